/* Output files: nothing half-made under a name, nobody's file overwritten by mistake. */
#include "host/output.h"
#include "testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char directory[] = "/tmp/engross-test-XXXXXX";

static int set_up(void **state) {
    (void)state;
    return mkdtemp(directory) == NULL;
}

static void write_file(const char *name, const char *content) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void assert_file(const char *name, const char *content) {
    char path[256];
    char found[64] = "";
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(found, 1, sizeof found - 1, file) < sizeof found);
    fclose(file);
    assert_string_equal(found, content);
}

static int remove_all(void **state) {
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -r '%s'", directory);
    return system(command);
}

struct attempt {
    struct heard heard;
    engross_sink sink;
    struct engross_diagnostics diagnostics;
    struct engross_identity_set files;
    struct engross_output_place place;
    struct engross_output output;
};

static void begin(struct attempt *attempt, const char *content) {
    *attempt = (struct attempt){.place = {.directory = directory}};
    attempt->sink = hearing(&attempt->heard);
    attempt->diagnostics.sink = &attempt->sink;
    assert_int_equal(engross_output_open(&attempt->place, &attempt->diagnostics, &attempt->output),
                     ENGROSS_OK);
    assert_int_equal(write(attempt->output.descriptor, content, strlen(content)),
                     (ssize_t)strlen(content));
}

static int32_t commit(struct attempt *attempt, const char *name) {
    return engross_output_commit(&attempt->output, &attempt->place, name, &attempt->files,
                                 &attempt->diagnostics);
}

static void end(struct attempt *attempt) {
    engross_output_discard(&attempt->output);
    engross_identity_finish(&attempt->files);
}

static size_t entries(void) {
    char command[256];
    char line[16] = "";
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", directory);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(line, sizeof line, pipe));
    pclose(pipe);
    return (size_t)atoi(line);
}

static void test_commit_and_replace(void **state) {
    (void)state;
    struct attempt attempt;
    begin(&attempt, "one");
    assert_int_equal(commit(&attempt, "out"), ENGROSS_OK);
    end(&attempt);
    assert_file("out", "one");
    begin(&attempt, "two");
    assert_int_equal(commit(&attempt, "out"), ENGROSS_OK);
    end(&attempt);
    assert_file("out", "two");
    assert_int_equal(entries(), 1);
}

static void test_discard_leaves_nothing(void **state) {
    (void)state;
    struct attempt attempt;
    size_t before = entries();
    begin(&attempt, "half");
    end(&attempt);
    assert_int_equal(entries(), before);
}

/* As on a file system that knows no files without a name. */
static void test_named_temporary(void **state) {
    (void)state;
    struct attempt attempt;
    size_t before = entries();
    begin(&attempt, "");
    close(attempt.output.descriptor);
    attempt.output.temporary = strdup(".engross-test.tmp");
    attempt.output.descriptor =
        openat(attempt.output.directory, ".engross-test.tmp", O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(attempt.output.descriptor, "named", 5), 5);
    assert_int_equal(entries(), before + 1);
    assert_int_equal(commit(&attempt, "named"), ENGROSS_OK);
    end(&attempt);
    assert_file("named", "named");
    assert_int_equal(entries(), before + 1);
}

static void test_inputs_and_outputs_are_kept(void **state) {
    (void)state;
    static const struct {
        enum engross_identity_role role;
        const char *code;
    } rows[] = {{ENGROSS_IDENTITY_INPUT, "host.output-is-input"},
                {ENGROSS_IDENTITY_OUTPUT, "host.output-twice"}};
    write_file("kept", "precious");
    for (size_t i = 0; i < 2; i++) {
        struct attempt attempt;
        struct stat status;
        begin(&attempt, "new");
        assert_int_equal(fstatat(attempt.output.directory, "kept", &status, 0), 0);
        assert_true(engross_identity_add(&attempt.files, &status, rows[i].role));
        assert_int_equal(commit(&attempt, "kept"), ENGROSS_FAILED);
        assert_string_equal(attempt.heard.codes[0], rows[i].code);
        end(&attempt);
        assert_file("kept", "precious");
    }
}

static void test_names(void **state) {
    (void)state;
    static const struct {
        const char *input;
        const char *extension;
        const char *name;
    } rows[] = {{"a/report.txt", ".pdf", "report.pdf"},
                {"report", ".akn.xml", "report.akn.xml"},
                {"/x/.hidden", ".pdf", ".hidden.pdf"},
                {"a.b/c.d.md", ".pdf", "c.d.pdf"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct engross_output_place place = {.directory = directory};
        char *name = engross_output_name(&place, rows[i].input, NULL, rows[i].extension);
        assert_string_equal(name, rows[i].name);
        free(name);
    }
}

static void test_directories(void **state) {
    (void)state;
    char path[256];
    struct heard heard = {0};
    const engross_sink sink = hearing(&heard);
    struct engross_diagnostics diagnostics = {.sink = &sink};
    snprintf(path, sizeof path, "%s/a/b/c/", directory);
    assert_int_equal(engross_output_directory_make(path, &diagnostics), ENGROSS_OK);
    assert_int_equal(engross_output_directory_make(path, &diagnostics), ENGROSS_OK);
    write_file("file", "");
    snprintf(path, sizeof path, "%s/file/d/", directory);
    assert_int_equal(engross_output_directory_make(path, &diagnostics), ENGROSS_FAILED);
    assert_string_equal(heard.codes[0], "host.output-directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commit_and_replace),
        cmocka_unit_test(test_discard_leaves_nothing),
        cmocka_unit_test(test_named_temporary),
        cmocka_unit_test(test_inputs_and_outputs_are_kept),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_directories),
    };
    return cmocka_run_group_tests(tests, set_up, remove_all);
}
