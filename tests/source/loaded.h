/* Loads bytes as if they were a file, and keeps what is reported. */
#ifndef TESTS_SOURCE_LOADED_H
#define TESTS_SOURCE_LOADED_H

#include "read/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct loaded {
    int32_t status;
    struct engross_source source;
    char code[64]; /* of the last diagnostic */
    char message[256];
    engross_position position;
    size_t count; /* of diagnostics */
};

static void keep(void *user, const engross_diagnostic *diagnostic) {
    struct loaded *loaded = user;
    snprintf(loaded->code, sizeof loaded->code, "%s", diagnostic->code);
    snprintf(loaded->message, sizeof loaded->message, "%s", diagnostic->message);
    loaded->position = (engross_position){diagnostic->line, diagnostic->column};
    loaded->count++;
}

static void load_path(struct loaded *loaded, const char *path, const engross_limits *limits) {
    *loaded = (struct loaded){0};
    const engross_sink sink = {sizeof sink, loaded, keep};
    struct engross_diagnostics diagnostics = {.sink = &sink, .file = path};
    loaded->status = engross_source_load(path, limits, &diagnostics, &loaded->source);
}

static void load_bytes(struct loaded *loaded, const char *data, size_t size,
                       const engross_limits *limits) {
    char path[] = "/tmp/engross-source-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, data, size), size);
    close(descriptor);
    load_path(loaded, path, limits);
    unlink(path);
}

#endif
