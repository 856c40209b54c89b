#include "image.h"

#include <string.h>

#define USUAL_RESOLUTION 96.0
#define LEAST_RESOLUTION 30.0
#define GREATEST_RESOLUTION 5000.0
#define METRES_IN_AN_INCH 0.0254
#define CENTIMETRES_IN_AN_INCH 2.54
#define MOST_PIXELS 100000
#define PNG_HEADER_SIZE 33

struct pixels {
    uint32_t width;
    uint32_t height;
    double across; /* dots an inch */
    double down;
};

static uint32_t big_32(const unsigned char *data) {
    return (uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3];
}

static uint32_t big_16(const unsigned char *data) {
    return (uint32_t)data[0] << 8 | data[1];
}

/* ISO/IEC 15948: IHDR comes first, pHYs before the first IDAT. */
static bool read_png(const unsigned char *data, size_t size, struct pixels *pixels) {
    if (size < PNG_HEADER_SIZE || memcmp(data, "\x89PNG\r\n\x1a\n", 8) != 0 ||
        memcmp(data + 12, "IHDR", 4) != 0)
        return false;
    pixels->width = big_32(data + 16);
    pixels->height = big_32(data + 20);
    for (size_t at = PNG_HEADER_SIZE; size - at >= 12;) {
        uint32_t length = big_32(data + at);
        const unsigned char *chunk = data + at + 8;
        if (length > size - at - 12 || memcmp(data + at + 4, "IDAT", 4) == 0)
            break;
        if (memcmp(data + at + 4, "pHYs", 4) == 0 && length == 9 && chunk[8] == 1) {
            pixels->across = big_32(chunk) * METRES_IN_AN_INCH;
            pixels->down = big_32(chunk + 4) * METRES_IN_AN_INCH;
        }
        at += (size_t)length + 12;
    }
    return true;
}

static void read_jfif(const unsigned char *segment, size_t length, struct pixels *pixels) {
    if (length < 14 || memcmp(segment, "JFIF", 5) != 0)
        return;
    double scale = segment[7] == 1 ? 1.0 : segment[7] == 2 ? CENTIMETRES_IN_AN_INCH : 0.0;
    pixels->across = big_16(segment + 8) * scale;
    pixels->down = big_16(segment + 10) * scale;
}

/* SOF0 to SOF15 without DHT, JPG and DAC (ISO/IEC 10918-1, table B.1). */
static bool is_frame_header(unsigned char marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool read_jpeg(const unsigned char *data, size_t size, struct pixels *pixels) {
    if (size < 4 || memcmp(data, "\xFF\xD8\xFF", 3) != 0)
        return false;
    for (size_t at = 2; size - at >= 4;) {
        unsigned char marker = data[at + 1];
        if (data[at] != 0xFF)
            return false;
        if (marker == 0xFF) {
            at++;
            continue;
        }
        size_t length = big_16(data + at + 2);
        if (length < 2 || length > size - at - 2)
            return false;
        if (marker == 0xE0)
            read_jfif(data + at + 4, length - 2, pixels);
        if (is_frame_header(marker) && length >= 8) {
            pixels->height = big_16(data + at + 5);
            pixels->width = big_16(data + at + 7);
            return true;
        }
        at += 2 + length;
    }
    return false;
}

static double believable(double resolution) {
    return resolution >= LEAST_RESOLUTION && resolution <= GREATEST_RESOLUTION ? resolution
                                                                               : USUAL_RESOLUTION;
}

bool engross_docx_image_size(const void *data, size_t size, int64_t *width, int64_t *height) {
    struct pixels pixels = {0};
    if (!read_png(data, size, &pixels) && !read_jpeg(data, size, &pixels))
        return false;
    if (pixels.width == 0 || pixels.height == 0 || pixels.width > MOST_PIXELS ||
        pixels.height > MOST_PIXELS)
        return false;
    *width =
        (int64_t)(pixels.width * (double)ENGROSS_DOCX_EMU_IN_AN_INCH / believable(pixels.across));
    *height =
        (int64_t)(pixels.height * (double)ENGROSS_DOCX_EMU_IN_AN_INCH / believable(pixels.down));
    return true;
}
