#include "base/buffer.h"
#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void engross_buffer_finish(struct engross_buffer *buffer) {
    free(buffer->data);
    *buffer = (struct engross_buffer)ENGROSS_BUFFER_INIT;
}

void engross_buffer_clear(struct engross_buffer *buffer) {
    buffer->size = 0;
    if (buffer->data != NULL)
        buffer->data[0] = '\0';
}

bool engross_buffer_reserve(struct engross_buffer *buffer, size_t size) {
    if (buffer->failed)
        return false;
    if (size >= SIZE_MAX / 2 - buffer->size) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->size + size + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity < 128 ? 128 : buffer->capacity;
    while (capacity < needed)
        capacity += capacity / 2;
    char *data = realloc(buffer->data, capacity);
    if (data == NULL) {
        buffer->failed = true;
        return false;
    }
    if (buffer->data == NULL)
        data[0] = '\0';
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void engross_buffer_append(struct engross_buffer *buffer, const void *data, size_t size) {
    if (!engross_buffer_reserve(buffer, size))
        return;
    if (size > 0)
        memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void engross_buffer_append_string(struct engross_buffer *buffer, const char *string) {
    engross_buffer_append(buffer, string, strlen(string));
}

void engross_buffer_append_char(struct engross_buffer *buffer, char c) {
    engross_buffer_append(buffer, &c, 1);
}

void engross_buffer_append_codepoint(struct engross_buffer *buffer, uint32_t codepoint) {
    char bytes[4];
    engross_buffer_append(buffer, bytes, engross_utf8_encode(codepoint, bytes));
}

void engross_buffer_append_integer(struct engross_buffer *buffer, int64_t value) {
    char digits[24];
    size_t start = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--start] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        digits[--start] = '-';
    engross_buffer_append(buffer, digits + start, sizeof digits - start);
}

void engross_buffer_append_number(struct engross_buffer *buffer, double value, int decimals) {
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    if (!isfinite(value) || fabs(value) > 1e9)
        value = value > 0 ? 1e9 : value < 0 ? -1e9 : 0;
    int64_t scaled = llround(value * powers[decimals]);
    int64_t scale = (int64_t)powers[decimals];
    if (scaled < 0) {
        engross_buffer_append_char(buffer, '-');
        scaled = -scaled;
    }
    engross_buffer_append_integer(buffer, scaled / scale);
    int64_t fraction = scaled % scale;
    if (fraction == 0)
        return;
    char digits[10];
    int count = 0;
    for (int64_t unit = scale / 10; fraction > 0; unit /= 10) {
        digits[count++] = (char)('0' + fraction / unit);
        fraction %= unit;
    }
    engross_buffer_append_char(buffer, '.');
    engross_buffer_append(buffer, digits, (size_t)count);
}

void engross_buffer_append_format(struct engross_buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0 || !engross_buffer_reserve(buffer, (size_t)size)) {
        buffer->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
}

/* What stands for byte c in XML, or NULL where the byte stands for itself. */
static const char *xml_escape(unsigned char c, bool attribute) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\r':
        return "&#13;";
    default:
        return c < 0x20 ? "\xEF\xBF\xBD" : NULL;
    }
}

static void append_xml(struct engross_buffer *buffer, const char *data, size_t size,
                       bool attribute) {
    size_t start = 0;
    for (size_t i = 0; i < size; i++) {
        const char *escape = NULL;
        size_t width = 1;
        if ((unsigned char)data[i] < 0x40) {
            escape = xml_escape((unsigned char)data[i], attribute);
        } else if ((unsigned char)data[i] == 0xEF && i + 2 < size &&
                   (unsigned char)data[i + 1] == 0xBF && (unsigned char)data[i + 2] >= 0xBE) {
            escape = "\xEF\xBF\xBD"; /* U+FFFE, U+FFFF */
            width = 3;
        }
        if (escape == NULL)
            continue;
        engross_buffer_append(buffer, data + start, i - start);
        engross_buffer_append_string(buffer, escape);
        i += width - 1;
        start = i + 1;
    }
    engross_buffer_append(buffer, data + start, size - start);
}

void engross_buffer_append_xml_text(struct engross_buffer *buffer, const char *data, size_t size) {
    append_xml(buffer, data, size, false);
}

void engross_buffer_append_xml_attribute(struct engross_buffer *buffer, const char *data,
                                         size_t size) {
    append_xml(buffer, data, size, true);
}
