/* Tables have even rows: no cell lies on another, none reaches beyond the table, and every row has
 * as many columns, spans counted (ISO 14289-1, 7.5). */
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 2000 };

struct grid {
    struct check *check;
    size_t number;                /* of the table's first row, to name it */
    unsigned below[MOST_COLUMNS]; /* rows that a cell from above still takes */
    size_t columns;
    size_t rows;
};

static size_t span(struct check *check, const struct value *cell, const char *key) {
    double value = get(check->file, get(check->file, cell, "A"), key)->number;
    return value < 1 ? 1 : (size_t)value;
}

static void place_cell(struct grid *grid, const struct value *cell, size_t *column) {
    while (*column < MOST_COLUMNS && grid->below[*column] > 0)
        ++*column;
    size_t end = *column + span(grid->check, cell, "ColSpan");
    for (; *column < end && *column < MOST_COLUMNS; ++*column) {
        if (grid->below[*column] > 0)
            fault(grid->check, "row %zu: a cell lies on another", grid->number);
        grid->below[*column] = (unsigned)span(grid->check, cell, "RowSpan");
    }
}

static void place_row(struct grid *grid, const struct value *reference) {
    struct file *file = grid->check->file;
    const struct value *row = resolve(file, (struct value *)(uintptr_t)reference);
    struct value *kids = get(file, row, "K");
    size_t column = 0, width = 0;
    grid->number = (size_t)reference->number;
    if (kids->type == ARRAY)
        for (size_t i = 0; i < kids->count; i++)
            place_cell(grid, resolve(file, kids->items[i]), &column);
    else if (kids->type == DICTIONARY)
        place_cell(grid, kids, &column);
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        if (grid->below[i] > 0) {
            grid->below[i]--;
            width++;
        }
    if (grid->rows++ == 0)
        grid->columns = width;
    if (width != grid->columns)
        fault(grid->check, "row %zu: %zu columns, and %zu in the first", grid->number, width,
              grid->columns);
}

static void place_part(struct grid *grid, struct value *reference) {
    struct file *file = grid->check->file;
    struct value *part = resolve(file, reference), *kids = get(file, part, "K");
    if (is(get(file, part, "S"), "TR")) {
        place_row(grid, reference);
        return;
    }
    if (is(get(file, part, "S"), "Caption"))
        return;
    if (kids->type == ARRAY)
        for (size_t i = 0; i < kids->count; i++)
            place_row(grid, kids->items[i]);
    else if (kids->type == DICTIONARY)
        place_row(grid, raw(part, "K"));
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        if (grid->below[i] > 0) {
            fault(grid->check, "row %zu: a cell reaches beyond its part", grid->number);
            memset(grid->below, 0, sizeof grid->below);
        }
}

void check_tables(struct check *check, struct value *table) {
    struct grid *grid = calloc(1, sizeof *grid);
    if (grid == NULL)
        abort();
    grid->check = check;
    struct value *kids = get(check->file, table, "K");
    if (kids->type == ARRAY)
        for (size_t i = 0; i < kids->count; i++)
            place_part(grid, kids->items[i]);
    else if (kids->type == DICTIONARY)
        place_part(grid, raw(table, "K"));
    if (grid->rows == 0)
        fault(check, "a table without rows");
    free(grid);
}
