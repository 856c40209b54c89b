#include "layout/vertical.h"

#include <stdlib.h>
#include <string.h>

/* Makes room for more items at the end: that of taken ones, once they are as many as wait. */
static bool reserve(struct pdf_layout *layout, struct pdf_vertical_list *list, size_t more) {
    if (list->taken > 0 && list->taken >= list->count &&
        list->taken + list->count + more > list->capacity) {
        struct pdf_vertical *first = list->items - list->taken;
        memmove(first, list->items, list->count * sizeof *first);
        list->items = first;
        list->taken = 0;
    }
    struct pdf_vertical *first = list->items != NULL ? list->items - list->taken : NULL;
    if (!engross_pdf_grow(layout, &first, &list->capacity, list->taken + list->count + more,
                          sizeof *first))
        return false;
    list->items = first + list->taken;
    return true;
}

struct pdf_vertical *engross_pdf_vertical_append(struct pdf_layout *layout,
                                                 struct pdf_vertical_list *list,
                                                 enum pdf_vertical_kind kind) {
    if (!reserve(layout, list, 1))
        return NULL;
    struct pdf_vertical *item = &list->items[list->count++];
    *item = (struct pdf_vertical){.kind = (unsigned char)kind};
    return item;
}

bool engross_pdf_vertical_extend(struct pdf_layout *layout, struct pdf_vertical_list *list,
                                 const struct pdf_vertical *items, size_t count) {
    if (count == 0)
        return true;
    if (!reserve(layout, list, count))
        return false;
    memcpy(list->items + list->count, items, count * sizeof *items);
    list->count += count;
    return true;
}

/* A stored list shares its items with others and cannot grow where it is. */
static bool insert_stored(struct pdf_layout *layout, struct pdf_vertical_list *list, size_t at,
                          const struct pdf_vertical *item) {
    struct pdf_vertical *items = engross_pdf_allocate(layout, (list->count + 1) * sizeof *items);
    if (items == NULL)
        return false;
    memcpy(items, list->items, at * sizeof *items);
    items[at] = *item;
    memcpy(items + at + 1, list->items + at, (list->count - at) * sizeof *items);
    list->items = items;
    list->count++;
    return true;
}

bool engross_pdf_vertical_insert(struct pdf_layout *layout, struct pdf_vertical_list *list,
                                 size_t at, const struct pdf_vertical *item) {
    if (list->stored)
        return insert_stored(layout, list, at, item);
    if (list->taken > 0 && at < list->count - at) { /* nearer to the head: into the room there */
        list->items--;
        list->taken--;
        memmove(list->items, list->items + 1, at * sizeof *list->items);
    } else {
        if (!reserve(layout, list, 1))
            return false;
        memmove(list->items + at + 1, list->items + at, (list->count - at) * sizeof *list->items);
    }
    list->count++;
    list->items[at] = *item;
    return true;
}

void engross_pdf_vertical_take(struct pdf_vertical_list *list, size_t count) {
    list->items += count;
    list->count -= count;
    list->taken += count;
}

void engross_pdf_vertical_finish(struct pdf_vertical_list *list) {
    if (list->items != NULL)
        free(list->items - list->taken);
    *list = (struct pdf_vertical_list){0};
}

double engross_pdf_vertical_height(const struct pdf_vertical_list *list, size_t first, size_t end) {
    double height = 0;
    for (size_t i = first; i < end; i++)
        height += list->items[i].height;
    return height;
}

struct pdf_vertical_list *engross_pdf_vertical_store(struct pdf_layout *layout,
                                                     const struct pdf_vertical_list *list) {
    struct pdf_vertical_list *stored = engross_pdf_allocate(layout, sizeof *stored);
    struct pdf_vertical *items = engross_pdf_allocate(layout, list->count * sizeof *items);
    if (stored == NULL || items == NULL)
        return NULL;
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    *stored = (struct pdf_vertical_list){.items = items, .count = list->count, .stored = true};
    return stored;
}
