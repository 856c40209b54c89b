/* Fails the first, second, third ... allocation, write and progress call, until the exporter
 * passes untouched: each failure must come back as its status, or be mended without a trace in
 * the bytes written; nothing may leak or be reported as the document's or the template's fault. */
#include "fake_host.h"
#include "host/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MODEL ENGROSS_SOURCE_DIR "/input/model.xml"
#define NUMBERS ENGROSS_SOURCE_DIR "/tests/docx/cases/numbers.xml"
#define TEMPLATE ENGROSS_BUILD_DIR "/docx-faults-template.docx"
/* Room for all that is written, so that the host's own memory is none of the failing kind. */
#define MOST_BYTES (1u << 20)

/* The allocation of the C library that fails, counted from 1; 0: none. */
static struct {
    size_t at;
    size_t count;
    bool is_counting;
} allocation;

static bool fails(void) {
    return allocation.is_counting && ++allocation.count == allocation.at;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}

/* An exporter ready to run, with the theme of reports. */
static void open_fake(struct fake_host *fake) {
    struct engross_diagnostics diagnostics = {0};
    fake_host_take(fake, engross_plugin_v1());
    fake->reads_files = true;
    assert_int_equal(fake_host_read(fake, MODEL), 1);
    assert_int_equal(engross_theme_load(NULL, "report", &diagnostics, &fake->theme), ENGROSS_OK);
    assert_true(engross_buffer_reserve(&fake->output, MOST_BYTES));
    assert_true(engross_buffer_reserve(&fake->reports, MOST_BYTES));
}

static void close_fake(struct fake_host *fake) {
    engross_theme_free(fake->theme);
    fake_host_finish(fake);
}

static int32_t run(struct fake_host *fake, const char *const *settings) {
    allocation.count = 0;
    allocation.is_counting = true;
    int32_t status = fake_host_run(fake, settings);
    allocation.is_counting = false;
    return status;
}

/* A template of our own making: all our styles, lists, notes and running heads. */
static void make_template(void) {
    struct fake_host fake;
    open_fake(&fake);
    assert_int_equal(fake_host_read(&fake, NUMBERS), 1);
    assert_int_equal(run(&fake, NULL), ENGROSS_OK);
    FILE *file = fopen(TEMPLATE, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(fake.output.data, 1, fake.output.size, file), fake.output.size);
    fclose(file);
    close_fake(&fake);
}

/* What is to fail at the n-th call, and how often it has been called. */
static struct way {
    size_t *at;
    size_t *count;
    int32_t expected;
} way_of(struct fake_host *fake, int32_t expected) {
    switch (expected) {
    case ENGROSS_WRITE_FAILED:
        return (struct way){&fake->fail_write, &fake->writes, expected};
    case ENGROSS_CANCELLED:
        return (struct way){&fake->cancel, &fake->progress_calls, expected};
    default:
        return (struct way){&allocation.at, &allocation.count, expected};
    }
}

static void loop(const char *const *settings, int32_t expected) {
    struct fake_host fake;
    struct engross_buffer whole = ENGROSS_BUFFER_INIT;
    struct engross_buffer reports = ENGROSS_BUFFER_INIT;
    open_fake(&fake);
    struct way way = way_of(&fake, expected);
    assert_int_equal(run(&fake, settings), ENGROSS_OK);
    engross_buffer_append(&whole, fake.output.data, fake.output.size);
    engross_buffer_append(&reports, fake.reports.data, fake.reports.size);
    size_t failures = 0;
    do {
        ++*way.at;
        int32_t status = run(&fake, settings);
        assert_true(status == expected || status == ENGROSS_OK);
        failures += status == expected;
        assert_true(fake.reports.size <= reports.size);
        if (fake.reports.size > 0) /* nothing is blamed that was not before */
            assert_memory_equal(fake.reports.data, reports.data, fake.reports.size);
        if (status == ENGROSS_OK) {
            assert_int_equal(fake.output.size, whole.size);
            assert_memory_equal(fake.output.data, whole.data, whole.size);
        }
    } while (*way.count >= *way.at);
    assert_true(failures > 0);
    *way.at = 0;
    engross_buffer_finish(&whole);
    engross_buffer_finish(&reports);
    close_fake(&fake);
}

static const char *const plain[] = {"contents=yes", NULL};
static const char *const templated[] = {"template=" TEMPLATE, NULL};

static void survives_every_failing_allocation(void **state) {
    (void)state;
    loop(plain, ENGROSS_NO_MEMORY);
}

static void survives_them_with_a_template(void **state) {
    (void)state;
    make_template();
    loop(templated, ENGROSS_NO_MEMORY);
}

static void survives_every_failing_write(void **state) {
    (void)state;
    loop(plain, ENGROSS_WRITE_FAILED);
    loop(templated, ENGROSS_WRITE_FAILED);
}

static void stops_when_asked(void **state) {
    (void)state;
    loop(plain, ENGROSS_CANCELLED);
}

/* A template that is not there, and one that is no Word file, end the run whatever else fails. */
static void refuses_templates_in_any_weather(void **state) {
    static const char *const missing[] = {"template=/nonexistent.docx", NULL};
    static const char *const wrong[] = {"template=" MODEL, NULL};
    const char *const *const settings[] = {missing, wrong};
    struct fake_host fake;
    (void)state;
    open_fake(&fake);
    for (size_t i = 0; i < 2; i++) {
        do {
            allocation.at++;
            int32_t status = run(&fake, settings[i]);
            assert_true(status == ENGROSS_FAILED || status == ENGROSS_NO_MEMORY);
            assert_int_equal(fake.output.size, 0);
        } while (allocation.count >= allocation.at);
        assert_non_null(strstr(fake.reports.data, "template-refused"));
        allocation.at = 0;
    }
    close_fake(&fake);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_every_failing_allocation),
        cmocka_unit_test(survives_them_with_a_template),
        cmocka_unit_test(survives_every_failing_write),
        cmocka_unit_test(stops_when_asked),
        cmocka_unit_test(refuses_templates_in_any_weather),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
