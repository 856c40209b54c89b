/* Diagnostics as people and as programs read them. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "diagnostic/diagnostic.h"
#include "diagnostic/json.h"

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
        if (codepoint == '\t')
            codepoint = ' ';
        else if (is_control(codepoint))
            codepoint = ENGROSS_REPLACEMENT_CHARACTER;
        engross_buffer_append_codepoint(buffer, codepoint);
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

char *engross_diagnostic_json(const engross_diagnostic *diagnostic) {
    const struct engross_catalogue_row *row = engross_catalogue_find(diagnostic->code);
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    engross_buffer_append_char(&line, '{');
    engross_json_append_member(&line, "severity", engross_severity_name(diagnostic->severity));
    engross_json_append_member(&line, "code", diagnostic->code);
    engross_json_append_member(&line, "message", diagnostic->message);
    engross_json_append_member(&line, "file", diagnostic->file);
    engross_json_append_number(&line, "line", diagnostic->line);
    engross_json_append_number(&line, "column", diagnostic->column);
    engross_json_append_member(&line, "output", diagnostic->output);
    engross_json_append_member(&line, "rule", diagnostic->rule);
    if (diagnostic->rule != NULL && row != NULL)
        engross_json_append_member(&line, "mend", row->explanation);
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
