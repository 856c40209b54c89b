/* Telling people what happened: one catalogue of messages, one way to report.
 *
 * The catalogue is catalogue/AREA.def, one file an area, rows of
 *   X(NAME, "area.code", SEVERITY, "message with {0} {1}", "explanation")
 * Message: one line, impersonal, no final full stop, names the cause. Explanation: what it means
 * and how to mend it, in a few sentences; engross explain prints it. A failure is reported once,
 * where it is detected; callers pass on the status only. */
#ifndef ENGROSS_DIAGNOSTIC_DIAGNOSTIC_H
#define ENGROSS_DIAGNOSTIC_DIAGNOSTIC_H

#include "base/buffer.h"
#include "engross/engross.h"

enum engross_message {
#define X(name, code, severity, message, explanation) ENGROSS_MESSAGE_##name,
#include "diagnostic/catalogue/all.def"
#undef X
    ENGROSS_MESSAGE_COUNT
};

struct engross_catalogue_row {
    const char *code;
    const char *message;
    const char *explanation;
    uint32_t severity;
};

/* One for each enum engross_message, in its order. */
extern const struct engross_catalogue_row engross_catalogue[ENGROSS_MESSAGE_COUNT];

/* Where one document's diagnostics go and what has been reported so far. */
struct engross_diagnostics {
    const engross_sink *sink; /* borrowed; NULL: nowhere */
    const char *file;         /* borrowed; the input as the user named it, or NULL */
    const char *output;       /* borrowed; exporter id, or NULL */
    const char *rule;         /* borrowed; what asks for the findings of a preflight, or NULL */
    size_t counts[5];         /* by severity */
};

/* The catalogue's row of that code, or NULL. */
const struct engross_catalogue_row *engross_catalogue_find(const char *code);

/* Reports message at position ({0, 0}: none). The strings that fill {0}, {1} ... in the
 * catalogue's text follow, and NULL after the last. */
void engross_report(struct engross_diagnostics *diagnostics, enum engross_message message,
                    engross_position position, ...) __attribute__((sentinel));
/* Reports what is not in the catalogue: a plugin's row, by its full code. */
void engross_report_text(struct engross_diagnostics *diagnostics, uint32_t severity,
                         const char *code, engross_position position, const char *message);
/* Appends message with its {0} to {9} filled from arguments. */
void engross_message_expand(struct engross_buffer *buffer, const char *message,
                            const engross_text *arguments, size_t count);
/* Writes number into digits and returns it: an argument for engross_report. */
#define ENGROSS_NUMBER(value) engross_number((char[24]){0}, (value))
char *engross_number(char digits[24], uint64_t value);

/* "info", "warning", "loss", "error", "system". */
const char *engross_severity_name(uint32_t severity);

#define ENGROSS_NOWHERE ((engross_position){0, 0})

#endif
