/* Resolving: everything that depends on the document as a whole, worked out once so that no
 * exporter counts. Steps run in the order below; each can be run on a resolved tree again and
 * changes nothing then. */
#ifndef ENGROSS_MODEL_RESOLVE_H
#define ENGROSS_MODEL_RESOLVE_H

#include "model/tree.h"

/* Runs every step. ENGROSS_OK, ENGROSS_NO_MEMORY, or ENGROSS_FAILED with the cause reported. */
int32_t engross_resolve(struct engross_tree *tree, struct engross_diagnostics *diagnostics);

/* The steps. language: language and direction, labels of fields. tables: a regular grid.
 * lists: style, numbers, values. numbers: numbering, values and levels of sections and
 * paragraphs. recommendations: each one that a line names, and its cycle. notes: marks.
 * ids: every id. references: targets that exist. words: the word count. */
int32_t engross_resolve_language(struct engross_tree *tree);
int32_t engross_resolve_tables(struct engross_tree *tree, struct engross_diagnostics *diagnostics);
int32_t engross_resolve_lists(struct engross_tree *tree);
int32_t engross_resolve_numbers(struct engross_tree *tree);
int32_t engross_resolve_recommendations(struct engross_tree *tree,
                                        struct engross_diagnostics *diagnostics);
int32_t engross_resolve_notes(struct engross_tree *tree);
int32_t engross_resolve_ids(struct engross_tree *tree, struct engross_diagnostics *diagnostics);
int32_t engross_resolve_references(struct engross_tree *tree,
                                   struct engross_diagnostics *diagnostics);
int32_t engross_resolve_words(struct engross_tree *tree);

#endif
