/* From placed vertical items to a page as page.h describes it. */
#ifndef ENGROSS_PDF_LAYOUT_EMIT_H
#define ENGROSS_PDF_LAYOUT_EMIT_H

#include "layout/vertical.h"

/* The page at hand: its arrays are used again for every page; texts and glyphs are in page_store.
 */
struct pdf_builder {
    struct pdf_layout *layout;
    struct pdf_item *items;
    size_t item_count, item_capacity;
    struct pdf_link *links;
    size_t link_count, link_capacity;
    struct pdf_destination *destinations;
    size_t destination_count, destination_capacity;
    bool artifact;   /* what is emitted now repeats other content: no tags, links, destinations */
    bool pagination; /* it is a running head or foot */
};

void engross_pdf_builder_finish(struct pdf_builder *builder);
void engross_pdf_builder_clear(struct pdf_builder *builder);
/* Emits items from first to before end of list into a column of that width whose upper left corner
 * is x, y; SPACE at the top and the foot takes nothing. Returns the height used. */
double engross_pdf_emit_column(struct pdf_builder *builder, const struct pdf_vertical_list *list,
                               size_t first, size_t end, double x, double y, double width);
/* Emits one line whose top left corner is x, y. */
void engross_pdf_emit_line(struct pdf_builder *builder, const struct pdf_line *line, double x,
                           double y);
/* A filled rectangle, an artifact. */
void engross_pdf_emit_rectangle(struct pdf_builder *builder, double x, double y, double width,
                                double height, uint32_t colour);
void engross_pdf_emit_destination(struct pdf_builder *builder, engross_text name, double x,
                                  double y);

#endif
