/* UTF-8, UTF-16 and UTF-32 by their byte-order marks, and UTF-16 without one (Unicode 15,
 * sections 3.10 and 23.8). */
#include "base/utf8.h"
#include "read/encoding/encoding.h"

#include <string.h>

struct mark {
    const char *bytes;
    struct engross_unicode_form form;
};

/* UTF-32LE before UTF-16LE, whose mark begins it. */
static const struct mark marks[] = {
    {"\xEF\xBB\xBF", {"UTF-8 with a byte-order mark", 1, false, 3}},
    {"\xFF\xFE\0\0", {"UTF-32LE", 4, false, 4}},
    {"\0\0\xFE\xFF", {"UTF-32BE", 4, true, 4}},
    {"\xFF\xFE", {"UTF-16LE", 2, false, 2}},
    {"\xFE\xFF", {"UTF-16BE", 2, true, 2}},
};

static const struct engross_unicode_form unmarked[] = {{"UTF-16LE", 2, false, 0},
                                                       {"UTF-16BE", 2, true, 0}};

/* How much is looked at to tell UTF-16 without a mark. */
#define SAMPLE ((size_t)65536)

static uint32_t unit_at(const struct engross_unicode_form *form, const char *data) {
    uint32_t value = 0;
    for (size_t i = 0; i < form->unit; i++) {
        size_t at = form->big_endian ? i : form->unit - 1 - i;
        value = value << 8 | (unsigned char)data[at];
    }
    return value;
}

/* Whether a unit belongs to what texts are mostly made of. */
static bool is_usual(uint32_t unit) {
    if (unit < 0x20)
        return unit == '\n' || unit == '\r' || unit == '\t' || unit == '\f';
    return (unit < 0x7F) || (unit >= 0xA0 && unit < 0x0600) || (unit >= 0x0600 && unit < 0x0780) ||
           (unit >= 0x0900 && unit < 0x0E80) || (unit >= 0x2010 && unit <= 0x2044) ||
           (unit >= 0x3000 && unit < 0x3100) || (unit >= 0x4E00 && unit < 0xA000);
}

/* Spaces, digits and line ends stand in every text; in UTF-16 half of each is a zero byte. */
static bool is_unmarked(const struct engross_unicode_form *form, const char *data, size_t size) {
    size_t units = (size < SAMPLE ? size : SAMPLE) / 2;
    size_t usual = 0, ascii = 0;
    for (size_t i = 0; i < units; i++) {
        uint32_t unit = unit_at(form, data + 2 * i);
        usual += is_usual(unit);
        ascii += unit < 0x80 && unit != 0;
    }
    return units >= 2 && usual * 100 >= units * 97 && ascii * 50 >= units;
}

bool engross_unicode_form_find(const char *data, size_t size, struct engross_unicode_form *form) {
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t length = marks[i].form.mark_size;
        if (size >= length && memcmp(data, marks[i].bytes, length) == 0) {
            *form = marks[i].form;
            return true;
        }
    }
    if (memchr(data, '\0', size < SAMPLE ? size : SAMPLE) == NULL)
        return false;
    for (size_t i = 0; i < sizeof unmarked / sizeof unmarked[0]; i++)
        if (is_unmarked(&unmarked[i], data, size)) {
            *form = unmarked[i];
            return true;
        }
    return false;
}

/* The code point at data[*offset]; UINT32_MAX where it is ill formed. Moves *offset past it. */
static uint32_t decode_one(const struct engross_unicode_form *form, const char *data, size_t size,
                           size_t *offset) {
    if (size - *offset < form->unit)
        return UINT32_MAX;
    uint32_t unit = unit_at(form, data + *offset);
    size_t taken = form->unit;
    bool high = unit >= 0xD800 && unit <= 0xDBFF;
    if (high && form->unit == 2 && size - *offset >= 4) {
        uint32_t low = unit_at(form, data + *offset + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            taken = 4;
        }
    }
    if (unit > 0x10FFFF || (unit >= 0xD800 && unit <= 0xDFFF))
        return UINT32_MAX;
    *offset += taken;
    return unit;
}

size_t engross_unicode_form_decode(const struct engross_unicode_form *form, const char *data,
                                   size_t size, struct engross_buffer *text) {
    size_t offset = form->mark_size;
    engross_buffer_reserve(text, size);
    while (offset < size && !engross_buffer_failed(text)) {
        uint32_t codepoint = decode_one(form, data, size, &offset);
        if (codepoint == UINT32_MAX)
            return offset;
        engross_buffer_append_codepoint(text, codepoint);
    }
    return size;
}
