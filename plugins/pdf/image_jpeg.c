/* JPEG (ISO/IEC 10918-1) through libjpeg-turbo. A sound file in a colour space that PDF knows is
 * passed on as it is, but without its metadata: a photograph's camera, place and time are nobody's
 * business but its maker's. Everything else is decoded. */
#include "image_formats.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

/* A progressive file may say the same pixels over and over; real ones need about ten scans. */
enum { MAX_SCANS = 200 };

struct decoder {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    bool warned;
    bool no_memory;
};

static void on_error(j_common_ptr info) {
    struct decoder *decoder = (struct decoder *)info->client_data;
    decoder->no_memory = info->err->msg_code == JERR_OUT_OF_MEMORY;
    longjmp(decoder->failed, 1);
}

static void on_message(j_common_ptr info, int level) {
    if (level < 0)
        ((struct decoder *)info->client_data)->warned = true;
}

static void on_output(j_common_ptr info) {
    (void)info;
}

static void on_progress(j_common_ptr info) {
    struct decoder *decoder = (struct decoder *)info->client_data;
    if (decoder->info.input_scan_number > MAX_SCANS)
        longjmp(decoder->failed, 1);
}

/* Reads the header. Call only under setjmp(decoder->failed). */
static void start(struct decoder *decoder, const struct pdf_image *image) {
    decoder->info.err = jpeg_std_error(&decoder->errors);
    decoder->errors.error_exit = on_error;
    decoder->errors.emit_message = on_message;
    decoder->errors.output_message = on_output;
    decoder->info.client_data = decoder;
    jpeg_create_decompress(&decoder->info);
    decoder->info.client_data = decoder;
    decoder->progress.progress_monitor = on_progress;
    decoder->info.progress = &decoder->progress;
    jpeg_mem_src(&decoder->info, image->data, (unsigned long)image->size);
    jpeg_save_markers(&decoder->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&decoder->info, TRUE);
}

static uint32_t read_number(const unsigned char *data, int bytes, bool big_endian) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | data[big_endian ? i : bytes - 1 - i];
    return value;
}

/* The orientation of an Exif segment (Exif 2.3, 4.6.4: tag 274 of the first directory), or 1. */
static uint32_t read_orientation(const unsigned char *data, size_t size) {
    if (size < 14 || memcmp(data, "Exif\0\0", 6) != 0)
        return 1;
    data += 6;
    size -= 6;
    bool big = data[0] == 'M';
    uint32_t offset = read_number(data + 4, 4, big);
    if (offset > size - 2)
        return 1;
    uint32_t count = read_number(data + offset, 2, big);
    for (uint32_t i = 0; i < count && (uint64_t)offset + 2 + (i + 1) * UINT64_C(12) <= size; i++) {
        const unsigned char *entry = data + offset + 2 + i * 12;
        if (read_number(entry, 2, big) != 274)
            continue;
        uint32_t value = read_number(entry + 8, 2, big);
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

static void read_header(struct decoder *decoder, struct pdf_image *image) {
    static const double units[] = {0, 1, 2.54};
    image->orientation = 1;
    for (jpeg_saved_marker_ptr marker = decoder->info.marker_list; marker != NULL;
         marker = marker->next) {
        uint32_t orientation = read_orientation(marker->data, marker->data_length);
        if (orientation != 1)
            image->orientation = orientation;
    }
    bool turned = image->orientation >= 5;
    image->width = turned ? decoder->info.image_height : decoder->info.image_width;
    image->height = turned ? decoder->info.image_width : decoder->info.image_height;
    if (decoder->info.saw_JFIF_marker && decoder->info.density_unit <= 2)
        image->dots_per_inch = decoder->info.X_density * units[decoder->info.density_unit];
}

/* The offset behind the last end-of-image marker, or 0: without one the file breaks off. */
static size_t end_of_image(const struct pdf_image *image) {
    for (size_t end = image->size; end >= 4; end--) {
        if (image->data[end - 2] == 0xFF && image->data[end - 1] == JPEG_EOI)
            return end;
    }
    return 0;
}

/* Whether DCTDecode (ISO 32000-1, 7.4.8) shows the file as libjpeg would. */
static bool can_be_passed_on(const struct decoder *decoder, const struct pdf_image *image) {
    const struct jpeg_decompress_struct *info = &decoder->info;
    bool space = info->jpeg_color_space == JCS_YCbCr || info->jpeg_color_space == JCS_GRAYSCALE ||
                 (info->jpeg_color_space == JCS_RGB && info->saw_Adobe_marker);
    return space && !info->arith_code && !decoder->warned && end_of_image(image) > 0;
}

static enum pdf_image_state inspect(struct decoder *decoder, struct pdf_image *image) {
    if (setjmp(decoder->failed) != 0)
        return decoder->no_memory ? PDF_IMAGE_NO_MEMORY : PDF_IMAGE_UNREADABLE;
    start(decoder, image);
    read_header(decoder, image);
    uint64_t pixels = (uint64_t)image->width * image->height;
    uint64_t limit =
        can_be_passed_on(decoder, image) ? ENGROSS_PDF_PASSED_PIXELS : ENGROSS_PDF_DECODED_PIXELS;
    return pixels > limit ? PDF_IMAGE_TOO_LARGE : PDF_IMAGE_SOUND;
}

enum pdf_image_state engross_pdf_jpeg_inspect(struct pdf_image *image) {
    struct decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL)
        return PDF_IMAGE_NO_MEMORY;
    enum pdf_image_state state = inspect(decoder, image);
    jpeg_destroy_decompress(&decoder->info);
    free(decoder);
    return state;
}

/* --- looking through ----------------------------------------------------------------------- */

/* A header says nothing of the samples behind it: they are read through, an eighth of the size, to
 * hear what libjpeg has to say of them. */

static bool read_through(struct decoder *decoder, const struct pdf_image *image) {
    struct jpeg_decompress_struct *info = &decoder->info;
    if (setjmp(decoder->failed) != 0)
        return false;
    start(decoder, image);
    if ((uint64_t)info->image_width * info->image_height > ENGROSS_PDF_DECODED_PIXELS)
        return true; /* nothing better could be made of it */
    info->scale_num = 1;
    info->scale_denom = 8;
    jpeg_start_decompress(info);
    JSAMPARRAY line =
        info->mem->alloc_sarray((j_common_ptr)info, JPOOL_IMAGE,
                                info->output_width * (JDIMENSION)info->output_components, 1);
    while (info->output_scanline < info->output_height)
        jpeg_read_scanlines(info, line, 1);
    jpeg_finish_decompress(info);
    return !decoder->warned;
}

static bool is_sound(const struct pdf_image *image) {
    struct decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL)
        return false;
    bool sound = read_through(decoder, image);
    jpeg_destroy_decompress(&decoder->info);
    free(decoder);
    return sound;
}

/* --- passing on --------------------------------------------------------------------------- */

/* Application segments that say how to read the samples: JFIF and Adobe. The rest, and comments,
 * is metadata. */
static bool is_metadata(unsigned marker) {
    return (marker > JPEG_APP0 && marker <= JPEG_APP0 + 15 && marker != JPEG_APP0 + 14) ||
           marker == JPEG_COM;
}

/* Copies the file without metadata up to the end-of-image marker. Returns the bytes written, or 0
 * when the segments do not add up. */
static size_t copy_without_metadata(const struct pdf_image *image, unsigned char *out) {
    enum { START_OF_SCAN = 0xDA };
    const unsigned char *data = image->data;
    size_t end = end_of_image(image), offset = 2, size = 2;
    memcpy(out, data, 2);
    while (end - offset >= 4) {
        if (data[offset] != 0xFF)
            return 0;
        unsigned marker = data[offset + 1];
        if (marker == 0xFF) {
            offset++;
            continue;
        }
        size_t length = 2 + ((size_t)data[offset + 2] << 8 | data[offset + 3]);
        if (marker == START_OF_SCAN)
            length = end - offset;
        if (length < 4 || length > end - offset)
            return 0;
        if (!is_metadata(marker)) {
            memcpy(out + size, data + offset, length);
            size += length;
        }
        offset += length;
    }
    return size;
}

static enum pdf_image_state pass_on(const struct decoder *decoder, const struct pdf_image *image,
                                    struct pdf_samples *samples) {
    unsigned char *data = malloc(image->size);
    if (data == NULL)
        return PDF_IMAGE_NO_MEMORY;
    size_t size = copy_without_metadata(image, data);
    if (size == 0) {
        free(data);
        return PDF_IMAGE_UNREADABLE;
    }
    *samples = (struct pdf_samples){.width = decoder->info.image_width,
                                    .height = decoder->info.image_height,
                                    .components = (uint32_t)decoder->info.num_components,
                                    .data = data,
                                    .size = size,
                                    .jpeg = true,
                                    .memory = data};
    return PDF_IMAGE_SOUND;
}

/* --- decoding ----------------------------------------------------------------------------- */

/* CMYK to RGB without profiles; Adobe writes the samples inverted. */
static void convert_cmyk(const unsigned char *cmyk, unsigned char *rgb, size_t pixels,
                         bool inverted) {
    unsigned char mask = inverted ? 0 : 0xFF;
    for (size_t i = 0; i < pixels; i++) {
        unsigned black = cmyk[4 * i + 3] ^ mask;
        for (size_t c = 0; c < 3; c++)
            rgb[3 * i + c] = (unsigned char)((cmyk[4 * i + c] ^ mask) * black / 255);
    }
}

/* Reads the rows into samples->memory. Call only under setjmp(decoder->failed). */
static void read_rows(struct decoder *decoder, struct pdf_samples *samples) {
    struct jpeg_decompress_struct *info = &decoder->info;
    jpeg_start_decompress(info);
    bool cmyk = info->out_color_space == JCS_CMYK;
    JSAMPARRAY line =
        info->mem->alloc_sarray((j_common_ptr)info, JPOOL_IMAGE, info->output_width * 4, 1);
    unsigned char *row = samples->memory;
    while (info->output_scanline < info->output_height) {
        unsigned char *target = cmyk ? line[0] : row;
        jpeg_read_scanlines(info, &target, 1);
        if (cmyk)
            convert_cmyk(line[0], row, info->output_width, info->saw_Adobe_marker);
        row += (size_t)samples->width * samples->components;
    }
    jpeg_finish_decompress(info);
}

static bool prepare(struct decoder *decoder, struct pdf_samples *samples) {
    struct jpeg_decompress_struct *info = &decoder->info;
    bool grey = info->jpeg_color_space == JCS_GRAYSCALE;
    bool cmyk = info->num_components == 4;
    info->out_color_space = grey ? JCS_GRAYSCALE : cmyk ? JCS_CMYK : JCS_RGB;
    uint32_t components = grey ? 1 : 3;
    size_t size = (size_t)info->image_width * info->image_height * components;
    unsigned char *data = malloc(size);
    if (data == NULL)
        return false;
    memset(data, 0xFF, size);
    *samples = (struct pdf_samples){.width = info->image_width,
                                    .height = info->image_height,
                                    .components = components,
                                    .data = data,
                                    .size = size,
                                    .memory = data};
    return true;
}

static enum pdf_image_state decode(struct decoder *decoder, const struct pdf_image *image,
                                   bool sound, struct pdf_samples *samples) {
    volatile bool prepared = false;
    if (setjmp(decoder->failed) != 0) {
        if (decoder->no_memory || !prepared)
            return PDF_IMAGE_NO_MEMORY;
        return PDF_IMAGE_DAMAGED;
    }
    start(decoder, image);
    if (sound && can_be_passed_on(decoder, image)) {
        enum pdf_image_state state = pass_on(decoder, image, samples);
        if (state != PDF_IMAGE_UNREADABLE)
            return state;
    }
    if (!prepare(decoder, samples))
        return PDF_IMAGE_NO_MEMORY;
    prepared = true;
    read_rows(decoder, samples);
    return decoder->warned ? PDF_IMAGE_DAMAGED : PDF_IMAGE_SOUND;
}

enum pdf_image_state engross_pdf_jpeg_decode(const struct pdf_image *image,
                                             struct pdf_samples *samples) {
    struct decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL)
        return PDF_IMAGE_NO_MEMORY;
    enum pdf_image_state state = decode(decoder, image, is_sound(image), samples);
    jpeg_destroy_decompress(&decoder->info);
    free(decoder);
    return state;
}
