/* The sheet of figures: how many recommendations stand how in the report, and formulas that count
 * the statuses as they are filled in. */
#include "cells.h"
#include "sheets.h"

struct summary {
    const struct engross_matrix *matrix;
    lxw_worksheet *sheet;
    lxw_row_t row;
};

static lxw_error write_figure(struct summary *summary, enum engross_matrix_label label,
                              size_t count) {
    lxw_error error =
        worksheet_write_string(summary->sheet, summary->row, 0,
                               engross_matrix_label(summary->matrix->language, label), NULL);
    if (error == LXW_NO_ERROR)
        error = worksheet_write_number(summary->sheet, summary->row, 1, (double)count, NULL);
    summary->row++;
    return error;
}

/* The formula counts the cells of the status column that say what stands beside it. */
static lxw_error write_status(struct summary *summary, enum engross_matrix_label label) {
    struct engross_buffer formula = ENGROSS_BUFFER_INIT;
    enum engross_matrix_language language = summary->matrix->language;
    engross_buffer_append_format(&formula, "=COUNTIF('%s'!N2:N%zu,A%u)",
                                 engross_matrix_label(language, ENGROSS_MATRIX_LABEL_MATRIX),
                                 summary->matrix->count + 1, (unsigned)summary->row + 1);
    lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (!engross_buffer_failed(&formula))
        error = worksheet_write_string(summary->sheet, summary->row, 0,
                                       engross_matrix_label(language, label), NULL);
    if (error == LXW_NO_ERROR)
        error = worksheet_write_formula(summary->sheet, summary->row, 1, formula.data, NULL);
    summary->row++;
    engross_buffer_finish(&formula);
    return error;
}

lxw_error engross_matrix_write_summary(const struct engross_matrix *matrix,
                                       lxw_workbook *workbook) {
    struct summary summary = {.matrix = matrix};
    size_t counts[ENGROSS_MATRIX_LABEL_COUNT] = {0};
    for (size_t i = 0; i < matrix->count; i++) {
        counts[engross_matrix_coverage(&matrix->rows[i])]++;
        counts[ENGROSS_MATRIX_LABEL_UNKNOWN] += engross_matrix_is_unknown(matrix, &matrix->rows[i]);
    }
    summary.sheet = workbook_add_worksheet(
        workbook, engross_matrix_label(matrix->language, ENGROSS_MATRIX_LABEL_SUMMARY));
    if (summary.sheet == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (matrix->view->direction(matrix->view, matrix->view->root(matrix->view)) ==
        ENGROSS_DIRECTION_RTL)
        worksheet_right_to_left(summary.sheet);
    worksheet_set_column(summary.sheet, 0, 0, 36, NULL);
    lxw_error error = write_figure(&summary, ENGROSS_MATRIX_LABEL_TOTAL, matrix->count);
    for (int label = ENGROSS_MATRIX_LABEL_ANSWERED;
         label <= ENGROSS_MATRIX_LABEL_UNKNOWN && error == LXW_NO_ERROR; label++)
        if (counts[label] > 0 || matrix->has_index)
            error = write_figure(&summary, (enum engross_matrix_label)label, counts[label]);
    summary.row++;
    for (int label = ENGROSS_MATRIX_LABEL_IMPLEMENTED;
         label <= ENGROSS_MATRIX_LABEL_NO_INFORMATION && error == LXW_NO_ERROR; label++)
        error = write_status(&summary, (enum engross_matrix_label)label);
    return error;
}
