/* Packages that were made to do harm, or were damaged: one clear diagnostic each. */
#include "package.h"

#include <zip.h>

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static void expect_refused(const struct part *parts, size_t count, const char *code) {
    struct reading reading;
    reading_parts(&reading, parts, count);
    assert_int_equal(reading.status, ENGROSS_FAILED);
    SAYS(reading, code);
    assert_ptr_equal(strstr(reading.diagnostics.data, ": error: "),
                     strchr(reading.diagnostics.data, ':'));
    reading_finish(&reading);
}

static void names_may_not_leave_the_package(void **state) {
    (void)state;
    static const char *const names[] = {"../evil.xml", "/etc/passwd", "word/../../x", "c:\\x"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct part parts[] = {{"word/document.xml", P("x")}, {names[i], "x"}};
        expect_refused(parts, 2, "[docx.name]");
    }
}

static void document_types_are_refused(void **state) {
    (void)state;
    const struct part part = {"word/document.xml",
                              "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"};
    expect_refused(&part, 1, "[docx.doctype]");
}

static void broken_xml_is_refused(void **state) {
    (void)state;
    const struct part part = {"word/document.xml", "<w:p><w:r></w:p>"};
    expect_refused(&part, 1, "[docx.syntax]");
}

static void tables_in_tables_are_bounded(void **state) {
    (void)state;
    struct engross_buffer body = ENGROSS_BUFFER_INIT;
    for (int i = 0; i < 10000; i++)
        engross_buffer_append_string(&body, "<w:tbl><w:tr><w:tc>");
    for (int i = 0; i < 10000; i++)
        engross_buffer_append_string(&body, "</w:tc></w:tr></w:tbl>");
    const struct part part = {"word/document.xml", body.data};
    expect_refused(&part, 1, "[docx.depth]");
    engross_buffer_finish(&body);
}

static void bombs_are_refused(void **state) {
    (void)state;
    size_t size = (size_t)64 << 20;
    char *spaces = malloc(size + 1);
    memset(spaces, ' ', size);
    spaces[size] = '\0';
    const struct part parts[] = {{"word/document.xml", P("x")}, {"word/bomb.xml", spaces}};
    expect_refused(parts, 2, "[docx.bomb]");
    free(spaces);
}

static void parts_must_be_there(void **state) {
    (void)state;
    const struct part part = {"word/other.xml", "x"};
    expect_refused(&part, 1, "[docx.missing]");
}

static void other_packages_are_named(void **state) {
    (void)state;
    const struct part part = {
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"a\" Target=\"xl/workbook.xml\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "officeDocument\"/></Relationships>"};
    struct reading reading;
    reading_parts(&reading, &part, 1);
    SAYS(reading, "an Excel workbook");
    reading_finish(&reading);
}

static void links_to_nothing_are_told(void **state) {
    (void)state;
    struct reading reading;
    reading_body(&reading, "<w:p><w:hyperlink r:id=\"none\"><w:r><w:t>text</w:t></w:r>"
                           "</w:hyperlink></w:p>");
    assert_int_equal(reading.status, ENGROSS_OK);
    SAYS(reading, "loss: ");
    SAYS(reading, "[docx.relation]");
    HOLDS(reading, "text");
    reading_finish(&reading);
}

/* A package cut short at any place, or with any byte changed, is read or refused, no more. */
static void damage_does_no_harm(void **state) {
    (void)state;
    const struct part parts[] = {
        {"word/document.xml", P("One.") "<w:tbl><w:tr><w:tc>" P("x") "</w:tc></w:tr></w:tbl>"},
        {"word/styles.xml", "<w:style w:type=\"paragraph\" w:styleId=\"a\"/>"}};
    struct engross_buffer package = ENGROSS_BUFFER_INIT;
    package_make(parts, 2, false, &package);
    for (size_t i = 0; i < package.size; i += 7) {
        struct reading reading;
        reading_start(&reading, package.data, i);
        assert_true(reading.status == ENGROSS_OK || reading.diagnostics.size > 0);
        reading_finish(&reading);
        package.data[i] = (char)(package.data[i] ^ 0x55);
        reading_start(&reading, package.data, package.size);
        assert_true(reading.status == ENGROSS_OK || reading.diagnostics.size > 0);
        reading_finish(&reading);
        package.data[i] = (char)(package.data[i] ^ 0x55);
    }
    engross_buffer_finish(&package);
}

/* Many of everything that is kept on a stack. */
static void nesting_does_no_harm(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>"},
        {"<w:fldSimple w:instr=\"REF a\">", "</w:fldSimple>"},
        {"<w:p>", "</w:p>"},
        {"<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"},
        {"<w:tr>", "</w:tr>"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct engross_buffer body = ENGROSS_BUFFER_INIT;
        struct reading reading;
        engross_buffer_append_string(&body, "<w:p>");
        for (int j = 0; j < 60; j++)
            engross_buffer_append_string(&body, pairs[i][0]);
        engross_buffer_append_string(&body, "<w:r><w:t>deep</w:t></w:r>");
        for (int j = 0; j < 60; j++)
            engross_buffer_append_string(&body, pairs[i][1]);
        engross_buffer_append_string(&body, "</w:p>");
        reading_body(&reading, body.data);
        assert_int_equal(reading.status, ENGROSS_OK);
        reading_finish(&reading);
        engross_buffer_finish(&body);
    }
}

/* Elements anywhere, in any order, never end in a programming error. */
static void disorder_does_no_harm(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "<w:tc><w:p/></w:tc>",
        "<w:tr><w:tc>" P("x") "</w:tc></w:tr>",
        "<w:tbl>" P("loose") "</w:tbl>",
        "<w:tbl><w:tr>" P("loose") "</w:tr></w:tbl>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl/>",
        "<w:r><w:t>no paragraph</w:t></w:r>",
        "<w:p><w:p>" P("x") "</w:p></w:p>",
        "<w:p><w:r><w:footnoteReference w:id=\"9\"/></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        "</w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId "
        "w:val=\"99\"/></w:numPr></w:pPr></w:p>",
        "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
        "",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct reading reading;
        reading_body(&reading, bodies[i]);
        assert_int_equal(reading.status, ENGROSS_OK);
        reading_finish(&reading);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_may_not_leave_the_package),
        cmocka_unit_test(document_types_are_refused),
        cmocka_unit_test(broken_xml_is_refused),
        cmocka_unit_test(tables_in_tables_are_bounded),
        cmocka_unit_test(bombs_are_refused),
        cmocka_unit_test(parts_must_be_there),
        cmocka_unit_test(other_packages_are_named),
        cmocka_unit_test(links_to_nothing_are_told),
        cmocka_unit_test(damage_does_no_harm),
        cmocka_unit_test(nesting_does_no_harm),
        cmocka_unit_test(disorder_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
