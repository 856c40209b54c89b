/* Documents that nobody writes but files hold: each becomes pages, soon, and nothing leaves them.
 */
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

static char *between(const char *before, const char *middle, const char *after) {
    char *all = malloc(strlen(before) + strlen(middle) + strlen(after) + 1);
    assert_non_null(all);
    strcpy(all, before);
    strcat(all, middle);
    return strcat(all, after);
}

static void assert_inside(xmlDoc *doc) {
    assert_int_equal(count(doc, "//text[@x < -1 or @x + @width > 600 or @y < 0 or @y > 842]"), 0);
}

static void test_word_longer_than_a_line(void **state) {
    (void)state;
    char *word = repeat("abcdefghij", 2000), *content = between("<p>", word, "</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_inside(doc);
    assert_true(count(doc, "//text[@element and @size=10]") > 200);
    xmlFreeDoc(doc);
    free(content);
    free(word);
}

static void test_notes_without_number(void **state) {
    (void)state;
    char *notes = repeat("<note><p>Noted.</p></note>", 3000);
    char *content = between("<p>Text", notes, " goes on.</p><p>End.</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_int_equal(count(doc, "//element[@role='Note']"), 3000);
    assert_int_equal(count(doc, "//text[.='Noted.']"), 3000);
    assert_true(count(doc, "//page") < 90);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(content);
    free(notes);
}

static void test_note_longer_than_pages(void **state) {
    (void)state;
    char *text = repeat("A note that goes on and on. ", 800);
    char *content = between("<p>Text<note><p>", text, "</p></note>.</p><p>End.</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_int_equal(count(doc, "//element[@role='Note']"), 1);
    assert_true(count(doc, "//page") >= 3 && count(doc, "//page") < 12);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(content);
    free(text);
}

static void test_row_taller_than_a_page(void **state) {
    (void)state;
    char *text = repeat("<p>A line of a cell.</p>", 200);
    char *content = between("<table><table-body><row><cell><p>x</p></cell><cell>", text,
                            "</cell></row></table-body></table><p>End.</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_int_equal(count(doc, "//text[.='A line of a cell.']"), 200);
    assert_int_equal(count(doc, "//element[@role='TD']"), 2);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(content);
    free(text);
}

/* The page on which the only text of those words stands. */
static double page_of(xmlDoc *doc, const char *text) {
    char expression[128];
    snprintf(expression, sizeof expression, "number(//page[text[.='%s']]/@number)", text);
    return number(doc, expression);
}

/* The notes of a divided row stand where their marks do, or after them; each element is made by
 * what comes first in the document. */
static void test_notes_of_a_divided_row(void **state) {
    (void)state;
    char *text = repeat("<p>A line of a cell.</p>", 130);
    char *last = between("", text, "<p>Last<note><p>Noted last.</p></note></p>");
    char *first = between("<p>First<note><p>Noted first.</p></note></p>", last, "");
    char *inner = between("<table><table-body><row><cell><p>x</p></cell><cell>", first,
                          "</cell></row></table-body></table>");
    char *content = between("<table><table-body><row><cell>", inner,
                            "</cell><cell><p>y</p></cell></row></table-body></table>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_true(number(doc, "count(//page)") >= 3);
    assert_true(page_of(doc, "Noted first.") == page_of(doc, "First"));
    assert_true(page_of(doc, "Noted last.") == page_of(doc, "Last"));
    assert_int_equal(count(doc, "//element[@role='TD']"), 4);
    assert_int_equal(count(doc, "//element[@role='Note'][1]/preceding::element[@role='TD']"), 4);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(content);
    free(inner);
    free(first);
    free(last);
    free(text);
}

/* A row whose columns cells from above take up is there all the same, and a table of a caption
 * alone is none. */
static void test_rows_without_cells(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("report", "en",
                          "<table><table-body><row><cell row-span=\"2\"><p>a</p></cell></row><row/>"
                          "<row><cell><p>b</p></cell></row></table-body></table>"
                          "<table><caption>Alone</caption></table><table/>",
                          NULL);
    assert_int_equal(count(doc, "//element[@role='TR']"), 3);
    assert_int_equal(count(doc, "//element[@role='TD']"), 2);
    assert_int_equal(count(doc, "//element[@role='Table']"), 1);
    assert_int_equal(count(doc, "//text[.='Alone']"), 1);
    xmlFreeDoc(doc);
}

/* A masthead that is taller than a page is divided as rows of tables are. */
static void test_title_longer_than_pages(void **state) {
    (void)state;
    char *words = repeat("A word of it. ", 5000);
    char path[] = "/tmp/engross-layout-XXXXXX.xml";
    int descriptor = mkstemps(path, 4);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fprintf(file,
            "<document xmlns=\"urn:engross:document:1\" kind=\"report\" xml:lang=\"en\"><metadata>"
            "<title>%s</title><symbol>%s</symbol></metadata><content><p>a</p></content></document>",
            words, words);
    fclose(file);
    xmlDoc *doc = lay_out_file(path, "", NULL);
    assert_true(count(doc, "//page") > 10);
    unlink(path);
    xmlFreeDoc(doc);
    free(words);
}

/* A theme of rules and padding taller than the page comes to an end. */
static void test_absurd_theme(void **state) {
    static const char theme[] =
        "<theme xmlns=\"urn:engross:theme:1\" id=\"absurd\" title=\"Absurd\"><page width=\"300\" "
        "height=\"200\" margin-top=\"50\" margin-bottom=\"50\" margin-inside=\"50\" "
        "margin-outside=\"50\" header-distance=\"0\" footer-distance=\"0\"/><masthead "
        "form=\"title\"/><header/><footer/><style name=\"body\" size=\"10000\" padding=\"10000\" "
        "rule-below=\"10000\" indent-start=\"10000\" space-after=\"10000\"/></theme>";
    (void)state;
    char path[] = "/tmp/engross-theme-XXXXXX.xml", options[64];
    int descriptor = mkstemps(path, 4);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, theme, sizeof theme - 1), sizeof theme - 1);
    close(descriptor);
    snprintf(options, sizeof options, "--theme %s", path);
    xmlDoc *doc = lay_out_with("article", "en",
                               "<p>Text<note><p>Noted.</p></note></p><table><table-head><row><cell>"
                               "<p>a</p></cell></row></table-head><table-body><row><cell><p>b</p>"
                               "</cell></row></table-body></table>",
                               options, NULL);
    assert_true(count(doc, "//page") < 60);
    unlink(path);
    xmlFreeDoc(doc);
}

static void test_table_wider_than_the_page(void **state) {
    (void)state;
    char *cells = repeat("<cell><p>incomprehensible</p></cell>", 30), *messages;
    char *content = between("<table><table-body><row>", cells, "</row></table-body></table>");
    xmlDoc *doc = lay_out("report", "en", content, &messages);
    assert_non_null(strstr(messages, "[pdf.table-narrow]"));
    assert_int_equal(count(doc, "//element[@role='TD']"), 30);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(messages);
    free(content);
    free(cells);
}

static void test_text_without_width(void **state) {
    (void)state;
    char *text = repeat("\u200B", 50000), *content = between("<p>a", text, "b</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_int_equal(count(doc, "//page"), 1);
    xmlFreeDoc(doc);
    free(content);
    free(text);
}

/* Headings alone may be kept together only as far as pages go. */
static void test_nothing_but_headings(void **state) {
    (void)state;
    char *content = repeat("<section><heading>Alone</heading></section>", 200);
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_int_equal(count(doc, "//text[.='Alone']"), 200);
    assert_inside(doc);
    xmlFreeDoc(doc);
    free(content);
}

static void test_empty_document(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("report", "en", "<p>a</p><page-break/><page-break/><p>b</p>", NULL);
    assert_int_equal(count(doc, "//page"), 2);
    xmlFreeDoc(doc);
}

static void test_paragraph_of_half_a_megabyte(void **state) {
    (void)state;
    char *text = repeat("lorem ipsum dolor sit amet ", 20000);
    char *content = between("<p>", text, "</p>");
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_true(count(doc, "//page") > 80);
    assert_int_equal(count(doc, "//element[@role='P']"), 1);
    xmlFreeDoc(doc);
    free(content);
    free(text);
}

#define NARROW "--theme " ENGROSS_SOURCE_DIR "/tests/pdf-layout/narrow-columns.xml"

/* Heads that hold tables of many pages are set once, and the rows of inner tables are divided:
 * nothing leaves the page, and little is repeated. */
static void test_tables_in_heads(void **state) {
    (void)state;
    char *text = repeat("<p>A line of a cell.</p>", 200);
    char *inner = between("<table><table-body><row><cell><p>x</p></cell><cell>", text,
                          "</cell></row></table-body></table>");
    char *head = between("<table><table-head><row><cell>", inner,
                         "</cell></row></table-head><table-body>"
                         "<row><cell><p>One.</p></cell></row><row><cell><p>Two.</p></cell></row>"
                         "</table-body></table>");
    static const char *const themes[] = {"", NARROW};
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = lay_out_with("article", "en", head, themes[i], NULL);
        assert_int_equal(count(doc, "//text[@element and .='A line of a cell.']"), 200);
        assert_int_equal(count(doc, "//text[not(@element) and .='A line of a cell.']"), 0);
        assert_inside(doc);
        xmlFreeDoc(doc);
    }
    free(head);
    free(inner);
    free(text);
}

/* What waits for its page is not lost while it waits (make bench says what it costs). */
static void test_many_waiting(void **state) {
    enum { ROWS = 4000 };
    (void)state;
    char *text = repeat("<row><cell><p>Said<note><p>Noted.</p></note></p></cell></row>", ROWS);
    char *content = between("<table><table-body>", text, "</table-body></table>");
    xmlDoc *doc = lay_out_with("article", "en", content, NARROW, NULL);
    assert_int_equal(count(doc, "//element[@role='Note']"), ROWS);
    xmlFreeDoc(doc);
    free(content);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_longer_than_a_line),
        cmocka_unit_test(test_notes_without_number),
        cmocka_unit_test(test_note_longer_than_pages),
        cmocka_unit_test(test_row_taller_than_a_page),
        cmocka_unit_test(test_notes_of_a_divided_row),
        cmocka_unit_test(test_rows_without_cells),
        cmocka_unit_test(test_title_longer_than_pages),
        cmocka_unit_test(test_absurd_theme),
        cmocka_unit_test(test_table_wider_than_the_page),
        cmocka_unit_test(test_text_without_width),
        cmocka_unit_test(test_nothing_but_headings),
        cmocka_unit_test(test_empty_document),
        cmocka_unit_test(test_paragraph_of_half_a_megabyte),
        cmocka_unit_test(test_tables_in_heads),
        cmocka_unit_test(test_many_waiting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
