/* The reader of Akoma Ntoso: what the exporter writes comes back as the same document, and files
 * as others write them come in whole. */
#include "fake_host.h"
#include "kit/random_document.h"
#include "model/canonical.h"
#include "model/document.h"
#include "model/resolve.h"
#include "model/schema.h"
#include "read/assemble.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define ENGROSS_TEST_NAMESPACE "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#define DOCUMENTS 200
#define INPUT ENGROSS_SOURCE_DIR "/input/"
#define HERE ENGROSS_SOURCE_DIR "/tests/read-akn/"

static void hear(void *user, const engross_diagnostic *diagnostic) {
    struct engross_buffer *heard = user;
    if (heard == NULL || diagnostic->severity < ENGROSS_SEVERITY_LOSS)
        return;
    engross_buffer_append_format(heard, "%u:%u %s: %s\n", (unsigned)diagnostic->line,
                                 (unsigned)diagnostic->column, diagnostic->code,
                                 diagnostic->message);
}

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return ENGROSS_OK;
}

static void write_canonical(const engross_view *view, struct engross_buffer *xml) {
    engross_buffer_clear(xml);
    view->canonical(view, view->root(view), put, xml);
}

/* Reads an Akoma Ntoso file in memory; xml gets the document, heard what was lost. */
static int32_t read_back(const struct engross_buffer *file, struct engross_buffer *xml,
                         struct engross_buffer *heard) {
    const engross_sink sink = {.size = sizeof sink, .user = heard, .diagnostic = hear};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_source source = {"a.xml", "a.xml", file->data, file->size};
    engross_document *document = NULL;
    engross_buffer_append_string(heard, "");
    int32_t status =
        engross_assemble(&source, &engross_reader_akn, NULL, NULL, &diagnostics, &document);
    if (status == ENGROSS_OK)
        write_canonical(engross_document_view(document), xml);
    engross_document_free(document);
    return status;
}

/* Exports what the host has to Akoma Ntoso, reads that and compares. */
static void assert_comes_back(struct fake_host *fake, const engross_view *view, const char *name) {
    static const char *const settings[] = {NULL};
    struct engross_buffer first = ENGROSS_BUFFER_INIT;
    struct engross_buffer second = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    write_canonical(view, &first);
    assert_int_equal(fake_host_run(fake, settings), ENGROSS_OK);
    int32_t status = read_back(&fake->output, &second, &heard);
    if (status != ENGROSS_OK || heard.size > 0)
        fail_msg("%s: %s", name, heard.data);
    if (strcmp(first.data, second.data) != 0) {
        size_t at = 0;
        while (first.data[at] == second.data[at])
            at++;
        at -= at < 200 ? at : 200;
        fail_msg("%s comes back different:\n%.400s\n-----\n%.400s", name, first.data + at,
                 second.data + at);
    }
    engross_buffer_finish(&first);
    engross_buffer_finish(&second);
    engross_buffer_finish(&heard);
}

static void samples_come_back(void **state) {
    (void)state;
    static const char *const names[] = {
        "model.xml",        "national-report.txt", "ngo-submission.md",
        "interview.txt",    "article.txt",         "page.txt",
        "factsheet.txt",    "factsheet-ar.txt",    "factsheet-fr.txt",
        "factsheet-kk.txt", "factsheet-ru.txt",    "factsheet-zh.txt",
    };
    struct fake_host fake;
    fake_host_load(&fake, "akn");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[256];
        snprintf(path, sizeof path, INPUT "%s", names[i]);
        assert_int_equal(fake_host_read(&fake, path), 1);
        assert_comes_back(&fake, engross_document_view(fake.document), names[i]);
    }
    fake_host_finish(&fake);
}

/* Every text that the text reader is tried on: numbers in words and in other scripts, several
 * subtitles, parts, annexes. */
static void texts_of_all_kinds_come_back(void **state) {
    (void)state;
    struct fake_host fake;
    glob_t found;
    fake_host_load(&fake, "akn");
    assert_int_equal(glob(ENGROSS_SOURCE_DIR "/tests/text/cases/*.txt", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        assert_int_equal(fake_host_read(&fake, found.gl_pathv[i]), 1);
        assert_comes_back(&fake, engross_document_view(fake.document), found.gl_pathv[i]);
    }
    globfree(&found);
    fake_host_finish(&fake);
}

/* What is empty on purpose, names of files that look encoded, addresses that are none. */
static void edges_come_back(void **state) {
    (void)state;
    struct fake_host fake;
    fake_host_load(&fake, "akn");
    assert_int_equal(fake_host_read(&fake, HERE "edges.xml"), 1);
    assert_comes_back(&fake, engross_document_view(fake.document), "edges.xml");
    fake_host_finish(&fake);
}

static engross_document *random_frozen(uint64_t seed) {
    struct engross_diagnostics diagnostics = {0};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    engross_kit_random_document(builder, seed, 40);
    struct engross_tree *tree = engross_builder_take(builder);
    engross_builder_free(builder);
    assert_non_null(tree);
    assert_int_equal(engross_resolve(tree, &diagnostics), ENGROSS_OK);
    assert_int_equal(engross_schema_validate(tree, &diagnostics), ENGROSS_OK);
    return engross_document_freeze(tree);
}

static void random_documents_come_back(void **state) {
    (void)state;
    struct fake_host fake;
    fake_host_load(&fake, "akn");
    const char *only = getenv("ENGROSS_SEED");
    uint64_t first = only == NULL ? 1 : strtoull(only, NULL, 10);
    for (uint64_t seed = first; seed < first + (only == NULL ? DOCUMENTS : 1); seed++) {
        char name[32];
        snprintf(name, sizeof name, "document %u", (unsigned)seed);
        engross_document *document = random_frozen(seed);
        fake.view = engross_document_view(document);
        assert_comes_back(&fake, fake.view, name);
        engross_document_free(document);
    }
    fake_host_finish(&fake);
}

static void load(const char *path, struct engross_buffer *into) {
    char piece[4096];
    size_t size;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((size = fread(piece, 1, sizeof piece, file)) > 0)
        engross_buffer_append(into, piece, size);
    fclose(file);
}

static void assert_reads_as(const char *file_name, const char *golden_name) {
    struct engross_buffer file = ENGROSS_BUFFER_INIT;
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    load(file_name, &file);
    assert_int_equal(read_back(&file, &xml, &heard), ENGROSS_OK);
    engross_buffer_append(&xml, heard.data, heard.size);
    if (getenv("ENGROSS_UPDATE_GOLDEN") != NULL) {
        FILE *golden = fopen(golden_name, "wb");
        fwrite(xml.data, 1, xml.size, golden);
        fclose(golden);
    }
    load(golden_name, &expected);
    assert_string_equal(xml.data, expected.data);
    engross_buffer_finish(&file);
    engross_buffer_finish(&xml);
    engross_buffer_finish(&heard);
    engross_buffer_finish(&expected);
}

/* A resolution as others write them, with what the model has no place for; what is lost is told. */
static void files_of_others_come_in_whole(void **state) {
    (void)state;
    assert_reads_as(HERE "resolution.xml", HERE "resolution.golden");
}

/* A debate in a draft's namespace, with an id that stands twice. */
static void drafts_and_debates_come_in(void **state) {
    (void)state;
    assert_reads_as(HERE "debate.xml", HERE "debate.golden");
}

/* Whatever is taken out of a file or doubled in it, reading ends: with a document that validates,
 * or with a word on why not. */
static void damaged_files_do_no_harm(void **state) {
    (void)state;
    struct engross_buffer file = ENGROSS_BUFFER_INIT;
    load(HERE "resolution.xml", &file);
    for (size_t start = 900; start < file.size; start += 37) {
        struct engross_buffer damaged = ENGROSS_BUFFER_INIT;
        struct engross_buffer xml = ENGROSS_BUFFER_INIT;
        struct engross_buffer heard = ENGROSS_BUFFER_INIT;
        const char *tag = strchr(file.data + start, '<');
        const char *end = tag == NULL ? NULL : strchr(tag, '>');
        if (end == NULL)
            break;
        engross_buffer_append(&damaged, file.data, (size_t)(tag - file.data));
        engross_buffer_append_string(&damaged, start % 2 == 0 ? "<tr/>" : "<section><li>");
        engross_buffer_append_string(&damaged, start % 2 == 0 ? "" : "x</li></section>");
        engross_buffer_append_string(&damaged, start % 3 == 0 ? "" : tag);
        if (read_back(&damaged, &xml, &heard) != ENGROSS_OK)
            assert_true(heard.size > 0);
        if (strstr(heard.data, "model.invalid") != NULL)
            fail_msg("at %u: %s", (unsigned)start, heard.data);
        engross_buffer_finish(&damaged);
        engross_buffer_finish(&xml);
        engross_buffer_finish(&heard);
    }
    engross_buffer_finish(&file);
}

static void what_is_no_document_is_refused(void **state) {
    (void)state;
#define ROOT "<akomaNtoso xmlns=\"" ENGROSS_TEST_NAMESPACE "\">"
    static const char *const rows[][2] = {
        {"<doc xmlns=\"" ENGROSS_TEST_NAMESPACE "\"/>", "akn-read.root"},
        {ROOT "<doc><meta/></doc></akomaNtoso>", "akn-read.no-text"},
        {ROOT "<doc>", "xml.syntax"},
        {"<!DOCTYPE akomaNtoso [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" ROOT
         "<doc>&e;</doc></akomaNtoso>",
         "xml.doctype"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct engross_buffer file = ENGROSS_BUFFER_INIT;
        struct engross_buffer xml = ENGROSS_BUFFER_INIT;
        struct engross_buffer heard = ENGROSS_BUFFER_INIT;
        engross_buffer_append_string(&file, rows[i][0]);
        assert_int_equal(read_back(&file, &xml, &heard), ENGROSS_FAILED);
        assert_non_null(strstr(heard.data, rows[i][1]));
        engross_buffer_finish(&file);
        engross_buffer_finish(&xml);
        engross_buffer_finish(&heard);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_come_back),
        cmocka_unit_test(texts_of_all_kinds_come_back),
        cmocka_unit_test(edges_come_back),
        cmocka_unit_test(random_documents_come_back),
        cmocka_unit_test(files_of_others_come_in_whole),
        cmocka_unit_test(drafts_and_debates_come_in),
        cmocka_unit_test(damaged_files_do_no_harm),
        cmocka_unit_test(what_is_no_document_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
