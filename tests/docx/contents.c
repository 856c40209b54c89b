/* The table of contents is a field whose entries lead to the headings that are there. */
#include "package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INPUT ENGROSS_SOURCE_DIR "/input/model.xml"
#define FIELD "<w:docPartGallery w:val=\"Table of Contents\"/>"

static char *document_with(const char *name, const char *setting) {
    struct package *package = package_export_set(INPUT, NULL, name, setting);
    char *content = package_part(package, "word/document.xml");
    assert_non_null(content);
    package_free(package);
    return content;
}

static void lists_the_headings(void **state) {
    (void)state;
    char *content = document_with("contents-yes", "docx.contents=yes");
    const char *field = strstr(content, FIELD);
    assert_non_null(field);
    const char *end = strstr(field, "</w:sdt>");
    const char *entry = strstr(field, "<w:hyperlink w:anchor=\"sec_I\"");
    assert_true(entry != NULL && entry < end);
    assert_non_null(strstr(end, "w:name=\"sec_I\""));
    assert_non_null(strstr(field, " TOC "));
    free(content);
}

static void leaves_short_documents_without(void **state) {
    (void)state;
    char *content = document_with("contents-auto", "docx.contents=auto");
    assert_null(strstr(content, FIELD));
    free(content);
    content = document_with("contents-no", "docx.contents=no");
    assert_null(strstr(content, FIELD));
    free(content);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_the_headings),
        cmocka_unit_test(leaves_short_documents_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
