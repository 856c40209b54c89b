/* Tables that say nowhere what their cells mean. */
#include "profile/passage.h"
#include "profile/preflight.h"

static bool has_header(const engross_view *view, const engross_node *table) {
    engross_cursor cursor = {sizeof cursor, table, NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        uint32_t kind = view->kind(view, cursor.node);
        if (kind == ENGROSS_KIND_TABLE_HEAD ||
            (kind == ENGROSS_KIND_CELL &&
             view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_HEADER).size > 0))
            return true;
    }
    return false;
}

void engross_check_table_headers(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    while (view->step(view, &cursor) != 0)
        if (cursor.event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor.node) == ENGROSS_KIND_TABLE && !has_header(view, cursor.node))
            engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_TABLE_HEADER,
                            view->position(view, cursor.node), NULL);
}
