/* Whole layouts, compared byte for byte: every CASE.xml beside this file has a CASE.layout.xml.
 * ENGROSS_UPDATE_GOLDEN=1 writes them anew. */
#include "dumped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER ENGROSS_SOURCE_DIR "/tests/pdf-layout/"

static char *layout_of(const char *name, size_t *size) {
    char path[] = "/tmp/engross-golden-XXXXXX", command[2048], file[128];
    assert_non_null(mkdtemp(path));
    snprintf(file, sizeof file, "%s/layout.xml", path);
    snprintf(command, sizeof command,
             "%s/engross export --in-process --to pdf --set pdf.output=layout -o %s %s%s.xml",
             ENGROSS_BUILD_DIR, file, FOLDER, name);
    assert_int_equal(system(command), 0);
    char *data = read_file(file, size);
    assert_non_null(data);
    unlink(file);
    rmdir(path);
    return data;
}

static void compare(const char *name) {
    char path[512];
    size_t size, golden_size = 0;
    snprintf(path, sizeof path, FOLDER "%s.layout.xml", name);
    char *data = layout_of(name, &size);
    const char *update = getenv("ENGROSS_UPDATE_GOLDEN");
    if (update != NULL && strcmp(update, "1") == 0) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(data, 1, size, file), size);
        fclose(file);
    }
    char *golden = read_file(path, &golden_size);
    assert_non_null(golden);
    assert_string_equal(data, golden);
    free(golden);
    free(data);
}

static void test_report(void **state) {
    (void)state;
    compare("report");
}

static void test_columns(void **state) {
    (void)state;
    compare("scripts");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_report),
                                       cmocka_unit_test(test_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
