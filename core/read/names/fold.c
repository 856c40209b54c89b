#include "read/names/fold.h"
#include "base/utf8.h"

#include <string.h>

/* Base letters of U+00C0 to U+017F after lower-casing; '.' keeps the letter as it is. */
static const char latin_bases[] =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll"
    "lllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.";

/* Of the letters from U+0400 on, in UTF-8. */
#define FIRST_BYTE_BEYOND_LATIN 0xD0

struct replacement {
    uint32_t from;
    uint32_t to;
};

static const struct replacement replacements[] = {
    {0x0451, 0x0435},                   /* Cyrillic io: often printed without its dots */
    {0x0622, 0x0627}, {0x0623, 0x0627}, /* alef with madda, hamza above */
    {0x0625, 0x0627}, {0x0649, 0x064A}, /* alef with hamza below; alef maksura */
};

static bool is_left_out(uint32_t codepoint) {
    return (codepoint >= 0x0300 && codepoint <= 0x036F) ||
           (codepoint >= 0x064B && codepoint <= 0x065F) || codepoint == 0x0640 ||
           codepoint == 0x00AA || codepoint == 0x00BA;
}

uint32_t engross_name_fold_codepoint(uint32_t codepoint) {
    if (codepoint < 0x80) {
        if (codepoint >= 'A' && codepoint <= 'Z')
            return codepoint - 'A' + 'a';
        bool kept =
            (codepoint >= 'a' && codepoint <= 'z') || (codepoint >= '0' && codepoint <= '9');
        return kept ? codepoint : 0;
    }
    if (is_left_out(codepoint) || (!engross_is_letter(codepoint) && !engross_is_digit(codepoint)))
        return 0;
    if (codepoint >= 0xC0 && codepoint <= 0x17F) {
        char base = latin_bases[codepoint - 0xC0];
        return base != '.' ? (uint32_t)(unsigned char)base : engross_fold_case(codepoint);
    }
    codepoint = engross_fold_case(codepoint);
    for (size_t i = 0; i < sizeof replacements / sizeof replacements[0]; i++)
        if (replacements[i].from == codepoint)
            return replacements[i].to;
    return codepoint;
}

size_t engross_name_fold(const char *text, size_t size, char out[ENGROSS_NAME_SIZE]) {
    size_t offset = 0, length = 0;
    while (offset < size) {
        uint32_t codepoint = engross_name_fold_codepoint(engross_utf8_decode(text, size, &offset));
        if (codepoint == 0)
            continue;
        if (length + 4 >= ENGROSS_NAME_SIZE)
            return 0;
        length += engross_utf8_encode(codepoint, out + length);
    }
    return length;
}

/* Whether name folds to folded; stops at the first letter that differs. */
static bool folds_to(const char *name, size_t length, const char *folded, size_t size) {
    size_t offset = 0, at = 0;
    while (offset < length) {
        uint32_t codepoint =
            engross_name_fold_codepoint(engross_utf8_decode(name, length, &offset));
        if (codepoint == 0)
            continue;
        char bytes[4];
        size_t count = engross_utf8_encode(codepoint, bytes);
        if (at + count > size || memcmp(folded + at, bytes, count) != 0)
            return false;
        at += count;
    }
    return at == size;
}

/* Whether the first byte tells that name does not fold to what begins with folded: of nearly all
 * names it does. Only Latin letters fold to ASCII; a list's names begin with what is kept. */
static bool differs_at_once(const char *name, char folded) {
    unsigned char first = (unsigned char)*name;
    if (first >= 0x80)
        return first >= FIRST_BYTE_BEYOND_LATIN && (unsigned char)folded < 0x80;
    uint32_t letter = engross_name_fold_codepoint(first);
    return letter != 0 && letter != (unsigned char)folded;
}

bool engross_name_listed(const char *list, const char *folded, size_t size) {
    while (size > 0) {
        const char *end = strchr(list, '|');
        size_t length = end == NULL ? strlen(list) : (size_t)(end - list);
        if (!differs_at_once(list, *folded) && folds_to(list, length, folded, size))
            return true;
        if (end == NULL)
            return false;
        list = end + 1;
    }
    return false;
}

bool engross_name_first(const char *list, char *out, size_t room) {
    size_t size = strcspn(list, "|");
    if (size >= room)
        return false;
    memcpy(out, list, size);
    out[size] = '\0';
    return true;
}

static bool parts_words(uint32_t codepoint) {
    return engross_is_any_space(codepoint) || codepoint == '-' || codepoint == '\'' ||
           codepoint == 0x2019 || codepoint == 0x2010 || codepoint == 0x2011;
}

size_t engross_name_word(const char *text, size_t size, size_t *offset,
                         char out[ENGROSS_NAME_SIZE]) {
    size_t length = 0;
    bool started = false;
    while (*offset < size) {
        size_t next = *offset;
        uint32_t codepoint = engross_utf8_decode(text, size, &next);
        bool letter = engross_is_letter(codepoint) || is_left_out(codepoint);
        if (!letter && (started || !parts_words(codepoint)))
            break;
        *offset = next;
        if (!letter)
            continue;
        started = true;
        uint32_t folded = engross_name_fold_codepoint(codepoint);
        if (folded == 0)
            continue;
        if (length + 4 >= ENGROSS_NAME_SIZE)
            return 0;
        length += engross_utf8_encode(folded, out + length);
    }
    return length;
}
