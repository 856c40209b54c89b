/* Patterns of document symbols: literal characters and {session}, {state}, {number}, {any}. */
#ifndef ENGROSS_PROFILE_PATTERN_H
#define ENGROSS_PROFILE_PATTERN_H

#include <stdbool.h>

/* What {session} and {state} stand for; NULL where the document does not say: then any digits,
 * any three capitals. */
struct engross_pattern_values {
    const char *session;
    const char *state;
};

/* Whether the whole text is of the pattern. {any} takes one character or more up to what follows
 * it, and must be the last or stand before a literal character. */
bool engross_pattern_matches(const char *pattern, const char *text,
                             const struct engross_pattern_values *values);

#endif
