/* Notes: their text, set small, and where they wait for the foot of a page. */
#ifndef ENGROSS_PDF_LAYOUT_NOTE_H
#define ENGROSS_PDF_LAYOUT_NOTE_H

#include "layout/paragraph.h"

/* Lays a note out for the foot of the page. tag is its NOTE element to be. NULL on failure, or for
 * an endnote, which is kept for the end of the document. */
struct pdf_note *engross_pdf_note(struct pdf_layout *layout, const engross_node *node,
                                  struct pdf_tag *tag);
/* Appends a note's mark and blocks to out. */
void engross_pdf_note_blocks(struct pdf_layout *layout, const engross_node *node,
                             struct pdf_tag *tag, double measure, struct pdf_vertical_list *out);
/* Lays the endnotes that were kept out into the queue of pages. */
void engross_pdf_endnotes(struct pdf_layout *layout, struct pdf_vertical_list *out);
void engross_pdf_endnotes_free(struct pdf_layout *layout);

#endif
