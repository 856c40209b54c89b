/* Blocks that stand alone or hold other blocks: text, quotations, figures, notices, breaks. */
#include "handlers.h"

static int32_t start_text_block(struct akn *akn, const engross_node *node, const char *class_name) {
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    engross_kit_xml_start_mixed(&akn->xml, "p");
    engross_akn_write_attributes(akn, node);
    engross_kit_xml_attribute_string(&akn->xml, "class", class_name);
    return akn->xml.status;
}

int32_t engross_akn_enter_p(void *user, engross_cursor *cursor) {
    return start_text_block(user, cursor->node, NULL);
}

int32_t engross_akn_enter_attribution(void *user, engross_cursor *cursor) {
    return start_text_block(user, cursor->node, "attribution");
}

int32_t engross_akn_enter_value(void *user, engross_cursor *cursor) {
    return start_text_block(user, cursor->node, "value");
}

int32_t engross_akn_enter_label(void *user, engross_cursor *cursor) {
    return start_text_block(user, cursor->node, "label");
}

int32_t engross_akn_enter_caption(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    if (engross_akn_frame(akn)->context != AKN_CONTEXT_TABLE)
        return start_text_block(akn, cursor->node, "caption");
    engross_kit_xml_start_mixed(&akn->xml, "caption");
    engross_akn_write_attributes(akn, cursor->node);
    return akn->xml.status;
}

void engross_akn_start_block_container(struct akn *akn, const engross_node *node,
                                       const char *class_name) {
    engross_kit_xml_start(&akn->xml, "blockContainer");
    engross_akn_write_attributes(akn, node);
    engross_kit_xml_attribute_string(&akn->xml, "class", class_name);
}

int32_t engross_akn_enter_quotation(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start_mixed(&akn->xml, "block");
    engross_kit_xml_attribute_string(&akn->xml, "name", "quotation");
    engross_kit_xml_start(&akn->xml, "embeddedStructure");
    engross_akn_write_attributes(akn, cursor->node);
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_FLOW, depth);
}

static void write_image(struct akn *akn, const engross_node *figure) {
    const engross_view *view = akn->view;
    engross_text source = view->attribute(view, figure, ENGROSS_ATTRIBUTE_SOURCE);
    engross_kit_xml_start_mixed(&akn->xml, "p");
    engross_kit_xml_start(&akn->xml, "img");
    engross_akn_write_path_attribute(akn, "src", source);
    engross_kit_xml_attribute(&akn->xml, "alt",
                              view->attribute(view, figure, ENGROSS_ATTRIBUTE_ALT));
    engross_kit_xml_end(&akn->xml);
    engross_kit_xml_end(&akn->xml);
    engross_kit_report_text(akn->host, AKN_MESSAGE_IMAGE_REFERENCED, figure, source);
}

int32_t engross_akn_enter_figure(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, "tblock");
    engross_akn_write_attributes(akn, cursor->node);
    engross_kit_xml_attribute_string(&akn->xml, "class", "figure");
    status = engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_BLOCKS, depth);
    if (status != ENGROSS_OK)
        return status;
    write_image(akn, cursor->node);
    engross_akn_frame(akn)->is_empty = false;
    return akn->xml.status;
}

static void write_notice_class(struct akn *akn, engross_text type) {
    struct engross_buffer value = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&value, "notice");
    if (type.size > 0) {
        engross_buffer_append_char(&value, ' ');
        engross_buffer_append(&value, type.data, type.size);
    }
    if (engross_buffer_failed(&value))
        akn->xml.status = ENGROSS_NO_MEMORY;
    engross_kit_xml_attribute(&akn->xml, "class", (engross_text){value.data, value.size});
    engross_buffer_finish(&value);
}

int32_t engross_akn_enter_notice(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_akn_start_block_container(akn, cursor->node, NULL);
    write_notice_class(akn, akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_TYPE));
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_BLOCKS, depth);
}

int32_t engross_akn_enter_separator(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    engross_kit_xml_leaf(&akn->xml, "block", "name", "separator", NULL);
    return status;
}

int32_t engross_akn_enter_page_break(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    engross_kit_xml_start_mixed(&akn->xml, "block");
    engross_kit_xml_attribute_string(&akn->xml, "name", "pageBreak");
    engross_kit_xml_leaf(&akn->xml, "eop", NULL);
    engross_kit_xml_end(&akn->xml);
    return status;
}

static bool begins_with_text(const struct akn *akn, const engross_node *node) {
    const engross_node *child = akn->view->first_child(akn->view, node);
    while (child != NULL && akn->view->kind(akn->view, child) >= ENGROSS_KIND_COUNT)
        child = akn->view->first_child(akn->view, child);
    return child != NULL && engross_kit_is_inline(akn->view->kind(akn->view, child));
}

static bool is_in_text(const struct akn *akn, const engross_node *node) {
    const engross_node *parent = akn->view->parent(akn->view, node);
    uint32_t kind = akn->view->kind(akn->view, parent);
    return kind < ENGROSS_KIND_COUNT ? engross_kit_holds_text(kind) : begins_with_text(akn, parent);
}

/* A kind of a later minor version. In running text only its children show; elsewhere it is a
 * paragraph of text, or a container of blocks. */
int32_t engross_akn_enter_unknown(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *node = cursor->node;
    if (is_in_text(akn, node) || akn->view->first_child(akn->view, node) == NULL)
        return ENGROSS_OK;
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    if (begins_with_text(akn, node)) {
        engross_kit_xml_start_mixed(&akn->xml, "p");
        engross_akn_write_attributes(akn, node);
        return engross_akn_open_frame(akn, node, AKN_CONTEXT_INLINE, depth);
    }
    engross_akn_start_block_container(akn, node, "other");
    return engross_akn_open_frame(akn, node, AKN_CONTEXT_BLOCKS, depth);
}

int32_t engross_akn_leave_unknown(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    if (akn->frame_count > 0 && engross_akn_frame(akn)->node == cursor->node)
        engross_akn_close_frame(akn);
    return akn->xml.status;
}
