/* Reads a text with the plain text reader and keeps what came out: canonical XML and one line for
 * each diagnostic. */
#ifndef TESTS_TEXT_READING_H
#define TESTS_TEXT_READING_H

#include "base/buffer.h"
#include "model/tree.h"

struct reading {
    int32_t status;
    struct engross_tree *tree; /* NULL where the status is not ENGROSS_OK */
    struct engross_buffer xml;
    struct engross_buffer diagnostics; /* "line:column: severity: message [code]" */
};

/* Reads size bytes of text, UTF-8. */
void reading_start(struct reading *reading, const char *text, size_t size);
void reading_finish(struct reading *reading);
/* Appends the bytes of a file to buffer. False where it cannot be read. */
bool reading_load(const char *path, struct engross_buffer *buffer);

#endif
