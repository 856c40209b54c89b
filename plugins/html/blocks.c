/* Blocks that stand alone or hold other blocks: text, quotations, notices, recommendations,
 * breaks. */
#include "handlers.h"

/* Whether what container prints before its first block stands in that block. */
static bool has_lead(uint32_t kind) {
    return kind == ENGROSS_KIND_PARAGRAPH || kind == ENGROSS_KIND_ITEM ||
           kind == ENGROSS_KIND_QUESTION || kind == ENGROSS_KIND_ANSWER;
}

void engross_html_write_lead_text(struct html *html, const engross_node *container) {
    const engross_view *view = html->view;
    engross_html_write_number(html, "number",
                              view->attribute(view, container, ENGROSS_ATTRIBUTE_NUMBER));
    engross_html_write_number(html, "label",
                              view->attribute(view, container, ENGROSS_ATTRIBUTE_LABEL));
    engross_html_write_number(html, "speaker",
                              view->attribute(view, container, ENGROSS_ATTRIBUTE_SPEAKER));
}

static bool prints_lead(const struct html *html, const engross_node *container) {
    const engross_view *view = html->view;
    return view->attribute(view, container, ENGROSS_ATTRIBUTE_NUMBER).size > 0 ||
           view->attribute(view, container, ENGROSS_ATTRIBUTE_LABEL).size > 0 ||
           view->attribute(view, container, ENGROSS_ATTRIBUTE_SPEAKER).size > 0;
}

void engross_html_write_lead(struct html *html, const engross_node *container) {
    const engross_view *view = html->view;
    const engross_node *first = view->first_child(view, container);
    if ((first != NULL && view->kind(view, first) == ENGROSS_KIND_P) ||
        !prints_lead(html, container))
        return;
    engross_kit_xml_start_mixed(&html->xml, "p");
    engross_html_write_lead_text(html, container);
    engross_kit_xml_end(&html->xml);
}

/* The text of a cell that holds nothing else stands in the cell itself. */
static bool is_bare(const struct html *html, const engross_node *p) {
    const engross_view *view = html->view;
    const engross_node *parent = view->parent(view, p);
    return view->kind(view, parent) == ENGROSS_KIND_CELL && view->next(view, p) == NULL &&
           view->previous(view, p) == NULL && !engross_html_language_differs(html, p, parent);
}

int32_t engross_html_enter_p(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *parent = view->parent(view, cursor->node);
    if (is_bare(html, cursor->node))
        return engross_html_progress(html);
    engross_kit_xml_start_mixed(&html->xml, "p");
    engross_html_write_attributes(html, cursor->node);
    if (view->previous(view, cursor->node) == NULL) {
        if (has_lead(view->kind(view, parent)))
            engross_html_write_lead_text(html, parent);
        else if (view->kind(view, parent) == ENGROSS_KIND_NOTE)
            engross_html_write_number(html, "number",
                                      view->attribute(view, parent, ENGROSS_ATTRIBUTE_MARK));
    }
    return engross_html_progress(html);
}

int32_t engross_html_leave_p(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *parent = view->parent(view, cursor->node);
    if (is_bare(html, cursor->node))
        return html->xml.status;
    if (view->kind(view, parent) == ENGROSS_KIND_NOTE && view->next(view, cursor->node) == NULL)
        engross_html_write_back_link(html, parent);
    engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

/* Who is quoted stands outside the <blockquote> (HTML, 4.4.4), so both stand in a <figure>. */
int32_t engross_html_enter_quotation(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (engross_kit_child(html->view, cursor->node, ENGROSS_KIND_ATTRIBUTION) != NULL) {
        engross_kit_xml_start(&html->xml, "figure");
        engross_kit_xml_attribute_string(&html->xml, "class", "quotation");
        engross_html_write_attributes(html, cursor->node);
        engross_kit_xml_start(&html->xml, "blockquote");
    } else {
        engross_kit_xml_start(&html->xml, "blockquote");
        engross_html_write_attributes(html, cursor->node);
    }
    return html->xml.status;
}

/* The attribution ends the <blockquote>, and itself with the quotation. */
int32_t engross_html_enter_attribution(void *user, engross_cursor *cursor) {
    struct html *html = user;
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_start_mixed(&html->xml, "figcaption");
    engross_kit_xml_start(&html->xml, "cite");
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}

int32_t engross_html_leave_quotation(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (engross_kit_child(html->view, cursor->node, ENGROSS_KIND_ATTRIBUTION) != NULL) {
        engross_kit_xml_end(&html->xml);
        engross_kit_xml_end(&html->xml);
    }
    engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

/* <aside> may not stand in a header cell or a <dt>; the role says the same everywhere. */
int32_t engross_html_enter_notice(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    bool is_in_cell = engross_kit_ancestor(view, cursor->node, ENGROSS_KIND_CELL) != NULL;
    engross_kit_xml_start(&html->xml, is_in_cell ? "div" : "aside");
    engross_html_write_class(html, "notice",
                             view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_TYPE));
    engross_kit_xml_attribute_string(&html->xml, "role", "note");
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}

int32_t engross_html_enter_separator(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct html *html = user;
    engross_kit_xml_leaf(&html->xml, "hr", NULL);
    return html->xml.status;
}

int32_t engross_html_enter_page_break(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct html *html = user;
    engross_kit_xml_leaf(&html->xml, "div", "class", "page-break", NULL);
    return html->xml.status;
}

/* The line as printed; each recommendation that it names is in data-recommendations. */
int32_t engross_html_enter_recommendations(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *line = cursor->node;
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "recommendations");
    engross_html_write_attributes(html, line);
    engross_kit_xml_attribute(&html->xml, "data-cycle",
                              view->attribute(view, line, ENGROSS_ATTRIBUTE_CYCLE));
    const engross_node *one = engross_kit_child(view, line, ENGROSS_KIND_RECOMMENDATION);
    if (one == NULL)
        return html->xml.status;
    engross_kit_xml_attribute_begin(&html->xml, "data-recommendations");
    for (; one != NULL; one = engross_kit_next(view, one, ENGROSS_KIND_RECOMMENDATION)) {
        engross_kit_xml_attribute_piece(&html->xml,
                                        view->attribute(view, one, ENGROSS_ATTRIBUTE_NUMBER));
        if (engross_kit_next(view, one, ENGROSS_KIND_RECOMMENDATION) != NULL)
            engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(" "));
    }
    engross_kit_xml_attribute_end(&html->xml);
    return html->xml.status;
}

static bool begins_with_text(const struct html *html, const engross_node *node) {
    const engross_node *child = html->view->first_child(html->view, node);
    return child != NULL && engross_kit_is_inline(html->view->kind(html->view, child));
}

/* Whether a node of a kind of a later minor version becomes an element: not in running text. */
static bool is_block(const struct html *html, const engross_node *node) {
    const engross_view *view = html->view;
    const engross_node *parent = view->parent(view, node);
    uint32_t kind = view->kind(view, parent);
    bool is_in_text =
        kind < ENGROSS_KIND_COUNT ? engross_kit_holds_text(kind) : begins_with_text(html, parent);
    return !is_in_text && view->first_child(view, node) != NULL;
}

int32_t engross_html_enter_unknown(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (html->view->kind(html->view, cursor->node) < ENGROSS_KIND_COUNT ||
        !is_block(html, cursor->node))
        return html->xml.status;
    if (begins_with_text(html, cursor->node))
        engross_kit_xml_start_mixed(&html->xml, "p");
    else
        engross_kit_xml_start(&html->xml, "div");
    engross_html_write_attributes(html, cursor->node);
    return html->xml.status;
}

int32_t engross_html_leave_unknown(void *user, engross_cursor *cursor) {
    struct html *html = user;
    if (html->view->kind(html->view, cursor->node) >= ENGROSS_KIND_COUNT &&
        is_block(html, cursor->node))
        engross_kit_xml_end(&html->xml);
    return html->xml.status;
}
