/* Questions and answers: groups of a <dl> (HTML, 4.4.9), one for each exchange of a run. One that
 * has no answer cannot be a group, and stands alone. */
#include "handlers.h"

static bool is_group(const struct html *html, const engross_node *node) {
    const engross_view *view = html->view;
    return node != NULL && view->kind(view, node) == ENGROSS_KIND_EXCHANGE &&
           engross_kit_child(view, node, ENGROSS_KIND_QUESTION) != NULL &&
           engross_kit_child(view, node, ENGROSS_KIND_ANSWER) != NULL;
}

int32_t engross_html_enter_exchange(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    if (is_group(html, cursor->node) && !is_group(html, view->previous(view, cursor->node)))
        engross_kit_xml_start(&html->xml, "dl");
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "exchange");
    engross_html_write_attributes(html, cursor->node);
    return engross_html_progress(html);
}

int32_t engross_html_leave_exchange(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    engross_kit_xml_end(&html->xml);
    if (is_group(html, cursor->node) && !is_group(html, view->next(view, cursor->node)))
        engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

int32_t engross_html_enter_speech(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    bool is_question = view->kind(view, cursor->node) == ENGROSS_KIND_QUESTION;
    bool is_in_group = is_group(html, view->parent(view, cursor->node));
    engross_kit_xml_start(&html->xml, !is_in_group ? "div" : is_question ? "dt" : "dd");
    engross_kit_xml_attribute_string(&html->xml, "class", is_question ? "question" : "answer");
    engross_html_write_attributes(html, cursor->node);
    engross_html_write_lead(html, cursor->node);
    return html->xml.status;
}
