/* Fonts: found by style, kept open, replaced where a character is missing, refused when broken. */
#include "stage.h"

#include "paint/codes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct stage stage;

static int setup(void **state) {
    (void)state;
    stage_open(&stage, "en");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    stage_close(&stage);
    return 0;
}

static struct pdf_font *open_style(const char *families, uint32_t weight, bool italic) {
    struct pdf_font_style style = {stage_string(families), weight, italic};
    int32_t status;
    return engross_pdf_fonts_open(stage.fonts, &style, &status);
}

static void first_family_that_exists_is_taken(void **state) {
    (void)state;
    struct pdf_font *font = open_style("Nowhere, 'Serif', Noto", 400, false);
    assert_non_null(font);
    assert_string_equal(font->name.data, "LiberationSerif");
    assert_int_equal(font->units_per_em, 2048);
    assert_in_range(font->ascender, 1000, 2048);
    assert_true(font->descender < 0);
    assert_ptr_equal(font, open_style("Serif", 400, false));
    assert_int_equal(stage.reports.size, 0);
}

static void missing_bold_and_italic_are_said(void **state) {
    (void)state;
    struct pdf_font *font = open_style("Serif", 700, true);
    assert_true(font->embolden);
    assert_true(font->incline);
    assert_ptr_not_equal(font, open_style("Serif", 400, false));
}

static void unknown_family_is_replaced_with_a_warning(void **state) {
    (void)state;
    assert_non_null(open_style("Nowhere", 400, false));
    assert_non_null(open_style("Nowhere", 400, false));
    assert_string_equal(stage.reports.data, "font-family\n");
}

static void fallback_has_the_character(void **state) {
    (void)state;
    if (!stage_has_font("Naskh"))
        skip();
    struct pdf_font_style style = {stage_string("Serif"), 400, false};
    struct pdf_font *font =
        engross_pdf_fonts_fallback(stage.fonts, &style, 0x639, stage_string("ar"));
    assert_non_null(font);
    assert_true(engross_pdf_font_has(font, 0x639));
    assert_ptr_equal(font,
                     engross_pdf_fonts_fallback(stage.fonts, &style, 0x628, stage_string("ar")));
    assert_null(engross_pdf_fonts_fallback(stage.fonts, &style, 0xE000, stage_string("ar")));
}

/* The glyph that stands for unseen characters has no ink, also where U+200C is drawn as a bar. */
static void blank_glyph_has_no_ink(void **state) {
    static const char *const families[] = {"Serif", "Bars", "Naskh", "Hebrew"};
    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct pdf_faces faces = {0};
        hb_glyph_extents_t ink;
        if (!stage_has_font(families[i]))
            continue;
        struct pdf_font *font = open_style(families[i], 400, false);
        struct pdf_face *face = engross_pdf_faces_find(&faces, font);
        assert_int_not_equal(face->blank, 0);
        assert_true(hb_font_get_glyph_extents(font->shaper, face->blank, &ink));
        assert_int_equal(ink.width, 0);
        assert_int_equal(ink.height, 0);
        engross_pdf_faces_finish(&faces);
    }
}

static uint32_t code_of(struct pdf_face *face, uint32_t glyph, const char *text) {
    bool exact;
    const struct pdf_code *code = engross_pdf_face_code(face, glyph, stage_string(text), &exact);
    assert_non_null(code);
    assert_true(exact);
    return code->number;
}

/* ASCII is its own code, unless it would need an escape; what else is used first is short. */
static void codes_are_short_while_they_last(void **state) {
    (void)state;
    struct pdf_faces faces = {0};
    struct pdf_face *face = engross_pdf_faces_find(&faces, open_style("Serif", 400, false));
    bool given[ENGROSS_PDF_LONG_CODES + 0x1000] = {false};
    assert_int_equal(code_of(face, 3, " "), ' ');
    assert_int_equal(code_of(face, 68, "a"), 'a');
    assert_int_equal(code_of(face, 68, "a"), 'a');
    assert_int_equal(code_of(face, 11, "("), 1);
    assert_int_equal(code_of(face, 3, "\xC2\xA0"), 2);
    assert_int_equal(code_of(face, 999, "a"), 3); /* another a */
    for (uint32_t glyph = 1000; glyph < 1300; glyph++) {
        uint32_t number = code_of(face, glyph, "\xD0\x96");
        assert_int_equal(number, code_of(face, glyph, "\xD0\x96"));
        assert_false(given[number]);
        given[number] = true;
    }
    static const char unfit[] = {0, 1, 2, 3, ' ', '(', ')', '\\', '\r', 'a'};
    for (size_t i = 0; i < sizeof unfit; i++)
        assert_false(given[(unsigned char)unfit[i]]);
    assert_true(given[0xBF]);
    assert_false(given[0xC0]);
    assert_true(given[ENGROSS_PDF_LONG_CODES]);
    engross_pdf_faces_finish(&faces);
}

static void full_face_has_a_successor(void **state) {
    (void)state;
    struct pdf_faces faces = {0};
    struct pdf_font *font = open_style("Serif", 400, false);
    struct pdf_face *first = engross_pdf_faces_find(&faces, font);
    for (uint32_t i = 0; engross_pdf_faces_find(&faces, font) == first; i++) {
        assert_in_range(i, 0, 0x10000);
        assert_in_range(code_of(first, i / 2000 + 1, "x"), 0, 0xFFFF);
        char text[8];
        snprintf(text, sizeof text, "%u", (unsigned)i);
        assert_in_range(code_of(first, 1, text), 0, 0xFFFF);
    }
    assert_int_equal(faces.count, 2);
    engross_pdf_faces_finish(&faces);
}

/* A copy of a sound font with bytes changed is refused, or used without harm. */
static void damaged_font_does_no_harm(void **state) {
    static unsigned char data[1 << 20];
    char path[] = "/tmp/engross-font-XXXXXX";
    (void)state;
    FILE *file = fopen("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", "rb");
    if (file == NULL)
        skip();
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    close(mkstemp(path));
    uint32_t random = 1;
    for (int round = 0; round < 60; round++) {
        unsigned char kept[8];
        size_t places[8];
        for (int i = 0; i < 8; i++) {
            random = random * 1664525 + 1013904223;
            places[i] = random % (round % 2 == 0 ? 600 : size);
            kept[i] = data[places[i]];
            data[places[i]] = (unsigned char)(random >> 24);
        }
        file = fopen(path, "wb");
        fwrite(data, 1, round % 10 == 9 ? size / 2 : size, file);
        fclose(file);
        for (int i = 7; i >= 0; i--)
            data[places[i]] = kept[i];
        struct stage *inner = &stage;
        inner->font_file = path;
        struct pdf_element *document = stage_element(inner, NULL, PDF_ROLE_DOCUMENT);
        if (open_style("Serif", 400, false) != NULL) {
            stage_text(inner, document, "Serif", 60, 60, "Héllo Ўорлд ffi");
            int32_t status = engross_pdf_paint_page(inner->painter, &inner->page);
            if (status == ENGROSS_OK)
                status = engross_pdf_paint_finish(inner->painter);
            assert_true(status == ENGROSS_OK || status == ENGROSS_FAILED);
        }
        stage_close(inner);
        stage_open(inner, "en");
    }
    remove(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(first_family_that_exists_is_taken, setup, teardown),
        cmocka_unit_test_setup_teardown(missing_bold_and_italic_are_said, setup, teardown),
        cmocka_unit_test_setup_teardown(unknown_family_is_replaced_with_a_warning, setup, teardown),
        cmocka_unit_test_setup_teardown(fallback_has_the_character, setup, teardown),
        cmocka_unit_test_setup_teardown(blank_glyph_has_no_ink, setup, teardown),
        cmocka_unit_test_setup_teardown(codes_are_short_while_they_last, setup, teardown),
        cmocka_unit_test_setup_teardown(full_face_has_a_successor, setup, teardown),
        cmocka_unit_test_setup_teardown(damaged_font_does_no_harm, setup, teardown),
    };
    return cmocka_run_group_tests_name("pdf-paint fonts", tests, NULL, NULL);
}
