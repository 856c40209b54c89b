#include "read/text/numerals.h"
#include "read/text/characters.h"

#include <string.h>

size_t engross_numeral_digits(const char *text, size_t size, uint32_t *value) {
    size_t count = 0, offset = 0;
    uint32_t number = 0;
    while (offset < size && count < 6) {
        size_t next = offset;
        uint32_t c = engross_utf8_decode(text, size, &next);
        uint32_t zero = c < 0x80 ? '0' : c < 0x6F0 ? 0x660 : 0x6F0;
        if (c < zero || c > zero + 9)
            break;
        number = number * 10 + (c - zero);
        count++;
        offset = next;
    }
    if (count == 0 || count > 5)
        return 0;
    *value = number;
    return offset;
}

/* The Latin letter (upper case) that a Roman digit stands for, or 0. */
static char roman_letter(uint32_t codepoint, bool upper) {
    static const struct {
        uint32_t codepoint;
        char letter;
    } cyrillic[] = {{0x0406, 'I'}, {0x0425, 'X'}, {0x0421, 'C'}, {0x0456, 'I'}, {0x0445, 'X'}};
    char letter = 0;
    if (codepoint < 0x80)
        letter = (char)(upper ? codepoint : codepoint - 32);
    for (size_t i = 0; i < sizeof cyrillic / sizeof cyrillic[0]; i++)
        if (cyrillic[i].codepoint == codepoint && (i < 3) == upper)
            letter = cyrillic[i].letter;
    return letter != 0 && strchr("IVXLC", letter) != NULL ? letter : 0;
}

/* Takes the units, tens or hundreds off *roman: one, five and ten are its letters. */
static uint32_t roman_place(const char **roman, char one, char five, char ten) {
    const char *at = *roman;
    uint32_t value = 0;
    if (at[0] == one && at[1] != 0 && (at[1] == five || at[1] == ten)) {
        value = at[1] == five ? 4 : 9;
        at += 2;
    } else {
        if (at[0] != 0 && at[0] == five) {
            value = 5;
            at++;
        }
        for (int i = 0; i < 3 && at[0] == one; i++, at++)
            value++;
    }
    *roman = at;
    return value;
}

size_t engross_numeral_roman(const char *text, size_t size, bool upper, uint32_t *value) {
    char letters[12] = {0};
    size_t count = 0, offset = 0;
    while (offset < size && count < sizeof letters - 1) {
        size_t next = offset;
        char letter = roman_letter(engross_utf8_decode(text, size, &next), upper);
        if (letter == 0)
            break;
        letters[count++] = letter;
        offset = next;
    }
    const char *at = letters;
    uint32_t number = 100 * roman_place(&at, 'C', 0, 0);
    number += 10 * roman_place(&at, 'X', 'L', 'C');
    number += roman_place(&at, 'I', 'V', 'X');
    if (number == 0 || *at != 0)
        return 0;
    *value = number;
    return offset;
}

size_t engross_numeral_latin(const char *text, size_t size, bool upper, uint32_t *value) {
    char first = upper ? 'A' : 'a';
    if (size == 0 || text[0] < first || text[0] > first + 25)
        return 0;
    *value = (uint32_t)(text[0] - first) + 1;
    return 1;
}

/* The Kazakh alphabet, which holds the Russian one. Lists leave out the letters marked here: in
 * Russian the Kazakh ones and й ё ъ ы ь, in Kazakh some of them. */
static const struct {
    uint32_t codepoint;
    bool optional;
} cyrillic_order[] = {
    {0x430, false}, {0x4D9, true},  {0x431, false}, {0x432, false}, {0x433, false}, {0x493, true},
    {0x434, false}, {0x435, false}, {0x451, true},  {0x436, false}, {0x437, false}, {0x438, false},
    {0x439, true},  {0x43A, false}, {0x49B, true},  {0x43B, false}, {0x43C, false}, {0x43D, false},
    {0x4A3, true},  {0x43E, false}, {0x4E9, true},  {0x43F, false}, {0x440, false}, {0x441, false},
    {0x442, false}, {0x443, false}, {0x4B1, true},  {0x4AF, true},  {0x444, false}, {0x445, false},
    {0x4BB, true},  {0x446, false}, {0x447, false}, {0x448, false}, {0x449, false}, {0x44A, true},
    {0x44B, true},  {0x456, true},  {0x44C, true},  {0x44D, false}, {0x44E, false}, {0x44F, false},
};

size_t engross_numeral_cyrillic(const char *text, size_t size, bool upper, uint32_t *value) {
    if (size == 0)
        return 0;
    size_t offset = 0;
    uint32_t codepoint = engross_utf8_decode(text, size, &offset);
    if (upper ? !engross_is_uppercase(codepoint) : !engross_is_lowercase(codepoint))
        return 0;
    for (uint32_t i = 0; i < sizeof cyrillic_order / sizeof cyrillic_order[0]; i++) {
        if (engross_fold_case(codepoint) == cyrillic_order[i].codepoint) {
            *value = i + 1;
            return offset;
        }
    }
    return 0;
}

bool engross_cyrillic_follows(uint32_t before, uint32_t after) {
    if (after <= before)
        return false;
    for (uint32_t i = before; i + 1 < after; i++)
        if (!cyrillic_order[i].optional)
            return false;
    return true;
}

size_t engross_prefix_match(const char *text, size_t size, const char *word) {
    /* most words differ in their first letter */
    unsigned char first = size > 0 ? (unsigned char)text[0] : 0;
    if (first < 0x80 && (first | 0x20) != ((unsigned char)word[0] | 0x20))
        return 0;
    size_t at = 0, in_word = 0, word_size = strlen(word);
    while (in_word < word_size) {
        if (at >= size)
            return 0;
        uint32_t a = engross_utf8_decode(text, size, &at);
        uint32_t b = engross_utf8_decode(word, word_size, &in_word);
        if (a == 0xA0)
            a = ' ';
        if (engross_fold_case(a) != engross_fold_case(b))
            return 0;
    }
    return at;
}

size_t engross_word_match(const char *text, size_t size, const char *word) {
    size_t end = engross_prefix_match(text, size, word);
    uint32_t after = engross_character_at(text, size, end);
    if (end > 0 && engross_is_ideograph(engross_character_before(text, end)))
        return end; /* no spaces part Chinese words */
    return engross_is_letter(after) || engross_is_digit(after) ? 0 : end;
}

bool engross_word_find(const char *text, size_t size, const char *word) {
    bool inside = false;
    for (size_t at = 0; at < size;) {
        if (!inside && engross_word_match(text + at, size - at, word) > 0)
            return true;
        uint32_t c = engross_utf8_decode(text, size, &at);
        inside = engross_is_letter(c) && !engross_is_ideograph(c);
    }
    return false;
}

struct number_word {
    const char *word;
    uint32_t value;
};

size_t engross_numeral_word(const char *text, size_t size, uint32_t *value) {
    static const struct number_word words[] = {
        {"one", 1},      {"two", 2},      {"three", 3},     {"four", 4},      {"five", 5},
        {"six", 6},      {"seven", 7},    {"eight", 8},     {"nine", 9},      {"ten", 10},
        {"un", 1},       {"une", 1},      {"deux", 2},      {"trois", 3},     {"quatre", 4},
        {"cinq", 5},     {"sept", 7},     {"huit", 8},      {"neuf", 9},      {"dix", 10},
        {"uno", 1},      {"una", 1},      {"dos", 2},       {"tres", 3},      {"cuatro", 4},
        {"cinco", 5},    {"seis", 6},     {"siete", 7},     {"ocho", 8},      {"nueve", 9},
        {"diez", 10},    {"первая", 1},   {"вторая", 2},    {"третья", 3},    {"четвертая", 4},
        {"пятая", 5},    {"шестая", 6},   {"седьмая", 7},   {"восьмая", 8},   {"девятая", 9},
        {"десятая", 10}, {"первый", 1},   {"второй", 2},    {"третий", 3},    {"первое", 1},
        {"бірінші", 1},  {"екінші", 2},   {"үшінші", 3},    {"төртінші", 4},  {"бесінші", 5},
        {"first", 1},    {"second", 2},   {"third", 3},     {"fourth", 4},    {"fifth", 5},
        {"première", 1}, {"deuxième", 2}, {"troisième", 3}, {"quatrième", 4}, {"cinquième", 5},
        {"primera", 1},  {"segunda", 2},  {"tercera", 3},   {"cuarta", 4},    {"quinta", 5},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t end = engross_word_match(text, size, words[i].word);
        if (end > 0) {
            *value = words[i].value;
            return end;
        }
    }
    return 0;
}
