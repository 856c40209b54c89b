/* Themes: those that ship are valid and whole, inheritance, and files that are no themes. */
#include "host/theme.h"
#include "model/schema.h"
#include "model/schemas.h"

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
        cmocka_unit_test(bad_themes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
