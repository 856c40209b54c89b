/* What stands above the text: the masthead of a United Nations document, or a title block. */
#ifndef ENGROSS_DOCX_MASTHEAD_H
#define ENGROSS_DOCX_MASTHEAD_H

#include "docx.h"

int32_t engross_docx_masthead_write(struct engross_docx *docx);

#endif
