/* Lists: from the numbers that are printed to a style, or from a style to the numbers. */
#include "model/number.h"
#include "model/resolve.h"

#include <string.h>

struct list_form {
    enum engross_numbering numbering;
    int64_t start;
    engross_text prefix;
    engross_text suffix;
    bool regular;
};

/* Reads a printed number as numbering; 0 where it is none. */
static int64_t printed_value(const char *printed, enum engross_numbering numbering,
                             struct engross_number_parts *parts) {
    if (!engross_number_split(printed, parts))
        return 0;
    return engross_number_value(printed + parts->start, parts->end - parts->start, numbering);
}

/* How well the printed numbers of list run when read as form->numbering: how many items have the
 * value that their place asks for. Fills form. */
static size_t measure(const struct engross_tree *tree, const xmlNode *list,
                      struct list_form *form) {
    size_t fitting = 0;
    size_t count = 0;
    int64_t expected = 0;
    bool same_frame = true;
    for (const xmlNode *item = list->children; item != NULL; item = item->next, count++) {
        const char *printed = engross_tree_attribute(tree, item, ENGROSS_ATTRIBUTE_NUMBER);
        struct engross_number_parts parts;
        int64_t value = printed == NULL ? 0 : printed_value(printed, form->numbering, &parts);
        if (value == 0)
            continue;
        engross_text prefix = {printed, parts.start};
        engross_text suffix = {printed + parts.end, strlen(printed + parts.end)};
        if (expected == 0) {
            form->start = value - (int64_t)count;
            form->prefix = prefix;
            form->suffix = suffix;
            expected = value;
        }
        same_frame &= prefix.size == form->prefix.size && suffix.size == form->suffix.size &&
                      memcmp(prefix.data, form->prefix.data, prefix.size) == 0 &&
                      memcmp(suffix.data, form->suffix.data, suffix.size) == 0;
        fitting += value == form->start + (int64_t)count;
    }
    form->regular = fitting == count && same_frame && form->start >= 0;
    return fitting;
}

/* The numbering under which most items stand at their place; decimal first, then roman, then
 * letters, so that a lone "(i)" is roman. */
static struct list_form read_form(const struct engross_tree *tree, const xmlNode *list) {
    struct list_form best = {.numbering = ENGROSS_NUMBERING_NONE};
    size_t best_fitting = 0;
    for (int i = ENGROSS_NUMBERING_DECIMAL; i < ENGROSS_NUMBERING_COUNT; i++) {
        struct list_form form = {.numbering = (enum engross_numbering)i};
        size_t fitting = measure(tree, list, &form);
        if (fitting > best_fitting) {
            best = form;
            best_fitting = fitting;
        }
    }
    return best;
}

static bool any_item_is_numbered(const struct engross_tree *tree, const xmlNode *list) {
    for (const xmlNode *item = list->children; item != NULL; item = item->next)
        if (engross_tree_attribute(tree, item, ENGROSS_ATTRIBUTE_NUMBER) != NULL)
            return true;
    return false;
}

static bool set_text(struct engross_tree *tree, xmlNodePtr node, uint32_t attribute,
                     engross_text text) {
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, text.data, text.size);
    bool good = !engross_buffer_failed(&copy) &&
                (text.size == 0 || engross_tree_set(tree, node, attribute, copy.data));
    engross_buffer_finish(&copy);
    return good;
}

/* Values for the items whose printed number can be read as the list's numbering. */
static bool set_values(struct engross_tree *tree, const xmlNode *list,
                       const struct list_form *form) {
    bool good = true;
    for (xmlNodePtr item = list->children; good && item != NULL; item = item->next) {
        const char *printed = engross_tree_attribute(tree, item, ENGROSS_ATTRIBUTE_NUMBER);
        struct engross_number_parts parts;
        int64_t value = printed == NULL ? 0 : printed_value(printed, form->numbering, &parts);
        if (value > 0)
            good = engross_tree_set_integer(tree, item, ENGROSS_ATTRIBUTE_VALUE, value);
    }
    return good;
}

static bool style_from_numbers(struct engross_tree *tree, xmlNodePtr list) {
    struct list_form form = read_form(tree, list);
    if (form.numbering == ENGROSS_NUMBERING_NONE) {
        /* markers that count nothing: printed as they are */
        return engross_tree_set(tree, list, ENGROSS_ATTRIBUTE_STYLE, "bullet") &&
               engross_tree_set(tree, list, ENGROSS_ATTRIBUTE_REGULAR, "no");
    }
    const char *style = engross_numbering_name(form.numbering);
    bool good =
        engross_tree_set(tree, list, ENGROSS_ATTRIBUTE_STYLE, style) &&
        engross_tree_set(tree, list, ENGROSS_ATTRIBUTE_REGULAR, form.regular ? "yes" : "no") &&
        set_text(tree, list, ENGROSS_ATTRIBUTE_PREFIX, form.prefix) &&
        set_text(tree, list, ENGROSS_ATTRIBUTE_SUFFIX, form.suffix);
    if (good && form.start >= 0)
        good = engross_tree_set_integer(tree, list, ENGROSS_ATTRIBUTE_START, form.start);
    return good && set_values(tree, list, &form);
}

static const char *attribute_or(const struct engross_tree *tree, const xmlNode *node,
                                uint32_t attribute, const char *fallback) {
    const char *value = engross_tree_attribute(tree, node, attribute);
    return value == NULL ? fallback : value;
}

/* Prints the numbers that a style, a start and the signs round them give. */
static bool numbers_from_style(struct engross_tree *tree, xmlNodePtr list,
                               enum engross_numbering numbering) {
    bool decimal = numbering == ENGROSS_NUMBERING_DECIMAL;
    const char *prefix = attribute_or(tree, list, ENGROSS_ATTRIBUTE_PREFIX, decimal ? "" : "(");
    const char *suffix = attribute_or(tree, list, ENGROSS_ATTRIBUTE_SUFFIX, decimal ? "." : ")");
    const char *start = attribute_or(tree, list, ENGROSS_ATTRIBUTE_START, "1");
    int64_t value = engross_number_value(start, strlen(start), ENGROSS_NUMBERING_DECIMAL);
    struct engross_buffer printed = ENGROSS_BUFFER_INIT;
    bool good = true;
    for (xmlNodePtr item = list->children; good && item != NULL; item = item->next, value++) {
        engross_buffer_clear(&printed);
        engross_buffer_append_string(&printed, prefix);
        engross_number_append(&printed, value, numbering);
        engross_buffer_append_string(&printed, suffix);
        good = !engross_buffer_failed(&printed) &&
               engross_tree_set(tree, item, ENGROSS_ATTRIBUTE_NUMBER, printed.data);
    }
    engross_buffer_finish(&printed);
    return good && style_from_numbers(tree, list);
}

static bool resolve_list(struct engross_tree *tree, xmlNodePtr list) {
    const char *style = engross_tree_attribute(tree, list, ENGROSS_ATTRIBUTE_STYLE);
    if (any_item_is_numbered(tree, list))
        return style_from_numbers(tree, list);
    if (style == NULL)
        return engross_tree_set(tree, list, ENGROSS_ATTRIBUTE_STYLE, "bullet");
    enum engross_numbering numbering = engross_numbering_find(style);
    return numbering == ENGROSS_NUMBERING_NONE || numbers_from_style(tree, list, numbering);
}

static int64_t list_level(const struct engross_tree *tree, const xmlNode *list) {
    for (const xmlNode *up = list->parent; up != NULL && up->parent != NULL; up = up->parent) {
        uint32_t kind = engross_tree_kind(up);
        if (kind == ENGROSS_KIND_NOTE || kind == ENGROSS_KIND_CELL)
            break;
        if (kind == ENGROSS_KIND_LIST) {
            const char *level = engross_tree_attribute(tree, up, ENGROSS_ATTRIBUTE_LEVEL);
            return 1 + engross_number_value(level, strlen(level), ENGROSS_NUMBERING_DECIMAL);
        }
    }
    return 1;
}

int32_t engross_resolve_lists(struct engross_tree *tree) {
    xmlNodePtr root = tree->metadata->parent;
    bool good = true;
    for (xmlNodePtr node = root; good && node != NULL; node = engross_tree_next(root, node, true))
        if (engross_tree_kind(node) == ENGROSS_KIND_LIST)
            good = engross_tree_set_integer(tree, node, ENGROSS_ATTRIBUTE_LEVEL,
                                            list_level(tree, node)) &&
                   resolve_list(tree, node);
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
