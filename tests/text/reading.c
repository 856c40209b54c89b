#include "reading.h"

#include "model/canonical.h"
#include "read/reader.h"

#include <stdio.h>

static void keep_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct reading *reading = user;
    engross_buffer_append_format(&reading->diagnostics, "%u:%u: %s: %s [%s]\n", diagnostic->line,
                                 diagnostic->column, engross_severity_name(diagnostic->severity),
                                 diagnostic->message, diagnostic->code);
}

static int32_t keep_xml(void *user, const void *data, size_t size) {
    struct reading *reading = user;
    engross_buffer_append(&reading->xml, data, size);
    return ENGROSS_OK;
}

void reading_start(struct reading *reading, const char *text, size_t size) {
    *reading = (struct reading){0};
    engross_sink sink = {sizeof sink, reading, keep_diagnostic};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, text, size);
    engross_buffer_append(&copy, "", 0);
    struct engross_source source = {"text.txt", "text.txt", copy.data, copy.size};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    reading->status = engross_reader_text.read(&source, builder);
    if (reading->status == ENGROSS_OK)
        reading->tree = engross_builder_take(builder);
    if (reading->tree != NULL)
        engross_canonical_write(reading->tree, reading->tree->metadata->parent, keep_xml, reading);
    engross_builder_free(builder);
    engross_buffer_finish(&copy);
}

void reading_finish(struct reading *reading) {
    engross_tree_free(reading->tree);
    engross_buffer_finish(&reading->xml);
    engross_buffer_finish(&reading->diagnostics);
}

bool reading_load(const char *path, struct engross_buffer *buffer) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    char bytes[65536];
    size_t size;
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
        engross_buffer_append(buffer, bytes, size);
    fclose(file);
    return true;
}
