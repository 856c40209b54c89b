/* Lines of recommendations: the text as printed, in which each number that stands for a single
 * recommendation is linked to its entry in <references>. */
#include "handlers.h"

#include <string.h>

static void write_entries(struct akn *akn, const engross_node *line) {
    const engross_view *view = akn->view;
    struct engross_buffer value = ENGROSS_BUFFER_INIT;
    const engross_node *node = engross_kit_child(view, line, ENGROSS_KIND_RECOMMENDATION);
    for (; node != NULL; node = engross_kit_next(view, node, ENGROSS_KIND_RECOMMENDATION)) {
        const struct akn_reference *entry =
            engross_akn_recommendation(akn, view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBER),
                                       view->integer(view, node, ENGROSS_ATTRIBUTE_CYCLE, 0));
        if (entry == NULL)
            continue;
        engross_buffer_append_string(&value, value.size > 0 ? " #" : "#");
        engross_buffer_append(&value, entry->id.data, entry->id.size);
    }
    if (engross_buffer_failed(&value))
        akn->xml.status = ENGROSS_NO_MEMORY;
    if (value.size > 0)
        engross_kit_xml_attribute(&akn->xml, "refersTo", (engross_text){value.data, value.size});
    engross_buffer_finish(&value);
}

int32_t engross_akn_enter_recommendations(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *node = cursor->node;
    bool is_hierarchic = engross_akn_is_hierarchic(akn, node, engross_akn_frame(akn)->context);
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    if (is_hierarchic) {
        engross_kit_xml_start(&akn->xml, "hcontainer");
        engross_akn_write_attributes(akn, node);
        engross_kit_xml_attribute_string(&akn->xml, "name", "recommendations");
    } else {
        engross_akn_start_block_container(akn, node, "recommendations");
    }
    write_entries(akn, node);
    akn->recommendations = node;
    return engross_akn_open_frame(
        akn, node, is_hierarchic ? AKN_CONTEXT_HIERARCHY : AKN_CONTEXT_BLOCKS, depth);
}

int32_t engross_akn_leave_recommendations(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    akn->recommendations = NULL;
    return engross_akn_leave_container(akn, cursor);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The end of the number, digits and points between them, that begins at start. */
static size_t number_end(engross_text text, size_t start) {
    size_t end = start;
    while (end < text.size &&
           (is_digit(text.data[end]) ||
            (text.data[end] == '.' && end + 1 < text.size && is_digit(text.data[end + 1]))))
        end++;
    return end;
}

static const struct akn_reference *find_in_line(const struct akn *akn, engross_text number) {
    const engross_view *view = akn->view;
    const engross_node *first =
        engross_kit_child(view, akn->recommendations, ENGROSS_KIND_RECOMMENDATION);
    int64_t cycle = first == NULL ? 0 : view->integer(view, first, ENGROSS_ATTRIBUTE_CYCLE, 0);
    return engross_akn_recommendation(akn, number, cycle);
}

void engross_akn_write_linked_text(struct akn *akn, engross_text text) {
    size_t written = 0;
    for (size_t i = 0; i < text.size;) {
        if (!is_digit(text.data[i])) {
            i++;
            continue;
        }
        engross_text number = {text.data + i, number_end(text, i) - i};
        const struct akn_reference *entry = find_in_line(akn, number);
        if (entry != NULL) {
            engross_kit_xml_text(&akn->xml, (engross_text){text.data + written, i - written});
            engross_kit_xml_start(&akn->xml, "ref");
            engross_akn_write_reference_attribute(akn, "href", entry);
            engross_kit_xml_text(&akn->xml, number);
            engross_kit_xml_end(&akn->xml);
            written = i + number.size;
        }
        i += number.size;
    }
    engross_kit_xml_text(&akn->xml, (engross_text){text.data + written, text.size - written});
}
