/* Tables. Each stands in a box of its own that scrolls sideways where the screen is narrow. */
#include "handlers.h"

static engross_text caption_id(struct html *html, const engross_node *table) {
    return engross_html_free_id(html, "caption-",
                                html->view->attribute(html->view, table, ENGROSS_ATTRIBUTE_ID));
}

/* A box that scrolls is to be reached with the keyboard (WCAG 2.1.1), so it needs a name. */
static void start_box(struct html *html, const engross_node *table) {
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "table");
    engross_kit_xml_attribute_string(&html->xml, "role", "group");
    engross_kit_xml_attribute_string(&html->xml, "tabindex", "0");
    if (engross_kit_child(html->view, table, ENGROSS_KIND_CAPTION) != NULL)
        engross_kit_xml_attribute(&html->xml, "aria-labelledby", caption_id(html, table));
    else
        engross_kit_xml_attribute_string(&html->xml, "aria-label",
                                         engross_html_phrase(html, HTML_PHRASE_TABLE));
}

int32_t engross_html_enter_table(void *user, engross_cursor *cursor) {
    struct html *html = user;
    int32_t status = engross_html_open_grid(html, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    start_box(html, cursor->node);
    engross_kit_xml_start(&html->xml, "table");
    engross_html_write_attributes(html, cursor->node);
    return engross_html_progress(html);
}

int32_t engross_html_leave_table(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct html *html = user;
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_end(&html->xml);
    engross_html_close_grid(html);
    return html->xml.status;
}

int32_t engross_html_enter_caption(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *parent = view->parent(view, cursor->node);
    bool is_of_table = view->kind(view, parent) == ENGROSS_KIND_TABLE;
    engross_kit_xml_start_mixed(&html->xml, is_of_table ? "caption" : "figcaption");
    if (is_of_table)
        engross_kit_xml_attribute(&html->xml, "id", caption_id(html, parent));
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}

int32_t engross_html_enter_table_part(void *user, engross_cursor *cursor) {
    struct html *html = user;
    bool is_head = html->view->kind(html->view, cursor->node) == ENGROSS_KIND_TABLE_HEAD;
    engross_kit_xml_start(&html->xml, is_head ? "thead" : "tbody");
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}

int32_t engross_html_enter_row(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (!engross_html_grid_row(html, cursor->node)) {
        cursor->skip = 1;
        return html->xml.status;
    }
    engross_kit_xml_start(&html->xml, "tr");
    engross_html_write_attributes(html, cursor->node);
    return engross_html_progress(html);
}

int32_t engross_html_leave_row(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (html->view->first_child(html->view, cursor->node) != NULL)
        engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

/* The scope of a header cell; NULL for a data cell, and for an empty one, which heads nothing. */
static const char *scope_of(const struct html *html, const engross_node *cell) {
    engross_text header = html->view->attribute(html->view, cell, ENGROSS_ATTRIBUTE_HEADER);
    if (header.size == 0 || html->view->first_child(html->view, cell) == NULL)
        return NULL;
    return engross_kit_text_is(header, "row") ? "row" : "col";
}

int32_t engross_html_enter_cell(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const char *scope = scope_of(html, cursor->node);
    int64_t columns, rows;
    engross_html_grid_cell(html, cursor->node, &columns, &rows);
    const engross_node *first = view->first_child(view, cursor->node);
    bool is_text = first != NULL && view->next(view, first) == NULL &&
                   view->kind(view, first) == ENGROSS_KIND_P &&
                   !engross_html_language_differs(html, first, cursor->node);
    if (is_text)
        engross_kit_xml_start_mixed(&html->xml, scope != NULL ? "th" : "td");
    else
        engross_kit_xml_start(&html->xml, scope != NULL ? "th" : "td");
    engross_kit_xml_attribute_string(&html->xml, "scope", scope);
    if (columns > 1)
        engross_kit_xml_attribute_integer(&html->xml, "colspan", columns);
    if (rows > 1)
        engross_kit_xml_attribute_integer(&html->xml, "rowspan", rows);
    engross_text align = view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_ALIGN);
    if (align.size > 0)
        engross_html_write_class(html, "align", align);
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}
