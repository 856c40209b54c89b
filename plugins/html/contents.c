/* The table of contents: the headings of sections down to the level that is asked for, each a link
 * to its section. */
#include "handlers.h"

#define LEAST_ENTRIES 3

static bool is_entry(struct html *html, const engross_node *node, int64_t levels) {
    const engross_view *view = html->view;
    if (view->kind(view, node) != ENGROSS_KIND_SECTION ||
        view->integer(view, node, ENGROSS_ATTRIBUTE_LEVEL, 1) > levels)
        return false;
    const engross_node *heading = engross_kit_child(view, node, ENGROSS_KIND_HEADING);
    return heading != NULL && (engross_html_plain_text(html, heading).size > 0 ||
                               view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBER).size > 0);
}

static int32_t write_entry(struct html *html, const engross_node *section) {
    const engross_view *view = html->view;
    const engross_node *heading = engross_kit_child(view, section, ENGROSS_KIND_HEADING);
    engross_kit_xml_start(&html->xml, "li");
    engross_kit_xml_start_mixed(&html->xml, "a");
    engross_html_write_fragment(html, view->attribute(view, section, ENGROSS_ATTRIBUTE_ID));
    engross_html_write_language(html, heading, view->root(view));
    engross_html_write_number(html, "number",
                              view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER));
    html->is_contents = true;
    int32_t status = engross_html_walk_children(html, heading);
    html->is_contents = false;
    engross_kit_xml_end(&html->xml);
    return status;
}

/* Whether sections can stand below node. */
static bool may_hold_sections(uint32_t kind) {
    return kind == ENGROSS_KIND_CONTENT || kind == ENGROSS_KIND_SECTION;
}

static size_t count_entries(struct html *html, int64_t levels) {
    const engross_view *view = html->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(view)};
    size_t count = 0;
    while (count < LEAST_ENTRIES && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        cursor.skip = !may_hold_sections(view->kind(view, cursor.node));
        count += is_entry(html, cursor.node, levels);
    }
    return count;
}

/* Entries as a list of lists. is_open: the last event opened an entry, so that the next entry is
 * the first of a list inside it; otherwise the next one follows its neighbour. */
int32_t engross_html_write_entries(struct html *html, int64_t levels) {
    const engross_view *view = html->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(view)};
    bool is_open = true;
    int32_t status = html->xml.status;
    if (count_entries(html, levels) == 0)
        return status;
    while (status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event == ENGROSS_EVENT_ENTER)
            cursor.skip = !may_hold_sections(view->kind(view, cursor.node));
        bool is_listed = cursor.node != cursor.top && is_entry(html, cursor.node, levels);
        if (is_listed && cursor.event == ENGROSS_EVENT_ENTER) {
            if (is_open)
                engross_kit_xml_start(&html->xml, "ol");
            status = write_entry(html, cursor.node);
            is_open = true;
        } else if (is_listed) {
            if (!is_open)
                engross_kit_xml_end(&html->xml);
            engross_kit_xml_end(&html->xml);
            is_open = false;
        }
    }
    engross_kit_xml_end(&html->xml);
    return status;
}

int32_t engross_html_write_contents(struct html *html) {
    const engross_value *levels = engross_kit_option(html->plugin, html->job, "contents");
    if (levels == NULL || count_entries(html, levels->integer) < LEAST_ENTRIES)
        return html->xml.status;
    engross_kit_xml_start(&html->xml, "nav");
    engross_kit_xml_attribute_string(&html->xml, "role", "doc-toc");
    engross_kit_xml_attribute(&html->xml, "aria-labelledby", html->contents_id);
    engross_kit_xml_start_mixed(&html->xml, "h2");
    engross_kit_xml_attribute(&html->xml, "id", html->contents_id);
    engross_html_write_phrase_language(html);
    engross_kit_xml_string(&html->xml, engross_html_phrase(html, HTML_PHRASE_CONTENTS));
    engross_kit_xml_end(&html->xml);
    int32_t status = engross_html_write_entries(html, levels->integer);
    engross_kit_xml_end(&html->xml);
    return status;
}
