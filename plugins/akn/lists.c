/* Lists: in the hierarchy <list> and <point>, among blocks <blockList> and <item>, as key figures
 * are. AKN4UN advises against <ul> and <ol>, which say nothing of what they hold. */
#include "handlers.h"

int32_t engross_akn_enter_list(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *list = cursor->node;
    int32_t status = engross_akn_place(akn, list);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    bool is_hierarchic = engross_akn_is_hierarchic(akn, list, engross_akn_frame(akn)->context);
    engross_kit_xml_start(&akn->xml, is_hierarchic ? "list" : "blockList");
    engross_akn_write_attributes(akn, list);
    engross_kit_xml_attribute(&akn->xml, "class",
                              akn->view->attribute(akn->view, list, ENGROSS_ATTRIBUTE_STYLE));
    return engross_akn_open_frame(akn, list, is_hierarchic ? AKN_CONTEXT_POINTS : AKN_CONTEXT_ITEMS,
                                  depth);
}

/* A list of numbers, each with what it counts. */
int32_t engross_akn_enter_key_figures(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, "blockList");
    engross_akn_write_attributes(akn, cursor->node);
    engross_kit_xml_attribute_string(&akn->xml, "class", "key-figures");
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_ITEMS, depth);
}

int32_t engross_akn_enter_item(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    bool is_point = engross_akn_frame(akn)->context == AKN_CONTEXT_POINTS;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, is_point ? "point" : "item");
    engross_akn_write_attributes(akn, cursor->node);
    engross_akn_write_count(akn, cursor->node);
    engross_akn_write_text_element(
        akn, "num", akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_NUMBER));
    return engross_akn_open_frame(akn, cursor->node,
                                  is_point ? AKN_CONTEXT_HIERARCHY : AKN_CONTEXT_BLOCKS, depth);
}

int32_t engross_akn_enter_key_figure(void *user, engross_cursor *cursor) {
    return engross_akn_enter_item(user, cursor);
}
