/* The parts of exported packages, compared byte for byte with tests/docx/golden. Each file there
 * is one part of one case with a line end between tags; its presence switches the check on.
 * ENGROSS_UPDATE_GOLDEN=1 writes them anew. */
#include "package.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER ENGROSS_SOURCE_DIR "/tests/docx/golden/"

static const struct row {
    const char *name;
    const char *input;
    const char *theme;
    const char *part;
} rows[] = {
    {"features-document", "tests/docx/cases/features.xml", NULL, "word/document.xml"},
    {"features-footnotes", "tests/docx/cases/features.xml", NULL, "word/footnotes.xml"},
    {"features-relations", "tests/docx/cases/features.xml", NULL, "word/_rels/document.xml.rels"},
    {"features-note-relations", "tests/docx/cases/features.xml", NULL,
     "word/_rels/footnotes.xml.rels"},
    {"features-core", "tests/docx/cases/features.xml", NULL, "docProps/core.xml"},
    {"features-app", "tests/docx/cases/features.xml", NULL, "docProps/app.xml"},
    {"features-types", "tests/docx/cases/features.xml", NULL, "[Content_Types].xml"},
    {"arabic-document", "tests/docx/cases/arabic.xml", NULL, "word/document.xml"},
    {"arabic-footnotes", "tests/docx/cases/arabic.xml", NULL, "word/footnotes.xml"},
    {"arabic-header", "tests/docx/cases/arabic.xml", NULL, "word/header-odd.xml"},
    {"arabic-custom", "tests/docx/cases/arabic.xml", NULL, "docProps/custom.xml"},
    {"figures-document", "tests/docx/cases/figures.xml", NULL, "word/document.xml"},
    {"numbers-numbering", "tests/docx/cases/numbers.xml", NULL, "word/numbering.xml"},
    {"un-report-styles", "tests/docx/cases/numbers.xml", "un-report", "word/styles.xml"},
    {"factsheet-styles", "tests/docx/cases/numbers.xml", "factsheet", "word/styles.xml"},
    {"factsheet-settings", "tests/docx/cases/numbers.xml", "factsheet", "word/settings.xml"},
};

/* A line end between any two tags: easier to read and to compare by eye. */
static void break_lines(struct engross_buffer *lines, const char *part) {
    for (const char *c = part; *c != '\0'; c++) {
        engross_buffer_append_char(lines, *c);
        if (c[0] == '>' && c[1] == '<')
            engross_buffer_append_char(lines, '\n');
    }
    engross_buffer_append_char(lines, '\n');
}

static void read_file(struct engross_buffer *content, const char *path) {
    char piece[4096];
    size_t size;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s is missing; ENGROSS_UPDATE_GOLDEN=1 writes it", path);
    while ((size = fread(piece, 1, sizeof piece, file)) > 0)
        engross_buffer_append(content, piece, size);
    fclose(file);
}

static void write_file(const struct engross_buffer *content, const char *path) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content->data, 1, content->size, file), content->size);
    assert_int_equal(fclose(file), 0);
}

static void check(const struct row *row) {
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    struct engross_buffer wanted = ENGROSS_BUFFER_INIT;
    char input[512];
    char golden[512];
    snprintf(input, sizeof input, ENGROSS_SOURCE_DIR "/%s", row->input);
    snprintf(golden, sizeof golden, FOLDER "%s.xml", row->name);
    struct package *package = package_export(input, row->theme, "golden");
    char *part = package_part(package, row->part);
    assert_non_null(part);
    break_lines(&found, part);
    free(part);
    package_free(package);
    if (getenv("ENGROSS_UPDATE_GOLDEN") != NULL)
        write_file(&found, golden);
    else {
        read_file(&wanted, golden);
        if (wanted.size != found.size || memcmp(wanted.data, found.data, found.size) != 0) {
            print_message("%s differs from golden/%s.xml\n", row->part, row->name);
            assert_string_equal(found.data, wanted.data);
        }
    }
    engross_buffer_finish(&found);
    engross_buffer_finish(&wanted);
}

static void parts_are_as_they_were(void **state) {
    (void)state;
    unsetenv("SOURCE_DATE_EPOCH");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(&rows[i]);
}

static void says_what_is_lost(void **state) {
    (void)state;
    struct package *package =
        package_export(ENGROSS_SOURCE_DIR "/tests/docx/cases/figures.xml", NULL, "golden-losses");
    assert_true(package_reported(package, "host.image-unreadable"));
    assert_true(package_reported(package, "docx.image-damaged"));
    package_free(package);
    package =
        package_export(ENGROSS_SOURCE_DIR "/tests/docx/cases/limits.xml", NULL, "golden-limits");
    assert_true(package_reported(package, "docx.table-too-wide"));
    assert_true(package_reported(package, "docx.list-too-deep"));
    package_free(package);
}

/* The size in half-points of the run that prints text; 0 where it has none of its own. */
static long size_of_run(xmlDocPtr document, const char *text) {
    xmlNodePtr top = xmlDocGetRootElement(document);
    for (xmlNodePtr node = top; node != NULL; node = next_element(top, node)) {
        xmlNodePtr content = is_named(node, "r") ? child_named(node, "t") : NULL;
        xmlChar *found = content == NULL ? NULL : xmlNodeGetContent(content);
        bool same = found != NULL && strcmp((const char *)found, text) == 0;
        xmlFree(found);
        if (!same)
            continue;
        xmlNodePtr properties = child_named(node, "rPr");
        xmlNodePtr size = properties == NULL ? NULL : child_named(properties, "sz");
        return size == NULL ? 0 : number_of(size, "val");
    }
    fail_msg("no run prints %s", text);
    return -1;
}

static void wide_tables_are_set_smaller(void **state) {
    (void)state;
    struct package *package =
        package_export(ENGROSS_SOURCE_DIR "/tests/docx/cases/wide.xml", NULL, "golden-wide");
    assert_true(package_reported(package, "docx.table-narrow"));
    xmlDocPtr document = package_tree(package, "word/document.xml");
    long size = size_of_run(document, "Kazakhstanskaya");
    assert_in_range(size, 8, 17);
    assert_int_equal(size_of_run(document, "Responsibility"), size);
    assert_int_equal(size_of_run(document, "Above the wide one"), 0);
    assert_int_equal(size_of_run(document, "After it."), 0);
    assert_int_equal(size_of_run(document, "Narrow"), 0);
    xmlFreeDoc(document);
    package_free(package);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_as_they_were),
        cmocka_unit_test(says_what_is_lost),
        cmocka_unit_test(wide_tables_are_set_smaller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
