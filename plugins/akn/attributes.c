#include "akn.h"

#include <string.h>

/* xs:language: letters, then letters and digits, 1 to 8 each, with hyphens between. */
static bool is_language_tag(engross_text tag) {
    size_t run = 0;
    bool is_first = true;
    for (size_t i = 0; i < tag.size; i++) {
        char c = tag.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' && run > 0) {
            is_first = false;
            run = 0;
        } else if (++run > 8 || !(is_letter || (!is_first && c >= '0' && c <= '9'))) {
            return false;
        }
    }
    return run > 0;
}

static void append_property(struct engross_buffer *style, const char *name, engross_text value) {
    if (value.size == 0)
        return;
    if (style->size > 0)
        engross_buffer_append_string(style, "; ");
    engross_buffer_append_string(style, name);
    engross_buffer_append(style, value.data, value.size);
}

static void write_style(struct akn *akn, engross_text direction, engross_text align) {
    if (direction.size == 0 && align.size == 0)
        return;
    struct engross_buffer style = ENGROSS_BUFFER_INIT;
    append_property(&style, "direction: ", direction);
    append_property(&style, "text-align: ", align);
    if (engross_buffer_failed(&style))
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_attribute(&akn->xml, "style", (engross_text){style.data, style.size});
    engross_buffer_finish(&style);
}

void engross_akn_write_language(struct akn *akn, engross_text tag) {
    if (is_language_tag(tag))
        engross_kit_xml_attribute(&akn->xml, "xml:lang", tag);
}

void engross_akn_write_script(struct akn *akn, const engross_node *node) {
    engross_akn_write_language(akn, akn->view->language(akn->view, node));
    if (akn->view->direction(akn->view, node) == ENGROSS_DIRECTION_RTL)
        engross_kit_xml_attribute_string(&akn->xml, "style", "direction: rtl");
}

void engross_akn_write_attributes(struct akn *akn, const engross_node *node) {
    const engross_view *view = akn->view;
    engross_kit_xml_attribute(&akn->xml, "eId", view->attribute(view, node, ENGROSS_ATTRIBUTE_ID));
    engross_akn_write_language(akn, view->attribute(view, node, ENGROSS_ATTRIBUTE_LANGUAGE));
    write_style(akn, view->attribute(view, node, ENGROSS_ATTRIBUTE_DIRECTION),
                view->attribute(view, node, ENGROSS_ATTRIBUTE_ALIGN));
}

/* Whether number is value in digits, with a full stop behind it or without. */
static bool is_plain_number(engross_text number, engross_text value) {
    size_t size =
        number.size > 0 && number.data[number.size - 1] == '.' ? number.size - 1 : number.size;
    return size == value.size && (size == 0 || memcmp(number.data, value.data, size) == 0);
}

/* Whether the items' numbers go on by one, as the look of them says. */
static bool is_in_regular_list(const struct akn *akn, const engross_node *node) {
    return akn->view->kind(akn->view, node) == ENGROSS_KIND_ITEM &&
           engross_kit_attribute_is(akn->view, akn->view->parent(akn->view, node),
                                    ENGROSS_ATTRIBUTE_REGULAR, "yes");
}

void engross_akn_write_count(struct akn *akn, const engross_node *node) {
    const engross_view *view = akn->view;
    engross_text number = view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBER);
    engross_text value = view->attribute(view, node, ENGROSS_ATTRIBUTE_VALUE);
    engross_text numbering = view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBERING);
    bool is_section = view->kind(view, node) == ENGROSS_KIND_SECTION;
    bool is_decimal = numbering.data == NULL || engross_kit_text_is(numbering, "decimal");
    bool says_all = !is_section && is_decimal && is_plain_number(number, value);
    if (number.data == NULL || says_all || is_in_regular_list(akn, node))
        return;
    engross_kit_xml_attribute(&akn->xml, "engross:numbering", numbering);
    engross_kit_xml_attribute(&akn->xml, "engross:value", value);
}

void engross_akn_write_text_element(struct akn *akn, const char *name, engross_text value) {
    if (value.data == NULL)
        return;
    engross_kit_xml_start_mixed(&akn->xml, name);
    engross_kit_xml_text(&akn->xml, value);
    engross_kit_xml_end(&akn->xml);
}

void engross_akn_write_part_id(struct akn *akn, engross_text id, const char *suffix,
                               uint64_t number) {
    struct engross_buffer value = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&value, id.data, id.size);
    if (id.size > 0)
        engross_buffer_append_string(&value, "__");
    engross_buffer_append_string(&value, suffix);
    if (number > 0) {
        engross_buffer_append_char(&value, '_');
        engross_buffer_append_integer(&value, (int64_t)number);
    }
    if (engross_buffer_failed(&value))
        akn->xml.status = ENGROSS_NO_MEMORY;
    else if (akn->view->find(akn->view, (engross_text){value.data, value.size}) == NULL)
        engross_kit_xml_attribute(&akn->xml, "eId", (engross_text){value.data, value.size});
    engross_buffer_finish(&value);
}
