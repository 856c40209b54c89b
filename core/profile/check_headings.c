/* Headings: one that stands alone among numbered ones, and levels that are skipped. */
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>

static const char *attribute(const engross_view *view, const engross_node *node,
                             uint32_t attribute_) {
    const char *value = view->attribute(view, node, attribute_).data;
    return value == NULL ? "" : value;
}

/* The level of a numbering in documents of the United Nations, from 1; 0 for none of them. */
static int rank(const char *numbering) {
    static const char *const numberings[] = {"upper-roman", "upper-alpha", "decimal", "lower-alpha",
                                             "lower-roman"};
    for (int i = 0; i < 5; i++)
        if (strcmp(numberings[i], numbering) == 0)
            return i + 1;
    return 0;
}

/* "A. Methodology" */
static void append_heading(struct engross_buffer *text, const engross_view *view,
                           const engross_node *section) {
    const engross_node *heading = view->first_child(view, section);
    engross_buffer_append_format(text, "%s ", attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER));
    if (heading != NULL)
        engross_passage_append(view, heading, text);
}

static void report(struct engross_checking *checking, enum engross_message message,
                   const engross_node *section, const engross_node *above) {
    const engross_view *view = checking->view;
    struct engross_buffer own = ENGROSS_BUFFER_INIT;
    struct engross_buffer other = ENGROSS_BUFFER_INIT;
    append_heading(&own, view, section);
    append_heading(&other, view, above == NULL ? section : above);
    if (engross_buffer_failed(&own) || engross_buffer_failed(&other))
        checking->out_of_memory = true;
    else
        engross_finding(checking, checking->rule, message, view->position(view, section), own.data,
                        other.data, NULL);
    engross_buffer_finish(&own);
    engross_buffer_finish(&other);
}

static bool has_sibling_of(const engross_view *view, const engross_node *section,
                           const char *numbering) {
    const engross_node *node = view->first_child(view, view->parent(view, section));
    for (; node != NULL; node = view->next(view, node))
        if (node != section && view->kind(view, node) == ENGROSS_KIND_SECTION &&
            strcmp(attribute(view, node, ENGROSS_ATTRIBUTE_NUMBERING), numbering) == 0)
            return true;
    return false;
}

/* Whether a section before this one beside it is numbered in the same way. */
static bool goes_on(const engross_view *view, const engross_node *section, const char *numbering) {
    const engross_node *node = view->previous(view, section);
    for (; node != NULL; node = view->previous(view, node))
        if (view->kind(view, node) == ENGROSS_KIND_SECTION &&
            strcmp(attribute(view, node, ENGROSS_ATTRIBUTE_NUMBERING), numbering) == 0)
            return true;
    return false;
}

/* The nearest section above with a numbering that has a rank, or NULL. */
static const engross_node *ranked_above(const engross_view *view, const engross_node *section) {
    const engross_node *node = view->parent(view, section);
    while (node != NULL && rank(attribute(view, node, ENGROSS_ATTRIBUTE_NUMBERING)) == 0)
        node = view->parent(view, node);
    return node;
}

static const engross_node *next_section(const engross_view *view, engross_cursor *cursor) {
    while (view->step(view, cursor) != 0)
        if (cursor->event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor->node) == ENGROSS_KIND_SECTION)
            return cursor->node;
    return NULL;
}

void engross_check_lone_headings(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    const engross_node *section;
    while ((section = next_section(view, &cursor)) != NULL) {
        const char *numbering = attribute(view, section, ENGROSS_ATTRIBUTE_NUMBERING);
        if (view->integer(view, section, ENGROSS_ATTRIBUTE_VALUE, 0) == 1 && rank(numbering) > 0 &&
            !has_sibling_of(view, section, numbering))
            report(checking, ENGROSS_MESSAGE_PROFILE_HEADING_LONE, section, NULL);
    }
}

void engross_check_heading_levels(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    const engross_node *section;
    while ((section = next_section(view, &cursor)) != NULL) {
        const char *numbering = attribute(view, section, ENGROSS_ATTRIBUTE_NUMBERING);
        int own = goes_on(view, section, numbering) ? 0 : rank(numbering);
        const engross_node *above = own == 0 ? NULL : ranked_above(view, section);
        if (above != NULL && own > rank(attribute(view, above, ENGROSS_ATTRIBUTE_NUMBERING)) + 1)
            report(checking, ENGROSS_MESSAGE_PROFILE_HEADING_SKIPPED, section, above);
    }
}
