/* Finding words in text without regard to case. */
#ifndef ENGROSS_PROFILE_MATCH_H
#define ENGROSS_PROFILE_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes of text at that offset are one of the alternatives, parted by '|', whose last
 * word does not go on after it; 0: none stands there. */
size_t engross_match_here(const char *text, size_t size, size_t at, const char *alternatives);
/* The first offset from that one on where one of the alternatives stands and begins a word;
 * *taken gets its bytes. SIZE_MAX: there is none. */
size_t engross_match_find(const char *text, size_t size, size_t from, const char *alternatives,
                          size_t *taken);
/* Whether one of the alternatives stands in text. */
bool engross_match_any(const char *text, size_t size, const char *alternatives);
/* The words of text: runs of characters between white space. */
size_t engross_match_words(const char *text, size_t size);

#endif
