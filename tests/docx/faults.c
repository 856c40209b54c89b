/* Fails the first, second, third ... allocation, write and progress call, until the exporter
 * passes untouched: each failure must come back as its status, or be mended without a trace in
 * the bytes written; nothing may leak or be reported as the document's fault. */
#include "base/arena.h"
#include "base/buffer.h"
#include "engross/engross.h"
#include "export.h"
#include "host/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The call that fails, counted from 1; 0: none. */
struct fault {
    size_t at;
    size_t count;
};

static struct fault allocation;
static struct fault writing;
static struct fault progressing;
static bool counts_allocations;

static bool fails(struct fault *fault) {
    return ++fault->count == fault->at;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size) {
    return counts_allocations && fails(&allocation) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return counts_allocations && fails(&allocation) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return counts_allocations && fails(&allocation) ? NULL : __real_realloc(memory, size);
}

struct state {
    struct engross_buffer written;
    struct engross_arena arena;
    struct engross_theme *theme;
    engross_document *document;
};

static void *allocate(const engross_host *host, size_t size) {
    struct state *state = host->data;
    return engross_arena_allocate(&state->arena, size == 0 ? 1 : size);
}

static int32_t write_bytes(const engross_host *host, const void *data, size_t size) {
    struct state *state = host->data;
    counts_allocations = false;
    engross_buffer_append(&state->written, data, size);
    counts_allocations = true;
    return fails(&writing) ? ENGROSS_WRITE_FAILED : ENGROSS_OK;
}

static int32_t progress(const engross_host *host, uint64_t done, uint64_t total) {
    (void)host;
    assert_true(done <= total);
    return fails(&progressing) ? 1 : 0;
}

/* Nothing may be reported: memory and writing are not the document's. */
static void report(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count) {
    (void)host;
    (void)node;
    (void)arguments;
    (void)count;
    fail_msg("row %u was reported", index);
}

static int32_t resource(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out) {
    (void)host;
    (void)request;
    (void)out;
    return ENGROSS_NOT_FOUND;
}

static engross_text theme(const engross_host *host, const char *key) {
    struct state *state = host->data;
    return engross_theme_value(state->theme, key);
}

static int32_t run(struct state *state) {
    engross_host host = {.size = sizeof host,
                         .data = state,
                         .view = engross_document_view(state->document),
                         .allocate = allocate,
                         .write = write_bytes,
                         .report = report,
                         .progress = progress,
                         .resource = resource,
                         .theme = theme};
    engross_job job = {.size = sizeof job, .epoch = -1};
    engross_buffer_clear(&state->written);
    counts_allocations = true;
    int32_t status = engross_docx_run(&host, &job);
    counts_allocations = false;
    engross_arena_finish(&state->arena);
    return status;
}

static void read_document(struct state *state) {
    struct engross_diagnostics diagnostics = {0};
    engross_read_options options = {.size = sizeof options,
                                    .path = ENGROSS_SOURCE_DIR "/input/model.xml"};
    assert_int_equal(engross_document_read(&options, NULL, &state->document), ENGROSS_OK);
    assert_int_equal(engross_theme_load(NULL, "report", &diagnostics, &state->theme), ENGROSS_OK);
}

static void loop(struct fault *fault, int32_t expected) {
    struct state state = {0};
    struct engross_buffer whole = ENGROSS_BUFFER_INIT;
    read_document(&state);
    assert_int_equal(run(&state), ENGROSS_OK);
    engross_buffer_append(&whole, state.written.data, state.written.size);
    do {
        *fault = (struct fault){.at = fault->at + 1};
        int32_t status = run(&state);
        assert_true(status == expected || status == ENGROSS_OK);
        if (status == ENGROSS_OK) {
            assert_int_equal(state.written.size, whole.size);
            assert_memory_equal(state.written.data, whole.data, whole.size);
        }
    } while (fault->count >= fault->at);
    *fault = (struct fault){0};
    engross_buffer_finish(&state.written);
    engross_buffer_finish(&whole);
    engross_theme_free(state.theme);
    engross_document_free(state.document);
}

static void survives_every_failing_allocation(void **state) {
    (void)state;
    loop(&allocation, ENGROSS_NO_MEMORY);
}

static void survives_every_failing_write(void **state) {
    (void)state;
    loop(&writing, ENGROSS_WRITE_FAILED);
}

static void stops_when_asked(void **state) {
    (void)state;
    loop(&progressing, ENGROSS_CANCELLED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_every_failing_allocation),
        cmocka_unit_test(survives_every_failing_write),
        cmocka_unit_test(stops_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
