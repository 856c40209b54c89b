#include "diagnostic/diagnostic.h"
#include "base/buffer.h"

#include <stdarg.h>
#include <string.h>

#define MAXIMUM_ARGUMENTS 10

const struct engross_catalogue_row engross_catalogue[ENGROSS_MESSAGE_COUNT] = {
#define X(name, code, severity, message, explanation)                                              \
    {code, message, explanation, ENGROSS_SEVERITY_##severity},
#include "diagnostic/catalogue/all.def"
#undef X
};

const struct engross_catalogue_row *engross_catalogue_find(const char *code) {
    for (size_t i = 0; i < ENGROSS_MESSAGE_COUNT; i++)
        if (strcmp(engross_catalogue[i].code, code) == 0)
            return &engross_catalogue[i];
    return NULL;
}

void engross_message_expand(struct engross_buffer *buffer, const char *message,
                            const engross_text *arguments, size_t count) {
    for (const char *at = message; *at != '\0'; at++) {
        bool slot = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
        if (!slot) {
            engross_buffer_append_char(buffer, *at);
            continue;
        }
        size_t index = (size_t)(at[1] - '0');
        if (index < count)
            engross_buffer_append(buffer, arguments[index].data, arguments[index].size);
        at += 2;
    }
}

void engross_report(struct engross_diagnostics *diagnostics, enum engross_message message,
                    engross_position position, ...) {
    engross_text arguments[MAXIMUM_ARGUMENTS];
    size_t count = 0;
    va_list list;
    va_start(list, position);
    const char *argument;
    while (count < MAXIMUM_ARGUMENTS && (argument = va_arg(list, const char *)) != NULL)
        arguments[count++] = (engross_text){argument, strlen(argument)};
    va_end(list);
    const struct engross_catalogue_row *row = &engross_catalogue[message];
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_message_expand(&text, row->message, arguments, count);
    engross_report_text(diagnostics, row->severity, row->code, position,
                        engross_buffer_failed(&text) ? row->message : text.data);
    engross_buffer_finish(&text);
}

void engross_report_text(struct engross_diagnostics *diagnostics, uint32_t severity,
                         const char *code, engross_position position, const char *message) {
    diagnostics->counts[severity]++;
    if (diagnostics->sink == NULL || diagnostics->sink->diagnostic == NULL)
        return;
    const engross_diagnostic diagnostic = {
        .size = sizeof diagnostic,
        .code = code,
        .message = message,
        .file = diagnostics->file,
        .output = diagnostics->output,
        .severity = severity,
        .line = position.line,
        .column = position.column,
        .rule = diagnostics->rule,
    };
    diagnostics->sink->diagnostic(diagnostics->sink->user, &diagnostic);
}

char *engross_number(char digits[24], uint64_t value) {
    char *at = digits + 23;
    *at = '\0';
    do {
        *--at = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return at;
}

const char *engross_severity_name(uint32_t severity) {
    static const char *const names[] = {"info", "warning", "loss", "error", "system"};
    return severity < 5 ? names[severity] : "system";
}
