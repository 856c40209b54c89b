/* The promise of the text reader: every word of the source stands in the model, in order, or was
 * taken out with a diagnostic. */
#ifndef TESTS_TEXT_WORDS_H
#define TESTS_TEXT_WORDS_H

#include "reading.h"

/* Compares letters and digits of the source with those of the model. Lines that diagnostics name
 * as page furniture do not count; notes count where they are printed. True where all agree;
 * otherwise complaint gets what is wrong, and where. */
bool words_agree(const char *source, size_t size, const struct reading *reading,
                 struct engross_buffer *complaint);

#endif
