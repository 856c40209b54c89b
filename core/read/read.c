/* Reading a document: the file is loaded, its reader chosen, the result assembled. The only place
 * that knows all readers. */
#include "read/assemble.h"
#include "read/source.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* In the order in which content is asked whether it is theirs; the last one takes the rest. */
static const struct engross_reader *const readers[] = {
    &engross_reader_akn,      &engross_reader_xml,  &engross_reader_docx,
    &engross_reader_markdown, &engross_reader_text,
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

/* Whether path names a regular file. */
static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* Loads NAME.yaml or NAME.yml beside the input, where there is one. */
static int32_t load_sidecar(const engross_read_options *options,
                            struct engross_diagnostics *diagnostics,
                            struct engross_metadata *metadata) {
    static const char *const extensions[] = {".yaml", ".yml"};
    const char *name = strrchr(options->path, '/');
    const char *dot = strrchr(name == NULL ? options->path : name, '.');
    size_t stem = dot == NULL ? strlen(options->path) : (size_t)(dot - options->path);
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        engross_buffer_clear(&path);
        engross_buffer_append(&path, options->path, stem);
        engross_buffer_append_string(&path, extensions[i]);
        if (engross_buffer_failed(&path)) {
            engross_report(diagnostics, ENGROSS_MESSAGE_READ_NO_MEMORY, ENGROSS_NOWHERE, NULL);
            status = ENGROSS_NO_MEMORY;
        } else if (strcmp(path.data, options->path) != 0 && is_file(path.data))
            status = engross_metadata_load_file(path.data, options->limits, diagnostics, metadata);
        else
            continue;
        break;
    }
    engross_buffer_finish(&path);
    return status;
}

/* Whether an argument of --meta is KEY=VALUE rather than a file. */
static bool is_assignment(const char *argument) {
    size_t key = strspn(argument, "abcdefghijklmnopqrstuvwxyz-.");
    return key > 0 && argument[key] == '=';
}

/* Everything said outside the input, weakest first. */
static int32_t load_metadata(const engross_read_options *options,
                             struct engross_diagnostics *diagnostics,
                             struct engross_metadata *metadata) {
    int32_t status = load_sidecar(options, diagnostics, metadata);
    for (size_t i = 0; status == ENGROSS_OK && i < options->metadata_count; i++) {
        const char *argument = options->metadata[i];
        status = is_assignment(argument)
                     ? engross_metadata_set(metadata, argument, diagnostics)
                     : engross_metadata_load_file(argument, options->limits, diagnostics, metadata);
    }
    return status;
}

static int32_t read_source(const engross_read_options *options, const struct engross_reader *reader,
                           const struct engross_metadata *metadata,
                           struct engross_diagnostics *diagnostics, engross_document **out) {
    struct engross_source source;
    int32_t status = engross_source_load(options->path, options->limits, diagnostics, &source);
    if (status != ENGROSS_OK)
        return status;
    if (reader == NULL)
        reader = choose(&source);
    status = engross_assemble(&source, reader, metadata, options->limits, diagnostics, out);
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
    struct engross_metadata metadata = ENGROSS_METADATA_INIT;
    int32_t status = load_metadata(options, &diagnostics, &metadata);
    if (status == ENGROSS_OK)
        status = read_source(options, reader, &metadata, &diagnostics, out);
    engross_metadata_finish(&metadata);
    return status;
}
