/* What stands before the text: the masthead of a United Nations document, or a title block. */
#ifndef ENGROSS_PDF_LAYOUT_MASTHEAD_H
#define ENGROSS_PDF_LAYOUT_MASTHEAD_H

#include "layout/flow.h"

/* Lays out the fields of the metadata as masthead.form says. The form "un" needs a symbol, an
 * organ or a distribution; a document without them gets a title block. */
void engross_pdf_masthead(struct pdf_flow *flow);

#endif
