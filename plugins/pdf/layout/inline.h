/* The text of one block, gathered from its inline nodes: characters in one buffer, what they look
 * like and belong to in spans over it. Notes become their marks. */
#ifndef ENGROSS_PDF_LAYOUT_INLINE_H
#define ENGROSS_PDF_LAYOUT_INLINE_H

#include "base/buffer.h"
#include "layout/layout.h"

/* Where a click leads, or what a reference can lead to. In the store. */
struct pdf_target {
    engross_text uri;         /* or */
    engross_text destination; /* or neither */
    engross_text contents;    /* what the link says */
    engross_text anchor;      /* not empty: a destination of that name stands here */
};

/* How a stretch of text looks and what it belongs to. In the store. */
struct pdf_look {
    const struct pdf_face *face;
    double size; /* points */
    double rise; /* points, upwards */
    uint32_t colour;
    bool underline;
    bool hyphenate;
    bool address;                    /* an address printed as such: breakable after slashes */
    struct pdf_tag *tag;             /* NULL: artifact */
    struct pdf_tag *note_tag;        /* not NULL: to be made right after tag: the note of a mark */
    const struct pdf_target *target; /* or NULL */
    engross_text language;
};

struct pdf_span {
    size_t start; /* byte; it reaches to the next span's start */
    const struct pdf_look *look;
};

struct pdf_note_mark {
    size_t offset; /* of the mark in the text */
    const engross_node *node;
    struct pdf_tag *tag; /* the NOTE element to be */
};

/* Scratch memory, used again for every block. */
struct pdf_text {
    struct engross_buffer buffer;
    struct pdf_span *spans;
    size_t span_count, span_capacity;
    struct pdf_note_mark *notes;
    size_t note_count, note_capacity;
};

void engross_pdf_text_finish(struct pdf_text *text);
void engross_pdf_text_clear(struct pdf_text *text);
/* The look of plain text in a style, in the store. NULL when it fails (layout->status). */
struct pdf_look *engross_pdf_look(struct pdf_layout *layout, const struct pdf_style *style,
                                  double scale, struct pdf_tag *tag, engross_text language);
/* Appends characters in that look. */
void engross_pdf_text_append(struct pdf_layout *layout, struct pdf_text *text, engross_text data,
                             const struct pdf_look *look);
/* Appends all inlines below node. base is the look of its plain text; inline elements hang on
 * block, the block's tag (NULL in artifacts). */
void engross_pdf_text_gather(struct pdf_layout *layout, struct pdf_text *text,
                             const engross_node *node, const struct pdf_look *base,
                             struct pdf_tag *block);

#endif
