/* The walk over the document: which capability writes which kind of node. */
#ifndef ENGROSS_DOCX_DOCUMENT_H
#define ENGROSS_DOCX_DOCUMENT_H

#include "docx.h"

/* Writes node and what is below it into the open story. */
int32_t engross_docx_walk(struct engross_docx *docx, const engross_node *node);
/* Writes the number of a SECTION, PARAGRAPH or ITEM taken apart; false where it has none that
 * Word can count. */
bool engross_docx_parse_number(struct engross_docx *docx, const engross_node *node,
                               struct engross_docx_numeral *numeral);
/* Writes document.xml into the story of the body: masthead, content, section. */
int32_t engross_docx_document_write(struct engross_docx *docx);

#endif
