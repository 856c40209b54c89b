/* An attached file (ISO 32000-1, 7.11.4), associated with the document as PDF/A-3 (6.8) wants. */
#include "paint/painter.h"
#include "paint/syntax.h"

/* A media type as a PDF name: the slash is written as #2F, which libharu leaves to its caller. */
static void escape_type(engross_text media_type, char *name, size_t capacity) {
    size_t used = 0;
    for (size_t i = 0; i < media_type.size && used + 4 < capacity; i++) {
        char c = media_type.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '.' || c == '+' || c == '/';
        name[used++] = plain ? c : '_';
    }
    name[used] = '\0';
}

static uint32_t write_bytes(struct pdf_painter *painter, engross_text media_type, const void *data,
                            size_t size) {
    char name[128];
    escape_type(media_type, name, sizeof name);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "EmbeddedFile");
    engross_pdf_dictionary_name(dictionary, "Subtype", name);
    struct pdf_dictionary *parameters = engross_pdf_dictionary_dictionary(dictionary, "Params");
    if (size <= INT32_MAX)
        engross_pdf_dictionary_integer(parameters, "Size", (int32_t)size);
    engross_pdf_file_put_stream(painter->file, number, dictionary, data, size,
                                PDF_ENCODING_DEFLATE);
    return number;
}

int32_t engross_pdf_paint_attach(struct pdf_painter *painter, engross_text name,
                                 engross_text media_type, const void *data, size_t size) {
    struct pdf_file *file = painter->file;
    uint32_t bytes = write_bytes(painter, media_type, data, size);
    painter->attachment = engross_pdf_file_reserve(file);
    struct pdf_dictionary *specification = engross_pdf_dictionary_new(file);
    engross_pdf_dictionary_name(specification, "Type", "Filespec");
    engross_pdf_dictionary_text(specification, "F", name);
    engross_pdf_dictionary_text(specification, "UF", name);
    engross_pdf_dictionary_name(specification, "AFRelationship", "Source");
    engross_pdf_dictionary_text(specification, "Desc", name);
    struct pdf_dictionary *streams = engross_pdf_dictionary_dictionary(specification, "EF");
    engross_pdf_dictionary_reference(streams, "F", bytes);
    engross_pdf_dictionary_reference(streams, "UF", bytes);
    engross_pdf_file_put_dictionary(file, painter->attachment, specification);
    engross_buffer_clear(&painter->scratch);
    engross_pdf_append_reference(&painter->scratch, painter->attachment);
    if (painter->scratch.failed ||
        !engross_pdf_names_add(&painter->attachments, name, painter->scratch.data,
                               painter->scratch.size))
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    return engross_pdf_file_status(file);
}
