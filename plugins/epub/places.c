/* Where things stand in the book. */
#include "epub.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *key, const void *row) {
    uintptr_t node = (uintptr_t)key;
    uintptr_t other = (uintptr_t)((const struct epub_place *)row)->node;
    return (node > other) - (node < other);
}

/* The page that node stands on: the first one for what stands in the metadata. */
static const struct epub_page *page_of(const struct epub *epub, const engross_node *node) {
    const engross_view *view = epub->html.view;
    const engross_node *content = engross_kit_content(view);
    while (node != NULL && view->parent(view, node) != content)
        node = view->parent(view, node);
    const struct epub_place *place = node == NULL ? NULL
                                                  : bsearch(node, epub->places, epub->place_count,
                                                            sizeof *epub->places, compare);
    return &epub->pages[place == NULL ? 0 : place->page];
}

const char *engross_epub_file_of(void *user, engross_text id) {
    const struct epub *epub = user;
    const engross_node *node = epub->html.view->find(epub->html.view, id);
    if (node == NULL)
        return NULL;
    const struct epub_page *page = page_of(epub, node);
    return page == epub->page ? NULL : page->name;
}

static int32_t make_room(struct epub *epub) {
    if (epub->image_count < epub->image_capacity)
        return ENGROSS_OK;
    size_t capacity = epub->image_capacity == 0 ? 16 : 2 * epub->image_capacity;
    const engross_host *host = epub->html.host;
    struct epub_image *images = host->allocate(host, capacity * sizeof *images);
    if (images == NULL)
        return ENGROSS_NO_MEMORY;
    if (epub->image_count > 0)
        memcpy(images, epub->images, epub->image_count * sizeof *images);
    epub->images = images;
    epub->image_capacity = capacity;
    return ENGROSS_OK;
}

int32_t engross_epub_add_image(void *user, const engross_resource *image, const char **name) {
    struct epub *epub = user;
    for (size_t i = 0; i < epub->image_count; i++)
        if (engross_kit_text_equal(epub->images[i].key, image->key)) {
            *name = epub->images[i].name;
            return ENGROSS_OK;
        }
    if (make_room(epub) != ENGROSS_OK)
        return ENGROSS_NO_MEMORY;
    struct epub_image *added = &epub->images[epub->image_count++];
    added->key = image->key;
    added->media_type = image->media_type;
    added->data = image->data;
    added->size = image->data_size;
    snprintf(added->name, sizeof added->name, "image-%zu.%s", epub->image_count,
             engross_kit_text_is(image->media_type, "image/png") ? "png" : "jpeg");
    *name = added->name;
    return ENGROSS_OK;
}
