#include "model/counting.h"

#include "base/utf8.h"
#include "model/number.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define ALEF 0x627
#define TATWEEL 0x640
/* Ideographic zero; the Chinese numerals come after it. */
#define FIRST_CHINESE 0x3007

/* All words without vowel signs and hamzas of alef. */
static const char *const ordinals[] = {"اولا",  "ثانيا", "ثالثا", "رابعا", "خامسا",
                                       "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"};
static const char *const teens[] = {"حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر",
                                    "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر"};
static const char *const letter_names[] = {"الف", "باء", "جيم", "دال", "هاء", "واو", "زاي",
                                           "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون",
                                           "سين", "عين", "فاء", "صاد", "قاف", "راء", "شين",
                                           "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين"};

static const struct {
    const char *const *words;
    size_t count;
    uint32_t first; /* what the first of them counts */
    enum engross_counting counting;
} lists[] = {
    {ordinals, COUNT(ordinals), 1, ENGROSS_COUNTING_ORDINAL},
    {teens, COUNT(teens), 11, ENGROSS_COUNTING_ORDINAL},
    {letter_names, COUNT(letter_names), 1, ENGROSS_COUNTING_NAME},
};

/* The next letter or space of text, *at moved past it and the signs after it; 0 at the end. */
static uint32_t next_letter(const char *text, size_t size, size_t *at) {
    uint32_t letter = *at < size ? engross_utf8_decode(text, size, at) : 0;
    if (letter >= 0x622 && letter <= 0x625 && letter != 0x624)
        letter = ALEF;
    for (size_t next = *at; next < size; *at = next) {
        uint32_t sign = engross_utf8_decode(text, size, &next);
        if (sign != TATWEEL && (sign < 0x64B || sign > 0x65F))
            break;
    }
    return engross_is_any_space(letter) ? ' ' : letter;
}

/* How many bytes of text spell the word and no longer one; 0 for none. */
static size_t match(const char *text, size_t size, const char *word) {
    size_t length = strlen(word), at = 0, in_word = 0;
    while (in_word < length)
        if (next_letter(text, size, &at) != engross_utf8_decode(word, length, &in_word))
            return 0;
    size_t after = at;
    return engross_is_letter(next_letter(text, size, &after)) ? 0 : at;
}

static size_t parse_words(const char *text, size_t size, uint32_t *value,
                          enum engross_counting *counting) {
    for (size_t l = 0; l < COUNT(lists); l++) {
        for (size_t i = 0; i < lists[l].count; i++) {
            size_t end = match(text, size, lists[l].words[i]);
            if (end == 0)
                continue;
            *value = lists[l].first + (uint32_t)i;
            *counting = lists[l].counting;
            return end;
        }
    }
    return 0;
}

/* The run of letters at the beginning, where it is one number in numbering. */
static size_t parse_letters(const char *text, size_t size, enum engross_numbering numbering,
                            uint32_t *value) {
    size_t end = 0, next;
    while ((next = end) < size && engross_is_letter(engross_utf8_decode(text, size, &next)))
        end = next;
    *value = (uint32_t)engross_number_value(text, end, numbering);
    return *value > 0 ? end : 0;
}

/* The run of Chinese numerals at the beginning; text may follow without a space. */
static size_t parse_chinese(const char *text, size_t size, uint32_t *value) {
    size_t taken = 0;
    for (size_t end = 0; end < size;) {
        engross_utf8_decode(text, size, &end);
        int64_t number = engross_number_value(text, end, ENGROSS_NUMBERING_CHINESE);
        if (number == 0)
            break;
        *value = (uint32_t)number;
        taken = end;
    }
    return taken;
}

size_t engross_counting_parse(const char *text, size_t size, uint32_t *value,
                              enum engross_counting *counting) {
    size_t offset = 0;
    uint32_t first = size > 0 ? engross_utf8_decode(text, size, &offset) : 0;
    *value = 0;
    *counting = ENGROSS_COUNTING_ORDINAL;
    if (first >= FIRST_CHINESE)
        return parse_chinese(text, size, value);
    if (first < 0x620 || first > 0x64A) /* Arabic letters */
        return 0;
    size_t end = parse_words(text, size, value, counting);
    if (end > 0)
        return end;
    *counting = ENGROSS_COUNTING_LETTER;
    return parse_letters(text, size, ENGROSS_NUMBERING_ABJAD, value);
}
