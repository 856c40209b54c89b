#include "read/docx/keys.h"

#include <stdlib.h>
#include <string.h>

bool engross_ooxml_grow(void *elements, size_t count, size_t *capacity, size_t size) {
    void **array = elements;
    if (count < *capacity)
        return true;
    size_t wanted = *capacity == 0 ? 16 : 2 * *capacity;
    void *grown = realloc(*array, wanted * size);
    if (grown == NULL)
        return false;
    *array = grown;
    *capacity = wanted;
    return true;
}

bool engross_ooxml_keys_add(struct engross_ooxml_keys *keys, struct engross_arena *arena,
                            engross_text name, uint32_t value) {
    char *copy = engross_arena_copy(arena, name.size == 0 ? "" : name.data, name.size);
    if (copy == NULL ||
        !engross_ooxml_grow(&keys->rows, keys->count, &keys->capacity, sizeof *keys->rows))
        return false;
    keys->rows[keys->count++] = (struct engross_ooxml_key){{copy, name.size}, value};
    keys->is_sorted = false;
    return true;
}

static int compare_names(engross_text left, engross_text right) {
    size_t size = left.size < right.size ? left.size : right.size;
    int order = size == 0 ? 0 : memcmp(left.data, right.data, size);
    return order != 0 ? order : (left.size > right.size) - (left.size < right.size);
}

/* Of equal names the lower value, which was added first, comes first. */
static int compare_rows(const void *left, const void *right) {
    const struct engross_ooxml_key *a = left, *b = right;
    int order = compare_names(a->name, b->name);
    return order != 0 ? order : (a->value > b->value) - (a->value < b->value);
}

uint32_t engross_ooxml_keys_find(struct engross_ooxml_keys *keys, engross_text name) {
    if (!keys->is_sorted && keys->count > 1)
        qsort(keys->rows, keys->count, sizeof *keys->rows, compare_rows);
    keys->is_sorted = true;
    size_t low = 0, high = keys->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(keys->rows[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < keys->count && compare_names(keys->rows[low].name, name) == 0;
    return found ? keys->rows[low].value : ENGROSS_OOXML_NO_KEY;
}

void engross_ooxml_keys_finish(struct engross_ooxml_keys *keys) {
    free(keys->rows);
    *keys = (struct engross_ooxml_keys){0};
}
