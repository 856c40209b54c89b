/* Numbers as Word counts them: a value in a format between a prefix and a suffix. */
#ifndef ENGROSS_DOCX_NUMERAL_H
#define ENGROSS_DOCX_NUMERAL_H

#include "engross/plugin.h"

#include <stdbool.h>

enum engross_docx_number_format {
    ENGROSS_DOCX_DECIMAL,
    ENGROSS_DOCX_UPPER_ROMAN,
    ENGROSS_DOCX_LOWER_ROMAN,
    ENGROSS_DOCX_UPPER_LETTER,
    ENGROSS_DOCX_LOWER_LETTER,
    ENGROSS_DOCX_UPPER_RUSSIAN,
    ENGROSS_DOCX_LOWER_RUSSIAN,
    ENGROSS_DOCX_ABJAD,
    ENGROSS_DOCX_CHINESE,
    ENGROSS_DOCX_FORMAT_COUNT
};

/* A printed number taken apart. Texts are borrowed from it. */
struct engross_docx_numeral {
    enum engross_docx_number_format format;
    engross_text prefix;
    engross_text suffix;
    int64_t value;
    bool is_compound; /* the numbers of the levels above stand before it: "2.1." */
};

/* Longest numeral of any format, with its NUL. */
#define ENGROSS_DOCX_NUMERAL_SIZE 64

/* ST_NumberFormat (ISO/IEC 29500-1, 17.18.59). */
const char *engross_docx_format_name(enum engross_docx_number_format format);
/* The size of value as Word prints it in that format, or 0 where it does not. */
size_t engross_docx_format_value(enum engross_docx_number_format format, int64_t value,
                                 char numeral[ENGROSS_DOCX_NUMERAL_SIZE]);
/* Takes printed apart: value in the format of that style (a LIST's STYLE or NUMBERING of a
 * section) or in any other, between what stands around it. False where Word cannot count it:
 * the number is then text. */
bool engross_docx_numeral_parse(engross_text printed, engross_text style, int64_t value,
                                struct engross_docx_numeral *numeral);

#endif
