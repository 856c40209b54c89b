/* The word count: runs of characters between white space, as Word counts them, in the content
 * with its headings, numbers left out, and its notes. */
#include "model/resolve.h"

#include "base/utf8.h"

#include <string.h>

struct word_count {
    int64_t words;
    bool inside; /* the last character belongs to a word */
};

static void count_text(struct word_count *count, const char *text) {
    struct word_count sum = *count; /* not in memory while it grows */
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        bool space = (unsigned char)text[at] < 0x80
                         ? engross_is_space((unsigned char)text[at++])
                         : engross_is_any_space(engross_utf8_decode(text, size, &at));
        sum.words += !space && !sum.inside;
        sum.inside = !space;
    }
    *count = sum;
}

/* Counts what stands below top. A note begins words of its own and parts none: what follows its
 * mark goes on with the word before it. Notes hold no notes, so this calls itself once at most. */
static void count_below(struct word_count *count, xmlNodePtr top) {
    for (xmlNodePtr node = engross_tree_next(top, top, true); node != NULL;) {
        uint32_t kind = engross_tree_kind(node);
        bool is_note = kind == ENGROSS_KIND_NOTE;
        if (is_note) {
            struct word_count inner = {.words = count->words};
            count_below(&inner, node);
            count->words = inner.words;
        } else if (kind == ENGROSS_KIND_TEXT) {
            count_text(count, (const char *)node->content);
        } else if (!engross_model_is_inline(kind) || kind == ENGROSS_KIND_LINE_BREAK) {
            count->inside = false;
        }
        node = engross_tree_next(top, node, !is_note);
    }
}

int32_t engross_resolve_words(struct engross_tree *tree) {
    struct word_count count = {0};
    count_below(&count, tree->content);
    xmlNodePtr field = engross_tree_find_field(tree, ENGROSS_FIELD_WORD_COUNT);
    if (field == NULL)
        field = engross_tree_field(tree, ENGROSS_FIELD_WORD_COUNT, ENGROSS_NOWHERE);
    bool good = field != NULL &&
                engross_tree_set_integer(tree, field, ENGROSS_ATTRIBUTE_VALUE, count.words);
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
