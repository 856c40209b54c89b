/* Fails the first, second, third ... allocation of an export, and ever fewer later on, until one
 * passes untouched: in the supervisor, or in whichever worker comes to it. What has its name then
 * is whole, whatever is missing is told, and nothing is left behind. */
#include "testing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

#define EVERY 150 /* so many are failed one by one */
#define OUTPUTS 2

static long allocations_left = -1; /* until the one that fails; -1: none fails; forked on */
static bool *has_failed;           /* in any process */
static char directory[] = "/tmp/engross-test-XXXXXX";

static bool fails(void) {
    if (allocations_left != 0) {
        allocations_left -= allocations_left > 0;
        return false;
    }
    allocations_left = -1;
    *has_failed = true;
    return true;
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

static const char *const names[OUTPUTS] = {"page.engross.xml", "page.good"};
static char wholes[OUTPUTS][4096]; /* what each output is when nothing fails */

/* The content of an output; false where it is not there. */
static bool load(const char *name, char content[4096]) {
    char path[256];
    snprintf(path, sizeof path, "%s/out/%s", directory, name);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    size_t size = fread(content, 1, 4095, file);
    content[size] = '\0';
    fclose(file);
    return true;
}

static size_t count_and_remove_outputs(void) {
    char path[512];
    size_t count = 0;
    snprintf(path, sizeof path, "%s/out", directory);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.' && (entry->d_name[1] == '\0' || entry->d_name[1] == '.'))
            continue;
        snprintf(path, sizeof path, "%s/out/%s", directory, entry->d_name);
        unlink(path);
        count++;
    }
    if (folder != NULL)
        closedir(folder);
    return count;
}

static void count_bad(void *user, const engross_diagnostic *diagnostic) {
    *(size_t *)user += diagnostic->severity >= ENGROSS_SEVERITY_ERROR;
}

static int32_t export_page(uint32_t flags, size_t *told) {
    char input[256];
    char output[256];
    snprintf(input, sizeof input, "%s/page.xml", directory);
    snprintf(output, sizeof output, "%s/out/", directory);
    const char *const inputs[] = {input};
    const char *const exporters[] = {"canonical", "good"};
    const char *const directories[] = {PLUGINS};
    const engross_sink sink = {sizeof sink, told, count_bad};
    const engross_export_request request = {
        .size = sizeof request,
        .inputs = inputs,
        .input_count = 1,
        .exporters = exporters,
        .exporter_count = OUTPUTS,
        .output = output,
        .plugin_directories = directories,
        .plugin_directory_count = 1,
        .jobs = 2,
        .flags = flags,
        .cancel_descriptor = -1,
    };
    return engross_export(&request, &sink);
}

static void export_with_fault(uint32_t flags, long number) {
    size_t told = 0;
    size_t there = 0;
    char content[4096];
    *has_failed = false;
    allocations_left = number;
    int32_t status = export_page(flags, &told);
    allocations_left = -1;
    for (size_t i = 0; i < OUTPUTS; i++)
        if (load(names[i], content)) {
            assert_string_equal(content, wholes[i]);
            there++;
        }
    assert_int_equal(count_and_remove_outputs(), there);
    if (status == ENGROSS_OK)
        assert_int_equal(there, OUTPUTS);
    else
        assert_true(told > 0);
}

static void fail_each(uint32_t flags) {
    size_t told = 0;
    long runs = 0;
    assert_int_equal(export_page(flags, &told), ENGROSS_OK);
    for (size_t i = 0; i < OUTPUTS; i++)
        assert_true(load(names[i], wholes[i]));
    assert_int_equal(count_and_remove_outputs(), OUTPUTS);
    *has_failed = true;
    for (long number = 0; *has_failed; number += number < EVERY ? 1 : number / 16) {
        export_with_fault(flags, number);
        runs++;
    }
    assert_true(runs > EVERY / 2);
}

/* --- Packages: whole or not there, and nothing beside them. --- */

#define PACKED 6 /* two outputs, report, lines, manifest, sums */

/* The files of the package in the folder, which are removed with it; nothing else stands there. */
static size_t count_and_remove_package(void) {
    char path[1024];
    char inside[2048];
    size_t count = 0;
    snprintf(path, sizeof path, "%s/packages", directory);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            assert_string_equal(entry->d_name, "page.submission");
    if (folder != NULL)
        closedir(folder);
    snprintf(path, sizeof path, "%s/packages/page.submission", directory);
    folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        count += unlink(inside) == 0;
    }
    if (folder != NULL)
        closedir(folder);
    rmdir(path);
    return count;
}

static int32_t export_package(uint32_t flags, size_t *told) {
    char input[256];
    char output[256];
    char profile[256];
    snprintf(input, sizeof input, "%s/page.xml", directory);
    snprintf(output, sizeof output, "%s/packages/", directory);
    snprintf(profile, sizeof profile, "%s/profile.xml", directory);
    const char *const inputs[] = {input};
    const char *const directories[] = {PLUGINS};
    const engross_sink sink = {sizeof sink, told, count_bad};
    const engross_export_request request = {
        .size = sizeof request,
        .inputs = inputs,
        .input_count = 1,
        .output = output,
        .plugin_directories = directories,
        .plugin_directory_count = 1,
        .jobs = 2,
        .flags = flags | ENGROSS_EXPORT_PACKAGE,
        .cancel_descriptor = -1,
        .profile = profile,
    };
    return engross_export(&request, &sink);
}

static void pack_each(uint32_t flags) {
    size_t told = 0;
    assert_int_equal(export_package(flags, &told), ENGROSS_OK);
    assert_int_equal(count_and_remove_package(), PACKED);
    *has_failed = true;
    for (long number = 0; *has_failed; number += number < EVERY ? 1 : number / 16) {
        told = 0;
        *has_failed = false;
        allocations_left = number;
        int32_t status = export_package(flags, &told);
        allocations_left = -1;
        assert_int_equal(count_and_remove_package(), status == ENGROSS_OK ? PACKED : 0);
        assert_true(status == ENGROSS_OK || told > 0);
    }
}

static void test_packages(void **state) {
    (void)state;
    pack_each(0);
}

static void test_packages_in_process(void **state) {
    (void)state;
    pack_each(ENGROSS_EXPORT_IN_PROCESS);
}

static void test_workers(void **state) {
    (void)state;
    fail_each(0);
}

static void test_in_process(void **state) {
    (void)state;
    fail_each(ENGROSS_EXPORT_IN_PROCESS);
}

static int set_up(void **state) {
    (void)state;
    char path[256];
    has_failed =
        mmap(NULL, sizeof *has_failed, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (has_failed == MAP_FAILED || mkdtemp(directory) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/page.xml", directory);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return 1;
    char profile[256];
    snprintf(profile, sizeof profile, "%s/profile.xml", directory);
    FILE *rules = fopen(profile, "w");
    if (rules == NULL)
        return 1;
    fputs("<profile xmlns='urn:engross:profile:1' id='small' title='Small'>"
          "<source id='s' title='S' checked='2026-01-01' certainty='verified'/>"
          "<output exporter='good' source='s'/></profile>",
          rules);
    if (fclose(rules) != 0)
        return 1;
    fputs("<document xmlns=\"urn:engross:document:1\" kind=\"page\" xml:lang=\"en\"><metadata>"
          "<title>A page</title></metadata><content><p>Words.</p></content></document>",
          file);
    return fclose(file);
}

static int remove_all(void **state) {
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -r '%s'", directory);
    return system(command);
}

int main(void) {
    setenv("ENGROSS_PLUGIN_PATH", "", 1);
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workers),
        cmocka_unit_test(test_in_process),
        cmocka_unit_test(test_packages),
        cmocka_unit_test(test_packages_in_process),
    };
    return cmocka_run_group_tests(tests, set_up, remove_all);
}
