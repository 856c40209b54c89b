/* Key figures as a reader of the page sees them, asked of the layout dump. The theme factsheet: two
 * columns of text between 56.7 and 538.6 points. */
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

#define START 56.7
#define END 538.6
#define FIGURE(value, label)                                                                       \
    "<key-figure><value>" value "</value><label>" label "</label></key-figure>"
#define FIVE                                                                                       \
    FIGURE("138", "complaints of torture")                                                         \
    FIGURE("1.2 million", "people live in the region")                                             \
    FIGURE("46%", "of all cases were closed before they came to a court")                          \
    FIGURE("7", "officers were convicted")                                                         \
    FIGURE("One in three", "detainees met a lawyer on the first day")

static xmlDoc *lay_out_figures(const char *language, const char *figures) {
    char content[8192];
    snprintf(content, sizeof content, "<key-figures>%s</key-figures>", figures);
    return lay_out("factsheet", language, content, NULL);
}

static double x_of(xmlDoc *doc, const char *text) {
    char path[160];
    snprintf(path, sizeof path, "//text[starts-with(., '%s')]/@x", text);
    return number(doc, path);
}

static double y_of(xmlDoc *doc, const char *text) {
    char path[160];
    snprintf(path, sizeof path, "//text[starts-with(., '%s')]/@y", text);
    return number(doc, path);
}

/* Three columns, as the longest number wants it, and the labels beneath. */
static void figures_stand_in_a_grid(void **state) {
    (void)state;
    xmlDoc *doc = lay_out_figures("en", FIVE);
    assert_true(fabs(y_of(doc, "138") - y_of(doc, "1.2 million")) < 0.01);
    assert_true(fabs(y_of(doc, "138") - y_of(doc, "46%")) < 0.01);
    assert_true(fabs(x_of(doc, "138") - x_of(doc, "7")) < 0.01);
    assert_true(fabs(x_of(doc, "1.2 million") - x_of(doc, "One in three")) < 0.01);
    assert_true(fabs(y_of(doc, "complaints") - y_of(doc, "people")) < 0.01);
    assert_true(y_of(doc, "complaints") > y_of(doc, "138"));
    assert_true(y_of(doc, "7") > y_of(doc, "of all cases"));
    xmlFreeDoc(doc);
}

/* They lie across both columns, and so does the heading over them; the text below does not. */
static void figures_span_the_columns(void **state) {
    (void)state;
    xmlDoc *doc = lay_out("factsheet", "en",
                          "<section><heading>In numbers</heading><key-figures>" FIVE
                          "</key-figures><p>Last.</p></section>",
                          NULL);
    assert_int_equal(count(doc, "//rectangle[@height < 2 and @width > 480]"), 2); /* and the foot */
    assert_true(x_of(doc, "46%") > (START + END) / 2);
    assert_true(y_of(doc, "In numbers") < y_of(doc, "138"));
    assert_true(y_of(doc, "Last.") > y_of(doc, "detainees") + 20);
    xmlFreeDoc(doc);
}

#define SENTENCE                                                                                   \
    "Nobody who is held in custody may be kept from speaking to a lawyer, at any hour. "

static xmlDoc *lay_out_lead(int sentences) {
    char content[8192];
    char *lead = repeat(SENTENCE, sentences);
    snprintf(content, sizeof content,
             "<section><heading>At a glance</heading><p>%s</p><p>Last of it.</p></section>"
             "%s",
             lead, "<key-figures>" FIVE "</key-figures><p>" SENTENCE SENTENCE "</p>");
    free(lead);
    return lay_out("factsheet", "en", content, NULL);
}

/* A few lines before the figures lie across the columns, too; more of them stay in columns, and so
 * does what follows the figures, where no others follow. */
static void a_short_lead_spans_the_columns(void **state) {
    (void)state;
    xmlDoc *doc = lay_out_lead(3);
    assert_int_equal(count(doc, "//text[starts-with(., 'Nobody') and @width > 300]"), 1);
    assert_int_equal(count(doc, "//rectangle[@height < 2 and @width > 480]"), 2); /* and the foot */
    assert_true(x_of(doc, "Last of it.") < START + 1);
    assert_true(y_of(doc, "Last of it.") < y_of(doc, "138"));
    xmlFreeDoc(doc);
    doc = lay_out_lead(12);
    assert_int_equal(count(doc, "//text[starts-with(., 'Nobody') and @width > 300]"), 0);
    assert_true(x_of(doc, "Last of it.") > (START + END) / 2);
    xmlFreeDoc(doc);
}

/* A page that is read from the right begins with its first figure there. */
static void figures_follow_the_direction(void **state) {
    (void)state;
    xmlDoc *doc = lay_out_figures("ar", FIGURE("138", "شكوى") FIGURE("46%", "من القضايا"));
    assert_true(x_of(doc, "138") > x_of(doc, "46"));
    assert_true(x_of(doc, "138") > (START + END) / 2);
    assert_true(number(doc, "//text[.='138']/@x + //text[.='138']/@width") < END);
    xmlFreeDoc(doc);
}

/* Twelve short ones fill three rows of four. */
static void many_figures_fill_rows(void **state) {
    (void)state;
    char *figures = repeat(FIGURE("12", "cases"), 12);
    xmlDoc *doc = lay_out_figures("en", figures);
    assert_int_equal(count(doc, "//text[.='12']"), 12);
    assert_int_equal(count(doc, "//text[.='12' and @y = (//text[.='12'])[1]/@y]"), 4);
    assert_int_equal(count(doc, "//text[.='12' and @x = (//text[.='12'])[1]/@x]"), 3);
    xmlFreeDoc(doc);
    free(figures);
}

/* Words for a number, however long, and words without a space stay inside. */
static void long_figures_stay_inside(void **state) {
    (void)state;
    xmlDoc *doc =
        lay_out_figures("en", FIGURE("between two and three million people and more", "in all")
                                  FIGURE("7", "Donaudampfschifffahrtsgesellschaftskapitaenswitwen")
                                      FIGURE("1", "one"));
    assert_int_equal(count(doc, "//text[@element and @x + @width > 539]"), 0);
    assert_true(y_of(doc, "between") < y_of(doc, "in all"));
    xmlFreeDoc(doc);
}

/* Rows of one panel are not torn apart, wherever the page ends. */
static void figures_stay_on_one_page(void **state) {
    (void)state;
    for (int lines = 30; lines < 44; lines++) {
        char content[8192];
        char *text = repeat("<p>A line.</p>", lines);
        snprintf(content, sizeof content, "%s%s", text, "<key-figures>" FIVE "</key-figures>");
        free(text);
        xmlDoc *doc = lay_out("report", "en", content, NULL);
        assert_int_equal(count(doc, "//page[text[.='138']]/text[.='One in three']"), 1);
        xmlFreeDoc(doc);
    }
}

/* To those who listen it is a list. */
static void figures_are_a_list(void **state) {
    (void)state;
    xmlDoc *doc = lay_out_figures("en", FIVE);
    assert_int_equal(count(doc, "//element[@role='L']"), 1);
    assert_int_equal(count(doc, "//element[@role='LI']"), 5);
    assert_int_equal(count(doc, "//element[@role='LBody']"), 5);
    xmlFreeDoc(doc);
}

/* Source and date stand at the foot of each page: the source that the metadata name, or the notice
 * that ends the text; what parts them only where there are both. */
static void the_foot_says_source_and_date(void **state) {
    (void)state;
    xmlDoc *doc = lay_out_file(ENGROSS_SOURCE_DIR "/input/factsheet.txt", "", NULL);
    assert_int_equal(count(doc, "//page/text[starts-with(., 'Source: national report') and "
                                "contains(., '2024 · 18 October 2024') and @y > 800]"),
                     2);
    xmlFreeDoc(doc);
    doc = lay_out_file(ENGROSS_SOURCE_DIR "/input/factsheet.txt",
                       "--meta " ENGROSS_SOURCE_DIR "/tests/pdf-layout/source.yaml", NULL);
    assert_int_equal(
        count(doc, "//page/text[.='Office of Figures · 18 October 2024' and @y > 800]"), 2);
    xmlFreeDoc(doc);
    doc = lay_out("factsheet", "en", "<p>No source.</p>", NULL);
    assert_int_equal(count(doc, "//page/text[@y > 800]"), 1);
    xmlFreeDoc(doc);
}

/* A table's source is not the document's. */
static void the_foot_leaves_tables_their_sources(void **state) {
    (void)state;
    xmlDoc *doc = lay_out(
        "factsheet", "en",
        "<p>Text.</p><table><table-body><row><cell><p>1</p></cell></row></table-body></table>"
        "<notice type='source'><p>Source: the table's.</p></notice>",
        NULL);
    assert_int_equal(count(doc, "//page/text[@y > 800]"), 1);
    xmlFreeDoc(doc);
}

/* A source that is longer than the line loses its end; the date beside it stays. */
static void a_long_source_leaves_the_date(void **state) {
    (void)state;
    char content[4096];
    char *source = repeat("reports of the institution, ", 40);
    snprintf(content, sizeof content,
             "<p>Text.</p><notice type='source'><p>Sources: %s</p></notice>", source);
    xmlDoc *doc = lay_out_with("factsheet", "en", content,
                               "--meta " ENGROSS_SOURCE_DIR "/tests/pdf-layout/date.yaml", NULL);
    assert_int_equal(count(doc, "//page/text[starts-with(., 'Sources: reports') and "
                                "contains(., '… · ') and @y > 800]"),
                     1);
    assert_int_equal(count(doc, "//page/text[@x + @width > 539]"), 0);
    xmlFreeDoc(doc);
    free(source);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_stand_in_a_grid),
        cmocka_unit_test(figures_span_the_columns),
        cmocka_unit_test(figures_follow_the_direction),
        cmocka_unit_test(many_figures_fill_rows),
        cmocka_unit_test(long_figures_stay_inside),
        cmocka_unit_test(figures_are_a_list),
        cmocka_unit_test(figures_stay_on_one_page),
        cmocka_unit_test(a_short_lead_spans_the_columns),
        cmocka_unit_test(the_foot_says_source_and_date),
        cmocka_unit_test(the_foot_leaves_tables_their_sources),
        cmocka_unit_test(a_long_source_leaves_the_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
