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
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        bool space = (unsigned char)text[at] < 0x80
                         ? engross_is_space((unsigned char)text[at++])
                         : engross_is_any_space(engross_utf8_decode(text, size, &at));
        count->words += !space && !count->inside;
        count->inside = !space;
    }
}

int32_t engross_resolve_words(struct engross_tree *tree) {
    struct word_count count = {0};
    xmlNodePtr top = tree->content;
    for (xmlNodePtr node = top; node != NULL; node = engross_tree_next(top, node, true)) {
        uint32_t kind = engross_tree_kind(node);
        if (kind == ENGROSS_KIND_TEXT)
            count_text(&count, (const char *)node->content);
        else if (!engross_model_is_inline(kind) || kind == ENGROSS_KIND_LINE_BREAK)
            count.inside = false;
    }
    xmlNodePtr field = engross_tree_find_field(tree, ENGROSS_FIELD_WORD_COUNT);
    if (field == NULL)
        field = engross_tree_field(tree, ENGROSS_FIELD_WORD_COUNT, ENGROSS_NOWHERE);
    bool good = field != NULL &&
                engross_tree_set_integer(tree, field, ENGROSS_ATTRIBUTE_VALUE, count.words);
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
