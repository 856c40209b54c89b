/* Reading a document: the file is loaded, its reader chosen, the result assembled. The only place
 * that knows all readers. */
#include "read/assemble.h"
#include "read/source.h"

#include <string.h>
#include <strings.h>

/* In the order in which content is asked whether it is theirs; the last one takes the rest. */
static const struct engross_reader *const readers[] = {
    &engross_reader_xml,
};
#define READER_COUNT (sizeof readers / sizeof *readers)

static const struct engross_reader *find_format(const char *format) {
    for (size_t i = 0; i < READER_COUNT; i++)
        if (strcmp(readers[i]->format, format) == 0)
            return readers[i];
    return NULL;
}

static bool has_extension(const struct engross_reader *reader, const char *name) {
    size_t length = strlen(name);
    for (size_t i = 0; reader->extensions[i] != NULL; i++) {
        size_t size = strlen(reader->extensions[i]);
        if (length > size && strcasecmp(name + length - size, reader->extensions[i]) == 0)
            return true;
    }
    return false;
}

/* The reader by what the content certainly is, else by the extension, else plain text. */
static const struct engross_reader *choose(const struct engross_source *source) {
    for (size_t i = 0; i < READER_COUNT; i++)
        if (readers[i]->recognizes != NULL && readers[i]->recognizes(source))
            return readers[i];
    for (size_t i = 0; i < READER_COUNT; i++)
        if (has_extension(readers[i], source->name))
            return readers[i];
    return readers[READER_COUNT - 1];
}

static int32_t read_source(const engross_read_options *options, const struct engross_reader *reader,
                           struct engross_diagnostics *diagnostics, engross_document **out) {
    struct engross_source source;
    int32_t status = engross_source_load(options->path, options->limits, diagnostics, &source);
    if (status != ENGROSS_OK)
        return status;
    if (reader == NULL)
        reader = choose(&source);
    status = engross_assemble(&source, reader, options->limits, diagnostics, out);
    engross_source_finish(&source);
    return status;
}

int32_t engross_document_read(const engross_read_options *options, const engross_sink *sink,
                              engross_document **out) {
    *out = NULL;
    struct engross_diagnostics diagnostics = {.sink = sink, .file = options->path};
    const struct engross_reader *reader = NULL;
    if (options->format != NULL) {
        reader = find_format(options->format);
        if (reader == NULL) {
            engross_report(&diagnostics, ENGROSS_MESSAGE_READ_FORMAT_UNKNOWN, ENGROSS_NOWHERE,
                           options->format, NULL);
            return ENGROSS_FAILED;
        }
    }
    return read_source(options, reader, &diagnostics, out);
}
