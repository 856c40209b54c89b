/* Word opens what we write without repair: its own rules hold for every sample and for any
 * document, in every theme, with a template and without. With files as arguments it checks
 * those. */
#include "maker.h"
#include "rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DOCUMENTS 40
#define RANDOM ENGROSS_BUILD_DIR "/docx-random.xml"

static const char *const themes[] = {"un-report", "factsheet", "article"};

static void check(const char *input, const char *theme, const char *template) {
    char said[RULES_SAID_SIZE];
    struct package *package = package_export_with(input, theme, "word-rules", template);
    if (!package_keeps_rules(package, said))
        fail_msg("%s (%s): %s", input, theme, said);
    package_free(package);
}

static void samples_keep_them(void **state) {
    static const char *const inputs[] = {"input/model.xml",
                                         "input/national-report.txt",
                                         "input/ngo-submission.md",
                                         "input/factsheet-ar.txt",
                                         "input/interview.txt",
                                         "tests/docx/cases/features.xml",
                                         "tests/docx/cases/arabic.xml",
                                         "tests/docx/cases/limits.xml",
                                         "tests/docx/cases/numbers.xml",
                                         "tests/docx/cases/figures.xml"};
    (void)state;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", ENGROSS_SOURCE_DIR, inputs[i]);
        for (size_t theme = 0; theme < 3; theme++)
            check(path, themes[theme], "");
    }
}

static void make_random(unsigned seed) {
    char command[512];
    snprintf(command, sizeof command, "'%s/tests/model/test_random' %u %u > '%s'",
             ENGROSS_BUILD_DIR, seed, 20 + 4 * seed, RANDOM);
    assert_int_equal(system(command), 0);
}

static void any_document_keeps_them(void **state) {
    (void)state;
    for (unsigned seed = 1; seed <= DOCUMENTS; seed++) {
        make_random(seed);
        check(RANDOM, themes[seed % 3], "");
    }
}

/* Our own file as a template: all styles are there already, and lists to be numbered on from. */
static void documents_in_a_template_keep_them(void **state) {
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct package *package = package_export(ENGROSS_SOURCE_DIR "/tests/docx/cases/numbers.xml",
                                                 themes[i], "rules-template");
        package_free(package);
        make_random((unsigned)i + 90);
        check(RANDOM, themes[(i + 1) % 3], ENGROSS_BUILD_DIR "/docx-tests/rules-template.docx");
    }
}

/* A check that lets everything pass would be none. */
static void sees_what_is_broken(void **state) {
    static const struct {
        const char *broken;
        const char *said;
    } rows[] = {
        {"<w:tbl><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc/></w:tr></w:tbl><w:p/>",
         "paragraph"},
        {"<w:tbl><w:tblGrid><w:gridCol w:w=\"9\"/><w:gridCol "
         "w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:p/>"
         "</w:tc></w:tr></w:tbl><w:p/>",
         "fill"},
        {"<w:tbl><w:tblGrid><w:gridCol "
         "w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
         "<w:p/></w:tc></w:tr></w:tbl><w:p/>",
         "merged"},
        {"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/></w:p>", "bookmark"},
        {"<w:p><w:r><w:t> a</w:t></w:r></w:p>", "white space"},
        {"<w:p><w:pPr><w:pStyle w:val=\"None\"/></w:pPr></w:p>", "None"},
        {"<w:p><w:pPr><w:spacing w:before=\"40000\"/></w:pPr></w:p>", "before"},
        {"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>", "field"},
        {"<w:p><w:hyperlink w:anchor=\"nowhere\"/></w:p>", "nowhere"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char said[RULES_SAID_SIZE];
        char document[1024];
        snprintf(document, sizeof document,
                 "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
                 "main\"><w:body>%s<w:sectPr/></w:body></w:document>",
                 rows[i].broken);
        const struct part part = {"word/document.xml", document};
        const struct part *const parts[] = {&part};
        struct package *package = package_open(make_package(parts, 1, "rules-broken.docx"));
        assert_false(package_keeps_rules(package, said));
        if (strstr(said, rows[i].said) == NULL)
            fail_msg("%s: %s", rows[i].said, said);
        package_free(package);
    }
}

static int check_files(int count, char **paths) {
    int status = 0;
    for (int i = 0; i < count; i++) {
        char said[RULES_SAID_SIZE];
        struct package *package = package_open(paths[i]);
        if (!package_keeps_rules(package, said)) {
            printf("%s: %s\n", paths[i], said);
            status = 1;
        }
        package_free(package);
    }
    return status;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sees_what_is_broken),
        cmocka_unit_test(samples_keep_them),
        cmocka_unit_test(any_document_keeps_them),
        cmocka_unit_test(documents_in_a_template_keep_them),
    };
    if (argc > 1)
        return check_files(argc - 1, argv + 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
