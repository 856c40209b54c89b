/* Paragraph numbers: that they are there, and run 1, 2, 3 ... through the document. Annexes are
 * left out, and so are paragraphs that a quotation brings with it. */
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>

#define HIGHEST INT64_C(1000000)
/* After so many new beginnings the numbers are of another kind, and all is said. */
#define RESTARTS 20

static bool is_of_type(const engross_view *view, const engross_node *node, const char *type) {
    const char *own = view->attribute(view, node, ENGROSS_ATTRIBUTE_TYPE).data;
    return own != NULL && strcmp(own, type) == 0;
}

/* Whether what stands below node has no share in the numbers. */
static bool is_apart(const engross_view *view, const engross_node *node) {
    uint32_t kind = view->kind(view, node);
    return kind == ENGROSS_KIND_QUOTATION || kind == ENGROSS_KIND_NOTE ||
           kind == ENGROSS_KIND_NOTICE || kind == ENGROSS_KIND_TABLE ||
           (kind == ENGROSS_KIND_SECTION && is_of_type(view, node, "annex"));
}

/* Goes to the next node of the text proper, entered. */
static const engross_node *next_node(const engross_view *view, engross_cursor *cursor) {
    while (view->step(view, cursor) != 0) {
        if (cursor->event != ENGROSS_EVENT_ENTER)
            continue;
        cursor->skip = is_apart(view, cursor->node);
        if (cursor->skip == 0)
            return cursor->node;
    }
    return NULL;
}

/* The number that a paragraph counts, or 0: no paragraph, or one numbered 1.2 or (a). */
static int64_t number_of(const engross_view *view, const engross_node *node) {
    if (view->kind(view, node) != ENGROSS_KIND_PARAGRAPH)
        return 0;
    engross_text numbering = view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBERING);
    engross_text printed = view->attribute(view, node, ENGROSS_ATTRIBUTE_NUMBER);
    const char *point = printed.data == NULL ? NULL : strchr(printed.data, '.');
    if (numbering.data == NULL || strcmp(numbering.data, "decimal") != 0 ||
        (point != NULL && point[1] >= '0' && point[1] <= '9'))
        return 0;
    int64_t value = view->integer(view, node, ENGROSS_ATTRIBUTE_VALUE, 0);
    return value <= HIGHEST ? value : 0;
}

/* --- Numbers that are not there. --- */

/* A block of text that stands by itself in a section, where a numbered paragraph is wanted;
 * summaries may go without numbers. */
static bool is_loose(const engross_view *view, const engross_node *node) {
    const engross_node *parent = view->parent(view, node);
    if (view->kind(view, node) != ENGROSS_KIND_P ||
        view->kind(view, parent) != ENGROSS_KIND_SECTION)
        return false;
    for (; parent != NULL; parent = view->parent(view, parent))
        if (view->kind(view, parent) == ENGROSS_KIND_SECTION && is_of_type(view, parent, "summary"))
            return false;
    return true;
}

void engross_check_paragraphs_numbered(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    const engross_node *node;
    const engross_node *last = NULL;
    const engross_node *first_loose = NULL;
    while ((node = next_node(view, &cursor)) != NULL) {
        if (number_of(view, node) > 0) {
            last = node;
        } else if (is_loose(view, node)) {
            first_loose = first_loose == NULL ? node : first_loose;
            /* what stands before the first number is front matter */
            if (last != NULL)
                engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_NUMBER_ABSENT,
                                view->position(view, node),
                                view->attribute(view, last, ENGROSS_ATTRIBUTE_NUMBER).data, NULL);
        }
    }
    if (last == NULL)
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_NOT_NUMBERED,
                        first_loose == NULL ? ENGROSS_NOWHERE : view->position(view, first_loose),
                        NULL);
}

/* --- Numbers that do not run on. --- */

/* Which numbers stand anywhere in one run, from 1, and which the walk has seen. */
struct numbers {
    unsigned char *marks; /* bit 0: stands somewhere; bit 1: seen */
    int64_t highest;
    int restarts;
};

static bool stands(const struct numbers *numbers, int64_t value) {
    return value <= numbers->highest && (numbers->marks[value] & 1) != 0;
}

static bool collect(struct engross_checking *checking, struct numbers *numbers) {
    const engross_view *view = checking->view;
    const engross_node *node;
    for (int pass = 0; pass < 2; pass++) {
        engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
        while ((node = next_node(view, &cursor)) != NULL) {
            int64_t value = number_of(view, node);
            if (pass == 1)
                numbers->marks[value] |= 1;
            else if (value > numbers->highest)
                numbers->highest = value;
        }
        if (pass == 0)
            numbers->marks = engross_arena_allocate(checking->arena, (size_t)numbers->highest + 1);
        if (numbers->marks == NULL)
            return false;
    }
    return true;
}

/* Reports those between the last number and this one that stand nowhere. */
static void report_missing(struct engross_checking *checking, const struct numbers *numbers,
                           const engross_node *node, int64_t last, int64_t value) {
    int64_t first = 0;
    int64_t end = 0;
    int64_t count = 0;
    for (int64_t i = last + 1; i < value; i++) {
        if (stands(numbers, i))
            continue;
        first = count++ == 0 ? i : first;
        end = i;
    }
    if (count == 0)
        return;
    struct engross_buffer missing = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&missing, first);
    if (end > first)
        engross_buffer_append_format(&missing, " to %lld are", (long long)end);
    else
        engross_buffer_append_string(&missing, " is");
    if (engross_buffer_failed(&missing))
        checking->out_of_memory = true;
    else
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_NUMBER_MISSING,
                        checking->view->position(checking->view, node),
                        ENGROSS_NUMBER((uint64_t)value), ENGROSS_NUMBER((uint64_t)last),
                        missing.data, NULL);
    engross_buffer_finish(&missing);
}

/* Judges one number; returns the number that the next one follows. */
static int64_t judge(struct engross_checking *checking, struct numbers *numbers,
                     const engross_node *node, int64_t last, int64_t value) {
    engross_position position = checking->view->position(checking->view, node);
    bool seen = (numbers->marks[value] & 2) != 0;
    numbers->marks[value] |= 2;
    if (value > last) {
        report_missing(checking, numbers, node, last, value);
        return value;
    }
    if (value == 1 && last > 1) {
        numbers->restarts++;
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_NUMBER_RESTARTED,
                        position, "1", ENGROSS_NUMBER((uint64_t)last), NULL);
        for (int64_t i = 2; i <= numbers->highest; i++)
            numbers->marks[i] &= 1;
        return 1;
    }
    engross_finding(
        checking, checking->rule,
        seen ? ENGROSS_MESSAGE_PROFILE_NUMBER_DOUBLED : ENGROSS_MESSAGE_PROFILE_NUMBER_ORDER,
        position, ENGROSS_NUMBER((uint64_t)value), ENGROSS_NUMBER((uint64_t)last), NULL);
    return last;
}

void engross_check_paragraph_numbers(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    struct numbers numbers = {0};
    if (!collect(checking, &numbers)) {
        checking->out_of_memory = true;
        return;
    }
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    const engross_node *node;
    int64_t last = 0;
    while (numbers.restarts < RESTARTS && (node = next_node(view, &cursor)) != NULL) {
        int64_t value = number_of(view, node);
        if (value > 0)
            last = judge(checking, &numbers, node, last, value);
    }
}
