/* Random documents: every kind of element, nested in every way the model allows, from a seed.
 * For what must hold for any document: the tests of the core and the checks of plugins. */
#ifndef ENGROSS_KIT_RANDOM_DOCUMENT_H
#define ENGROSS_KIT_RANDOM_DOCUMENT_H

#include "model/builder.h"

/* Fills builder with a document of about size blocks. The same seed, the same document. */
void engross_kit_random_document(struct engross_builder *builder, uint64_t seed, int size);

#endif
