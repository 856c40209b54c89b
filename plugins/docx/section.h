/* Sections in Word's sense: page set-up and columns. */
#ifndef ENGROSS_DOCX_SECTION_H
#define ENGROSS_DOCX_SECTION_H

#include "docx.h"

/* Writes w:sectPr: the document's last one, or (is_title) the one of a title block of one column
 * above text of several. */
void engross_docx_section_write(struct engross_docx *docx, int32_t columns, bool is_title);

#endif
