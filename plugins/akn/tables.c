/* Tables. Akoma Ntoso has no head and body: header cells are <th>, rows of the head have a class.
 */
#include "handlers.h"

static int32_t start(struct akn *akn, const engross_node *node, const char *element,
                     enum akn_context context) {
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, element);
    engross_akn_write_attributes(akn, node);
    return engross_akn_open_frame(akn, node, context, depth);
}

int32_t engross_akn_enter_table(void *user, engross_cursor *cursor) {
    return start(user, cursor->node, "table", AKN_CONTEXT_TABLE);
}

static bool is_in_head(const struct akn *akn, const engross_node *row) {
    return akn->view->kind(akn->view, akn->view->parent(akn->view, row)) == ENGROSS_KIND_TABLE_HEAD;
}

int32_t engross_akn_enter_row(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = start(akn, cursor->node, "tr", AKN_CONTEXT_ROW);
    if (is_in_head(akn, cursor->node))
        engross_kit_xml_attribute_string(&akn->xml, "class", "head");
    return status;
}

static void write_span(struct akn *akn, const engross_node *cell, uint32_t attribute,
                       const char *name) {
    int64_t span = akn->view->integer(akn->view, cell, attribute, 0);
    if (span > 0)
        engross_kit_xml_attribute_integer(&akn->xml, name, span);
}

int32_t engross_akn_enter_cell(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_text header = akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_HEADER);
    bool is_header = header.size > 0 || is_in_head(akn, akn->view->parent(akn->view, cursor->node));
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, is_header ? "th" : "td");
    engross_akn_write_attributes(akn, cursor->node);
    engross_kit_xml_attribute(&akn->xml, "class", header);
    write_span(akn, cursor->node, ENGROSS_ATTRIBUTE_ROW_SPAN, "rowspan");
    write_span(akn, cursor->node, ENGROSS_ATTRIBUTE_COLUMN_SPAN, "colspan");
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_CELL, depth);
}
