#include "host/record.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct header {
    uint32_t size; /* of the whole record */
    uint32_t type;
};

struct diagnostic_fields {
    uint32_t severity;
    uint32_t line;
    uint32_t column;
};

#define TEXT_MAXIMUM (ENGROSS_RECORD_MAXIMUM - 1024)

static size_t begin(struct engross_buffer *buffer, enum engross_record_type type) {
    const struct header header = {0, (uint32_t)type};
    size_t start = buffer->size;
    engross_buffer_append(buffer, &header, sizeof header);
    return start;
}

static void end(struct engross_buffer *buffer, size_t start) {
    if (engross_buffer_failed(buffer))
        return;
    uint32_t size = (uint32_t)(buffer->size - start);
    memcpy(buffer->data + start, &size, sizeof size);
}

/* Appends a string with its NUL, cut before a UTF-8 character that would pass limit. */
static void append_string(struct engross_buffer *buffer, const char *string, size_t limit) {
    size_t size = string == NULL ? 0 : strlen(string);
    bool cut = size > limit;
    if (cut) {
        size = limit - 3;
        while (size > 0 && ((unsigned char)string[size] & 0xC0) == 0x80)
            size--;
    }
    engross_buffer_append(buffer, string, size);
    if (cut)
        engross_buffer_append(buffer, "...", 3);
    engross_buffer_append(buffer, "", 1);
}

void engross_record_append_diagnostic(struct engross_buffer *buffer,
                                      const engross_diagnostic *diagnostic) {
    const struct diagnostic_fields fields = {diagnostic->severity, diagnostic->line,
                                             diagnostic->column};
    size_t start = begin(buffer, ENGROSS_RECORD_DIAGNOSTIC);
    engross_buffer_append(buffer, &fields, sizeof fields);
    append_string(buffer, diagnostic->code, 128);
    append_string(buffer, diagnostic->output, 64);
    append_string(buffer, diagnostic->message, TEXT_MAXIMUM - 1792);
    append_string(buffer, diagnostic->rule, 768);
    append_string(buffer, diagnostic->file, 1536);
    end(buffer, start);
}

void engross_record_append_preflight(struct engross_buffer *buffer,
                                     const engross_preflight *preflight) {
    size_t start = begin(buffer, ENGROSS_RECORD_PREFLIGHT);
    engross_buffer_append(buffer, preflight, sizeof *preflight);
    append_string(buffer, preflight->profile, 128);
    append_string(buffer, preflight->title, 1024);
    append_string(buffer, preflight->rule, 768);
    append_string(buffer, preflight->file, 1536);
    end(buffer, start);
}

static void append_number(struct engross_buffer *buffer, enum engross_record_type type,
                          uint32_t number, const char *text) {
    size_t start = begin(buffer, type);
    engross_buffer_append(buffer, &number, sizeof number);
    append_string(buffer, text, 256);
    end(buffer, start);
}

void engross_record_append_progress(struct engross_buffer *buffer, uint32_t thousandths) {
    append_number(buffer, ENGROSS_RECORD_PROGRESS, thousandths, NULL);
}

void engross_record_append_result(struct engross_buffer *buffer, int32_t status,
                                  const char *extension) {
    append_number(buffer, ENGROSS_RECORD_RESULT, (uint32_t)status, extension);
}

void engross_record_append_name(struct engross_buffer *buffer, uint32_t exporter,
                                const char *name) {
    append_number(buffer, ENGROSS_RECORD_NAME, exporter, name);
}

void engross_record_append_exit(struct engross_buffer *buffer,
                                const struct engross_record_exit *exit) {
    size_t start = begin(buffer, ENGROSS_RECORD_EXIT);
    engross_buffer_append(buffer, exit, sizeof *exit);
    end(buffer, start);
}

/* The payload of one record, consumed from the front. */
struct payload {
    const char *data;
    size_t size;
    bool broken;
};

static void take(struct payload *payload, void *out, size_t size) {
    if (payload->size < size) {
        payload->broken = true;
        return;
    }
    memcpy(out, payload->data, size);
    payload->data += size;
    payload->size -= size;
}

/* The next string, or "" when there is none. */
static const char *take_string(struct payload *payload) {
    const char *string = payload->data;
    const char *nul = payload->size == 0 ? NULL : memchr(string, '\0', payload->size);
    if (nul == NULL) {
        payload->broken = true;
        return "";
    }
    payload->size -= (size_t)(nul + 1 - string);
    payload->data = nul + 1;
    return string;
}

static const char *or_null(const char *string) {
    return string[0] == '\0' ? NULL : string;
}

static void take_diagnostic(struct payload *payload, struct engross_record *record) {
    struct diagnostic_fields fields = {0};
    take(payload, &fields, sizeof fields);
    payload->broken = payload->broken || fields.severity > ENGROSS_SEVERITY_SYSTEM;
    record->diagnostic = (engross_diagnostic){
        .size = sizeof record->diagnostic,
        .severity = fields.severity,
        .line = fields.line,
        .column = fields.column,
    };
    record->diagnostic.code = take_string(payload);
    record->diagnostic.output = or_null(take_string(payload));
    record->diagnostic.message = take_string(payload);
    record->diagnostic.rule = or_null(take_string(payload));
    record->diagnostic.file = or_null(take_string(payload));
}

/* The pointers that come with it are the sender's and mean nothing here. */
static void take_preflight(struct payload *payload, struct engross_record *record) {
    engross_preflight *preflight = &record->preflight;
    take(payload, preflight, sizeof *preflight);
    preflight->size = sizeof *preflight;
    preflight->profile = take_string(payload);
    preflight->title = take_string(payload);
    preflight->rule = or_null(take_string(payload));
    preflight->file = or_null(take_string(payload));
}

static void take_payload(struct payload *payload, struct engross_record *record) {
    switch (record->type) {
    case ENGROSS_RECORD_DIAGNOSTIC:
        take_diagnostic(payload, record);
        break;
    case ENGROSS_RECORD_PREFLIGHT:
        take_preflight(payload, record);
        break;
    case ENGROSS_RECORD_PROGRESS:
    case ENGROSS_RECORD_RESULT:
    case ENGROSS_RECORD_NAME:
        take(payload, &record->number, sizeof record->number);
        record->text = take_string(payload);
        break;
    case ENGROSS_RECORD_EXIT:
        take(payload, &record->exit, sizeof record->exit);
        break;
    default:
        payload->broken = true;
    }
}

struct engross_record engross_record_next(const char *data, size_t size, size_t *offset) {
    struct engross_record record = {.type = ENGROSS_RECORD_NONE, .text = ""};
    struct header header;
    if (size - *offset < sizeof header)
        return record;
    memcpy(&header, data + *offset, sizeof header);
    if (header.size < sizeof header || header.size > ENGROSS_RECORD_MAXIMUM) {
        record.type = ENGROSS_RECORD_BROKEN;
        return record;
    }
    if (size - *offset < header.size)
        return record;
    struct payload payload = {data + *offset + sizeof header, header.size - sizeof header, false};
    record.type = (enum engross_record_type)header.type;
    take_payload(&payload, &record);
    if (payload.broken || payload.size != 0)
        record.type = ENGROSS_RECORD_BROKEN;
    else
        *offset += header.size;
    return record;
}

void engross_record_flush(struct engross_record_writer *writer, struct engross_buffer *buffer) {
    ssize_t written = 0;
    if (buffer->size > 0 && !engross_buffer_failed(buffer))
        do
            written = write(writer->descriptor, buffer->data, buffer->size);
        while (written < 0 && errno == EINTR);
    engross_buffer_clear(buffer);
}

static void write_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct engross_record_writer *writer = user;
    if (writer->diagnostics >= ENGROSS_RECORD_DIAGNOSTICS) {
        writer->suppressed++;
        return;
    }
    writer->diagnostics++;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_diagnostic(&buffer, diagnostic);
    engross_record_flush(writer, &buffer);
    engross_buffer_finish(&buffer);
}

engross_sink engross_record_sink(struct engross_record_writer *writer) {
    return (engross_sink){sizeof(engross_sink), writer, write_diagnostic};
}
