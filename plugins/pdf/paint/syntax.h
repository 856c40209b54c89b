/* PDF's lexical forms (ISO 32000-1, 7.3) appended to a buffer: for content streams and for the
 * objects that are written as text. */
#ifndef ENGROSS_PDF_PAINT_SYNTAX_H
#define ENGROSS_PDF_PAINT_SYNTAX_H

#include "engross/plugin.h"

#include "base/buffer.h"

/* No string may be longer, in bytes (ISO 19005-2, 6.1.13). */
#define PDF_LONGEST_STRING 32767
/* The same in UTF-16 code units, without a byte-order mark. */
#define PDF_LONGEST_TEXT (PDF_LONGEST_STRING / 2 - 1)

/* The beginning of text that takes at most so many UTF-16 code units; whole characters. */
engross_text engross_pdf_text_within(engross_text text, size_t units);
/* A byte string in parentheses. */
void engross_pdf_append_bytes(struct engross_buffer *buffer, const void *data, size_t size);
/* UTF-8 as a text string (7.9.2.2): in parentheses where it is ASCII, else UTF-16BE. What is longer
 * than a string may be is cut. */
void engross_pdf_append_text(struct engross_buffer *buffer, engross_text text);
/* The bytes of that text string without its delimiters, cut likewise. */
void engross_pdf_append_text_bytes(struct engross_buffer *buffer, engross_text text);
/* UTF-8 as UTF-16BE in hexadecimal digits, without a byte-order mark. */
void engross_pdf_append_utf16_hex(struct engross_buffer *buffer, engross_text text);
/* "12 0 R" */
void engross_pdf_append_reference(struct engross_buffer *buffer, uint32_t number);

#endif
