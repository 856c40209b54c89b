/* Writing the tree as canonical XML (schemas/document.xsd): two spaces of indentation between
 * blocks, none among characters, attributes in a fixed order, UTF-8. Reading what was written
 * gives the same tree, and writing that the same bytes. */
#ifndef ENGROSS_MODEL_CANONICAL_H
#define ENGROSS_MODEL_CANONICAL_H

#include "model/tree.h"

/* Writes node and all below it through put; DOCUMENT with the XML declaration. ENGROSS_OK,
 * ENGROSS_NO_MEMORY, or the first status other than ENGROSS_OK that put returned. */
int32_t engross_canonical_write(const struct engross_tree *tree, const xmlNode *node,
                                int32_t (*put)(void *user, const void *data, size_t size),
                                void *user);

#endif
