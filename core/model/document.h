/* The frozen document: a resolved, valid tree behind the read-only view of plugin.h. */
#ifndef ENGROSS_MODEL_DOCUMENT_H
#define ENGROSS_MODEL_DOCUMENT_H

#include "model/tree.h"

/* Takes tree (also on failure), indexes it and makes the view. NULL when memory runs out. */
engross_document *engross_document_freeze(struct engross_tree *tree);

#endif
