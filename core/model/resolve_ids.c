/* Ids after the Akoma Ntoso naming convention (eId): sec_I, sec_I__title_A, para_64,
 * para_5__list_1__point_a. Ids that the author gave stay. */
#include "model/number.h"
#include "model/resolve.h"

#include "base/utf8.h"

#include <libxml/hash.h>
#include <stdint.h>
#include <string.h>

/* Bytes of a parent's id that ids below it still begin with: deeper ones are counted through the
 * document, so that no id passes what the schema allows. */
#define PARENT_LIMIT 256

struct identifier {
    struct engross_tree *tree;
    struct engross_diagnostics *diagnostics;
    xmlHashTablePtr taken;    /* ids to their nodes */
    xmlHashTablePtr counters; /* base to the last ordinal given */
    xmlHashTablePtr numbers;  /* printed paragraph number to how often it is there */
    struct engross_buffer base;
    struct engross_buffer id;
};

static int64_t count_up(xmlHashTablePtr table, const char *key, bool *good) {
    intptr_t count = (intptr_t)xmlHashLookup(table, (const xmlChar *)key) + 1;
    if (xmlHashUpdateEntry(table, (const xmlChar *)key, (void *)count, NULL) != 0)
        *good = false;
    return count;
}

/* Appends what counts in a printed number: letters and digits, parted by hyphens. */
static void append_number(struct engross_buffer *buffer, const char *printed) {
    size_t size = strlen(printed);
    bool gap = false;
    bool any = false;
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(printed, size, &at);
        if (!engross_is_letter(codepoint) && !engross_is_digit(codepoint)) {
            gap = any;
            continue;
        }
        if (gap)
            engross_buffer_append_char(buffer, '-');
        engross_buffer_append_codepoint(buffer, codepoint);
        gap = false;
        any = true;
    }
}

static bool counts_something(const char *printed) {
    struct engross_number_parts parts;
    return printed != NULL && engross_number_split(printed, &parts);
}

struct prefix_row {
    const char *numbering;
    const char *prefix;
};

/* How headings stand in the hierarchy of a United Nations document (AKN4UN): I. section,
 * A. title, 1. chapter, without a number division. */
static const struct prefix_row section_prefixes[] = {
    {"upper-roman", "sec"},    {"upper-alpha", "title"},    {"decimal", "chp"},
    {"lower-alpha", "subchp"}, {"lower-roman", "subdvs"},   {"part", "part"},
    {"article", "art"},        {"upper-cyrillic", "title"}, {"lower-cyrillic", "subchp"},
};

static const char *const kind_prefixes[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_PARAGRAPH] = "para",
    [ENGROSS_KIND_LIST] = "list",
    [ENGROSS_KIND_ITEM] = "point",
    [ENGROSS_KIND_EXCHANGE] = "exchange",
    [ENGROSS_KIND_QUOTATION] = "quotation",
    [ENGROSS_KIND_TABLE] = "table",
    [ENGROSS_KIND_FIGURE] = "figure",
    [ENGROSS_KIND_NOTE] = "note",
    [ENGROSS_KIND_RECOMMENDATIONS] = "recommendations",
    [ENGROSS_KIND_NOTICE] = "notice",
    [ENGROSS_KIND_KEY_FIGURES] = "figures",
};

static const char *section_prefix(const struct engross_tree *tree, const xmlNode *section) {
    const char *type = engross_tree_attribute(tree, section, ENGROSS_ATTRIBUTE_TYPE);
    if (type != NULL && strcmp(type, "annex") == 0)
        return "att";
    const char *numbering = engross_tree_attribute(tree, section, ENGROSS_ATTRIBUTE_NUMBERING);
    for (size_t i = 0; i < sizeof section_prefixes / sizeof *section_prefixes; i++)
        if (strcmp(numbering, section_prefixes[i].numbering) == 0)
            return section_prefixes[i].prefix;
    return "dvs";
}

/* The id of the nearest ancestor that has one and that names are told from, or NULL. */
static const char *parent_id(const struct engross_tree *tree, const xmlNode *node) {
    for (const xmlNode *up = node->parent; up->type == XML_ELEMENT_NODE; up = up->parent)
        if (engross_model_has_id(engross_tree_kind(up)))
            return engross_tree_attribute(tree, up, ENGROSS_ATTRIBUTE_ID);
    return NULL;
}

/* Whether ids of kind run through the document instead of starting anew in each parent. */
static bool runs_through(uint32_t kind) {
    return kind != ENGROSS_KIND_SECTION && kind != ENGROSS_KIND_LIST && kind != ENGROSS_KIND_ITEM;
}

/* What tells node apart in its printed number: "6" of "Article 6" and of "6-бап". */
static const char *number_of(const struct engross_tree *tree, const xmlNode *node,
                             const char *printed) {
    const char *numbering = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_NUMBERING);
    bool word =
        numbering != NULL && (strcmp(numbering, "part") == 0 || strcmp(numbering, "article") == 0);
    if (!word)
        return printed;
    const char *value = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_VALUE);
    struct engross_number_parts parts;
    if (value == NULL && engross_number_split(printed, &parts))
        return printed + parts.whole_start;
    return value == NULL ? printed : value;
}

/* Builds the id without an ordinal in identifier->base: parent__prefix; says whether the printed
 * number then makes it whole. */
static bool build_base(struct identifier *identifier, const xmlNode *node) {
    struct engross_tree *tree = identifier->tree;
    uint32_t kind = engross_tree_kind(node);
    const char *printed = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_NUMBER);
    bool numbered = counts_something(printed);
    bool nested = !runs_through(kind);
    if (kind == ENGROSS_KIND_PARAGRAPH && numbered)
        nested = (intptr_t)xmlHashLookup(identifier->numbers, (const xmlChar *)printed) > 1;
    engross_buffer_clear(&identifier->base);
    const char *parent = nested ? parent_id(tree, node) : NULL;
    if (parent != NULL && strlen(parent) <= PARENT_LIMIT) {
        engross_buffer_append_string(&identifier->base, parent);
        engross_buffer_append_string(&identifier->base, "__");
    }
    engross_buffer_append_string(&identifier->base, kind == ENGROSS_KIND_SECTION
                                                        ? section_prefix(tree, node)
                                                        : kind_prefixes[kind]);
    if (numbered) {
        engross_buffer_append_char(&identifier->base, '_');
        append_number(&identifier->base, number_of(tree, node, printed));
    }
    return numbered;
}

static bool is_taken(const struct identifier *identifier, const char *id) {
    return xmlHashLookup(identifier->taken, (const xmlChar *)id) != NULL;
}

/* Gives node the first id that is free: the base itself where its number tells it apart, else
 * the base with the next ordinal. */
static bool give_id(struct identifier *identifier, xmlNodePtr node) {
    bool numbered = build_base(identifier, node);
    if (engross_buffer_failed(&identifier->base))
        return false;
    const char *base = identifier->base.data;
    bool good = true;
    engross_buffer_clear(&identifier->id);
    engross_buffer_append_string(&identifier->id, base);
    while (good && (!numbered || is_taken(identifier, identifier->id.data))) {
        int64_t ordinal = count_up(identifier->counters, base, &good);
        engross_buffer_clear(&identifier->id);
        engross_buffer_append_string(&identifier->id, base);
        engross_buffer_append_char(&identifier->id, numbered ? '-' : '_');
        engross_buffer_append_integer(&identifier->id, numbered ? ordinal + 1 : ordinal);
        if (!is_taken(identifier, identifier->id.data))
            break;
    }
    return good && !engross_buffer_failed(&identifier->id) &&
           xmlHashAddEntry(identifier->taken, (const xmlChar *)identifier->id.data, node) == 0 &&
           engross_tree_set(identifier->tree, node, ENGROSS_ATTRIBUTE_ID, identifier->id.data);
}

/* Notes the ids that are there and counts the paragraphs' printed numbers. */
static int32_t survey(struct identifier *identifier) {
    const struct engross_tree *tree = identifier->tree;
    xmlNodePtr root = tree->metadata->parent;
    bool good = true;
    for (xmlNodePtr node = root; good && node != NULL; node = engross_tree_next(root, node, true)) {
        uint32_t kind = engross_tree_kind(node);
        if (!engross_model_has_id(kind))
            continue;
        const char *printed = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_NUMBER);
        if (kind == ENGROSS_KIND_PARAGRAPH && printed != NULL)
            count_up(identifier->numbers, printed, &good);
        const char *id = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_ID);
        if (id == NULL)
            continue;
        if (is_taken(identifier, id)) {
            engross_report(identifier->diagnostics, ENGROSS_MESSAGE_MODEL_ID_DOUBLED,
                           engross_tree_info(node)->position, id, NULL);
            return ENGROSS_FAILED;
        }
        good &= xmlHashAddEntry(identifier->taken, (const xmlChar *)id, node) == 0;
    }
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}

static int32_t identify(struct identifier *identifier) {
    int32_t status = survey(identifier);
    const struct engross_tree *tree = identifier->tree;
    xmlNodePtr root = tree->metadata->parent;
    for (xmlNodePtr node = root; status == ENGROSS_OK && node != NULL;
         node = engross_tree_next(root, node, true)) {
        if (engross_model_has_id(engross_tree_kind(node)) &&
            engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_ID) == NULL &&
            !give_id(identifier, node))
            status = ENGROSS_NO_MEMORY;
    }
    return status;
}

int32_t engross_resolve_ids(struct engross_tree *tree, struct engross_diagnostics *diagnostics) {
    struct identifier identifier = {
        .tree = tree,
        .diagnostics = diagnostics,
        .taken = xmlHashCreate(256),
        .counters = xmlHashCreate(256),
        .numbers = xmlHashCreate(256),
    };
    int32_t status = ENGROSS_NO_MEMORY;
    if (identifier.taken != NULL && identifier.counters != NULL && identifier.numbers != NULL)
        status = identify(&identifier);
    xmlHashFree(identifier.taken, NULL);
    xmlHashFree(identifier.counters, NULL);
    xmlHashFree(identifier.numbers, NULL);
    engross_buffer_finish(&identifier.base);
    engross_buffer_finish(&identifier.id);
    return status;
}
