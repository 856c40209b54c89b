#include "read/text/draft.h"
#include "read/text/vocabulary.h"

#include <string.h>

#define LONGEST_TITLE_WIDTH 150
#define LONGEST_TITLE_WORDS 22

struct engross_unit *engross_draft_add_unit(struct engross_draft *draft, uint32_t first,
                                            uint32_t count) {
    if (draft->unit_count == draft->unit_capacity) {
        uint32_t capacity = draft->unit_capacity == 0 ? 64 : draft->unit_capacity * 2;
        struct engross_unit *units =
            engross_arena_allocate(&draft->arena, capacity * sizeof *units);
        if (units == NULL)
            return NULL;
        if (draft->unit_count > 0)
            memcpy(units, draft->units, draft->unit_count * sizeof *units);
        draft->units = units;
        draft->unit_capacity = capacity;
    }
    uint32_t index = draft->unit_count++;
    struct engross_unit *unit = &draft->units[index];
    const struct engross_line *line = &draft->lines.items[first];
    *unit = (struct engross_unit){
        .first = first,
        .count = count,
        .next_part = ENGROSS_NO_UNIT,
        .last_part = index,
        .chain = ENGROSS_NO_CHAIN,
        .blanks = line->new_page && line->blanks == 0 ? 1 : line->blanks,
        .indent = line->indent,
    };
    return unit;
}

uint32_t engross_draft_next(const struct engross_draft *draft, uint32_t unit) {
    for (uint32_t i = unit + 1; i < draft->unit_count; i++)
        if (engross_unit_lives(&draft->units[i]))
            return i;
    return ENGROSS_NO_UNIT;
}

uint32_t engross_draft_previous(const struct engross_draft *draft, uint32_t unit) {
    for (uint32_t i = unit; i > draft->head_units; i--)
        if (engross_unit_lives(&draft->units[i - 1]))
            return i - 1;
    return ENGROSS_NO_UNIT;
}

void engross_draft_measure(const struct engross_draft *draft, struct engross_unit *unit) {
    const struct engross_line *lines = draft->lines.items + unit->first;
    struct engross_measure *measure = &unit->measure;
    uint32_t first = 1;
    if (unit->marker.body >= lines->size && unit->count > 1)
        *measure = lines[first++].measure; /* the marker stands on a line of its own */
    else if (unit->marker.body > 0)
        engross_measure_text(lines->text + unit->marker.body, lines->size - unit->marker.body,
                             measure);
    else
        *measure = lines->measure;
    if (unit->count <= first)
        return;
    const uint32_t ends = ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_QUESTION |
                          ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN |
                          ENGROSS_SHAPE_ENDS_SHORT_WORD;
    bool capitals = (measure->shape & ENGROSS_SHAPE_CAPITALS) != 0;
    for (uint32_t i = first; i < unit->count; i++) {
        const struct engross_measure *more = &lines[i].measure;
        measure->width += 1 + more->width;
        measure->words += more->words;
        measure->shape |= more->shape & (ENGROSS_SHAPE_HAS_LETTER | ENGROSS_SHAPE_HAS_LOWER);
    }
    measure->shape &= ~(ends | ENGROSS_SHAPE_CAPITALS);
    measure->shape |= lines[unit->count - 1].measure.shape & ends;
    if (capitals && (measure->shape & ENGROSS_SHAPE_HAS_LOWER) == 0)
        measure->shape |= ENGROSS_SHAPE_CAPITALS;
}

void engross_draft_reject_marker(const struct engross_draft *draft, struct engross_unit *unit) {
    if (unit->marker.style == ENGROSS_MARKER_NONE)
        return;
    unit->marker = (struct engross_marker){0};
    engross_draft_measure(draft, unit);
}

bool engross_draft_is_title_like(const struct engross_unit *unit) {
    const uint32_t stops =
        ENGROSS_SHAPE_ENDS_STOP | ENGROSS_SHAPE_ENDS_COMMA | ENGROSS_SHAPE_ENDS_HYPHEN;
    const uint32_t starts = ENGROSS_SHAPE_STARTS_UPPER | ENGROSS_SHAPE_STARTS_DIGIT;
    const struct engross_measure *measure = &unit->measure;
    bool question = (measure->shape & ENGROSS_SHAPE_ENDS_QUESTION) != 0;
    return (measure->shape & ENGROSS_SHAPE_HAS_LETTER) != 0 && (measure->shape & starts) != 0 &&
           (question || (measure->shape & stops) == 0) && measure->width <= LONGEST_TITLE_WIDTH &&
           measure->words <= LONGEST_TITLE_WORDS;
}

/* Appends a line's text after offset. A word that the line end divides is made whole. */
static void append_line(struct engross_draft *draft, struct engross_buffer *buffer,
                        const struct engross_line *line, size_t offset) {
    const char *text = line->text + offset;
    size_t size = line->size - offset;
    if (buffer->size == 0 || size == 0)
        return;
    enum engross_hyphen hyphen =
        engross_hyphen_judge(draft->vocabulary, buffer->data, buffer->size, text, size);
    if (hyphen == ENGROSS_HYPHEN_NONE &&
        !engross_hyphen_is_seamless(buffer->data, buffer->size, text, size))
        engross_buffer_append_char(buffer, ' ');
    else if (hyphen == ENGROSS_HYPHEN_DROP)
        engross_hyphen_drop(buffer);
}

static uint32_t count_lines(const struct engross_draft *draft, const struct engross_unit *unit) {
    uint32_t count = unit->count;
    while (unit->next_part != ENGROSS_NO_UNIT) {
        unit = &draft->units[unit->next_part];
        count += unit->count;
    }
    return count;
}

static void join_lines(struct engross_draft *draft, const struct engross_unit *unit,
                       struct engross_segment *segments, struct engross_buffer *buffer) {
    uint32_t segment = 0;
    for (const struct engross_unit *part = unit;;) {
        for (uint32_t i = 0; i < part->count; i++) {
            const struct engross_line *line = &draft->lines.items[part->first + i];
            uint32_t offset = part == unit && i == 0 ? unit->marker.body : 0;
            append_line(draft, buffer, line, offset);
            segments[segment++] = (struct engross_segment){buffer->size, part->first + i, offset};
            engross_buffer_append(buffer, line->text + offset, line->size - offset);
        }
        if (part->next_part == ENGROSS_NO_UNIT)
            break;
        part = &draft->units[part->next_part];
    }
}

bool engross_draft_passage(struct engross_draft *draft, const struct engross_unit *unit,
                           struct engross_passage *passage) {
    uint32_t count = count_lines(draft, unit);
    struct engross_segment *segments =
        engross_arena_allocate(&draft->arena, count * sizeof *segments);
    if (segments == NULL)
        return false;
    passage->segments = segments;
    passage->segment_count = count;
    if (count == 1) {
        segments[0] = (struct engross_segment){0, unit->first, unit->marker.body};
        passage->text = engross_unit_start(draft, unit, &passage->size);
        return true;
    }
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    join_lines(draft, unit, segments, &buffer);
    passage->size = buffer.size;
    passage->text = engross_buffer_failed(&buffer)
                        ? NULL
                        : engross_arena_copy(&draft->arena, buffer.data, buffer.size);
    engross_buffer_finish(&buffer);
    return passage->text != NULL;
}

static void report_hyphen(struct engross_draft *draft, const struct engross_line *first,
                          const struct engross_line *second) {
    if ((first->measure.shape & ENGROSS_SHAPE_ENDS_HYPHEN) == 0 ||
        engross_hyphen_judge(draft->vocabulary, first->text, first->size, second->text,
                             second->size) != ENGROSS_HYPHEN_DROP)
        return;
    struct engross_buffer word = ENGROSS_BUFFER_INIT;
    engross_hyphen_word(first->text, first->size, second->text, second->size, &word);
    if (!engross_buffer_failed(&word))
        engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_WORD_JOINED,
                       engross_line_position(first), word.data, NULL);
    engross_buffer_finish(&word);
}

void engross_draft_report_hyphens(struct engross_draft *draft) {
    const struct engross_line *lines = draft->lines.items;
    if (draft->vocabulary == NULL)
        return;
    for (uint32_t i = 0; i < draft->unit_count; i++) {
        const struct engross_unit *unit = &draft->units[i];
        if (unit->role == ENGROSS_ROLE_GRID)
            continue;
        for (uint32_t l = 1; l < unit->count; l++)
            report_hyphen(draft, &lines[unit->first + l - 1], &lines[unit->first + l]);
        if (unit->next_part != ENGROSS_NO_UNIT)
            report_hyphen(draft, &lines[unit->first + unit->count - 1],
                          &lines[draft->units[unit->next_part].first]);
    }
}
