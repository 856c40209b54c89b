#include "read/text/characters.h"

static bool is_listed(uint32_t codepoint, const uint32_t *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i] == codepoint)
            return true;
    return false;
}

#define IS_LISTED(codepoint, list) is_listed((codepoint), (list), sizeof(list) / sizeof(list)[0])

bool engross_is_dash(uint32_t codepoint) {
    return codepoint == '-' || (codepoint >= 0x2010 && codepoint <= 0x2015) ||
           codepoint == 0x2212 || codepoint == 0x2E3A;
}

bool engross_is_bullet(uint32_t codepoint) {
    /* the private-use ones are Wingdings and Symbol bullets as PDF files and old Word give them */
    static const uint32_t bullets[] = {
        0x00B7, 0x2022, 0x2023, 0x2043, 0x204C, 0x2219, 0x25A0, 0x25A1, 0x25AA,
        0x25AB, 0x25B6, 0x25BA, 0x25C6, 0x25C7, 0x25C9, 0x25CB, 0x25CF, 0x25D8,
        0x25E6, 0x2605, 0x2666, 0x2713, 0x2714, 0x2756, 0x2794, 0x27A2, 0x27A4,
        0x2B9A, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC,
    };
    return codepoint >= 0xB7 && IS_LISTED(codepoint, bullets);
}

bool engross_is_opening_quote(uint32_t codepoint) {
    static const uint32_t quotes[] = {'"',    '\'',   0x00AB, 0x2018, 0x201A, 0x201C,
                                      0x201E, 0x2039, 0x300C, 0x300E, 0x300A};
    return IS_LISTED(codepoint, quotes);
}

bool engross_is_closing_quote(uint32_t codepoint) {
    static const uint32_t quotes[] = {'"',    '\'',   0x00BB, 0x2019, 0x201C,
                                      0x201D, 0x203A, 0x300D, 0x300F, 0x300B};
    return IS_LISTED(codepoint, quotes);
}

bool engross_is_sentence_end(uint32_t codepoint) {
    static const uint32_t ends[] = {'.',    '!',    '?',    0x2026, 0x3002, 0xFF01,
                                    0xFF1F, 0xFF0E, 0x061F, 0x06D4, 0x0964, 0x0589};
    return IS_LISTED(codepoint, ends);
}

bool engross_is_question_mark(uint32_t codepoint) {
    return codepoint == '?' || codepoint == 0xFF1F || codepoint == 0x061F;
}

bool engross_is_raised_digit(uint32_t codepoint, uint32_t *digit) {
    static const uint32_t raised[] = {0x2070, 0x00B9, 0x00B2, 0x00B3, 0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    for (uint32_t i = 0; i < 10; i++) {
        if (raised[i] == codepoint) {
            *digit = i;
            return true;
        }
    }
    return false;
}

bool engross_is_ideograph(uint32_t codepoint) {
    return (codepoint >= 0x2E80 && codepoint <= 0x9FFF) ||
           (codepoint >= 0xF900 && codepoint <= 0xFAFF) ||
           (codepoint >= 0x20000 && codepoint <= 0x3FFFF);
}

uint32_t engross_character_at(const char *text, size_t size, size_t offset) {
    return offset < size ? engross_utf8_decode(text, size, &offset) : 0;
}

uint32_t engross_character_before(const char *text, size_t offset) {
    size_t start;
    return offset > 0 ? engross_utf8_decode_before(text, offset, &start) : 0;
}

size_t engross_skip_spaces(const char *text, size_t size, size_t offset) {
    while (offset < size) {
        size_t next = offset;
        if (!engross_is_any_space(engross_utf8_decode(text, size, &next)))
            break;
        offset = next;
    }
    return offset;
}

size_t engross_trim_end(const char *text, size_t size) {
    while (size > 0) {
        size_t start;
        if (!engross_is_any_space(engross_utf8_decode_before(text, size, &start)))
            break;
        size = start;
    }
    return size;
}
