#include "paint/tree.h"
#include "paint/syntax.h"

#include <stdlib.h>
#include <string.h>

enum { LEAF = 64, FAN = 64 };

/* One node of a tree being built: its object and the first and last key below it, which are
 * indices of entries. */
struct node {
    uint32_t number;
    size_t first, last;
};

/* How the two kinds of tree differ. */
struct tree {
    struct pdf_file *file;
    const struct pdf_names *names; /* NULL: a number tree */
    const uint32_t *objects;
    struct engross_buffer body;
};

void engross_pdf_names_finish(struct pdf_names *names) {
    free(names->entries);
    engross_buffer_finish(&names->bytes);
    *names = (struct pdf_names){0};
}

bool engross_pdf_names_add(struct pdf_names *names, engross_text name, const void *value,
                           size_t value_size) {
    if (names->count == names->capacity) {
        size_t capacity = names->capacity == 0 ? 64 : names->capacity * 2;
        struct pdf_name_entry *grown = realloc(names->entries, capacity * sizeof *grown);
        if (grown == NULL)
            return false;
        names->entries = grown;
        names->capacity = capacity;
    }
    size_t start = names->bytes.size;
    engross_buffer_append(&names->bytes, name.data, name.size);
    engross_buffer_append(&names->bytes, value, value_size);
    if (names->bytes.failed)
        return false;
    names->entries[names->count++] =
        (struct pdf_name_entry){start, name.size, start + name.size, value_size};
    return true;
}

/* --- nodes -------------------------------------------------------------------------------- */

static void append_key(struct tree *tree, size_t index) {
    if (tree->names == NULL) {
        engross_buffer_append_integer(&tree->body, (int64_t)index);
        engross_buffer_append_char(&tree->body, ' ');
        return;
    }
    const struct pdf_name_entry *entry = &tree->names->entries[index];
    engross_pdf_append_bytes(&tree->body, tree->names->bytes.data + entry->name, entry->name_size);
}

static void append_value(struct tree *tree, size_t index) {
    if (tree->names == NULL) {
        engross_pdf_append_reference(&tree->body, tree->objects[index]);
        engross_buffer_append_char(&tree->body, ' ');
        return;
    }
    const struct pdf_name_entry *entry = &tree->names->entries[index];
    engross_buffer_append(&tree->body, tree->names->bytes.data + entry->value, entry->value_size);
}

/* Every node but the root says the least and the greatest key below it. */
static void put_node(struct tree *tree, const struct node *node, bool root) {
    if (!root) {
        engross_buffer_append_string(&tree->body, "/Limits[");
        append_key(tree, node->first);
        append_key(tree, node->last);
        engross_buffer_append_char(&tree->body, ']');
    }
    engross_buffer_append_string(&tree->body, ">>");
    engross_pdf_file_put(tree->file, node->number, &tree->body);
}

static struct node put_leaf(struct tree *tree, size_t first, size_t last, bool root) {
    struct node node = {engross_pdf_file_reserve(tree->file), first, last};
    engross_buffer_clear(&tree->body);
    engross_buffer_append_string(&tree->body, tree->names != NULL ? "<</Names[" : "<</Nums[");
    for (size_t i = first; i <= last; i++) {
        append_key(tree, i);
        append_value(tree, i);
    }
    engross_buffer_append_char(&tree->body, ']');
    put_node(tree, &node, root);
    return node;
}

static struct node put_branch(struct tree *tree, const struct node *kids, size_t count, bool root) {
    struct node node = {engross_pdf_file_reserve(tree->file), kids[0].first, kids[count - 1].last};
    engross_buffer_clear(&tree->body);
    engross_buffer_append_string(&tree->body, "<</Kids[");
    for (size_t i = 0; i < count; i++) {
        engross_pdf_append_reference(&tree->body, kids[i].number);
        engross_buffer_append_char(&tree->body, ' ');
    }
    engross_buffer_append_char(&tree->body, ']');
    put_node(tree, &node, root);
    return node;
}

static uint32_t put_tree(struct tree *tree, size_t count) {
    size_t level = (count + LEAF - 1) / LEAF;
    struct node *nodes = calloc(level > 0 ? level : 1, sizeof *nodes);
    if (nodes == NULL) {
        engross_pdf_file_fail(tree->file, ENGROSS_NO_MEMORY);
        return 0;
    }
    for (size_t i = 0; i < level; i++) {
        size_t last = (i + 1) * LEAF < count ? (i + 1) * LEAF : count;
        nodes[i] = put_leaf(tree, i * LEAF, last - 1, level == 1);
    }
    while (level > 1) {
        size_t above = (level + FAN - 1) / FAN;
        for (size_t i = 0; i < above; i++) {
            size_t kids = (i + 1) * FAN < level ? FAN : level - i * FAN;
            nodes[i] = put_branch(tree, nodes + i * FAN, kids, above == 1);
        }
        level = above;
    }
    uint32_t root = nodes[0].number;
    free(nodes);
    engross_buffer_finish(&tree->body);
    return root;
}

/* --- name trees --------------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b, void *user) {
    const struct pdf_name_entry *left = a, *right = b;
    const char *bytes = user;
    size_t shorter = left->name_size < right->name_size ? left->name_size : right->name_size;
    int order = memcmp(bytes + left->name, bytes + right->name, shorter);
    if (order == 0 && left->name_size != right->name_size)
        order = left->name_size < right->name_size ? -1 : 1;
    if (order == 0) /* equal names: as they were added */
        order = left->name < right->name ? -1 : left->name > right->name;
    return order;
}

static void drop_doubles(struct pdf_names *names) {
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        const struct pdf_name_entry *entry = &names->entries[i];
        const struct pdf_name_entry *before = kept > 0 ? &names->entries[kept - 1] : NULL;
        if (before != NULL && before->name_size == entry->name_size &&
            memcmp(names->bytes.data + before->name, names->bytes.data + entry->name,
                   entry->name_size) == 0)
            continue;
        names->entries[kept++] = *entry;
    }
    names->count = kept;
}

uint32_t engross_pdf_names_write(struct pdf_names *names, struct pdf_file *file) {
    if (names->count == 0)
        return 0;
    qsort_r(names->entries, names->count, sizeof *names->entries, compare_entries,
            names->bytes.data);
    drop_doubles(names);
    struct tree tree = {.file = file, .names = names};
    return put_tree(&tree, names->count);
}

uint32_t engross_pdf_numbers_write(const uint32_t *objects, uint32_t count, struct pdf_file *file) {
    struct tree tree = {.file = file, .objects = objects};
    if (count > 0)
        return put_tree(&tree, count);
    uint32_t number = engross_pdf_file_reserve(file);
    engross_buffer_append_string(&tree.body, "<</Nums[]>>");
    engross_pdf_file_put(file, number, &tree.body);
    engross_buffer_finish(&tree.body);
    return number;
}
