/* Codes of languages: the three letters of ISO 639-2/T for the two of ISO 639-1. */
#ifndef ENGROSS_AKN_LANGUAGES_H
#define ENGROSS_AKN_LANGUAGES_H

#include "engross/plugin.h"

/* The ISO 639-2/T code for the primary subtag of a BCP 47 tag, static, or NULL where the tag
 * begins with no two-letter code of ISO 639-1. */
const char *engross_akn_language_code(engross_text tag);

#endif
