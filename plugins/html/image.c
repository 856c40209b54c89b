/* The size of an image in pixels, so that the page does not jump when images are decoded. */
#include "html.h"

#include <string.h>

static uint32_t read_big_endian(const unsigned char *data, size_t count) {
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | data[i];
    return value;
}

/* IHDR is the first chunk of a PNG file (PNG, 11.2.2). */
static bool png_size(const unsigned char *data, size_t size, uint32_t *width, uint32_t *height) {
    if (size < 24 || memcmp(data + 1, "PNG", 3) != 0 || memcmp(data + 12, "IHDR", 4) != 0)
        return false;
    *width = read_big_endian(data + 16, 4);
    *height = read_big_endian(data + 20, 4);
    return true;
}

/* SOF0 to SOF15 but DHT, JPG and DAC (ITU-T T.81, table B.1). */
static bool is_frame_header(unsigned char marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool jpeg_size(const unsigned char *data, size_t size, uint32_t *width, uint32_t *height) {
    size_t at = 2;
    while (size >= 9 && at <= size - 9 && data[at] == 0xFF) {
        if (is_frame_header(data[at + 1])) {
            *height = read_big_endian(data + at + 5, 2);
            *width = read_big_endian(data + at + 7, 2);
            return true;
        }
        at += data[at + 1] == 0xFF ? 1 : 2 + read_big_endian(data + at + 2, 2);
    }
    return false;
}

bool engross_html_image_size(const unsigned char *data, size_t size, uint32_t *width,
                             uint32_t *height) {
    bool is_found = size >= 2 && data[0] == 0xFF && data[1] == 0xD8
                        ? jpeg_size(data, size, width, height)
                        : png_size(data, size, width, height);
    return is_found && *width > 0 && *height > 0 && *width <= INT32_MAX && *height <= INT32_MAX;
}
