/* Key figures stand side by side in a section of columns that goes on with the page: the text
 * before and after keeps its own, and nothing is a table. */
#include "package.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INPUT ENGROSS_SOURCE_DIR "/tests/docx/cases/key-figures.xml"

/* The column counts and types of the document's sections, in their order: "1 3+ 2+", where + goes
 * on with the page. */
static void describe_sections(const char *document, struct engross_buffer *out) {
    static const char columns[] = "<w:cols w:num=\"";
    for (const char *at = strstr(document, "<w:sectPr"); at != NULL;
         at = strstr(at + 1, "<w:sectPr")) {
        const char *end = strstr(at, "</w:sectPr>");
        const char *count = strstr(at, columns);
        const char *type = strstr(at, "<w:type w:val=\"continuous\"/>");
        engross_buffer_append_string(out, out->size == 0 ? "" : " ");
        engross_buffer_append(out, count != NULL && count < end ? count + sizeof columns - 1 : "1",
                              1);
        engross_buffer_append_string(out, type != NULL && type < end ? "+" : "");
    }
}

static void check_sections(const char *theme, const char *expected) {
    struct engross_buffer sections = ENGROSS_BUFFER_INIT;
    struct package *package = package_export(INPUT, theme, theme);
    char *document = package_part(package, "word/document.xml");
    assert_non_null(document);
    describe_sections(document, &sections);
    assert_false(engross_buffer_failed(&sections));
    assert_string_equal(sections.data, expected);
    assert_null(strstr(document, "<w:tbl>"));
    engross_buffer_finish(&sections);
    free(document);
    package_free(package);
}

/* Title, text, heading across the columns, three figures, text, four figures, text. */
static void stand_in_columns_across_columns_of_text(void **state) {
    (void)state;
    check_sections("factsheet", "1 2+ 1+ 3+ 2+ 4+ 2+ 1+");
}

static void stand_in_columns_on_a_page_of_one(void **state) {
    (void)state;
    check_sections("article", "1 3+ 1+ 2+ 1+");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stand_in_columns_across_columns_of_text),
        cmocka_unit_test(stand_in_columns_on_a_page_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
