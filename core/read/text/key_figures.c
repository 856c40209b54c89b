/* Numbers that are lifted out of the text. Two signs are strong enough: a heading that announces
 * them over lines that all begin with a quantity; and quantities that stand alone on their lines,
 * each over a short line that says what it counts. */
#include "read/key_figures.h"
#include "read/text/passes.h"

#define LONGEST_LABEL 200 /* columns */
#define LONGEST_LONE_LABEL 120

static bool is_free(const struct engross_unit *unit) {
    bool has_marker =
        unit->marker.style == ENGROSS_MARKER_NONE || unit->marker.style == ENGROSS_MARKER_BULLET;
    return unit->role == ENGROSS_ROLE_TEXT && has_marker && unit->chain == ENGROSS_NO_CHAIN;
}

/* The bytes of the quantity that the unit begins with, where a label follows it; or 0. A sentence
 * without a bullet is text. */
static uint32_t quantity_before_label(struct engross_draft *draft,
                                      const struct engross_unit *unit) {
    struct engross_passage passage;
    bool is_sentence = unit->marker.style == ENGROSS_MARKER_NONE &&
                       (unit->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0;
    if (!is_free(unit) || is_sentence || unit->measure.width > LONGEST_LABEL ||
        !engross_draft_passage(draft, unit, &passage))
        return 0;
    size_t value = engross_key_figures_quantity(passage.text, passage.size);
    bool labelled = engross_key_figures_label(passage.text, passage.size, value) < passage.size;
    return labelled ? (uint32_t)value : 0;
}

static void mark(struct engross_draft *draft, uint32_t index, uint32_t value) {
    draft->units[index].role = ENGROSS_ROLE_KEY_FIGURE;
    draft->units[index].label_size = value;
}

static void report(struct engross_draft *draft, uint32_t first, uint64_t count) {
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_KEY_FIGURES,
                   engross_unit_position(draft, &draft->units[first]), ENGROSS_NUMBER(count), NULL);
}

/* --- below a heading ----------------------------------------------------------------------- */

/* The words are looked up last: few lines have a number below them. */
static bool announces(const struct engross_draft *draft, uint32_t index) {
    const struct engross_unit *unit = &draft->units[index];
    uint32_t next = engross_draft_next(draft, index);
    if (next == ENGROSS_NO_UNIT || unit->count != 1 || unit->role != ENGROSS_ROLE_TEXT)
        return false;
    size_t size;
    const char *below = engross_unit_start(draft, &draft->units[next], &size);
    if (engross_key_figures_quantity(below, size) == 0)
        return false;
    const char *text = engross_unit_start(draft, unit, &size);
    return engross_key_figures_heading(text, size);
}

static bool has_digit(const struct engross_draft *draft, const struct engross_unit *unit) {
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    for (size_t i = 0; i < size; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    return false;
}

/* Whether the unit after the last figure is an item of the same list that is none: a bullet that
 * does not stand over text as a heading does. */
static bool goes_on(const struct engross_draft *draft, uint32_t last, uint32_t index) {
    if (index == ENGROSS_NO_UNIT)
        return false;
    const struct engross_unit *unit = &draft->units[index];
    uint32_t next = engross_draft_next(draft, index);
    bool heads = engross_draft_is_title_like(unit) && !has_digit(draft, unit) &&
                 next != ENGROSS_NO_UNIT &&
                 draft->units[next].marker.style != ENGROSS_MARKER_BULLET;
    return unit->marker.style == ENGROSS_MARKER_BULLET && !heads &&
           draft->units[last].marker.style == ENGROSS_MARKER_BULLET &&
           unit->marker.value == draft->units[last].marker.value;
}

/* Every line up to one that begins otherwise; none where that belongs to the same list. */
static uint32_t mark_below(struct engross_draft *draft, uint32_t heading) {
    uint32_t first = engross_draft_next(draft, heading), last = first, end = first;
    uint64_t count = 0;
    while (end != ENGROSS_NO_UNIT && quantity_before_label(draft, &draft->units[end]) > 0) {
        last = end;
        end = engross_draft_next(draft, end);
        count++;
    }
    if (count == 0 || goes_on(draft, last, end))
        return heading;
    for (uint32_t i = first; i != end; i = engross_draft_next(draft, i))
        mark(draft, i, quantity_before_label(draft, &draft->units[i]));
    draft->units[heading].role = ENGROSS_ROLE_HEADING;
    report(draft, first, count);
    return last;
}

/* --- numbers alone ------------------------------------------------------------------------- */

struct lone {
    uint32_t value;   /* bytes of it; 0: the unit is no such number */
    uint32_t label;   /* the unit below */
    uint64_t counted; /* the number itself where it is a plain one, or 0 */
    bool is_year;
};

static uint64_t plain_number(const char *text, size_t size) {
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9' || i > 8)
            return 0;
        value = value * 10 + (uint64_t)(text[i] - '0');
    }
    return value;
}

static struct lone lone_at(struct engross_draft *draft, uint32_t index) {
    struct lone lone = {.label =
                            index == ENGROSS_NO_UNIT ? index : engross_draft_next(draft, index)};
    if (lone.label == ENGROSS_NO_UNIT)
        return lone;
    const struct engross_unit *unit = &draft->units[index], *below = &draft->units[lone.label];
    size_t size, below_size;
    const char *text = engross_unit_start(draft, unit, &size);
    const char *label = engross_unit_start(draft, below, &below_size);
    bool fits = is_free(unit) && is_free(below) && unit->count == 1 &&
                unit->marker.style == ENGROSS_MARKER_NONE &&
                below->marker.style == ENGROSS_MARKER_NONE &&
                below->measure.width <= LONGEST_LONE_LABEL &&
                engross_key_figures_label(label, below_size, 0) == 0;
    if (!fits || engross_key_figures_quantity(text, size) != size)
        return lone;
    lone.value = (uint32_t)size;
    lone.counted = plain_number(text, size);
    lone.is_year = engross_key_figures_is_year(text, size);
    return lone;
}

static void join(struct engross_draft *draft, uint32_t index, const struct lone *lone) {
    struct engross_unit *unit = &draft->units[index];
    mark(draft, index, lone->value);
    draft->units[unit->last_part].next_part = lone->label;
    unit->last_part = draft->units[lone->label].last_part;
    draft->units[lone->label].role = ENGROSS_ROLE_GONE;
}

/* Two numbers or more, not all years, and not 1, 2, 3: such count the lines. */
static uint32_t mark_lone(struct engross_draft *draft, uint32_t start) {
    uint64_t count = 0, years = 0, steps = 0, before = 0;
    uint32_t end = start;
    for (uint32_t at = start; at != ENGROSS_NO_UNIT;) {
        struct lone lone = lone_at(draft, at);
        if (lone.value == 0)
            break;
        years += lone.is_year;
        steps += count > 0 && lone.counted > 0 && lone.counted == before + 1;
        before = lone.counted;
        count++;
        end = lone.label;
        at = engross_draft_next(draft, lone.label);
    }
    if (count < 2 || years == count || steps == count - 1)
        return end;
    uint32_t last = start;
    for (uint64_t i = 0, at = start; i < count; i++) {
        struct lone lone = lone_at(draft, (uint32_t)at);
        last = (uint32_t)at;
        join(draft, last, &lone);
        at = engross_draft_next(draft, last);
    }
    report(draft, start, count);
    return last;
}

bool engross_text_key_figures_find(struct engross_draft *draft) {
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        if (!engross_unit_lives(&draft->units[i]))
            continue;
        i = announces(draft, i) ? mark_below(draft, i) : i;
        i = draft->has_masthead ? i : mark_lone(draft, i);
    }
    return true;
}
