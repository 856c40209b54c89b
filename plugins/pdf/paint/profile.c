#include "paint/profile.h"

#include <math.h>
#include <string.h>

static void append_16(struct engross_buffer *buffer, uint32_t value) {
    engross_buffer_append_char(buffer, (char)(value >> 8));
    engross_buffer_append_char(buffer, (char)value);
}

static void append_32(struct engross_buffer *buffer, uint32_t value) {
    append_16(buffer, value >> 16);
    append_16(buffer, value);
}

static void append_zeros(struct engross_buffer *buffer, int count) {
    for (int i = 0; i < count; i++)
        engross_buffer_append_char(buffer, '\0');
}

/* s15Fixed16Number (4.6) */
static void append_fixed(struct engross_buffer *buffer, const double *values, int count) {
    for (int i = 0; i < count; i++)
        append_32(buffer, (uint32_t)(int32_t)lround(values[i] * 65536));
}

/* multiLocalizedUnicodeType (10.15) with one English text */
static void append_text(struct engross_buffer *buffer, const char *text) {
    uint32_t size = (uint32_t)strlen(text);
    engross_buffer_append(buffer, "mluc\0\0\0\0", 8);
    append_32(buffer, 1);
    append_32(buffer, 12);
    engross_buffer_append(buffer, "enUS", 4);
    append_32(buffer, size * 2);
    append_32(buffer, 28);
    for (uint32_t i = 0; i < size; i++)
        append_16(buffer, (unsigned char)text[i]);
    append_zeros(buffer, size % 2 == 0 ? 0 : 2);
}

static void append_xyz(struct engross_buffer *buffer, const double xyz[3]) {
    engross_buffer_append(buffer, "XYZ \0\0\0\0", 8);
    append_fixed(buffer, xyz, 3);
}

/* The header (7.2). Date and identifier are fixed or absent: the same bytes every time. */
static void append_header(struct engross_buffer *buffer, const double white[3]) {
    append_32(buffer, 0); /* size, set at the end */
    append_32(buffer, 0);
    append_32(buffer, 0x04200000);
    engross_buffer_append(buffer, "mntrRGB XYZ ", 12);
    append_16(buffer, 2000);
    append_16(buffer, 1);
    append_16(buffer, 1);
    append_zeros(buffer, 6);
    engross_buffer_append(buffer, "acsp", 4);
    append_zeros(buffer, 28);
    append_fixed(buffer, white, 3);
    append_zeros(buffer, 48);
}

enum { HEADER = 128, TAGS = 10 };

static void set_32(struct engross_buffer *buffer, size_t offset, uint32_t value) {
    for (int i = 0; i < 4 && !buffer->failed; i++)
        buffer->data[offset + (size_t)i] = (char)(value >> (24 - 8 * i));
}

void engross_pdf_append_srgb(struct engross_buffer *buffer) {
    static const double white[] = {0.9642, 1.0, 0.8249};
    /* the primaries of IEC 61966-2-1, adapted to D50 with the Bradford matrix, which is chad */
    static const double primaries[3][3] = {
        {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}};
    static const double adaptation[] = {1.04788,  0.02292,  -0.05020, 0.02959, 0.99048,
                                        -0.01707, -0.00925, 0.01508,  0.75168};
    /* Y = ((X + 0.055) / 1.055)^2.4, or X / 12.92 below 0.04045 (10.18, function type 3) */
    static const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    static const char names[TAGS][5] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
                                        "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    size_t start = buffer->size, offsets[TAGS + 1];
    append_header(buffer, white);
    append_32(buffer, TAGS);
    append_zeros(buffer, TAGS * 12);
    for (int i = 0; i <= TAGS; i++) {
        offsets[i] = buffer->size - start;
        if (i == 0)
            append_text(buffer, "sRGB");
        else if (i == 1)
            append_text(buffer, "No copyright, use freely");
        else if (i == 2)
            append_xyz(buffer, white);
        else if (i == 3) {
            engross_buffer_append(buffer, "sf32\0\0\0\0", 8);
            append_fixed(buffer, adaptation, 9);
        } else if (i <= 6)
            append_xyz(buffer, primaries[i - 4]);
        else if (i == 7) {
            engross_buffer_append(buffer, "para\0\0\0\0\0\3\0\0", 12);
            append_fixed(buffer, curve, 5);
        }
    }
    for (int i = 0; i < TAGS && !buffer->failed; i++) {
        int from = i > 7 ? 7 : i; /* one curve for all */
        size_t row = start + HEADER + 4 + (size_t)i * 12;
        memcpy(buffer->data + row, names[i], 4);
        set_32(buffer, row + 4, (uint32_t)offsets[from]);
        set_32(buffer, row + 8, (uint32_t)(offsets[from + 1] - offsets[from]));
    }
    set_32(buffer, start, (uint32_t)(buffer->size - start));
}
