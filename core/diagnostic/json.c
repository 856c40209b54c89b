#include "diagnostic/json.h"

#include "base/utf8.h"

#include <string.h>

void engross_json_append_string(struct engross_buffer *buffer, const char *string) {
    static const char digits[] = "0123456789abcdef";
    size_t size = strlen(string);
    engross_buffer_append_char(buffer, '"');
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(string, size, &at);
        if (codepoint == '"' || codepoint == '\\') {
            engross_buffer_append_char(buffer, '\\');
            engross_buffer_append_char(buffer, (char)codepoint);
        } else if (codepoint < 0x20 || codepoint == 0x7F) {
            engross_buffer_append_string(buffer, "\\u00");
            engross_buffer_append_char(buffer, digits[codepoint >> 4]);
            engross_buffer_append_char(buffer, digits[codepoint & 15]);
        } else {
            engross_buffer_append_codepoint(buffer, codepoint);
        }
    }
    engross_buffer_append_char(buffer, '"');
}

static void append_key(struct engross_buffer *buffer, const char *key) {
    char last = buffer->size == 0 ? '{' : buffer->data[buffer->size - 1];
    if (last != '{' && last != '[')
        engross_buffer_append_char(buffer, ',');
    engross_json_append_string(buffer, key);
    engross_buffer_append_char(buffer, ':');
}

void engross_json_append_member(struct engross_buffer *buffer, const char *key, const char *value) {
    if (value == NULL)
        return;
    append_key(buffer, key);
    engross_json_append_string(buffer, value);
}

void engross_json_append_number(struct engross_buffer *buffer, const char *key, uint32_t value) {
    if (value == 0)
        return;
    append_key(buffer, key);
    engross_buffer_append_integer(buffer, value);
}
