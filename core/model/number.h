/* Printed numbers, "IV.", "(a)", "12)", "б)", "Article 6", read as what they count. */
#ifndef ENGROSS_MODEL_NUMBER_H
#define ENGROSS_MODEL_NUMBER_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum engross_numbering {
    ENGROSS_NUMBERING_NONE,
    ENGROSS_NUMBERING_DECIMAL,
    ENGROSS_NUMBERING_LOWER_ROMAN,
    ENGROSS_NUMBERING_LOWER_ALPHA,
    ENGROSS_NUMBERING_UPPER_ROMAN,
    ENGROSS_NUMBERING_UPPER_ALPHA,
    ENGROSS_NUMBERING_LOWER_CYRILLIC,
    ENGROSS_NUMBERING_UPPER_CYRILLIC,
    ENGROSS_NUMBERING_ABJAD,   /* أ, ب, ج, د */
    ENGROSS_NUMBERING_CHINESE, /* 一, 二 ... 十一, up to 99 */
    ENGROSS_NUMBERING_COUNT
};

/* "decimal", "lower-roman" ...; "none". */
const char *engross_numbering_name(enum engross_numbering numbering);
enum engross_numbering engross_numbering_find(const char *name);

/* A printed number taken apart: what stands before and after, and the number itself, the last
 * one where it has several parts (1.2.3). Offsets are bytes in the printed text. */
struct engross_number_parts {
    size_t start; /* of the last component */
    size_t end;
    size_t whole_start; /* of all components: "1.2.3" */
};
/* Finds the parts; false where there are neither digits nor letters. */
bool engross_number_split(const char *printed, struct engross_number_parts *parts);

/* The value of size bytes at digits when read as numbering, 1 or more; 0 where they are none.
 * Alphabets go on with doubled letters: z, aa, bb (as Word) and aa, ab are both read: doubled
 * letters first. Decimal zero gives 0 as well. */
int64_t engross_number_value(const char *digits, size_t size, enum engross_numbering numbering);
/* Appends value in numbering: 4 is "iv", 28 is "bb". */
void engross_number_append(struct engross_buffer *buffer, int64_t value,
                           enum engross_numbering numbering);

#endif
