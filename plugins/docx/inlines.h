/* The elements of running text. */
#ifndef ENGROSS_DOCX_INLINES_H
#define ENGROSS_DOCX_INLINES_H

#include "docx.h"

int32_t engross_docx_enter_text(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_emphasis(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_emphasis(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_strong(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_strong(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_superscript(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_superscript(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_subscript(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_subscript(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_code(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_code(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_link(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_link(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_reference(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_reference(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_line_break(void *user, engross_cursor *cursor);

#endif
