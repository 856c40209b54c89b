/* The table of contents: a field that Word fills with its pages, and until then the headings as
 * links. */
#ifndef ENGROSS_DOCX_CONTENTS_H
#define ENGROSS_DOCX_CONTENTS_H

#include "docx.h"

/* Writes it where the option docx.contents asks for it and there are headings. */
int32_t engross_docx_contents_write(struct engross_docx *docx);

#endif
