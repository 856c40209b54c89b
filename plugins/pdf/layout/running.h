/* Running heads and feet: the theme's texts with the document's own filled in. */
#ifndef ENGROSS_PDF_LAYOUT_RUNNING_H
#define ENGROSS_PDF_LAYOUT_RUNNING_H

#include "layout/emit.h"

/* Emits the head and the foot of a page between the text's left and right edges. */
void engross_pdf_running(struct pdf_layout *layout, struct pdf_builder *builder, int number,
                         double left, double right);
/* Whether the theme prints the number of pages, so that they must be counted first. */
bool engross_pdf_running_counts(const engross_host *host);

#endif
