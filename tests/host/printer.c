/* Diagnostics as lines of text and as JSON. */
#include "testing.h"

#include <stdlib.h>

struct row {
    engross_diagnostic diagnostic;
    const char *text;
    const char *json;
};

static const struct row rows[] = {
    {{.code = "a.b", .message = "m", .file = "f.txt", .severity = 1, .line = 3, .column = 7},
     "f.txt:3:7: warning: m [a.b]",
     "{\"severity\":\"warning\",\"code\":\"a.b\",\"message\":\"m\",\"file\":\"f.txt\",\"line\":3,"
     "\"column\":7}"},
    {{.code = "a.b", .message = "m", .file = "f.txt", .severity = 2, .line = 3, .output = "pdf"},
     "f.txt:3: loss: m [a.b]",
     "{\"severity\":\"loss\",\"code\":\"a.b\",\"message\":\"m\",\"file\":\"f.txt\",\"line\":3,"
     "\"output\":\"pdf\"}"},
    {{.code = "a.b", .message = "m", .severity = 4},
     "engross: system: m [a.b]",
     "{\"severity\":\"system\",\"code\":\"a.b\",\"message\":\"m\"}"},
    /* Control characters, ill-formed bytes and reversed text stay out of terminals and JSON. */
    {{.code = "a.b", .message = "a\x1B[2J\"\\\n", .file = "f\xFF", .severity = 0},
     "f\xEF\xBF\xBD: info: a\xEF\xBF\xBD[2J\"\\\xEF\xBF\xBD [a.b]",
     "{\"severity\":\"info\",\"code\":\"a.b\",\"message\":\"a\\u001b[2J\\\"\\\\\\u000a\","
     "\"file\":\"f\xEF\xBF\xBD\"}"},
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *text = engross_diagnostic_text(&rows[i].diagnostic);
        char *json = engross_diagnostic_json(&rows[i].diagnostic);
        assert_string_equal(text, rows[i].text);
        assert_string_equal(json, rows[i].json);
        free(text);
        free(json);
    }
}

static void test_catalogue(void **state) {
    (void)state;
    engross_message_row row = {.size = sizeof row};
    size_t count = 0;
    while (engross_message_at(count, &row) != 0) {
        assert_ptr_equal(engross_catalogue_find(row.code), &engross_catalogue[count]);
        assert_true(row.message[0] != '\0' && row.explanation[0] != '\0');
        assert_true(row.message[strlen(row.message) - 1] != '.');
        count++;
    }
    assert_int_equal(count, ENGROSS_MESSAGE_COUNT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_catalogue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
