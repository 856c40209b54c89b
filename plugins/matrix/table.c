/* The sheet to work in: a row for each recommendation, the header and the first two columns
 * frozen, filters, lists to choose from. */
#include "cells.h"
#include "sheets.h"

#include "base/utf8.h"

#define LINE_HEIGHT 15.0
/* Rows are cut at this height: the whole text of a cell shows where it is edited. */
#define MAXIMUM_LINES 10

/* Of a character of the default font, by column. */
static const double widths[ENGROSS_MATRIX_COLUMNS] = {
    [ENGROSS_MATRIX_LABEL_CYCLE] = 7,       [ENGROSS_MATRIX_LABEL_NUMBER] = 16,
    [ENGROSS_MATRIX_LABEL_TEXT] = 40,       [ENGROSS_MATRIX_LABEL_STATES] = 16,
    [ENGROSS_MATRIX_LABEL_POSITION] = 13,   [ENGROSS_MATRIX_LABEL_THEME] = 22,
    [ENGROSS_MATRIX_LABEL_PARAGRAPHS] = 12, [ENGROSS_MATRIX_LABEL_ANSWER] = 56,
    [ENGROSS_MATRIX_LABEL_COVERAGE] = 14,   [ENGROSS_MATRIX_LABEL_INSTITUTION] = 18,
    [ENGROSS_MATRIX_LABEL_ACTIVITY] = 24,   [ENGROSS_MATRIX_LABEL_INDICATOR] = 18,
    [ENGROSS_MATRIX_LABEL_DEADLINE] = 12,   [ENGROSS_MATRIX_LABEL_STATUS] = 16,
    [ENGROSS_MATRIX_LABEL_COMMENT] = 24,
};

struct table {
    const struct engross_matrix *matrix;
    lxw_worksheet *sheet;
    lxw_format *head;
    lxw_format *cell;
    lxw_format *date;
    lxw_format *figure; /* in the middle: at the right it would touch the number beside it */
};

static void make_formats(struct table *table, lxw_workbook *workbook) {
    lxw_format **const formats[] = {&table->head, &table->cell, &table->date, &table->figure};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        lxw_format *format = workbook_add_format(workbook);
        if (format != NULL) {
            format_set_text_wrap(format);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
            format_set_border(format, LXW_BORDER_HAIR);
        }
        *formats[i] = format;
    }
    if (table->head != NULL) {
        format_set_bold(table->head);
        format_set_bg_color(table->head, 0xDCE6F1);
        format_set_border(table->head, LXW_BORDER_THIN);
    }
    if (table->date != NULL)
        format_set_num_format(table->date, "yyyy-mm-dd");
    if (table->figure != NULL)
        format_set_align(table->figure, LXW_ALIGN_CENTER);
}

static lxw_error write_head(struct table *table) {
    lxw_error error = worksheet_set_row(table->sheet, 0, 2 * LINE_HEIGHT, NULL);
    for (size_t column = 0; column < ENGROSS_MATRIX_COLUMNS && error == LXW_NO_ERROR; column++) {
        lxw_col_t at = (lxw_col_t)column;
        bool is_date = column == ENGROSS_MATRIX_LABEL_DEADLINE;
        worksheet_set_column(table->sheet, at, at, widths[column],
                             is_date ? table->date : table->cell);
        error = worksheet_write_string(
            table->sheet, 0, at,
            engross_matrix_label(table->matrix->language, (enum engross_matrix_label)column),
            table->head);
    }
    return error;
}

/* Lines that text takes in a column, near enough. */
static size_t line_count(engross_text text, double width) {
    size_t lines = 1;
    size_t used = 0;
    for (size_t at = 0; at < text.size && lines < MAXIMUM_LINES;) {
        bool ends = engross_utf8_decode(text.data, text.size, &at) == '\n';
        used = ends ? 0 : used + 1;
        if (ends || used > (size_t)width) {
            lines++;
            used = 0;
        }
    }
    return lines;
}

/* Numbers such as 139.30 are words: as figures they would lose their last zero. */
static lxw_error write_cell(struct table *table, lxw_row_t row, size_t column, engross_text text) {
    lxw_format *format = column == ENGROSS_MATRIX_LABEL_DEADLINE ? table->date : table->cell;
    lxw_col_t at = (lxw_col_t)column;
    if (text.size == 0)
        return worksheet_write_blank(table->sheet, row, at, format);
    if (column == ENGROSS_MATRIX_LABEL_CYCLE && text.size == 1)
        return worksheet_write_number(table->sheet, row, at, text.data[0] - '0', table->figure);
    return worksheet_write_string(table->sheet, row, at, text.data, format);
}

static int32_t write_row(struct table *table, size_t index, lxw_error *error) {
    const struct engross_matrix_row *row = &table->matrix->rows[index];
    size_t lines = 1;
    for (size_t column = 0; column < ENGROSS_MATRIX_COLUMNS && *error == LXW_NO_ERROR; column++) {
        engross_text text = engross_matrix_cell(table->matrix, row, column);
        if (text.data == NULL)
            return ENGROSS_NO_MEMORY;
        size_t more = line_count(text, widths[column]);
        lines = more > lines ? more : lines;
        *error = write_cell(table, (lxw_row_t)index + 1, column, text);
    }
    worksheet_set_row(table->sheet, (lxw_row_t)index + 1, LINE_HEIGHT * (double)lines, NULL);
    return ENGROSS_OK;
}

/* A list to choose from in all cells of a column; other words are allowed too. */
static lxw_error add_list(struct table *table, size_t column, enum engross_matrix_label first,
                          enum engross_matrix_label last) {
    char *words[8] = {NULL};
    for (size_t i = 0; first + i <= last && i < 7; i++)
        words[i] = (char *)engross_matrix_label(table->matrix->language,
                                                (enum engross_matrix_label)(first + i));
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .dropdown = LXW_VALIDATION_ON,
        .ignore_blank = LXW_VALIDATION_ON,
        .show_input = LXW_VALIDATION_ON,
        .show_error = LXW_VALIDATION_ON,
        .value_list = words,
    };
    lxw_row_t end = (lxw_row_t)(table->matrix->count == 0 ? 1 : table->matrix->count);
    return worksheet_data_validation_range(table->sheet, 1, (lxw_col_t)column, end,
                                           (lxw_col_t)column, &validation);
}

static lxw_error finish_sheet(struct table *table) {
    lxw_worksheet *sheet = table->sheet;
    lxw_row_t end = (lxw_row_t)(table->matrix->count == 0 ? 1 : table->matrix->count);
    worksheet_freeze_panes(sheet, 1, ENGROSS_MATRIX_LABEL_NUMBER + 1);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 8); /* A3: fifteen columns are too many for a smaller one */
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&C&P / &N");
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:O1048576");
    lxw_error error = worksheet_repeat_rows(sheet, 0, 0);
    if (error == LXW_NO_ERROR)
        error = worksheet_autofilter(sheet, 0, 0, end, ENGROSS_MATRIX_LABEL_COMMENT);
    if (error == LXW_NO_ERROR)
        error = add_list(table, ENGROSS_MATRIX_LABEL_POSITION, ENGROSS_MATRIX_LABEL_SUPPORTED,
                         ENGROSS_MATRIX_LABEL_PENDING);
    if (error == LXW_NO_ERROR)
        error = add_list(table, ENGROSS_MATRIX_LABEL_STATUS, ENGROSS_MATRIX_LABEL_IMPLEMENTED,
                         ENGROSS_MATRIX_LABEL_NO_INFORMATION);
    return error;
}

int32_t engross_matrix_write_table(const struct engross_matrix *matrix, lxw_workbook *workbook,
                                   lxw_error *error) {
    struct table table = {.matrix = matrix};
    table.sheet = workbook_add_worksheet(
        workbook, engross_matrix_label(matrix->language, ENGROSS_MATRIX_LABEL_MATRIX));
    make_formats(&table, workbook);
    if (table.sheet == NULL || table.head == NULL || table.cell == NULL || table.date == NULL ||
        table.figure == NULL)
        return ENGROSS_NO_MEMORY;
    if (matrix->view->direction(matrix->view, matrix->view->root(matrix->view)) ==
        ENGROSS_DIRECTION_RTL)
        worksheet_right_to_left(table.sheet);
    *error = write_head(&table);
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < matrix->count && status == ENGROSS_OK && *error == LXW_NO_ERROR; i++) {
        status = write_row(&table, i, error);
        if (matrix->host->progress(matrix->host, matrix->count + i, 2 * matrix->count) != 0)
            status = ENGROSS_CANCELLED;
    }
    if (status == ENGROSS_OK && *error == LXW_NO_ERROR)
        *error = finish_sheet(&table);
    return status;
}
