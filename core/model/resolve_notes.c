/* Notes: the marks that are printed, numbered through the document where the source has none. */
#include "model/number.h"
#include "model/resolve.h"

#include <string.h>

struct counters {
    int64_t foot;
    int64_t end;
    enum engross_numbering end_numbering;
};

static bool is_end_note(const struct engross_tree *tree, const xmlNode *note) {
    const char *type = engross_tree_attribute(tree, note, ENGROSS_ATTRIBUTE_TYPE);
    return type != NULL && strcmp(type, "end") == 0;
}

static bool resolve_note(struct engross_tree *tree, xmlNodePtr note, struct counters *counters) {
    bool end = is_end_note(tree, note);
    if (!end && !engross_tree_set(tree, note, ENGROSS_ATTRIBUTE_TYPE, "foot"))
        return false;
    const char *mark = engross_tree_attribute(tree, note, ENGROSS_ATTRIBUTE_MARK);
    int64_t *counter = end ? &counters->end : &counters->foot;
    enum engross_numbering numbering = end ? counters->end_numbering : ENGROSS_NUMBERING_DECIMAL;
    if (mark != NULL && mark[0] != '\0') {
        /* a printed number is where the count goes on from; "*" counts nothing */
        int64_t value = engross_number_value(mark, strlen(mark), numbering);
        if (value > 0)
            *counter = value;
        return true;
    }
    struct engross_buffer printed = ENGROSS_BUFFER_INIT;
    engross_number_append(&printed, ++*counter, numbering);
    bool good = !engross_buffer_failed(&printed) &&
                engross_tree_set(tree, note, ENGROSS_ATTRIBUTE_MARK, printed.data);
    engross_buffer_finish(&printed);
    return good;
}

/* End notes count in roman numerals beside footnotes, in arabic ones where they are alone. */
static enum engross_numbering end_numbering(const struct engross_tree *tree) {
    const xmlNode *root = tree->metadata->parent;
    for (const xmlNode *node = root; node != NULL; node = engross_tree_next(root, node, true))
        if (engross_tree_kind(node) == ENGROSS_KIND_NOTE && !is_end_note(tree, node))
            return ENGROSS_NUMBERING_LOWER_ROMAN;
    return ENGROSS_NUMBERING_DECIMAL;
}

int32_t engross_resolve_notes(struct engross_tree *tree) {
    struct counters counters = {.end_numbering = end_numbering(tree)};
    xmlNodePtr root = tree->metadata->parent;
    bool good = true;
    for (xmlNodePtr node = root; good && node != NULL; node = engross_tree_next(root, node, true))
        if (engross_tree_kind(node) == ENGROSS_KIND_NOTE)
            good = resolve_note(tree, node, &counters);
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
