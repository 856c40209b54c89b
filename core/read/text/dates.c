#include "read/text/dates.h"
#include "read/text/characters.h"
#include "read/text/numerals.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_DATE 120 /* bytes */

static const struct {
    const char *stem; /* a word that begins so is the month */
    unsigned month;
} months[] = {
    {"january", 1},    {"february", 2},   {"march", 3},      {"april", 4},     {"may", 5},
    {"june", 6},       {"july", 7},       {"august", 8},     {"september", 9}, {"october", 10},
    {"november", 11},  {"december", 12},  {"janvier", 1},    {"février", 2},   {"mars", 3},
    {"avril", 4},      {"mai", 5},        {"juin", 6},       {"juillet", 7},   {"août", 8},
    {"septembre", 9},  {"octobre", 10},   {"novembre", 11},  {"décembre", 12}, {"enero", 1},
    {"febrero", 2},    {"marzo", 3},      {"abril", 4},      {"mayo", 5},      {"junio", 6},
    {"julio", 7},      {"agosto", 8},     {"septiembre", 9}, {"setiembre", 9}, {"octubre", 10},
    {"noviembre", 11}, {"diciembre", 12}, {"январ", 1},      {"феврал", 2},    {"март", 3},
    {"апрел", 4},      {"мая", 5},        {"май", 5},        {"июн", 6},       {"июл", 7},
    {"август", 8},     {"сентябр", 9},    {"октябр", 10},    {"ноябр", 11},    {"декабр", 12},
    {"қаңтар", 1},     {"ақпан", 2},      {"наурыз", 3},     {"сәуір", 4},     {"мамыр", 5},
    {"маусым", 6},     {"шілде", 7},      {"тамыз", 8},      {"қыркүйек", 9},  {"қазан", 10},
    {"қараша", 11},    {"желтоқсан", 12}, {"jan", 1},        {"feb", 2},       {"mar", 3},
    {"apr", 4},        {"jun", 6},        {"jul", 7},        {"aug", 8},       {"sep", 9},
    {"oct", 10},       {"nov", 11},       {"dec", 12},
};

/* Words between the figures that say nothing, and those that stand for a dash. */
static const char *const fillers[] = {"de", "del", "the", "of", "le",    "du",   "года", "год",
                                      "г",  "гг",  "с",   "от", "жылғы", "жылы", "жыл",  "ж",
                                      "er", "st",  "nd",  "rd", "th",    "from", "года", "日"};
static const char *const joints[] = {"to", "al", "a", "au", "à", "по", "and", "until", "至"};

struct part {
    unsigned day, month, year;
};

struct scan {
    struct part parts[2];
    unsigned part;
    unsigned numbers; /* without a month: 18.10.2024 */
};

static bool is_one_of(const char *word, size_t size, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (engross_word_match(word, size, list[i]) == size)
            return true;
    return false;
}

static unsigned month_of(const char *word, size_t size) {
    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
        size_t end = engross_prefix_match(word, size, months[i].stem);
        /* a short stem is an abbreviation and must be the whole word */
        if (end > 0 && (end == size || (strlen(months[i].stem) > 3 && size - end <= 12)))
            return months[i].month;
    }
    return 0;
}

static bool take_number(struct scan *scan, uint32_t value, size_t digits) {
    struct part *part = &scan->parts[scan->part];
    unsigned *slot = digits == 4        ? &part->year
                     : part->day == 0   ? &part->day
                     : part->month == 0 ? &part->month
                                        : NULL;
    if (slot == NULL || *slot != 0 || value == 0)
        return false;
    *slot = value;
    scan->numbers++;
    return true;
}

static bool take_word(struct scan *scan, const char *word, size_t size) {
    struct part *part = &scan->parts[scan->part];
    unsigned month = month_of(word, size);
    if (month > 0 && part->month == 0) {
        part->month = month;
        return true;
    }
    if (is_one_of(word, size, joints, sizeof joints / sizeof joints[0])) {
        if (part->day == 0)
            return true;
        return scan->part++ == 0;
    }
    return is_one_of(word, size, fillers, sizeof fillers / sizeof fillers[0]);
}

static size_t word_end(const char *text, size_t size, size_t at) {
    for (size_t next = at; next < size; at = next)
        if (!engross_is_letter(engross_utf8_decode(text, size, &next)))
            return at;
    return at;
}

static bool scan_date(const char *text, size_t size, struct scan *scan) {
    for (size_t at = 0; at < size && scan->part < 2;) {
        uint32_t value;
        size_t digits = engross_numeral_digits(text + at, size - at, &value);
        if (digits > 0) {
            if (digits == 3 || digits > 4 || !take_number(scan, value, digits))
                return false;
            at += digits;
            continue;
        }
        size_t end = word_end(text, size, at);
        if (end > at) {
            if (!take_word(scan, text + at, end - at))
                return false;
            at = end;
            continue;
        }
        uint32_t c = engross_utf8_decode(text, size, &at);
        if (engross_is_dash(c)) {
            if (scan->part++ > 0)
                return false;
        } else if (!engross_is_any_space(c) && c != ',' && c != '.' && c != '/' && c != 0xBA) {
            return false;
        }
    }
    return scan->part < 2;
}

static bool is_date(const struct part *part) {
    return part->day >= 1 && part->day <= 31 && part->month >= 1 && part->month <= 12 &&
           part->year >= 1900 && part->year <= 2199;
}

static bool parse_iso(const char *text, size_t size, struct scan *scan) {
    static const char pattern[] = "dddd-dd-dd";
    if (size != sizeof pattern - 1)
        return false;
    for (size_t i = 0; i < size; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == 'd' ? !digit : text[i] != '-')
            return false;
    }
    uint32_t year, month, day;
    engross_numeral_digits(text, 4, &year);
    engross_numeral_digits(text + 5, 2, &month);
    engross_numeral_digits(text + 8, 2, &day);
    scan->parts[0] = (struct part){day, month, year};
    return true;
}

/* What one end of an interval leaves out, the other one says. */
static void complete(struct part *part, const struct part *other) {
    if (part->month == 0)
        part->month = other->month;
    if (part->year == 0)
        part->year = other->year;
}

/* 2024年10月18日, and with 至 an interval. */
static bool parse_chinese(const char *text, size_t size, struct scan *scan) {
    bool seen = false;
    for (size_t at = 0; at < size;) {
        uint32_t value = 0;
        size_t digits = engross_numeral_digits(text + at, size - at, &value);
        at += digits;
        if (at >= size)
            return false;
        uint32_t c = engross_utf8_decode(text, size, &at);
        struct part *part = &scan->parts[scan->part];
        if (c == 0x5E74)
            part->year = value, seen = true;
        else if (c == 0x6708)
            part->month = value;
        else if (c == 0x65E5)
            part->day = value;
        else if ((c == 0x81F3 || engross_is_dash(c)) && scan->part == 0)
            scan->part = 1;
        else
            return false;
    }
    return seen;
}

bool engross_date_parse(const char *text, size_t size, char iso[ENGROSS_DATE_SIZE]) {
    if (size == 0 || size > LONGEST_DATE)
        return false;
    struct scan scan = {0};
    if (!parse_iso(text, size, &scan)) {
        scan = (struct scan){0};
        if (!parse_chinese(text, size, &scan)) {
            scan = (struct scan){0};
            if (!scan_date(text, size, &scan))
                return false;
        }
    }
    if (scan.part == 0) {
        if (!is_date(&scan.parts[0]))
            return false;
        snprintf(iso, ENGROSS_DATE_SIZE, "%04u-%02u-%02u", scan.parts[0].year % 10000,
                 scan.parts[0].month % 100, scan.parts[0].day % 100);
        return true;
    }
    complete(&scan.parts[0], &scan.parts[1]);
    complete(&scan.parts[1], &scan.parts[0]);
    if (!is_date(&scan.parts[0]) || !is_date(&scan.parts[1]))
        return false;
    snprintf(iso, ENGROSS_DATE_SIZE, "%04u-%02u-%02u/%04u-%02u-%02u", scan.parts[0].year % 10000,
             scan.parts[0].month % 100, scan.parts[0].day % 100, scan.parts[1].year % 10000,
             scan.parts[1].month % 100, scan.parts[1].day % 100);
    return true;
}

bool engross_date_is_interval(const char *iso) {
    return strchr(iso, '/') != NULL;
}
