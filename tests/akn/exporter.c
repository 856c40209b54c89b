/* The exporter as a whole: golden files, names by options, reports, failures of the host. */
#include "fake_host.h"
#include "inspect.h"
#include "kit/walk.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define GOLDEN ENGROSS_SOURCE_DIR "/tests/akn/golden/"

static int load(void **state) {
    struct fake_host *fake = malloc(sizeof *fake);
    fake_host_load(fake, "akn");
    *state = fake;
    return 0;
}

static int unload(void **state) {
    fake_host_finish(*state);
    free(*state);
    return 0;
}

static void read_file(struct engross_buffer *content, const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("%s is missing; ENGROSS_UPDATE_GOLDEN=1 writes it", path);
    char piece[4096];
    for (size_t size; (size = fread(piece, 1, sizeof piece, file)) > 0;)
        engross_buffer_append(content, piece, size);
    fclose(file);
}

static void assert_equals_file(const struct engross_buffer *output, const char *path) {
    if (getenv("ENGROSS_UPDATE_GOLDEN") != NULL) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fwrite(output->data, 1, output->size, file);
        fclose(file);
    }
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    read_file(&expected, path);
    assert_string_equal(output->data, expected.data);
    engross_buffer_finish(&expected);
}

static void assert_golden(struct fake_host *fake, const char *input, const char *golden) {
    assert_true(fake_host_read(fake, input));
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_true(inspect_is_valid(&fake->output));
    assert_equals_file(&fake->output, golden);
}

static void every_element_is_written(void **state) {
    assert_golden(*state, GOLDEN "model.xml", GOLDEN "model.akn.xml");
}

static void an_interview_becomes_questions(void **state) {
    assert_golden(*state, GOLDEN "interview.xml", GOLDEN "interview.akn.xml");
}

static void annexes_become_attachments(void **state) {
    assert_golden(*state, GOLDEN "annexes.xml", GOLDEN "annexes.akn.xml");
}

static void links_become_uris(void **state) {
    assert_golden(*state, GOLDEN "links.xml", GOLDEN "links.akn.xml");
}

static void assert_text_is_whole(const struct fake_host *fake) {
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    inspect_append_document_text(&expected, engross_document_view(fake->document));
    inspect_append_file_text(&found, &fake->output);
    assert_string_equal(found.data, expected.data);
    engross_buffer_finish(&expected);
    engross_buffer_finish(&found);
}

/* Every document of that pattern comes out valid and whole; returns how many there are. What
 * cannot be read is for the tests of the readers to tell. */
static size_t export_all(struct fake_host *fake, const char *pattern) {
    glob_t files = {0};
    size_t count = 0;
    if (glob(pattern, 0, NULL, &files) == 0)
        count = files.gl_pathc;
    for (size_t i = 0; i < count; i++) {
        if (!fake_host_read(fake, files.gl_pathv[i])) {
            print_message("%s cannot be read\n", files.gl_pathv[i]);
            continue;
        }
        assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
        if (!inspect_is_valid(&fake->output))
            fail_msg("%s gives no valid file", files.gl_pathv[i]);
        assert_text_is_whole(fake);
    }
    globfree(&files);
    return count;
}

static void samples_are_valid_and_whole(void **state) {
    assert_true(export_all(*state, ENGROSS_SOURCE_DIR "/input/*.xml") > 0);
    assert_true(export_all(*state, ENGROSS_SOURCE_DIR "/input/*.txt") > 0);
    assert_true(export_all(*state, ENGROSS_SOURCE_DIR "/input/*.md") > 0);
    if (export_all(*state, ENGROSS_SOURCE_DIR "/../shared/seeds/*.txt") == 0)
        print_message("the texts of ../shared/seeds are not there: not tried\n");
}

static void assert_contains(const struct fake_host *fake, const char *string) {
    if (strstr(fake->output.data, string) == NULL)
        fail_msg("%s is not in\n%.6000s", string, fake->output.data);
}

static void names_follow_the_options(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, GOLDEN "annexes.xml"));
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_contains(fake, "\"/akn/un/doc/paper/un-cedaw/2023-06-05/CEDAW-C-XYZ-9/"
                          "fra@2023-06-05/!main.xml\"");
    assert_contains(fake, "<FRBRtranslation href=\"/akn/un/doc/paper/un-cedaw/2023-06-05/"
                          "CEDAW-C-XYZ-9/rus@2023-06-05\" fromLanguage=\"rus\"");
    const char *const settings[] = {"actor-style=joined",
                                    "country=xy",
                                    "language-code=two-letter",
                                    "subtype=communication",
                                    "trailing-slash=yes",
                                    "name=stateReport",
                                    "indent=no",
                                    NULL};
    assert_int_equal(fake_host_run(fake, settings), ENGROSS_OK);
    assert_true(inspect_is_valid(&fake->output));
    assert_contains(fake, "<doc name=\"stateReport\"><meta>");
    assert_contains(fake, "<FRBRuri value=\"/akn/xy/doc/communication/uncedaw/2023-06-05/"
                          "CEDAW-C-XYZ-9/fr@2023-06-05/\"/>");
    const char *const actor[] = {"actor=unga", NULL};
    assert_int_equal(fake_host_run(fake, actor), ENGROSS_OK);
    assert_contains(fake, "/akn/un/doc/paper/unga/2023-06-05/");
}

static void a_partial_date_is_completed(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, GOLDEN "interview.xml"));
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_contains(fake, "/akn/un/doc/communication/bureau_for_patient_rights/2024-03-01/"
                          "a_complaint_that_nobody_answers_is_a_lesson/");
    assert_contains(fake, "<docDate date=\"2024-03-01\">March 2024</docDate>");
    assert_string_equal(fake->reports.data, "name-incomplete symbol\n");
}

static void what_is_missing_is_reported(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, GOLDEN "nameless.xml"));
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_string_equal(fake->reports.data, "language-code qaaa-x-old\n"
                                            "name-incomplete author, date, symbol\n");
    assert_contains(fake, "/akn/un/doc/communication/unknown/0001-01-01/test/qaaa@0001-01-01/");
    assert_true(inspect_is_valid(&fake->output));
    fake->epoch = 951782400; /* 29 February 2000 */
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_contains(fake, "/akn/un/doc/communication/unknown/2000-02-29/test/");
}

/* A view on which kinds are of a later minor version: NOTICE 90, ATTRIBUTION 91, STRONG 92. */
static const engross_view *true_view;

static uint32_t later_kind(const engross_view *view, const engross_node *node) {
    (void)view;
    uint32_t kind = true_view->kind(true_view, node);
    return kind == ENGROSS_KIND_NOTICE        ? 90
           : kind == ENGROSS_KIND_ATTRIBUTION ? 91
           : kind == ENGROSS_KIND_STRONG      ? 92
                                              : kind;
}

static void later_kinds_keep_their_text(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, GOLDEN "model.xml"));
    true_view = engross_document_view(fake->document);
    engross_view later = *true_view;
    later.kind = later_kind;
    fake->view = &later;
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    assert_true(inspect_is_valid(&fake->output));
    fake->view = NULL;
    assert_text_is_whole(fake);
}

static void failures_end_the_run(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, GOLDEN "model.xml"));
    size_t n = 1;
    int32_t status = ENGROSS_NO_MEMORY;
    for (; status != ENGROSS_OK; n++) {
        fake->fail_allocation = n;
        status = fake_host_run(fake, NULL);
        if (status != ENGROSS_OK)
            assert_int_equal(status, ENGROSS_NO_MEMORY);
    }
    assert_true(n > 40);
    fake->fail_allocation = 0;
    fake->fail_write = 1;
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_WRITE_FAILED);
    fake->fail_write = 0;
    fake->cancel = 3;
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_CANCELLED);
    assert_int_equal(fake->progress_calls, 3);
    fake->cancel = 0;
}

static void the_description_is_complete(void **state) {
    const struct fake_host *fake = *state;
    const engross_plugin *plugin = fake->plugin;
    int rows[ENGROSS_KIND_COUNT] = {0};
    for (size_t i = 0; i < plugin->support_count; i++)
        rows[plugin->support[i].kind]++;
    for (size_t kind = 1; kind < ENGROSS_KIND_COUNT; kind++)
        assert_int_equal(rows[kind], 1);
    for (size_t i = 0; i < plugin->diagnostic_count; i++)
        assert_non_null(plugin->diagnostics[i].code);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_element_is_written, load, unload),
        cmocka_unit_test_setup_teardown(an_interview_becomes_questions, load, unload),
        cmocka_unit_test_setup_teardown(annexes_become_attachments, load, unload),
        cmocka_unit_test_setup_teardown(links_become_uris, load, unload),
        cmocka_unit_test_setup_teardown(samples_are_valid_and_whole, load, unload),
        cmocka_unit_test_setup_teardown(names_follow_the_options, load, unload),
        cmocka_unit_test_setup_teardown(a_partial_date_is_completed, load, unload),
        cmocka_unit_test_setup_teardown(what_is_missing_is_reported, load, unload),
        cmocka_unit_test_setup_teardown(later_kinds_keep_their_text, load, unload),
        cmocka_unit_test_setup_teardown(failures_end_the_run, load, unload),
        cmocka_unit_test_setup_teardown(the_description_is_complete, load, unload),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    inspect_finish();
    return failed;
}
