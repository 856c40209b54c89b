#include "model/number.h"

#include "base/utf8.h"

#include <string.h>

static const char *const names[ENGROSS_NUMBERING_COUNT] = {
    [ENGROSS_NUMBERING_NONE] = "none",
    [ENGROSS_NUMBERING_DECIMAL] = "decimal",
    [ENGROSS_NUMBERING_LOWER_ROMAN] = "lower-roman",
    [ENGROSS_NUMBERING_LOWER_ALPHA] = "lower-alpha",
    [ENGROSS_NUMBERING_UPPER_ROMAN] = "upper-roman",
    [ENGROSS_NUMBERING_UPPER_ALPHA] = "upper-alpha",
    [ENGROSS_NUMBERING_LOWER_CYRILLIC] = "lower-cyrillic",
    [ENGROSS_NUMBERING_UPPER_CYRILLIC] = "upper-cyrillic",
    [ENGROSS_NUMBERING_ABJAD] = "abjad",
    [ENGROSS_NUMBERING_CHINESE] = "chinese",
};

/* The letters that Russian lists count with: neither ё, й, ъ, ы nor ь (as in Word). */
static const uint32_t cyrillic[] = {0x430, 0x431, 0x432, 0x433, 0x434, 0x435, 0x436,
                                    0x437, 0x438, 0x43A, 0x43B, 0x43C, 0x43D, 0x43E,
                                    0x43F, 0x440, 0x441, 0x442, 0x443, 0x444, 0x445,
                                    0x446, 0x447, 0x448, 0x449, 0x44D, 0x44E, 0x44F};
#define CYRILLIC_COUNT ((int64_t)(sizeof cyrillic / sizeof *cyrillic))
#define CYRILLIC_CASE UINT32_C(0x20)

/* The letters of Arabic in the order that lists count with. */
static const uint32_t abjad[] = {0x623, 0x628, 0x62C, 0x62F, 0x647, 0x648, 0x632,
                                 0x62D, 0x637, 0x64A, 0x643, 0x644, 0x645, 0x646,
                                 0x633, 0x639, 0x641, 0x635, 0x642, 0x631, 0x634,
                                 0x62A, 0x62B, 0x62E, 0x630, 0x636, 0x638, 0x63A};
#define ABJAD_COUNT ((int64_t)(sizeof abjad / sizeof *abjad))
#define ALEF 0x627
#define ALEF_WITH_HAMZA 0x623
#define TATWEEL 0x640

static const char *const chinese_digits[] = {"",   "一", "二", "三", "四", "五",
                                             "六", "七", "八", "九", "十"};
#define MOST_CHINESE 99

const char *engross_numbering_name(enum engross_numbering numbering) {
    return names[numbering];
}

enum engross_numbering engross_numbering_find(const char *name) {
    for (int i = 0; i < ENGROSS_NUMBERING_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return (enum engross_numbering)i;
    return ENGROSS_NUMBERING_NONE;
}

static bool is_number_part(uint32_t codepoint) {
    return engross_is_letter(codepoint) || engross_is_digit(codepoint);
}

bool engross_number_split(const char *printed, struct engross_number_parts *parts) {
    size_t size = strlen(printed);
    bool found = false;
    bool inside = false;
    bool spaced = true;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t codepoint = engross_utf8_decode(printed, size, &at);
        if (!is_number_part(codepoint)) {
            inside = false;
            spaced = spaced || engross_is_any_space(codepoint);
            continue;
        }
        if (spaced) /* "Article 6": only the last word counts */
            parts->whole_start = start;
        if (!inside)
            parts->start = start;
        parts->end = at;
        found = inside = true;
        spaced = false;
    }
    return found;
}

static int64_t decimal_value(const char *digits, size_t size) {
    int64_t value = 0;
    if (size == 0 || size > 12)
        return 0;
    for (size_t i = 0; i < size; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return 0;
        value = value * 10 + (digits[i] - '0');
    }
    return value;
}

struct roman {
    const char *digits;
    int64_t value;
};
static const struct roman romans[] = {
    {"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
    {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1},
};
#define ROMAN_COUNT (sizeof romans / sizeof *romans)

static void append_roman(struct engross_buffer *buffer, int64_t value, char to_case) {
    for (size_t i = 0; i < ROMAN_COUNT; i++)
        for (; value >= romans[i].value; value -= romans[i].value)
            for (const char *digit = romans[i].digits; *digit != '\0'; digit++)
                engross_buffer_append_char(buffer, (char)(*digit - to_case));
}

/* Greedy reading, then written back: only the usual form of a number is one. */
static int64_t roman_value(const char *digits, size_t size, char first_letter) {
    int64_t value = 0;
    char to_case = (char)('a' - first_letter);
    char lower[16];
    if (size == 0 || size >= sizeof lower)
        return 0;
    for (size_t i = 0; i < size; i++)
        lower[i] = (char)(digits[i] + to_case);
    size_t at = 0;
    for (size_t i = 0; i < ROMAN_COUNT; i++) {
        size_t length = strlen(romans[i].digits);
        while (size - at >= length && memcmp(lower + at, romans[i].digits, length) == 0) {
            value += romans[i].value;
            at += length;
        }
    }
    if (at != size || value >= 4000)
        return 0;
    struct engross_buffer written = ENGROSS_BUFFER_INIT;
    append_roman(&written, value, 0);
    bool same = !engross_buffer_failed(&written) && written.size == size &&
                memcmp(written.data, lower, size) == 0;
    engross_buffer_finish(&written);
    return same ? value : 0;
}

static int64_t alpha_value(const char *digits, size_t size, char first_letter) {
    if (size == 0 || size > 4)
        return 0;
    bool doubled = true;
    int64_t counted = 0;
    for (size_t i = 0; i < size; i++) {
        int letter = digits[i] - first_letter;
        if (letter < 0 || letter > 25)
            return 0;
        doubled &= digits[i] == digits[0];
        counted = counted * 26 + letter + 1;
    }
    if (doubled)
        return (int64_t)(size - 1) * 26 + digits[0] - first_letter + 1;
    return size == 2 ? counted : 0; /* three different letters are a word */
}

static int64_t cyrillic_value(const char *digits, size_t size, uint32_t to_lower) {
    size_t at = 0;
    int64_t value = 0;
    uint32_t first = 0;
    for (int64_t rounds = 0; at < size; rounds++) {
        uint32_t letter = engross_utf8_decode(digits, size, &at) + to_lower;
        if (first != 0 && letter != first)
            return 0;
        first = letter;
        value = 0;
        for (int64_t i = 0; i < CYRILLIC_COUNT; i++)
            if (cyrillic[i] == letter)
                value = rounds * CYRILLIC_COUNT + i + 1;
        if (value == 0)
            return 0;
    }
    return value;
}

/* One letter, perhaps lengthened ("هـ"); alef also without its hamza. */
static int64_t abjad_value(const char *digits, size_t size) {
    size_t at = 0;
    uint32_t letter = size > 0 ? engross_utf8_decode(digits, size, &at) : 0;
    if (at < size && engross_utf8_decode(digits, size, &at) != TATWEEL)
        return 0;
    letter = letter == ALEF ? ALEF_WITH_HAMZA : letter;
    for (int64_t i = 0; at == size && i < ABJAD_COUNT; i++)
        if (abjad[i] == letter)
            return i + 1;
    return 0;
}

static void append_chinese(struct engross_buffer *buffer, int64_t value) {
    if (value >= 20)
        engross_buffer_append_string(buffer, chinese_digits[value / 10]);
    if (value >= 10)
        engross_buffer_append_string(buffer, chinese_digits[10]);
    engross_buffer_append_string(buffer, chinese_digits[value % 10]);
}

static int64_t chinese_value(const char *digits, size_t size) {
    struct engross_buffer written = ENGROSS_BUFFER_INIT;
    int64_t value = 0;
    bool same = false;
    if (size < 3 || (unsigned char)digits[0] < 0xE4) /* the lead byte of all of them, or higher */
        return 0;
    while (!same && value++ < MOST_CHINESE) {
        engross_buffer_clear(&written);
        append_chinese(&written, value);
        same = !engross_buffer_failed(&written) && written.size == size &&
               memcmp(written.data, digits, size) == 0;
    }
    engross_buffer_finish(&written);
    return same ? value : 0;
}

int64_t engross_number_value(const char *digits, size_t size, enum engross_numbering numbering) {
    switch (numbering) {
    case ENGROSS_NUMBERING_DECIMAL:
        return decimal_value(digits, size);
    case ENGROSS_NUMBERING_LOWER_ROMAN:
        return roman_value(digits, size, 'a');
    case ENGROSS_NUMBERING_UPPER_ROMAN:
        return roman_value(digits, size, 'A');
    case ENGROSS_NUMBERING_LOWER_ALPHA:
        return alpha_value(digits, size, 'a');
    case ENGROSS_NUMBERING_UPPER_ALPHA:
        return alpha_value(digits, size, 'A');
    case ENGROSS_NUMBERING_LOWER_CYRILLIC:
        return cyrillic_value(digits, size, 0);
    case ENGROSS_NUMBERING_UPPER_CYRILLIC:
        return cyrillic_value(digits, size, CYRILLIC_CASE);
    case ENGROSS_NUMBERING_ABJAD:
        return abjad_value(digits, size);
    case ENGROSS_NUMBERING_CHINESE:
        return chinese_value(digits, size);
    default:
        return 0;
    }
}

static void append_letters(struct engross_buffer *buffer, uint32_t letter, int64_t rounds) {
    for (int64_t i = 0; i <= rounds; i++)
        engross_buffer_append_codepoint(buffer, letter);
}

void engross_number_append(struct engross_buffer *buffer, int64_t value,
                           enum engross_numbering numbering) {
    bool upper = numbering == ENGROSS_NUMBERING_UPPER_ROMAN ||
                 numbering == ENGROSS_NUMBERING_UPPER_ALPHA ||
                 numbering == ENGROSS_NUMBERING_UPPER_CYRILLIC;
    switch (numbering) {
    case ENGROSS_NUMBERING_LOWER_ROMAN:
    case ENGROSS_NUMBERING_UPPER_ROMAN:
        if (value >= 1 && value < 4000) {
            append_roman(buffer, value, upper ? 'a' - 'A' : 0);
            return;
        }
        break;
    case ENGROSS_NUMBERING_LOWER_ALPHA:
    case ENGROSS_NUMBERING_UPPER_ALPHA:
        if (value >= 1 && value <= 26 * 4) {
            uint32_t letter = (uint32_t)((value - 1) % 26) + (upper ? 'A' : 'a');
            append_letters(buffer, letter, (value - 1) / 26);
            return;
        }
        break;
    case ENGROSS_NUMBERING_LOWER_CYRILLIC:
    case ENGROSS_NUMBERING_UPPER_CYRILLIC:
        if (value >= 1 && value <= CYRILLIC_COUNT * 4) {
            uint32_t letter = cyrillic[(value - 1) % CYRILLIC_COUNT] - (upper ? CYRILLIC_CASE : 0);
            append_letters(buffer, letter, (value - 1) / CYRILLIC_COUNT);
            return;
        }
        break;
    case ENGROSS_NUMBERING_ABJAD:
        if (value >= 1 && value <= ABJAD_COUNT) {
            engross_buffer_append_codepoint(buffer, abjad[value - 1]);
            return;
        }
        break;
    case ENGROSS_NUMBERING_CHINESE:
        if (value >= 1 && value <= MOST_CHINESE) {
            append_chinese(buffer, value);
            return;
        }
        break;
    default:
        break;
    }
    engross_buffer_append_integer(buffer, value);
}
