/* What stands in each cell of the table, the same for a workbook and for separated values. The
 * columns are the first labels, CYCLE to COMMENT. */
#ifndef ENGROSS_MATRIX_CELLS_H
#define ENGROSS_MATRIX_CELLS_H

#include "matrix.h"

#define ENGROSS_MATRIX_COLUMNS (ENGROSS_MATRIX_LABEL_COMMENT + 1)

/* The text of a cell, "" where it is left to be filled in; {NULL, 0} when memory runs out. */
engross_text engross_matrix_cell(const struct engross_matrix *matrix,
                                 const struct engross_matrix_row *row, size_t column);
/* What the document makes of a recommendation: ANSWERED, NAMED or UNNAMED. */
enum engross_matrix_label engross_matrix_coverage(const struct engross_matrix_row *row);
/* Whether there is an index, and it lacks the recommendation. */
bool engross_matrix_is_unknown(const struct engross_matrix *matrix,
                               const struct engross_matrix_row *row);

#endif
