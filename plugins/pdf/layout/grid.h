/* The grid of a table: which cell stands in which columns, and how wide the columns are. */
#ifndef ENGROSS_PDF_LAYOUT_GRID_H
#define ENGROSS_PDF_LAYOUT_GRID_H

#include "layout/layout.h"

struct pdf_grid_cell {
    const engross_node *node;
    uint32_t column, column_span, row_span;
    uint32_t tagged_span; /* column_span, and the columns that the row leaves empty after it */
};

struct pdf_grid_row {
    const engross_node *node;
    size_t first, count; /* cells */
    bool head;
    bool with_next; /* a cell reaches into the next row */
};

struct pdf_grid {
    struct pdf_grid_row *rows;
    size_t row_count, row_capacity;
    struct pdf_grid_cell *cells;
    size_t cell_count, cell_capacity;
    uint32_t columns;
    double *least, *most; /* of each column's content, in points */
    double *widths;       /* of the columns */
    double scale;         /* of the text: below 1 where the table is too wide */
};

/* Reads the rows and cells of a TABLE. False on failure (layout->status). */
bool engross_pdf_grid_read(struct pdf_layout *layout, struct pdf_grid *grid,
                           const engross_node *table);
void engross_pdf_grid_finish(struct pdf_grid *grid);
/* Notes how wide the content of a cell is at least and at most, padding included. */
void engross_pdf_grid_measure(struct pdf_grid *grid, const struct pdf_grid_cell *cell, double least,
                              double most);
/* Shares width out among the columns by what they were measured to need; sets scale. */
void engross_pdf_grid_share(struct pdf_grid *grid, double width);

#endif
