/* Images of one output. Layout opens them to learn their size; only painting decodes them, one at
 * a time, so that a document full of photographs costs the memory of one.
 *
 * Files are hostile until proved good: libpng and libjpeg report errors through longjmp, which
 * stays inside images.c, sizes are bounded before anything is allocated, and a file that breaks
 * off in the middle shows what could be read. */
#ifndef ENGROSS_PDF_IMAGES_H
#define ENGROSS_PDF_IMAGES_H

#include "engross/plugin.h"

#include <stdbool.h>

/* An image in use. Read-only for everyone but images.c. */
struct pdf_image {
    uint32_t width, height;    /* pixels, as they are shown (after orientation) */
    double dots_per_inch;      /* as the file says, else 0 */
    uint32_t index;            /* 0, 1, 2 ...: the same file, the same image */
    uint32_t orientation;      /* 1 to 8 as Exif has it; 1: the samples are upright */
    engross_text key;          /* the host's */
    const unsigned char *data; /* the file */
    size_t size;
    bool jpeg;
    const engross_node *node; /* who asked first, for diagnostics */
    engross_text name;        /* as the document names it */
};

/* What goes into the PDF: samples of 8 bits a component, or a JPEG file as it is. */
struct pdf_samples {
    uint32_t width, height;    /* of the stored samples (before orientation) */
    uint32_t components;       /* 1 grey, 3 RGB */
    const unsigned char *data; /* width * height * components bytes, or the JPEG file */
    size_t size;
    const unsigned char *alpha; /* width * height bytes, or NULL: opaque */
    bool jpeg;                  /* data is a JPEG file */
    void *memory;               /* images.c frees it */
};

struct pdf_images;

/* Starts without an image. NULL when memory runs out. */
struct pdf_images *engross_pdf_images_new(const engross_host *host);
/* Frees every image. May be NULL. */
void engross_pdf_images_free(struct pdf_images *images);

/* Opens the image that the document names source on behalf of node, reading its header only.
 * ENGROSS_OK and *out, which lives as long as images; ENGROSS_NOT_FOUND (the host or this call has
 * reported why) when there is nothing to show; ENGROSS_NO_MEMORY. */
int32_t engross_pdf_images_open(struct pdf_images *images, engross_text source,
                                const engross_node *node, const struct pdf_image **out);
/* Decodes an image; damaged parts are white and reported once. ENGROSS_OK, and *samples is to be
 * given to engross_pdf_samples_finish(); or ENGROSS_NO_MEMORY. */
int32_t engross_pdf_image_decode(const engross_host *host, const struct pdf_image *image,
                                 struct pdf_samples *samples);
void engross_pdf_samples_finish(struct pdf_samples *samples);

#endif
