/* The grid of a table. HTML forbids rows and columns in which no cell begins; the document model
 * has them where spans cover each other's ends. Such rows and columns are left out, and spans
 * across them shortened by one each. */
#include "html.h"

#include <string.h>

static int64_t span_of(const struct html *html, const engross_node *cell, uint32_t attribute) {
    int64_t span = html->view->integer(html->view, cell, attribute, 1);
    return span < 1 ? 1 : span > 1000 ? 1000 : span;
}

static bool is_part(uint32_t kind) {
    return kind == ENGROSS_KIND_TABLE_HEAD || kind == ENGROSS_KIND_TABLE_BODY;
}

/* Sizes that hold the table: columns of its first row (all rows have as many, or fewer cells where
 * others reach down), rows of its longest part. */
static void measure(const struct html *html, struct html_grid *grid, size_t *rows) {
    const engross_view *view = html->view;
    *rows = 0;
    const engross_node *part = view->first_child(view, grid->table);
    for (; part != NULL; part = view->next(view, part)) {
        if (!is_part(view->kind(view, part)))
            continue;
        size_t count = 0;
        const engross_node *row = view->first_child(view, part);
        for (; row != NULL; row = view->next(view, row)) {
            size_t width = 0;
            const engross_node *cell = view->first_child(view, row);
            for (; cell != NULL; cell = view->next(view, cell))
                width += (size_t)span_of(html, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN);
            grid->columns = width > grid->columns ? width : grid->columns;
            count++;
        }
        *rows = count > *rows ? count : *rows;
    }
}

/* Where the next cell of the row stands; columns where there is no room left. */
static size_t next_free(struct html_grid *grid) {
    while (grid->column < grid->columns && grid->reach[grid->column] > grid->row)
        grid->column++;
    return grid->column;
}

static void place(const struct html *html, struct html_grid *grid, const engross_node *cell,
                  size_t *start, size_t *end) {
    size_t rows = (size_t)span_of(html, cell, ENGROSS_ATTRIBUTE_ROW_SPAN);
    *start = next_free(grid);
    *end = *start + (size_t)span_of(html, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN);
    if (*end > grid->columns)
        *end = grid->columns;
    for (size_t i = *start; i < *end; i++)
        grid->reach[i] = (uint32_t)(grid->row + rows);
    grid->column = *end;
}

static void begin_part(struct html_grid *grid, const engross_node *part) {
    grid->part = part;
    grid->row = 0;
    memset(grid->reach, 0, grid->columns * sizeof *grid->reach);
}

/* Notes in columns_before[i + 1] that a cell begins in column i. */
static void mark_columns(const struct html *html, struct html_grid *grid) {
    const engross_view *view = html->view;
    const engross_node *part = view->first_child(view, grid->table);
    for (; part != NULL; part = view->next(view, part)) {
        if (!is_part(view->kind(view, part)))
            continue;
        begin_part(grid, part);
        const engross_node *row = view->first_child(view, part);
        for (; row != NULL; row = view->next(view, row), grid->row++) {
            grid->column = 0;
            const engross_node *cell = view->first_child(view, row);
            for (size_t start, end; cell != NULL; cell = view->next(view, cell)) {
                place(html, grid, cell, &start, &end);
                if (start < grid->columns)
                    grid->columns_before[start + 1] = 1;
            }
        }
    }
    for (size_t i = 0; i < grid->columns; i++)
        grid->columns_before[i + 1] += grid->columns_before[i];
    grid->part = NULL;
}

int32_t engross_html_open_grid(struct html *html, const engross_node *table) {
    struct html_grid *grid = html->host->allocate(html->host, sizeof *grid);
    if (grid == NULL)
        return ENGROSS_NO_MEMORY;
    size_t rows;
    *grid = (struct html_grid){.table = table, .outer = html->grid};
    measure(html, grid, &rows);
    grid->reach = html->host->allocate(html->host, (grid->columns + 1) * sizeof *grid->reach);
    grid->columns_before =
        html->host->allocate(html->host, (grid->columns + 1) * sizeof *grid->columns_before);
    grid->rows_before = html->host->allocate(html->host, (rows + 1) * sizeof *grid->rows_before);
    if (grid->reach == NULL || grid->columns_before == NULL || grid->rows_before == NULL)
        return ENGROSS_NO_MEMORY;
    mark_columns(html, grid);
    html->grid = grid;
    return ENGROSS_OK;
}

void engross_html_close_grid(struct html *html) {
    html->grid = (struct html_grid *)html->grid->outer;
}

static void count_rows(const struct html *html, struct html_grid *grid) {
    const engross_view *view = html->view;
    const engross_node *row = view->first_child(view, grid->part);
    for (size_t i = 0; row != NULL; row = view->next(view, row), i++)
        grid->rows_before[i + 1] =
            grid->rows_before[i] + (view->first_child(view, row) != NULL ? 1 : 0);
}

bool engross_html_grid_row(struct html *html, const engross_node *row) {
    struct html_grid *grid = html->grid;
    const engross_node *part = html->view->parent(html->view, row);
    if (part != grid->part) {
        begin_part(grid, part);
        count_rows(html, grid);
    } else {
        grid->row++;
    }
    grid->column = 0;
    return html->view->first_child(html->view, row) != NULL;
}

void engross_html_grid_cell(struct html *html, const engross_node *cell, int64_t *columns,
                            int64_t *rows) {
    struct html_grid *grid = html->grid;
    size_t start, end;
    place(html, grid, cell, &start, &end);
    size_t last = grid->row + (size_t)span_of(html, cell, ENGROSS_ATTRIBUTE_ROW_SPAN);
    size_t count = grid->row;
    const engross_node *row = html->view->parent(html->view, cell);
    for (; row != NULL && count < last; row = html->view->next(html->view, row))
        count++;
    *columns = (int64_t)grid->columns_before[end] - grid->columns_before[start];
    *rows = (int64_t)grid->rows_before[count] - grid->rows_before[grid->row];
}
