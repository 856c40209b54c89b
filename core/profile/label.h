/* What fields of the metadata are called in messages. */
#ifndef ENGROSS_PROFILE_LABEL_H
#define ENGROSS_PROFILE_LABEL_H

#include <stdint.h>

/* "document symbol", "session dates" ... */
const char *engross_field_label(uint32_t field);

#endif
