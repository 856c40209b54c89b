/* libxslt tells a fault in two calls: a line that says where, then the text; what XPath says comes
 * before both. A message of the stylesheet itself comes without a place. */
#include "xslt.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TEXT_LIMIT 600

/* What goes beyond the limit is cut between characters. */
static void append(struct engross_buffer *buffer, const char *text, size_t size) {
    size_t room = buffer->size < TEXT_LIMIT ? TEXT_LIMIT - buffer->size : 0;
    if (size > room)
        for (size = room; size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80;)
            size--;
    engross_buffer_append(buffer, text, size);
}

/* Lines become one, without what ends them. */
static void append_line(struct engross_buffer *buffer, const char *text) {
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        if (size > 0 && buffer->size > 0)
            append(buffer, "; ", 2);
        append(buffer, text, size);
        text += size + (text[size] == '\n');
    }
}

static engross_text copy(struct engross_xslt_messages *messages,
                         const struct engross_buffer *buffer) {
    engross_text text = engross_kit_copy(messages->host, buffer->data, buffer->size);
    messages->is_out_of_memory =
        messages->is_out_of_memory || text.data == NULL || engross_buffer_failed(buffer);
    return text;
}

/* What the library says in words that only its own users know. */
static const struct {
    const char *theirs;
    const char *ours;
} words[] = {
    {"A potential infinite template recursion was detected",
     "templates call one another more than 3000 deep, probably for ever"},
    {"XPath evaluation returned no result", "the expression cannot be evaluated"},
};

static void translate(struct engross_buffer *text) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!engross_buffer_failed(text) && strstr(text->data, words[i].theirs) != NULL) {
            engross_buffer_clear(text);
            engross_buffer_append_string(text, words[i].ours);
        }
}

void engross_xslt_messages_close(struct engross_xslt_messages *messages) {
    if (messages->text.size > 0 && messages->kind == ENGROSS_XSLT_MESSAGE_FAULT)
        translate(&messages->text);
    if (messages->expression.size > 0 && messages->kind == ENGROSS_XSLT_MESSAGE_FAULT)
        append_line(&messages->text, messages->expression.data);
    if (messages->text.size > 0 && messages->count < ENGROSS_XSLT_MESSAGES) {
        struct engross_xslt_message *message = &messages->list[messages->count++];
        message->kind = messages->kind;
        message->place = copy(messages, &messages->place);
        message->text = copy(messages, &messages->text);
    }
    if (messages->kind == ENGROSS_XSLT_MESSAGE_FAULT)
        engross_buffer_clear(&messages->expression);
    engross_buffer_clear(&messages->place);
    engross_buffer_clear(&messages->text);
    messages->kind = ENGROSS_XSLT_MESSAGE_FAULT;
    messages->is_open = false;
}

static void open_message(struct engross_xslt_messages *messages,
                         enum engross_xslt_message_kind kind) {
    if (messages->is_open)
        engross_xslt_messages_close(messages);
    messages->kind = kind;
    messages->is_open = true;
}

static void append_place(struct engross_buffer *place, const char *file, size_t size, long line) {
    append(place, file, size);
    if (line > 0)
        engross_buffer_append_format(place, ":%ld", line);
    engross_buffer_append_string(place, ": ");
}

/* "runtime error: file style.xsl line 12 element value-of": the end of the file's name at " line "
 * or " element ", the line's number; 0 where it is not said. */
static void read_place(struct engross_buffer *place, const char *line) {
    static const char mark[] = ": file ";
    const char *file = strstr(line, mark);
    if (file == NULL)
        return;
    file += sizeof mark - 1;
    const char *end = strstr(file, " line ");
    long number = 0;
    for (const char *digit = end == NULL ? "" : end + 6; *digit >= '0' && *digit <= '9'; digit++)
        number = number < 100000000 ? number * 10 + (*digit - '0') : number;
    if (end == NULL)
        end = strstr(file, " element ");
    append_place(place, file, end == NULL ? strcspn(file, "\n") : (size_t)(end - file), number);
}

static bool is_place(const char *text) {
    static const char *const beginnings[] = {"compilation error", "runtime error", "error"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t size = strlen(beginnings[i]);
        if (strncmp(text, beginnings[i], size) == 0 && (text[size] == ':' || text[size] == '\n'))
            return true;
    }
    return false;
}

static void hear(struct engross_xslt_messages *messages, const char *text,
                 enum engross_xslt_message_kind kind) {
    if (is_place(text)) {
        open_message(messages, ENGROSS_XSLT_MESSAGE_FAULT);
        read_place(&messages->place, text);
        return;
    }
    bool ends_line = strcmp(text, "\n") == 0;
    if (!messages->is_open && !ends_line)
        open_message(messages, kind);
    append_line(&messages->text, text);
    if (messages->is_open && (ends_line || (text[0] != '\0' && text[strlen(text) - 1] == '\n')))
        engross_xslt_messages_close(messages);
}

void engross_xslt_hear_transformation(void *user, const char *format, ...) {
    char text[2 * TEXT_LIMIT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    hear(user, text, ENGROSS_XSLT_MESSAGE_SAID);
}

/* What it prints besides are lists of templates and variables, which no reader of a message wants:
 * only text that follows a place is heard. */
void engross_xslt_hear_library(void *user, const char *format, ...) {
    struct engross_xslt_messages *messages = user;
    char text[2 * TEXT_LIMIT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (messages->is_open || is_place(text))
        hear(messages, text, ENGROSS_XSLT_MESSAGE_FAULT);
}

/* The names of functions that are missing come this way. */
void engross_xslt_hear_expression(void *user, const char *format, ...) {
    struct engross_xslt_messages *messages = user;
    char text[TEXT_LIMIT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    static const char prefix[] = "xmlXPathCompOpEval: ";
    bool has_prefix = strncmp(text, prefix, sizeof prefix - 1) == 0;
    append_line(&messages->expression, has_prefix ? text + sizeof prefix - 1 : text);
}

void engross_xslt_hear_structured(void *user, xmlErrorPtr error) {
    struct engross_xslt_messages *messages = user;
    if (error->code == XML_ERR_NO_MEMORY)
        messages->is_out_of_memory = true;
    if (error->level < XML_ERR_ERROR || error->message == NULL)
        return;
    if (error->file == NULL || error->line <= 0) {
        append_line(&messages->expression, error->message);
        return;
    }
    open_message(messages, ENGROSS_XSLT_MESSAGE_FAULT);
    append_place(&messages->place, error->file, strlen(error->file), error->line);
    append_line(&messages->text, error->message);
    engross_xslt_messages_close(messages);
}

/* Whether message is the xsl:message that ended the transformation: the last one of all. */
static bool is_end(const struct engross_xslt_messages *messages, size_t index, bool has_failed) {
    return has_failed && index + 1 == messages->count &&
           messages->list[index].kind == ENGROSS_XSLT_MESSAGE_SAID;
}

bool engross_xslt_messages_report(struct engross_xslt_messages *messages, bool has_failed) {
    engross_xslt_messages_close(messages);
    bool has_error = false;
    for (size_t i = 0; i < messages->count; i++) {
        const struct engross_xslt_message *message = &messages->list[i];
        if (message->kind == ENGROSS_XSLT_MESSAGE_SAID) {
            bool is_last = is_end(messages, i, has_failed);
            engross_kit_report_text(messages->host,
                                    is_last ? ENGROSS_XSLT_STOPPED : ENGROSS_XSLT_SAID, NULL,
                                    message->text);
            has_error = has_error || is_last;
            continue;
        }
        const engross_text arguments[] = {message->place, message->text};
        messages->host->report(messages->host, has_failed ? ENGROSS_XSLT_FAULT : ENGROSS_XSLT_DOUBT,
                               NULL, arguments, 2);
        has_error = has_error || has_failed;
    }
    messages->count = 0;
    return has_error;
}

void engross_xslt_messages_finish(struct engross_xslt_messages *messages) {
    engross_buffer_finish(&messages->place);
    engross_buffer_finish(&messages->text);
    engross_buffer_finish(&messages->expression);
}
