/* Lists. Numbers are printed as the document has them, as text before each item, so that they can
 * be searched for and copied; type, start and value say the same to readers without styles. */
#include "handlers.h"

/* The type of <ol> (HTML, 4.4.5) for a style; what has none is counted in figures. */
static const struct {
    const char *style;
    const char *type;
} types[] = {
    {"lower-alpha", "a"},
    {"upper-alpha", "A"},
    {"lower-roman", "i"},
    {"upper-roman", "I"},
};

static const char *type_of(engross_text style) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (engross_kit_text_is(style, types[i].style))
            return types[i].type;
    return NULL;
}

static bool is_bulleted(const struct html *html, const engross_node *list) {
    engross_text style = html->view->attribute(html->view, list, ENGROSS_ATTRIBUTE_STYLE);
    return style.size == 0 || engross_kit_text_is(style, "bullet");
}

int32_t engross_html_enter_list(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    bool is_plain = is_bulleted(html, cursor->node);
    engross_kit_xml_start(&html->xml, is_plain ? "ul" : "ol");
    engross_html_write_attributes(html, cursor->node);
    if (is_plain)
        return html->xml.status;
    engross_kit_xml_attribute_string(
        &html->xml, "type", type_of(view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_STYLE)));
    int64_t start = view->integer(view, cursor->node, ENGROSS_ATTRIBUTE_START, 1);
    if (start != 1 && start >= 0 && start <= INT32_MAX)
        engross_kit_xml_attribute_integer(&html->xml, "start", start);
    return html->xml.status;
}

int32_t engross_html_enter_item(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_view *view = html->view;
    const engross_node *list = view->parent(view, cursor->node);
    int64_t value = view->integer(view, cursor->node, ENGROSS_ATTRIBUTE_VALUE, -1);
    engross_kit_xml_start(&html->xml, "li");
    if (view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_NUMBER).size > 0)
        engross_kit_xml_attribute_string(&html->xml, "class", "numbered");
    engross_html_write_attributes(html, cursor->node);
    if (!is_bulleted(html, list) && value >= 0 && value <= INT32_MAX &&
        !engross_kit_attribute_is(view, list, ENGROSS_ATTRIBUTE_REGULAR, "yes"))
        engross_kit_xml_attribute_integer(&html->xml, "value", value);
    engross_html_write_lead(html, cursor->node);
    return html->xml.status;
}
