/* What a reader of the page sees, asked of the layout dump. */
#include "dumped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCE "The committee thanks the State party for its answers and asks for further ones. "

/* The theme un-report: the number stands at the block's left edge, its text 28.35 points further
 * in, and the following lines return to the edge. */
static void test_numbered_paragraph(void **state) {
    (void)state;
    char *text = repeat(SENTENCE, 5);
    char content[1024];
    snprintf(content, sizeof content, "<paragraph number=\"12.\"><p>%s</p></paragraph>", text);
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_true(fabs(number(doc, "//text[.='12. ']/@x") - 113.4) < 0.05);
    assert_true(fabs(number(doc, "//text[.='12. ']/following::text[1]/@x") - 141.75) < 0.05);
    assert_true(fabs(number(doc, "//text[.='12. ']/following::text[2]/@x") - 113.4) < 0.05);
    xmlFreeDoc(doc);
    free(text);
}

/* In the United Nations' form a first item returns to the edge as its paragraph does; a deeper one
 * hangs. Elsewhere both hang. */
static void test_items_of_a_paragraph(void **state) {
    static const char *const kinds[] = {"report", "article"};
    (void)state;
    char *text = repeat(SENTENCE, 4), content[4096];
    snprintf(content, sizeof content,
             "<paragraph number=\"1.\"><p>It lists:</p><list style=\"lower-alpha\"><item "
             "number=\"(a)\"><p>%s</p><list style=\"lower-roman\"><item number=\"(i)\"><p>%s</p>"
             "</item></list></item></list></paragraph>",
             text, text);
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = lay_out(kinds[i], "en", content, NULL);
        double mark = number(doc, "number(//text[.='(a) ']/@x)");
        double edge = number(doc, "number(//text[.='1. ']/@x)");
        double rest = number(doc, "number(//text[.='(a) ']/following::text[2]/@x)");
        double inner = number(doc, "number(//text[.='(i) ']/@x)");
        double inner_rest = number(doc, "number(//text[.='(i) ']/following::text[2]/@x)");
        assert_true(mark > edge && inner > mark && inner_rest > inner);
        assert_true(i == 0 ? rest == edge : rest > mark);
        xmlFreeDoc(doc);
    }
    free(text);
}

/* Those who read the file drop a hyphen at the end of a line: the author's has something after it.
 */
static void test_hyphens_at_line_ends(void **state) {
    (void)state;
    char *text = repeat("cost-effective self-governing - ", 40);
    char content[2048];
    snprintf(content, sizeof content, "<p>%s</p>", text);
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    assert_true(count(doc, "//text[contains(., '-\u200B')]") > 3);
    assert_int_equal(count(doc, "//text[substring(., string-length(.)) = '-']"), 0);
    assert_int_equal(count(doc, "//text[contains(., '\u200Beffective')]"), 0);
    xmlFreeDoc(doc);
    free(text);
}

/* Every line of a justified paragraph but the last ends at the right edge; the space that parts
 * it from the next line hangs beyond. */
static void test_justified_lines_are_full(void **state) {
    (void)state;
    char *text = repeat(SENTENCE, 12);
    char content[2048];
    snprintf(content, sizeof content, "<p>%s</p>", text);
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    int lines = count(doc, "//text[contains(@font,'Serif') and @size=10 and @element]");
    assert_true(lines >= 8);
    assert_int_equal(
        count(doc, "//text[@size=10 and @element and "
                   "(@x + @width > 484.5 or @x + @width < 481) and following::text[@size=10 and "
                   "@element]]"),
        0);
    xmlFreeDoc(doc);
    free(text);
}

static char *filled(int lines, const char *then) {
    char *filler = repeat("<p>One line.</p>", lines);
    char *content = malloc(strlen(filler) + strlen(then) + 1);
    assert_non_null(content);
    strcpy(content, filler);
    strcat(content, then);
    free(filler);
    return content;
}

/* Wherever on the page it falls, a heading has two lines of its paragraph below it. */
static void test_heading_is_kept_with_text(void **state) {
    (void)state;
    char *text = repeat(SENTENCE, 4), then[1024];
    snprintf(then, sizeof then, "<section><heading>Marked</heading><p>%s</p></section><p>End.</p>",
             text);
    for (int lines = 24; lines < 36; lines++) {
        char *content = filled(lines, then);
        xmlDoc *doc = lay_out("article", "en", content, NULL);
        double page = number(doc, "//text[.='Marked']/ancestor::page/@number");
        double next = number(doc, "//text[.='Marked']/following::text[not(@artifact)][2]"
                                  "/ancestor::page/@number");
        assert_true(page == next);
        xmlFreeDoc(doc);
        free(content);
    }
    free(text);
}

/* No page begins or ends with a single line of a paragraph of four. */
static void test_no_widows_or_orphans(void **state) {
    (void)state;
    char *text = repeat(SENTENCE, 4), then[1024];
    snprintf(then, sizeof then, "<quotation><p>%s</p></quotation><p>End.</p>", text);
    for (int lines = 26; lines < 38; lines++) {
        char *content = filled(lines, then);
        xmlDoc *doc = lay_out("report", "en", content, NULL);
        const char *quoted = "//page[@number=%d]/text[@element=//element[@role='P' and "
                             "@parent=//element[@role='BlockQuote']/@id]/@id]";
        for (int page = 1; page <= 2; page++) {
            char expression[256];
            snprintf(expression, sizeof expression, quoted, page);
            assert_int_not_equal(count(doc, expression), 1);
        }
        xmlFreeDoc(doc);
        free(content);
    }
    free(text);
}

/* A footnote stands on the page of its mark, whatever line that falls on. */
static void test_footnote_on_its_page(void **state) {
    (void)state;
    const char *then = "<p>Marked<note><p>Noted.</p></note> here.</p><p>End.</p>";
    for (int lines = 26; lines < 38; lines++) {
        char *content = filled(lines, then);
        xmlDoc *doc = lay_out("report", "en", content, NULL);
        double mark = number(doc, "//text[starts-with(.,'Marked')]/ancestor::page/@number");
        double note = number(doc, "//text[.='Noted.']/ancestor::page/@number");
        assert_true(mark == note);
        xmlFreeDoc(doc);
        free(content);
    }
}

/* A table whose words need more room than the text's indents leave takes them as well, caption and
 * rules with it; what follows keeps them. Theme un-report: 56.7 to 538.6, indented 113.4 to 481.9.
 */
static void test_wide_table(void **state) {
    (void)state;
    char *cells = repeat("<cell><p>Incommunicado</p></cell>", 7);
    char content[4096], *messages;
    snprintf(content, sizeof content,
             "<table><caption>The caption</caption><table-body><row>%s</row></table-body></table>"
             "<p>After it.</p>",
             cells);
    xmlDoc *doc = lay_out("report", "en", content, &messages);
    assert_true(fabs(number(doc, "//text[.='The caption']/@x") - 56.7) < 0.05);
    assert_true(number(doc, "//text[.='Incommunicado'][1]/@x") < 62);
    assert_true(number(doc, "//text[.='Incommunicado'][7]/@x") > 440);
    assert_true(fabs(number(doc, "//text[.='After it.']/@x") - 113.4) < 0.05);
    assert_null(strstr(messages, "pdf.table-narrow"));
    xmlFreeDoc(doc);
    free(messages);
    free(cells);
}

/* Notes 1 and 2 at one place are not note 12. */
static void test_notes_side_by_side(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("article", "en",
                          "<p>Word<note type='foot'><p>One.</p></note><note type='foot'><p>Two.</p>"
                          "</note>, next<note type='foot'><p>Three.</p></note>.</p>",
                          NULL);
    assert_int_equal(count(doc, "//text[.=',' and not(@element)]"), 1);
    assert_true(number(doc, "//text[.=',' and not(@element)]/@x") >
                number(doc, "//text[.='1']/@x"));
    assert_true(number(doc, "//text[.=',' and not(@element)]/@x") <
                number(doc, "//text[.='2']/@x"));
    xmlFreeDoc(doc);
}

/* From right to left the first of them stands on the right. */
static void test_notes_side_by_side_backwards(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("article", "ar",
                          "<p>\u0643\u0644\u0645\u0629<note type='foot'><p>\u0648</p></note>"
                          "<note type='foot'><p>\u0627</p></note></p>",
                          NULL);
    assert_true(number(doc, "//text[.='1']/@x") >
                number(doc, "//text[.='2']/@x") + number(doc, "//text[.='2']/@width"));
    xmlFreeDoc(doc);
}

/* A mark does not begin a line, however the text before it fills its own. */
static void test_mark_keeps_to_its_text(void **state) {
    (void)state;
    for (int characters = 25; characters < 50; characters++) {
        char *text = repeat("人", characters), content[2048];
        snprintf(content, sizeof content,
                 "<p>%s。<note type='foot'><p>One.</p></note></p><p>End</p>", text);
        xmlDoc *doc = lay_out("page", "zh", content, NULL);
        double x = number(doc, "//text[.='1'][1]/@x"), left = number(doc, "//text[.='End']/@x");
        assert_true(x > left + 5);
        xmlFreeDoc(doc);
        free(text);
    }
}

/* One table is one element; its head is shown again on every page, as an artifact. */
static void test_table_over_pages(void **state) {
    (void)state;
    char *rows = repeat("<row><cell><p>left</p></cell><cell><p>right</p></cell></row>", 120);
    char *content = malloc(strlen(rows) + 512);
    assert_non_null(content);
    sprintf(content,
            "<table><table-head><row><cell header=\"column\"><p>Head</p></cell>"
            "<cell header=\"column\"><p>Other</p></cell></row></table-head><table-body>%s"
            "</table-body></table>",
            rows);
    xmlDoc *doc = lay_out("report", "en", content, NULL);
    int pages = count(doc, "//page");
    assert_true(pages >= 2);
    assert_int_equal(count(doc, "//element[@role='Table']"), 1);
    assert_int_equal(count(doc, "//element[@role='TR']"), 121);
    assert_int_equal(count(doc, "//element[@role='TH' and @scope='Column']"), 2);
    assert_int_equal(count(doc, "//text[.='Head']"), pages);
    assert_int_equal(count(doc, "//text[.='Head' and @artifact='layout']"), pages - 1);
    assert_int_equal(count(doc, "//text[.='right']"), 120);
    xmlFreeDoc(doc);
    free(content);
    free(rows);
}

/* Every element that was made is ended, once, and none is named after its end but on that page. */
static void test_elements_are_ended(void **state) {
    (void)state;
    char path[512];
    snprintf(path, sizeof path, "%s/input/model.xml", ENGROSS_SOURCE_DIR);
    xmlDoc *doc = lay_out_file(path, "", NULL);
    assert_int_equal(count(doc, "//element"), count(doc, "//done"));
    assert_int_equal(count(doc, "//done[@element = preceding::done/@element]"), 0);
    assert_int_equal(count(doc, "//element[@role='H1']"), 1);
    assert_int_equal(count(doc, "//element[@role='Note']"),
                     count(doc, "//element[@role='Note' and @name]"));
    /* what is tagged is tagged with an element that is there */
    assert_int_equal(count(doc, "//text[@element and not(@element = //element/@id)]"), 0);
    /* every link inside the document leads somewhere */
    assert_int_equal(count(doc, "//link[@destination and not(@destination = "
                                "//destination/@name)]"),
                     0);
    assert_int_equal(count(doc, "//bookmark[not(@destination = //destination/@name)]"), 0);
    xmlFreeDoc(doc);
}

/* A right-to-left document: text starts at the right margin, and so do bullets. */
static void test_right_to_left(void **state) {
    (void)state;
    xmlDoc *doc =
        lay_out("report", "ar",
                "<p>حقوق الإنسان</p><list style=\"bullet\"><item><p>حق</p></item></list>", NULL);
    double right = 595.3 - 113.4;
    double edge = number(doc, "//text[contains(.,'حقوق')]/@x + //text[contains(.,'حقوق')]/@width");
    assert_true(fabs(edge - right) < 0.1);
    assert_true(number(doc, "//text[contains(.,'•')]/@x") > number(doc, "//text[.='حق']/@x"));
    xmlFreeDoc(doc);
}

/* Chinese breaks without spaces, and no line begins with a full stop. */
static void test_chinese(void **state) {
    (void)state;
    char *text = repeat("人人生而自由，在尊严和权利上一律平等。", 12), content[2048];
    snprintf(content, sizeof content, "<p>%s</p>", text);
    xmlDoc *doc = lay_out("report", "zh", content, NULL);
    assert_true(count(doc, "//text[@element and @size=10]") >= 5);
    assert_int_equal(count(doc, "//text[starts-with(.,'。') or starts-with(.,'，')]"), 0);
    xmlFreeDoc(doc);
    free(text);
}

/* Characters that no font has are said and shown by a mark, and keep their text. */
static void test_missing_characters(void **state) {
    (void)state;
    char *messages;
    xmlDoc *doc = lay_out("report", "en", "<p>a \xEE\x80\x80 b</p>", &messages);
    assert_non_null(strstr(messages, "[pdf.glyph-missing]"));
    assert_non_null(strstr(messages, "U+"));
    assert_int_equal(count(doc, "//text[contains(.,'\xEE\x80\x80')]"), 1);
    free(messages);
    xmlFreeDoc(doc);
}

/* The theme's {pages} is the number of pages. */
static void test_number_of_pages(void **state) {
    (void)state;
    char *content = filled(90, "");
    xmlDoc *doc = lay_out("factsheet", "en", content, NULL);
    int pages = count(doc, "//page");
    char expression[64];
    snprintf(expression, sizeof expression, "//text[.='1/%d']", pages);
    assert_true(pages > 1);
    assert_int_equal(count(doc, expression), 1);
    xmlFreeDoc(doc);
    free(content);
}

/* A language is said once, where it begins. */
static void test_languages(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("report", "en",
                          "<section xml:lang=\"fr\"><heading>Titre</heading><p>Texte.</p></section>"
                          "<paragraph number=\"1.\" xml:lang=\"ru\"><p>Слово.</p></paragraph>"
                          "<p>Words.</p>",
                          NULL);
    assert_int_equal(count(doc, "//element[@language]"), 2);
    assert_int_equal(count(doc, "//element[@role='Sect' and @language='fr']"), 1);
    assert_int_equal(count(doc, "//element[@role='P' and @language='ru']"), 1);
    xmlFreeDoc(doc);
}

/* Two columns of equal height under a title over both. */
static void test_columns(void **state) {
    (void)state;
    xmlDoc *doc =
        lay_out_file(ENGROSS_SOURCE_DIR "/tests/pdf-layout/columns.xml",
                     "--theme " ENGROSS_SOURCE_DIR "/tests/pdf-layout/two-columns.xml", NULL);
    assert_int_equal(count(doc, "//page"), 1);
    assert_int_equal(count(doc, "//text[.='Line.' and @x < 200]"), 10);
    assert_int_equal(count(doc, "//text[.='Line.' and @x > 300]"), 10);
    assert_true(number(doc, "//text[.='Line.' and @x < 200][1]/@y") ==
                number(doc, "//text[.='Line.' and @x > 300][1]/@y"));
    assert_true(number(doc, "//text[contains(.,'title')]/@width") > 300);
    xmlFreeDoc(doc);
}

/* Long words in narrow justified columns are hyphenated rather than torn apart. */
static void test_narrow_columns(void **state) {
    (void)state;
    xmlDoc *doc =
        lay_out_file(ENGROSS_SOURCE_DIR "/tests/pdf-layout/narrow.xml",
                     "--theme " ENGROSS_SOURCE_DIR "/tests/pdf-layout/narrow-columns.xml", NULL);
    if (count(doc, "//text[contains(.,'\u00AD')]") == 0)
        print_message("skipped: no dictionary of English hyphenation is installed\n");
    else
        assert_int_equal(count(doc, "//text[@element and @size=11 and following::text[@size=11] "
                                    "and @width div string-length(.) > 9]"),
                         0);
    xmlFreeDoc(doc);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbered_paragraph),
        cmocka_unit_test(test_items_of_a_paragraph),
        cmocka_unit_test(test_hyphens_at_line_ends),
        cmocka_unit_test(test_justified_lines_are_full),
        cmocka_unit_test(test_heading_is_kept_with_text),
        cmocka_unit_test(test_no_widows_or_orphans),
        cmocka_unit_test(test_footnote_on_its_page),
        cmocka_unit_test(test_table_over_pages),
        cmocka_unit_test(test_wide_table),
        cmocka_unit_test(test_notes_side_by_side),
        cmocka_unit_test(test_notes_side_by_side_backwards),
        cmocka_unit_test(test_mark_keeps_to_its_text),
        cmocka_unit_test(test_elements_are_ended),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_chinese),
        cmocka_unit_test(test_missing_characters),
        cmocka_unit_test(test_number_of_pages),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_narrow_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
