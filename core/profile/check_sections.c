/* Sections: how many, those that the profile names, in its order; and empty ones. */
#include "profile/match.h"
#include "profile/passage.h"
#include "profile/preflight.h"

#include <string.h>

static bool is_section(const engross_view *view, const engross_node *node) {
    return view->kind(view, node) == ENGROSS_KIND_SECTION;
}

static bool is_annex(const engross_view *view, const engross_node *section) {
    engross_text type = view->attribute(view, section, ENGROSS_ATTRIBUTE_TYPE);
    return type.size == 5 && type.data[0] == 'a';
}

static const engross_node *first_section(const engross_view *view) {
    const engross_node *node = view->first_child(view, engross_passage_content(view));
    while (node != NULL && !is_section(view, node))
        node = view->next(view, node);
    return node;
}

static const engross_node *next_section(const engross_view *view, const engross_node *node) {
    do
        node = view->next(view, node);
    while (node != NULL && !is_section(view, node));
    return node;
}

/* Whether a section's heading holds one of the titles; a summary is one whatever its heading. */
static bool is_named(struct engross_checking *checking, const engross_node *section,
                     const char *titles) {
    const engross_view *view = checking->view;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_text type = view->attribute(view, section, ENGROSS_ATTRIBUTE_TYPE);
    const engross_node *heading = view->first_child(view, section);
    if (type.data != NULL)
        engross_buffer_append_format(&text, "%s ", type.data);
    if (heading != NULL && view->kind(view, heading) == ENGROSS_KIND_HEADING)
        engross_passage_append(view, heading, &text);
    bool found = text.size > 0 && engross_match_any(text.data, text.size, titles);
    checking->out_of_memory = checking->out_of_memory || engross_buffer_failed(&text);
    engross_buffer_finish(&text);
    return found;
}

static const engross_node *find_named(struct engross_checking *checking, const char *titles,
                                      size_t *place) {
    *place = 0;
    for (const engross_node *section = first_section(checking->view); section != NULL;
         section = next_section(checking->view, section), ++*place)
        if (is_named(checking, section, titles))
            return section;
    return NULL;
}

/* Appends the titles as "summary" or "executive summary". */
static void append_titles(struct engross_buffer *text, const char *titles) {
    for (const char *at = titles; *at != '\0';) {
        size_t length = strcspn(at, "|");
        engross_buffer_append_format(text, "%s\"%.*s\"", at == titles ? "" : " or ", (int)length,
                                     at);
        at += length + (at[length] == '|');
    }
}

static void report_titles(struct engross_checking *checking,
                          const struct engross_profile_section *wanted,
                          enum engross_message message, engross_position position,
                          const char *titles) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    append_titles(&text, titles);
    if (engross_buffer_failed(&text))
        checking->out_of_memory = true;
    else
        engross_finding(checking, &wanted->rule, message, position, text.data, NULL);
    engross_buffer_finish(&text);
}

static void check_named(struct engross_checking *checking) {
    const struct engross_profile *profile = checking->profile;
    const char *before = NULL; /* titles of the section found last, at place last */
    size_t last = 0;
    for (size_t i = 0; i < profile->section_count; i++) {
        const struct engross_profile_section *wanted = &profile->sections[i];
        size_t place;
        const engross_node *found = find_named(checking, wanted->titles, &place);
        if (found == NULL) {
            report_titles(checking, wanted, ENGROSS_MESSAGE_PROFILE_SECTION_MISSING,
                          ENGROSS_NOWHERE, wanted->titles);
            continue;
        }
        if (before != NULL && place < last)
            report_titles(checking, wanted, ENGROSS_MESSAGE_PROFILE_SECTION_ORDER,
                          checking->view->position(checking->view, found), before);
        else
            last = place;
        before = wanted->titles;
    }
}

void engross_check_sections(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    const struct engross_profile *profile = checking->profile;
    uint64_t count = 0;
    for (const engross_node *section = first_section(view); section != NULL;
         section = next_section(view, section))
        count += !is_annex(view, section);
    if (count < (uint64_t)profile->section_minimum)
        engross_finding(checking, &profile->sections_rule, ENGROSS_MESSAGE_PROFILE_SECTION_COUNT,
                        ENGROSS_NOWHERE, ENGROSS_NUMBER(count),
                        ENGROSS_NUMBER((uint64_t)profile->section_minimum), NULL);
    check_named(checking);
}

/* Whether a heading without a number stands over the annexes that follow it: "Annexes". */
static bool is_over_annexes(const engross_view *view, const engross_node *section) {
    const engross_node *next = view->next(view, section);
    return view->attribute(view, section, ENGROSS_ATTRIBUTE_NUMBER).size == 0 && next != NULL &&
           is_section(view, next) && is_annex(view, next);
}

/* Annexes are often handed in as files of their own, and only named in the document. */
static void report_empty(struct engross_checking *checking, const engross_node *section) {
    const engross_view *view = checking->view;
    struct engross_rule rule = *checking->rule;
    enum engross_message message = ENGROSS_MESSAGE_PROFILE_SECTION_EMPTY;
    if (is_annex(view, section)) {
        rule.severity = ENGROSS_SEVERITY_INFO;
        message = ENGROSS_MESSAGE_PROFILE_ANNEX_EMPTY;
    }
    engross_finding(checking, &rule, message, view->position(view, section), NULL);
}

void engross_check_empty_sections(struct engross_checking *checking) {
    const engross_view *view = checking->view;
    engross_cursor cursor = {sizeof cursor, engross_passage_content(view), NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER || !is_section(view, cursor.node))
            continue;
        const engross_node *heading = view->first_child(view, cursor.node);
        bool is_empty = heading == NULL || view->next(view, heading) == NULL;
        if (is_empty && (is_annex(view, cursor.node) || !is_over_annexes(view, cursor.node)))
            report_empty(checking, cursor.node);
    }
}
