/* The styles of a template: which of them stands for each of ours, what they measure, and the
 * styles part that holds both. */
#include "docx.h"
#include "language.h"
#include "style_aliases.h"
#include "template.h"
#include "tree.h"

#include "kit/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_STYLES 4096
#define DEEPEST_BASE 16
#define NAME_SIZE 80
/* Children of w:pPr, w:rPr and w:style up to those that are set here (ISO/IEC 29500-1, annex A.1).
 */
#define PARAGRAPH_ORDER                                                                            \
    " pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "   \
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "   \
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "      \
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "   \
    "rPr sectPr pPrChange "
#define RUN_ORDER                                                                                  \
    " rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "      \
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "       \
    "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
#define STYLE_ORDER                                                                                \
    " name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "    \
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "          \
    "tblStylePr "

#define CELL_ORDER                                                                                 \
    " cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "     \
    "vAlign hideMark "

struct style {
    xmlNodePtr node;
    const char *id;
    const char *type;
    const char *aliases;
    char name[NAME_SIZE]; /* plain, see below */
};

struct styles {
    struct style *rows;
    size_t count;
};

/* Names are compared by letters and digits: "Heading 1", "heading 1" and "Heading1" are one. */
static void make_plain(char plain[NAME_SIZE], const char *name, size_t size) {
    size_t out = 0;
    for (size_t i = 0; i < size && out + 1 < NAME_SIZE; i++) {
        char c = name[i];
        if (c != ' ' && c != '-' && c != '_')
            plain[out++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    plain[out] = '\0';
}

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

static int32_t list_styles(const struct engross_docx_template *template, struct styles *styles) {
    xmlNodePtr root = xmlDocGetRootElement(template->styles);
    styles->count = 0;
    styles->rows = calloc(MOST_STYLES, sizeof *styles->rows);
    if (styles->rows == NULL)
        return ENGROSS_NO_MEMORY;
    for (xmlNodePtr node = engross_docx_word_child(root, "style"); node != NULL;
         node = engross_docx_word_next(node, "style")) {
        if (styles->count == MOST_STYLES)
            return engross_docx_template_refuse(template, "it has too many styles");
        const char *id = engross_docx_word_attribute(node, "styleId");
        const char *name = or_empty(engross_docx_word_value(node, "name"));
        if (id == NULL)
            continue;
        struct style *row = &styles->rows[styles->count++];
        *row = (struct style){.node = node,
                              .id = id,
                              .type = or_empty(engross_docx_word_attribute(node, "type")),
                              .aliases = or_empty(engross_docx_word_value(node, "aliases"))};
        make_plain(row->name, name, strlen(name));
    }
    return ENGROSS_OK;
}

static const struct style *find_id(const struct styles *styles, const char *id) {
    for (size_t i = 0; id != NULL && i < styles->count; i++)
        if (strcmp(styles->rows[i].id, id) == 0)
            return &styles->rows[i];
    return NULL;
}

/* Whether one of a style's further names, parted by commas, is that one. */
static bool has_alias(const struct style *style, const char *plain) {
    const char *alias = style->aliases;
    while (*alias != '\0') {
        size_t size = strcspn(alias, ",");
        char own[NAME_SIZE];
        make_plain(own, alias, size);
        if (strcmp(own, plain) == 0)
            return true;
        alias += size + (alias[size] == ',');
    }
    return false;
}

static const struct style *find_name(const struct styles *styles, const char *type,
                                     const char *name, size_t size) {
    char plain[NAME_SIZE];
    make_plain(plain, name, size);
    for (size_t i = 0; i < styles->count; i++)
        if (strcmp(styles->rows[i].type, type) == 0 &&
            (strcmp(styles->rows[i].name, plain) == 0 || has_alias(&styles->rows[i], plain)))
            return &styles->rows[i];
    return NULL;
}

static const struct style *find_names(const struct styles *styles, const char *type,
                                      const char *names) {
    const struct style *found = NULL;
    while (found == NULL && *names != '\0') {
        size_t size = strcspn(names, ",");
        found = find_name(styles, type, names, size);
        names += size + (names[size] == ',');
    }
    return found;
}

static const struct style *find_default(const struct styles *styles, const char *type) {
    for (size_t i = 0; i < styles->count; i++) {
        const char *value = engross_docx_word_attribute(styles->rows[i].node, "default");
        if (value != NULL && strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
            strcmp(styles->rows[i].type, type) == 0)
            return &styles->rows[i];
    }
    return strcmp(type, "paragraph") == 0 ? find_name(styles, type, "Normal", 6) : NULL;
}

/* Our style in the template: by the name of the look that the theme asks for, the other look's,
 * other programs' and languages', and its id. Text is in the default style where there is none
 * for the body. */
static const struct style *find_style(const struct styles *styles,
                                      const struct engross_docx_look *look,
                                      enum engross_docx_style style) {
    const struct style *found = NULL;
    for (int i = 0; i < 2 && found == NULL; i++) {
        const char *name = engross_docx_style_name(style, i == 0 ? look->is_united_nations
                                                                 : !look->is_united_nations);
        found = find_name(styles, "paragraph", name, strlen(name));
    }
    if (found == NULL)
        found = find_names(styles, "paragraph", engross_docx_style_aliases(style));
    if (found == NULL) {
        found = find_id(styles, engross_docx_style_own_id(look, style));
        if (found != NULL && strcmp(found->type, "paragraph") != 0)
            found = NULL;
    }
    return found == NULL && style == ENGROSS_DOCX_BODY ? find_default(styles, "paragraph") : found;
}

/* --- measures ------------------------------------------------------------------------------ */

/* The element of that name among the properties (w:pPr or w:rPr) of a style or the nearest style
 * that it is based on, with that attribute if one is given; at last, of the document's defaults. */
static xmlNodePtr inherited(const struct styles *styles, const struct style *style,
                            const char *group, const char *name, const char *attribute) {
    xmlNodePtr top = styles->count == 0 ? NULL : styles->rows[0].node->parent;
    for (int depth = 0; style != NULL && depth < DEEPEST_BASE; depth++) {
        xmlNodePtr found =
            engross_docx_word_child(engross_docx_word_child(style->node, group), name);
        if (found != NULL &&
            (attribute == NULL || engross_docx_word_attribute(found, attribute) != NULL))
            return found;
        style = find_id(styles, engross_docx_word_value(style->node, "basedOn"));
    }
    const char *defaults = group[0] == 'p' ? "pPrDefault" : "rPrDefault";
    xmlNodePtr node =
        engross_docx_word_child(engross_docx_word_child(top, "docDefaults"), defaults);
    node = engross_docx_word_child(engross_docx_word_child(node, group), name);
    return attribute == NULL || engross_docx_word_attribute(node, attribute) != NULL ? node : NULL;
}

static int32_t indent(const struct styles *styles, const struct style *style, const char *name,
                      const char *other_name) {
    xmlNodePtr node = inherited(styles, style, "pPr", "ind", name);
    if (node != NULL)
        return engross_docx_word_twips(node, name, 0);
    node = inherited(styles, style, "pPr", "ind", other_name);
    return engross_docx_word_twips(node, other_name, 0);
}

static int32_t count_tabs(xmlNodePtr tabs) {
    int32_t count = 0;
    xmlNodePtr tab = engross_docx_word_child(tabs, "tab");
    for (; tab != NULL; tab = engross_docx_word_next(tab, "tab"))
        count += strcmp(or_empty(engross_docx_word_attribute(tab, "val")), "clear") != 0;
    return count;
}

static void measure(const struct styles *styles, const struct style *style,
                    struct engross_docx_appearance *values, struct engross_docx_choice *choice) {
    xmlNodePtr number = inherited(styles, style, "pPr", "numPr", NULL);
    xmlNodePtr italic = inherited(styles, style, "rPr", "i", NULL);
    values->start = indent(styles, style, "left", "start");
    values->end = indent(styles, style, "right", "end");
    values->before =
        engross_docx_word_twips(inherited(styles, style, "pPr", "spacing", "before"), "before", 0);
    values->after =
        engross_docx_word_twips(inherited(styles, style, "pPr", "spacing", "after"), "after", 0);
    values->size =
        engross_docx_word_integer(inherited(styles, style, "rPr", "sz", "val"), "val", 20);
    values->is_italic = italic != NULL && engross_docx_word_is_on(italic->parent, "i");
    choice->id = style->id;
    choice->hanging =
        engross_docx_word_twips(inherited(styles, style, "pPr", "ind", "hanging"), "hanging", 0);
    choice->tab_count = count_tabs(inherited(styles, style, "pPr", "tabs", NULL));
    choice->is_numbered =
        engross_docx_word_integer(engross_docx_word_child(number, "numId"), "val", 0) != 0;
}

/* An id that no style of the template has. */
static const char *free_id(const struct engross_docx_template *template,
                           const struct styles *styles, const char *own) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&id, own);
    while (!engross_buffer_failed(&id) && find_id(styles, id.data) != NULL)
        engross_buffer_append_char(&id, '_');
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&id))
        copy = engross_kit_copy(template->host, id.data, id.size);
    engross_buffer_finish(&id);
    return copy.data;
}

/* A style that the template lacks stands to the template's body as it does to the theme's. */
static void shift(struct engross_docx_appearance *values,
                  const struct engross_docx_appearance *theme_body,
                  const struct engross_docx_appearance *body) {
    values->start += body->start - theme_body->start;
    values->end += body->end - theme_body->end;
    if (values->size == theme_body->size)
        values->size = body->size;
    if (values->start < 0)
        values->start = 0;
    if (values->end < 0)
        values->end = 0;
}

static bool is_note(enum engross_docx_style style) {
    return style == ENGROSS_DOCX_FOOTNOTE || style == ENGROSS_DOCX_ENDNOTE;
}

static int32_t dress_style(struct engross_docx_template *template, const struct styles *styles,
                           const struct engross_docx_look *theme, struct engross_docx_look *look,
                           enum engross_docx_style style) {
    struct engross_docx_appearance *values = &look->styles[style];
    struct engross_docx_choice *choice = &look->choices[style];
    const struct style *found = find_style(styles, theme, style);
    if (found != NULL) {
        measure(styles, found, values, choice);
        choice->is_found = true;
        return ENGROSS_OK;
    }
    if (engross_docx_style_is_body(theme, style)) {
        *values = look->styles[ENGROSS_DOCX_BODY];
        *choice = look->choices[ENGROSS_DOCX_BODY];
        return ENGROSS_OK;
    }
    choice->hanging = engross_docx_style_hanging(theme, style);
    values->start = engross_docx_style_left(theme, style);
    shift(values, &theme->styles[ENGROSS_DOCX_BODY], &look->styles[ENGROSS_DOCX_BODY]);
    if (values->start < choice->hanging && is_note(style))
        values->start = choice->hanging;
    else if (values->start < choice->hanging)
        choice->hanging = values->start;
    choice->id = free_id(template, styles, engross_docx_style_own_id(theme, style));
    return choice->id == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

static int32_t dress_others(struct engross_docx_template *template, const struct styles *styles,
                            struct engross_docx_look *look) {
    const char *own_id;
    const char *type;
    const char *names;
    for (size_t i = 0; (names = engross_docx_other_style_aliases(i, &own_id, &type)) != NULL; i++) {
        const struct style *found = find_names(styles, type, names);
        look->others[i].own_id = own_id;
        look->others[i].is_found = found != NULL;
        look->others[i].id = found != NULL ? found->id : free_id(template, styles, own_id);
        if (look->others[i].id == NULL)
            return ENGROSS_NO_MEMORY;
    }
    return ENGROSS_OK;
}

/* The page of the template's last section; what it does not say stays the theme's. */
static void dress_page(const struct engross_docx_template *template,
                       struct engross_docx_page *page) {
    static const struct {
        const char *element;
        const char *attribute;
        size_t offset;
    } rows[] = {
        {"pgSz", "w", offsetof(struct engross_docx_page, width)},
        {"pgSz", "h", offsetof(struct engross_docx_page, height)},
        {"pgMar", "top", offsetof(struct engross_docx_page, top)},
        {"pgMar", "bottom", offsetof(struct engross_docx_page, bottom)},
        {"pgMar", "left", offsetof(struct engross_docx_page, inside)},
        {"pgMar", "right", offsetof(struct engross_docx_page, outside)},
        {"pgMar", "header", offsetof(struct engross_docx_page, header)},
        {"pgMar", "footer", offsetof(struct engross_docx_page, footer)},
        {"cols", "space", offsetof(struct engross_docx_page, column_gap)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t value;
        memcpy(&value, (char *)page + rows[i].offset, sizeof value);
        value = engross_docx_word_twips(engross_docx_word_child(template->section, rows[i].element),
                                        rows[i].attribute, value);
        memcpy((char *)page + rows[i].offset, &value, sizeof value);
    }
    page->inside +=
        engross_docx_word_twips(engross_docx_word_child(template->section, "pgMar"), "gutter", 0);
    xmlNodePtr columns = engross_docx_word_child(template->section, "cols");
    if (columns != NULL || engross_docx_word_child(template->section, "pgSz") != NULL)
        page->columns = engross_docx_word_integer(columns, "num", 1);
    if (page->columns < 1 || page->columns > 45)
        page->columns = 1;
    if (template->has_running && template->settings != NULL)
        page->faces =
            engross_docx_word_is_on(xmlDocGetRootElement(template->settings), "evenAndOddHeaders");
}

int32_t engross_docx_template_dress(struct engross_docx_template *template,
                                    struct engross_docx_look *look) {
    struct styles styles;
    struct engross_docx_look *theme = template->host->allocate(template->host, sizeof *theme);
    if (theme == NULL)
        return ENGROSS_NO_MEMORY;
    *theme = *look;
    int32_t status = list_styles(template, &styles);
    for (int i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES && status == ENGROSS_OK; i++)
        status = dress_style(template, &styles, theme, look, (enum engross_docx_style)i);
    for (int i = ENGROSS_DOCX_PARAGRAPH_STYLES; i < ENGROSS_DOCX_STYLE_COUNT; i++)
        shift(&look->styles[i], &theme->styles[ENGROSS_DOCX_BODY],
              &look->styles[ENGROSS_DOCX_BODY]);
    if (status == ENGROSS_OK)
        status = dress_others(template, &styles, look);
    dress_page(template, &look->page);
    free(styles.rows);
    return status;
}

/* --- the part ------------------------------------------------------------------------------ */

static xmlNodePtr find_node(xmlDocPtr tree, const char *id) {
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(tree), "style");
    while (node != NULL && strcmp(or_empty(engross_docx_word_attribute(node, "styleId")), id) != 0)
        node = engross_docx_word_next(node, "style");
    return node;
}

/* Points a style of ours at the template's default style of its type, or at nothing. */
static bool rebase(const struct styles *styles, xmlNodePtr node) {
    const struct style *base =
        find_default(styles, or_empty(engross_docx_word_attribute(node, "type")));
    xmlNodePtr based = engross_docx_word_child(node, "basedOn");
    if (based == NULL)
        return true;
    if (base != NULL)
        return engross_docx_word_set(based, "val", base->id);
    engross_docx_word_remove(node, "basedOn");
    return true;
}

static bool add_style(const struct engross_docx_template *template, const struct styles *styles,
                      xmlDocPtr ours, const char *own_id, const char *id) {
    xmlNodePtr node = find_node(ours, own_id);
    if (node == NULL)
        return true;
    xmlNodePtr copy = engross_docx_word_copy(xmlDocGetRootElement(template->styles), NULL, node);
    return copy != NULL && engross_docx_word_set(copy, "styleId", id) && rebase(styles, copy);
}

static void note_missing(struct engross_buffer *missing, const char *name) {
    engross_buffer_append_format(missing, "%s\"%s\"", missing->size == 0 ? "" : ", ", name);
}

static bool add_paragraph_styles(struct engross_docx *docx, const struct styles *styles,
                                 xmlDocPtr ours, struct engross_buffer *missing) {
    const struct engross_docx_look *look = &docx->look;
    bool is_done = true;
    for (int i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES && is_done; i++) {
        enum engross_docx_style style = (enum engross_docx_style)i;
        const struct engross_docx_choice *choice = &look->choices[i];
        if (choice->is_found || !choice->is_used || engross_docx_style_is_body(look, style))
            continue;
        note_missing(missing, engross_docx_style_name(style, look->is_united_nations));
        is_done = add_style(docx->template, styles, ours, engross_docx_style_own_id(look, style),
                            choice->id);
    }
    return is_done;
}

/* The types of notice look as the template's notices do. */
static bool add_notice_styles(struct engross_docx *docx, const struct styles *styles,
                              xmlDocPtr ours) {
    const struct engross_docx_choice *notice = &docx->look.choices[ENGROSS_DOCX_NOTICE];
    xmlNodePtr root = xmlDocGetRootElement(docx->template->styles);
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(ours), "style");
    for (; notice->is_used && node != NULL; node = engross_docx_word_next(node, "style")) {
        bool is_type = strcmp(or_empty(engross_docx_word_value(node, "basedOn")), notice->id) == 0;
        if (is_type && find_id(styles, engross_docx_word_attribute(node, "styleId")) == NULL &&
            engross_docx_word_copy(root, NULL, node) == NULL)
            return false;
    }
    return true;
}

static bool add_other_styles(struct engross_docx *docx, const struct styles *styles, xmlDocPtr ours,
                             struct engross_buffer *missing) {
    const char *own_id;
    const char *type;
    const char *names;
    bool is_done = true;
    for (size_t i = 0;
         is_done && (names = engross_docx_other_style_aliases(i, &own_id, &type)) != NULL; i++) {
        const struct engross_docx_other_choice *choice = &docx->look.others[i];
        char name[NAME_SIZE];
        if (choice->is_found || !choice->is_used)
            continue;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(names, ","), names);
        note_missing(missing, name);
        is_done = add_style(docx->template, styles, ours, own_id, choice->id);
    }
    return is_done;
}

static void sort_styles(const struct styles *styles) {
    for (size_t i = 0; i < styles->count; i++) {
        xmlNodePtr node = styles->rows[i].node;
        engross_docx_word_sort(node, STYLE_ORDER);
        engross_docx_word_sort(engross_docx_word_child(node, "pPr"), PARAGRAPH_ORDER);
        engross_docx_word_sort(engross_docx_word_child(node, "rPr"), RUN_ORDER);
        xmlNodePtr part = engross_docx_word_child(node, "tblStylePr");
        for (; part != NULL; part = engross_docx_word_next(part, "tblStylePr"))
            engross_docx_word_sort(engross_docx_word_child(part, "tcPr"), CELL_ORDER);
    }
}

/* Language and direction are the document's, not the template's. */
static void remove_language(const struct styles *styles) {
    for (size_t i = 0; i < styles->count; i++) {
        xmlNodePtr node = styles->rows[i].node;
        if (strcmp(styles->rows[i].type, "paragraph") != 0)
            continue;
        engross_docx_word_remove(engross_docx_word_child(node, "pPr"), "bidi");
        engross_docx_word_remove(engross_docx_word_child(node, "rPr"), "rtl");
        engross_docx_word_remove(engross_docx_word_child(node, "rPr"), "lang");
    }
}

static bool set_language(const struct engross_docx *docx) {
    static const char *const attributes[] = {"val", "eastAsia", "bidi"};
    char tag[ENGROSS_DOCX_TAG_SIZE];
    xmlNodePtr root = xmlDocGetRootElement(docx->template->styles);
    xmlNodePtr node = engross_docx_word_insert(root, "docDefaults", " docDefaults latentStyles ");
    if (node != NULL)
        node = engross_docx_word_insert(node, "rPrDefault", " rPrDefault pPrDefault ");
    if (node != NULL)
        node = engross_docx_word_insert(node, "rPr", " rPr ");
    if (node != NULL)
        node = engross_docx_word_insert(node, "lang", RUN_ORDER);
    return node != NULL &&
           engross_docx_word_set(node, attributes[engross_docx_language_script(docx->language)],
                                 engross_docx_language_tag(docx->language, tag));
}

/* Headings are headings to the navigation pane and to screen readers by their outline level,
 * which the styles of some templates lack. */
static bool set_outline(const struct engross_docx *docx, const struct styles *styles) {
    for (int level = 0; level < 6; level++) {
        const struct engross_docx_choice *choice =
            &docx->look.choices[ENGROSS_DOCX_HEADING_1 + level];
        const struct style *style = choice->is_found ? find_id(styles, choice->id) : NULL;
        char digit[2] = {(char)('0' + level), '\0'};
        if (style == NULL || inherited(styles, style, "pPr", "outlineLvl", "val") != NULL)
            continue;
        xmlNodePtr node = engross_docx_word_insert(style->node, "pPr", STYLE_ORDER);
        if (node != NULL)
            node = engross_docx_word_insert(node, "outlineLvl", PARAGRAPH_ORDER);
        if (node == NULL || !engross_docx_word_set(node, "val", digit))
            return false;
    }
    return true;
}

/* A style may name one to follow that the document does not use. */
static void remove_dangling(xmlDocPtr tree, const struct styles *styles) {
    static const char *const names[] = {"next", "link", "basedOn"};
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(tree), "style");
    for (; node != NULL; node = engross_docx_word_next(node, "style"))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *id = engross_docx_word_value(node, names[i]);
            if (id != NULL && find_id(styles, id) == NULL && find_node(tree, id) == NULL)
                engross_docx_word_remove(node, names[i]);
        }
}

static int32_t parse_own(struct engross_docx *docx, xmlDocPtr *tree) {
    struct engross_kit_xml xml;
    struct engross_buffer bytes = ENGROSS_BUFFER_INIT;
    const char *reason;
    engross_docx_part_init(&xml);
    engross_docx_styles_write(&xml, &docx->look, docx->language);
    int32_t status = engross_docx_part_take(&xml, &bytes);
    if (status == ENGROSS_OK)
        status = engross_docx_tree_parse(bytes.data, bytes.size, tree, NULL, &reason);
    engross_buffer_finish(&bytes);
    return status == ENGROSS_FAILED ? ENGROSS_NO_MEMORY : status;
}

static bool merge(struct engross_docx *docx, const struct styles *styles, xmlDocPtr ours,
                  struct engross_buffer *missing) {
    remove_language(styles);
    sort_styles(styles);
    if (!set_language(docx) || !set_outline(docx, styles) ||
        !add_paragraph_styles(docx, styles, ours, missing) ||
        !add_notice_styles(docx, styles, ours) || !add_other_styles(docx, styles, ours, missing))
        return false;
    remove_dangling(docx->template->styles, styles);
    return !engross_buffer_failed(missing);
}

int32_t engross_docx_template_write_styles(struct engross_docx *docx, struct engross_buffer *out) {
    struct styles styles = {0};
    struct engross_buffer missing = ENGROSS_BUFFER_INIT;
    xmlDocPtr ours = NULL;
    int32_t status = list_styles(docx->template, &styles);
    if (status == ENGROSS_OK)
        status = parse_own(docx, &ours);
    if (status == ENGROSS_OK && (!merge(docx, &styles, ours, &missing) ||
                                 !engross_docx_tree_write(docx->template->styles, out)))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_OK && missing.size > 0)
        engross_kit_report(docx->host, ENGROSS_DOCX_TEMPLATE_STYLES, NULL, missing.data, NULL);
    xmlFreeDoc(ours);
    free(styles.rows);
    engross_buffer_finish(&missing);
    return status;
}
