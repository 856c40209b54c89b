/* Tables in lines: rows whose cells stand between tabs, bars or in aligned columns. */
#ifndef ENGROSS_READ_TEXT_GRIDS_H
#define ENGROSS_READ_TEXT_GRIDS_H

#include "read/text/draft.h"

enum engross_grid_separator { ENGROSS_GRID_TAB, ENGROSS_GRID_BAR, ENGROSS_GRID_GAP };

struct engross_cell {
    const char *text; /* without white space at its ends */
    size_t size;
    uint32_t column; /* code points from the line's first visible character */
};

#define ENGROSS_MOST_COLUMNS 24

/* Splits a row into cells and returns how many, at most ENGROSS_MOST_COLUMNS; 0 for a row that
 * is only a rule. */
uint32_t engross_grid_cells(const struct engross_line *line, uint8_t separator,
                            struct engross_cell cells[ENGROSS_MOST_COLUMNS]);
/* Whether the line is a rule between rows: "---|---", "+----+". */
bool engross_grid_is_rule(const struct engross_line *line);
/* The column (from 0) of a grid in which the cell of an aligned row stands. */
uint32_t engross_grid_column(const struct engross_draft *draft, const struct engross_grid *grid,
                             uint32_t column);
/* Whether the row of a grid begins with a tab, so that its first cell is empty. */
bool engross_grid_is_shifted(const struct engross_draft *draft, const struct engross_grid *grid,
                             const struct engross_line *line);
/* How many rows at the top are a head: one, where a rule stands below it or it has no figures while
 * the others do; else none. */
uint32_t engross_grid_heads(const struct engross_draft *draft, const struct engross_grid *grid);

#endif
