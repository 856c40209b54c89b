/* PDF's lexical forms (ISO 32000-1, 7.3) appended to a buffer: for content streams and for the
 * objects that are written as text. */
#ifndef ENGROSS_PDF_PAINT_SYNTAX_H
#define ENGROSS_PDF_PAINT_SYNTAX_H

#include "engross/plugin.h"

#include "base/buffer.h"

/* A byte string in parentheses. */
void engross_pdf_append_bytes(struct engross_buffer *buffer, const void *data, size_t size);
/* UTF-8 as a text string (7.9.2.2): in parentheses where it is ASCII, else UTF-16BE. */
void engross_pdf_append_text(struct engross_buffer *buffer, engross_text text);
/* The bytes of that text string without its delimiters. */
void engross_pdf_append_text_bytes(struct engross_buffer *buffer, engross_text text);
/* UTF-8 as UTF-16BE in hexadecimal digits, without a byte-order mark. */
void engross_pdf_append_utf16_hex(struct engross_buffer *buffer, engross_text text);
/* "12 0 R" */
void engross_pdf_append_reference(struct engross_buffer *buffer, uint32_t number);

#endif
