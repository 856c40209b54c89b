/* Tables: a grid of columns that fits, spans, heads that repeat. */
#ifndef ENGROSS_DOCX_TABLE_H
#define ENGROSS_DOCX_TABLE_H

#include "docx.h"

int32_t engross_docx_enter_table(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_table(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_table_head(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_table_body(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_row(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_row(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_cell(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_cell(void *user, engross_cursor *cursor);
/* Frees the tables that an early end has left open. */
void engross_docx_tables_finish(struct engross_docx *docx);

#endif
