/* Running text: runs with their properties, split where the direction changes. */
#ifndef ENGROSS_DOCX_TEXT_H
#define ENGROSS_DOCX_TEXT_H

#include "docx.h"

/* Writes text as runs of the open paragraph in the format in force. */
void engross_docx_text(struct engross_docx *docx, engross_text text, engross_text language,
                       int32_t direction);
/* The same for text that the exporter sets itself, in the document's language. */
void engross_docx_plain(struct engross_docx *docx, engross_text text);
/* Opens a run with the properties of the format in force; the caller fills and ends it. */
void engross_docx_start_run(struct engross_docx *docx, engross_text language, bool is_rtl);
/* A run of one empty element: w:tab, w:br. */
void engross_docx_mark(struct engross_docx *docx, const char *element);
/* A run in a character style; the caller fills and ends it. */
void engross_docx_start_styled_run(struct engross_docx *docx, const char *style, bool is_rtl);
/* w:t with these characters, spaces kept. */
void engross_docx_characters(struct engross_kit_xml *xml, engross_text text);
/* A field: its instruction and the result to show until a reader updates it. */
void engross_docx_field(struct engross_docx *docx, const char *instruction, engross_text result,
                        const char *style);

#endif
