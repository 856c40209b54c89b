#include "read/text/markers.h"
#include "model/counting.h"
#include "read/names.h"
#include "read/text/characters.h"
#include "read/text/numerals.h"

#include <string.h>

/* What may enclose a number. form = prefix * 16 + suffix; 0 is a bare number. */
enum { PREFIX_NONE, PREFIX_BRACKET, PREFIX_SQUARE, PREFIX_NUMERO, PREFIX_SECTION, PREFIX_QUOTE };
/* 0xE0: raised figures; 0xF0: outline numbers. */
enum { FORM_RAISED = 0xE0, FORM_OUTLINE = 0xF0 };
enum {
    SUFFIX_NONE,
    SUFFIX_POINT,
    SUFFIX_BRACKET,
    SUFFIX_POINT_BRACKET,
    SUFFIX_DEGREE,
    SUFFIX_POINT_DEGREE,
    SUFFIX_SQUARE,
    SUFFIX_POINT_DASH,
    SUFFIX_COLON,
    SUFFIX_DASH,
    SUFFIX_QUOTE,
    SUFFIX_WORD
};

struct affix {
    const char *text;
    uint8_t code;
};

static const struct affix prefixes[] = {
    {"(", PREFIX_BRACKET}, {"（", PREFIX_BRACKET}, {"[", PREFIX_SQUARE}, {"№", PREFIX_NUMERO},
    {"§", PREFIX_SECTION}, {"'", PREFIX_QUOTE},    {"‘", PREFIX_QUOTE},  {"’", PREFIX_QUOTE}};
static const struct affix suffixes[] = {
    {".)", SUFFIX_POINT_BRACKET}, {".º", SUFFIX_POINT_DEGREE}, {".°", SUFFIX_POINT_DEGREE},
    {".-", SUFFIX_POINT_DASH},    {".–", SUFFIX_POINT_DASH},   {".", SUFFIX_POINT},
    {")", SUFFIX_BRACKET},        {"º", SUFFIX_DEGREE},        {"°", SUFFIX_DEGREE},
    {"]", SUFFIX_SQUARE},         {"、", SUFFIX_POINT},        {"．", SUFFIX_POINT},
    {"）", SUFFIX_BRACKET},       {"'", SUFFIX_QUOTE},         {"’", SUFFIX_QUOTE},
    {"‘", SUFFIX_QUOTE},
};

static size_t match_affix(const struct affix *table, size_t count, const char *text, size_t size,
                          uint8_t *code) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(table[i].text);
        if (length <= size && memcmp(table[i].text, text, length) == 0) {
            *code = table[i].code;
            return length;
        }
    }
    return 0;
}

#define MATCH(table, text, size, code)                                                             \
    match_affix((table), sizeof(table) / sizeof(table)[0], (text), (size), (code))

static bool parse_bullet(const char *text, size_t size, struct engross_marker *marker) {
    size_t end = 0;
    uint32_t c = engross_utf8_decode(text, size, &end);
    /* "**" is the mark of a second note */
    while (c == '*' && end < size && end < 3 && text[end] == '*')
        end++;
    uint32_t after = engross_character_at(text, size, end);
    bool spaced = after != 0 && engross_is_any_space(after);
    bool needs_space = engross_is_dash(c) || c == '*' || c == '+' || c == 'o' || c == '>';
    if (needs_space ? !spaced : !engross_is_bullet(c))
        return false;
    size_t body = engross_skip_spaces(text, size, end);
    uint32_t first = engross_character_at(text, size, body);
    /* a row of bullets or dashes is an ornament */
    if (first == 0 || engross_is_bullet(first) || first == c)
        return false;
    if (c == '>' || (c == 'o' && !engross_is_letter(first) && !engross_is_digit(first)))
        return false;
    *marker = (struct engross_marker){
        .style = ENGROSS_MARKER_BULLET,
        .value = c,
        .size = (uint32_t)end,
        .body = (uint32_t)body,
    };
    return true;
}

/* One way of reading the number itself. */
struct number_reading {
    uint8_t style;
    size_t (*read)(const char *text, size_t size, bool upper, uint32_t *value);
    bool upper;
};

static const struct number_reading letter_readings[] = {
    {ENGROSS_MARKER_UPPER_ROMAN, engross_numeral_roman, true},
    {ENGROSS_MARKER_LOWER_ROMAN, engross_numeral_roman, false},
    {ENGROSS_MARKER_UPPER_ALPHA, engross_numeral_latin, true},
    {ENGROSS_MARKER_LOWER_ALPHA, engross_numeral_latin, false},
    {ENGROSS_MARKER_UPPER_CYRILLIC, engross_numeral_cyrillic, true},
    {ENGROSS_MARKER_LOWER_CYRILLIC, engross_numeral_cyrillic, false},
};

/* Reads letters or a roman number; the longest reading wins, a second one of the same length is
 * kept beside it. */
static size_t parse_letters(const char *text, size_t size, struct engross_marker *marker) {
    size_t longest = 0;
    for (size_t i = 0; i < sizeof letter_readings / sizeof letter_readings[0]; i++) {
        const struct number_reading *reading = &letter_readings[i];
        uint32_t value;
        size_t end = reading->read(text, size, reading->upper, &value);
        if (end == 0 || end < longest)
            continue;
        if (end > longest) {
            marker->style = reading->style;
            marker->value = value;
            longest = end;
        } else {
            marker->other_style = reading->style;
            marker->other_value = value;
        }
    }
    return longest;
}

/* Reads a number as Arabic and Chinese outlines count; "(一)" stands below "一". */
static size_t parse_counting(const char *text, size_t size, uint8_t prefix,
                             struct engross_marker *marker) {
    static const uint8_t styles[] = {
        [ENGROSS_COUNTING_ORDINAL] = ENGROSS_MARKER_UPPER_ROMAN,
        [ENGROSS_COUNTING_NAME] = ENGROSS_MARKER_UPPER_ALPHA,
        [ENGROSS_COUNTING_LETTER] = ENGROSS_MARKER_LOWER_ALPHA,
    };
    enum engross_counting counting;
    size_t end = engross_counting_parse(text, size, &marker->value, &counting);
    if (end == 0)
        return 0;
    bool inner = counting == ENGROSS_COUNTING_ORDINAL && prefix == PREFIX_BRACKET;
    marker->style = inner ? ENGROSS_MARKER_UPPER_ALPHA : styles[counting];
    return end;
}

/* Goes on after the first number of "1.1" or "2.3.4". */
static size_t parse_outline(const char *text, size_t size, size_t at,
                            struct engross_marker *marker) {
    uint32_t value;
    marker->depth = 1;
    while (at + 1 < size && text[at] == '.') {
        size_t digits = engross_numeral_digits(text + at + 1, size - at - 1, &value);
        if (digits == 0 || digits > 3)
            break;
        marker->parent = marker->parent * 1009 + marker->value + 1;
        marker->value = value;
        marker->style = ENGROSS_MARKER_OUTLINE;
        marker->depth++;
        at += 1 + digits;
    }
    return at;
}

/* Whether the number may stand before that character without a space: "12.The", "II.Mandate",
 * "(a)to", "a)To", but not "3.5", "p.m.", "1st" or "A.B". */
static bool may_be_glued(const struct engross_marker *marker, uint32_t next) {
    bool upper = engross_is_uppercase(next);
    /* Chinese has no spaces, and in Arabic a dash does for one */
    if (!marker->bare && engross_is_letter(next) && !upper && !engross_is_lowercase(next))
        return true;
    bool quote = !marker->bare && engross_is_opening_quote(next);
    switch (marker->style) {
    case ENGROSS_MARKER_DECIMAL:
        return upper || quote;
    case ENGROSS_MARKER_UPPER_ROMAN:
        return upper && marker->size > 2;
    case ENGROSS_MARKER_LOWER_ALPHA:
    case ENGROSS_MARKER_LOWER_ROMAN:
    case ENGROSS_MARKER_LOWER_CYRILLIC:
        if (marker->form == PREFIX_BRACKET * 16 + SUFFIX_BRACKET)
            return upper || quote || engross_is_lowercase(next);
        return marker->form == SUFFIX_BRACKET && (upper || quote);
    default:
        return false;
    }
}

static bool is_wide_sign(uint32_t codepoint) {
    return codepoint == 0x3001 || codepoint == 0xFF0E || codepoint == 0xFF09;
}

/* Whether a marker that ends at end is set off from what follows. */
static bool finish_number(const char *text, size_t size, size_t end,
                          struct engross_marker *marker) {
    size_t body = engross_skip_spaces(text, size, end);
    if (body == size)
        return false;
    marker->size = (uint32_t)end;
    marker->body = (uint32_t)body;
    marker->glued = body == end;
    uint32_t next = engross_character_at(text, size, body);
    if (!marker->glued)
        return !marker->bare || engross_is_uppercase(next);
    /* after wide signs no space is wanted: "2．2021年" */
    return is_wide_sign(engross_character_before(text, end)) || may_be_glued(marker, next);
}

/* The bytes of a dash after a number, "1- Text", "أولاً - مقدمة"; 0 where what follows is no text.
 */
static size_t match_dash(const char *text, size_t size) {
    size_t end = engross_skip_spaces(text, size, 0);
    if (!engross_is_dash(engross_character_at(text, size, end)))
        return 0;
    engross_utf8_decode(text, size, &end);
    uint32_t next = engross_character_at(text, size, engross_skip_spaces(text, size, end));
    return engross_is_letter(next) || engross_is_opening_quote(next) ? end : 0;
}

static bool parse_number(const char *text, size_t size, struct engross_marker *marker) {
    *marker = (struct engross_marker){0};
    uint8_t prefix = PREFIX_NONE, suffix = SUFFIX_NONE;
    size_t at = MATCH(prefixes, text, size, &prefix);
    if (prefix == PREFIX_NUMERO || prefix == PREFIX_SECTION)
        at = engross_skip_spaces(text, size, at);
    size_t number = engross_numeral_digits(text + at, size - at, &marker->value);
    if (number > 4)
        return false;
    if (number > 0) {
        marker->style = ENGROSS_MARKER_DECIMAL;
        at = parse_outline(text, size, at + number, marker);
    } else {
        number = parse_letters(text + at, size - at, marker);
        if (number == 0)
            number = parse_counting(text + at, size - at, prefix, marker);
        at += number;
    }
    if (number == 0)
        return false;
    at += MATCH(suffixes, text + at, size - at, &suffix);
    size_t dash = prefix + suffix == 0 ? match_dash(text + at, size - at) : 0;
    suffix = dash > 0 ? SUFFIX_DASH : suffix;
    at += dash;
    if (prefix == PREFIX_BRACKET && suffix != SUFFIX_BRACKET)
        return false;
    if ((prefix == PREFIX_SQUARE) != (suffix == SUFFIX_SQUARE) ||
        (prefix == PREFIX_QUOTE) != (suffix == SUFFIX_QUOTE))
        return false;
    if (prefix == PREFIX_QUOTE) { /* '1' in Arabic stands for (i) */
        if (marker->style != ENGROSS_MARKER_DECIMAL)
            return false;
        marker->style = ENGROSS_MARKER_LOWER_ROMAN;
    }
    marker->bare = prefix == PREFIX_NONE && suffix == SUFFIX_NONE;
    bool outline = marker->style == ENGROSS_MARKER_OUTLINE;
    if (marker->bare && !outline && marker->style != ENGROSS_MARKER_DECIMAL)
        return false;
    /* "1.1" and "1.1." are the same numbering typed carelessly */
    marker->form = outline ? FORM_OUTLINE : (uint8_t)(prefix * 16 + suffix);
    return finish_number(text, size, at, marker);
}

/* "¹ See ...": the mark of a note. */
static bool parse_raised(const char *text, size_t size, struct engross_marker *marker) {
    *marker = (struct engross_marker){.style = ENGROSS_MARKER_DECIMAL, .form = FORM_RAISED};
    size_t end = 0;
    for (uint32_t digit; end < size && marker->value < 1000;) {
        size_t next = end;
        if (!engross_is_raised_digit(engross_utf8_decode(text, size, &next), &digit))
            break;
        marker->value = marker->value * 10 + digit;
        end = next;
    }
    marker->size = (uint32_t)end;
    marker->body = (uint32_t)engross_skip_spaces(text, size, end);
    return end > 0 && marker->body < size;
}

struct label {
    const char *word;
    uint8_t style;
};

/* Words that number a division of a document. */
static const struct label labels[] = {
    {"part", ENGROSS_MARKER_PART},        {"chapter", ENGROSS_MARKER_PART},
    {"section", ENGROSS_MARKER_PART},     {"title", ENGROSS_MARKER_PART},
    {"articles", ENGROSS_MARKER_ARTICLE}, {"artículos", ENGROSS_MARKER_ARTICLE},
    {"статьи", ENGROSS_MARKER_ARTICLE},   {"article", ENGROSS_MARKER_ARTICLE},
    {"rule", ENGROSS_MARKER_ARTICLE},     {"annex", ENGROSS_MARKER_ANNEX},
    {"appendix", ENGROSS_MARKER_ANNEX},   {"partie", ENGROSS_MARKER_PART},
    {"chapitre", ENGROSS_MARKER_PART},    {"titre", ENGROSS_MARKER_PART},
    {"annexe", ENGROSS_MARKER_ANNEX},     {"parte", ENGROSS_MARKER_PART},
    {"capítulo", ENGROSS_MARKER_PART},    {"sección", ENGROSS_MARKER_PART},
    {"artículo", ENGROSS_MARKER_ARTICLE}, {"anexo", ENGROSS_MARKER_ANNEX},
    {"часть", ENGROSS_MARKER_PART},       {"глава", ENGROSS_MARKER_PART},
    {"раздел", ENGROSS_MARKER_PART},      {"статья", ENGROSS_MARKER_ARTICLE},
    {"приложение", ENGROSS_MARKER_ANNEX}, {"бөлім", ENGROSS_MARKER_PART},
    {"тарау", ENGROSS_MARKER_PART},       {"бап", ENGROSS_MARKER_ARTICLE},
    {"қосымша", ENGROSS_MARKER_ANNEX},    {"المادة", ENGROSS_MARKER_ARTICLE},
    {"الجزء", ENGROSS_MARKER_PART},       {"الباب", ENGROSS_MARKER_PART},
    {"الفصل", ENGROSS_MARKER_PART},       {"المرفق", ENGROSS_MARKER_ANNEX},
    {"مرفق", ENGROSS_MARKER_ANNEX},       {"附件", ENGROSS_MARKER_ANNEX},
    {"附录", ENGROSS_MARKER_ANNEX},
};

static const struct label *find_label(const char *text, size_t size, size_t *end) {
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        *end = engross_word_match(text, size, labels[i].word);
        if (*end > 0)
            return &labels[i];
    }
    return NULL;
}

/* The number after "Part": figures, roman, a letter or a word. */
static size_t parse_label_number(const char *text, size_t size, uint32_t *value) {
    size_t end = engross_numeral_digits(text, size, value);
    if (end == 0)
        end = engross_numeral_roman(text, size, true, value);
    if (end == 0)
        end = engross_numeral_latin(text, size, true, value);
    if (end == 0 || engross_is_letter(engross_character_at(text, size, end)))
        end = engross_numeral_word(text, size, value);
    enum engross_counting counting;
    if (end == 0)
        end = engross_counting_parse(text, size, value, &counting);
    if (end == 0) /* "المرفق الأول" */
        end = engross_ordinal_parse(text, size, value);
    return engross_is_letter(engross_character_at(text, size, end)) ? 0 : end;
}

/* Goes on after the first number of "Articles 5 to 9" or "Articles 2, 3 and 4"; end where no
 * further number follows. */
static size_t parse_label_range(const char *text, size_t size, size_t end) {
    static const char *const words[] = {"to", "and", "à", "et", "a", "al", "y", "по", "и"};
    for (size_t at = end; at < size;) {
        uint32_t c = engross_character_at(text, size, at), value;
        size_t next = engross_skip_spaces(text, size, at), joint = next;
        if (engross_is_dash(c) || c == ',')
            engross_utf8_decode(text, size, &next);
        for (size_t i = 0; i < sizeof words / sizeof words[0] && next == joint; i++)
            next += engross_word_match(text + joint, size - joint, words[i]);
        size_t number = engross_skip_spaces(text, size, next);
        size_t digits = engross_numeral_digits(text + number, size - number, &value);
        if (next == joint || digits == 0)
            break;
        at = end = number + digits;
    }
    return end;
}

/* A point, colon or dash between a labelled number and its heading belongs to the number. */
static size_t skip_label_end(const char *text, size_t size, size_t end) {
    uint32_t c = engross_character_at(text, size, end);
    if (c == '.' || c == ':' || c == ')')
        return end + 1;
    return end;
}

static bool finish_label(const char *text, size_t size, size_t end, struct engross_marker *marker) {
    end = skip_label_end(text, size, end);
    marker->form = SUFFIX_WORD;
    marker->size = (uint32_t)end;
    size_t body = engross_skip_spaces(text, size, end);
    uint32_t c = engross_character_at(text, size, body);
    if (engross_is_dash(c)) {
        engross_utf8_decode(text, size, &body);
        marker->size = (uint32_t)body;
        body = engross_skip_spaces(text, size, body);
    }
    marker->body = (uint32_t)body;
    return marker->body == size || marker->body > marker->size ||
           engross_is_uppercase(engross_character_at(text, size, body));
}

/* "第二条", "第1章": the label stands after the number. */
static bool parse_chinese_label(const char *text, size_t size, struct engross_marker *marker) {
    static const struct label chinese[] = {
        {"条", ENGROSS_MARKER_ARTICLE}, {"部分", ENGROSS_MARKER_PART}, {"编", ENGROSS_MARKER_PART},
        {"章", ENGROSS_MARKER_PART},    {"节", ENGROSS_MARKER_PART},
    };
    static const char first[] = "第";
    *marker = (struct engross_marker){0};
    if (size < sizeof first || memcmp(text, first, sizeof first - 1) != 0)
        return false;
    size_t end = engross_ordinal_parse(text, size, &marker->value);
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0] && end > 0; i++) {
        size_t label = engross_prefix_match(text + end, size - end, chinese[i].word);
        marker->style = chinese[i].style;
        if (label > 0)
            return finish_label(text, size, end + label, marker);
    }
    return false;
}

/* "Article 6", "Part one", "Annex" alone, and the Kazakh "6-бап". */
static bool parse_label(const char *text, size_t size, struct engross_marker *marker) {
    *marker = (struct engross_marker){0};
    size_t end;
    size_t number = engross_numeral_digits(text, size, &marker->value);
    if (number > 0 && engross_is_dash(engross_character_at(text, size, number))) {
        size_t word = number;
        engross_utf8_decode(text, size, &word);
        const struct label *label = find_label(text + word, size - word, &end);
        if (label == NULL)
            return false;
        marker->style = label->style;
        return finish_label(text, size, word + end, marker);
    }
    /* a lower-case "part" is prose */
    if (engross_is_lowercase(engross_character_at(text, size, 0)))
        return false;
    const struct label *label = find_label(text, size, &end);
    if (label == NULL)
        return false;
    marker->style = label->style;
    size_t at = engross_skip_spaces(text, size, end);
    number = at < size ? parse_label_number(text + at, size - at, &marker->value) : 0;
    if (number == 0 && label->style != ENGROSS_MARKER_ANNEX)
        return false;
    if (number == 0 && at != size)
        return false;
    if (number > 0)
        end = at + number;
    if (label->style == ENGROSS_MARKER_ARTICLE)
        end = parse_label_range(text, size, end);
    return finish_label(text, size, end, marker);
}

bool engross_marker_parse(const char *text, size_t size, struct engross_marker *marker) {
    *marker = (struct engross_marker){0};
    if (size == 0)
        return false;
    if (parse_bullet(text, size, marker) || parse_label(text, size, marker) ||
        parse_chinese_label(text, size, marker) || parse_raised(text, size, marker) ||
        parse_number(text, size, marker))
        return true;
    *marker = (struct engross_marker){0};
    return false;
}

bool engross_marker_is_raised(const struct engross_marker *marker) {
    return marker->form == FORM_RAISED;
}

bool engross_marker_is_square(const struct engross_marker *marker) {
    return marker->form == PREFIX_SQUARE * 16 + SUFFIX_SQUARE;
}

bool engross_marker_is_section_sign(const struct engross_marker *marker) {
    return marker->style == ENGROSS_MARKER_DECIMAL && marker->form / 16 == PREFIX_SECTION;
}

bool engross_marker_is_bare_form(uint8_t form) {
    return form == PREFIX_NONE * 16 + SUFFIX_NONE;
}

bool engross_marker_is_plain_form(uint8_t form) {
    return engross_marker_is_bare_form(form) || form == PREFIX_NONE * 16 + SUFFIX_POINT;
}

bool engross_marker_parse_alone(const char *text, size_t size, struct engross_marker *marker) {
    char copy[16];
    *marker = (struct engross_marker){0};
    if (size == 0 || size > sizeof copy - 2)
        return false;
    /* with a word after it, it would be a marker and nothing else */
    memcpy(copy, text, size);
    memcpy(copy + size, " X", 2);
    bool alone = engross_marker_parse(copy, size + 2, marker) && marker->size == size &&
                 !marker->bare && marker->style < ENGROSS_MARKER_PART;
    if (!alone)
        *marker = (struct engross_marker){0};
    else
        marker->body = marker->size;
    return alone;
}

const char *engross_marker_numbering(uint8_t style) {
    static const char *const names[ENGROSS_MARKER_STYLE_COUNT] = {
        [ENGROSS_MARKER_DECIMAL] = "decimal",
        [ENGROSS_MARKER_OUTLINE] = "decimal",
        [ENGROSS_MARKER_UPPER_ROMAN] = "upper-roman",
        [ENGROSS_MARKER_LOWER_ROMAN] = "lower-roman",
        [ENGROSS_MARKER_UPPER_ALPHA] = "upper-alpha",
        [ENGROSS_MARKER_LOWER_ALPHA] = "lower-alpha",
        [ENGROSS_MARKER_UPPER_CYRILLIC] = "upper-alpha",
        [ENGROSS_MARKER_LOWER_CYRILLIC] = "lower-alpha",
        [ENGROSS_MARKER_PART] = "part",
        [ENGROSS_MARKER_ARTICLE] = "article",
    };
    return style < ENGROSS_MARKER_STYLE_COUNT ? names[style] : NULL;
}
