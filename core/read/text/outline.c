/* How deep headings stand. Each way of marking a heading (roman numbers, capitals, bullets ...)
 * has a rank: the way that appears first is the outermost among numbered ones, plain headings
 * stand below numbered ones. emit.c nests sections by rank. */
#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

enum {
    RANK_ANNEX = 1,
    RANK_PART = 2,
    RANK_OUTER_CAPITALS = 5,
    RANK_NUMBERED = 10, /* and on, by order of appearance */
    RANK_BULLET = 60,
    RANK_UNDERLINED = 70,
    RANK_PLAIN = 80,
};
#define STEP 4
#define MOST_STYLES 12

struct styles {
    uint32_t keys[MOST_STYLES];
    uint32_t count;
    uint32_t headings; /* of the outermost style */
    uint32_t capitals; /* of these */
};

/* Headings with one key stand at one level. */
static uint32_t key_of(const struct engross_unit *unit) {
    bool outline = unit->marker.style == ENGROSS_MARKER_OUTLINE;
    uint32_t style = outline ? ENGROSS_MARKER_DECIMAL : unit->marker.style;
    return style * 256 + (outline ? 0 : unit->marker.form);
}

static bool is_numbered(const struct engross_unit *unit) {
    return unit->role == ENGROSS_ROLE_HEADING && unit->chain != ENGROSS_NO_CHAIN;
}

static void collect(const struct engross_draft *draft, struct styles *styles) {
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (!is_numbered(unit))
            continue;
        uint32_t key = key_of(unit), known = 0;
        while (known < styles->count && styles->keys[known] != key)
            known++;
        if (known == styles->count && styles->count < MOST_STYLES)
            styles->keys[styles->count++] = key;
        if (known > 0 || unit->marker.style == ENGROSS_MARKER_OUTLINE)
            continue;
        styles->headings++;
        styles->capitals += (unit->measure.shape & ENGROSS_SHAPE_CAPITALS) != 0 ? 1 : 0;
    }
}

static uint32_t rank_of_number(const struct styles *styles, const struct engross_unit *unit) {
    if (unit->marker.style == ENGROSS_MARKER_ANNEX)
        return RANK_ANNEX;
    if (unit->marker.style == ENGROSS_MARKER_PART)
        return RANK_PART;
    uint32_t place = 0, key = key_of(unit);
    while (place < styles->count && styles->keys[place] != key)
        place++;
    /* "1.1" stands below "1.", also where "1." is written "1" or "1)" */
    uint32_t depth = unit->marker.style == ENGROSS_MARKER_OUTLINE ? unit->marker.depth - 1u : 0;
    if (depth > 0)
        for (place = 0; place < styles->count; place++)
            if (styles->keys[place] / 256 == ENGROSS_MARKER_DECIMAL)
                break;
    depth = depth < STEP ? depth : STEP - 1;
    return RANK_NUMBERED + place * STEP + depth;
}

/* Names of sections that stand beside the numbered ones: "Introduction", "Conclusion". */
static bool is_outer_name(const struct engross_draft *draft, const struct engross_unit *unit) {
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    return engross_words_are_section_name(text, size) || engross_words_are_conclusion(text, size);
}

static uint32_t rank_of(const struct styles *styles, const struct engross_unit *unit) {
    if (unit->chain != ENGROSS_NO_CHAIN)
        return rank_of_number(styles, unit);
    if (unit->marker.style == ENGROSS_MARKER_BULLET)
        return RANK_BULLET;
    if (unit->underlined)
        return RANK_UNDERLINED;
    if ((unit->measure.shape & ENGROSS_SHAPE_CAPITALS) == 0)
        return RANK_PLAIN;
    /* capitals stand beside numbered headings in capitals, and over others */
    bool beside = styles->headings > 0 && styles->capitals * 2 > styles->headings;
    return beside ? RANK_NUMBERED : RANK_OUTER_CAPITALS;
}

/* "Introduction" and "Conclusion" stand beside the outermost numbered headings, unless plain
 * headings stand below them. */
static void raise_names(struct engross_draft *draft, uint32_t outer) {
    bool last = true; /* no plain heading stands below the one at hand */
    for (uint32_t i = draft->unit_count; i-- > draft->head_units;) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_HEADING)
            continue;
        if (unit->rank == RANK_PLAIN && last && is_outer_name(draft, unit))
            unit->rank = outer;
        last = unit->rank != RANK_PLAIN;
    }
}

bool engross_outline_find(struct engross_draft *draft) {
    struct styles styles = {0};
    collect(draft, &styles);
    uint32_t outer = RANK_PLAIN; /* of the numbered headings, annexes left out */
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_HEADING)
            continue;
        unit->rank = rank_of(&styles, unit);
        if (is_numbered(unit) && unit->rank != RANK_ANNEX && unit->rank < outer)
            outer = unit->rank;
    }
    raise_names(draft, outer);
    return true;
}
