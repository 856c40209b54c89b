/* Tags, navigation and conformance of a file that has one of everything. */
#include "stage.h"

#include "images.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define IMAGES ENGROSS_SOURCE_DIR "/tests/pdf-paint/images/"

static struct pdf_element *with(struct stage *stage, struct pdf_element *parent, enum pdf_role role,
                                struct pdf_element_attributes attributes) {
    struct pdf_element *element =
        engross_pdf_paint_element(stage->painter, parent, role, &attributes);
    assert_non_null(element);
    return element;
}

/* A paragraph with a link in its middle and a note, made before anything is painted. */
static void place_paragraph(struct stage *stage, struct pdf_element *section) {
    struct pdf_element *p = stage_element(stage, section, PDF_ROLE_P);
    struct pdf_element *link = stage_element(stage, p, PDF_ROLE_LINK);
    struct pdf_element *reference = stage_element(stage, p, PDF_ROLE_REFERENCE);
    struct pdf_element *inner = stage_element(stage, reference, PDF_ROLE_LINK);
    struct pdf_element *note = stage_element(stage, p, PDF_ROLE_NOTE);
    struct pdf_element *label = stage_element(stage, note, PDF_ROLE_LBL);
    struct pdf_element *body = stage_element(stage, note, PDF_ROLE_P);
    stage_text(stage, p, "Serif", 60, 140, "Before ");
    stage_text(stage, link, "Serif", 95, 140, "the link");
    stage_text(stage, p, "Serif", 140, 140, " after it");
    stage_text(stage, inner, "Serif", 190, 140, "1");
    stage_text(stage, p, "Serif", 200, 140, " and on.");
    stage_text(stage, label, "Serif", 60, 700, "1");
    stage_text(stage, body, "Serif", 70, 700, "A note.");
    stage->links[stage->page.link_count++] = (struct pdf_link){
        95, 130, 40, 14, link, {"https://example.org/ü(1)", 25}, {0}, {"the link", 8}};
    stage->links[stage->page.link_count++] =
        (struct pdf_link){190, 130, 8, 14, inner, {0}, {"note_1", 6}, {"Note 1", 6}};
    stage->destinations[stage->page.destination_count++] =
        (struct pdf_destination){{"note_1", 6}, 60, 690};
}

static void place_table(struct stage *stage, struct pdf_element *section) {
    static const char *const words[2][2] = {{"Year", "Cases"}, {"2024", "17"}};
    struct pdf_element *table = stage_element(stage, section, PDF_ROLE_TABLE);
    for (int row = 0; row < 2; row++) {
        struct pdf_element *part =
            stage_element(stage, table, row == 0 ? PDF_ROLE_THEAD : PDF_ROLE_TBODY);
        struct pdf_element *line = stage_element(stage, part, PDF_ROLE_TR);
        for (int column = 0; column < 2; column++) {
            struct pdf_element_attributes head = {.scope = "Column",
                                                  .id = {column == 0 ? "c1" : "c2", 2}};
            struct pdf_element *cell = row == 0 ? with(stage, line, PDF_ROLE_TH, head)
                                                : stage_element(stage, line, PDF_ROLE_TD);
            struct pdf_element *p = stage_element(stage, cell, PDF_ROLE_P);
            stage_text(stage, p, "Serif", 60 + 100 * column, 200 + 15 * row, words[row][column]);
        }
    }
    stage->items[stage->page.item_count++] = (struct pdf_item){.type = PDF_ITEM_RECTANGLE,
                                                               .colour = 0x336699,
                                                               .x = 60,
                                                               .y = 205,
                                                               .width = 300,
                                                               .height = 1};
}

static void place_list(struct stage *stage, struct pdf_element *section) {
    struct pdf_element *list =
        with(stage, section, PDF_ROLE_L, (struct pdf_element_attributes){.list_numbering = "Disc"});
    struct pdf_element *item = stage_element(stage, list, PDF_ROLE_LI);
    struct pdf_element *label = stage_element(stage, item, PDF_ROLE_LBL);
    struct pdf_element *body = stage_element(stage, item, PDF_ROLE_LBODY);
    stage_text(stage, label, "Serif", 60, 260, "•");
    stage_text(stage, stage_element(stage, body, PDF_ROLE_P), "Serif", 75, 260, "An item");
}

static void place_figure(struct stage *stage, struct pdf_element *section,
                         struct pdf_images *images, const char *name, double y) {
    const struct pdf_image *image;
    char path[512];
    snprintf(path, sizeof path, IMAGES "%s", name);
    assert_int_equal(engross_pdf_images_open(images, stage_string(path), NULL, &image), ENGROSS_OK);
    struct pdf_element *figure =
        with(stage, section, PDF_ROLE_FIGURE,
             (struct pdf_element_attributes){.alternative = {"A square", 8}});
    stage->items[stage->page.item_count++] = (struct pdf_item){.type = PDF_ITEM_IMAGE,
                                                               .element = figure,
                                                               .x = 60,
                                                               .y = y,
                                                               .width = 80,
                                                               .height = 40,
                                                               .image = image};
}

static void place_foot(struct stage *stage) {
    stage_text(stage, NULL, "Serif", 290, 800, "foot")->pagination = true;
}

static void add_bookmarks(struct stage *stage) {
    static const struct {
        const char *title;
        int level;
    } entries[] = {{"I. Introduction", 1}, {"A. Обзор", 2}, {"B. Details", 2}, {"II. End", 1}};
    for (size_t i = 0; i < 4; i++) {
        struct pdf_bookmark bookmark = {
            stage_string(entries[i].title), {"sec_I", 5}, entries[i].level};
        engross_pdf_paint_bookmark(stage->painter, &bookmark);
    }
}

/* One of everything, a paragraph over two pages among it. */
static void make_file(struct stage *stage, struct pdf_images *images, const char *name,
                      bool attachment) {
    struct pdf_element *document = stage_element(stage, NULL, PDF_ROLE_DOCUMENT);
    struct pdf_element *section = stage_element(stage, document, PDF_ROLE_SECT);
    struct pdf_element *heading = with(stage, section, PDF_ROLE_H1,
                                       (struct pdf_element_attributes){.title = {"I. Intro", 8}});
    stage_text(stage, heading, "Serif", 60, 100, "I. Introduction")->colour = 0x990000;
    stage->destinations[stage->page.destination_count++] =
        (struct pdf_destination){{"sec_I", 5}, 60, 90};
    add_bookmarks(stage);
    place_paragraph(stage, section);
    place_table(stage, section);
    place_list(stage, section);
    place_figure(stage, section, images, "alpha.png", 300);
    place_figure(stage, section, images, "turned.jpg", 360);
    struct pdf_element *quote = with(stage, section, PDF_ROLE_BLOCK_QUOTE,
                                     (struct pdf_element_attributes){.language = {"ru", 2}});
    struct pdf_element *p = stage_element(stage, quote, PDF_ROLE_P);
    stage_text(stage, p, "Serif", 60, 600, "Начало абзаца ");
    place_foot(stage);
    engross_pdf_paint_element_done(stage->painter, heading);
    stage_turn(stage);
    stage_text(stage, p, "Serif", 60, 100, "и его конец.");
    place_foot(stage);
    stage_turn(stage);
    if (attachment)
        assert_int_equal(engross_pdf_paint_attach(stage->painter, stage_string("source.xml"),
                                                  stage_string("application/xml"), "<a/>", 4),
                         ENGROSS_OK);
    stage_finish(stage, name);
}

static struct stage stage;
static struct pdf_images *images;

static int setup(void **state) {
    (void)state;
    stage_open(&stage, "en");
    images = engross_pdf_images_new(&stage.host);
    return images == NULL;
}

static int teardown(void **state) {
    (void)state;
    engross_pdf_images_free(images);
    stage_close(&stage);
    return 0;
}

static void file_is_sound(void **state) {
    (void)state;
    make_file(&stage, images, "structure", false);
    assert_int_equal(stage.reports.size, 0);
    char *text = stage_run(&stage, "structure", "qpdf --check @ 2>&1");
    if (text == NULL)
        skip();
    assert_non_null(strstr(text, "No syntax or stream encoding errors found"));
}

static void structure_is_in_logical_order(void **state) {
    static const char *const parts[] = {"Document",
                                        "Sect",
                                        "H1 \"I. Intro\"",
                                        "I. Introduction",
                                        "P ",
                                        "Before ",
                                        "Link",
                                        "the link",
                                        "Object ",
                                        "after it",
                                        "Reference",
                                        "Link",
                                        "Note",
                                        "Lbl",
                                        "A note.",
                                        "Table",
                                        "THead",
                                        "TR",
                                        "TH",
                                        "Scope /Column",
                                        "Year",
                                        "TBody",
                                        "TD",
                                        "17",
                                        "L ",
                                        "ListNumbering",
                                        "LI",
                                        "Lbl",
                                        "LBody",
                                        "An item",
                                        "Figure",
                                        "Figure",
                                        "BlockQuote",
                                        "Начало абзаца",
                                        "и его конец."};
    (void)state;
    make_file(&stage, images, "structure", false);
    char *text = stage_run(&stage, "structure", "pdfinfo -struct-text @ 2>&1");
    if (text == NULL)
        skip();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *found = strstr(text, parts[i]);
        if (found == NULL)
            fail_msg("\"%s\" does not come next in:\n%s", parts[i], text);
        text = found;
    }
}

static void destinations_are_named(void **state) {
    (void)state;
    make_file(&stage, images, "structure", false);
    char *text = stage_run(&stage, "structure", "pdfinfo -dests @ 2>&1");
    if (text == NULL)
        skip();
    assert_non_null(strstr(text, "1 [ XYZ   60  752 null      ] \"sec_I\""));
    assert_non_null(strstr(text, "\"note_1\""));
}

static void check_conformance(const char *name, const char *command) {
    char *text = stage_run(&stage, name, command);
    if (text == NULL)
        skip();
    if (strncmp(text, "PASS", 4) != 0)
        fail_msg("%s", text);
}

static void file_is_accessible(void **state) {
    (void)state;
    make_file(&stage, images, "structure", false);
    check_conformance("structure", "verapdf --flavour ua1 --format text @ 2>&1");
}

static void file_is_archival(void **state) {
    (void)state;
    make_file(&stage, images, "structure", false);
    check_conformance("structure", "verapdf --flavour 2a --format text @ 2>&1");
}

static void file_with_attachment_is_archival(void **state) {
    (void)state;
    make_file(&stage, images, "attachment", true);
    check_conformance("attachment", "verapdf --flavour 3a --format text @ 2>&1");
}

static void attachment_comes_out_as_it_went_in(void **state) {
    (void)state;
    make_file(&stage, images, "attachment", true);
    char *text = stage_run(&stage, "attachment", "qpdf --show-attachment=source.xml @ 2>&1");
    if (text == NULL)
        skip();
    assert_string_equal(text, "<a/>");
}

static void same_input_gives_same_bytes(void **state) {
    static struct stage second;
    (void)state;
    make_file(&stage, images, "structure", false);
    stage_open(&second, "en");
    struct pdf_images *others = engross_pdf_images_new(&second.host);
    make_file(&second, others, "again", false);
    assert_int_equal(stage.output.size, second.output.size);
    assert_memory_equal(stage.output.data, second.output.data, second.output.size);
    engross_pdf_images_free(others);
    stage_close(&second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(file_is_sound, setup, teardown),
        cmocka_unit_test_setup_teardown(structure_is_in_logical_order, setup, teardown),
        cmocka_unit_test_setup_teardown(destinations_are_named, setup, teardown),
        cmocka_unit_test_setup_teardown(file_is_accessible, setup, teardown),
        cmocka_unit_test_setup_teardown(file_is_archival, setup, teardown),
        cmocka_unit_test_setup_teardown(file_with_attachment_is_archival, setup, teardown),
        cmocka_unit_test_setup_teardown(attachment_comes_out_as_it_went_in, setup, teardown),
        cmocka_unit_test_setup_teardown(same_input_gives_same_bytes, setup, teardown),
    };
    return cmocka_run_group_tests_name("pdf-paint structure", tests, NULL, NULL);
}
