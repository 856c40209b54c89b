/* Recommendation lines: a number twice in a line, or in two lines, or outside its cycle's list. */
#include "model/number.h"
#include "profile/passage.h"
#include "profile/preflight.h"

#include <libxml/hash.h>
#include <string.h>

struct lines {
    struct engross_checking *checking;
    xmlHashTablePtr seen; /* "3 139.30" to the line that names it first */
    const engross_node *line;
};

static engross_text attribute(const struct lines *lines, const engross_node *node,
                              uint32_t attribute_) {
    engross_text text = lines->checking->view->attribute(lines->checking->view, node, attribute_);
    return text.data == NULL ? (engross_text){"", 0} : text;
}

static void report_again(const struct lines *lines, const char *number, const engross_node *first) {
    struct engross_checking *checking = lines->checking;
    const engross_view *view = checking->view;
    engross_position position = view->position(view, lines->line);
    if (first == lines->line)
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_RECOMMENDATION_TWICE,
                        position, number, NULL);
    else
        engross_finding(checking, checking->rule, ENGROSS_MESSAGE_PROFILE_RECOMMENDATION_OVERLAP,
                        position, number, ENGROSS_NUMBER(view->position(view, first).line), NULL);
}

static bool take(struct lines *lines, const engross_node *recommendation) {
    engross_text number = attribute(lines, recommendation, ENGROSS_ATTRIBUTE_NUMBER);
    engross_text cycle = attribute(lines, recommendation, ENGROSS_ATTRIBUTE_CYCLE);
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&key, "%s %s", cycle.data, number.data);
    bool good = !engross_buffer_failed(&key);
    if (good) {
        const engross_node *first = xmlHashLookup(lines->seen, (const xmlChar *)key.data);
        if (first != NULL)
            report_again(lines, number.data, first);
        else /* the table holds pointers and frees none */
            good = xmlHashAddEntry(lines->seen, (const xmlChar *)key.data,
                                   (void *)(uintptr_t)lines->line) == 0;
    }
    engross_buffer_finish(&key);
    return good;
}

/* Goes to the next recommendation; lines->line is the line it stands in. */
static const engross_node *next_recommendation(struct lines *lines, engross_cursor *cursor) {
    const engross_view *view = lines->checking->view;
    while (view->step(view, cursor) != 0) {
        uint32_t kind = view->kind(view, cursor->node);
        if (cursor->event != ENGROSS_EVENT_ENTER)
            continue;
        if (kind == ENGROSS_KIND_RECOMMENDATIONS)
            lines->line = cursor->node;
        else if (kind == ENGROSS_KIND_RECOMMENDATION)
            return cursor->node;
    }
    return NULL;
}

void engross_check_recommendations(struct engross_checking *checking) {
    struct lines lines = {.checking = checking, .seen = xmlHashCreate(256)};
    engross_cursor cursor = {sizeof cursor, engross_passage_content(checking->view), NULL, 0, 0};
    const engross_node *recommendation;
    bool good = lines.seen != NULL;
    while (good && (recommendation = next_recommendation(&lines, &cursor)) != NULL)
        good = take(&lines, recommendation);
    checking->out_of_memory = checking->out_of_memory || !good;
    if (lines.seen != NULL)
        xmlHashFree(lines.seen, NULL);
}

/* --- The list of a cycle. --- */

/* Compares numbers of points by their parts: 139.9 < 139.10. */
static int compare(const char *left, const char *right) {
    while (*left != '\0' || *right != '\0') {
        size_t sizes[] = {strcspn(left, "."), strcspn(right, ".")};
        int64_t a = engross_number_value(left, sizes[0], ENGROSS_NUMBERING_DECIMAL);
        int64_t b = engross_number_value(right, sizes[1], ENGROSS_NUMBERING_DECIMAL);
        if (a != b)
            return a < b ? -1 : 1;
        left += sizes[0] + (left[sizes[0]] == '.');
        right += sizes[1] + (right[sizes[1]] == '.');
    }
    return 0;
}

/* A number must stand in one of the ranges that its cycle has, where any is known. */
static void check_range(struct lines *lines, const engross_node *recommendation,
                        const char *state) {
    const struct engross_profile *profile = lines->checking->profile;
    const engross_view *view = lines->checking->view;
    const struct engross_profile_range *missed = NULL;
    const char *number = attribute(lines, recommendation, ENGROSS_ATTRIBUTE_NUMBER).data;
    int64_t cycle = view->integer(view, recommendation, ENGROSS_ATTRIBUTE_CYCLE, 0);
    for (size_t i = 0; i < profile->range_count; i++) {
        const struct engross_profile_range *range = &profile->ranges[i];
        if (range->cycle != cycle || strcmp(range->state, state) != 0)
            continue;
        if (compare(number, range->first) >= 0 && compare(number, range->last) <= 0)
            return;
        missed = range;
    }
    if (missed != NULL)
        engross_finding(lines->checking, &missed->rule,
                        ENGROSS_MESSAGE_PROFILE_RECOMMENDATION_OUTSIDE,
                        view->position(view, lines->line), number, ENGROSS_NUMBER((uint64_t)cycle),
                        missed->first, missed->last, NULL);
}

void engross_check_ranges(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    const engross_node *state = view->field(view, ENGROSS_FIELD_STATE, 0);
    if (checking->profile->range_count == 0 || state == NULL)
        return;
    struct lines lines = {.checking = checking};
    const char *code = attribute(&lines, state, ENGROSS_ATTRIBUTE_VALUE).data;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    const engross_node *recommendation;
    while ((recommendation = next_recommendation(&lines, &cursor)) != NULL)
        check_range(&lines, recommendation, code);
}
