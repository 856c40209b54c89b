/* The pages: takes the queue of vertical items and fills columns and pages with it, notes at their
 * foot, running heads around them. */
#ifndef ENGROSS_PDF_LAYOUT_PAGE_H
#define ENGROSS_PDF_LAYOUT_PAGE_H

#include "layout/emit.h"

struct pdf_pages {
    struct pdf_vertical_list queue; /* what waits; the flow appends to it */
    struct pdf_vertical_list notes; /* what of earlier pages' notes waits, then this page's */
    struct pdf_builder builder;     /* the page at hand */
    int number;                     /* of the page at hand, from 1 */
    bool open;                      /* a page has been begun */
    bool text_on_page;              /* something of the body stands on it */
    double first_top;               /* added to the top margin of page one */
    double y;                       /* where the next region begins */
    double notes_height;            /* that the carried notes take at its foot */
    size_t notes_carried;           /* items of notes that fit this page */
    size_t unreleased;              /* items placed since memory was last given back */
};

bool engross_pdf_pages_init(struct pdf_layout *layout, struct pdf_pages *pages);
void engross_pdf_pages_finish(struct pdf_pages *pages);
/* Fills and emits as many pages as the queue is sure to need; last: all that is left. */
void engross_pdf_pages_feed(struct pdf_layout *layout, bool last);
/* The width of the text, and of one column. */
double engross_pdf_text_width(const struct pdf_layout *layout);
double engross_pdf_column_width(const struct pdf_layout *layout);
/* The height of an empty column. */
double engross_pdf_column_height(const struct pdf_layout *layout);

#endif
