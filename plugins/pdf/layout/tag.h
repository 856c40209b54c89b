/* Structure elements that come into being when something of them is first placed on a page.
 *
 * Layout runs ahead of the pages; a tag remembers what the element shall be. Made on first use,
 * elements are created in reading order, inline ones between the text around them. Block tags are
 * pooled and given back when their last line is placed; inline tags live in the store and hang on
 * their block. */
#ifndef ENGROSS_PDF_LAYOUT_TAG_H
#define ENGROSS_PDF_LAYOUT_TAG_H

#include "sink.h"

struct pdf_tag {
    struct pdf_tag *parent; /* NULL: the root */
    struct pdf_tag *block;  /* of an inline tag: the block it ends with; else NULL */
    struct pdf_tag *next;   /* inline: the next one of the block; free block tag: the next free */
    struct pdf_tag *inlines;
    struct pdf_element *element; /* NULL until first use */
    enum pdf_role role;
    struct pdf_element_attributes attributes;
};

struct pdf_tags {
    const struct pdf_sink *sink;
    struct pdf_tag *free;
    struct pdf_tag_slab *slabs;
};

void engross_pdf_tags_finish(struct pdf_tags *tags);
/* A block tag, to be ended with engross_pdf_tag_done(). NULL when memory runs out. */
struct pdf_tag *engross_pdf_tag_new(struct pdf_tags *tags, struct pdf_tag *parent,
                                    enum pdf_role role);
/* Makes *tag, in the caller's memory, an inline tag below parent that ends with block. */
void engross_pdf_tag_inline(struct pdf_tag *tag, struct pdf_tag *parent, struct pdf_tag *block,
                            enum pdf_role role);
/* The element, made now if need be, its parents before it. NULL when memory runs out. */
struct pdf_element *engross_pdf_tag_element(struct pdf_tags *tags, struct pdf_tag *tag);
/* Ends a block tag and its inline tags: after the next page nothing more of it comes. */
void engross_pdf_tag_done(struct pdf_tags *tags, struct pdf_tag *tag);

#endif
