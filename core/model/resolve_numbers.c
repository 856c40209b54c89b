/* Sections and paragraphs: what their printed numbers count, and how deep sections lie. */
#include "model/counting.h"
#include "model/number.h"
#include "model/resolve.h"

#include "base/utf8.h"

#include <string.h>

struct number_word {
    const char *word; /* folded */
    const char *numbering;
};

static const struct number_word words[] = {
    {"part", "part"},        {"partie", "part"},    {"parte", "part"},      {"часть", "part"},
    {"бөлім", "part"},       {"chapter", "part"},   {"chapitre", "part"},   {"capítulo", "part"},
    {"глава", "part"},       {"раздел", "part"},    {"тарау", "part"},      {"الجزء", "part"},
    {"الباب", "part"},       {"الفصل", "part"},     {"article", "article"}, {"art", "article"},
    {"artículo", "article"}, {"artigo", "article"}, {"статья", "article"},  {"бап", "article"},
    {"ст", "article"},
};

/* Whether size bytes at data, folded, are word. */
static bool same_word(const char *data, size_t size, const char *word) {
    size_t length = strlen(word);
    size_t other = 0;
    size_t at = 0;
    while (at < size && other < length) {
        uint32_t left = engross_fold_case(engross_utf8_decode(data, size, &at));
        if (left != engross_utf8_decode(word, length, &other))
            return false;
    }
    return at == size && other == length;
}

/* The run of letters that a printed number begins with, "Article 6", or has after its digits,
 * "6-бап": offsets into printed; false where there is none beside the number. */
static bool find_word(const char *printed, size_t *start, size_t *end) {
    size_t size = strlen(printed);
    bool digits = false;
    bool inside = false;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t codepoint = engross_utf8_decode(printed, size, &at);
        bool letter = engross_is_letter(codepoint);
        if (letter && !inside)
            *start = from;
        if (!letter && inside)
            return true;
        inside = letter;
        digits |= engross_is_digit(codepoint);
        *end = at;
    }
    return inside && digits;
}

/* Whether the code point at *at is a letter; moves *at past it. */
static bool is_letter_at(const char *text, size_t size, size_t *at) {
    return engross_is_letter(engross_utf8_decode(text, size, at));
}

/* "part" or "article" where the printed number is told by such a word, else NULL. Where the word
 * stands behind its number, parts is narrowed to what stands before it. */
static const char *word_numbering(const char *printed, struct engross_number_parts *parts) {
    size_t start = 0;
    size_t end = 0;
    if (!find_word(printed, &start, &end))
        return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!same_word(printed + start, end - start, words[i].word))
            continue;
        if (parts->start >= start && start > 0) {
            parts->start = 0;
            parts->end = strspn(printed, "0123456789");
        }
        return words[i].numbering;
    }
    return NULL;
}

static int64_t attribute_value(const struct engross_tree *tree, const xmlNode *node) {
    const char *value = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_VALUE);
    return value == NULL ? 0
                         : engross_number_value(value, strlen(value), ENGROSS_NUMBERING_DECIMAL);
}

/* The section before this one among its siblings that has a number, or NULL. */
static const xmlNode *numbered_before(const struct engross_tree *tree, const xmlNode *section) {
    for (const xmlNode *at = section->prev; at != NULL; at = at->prev)
        if (engross_tree_kind(at) == ENGROSS_KIND_SECTION &&
            engross_tree_attribute(tree, at, ENGROSS_ATTRIBUTE_VALUE) != NULL)
            return at;
    return NULL;
}

/* Reads the number as what goes on from the section before it, else as what a lone number of
 * its look is: I, V and X roman, other single letters alphabetic. */
static enum engross_numbering section_numbering(const struct engross_tree *tree,
                                                const xmlNode *section, const char *digits,
                                                size_t size) {
    bool is_section = engross_tree_kind(section) == ENGROSS_KIND_SECTION;
    const xmlNode *before = is_section ? numbered_before(tree, section) : NULL;
    if (before != NULL) {
        const char *name = engross_tree_attribute(tree, before, ENGROSS_ATTRIBUTE_NUMBERING);
        enum engross_numbering numbering = engross_numbering_find(name == NULL ? "none" : name);
        if (numbering != ENGROSS_NUMBERING_NONE &&
            engross_number_value(digits, size, numbering) == attribute_value(tree, before) + 1)
            return numbering;
    }
    static const enum engross_numbering order[] = {
        ENGROSS_NUMBERING_DECIMAL,        ENGROSS_NUMBERING_UPPER_ROMAN,
        ENGROSS_NUMBERING_UPPER_ALPHA,    ENGROSS_NUMBERING_LOWER_ROMAN,
        ENGROSS_NUMBERING_LOWER_ALPHA,    ENGROSS_NUMBERING_UPPER_CYRILLIC,
        ENGROSS_NUMBERING_LOWER_CYRILLIC,
    };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        bool roman =
            order[i] == ENGROSS_NUMBERING_UPPER_ROMAN || order[i] == ENGROSS_NUMBERING_LOWER_ROMAN;
        if (roman && size == 1 && strchr("IVXivx", digits[0]) == NULL)
            continue;
        if (engross_number_value(digits, size, order[i]) > 0)
            return order[i];
    }
    return ENGROSS_NUMBERING_NONE;
}

/* The numbering that a number of an Arabic or Chinese outline stands for: أولاً and 一 head what I.
 * does, ألف and (一) what A. does. */
static enum engross_numbering outline_numbering(const char *printed, int64_t *value) {
    static const enum engross_numbering numberings[] = {
        [ENGROSS_COUNTING_ORDINAL] = ENGROSS_NUMBERING_UPPER_ROMAN,
        [ENGROSS_COUNTING_NAME] = ENGROSS_NUMBERING_UPPER_ALPHA,
        [ENGROSS_COUNTING_LETTER] = ENGROSS_NUMBERING_LOWER_ALPHA,
    };
    size_t size = strlen(printed), start = 0, at = 0;
    while (at < size && !is_letter_at(printed, size, &at))
        start = at;
    uint32_t counted;
    enum engross_counting counting;
    if (engross_counting_parse(printed + start, size - start, &counted, &counting) == 0)
        return ENGROSS_NUMBERING_NONE;
    *value = counted;
    return counting == ENGROSS_COUNTING_ORDINAL && start > 0 ? ENGROSS_NUMBERING_UPPER_ALPHA
                                                             : numberings[counting];
}

static bool set_number(struct engross_tree *tree, xmlNodePtr node, const char *numbering,
                       int64_t value) {
    return engross_tree_set(tree, node, ENGROSS_ATTRIBUTE_NUMBERING, numbering) &&
           (value == 0 || engross_tree_set_integer(tree, node, ENGROSS_ATTRIBUTE_VALUE, value));
}

static bool resolve_number(struct engross_tree *tree, xmlNodePtr node) {
    const char *printed = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_NUMBER);
    struct engross_number_parts parts;
    if (printed == NULL || !engross_number_split(printed, &parts))
        return set_number(tree, node, "none", 0);
    const char *said = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_NUMBERING);
    const char *word = word_numbering(printed, &parts);
    const char *digits = printed + parts.start;
    size_t size = parts.end - parts.start;
    enum engross_numbering numbering =
        said == NULL ? ENGROSS_NUMBERING_NONE : engross_numbering_find(said);
    if (numbering == ENGROSS_NUMBERING_NONE)
        numbering = section_numbering(tree, node, digits, size);
    int64_t value = engross_number_value(digits, size, numbering);
    if (numbering == ENGROSS_NUMBERING_NONE && word == NULL)
        numbering = outline_numbering(printed, &value);
    const char *name = said != NULL ? said : word;
    return set_number(tree, node, name != NULL ? name : engross_numbering_name(numbering), value);
}

static bool resolve_level(struct engross_tree *tree, xmlNodePtr section) {
    int64_t level = 1;
    if (engross_tree_kind(section->parent) == ENGROSS_KIND_SECTION) {
        const char *above = engross_tree_attribute(tree, section->parent, ENGROSS_ATTRIBUTE_LEVEL);
        level += engross_number_value(above, strlen(above), ENGROSS_NUMBERING_DECIMAL);
    }
    return engross_tree_set_integer(tree, section, ENGROSS_ATTRIBUTE_LEVEL, level);
}

int32_t engross_resolve_numbers(struct engross_tree *tree) {
    xmlNodePtr top = tree->content;
    bool good = true;
    for (xmlNodePtr node = top; good && node != NULL; node = engross_tree_next(top, node, true)) {
        uint32_t kind = engross_tree_kind(node);
        if (kind == ENGROSS_KIND_SECTION)
            good = resolve_level(tree, node);
        if (good && (kind == ENGROSS_KIND_SECTION || kind == ENGROSS_KIND_PARAGRAPH))
            good = resolve_number(tree, node);
    }
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
