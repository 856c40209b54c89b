/* The output intent's colour profile. */
#ifndef ENGROSS_PDF_PAINT_PROFILE_H
#define ENGROSS_PDF_PAINT_PROFILE_H

#include "base/buffer.h"

/* Appends an ICC profile (ISO 15076-1, version 4.2) of sRGB (IEC 61966-2-1), about 600 bytes: a
 * matrix and the sRGB curve as a formula. Large profiles with tables make readers slow, since
 * many of them convert the tables for every page. */
void engross_pdf_append_srgb(struct engross_buffer *buffer);

#endif
