#include "cells.h"

#include "base/utf8.h"

#include <string.h>

/* Code points that a cell has at most; spreadsheets hold 32,767. */
#define CELL_LIMIT 32000
#define CUT_MARK " [...]"

/* Where text is to be cut so that limit code points are left, or its size. */
static size_t cut_at(const char *data, size_t size, size_t limit) {
    size_t at = 0;
    if (size <= limit)
        return size;
    for (size_t count = 0; at < size && count < limit; count++)
        engross_utf8_decode(data, size, &at);
    return at;
}

/* The text as far as a cell holds it, told where that is not all; in the job's memory. */
static engross_text fit(const struct engross_matrix *matrix, const struct engross_matrix_row *row,
                        const char *data, size_t size) {
    size_t end = cut_at(data, size, CELL_LIMIT);
    if (end == size)
        return engross_kit_copy(matrix->host, data, size);
    const engross_node *node = row->mentions == NULL ? NULL : row->mentions->line->node;
    engross_kit_report(matrix->host, ENGROSS_MATRIX_CELL_CUT, node, row->number.data, "32000",
                       NULL);
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&text, data, end);
    engross_buffer_append_string(&text, CUT_MARK);
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&text))
        copy = engross_kit_copy(matrix->host, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

static engross_text part(const struct engross_matrix_mention *mention, size_t column) {
    const struct engross_matrix_line *line = mention->line;
    return column == ENGROSS_MATRIX_LABEL_THEME        ? line->theme
           : column == ENGROSS_MATRIX_LABEL_PARAGRAPHS ? line->paragraphs
                                                       : line->answer;
}

/* Whether an earlier mention has the same text there: two lines may stand beneath one heading. */
static bool is_repeated(const struct engross_matrix_row *row,
                        const struct engross_matrix_mention *mention, size_t column) {
    const struct engross_matrix_mention *earlier = row->mentions;
    for (; earlier != mention; earlier = earlier->next)
        if (engross_kit_text_equal(part(earlier, column), part(mention, column)))
            return true;
    return false;
}

/* What the lines that name a recommendation say, one after the other. */
static engross_text join(const struct engross_matrix *matrix, const struct engross_matrix_row *row,
                         size_t column) {
    const struct engross_matrix_mention *mention = row->mentions;
    if (mention == NULL)
        return engross_kit_text("");
    if (mention->next == NULL)
        return part(mention, column);
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&text, "");
    for (; mention != NULL; mention = mention->next) {
        engross_text more = part(mention, column);
        if (more.size == 0 || is_repeated(row, mention, column))
            continue;
        if (text.size > 0)
            engross_buffer_append_string(&text,
                                         column == ENGROSS_MATRIX_LABEL_ANSWER ? "\n\n" : "; ");
        engross_buffer_append(&text, more.data, more.size);
        if (cut_at(text.data, text.size, CELL_LIMIT) < text.size)
            break; /* what follows would be cut off */
    }
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&text))
        copy = fit(matrix, row, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

static engross_text fact(const struct engross_matrix_row *row, enum engross_matrix_fact which) {
    return row->record == NULL ? engross_kit_text("") : row->record->facts[which];
}

/* What the index says or, where it says nothing, what the document prints. */
static engross_text fact_or_printed(const struct engross_matrix_row *row,
                                    enum engross_matrix_fact which) {
    engross_text text = fact(row, which);
    const struct engross_matrix_mention *mention = row->mentions;
    for (; text.size == 0 && mention != NULL; mention = mention->next)
        text = which == ENGROSS_MATRIX_FACT_TEXT ? mention->line->text : mention->line->states;
    return text;
}

static engross_text full_text(const struct engross_matrix *matrix,
                              const struct engross_matrix_row *row) {
    engross_text text = fact_or_printed(row, ENGROSS_MATRIX_FACT_TEXT);
    return cut_at(text.data, text.size, CELL_LIMIT) == text.size
               ? text
               : fit(matrix, row, text.data, text.size);
}

static engross_text cycle(const struct engross_matrix *matrix,
                          const struct engross_matrix_row *row) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    int64_t value = row->cycle != 0 || row->record == NULL ? row->cycle : row->record->cycle;
    if (value == 0)
        return engross_kit_text("");
    engross_buffer_append_integer(&text, value);
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&text))
        copy = engross_kit_copy(matrix->host, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

enum engross_matrix_label engross_matrix_coverage(const struct engross_matrix_row *row) {
    if (row->mentions == NULL)
        return ENGROSS_MATRIX_LABEL_UNNAMED;
    for (const struct engross_matrix_mention *mention = row->mentions; mention != NULL;
         mention = mention->next)
        if (mention->line->answer.size > 0)
            return ENGROSS_MATRIX_LABEL_ANSWERED;
    return ENGROSS_MATRIX_LABEL_NAMED;
}

bool engross_matrix_is_unknown(const struct engross_matrix *matrix,
                               const struct engross_matrix_row *row) {
    return matrix->has_index && row->record == NULL;
}

/* "Answered", and "Answered; Not in the index". */
static engross_text coverage(const struct engross_matrix *matrix,
                             const struct engross_matrix_row *row) {
    const char *label = engross_matrix_label(matrix->language, engross_matrix_coverage(row));
    if (!engross_matrix_is_unknown(matrix, row))
        return engross_kit_text(label);
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(
        &text, "%s; %s", label,
        engross_matrix_label(matrix->language, ENGROSS_MATRIX_LABEL_UNKNOWN));
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&text))
        copy = engross_kit_copy(matrix->host, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

/* The heading above the line or, for what the document does not name, the index's themes. */
static engross_text theme(const struct engross_matrix *matrix,
                          const struct engross_matrix_row *row) {
    return row->mentions == NULL ? fact(row, ENGROSS_MATRIX_FACT_THEMES)
                                 : join(matrix, row, ENGROSS_MATRIX_LABEL_THEME);
}

engross_text engross_matrix_cell(const struct engross_matrix *matrix,
                                 const struct engross_matrix_row *row, size_t column) {
    switch (column) {
    case ENGROSS_MATRIX_LABEL_CYCLE:
        return cycle(matrix, row);
    case ENGROSS_MATRIX_LABEL_NUMBER:
        return row->number;
    case ENGROSS_MATRIX_LABEL_TEXT:
        return full_text(matrix, row);
    case ENGROSS_MATRIX_LABEL_STATES:
        return fact_or_printed(row, ENGROSS_MATRIX_FACT_STATES);
    case ENGROSS_MATRIX_LABEL_POSITION:
        return fact(row, ENGROSS_MATRIX_FACT_POSITION);
    case ENGROSS_MATRIX_LABEL_THEME:
        return theme(matrix, row);
    case ENGROSS_MATRIX_LABEL_PARAGRAPHS:
    case ENGROSS_MATRIX_LABEL_ANSWER:
        return join(matrix, row, column);
    case ENGROSS_MATRIX_LABEL_COVERAGE:
        return coverage(matrix, row);
    default:
        return engross_kit_text("");
    }
}
