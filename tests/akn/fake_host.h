/* A host for one exporter in the test's own process: a document read from a file, the plugin
 * loaded as the program would load it, output and reports kept in memory. */
#ifndef ENGROSS_TESTS_FAKE_HOST_H
#define ENGROSS_TESTS_FAKE_HOST_H

#include "base/arena.h"
#include "base/buffer.h"
#include "engross/engross.h"

struct fake_host {
    engross_host host;
    struct engross_arena arena;
    struct engross_buffer output;
    struct engross_buffer reports; /* a line for each: the row's code and the first argument */
    const engross_plugin *plugin;
    engross_document *document;
    void *library;
    const engross_view *view; /* shown in place of the document's own; NULL: that */
    size_t fail_allocation;   /* the n-th allocation fails; 0: none */
    size_t fail_write;        /* the n-th write fails; 0: none */
    size_t cancel;            /* the n-th progress call cancels; 0: none */
    size_t allocations, writes, progress_calls;
    int64_t epoch;
};

/* Loads build/plugins/engross-<id>.so. Fails the test when it cannot. */
void fake_host_load(struct fake_host *fake, const char *id);
/* Reads the document at path with the library's own readers; 0 when that fails. */
int fake_host_read(struct fake_host *fake, const char *path);
/* Runs the plugin; settings are "name=value", NULL-terminated, or NULL for the defaults. Output
 * and reports of an earlier run are forgotten. */
int32_t fake_host_run(struct fake_host *fake, const char *const *settings);
void fake_host_finish(struct fake_host *fake);

#endif
