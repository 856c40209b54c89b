/* Languages: their names as documents print them, and recognising the one a text is written in. */
#ifndef ENGROSS_READ_TEXT_LANGUAGES_H
#define ENGROSS_READ_TEXT_LANGUAGES_H

#include <stddef.h>

/* The BCP 47 tag of the language that text names ("Russian", "espagnol", "қазақ тілі"), without
 * regard to case; NULL for none. Static. */
const char *engross_language_find(const char *text, size_t size);
/* The tag of the language text is written in, by its letters and its commonest words; NULL where
 * they do not tell. Looks at the first size bytes. Static. */
const char *engross_language_guess(const char *text, size_t size);

#endif
