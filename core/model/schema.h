/* Validation against the schemas of the project, which are compiled into the library. */
#ifndef ENGROSS_MODEL_SCHEMA_H
#define ENGROSS_MODEL_SCHEMA_H

#include "model/tree.h"

/* Validates the tree against schemas/document.xsd. ENGROSS_OK; ENGROSS_FAILED with each fault
 * reported at its place, up to a handful; ENGROSS_NO_MEMORY. */
int32_t engross_schema_validate(const struct engross_tree *tree,
                                struct engross_diagnostics *diagnostics);
/* Validates any document against a schema in memory. fault is called for each fault with its
 * node, or NULL, and libxml2's message without line end. ENGROSS_OK, _FAILED, _NO_MEMORY. */
int32_t engross_schema_validate_with(const unsigned char *schema, size_t schema_size, xmlDocPtr doc,
                                     void (*fault)(void *user, const xmlNode *node,
                                                   const char *message),
                                     void *user);

#endif
