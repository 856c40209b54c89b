/* Figures that have nothing to read aloud. An empty alternative says that a figure is decoration;
 * none at all, that nobody thought of it. */
#include "profile/passage.h"
#include "profile/preflight.h"

void engross_check_figure_alternatives(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER ||
            view->kind(view, cursor.node) != ENGROSS_KIND_FIGURE ||
            view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_ALT).size > 0)
            continue;
        engross_text source = view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_SOURCE);
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_FIGURE_ALT,
                        view->position(view, cursor.node), source.data == NULL ? "" : source.data,
                        NULL);
    }
}
