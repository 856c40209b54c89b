/* Diagnostics as people and as programs read them. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "diagnostic/diagnostic.h"

#include <string.h>

uint32_t engross_severity_find(const char *name) {
    for (uint32_t i = ENGROSS_SEVERITY_INFO; i <= ENGROSS_SEVERITY_SYSTEM; i++)
        if (strcmp(engross_severity_name(i), name) == 0)
            return i;
    return UINT32_MAX;
}

/* A control character would let a file's name or content play with the terminal. */
static bool is_control(uint32_t codepoint) {
    return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) ||
           (codepoint >= 0x202A && codepoint <= 0x202E) ||
           (codepoint >= 0x2066 && codepoint <= 0x2069);
}

static void append_clean(struct engross_buffer *buffer, const char *string) {
    size_t size = strlen(string);
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_utf8_decode(string, size, &at);
        engross_buffer_append_codepoint(
            buffer, is_control(codepoint) ? ENGROSS_REPLACEMENT_CHARACTER : codepoint);
    }
}

char *engross_diagnostic_text(const engross_diagnostic *diagnostic) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    append_clean(&line, diagnostic->file == NULL ? "engross" : diagnostic->file);
    engross_buffer_append_char(&line, ':');
    if (diagnostic->line > 0) {
        engross_buffer_append_integer(&line, diagnostic->line);
        engross_buffer_append_char(&line, ':');
        if (diagnostic->column > 0) {
            engross_buffer_append_integer(&line, diagnostic->column);
            engross_buffer_append_char(&line, ':');
        }
    }
    engross_buffer_append_char(&line, ' ');
    engross_buffer_append_string(&line, engross_severity_name(diagnostic->severity));
    engross_buffer_append_string(&line, ": ");
    append_clean(&line, diagnostic->message);
    engross_buffer_append_string(&line, " [");
    append_clean(&line, diagnostic->code);
    engross_buffer_append_char(&line, ']');
    if (engross_buffer_failed(&line))
        engross_buffer_finish(&line);
    return line.data;
}

/* A JSON string (RFC 8259, section 7), ill-formed UTF-8 replaced. */
static void append_json_string(struct engross_buffer *buffer, const char *string) {
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

static void append_json_member(struct engross_buffer *buffer, const char *key, const char *value) {
    if (value == NULL)
        return;
    if (buffer->size > 1)
        engross_buffer_append_char(buffer, ',');
    append_json_string(buffer, key);
    engross_buffer_append_char(buffer, ':');
    append_json_string(buffer, value);
}

static void append_json_number(struct engross_buffer *buffer, const char *key, uint32_t value) {
    if (value == 0)
        return;
    engross_buffer_append_char(buffer, ',');
    append_json_string(buffer, key);
    engross_buffer_append_char(buffer, ':');
    engross_buffer_append_integer(buffer, value);
}

char *engross_diagnostic_json(const engross_diagnostic *diagnostic) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    engross_buffer_append_char(&line, '{');
    append_json_member(&line, "severity", engross_severity_name(diagnostic->severity));
    append_json_member(&line, "code", diagnostic->code);
    append_json_member(&line, "message", diagnostic->message);
    append_json_member(&line, "file", diagnostic->file);
    append_json_number(&line, "line", diagnostic->line);
    append_json_number(&line, "column", diagnostic->column);
    append_json_member(&line, "output", diagnostic->output);
    engross_buffer_append_char(&line, '}');
    if (engross_buffer_failed(&line))
        engross_buffer_finish(&line);
    return line.data;
}

int32_t engross_message_at(size_t index, engross_message_row *out) {
    if (index >= ENGROSS_MESSAGE_COUNT)
        return 0;
    const struct engross_catalogue_row *row = &engross_catalogue[index];
    const engross_message_row copy = {
        .size = out->size,
        .code = row->code,
        .message = row->message,
        .explanation = row->explanation,
        .severity = row->severity,
    };
    memcpy(out, &copy, out->size < sizeof copy ? out->size : sizeof copy);
    return 1;
}
