#include "cells.h"

#include <string.h>

/* Bytes of a cell at most, where several answers come together. */
#define JOINED_LIMIT 32000
#define CUT_MARK " [...]"

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
        if (text.size + more.size > JOINED_LIMIT && text.size > 0) {
            engross_buffer_append_string(&text, CUT_MARK);
            break;
        }
        if (text.size > 0)
            engross_buffer_append_string(&text,
                                         column == ENGROSS_MATRIX_LABEL_ANSWER ? "\n\n" : "; ");
        engross_buffer_append(&text, more.data, more.size);
    }
    engross_text copy = {NULL, 0};
    if (!engross_buffer_failed(&text))
        copy = engross_kit_copy(matrix->host, text.data, text.size);
    engross_buffer_finish(&text);
    return copy;
}

static engross_text fact(const struct engross_matrix_row *row, enum engross_matrix_fact which) {
    return row->record == NULL ? engross_kit_text("") : row->record->facts[which];
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

enum engross_matrix_label engross_matrix_coverage(const struct engross_matrix *matrix,
                                                  const struct engross_matrix_row *row) {
    if (row->mentions == NULL)
        return ENGROSS_MATRIX_LABEL_UNNAMED;
    if (matrix->has_index && row->record == NULL)
        return ENGROSS_MATRIX_LABEL_UNKNOWN;
    for (const struct engross_matrix_mention *mention = row->mentions; mention != NULL;
         mention = mention->next)
        if (mention->line->answer.size > 0)
            return ENGROSS_MATRIX_LABEL_ANSWERED;
    return ENGROSS_MATRIX_LABEL_NAMED;
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
        return fact(row, ENGROSS_MATRIX_FACT_TEXT);
    case ENGROSS_MATRIX_LABEL_STATES:
        return fact(row, ENGROSS_MATRIX_FACT_STATES);
    case ENGROSS_MATRIX_LABEL_POSITION:
        return fact(row, ENGROSS_MATRIX_FACT_POSITION);
    case ENGROSS_MATRIX_LABEL_THEME:
        return theme(matrix, row);
    case ENGROSS_MATRIX_LABEL_PARAGRAPHS:
    case ENGROSS_MATRIX_LABEL_ANSWER:
        return join(matrix, row, column);
    case ENGROSS_MATRIX_LABEL_COVERAGE:
        return engross_kit_text(
            engross_matrix_label(matrix->language, engross_matrix_coverage(matrix, row)));
    default:
        return engross_kit_text("");
    }
}
