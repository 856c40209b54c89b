/* Mends what wrapping or a page break cut in two: a unit that goes on with an unfinished one is
 * joined to it. Nothing is joined to or across a heading, table or separator. */
#include "read/text/passes.h"

#define LEAST_BODY_WIDTH 60
#define LEAST_NUMBERED_WIDTH 30

static enum engross_chain_use use_of(const struct engross_draft *draft,
                                     const struct engross_unit *unit) {
    return unit->chain == ENGROSS_NO_CHAIN ? ENGROSS_CHAIN_REJECTED
                                           : draft->chains[unit->chain].use;
}

/* Whether the unit is running text that its end leaves unfinished. */
static bool is_unfinished(const struct engross_draft *draft, const struct engross_unit *unit) {
    enum engross_chain_use use = use_of(draft, unit);
    bool numbered = use == ENGROSS_CHAIN_PARAGRAPHS || use == ENGROSS_CHAIN_ITEMS ||
                    unit->marker.style == ENGROSS_MARKER_BULLET;
    uint32_t least = numbered ? LEAST_NUMBERED_WIDTH : LEAST_BODY_WIDTH;
    return use != ENGROSS_CHAIN_HEADINGS && !unit->underlined &&
           (unit->measure.shape & ENGROSS_SHAPE_ENDS_STOP) == 0 && unit->measure.width >= least;
}

/* Whether the unit is the last word or two of a long heading: headings wrap at a narrower width
 * than the text, so their first line does not look full. */
static bool ends_heading(const struct engross_draft *draft, const struct engross_unit *before,
                         const struct engross_unit *unit) {
    return draft->wrap_width > 0 && unit->blanks == 0 && unit->measure.words <= 2 &&
           before->measure.width * 2 >= draft->wrap_width && before->count <= 3 &&
           engross_draft_is_title_like(before) && engross_draft_is_title_like(unit);
}

static bool goes_on(const struct engross_draft *draft, const struct engross_unit *before,
                    const struct engross_unit *unit) {
    if (ends_heading(draft, before, unit))
        return true;
    if (!is_unfinished(draft, before))
        return false;
    uint32_t ends = before->measure.shape, starts = unit->measure.shape;
    bool sentence =
        (starts & ENGROSS_SHAPE_ENDS_STOP) != 0 || unit->measure.width >= LEAST_BODY_WIDTH * 2;
    if ((starts & ENGROSS_SHAPE_STARTS_LOWER) != 0)
        return true;
    if ((ends & ENGROSS_SHAPE_ENDS_HYPHEN) != 0)
        return true;
    if (!sentence || unit->measure.width < LEAST_NUMBERED_WIDTH / 2)
        return false;
    if ((starts & ENGROSS_SHAPE_STARTS_DIGIT) != 0)
        return true;
    bool open = (ends & (ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_SHORT_WORD)) != 0;
    bool paragraph = use_of(draft, before) == ENGROSS_CHAIN_PARAGRAPHS;
    return (open || paragraph) && !engross_draft_is_title_like(unit);
}

static void join(struct engross_draft *draft, uint32_t before_index, uint32_t index) {
    const uint32_t ends = ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_QUESTION |
                          ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN |
                          ENGROSS_SHAPE_ENDS_SHORT_WORD;
    struct engross_unit *before = &draft->units[before_index];
    struct engross_unit *unit = &draft->units[index];
    if (!unit->soft)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_JOINED,
                       engross_unit_position(draft, unit),
                       ENGROSS_NUMBER(engross_unit_line(draft, before)->number), NULL);
    draft->units[before->last_part].next_part = index;
    before->last_part = index;
    before->measure.width += 1 + unit->measure.width;
    before->measure.words += unit->measure.words;
    before->measure.shape = (before->measure.shape & ~ends) | (unit->measure.shape & ends);
    unit->role = ENGROSS_ROLE_GONE;
}

/* Whether the unit is the heading whose number stands on a line of its own before it. */
static bool names_heading(const struct engross_draft *draft, const struct engross_unit *before,
                          const struct engross_unit *unit) {
    return use_of(draft, before) == ENGROSS_CHAIN_HEADINGS && before->count == 1 &&
           before->next_part == ENGROSS_NO_UNIT &&
           before->marker.body >= engross_unit_line(draft, before)->size && unit->blanks <= 2 &&
           engross_draft_is_title_like(unit);
}

/* Puts the heading that stands below its number where its number is. */
static void join_heading(struct engross_draft *draft, struct engross_unit *before, uint32_t index) {
    struct engross_unit *unit = &draft->units[index];
    before->next_part = before->last_part = index;
    before->measure = unit->measure;
    unit->role = ENGROSS_ROLE_GONE;
}

bool engross_joints_mend(struct engross_draft *draft) {
    uint32_t before = ENGROSS_NO_UNIT;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role == ENGROSS_ROLE_NOTE)
            continue;
        if (unit->role != ENGROSS_ROLE_TEXT) {
            before = ENGROSS_NO_UNIT;
            continue;
        }
        bool plain = unit->marker.style == ENGROSS_MARKER_NONE && !unit->underlined;
        if (plain && before != ENGROSS_NO_UNIT && names_heading(draft, &draft->units[before], unit))
            join_heading(draft, &draft->units[before], i);
        else if (plain && before != ENGROSS_NO_UNIT &&
                 (unit->soft || goes_on(draft, &draft->units[before], unit)))
            join(draft, before, i);
        else
            before = i;
    }
    engross_draft_report_hyphens(draft);
    return true;
}
