/* PNG (ISO/IEC 15948) through libpng's simplified interface, which keeps its longjmp to itself. */
#include "image_formats.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

static uint32_t read_32(const unsigned char *data) {
    return (uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3];
}

/* The horizontal resolution of the pHYs chunk (11.3.5.3), or 0. */
static double read_resolution(const unsigned char *data, size_t size) {
    size_t offset = 8;
    while (size - offset >= 12) {
        uint32_t length = read_32(data + offset);
        const unsigned char *name = data + offset + 4;
        if (memcmp(name, "IDAT", 4) == 0 || length > size - offset - 12)
            return 0;
        if (memcmp(name, "pHYs", 4) == 0 && length == 9 && name[12] == 1)
            return read_32(name + 4) * 0.0254;
        offset += (size_t)length + 12;
    }
    return 0;
}

enum pdf_image_state engross_pdf_png_inspect(struct pdf_image *image) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, image->data, image->size))
        return PDF_IMAGE_UNREADABLE;
    image->width = png.width;
    image->height = png.height;
    png_image_free(&png);
    image->dots_per_inch = read_resolution(image->data, image->size);
    if (image->width == 0 || image->height == 0)
        return PDF_IMAGE_UNREADABLE;
    return (uint64_t)image->width * image->height > ENGROSS_PDF_DECODED_PIXELS ? PDF_IMAGE_TOO_LARGE
                                                                               : PDF_IMAGE_SOUND;
}

/* Moves the alpha samples behind the colours. True when any of them is not opaque. */
static void split_alpha(unsigned char *data, unsigned char *alpha, size_t pixels,
                        uint32_t components, struct pdf_samples *samples) {
    unsigned char opaque = 0xFF;
    for (size_t i = 0; i < pixels; i++) {
        const unsigned char *pixel = data + i * (components + 1);
        alpha[i] = pixel[components];
        opaque &= alpha[i];
        memmove(data + i * components, pixel, components);
    }
    samples->alpha = opaque == 0xFF ? NULL : alpha;
}

enum pdf_image_state engross_pdf_png_decode(const struct pdf_image *image,
                                            struct pdf_samples *samples) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, image->data, image->size))
        return PDF_IMAGE_UNREADABLE;
    png.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
    bool alpha = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    uint32_t components = (png.format & PNG_FORMAT_FLAG_COLOR) != 0 ? 3 : 1;
    size_t pixels = (size_t)png.width * png.height;
    size_t size = PNG_IMAGE_SIZE(png);
    unsigned char *data = malloc(size + (alpha ? pixels : 0));
    if (data == NULL) {
        png_image_free(&png);
        return PDF_IMAGE_NO_MEMORY;
    }
    memset(data, 0xFF, size);
    bool sound = png_image_finish_read(&png, NULL, data, 0, NULL) != 0;
    png_image_free(&png);
    *samples = (struct pdf_samples){.width = image->width,
                                    .height = image->height,
                                    .components = components,
                                    .data = data,
                                    .size = pixels * components,
                                    .memory = data};
    if (alpha)
        split_alpha(data, data + size, pixels, components, samples);
    return sound ? PDF_IMAGE_SOUND : PDF_IMAGE_DAMAGED;
}
