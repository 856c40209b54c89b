/* What must hold for any document: what the builder lets through validates, and writing, reading
 * and writing again gives the same bytes. With arguments SEED SIZE it prints that document. */
#include "model/canonical.h"
#include "model/document.h"
#include "model/resolve.h"
#include "model/schema.h"
#include "kit/random_document.h"
#include "read/assemble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DOCUMENTS 300

static void complain(void *user, const engross_diagnostic *diagnostic) {
    (void)user;
    if (diagnostic->severity >= ENGROSS_SEVERITY_ERROR)
        fprintf(stderr, "%u:%u: %s [%s]\n", diagnostic->line, diagnostic->column,
                diagnostic->message, diagnostic->code);
}

static const engross_sink sink = {.size = sizeof sink, .diagnostic = complain};

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return ENGROSS_OK;
}

static bool write_random(uint64_t seed, int size, struct engross_buffer *xml) {
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    engross_kit_random_document(builder, seed, size);
    struct engross_tree *tree = engross_builder_take(builder);
    engross_builder_free(builder);
    bool good = tree != NULL && engross_resolve(tree, &diagnostics) == ENGROSS_OK &&
                engross_schema_validate(tree, &diagnostics) == ENGROSS_OK;
    if (good)
        good = engross_canonical_write(tree, tree->metadata->parent, put, xml) == ENGROSS_OK;
    engross_tree_free(tree);
    return good;
}

static void any_document_validates_and_comes_back(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= DOCUMENTS; seed++) {
        struct engross_buffer first = ENGROSS_BUFFER_INIT;
        struct engross_buffer second = ENGROSS_BUFFER_INIT;
        if (!write_random(seed, 40, &first))
            fail_msg("seed %u does not validate", (unsigned)seed);
        struct engross_diagnostics diagnostics = {.sink = &sink};
        struct engross_source source = {"a.xml", "a.xml", first.data, first.size};
        engross_document *document;
        assert_int_equal(
            engross_assemble(&source, &engross_reader_xml, NULL, NULL, &diagnostics, &document),
            ENGROSS_OK);
        const engross_view *view = engross_document_view(document);
        view->canonical(view, view->root(view), put, &second);
        if (strcmp(first.data, second.data) != 0)
            fail_msg("seed %u comes back different", (unsigned)seed);
        engross_document_free(document);
        engross_buffer_finish(&first);
        engross_buffer_finish(&second);
    }
}

int main(int argc, char **argv) {
    if (argc == 3) {
        struct engross_buffer xml = ENGROSS_BUFFER_INIT;
        bool good = write_random(strtoull(argv[1], NULL, 10), atoi(argv[2]), &xml);
        fputs(good ? xml.data : "", stdout);
        engross_buffer_finish(&xml);
        return good ? 0 : 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_document_validates_and_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
