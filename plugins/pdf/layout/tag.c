#include "layout/tag.h"

#include <stdlib.h>

#define SLAB_TAGS 64
/* Deeper than any document: sections, lists and table cells nest at most 128 deep. */
#define MOST_PARENTS 1024

struct pdf_tag_slab {
    struct pdf_tag_slab *next;
    struct pdf_tag tags[SLAB_TAGS];
};

void engross_pdf_tags_finish(struct pdf_tags *tags) {
    while (tags->slabs != NULL) {
        struct pdf_tag_slab *next = tags->slabs->next;
        free(tags->slabs);
        tags->slabs = next;
    }
    tags->free = NULL;
}

static bool add_slab(struct pdf_tags *tags) {
    struct pdf_tag_slab *slab = malloc(sizeof *slab);
    if (slab == NULL)
        return false;
    slab->next = tags->slabs;
    tags->slabs = slab;
    for (size_t i = SLAB_TAGS; i > 0; i--) {
        slab->tags[i - 1].next = tags->free;
        tags->free = &slab->tags[i - 1];
    }
    return true;
}

struct pdf_tag *engross_pdf_tag_new(struct pdf_tags *tags, struct pdf_tag *parent,
                                    enum pdf_role role) {
    if (tags->free == NULL && !add_slab(tags))
        return NULL;
    struct pdf_tag *tag = tags->free;
    tags->free = tag->next;
    *tag = (struct pdf_tag){.parent = parent, .role = role};
    return tag;
}

void engross_pdf_tag_inline(struct pdf_tag *tag, struct pdf_tag *parent, struct pdf_tag *block,
                            enum pdf_role role) {
    *tag = (struct pdf_tag){.parent = parent, .block = block, .role = role};
    tag->next = block->inlines;
    block->inlines = tag;
}

static struct pdf_element *make(struct pdf_tags *tags, struct pdf_tag *tag) {
    struct pdf_element *parent = tag->parent != NULL ? tag->parent->element : NULL;
    tag->element = tags->sink->element(tags->sink->user, parent, tag->role, &tag->attributes);
    return tag->element;
}

struct pdf_element *engross_pdf_tag_element(struct pdf_tags *tags, struct pdf_tag *tag) {
    if (tag->element != NULL)
        return tag->element;
    struct pdf_tag *path[MOST_PARENTS];
    size_t depth = 0;
    for (struct pdf_tag *at = tag; at != NULL && at->element == NULL; at = at->parent)
        if (depth < MOST_PARENTS)
            path[depth++] = at;
    while (depth > 0)
        if (make(tags, path[--depth]) == NULL)
            return NULL;
    return tag->element;
}

void engross_pdf_tag_done(struct pdf_tags *tags, struct pdf_tag *tag) {
    for (struct pdf_tag *at = tag->inlines; at != NULL; at = at->next)
        if (at->element != NULL)
            tags->sink->element_done(tags->sink->user, at->element);
    if (tag->element != NULL)
        tags->sink->element_done(tags->sink->user, tag->element);
    tag->next = tags->free;
    tags->free = tag;
}
