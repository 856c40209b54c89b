/* Notes: units that begin with a mark ("*", "¹", "[1]", "1 See") are hung on the same mark in the
 * text before them. A mark without a note, and a note without a mark, stay what they are: text. */
#include "read/text/numerals.h"
#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_NUMBER 1000
#define LONGEST_HEADING 60 /* bytes */

enum mark_kind { MARK_STAR, MARK_RAISED, MARK_SQUARE, MARK_PLAIN, MARK_KINDS };

struct mark {
    uint8_t kind;
    uint32_t value;
    bool weak; /* "in 2021.6 It": counts only after the mark 5 */
};

struct search {
    struct engross_draft *draft;
    uint32_t capacity;
    bool wanted[MARK_KINDS];       /* marks that notes may hang on */
    uint32_t last_number;          /* of the mark that was found last */
    uint32_t *pending[MARK_KINDS]; /* by value: 1 + index of the anchor that waits for its note */
};

/* Whether the unit begins as a note does; below a heading for notes also "1. See". */
static bool read_note(const struct engross_unit *unit, bool headed, struct mark *mark) {
    const struct engross_marker *marker = &unit->marker;
    if (unit->role != ENGROSS_ROLE_TEXT || (marker->glued && !engross_marker_is_raised(marker)))
        return false;
    mark->value = marker->value;
    if (marker->style == ENGROSS_MARKER_BULLET && marker->value == '*') {
        *mark = (struct mark){.kind = MARK_STAR, .value = marker->size};
        return true;
    }
    if (marker->style != ENGROSS_MARKER_DECIMAL || marker->value == 0 ||
        marker->value >= MOST_NUMBER)
        return false;
    if (engross_marker_is_raised(marker))
        mark->kind = MARK_RAISED;
    else if (engross_marker_is_square(marker))
        mark->kind = MARK_SQUARE;
    else if ((marker->bare || (headed && engross_marker_is_plain_form(marker->form))) &&
             !marker->glued)
        mark->kind = MARK_PLAIN;
    else
        return false;
    return true;
}

static bool add_anchor(struct search *search, uint32_t line, size_t offset, size_t size,
                       struct mark mark) {
    struct engross_draft *draft = search->draft;
    if (mark.value == 0 || mark.value >= MOST_NUMBER ||
        (mark.weak && mark.value != search->last_number + 1))
        return true;
    if (mark.kind != MARK_STAR)
        search->last_number = mark.value;
    if (draft->anchor_count == search->capacity) {
        uint32_t capacity = search->capacity == 0 ? 64 : search->capacity * 2;
        struct engross_anchor *anchors =
            engross_arena_allocate(&draft->arena, capacity * sizeof *anchors);
        if (anchors == NULL)
            return false;
        if (draft->anchor_count > 0)
            memcpy(anchors, draft->anchors, draft->anchor_count * sizeof *anchors);
        draft->anchors = anchors;
        search->capacity = capacity;
    }
    draft->anchors[draft->anchor_count++] = (struct engross_anchor){
        .line = line,
        .offset = (uint32_t)offset,
        .size = (uint32_t)size,
        .unit = ENGROSS_NO_UNIT,
    };
    uint32_t *slot = &search->pending[mark.kind][mark.value];
    if (*slot == 0)
        *slot = draft->anchor_count;
    return true;
}

static bool ends_mark(const char *text, size_t size, size_t offset) {
    uint32_t c = engross_character_at(text, size, offset);
    return c == 0 || engross_is_any_space(c) || c == '.' || c == ',' || c == ';' || c == ':' ||
           c == ')' || engross_is_closing_quote(c) || engross_is_dash(c);
}

/* In "report*, **" the second mark stands after a comma and a space. */
static bool follows_comma(const char *text, size_t offset) {
    return offset >= 2 && text[offset - 1] == ' ' && text[offset - 2] == ',';
}

/* Reads a mark in running text at offset. Returns its bytes, 0 for none. */
static size_t read_mark(const char *text, size_t size, size_t offset, struct mark *mark) {
    uint32_t before = engross_character_before(text, offset), digit;
    bool after_text = before != 0 && !engross_is_any_space(before) && before != '(';
    size_t at = offset;
    unsigned char c = (unsigned char)text[offset];
    *mark = (struct mark){0};
    if (c == '*' && (after_text || follows_comma(text, offset)) && before != '*') {
        while (at < size && at - offset < 3 && text[at] == '*')
            at++;
        mark->value = (uint32_t)(at - offset);
        return ends_mark(text, size, at) ? at - offset : 0;
    }
    if (c == '[') {
        mark->kind = MARK_SQUARE;
        for (at++; at < size && text[at] >= '0' && text[at] <= '9' && at - offset < 5; at++)
            mark->value = mark->value * 10 + (uint32_t)(text[at] - '0');
        return at < size && text[at] == ']' && offset > 0 ? at + 1 - offset : 0;
    }
    if (c >= 0x80) {
        mark->kind = MARK_RAISED;
        while (at < size && at - offset < 12) {
            size_t next = at;
            if (!engross_is_raised_digit(engross_utf8_decode(text, size, &next), &digit))
                break;
            mark->value = mark->value * 10 + digit;
            at = next;
        }
        return after_text ? at - offset : 0;
    }
    mark->kind = MARK_PLAIN;
    bool glued = engross_is_letter(before) || engross_is_closing_quote(before) || before == '.' ||
                 before == ',' || before == ';' || before == ')';
    if (!glued || c < '1' || c > '9')
        return 0;
    /* the point of "139.12" is none of a sentence */
    mark->weak = (before == '.' || before == ',') && offset >= 2 && text[offset - 2] >= '0' &&
                 text[offset - 2] <= '9';
    for (; at < size && text[at] >= '0' && text[at] <= '9' && at - offset < 4; at++)
        mark->value = mark->value * 10 + (uint32_t)(text[at] - '0');
    if (mark->weak && at < size &&
        !engross_is_uppercase(
            engross_character_at(text, size, engross_skip_spaces(text, size, at))))
        return 0;
    return ends_mark(text, size, at) ? at - offset : 0;
}

static bool starts_mark(unsigned char c) {
    return c == '*' || c == '[' || c == 0xC2 || c == 0xE2 || (c >= '1' && c <= '9');
}

/* A number on a line of its own, above the text of its note: reads its mark. */
static bool read_number_above(const struct engross_draft *draft, uint32_t index,
                              struct mark *mark) {
    const struct engross_unit *unit = &draft->units[index];
    if (index + 1 >= draft->unit_count || unit->count != 1 || unit->measure.width > 3 ||
        unit->role != ENGROSS_ROLE_TEXT || unit->marker.style != ENGROSS_MARKER_NONE)
        return false;
    const struct engross_line *line = engross_unit_line(draft, unit);
    const struct engross_unit *next = &draft->units[index + 1];
    uint32_t value;
    if (engross_numeral_digits(line->text, line->size, &value) != line->size || value == 0 ||
        next->role != ENGROSS_ROLE_TEXT || next->blanks > 0 || next->indent <= unit->indent ||
        next->marker.style != ENGROSS_MARKER_NONE)
        return false;
    *mark = (struct mark){.kind = MARK_PLAIN, .value = value};
    return true;
}

/* Makes the number the marker of the text below it. */
static void join_number(struct engross_draft *draft, uint32_t index, uint32_t value) {
    struct engross_unit *unit = &draft->units[index], *text = &draft->units[index + 1];
    uint32_t size = engross_unit_line(draft, unit)->size;
    unit->marker = (struct engross_marker){
        .style = ENGROSS_MARKER_DECIMAL, .value = value, .bare = true, .size = size, .body = size};
    unit->next_part = index + 1;
    unit->last_part = text->last_part;
    unit->measure = text->measure;
    text->role = ENGROSS_ROLE_GONE;
}

/* Finds the marks of the kinds for which there are notes. */
static bool scan_line(struct search *search, uint32_t index, size_t from) {
    const struct engross_line *line = &search->draft->lines.items[index];
    for (size_t at = from; at < line->size;) {
        struct mark mark;
        size_t size = starts_mark((unsigned char)line->text[at])
                          ? read_mark(line->text, line->size, at, &mark)
                          : 0;
        if (size > 0 && search->wanted[mark.kind] && !add_anchor(search, index, at, size, mark))
            return false;
        at += size > 0 ? size : 1;
    }
    return true;
}

/* A note that its line leaves unfinished goes on in the lines below it. */
static void join_rest(struct engross_draft *draft, uint32_t index) {
    struct engross_unit *note = &draft->units[index];
    const struct engross_unit *last = note;
    for (uint32_t i = index + 1; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        bool goes_on = unit->role == ENGROSS_ROLE_TEXT && unit->blanks == 0 &&
                       unit->marker.style == ENGROSS_MARKER_NONE &&
                       (unit->measure.shape & ENGROSS_SHAPE_STARTS_LOWER) != 0 &&
                       (last->measure.shape & ENGROSS_SHAPE_ENDS_STOP) == 0;
        if (!goes_on)
            break;
        draft->units[note->last_part].next_part = i;
        note->last_part = i;
        unit->role = ENGROSS_ROLE_GONE;
        last = unit;
    }
}

/* The anchor that waits for the note: one of its own kind, or else one that is written in another
 * way, for "¹" in the text is often "1" before the note. NULL for none. */
static uint32_t *find_anchor(struct search *search, struct mark mark) {
    static const uint8_t kinds[MARK_KINDS][3] = {
        [MARK_STAR] = {MARK_STAR, MARK_STAR, MARK_STAR},
        [MARK_RAISED] = {MARK_RAISED, MARK_PLAIN, MARK_SQUARE},
        [MARK_SQUARE] = {MARK_SQUARE, MARK_SQUARE, MARK_RAISED},
        [MARK_PLAIN] = {MARK_PLAIN, MARK_RAISED, MARK_SQUARE},
    };
    for (int i = 0; i < 3; i++) {
        uint32_t *slot = &search->pending[kinds[mark.kind][i]][mark.value];
        if (*slot != 0)
            return slot;
    }
    return NULL;
}

static void hang(struct search *search, uint32_t unit_index, struct mark mark) {
    struct engross_draft *draft = search->draft;
    uint32_t *slot = find_anchor(search, mark);
    if (slot == NULL)
        return;
    struct engross_anchor *anchor = &draft->anchors[*slot - 1];
    *slot = 0;
    struct engross_unit *unit = &draft->units[unit_index];
    anchor->unit = unit_index;
    unit->role = ENGROSS_ROLE_NOTE;
    join_rest(draft, unit_index);
    char text[16] = "";
    const struct engross_line *line = engross_unit_line(draft, unit);
    if (unit->marker.size < sizeof text)
        memcpy(text, line->text, unit->marker.size);
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NOTE, engross_line_position(line), text,
                   ENGROSS_NUMBER(draft->lines.items[anchor->line].number), NULL);
}

/* What stands before the marks at a line's end says how its text ends. */
static void measure_ends(struct engross_draft *draft) {
    const uint32_t ends = ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_QUESTION |
                          ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN |
                          ENGROSS_SHAPE_ENDS_SHORT_WORD;
    uint32_t next = 0;
    for (uint32_t i = 0; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        uint32_t last = unit->first + unit->count - 1;
        while (next < draft->anchor_count && draft->anchors[next].line < last)
            next++;
        const struct engross_line *line = &draft->lines.items[last];
        uint32_t size = line->size, found = next;
        for (; found < draft->anchor_count && draft->anchors[found].line == last; found++)
            if (draft->anchors[found].offset + draft->anchors[found].size == line->size)
                size = draft->anchors[found].offset;
        if (size < line->size)
            unit->measure.shape =
                (unit->measure.shape & ~ends) | engross_shape_end(line->text, size);
    }
}

static void drop_unused(struct engross_draft *draft) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < draft->anchor_count; i++)
        if (draft->anchors[i].unit != ENGROSS_NO_UNIT)
            draft->anchors[kept++] = draft->anchors[i];
    draft->anchor_count = kept;
}

/* A heading over nothing but notes goes with them; they are endnotes. */
static void take_out_headings(struct engross_draft *draft) {
    for (uint32_t i = draft->head_units; i + 1 < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        if (unit->role != ENGROSS_ROLE_TEXT || unit->count > 1 ||
            draft->units[i + 1].role != ENGROSS_ROLE_NOTE)
            continue;
        size_t size;
        const char *text = engross_unit_start(draft, unit, &size);
        if (!engross_words_are_notes_heading(text, size))
            continue;
        unit->role = ENGROSS_ROLE_GONE;
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_NOTES_HEADING,
                       engross_unit_position(draft, unit), NULL);
        for (uint32_t n = i + 1; n < draft->unit_count; n++) {
            bool rest = draft->units[n].role == ENGROSS_ROLE_GONE;
            if (!rest && draft->units[n].role != ENGROSS_ROLE_NOTE)
                break;
            draft->units[n].end_note = !rest;
        }
    }
}

/* Whether the unit is a heading over notes, by its words. */
static bool is_notes_heading(const struct engross_draft *draft, const struct engross_unit *unit) {
    size_t size;
    const char *text = engross_unit_start(draft, unit, &size);
    return unit->role == ENGROSS_ROLE_TEXT && unit->count == 1 && size < LONGEST_HEADING &&
           engross_words_are_notes_heading(text, size);
}

/* Whether notes are what stands below the unit: it is a heading over them, or stands among them. */
static bool is_headed(const struct engross_draft *draft, const struct engross_unit *unit,
                      bool before) {
    if (is_notes_heading(draft, unit))
        return true;
    return before &&
           (unit->marker.style != ENGROSS_MARKER_NONE || !engross_draft_is_title_like(unit));
}

/* Counts the notes; marks of the kinds that they may hang on are looked for. */
static uint32_t count_notes(struct search *search) {
    const struct engross_draft *draft = search->draft;
    uint32_t all = 0;
    bool headed = false;
    for (uint32_t i = draft->head_units; i < draft->unit_count; i++) {
        struct mark mark;
        headed = is_headed(draft, &draft->units[i], headed);
        if (!read_note(&draft->units[i], headed, &mark) && !read_number_above(draft, i, &mark))
            continue;
        all++;
        search->wanted[mark.kind] = true;
        search->wanted[MARK_RAISED] |= mark.kind != MARK_STAR;
        search->wanted[MARK_SQUARE] |= mark.kind != MARK_STAR;
        search->wanted[MARK_PLAIN] |= mark.kind == MARK_RAISED;
    }
    return all;
}

static bool scan_unit(struct search *search, const struct engross_unit *unit) {
    uint32_t from = unit->role == ENGROSS_ROLE_FIELD ? unit->label_size : unit->marker.body;
    bool job_number = unit->role == ENGROSS_ROLE_FIELD && unit->field == ENGROSS_FIELD_JOB_NUMBER;
    if (unit->role == ENGROSS_ROLE_NOTE || job_number)
        return true;
    for (uint32_t l = 0; l < unit->count; l++)
        if (!scan_line(search, unit->first + l, l == 0 ? from : 0))
            return false;
    return true;
}

bool engross_notes_find(struct engross_draft *draft) {
    struct search search = {.draft = draft};
    if (count_notes(&search) == 0)
        return true;
    for (int kind = 0; kind < MARK_KINDS; kind++) {
        search.pending[kind] =
            engross_arena_allocate(&draft->arena, MOST_NUMBER * sizeof(uint32_t));
        if (search.pending[kind] == NULL)
            return false;
    }
    bool headed = false;
    for (uint32_t i = 0; i < draft->unit_count; i++) {
        struct engross_unit *unit = &draft->units[i];
        struct mark mark;
        if (unit->role == ENGROSS_ROLE_GRID)
            continue;
        headed = is_headed(draft, unit, headed);
        if (i >= draft->head_units && read_note(unit, headed, &mark))
            hang(&search, i, mark);
        else if (i >= draft->head_units && read_number_above(draft, i, &mark) &&
                 find_anchor(&search, mark) != NULL) {
            join_number(draft, i, mark.value);
            hang(&search, i, mark);
        }
        if (!scan_unit(&search, unit))
            return false;
    }
    drop_unused(draft);
    measure_ends(draft);
    take_out_headings(draft);
    return true;
}
