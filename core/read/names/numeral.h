/* Whole numbers in digits of any script or in Chinese numerals. */
#ifndef ENGROSS_READ_NAMES_NUMERAL_H
#define ENGROSS_READ_NAMES_NUMERAL_H

#include <stddef.h>
#include <stdint.h>

/* Reads a number at the beginning of text: "48", "٤٨", "四十八", "二〇二四". Returns how many bytes
 * it takes, 0 for none or for one above 99999. */
size_t engross_numeral_parse(const char *text, size_t size, uint32_t *value);

#endif
