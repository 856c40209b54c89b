/* The styles of a template: which of them stands for each of ours, what they measure, and the
 * styles part that holds both. */
#include "docx.h"
#include "language.h"
#include "style_aliases.h"
#include "style_sheet.h"
#include "template_lists.h"
#include "tree.h"

#include "kit/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Children of w:style and w:tcPr (ISO/IEC 29500-1, annex A.1). */
#define STYLE_ORDER                                                                                \
    " name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "    \
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "          \
    "tblStylePr "
#define CELL_ORDER                                                                                 \
    " cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "     \
    "vAlign hideMark "

static const char *or_empty(const char *text) {
    return text == NULL ? "" : text;
}

static const struct engross_docx_sheet_style *by_name(const struct engross_docx_sheet *styles,
                                                      const char *names) {
    return engross_docx_sheet_find(styles, "paragraph", names);
}

/* Whether the template is one of those of the United Nations, by the style of its text. */
static bool is_geneva(const struct engross_docx_sheet *styles) {
    return by_name(styles, engross_docx_style_name(ENGROSS_DOCX_BODY, true)) != NULL ||
           by_name(styles, "_ Single Txt") != NULL;
}

/* Our style in a template of the United Nations: by its name there, and by others only where it
 * does not look as the text does. Word's own names have other uses there. */
static const struct engross_docx_sheet_style *
find_geneva_style(const struct engross_docx_sheet *styles, enum engross_docx_style style) {
    const struct engross_docx_sheet_style *found =
        by_name(styles, engross_docx_style_name(style, true));
    if (found == NULL && style != ENGROSS_DOCX_BODY && engross_docx_style_may_share_body(style))
        return NULL;
    if (found == NULL)
        found = by_name(styles, engross_docx_style_aliases(style));
    return found != NULL ? found : by_name(styles, engross_docx_style_name(style, false));
}

/* Our style in another template: by its name in Word, other programs' and languages', and its
 * id. Text is in the default style where there is none for the body. */
static const struct engross_docx_sheet_style *
find_plain_style(const struct engross_docx_sheet *styles, const struct engross_docx_look *look,
                 enum engross_docx_style style) {
    const struct engross_docx_sheet_style *found =
        by_name(styles, engross_docx_style_name(style, false));
    if (found == NULL)
        found = by_name(styles, engross_docx_style_aliases(style));
    if (found == NULL)
        found = engross_docx_sheet_id(styles, engross_docx_style_own_id(look, style));
    if (found != NULL && strcmp(found->type, "paragraph") != 0)
        found = NULL;
    return found == NULL && style == ENGROSS_DOCX_BODY
               ? engross_docx_sheet_default(styles, "paragraph")
               : found;
}

/* --- measures ------------------------------------------------------------------------------ */

/* Whether the style's first line reaches back to a tab stop at which a number before the text
 * ends (Geneva). */
static bool has_number_tab(xmlNodePtr tabs, int32_t left) {
    xmlNodePtr tab = engross_docx_word_child(tabs, "tab");
    return tab != NULL && engross_docx_word_twips(tab, "pos", left) < left &&
           strcmp(or_empty(engross_docx_word_attribute(tab, "val")), "right") == 0;
}

static int32_t count_tabs(xmlNodePtr tabs) {
    int32_t count = 0;
    xmlNodePtr tab = engross_docx_word_child(tabs, "tab");
    for (; tab != NULL; tab = engross_docx_word_next(tab, "tab"))
        count += strcmp(or_empty(engross_docx_word_attribute(tab, "val")), "clear") != 0;
    return count;
}

static void measure(const struct engross_docx_sheet *styles,
                    const struct engross_docx_sheet_style *style,
                    struct engross_docx_appearance *values, struct engross_docx_choice *choice) {
    xmlNodePtr tabs = engross_docx_sheet_inherited(styles, style, "pPr", "tabs", NULL);
    int32_t hanging = -engross_docx_sheet_first_line(styles, style);
    xmlNodePtr italic = engross_docx_sheet_inherited(styles, style, "rPr", "i", NULL);
    values->start = engross_docx_sheet_indent(styles, style, "left", "start");
    values->end = engross_docx_sheet_indent(styles, style, "right", "end");
    values->before = engross_docx_word_twips(
        engross_docx_sheet_inherited(styles, style, "pPr", "spacing", "before"), "before", 0);
    values->after = engross_docx_word_twips(
        engross_docx_sheet_inherited(styles, style, "pPr", "spacing", "after"), "after", 0);
    values->size = engross_docx_word_integer(
        engross_docx_sheet_inherited(styles, style, "rPr", "sz", "val"), "val", 20);
    values->is_italic = italic != NULL && engross_docx_word_is_on(italic->parent, "i");
    choice->id = style->id;
    choice->hanging = hanging < 0 ? 0 : hanging;
    choice->tab_count = count_tabs(tabs);
    choice->is_tabbed = hanging > 0 && has_number_tab(tabs, values->start);
    choice->is_numbered = engross_docx_template_numbering_of(styles, style) != 0;
}

/* An id that no style of the template has. */
static const char *free_id(const struct engross_docx_template *template,
                           const struct engross_docx_sheet *styles, const char *own) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&id, own);
    while (!engross_buffer_failed(&id) && engross_docx_sheet_id(styles, id.data) != NULL)
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

/* Text in cells and in running heads begins at their edge, wherever the body's does. */
static bool stands_in_text(enum engross_docx_style style) {
    return style != ENGROSS_DOCX_TABLE_HEAD && style != ENGROSS_DOCX_TABLE_CELL &&
           style != ENGROSS_DOCX_HEADER && style != ENGROSS_DOCX_FOOTER &&
           (style < ENGROSS_DOCX_MASTHEAD_NAME || style > ENGROSS_DOCX_MASTHEAD_BODY);
}

static int32_t dress_style(struct engross_docx_template *template,
                           const struct engross_docx_sheet *styles,
                           const struct engross_docx_look *theme, struct engross_docx_look *look,
                           enum engross_docx_style style) {
    struct engross_docx_appearance *values = &look->styles[style];
    struct engross_docx_choice *choice = &look->choices[style];
    const struct engross_docx_sheet_style *found = theme->is_geneva
                                                       ? find_geneva_style(styles, style)
                                                       : find_plain_style(styles, theme, style);
    if (found != NULL) {
        measure(styles, found, values, choice);
        values->number_at_end = choice->is_tabbed || (theme->is_geneva && choice->hanging > 0);
        choice->is_found = true;
        return ENGROSS_OK;
    }
    if (engross_docx_style_is_body(theme, style) ||
        (theme->is_geneva && engross_docx_style_may_share_body(style))) {
        *values = look->styles[ENGROSS_DOCX_BODY];
        *choice = look->choices[ENGROSS_DOCX_BODY];
        return ENGROSS_OK;
    }
    choice->hanging = engross_docx_style_hanging(theme, style);
    values->start = engross_docx_style_left(theme, style);
    if (stands_in_text(style))
        shift(values, &theme->styles[ENGROSS_DOCX_BODY], &look->styles[ENGROSS_DOCX_BODY]);
    if (values->start < choice->hanging && is_note(style))
        values->start = choice->hanging;
    else if (values->start < choice->hanging)
        choice->hanging = values->start;
    choice->id = free_id(template, styles, engross_docx_style_own_id(theme, style));
    return choice->id == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

static int32_t dress_others(struct engross_docx_template *template,
                            const struct engross_docx_sheet *styles,
                            struct engross_docx_look *look) {
    const char *own_id;
    const char *type;
    const char *names;
    for (size_t i = 0; (names = engross_docx_other_style_aliases(i, &own_id, &type)) != NULL; i++) {
        const struct engross_docx_sheet_style *found = engross_docx_sheet_find(styles, type, names);
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
    struct engross_docx_sheet styles;
    struct engross_docx_look *theme = template->host->allocate(template->host, sizeof *theme);
    if (theme == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = engross_docx_sheet_load(&styles, template);
    look->is_geneva = status == ENGROSS_OK && is_geneva(&styles);
    *theme = *look;
    for (int i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES && status == ENGROSS_OK; i++)
        status = dress_style(template, &styles, theme, look, (enum engross_docx_style)i);
    for (int i = ENGROSS_DOCX_PARAGRAPH_STYLES; i < ENGROSS_DOCX_STYLE_COUNT; i++)
        shift(&look->styles[i], &theme->styles[ENGROSS_DOCX_BODY],
              &look->styles[ENGROSS_DOCX_BODY]);
    if (status == ENGROSS_OK)
        status = dress_others(template, &styles, look);
    dress_page(template, &look->page);
    if (status == ENGROSS_OK)
        status = engross_docx_template_dress_lists(template, &styles, look);
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
static bool rebase(const struct engross_docx_sheet *styles, xmlNodePtr node) {
    const struct engross_docx_sheet_style *base =
        engross_docx_sheet_default(styles, or_empty(engross_docx_word_attribute(node, "type")));
    xmlNodePtr based = engross_docx_word_child(node, "basedOn");
    if (based == NULL)
        return true;
    if (base != NULL)
        return engross_docx_word_set(based, "val", base->id);
    engross_docx_word_remove(node, "basedOn");
    return true;
}

/* No two styles of a document may have one name, whatever their types. */
static bool make_name_free(const struct engross_docx_sheet *styles, xmlNodePtr node) {
    xmlNodePtr name = engross_docx_word_child(node, "name");
    struct engross_buffer own = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&own, or_empty(engross_docx_word_attribute(name, "val")));
    while (!engross_buffer_failed(&own) && engross_docx_sheet_has_name(styles, own.data))
        engross_buffer_append_string(&own, " 2");
    bool is_done = !engross_buffer_failed(&own) && engross_docx_word_set(name, "val", own.data);
    engross_buffer_finish(&own);
    return is_done;
}

static bool add_style(const struct engross_docx_template *template,
                      const struct engross_docx_sheet *styles, xmlDocPtr ours, const char *own_id,
                      const char *id) {
    xmlNodePtr node = find_node(ours, own_id);
    if (node == NULL)
        return true;
    xmlNodePtr copy = engross_docx_word_copy(xmlDocGetRootElement(template->styles), NULL, node);
    return copy != NULL && engross_docx_word_set(copy, "styleId", id) &&
           make_name_free(styles, copy) && rebase(styles, copy);
}

/* Styles that the template lacks, by name: those that a template may be expected to have, being
 * Word's or Geneva's, and those that only we have. */
struct missing {
    struct engross_buffer usual;
    struct engross_buffer own;
};

static void note_missing(struct missing *missing, xmlDocPtr ours, const char *own_id,
                         const char *name) {
    const char *custom = engross_docx_word_attribute(find_node(ours, own_id), "customStyle");
    struct engross_buffer *names =
        custom != NULL && name[0] != '_' ? &missing->own : &missing->usual;
    engross_buffer_append_format(names, "%s\"%s\"", names->size == 0 ? "" : ", ", name);
}

static void report_missing(struct engross_docx *docx, const struct missing *missing) {
    if (missing->usual.size > 0)
        engross_kit_report(docx->host, ENGROSS_DOCX_TEMPLATE_STYLES, NULL, missing->usual.data,
                           NULL);
    if (missing->own.size > 0)
        engross_kit_report(docx->host, ENGROSS_DOCX_TEMPLATE_OWN_STYLES, NULL, missing->own.data,
                           NULL);
}

static bool add_paragraph_styles(struct engross_docx *docx, const struct engross_docx_sheet *styles,
                                 xmlDocPtr ours, struct missing *missing) {
    const struct engross_docx_look *look = &docx->look;
    bool is_done = true;
    for (int i = 0; i < ENGROSS_DOCX_PARAGRAPH_STYLES && is_done; i++) {
        enum engross_docx_style style = (enum engross_docx_style)i;
        const struct engross_docx_choice *choice = &look->choices[i];
        if (choice->is_found || !choice->is_used || engross_docx_style_is_body(look, style))
            continue;
        const char *own_id = engross_docx_style_own_id(look, style);
        note_missing(missing, ours, own_id, engross_docx_style_name(style, look->is_geneva));
        is_done = add_style(docx->template, styles, ours, own_id, choice->id);
    }
    return is_done;
}

/* The types of notice look as the template's notices do. */
static bool add_notice_styles(struct engross_docx *docx, const struct engross_docx_sheet *styles,
                              xmlDocPtr ours) {
    const struct engross_docx_choice *notice = &docx->look.choices[ENGROSS_DOCX_NOTICE];
    xmlNodePtr root = xmlDocGetRootElement(docx->template->styles);
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(ours), "style");
    for (; notice->is_used && node != NULL; node = engross_docx_word_next(node, "style")) {
        bool is_type = strcmp(or_empty(engross_docx_word_value(node, "basedOn")), notice->id) == 0;
        if (!is_type ||
            engross_docx_sheet_id(styles, engross_docx_word_attribute(node, "styleId")) != NULL)
            continue;
        xmlNodePtr copy = engross_docx_word_copy(root, NULL, node);
        if (copy == NULL || !make_name_free(styles, copy))
            return false;
    }
    return true;
}

static bool add_other_styles(struct engross_docx *docx, const struct engross_docx_sheet *styles,
                             xmlDocPtr ours, struct missing *missing) {
    const char *own_id;
    const char *type;
    const char *names;
    bool is_done = true;
    for (size_t i = 0;
         is_done && (names = engross_docx_other_style_aliases(i, &own_id, &type)) != NULL; i++) {
        const struct engross_docx_other_choice *choice = &docx->look.others[i];
        char name[ENGROSS_DOCX_STYLE_NAME_SIZE];
        if (choice->is_found || !choice->is_used)
            continue;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(names, ","), names);
        note_missing(missing, ours, own_id, name);
        is_done = add_style(docx->template, styles, ours, own_id, choice->id);
    }
    return is_done;
}

static void sort_styles(const struct engross_docx_sheet *styles) {
    for (size_t i = 0; i < styles->count; i++) {
        xmlNodePtr node = styles->rows[i].node;
        engross_docx_word_sort(node, STYLE_ORDER);
        engross_docx_word_sort(engross_docx_word_child(node, "pPr"), ENGROSS_DOCX_PARAGRAPH_ORDER);
        engross_docx_word_sort(engross_docx_word_child(node, "rPr"), ENGROSS_DOCX_RUN_ORDER);
        xmlNodePtr part = engross_docx_word_child(node, "tblStylePr");
        for (; part != NULL; part = engross_docx_word_next(part, "tblStylePr"))
            engross_docx_word_sort(engross_docx_word_child(part, "tcPr"), CELL_ORDER);
    }
}

/* Language and direction are the document's, not the template's. */
static void remove_language(const struct engross_docx_sheet *styles) {
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
        node = engross_docx_word_insert(node, "lang", ENGROSS_DOCX_RUN_ORDER);
    return node != NULL &&
           engross_docx_word_set(node, attributes[engross_docx_language_script(docx->language)],
                                 engross_docx_language_tag(docx->language, tag));
}

/* Headings are headings to the navigation pane and to screen readers by their outline level,
 * which the styles of some templates lack. */
static bool set_outline(const struct engross_docx *docx, const struct engross_docx_sheet *styles) {
    for (int level = 0; level < 6; level++) {
        const struct engross_docx_choice *choice =
            &docx->look.choices[ENGROSS_DOCX_HEADING_1 + level];
        const struct engross_docx_sheet_style *style =
            choice->is_found ? engross_docx_sheet_id(styles, choice->id) : NULL;
        char digit[2] = {(char)('0' + level), '\0'};
        if (style == NULL ||
            engross_docx_sheet_inherited(styles, style, "pPr", "outlineLvl", "val") != NULL)
            continue;
        xmlNodePtr node = engross_docx_word_insert(style->node, "pPr", STYLE_ORDER);
        if (node != NULL)
            node = engross_docx_word_insert(node, "outlineLvl", ENGROSS_DOCX_PARAGRAPH_ORDER);
        if (node == NULL || !engross_docx_word_set(node, "val", digit))
            return false;
    }
    return true;
}

/* A style may name one to follow that the document does not use. */
static void remove_dangling(xmlDocPtr tree, const struct engross_docx_sheet *styles) {
    static const char *const names[] = {"next", "link", "basedOn"};
    xmlNodePtr node = engross_docx_word_child(xmlDocGetRootElement(tree), "style");
    for (; node != NULL; node = engross_docx_word_next(node, "style"))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *id = engross_docx_word_value(node, names[i]);
            if (id != NULL && engross_docx_sheet_id(styles, id) == NULL &&
                find_node(tree, id) == NULL)
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

static bool merge(struct engross_docx *docx, const struct engross_docx_sheet *styles,
                  xmlDocPtr ours, struct missing *missing) {
    remove_language(styles);
    sort_styles(styles);
    if (!set_language(docx) || !set_outline(docx, styles) ||
        !add_paragraph_styles(docx, styles, ours, missing) ||
        !add_notice_styles(docx, styles, ours) || !add_other_styles(docx, styles, ours, missing))
        return false;
    remove_dangling(docx->template->styles, styles);
    return !engross_buffer_failed(&missing->usual) && !engross_buffer_failed(&missing->own);
}

int32_t engross_docx_template_write_styles(struct engross_docx *docx, struct engross_buffer *out) {
    struct engross_docx_sheet styles = {0};
    struct missing missing = {ENGROSS_BUFFER_INIT, ENGROSS_BUFFER_INIT};
    xmlDocPtr ours = NULL;
    int32_t status = engross_docx_sheet_load(&styles, docx->template);
    if (status == ENGROSS_OK)
        status = parse_own(docx, &ours);
    if (status == ENGROSS_OK && (!merge(docx, &styles, ours, &missing) ||
                                 !engross_docx_tree_write(docx->template->styles, out)))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_OK)
        report_missing(docx, &missing);
    xmlFreeDoc(ours);
    free(styles.rows);
    engross_buffer_finish(&missing.usual);
    engross_buffer_finish(&missing.own);
    return status;
}
