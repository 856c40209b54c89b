/* Lines become units: in text with one line a paragraph each line is one; in hard-wrapped text
 * lines are joined up to a blank line, a marker or a short last line. Whether a text is wrapped is
 * decided once, from how its lines end and begin. */
#include "read/recommendations.h"
#include "read/text/passes.h"

#include <string.h>

#define WIDEST_WRAP 160
#define NARROWEST_WRAP 24
#define FEWEST_SOFT_ENDS 2

/* What pairs of neighbouring lines show: how many there are, how many of them break a sentence, and
 * how wide the broken lines are. */
struct evidence {
    uint32_t pairs;
    uint32_t soft;
    uint32_t widths[WIDEST_WRAP + 1];
};

static bool breaks_sentence(const struct engross_line *line, const struct engross_line *next) {
    const struct engross_measure *measure = &line->measure;
    if (measure->width < NARROWEST_WRAP || measure->width > WIDEST_WRAP)
        return false;
    if ((measure->shape & ENGROSS_SHAPE_ENDS_STOP) != 0)
        return false;
    if ((next->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0)
        return true;
    /* scripts without case show it by the width alone */
    bool uncased = (next->measure.shape & ENGROSS_SHAPE_UNCASED) != 0 &&
                   (measure->shape & ENGROSS_SHAPE_UNCASED) != 0;
    return uncased && measure->width >= 30 && measure->width + 12 >= next->measure.width;
}

static void collect(const struct engross_lines *lines, uint8_t gap, struct evidence *evidence) {
    *evidence = (struct evidence){0};
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct engross_line *line = &lines->items[i], *next = line + 1;
        if (line->state != ENGROSS_LINE_LIVE || next->state != ENGROSS_LINE_LIVE ||
            next->blanks != gap || next->new_page)
            continue;
        evidence->pairs++;
        if (breaks_sentence(line, next)) {
            evidence->soft++;
            evidence->widths[line->measure.width]++;
        }
    }
}

/* The width that all but a twentieth of the broken lines keep to. */
static uint32_t wrap_width(const struct evidence *evidence) {
    uint32_t left = evidence->soft / 20, width = WIDEST_WRAP;
    while (width > 0 && evidence->widths[width] <= left)
        left -= evidence->widths[width--];
    return width;
}

/* Text is wrapped if a sixth of its line ends break a sentence. In double-spaced text, where a
 * blank line follows every line, they must do so far more often: a page break does it too. */
static void decide_wrapping(struct engross_draft *draft) {
    struct evidence evidence;
    collect(&draft->lines, 0, &evidence);
    bool wrapped = evidence.soft >= FEWEST_SOFT_ENDS && evidence.soft * 6 >= evidence.pairs;
    if (!wrapped && evidence.pairs * 4 < draft->lines.count) {
        collect(&draft->lines, 1, &evidence);
        wrapped = evidence.soft >= 4 && evidence.soft * 3 >= evidence.pairs;
        draft->gap = wrapped ? 1 : 0;
    }
    draft->wrap_width = wrapped ? wrap_width(&evidence) : 0;
}

static uint32_t first_word_width(const struct engross_line *line) {
    uint32_t width = 0;
    for (size_t at = 0; at < line->size; width++)
        if (engross_is_any_space(engross_utf8_decode(line->text, line->size, &at)))
            break;
    return width;
}

/* Whether the line is so full that the next word would not have fitted. */
static bool is_full(const struct engross_draft *draft, const struct engross_line *line,
                    const struct engross_line *next) {
    uint32_t width = line->indent + line->measure.width;
    const uint32_t begins = ENGROSS_SHAPE_STARTS_UPPER | ENGROSS_SHAPE_STARTS_QUOTE;
    bool new_sentence = (line->measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0 &&
                        (next->measure.shape & begins) != 0;
    /* between sentences a line that is a little short already ends a paragraph */
    uint32_t least = draft->wrap_width * (new_sentence ? 22 : 19) / 25;
    return width + 1 + first_word_width(next) > least;
}

static bool is_rule(const struct engross_line *line) {
    size_t count = 0;
    uint32_t first = 0;
    for (size_t at = 0; at < line->size;) {
        uint32_t c = engross_utf8_decode(line->text, line->size, &at);
        if (engross_is_any_space(c))
            continue;
        if (c != '_' && c != '=' && c != '*' && c != '~' && c != '#' && !engross_is_dash(c) &&
            !engross_is_bullet(c) && !(c >= 0x2500 && c <= 0x257F))
            return false;
        first = first == 0 ? c : first;
        if (c != first)
            return false;
        count++;
    }
    return count >= 3;
}

/* Whether the paragraph or heading that holds the line ends with it although no stop says so: the
 * line ends without any, and the next word would have fitted. */
static bool ends_short(const struct engross_draft *draft, const struct engross_line *line) {
    const uint32_t stops =
        ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN;
    const struct engross_line *next = line + 1;
    if ((line->measure.shape & stops) != 0)
        return false;
    bool last = next == draft->lines.items + draft->lines.count || next->blanks > draft->gap ||
                next->state != ENGROSS_LINE_LIVE;
    if (last)
        return line->indent + line->measure.width < draft->wrap_width * 3 / 5;
    return !is_full(draft, line, next) && (next->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) == 0;
}

/* Whether a heading of one or two lines begins with the line, below the end of a sentence. */
static bool begins_heading(const struct engross_draft *draft, const struct engross_line *line) {
    const uint32_t stops =
        ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN;
    const struct engross_line *next = line + 1;
    if ((line->measure.shape & ENGROSS_SHAPE_STARTS_UPPER) == 0)
        return false;
    if (ends_short(draft, line))
        return true;
    bool more = next < draft->lines.items + draft->lines.count && next->blanks <= draft->gap &&
                next->state == ENGROSS_LINE_LIVE;
    return more && (line->measure.shape & stops) == 0 &&
           next->measure.width < draft->wrap_width * 3 / 5 && ends_short(draft, next);
}

/* Whether the line begins with a label: one to three words and a colon. */
static bool is_labelled(const struct engross_line *line) {
    uint32_t spaces = 0;
    if ((line->measure.shape & ENGROSS_SHAPE_STARTS_UPPER) == 0)
        return false;
    for (uint32_t i = 0; i + 1 < line->size && spaces <= 2; i++) {
        if (line->text[i] == ':')
            return line->text[i + 1] == ' ';
        spaces += line->text[i] == ' ' ? 1 : 0;
    }
    return false;
}

/* A line without blank before it, in wrapped text: whether a paragraph begins there all the
 * same. */
static bool breaks_paragraph(const struct engross_draft *draft, const struct engross_unit *unit,
                             const struct engross_line *last, const struct engross_line *line) {
    const struct engross_line *first = &draft->lines.items[unit->first];
    uint32_t ends = last->measure.shape;
    bool ended = (ends & (ENGROSS_SHAPE_ENDS_SENTENCE | ENGROSS_SHAPE_ENDS_COLON)) != 0;
    bool lower = (line->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0;
    bool marked = unit->marker.style != ENGROSS_MARKER_NONE;
    if (!is_full(draft, last, line))
        return ended || !lower;
    /* lines with labels stand each for itself */
    if (unit->count == 1 && is_labelled(first) && is_labelled(line))
        return true;
    if (marked && (ends & ENGROSS_SHAPE_ENDS_QUESTION) != 0 && !lower)
        return true;
    if ((ends & ENGROSS_SHAPE_ENDS_SENTENCE) != 0 && begins_heading(draft, line))
        return true;
    if (line->indent >= last->indent + 2)
        return ended && !marked;
    /* back from a hanging indent */
    return marked && ended && unit->count > 1 && line->indent + 2 <= last->indent &&
           line->indent <= first->indent;
}

/* Whether the line goes on with the unit that ends with the line before. */
static bool continues(const struct engross_draft *draft, const struct engross_unit *unit,
                      const struct engross_line *line, const struct engross_marker *marker,
                      bool *soft) {
    const struct engross_line *last = &draft->lines.items[unit->first + unit->count - 1];
    *soft = false;
    if (draft->wrap_width == 0 || line->blanks > draft->gap || line->new_page)
        return false;
    if (unit->role != ENGROSS_ROLE_TEXT ||
        unit->first + unit->count != (uint32_t)(line - draft->lines.items))
        return false;
    if ((line->measure.shape & ENGROSS_SHAPE_STARTS_UPPER) != 0 &&
        engross_recommendations_line(line->text, line->size))
        return false;
    bool breaks = breaks_paragraph(draft, unit, last, line);
    if (marker->style != ENGROSS_MARKER_NONE) {
        bool ended = (last->measure.shape & ENGROSS_SHAPE_ENDS_STOP) != 0;
        *soft = !breaks && !ended;
        return false;
    }
    return !breaks;
}

static bool add_rule(struct engross_draft *draft, struct engross_unit *previous, uint32_t index) {
    struct engross_line *line = &draft->lines.items[index];
    bool stars =
        line->text[0] == '*' || line->text[0] == '#' || (unsigned char)line->text[0] >= 0x80;
    bool under = previous != NULL && line->blanks == 0 && previous->count == 1 &&
                 (line->text[0] == '=' || line->text[0] == '-') && line->size >= 3 &&
                 engross_draft_is_title_like(previous);
    if (under) {
        previous->underlined = true;
        line->state = ENGROSS_LINE_GONE;
        return true;
    }
    if (!stars) {
        line->state = ENGROSS_LINE_GONE;
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_RULE, engross_line_position(line),
                       NULL);
        return true;
    }
    struct engross_unit *unit = engross_draft_add_unit(draft, index, 1);
    if (unit == NULL)
        return false;
    unit->role = ENGROSS_ROLE_SEPARATOR;
    return true;
}

/* All lines of a grid are one unit. */
static bool add_grid(struct engross_draft *draft, uint32_t *index) {
    uint32_t grid = draft->next_grid++;
    uint32_t count = draft->grids[grid].count;
    struct engross_unit *unit = engross_draft_add_unit(draft, *index, count);
    if (unit == NULL)
        return false;
    unit->role = ENGROSS_ROLE_GRID;
    unit->chain = grid;
    *index += count - 1;
    return true;
}

/* Whether the unit is so far a marker on a line of its own. */
static bool waits_for_text(const struct engross_draft *draft, const struct engross_unit *unit,
                           const struct engross_line *line) {
    const struct engross_line *only = &draft->lines.items[unit->first];
    return unit->count == 1 && line == only + 1 && unit->marker.style != ENGROSS_MARKER_NONE &&
           unit->marker.body == only->size && unit->marker.style < ENGROSS_MARKER_PART &&
           line->blanks <= 1;
}

/* Whether the bullet "o" is a word of the language. */
static bool is_conjunction(const struct engross_draft *draft, const struct engross_marker *marker) {
    static const char *const languages[] = {"es", "pt", "it"};
    if (marker->style != ENGROSS_MARKER_BULLET || marker->value != 'o' || draft->language == NULL)
        return false;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (strcmp(draft->language, languages[i]) == 0)
            return true;
    return false;
}

static bool add_line(struct engross_draft *draft, uint32_t index) {
    struct engross_line *line = &draft->lines.items[index];
    bool first = draft->unit_count == draft->head_units;
    struct engross_unit *last = first ? NULL : &draft->units[draft->unit_count - 1];
    if (is_rule(line))
        return add_rule(draft, last, index);
    struct engross_marker marker;
    bool soft = false;
    if (last != NULL && waits_for_text(draft, last, line)) {
        last->count++;
        return true;
    }
    bool alone = engross_marker_parse_alone(line->text, line->size, &marker);
    if (!alone)
        engross_marker_parse(line->text, line->size, &marker);
    bool goes_on = last != NULL && continues(draft, last, line, &marker, &soft);
    /* a year that ends a sentence; "or" in Spanish */
    if (soft && (alone || is_conjunction(draft, &marker))) {
        soft = false;
        goes_on = true;
    }
    if (goes_on) {
        last->count++;
        return true;
    }
    if (last != NULL)
        engross_draft_measure(draft, last);
    struct engross_unit *unit = engross_draft_add_unit(draft, index, 1);
    if (unit == NULL)
        return false;
    unit->marker = marker;
    unit->soft = soft;
    if (unit->blanks <= draft->gap && !line->new_page)
        unit->blanks = 0;
    engross_draft_measure(draft, unit);
    return true;
}

bool engross_units_split(struct engross_draft *draft) {
    decide_wrapping(draft);
    if (draft->wrap_width > 0)
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_WRAPPED, ENGROSS_NOWHERE,
                       ENGROSS_NUMBER(draft->wrap_width), NULL);
    for (uint32_t i = 0; i < draft->lines.count; i++) {
        uint8_t state = draft->lines.items[i].state;
        bool added = true;
        if (state == ENGROSS_LINE_GRID)
            added = add_grid(draft, &i);
        else if (state == ENGROSS_LINE_LIVE)
            added = add_line(draft, i);
        if (!added)
            return false;
    }
    if (draft->unit_count > draft->head_units)
        engross_draft_measure(draft, &draft->units[draft->unit_count - 1]);
    return true;
}
