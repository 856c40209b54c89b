/* Figures: an image that stands in its own paragraph, with its text alternative. */
#ifndef ENGROSS_DOCX_FIGURE_H
#define ENGROSS_DOCX_FIGURE_H

#include "docx.h"

int32_t engross_docx_enter_figure(void *user, engross_cursor *cursor);

#endif
