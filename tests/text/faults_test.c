/* Fails the first, second, third ... allocation while a text is read, until a run passes
 * untouched: each failure must come back as a status, without a crash or a leak. */
#include "reading.h"

#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static long allocations_left = -1; /* until the one that fails; -1: none fails */
static bool has_failed;

static bool fails(void) {
    if (allocations_left > 0)
        allocations_left--;
    else if (allocations_left == 0)
        has_failed = true;
    return allocations_left == 0 && has_failed;
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}

/* Reads the text with the allocation of that number failing. Whether one failed. */
static bool read_with_fault(struct engross_buffer *text, long number) {
    struct engross_diagnostics diagnostics = {.sink = NULL};
    struct engross_source source = {"text.txt", "text.txt", text->data, text->size};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    assert_non_null(builder);
    has_failed = false;
    allocations_left = number;
    int32_t status = engross_reader_text.read(&source, builder);
    allocations_left = -1;
    if (has_failed)
        assert_int_equal(status, ENGROSS_NO_MEMORY);
    else
        assert_int_equal(status, ENGROSS_OK);
    engross_builder_free(builder);
    return has_failed;
}

static void test_every_allocation_may_fail(void **state) {
    (void)state;
    static const char *const cases[] = {"ngo-pdf-en.txt", "tables.txt", "report-wrapped-en.txt",
                                        "interview-labels-ru.txt", "endnotes-en.txt"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct engross_buffer path = ENGROSS_BUFFER_INIT, text = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&path, "%s/%s", TEXT_CASES, cases[i]);
        assert_true(reading_load(path.data, &text));
        long number = 0;
        while (read_with_fault(&text, number))
            number++;
        assert_true(number > 5);
        engross_buffer_finish(&path);
        engross_buffer_finish(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
