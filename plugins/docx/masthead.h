/* What stands above the text: the masthead of a United Nations document, or a title block. */
#ifndef ENGROSS_DOCX_MASTHEAD_H
#define ENGROSS_DOCX_MASTHEAD_H

#include "docx.h"

/* Documents of others are not dressed up as the United Nations': the masthead is for those with an
 * organ, a symbol or a distribution, where the theme asks for it. */
bool engross_docx_has_masthead(const struct engross_docx *docx);
int32_t engross_docx_masthead_write(struct engross_docx *docx);

#endif
