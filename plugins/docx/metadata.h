/* The metadata of the document as custom XML (ISO/IEC 29500-1, 15.2.5), word for word: a masthead
 * prints some of it, in an order of its own, and the reader of DOCX takes the rest from here. */
#ifndef ENGROSS_DOCX_METADATA_H
#define ENGROSS_DOCX_METADATA_H

#include "docx.h"

/* Adds the part and the document's relationship to it. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_docx_metadata_write(struct engross_docx *docx);

#endif
