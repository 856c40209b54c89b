/* The exporter as a whole: a golden page, samples and random documents valid and whole, options,
 * reports, failures of the host. */
#include "fake_host.h"
#include "kit/random_document.h"
#include "kit/walk.h"
#include "model/canonical.h"
#include "model/resolve.h"
#include "page.h"
#include "read/assemble.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INPUT ENGROSS_SOURCE_DIR "/input/"
#define GOLDEN ENGROSS_SOURCE_DIR "/tests/html/golden/"
#define RANDOM_COUNT 200

static int load(void **state) {
    struct fake_host *fake = malloc(sizeof *fake);
    fake_host_load(fake, "html");
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

static void run(struct fake_host *fake, const char *path, const char *const *settings) {
    assert_true(fake_host_read(fake, path));
    assert_int_equal(fake_host_run(fake, settings), ENGROSS_OK);
}

static void every_element_is_written(void **state) {
    struct fake_host *fake = *state;
    run(fake, INPUT "model.xml", NULL);
    page_assert_valid(&fake->output);
    assert_equals_file(&fake->output, GOLDEN "model.html");
}

static void append_solid(struct engross_buffer *text, engross_text value) {
    for (size_t i = 0; i < value.size; i++)
        if (strchr(" \n\t\r", value.data[i]) == NULL)
            engross_buffer_append_char(text, value.data[i]);
}

/* All that top prints, in order, without white space; notes by their marks. */
static void append_printed(struct engross_buffer *text, const engross_view *view,
                           const engross_node *top) {
    static const uint32_t attributes[] = {ENGROSS_ATTRIBUTE_NUMBER, ENGROSS_ATTRIBUTE_LABEL,
                                          ENGROSS_ATTRIBUTE_SPEAKER, ENGROSS_ATTRIBUTE_MARK};
    engross_cursor cursor = {.size = sizeof cursor, .top = top};
    engross_buffer_append_string(text, "");
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (cursor.event != ENGROSS_EVENT_ENTER || kind == ENGROSS_KIND_RECOMMENDATION)
            continue;
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            append_solid(text, view->attribute(view, cursor.node, attributes[i]));
        if (kind == ENGROSS_KIND_FIGURE) /* the fake host has no images */
            append_solid(text, view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_ALT));
        append_solid(text, view->text(view, cursor.node));
        cursor.skip = kind == ENGROSS_KIND_NOTE && cursor.node != top;
    }
}

/* All notes of the metadata that are printed and of the content, one after the other. */
static void append_notes(struct engross_buffer *text, const engross_view *view) {
    engross_cursor cursor = {.size = sizeof cursor, .top = view->root(view)};
    engross_buffer_append_string(text, "");
    while (view->step(view, &cursor))
        if (cursor.event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor.node) == ENGROSS_KIND_NOTE)
            append_printed(text, view, cursor.node);
}

/* Shows where two texts part, not all of both. */
static void assert_same(const struct engross_buffer *found, const struct engross_buffer *expected) {
    size_t i = 0;
    while (found->data[i] != '\0' && found->data[i] == expected->data[i])
        i++;
    size_t from = i > 60 ? i - 60 : 0;
    if (found->data[i] != expected->data[i])
        fail_msg("after %.*s: found %.60s, wanted %.60s", (int)(i - from), found->data + from,
                 found->data + i, expected->data + i);
}

static void assert_whole(const struct fake_host *fake) {
    const engross_view *view = engross_document_view(fake->document);
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    append_printed(&expected, view, engross_kit_content(view));
    page_append_text(&found, &fake->output, "content");
    assert_same(&found, &expected);
    engross_buffer_clear(&expected);
    engross_buffer_clear(&found);
    append_notes(&expected, view);
    page_append_text(&found, &fake->output, "note-list");
    assert_same(&found, &expected);
    engross_buffer_finish(&expected);
    engross_buffer_finish(&found);
}

/* What cannot be read is for the tests of the readers to tell. */
static size_t export_all(struct fake_host *fake, const char *pattern) {
    glob_t files = {0};
    size_t count = 0;
    if (glob(pattern, 0, NULL, &files) == 0)
        count = files.gl_pathc;
    for (size_t i = 0; i < count; i++) {
        run(fake, files.gl_pathv[i], NULL);
        page_assert_valid(&fake->output);
        assert_whole(fake);
    }
    globfree(&files);
    return count;
}

static void samples_are_valid_and_whole(void **state) {
    assert_true(export_all(*state, INPUT "*.xml") > 0);
    assert_true(export_all(*state, INPUT "*.txt") > 0);
    assert_true(export_all(*state, INPUT "*.md") > 0);
    if (export_all(*state, ENGROSS_SOURCE_DIR "/../shared/seeds/*.txt") == 0)
        print_message("the texts of ../shared/seeds are not there: not tried\n");
}

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return ENGROSS_OK;
}

static void read_random(struct fake_host *fake, uint64_t seed) {
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    struct engross_diagnostics diagnostics = {.sink = NULL};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    engross_kit_random_document(builder, seed, 60);
    struct engross_tree *tree = engross_builder_take(builder);
    engross_builder_free(builder);
    assert_int_equal(engross_resolve(tree, &diagnostics), ENGROSS_OK);
    engross_canonical_write(tree, tree->metadata->parent, put, &xml);
    engross_tree_free(tree);
    struct engross_source source = {"random.xml", "random.xml", xml.data, xml.size};
    engross_document_free(fake->document);
    fake->document = NULL;
    assert_int_equal(
        engross_assemble(&source, &engross_reader_xml, NULL, NULL, &diagnostics, &fake->document),
        ENGROSS_OK);
    engross_buffer_finish(&xml);
}

static void any_document_is_valid_and_whole(void **state) {
    struct fake_host *fake = *state;
    for (uint64_t seed = 1; seed <= RANDOM_COUNT; seed++) {
        read_random(fake, seed);
        assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
        page_assert_valid(&fake->output);
        assert_whole(fake);
    }
}

static void assert_contains(const struct fake_host *fake, const char *string) {
    if (strstr(fake->output.data, string) == NULL)
        fail_msg("%s is not in\n%.9000s", string, fake->output.data);
}

static void assert_lacks(const struct fake_host *fake, const char *string) {
    if (strstr(fake->output.data, string) != NULL)
        fail_msg("%s is in\n%.9000s", string, fake->output.data);
}

static void edges_of_html_are_kept(void **state) {
    struct fake_host *fake = *state;
    run(fake, ENGROSS_SOURCE_DIR "/tests/html/edges.xml", NULL);
    page_assert_valid(&fake->output);
    assert_whole(fake);
    /* a link is closed before the mark of a note, and opened again where text follows */
    assert_contains(fake, "<a href=\"https://example.org/\">one<em> two</em></a><sup><a");
    assert_contains(fake, "</a></sup><a href=\"https://example.org/\"><em> three</em></a>");
    /* what would run is text */
    assert_contains(fake, "<span>click</span>");
    assert_contains(fake, "<span>click too</span>");
    assert_string_equal(fake->reports.data, "link-refused javascript:alert(1)\n"
                                            "link-refused JavaScript:alert(2)\n");
    /* rows and columns in which no cell begins are left out, spans shortened */
    assert_contains(fake, "<td>wide and tall</td>");
    assert_lacks(fake, "colspan");
    assert_lacks(fake, "rowspan");
    /* levels below <h6> */
    assert_contains(fake, "<h6 aria-level=\"7\">Seventh</h6>");
    /* a page's own ids give way to the document's */
    assert_contains(fake, "id=\"content-\"");
    /* languages only where they change, with their direction */
    assert_contains(fake, "<p lang=\"ar\" dir=\"rtl\">");
    /* numbers that do not run keep their values */
    assert_contains(fake, "<li class=\"numbered\" id=\"odd\" value=\"7\">");
    /* a day that is none is no <time> */
    assert_lacks(fake, "<time");
}

static void contents_follow_the_option(void **state) {
    struct fake_host *fake = *state;
    const char *const none[] = {"contents=0", NULL};
    const char *const one[] = {"contents=1", NULL};
    run(fake, INPUT "model.xml", none);
    assert_lacks(fake, "<nav");
    run(fake, INPUT "model.xml", one);
    assert_contains(fake, "<a href=\"#sec_II\">");
    assert_lacks(fake, "<a href=\"#sec_I__title_A\">");
    run(fake, INPUT "model.xml", NULL);
    assert_contains(fake, "<a href=\"#sec_I__title_A\">");
}

static void an_image_that_is_missing_leaves_its_alternative(void **state) {
    struct fake_host *fake = *state;
    run(fake, INPUT "model.xml", NULL);
    assert_string_equal(fake->reports.data, "image-left-out torture-cases.png\n");
    assert_contains(fake, "<p class=\"alternative\">Bar chart");
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
    assert_true(fake_host_read(fake, INPUT "model.xml"));
    true_view = engross_document_view(fake->document);
    engross_view later = *true_view;
    later.kind = later_kind;
    fake->view = &later;
    assert_int_equal(fake_host_run(fake, NULL), ENGROSS_OK);
    fake->view = NULL;
    page_assert_valid(&fake->output);
    assert_whole(fake);
}

static void failures_end_the_run(void **state) {
    struct fake_host *fake = *state;
    assert_true(fake_host_read(fake, INPUT "model.xml"));
    size_t n = 1;
    int32_t status = ENGROSS_NO_MEMORY;
    for (; status != ENGROSS_OK; n++) {
        fake->fail_allocation = n;
        status = fake_host_run(fake, NULL);
        if (status != ENGROSS_OK)
            assert_int_equal(status, ENGROSS_NO_MEMORY);
    }
    assert_true(n > 10);
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
        cmocka_unit_test_setup_teardown(samples_are_valid_and_whole, load, unload),
        cmocka_unit_test_setup_teardown(any_document_is_valid_and_whole, load, unload),
        cmocka_unit_test_setup_teardown(edges_of_html_are_kept, load, unload),
        cmocka_unit_test_setup_teardown(contents_follow_the_option, load, unload),
        cmocka_unit_test_setup_teardown(an_image_that_is_missing_leaves_its_alternative, load,
                                        unload),
        cmocka_unit_test_setup_teardown(later_kinds_keep_their_text, load, unload),
        cmocka_unit_test_setup_teardown(failures_end_the_run, load, unload),
        cmocka_unit_test_setup_teardown(the_description_is_complete, load, unload),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
