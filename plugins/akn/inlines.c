/* Running text. */
#include "handlers.h"

int32_t engross_akn_enter_text(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_text text = akn->view->text(akn->view, cursor->node);
    if (akn->recommendations != NULL)
        engross_akn_write_linked_text(akn, text);
    else
        engross_kit_xml_text(&akn->xml, text);
    return akn->xml.status;
}

int32_t engross_akn_enter_inline(void *user, engross_cursor *cursor) {
    static const char *const elements[ENGROSS_KIND_COUNT] = {
        [ENGROSS_KIND_EMPHASIS] = "i",      [ENGROSS_KIND_STRONG] = "b",
        [ENGROSS_KIND_SUPERSCRIPT] = "sup", [ENGROSS_KIND_SUBSCRIPT] = "sub",
        [ENGROSS_KIND_SPAN] = "span",
    };
    struct akn *akn = user;
    engross_kit_xml_start(&akn->xml, elements[akn->view->kind(akn->view, cursor->node)]);
    engross_akn_write_attributes(akn, cursor->node);
    return akn->xml.status;
}

int32_t engross_akn_enter_code(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_kit_xml_start(&akn->xml, "inline");
    engross_kit_xml_attribute_string(&akn->xml, "name", "code");
    engross_kit_xml_attribute_string(&akn->xml, "xml:space", "preserve");
    engross_akn_write_attributes(akn, cursor->node);
    return akn->xml.status;
}

int32_t engross_akn_enter_link(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_kit_xml_start(&akn->xml, "a");
    engross_akn_write_address(
        akn, "href", akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_HREF));
    engross_akn_write_attributes(akn, cursor->node);
    return akn->xml.status;
}

int32_t engross_akn_enter_reference(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_text target = akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_TARGET);
    struct engross_buffer href = ENGROSS_BUFFER_INIT;
    engross_buffer_append_char(&href, '#');
    engross_buffer_append(&href, target.data, target.size);
    if (engross_buffer_failed(&href))
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_start(&akn->xml, "ref");
    engross_akn_write_uri_attribute(akn, "href", (engross_text){href.data, href.size});
    engross_akn_write_attributes(akn, cursor->node);
    engross_buffer_finish(&href);
    return akn->xml.status;
}

int32_t engross_akn_enter_line_break(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct akn *akn = user;
    engross_kit_xml_leaf(&akn->xml, "br", NULL);
    return akn->xml.status;
}

int32_t engross_akn_enter_note(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_view *view = akn->view;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, "authorialNote");
    engross_akn_write_attributes(akn, cursor->node);
    engross_kit_xml_attribute(&akn->xml, "marker",
                              view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_MARK));
    engross_kit_xml_attribute_string(&akn->xml, "placement", "bottom");
    if (engross_kit_attribute_is(view, cursor->node, ENGROSS_ATTRIBUTE_TYPE, "end"))
        engross_kit_xml_attribute_string(&akn->xml, "class", "end");
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_BLOCKS, depth);
}
