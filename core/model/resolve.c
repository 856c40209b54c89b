#include "model/resolve.h"

int32_t engross_resolve(struct engross_tree *tree, struct engross_diagnostics *diagnostics) {
    int32_t status = engross_resolve_language(tree);
    if (status == ENGROSS_OK)
        status = engross_resolve_tables(tree, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_resolve_lists(tree);
    if (status == ENGROSS_OK)
        status = engross_resolve_numbers(tree);
    if (status == ENGROSS_OK)
        status = engross_resolve_recommendations(tree, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_resolve_notes(tree);
    if (status == ENGROSS_OK)
        status = engross_resolve_ids(tree, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_resolve_references(tree, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_resolve_words(tree);
    return status;
}
