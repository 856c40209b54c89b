/* Key figures are a list, so that each number is read out with what it counts. */
#include "handlers.h"

static int32_t start(struct html *html, const engross_node *node, const char *name,
                     const char *class_name) {
    engross_kit_xml_start(&html->xml, name);
    engross_kit_xml_attribute_string(&html->xml, "class", class_name);
    engross_html_write_attributes(html, node);
    return html->xml.status;
}

static int32_t start_text(struct html *html, const engross_node *node, const char *class_name) {
    engross_kit_xml_start_mixed(&html->xml, "p");
    engross_kit_xml_attribute_string(&html->xml, "class", class_name);
    engross_html_write_attributes(html, node);
    return engross_html_progress(html);
}

int32_t engross_html_enter_key_figures(void *user, engross_cursor *cursor) {
    return start(user, cursor->node, "ul", "key-figures");
}

int32_t engross_html_enter_key_figure(void *user, engross_cursor *cursor) {
    return start(user, cursor->node, "li", "key-figure");
}

int32_t engross_html_enter_value(void *user, engross_cursor *cursor) {
    return start_text(user, cursor->node, "key-value");
}

int32_t engross_html_enter_label(void *user, engross_cursor *cursor) {
    return start_text(user, cursor->node, "key-label");
}
