/* The ways in which Word writes numbers (w:numFmt; ISO/IEC 29500-1, 17.18.59). */
#ifndef ENGROSS_READ_DOCX_FORMATS_H
#define ENGROSS_READ_DOCX_FORMATS_H

#include "model/number.h"

#include "engross/plugin.h"

struct engross_ooxml_number_format;

/* The format of that name, static; NULL for one that is not known. */
const struct engross_ooxml_number_format *engross_ooxml_number_format_find(engross_text name);
/* What the model calls it; NONE where it has no word for it. */
enum engross_numbering
engross_ooxml_number_format_numbering(const struct engross_ooxml_number_format *format);
/* Appends value, 0 or more, as Word prints it. Beyond what a format can count it is decimal. */
void engross_ooxml_number_format_print(const struct engross_ooxml_number_format *format,
                                       int64_t value, struct engross_buffer *text);

#endif
