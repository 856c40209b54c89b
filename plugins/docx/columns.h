/* The columns of a table: how many there are and how wide each is. */
#ifndef ENGROSS_DOCX_COLUMNS_H
#define ENGROSS_DOCX_COLUMNS_H

#include "engross/plugin.h"

#include <stdbool.h>

/* Word opens no table of more. */
#define ENGROSS_DOCX_MOST_COLUMNS 63

/* Which columns of the coming rows are taken by cells that reach down. */
struct engross_docx_grid {
    int64_t rows_left[ENGROSS_DOCX_MOST_COLUMNS]; /* of the cell that begins in this column */
    uint32_t spans[ENGROSS_DOCX_MOST_COLUMNS];    /* columns of that cell */
};

struct engross_docx_columns {
    uint32_t count; /* at most ENGROSS_DOCX_MOST_COLUMNS */
    uint64_t count_asked;
    int32_t widths[ENGROSS_DOCX_MOST_COLUMNS]; /* twips */
    int32_t needed; /* for the longest words to stand whole, padding and all, twips */
    int32_t padded; /* of it, padding */
};

/* The first column from column on that no cell from above takes. */
uint32_t engross_docx_grid_skip(const struct engross_docx_grid *grid, uint32_t column);
/* Puts a cell there and returns the column after it. */
uint32_t engross_docx_grid_place(struct engross_docx_grid *grid, uint32_t column, uint32_t columns,
                                 int64_t rows);
/* Ends a row. */
void engross_docx_grid_next_row(struct engross_docx_grid *grid);

/* Counts the columns of table and shares available twips among them by what they hold: no word
 * is broken while that can be helped. character is the usual width of one, padding what a cell
 * adds on both sides. */
void engross_docx_columns_measure(struct engross_docx_columns *columns, const engross_view *view,
                                  const engross_node *table, int32_t available, int32_t character,
                                  int32_t padding);

#endif
