/* Recognising the language that a text is written in. */
#ifndef ENGROSS_READ_TEXT_LANGUAGES_H
#define ENGROSS_READ_TEXT_LANGUAGES_H

#include <stddef.h>

/* The tag of the language text is written in, by its letters and its commonest words; NULL where
 * they do not tell. Looks at the first size bytes. Static. */
const char *engross_language_guess(const char *text, size_t size);

#endif
