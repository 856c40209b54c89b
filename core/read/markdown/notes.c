#include "read/markdown/notes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One "[^name]" of the text. */
struct mention {
    const char *name;
    size_t size;
    bool defines;
};

struct mentions {
    struct mention *items;
    size_t count;
    size_t capacity;
    bool failed;
};

static void add(struct mentions *mentions, struct mention mention) {
    if (mentions->count == mentions->capacity) {
        size_t capacity = mentions->capacity == 0 ? 32 : mentions->capacity * 2;
        void *items = realloc(mentions->items, capacity * sizeof *mentions->items);
        mentions->failed = mentions->failed || items == NULL;
        if (items == NULL)
            return;
        mentions->items = items;
        mentions->capacity = capacity;
    }
    mentions->items[mentions->count++] = mention;
}

/* Names compare without case; among equal ones references come first, then by place. */
static int compare(const void *left, const void *right) {
    const struct mention *a = left, *b = right;
    size_t size = a->size < b->size ? a->size : b->size;
    int order = strncasecmp(a->name, b->name, size);
    if (order != 0 || a->size != b->size)
        return order != 0 ? order : a->size < b->size ? -1 : 1;
    if (a->defines != b->defines)
        return a->defines ? 1 : -1;
    return a->name < b->name ? -1 : a->name > b->name;
}

static bool same_name(const struct mention *a, const struct mention *b) {
    return a->size == b->size && strncasecmp(a->name, b->name, a->size) == 0;
}

/* Whether a fence of code begins or ends with the line at text. */
static bool is_fence(const char *text, size_t size) {
    return size >= 3 && (strncmp(text, "```", 3) == 0 || strncmp(text, "~~~", 3) == 0);
}

static void collect_line(const char *line, size_t size, struct mentions *mentions) {
    size_t indent = strspn(line, " ");
    for (size_t i = indent < size ? indent : size; i + 3 < size; i++) {
        if (line[i] != '[' || line[i + 1] != '^')
            continue;
        size_t length = strcspn(line + i + 2, "] \t\n");
        size_t end = i + 2 + length;
        if (length == 0 || end >= size || line[end] != ']')
            continue;
        bool defines = i == indent && indent < 4 && end + 1 < size && line[end + 1] == ':';
        add(mentions, (struct mention){line + i + 2, length, defines});
        i = end;
    }
}

static void collect(const char *text, size_t size, size_t start, struct mentions *mentions) {
    bool fenced = false;
    for (size_t at = start; at < size && !mentions->failed;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - (text + at)) : size - at;
        if (is_fence(text + at, length))
            fenced = !fenced;
        else if (!fenced)
            collect_line(text + at, length, mentions);
        at += length + 1;
    }
}

static int by_place(const void *left, const void *right) {
    const struct engross_markdown_definition_mark *a = left, *b = right;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

bool engross_markdown_notes_find(const char *text, size_t size, size_t start,
                                 struct engross_markdown_notes *notes) {
    struct mentions mentions = {0};
    *notes = (struct engross_markdown_notes){0};
    collect(text, size, start, &mentions);
    if (mentions.count > 0)
        qsort(mentions.items, mentions.count, sizeof *mentions.items, compare);
    if (mentions.count > 0 && !mentions.failed)
        notes->unused = malloc(mentions.count * sizeof *notes->unused);
    bool good = !mentions.failed && (mentions.count == 0 || notes->unused != NULL);
    for (size_t i = 0; good && i < mentions.count; i++) {
        const struct mention *mention = &mentions.items[i];
        bool first = i == 0 || !same_name(&mentions.items[i - 1], mention);
        bool hidden = !first && mentions.items[i - 1].defines;
        if (mention->defines && (first || hidden))
            notes->unused[notes->count++] = (struct engross_markdown_definition_mark){
                (size_t)(mention->name - text) - 2, mention->size + 4};
    }
    if (notes->count > 1)
        qsort(notes->unused, notes->count, sizeof *notes->unused, by_place);
    free(mentions.items);
    return good;
}
