/* Where layout sends what it makes. Painting is one sink, the layout dump another, counting the
 * pages a third; layout cannot tell them apart. */
#ifndef ENGROSS_PDF_SINK_H
#define ENGROSS_PDF_SINK_H

#include "page.h"

/* The functions follow engross_pdf_paint_element() and its fellows in page.h. */
struct pdf_sink {
    void *user;
    struct pdf_element *(*element)(void *user, struct pdf_element *parent, enum pdf_role role,
                                   const struct pdf_element_attributes *attributes);
    void (*element_done)(void *user, struct pdf_element *element);
    int32_t (*page)(void *user, const struct pdf_page *page);
    void (*bookmark)(void *user, const struct pdf_bookmark *bookmark);
};

#endif
