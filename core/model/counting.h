/* The numbers of Arabic and Chinese outlines, where Latin ones have I, A and a. */
#ifndef ENGROSS_MODEL_COUNTING_H
#define ENGROSS_MODEL_COUNTING_H

#include <stddef.h>
#include <stdint.h>

enum engross_counting {
    ENGROSS_COUNTING_ORDINAL, /* أولاً, ثانياً; 一, 二 */
    ENGROSS_COUNTING_NAME,    /* the name of a letter: ألف, باء */
    ENGROSS_COUNTING_LETTER   /* a letter in the order of abjad: أ, ب, ج */
};

/* Reads such a number at the beginning of text, vowel signs and hamzas aside. Returns how many
 * bytes it takes, 0 for none; *value gets what it counts. */
size_t engross_counting_parse(const char *text, size_t size, uint32_t *value,
                              enum engross_counting *counting);

#endif
