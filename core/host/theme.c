#include "host/theme.h"

#include "base/arena.h"
#include "model/schema.h"
#include "model/schemas.h"
#include "model/xml_file.h"

#include <libxml/hash.h>
#include <stdlib.h>
#include <string.h>

/* How long a chain of based-on may be: more is a circle. */
#define INHERITANCE_LIMIT 32

struct engross_theme {
    struct engross_arena arena;
    xmlHashTablePtr values; /* key to NUL-terminated value in the arena */
};

struct shipped {
    const char *id;
    const char *kinds; /* with a space on each side */
    const unsigned char *data;
    const size_t *size;
};

static const struct shipped shipped[] = {
    {"un-report", " report ", engross_theme_un_report, &engross_theme_un_report_size},
    {"factsheet", " factsheet ", engross_theme_factsheet, &engross_theme_factsheet_size},
    {"article", " interview article page ", engross_theme_article, &engross_theme_article_size},
};
#define SHIPPED_COUNT (sizeof shipped / sizeof *shipped)

const char *engross_theme_shipped(size_t index) {
    return index < SHIPPED_COUNT ? shipped[index].id : NULL;
}

engross_text engross_theme_value(const struct engross_theme *theme, const char *key) {
    const char *value = xmlHashLookup(theme->values, (const xmlChar *)key);
    return (engross_text){value, value == NULL ? 0 : strlen(value)};
}

engross_text engross_theme_id(const struct engross_theme *theme) {
    return engross_theme_value(theme, "theme.id");
}

void engross_theme_free(struct engross_theme *theme) {
    if (theme == NULL)
        return;
    if (theme->values != NULL)
        xmlHashFree(theme->values, NULL);
    engross_arena_finish(&theme->arena);
    free(theme);
}

/* Sets key to value unless it is there already. False when memory runs out. */
static bool put(struct engross_theme *theme, const char *key, const char *value) {
    if (xmlHashLookup(theme->values, (const xmlChar *)key) != NULL)
        return true;
    char *copy = engross_arena_copy(&theme->arena, value, strlen(value));
    return copy != NULL && xmlHashAddEntry(theme->values, (const xmlChar *)key, copy) == 0;
}

/* Sets prefix.name for every attribute. */
static bool put_attributes(struct engross_theme *theme, const char *prefix, const xmlNode *node) {
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    bool good = true;
    for (const xmlAttr *at = node->properties; good && at != NULL; at = at->next) {
        engross_buffer_clear(&key);
        engross_buffer_append_string(&key, prefix);
        engross_buffer_append_char(&key, '.');
        engross_buffer_append_string(&key, (const char *)at->name);
        good =
            !engross_buffer_failed(&key) &&
            put(theme, key.data, at->children == NULL ? "" : (const char *)at->children->content);
    }
    engross_buffer_finish(&key);
    return good;
}

/* The style element of that name, or NULL. */
static const xmlNode *find_style(const xmlNode *root, const char *name) {
    for (const xmlNode *at = root->children; at != NULL; at = at->next)
        if (at->type == XML_ELEMENT_NODE && strcmp((const char *)at->name, "style") == 0 &&
            strcmp(engross_xml_attribute(at, "name"), name) == 0)
            return at;
    return NULL;
}

/* A style's own values, then those of what it is based on. ENGROSS_FAILED: *missing is the name
 * that leads nowhere or round in a circle. */
static int32_t put_style(struct engross_theme *theme, const xmlNode *root, const xmlNode *style,
                         const char **missing) {
    struct engross_buffer prefix = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&prefix, "style.%s", engross_xml_attribute(style, "name"));
    int32_t status = engross_buffer_failed(&prefix) ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    for (int depth = 0; status == ENGROSS_OK; depth++) {
        if (!put_attributes(theme, prefix.data, style))
            status = ENGROSS_NO_MEMORY;
        const char *base = engross_xml_attribute(style, "based-on");
        if (base == NULL)
            break;
        style = find_style(root, base);
        if (style == NULL || depth == INHERITANCE_LIMIT) {
            *missing = base;
            status = ENGROSS_FAILED;
        }
    }
    engross_buffer_finish(&prefix);
    return status;
}

static int32_t flatten(struct engross_theme *theme, const xmlNode *root, const char **missing) {
    if (!put_attributes(theme, "theme", root))
        return ENGROSS_NO_MEMORY;
    for (const xmlNode *at = root->children; at != NULL; at = at->next) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        int32_t status = ENGROSS_OK;
        if (strcmp((const char *)at->name, "style") == 0)
            status = put_style(theme, root, at, missing);
        else if (!put_attributes(theme, (const char *)at->name, at))
            status = ENGROSS_NO_MEMORY;
        if (status != ENGROSS_OK)
            return status;
    }
    return ENGROSS_OK;
}

static int32_t from_tree(xmlDocPtr doc, struct engross_diagnostics *diagnostics,
                         struct engross_theme **out) {
    struct engross_theme *theme = calloc(1, sizeof *theme);
    if (theme == NULL)
        return ENGROSS_NO_MEMORY;
    theme->values = xmlHashCreate(512);
    const char *missing = "";
    int32_t status = ENGROSS_NO_MEMORY;
    if (theme->values != NULL)
        status = flatten(theme, xmlDocGetRootElement(doc), &missing);
    if (status == ENGROSS_FAILED)
        engross_report(diagnostics, ENGROSS_MESSAGE_THEME_BASE, ENGROSS_NOWHERE, missing, NULL);
    if (status == ENGROSS_OK)
        *out = theme;
    else
        engross_theme_free(theme);
    return status;
}

static void report_fault(void *user, const xmlNode *node, const char *message) {
    engross_position position = {0, 0};
    if (node != NULL)
        position.line = (uint32_t)xmlGetLineNo((xmlNodePtr)node);
    engross_report(user, ENGROSS_MESSAGE_THEME_INVALID, position, message, NULL);
}

static void report_invalid(struct engross_diagnostics *diagnostics, uint32_t line,
                           const char *why) {
    engross_report(diagnostics, ENGROSS_MESSAGE_THEME_INVALID, (engross_position){line, 0}, why,
                   NULL);
}

/* Validates what was parsed and flattens it. */
static int32_t check_user_theme(xmlDocPtr doc, struct engross_diagnostics *diagnostics,
                                struct engross_theme **out) {
    int32_t status = engross_schema_validate_with(engross_schema_theme, engross_schema_theme_size,
                                                  doc, report_fault, diagnostics);
    return status == ENGROSS_OK ? from_tree(doc, diagnostics, out) : status;
}

static int32_t load_user_theme(const char *path, struct engross_diagnostics *diagnostics,
                               struct engross_theme **out) {
    enum engross_xml_file_fault fault;
    uint32_t line;
    const char *input = diagnostics->file;
    int32_t status = ENGROSS_FAILED;
    diagnostics->file = path; /* what is reported here is about the theme */
    xmlDocPtr doc = engross_xml_file_parse(path, &fault, &line);
    if (doc != NULL)
        status = check_user_theme(doc, diagnostics, out);
    else if (fault == ENGROSS_XML_FILE_UNREADABLE)
        engross_report(diagnostics, ENGROSS_MESSAGE_THEME_UNREADABLE, ENGROSS_NOWHERE, NULL);
    else if (fault == ENGROSS_XML_FILE_DOCTYPE)
        report_invalid(diagnostics, 0, "document type declarations are not accepted");
    else
        report_invalid(diagnostics, line, "it is not well-formed XML");
    xmlFreeDoc(doc);
    diagnostics->file = input;
    return status;
}

/* Whether word stands in a list in which a space is before and after each. */
static bool holds_word(const char *list, const char *word) {
    size_t size = strlen(word);
    for (const char *at = strstr(list, word); at != NULL; at = strstr(at + 1, word))
        if (at > list && at[-1] == ' ' && at[size] == ' ')
            return true;
    return false;
}

static const struct shipped *find_shipped(const char *name, const char *kind) {
    const struct shipped *found = NULL;
    for (size_t i = 0; found == NULL && i < SHIPPED_COUNT; i++) {
        bool fits = name != NULL ? strcmp(shipped[i].id, name) == 0
                                 : kind != NULL && holds_word(shipped[i].kinds, kind);
        found = fits ? &shipped[i] : NULL;
    }
    return found;
}

int32_t engross_theme_load(const char *name, const char *kind,
                           struct engross_diagnostics *diagnostics, struct engross_theme **out) {
    *out = NULL;
    size_t length = name == NULL ? 0 : strlen(name);
    if (name != NULL &&
        (strchr(name, '/') != NULL || (length > 4 && strcmp(name + length - 4, ".xml") == 0)))
        return load_user_theme(name, diagnostics, out);
    const struct shipped *found = find_shipped(name, kind);
    if (found == NULL && name == NULL)
        found = &shipped[SHIPPED_COUNT - 1];
    if (found == NULL) {
        engross_report(diagnostics, ENGROSS_MESSAGE_THEME_UNKNOWN, ENGROSS_NOWHERE, name, NULL);
        return ENGROSS_FAILED;
    }
    xmlDocPtr doc = engross_xml_parse_embedded(found->data, *found->size, found->id);
    int32_t status = doc == NULL ? ENGROSS_NO_MEMORY : from_tree(doc, diagnostics, out);
    xmlFreeDoc(doc);
    return status;
}
