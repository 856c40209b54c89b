/* Folding of names for comparison: letters and digits only, without case and accents. */
#ifndef ENGROSS_READ_NAMES_FOLD_H
#define ENGROSS_READ_NAMES_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longest name that is compared, in bytes of its folded form. */
#define ENGROSS_NAME_SIZE 192

/* The folded form of one code point: lower case, Latin letters and Cyrillic io without accents,
 * Arabic alef without hamza and final ya as ya; a digit of any script as it is. 0 for what is
 * left out: combining marks, tatweel, and everything that is neither letter nor digit. */
uint32_t engross_name_fold_codepoint(uint32_t codepoint);
/* Folds text into out and returns its size in bytes; 0 where it does not fit or is empty. */
size_t engross_name_fold(const char *text, size_t size, char out[ENGROSS_NAME_SIZE]);
/* Whether one of the names in list, parted by '|', folds to folded. */
bool engross_name_listed(const char *list, const char *folded, size_t size);
/* Copies the first name of list, as it is printed; false where it is longer than room. */
bool engross_name_first(const char *list, char *out, size_t room);
/* The next word of text from *offset on, folded: a run of letters. Skips spaces, hyphens and
 * apostrophes before it. Returns the folded size, 0 where something else or the end is next or
 * the word is too long; *offset moves past the word. */
size_t engross_name_word(const char *text, size_t size, size_t *offset,
                         char out[ENGROSS_NAME_SIZE]);

#endif
