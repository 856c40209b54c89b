/* Dates as documents print them. The text becomes a row of tokens (numbers, months, marks of a
 * range); the tokens left and right of a range are then read as day, month and year, in whatever
 * order the language puts them. */
#include "base/utf8.h"
#include "read/names.h"
#include "read/names/fold.h"
#include "read/names/numeral.h"

#include <stdio.h>
#include <string.h>

struct month {
    uint32_t number;
    const char *names; /* parted by '|' */
};

static const struct month months[] = {
    {1, "january|jan|janvier|janv|enero|ene|январь|января|янв|қаңтар|يناير|كانون الثاني"},
    {2, "february|feb|février|févr|fév|febrero|февраль|февраля|фев|февр|ақпан|فبراير|شباط"},
    {3, "march|mar|mars|marzo|март|марта|мар|наурыз|مارس|آذار"},
    {4, "april|apr|avril|avr|abril|abr|апрель|апреля|апр|сәуір|أبريل|إبريل|نيسان"},
    {5, "may|mai|mayo|май|мая|мамыр|مايو|أيار"},
    {6, "june|jun|juin|junio|июнь|июня|июн|маусым|يونيو|يونيه|حزيران"},
    {7, "july|jul|juillet|juil|julio|июль|июля|июл|шілде|يوليو|يوليه|تموز"},
    {8, "august|aug|août|agosto|ago|август|августа|авг|тамыз|أغسطس|آب"},
    {9, "september|sep|sept|septembre|septiembre|setiembre|сентябрь|сентября|сент|сен|қыркүйек|"
        "سبتمبر|أيلول"},
    {10, "october|oct|octobre|octubre|октябрь|октября|окт|қазан|أكتوبر|تشرين الأول"},
    {11, "november|nov|novembre|noviembre|ноябрь|ноября|нояб|ноя|қараша|نوفمبر|تشرين الثاني"},
    {12, "december|dec|décembre|déc|diciembre|dic|декабрь|декабря|дек|желтоқсан|ديسمبر|"
         "كانون الأول"},
};

/* Arabic months whose names are two words: the first word. */
static const char two_words[] = "كانون|تشرين";

/* Words that say nothing: articles, "of", "year", days of the week. */
static const char fillers[] =
    "the|of|on|from|between|st|nd|rd|th|er|le|du|de|des|d|del|el|los|г|гг|год|года|году|с|жыл|"
    "жылы|жылғы|عام|سنة|في|من|年|日|号|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|"
    "sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье";
/* Words between the ends of an interval. */
static const char range_words[] = "to|through|until|au|a|à|al|hasta|по|до|мен|إلى|至|到|and|et|y";

enum token_type { TOKEN_NUMBER, TOKEN_YEAR, TOKEN_MONTH, TOKEN_RANGE };

#define MAXIMUM_TOKENS 8
#define MAXIMUM_TEXT 160 /* bytes; longer texts are no dates */

struct tokens {
    enum token_type types[MAXIMUM_TOKENS];
    uint32_t values[MAXIMUM_TOKENS];
    size_t count;
};

/* One end of an interval, or the whole date; 0: not said. */
struct day {
    uint32_t year, month, day;
};

static bool add_token(struct tokens *tokens, enum token_type type, uint32_t value) {
    if (type == TOKEN_MONTH && tokens->count > 0 && tokens->types[tokens->count - 1] == TOKEN_MONTH)
        return tokens->values[tokens->count - 1] == value; /* the same month named twice */
    if (tokens->count == MAXIMUM_TOKENS)
        return false;
    tokens->types[tokens->count] = type;
    tokens->values[tokens->count++] = value;
    return true;
}

static uint32_t month_number(const char *folded, size_t size) {
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
        if (engross_name_listed(months[i].names, folded, size))
            return months[i].number;
    return 0;
}

/* Takes the month sign of Chinese: the number before it was a month. */
static bool take_month_sign(struct tokens *tokens) {
    if (tokens->count == 0 || tokens->types[tokens->count - 1] != TOKEN_NUMBER)
        return false;
    tokens->types[tokens->count - 1] = TOKEN_MONTH;
    return true;
}

/* Where the word at offset ends at the latest: an ideograph is a word of its own. */
static size_t word_limit(const char *text, size_t size, size_t offset) {
    uint32_t codepoint = engross_utf8_decode(text, size, &offset);
    return codepoint >= 0x4E00 && codepoint <= 0x9FFF ? offset : size;
}

static bool take_word(struct tokens *tokens, const char *text, size_t size, size_t *offset) {
    char word[2 * ENGROSS_NAME_SIZE];
    size_t length = engross_name_word(text, word_limit(text, size, *offset), offset, word);
    if (length > 0 && engross_name_listed(two_words, word, length))
        length += engross_name_word(text, size, offset, word + length);
    if (length == 0)
        return false;
    uint32_t month = month_number(word, length);
    if (month > 0)
        return add_token(tokens, TOKEN_MONTH, month);
    if (engross_name_listed("月", word, length))
        return take_month_sign(tokens);
    if (engross_name_listed(range_words, word, length))
        return add_token(tokens, TOKEN_RANGE, 0);
    return engross_name_listed(fillers, word, length);
}

static bool is_dash(uint32_t codepoint) {
    return codepoint == '-' || (codepoint >= 0x2010 && codepoint <= 0x2015) || codepoint == 0x2212;
}

static bool take_token(struct tokens *tokens, const char *text, size_t size, size_t *offset) {
    uint32_t number;
    size_t taken = engross_numeral_parse(text + *offset, size - *offset, &number);
    if (taken > 0) {
        *offset += taken;
        return add_token(tokens, number >= 1000 ? TOKEN_YEAR : TOKEN_NUMBER, number);
    }
    size_t next = *offset;
    uint32_t codepoint = engross_utf8_decode(text, size, &next);
    if (is_dash(codepoint)) {
        *offset = next;
        return add_token(tokens, TOKEN_RANGE, 0);
    }
    if (engross_is_letter(codepoint))
        return take_word(tokens, text, size, offset);
    *offset = next;
    return engross_is_any_space(codepoint) || codepoint == ',' || codepoint == '.' ||
           codepoint == '/' || codepoint == 0x060C || codepoint == 0x00BA || codepoint == '\'' ||
           codepoint == 0x2019 || codepoint == '(' || codepoint == ')';
}

static bool read_side(const struct tokens *tokens, size_t start, size_t end, struct day *day) {
    for (size_t i = start; i < end; i++) {
        uint32_t *slot = tokens->types[i] == TOKEN_YEAR    ? &day->year
                         : tokens->types[i] == TOKEN_MONTH ? &day->month
                                                           : &day->day;
        if (*slot != 0 || tokens->types[i] == TOKEN_RANGE)
            return false;
        *slot = tokens->values[i];
    }
    return true;
}

static uint32_t days_in_month(uint32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool is_calendar_day(const struct day *day) {
    return day->year >= 1000 && day->year <= 9999 && day->month >= 1 && day->month <= 12 &&
           day->day >= 1 && day->day <= days_in_month(day->year, day->month);
}

static bool write_day(const struct day *day, char iso[ENGROSS_DATE_SIZE]) {
    if (day->day != 0 && !is_calendar_day(day))
        return false;
    if (day->year < 1000 || day->year > 9999 || day->month > 12)
        return false;
    if (day->day != 0)
        snprintf(iso, ENGROSS_DATE_SIZE, "%04u-%02u-%02u", day->year, day->month, day->day);
    else if (day->month != 0)
        snprintf(iso, ENGROSS_DATE_SIZE, "%04u-%02u", day->year, day->month);
    else
        snprintf(iso, ENGROSS_DATE_SIZE, "%04u", day->year);
    return true;
}

/* What the first end leaves out, the second one says: "20-31 January 2025". In Kazakh the year
 * and month may stand first and hold for the second end. */
static bool write_interval(struct day first, struct day last, char iso[ENGROSS_DATE_SIZE]) {
    first.year = first.year != 0 ? first.year : last.year;
    first.month = first.month != 0 ? first.month : last.month;
    last.year = last.year != 0 ? last.year : first.year;
    last.month = last.month != 0 ? last.month : first.month;
    if (!is_calendar_day(&first) || !is_calendar_day(&last))
        return false;
    uint32_t begins = first.year * 10000 + first.month * 100 + first.day;
    if (begins >= last.year * 10000 + last.month * 100 + last.day)
        return false;
    snprintf(iso, ENGROSS_DATE_SIZE, "%04u-%02u-%02u/%04u-%02u-%02u", first.year, first.month,
             first.day, last.year, last.month, last.day);
    return true;
}

static bool parse_words(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    struct tokens tokens = {.count = 0};
    for (size_t offset = 0; offset < size;)
        if (!take_token(&tokens, text, size, &offset))
            return false;
    size_t range = 0;
    while (range < tokens.count && tokens.types[range] != TOKEN_RANGE)
        range++;
    struct day first = {0}, last = {0};
    if (tokens.count == 0 || !read_side(&tokens, 0, range, &first))
        return false;
    if (range == tokens.count)
        return write_day(&first, iso);
    return read_side(&tokens, range + 1, tokens.count, &last) && write_interval(first, last, iso);
}

/* Three numbers with one mark between them: year first, or day, month and year in the order
 * that their sizes leave open. Reads up to the end of text or a "/" of an ISO interval. */
static bool parse_numbers(const char *text, size_t size, struct day *day) {
    uint32_t numbers[3];
    size_t offset = 0;
    char mark = '\0';
    for (size_t i = 0; i < 3; i++) {
        if (i > 0 && (offset >= size || (mark != '\0' && text[offset] != mark)))
            return false;
        if (i > 0)
            mark = text[offset++];
        size_t taken = engross_numeral_parse(text + offset, size - offset, &numbers[i]);
        if (taken == 0)
            return false;
        offset += taken;
    }
    if (offset != size || (mark != '-' && mark != '.' && mark != '/'))
        return false;
    if (numbers[0] >= 1000)
        *day = (struct day){numbers[0], numbers[1], numbers[2]};
    else if (mark == '/' && numbers[1] > 12)
        *day = (struct day){numbers[2], numbers[0], numbers[1]};
    else if (mark != '/' || numbers[0] > 12 || numbers[0] == numbers[1])
        *day = (struct day){numbers[2], numbers[1], numbers[0]};
    else
        return false;
    return is_calendar_day(day);
}

/* "2024-10", which the words would take for a range. */
static bool parse_iso_month(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    struct day day = {0};
    if (size != 7 || text[4] != '-' || engross_numeral_parse(text, 4, &day.year) != 4 ||
        engross_numeral_parse(text + 5, 2, &day.month) != 2 || day.month == 0)
        return false;
    return write_day(&day, iso);
}

static bool parse_iso_interval(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    struct day first, last;
    return size == 21 && text[10] == '/' && parse_numbers(text, 10, &first) &&
           parse_numbers(text + 11, 10, &last) && write_interval(first, last, iso);
}

bool engross_date_parse(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    iso[0] = '\0';
    while (size > 0 && engross_is_space((unsigned char)text[0]))
        text++, size--;
    while (size > 0 && (engross_is_space((unsigned char)text[size - 1]) || text[size - 1] == '.'))
        size--;
    if (size == 0 || size > MAXIMUM_TEXT)
        return false;
    struct day day;
    if (parse_numbers(text, size, &day))
        return write_day(&day, iso);
    if (parse_iso_month(text, size, iso) || parse_iso_interval(text, size, iso))
        return true;
    return parse_words(text, size, iso);
}
