/* Where and how a template sets its numbers and bullets, so that the document's lists do the
 * same. What a number says stays the document's. */
#ifndef ENGROSS_DOCX_TEMPLATE_LISTS_H
#define ENGROSS_DOCX_TEMPLATE_LISTS_H

#include "style_sheet.h"

/* The w:numId by which a style, or one that it is based on, numbers its paragraphs; 0: none. */
int32_t engross_docx_template_numbering_of(const struct engross_docx_sheet *sheet,
                                           const struct engross_docx_sheet_style *style);
/* Fills look->levels after the styles of look have been found. ENGROSS_OK or
 * ENGROSS_NO_MEMORY. */
int32_t engross_docx_template_dress_lists(struct engross_docx_template *template,
                                          const struct engross_docx_sheet *sheet,
                                          struct engross_docx_look *look);

#endif
