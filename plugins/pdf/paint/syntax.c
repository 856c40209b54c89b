#include "paint/syntax.h"

#include "base/utf8.h"

void engross_pdf_append_bytes(struct engross_buffer *buffer, const void *data, size_t size) {
    const char *bytes = data;
    engross_buffer_append_char(buffer, '(');
    for (size_t i = 0; i < size; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\')
            engross_buffer_append_char(buffer, '\\');
        if (c == '\r')
            engross_buffer_append(buffer, "\\r", 2);
        else
            engross_buffer_append_char(buffer, c);
    }
    engross_buffer_append_char(buffer, ')');
}

engross_text engross_pdf_text_within(engross_text text, size_t units) {
    size_t offset = 0, count = 0;
    while (text.size > units && offset < text.size) {
        size_t start = offset;
        uint32_t codepoint = engross_utf8_decode(text.data, text.size, &offset);
        count += codepoint >= 0x10000 ? 2 : 1;
        if (count > units)
            return (engross_text){text.data, start};
    }
    return text;
}

/* Printable ASCII is the same in PDFDocEncoding. */
static bool is_ascii(engross_text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < 0x20 || text.data[i] > 0x7E)
            return false;
    }
    return true;
}

/* Calls put() for each UTF-16 code unit of the text. */
static void each_unit(struct engross_buffer *buffer, engross_text text,
                      void (*put)(struct engross_buffer *buffer, uint32_t unit)) {
    size_t offset = 0;
    while (offset < text.size) {
        uint32_t codepoint = engross_utf8_decode(text.data, text.size, &offset);
        if (codepoint >= 0x10000) {
            put(buffer, 0xD800 + ((codepoint - 0x10000) >> 10));
            put(buffer, 0xDC00 + ((codepoint - 0x10000) & 0x3FF));
        } else {
            put(buffer, codepoint);
        }
    }
}

static void put_bytes(struct engross_buffer *buffer, uint32_t unit) {
    engross_buffer_append_char(buffer, (char)(unit >> 8));
    engross_buffer_append_char(buffer, (char)unit);
}

static void put_hex(struct engross_buffer *buffer, uint32_t unit) {
    static const char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        engross_buffer_append_char(buffer, digits[unit >> shift & 15]);
}

void engross_pdf_append_text_bytes(struct engross_buffer *buffer, engross_text text) {
    text = engross_pdf_text_within(text, PDF_LONGEST_TEXT);
    if (is_ascii(text)) {
        engross_buffer_append(buffer, text.data, text.size);
        return;
    }
    engross_buffer_append(buffer, "\xFE\xFF", 2);
    each_unit(buffer, text, put_bytes);
}

void engross_pdf_append_utf16_hex(struct engross_buffer *buffer, engross_text text) {
    each_unit(buffer, text, put_hex);
}

void engross_pdf_append_text(struct engross_buffer *buffer, engross_text text) {
    text = engross_pdf_text_within(text, PDF_LONGEST_TEXT);
    if (is_ascii(text)) {
        engross_pdf_append_bytes(buffer, text.data, text.size);
        return;
    }
    engross_buffer_append_string(buffer, "<FEFF");
    engross_pdf_append_utf16_hex(buffer, text);
    engross_buffer_append_char(buffer, '>');
}

void engross_pdf_append_reference(struct engross_buffer *buffer, uint32_t number) {
    engross_buffer_append_integer(buffer, number);
    engross_buffer_append(buffer, " 0 R", 4);
}
