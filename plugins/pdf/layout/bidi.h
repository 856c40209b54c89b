/* The bidirectional algorithm (UAX #9), by FriBidi: levels for a paragraph's text. */
#ifndef ENGROSS_PDF_LAYOUT_BIDI_H
#define ENGROSS_PDF_LAYOUT_BIDI_H

#include "layout/pieces.h"

/* Sets pieces->levels for every byte of text, and pieces->mixed. */
void engross_pdf_bidi(struct pdf_layout *layout, struct pdf_pieces *pieces, const char *text,
                      size_t size, bool right_to_left);

#endif
