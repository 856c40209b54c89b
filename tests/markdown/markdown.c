/* Markdown files of the folder cases, each with a golden file of the same name: what was
 * reported, then the canonical XML. Set ENGROSS_UPDATE_GOLDEN to write them anew. Besides, texts
 * that are made to exhaust the reader. */
#include "base/buffer.h"
#include "read/assemble.h"
#include "read/source.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CASES ENGROSS_SOURCE_DIR "/tests/markdown/cases"

static void keep(void *user, const engross_diagnostic *diagnostic) {
    engross_buffer_append_format(user, "<!-- %u:%u %s: %s [%s] -->\n", diagnostic->line,
                                 diagnostic->column, engross_severity_name(diagnostic->severity),
                                 diagnostic->message, diagnostic->code);
}

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return ENGROSS_OK;
}

/* Reads the source and appends reports and document. */
static int32_t read_source(const struct engross_source *source, struct engross_buffer *out) {
    const engross_sink sink = {sizeof sink, out, keep};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    engross_document *document;
    int32_t status =
        engross_assemble(source, &engross_reader_markdown, NULL, NULL, &diagnostics, &document);
    if (status == ENGROSS_OK) {
        const engross_view *view = engross_document_view(document);
        assert_int_equal(view->canonical(view, view->root(view), put, out), ENGROSS_OK);
    }
    engross_document_free(document);
    return status;
}

static char *load(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    char block[4096];
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        engross_buffer_append(&text, block, count);
    engross_buffer_append_string(&text, "");
    fclose(file);
    *size = text.size;
    return text.data;
}

static void store(const char *path, const struct engross_buffer *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->data, 1, text->size, file), text->size);
    assert_int_equal(fclose(file), 0);
}

/* Compares with the golden file; false and a word where they differ. */
static bool check_case(const char *name) {
    char path[512], golden[512];
    snprintf(path, sizeof path, CASES "/%s", name);
    snprintf(golden, sizeof golden, CASES "/%.*s.golden", (int)(strlen(name) - 3), name);
    struct engross_source source = {.path = name, .name = name};
    source.data = load(path, &source.size);
    assert_non_null(source.data);
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    read_source(&source, &found);
    bool same = true;
    if (getenv("ENGROSS_UPDATE_GOLDEN") != NULL) {
        store(golden, &found);
    } else {
        size_t size = 0;
        char *wanted = load(golden, &size);
        same = wanted != NULL && size == found.size && memcmp(wanted, found.data, size) == 0;
        if (!same)
            print_message("%s differs from its golden file; found:\n%s\n", name, found.data);
        free(wanted);
    }
    engross_buffer_finish(&found);
    free(source.data);
    return same;
}

static void test_cases(void **state) {
    (void)state;
    DIR *folder = opendir(CASES);
    assert_non_null(folder);
    size_t count = 0, differing = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".md") != 0)
            continue;
        count++;
        differing += !check_case(entry->d_name);
    }
    closedir(folder);
    assert_true(count > 0);
    assert_int_equal(differing, 0);
}

/* The examples of the guide are read without a word of complaint. */
static void test_documented_examples(void **state) {
    (void)state;
    static const char fence[] = "```markdown\n";
    size_t size = 0, count = 0;
    char *guide = load(ENGROSS_SOURCE_DIR "/docs/reading-markdown.md", &size);
    assert_non_null(guide);
    for (char *at = guide; (at = strstr(at, fence)) != NULL; count++) {
        at += sizeof fence - 1;
        char *end = strstr(at, "```");
        assert_non_null(end);
        struct engross_source source = {"example.md", "example.md", at, (size_t)(end - at)};
        *end = '\0';
        struct engross_buffer found = ENGROSS_BUFFER_INIT;
        assert_int_equal(read_source(&source, &found), ENGROSS_OK);
        for (const char *line = found.data; line[1] == '!'; line = strchr(line, '\n') + 1) {
            const char *info = strstr(line, " info: ");
            assert_true(info != NULL && info < strchr(line, '\n'));
        }
        engross_buffer_finish(&found);
        at = end + 1;
    }
    assert_int_equal(count, 3);
    free(guide);
}

/* A text of count times unit, then tail: it must be read or refused, not crash or hang. */
static int32_t read_repeated(const char *unit, size_t count, const char *tail) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT, out = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < count; i++)
        engross_buffer_append_string(&text, unit);
    engross_buffer_append_string(&text, tail);
    struct engross_source source = {"x.md", "x.md", text.data, text.size};
    int32_t status = read_source(&source, &out);
    engross_buffer_finish(&text);
    engross_buffer_finish(&out);
    return status;
}

static void test_hostile_texts(void **state) {
    (void)state;
    assert_int_equal(read_repeated("> ", 5000, "deep\n"), ENGROSS_FAILED);
    assert_int_equal(read_repeated("- ", 5000, "deep\n"), ENGROSS_FAILED);
    assert_int_equal(read_repeated("*a **a ", 5000, "\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("[", 20000, "\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("<span lang=en>", 5000, "x\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("<b><i>", 100, "x\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("[^1]", 5000, "\n\n[^1]: again [^1]\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("|a", 2000, "|\n|-|\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("1. a\n", 5000, "\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("\\", 20001, "\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("(a) x\n", 3000, "\n"), ENGROSS_OK);
    assert_int_equal(read_repeated("<!-- ", 1, ""), ENGROSS_OK);
    assert_int_equal(read_repeated("<", 5000, "\n"), ENGROSS_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_documented_examples),
        cmocka_unit_test(test_hostile_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
