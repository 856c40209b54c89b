/* Where the patterns of a hyphenation dictionary divide a word: F. M. Liang's method, "Word
 * Hy-phen-a-tion by Com-put-er", on the dictionary files of libhyphen (its README.hyphen), with
 * their two levels. libhyphen itself builds its automaton in 8 ms for English and 1.7 s for
 * German, most of what a short document costs; here an index of the file's own lines does, with
 * the same answers (tests/pdf-layout/test_patterns.c).
 *
 * Words and patterns are bytes in the dictionary's own encoding. */
#ifndef ENGROSS_PDF_LAYOUT_PATTERNS_H
#define ENGROSS_PDF_LAYOUT_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

struct pdf_patterns;

/* Longer words are not words. */
enum { ENGROSS_PDF_PATTERNS_MOST_BYTES = 360 };

/* Indexes a dictionary file, which must stay as long as the result. NULL when memory runs out or
 * there are no patterns in it. */
struct pdf_patterns *engross_pdf_patterns_open(const char *data, size_t size);
void engross_pdf_patterns_free(struct pdf_patterns *patterns);
/* The encoding that the file names in its first line. */
const char *engross_pdf_patterns_charset(const struct pdf_patterns *patterns);
/* Sets points[i] to true where the word, lower-case letters only, may be divided before byte i
 * without a change of its spelling; points has size values, all false before. Words of more than
 * ENGROSS_PDF_PATTERNS_MOST_BYTES stay whole. */
void engross_pdf_patterns_divide(const struct pdf_patterns *patterns, const char *word, size_t size,
                                 bool *points);

#endif
