#include "layout/vertical.h"

#include <stdlib.h>
#include <string.h>

struct pdf_vertical *engross_pdf_vertical_append(struct pdf_layout *layout,
                                                 struct pdf_vertical_list *list,
                                                 enum pdf_vertical_kind kind) {
    if (!engross_pdf_grow(layout, &list->items, &list->capacity, list->count + 1,
                          sizeof *list->items))
        return NULL;
    struct pdf_vertical *item = &list->items[list->count++];
    *item = (struct pdf_vertical){.kind = (unsigned char)kind};
    return item;
}

void engross_pdf_vertical_finish(struct pdf_vertical_list *list) {
    free(list->items);
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
    *stored = (struct pdf_vertical_list){items, list->count, list->count};
    return stored;
}
