/* Which numbers run in sequence, and what each sequence numbers. A number at the start of a unit
 * counts only with its neighbours: 12 after 11, (b) after (a). So a year at the start of a line, an
 * author's initial or a number out of prose is not taken for a marker. */
#include "read/text/numerals.h"
#include "read/text/passes.h"

#include <string.h>

/* Sequences that a further number may join; the least promising one is forgotten for a new one. */
#define MOST_OPEN 48
#define LONG_CHAIN 5
#define FEWEST_BEFORE_GAP 3
#define LARGEST_STEP 4
#define LARGEST_ARTICLE_STEP 200 /* reports go through those articles that they have news on */

struct sequences {
    struct engross_draft *draft;
    uint32_t capacity;
    uint32_t open[MOST_OPEN];
    uint32_t open_count;
};

/* One way to read a unit's number. */
struct reading {
    uint8_t style;
    uint32_t value;
};

static bool is_numbered(const struct engross_unit *unit) {
    return unit->role == ENGROSS_ROLE_TEXT && unit->marker.style != ENGROSS_MARKER_NONE &&
           unit->marker.style != ENGROSS_MARKER_BULLET;
}

static bool is_mostly(uint32_t part, uint32_t whole, uint32_t percent) {
    return (uint64_t)part * 100 >= (uint64_t)whole * percent;
}

/* Whether the unit's form is the chain's; a number that lost its point may join a long chain. */
static bool fits_form(const struct engross_chain *chain, const struct engross_unit *unit,
                      uint8_t style) {
    bool title = engross_draft_is_title_like(unit);
    if (chain->style != style)
        return false;
    /* 2.1 may follow 1.4: the outer number goes on and the inner one starts again */
    if (style == ENGROSS_MARKER_OUTLINE)
        return chain->depth == unit->marker.depth &&
               (chain->parent == unit->marker.parent ||
                (chain->parent < unit->marker.parent && unit->marker.value == 1 &&
                 title == is_mostly(chain->title_like, chain->count, 50)));
    if (chain->form == unit->marker.form)
        return true;
    /* "12" and "12." are one numbering where points were lost */
    bool lost = unit->marker.bare || engross_marker_is_bare_form(chain->form);
    bool plain = engross_marker_is_plain_form(unit->marker.form) &&
                 engross_marker_is_plain_form(chain->form);
    return lost && plain && chain->count >= 3 && !unit->soft && style == ENGROSS_MARKER_DECIMAL;
}

/* How well the unit looks like the members of the chain. */
static int likeness(const struct engross_draft *draft, const struct engross_chain *chain,
                    const struct engross_unit *unit) {
    const struct engross_unit *last = &draft->units[chain->last_unit];
    bool title = engross_draft_is_title_like(unit);
    int score = 0;
    score += title == is_mostly(chain->title_like, chain->count, 50) ? 4 : 0;
    score += unit->indent <= chain->indent + 1 && chain->indent <= unit->indent + 1 ? 2 : 0;
    score += (unit->blanks > 0) == (last->blanks > 0) ? 1 : 0;
    return score;
}

static bool is_cyrillic(uint8_t style) {
    return style == ENGROSS_MARKER_UPPER_CYRILLIC || style == ENGROSS_MARKER_LOWER_CYRILLIC;
}

/* How far the number is from the last one of the chain. */
static uint32_t step_to(const struct engross_chain *chain, const struct engross_unit *unit,
                        const struct reading *reading) {
    if (is_cyrillic(reading->style) && reading->style == chain->style &&
        engross_cyrillic_follows(chain->last_value, reading->value))
        return 1;
    if (reading->style == ENGROSS_MARKER_OUTLINE && chain->parent != unit->marker.parent)
        return 1;
    return reading->value - chain->last_value;
}

/* The open chain that value comes next in, or NO_CHAIN; the likeliest, then the latest. */
static uint32_t find_open(const struct sequences *sequences, const struct engross_unit *unit,
                          const struct reading *reading, uint32_t least_step, uint32_t most_step) {
    const struct engross_draft *draft = sequences->draft;
    uint32_t best = ENGROSS_NO_CHAIN;
    int best_score = -1;
    for (uint32_t i = 0; i < sequences->open_count; i++) {
        uint32_t index = sequences->open[i];
        const struct engross_chain *chain = &draft->chains[index];
        if (!fits_form(chain, unit, reading->style))
            continue;
        uint32_t step = step_to(chain, unit, reading);
        if (step < least_step || step > most_step)
            continue;
        int score = likeness(draft, chain, unit);
        bool later = best != ENGROSS_NO_CHAIN && score == best_score &&
                     chain->last_unit > draft->chains[best].last_unit;
        if (score > best_score || later) {
            best = index;
            best_score = score;
        }
    }
    return best;
}

static void forget_one(struct sequences *sequences) {
    uint32_t worst = 0;
    uint64_t lowest = UINT64_MAX;
    for (uint32_t i = 0; i < sequences->open_count; i++) {
        const struct engross_chain *chain = &sequences->draft->chains[sequences->open[i]];
        uint64_t promise =
            chain->last_unit + (uint64_t)(chain->count >= LONG_CHAIN ? 1 : 0) * UINT32_MAX;
        if (promise < lowest) {
            lowest = promise;
            worst = i;
        }
    }
    sequences->open[worst] = sequences->open[--sequences->open_count];
}

static bool start_chain(struct sequences *sequences, uint32_t unit_index,
                        const struct reading *reading, uint32_t *out) {
    struct engross_draft *draft = sequences->draft;
    if (draft->chain_count == sequences->capacity) {
        uint32_t capacity = sequences->capacity == 0 ? 32 : sequences->capacity * 2;
        struct engross_chain *chains =
            engross_arena_allocate(&draft->arena, capacity * sizeof *chains);
        if (chains == NULL)
            return false;
        if (draft->chain_count > 0)
            memcpy(chains, draft->chains, draft->chain_count * sizeof *chains);
        draft->chains = chains;
        sequences->capacity = capacity;
    }
    const struct engross_unit *unit = &draft->units[unit_index];
    *out = draft->chain_count++;
    draft->chains[*out] = (struct engross_chain){
        .style = reading->style,
        .form = unit->marker.form,
        .depth = unit->marker.depth,
        .parent = unit->marker.parent,
        .first_unit = unit_index,
        .last_unit = unit_index,
        .indent = unit->indent,
    };
    if (sequences->open_count == MOST_OPEN)
        forget_one(sequences);
    sequences->open[sequences->open_count++] = *out;
    return true;
}

/* "Article 6" alone is a heading too. */
static bool looks_like_title(const struct engross_draft *draft, const struct engross_unit *unit) {
    return engross_draft_is_title_like(unit) ||
           (unit->marker.style >= ENGROSS_MARKER_PART &&
            unit->marker.body >= engross_unit_line(draft, unit)->size);
}

static void join_chain(struct engross_draft *draft, uint32_t index, uint32_t unit_index,
                       const struct reading *reading) {
    struct engross_chain *chain = &draft->chains[index];
    struct engross_unit *unit = &draft->units[unit_index];
    if (chain->count > 0 && engross_draft_next(draft, chain->last_unit) != unit_index)
        chain->apart++;
    unit->chain = index;
    unit->marker.style = reading->style;
    unit->marker.value = reading->value;
    chain->count++;
    chain->last_unit = unit_index;
    chain->last_value = reading->value;
    chain->parent = unit->marker.parent;
    chain->width += unit->measure.width;
    chain->title_like += looks_like_title(draft, unit) ? 1 : 0;
    const uint32_t stops = ENGROSS_SHAPE_ENDS_SENTENCE | ENGROSS_SHAPE_ENDS_COLON;
    chain->sentences += (unit->measure.shape & stops) != 0 ? 1 : 0;
    chain->spaced += unit->blanks > 0 ? 1 : 0;
    chain->questions += (unit->measure.shape & ENGROSS_SHAPE_ENDS_QUESTION) != 0 ? 1 : 0;
}

/* A number that is doubled or leaves some out still belongs to a long chain that it looks like. */
static uint32_t find_slip(struct sequences *sequences, struct engross_unit *unit,
                          const struct reading *reading) {
    if (unit->soft || unit->marker.bare)
        return ENGROSS_NO_CHAIN;
    uint32_t found = find_open(sequences, unit, reading, 2, LARGEST_STEP);
    enum engross_slip slip = ENGROSS_SLIP_MISSING;
    if (found == ENGROSS_NO_CHAIN) {
        found = find_open(sequences, unit, reading, 0, 0);
        slip = ENGROSS_SLIP_REPEATED;
    }
    if (found == ENGROSS_NO_CHAIN)
        return found;
    const struct engross_chain *chain = &sequences->draft->chains[found];
    uint32_t least = slip == ENGROSS_SLIP_MISSING ? FEWEST_BEFORE_GAP : LONG_CHAIN;
    if (chain->count < least || likeness(sequences->draft, chain, unit) < 6)
        return ENGROSS_NO_CHAIN;
    unit->slip = (uint8_t)slip;
    return found;
}

static bool place_number(struct sequences *sequences, uint32_t index) {
    struct engross_unit *unit = &sequences->draft->units[index];
    struct reading first = {unit->marker.style, unit->marker.value};
    struct reading second = {unit->marker.other_style, unit->marker.other_value};
    struct reading used = first;
    uint32_t most_step = first.style == ENGROSS_MARKER_ARTICLE ? LARGEST_ARTICLE_STEP : 1;
    uint32_t chain = find_open(sequences, unit, &first, 1, most_step);
    if (chain == ENGROSS_NO_CHAIN && second.style != ENGROSS_MARKER_NONE) {
        chain = find_open(sequences, unit, &second, 1, 1);
        used = second;
    }
    if (chain == ENGROSS_NO_CHAIN) {
        chain = find_slip(sequences, unit, &first);
        used = first;
    }
    if (chain == ENGROSS_NO_CHAIN) {
        bool other = second.style != ENGROSS_MARKER_NONE && second.value < first.value;
        used = other ? second : first;
        if (!start_chain(sequences, index, &used, &chain))
            return false;
    }
    join_chain(sequences->draft, chain, index, &used);
    return true;
}

static bool starts_after_colon(const struct engross_draft *draft,
                               const struct engross_chain *chain) {
    uint32_t before = engross_draft_previous(draft, chain->first_unit);
    return before != ENGROSS_NO_UNIT &&
           (draft->units[before].measure.shape & ENGROSS_SHAPE_ENDS_COLON) != 0;
}

/* Whether the chain is a roman number over numbered paragraphs at the start of the text, as in a
 * part that was cut out of a report: "II. Mandate", then 12. */
static bool opens_excerpt(const struct engross_draft *draft, const struct engross_chain *chain) {
    const struct engross_unit *unit = &draft->units[chain->first_unit];
    uint32_t next = engross_draft_next(draft, chain->first_unit);
    return chain->style == ENGROSS_MARKER_UPPER_ROMAN && engross_draft_is_title_like(unit) &&
           engross_draft_previous(draft, chain->first_unit) == ENGROSS_NO_UNIT &&
           next != ENGROSS_NO_UNIT && is_numbered(&draft->units[next]) &&
           draft->units[next].marker.style == ENGROSS_MARKER_DECIMAL;
}

/* A number that stands alone: only some kinds are believed. */
static enum engross_chain_use judge_single(const struct engross_draft *draft,
                                           const struct engross_chain *chain) {
    const struct engross_unit *unit = &draft->units[chain->first_unit];
    bool title = engross_draft_is_title_like(unit);
    bool empty =
        unit->measure.words == 0 || unit->marker.body >= engross_unit_line(draft, unit)->size;
    if (unit->soft || unit->marker.bare)
        return ENGROSS_CHAIN_REJECTED;
    if (chain->style >= ENGROSS_MARKER_PART)
        return title || empty ? ENGROSS_CHAIN_HEADINGS : ENGROSS_CHAIN_REJECTED;
    if (opens_excerpt(draft, chain))
        return ENGROSS_CHAIN_HEADINGS;
    if (chain->last_value != 1 || unit->marker.glued)
        return ENGROSS_CHAIN_REJECTED;
    if (chain->style == ENGROSS_MARKER_UPPER_ROMAN)
        return title ? ENGROSS_CHAIN_HEADINGS : ENGROSS_CHAIN_REJECTED;
    if (chain->style == ENGROSS_MARKER_OUTLINE)
        return title ? ENGROSS_CHAIN_HEADINGS : ENGROSS_CHAIN_PARAGRAPHS;
    if (chain->style == ENGROSS_MARKER_DECIMAL)
        return chain->sentences > 0 ? ENGROSS_CHAIN_PARAGRAPHS : ENGROSS_CHAIN_REJECTED;
    bool small = chain->style == ENGROSS_MARKER_LOWER_ALPHA ||
                 chain->style == ENGROSS_MARKER_LOWER_CYRILLIC ||
                 chain->style == ENGROSS_MARKER_LOWER_ROMAN;
    return small ? ENGROSS_CHAIN_ITEMS : ENGROSS_CHAIN_REJECTED;
}

/* Sequences of capitals, roman numbers and outline numbers mostly number headings. */
static enum engross_chain_use judge_capitals(const struct engross_draft *draft,
                                             const struct engross_chain *chain) {
    if (is_mostly(chain->title_like, chain->count, 60))
        return ENGROSS_CHAIN_HEADINGS;
    if (chain->style >= ENGROSS_MARKER_PART)
        return ENGROSS_CHAIN_REJECTED;
    bool items = chain->apart == 0 || starts_after_colon(draft, chain);
    return items && chain->style != ENGROSS_MARKER_OUTLINE ? ENGROSS_CHAIN_ITEMS
                                                           : ENGROSS_CHAIN_PARAGRAPHS;
}

/* Whether a heading with a roman number or a capital stands right above the sequence. */
static bool starts_below_number(const struct engross_draft *draft,
                                const struct engross_chain *chain) {
    uint32_t index = engross_draft_previous(draft, chain->first_unit);
    if (index == ENGROSS_NO_UNIT)
        return false;
    const struct engross_unit *unit = &draft->units[index];
    return unit->chain != ENGROSS_NO_CHAIN && engross_draft_is_title_like(unit) &&
           (unit->marker.style == ENGROSS_MARKER_UPPER_ROMAN ||
            unit->marker.style == ENGROSS_MARKER_UPPER_ALPHA ||
            unit->marker.style == ENGROSS_MARKER_UPPER_CYRILLIC ||
            engross_marker_is_section_sign(&unit->marker) ||
            unit->marker.style >= ENGROSS_MARKER_PART);
}

/* Whether a tab stands after the number. */
static bool is_tabbed(const struct engross_draft *draft, const struct engross_chain *chain) {
    const struct engross_unit *unit = &draft->units[chain->first_unit];
    return engross_unit_line(draft, unit)->text[unit->marker.size] == '\t';
}

static enum engross_chain_use judge_decimal(const struct engross_draft *draft,
                                            const struct engross_chain *chain) {
    uint64_t mean = chain->width / chain->count;
    bool spread = chain->apart * 2 + 2 >= chain->count;
    if (is_mostly(chain->questions, chain->count, 60) && spread && chain->apart > 0)
        return ENGROSS_CHAIN_QUESTIONS;
    if (is_mostly(chain->title_like, chain->count, 70) && spread && chain->apart > 0)
        return ENGROSS_CHAIN_HEADINGS;
    bool below = starts_below_number(draft, chain) && is_mostly(chain->sentences, chain->count, 80);
    if (draft->units[chain->first_unit].marker.bare && chain->count < 3 &&
        !(below && is_tabbed(draft, chain)))
        return ENGROSS_CHAIN_REJECTED;
    if (starts_after_colon(draft, chain) && chain->count < 20)
        return ENGROSS_CHAIN_ITEMS;
    bool prose = mean >= 60 || is_mostly(chain->sentences, chain->count, 60);
    bool airy =
        is_mostly(chain->spaced, chain->count, 60) && is_mostly(chain->sentences, chain->count, 80);
    bool enough = mean >= 100 || chain->count >= 8 || chain->apart > 0 || airy || below;
    return prose && enough ? ENGROSS_CHAIN_PARAGRAPHS : ENGROSS_CHAIN_ITEMS;
}

/* "(a) Title" above numbered paragraphs is a heading of the third degree. */
static enum engross_chain_use judge_small(const struct engross_draft *draft,
                                          const struct engross_chain *chain) {
    if (chain->apart == 0 || !is_mostly(chain->title_like, chain->count, 80))
        return ENGROSS_CHAIN_ITEMS;
    uint32_t next = engross_draft_next(draft, chain->first_unit);
    bool over_paragraph = next != ENGROSS_NO_UNIT && is_numbered(&draft->units[next]) &&
                          draft->units[next].marker.style == ENGROSS_MARKER_DECIMAL;
    return over_paragraph ? ENGROSS_CHAIN_HEADINGS : ENGROSS_CHAIN_ITEMS;
}

static enum engross_chain_use judge(const struct engross_draft *draft,
                                    const struct engross_chain *chain) {
    if (engross_marker_is_raised(&draft->units[chain->first_unit].marker))
        return ENGROSS_CHAIN_REJECTED;
    if (chain->count == 1)
        return judge_single(draft, chain);
    switch (chain->style) {
    case ENGROSS_MARKER_DECIMAL:
        return judge_decimal(draft, chain);
    case ENGROSS_MARKER_LOWER_ALPHA:
    case ENGROSS_MARKER_LOWER_ROMAN:
    case ENGROSS_MARKER_LOWER_CYRILLIC:
        return judge_small(draft, chain);
    default:
        return judge_capitals(draft, chain);
    }
}

/* A heading "1." that has no fellow below its own heading is one where others of its form are. */
static void promote_single(struct engross_draft *draft) {
    for (uint32_t i = 0; i < draft->chain_count; i++) {
        struct engross_chain *chain = &draft->chains[i];
        const struct engross_unit *unit = &draft->units[chain->first_unit];
        bool single = chain->count == 1 && chain->use == ENGROSS_CHAIN_REJECTED &&
                      chain->last_value == 1 && chain->title_like == 1 && !unit->marker.glued &&
                      !unit->marker.bare && !unit->soft && chain->style == ENGROSS_MARKER_DECIMAL;
        for (uint32_t other = i; single && other > 0 && i - other < MOST_OPEN; other--) {
            const struct engross_chain *before = &draft->chains[other - 1];
            if (before->use == ENGROSS_CHAIN_HEADINGS && before->style == chain->style &&
                before->form == chain->form)
                chain->use = ENGROSS_CHAIN_HEADINGS;
        }
    }
}

/* The sequence of numbered paragraphs with the most text, or NULL. */
static const struct engross_chain *find_main(const struct engross_draft *draft) {
    const struct engross_chain *main = NULL;
    for (uint32_t i = 0; i < draft->chain_count; i++) {
        const struct engross_chain *chain = &draft->chains[i];
        if (chain->use == ENGROSS_CHAIN_PARAGRAPHS && chain->style == ENGROSS_MARKER_DECIMAL &&
            (main == NULL || chain->width > main->width))
            main = chain;
    }
    return main;
}

/* Numbers that start again between two paragraphs of the main sequence number items. */
static void demote_inner(struct engross_draft *draft) {
    const struct engross_chain *main = find_main(draft);
    if (main == NULL)
        return;
    for (uint32_t i = 0; i < draft->chain_count; i++) {
        struct engross_chain *chain = &draft->chains[i];
        bool inner = chain != main && chain->first_unit > main->first_unit &&
                     chain->last_unit < main->last_unit;
        if (inner && chain->use == ENGROSS_CHAIN_PARAGRAPHS)
            chain->use = chain->count > 1 ? ENGROSS_CHAIN_ITEMS : ENGROSS_CHAIN_REJECTED;
    }
}

static void report_unit(const struct engross_draft *draft, const struct engross_unit *unit,
                        uint32_t before) {
    engross_position position = engross_unit_position(draft, unit);
    if (unit->slip == ENGROSS_SLIP_MISSING)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NUMBER_MISSING, position,
                       ENGROSS_NUMBER(unit->marker.value), ENGROSS_NUMBER(before), NULL);
    if (unit->slip == ENGROSS_SLIP_REPEATED)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NUMBER_REPEATED, position,
                       ENGROSS_NUMBER(unit->marker.value), NULL);
    if (unit->marker.glued && unit->marker.style == ENGROSS_MARKER_DECIMAL)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NUMBER_GLUED, position,
                       ENGROSS_NUMBER(unit->marker.value), NULL);
}

/* Takes the numbers of rejected sequences for text and reports what is odd in the others. */
static void settle(struct engross_draft *draft) {
    for (uint32_t i = 0; i < draft->chain_count; i++)
        draft->chains[i].last_value = 0;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (!is_numbered(unit))
            continue;
        struct engross_chain *chain = &draft->chains[unit->chain];
        if (chain->use == ENGROSS_CHAIN_REJECTED) {
            unit->chain = ENGROSS_NO_CHAIN;
            engross_draft_reject_marker(draft, unit);
            continue;
        }
        unit->soft = false;
        if (is_cyrillic(unit->marker.style))
            unit->marker.value = chain->last_value + 1;
        report_unit(draft, unit, chain->last_value);
        chain->last_value = unit->marker.value;
    }
}

bool engross_sequences_find(struct engross_draft *draft) {
    struct sequences sequences = {.draft = draft};
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++)
        if (is_numbered(&draft->units[i]) && !place_number(&sequences, i))
            return false;
    for (uint32_t i = 0; i < draft->chain_count; i++)
        draft->chains[i].use = (uint8_t)judge(draft, &draft->chains[i]);
    promote_single(draft);
    demote_inner(draft);
    settle(draft);
    return true;
}
