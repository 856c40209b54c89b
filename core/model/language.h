/* Language tags (BCP 47) as far as the core looks into them. */
#ifndef ENGROSS_MODEL_LANGUAGE_H
#define ENGROSS_MODEL_LANGUAGE_H

#include <stdbool.h>

/* Whether tag's primary subtag is primary, without regard to case: "ru-KZ" is "ru". */
bool engross_language_is(const char *tag, const char *primary);
/* Whether the language of tag is written from right to left, by its script subtag or else by
 * the script it is usually written in. */
bool engross_language_is_right_to_left(const char *tag);

#endif
