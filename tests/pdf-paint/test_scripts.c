/* What is copied out of the file is what was written, in every script. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *family, *text;
} lines[] = {
    {"Serif", "The office of efficient, fluffy affairs (“No. 7”) \\ 50 % — AVAToWAY."},
    {"Serif", "Съешь ещё этих мягких французских булок, да выпей чаю."},
    {"Serif", "Қазақстан Республикасы: әғқңөұүһі ӘҒҚҢӨҰҮҺІ № 5 100"},
    {"Serif", "Ανθρώπινα δικαιώματα: Ά Έ Ή ΐ ΰ"},
    {"Noto", "Office affluent ¼ ½ ¾ ŉ ǆ Ώ"},
    {"Noto", "e\xCC\x81tude a\xCC\x8A q\xCC\x84\xCC\x81 decomposed"},
    {"Naskh", "حقوق الإنسان والحريات الأساسية لجميع الناس."},
    {"Naskh", "بسم الله الرحمن الرحيم لا إله إلا الله"},
    {"Naskh", "يُولَدُ جَمِيعُ النَّاسِ أَحْرَارًا مُتَسَاوِينَ."},
    {"Hebrew", "כל בני האדם נולדו בני חורין ושווים בערכם"},
    {"Hebrew", "שָׁלוֹם עֲלֵיכֶם"},
    {"Serif", "שָׁלוֹם עֲלֵיכֶם לכולם"},
    {"Devanagari", "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता"},
    {"Thai", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน"},
    {"Chinese", "人人生而自由，在尊严和权利上一律平等。"},
    {"Nimbus", "The office of efficient, fluffy affairs: A\xC2\xA0"
               "B C"},
};

enum { LINES = sizeof lines / sizeof *lines };

/* pdftotext writes a no-break space as a space, and adds directional controls. */
static void normalise(char *text) {
    char *out = text;
    for (const char *in = text; *in != '\0'; in++) {
        bool no_break = memcmp(in, "\xC2\xA0", 2) == 0;
        bool control = memcmp(in, "\xE2\x80", 2) == 0 && (unsigned char)in[2] >= 0xAA &&
                       (unsigned char)in[2] <= 0xAE;
        control = control || memcmp(in, "\xE2\x80\x8F", 3) == 0;
        if (!control)
            *out++ = no_break ? ' ' : *in;
        in += no_break ? 1 : control ? 2 : 0;
    }
    *out = '\0';
}

/* Lines of one direction on a page of their own: pdftotext tells a page's direction from its
 * letters, and puts the full stop of a line accordingly. */
static void place_lines(struct stage *stage, struct pdf_element *document, bool right_to_left) {
    for (size_t i = 0; i < LINES; i++) {
        /* Hebrew and Arabic letters begin with bytes D6 to DB, and nothing else here does. */
        unsigned char first = (unsigned char)lines[i].text[0];
        bool backwards = first >= 0xD6 && first <= 0xDB;
        if (backwards != right_to_left || !stage_has_font(lines[i].family))
            continue;
        struct pdf_element *p = stage_element(stage, document, PDF_ROLE_P);
        stage_text(stage, p, lines[i].family, 60, 80 + 30 * (double)i, lines[i].text);
    }
    stage_turn(stage);
}

static void every_line_is_copied_as_written(void **state) {
    static struct stage stage;
    (void)state;
    stage_open(&stage, "en");
    struct pdf_element *document = stage_element(&stage, NULL, PDF_ROLE_DOCUMENT);
    place_lines(&stage, document, false);
    place_lines(&stage, document, true);
    stage_finish(&stage, "scripts");
    char *text = stage_run(&stage, "scripts", "pdftotext @ -");
    if (text == NULL)
        skip();
    normalise(text);
    for (size_t i = 0; i < LINES; i++) {
        char line[256];
        snprintf(line, sizeof line, "%s", lines[i].text);
        normalise(line);
        if (stage_has_font(lines[i].family) && strstr(text, line) == NULL)
            fail_msg("line %zu, \"%s\", is not in:\n%s", i, line, text);
    }
    stage_close(&stage);
}

/* A number within right-to-left text keeps what stands after it behind it. */
static void number_keeps_its_place(void **state) {
    static struct stage stage;
    (void)state;
    if (!stage_has_font("Naskh"))
        skip();
    stage_open(&stage, "ar");
    struct pdf_element *document = stage_element(&stage, NULL, PDF_ROLE_DOCUMENT);
    struct pdf_element *p = stage_element(&stage, document, PDF_ROLE_P);
    stage_text(&stage, p, "Naskh", 200, 100, "منذ يناير ");
    stage_text(&stage, p, "Naskh", 178, 100, "2023");
    stage_text(&stage, p, "Naskh", 120.5, 100, "، تختص النيابة");
    stage_turn(&stage);
    stage_finish(&stage, "number");
    char *text = stage_run(&stage, "number", "pdftotext @ -");
    if (text == NULL)
        skip();
    normalise(text);
    if (strstr(text, "منذ يناير 2023، تختص النيابة") == NULL)
        fail_msg("%s", text);
    stage_close(&stage);
}

/* A hyphen that only the line break put there is a soft hyphen to whoever copies the text, and
 * nothing to whoever follows the structure. */
static void hyphen_of_a_line_break_is_soft(void **state) {
    static struct stage stage;
    (void)state;
    stage_open(&stage, "en");
    struct pdf_element *document = stage_element(&stage, NULL, PDF_ROLE_DOCUMENT);
    struct pdf_element *p = stage_element(&stage, document, PDF_ROLE_P);
    struct pdf_item *item = stage_text(&stage, p, "Serif", 60, 100, "All of the inter-");
    item->text = stage_string("All of the inter\xC2\xAD");
    stage_text(&stage, p, "Serif", 60, 113, "national community met.");
    stage_turn(&stage);
    stage_finish(&stage, "hyphen");
    char *text = stage_run(&stage, "hyphen", "pdftotext @ -");
    char *tree = stage_run(&stage, "hyphen", "pdfinfo -struct-text @");
    if (text == NULL || tree == NULL)
        skip();
    assert_non_null(strstr(text, "inter\xC2\xAD\nnational"));
    assert_non_null(strstr(tree, "All of the international community met."));
    stage_close(&stage);
}

/* Characters for private use are said by ActualText besides, and no code stands for a byte-order
 * mark (ISO 19005-2, 6.2.11.7). */
static void odd_characters_are_archival(void **state) {
    static struct stage stage;
    (void)state;
    stage_open(&stage, "en");
    struct pdf_element *document = stage_element(&stage, NULL, PDF_ROLE_DOCUMENT);
    struct pdf_element *p = stage_element(&stage, document, PDF_ROLE_P);
    stage_text(&stage, p, "Serif", 60, 100, "a \uF001 b \uFEFFc");
    stage_turn(&stage);
    stage_finish(&stage, "odd");
    char *content = stage_run(&stage, "odd",
                              "command -v qpdf >/dev/null || exit 127; "
                              "qpdf --qdf --object-streams=disable @ - | tr -d '\\000'");
    char *text = stage_run(&stage, "odd", "pdftotext @ -");
    if (content == NULL || text == NULL)
        skip();
    assert_non_null(strstr(content, "/ActualText<fefff001>"));
    assert_null(strstr(content, "<FEFF>"));
    assert_non_null(strstr(text, "a \uF001 b"));
    char *verdict = stage_run(&stage, "odd", "verapdf -f 2a @ 2>&1");
    if (verdict != NULL && strncmp(verdict, "PASS", 4) != 0)
        fail_msg("%s", verdict);
    stage_close(&stage);
}

/* Widens the spaces of a run, the last of them by one point more. Returns the run's width. */
static double justify(struct pdf_item *item, float wider) {
    struct pdf_glyph *glyphs = (struct pdf_glyph *)(uintptr_t)item->glyphs;
    double width = 0;
    struct pdf_glyph *last = NULL;
    for (size_t i = 0; i < item->glyph_count; i++)
        if (item->text.data[glyphs[i].cluster] == ' ')
            (last = &glyphs[i])->advance += wider;
    assert_non_null(last);
    last->advance += 1;
    for (size_t i = 0; i < item->glyph_count; i++)
        width += (double)glyphs[i].advance;
    return width;
}

/* Where pdftotext sees the word end. */
static double end_of_word(const char *boxes, const char *word) {
    const char *at = strstr(boxes, word);
    assert_non_null(at);
    while (strncmp(at, "xMax=\"", 6) != 0)
        at--;
    return strtod(at + 6, NULL);
}

/* Lines are justified by word spacing, which is left behind by the next line, and by moves. */
static void spaces_are_as_wide_as_they_should_be(void **state) {
    static const struct {
        const char *text, *last;
        float wider;
    } cases[] = {
        {"one two three four alpha", ">alpha<", 2.345F}, {"one two three four beta", ">beta<", 0},
        {"one two three four gamma", ">gamma<", -0.4F},  {"one delta", ">delta<", 7},
        {"one two three four kappa", ">kappa<", 0.01F},
    };
    enum { COUNT = sizeof cases / sizeof *cases };
    double ends[COUNT];
    static struct stage stage;
    (void)state;
    stage_open(&stage, "en");
    struct pdf_element *document = stage_element(&stage, NULL, PDF_ROLE_DOCUMENT);
    for (size_t i = 0; i < COUNT; i++)
        ends[i] = 60 + justify(stage_text(&stage, document, "Serif", 60, 60 + 20 * (double)i,
                                          cases[i].text),
                               cases[i].wider);
    stage_turn(&stage);
    stage_finish(&stage, "spaces");
    char *boxes = stage_run(&stage, "spaces", "pdftotext -bbox @ -");
    char *content = stage_run(&stage, "spaces",
                              "command -v qpdf >/dev/null || exit 127; "
                              "qpdf --qdf --object-streams=disable @ - | tr -d '\\000'");
    if (boxes == NULL || content == NULL)
        skip();
    for (size_t i = 0; i < COUNT; i++)
        assert_float_equal(end_of_word(boxes, cases[i].last), ends[i], 0.03);
    assert_non_null(strstr(content, "2.345 Tw"));
    assert_non_null(strstr(content, "\n0 Tw"));
    assert_non_null(strstr(content, "(one two three four )"));
    stage_close(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_copied_as_written),
        cmocka_unit_test(number_keeps_its_place),
        cmocka_unit_test(hyphen_of_a_line_break_is_soft),
        cmocka_unit_test(odd_characters_are_archival),
        cmocka_unit_test(spaces_are_as_wide_as_they_should_be),
    };
    return cmocka_run_group_tests_name("pdf-paint scripts", tests, NULL, NULL);
}
