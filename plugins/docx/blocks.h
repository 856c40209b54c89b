/* The blocks of the document but tables, figures and notes. */
#ifndef ENGROSS_DOCX_BLOCKS_H
#define ENGROSS_DOCX_BLOCKS_H

#include "docx.h"

int32_t engross_docx_enter_section(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_section(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_heading(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_paragraph(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_p(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_list(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_list(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_item(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_exchange(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_question(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_answer(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_quotation(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_attribution(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_recommendations(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_notice(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_caption(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_separator(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_page_break(void *user, engross_cursor *cursor);
/* Ends the block of text that is open. */
int32_t engross_docx_leave_text_block(void *user, engross_cursor *cursor);
/* Closes a container, after a number that no block has taken. */
int32_t engross_docx_leave_container(void *user, engross_cursor *cursor);

#endif
