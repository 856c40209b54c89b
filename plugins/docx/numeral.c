#include "numeral.h"

#include "base/utf8.h"
#include "kit/walk.h"

#include <string.h>

/* Word's lists begin nowhere beyond. */
#define GREATEST_START 32767

/* Word repeats a letter after the last one: z, aa, bb. Longer ones nobody prints. */
#define MOST_REPETITIONS 15

static size_t format_decimal(int64_t value, char *numeral) {
    char digits[24];
    size_t count = 0;
    for (; value > 0; value /= 10)
        digits[count++] = (char)('0' + value % 10);
    for (size_t i = 0; i < count; i++)
        numeral[i] = digits[count - 1 - i];
    return count;
}

static size_t format_roman(int64_t value, const char *const numerals[13], char *numeral) {
    static const int values[13] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    size_t size = 0;
    if (value > 3999)
        return 0;
    for (size_t i = 0; i < 13; i++)
        for (; value >= values[i]; value -= values[i])
            for (const char *letter = numerals[i]; *letter != '\0'; letter++)
                numeral[size++] = *letter;
    return size;
}

static size_t format_upper_roman(int64_t value, char *numeral) {
    static const char *const numerals[13] = {"M",  "CM", "D",  "CD", "C",  "XC", "L",
                                             "XL", "X",  "IX", "V",  "IV", "I"};
    return format_roman(value, numerals, numeral);
}

static size_t format_lower_roman(int64_t value, char *numeral) {
    static const char *const numerals[13] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                             "xl", "x",  "ix", "v",  "iv", "i"};
    return format_roman(value, numerals, numeral);
}

/* The value-th letter of an alphabet of count letters of size bytes each, repeated for every
 * time the alphabet has been used up. */
static size_t format_letter(int64_t value, const char *alphabet, size_t count, size_t size,
                            char *numeral) {
    size_t index = (size_t)(value - 1) % count;
    size_t times = (size_t)(value - 1) / count + 1;
    if (times > MOST_REPETITIONS)
        return 0;
    for (size_t i = 0; i < times; i++)
        memcpy(numeral + i * size, alphabet + index * size, size);
    return times * size;
}

static size_t format_upper_letter(int64_t value, char *numeral) {
    return format_letter(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26, 1, numeral);
}

static size_t format_lower_letter(int64_t value, char *numeral) {
    return format_letter(value, "abcdefghijklmnopqrstuvwxyz", 26, 1, numeral);
}

/* Word leaves out the letters that Russian lists leave out. */
static size_t format_upper_russian(int64_t value, char *numeral) {
    return format_letter(value, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", 29, 2, numeral);
}

static size_t format_lower_russian(int64_t value, char *numeral) {
    return format_letter(value, "абвгдежзиклмнопрстуфхцчшщыэюя", 29, 2, numeral);
}

static size_t format_abjad(int64_t value, char *numeral) {
    return format_letter(value, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", 28, 2, numeral);
}

static size_t append_digit(int64_t digit, char *numeral) {
    static const char digits[] = "一二三四五六七八九十";
    if (digit > 0)
        memcpy(numeral, digits + (digit - 1) * 3, 3);
    return digit > 0 ? 3 : 0;
}

/* Up to 99, of which outlines do not get out. */
static size_t format_chinese(int64_t value, char *numeral) {
    if (value > 99)
        return 0;
    size_t size = append_digit(value >= 20 ? value / 10 : 0, numeral);
    size += append_digit(value >= 10 ? 10 : 0, numeral + size);
    return size + append_digit(value % 10, numeral + size);
}

static const struct format {
    const char *style;
    const char *word;
    size_t (*print)(int64_t value, char *numeral);
} formats[ENGROSS_DOCX_FORMAT_COUNT] = {
    [ENGROSS_DOCX_DECIMAL] = {"decimal", "decimal", format_decimal},
    [ENGROSS_DOCX_UPPER_ROMAN] = {"upper-roman", "upperRoman", format_upper_roman},
    [ENGROSS_DOCX_LOWER_ROMAN] = {"lower-roman", "lowerRoman", format_lower_roman},
    [ENGROSS_DOCX_UPPER_LETTER] = {"upper-alpha", "upperLetter", format_upper_letter},
    [ENGROSS_DOCX_LOWER_LETTER] = {"lower-alpha", "lowerLetter", format_lower_letter},
    [ENGROSS_DOCX_UPPER_RUSSIAN] = {"upper-alpha", "russianUpper", format_upper_russian},
    [ENGROSS_DOCX_LOWER_RUSSIAN] = {"lower-alpha", "russianLower", format_lower_russian},
    [ENGROSS_DOCX_ABJAD] = {"abjad", "arabicAbjad", format_abjad},
    [ENGROSS_DOCX_CHINESE] = {"chinese", "chineseCountingThousand", format_chinese},
};

const char *engross_docx_format_name(enum engross_docx_number_format format) {
    return formats[format].word;
}

size_t engross_docx_format_value(enum engross_docx_number_format format, int64_t value,
                                 char numeral[ENGROSS_DOCX_NUMERAL_SIZE]) {
    if (value < 1 || value > INT32_MAX)
        return 0;
    size_t size = formats[format].print(value, numeral);
    numeral[size] = '\0';
    return size;
}

/* Whether the characters on both sides of an edge would be read as one word or number. */
static bool is_joined(engross_text text, size_t edge) {
    if (edge == 0 || edge >= text.size)
        return false;
    size_t start;
    size_t after = edge;
    uint32_t left = engross_utf8_decode_before(text.data, edge, &start);
    uint32_t right = engross_utf8_decode(text.data, text.size, &after);
    return (engross_is_letter(left) || engross_is_digit(left)) &&
           (engross_is_letter(right) || engross_is_digit(right));
}

/* The last place where numeral stands in printed as a word of its own, or printed.size. */
static size_t find_numeral(engross_text printed, const char *numeral, size_t size) {
    for (size_t end = printed.size; end >= size; end--) {
        size_t start = end - size;
        if (memcmp(printed.data + start, numeral, size) == 0 && !is_joined(printed, start) &&
            !is_joined(printed, end))
            return start;
        if (start == 0)
            break;
    }
    return printed.size;
}

/* w:lvlText has no way to say a per cent sign. */
static bool can_stand_in_level_text(engross_text text) {
    return text.size == 0 || memchr(text.data, '%', text.size) == NULL;
}

static bool parse_as(enum engross_docx_number_format format, engross_text printed, int64_t value,
                     struct engross_docx_numeral *out) {
    char numeral[ENGROSS_DOCX_NUMERAL_SIZE];
    size_t size = engross_docx_format_value(format, value, numeral);
    size_t start = size == 0 ? printed.size : find_numeral(printed, numeral, size);
    if (start == printed.size)
        return false;
    *out = (struct engross_docx_numeral){
        .format = format,
        .prefix = {printed.data, start},
        .suffix = {printed.data + start + size, printed.size - start - size},
        .value = value};
    return can_stand_in_level_text(out->prefix) && can_stand_in_level_text(out->suffix);
}

bool engross_docx_numeral_parse(engross_text printed, engross_text style, int64_t value,
                                struct engross_docx_numeral *numeral) {
    if (printed.size == 0 || value < 1 || value > GREATEST_START)
        return false;
    for (int format = 0; format < ENGROSS_DOCX_FORMAT_COUNT; format++)
        if (engross_kit_text_is(style, formats[format].style) &&
            parse_as((enum engross_docx_number_format)format, printed, value, numeral))
            return true;
    for (int format = 0; format < ENGROSS_DOCX_FORMAT_COUNT; format++)
        if (!engross_kit_text_is(style, formats[format].style) &&
            parse_as((enum engross_docx_number_format)format, printed, value, numeral))
            return true;
    return false;
}
