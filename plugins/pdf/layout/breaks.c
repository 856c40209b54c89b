#include "layout/breaks.h"

#include "base/utf8.h"

#include <linebreak.h>
#include <linebreakdef.h>
#include <string.h>

/* No token that a rule looks at is longer. */
#define LONGEST_TOKEN 40

/* The text between two spaces. */
struct token {
    const char *data;
    size_t size;
};

/* Words that belong to the number after them. Lower case. */
static const char *const before_numbers[] = {
    "no.",   "nos.",  "№",     "№№",     "n°",      "nº",    "nos",   "núm.", "núms.", "num.",
    "§",     "§§",    "para.", "paras.", "par.",    "art.",  "arts.", "arts", "p.",    "pp.",
    "vol.",  "chap.", "ch.",   "fig.",   "figs.",   "sect.", "sec.",  "add.", "rev.",  "corr.",
    "ст.",   "стт.",  "п.",    "пп.",    "пп",      "ч.",    "гл.",   "с.",   "стр.",  "рис.",
    "табл.", "разд.", "т.",    "párr.",  "párrs.",  "pág.",  "págs.", "cap.", "б.",    "т.т.",
    "us$",   "ca.",   "c.",    "cf.",    "approx.", "около", "€",     "$",    "£",     "₸"};

/* Words and signs that belong to the number before them. Lower case. */
static const char *const after_numbers[] = {
    "%",     "‰",       "°c",      "kg",       "km",       "m",         "cm",       "mm",    "ha",
    "t",     "km²",     "m²",      "m³",       "kwh",      "mw",        "gw",       "a.m.",  "p.m.",
    "h",     "million", "billion", "trillion", "millions", "milliards", "millones", "млн",   "млн.",
    "млрд",  "млрд.",   "тыс.",    "трлн",     "г.",       "гг.",       "год",      "года",  "году",
    "годов", "годы",    "лет",     "кг",       "км",       "м",         "см",       "мм",    "га",
    "т",     "кв.",     "км²",     "м²",       "руб.",     "тг",        "тг.",      "тенге", "мың",
    "жыл",   "жылы",    "жылғы",   "ж.",       "€",        "$",         "₸",        "₽",   "usd",
    "eur",   "kzt",     "квт",     "мвт",      "p.",       "в."};

/* Titles that belong to the name after them. Lower case. */
static const char *const before_names[] = {"mr.",  "mrs.", "ms.",  "dr.", "prof.", "st.",
                                           "mme",  "mlle", "m.",   "mm.", "sr.",   "sra.",
                                           "dra.", "г-н",  "г-жа", "им.", "акад.", "проф."};

static bool equals_folded(struct token token, const char *word) {
    size_t a = 0, b = 0, size = strlen(word);
    while (a < token.size && b < size)
        if (engross_fold_case(engross_utf8_decode(token.data, token.size, &a)) !=
            engross_utf8_decode(word, size, &b))
            return false;
    return a == token.size && b == size;
}

static bool is_among(struct token token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (equals_folded(token, words[i]))
            return true;
    return false;
}
#define IS_AMONG(token, words) is_among(token, words, sizeof words / sizeof words[0])

static bool is_dash(uint32_t c) {
    return c >= 0x2012 && c <= 0x2015;
}

static bool is_opening(uint32_t c) {
    return c == '(' || c == '[' || c == '{' || c == 0xAB || c == 0x201C || c == 0x2018 ||
           c == 0x201E || c == 0x201A || c == 0x2039 || c == 0xBF || c == 0xA1;
}

static bool is_closing(uint32_t c) {
    return c == ')' || c == ']' || c == '}' || c == 0xBB || c == 0x203A || c == 0x201D ||
           c == '!' || c == '?' || c == ':' || c == ';' || c == ',' || c == '.' || c == 0x2026 ||
           c == '%' || c == 0x2030 || c == 0x61F || c == 0x60C || c == 0x61B;
}

/* Thai and Lao: what is before it is said again. It stands after a space and alone. */
static bool is_repetition(uint32_t c) {
    return c == 0xE46 || c == 0xEC6;
}

static uint32_t first_of(struct token token) {
    size_t offset = 0;
    return token.size > 0 ? engross_utf8_decode(token.data, token.size, &offset) : 0;
}

static struct token rest_of(struct token token) {
    size_t offset = 0;
    engross_utf8_decode(token.data, token.size, &offset);
    return (struct token){token.data + offset, token.size - offset};
}

/* The token that ends before end, without opening punctuation; empty when it is very long. */
static struct token token_before(const char *text, size_t end) {
    size_t start = end;
    while (start > 0 && text[start - 1] != ' ' && end - start <= LONGEST_TOKEN)
        start--;
    if (end - start > LONGEST_TOKEN)
        return (struct token){text + end, 0};
    struct token token = {text + start, end - start};
    while (token.size > 0 && is_opening(first_of(token)) && rest_of(token).size > 0)
        token = rest_of(token);
    return token;
}

static struct token token_after(const char *text, size_t size, size_t start) {
    size_t end = start;
    while (end < size && text[end] != ' ' && end - start <= LONGEST_TOKEN)
        end++;
    return (struct token){text + start, end - start};
}

/* Without the commas, full stops and closing brackets at its end. */
static struct token trimmed(struct token token) {
    while (token.size > 0 && memchr(",;:)]!?", token.data[token.size - 1], 7) != NULL)
        token.size--;
    return token;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct token token) {
    size_t count = 0;
    while (count < token.size && is_digit(token.data[count]))
        count++;
    return count;
}

static bool is_number(struct token token) {
    bool digit = false;
    for (size_t i = 0; i < token.size; i++) {
        if (is_digit(token.data[i]))
            digit = true;
        else if (strchr(".,-+", token.data[i]) == NULL && (token.data[i] & 0x80) == 0)
            return false;
        else if ((token.data[i] & 0x80) != 0 && !digit)
            return false;
    }
    return digit && is_digit(token.data[token.size - 1]);
}

/* "J.", "A.S." */
static bool is_initials(struct token token) {
    size_t offset = 0;
    while (offset < token.size) {
        if (!engross_is_uppercase(engross_utf8_decode(token.data, token.size, &offset)) ||
            offset >= token.size || token.data[offset] != '.')
            return false;
        offset++;
    }
    return token.size > 0;
}

/* Exactly three digits: the next group of "10 000". */
static bool is_group(struct token token) {
    return digits_at(token) == 3;
}

/* --- the rules at a space: the first that knows an answer gives it ------------------------- */

#define NO_OPINION (-1)

static int rule_marks(struct token before, struct token after) {
    uint32_t next = first_of(after);
    if (is_closing(next) || (is_opening(first_of(before)) && rest_of(before).size == 0))
        return PDF_BREAK_NONE;
    return is_dash(next) || is_repetition(next) ? PDF_BREAK_NONE : NO_OPINION;
}

static int rule_numbers(struct token before, struct token after) {
    if (is_number(before)) {
        if (digits_at(before) <= 3 && is_group(after))
            return PDF_BREAK_NONE;
        if (IS_AMONG(trimmed(after), after_numbers))
            return PDF_BREAK_NONE;
        if (before.size <= 2 && engross_is_letter(first_of(after)))
            return PDF_BREAK_DISCOURAGED;
    }
    size_t digits = digits_at(after);
    if (digits == 0)
        return NO_OPINION;
    if (IS_AMONG(before, before_numbers))
        return PDF_BREAK_NONE;
    return digits <= 3 && engross_is_letter(first_of(before)) ? PDF_BREAK_DISCOURAGED : NO_OPINION;
}

static int rule_per_cent(struct token before, struct token after) {
    static const char *const cents[] = {"cent", "cent.", "cien", "mille", "100", "mil"};
    bool per = equals_folded(before, "per") || equals_folded(before, "pour") ||
               equals_folded(before, "por") || equals_folded(before, "p.");
    return per && IS_AMONG(trimmed(after), cents) ? PDF_BREAK_NONE : NO_OPINION;
}

static int rule_names(struct token before, struct token after) {
    if (!engross_is_uppercase(first_of(after)))
        return NO_OPINION;
    return is_initials(before) || IS_AMONG(before, before_names) ? PDF_BREAK_NONE : NO_OPINION;
}

static int rule_short_words(struct token before, struct token after) {
    (void)after;
    uint32_t first = first_of(before);
    bool alone = engross_is_letter(first) && rest_of(before).size == 0;
    return alone && !is_repetition(first) ? PDF_BREAK_DISCOURAGED : NO_OPINION;
}

static int (*const space_rules[])(struct token before, struct token after) = {
    rule_marks, rule_per_cent, rule_numbers, rule_names, rule_short_words};

/* "5 per cent": the number and "per" belong together only before "cent". */
static bool is_number_per_cent(struct token before, const char *text, size_t size, size_t space) {
    struct token after = token_after(text, size, space + 1);
    if (!is_number(before) || space + 2 + after.size >= size)
        return false;
    return rule_per_cent(after, token_after(text, size, space + 2 + after.size)) == PDF_BREAK_NONE;
}

static unsigned char break_at_space(const char *text, size_t size, size_t space) {
    struct token before = token_before(text, space);
    struct token after = token_after(text, size, space + 1);
    if (is_number_per_cent(before, text, size, space))
        return PDF_BREAK_NONE;
    for (size_t i = 0; i < sizeof space_rules / sizeof space_rules[0]; i++) {
        int answer = space_rules[i](before, after);
        if (answer != NO_OPINION)
            return (unsigned char)answer;
    }
    return PDF_BREAK_ALLOWED;
}

/* --- the rules inside a word --------------------------------------------------------------- */

/* After "a-", "/" and the like lines end only if they must; not at all inside "A-2" or "1-5". */
static unsigned char break_after_sign(const char *text, size_t size, size_t at) {
    if (text[at] == '/')
        return PDF_BREAK_DISCOURAGED;
    bool short_part = at < 2 || text[at - 2] == ' ' || text[at - 2] == '/';
    bool digit_follows = at + 1 < size && is_digit(text[at + 1]);
    return short_part || digit_follows ? PDF_BREAK_NONE : PDF_BREAK_DISCOURAGED;
}

/* Signs before or after figures and letters: UAX #14, rules LB24 and LB25 of today. */
static bool is_sign(uint32_t c) {
    static const uint32_t signs[] = {'%',  '$',  '+',  0xA2,   0xA3,   0xA4,   0xA5,  0xAA,
                                     0xB0, 0xB1, 0xBA, 0x2030, 0x2032, 0x2033, 0x2116};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c == signs[i])
            return true;
    return c >= 0x20A0 && c <= 0x20CF; /* currencies */
}

static unsigned char break_in_word(const char *text, size_t size, size_t last, uint32_t c) {
    if (c == 0xAD)
        return PDF_BREAK_HYPHEN;
    if (c == '-' || c == '/')
        return break_after_sign(text, size, last);
    if (last + 1 >= size)
        return PDF_BREAK_ALLOWED;
    size_t offset = last + 1;
    uint32_t next = engross_utf8_decode(text, size, &offset);
    if (is_dash(next) || (is_dash(c) && is_digit(text[last + 1])))
        return PDF_BREAK_NONE;
    bool tied = is_sign(next) ? engross_is_letter(c) || engross_is_digit(c)
                              : is_sign(c) && (engross_is_letter(next) || engross_is_digit(next));
    if (tied && c < 0x2E80 && next < 0x2E80) /* between ideographs and signs lines may end */
        return PDF_BREAK_NONE;
    return PDF_BREAK_ALLOWED;
}

static unsigned char mend(const char *text, size_t size, size_t last, unsigned char found) {
    if (found == LINEBREAK_MUSTBREAK)
        return last + 1 < size ? PDF_BREAK_MUST : PDF_BREAK_NONE;
    if (text[last] == ' ')
        return found == LINEBREAK_ALLOWBREAK || (last + 1 < size && text[last + 1] != ' ')
                   ? break_at_space(text, size, last)
                   : PDF_BREAK_NONE;
    if (found != LINEBREAK_ALLOWBREAK)
        return PDF_BREAK_NONE;
    size_t start;
    uint32_t c = engross_utf8_decode_before(text, last + 1, &start);
    return break_in_word(text, size, last, c);
}

/* --- scripts that write no spaces between words --------------------------------------------- */

/* Thai and Lao, whose words only a dictionary tells apart. Their syllables can be seen: a vowel
 * that is written before its consonant begins one, so does nothing else for certain; a short "a",
 * the signs of repetition and of abbreviation end one. Thai is 0x80 before Lao in Unicode. */
static bool is_thai_or_lao(uint32_t c) {
    return c >= 0xE01 && c <= 0xEDF;
}

static bool begins_syllable(uint32_t c) {
    uint32_t thai = c >= 0xE80 ? c - 0x80 : c;
    return thai >= 0xE40 && thai <= 0xE44;
}

static bool ends_syllable(uint32_t c) {
    uint32_t thai = c >= 0xE80 ? c - 0x80 : c;
    return thai == 0xE30 || thai == 0xE46 || thai == 0xE2F;
}

/* Signs that stand above, below or behind the consonant before them. */
static bool joins_consonant(uint32_t c) {
    uint32_t thai = c >= 0xE80 ? c - 0x80 : c;
    return (thai >= 0xE2F && thai <= 0xE3A) || (thai >= 0xE45 && thai <= 0xE4E);
}

/* Whether a line may end between two letters of these scripts. */
static bool parts_syllables(uint32_t before, uint32_t after) {
    if (!is_thai_or_lao(before) || !is_thai_or_lao(after) || begins_syllable(before) ||
        joins_consonant(after))
        return false;
    return begins_syllable(after) || ends_syllable(before);
}

static void break_syllables(const char *text, size_t size, unsigned char *breaks) {
    uint32_t before = 0;
    for (size_t offset = 0; offset < size;) {
        size_t start = offset;
        uint32_t c = engross_utf8_decode(text, size, &offset);
        if (start > 0 && breaks[start - 1] == PDF_BREAK_NONE && parts_syllables(before, c))
            breaks[start - 1] = PDF_BREAK_ALLOWED;
        before = c;
    }
}

/* libunibreak 1.1 ends the process at a regional indicator, half of a flag: it is shown a letter
 * instead, which nothing parts from its other half either. */
static utf32_t next_character(const void *text, size_t size, size_t *offset) {
    utf32_t c = lb_get_next_char_utf8(text, size, offset);
    return c >= 0x1F1E6 && c <= 0x1F1FF ? 'A' : c;
}

void engross_pdf_breaks(const char *text, size_t size, engross_text language,
                        unsigned char *breaks) {
    set_linebreaks(text, size, language.data, (char *)breaks, next_character);
    for (size_t i = 0; i < size; i++)
        breaks[i] = breaks[i] == LINEBREAK_INSIDEACHAR ? (unsigned char)PDF_BREAK_NONE
                                                       : mend(text, size, i, breaks[i]);
    if (memmem(text, size, "\xE0", 1) != NULL) /* the first byte of these scripts, and of Hindi */
        break_syllables(text, size, breaks);
}

void engross_pdf_breaks_address(const char *text, size_t start, size_t end, unsigned char *breaks) {
    for (size_t i = start; i + 1 < end; i++) {
        bool before = strchr(".?&=_%#-", text[i + 1]) != NULL && text[i + 1] != '\0';
        bool after = text[i] == '/' && text[i + 1] != '/';
        if ((before || after) && (unsigned char)text[i] < 0x80 && text[i] != ' ' && i > start)
            breaks[i] = PDF_BREAK_DISCOURAGED;
    }
}
