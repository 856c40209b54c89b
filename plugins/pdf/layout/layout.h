/* The layout of one document: what all its parts share.
 *
 * The way of the data: flow.c walks the blocks; inline.c gathers a block's text; pieces.c shapes it
 * and finds where lines may end; lines.c chooses the ends; paragraph.c makes lines and queues them
 * as vertical items; fit.c decides how many fit a column and page.c fills pages; emit.c turns
 * placed items into what page.h describes and hands them to the sink.
 *
 * Failure sticks: the first one is kept in status, after it functions do nothing more. */
#ifndef ENGROSS_PDF_LAYOUT_LAYOUT_H
#define ENGROSS_PDF_LAYOUT_LAYOUT_H

#include "images.h"
#include "layout/hyphenate.h"
#include "layout/shape.h"
#include "layout/store.h"
#include "layout/style.h"
#include "layout/tag.h"
#include "sink.h"

struct pdf_layout {
    const engross_host *host;
    const engross_view *view;
    const engross_job *job;
    const struct pdf_sink *sink;
    struct pdf_fonts *fonts;
    struct pdf_images *images;
    struct pdf_styles styles;
    struct pdf_shaper shaper;
    struct pdf_hyphenator hyphenator;
    struct pdf_tags tags;
    struct pdf_store queue_store;  /* lines that wait for their page */
    struct pdf_store *store;       /* where lines go at present: the queue's or a table head's */
    struct pdf_store page_store;   /* what the page at hand needs, emptied after it */
    uint64_t frame_mark;           /* of queue_store when the outermost open frame was made, or
                                      UINT64_MAX: not to be released before that frame is closed */
    struct pdf_scratch *scratch;   /* paragraph.c */
    struct pdf_pages *pages;       /* page.c */
    struct pdf_tag *root;          /* the DOCUMENT element */
    engross_text source;           /* whence its text is, for running heads; may be empty */
    struct pdf_endnotes *endnotes; /* note.c */
    struct pdf_table *tables;      /* table.c: those in work */
    int32_t status;                /* ENGROSS_OK, or why it stopped */
    bool right_to_left;            /* the document as a whole */
    bool quiet;                    /* counting pages only: report nothing */
    int page_count;                /* of the whole document, where {pages} needs it; else 0 */
};

/* Lays the whole document out into sink. fonts and images are borrowed. ENGROSS_OK or another
 * status, reported. */
int32_t engross_pdf_layout(const engross_host *host, const engross_job *job,
                           struct pdf_fonts *fonts, struct pdf_images *images,
                           const struct pdf_sink *sink);

/* Memory of the store in use, zeroed; NULL, and status set, when it runs out. */
void *engross_pdf_allocate(struct pdf_layout *layout, size_t size);
engross_text engross_pdf_copy(struct pdf_layout *layout, engross_text text);
/* Makes room for count elements of size bytes in *array. False, and status set, when it cannot. */
bool engross_pdf_grow(struct pdf_layout *layout, void *array, size_t *capacity, size_t count,
                      size_t size);
/* Reports unless only pages are counted. */
void engross_pdf_report(struct pdf_layout *layout, uint32_t diagnostic, const engross_node *node,
                        const engross_text *arguments, size_t count);
/* Sets status, unless it is set already. */
void engross_pdf_fail(struct pdf_layout *layout, int32_t status);
/* Frees the buffer; where it has lost something for want of memory, the layout has failed. */
void engross_pdf_buffer_finish(struct pdf_layout *layout, struct engross_buffer *buffer);
/* All characters below node; status is set when memory runs out. */
engross_text engross_pdf_plain_text(struct pdf_layout *layout, const engross_node *node);
/* The attribute's value; {NULL, 0} where absent. */
static inline engross_text engross_pdf_attribute(const struct pdf_layout *layout,
                                                 const engross_node *node, uint32_t attribute) {
    return layout->view->attribute(layout->view, node, attribute);
}

#endif
