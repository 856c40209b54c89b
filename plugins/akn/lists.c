/* Lists: sub-paragraphs become <list> and <point>, bullets and key figures <ul>, what is neither
 * <blockList>. */
#include "handlers.h"

/* Whether a list can be <ul>: bullets all through, and nothing but text in them. */
static bool is_plain_bullets(const struct akn *akn, const engross_node *list) {
    const engross_view *view = akn->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = list};
    while (view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        uint32_t kind = view->kind(view, cursor.node);
        bool is_bullet_list =
            kind == ENGROSS_KIND_LIST &&
            engross_kit_attribute_is(view, cursor.node, ENGROSS_ATTRIBUTE_STYLE, "bullet");
        bool is_bare_item =
            kind == ENGROSS_KIND_ITEM &&
            view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_NUMBER).data == NULL;
        if (kind != ENGROSS_KIND_P && !is_bullet_list && !is_bare_item)
            return false;
        cursor.skip = kind == ENGROSS_KIND_P;
    }
    return true;
}

static enum akn_context list_context(struct akn *akn, const engross_node *list) {
    enum akn_context outer = engross_akn_frame(akn)->context;
    if (engross_akn_is_hierarchic(akn, list, outer))
        return AKN_CONTEXT_POINTS;
    if (outer == AKN_CONTEXT_LI || is_plain_bullets(akn, list))
        return AKN_CONTEXT_BULLETS;
    return AKN_CONTEXT_ITEMS;
}

int32_t engross_akn_enter_list(void *user, engross_cursor *cursor) {
    static const char *const elements[AKN_CONTEXT_COUNT] = {
        [AKN_CONTEXT_POINTS] = "list",
        [AKN_CONTEXT_BULLETS] = "ul",
        [AKN_CONTEXT_ITEMS] = "blockList",
    };
    struct akn *akn = user;
    const engross_node *list = cursor->node;
    int32_t status = engross_akn_place(akn, list);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    enum akn_context context = list_context(akn, list);
    engross_kit_xml_start(&akn->xml, elements[context]);
    engross_akn_write_attributes(akn, list);
    if (context != AKN_CONTEXT_BULLETS)
        engross_kit_xml_attribute(&akn->xml, "class",
                                  akn->view->attribute(akn->view, list, ENGROSS_ATTRIBUTE_STYLE));
    return engross_akn_open_frame(akn, list, context, depth);
}

/* A list of numbers, each with what it counts. */
int32_t engross_akn_enter_key_figures(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, "ul");
    engross_akn_write_attributes(akn, cursor->node);
    engross_kit_xml_attribute_string(&akn->xml, "class", "key-figures");
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_BULLETS, depth);
}

/* What an item is and holds, by the list that it stands in. */
static const struct {
    const char *element;
    enum akn_context context;
} items[AKN_CONTEXT_COUNT] = {
    [AKN_CONTEXT_POINTS] = {"point", AKN_CONTEXT_HIERARCHY},
    [AKN_CONTEXT_BULLETS] = {"li", AKN_CONTEXT_LI},
    [AKN_CONTEXT_ITEMS] = {"item", AKN_CONTEXT_BLOCKS},
};

int32_t engross_akn_enter_item(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    enum akn_context list = engross_akn_frame(akn)->context;
    int32_t status = engross_akn_place(akn, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    engross_kit_xml_start(&akn->xml, items[list].element);
    engross_akn_write_attributes(akn, cursor->node);
    engross_akn_write_count(akn, cursor->node);
    if (list != AKN_CONTEXT_BULLETS)
        engross_akn_write_text_element(
            akn, "num", akn->view->attribute(akn->view, cursor->node, ENGROSS_ATTRIBUTE_NUMBER));
    return engross_akn_open_frame(akn, cursor->node, items[list].context, depth);
}

int32_t engross_akn_enter_key_figure(void *user, engross_cursor *cursor) {
    return engross_akn_enter_item(user, cursor);
}
