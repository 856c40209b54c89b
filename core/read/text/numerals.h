/* Numbers as digits, roman numerals, letters of an alphabet, and words. */
#ifndef ENGROSS_READ_TEXT_NUMERALS_H
#define ENGROSS_READ_TEXT_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each reads at text what it is named after, puts the number in *value and returns how many bytes
 * it took; 0 where there is none. */
size_t engross_numeral_digits(const char *text, size_t size, uint32_t *value); /* at most 5 */
/* I to CCCXCIX in canonical form only; upper or lower case throughout. Cyrillic letters that look
 * like the Latin ones count as those. */
size_t engross_numeral_roman(const char *text, size_t size, bool upper, uint32_t *value);
/* One letter, A to Z. */
size_t engross_numeral_latin(const char *text, size_t size, bool upper, uint32_t *value);
/* One Cyrillic letter; the value is its place in the Kazakh alphabet, which holds the Russian. */
size_t engross_numeral_cyrillic(const char *text, size_t size, bool upper, uint32_t *value);
/* Whether a list may go on from the letter at place before with the one at place after: nothing but
 * letters that lists leave out stands between them. */
bool engross_cyrillic_follows(uint32_t before, uint32_t after);
/* A cardinal as a word, "one" to "ten" and their like ("first" too), without regard to case. */
size_t engross_numeral_word(const char *text, size_t size, uint32_t *value);

/* How many bytes of text spell the word (given in lower case), without regard to case; 0 where it
 * does not or goes on as a longer word. */
size_t engross_word_match(const char *text, size_t size, const char *word);
/* The same, but text may go on: "session" matches in "sessions". */
size_t engross_prefix_match(const char *text, size_t size, const char *word);
/* Whether the word stands anywhere in text, on its own. */
bool engross_word_find(const char *text, size_t size, const char *word);

#endif
