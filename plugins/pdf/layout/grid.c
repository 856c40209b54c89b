#include "layout/grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_COLUMNS 1000
#define LEAST_SCALE 0.6

void engross_pdf_grid_finish(struct pdf_grid *grid) {
    free(grid->rows);
    free(grid->cells);
    free(grid->least);
    free(grid->most);
    free(grid->widths);
    memset(grid, 0, sizeof *grid);
}

/* For each column the number of rows that a cell from above still takes. */
struct occupied {
    uint32_t *rows;
    size_t capacity;
    uint32_t columns;
};

static uint32_t bounded(int64_t value) {
    return value < 1 ? 1 : value > MOST_COLUMNS ? MOST_COLUMNS : (uint32_t)value;
}

static bool widen(struct pdf_layout *layout, struct occupied *occupied, uint32_t columns) {
    size_t before = occupied->capacity;
    if (!engross_pdf_grow(layout, &occupied->rows, &occupied->capacity, columns,
                          sizeof *occupied->rows))
        return false;
    if (occupied->capacity > before)
        memset(occupied->rows + before, 0, (occupied->capacity - before) * sizeof *occupied->rows);
    if (columns > occupied->columns)
        occupied->columns = columns;
    return true;
}

static bool add_cell(struct pdf_layout *layout, struct pdf_grid *grid, const engross_node *node,
                     struct occupied *occupied, uint32_t *column) {
    const engross_view *view = layout->view;
    while (*column < occupied->columns && occupied->rows[*column] > 0)
        ++*column;
    struct pdf_grid_cell cell = {
        .node = node,
        .column = *column,
        .column_span = bounded(view->integer(view, node, ENGROSS_ATTRIBUTE_COLUMN_SPAN, 1)),
        .row_span = bounded(view->integer(view, node, ENGROSS_ATTRIBUTE_ROW_SPAN, 1)),
    };
    uint32_t free_columns = 1; /* a cell from above that is in the way ends the span */
    while (free_columns < cell.column_span && (cell.column + free_columns >= occupied->columns ||
                                               occupied->rows[cell.column + free_columns] == 0))
        free_columns++;
    cell.column_span = cell.tagged_span = free_columns;
    uint32_t end = cell.column + cell.column_span;
    if (!widen(layout, occupied, end) ||
        !engross_pdf_grow(layout, &grid->cells, &grid->cell_capacity, grid->cell_count + 1,
                          sizeof *grid->cells))
        return false;
    for (uint32_t i = cell.column; i < end; i++)
        occupied->rows[i] = cell.row_span;
    grid->cells[grid->cell_count++] = cell;
    *column = end;
    return true;
}

static bool add_row(struct pdf_layout *layout, struct pdf_grid *grid, const engross_node *node,
                    bool head, struct occupied *occupied) {
    const engross_view *view = layout->view;
    if (!engross_pdf_grow(layout, &grid->rows, &grid->row_capacity, grid->row_count + 1,
                          sizeof *grid->rows))
        return false;
    struct pdf_grid_row row = {.node = node, .first = grid->cell_count, .head = head};
    uint32_t column = 0;
    for (const engross_node *cell = view->first_child(view, node); cell != NULL;
         cell = view->next(view, cell))
        if (view->kind(view, cell) == ENGROSS_KIND_CELL &&
            !add_cell(layout, grid, cell, occupied, &column))
            return false;
    row.count = grid->cell_count - row.first;
    for (uint32_t i = 0; i < occupied->columns; i++) {
        if (occupied->rows[i] > 0)
            occupied->rows[i]--;
        row.with_next = row.with_next || occupied->rows[i] > 0;
    }
    grid->rows[grid->row_count++] = row;
    return true;
}

/* No cell reaches beyond the part of the table that it stands in. */
static void end_row_spans(struct pdf_grid *grid, size_t first) {
    for (size_t r = first; r < grid->row_count; r++)
        for (size_t c = 0; c < grid->rows[r].count; c++) {
            struct pdf_grid_cell *cell = &grid->cells[grid->rows[r].first + c];
            if (cell->row_span > grid->row_count - r)
                cell->row_span = (uint32_t)(grid->row_count - r);
        }
}

static bool read_part(struct pdf_layout *layout, struct pdf_grid *grid, const engross_node *part,
                      struct occupied *occupied) {
    const engross_view *view = layout->view;
    bool head = view->kind(view, part) == ENGROSS_KIND_TABLE_HEAD;
    size_t first = grid->row_count;
    memset(occupied->rows != NULL ? occupied->rows : &(uint32_t){0}, 0,
           occupied->columns * sizeof *occupied->rows);
    for (const engross_node *row = view->first_child(view, part); row != NULL;
         row = view->next(view, row))
        if (view->kind(view, row) == ENGROSS_KIND_ROW &&
            !add_row(layout, grid, row, head, occupied))
            return false;
    if (grid->row_count > 0)
        grid->rows[grid->row_count - 1].with_next = false;
    end_row_spans(grid, first);
    return true;
}

/* Tags say tables of even rows (ISO 14289-1, 7.5): a row's last cell takes what it leaves empty. */
static void even_rows(struct pdf_grid *grid, uint32_t *occupied) {
    memset(occupied, 0, grid->columns * sizeof *occupied);
    for (size_t r = 0; r < grid->row_count; r++) {
        const struct pdf_grid_row *row = &grid->rows[r];
        for (size_t c = row->first; c < row->first + row->count; c++) {
            struct pdf_grid_cell *cell = &grid->cells[c];
            uint32_t end = cell->column + cell->column_span;
            while (c + 1 == row->first + row->count && end < grid->columns && occupied[end] == 0)
                end++;
            cell->tagged_span = end - cell->column;
            for (uint32_t i = cell->column; i < end; i++)
                occupied[i] = cell->row_span;
        }
        for (uint32_t i = 0; i < grid->columns; i++)
            occupied[i] -= occupied[i] > 0;
    }
}

bool engross_pdf_grid_read(struct pdf_layout *layout, struct pdf_grid *grid,
                           const engross_node *table) {
    const engross_view *view = layout->view;
    struct occupied occupied = {0};
    bool good = true;
    memset(grid, 0, sizeof *grid);
    grid->scale = 1;
    for (const engross_node *part = view->first_child(view, table); part != NULL && good;
         part = view->next(view, part)) {
        uint32_t kind = view->kind(view, part);
        if (kind == ENGROSS_KIND_TABLE_HEAD || kind == ENGROSS_KIND_TABLE_BODY)
            good = read_part(layout, grid, part, &occupied);
    }
    grid->columns = occupied.columns;
    if (good && grid->columns > 0)
        even_rows(grid, occupied.rows);
    free(occupied.rows);
    grid->least = calloc(grid->columns + 1, sizeof(double));
    grid->most = calloc(grid->columns + 1, sizeof(double));
    grid->widths = calloc(grid->columns + 1, sizeof(double));
    if (grid->least == NULL || grid->most == NULL || grid->widths == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        good = false;
    }
    return good;
}

/* Raises the columns from first on so that their sum is at least need, evenly. */
static void raise_columns(double *columns, uint32_t first, uint32_t count, double need) {
    double sum = 0;
    for (uint32_t i = first; i < first + count; i++)
        sum += columns[i];
    for (uint32_t i = first; i < first + count && sum < need; i++)
        columns[i] += (need - sum) / count;
}

void engross_pdf_grid_measure(struct pdf_grid *grid, const struct pdf_grid_cell *cell, double least,
                              double most) {
    raise_columns(grid->least, cell->column, cell->column_span, least);
    raise_columns(grid->most, cell->column, cell->column_span, most);
}

static double sum_of(const double *values, uint32_t count) {
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

/* Each column gets its least, and of what is left as much as it would like more than others. */
void engross_pdf_grid_share(struct pdf_grid *grid, double width) {
    double least = sum_of(grid->least, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        grid->most[i] = fmax(grid->most[i], grid->least[i]);
    double most = sum_of(grid->most, grid->columns);
    grid->scale = least > width ? fmax(width / least, LEAST_SCALE) : 1;
    for (uint32_t i = 0; i < grid->columns; i++) {
        if (least >= width)
            grid->widths[i] = width * grid->least[i] / least;
        else if (most <= width)
            grid->widths[i] = most > 0 ? width * grid->most[i] / most : width / grid->columns;
        else
            grid->widths[i] = grid->least[i] +
                              (width - least) * (grid->most[i] - grid->least[i]) / (most - least);
    }
}
