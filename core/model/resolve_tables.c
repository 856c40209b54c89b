/* Tables: a regular grid. Spans are cut to the room there is, short rows filled with cells. */
#include "model/number.h"
#include "model/resolve.h"

#include <stdlib.h>
#include <string.h>

/* A row may not be wider, and no table may have more places for cells. */
#define COLUMN_LIMIT 1000
#define PLACE_LIMIT 4000000

/* For each column, how many rows a cell above still reaches down into. */
struct grid {
    int64_t *reach;
    size_t columns; /* allocated */
    int64_t width;  /* columns used by any row so far */
    int64_t rows;   /* placed so far */
    bool too_large;
    bool clipped;
    bool ragged;
};

static int64_t span_of(const struct engross_tree *tree, const xmlNode *cell, uint32_t attribute) {
    const char *value = engross_tree_attribute(tree, cell, attribute);
    int64_t span =
        value == NULL ? 1 : engross_number_value(value, strlen(value), ENGROSS_NUMBERING_DECIMAL);
    return span < 1 ? 1 : span > 1000 ? 1000 : span;
}

static bool reserve(struct grid *grid, int64_t column) {
    if ((size_t)column < grid->columns)
        return true;
    size_t columns = grid->columns * 2 + (size_t)column + 16;
    int64_t *reach = realloc(grid->reach, columns * sizeof *reach);
    if (reach == NULL)
        return false;
    memset(reach + grid->columns, 0, (columns - grid->columns) * sizeof *reach);
    grid->reach = reach;
    grid->columns = columns;
    return true;
}

static int64_t rows_after(const xmlNode *row) {
    int64_t count = 0;
    for (const xmlNode *at = row->next; at != NULL; at = at->next)
        count++;
    return count;
}

/* Cuts the column span of cell at the first column that a cell above still fills. */
static bool clip_columns(struct engross_tree *tree, struct grid *grid, xmlNodePtr cell,
                         int64_t column, int64_t *span) {
    for (int64_t i = 1; i < *span; i++) {
        if (!reserve(grid, column + i))
            return false;
        if (grid->reach[column + i] == 0)
            continue;
        *span = i;
        grid->clipped = true;
        return engross_tree_set_integer(tree, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN, i);
    }
    return true;
}

static bool place_row(struct engross_tree *tree, struct grid *grid, xmlNodePtr row, int64_t below) {
    int64_t column = 0;
    for (xmlNodePtr cell = row->children; cell != NULL; cell = cell->next) {
        while ((size_t)column < grid->columns && grid->reach[column] > 0)
            column++;
        if (!reserve(grid, column))
            return false;
        int64_t span = span_of(tree, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN);
        int64_t rows = span_of(tree, cell, ENGROSS_ATTRIBUTE_ROW_SPAN);
        if (!clip_columns(tree, grid, cell, column, &span))
            return false;
        if (rows > below + 1) {
            rows = below + 1;
            grid->clipped = true;
            if (!engross_tree_set_integer(tree, cell, ENGROSS_ATTRIBUTE_ROW_SPAN, rows))
                return false;
        }
        if (!reserve(grid, column + span))
            return false;
        for (int64_t i = 0; i < span; i++)
            grid->reach[column + i] = rows;
        column += span;
        grid->width = column > grid->width ? column : grid->width;
        if (grid->width > COLUMN_LIMIT)
            break;
    }
    for (int64_t i = 0; i < grid->width; i++)
        grid->reach[i] -= grid->reach[i] > 0;
    grid->rows++;
    grid->too_large = grid->width > COLUMN_LIMIT || grid->rows * grid->width > PLACE_LIMIT;
    return !grid->too_large;
}

/* How many columns row fills, cells that reach down from above counted; advances grid as
 * place_row does. */
static int64_t filled(struct engross_tree *tree, struct grid *grid, const xmlNode *row) {
    int64_t count = 0;
    for (int64_t i = 0; i < grid->width; i++)
        count += grid->reach[i] > 0;
    int64_t column = 0;
    for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
        while (column < grid->width && grid->reach[column] > 0)
            column++;
        int64_t span = span_of(tree, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN);
        int64_t rows = span_of(tree, cell, ENGROSS_ATTRIBUTE_ROW_SPAN);
        for (int64_t i = 0; i < span; i++)
            grid->reach[column + i] = rows;
        column += span;
        count += span;
    }
    return count;
}

static bool fill_row(struct engross_tree *tree, struct grid *grid, xmlNodePtr row, bool head) {
    engross_position position = engross_tree_info(row)->position;
    for (int64_t count = filled(tree, grid, row); count < grid->width; count++) {
        xmlNodePtr cell = engross_tree_element(tree, row, ENGROSS_KIND_CELL, position);
        if (cell == NULL ||
            (head && !engross_tree_set(tree, cell, ENGROSS_ATTRIBUTE_HEADER, "column")))
            return false;
        grid->ragged = true;
    }
    /* free columns now hold the new cells; what reaches down goes one row less far */
    for (int64_t i = 0; i < grid->width; i++)
        grid->reach[i] -= grid->reach[i] > 0;
    return true;
}

/* Runs over the rows of head and body: first placing, then, with the width known, filling. */
static bool each_row(struct engross_tree *tree, struct grid *grid, xmlNodePtr table, bool filling) {
    for (xmlNodePtr part = table->children; part != NULL; part = part->next) {
        uint32_t kind = engross_tree_kind(part);
        if (kind == ENGROSS_KIND_CAPTION)
            continue;
        if (grid->reach != NULL)
            memset(grid->reach, 0, grid->columns * sizeof *grid->reach);
        int64_t below = filling || part->children == NULL ? 0 : rows_after(part->children);
        for (xmlNodePtr row = part->children; row != NULL; row = row->next, below--) {
            bool good = filling ? fill_row(tree, grid, row, kind == ENGROSS_KIND_TABLE_HEAD)
                                : place_row(tree, grid, row, below);
            if (!good)
                return false;
        }
    }
    return true;
}

/* Cells of the head are header cells of their columns unless the author says otherwise. */
static bool mark_head(struct engross_tree *tree, xmlNodePtr table) {
    xmlNodePtr head = engross_tree_child(table, ENGROSS_KIND_TABLE_HEAD);
    for (xmlNodePtr row = head == NULL ? NULL : head->children; row != NULL; row = row->next)
        for (xmlNodePtr cell = row->children; cell != NULL; cell = cell->next)
            if (engross_tree_attribute(tree, cell, ENGROSS_ATTRIBUTE_HEADER) == NULL &&
                !engross_tree_set(tree, cell, ENGROSS_ATTRIBUTE_HEADER, "column"))
                return false;
    return true;
}

static int32_t resolve_table(struct engross_tree *tree, struct engross_diagnostics *diagnostics,
                             xmlNodePtr table) {
    struct grid grid = {0};
    bool good = mark_head(tree, table) && each_row(tree, &grid, table, false) &&
                reserve(&grid, grid.width + 1000) && each_row(tree, &grid, table, true);
    engross_position position = engross_tree_info(table)->position;
    if (grid.clipped)
        engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_TABLE_SPAN, position, NULL);
    if (grid.ragged)
        engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_TABLE_RAGGED, position,
                       ENGROSS_NUMBER((uint64_t)grid.width), NULL);
    if (grid.too_large)
        engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_TABLE_TOO_LARGE, position,
                       ENGROSS_NUMBER(COLUMN_LIMIT), ENGROSS_NUMBER(PLACE_LIMIT), NULL);
    free(grid.reach);
    return good ? ENGROSS_OK : grid.too_large ? ENGROSS_FAILED : ENGROSS_NO_MEMORY;
}

int32_t engross_resolve_tables(struct engross_tree *tree, struct engross_diagnostics *diagnostics) {
    xmlNodePtr root = tree->metadata->parent;
    int32_t status = ENGROSS_OK;
    for (xmlNodePtr node = root; status == ENGROSS_OK && node != NULL;
         node = engross_tree_next(root, node, true))
        if (engross_tree_kind(node) == ENGROSS_KIND_TABLE)
            status = resolve_table(tree, diagnostics, node);
    return status;
}
