#include "maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include <cmocka.h>

#define FOLDER ENGROSS_BUILD_DIR "/docx-tests"

const char *make_package(const struct part *const *parts, size_t count, const char *name) {
    static char path[512];
    mkdir(FOLDER, 0777);
    snprintf(path, sizeof path, FOLDER "/%s", name);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        const char *content = parts[i]->content;
        zip_source_t *source = zip_source_buffer(zip, content, strlen(content), 0);
        assert_true(zip_file_add(zip, parts[i]->name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    return path;
}

void assert_holds(const struct package *package, const char *part, const char *wanted) {
    char *content = package_part(package, part);
    assert_non_null(content);
    if (strstr(content, wanted) == NULL)
        fail_msg("%s does not hold %s: %s", part, wanted, content);
    free(content);
}

void assert_lacks(const struct package *package, const char *part, const char *unwanted) {
    char *content = package_part(package, part);
    assert_non_null(content);
    if (strstr(content, unwanted) != NULL)
        fail_msg("%s holds %s", part, unwanted);
    free(content);
}
