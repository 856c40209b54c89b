/* The table as comma-separated values (RFC 4180), in UTF-8 with a byte-order mark, without which
 * spreadsheets take it for another encoding. */
#include "cells.h"

#include <string.h>

/* A spreadsheet would take what begins with one of these signs for a formula and run it. */
static bool looks_like_formula(engross_text text) {
    return text.size > 0 && memchr("=+-@\t\r", text.data[0], 6) != NULL;
}

static void append_field(struct engross_buffer *buffer, engross_text text) {
    bool needs_quotes = looks_like_formula(text);
    for (size_t i = 0; i < text.size && !needs_quotes; i++)
        needs_quotes = memchr("\",\r\n;", text.data[i], 5) != NULL;
    if (needs_quotes)
        engross_buffer_append_char(buffer, '"');
    if (looks_like_formula(text))
        engross_buffer_append_char(buffer, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            engross_buffer_append_char(buffer, '"');
        engross_buffer_append_char(buffer, text.data[i]);
    }
    if (needs_quotes)
        engross_buffer_append_char(buffer, '"');
}

static int32_t write_line(const struct engross_matrix *matrix, struct engross_buffer *line) {
    engross_buffer_append_string(line, "\r\n");
    int32_t status = ENGROSS_NO_MEMORY;
    if (!engross_buffer_failed(line))
        status = matrix->host->write(matrix->host, line->data, line->size);
    engross_buffer_clear(line);
    return status;
}

static int32_t write_row(const struct engross_matrix *matrix, const struct engross_matrix_row *row,
                         struct engross_buffer *line) {
    for (size_t column = 0; column < ENGROSS_MATRIX_COLUMNS; column++) {
        engross_text cell = engross_matrix_cell(matrix, row, column);
        if (cell.data == NULL)
            return ENGROSS_NO_MEMORY;
        if (column > 0)
            engross_buffer_append_char(line, ',');
        append_field(line, cell);
    }
    return write_line(matrix, line);
}

int32_t engross_matrix_write_values(const struct engross_matrix *matrix) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&line, "\xEF\xBB\xBF");
    for (size_t column = 0; column < ENGROSS_MATRIX_COLUMNS; column++) {
        if (column > 0)
            engross_buffer_append_char(&line, ',');
        append_field(&line, engross_kit_text(engross_matrix_label(
                                matrix->language, (enum engross_matrix_label)column)));
    }
    int32_t status = write_line(matrix, &line);
    for (size_t i = 0; i < matrix->count && status == ENGROSS_OK; i++)
        status = write_row(matrix, &matrix->rows[i], &line);
    engross_buffer_finish(&line);
    return status;
}
