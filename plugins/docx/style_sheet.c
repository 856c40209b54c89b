#include "style_sheet.h"

#include "tree.h"

#include <stdlib.h>
#include <string.h>

#define MOST_STYLES 4096
#define DEEPEST_BASE 16

/* Names are compared by letters and digits: "Heading 1", "heading 1" and "Heading1" are one. */
static void make_plain(char plain[ENGROSS_DOCX_STYLE_NAME_SIZE], const char *name, size_t size) {
    size_t out = 0;
    for (size_t i = 0; i < size && out + 1 < ENGROSS_DOCX_STYLE_NAME_SIZE; i++) {
        char c = name[i];
        if (c != ' ' && c != '-' && c != '_')
            plain[out++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    plain[out] = '\0';
}

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

int32_t engross_docx_sheet_load(struct engross_docx_sheet *sheet,
                                const struct engross_docx_template *template) {
    xmlNodePtr root = xmlDocGetRootElement(template->styles);
    sheet->count = 0;
    sheet->rows = calloc(MOST_STYLES, sizeof *sheet->rows);
    if (sheet->rows == NULL)
        return ENGROSS_NO_MEMORY;
    for (xmlNodePtr node = engross_docx_word_child(root, "style"); node != NULL;
         node = engross_docx_word_next(node, "style")) {
        if (sheet->count == MOST_STYLES)
            return engross_docx_template_refuse(template, "it has too many styles");
        const char *id = engross_docx_word_attribute(node, "styleId");
        const char *name = or_empty(engross_docx_word_value(node, "name"));
        if (id == NULL)
            continue;
        struct engross_docx_sheet_style *row = &sheet->rows[sheet->count++];
        *row = (struct engross_docx_sheet_style){
            .node = node,
            .id = id,
            .type = or_empty(engross_docx_word_attribute(node, "type")),
            .aliases = or_empty(engross_docx_word_value(node, "aliases"))};
        make_plain(row->name, name, strlen(name));
    }
    return ENGROSS_OK;
}

const struct engross_docx_sheet_style *engross_docx_sheet_id(const struct engross_docx_sheet *sheet,
                                                             const char *id) {
    for (size_t i = 0; id != NULL && i < sheet->count; i++)
        if (strcmp(sheet->rows[i].id, id) == 0)
            return &sheet->rows[i];
    return NULL;
}

/* Whether one of a style's further names, parted by commas, is that one. */
static bool has_alias(const struct engross_docx_sheet_style *style, const char *plain) {
    const char *alias = style->aliases;
    while (*alias != '\0') {
        size_t size = strcspn(alias, ",");
        char own[ENGROSS_DOCX_STYLE_NAME_SIZE];
        make_plain(own, alias, size);
        if (strcmp(own, plain) == 0)
            return true;
        alias += size + (alias[size] == ',');
    }
    return false;
}

/* A style's own name counts before another's alias. */
static const struct engross_docx_sheet_style *
find_name(const struct engross_docx_sheet *sheet, const char *type, const char *name, size_t size) {
    char plain[ENGROSS_DOCX_STYLE_NAME_SIZE];
    make_plain(plain, name, size);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < sheet->count; i++) {
            const struct engross_docx_sheet_style *row = &sheet->rows[i];
            if (strcmp(row->type, type) == 0 &&
                (pass == 0 ? strcmp(row->name, plain) == 0 : has_alias(row, plain)))
                return row;
        }
    return NULL;
}

const struct engross_docx_sheet_style *
engross_docx_sheet_find(const struct engross_docx_sheet *sheet, const char *type,
                        const char *names) {
    const struct engross_docx_sheet_style *found = NULL;
    while (found == NULL && *names != '\0') {
        size_t size = strcspn(names, ",");
        found = find_name(sheet, type, names, size);
        names += size + (names[size] == ',');
    }
    return found;
}

bool engross_docx_sheet_has_name(const struct engross_docx_sheet *sheet, const char *name) {
    char plain[ENGROSS_DOCX_STYLE_NAME_SIZE];
    make_plain(plain, name, strlen(name));
    for (size_t i = 0; i < sheet->count; i++)
        if (strcmp(sheet->rows[i].name, plain) == 0)
            return true;
    return false;
}

const struct engross_docx_sheet_style *
engross_docx_sheet_default(const struct engross_docx_sheet *sheet, const char *type) {
    for (size_t i = 0; i < sheet->count; i++) {
        const char *value = engross_docx_word_attribute(sheet->rows[i].node, "default");
        if (value != NULL && strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
            strcmp(sheet->rows[i].type, type) == 0)
            return &sheet->rows[i];
    }
    return strcmp(type, "paragraph") == 0 ? find_name(sheet, type, "Normal", 6) : NULL;
}

const struct engross_docx_sheet_style *
engross_docx_sheet_base(const struct engross_docx_sheet *sheet,
                        const struct engross_docx_sheet_style *style) {
    return engross_docx_sheet_id(sheet, engross_docx_word_value(style->node, "basedOn"));
}

xmlNodePtr engross_docx_sheet_inherited(const struct engross_docx_sheet *sheet,
                                        const struct engross_docx_sheet_style *style,
                                        const char *group, const char *name,
                                        const char *attribute) {
    xmlNodePtr top = sheet->count == 0 ? NULL : sheet->rows[0].node->parent;
    for (int depth = 0; style != NULL && depth < DEEPEST_BASE; depth++) {
        xmlNodePtr found =
            engross_docx_word_child(engross_docx_word_child(style->node, group), name);
        if (found != NULL &&
            (attribute == NULL || engross_docx_word_attribute(found, attribute) != NULL))
            return found;
        style = engross_docx_sheet_base(sheet, style);
    }
    const char *defaults = group[0] == 'p' ? "pPrDefault" : "rPrDefault";
    xmlNodePtr node =
        engross_docx_word_child(engross_docx_word_child(top, "docDefaults"), defaults);
    node = engross_docx_word_child(engross_docx_word_child(node, group), name);
    return attribute == NULL || engross_docx_word_attribute(node, attribute) != NULL ? node : NULL;
}

int32_t engross_docx_sheet_indent(const struct engross_docx_sheet *sheet,
                                  const struct engross_docx_sheet_style *style, const char *name,
                                  const char *other_name) {
    xmlNodePtr node = engross_docx_sheet_inherited(sheet, style, "pPr", "ind", name);
    if (node != NULL)
        return engross_docx_word_twips(node, name, 0);
    node = engross_docx_sheet_inherited(sheet, style, "pPr", "ind", other_name);
    return engross_docx_word_twips(node, other_name, 0);
}

bool engross_docx_first_line(xmlNodePtr indent, int32_t *first_line) {
    if (engross_docx_word_attribute(indent, "hanging") != NULL)
        *first_line = -engross_docx_word_twips(indent, "hanging", 0);
    else if (engross_docx_word_attribute(indent, "firstLine") != NULL)
        *first_line = engross_docx_word_twips(indent, "firstLine", 0);
    else
        return false;
    return true;
}

int32_t engross_docx_sheet_first_line(const struct engross_docx_sheet *sheet,
                                      const struct engross_docx_sheet_style *style) {
    int32_t first_line = 0;
    for (int depth = 0; style != NULL && depth < DEEPEST_BASE; depth++) {
        xmlNodePtr properties = engross_docx_word_child(style->node, "pPr");
        if (engross_docx_first_line(engross_docx_word_child(properties, "ind"), &first_line))
            break;
        style = engross_docx_sheet_base(sheet, style);
    }
    return first_line;
}
