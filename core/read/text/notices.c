/* Notices: credits, disclaimers, sources, the author's line and links that stand around the text.
 * Bracketed credits are seen anywhere, sources and notes below a table; the rest only at the end,
 * going backwards while one notice follows another. */
#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

#define LONGEST_NOTICE 600 /* code points */
#define LONGEST_BRACKET 250

void engross_notice_mark(struct engross_draft *draft, struct engross_unit *unit,
                         enum engross_notice type) {
    unit->role = ENGROSS_ROLE_NOTICE;
    unit->notice = (uint8_t)type;
    if (unit->marker.style != ENGROSS_MARKER_NONE)
        engross_draft_reject_marker(draft, unit);
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NOTICE,
                   engross_unit_position(draft, unit), engross_notice_name((uint8_t)type), NULL);
}

static bool may_be_notice(const struct engross_unit *unit) {
    return (unit->role == ENGROSS_ROLE_TEXT || unit->role == ENGROSS_ROLE_HEADING ||
            unit->role == ENGROSS_ROLE_QUOTATION) &&
           unit->chain == ENGROSS_NO_CHAIN && unit->measure.width <= LONGEST_NOTICE;
}

/* Whether the text is wholly in brackets; *start and *size get what is inside. */
static bool is_bracketed(const char **start, size_t *size) {
    char last = *size > 2 ? (*start)[*size - 1] : 0;
    bool bracketed = ((*start)[0] == '[' && last == ']') || ((*start)[0] == '(' && last == ')');
    if (!bracketed || memchr(*start + 1, (*start)[0], *size - 1) != NULL)
        return false;
    (*start)++;
    *size -= 2;
    return true;
}

/* Credits in brackets, or that begin with a word for a picture and a colon, "©" or "by". */
static bool is_credit(const char *text, size_t size, const struct engross_unit *unit) {
    bool bracketed = is_bracketed(&text, &size);
    if (unit->measure.width > LONGEST_BRACKET || !engross_words_are_credit(text, size))
        return false;
    return bracketed || text[0] == (char)0xC2 || memchr(text, ':', size) != NULL ||
           memchr(text, '/', size) != NULL;
}

/* What kind of notice the text could be at the end of a document; COUNT for none. */
static enum engross_notice classify(const char *text, size_t size, const struct engross_unit *unit,
                                    bool last) {
    const char *inner = text;
    size_t inner_size = size;
    bool bracketed = is_bracketed(&inner, &inner_size);
    bool stopped = (unit->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0;
    if (is_credit(text, size, unit))
        return ENGROSS_NOTICE_CREDIT;
    if (engross_words_source(inner, inner_size) > 0)
        return ENGROSS_NOTICE_SOURCE;
    if (engross_words_are_disclaimer(inner, inner_size))
        return ENGROSS_NOTICE_DISCLAIMER;
    if (engross_words_are_link(inner, inner_size) && unit->measure.words <= 14 && !stopped)
        return ENGROSS_NOTICE_LINK;
    if (engross_words_author(inner, inner_size) > 0 && unit->measure.width <= LONGEST_BRACKET)
        return ENGROSS_NOTICE_AUTHOR;
    if (engross_words_are_contact(inner, inner_size))
        return ENGROSS_NOTICE_OTHER;
    if (engross_words_published(inner, inner_size) > 0 && !stopped &&
        unit->measure.width <= LONGEST_BRACKET)
        return ENGROSS_NOTICE_OTHER;
    if (bracketed && unit->measure.width <= LONGEST_BRACKET)
        return ENGROSS_NOTICE_OTHER;
    /* a heading with nothing below it is none */
    if (last && !stopped && unit->role == ENGROSS_ROLE_TEXT && unit->measure.words <= 14 &&
        engross_draft_is_title_like(unit))
        return ENGROSS_NOTICE_OTHER;
    return ENGROSS_NOTICE_COUNT;
}

static void mark_credits(struct engross_draft *draft) {
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        size_t size;
        if (!may_be_notice(unit) || unit->count > 3)
            continue;
        const char *text = engross_unit_start(draft, unit, &size);
        if (is_credit(text, size, unit))
            engross_notice_mark(draft, unit, ENGROSS_NOTICE_CREDIT);
    }
}

/* "Source: ..." and "Note: ..." right below a table, or below one another there. */
static void mark_below_tables(struct engross_draft *draft) {
    bool below = false;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (!engross_unit_lives(unit))
            continue;
        if (unit->role == ENGROSS_ROLE_GRID || !below || !may_be_notice(unit)) {
            below = unit->role == ENGROSS_ROLE_GRID;
            continue;
        }
        size_t size;
        const char *text = engross_unit_start(draft, unit, &size);
        bool source = engross_words_source(text, size) > 0;
        below = source || engross_words_are_note(text, size);
        if (below) {
            engross_notice_mark(draft, unit, source ? ENGROSS_NOTICE_SOURCE : ENGROSS_NOTICE_NOTE);
            unit->attached = true;
        }
    }
}

/* Whether the unit is a disclaimer by its words. */
static bool is_disclaimer(struct engross_draft *draft, const struct engross_unit *unit) {
    struct engross_passage passage;
    return unit->role == ENGROSS_ROLE_TEXT && unit->measure.width <= LONGEST_NOTICE &&
           engross_draft_passage(draft, unit, &passage) &&
           engross_words_are_disclaimer(passage.text, passage.size);
}

/* The type of the notice that the unit at index is, COUNT for none. is_followed: by another notice.
 */
static enum engross_notice find_type(struct engross_draft *draft, uint32_t index, bool is_last,
                                     bool is_followed) {
    const struct engross_unit *unit = &draft->units[index];
    const struct engross_unit *before = &draft->units[engross_draft_previous(draft, index)];
    struct engross_passage passage;
    if (!may_be_notice(unit) || !engross_draft_passage(draft, unit, &passage))
        return ENGROSS_NOTICE_COUNT;
    /* the last of several short lines belongs to them */
    bool alone = is_last && !engross_draft_is_title_like(before);
    enum engross_notice type = classify(passage.text, passage.size, unit, alone);
    if (type != ENGROSS_NOTICE_COUNT || unit->measure.width > LONGEST_NOTICE / 2)
        return type;
    /* beside another notice a person who is presented is the author */
    bool beside =
        is_followed || before->role == ENGROSS_ROLE_NOTICE || is_disclaimer(draft, before);
    return beside && engross_words_present_person(passage.text, passage.size)
               ? ENGROSS_NOTICE_AUTHOR
               : ENGROSS_NOTICE_COUNT;
}

bool engross_notices_find(struct engross_draft *draft) {
    mark_credits(draft);
    mark_below_tables(draft);
    if (draft->has_masthead)
        return true;
    uint32_t last = engross_draft_previous(draft, draft->unit_count);
    for (uint32_t index = last; index != ENGROSS_NO_UNIT;) {
        uint32_t before = engross_draft_previous(draft, index);
        if (before == ENGROSS_NO_UNIT)
            break;
        if (draft->units[index].role != ENGROSS_ROLE_NOTICE) {
            enum engross_notice type = find_type(draft, index, index == last, index != last);
            if (type == ENGROSS_NOTICE_COUNT)
                break;
            engross_notice_mark(draft, &draft->units[index], type);
        }
        index = before;
    }
    return true;
}
