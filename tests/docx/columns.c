/* Column widths of tables: they fit, and follow what the cells hold. */
#include "columns.h"

#include "engross/engross.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static engross_document *read_table(const char *rows) {
    char path[] = ENGROSS_BUILD_DIR "/docx-columns.xml";
    engross_document *document = NULL;
    engross_read_options options = {.size = sizeof options, .path = path};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "<document xmlns=\"urn:engross:document:1\" kind=\"page\" xml:lang=\"en\"><metadata/>"
            "<content><table><table-body>%s</table-body></table></content></document>",
            rows);
    fclose(file);
    assert_int_equal(engross_document_read(&options, NULL, &document), ENGROSS_OK);
    return document;
}

static struct engross_docx_columns measure(const char *rows, int32_t available) {
    struct engross_docx_columns columns;
    engross_document *document = read_table(rows);
    const engross_view *view = engross_document_view(document);
    const engross_node *content = view->next(view, view->first_child(view, view->root(view)));
    engross_docx_columns_measure(&columns, view, view->first_child(view, content), available, 100,
                                 100);
    engross_document_free(document);
    return columns;
}

static int32_t sum(const struct engross_docx_columns *columns) {
    int32_t width = 0;
    for (uint32_t i = 0; i < columns->count; i++)
        width += columns->widths[i];
    return width;
}

static void fills_the_width_by_content(void **state) {
    struct engross_docx_columns columns =
        measure("<row><cell><p>Year</p></cell><cell><p>A much longer text stands here, and it "
                "goes on for a while so that it must wrap in its column.</p></cell></row>",
                5000);
    (void)state;
    assert_int_equal(columns.count, 2);
    assert_int_equal(sum(&columns), 5000);
    assert_true(columns.widths[0] >= 500);
    assert_true(columns.widths[1] > 4 * columns.widths[0]);
}

static void shrinks_when_words_do_not_fit(void **state) {
    struct engross_docx_columns columns =
        measure("<row><cell><p>Incomprehensibilities</p></cell><cell><p>Uncharacteristically</p>"
                "</cell><cell><p>a</p></cell></row>",
                2000);
    (void)state;
    assert_int_equal(sum(&columns), 2000);
    for (uint32_t i = 0; i < 3; i++)
        assert_true(columns.widths[i] > 0);
}

static void counts_spans(void **state) {
    struct engross_docx_columns columns =
        measure("<row><cell row-span=\"2\"><p>a</p></cell><cell column-span=\"2\"><p>b</p></cell>"
                "</row><row><cell><p>c</p></cell><cell><p>d</p></cell></row>",
                3000);
    (void)state;
    assert_int_equal(columns.count, 3);
    assert_int_equal(columns.count_asked, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_width_by_content),
        cmocka_unit_test(shrinks_when_words_do_not_fit),
        cmocka_unit_test(counts_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
