#include "read/docx/formats.h"

#include "base/utf8.h"

#include <string.h>

/* How a format counts. What letters and numerals hold depends on it. */
enum way {
    WAY_MODEL,    /* as the model does */
    WAY_ALPHABET, /* letters; after the last one they are doubled: z, aa, bb */
    WAY_RANGE,    /* characters that follow one another from first to last */
    WAY_DIGITS,   /* a decimal number in other digits, from first on */
    WAY_PLACES,   /* a decimal number in the ten letters */
    WAY_COUNTING, /* the ten letters, and numerals for ten, hundred, thousand */
    WAY_PADDED,   /* decimal, two figures at least */
    WAY_HEXADECIMAL,
    WAY_DASHES,
    WAY_ORDINAL,
    WAY_CARDINAL_TEXT,
    WAY_ORDINAL_TEXT,
    WAY_HEBREW
};

/* Bits of counting. */
#define SAYS_ONE 1u   /* one ten is "one ten" */
#define SAYS_ZERO 2u  /* a gap between numerals is said */
#define SAYS_BELOW 4u /* from a hundred on, digits alone */

struct engross_ooxml_number_format {
    const char *name;
    uint8_t way; /* enum way */
    uint8_t numbering;
    uint8_t bits;
    const char *letters; /* UTF-8, one after another; from zero on where they are digits */
    const char *units;   /* ten, hundred, thousand, ten thousand */
    uint32_t first;
    uint32_t last;
};

#define KANJI "〇一二三四五六七八九"
#define CIRCLE_ZERO "○一二三四五六七八九"
#define SIMPLE_UNITS "十百千万"
#define FORMAL "零壹貳參肆伍陸柒捌玖"
#define FORMAL_SIMPLIFIED "零壹贰叁肆伍陆柒捌玖"
#define KANA                                                                                       \
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
#define IROHA                                                                                                                                    \
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセ" \
    "スン"
#define MODEL(name, numbering)                                                                     \
    { name, WAY_MODEL, ENGROSS_NUMBERING_##numbering, 0, NULL, NULL, 0, 0 }
#define LETTERS(name, letters)                                                                     \
    { name, WAY_ALPHABET, ENGROSS_NUMBERING_NONE, 0, letters, NULL, 0, 0 }
#define RANGE(name, first, last)                                                                   \
    { name, WAY_RANGE, ENGROSS_NUMBERING_NONE, 0, NULL, NULL, first, last }
#define DIGITS(name, zero)                                                                         \
    { name, WAY_DIGITS, ENGROSS_NUMBERING_NONE, 0, NULL, NULL, zero, 0 }
#define PLACES(name, letters)                                                                      \
    { name, WAY_PLACES, ENGROSS_NUMBERING_NONE, 0, letters, NULL, 0, 0 }
#define COUNTING(name, letters, units, bits)                                                       \
    { name, WAY_COUNTING, ENGROSS_NUMBERING_NONE, bits, letters, units, 0, 0 }
#define OTHER(name, way, numbering)                                                                \
    { name, way, ENGROSS_NUMBERING_##numbering, 0, NULL, NULL, 0, 0 }

static const struct engross_ooxml_number_format formats[] = {
    MODEL("decimal", DECIMAL),
    MODEL("decimalHalfWidth", DECIMAL),
    MODEL("upperRoman", UPPER_ROMAN),
    MODEL("lowerRoman", LOWER_ROMAN),
    MODEL("upperLetter", UPPER_ALPHA),
    MODEL("lowerLetter", LOWER_ALPHA),
    MODEL("russianUpper", UPPER_CYRILLIC),
    MODEL("russianLower", LOWER_CYRILLIC),
    MODEL("arabicAbjad", ABJAD),
    MODEL("none", NONE),
    OTHER("decimalZero", WAY_PADDED, DECIMAL),
    OTHER("hex", WAY_HEXADECIMAL, NONE),
    OTHER("numberInDash", WAY_DASHES, DECIMAL),
    OTHER("ordinal", WAY_ORDINAL, NONE),
    OTHER("cardinalText", WAY_CARDINAL_TEXT, NONE),
    OTHER("ordinalText", WAY_ORDINAL_TEXT, NONE),
    OTHER("hebrew1", WAY_HEBREW, NONE),
    LETTERS("hebrew2", "אבגדהוזחטיכלמנסעפצקרשת"),
    LETTERS("arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    LETTERS("chicago", "*†‡§"),
    LETTERS("hindiConsonants", "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"),
    LETTERS("hindiVowels", "अआइईउऊऋऌऍऎएऐऑऒओऔ"),
    LETTERS("thaiLetters", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
    LETTERS("ganada", "가나다라마바사아자차카타파하"),
    LETTERS("chosung", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    LETTERS("aiueoFullWidth", KANA),
    LETTERS("aiueo", KANA),
    LETTERS("irohaFullWidth", IROHA),
    LETTERS("iroha", IROHA),
    LETTERS("ideographTraditional", "甲乙丙丁戊己庚辛壬癸"),
    LETTERS("ideographZodiac", "子丑寅卯辰巳午未申酉戌亥"),
    RANGE("decimalEnclosedCircle", 0x2460, 0x2473),
    RANGE("decimalEnclosedCircleChinese", 0x2460, 0x2473),
    RANGE("decimalEnclosedParen", 0x2474, 0x2487),
    RANGE("decimalEnclosedFullstop", 0x2488, 0x249B),
    RANGE("ideographEnclosedCircle", 0x3220, 0x3229),
    DIGITS("decimalFullWidth", 0xFF10),
    DIGITS("decimalFullWidth2", 0xFF10),
    DIGITS("hindiNumbers", 0x966),
    DIGITS("thaiNumbers", 0xE50),
    PLACES("ideographDigital", KANJI),
    PLACES("japaneseDigitalTenThousand", KANJI),
    PLACES("taiwaneseDigital", CIRCLE_ZERO),
    PLACES("koreanDigital", "영일이삼사오육칠팔구"),
    PLACES("koreanDigital2", "零一二三四五六七八九"),
    {"chineseCounting", WAY_COUNTING, ENGROSS_NUMBERING_CHINESE, SAYS_BELOW, CIRCLE_ZERO,
     SIMPLE_UNITS, 0, 0},
    {"taiwaneseCounting", WAY_COUNTING, ENGROSS_NUMBERING_CHINESE, SAYS_BELOW, CIRCLE_ZERO,
     SIMPLE_UNITS, 0, 0},
    {"chineseCountingThousand", WAY_COUNTING, ENGROSS_NUMBERING_CHINESE, SAYS_ZERO,
     "零一二三四五六七八九", SIMPLE_UNITS, 0, 0},
    {"taiwaneseCountingThousand", WAY_COUNTING, ENGROSS_NUMBERING_CHINESE, SAYS_ZERO,
     "零一二三四五六七八九", "十百千萬", 0, 0},
    {"japaneseCounting", WAY_COUNTING, ENGROSS_NUMBERING_CHINESE, 0, KANJI, SIMPLE_UNITS, 0, 0},
    COUNTING("japaneseLegal", "零壱弐参四伍六七八九", "拾百阡萬", SAYS_ONE),
    COUNTING("chineseLegalSimplified", FORMAL_SIMPLIFIED, "拾佰仟萬", SAYS_ONE | SAYS_ZERO),
    COUNTING("ideographLegalTraditional", FORMAL, "拾佰仟萬", SAYS_ONE | SAYS_ZERO),
    COUNTING("koreanCounting", "영일이삼사오육칠팔구", "십백천만", 0),
};

const struct engross_ooxml_number_format *engross_ooxml_number_format_find(engross_text name) {
    for (size_t i = 0; name.data != NULL && i < sizeof formats / sizeof *formats; i++)
        if (strlen(formats[i].name) == name.size &&
            memcmp(formats[i].name, name.data, name.size) == 0)
            return &formats[i];
    return NULL;
}

enum engross_numbering
engross_ooxml_number_format_numbering(const struct engross_ooxml_number_format *format) {
    return (enum engross_numbering)format->numbering;
}

static void append_character(struct engross_buffer *text, uint32_t character) {
    char bytes[4];
    engross_buffer_append(text, bytes, engross_utf8_encode(character, bytes));
}

/* The index-th of letters, from 0; 0 past the last. count gets how many there are. */
static uint32_t letter_at(const char *letters, size_t index, size_t *count) {
    size_t size = strlen(letters);
    uint32_t found = 0;
    *count = 0;
    for (size_t at = 0; at < size; ++*count) {
        uint32_t letter = engross_utf8_decode(letters, size, &at);
        if (*count == index)
            found = letter;
    }
    return found;
}

static void append_letter(struct engross_buffer *text, const char *letters, size_t index) {
    size_t count;
    append_character(text, letter_at(letters, index, &count));
}

static void print_alphabet(const char *letters, int64_t value, struct engross_buffer *text) {
    size_t count;
    letter_at(letters, 0, &count);
    uint32_t letter = letter_at(letters, (size_t)(value - 1) % count, &count);
    for (int64_t i = 0; i <= (value - 1) / (int64_t)count && i < 30; i++)
        append_character(text, letter);
}

/* The digits of value, the last one first; their number. */
static size_t take_digits(int64_t value, uint8_t digits[20]) {
    size_t count = 0;
    do {
        digits[count++] = (uint8_t)(value % 10);
        value /= 10;
    } while (value > 0 && count < 20);
    return count;
}

static void print_digits(const struct engross_ooxml_number_format *format, int64_t value,
                         struct engross_buffer *text) {
    uint8_t digits[20];
    for (size_t i = take_digits(value, digits); i-- > 0;) {
        if (format->way == WAY_DIGITS)
            append_character(text, format->first + digits[i]);
        else
            append_letter(text, format->letters, digits[i]);
    }
}

/* Up to 99 999: 10 is "ten", 15 "ten five", 305 "three hundred (zero) five". */
static void print_counting(const struct engross_ooxml_number_format *format, int64_t value,
                           struct engross_buffer *text) {
    uint8_t digits[20];
    size_t count = take_digits(value, digits);
    bool leaves_gap = false;
    if ((format->bits & SAYS_BELOW) != 0 && value >= 100) {
        print_digits(format, value, text);
        return;
    }
    for (size_t i = count; i-- > 0;) {
        if (digits[i] == 0) {
            leaves_gap = value > 0;
            continue;
        }
        if (leaves_gap && (format->bits & SAYS_ZERO) != 0)
            append_letter(text, format->letters, 0);
        leaves_gap = false;
        bool says_zero = (format->bits & SAYS_ZERO) != 0;
        bool is_bare = digits[i] == 1 && i > 0 && (!says_zero || (i == 1 && count == 2));
        if (!is_bare || (format->bits & SAYS_ONE) != 0)
            append_letter(text, format->letters, digits[i]);
        if (i > 0)
            append_letter(text, format->units, i - 1);
    }
    if (value == 0)
        append_letter(text, format->letters, 0);
}

static const char *ordinal_ending(int64_t value) {
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int64_t last = value % 10;
    bool is_teen = value % 100 / 10 == 1;
    return last <= 3 && !is_teen ? endings[last] : "th";
}

static const char *const small_words[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const small_ordinals[] = {
    "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

/* English words for 0 to 9 999, as Word's formats write them: "Twenty-one", "Twenty-first". */
static void print_words(int64_t value, bool is_ordinal, struct engross_buffer *text) {
    const char *const *last = is_ordinal ? small_ordinals : small_words;
    size_t start = text->size;
    int64_t rest = value % 100;
    if (value >= 1000)
        engross_buffer_append_format(text, "%s thousand ", small_words[value / 1000]);
    if (value % 1000 >= 100)
        engross_buffer_append_format(text, "%s hundred ", small_words[value % 1000 / 100]);
    if (rest == 0 && value > 0) {
        text->size--;
        engross_buffer_append_string(text, is_ordinal ? "th" : "");
    } else if (rest < 20) {
        engross_buffer_append_string(text, last[rest]);
    } else if (rest % 10 == 0) {
        size_t size = strlen(tens[rest / 10]);
        engross_buffer_append(text, tens[rest / 10], is_ordinal ? size - 1 : size);
        engross_buffer_append_string(text, is_ordinal ? "ieth" : "");
    } else {
        engross_buffer_append_format(text, "%s-%s", tens[rest / 10], last[rest % 10]);
    }
    if (!engross_buffer_failed(text) && text->size > start)
        text->data[start] = (char)(text->data[start] - 'a' + 'A');
}

/* Hundreds, tens and ones by letters that stand for them; 15 and 16 are 9 + 6 and 9 + 7. */
static void print_hebrew(int64_t value, struct engross_buffer *text) {
    static const char ones[] = "אבגדהוזחט", tens_letters[] = "יכלמנסעפצ", hundreds[] = "קרשת";
    for (; value >= 400; value -= 400)
        append_letter(text, hundreds, 3);
    if (value >= 100)
        append_letter(text, hundreds, (size_t)(value / 100 - 1));
    value %= 100;
    if (value == 15 || value == 16) {
        append_letter(text, ones, 8);
        append_letter(text, ones, (size_t)(value - 10));
        return;
    }
    if (value >= 10)
        append_letter(text, tens_letters, (size_t)(value / 10 - 1));
    if (value % 10 > 0)
        append_letter(text, ones, (size_t)(value % 10 - 1));
}

static void print_model(const struct engross_ooxml_number_format *format, int64_t value,
                        struct engross_buffer *text) {
    if (format->numbering == ENGROSS_NUMBERING_DECIMAL || value < 1)
        engross_buffer_append_integer(text, value);
    else if (format->numbering != ENGROSS_NUMBERING_NONE)
        engross_number_append(text, value, (enum engross_numbering)format->numbering);
}

/* What a way can count; beyond, numbers are decimal. */
static bool can_count(const struct engross_ooxml_number_format *format, int64_t value) {
    switch ((enum way)format->way) {
    case WAY_ALPHABET:
    case WAY_HEBREW:
        return value >= 1 && value < 1000;
    case WAY_RANGE:
        return value >= 1 && value <= (int64_t)(format->last - format->first) + 1;
    case WAY_COUNTING:
        return value >= 0 && value < 100000;
    case WAY_CARDINAL_TEXT:
    case WAY_ORDINAL_TEXT:
        return value >= 0 && value < 10000;
    default:
        return true;
    }
}

void engross_ooxml_number_format_print(const struct engross_ooxml_number_format *format,
                                       int64_t value, struct engross_buffer *text) {
    enum way way = can_count(format, value) ? (enum way)format->way : WAY_MODEL;
    switch (way) {
    case WAY_ALPHABET:
        print_alphabet(format->letters, value, text);
        break;
    case WAY_RANGE:
        append_character(text, format->first + (uint32_t)(value - 1));
        break;
    case WAY_DIGITS:
    case WAY_PLACES:
        print_digits(format, value, text);
        break;
    case WAY_COUNTING:
        print_counting(format, value, text);
        break;
    case WAY_PADDED:
        engross_buffer_append_string(text, value < 10 ? "0" : "");
        engross_buffer_append_integer(text, value);
        break;
    case WAY_HEXADECIMAL:
        engross_buffer_append_format(text, "%X", (unsigned)value);
        break;
    case WAY_DASHES:
        engross_buffer_append_format(text, "- %u -", (unsigned)value);
        break;
    case WAY_ORDINAL:
        engross_buffer_append_integer(text, value);
        engross_buffer_append_string(text, ordinal_ending(value));
        break;
    case WAY_CARDINAL_TEXT:
    case WAY_ORDINAL_TEXT:
        print_words(value, way == WAY_ORDINAL_TEXT, text);
        break;
    case WAY_HEBREW:
        print_hebrew(value, text);
        break;
    default:
        if (format->way == WAY_MODEL)
            print_model(format, value, text);
        else
            engross_buffer_append_integer(text, value);
        break;
    }
}
