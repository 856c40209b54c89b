/* Settings against a table of options. */
#include "host/setting.h"
#include "testing.h"

static const engross_option options[] = {
    {sizeof(engross_option), "flag", "", "yes", NULL, 0, 0, ENGROSS_OPTION_BOOLEAN, 0, NULL},
    {sizeof(engross_option), "count", "", "3", NULL, -1, 9, ENGROSS_OPTION_INTEGER, 0, NULL},
    {sizeof(engross_option), "ratio", "", "0.5", NULL, -2, 2, ENGROSS_OPTION_NUMBER, 0, NULL},
    {sizeof(engross_option), "colour", "", "red", "red|green", 0, 0, ENGROSS_OPTION_CHOICE, 0,
     NULL},
    {sizeof(engross_option), "words", "", "", NULL, 0, 0, ENGROSS_OPTION_TEXT, 0, NULL},
};
static const engross_plugin plugin = {.id = "x", .options = options, .option_count = 5};

struct row {
    const char *setting;
    const char *code; /* reported, or NULL */
};

static const struct row rows[] = {
    {"x.flag=no", NULL},
    {"x.flag=maybe", "host.option-value"},
    {"x.count=9", NULL},
    {"x.count=-1", NULL},
    {"x.count=10", "host.option-value"},
    {"x.count=3x", "host.option-value"},
    {"x.count=", "host.option-value"},
    {"x.count=99999999999999999999", "host.option-value"},
    {"x.ratio=1.25", NULL},
    {"x.ratio=-2", NULL},
    {"x.ratio=2.1", "host.option-value"},
    {"x.ratio=1,5", "host.option-value"},
    {"x.ratio=.", "host.option-value"},
    {"x.ratio=nan", "host.option-value"},
    {"x.colour=green", NULL},
    {"x.colour=gree", "host.option-value"},
    {"x.colour=", "host.option-value"},
    {"x.words=a=b.c", NULL},
    {"x.color=red", "host.option-misspelt"},
    {"x.nothing-like-it=1", "host.option-unknown"},
    {"y.count=77", NULL}, /* another exporter's */
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heard heard = {0};
        const engross_sink sink = hearing(&heard);
        struct engross_diagnostics diagnostics = {.sink = &sink};
        struct engross_arena arena = ENGROSS_ARENA_INIT;
        engross_value *values;
        int32_t status =
            engross_setting_values(&plugin, &rows[i].setting, 1, &arena, &diagnostics, &values);
        if (rows[i].code == NULL) {
            assert_int_equal(status, ENGROSS_OK);
            assert_int_equal(heard.count, 0);
        } else {
            assert_int_equal(status, ENGROSS_MISUSED);
            assert_int_equal(heard.count, 1);
            assert_string_equal(heard.codes[0], rows[i].code);
        }
        engross_arena_finish(&arena);
    }
}

static void test_values(void **state) {
    (void)state;
    static const char *const settings[] = {"x.ratio=-1.25", "x.colour=green", "x.count=4",
                                           "x.count=5"};
    struct engross_diagnostics diagnostics = {0};
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    engross_value *values;
    assert_int_equal(engross_setting_values(&plugin, settings, 4, &arena, &diagnostics, &values),
                     ENGROSS_OK);
    assert_int_equal(values[0].integer, 1);
    assert_int_equal(values[1].integer, 5); /* the last one holds */
    assert_true(values[2].number == -1.25);
    assert_int_equal(values[3].integer, 1);
    assert_string_equal(values[4].text.data, "");
    engross_arena_finish(&arena);
}

/* What --set x.FORM=... makes of the output's name. */
static void assert_extension(const engross_plugin *of, const char *setting, const char *expected) {
    struct engross_diagnostics diagnostics = {0};
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    engross_value *values;
    char extension[ENGROSS_EXTENSION_SIZE];
    assert_int_equal(engross_setting_values(of, &setting, 1, &arena, &diagnostics, &values),
                     ENGROSS_OK);
    engross_setting_extension(of, values, extension);
    assert_string_equal(extension, expected);
    engross_arena_finish(&arena);
}

static void test_extension(void **state) {
    (void)state;
    engross_option option = {
        sizeof option,    "form", "", "long", "short|long|longest", 0, 0, ENGROSS_OPTION_CHOICE, 0,
        ".s|.long|.l.est"};
    const engross_plugin chooses = {
        .id = "x", .extension = ".none", .options = &option, .option_count = 1};
    assert_extension(&chooses, "x.form=long", ".long");
    assert_extension(&chooses, "x.form=short", ".s");
    assert_extension(&chooses, "x.form=longest", ".l.est");
    option.size = offsetof(engross_option, extensions); /* built before there were extensions */
    assert_extension(&chooses, "x.form=short", ".none");
}

static void test_nearest_word(void **state) {
    (void)state;
    static const char *const words[] = {"pdf", "docx", "akn", "canonical"};
    assert_string_equal(engross_word_nearest("pfd", words, 4), "pdf");
    assert_string_equal(engross_word_nearest("doc", words, 4), "docx");
    assert_string_equal(engross_word_nearest("cannonical", words, 4), "canonical");
    assert_null(engross_word_nearest("html", words, 4));
    assert_null(engross_word_nearest("", words, 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_extension),
        cmocka_unit_test(test_nearest_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
