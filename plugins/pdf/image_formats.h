/* The two image formats behind images.c: what each file's header says, and its samples. Internal
 * to images.c, image_png.c and image_jpeg.c. */
#ifndef ENGROSS_PDF_IMAGE_FORMATS_H
#define ENGROSS_PDF_IMAGE_FORMATS_H

#include "images.h"

/* More pixels than this are not decoded, and not passed on as JPEG. */
#define ENGROSS_PDF_DECODED_PIXELS UINT64_C(50000000)
#define ENGROSS_PDF_PASSED_PIXELS UINT64_C(200000000)

enum pdf_image_state {
    PDF_IMAGE_SOUND,
    PDF_IMAGE_DAMAGED,   /* usable in part */
    PDF_IMAGE_TOO_LARGE, /* width and height are set */
    PDF_IMAGE_UNREADABLE,
    PDF_IMAGE_NO_MEMORY
};

/* Reads size, resolution and orientation from the header of image->data into image. */
enum pdf_image_state engross_pdf_png_inspect(struct pdf_image *image);
enum pdf_image_state engross_pdf_jpeg_inspect(struct pdf_image *image);
/* Makes the samples. Unreadable rows are white. */
enum pdf_image_state engross_pdf_png_decode(const struct pdf_image *image,
                                            struct pdf_samples *samples);
enum pdf_image_state engross_pdf_jpeg_decode(const struct pdf_image *image,
                                             struct pdf_samples *samples);

#endif
