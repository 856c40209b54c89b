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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_longer_than_a_line),
        cmocka_unit_test(test_notes_without_number),
        cmocka_unit_test(test_note_longer_than_pages),
        cmocka_unit_test(test_row_taller_than_a_page),
        cmocka_unit_test(test_table_wider_than_the_page),
        cmocka_unit_test(test_text_without_width),
        cmocka_unit_test(test_nothing_but_headings),
        cmocka_unit_test(test_empty_document),
        cmocka_unit_test(test_paragraph_of_half_a_megabyte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
