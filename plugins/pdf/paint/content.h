/* The content stream of the page being painted: graphics state, marked content, text showing. */
#ifndef ENGROSS_PDF_PAINT_CONTENT_H
#define ENGROSS_PDF_PAINT_CONTENT_H

#include "page.h"
#include "paint/codes.h"

/* Positions in the stream are kept in whole hundredths of a point, so that relative moves do not
 * add up rounding errors. */
struct pdf_content {
    struct engross_buffer stream;
    struct pdf_faces faces; /* of the whole file */
    uint64_t page;          /* from 1 */
    double height;          /* of the page, points */
    bool marked, in_text;
    int32_t status; /* the first error */
    /* graphics state */
    const struct pdf_face *face;
    double size;
    uint32_t fill;
    bool emboldened;
    double word_spacing;    /* points */
    int64_t line_x, line_y; /* where the last Td went */
};

void engross_pdf_content_finish(struct pdf_content *content);
/* Starts an empty page with the initial graphics state. */
void engross_pdf_content_begin(struct pdf_content *content, double height);

/* Marked content (ISO 32000-1, 14.6): of an element, or an artifact whose properties are given in
 * PDF's syntax. One is closed before the next is opened. */
void engross_pdf_content_mark(struct pdf_content *content, const char *role, uint32_t mark);
void engross_pdf_content_mark_artifact(struct pdf_content *content, const char *properties);
void engross_pdf_content_unmark(struct pdf_content *content);

/* Leaves text, where the stream stands in it, for a graphics operator. */
void engross_pdf_content_leave_text(struct pdf_content *content);
void engross_pdf_content_fill(struct pdf_content *content, uint32_t colour);
/* A filled rectangle; x, y its upper left corner from the page's upper left. */
void engross_pdf_content_rectangle(struct pdf_content *content, double x, double y, double width,
                                   double height);
/* The image of resource name /I<index>, in the same terms, turned as Exif's orientation says. */
void engross_pdf_content_image(struct pdf_content *content, uint32_t index, uint32_t orientation,
                               double x, double y, double width, double height);
/* text.c: shows a run of text; before: the one that a right-to-left run goes on from in its line,
 * or NULL. The faces that it used have last_page == page. */
void engross_pdf_content_text(struct pdf_content *content, const struct pdf_item *item,
                              const struct pdf_item *before);

#endif
