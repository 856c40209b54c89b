#include "rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_IDS 65536
#define MOST_PARTS 512

/* What a kind of name may stand for, each once in the package or in its part. */
enum kind {
    BOOKMARK_ID,
    BOOKMARK_NAME,
    BOOKMARK_END,
    DRAWING,
    FOOTNOTE,
    ENDNOTE,
    STYLE,
    STYLE_NAME,
    ABSTRACT,
    LIST,
    RELATION,
    KIND_COUNT
};

struct ids {
    char *rows[MOST_IDS];
    size_t count;
};

struct search {
    const struct package *package;
    struct ids ids[KIND_COUNT];
    const char *part;
    char *said;
    int open_fields;
};

bool rule_broken(char said[RULES_SAID_SIZE], const char *part, xmlNodePtr node, const char *what) {
    if (said[0] == '\0')
        snprintf(said, RULES_SAID_SIZE, "%s: %s: %.300s", part,
                 node == NULL ? "" : (const char *)node->name, what);
    return false;
}

static bool broken(struct search *search, xmlNodePtr node, const char *what) {
    return rule_broken(search->said, search->part, node, what);
}

static bool has_id(const struct search *search, enum kind kind, const char *id) {
    for (size_t i = 0; i < search->ids[kind].count; i++)
        if (strcasecmp(search->ids[kind].rows[i], id) == 0)
            return true;
    return false;
}

static void add_id(struct search *search, enum kind kind, const char *id) {
    struct ids *ids = &search->ids[kind];
    assert_true(ids->count < MOST_IDS);
    ids->rows[ids->count++] = strdup(id);
}

static void forget(struct search *search, enum kind kind) {
    struct ids *ids = &search->ids[kind];
    while (ids->count > 0)
        free(ids->rows[--ids->count]);
}

/* --- names are given once ------------------------------------------------------------------ */

static const struct name {
    const char *element;
    const char *child; /* whose attribute it is, or NULL */
    const char *attribute;
    enum kind kind;
    size_t most; /* bytes */
} names[] = {
    {"bookmarkStart", NULL, "id", BOOKMARK_ID, 10},
    {"bookmarkStart", NULL, "name", BOOKMARK_NAME, 40},
    {"bookmarkEnd", NULL, "id", BOOKMARK_END, 10},
    {"docPr", NULL, "id", DRAWING, 10},
    {"footnote", NULL, "id", FOOTNOTE, 5},
    {"endnote", NULL, "id", ENDNOTE, 5},
    {"style", NULL, "styleId", STYLE, 253},
    {"style", "name", "val", STYLE_NAME, 253},
    {"abstractNum", NULL, "abstractNumId", ABSTRACT, 10},
    {"num", NULL, "numId", LIST, 10},
};

static bool keeps_name(struct search *search, xmlNodePtr node, const struct name *name) {
    xmlNodePtr holder = name->child == NULL ? node : child_named(node, name->child);
    xmlChar *value = holder == NULL ? NULL : xmlGetProp(holder, BAD_CAST name->attribute);
    bool is_kept = true;
    /* In settings, w:footnote only points at the rules above notes. */
    if (xmlFirstElementChild(node) == NULL && (name->kind == FOOTNOTE || name->kind == ENDNOTE))
        is_kept = true;
    else if (value == NULL || value[0] == '\0')
        is_kept = broken(search, node, "it has no name");
    else if (has_id(search, name->kind, (const char *)value))
        is_kept = broken(search, node, (const char *)value);
    else if (strlen((const char *)value) > name->most)
        is_kept = broken(search, node, "its name is too long");
    else
        add_id(search, name->kind, (const char *)value);
    xmlFree(value);
    return is_kept;
}

/* --- references lead somewhere ------------------------------------------------------------- */

static const struct reference {
    const char *element;
    const char *attribute;
    enum kind kind;
} references[] = {
    {"pStyle", "val", STYLE},
    {"rStyle", "val", STYLE},
    {"tblStyle", "val", STYLE},
    {"basedOn", "val", STYLE},
    {"next", "val", STYLE},
    {"link", "val", STYLE},
    {"footnoteReference", "id", FOOTNOTE},
    {"endnoteReference", "id", ENDNOTE},
    {"hyperlink", "anchor", BOOKMARK_NAME},
    {"hyperlink", "id", RELATION},
    {"blip", "embed", RELATION},
    {"headerReference", "id", RELATION},
    {"footerReference", "id", RELATION},
};

static bool keeps_reference(struct search *search, xmlNodePtr node, const char *attribute,
                            enum kind kind) {
    xmlChar *value = xmlGetProp(node, BAD_CAST attribute);
    bool is_kept = value == NULL || has_id(search, kind, (const char *)value);
    if (!is_kept)
        broken(search, node, (const char *)value);
    xmlFree(value);
    return is_kept;
}

/* " REF name \n \h ": the name is a bookmark's. */
static bool keeps_instruction(struct search *search, xmlNodePtr node) {
    char name[64];
    xmlChar *text = xmlNodeGetContent(node);
    bool is_kept =
        sscanf((const char *)text, " REF %63s", name) != 1 || has_id(search, BOOKMARK_NAME, name);
    xmlFree(text);
    return is_kept || broken(search, node, "a field refers to no bookmark");
}

/* w:numId 0 takes a list away. */
static bool keeps_list(struct search *search, xmlNodePtr node) {
    return number_of(node, "val") == 0 || keeps_reference(search, node, "val", LIST);
}

/* --- values are within Word's limits ------------------------------------------------------- */

static const struct limit {
    const char *element;
    const char *attribute;
    long least;
    long most;
} limits[] = {
    {"sz", "val", 2, 3276},
    {"szCs", "val", 2, 3276},
    {"ilvl", "val", 0, 8},
    {"start", "val", 0, 32767},
    {"startOverride", "val", 0, 32767},
    {"outlineLvl", "val", 0, 9},
    {"ind", "left", -31680, 31680},
    {"ind", "right", -31680, 31680},
    {"ind", "hanging", 0, 31680},
    {"ind", "firstLine", 0, 31680},
    {"tab", "pos", -31680, 31680},
    {"spacing", "before", 0, 31680},
    {"spacing", "after", 0, 31680},
    {"spacing", "line", 1, 31680},
    {"pgSz", "w", 144, 31680},
    {"pgSz", "h", 144, 31680},
    {"pgMar", "top", -31680, 31680},
    {"pgMar", "left", 0, 31680},
    {"pgMar", "right", 0, 31680},
    {"cols", "num", 1, 45},
    {"cols", "space", 0, 31680},
    {"gridCol", "w", 1, 31680},
    {"tcW", "w", 1, 31680},
    {"tblW", "w", 0, 31680},
    {"top", "sz", 0, 96},
    {"bottom", "sz", 0, 96},
    {"left", "sz", 0, 96},
    {"insideH", "sz", 0, 96},
    {"top", "space", 0, 31},
    {"bottom", "space", 0, 31},
    {"left", "space", 0, 31},
    {"extent", "cx", 1, 20116800},
    {"extent", "cy", 1, 20116800},
    {"docPr", "id", 1, 2147483647},
    {"footnote", "id", -1, 32767},
    {"endnote", "id", -1, 32767},
};

static bool keeps_limit(struct search *search, xmlNodePtr node, const struct limit *limit) {
    if (xmlHasProp(node, BAD_CAST limit->attribute) == NULL)
        return true;
    long value = number_of(node, limit->attribute);
    return (value >= limit->least && value <= limit->most) ||
           broken(search, node, limit->attribute);
}

/* --- shapes -------------------------------------------------------------------------------- */

static bool keeps_text(struct search *search, xmlNodePtr node) {
    static const char white[] = " \t\n\r";
    xmlChar *text = xmlNodeGetContent(node);
    size_t size = strlen((const char *)text);
    bool is_edged =
        size > 0 && (strchr(white, text[0]) != NULL || strchr(white, text[size - 1]) != NULL);
    bool is_preserved = xmlNodeGetSpacePreserve(node) == 1;
    bool has_breaks = strpbrk((const char *)text, "\t\n\r") != NULL;
    xmlFree(text);
    if (has_breaks)
        return broken(search, node, "text holds a tab or a line end");
    return !is_edged || is_preserved || broken(search, node, "white space at its edge is lost");
}

static bool keeps_field(struct search *search, xmlNodePtr node) {
    xmlChar *type = xmlGetProp(node, BAD_CAST "fldCharType");
    search->open_fields += strcmp((const char *)type, "begin") == 0;
    search->open_fields -= strcmp((const char *)type, "end") == 0;
    xmlFree(type);
    return search->open_fields >= 0 || broken(search, node, "a field ends that has not begun");
}

static bool keeps_table(struct search *search, xmlNodePtr node) {
    return table_keeps_rules(node, search->part, search->said);
}

static bool keeps_note(struct search *search, xmlNodePtr node) {
    return is_named(node->parent, "footnotePr") || is_named(node->parent, "endnotePr") ||
           child_named(node, "p") != NULL || broken(search, node, "a note has no paragraph");
}

static bool keeps_body(struct search *search, xmlNodePtr node) {
    xmlNodePtr last = xmlLastElementChild(node);
    return (last != NULL && is_named(last, "sectPr")) ||
           broken(search, node, "the body does not end with a section");
}

static const struct shape {
    const char *element;
    bool (*keeps)(struct search *search, xmlNodePtr node);
} shapes[] = {
    {"t", keeps_text},        {"fldChar", keeps_field},         {"tbl", keeps_table},
    {"footnote", keeps_note}, {"endnote", keeps_note},          {"body", keeps_body},
    {"numId", keeps_list},    {"instrText", keeps_instruction},
};

/* --- the package --------------------------------------------------------------------------- */

static bool is_xml(const char *name) {
    size_t size = strlen(name);
    return size > 4 && strcmp(name + size - 4, ".xml") == 0;
}

/* Where a part of the document has its relationships; "" for others. */
static void relations_name(const char *part, char name[128]) {
    const char *slash = strrchr(part, '/');
    int folder = slash == NULL ? 0 : (int)(slash - part) + 1;
    snprintf(name, 128, "%.*s_rels/%s.rels", folder, part, part + folder);
}

/* The part that a target leads to from a part in the folder word/. */
static bool has_target(struct search *search, xmlNodePtr relation) {
    char name[512];
    xmlChar *target = xmlGetProp(relation, BAD_CAST "Target");
    xmlChar *mode = xmlGetProp(relation, BAD_CAST "TargetMode");
    const char *rest = (const char *)target;
    bool is_up = strncmp(rest, "../", 3) == 0;
    const char *slash = strrchr(search->part, '/');
    snprintf(name, sizeof name, "%.*s%s", is_up ? 0 : (int)(slash - search->part) + 1, search->part,
             rest + (is_up ? 3 : 0));
    bool is_there = mode != NULL;
    const char *part;
    for (size_t i = 0; (part = package_name(search->package, i)) != NULL; i++)
        is_there = is_there || strcmp(part, name) == 0;
    xmlFree(target);
    xmlFree(mode);
    return is_there || broken(search, relation, name);
}

static bool load_relations(struct search *search) {
    char name[128];
    bool is_kept = true;
    relations_name(search->part, name);
    forget(search, RELATION);
    xmlDocPtr tree = package_tree(search->package, name);
    xmlNodePtr node = tree == NULL ? NULL : xmlFirstElementChild(xmlDocGetRootElement(tree));
    for (; node != NULL && is_kept; node = xmlNextElementSibling(node)) {
        xmlChar *id = xmlGetProp(node, BAD_CAST "Id");
        is_kept = !has_id(search, RELATION, (const char *)id) ||
                  broken(search, node, "two relationships have one id");
        add_id(search, RELATION, (const char *)id);
        xmlFree(id);
        is_kept = is_kept && has_target(search, node);
    }
    xmlFreeDoc(tree);
    return is_kept;
}

static bool is_word(xmlNodePtr node) {
    return node->ns != NULL && (strstr((const char *)node->ns->href, "wordprocessing") != NULL ||
                                is_named(node, "blip"));
}

/* First all names, then what refers to them. */
static bool find_names(struct search *search, xmlNodePtr node) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(node, names[i].element) && !keeps_name(search, node, &names[i]))
            return false;
    return true;
}

static bool check_node(struct search *search, xmlNodePtr node) {
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (is_named(node, references[i].element) &&
            !keeps_reference(search, node, references[i].attribute, references[i].kind))
            return false;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (is_named(node, limits[i].element) && !keeps_limit(search, node, &limits[i]))
            return false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (is_named(node, shapes[i].element) && !shapes[i].keeps(search, node))
            return false;
    return true;
}

static bool walk(struct search *search, bool (*visit)(struct search *, xmlNodePtr)) {
    bool is_kept = true;
    for (size_t i = 0; is_kept && (search->part = package_name(search->package, i)) != NULL; i++) {
        if (strncmp(search->part, "word/", 5) != 0 || !is_xml(search->part))
            continue;
        xmlDocPtr tree = package_tree(search->package, search->part);
        xmlNodePtr top = xmlDocGetRootElement(tree);
        search->open_fields = 0;
        is_kept = load_relations(search);
        for (xmlNodePtr node = top; node != NULL && is_kept; node = next_element(top, node))
            is_kept = !is_word(node) || visit(search, node);
        if (is_kept && search->open_fields != 0)
            is_kept = broken(search, top, "a field does not end");
        search->open_fields = 0;
        xmlFreeDoc(tree);
    }
    return is_kept;
}

static bool check_bookmarks(struct search *search) {
    search->part = "word/document.xml";
    for (size_t i = 0; i < search->ids[BOOKMARK_ID].count; i++)
        if (!has_id(search, BOOKMARK_END, search->ids[BOOKMARK_ID].rows[i]))
            return broken(search, NULL, "a bookmark does not end");
    return search->ids[BOOKMARK_ID].count == search->ids[BOOKMARK_END].count ||
           broken(search, NULL, "a bookmark ends that has not begun");
}

static bool check_part_names(struct search *search) {
    const char *one;
    const char *other;
    for (size_t i = 0; (one = package_name(search->package, i)) != NULL; i++)
        for (size_t j = 0; j < i && (other = package_name(search->package, j)) != NULL; j++)
            if (strcasecmp(one, other) == 0)
                return rule_broken(search->said, one, NULL, "two parts have one name");
    return true;
}

bool package_keeps_rules(const struct package *package, char said[RULES_SAID_SIZE]) {
    struct search *search = calloc(1, sizeof *search);
    assert_non_null(search);
    search->package = package;
    search->said = said;
    said[0] = '\0';
    bool is_kept = check_part_names(search) && walk(search, find_names) &&
                   check_bookmarks(search) && walk(search, check_node);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        forget(search, (enum kind)kind);
    free(search);
    return is_kept;
}
