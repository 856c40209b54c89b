/* The two sheets of the workbook. */
#ifndef ENGROSS_MATRIX_SHEETS_H
#define ENGROSS_MATRIX_SHEETS_H

#include "matrix.h"

#include <xlsxwriter.h>

/* table.c: a status of the plugin interface, and *error for the library's. */
int32_t engross_matrix_write_table(const struct engross_matrix *matrix, lxw_workbook *workbook,
                                   lxw_error *error);
/* summary.c: how many of what. */
lxw_error engross_matrix_write_summary(const struct engross_matrix *matrix, lxw_workbook *workbook);

#endif
