/* Records: what goes in comes out, and nothing that a worker may send confuses the parent. */
#include "host/record.h"
#include "testing.h"

#include <stdlib.h>
#include <unistd.h>

static void test_round_trip(void **state) {
    (void)state;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    const engross_diagnostic sent = {
        .code = "a.b", .message = "m\xC3\xA9", .file = "f", .severity = 2, .line = 3, .column = 4};
    const struct engross_record_exit exit_sent = {1, 0, 139};
    engross_record_append_diagnostic(&buffer, &sent);
    engross_record_append_progress(&buffer, 250);
    engross_record_append_result(&buffer, ENGROSS_OK, ".pdf");
    engross_record_append_exit(&buffer, &exit_sent);

    size_t offset = 0;
    struct engross_record record = engross_record_next(buffer.data, buffer.size, &offset);
    assert_int_equal(record.type, ENGROSS_RECORD_DIAGNOSTIC);
    assert_string_equal(record.diagnostic.message, "m\xC3\xA9");
    assert_string_equal(record.diagnostic.file, "f");
    assert_null(record.diagnostic.output);
    assert_int_equal(record.diagnostic.line, 3);
    record = engross_record_next(buffer.data, buffer.size, &offset);
    assert_int_equal(record.type, ENGROSS_RECORD_PROGRESS);
    assert_int_equal(record.number, 250);
    record = engross_record_next(buffer.data, buffer.size, &offset);
    assert_int_equal(record.type, ENGROSS_RECORD_RESULT);
    assert_string_equal(record.text, ".pdf");
    record = engross_record_next(buffer.data, buffer.size, &offset);
    assert_int_equal(record.type, ENGROSS_RECORD_EXIT);
    assert_int_equal(record.exit.wait_status, 139);
    assert_int_equal(offset, buffer.size);
    engross_buffer_finish(&buffer);
}

static void test_long_message_is_cut_at_a_character(void **state) {
    (void)state;
    char message[8000];
    for (size_t i = 0; i + 1 < sizeof message; i += 2)
        memcpy(message + i, "\xD0\xB6", 2);
    message[sizeof message - 1] = '\0';
    message[sizeof message - 2] = '\0';
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    const engross_diagnostic sent = {.code = "a.b", .message = message, .file = message};
    engross_record_append_diagnostic(&buffer, &sent);
    assert_true(buffer.size <= ENGROSS_RECORD_MAXIMUM);
    size_t offset = 0;
    struct engross_record record = engross_record_next(buffer.data, buffer.size, &offset);
    size_t size = strlen(record.diagnostic.message);
    assert_int_equal(record.type, ENGROSS_RECORD_DIAGNOSTIC);
    assert_string_equal(record.diagnostic.message + size - 3, "...");
    assert_int_equal((size - 3) % 2, 0);
    engross_buffer_finish(&buffer);
}

static void test_part_of_a_record_waits(void **state) {
    (void)state;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_result(&buffer, 0, ".x");
    for (size_t size = 0; size < buffer.size; size++) {
        size_t offset = 0;
        assert_int_equal(engross_record_next(buffer.data, size, &offset).type, ENGROSS_RECORD_NONE);
        assert_int_equal(offset, 0);
    }
    engross_buffer_finish(&buffer);
}

/* Every byte of a record changed to every value: nothing is read outside it. */
static void test_damage_is_noticed_or_harmless(void **state) {
    (void)state;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    const engross_diagnostic sent = {.code = "a.b", .message = "m", .severity = 4};
    engross_record_append_diagnostic(&buffer, &sent);
    for (size_t i = 0; i < buffer.size; i++) {
        for (int value = 0; value < 256; value++) {
            char *copy = malloc(buffer.size);
            assert_non_null(copy);
            memcpy(copy, buffer.data, buffer.size);
            copy[i] = (char)value;
            size_t offset = 0;
            struct engross_record record = engross_record_next(copy, buffer.size, &offset);
            if (record.type == ENGROSS_RECORD_DIAGNOSTIC)
                assert_true(strlen(record.diagnostic.message) <= buffer.size &&
                            record.diagnostic.severity <= ENGROSS_SEVERITY_SYSTEM);
            free(copy);
        }
    }
    engross_buffer_finish(&buffer);
}

static void test_too_many_are_counted(void **state) {
    (void)state;
    int ends[2];
    char block[65536];
    assert_int_equal(pipe(ends), 0);
    struct engross_record_writer writer = {.descriptor = ends[1]};
    const engross_sink sink = engross_record_sink(&writer);
    const engross_diagnostic sent = {.code = "a.b", .message = "m"};
    for (int i = 0; i < ENGROSS_RECORD_DIAGNOSTICS + 5; i++) {
        sink.diagnostic(sink.user, &sent);
        if (i % 500 == 0)
            assert_true(read(ends[0], block, sizeof block) > 0);
    }
    assert_int_equal(writer.diagnostics, ENGROSS_RECORD_DIAGNOSTICS);
    assert_int_equal(writer.suppressed, 5);
    close(ends[0]);
    close(ends[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_long_message_is_cut_at_a_character),
        cmocka_unit_test(test_part_of_a_record_waits),
        cmocka_unit_test(test_damage_is_noticed_or_harmless),
        cmocka_unit_test(test_too_many_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
