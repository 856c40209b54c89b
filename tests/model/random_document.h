/* Random documents: every kind of element, nested in every way the model allows, from a seed.
 * For tests that must hold for any document. */
#ifndef ENGROSS_TESTS_RANDOM_DOCUMENT_H
#define ENGROSS_TESTS_RANDOM_DOCUMENT_H

#include "model/builder.h"

/* Fills builder with a document of about size blocks. The same seed, the same document. */
void random_document(struct engross_builder *builder, uint64_t seed, int size);

#endif
