/* Searching and loading: one clear diagnostic for each way of not being a plugin. */
#include "host/plugin_load.h"
#include "host/plugin_describe.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const directories[] = {PLUGINS};

struct row {
    const char *id;
    const char *code;
    const char *words; /* that stand in the message */
};

static const struct row rows[] = {
    {"magic", "host.plugin-not-loaded", "not one of an engross plugin"},
    {"none", "host.plugin-not-loaded", "not one of an engross plugin"},
    {"abi", "host.plugin-abi", "version 99"},
    {"short", "host.plugin-not-loaded", "too short"},
    {"misnamed", "host.plugin-misnamed", "\"other\""},
    {"null", "host.plugin-not-loaded", "no function to run"},
    {"extension", "host.plugin-not-loaded", "extension"},
    {"choices", "host.plugin-not-loaded", "table of options"},
    {"entry", "host.plugin-not-loaded", "engross_plugin_v1"},
    {"load", "host.plugin-not-loaded", "SEGV"},
};

static void test_refused(void **state) {
    (void)state;
    struct engross_diagnostics quiet = {0};
    struct engross_plugin_search search;
    assert_int_equal(engross_plugin_search_run(directories, 1, &quiet, &search), ENGROSS_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heard heard = {0};
        const engross_sink sink = hearing(&heard);
        struct engross_diagnostics diagnostics = {.sink = &sink};
        const struct engross_plugin_file *file = engross_plugin_search_find(&search, rows[i].id);
        assert_non_null(file);
        assert_null(engross_plugin_describe(file, &search.arena, &diagnostics));
        assert_int_equal(heard.count, 1);
        assert_string_equal(heard.codes[0], rows[i].code);
        assert_non_null(strstr(heard.messages[0], rows[i].words));
    }
    engross_plugin_search_finish(&search);
}

static void test_described(void **state) {
    (void)state;
    engross_plugin_list *list = NULL;
    assert_int_equal(engross_plugin_list_load(directories, 1, "good", NULL, &list), ENGROSS_OK);
    assert_int_equal(engross_plugin_list_count(list), 1);
    const engross_plugin *plugin = engross_plugin_list_entry(list, 0)->descriptor;
    assert_non_null(plugin);
    assert_string_equal(plugin->id, "good");
    assert_string_equal(plugin->extension, ".good");
    assert_null(plugin->run);
    assert_int_equal(plugin->option_count, 5);
    assert_string_equal(plugin->options[3].choices, "red|green");
    assert_true(plugin->options[1].maximum == 9);
    assert_string_equal(plugin->diagnostics[1].code, "broken");
    assert_null(plugin->support[0].note);
    assert_string_equal(plugin->support[1].note, "left out");
    engross_plugin_list_free(list);
}

static void test_unknown(void **state) {
    (void)state;
    struct heard heard = {0};
    const engross_sink sink = hearing(&heard);
    engross_plugin_list *list = NULL;
    assert_int_equal(engross_plugin_list_load(directories, 1, "goof", &sink, &list),
                     ENGROSS_MISUSED);
    assert_null(list);
    assert_string_equal(heard.codes[0], "host.exporter-misspelt");
    assert_non_null(strstr(heard.messages[0], "\"good\""));
}

static void copy_file(const char *from, const char *to) {
    char command[1024];
    snprintf(command, sizeof command, "cp '%s' '%s'", from, to);
    assert_int_equal(system(command), 0);
}

/* The first one is used and the other one named; what anybody may write to is not used. */
static void test_shadowed_and_unsafe(void **state) {
    (void)state;
    char first[] = "/tmp/engross-test-XXXXXX";
    char path[128];
    assert_non_null(mkdtemp(first));
    snprintf(path, sizeof path, "%s/engross-good.so", first);
    copy_file(PLUGINS "/engross-good.so", path);
    const char *const both[] = {first, PLUGINS};
    struct heard heard = {0};
    const engross_sink sink = hearing(&heard);
    engross_plugin_list *list = NULL;
    assert_int_equal(engross_plugin_list_load(both, 2, "good", &sink, &list), ENGROSS_OK);
    assert_int_equal(engross_plugin_list_count(list), 2);
    assert_string_equal(engross_plugin_list_entry(list, 0)->path, path);
    assert_string_equal(engross_plugin_list_entry(list, 1)->shadowed_by, path);
    engross_plugin_list_free(list);

    assert_int_equal(chmod(path, 0777), 0);
    assert_int_equal(engross_plugin_list_load(both, 1, "good", &sink, &list), ENGROSS_MISUSED);
    assert_string_equal(heard.codes[0], "host.plugin-file-unsafe");
    assert_int_equal(chmod(first, 0777), 0);
    heard.count = 0;
    assert_int_equal(engross_plugin_list_load(both, 1, "good", &sink, &list), ENGROSS_MISUSED);
    assert_string_equal(heard.codes[0], "host.plugin-directory-unsafe");
    unlink(path);
    rmdir(first);
}

int main(void) {
    setenv("ENGROSS_PLUGIN_PATH", "", 1);
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_described),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_shadowed_and_unsafe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
