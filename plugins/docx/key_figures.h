/* Key figures: large numbers, each over what it counts, side by side in the columns of a section.
 * In reading order they are plain paragraphs, a number and its words in turn: no table, no text
 * box. */
#ifndef ENGROSS_DOCX_KEY_FIGURES_H
#define ENGROSS_DOCX_KEY_FIGURES_H

#include "docx.h"

int32_t engross_docx_enter_key_figures(void *user, engross_cursor *cursor);
int32_t engross_docx_leave_key_figures(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_value(void *user, engross_cursor *cursor);
int32_t engross_docx_enter_label(void *user, engross_cursor *cursor);
/* Ends the columns of text before a heading right above key figures, which lies across them. */
int32_t engross_docx_key_figures_announce(struct engross_docx *docx, const engross_node *heading);

#endif
