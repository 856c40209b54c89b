/* Questions and answers: <questions> where it may stand, in a hierarchy containers by name. */
#include "handlers.h"

int32_t engross_akn_enter_exchange(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *node = cursor->node;
    enum akn_context outer = engross_akn_frame(akn)->context;
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    enum akn_context context = AKN_CONTEXT_BLOCKS;
    if (engross_akn_is_hierarchic(akn, node, outer)) {
        context = AKN_CONTEXT_HIERARCHY;
        engross_kit_xml_start(&akn->xml, "hcontainer");
        engross_akn_write_attributes(akn, node);
        engross_kit_xml_attribute_string(&akn->xml, "name", "exchange");
    } else if (outer == AKN_CONTEXT_FLOW) {
        context = AKN_CONTEXT_SPEECHES;
        engross_kit_xml_start(&akn->xml, "questions");
        engross_akn_write_attributes(akn, node);
    } else {
        engross_akn_start_block_container(akn, node, "exchange");
    }
    return engross_akn_open_frame(akn, node, context, depth);
}

/* Starts a QUESTION or ANSWER; returns what it may hold. */
static enum akn_context start_speech(struct akn *akn, const engross_node *node, const char *name) {
    const struct akn_reference *speaker = engross_akn_speaker(akn, node);
    enum akn_context outer = engross_akn_frame(akn)->context;
    if (outer == AKN_CONTEXT_SPEECHES) {
        engross_kit_xml_start(&akn->xml, name);
        engross_akn_write_reference_attribute(akn, "by", speaker);
        engross_akn_write_attributes(akn, node);
        return AKN_CONTEXT_BLOCKS;
    }
    bool is_hierarchic = outer == AKN_CONTEXT_HIERARCHY;
    engross_kit_xml_start(&akn->xml, is_hierarchic ? "hcontainer" : "blockContainer");
    engross_akn_write_part_id(akn, engross_akn_frame(akn)->id, name, 0);
    engross_kit_xml_attribute_string(&akn->xml, is_hierarchic ? "name" : "class", name);
    engross_akn_write_reference_attribute(akn, "refersTo", speaker);
    engross_akn_write_attributes(akn, node);
    return is_hierarchic ? AKN_CONTEXT_HIERARCHY : AKN_CONTEXT_BLOCKS;
}

int32_t engross_akn_enter_speech(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_view *view = akn->view;
    const engross_node *node = cursor->node;
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    bool is_speech = engross_akn_frame(akn)->context == AKN_CONTEXT_SPEECHES;
    bool is_question = view->kind(view, node) == ENGROSS_KIND_QUESTION;
    enum akn_context context = start_speech(akn, node, is_question ? "question" : "answer");
    engross_akn_write_text_element(akn, "num",
                                   view->attribute(view, node, ENGROSS_ATTRIBUTE_LABEL));
    engross_akn_write_text_element(akn, is_speech ? "from" : "heading",
                                   view->attribute(view, node, ENGROSS_ATTRIBUTE_SPEAKER));
    return engross_akn_open_frame(akn, node, context, depth);
}
