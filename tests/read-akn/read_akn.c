/* The reader of Akoma Ntoso: what the exporter writes comes back as the same document, and files
 * as others write them come in whole. */
#include "fake_host.h"
#include "model/canonical.h"
#include "model/document.h"
#include "model/resolve.h"
#include "model/schema.h"
#include "random_document.h"
#include "read/assemble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

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

/* Akoma Ntoso holds addresses with what no URI may hold encoded (RFC 3986). */
static void encode_addresses(struct engross_buffer *xml) {
    static const char plain[] = "a b?c=&quot;d&quot;";
    struct engross_buffer encoded = ENGROSS_BUFFER_INIT;
    for (const char *at = xml->data; *at != '\0';) {
        bool is_address = strncmp(at, plain, sizeof plain - 1) == 0;
        if (is_address)
            engross_buffer_append_string(&encoded, "a%20b?c=%22d%22");
        else
            engross_buffer_append_char(&encoded, *at);
        at += is_address ? sizeof plain - 1 : 1;
    }
    engross_buffer_finish(xml);
    *xml = encoded;
}

/* Exports what the host has to Akoma Ntoso, reads that and compares. */
static void assert_comes_back(struct fake_host *fake, const engross_view *view, const char *name) {
    static const char *const settings[] = {NULL};
    struct engross_buffer first = ENGROSS_BUFFER_INIT;
    struct engross_buffer second = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    write_canonical(view, &first);
    encode_addresses(&first);
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

static engross_document *random_frozen(uint64_t seed) {
    struct engross_diagnostics diagnostics = {0};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    random_document(builder, seed, 40);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_come_back),
        cmocka_unit_test(random_documents_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
