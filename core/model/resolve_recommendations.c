/* Lines that cite recommendations of the universal periodic review: every single one that their
 * ranges name, and the cycle they come from. The printed line stays as it is. */
#include "model/number.h"
#include "model/resolve.h"

#include "base/utf8.h"

#include <string.h>

#define RANGE_LIMIT 500
/* What all lines of a document may name; a whole cycle for every State is fewer. */
#define DOCUMENT_LIMIT 100000

/* One printed number: "139.30", in bytes of the text. */
struct citation {
    size_t start;
    size_t end;
    size_t last; /* where the last component begins */
};

/* Whether what stands between two numbers says "to": a dash, or the word in one of the languages
 * that reports come in. */
static bool is_range_sign(engross_text sign) {
    static const char *const words[] = {"to", "through", "à",   "au",  "a",  "al", "по",
                                        "до", "bis",     "até", "إلى", "至", "到"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == sign.size && memcmp(words[i], sign.data, sign.size) == 0)
            return true;
    size_t at = 0;
    uint32_t codepoint = sign.size == 0 ? 0 : engross_utf8_decode(sign.data, sign.size, &at);
    return at == sign.size && (codepoint == '-' || (codepoint >= 0x2010 && codepoint <= 0x2015) ||
                               codepoint == 0x2212);
}

/* Takes the white space off both ends. */
static engross_text trimmed(const char *text, size_t size) {
    size_t start = 0;
    for (size_t at = 0; at < size; start = at)
        if (!engross_is_any_space(engross_utf8_decode(text, size, &at)))
            break;
    while (size > start) {
        size_t last;
        if (!engross_is_any_space(engross_utf8_decode_before(text, size, &last)))
            break;
        size = last;
    }
    return (engross_text){text + start, size - start};
}

/* Whether the line is Arabic and joins its numbers with hyphens, "139-26 إلى 139-28": dots would
 * fall to the wrong side there. */
static bool joins_with_hyphens(const char *text, size_t size) {
    bool arabic = false;
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(text, size, &at);
        arabic = arabic || (codepoint >= 0x620 && codepoint <= 0x64A);
        if (codepoint == '.' && at < size && text[at] >= '0' && text[at] <= '9')
            return false;
    }
    return arabic;
}

/* The next printed number at or after *at; moves *at past it. joint stands between its components.
 * range says whether a dash or a word for "to" alone stands between it and the number before. */
static bool next_citation(const char *text, size_t size, char joint, size_t *at,
                          struct citation *found, bool *range) {
    size_t between = *at;
    while (*at < size && !(text[*at] >= '0' && text[*at] <= '9'))
        ++*at;
    *range = is_range_sign(trimmed(text + between, *at - between));
    if (*at >= size)
        return false;
    found->start = found->last = *at;
    while (*at < size) {
        bool digit = text[*at] >= '0' && text[*at] <= '9';
        bool point =
            text[*at] == joint && *at + 1 < size && text[*at + 1] >= '0' && text[*at + 1] <= '9';
        if (!digit && !point)
            break;
        if (point)
            found->last = *at + 1;
        ++*at;
    }
    found->end = *at;
    return true;
}

struct expansion {
    struct engross_tree *tree;
    struct engross_diagnostics *diagnostics;
    xmlNodePtr line;
    const char *text;
    size_t *count; /* in the whole document */
};

static bool add(struct expansion *expansion, const char *number, size_t size) {
    if (++*expansion->count > DOCUMENT_LIMIT)
        return false;
    struct engross_tree *tree = expansion->tree;
    engross_position position = engross_tree_info(expansion->line)->position;
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, number, size);
    for (size_t i = 0; i < copy.size; i++)
        copy.data[i] =
            copy.data[i] == '-' ? '.' : copy.data[i]; /* as all other languages have it */
    xmlNodePtr node =
        engross_tree_element(tree, expansion->line, ENGROSS_KIND_RECOMMENDATION, position);
    bool good = node != NULL && !engross_buffer_failed(&copy) &&
                engross_tree_set(tree, node, ENGROSS_ATTRIBUTE_NUMBER, copy.data);
    engross_buffer_finish(&copy);
    return good;
}

static int64_t last_value(const char *text, const struct citation *citation) {
    return engross_number_value(text + citation->last, citation->end - citation->last,
                                ENGROSS_NUMBERING_DECIMAL);
}

/* Adds what lies after from, up to and with to: 139.30-139.43, or 139.30-43. */
static bool add_range(struct expansion *expansion, const struct citation *from,
                      const struct citation *to) {
    const char *text = expansion->text;
    size_t prefix = from->last - from->start;
    size_t to_prefix = to->last - to->start;
    int64_t first = last_value(text, from);
    int64_t last = last_value(text, to);
    bool same_list = to_prefix == 0 || (to_prefix == prefix &&
                                        memcmp(text + from->start, text + to->start, prefix) == 0);
    engross_position position = engross_tree_info(expansion->line)->position;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    bool good = true;
    if (!same_list || last <= first || last - first > RANGE_LIMIT) {
        engross_buffer_append(&buffer, text + from->start, to->end - from->start);
        if (same_list && last > first)
            engross_report(expansion->diagnostics, ENGROSS_MESSAGE_MODEL_RANGE_TOO_LONG, position,
                           buffer.data, ENGROSS_NUMBER(RANGE_LIMIT), NULL);
        else
            engross_report(expansion->diagnostics, ENGROSS_MESSAGE_MODEL_RANGE_REVERSED, position,
                           buffer.data, NULL);
        first = last - 1;
    }
    for (int64_t value = first + 1; good && value <= last; value++) {
        engross_buffer_clear(&buffer);
        engross_buffer_append(&buffer, text + from->start, prefix);
        if (!same_list) {
            engross_buffer_clear(&buffer);
            engross_buffer_append(&buffer, text + to->start, to_prefix);
        }
        engross_buffer_append_integer(&buffer, value);
        good = !engross_buffer_failed(&buffer) && add(expansion, buffer.data, buffer.size);
    }
    engross_buffer_finish(&buffer);
    return good;
}

static bool is_stop(uint32_t codepoint) {
    return codepoint == '.' || codepoint == ';' || codepoint == ',' || codepoint == 0x3002 ||
           codepoint == 0xFF1B || codepoint == 0x061B || engross_is_any_space(codepoint);
}

/* Whether a sentence begins at at, after white space and perhaps a stop: with a capital, or with
 * any letter where has_bracket says that the line ends as one; words that join numbers are not. */
static bool begins_sentence(const char *text, size_t size, size_t at, bool has_bracket) {
    bool spaced = false;
    if (at < size && text[at] == '.')
        at++;
    for (size_t next = at; next < size; at = next) {
        uint32_t codepoint = engross_utf8_decode(text, size, &next);
        if (engross_is_any_space(codepoint)) {
            spaced = true;
            continue;
        }
        bool is_capital = engross_is_uppercase(codepoint);
        return spaced && (is_capital || (has_bracket && engross_is_letter(codepoint) &&
                                         !engross_is_lowercase(codepoint)));
    }
    return false;
}

/* Whether the line prints recommendations in full, "139.30 Ratify ... (Spain);": then only numbers
 * of the list that the first one is of are cited, not years and articles. */
static bool is_printed_in_full(const char *text, size_t size) {
    struct citation first;
    bool range;
    size_t at = 0;
    uint32_t last = 0;
    for (size_t end = size; end > 0 && (last == 0 || is_stop(last));)
        last = engross_utf8_decode_before(text, end, &end);
    bool bracket = last == ')' || last == 0xFF09;
    return next_citation(text, size, '.', &at, &first, &range) && first.start == 0 &&
           first.last > first.start && begins_sentence(text, size, at, bracket);
}

/* Adds the numbers at the start and after white space that begin as the first one does. */
static bool expand_full(struct expansion *expansion, size_t size) {
    const char *text = expansion->text;
    struct citation first = {0}, found;
    bool range, good = true, any = false;
    for (size_t at = 0; good && next_citation(text, size, '.', &at, &found, &range);) {
        size_t prefix = first.last - first.start;
        bool same = !any || (found.last - found.start == prefix &&
                             memcmp(text + found.start, text + first.start, prefix) == 0 &&
                             text[found.start - 1] == ' ');
        if (same)
            good = add(expansion, text + found.start, found.end - found.start);
        first = any ? first : found;
        any = true;
    }
    return good;
}

static bool expand(struct expansion *expansion, size_t size) {
    if (is_printed_in_full(expansion->text, size))
        return expand_full(expansion, size);
    struct citation before = {0};
    struct citation found;
    bool range;
    bool good = true;
    bool any = false;
    char joint = joins_with_hyphens(expansion->text, size) ? '-' : '.';
    for (size_t at = 0; good && next_citation(expansion->text, size, joint, &at, &found, &range);) {
        if (any && range)
            good = add_range(expansion, &before, &found);
        else
            good = add(expansion, expansion->text + found.start, found.end - found.start);
        before = found;
        any = true;
    }
    return good;
}

/* The cycle whose recommendations a report answers: the one before the cycle that its session
 * belongs to. Sessions 1-12 were the first cycle, 13-26 the second, 27-40 the third, 41-54 the
 * fourth (Human Rights Council decision 17/119 and its successors). */
static int64_t cycle_of_session(int64_t session) {
    static const int64_t last_sessions[] = {12, 26, 40, 54};
    for (size_t i = 0; i < sizeof last_sessions / sizeof *last_sessions; i++)
        if (session <= last_sessions[i])
            return (int64_t)i;
    return 0;
}

static int64_t field_value(const struct engross_tree *tree, uint32_t field) {
    const xmlNode *node = engross_tree_find_field(tree, field);
    const char *value =
        node == NULL ? NULL : engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_VALUE);
    return value == NULL ? 0
                         : engross_number_value(value, strlen(value), ENGROSS_NUMBERING_DECIMAL);
}

/* Whether the document goes to the Working Group on the Universal Periodic Review: its symbol
 * says so, or a body is named so in one of the languages of the United Nations. */
static bool is_periodic_review(const struct engross_tree *tree) {
    static const char *const names[] = {
        "WG.6",
        "Universal Periodic Review",
        "universal periodic review",
        "universel",
        "periódico universal",
        "Периодическ",
        "периодическ",
        "الدوري الشامل",
        "普遍定期审议",
        "Әмбебап мерзімді",
        "әмбебап мерзімді",
        "Periódico Universal",
    };
    static const uint32_t fields[] = {ENGROSS_FIELD_SYMBOL, ENGROSS_FIELD_BODY,
                                      ENGROSS_FIELD_PROCEDURE};
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        for (const xmlNode *at = engross_tree_find_field(tree, fields[i]); at != NULL;
             at = engross_tree_next_field(at))
            engross_tree_plain_text(at, &text);
    bool found = false;
    for (size_t i = 0; !found && text.size > 0 && i < sizeof names / sizeof *names; i++)
        found = strstr(text.data, names[i]) != NULL;
    engross_buffer_finish(&text);
    return found;
}

static int64_t cycle_under_review(const struct engross_tree *tree) {
    int64_t cycle = field_value(tree, ENGROSS_FIELD_CYCLE);
    if (cycle > 1)
        return cycle - 1;
    int64_t session = field_value(tree, ENGROSS_FIELD_SESSION);
    return session > 0 && is_periodic_review(tree) ? cycle_of_session(session) : 0;
}

static bool resolve_line(struct expansion *expansion) {
    xmlNodePtr line = expansion->line;
    if (engross_tree_child(line, ENGROSS_KIND_RECOMMENDATION) != NULL)
        return true;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_tree_plain_text(line, &text);
    expansion->text = text.size == 0 ? "" : text.data;
    bool good = !engross_buffer_failed(&text) && expand(expansion, text.size);
    engross_buffer_finish(&text);
    return good;
}

int32_t engross_resolve_recommendations(struct engross_tree *tree,
                                        struct engross_diagnostics *diagnostics) {
    int64_t cycle = cycle_under_review(tree);
    char digits[24];
    bool good = true;
    size_t count = 0;
    xmlNodePtr top = tree->content;
    for (xmlNodePtr node = top; good && node != NULL; node = engross_tree_next(top, node, true)) {
        if (engross_tree_kind(node) != ENGROSS_KIND_RECOMMENDATIONS)
            continue;
        if (cycle > 0 && engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_CYCLE) == NULL)
            good = engross_tree_set(tree, node, ENGROSS_ATTRIBUTE_CYCLE,
                                    engross_number(digits, (uint64_t)cycle));
        struct expansion expansion = {
            .tree = tree,
            .diagnostics = diagnostics,
            .line = node,
            .count = &count,
        };
        good = good && resolve_line(&expansion);
        if (count > DOCUMENT_LIMIT) {
            engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_TOO_MANY_RECOMMENDATIONS,
                           engross_tree_info(node)->position, ENGROSS_NUMBER(DOCUMENT_LIMIT), NULL);
            return ENGROSS_FAILED;
        }
    }
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
