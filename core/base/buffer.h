/* A growing run of bytes. Knows nothing of documents; used by the core and by the plugins.
 * A failed allocation makes the buffer fail for good: later appends do nothing, and
 * engross_buffer_failed() says so once at the end. data is NUL-terminated after every append. */
#ifndef ENGROSS_BASE_BUFFER_H
#define ENGROSS_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engross_buffer {
    char *data;
    size_t size;     /* bytes in use, without the NUL */
    size_t capacity; /* bytes allocated */
    bool failed;
};

#define ENGROSS_BUFFER_INIT                                                                        \
    { 0 }

/* Frees the bytes and makes the buffer empty and usable again. */
void engross_buffer_finish(struct engross_buffer *buffer);
/* Forgets the content, keeps the memory. */
void engross_buffer_clear(struct engross_buffer *buffer);
/* Makes room for size more bytes. False when memory runs out. */
bool engross_buffer_reserve(struct engross_buffer *buffer, size_t size);
void engross_buffer_append(struct engross_buffer *buffer, const void *data, size_t size);
void engross_buffer_append_string(struct engross_buffer *buffer, const char *string);
void engross_buffer_append_char(struct engross_buffer *buffer, char c);
/* Appends a code point as UTF-8. */
void engross_buffer_append_codepoint(struct engross_buffer *buffer, uint32_t codepoint);
/* Appends an integer in decimal digits, whatever the locale. */
void engross_buffer_append_integer(struct engross_buffer *buffer, int64_t value);
/* Appends a number with at most decimals (0 to 9) digits after the point, without trailing
 * zeros, whatever the locale: 12.5, -0.25, 3. */
void engross_buffer_append_number(struct engross_buffer *buffer, double value, int decimals);
/* As printf, in the C locale's forms; no floating point. */
void engross_buffer_append_format(struct engross_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Appends text as XML character data: & < > escaped, and what XML 1.0 forbids as U+FFFD. */
void engross_buffer_append_xml_text(struct engross_buffer *buffer, const char *data, size_t size);
/* The same for an attribute value in double quotes: also " and tab, newline, return. */
void engross_buffer_append_xml_attribute(struct engross_buffer *buffer, const char *data,
                                         size_t size);
static inline bool engross_buffer_failed(const struct engross_buffer *buffer) {
    return buffer->failed;
}

#endif
