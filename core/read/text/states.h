/* Names of States. */
#ifndef ENGROSS_READ_TEXT_STATES_H
#define ENGROSS_READ_TEXT_STATES_H

#include <stddef.h>

/* The ISO 3166-1 alpha-3 code of the State whose whole name in one of the languages of states.def
 * text is, without regard to case; NULL for none. Static. */
const char *engross_state_find(const char *text, size_t size);

#endif
