/* What many elements carry, and characters as HTML takes them. */
#include "html.h"

#include <string.h>

bool engross_html_language_differs(const struct html *html, const engross_node *node,
                                   const engross_node *context) {
    const engross_view *view = html->view;
    return view->direction(view, node) != view->direction(view, context) ||
           !engross_kit_text_equal(view->language(view, node), view->language(view, context));
}

void engross_html_write_language(struct html *html, const engross_node *node,
                                 const engross_node *context) {
    const engross_view *view = html->view;
    engross_text language = view->language(view, node);
    if (!engross_kit_text_equal(language, view->language(view, context)))
        engross_kit_xml_attribute(&html->xml, "lang", language);
    int32_t direction = view->direction(view, node);
    if (direction != view->direction(view, context))
        engross_kit_xml_attribute_string(&html->xml, "dir",
                                         direction == ENGROSS_DIRECTION_RTL ? "rtl" : "ltr");
}

void engross_html_write_attributes(struct html *html, const engross_node *node) {
    const engross_view *view = html->view;
    engross_kit_xml_attribute(&html->xml, "id", view->attribute(view, node, ENGROSS_ATTRIBUTE_ID));
    const engross_node *parent = view->parent(view, node);
    if (parent != NULL)
        engross_html_write_language(html, node, parent);
}

void engross_html_write_class(struct html *html, const char *name, engross_text kind) {
    engross_kit_xml_attribute_begin(&html->xml, "class");
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(name));
    if (kind.size > 0) {
        engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(" "));
        engross_kit_xml_attribute_piece(&html->xml, kind);
    }
    engross_kit_xml_attribute_end(&html->xml);
}

void engross_html_write_number(struct html *html, const char *class_name, engross_text text) {
    if (text.size == 0)
        return;
    engross_kit_xml_start_mixed(&html->xml, "span");
    engross_kit_xml_attribute_string(&html->xml, "class", class_name);
    engross_html_write_text(html, text);
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_string(&html->xml, " ");
}

/* The size of a control of C1 or of a noncharacter of the basic plane at data, or 0. */
static size_t forbidden_size(const unsigned char *data, size_t size) {
    if (size >= 2 && data[0] == 0xC2 && data[1] >= 0x80 && data[1] < 0xA0)
        return 2;
    bool is_noncharacter = size >= 3 && data[0] == 0xEF &&
                           ((data[1] == 0xB7 && data[2] >= 0x90 && data[2] <= 0xAF) ||
                            (data[1] == 0xBF && data[2] >= 0xBE));
    return is_noncharacter ? 3 : 0;
}

engross_text engross_html_plain_text(struct html *html, const engross_node *node) {
    return engross_kit_noting(html->view->plain_text(html->view, node), &html->lacks_memory);
}

void engross_html_write_text(struct html *html, engross_text text) {
    size_t written = 0;
    for (size_t i = 0; i < text.size; i++) {
        size_t size = (unsigned char)text.data[i] < 0xC2
                          ? 0
                          : forbidden_size((const unsigned char *)text.data + i, text.size - i);
        if (size == 0)
            continue;
        engross_kit_xml_text(&html->xml, (engross_text){text.data + written, i - written});
        engross_kit_xml_string(&html->xml, "\xEF\xBF\xBD");
        written = i + size;
        i = written - 1;
    }
    engross_kit_xml_text(&html->xml, (engross_text){text.data + written, text.size - written});
}

void engross_html_write_type(struct html *html, const char *type) {
    if (html->book != NULL)
        engross_kit_xml_attribute_string(&html->xml, "epub:type", type);
}

void engross_html_write_fragment(struct html *html, engross_text id) {
    const char *file = html->book == NULL ? NULL : html->book->file_of(html->book->user, id);
    engross_kit_xml_attribute_begin(&html->xml, "href");
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(file));
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text("#"));
    for (size_t i = 0; i < id.size; i++) {
        /* what no fragment may hold (URL, 4.3); beyond ASCII, all may stay */
        static const char digits[] = "0123456789ABCDEF";
        unsigned char c = (unsigned char)id.data[i];
        bool is_plain = c >= 0x80 || (c > ' ' && c != 0x7F && strchr("\"#%<>[\\]^`{|}", c) == NULL);
        char escaped[3] = {'%', digits[c >> 4], digits[c & 15]};
        engross_kit_xml_attribute_piece(&html->xml, is_plain ? (engross_text){id.data + i, 1}
                                                             : (engross_text){escaped, 3});
    }
    engross_kit_xml_attribute_end(&html->xml);
}

engross_text engross_html_free_id(struct html *html, const char *base, engross_text suffix) {
    struct engross_buffer id = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&id, base);
    engross_buffer_append(&id, suffix.data, suffix.size);
    while (!engross_buffer_failed(&id) &&
           html->view->find(html->view, (engross_text){id.data, id.size}) != NULL)
        engross_buffer_append_char(&id, '-');
    engross_text made = {NULL, 0};
    if (!engross_buffer_failed(&id))
        made = engross_kit_copy(html->host, id.data, id.size);
    engross_buffer_finish(&id);
    if (made.data == NULL)
        html->xml.status = ENGROSS_NO_MEMORY;
    return made;
}

int32_t engross_html_progress(struct html *html) {
    html->blocks_done++;
    if (html->host->progress(html->host, html->blocks_done, html->blocks_total) != 0)
        return ENGROSS_CANCELLED;
    return html->xml.status;
}
