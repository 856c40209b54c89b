/* Themes: those that ship are valid and whole, inheritance, and files that are no themes. */
#include "host/theme.h"
#include "model/schema.h"
#include "model/schemas.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct seen {
    char code[64];
    uint32_t line;
    int count;
};

static void collect(void *user, const engross_diagnostic *diagnostic) {
    struct seen *seen = user; /* keeps the first one */
    if (seen->count++ > 0)
        return;
    snprintf(seen->code, sizeof seen->code, "%s", diagnostic->code);
    seen->line = diagnostic->line;
}

static struct engross_theme *load(const char *name, const char *kind, struct seen *seen) {
    memset(seen, 0, sizeof *seen);
    engross_sink sink = {.size = sizeof sink, .user = seen, .diagnostic = collect};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_theme *theme;
    int32_t status = engross_theme_load(name, kind, &diagnostics, &theme);
    assert_true((status == ENGROSS_OK) == (theme != NULL));
    return theme;
}

static void shipped_themes_are_valid_and_whole(void **state) {
    (void)state;
    static const char *const keys[] = {
        "page.width",
        "page.columns",
        "masthead.form",
        "style.body.font",
        "style.title.size",
        "style.heading-6.size",
        "style.paragraph.leading",
        "style.note.size",
        "style.item.colour",
        "style.table-cell.size",
        "style.question.weight",
        "style.key-value.size",
        "style.key-label.size",
        "style.key-figures.padding",
        "style.footer.size",
    };
    for (size_t i = 0; engross_theme_shipped(i) != NULL; i++) {
        struct engross_buffer path = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&path, "%s/schemas/themes/%s.xml", ENGROSS_SOURCE_DIR,
                                     engross_theme_shipped(i));
        struct seen seen;
        struct engross_theme *theme = load(path.data, NULL, &seen);
        assert_int_equal(seen.count, 0);
        assert_string_equal(engross_theme_id(theme).data, engross_theme_shipped(i));
        engross_theme_free(theme);
        theme = load(engross_theme_shipped(i), NULL, &seen);
        /* the file is compiled in as it is; defaults come from the schema only when validated */
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (strcmp(keys[k], "page.columns") != 0 &&
                engross_theme_value(theme, keys[k]).data == NULL)
                fail_msg("%s has no %s", engross_theme_shipped(i), keys[k]);
        engross_theme_free(theme);
        engross_buffer_finish(&path);
    }
}

static void kinds_choose_their_theme(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"report", "un-report"},
                                           {"factsheet", "factsheet"},
                                           {"interview", "article"},
                                           {"page", "article"},
                                           {"unheard-of", "article"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct seen seen;
        struct engross_theme *theme = load(NULL, pairs[i][0], &seen);
        assert_string_equal(engross_theme_id(theme).data, pairs[i][1]);
        engross_theme_free(theme);
    }
}

static void styles_inherit(void **state) {
    (void)state;
    struct seen seen;
    struct engross_theme *theme = load("un-report", NULL, &seen);
    assert_string_equal(engross_theme_value(theme, "style.heading-4.weight").data, "400");
    assert_string_equal(engross_theme_value(theme, "style.heading-4.keep-next").data, "yes");
    assert_string_equal(engross_theme_value(theme, "style.heading-4.font").data,
                        engross_theme_value(theme, "style.body.font").data);
    assert_null(engross_theme_value(theme, "style.nothing.size").data);
    engross_theme_free(theme);
}

/* The relative luminance of "#rrggbb" (WCAG 2.1, definition). */
static double luminance(const char *colour) {
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        unsigned part;
        assert_int_equal(sscanf(colour + 1 + 2 * i, "%2x", &part), 1);
        double value = part / 255.0;
        sum += weights[i] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *one, const char *other) {
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void the_formula_of_contrast_is_right(void **state) {
    (void)state;
    assert_true(fabs(contrast("#000000", "#FFFFFF") - 21) < 0.001);
    assert_true(fabs(contrast("#777777", "#FFFFFF") - 4.478) < 0.001);
}

#define MOST_COLOURS 400
struct colours {
    char list[MOST_COLOURS][8];
    size_t count;
};

/* The values of an attribute in a theme's file. */
static void read_colours(const char *text, const char *attribute, struct colours *colours) {
    char start[32];
    snprintf(start, sizeof start, " %s=\"#", attribute);
    for (const char *at = text; (at = strstr(at, start)) != NULL; at++) {
        assert_true(colours->count < MOST_COLOURS);
        memcpy(colours->list[colours->count++], at + strlen(start) - 1, 7);
    }
}

/* Text of any style may stand on any ground, in a link or a cell: every pair is held against WCAG
 * 2.1, 1.4.3. Rules part what must be told apart: 1.4.11. */
static void check_contrast(const char *name, const char *text) {
    struct colours inks = {0}, grounds = {0}, rules = {0};
    read_colours(text, "colour", &inks);
    read_colours(text, "background", &grounds);
    read_colours(text, "rule-colour", &rules);
    strcpy(grounds.list[grounds.count++], "#FFFFFF");
    assert_true(inks.count > 1);
    for (size_t g = 0; g < grounds.count; g++)
        for (size_t i = 0; i < inks.count; i++)
            if (contrast(inks.list[i], grounds.list[g]) < 4.5)
                fail_msg("%s: %s on %s is %.2f", name, inks.list[i], grounds.list[g],
                         contrast(inks.list[i], grounds.list[g]));
    for (size_t i = 0; i < rules.count; i++)
        if (contrast(rules.list[i], "#FFFFFF") < 3)
            fail_msg("%s: a rule of %s", name, rules.list[i]);
}

static void every_colour_can_be_read(void **state) {
    (void)state;
    for (size_t i = 0; engross_theme_shipped(i) != NULL; i++) {
        char path[512], text[32768];
        snprintf(path, sizeof path, "%s/schemas/themes/%s.xml", ENGROSS_SOURCE_DIR,
                 engross_theme_shipped(i));
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t size = fread(text, 1, sizeof text - 1, file);
        assert_true(size > 0 && size < sizeof text - 1);
        text[size] = '\0';
        fclose(file);
        check_contrast(engross_theme_shipped(i), text);
    }
}

static void refuse(const char *content, const char *code, uint32_t line) {
    char path[] = "/tmp/engross-theme-XXXXXX.xml";
    int file = mkstemps(path, 4);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, strlen(content)), strlen(content));
    close(file);
    struct seen seen;
    assert_null(load(path, NULL, &seen));
    assert_string_equal(seen.code, code);
    assert_int_equal(seen.line, line);
    unlink(path);
}

#define PAGE                                                                                       \
    "<page width=\"1\" height=\"1\" margin-top=\"0\" margin-bottom=\"0\" margin-inside=\"0\" "     \
    "margin-outside=\"0\" header-distance=\"0\" footer-distance=\"0\"/><masthead form=\"un\"/>"    \
    "<header/><footer/>"

static void bad_themes_are_refused(void **state) {
    (void)state;
    struct seen seen;
    assert_null(load("no-such-theme", NULL, &seen));
    assert_string_equal(seen.code, "theme.unknown");
    assert_null(load("/nonexistent/theme.xml", NULL, &seen));
    assert_string_equal(seen.code, "theme.unreadable");
    refuse("<theme", "theme.invalid", 1);
    refuse(
        "<theme xmlns=\"urn:engross:theme:1\" id=\"a\" title=\"t\">\n<page width=\"-1\"/></theme>",
        "theme.invalid", 2);
    refuse("<!DOCTYPE theme []><theme/>", "theme.invalid", 0);
    refuse("<theme xmlns=\"urn:engross:theme:1\" id=\"a\" title=\"t\">" PAGE
           "<style name=\"b\" based-on=\"c\"/><style name=\"c\" based-on=\"b\"/></theme>",
           "theme.base", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_themes_are_valid_and_whole),
        cmocka_unit_test(kinds_choose_their_theme),
        cmocka_unit_test(styles_inherit),
        cmocka_unit_test(the_formula_of_contrast_is_right),
        cmocka_unit_test(every_colour_can_be_read),
        cmocka_unit_test(bad_themes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
