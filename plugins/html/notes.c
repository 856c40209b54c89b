/* Notes stand at the end of the page, in the order of their marks, each with a link back. */
#include "handlers.h"

engross_text engross_html_mark_id(struct html *html, const engross_node *note) {
    return engross_html_free_id(html, "mark-",
                                html->view->attribute(html->view, note, ENGROSS_ATTRIBUTE_ID));
}

void engross_html_write_back_link(struct html *html, const engross_node *note) {
    engross_kit_xml_string(&html->xml, " ");
    engross_kit_xml_start_mixed(&html->xml, "a");
    engross_kit_xml_attribute_string(&html->xml, "class", "back");
    engross_kit_xml_attribute_string(&html->xml, "role", "doc-backlink");
    engross_html_write_fragment(html, engross_html_mark_id(html, note));
    engross_kit_xml_attribute_begin(&html->xml, "aria-label");
    engross_kit_xml_attribute_piece(&html->xml,
                                    engross_kit_text(engross_html_phrase(html, HTML_PHRASE_BACK)));
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(" "));
    engross_kit_xml_attribute_piece(
        &html->xml, html->view->attribute(html->view, note, ENGROSS_ATTRIBUTE_MARK));
    engross_kit_xml_attribute_end(&html->xml);
    engross_html_write_phrase_language(html);
    engross_kit_xml_string(&html->xml, "\u21A9\uFE0E");
    engross_kit_xml_end(&html->xml);
}

static bool is_p(const struct html *html, const engross_node *node) {
    return node != NULL && html->view->kind(html->view, node) == ENGROSS_KIND_P;
}

static int32_t write_note(struct html *html, const engross_node *note) {
    const engross_view *view = html->view;
    engross_kit_xml_start(&html->xml, "li");
    engross_html_write_type(html, "footnote");
    engross_kit_xml_attribute(&html->xml, "id", view->attribute(view, note, ENGROSS_ATTRIBUTE_ID));
    engross_html_write_language(html, note, view->root(view));
    const engross_node *first = view->first_child(view, note);
    engross_text mark = view->attribute(view, note, ENGROSS_ATTRIBUTE_MARK);
    if (!is_p(html, first) && mark.size > 0) {
        engross_kit_xml_start_mixed(&html->xml, "p");
        engross_html_write_number(html, "number", mark);
        engross_kit_xml_end(&html->xml);
    }
    int32_t status = engross_html_walk_children(html, note);
    const engross_node *last = first;
    while (last != NULL && view->next(view, last) != NULL)
        last = view->next(view, last);
    if (!is_p(html, last)) {
        engross_kit_xml_start_mixed(&html->xml, "p");
        engross_html_write_back_link(html, note);
        engross_kit_xml_end(&html->xml);
    }
    engross_kit_xml_end(&html->xml);
    return status;
}

int32_t engross_html_write_notes(struct html *html) {
    if (html->note_count == 0)
        return html->xml.status;
    engross_kit_xml_start(&html->xml, "section");
    engross_kit_xml_attribute_string(&html->xml, "class", "notes");
    engross_kit_xml_attribute_string(&html->xml, "role", "doc-endnotes");
    engross_html_write_type(html, "footnotes");
    engross_kit_xml_attribute(&html->xml, "aria-labelledby", html->notes_id);
    engross_kit_xml_start_mixed(&html->xml, "h2");
    engross_kit_xml_attribute(&html->xml, "id", html->notes_id);
    engross_html_write_phrase_language(html);
    engross_kit_xml_string(&html->xml, engross_html_phrase(html, HTML_PHRASE_NOTES));
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_start(&html->xml, "ol");
    engross_kit_xml_attribute_string(&html->xml, "class", "note-list");
    int32_t status = html->xml.status;
    /* a note may hold the mark of another one, which then joins the list */
    for (size_t i = 0; i < html->note_count && status == ENGROSS_OK; i++)
        status = write_note(html, html->notes[i]);
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_end(&html->xml);
    return status;
}
