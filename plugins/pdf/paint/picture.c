/* Images as XObjects (ISO 32000-1, 8.9), each written once, when it is first shown. */
#include "images.h"
#include "paint/painter.h"

#include <stdlib.h>
#include <string.h>

/* Rows with PNG's Sub or Up predictor (7.4.4.4), whichever leaves the smaller differences: drawings
 * and screenshots become about half as large. */
static bool predict(struct engross_buffer *out, const unsigned char *samples, size_t row_size,
                    size_t rows, size_t step) {
    if (!engross_buffer_reserve(out, (row_size + 1) * rows))
        return false;
    const unsigned char *above = NULL;
    for (size_t r = 0; r < rows; r++, above = samples, samples += row_size) {
        unsigned char *target = (unsigned char *)out->data + out->size;
        uint64_t sub = 0, up = 0;
        for (size_t i = 0; i < row_size; i++) {
            sub += (uint64_t)abs((signed char)(samples[i] - (i >= step ? samples[i - step] : 0)));
            up += (uint64_t)abs((signed char)(samples[i] - (above != NULL ? above[i] : 0)));
        }
        *target++ = sub < up ? 1 : 2;
        for (size_t i = 0; i < row_size; i++) {
            unsigned char before = 0;
            if (sub < up)
                before = i >= step ? samples[i - step] : 0;
            else if (above != NULL)
                before = above[i];
            target[i] = (unsigned char)(samples[i] - before);
        }
        out->size += row_size + 1;
    }
    return true;
}

static struct pdf_dictionary *new_image(struct pdf_painter *painter,
                                        const struct pdf_samples *samples, uint32_t components) {
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "XObject");
    engross_pdf_dictionary_name(dictionary, "Subtype", "Image");
    engross_pdf_dictionary_integer(dictionary, "Width", (int32_t)samples->width);
    engross_pdf_dictionary_integer(dictionary, "Height", (int32_t)samples->height);
    engross_pdf_dictionary_name(dictionary, "ColorSpace",
                                components == 1 ? "DeviceGray" : "DeviceRGB");
    engross_pdf_dictionary_integer(dictionary, "BitsPerComponent", 8);
    return dictionary;
}

static void put_samples(struct pdf_painter *painter, uint32_t number,
                        struct pdf_dictionary *dictionary, const struct pdf_samples *samples,
                        const unsigned char *data, uint32_t components) {
    struct engross_buffer rows = ENGROSS_BUFFER_INIT;
    if (!predict(&rows, data, (size_t)samples->width * components, samples->height, components))
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    struct pdf_dictionary *parameters =
        engross_pdf_dictionary_dictionary(dictionary, "DecodeParms");
    engross_pdf_dictionary_integer(parameters, "Predictor", 15);
    engross_pdf_dictionary_integer(parameters, "Colors", (int32_t)components);
    engross_pdf_dictionary_integer(parameters, "Columns", (int32_t)samples->width);
    engross_pdf_file_put_stream(painter->file, number, dictionary, rows.data, rows.size,
                                PDF_ENCODING_DEFLATE);
    engross_buffer_finish(&rows);
}

static void write_image(struct pdf_painter *painter, uint32_t number,
                        const struct pdf_samples *samples) {
    uint32_t mask = samples->alpha != NULL ? engross_pdf_file_reserve(painter->file) : 0;
    if (mask != 0)
        put_samples(painter, mask, new_image(painter, samples, 1), samples, samples->alpha, 1);
    struct pdf_dictionary *dictionary = new_image(painter, samples, samples->components);
    if (mask != 0)
        engross_pdf_dictionary_reference(dictionary, "SMask", mask);
    if (!samples->jpeg) {
        put_samples(painter, number, dictionary, samples, samples->data, samples->components);
        return;
    }
    engross_pdf_dictionary_name(dictionary, "Filter", "DCTDecode");
    engross_pdf_file_put_stream(painter->file, number, dictionary, samples->data, samples->size,
                                PDF_ENCODING_ENCODED);
}

static bool make_room(struct pdf_painter *painter, uint32_t index) {
    if (index < painter->image_capacity)
        return true;
    uint32_t capacity = (index + 1) * 2;
    uint32_t *grown = realloc(painter->images, capacity * sizeof *grown);
    if (grown == NULL)
        return false;
    memset(grown + painter->image_capacity, 0,
           (capacity - painter->image_capacity) * sizeof *grown);
    painter->images = grown;
    painter->image_capacity = capacity;
    return true;
}

uint32_t engross_pdf_picture(struct pdf_painter *painter, const struct pdf_image *image) {
    struct pdf_samples samples;
    if (!make_room(painter, image->index)) {
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
        return 0;
    }
    uint32_t *number = &painter->images[image->index];
    if (*number != 0 || engross_pdf_file_status(painter->file) != ENGROSS_OK)
        return *number;
    int32_t status = engross_pdf_image_decode(painter->host, image, &samples);
    if (status != ENGROSS_OK) {
        engross_pdf_file_fail(painter->file, status);
        return 0;
    }
    *number = engross_pdf_file_reserve(painter->file);
    if (samples.data != NULL)
        write_image(painter, *number, &samples);
    engross_pdf_samples_finish(&samples);
    return *number;
}
