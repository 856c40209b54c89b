/* Sections, their headings, and numbered paragraphs. */
#include "handlers.h"

static const char *section_role(const struct html *html, const engross_node *section) {
    engross_text type = html->view->attribute(html->view, section, ENGROSS_ATTRIBUTE_TYPE);
    if (engross_kit_text_is(type, "annex"))
        return "doc-appendix";
    return engross_kit_text_is(type, "summary") ? "doc-abstract" : NULL;
}

static bool has_heading_text(const struct html *html, const engross_node *section) {
    const engross_view *view = html->view;
    const engross_node *heading = engross_kit_child(view, section, ENGROSS_KIND_HEADING);
    return heading != NULL && (view->first_child(view, heading) != NULL ||
                               view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER).size > 0);
}

int32_t engross_html_enter_section(void *user, engross_cursor *cursor) {
    struct html *html = user;
    engross_kit_xml_start(&html->xml, has_heading_text(html, cursor->node) ? "section" : "div");
    engross_html_write_attributes(html, cursor->node);
    if (has_heading_text(html, cursor->node))
        engross_kit_xml_attribute_string(&html->xml, "role", section_role(html, cursor->node));
    return engross_html_progress(html);
}

/* <h2> to <h6> below the title's <h1>; further down <h6> that says its level. */
int32_t engross_html_enter_heading(void *user, engross_cursor *cursor) {
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *section = view->parent(view, cursor->node);
    int64_t level = view->integer(view, section, ENGROSS_ATTRIBUTE_LEVEL, 1);
    int64_t rank = (level < 1 ? 1 : level) + (html->title != NULL);
    if (!has_heading_text(html, section)) {
        engross_kit_xml_start_mixed(&html->xml, "p");
        return html->xml.status;
    }
    engross_kit_xml_start_mixed(&html->xml, elements[rank > 6 ? 5 : rank - 1]);
    if (rank > 6)
        engross_kit_xml_attribute_integer(&html->xml, "aria-level", rank);
    engross_html_write_attributes(html, cursor->node);
    engross_html_write_number(html, "number",
                              view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER));
    return html->xml.status;
}

int32_t engross_html_enter_paragraph(void *user, engross_cursor *cursor) {
    struct html *html = user;
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "paragraph");
    engross_html_write_attributes(html, cursor->node);
    engross_html_write_lead(html, cursor->node);
    return html->xml.status;
}
