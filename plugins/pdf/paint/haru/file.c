#include "diagnostics.h"
#include "paint/haru/internal.h"
#include "paint/syntax.h"

#include <stdlib.h>
#include <string.h>

/* ISO 32000-1, annex C.2, for the number of objects; ten decimal digits for an offset (7.5.4). */
#define MAX_OBJECTS UINT32_C(8388607)
#define MAX_OFFSET UINT64_C(9999999999)
/* Objects in one object stream: enough to compress well, few enough to read one cheaply. */
#define BUNDLE_OBJECTS UINT32_C(200)
#define OUTPUT_SIZE ((size_t)1 << 16)
#define IN_BUNDLE (UINT64_C(1) << 63)

static void *HPDF_STDCALL take_memory(HPDF_UINT size) {
    return malloc(size);
}

static void HPDF_STDCALL give_memory(void *memory) {
    free(memory);
}

static HPDF_STATUS HPDF_STDCALL append_body(HPDF_Stream stream, const HPDF_BYTE *data,
                                            HPDF_UINT size) {
    struct engross_buffer *body = stream->attr;
    engross_buffer_append(body, data, size);
    return body->failed ? HPDF_FAILD_TO_ALLOC_MEM : HPDF_OK;
}

int32_t engross_pdf_file_status(const struct pdf_file *file) {
    return file->status;
}

void engross_pdf_file_fail(struct pdf_file *file, int32_t status) {
    if (file->status == ENGROSS_OK)
        file->status = status;
}

void engross_pdf_file_check(struct pdf_file *file) {
    /* What libharu can still refuse once its arguments are right is memory. */
    if (file->error.error_no != HPDF_OK || file->body.failed)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
}

/* --- bytes out ---------------------------------------------------------------------------- */

static void flush(struct pdf_file *file) {
    struct engross_buffer *output = &file->output;
    if (output->failed)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    if (file->status != ENGROSS_OK || output->size == 0)
        return;
    engross_sha256_add(&file->digest, output->data, output->size);
    engross_pdf_file_fail(file, file->host->write(file->host, output->data, output->size));
    engross_buffer_clear(output);
}

static void put(struct pdf_file *file, const void *data, size_t size) {
    if (file->status != ENGROSS_OK)
        return;
    engross_buffer_append(&file->output, data, size);
    file->offset += size;
    if (file->output.size >= OUTPUT_SIZE)
        flush(file);
}

static void put_string(struct pdf_file *file, const char *string) {
    put(file, string, strlen(string));
}

static void put_integer(struct pdf_file *file, uint64_t value) {
    uint64_t before = file->output.size;
    engross_buffer_append_integer(&file->output, (int64_t)value);
    file->offset += file->output.size - before;
}

/* --- numbers ------------------------------------------------------------------------------ */

static void too_large(struct pdf_file *file) {
    if (file->status == ENGROSS_OK)
        file->host->report(file->host, PDF_DIAGNOSTIC_FILE_SIZE, NULL, NULL, 0);
    engross_pdf_file_fail(file, ENGROSS_FAILED);
}

uint32_t engross_pdf_file_reserve(struct pdf_file *file) {
    if (file->count == file->capacity) {
        uint32_t capacity = file->capacity == 0 ? 1024 : file->capacity * 2;
        uint64_t *places = realloc(file->places, capacity * sizeof *places);
        if (places == NULL) {
            engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
            return file->count - 1;
        }
        file->places = places;
        file->capacity = capacity;
    }
    if (file->count > MAX_OBJECTS) {
        too_large(file);
        return file->count - 1;
    }
    file->places[file->count] = 0;
    return file->count++;
}

/* --- objects ------------------------------------------------------------------------------ */

static bool compress(struct pdf_file *file, const void *data, size_t size) {
    struct engross_buffer *out = &file->compressed;
    engross_buffer_clear(out);
    size_t bound = libdeflate_zlib_compress_bound(file->compressor, size);
    if (!engross_buffer_reserve(out, bound)) {
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
        return false;
    }
    out->size = libdeflate_zlib_compress(file->compressor, data, size, out->data, bound);
    return out->size > 0;
}

/* Writes "N 0 obj", the dictionary already serialised in body, and the bytes of its stream. */
static void put_stream(struct pdf_file *file, uint32_t number, const void *data, size_t size) {
    if (file->offset > MAX_OFFSET)
        too_large(file);
    if (file->status != ENGROSS_OK)
        return;
    file->places[number] = file->offset;
    put_integer(file, number);
    put_string(file, " 0 obj\n");
    put(file, file->body.data, file->body.size);
    put_string(file, "\nstream\n");
    put(file, data, size);
    put_string(file, "\nendstream\nendobj\n");
}

void engross_pdf_file_put_stream(struct pdf_file *file, uint32_t number,
                                 struct pdf_dictionary *dictionary, const void *data, size_t size,
                                 enum pdf_encoding encoding) {
    if (dictionary == NULL)
        dictionary = engross_pdf_dictionary_new(file);
    if (encoding == PDF_ENCODING_DEFLATE && compress(file, data, size)) {
        engross_pdf_dictionary_name(dictionary, "Filter", "FlateDecode");
        data = file->compressed.data;
        size = file->compressed.size;
    }
    if (size > INT32_MAX)
        too_large(file);
    engross_pdf_dictionary_integer(dictionary, "Length", (int32_t)size);
    engross_pdf_dictionary_serialise(file, dictionary);
    put_stream(file, number, data, size);
}

/* Closes the object stream that is being filled (7.5.7). */
static void flush_bundle(struct pdf_file *file) {
    if (file->bundle_count == 0 || file->status != ENGROSS_OK)
        return;
    struct engross_buffer *index = &file->bundle_index;
    size_t first = index->size;
    engross_buffer_append(index, file->bundle.data, file->bundle.size);
    if (index->failed || file->bundle.failed) {
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
        return;
    }
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(file);
    engross_pdf_dictionary_name(dictionary, "Type", "ObjStm");
    engross_pdf_dictionary_integer(dictionary, "N", (int32_t)file->bundle_count);
    engross_pdf_dictionary_integer(dictionary, "First", (int32_t)first);
    engross_pdf_file_put_stream(file, file->bundle_number, dictionary, index->data, index->size,
                                PDF_ENCODING_DEFLATE);
    engross_buffer_clear(index);
    engross_buffer_clear(&file->bundle);
    file->bundle_count = 0;
}

void engross_pdf_file_put(struct pdf_file *file, uint32_t number,
                          const struct engross_buffer *body) {
    if (body->failed)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    if (file->status != ENGROSS_OK)
        return;
    if (file->bundle_count == 0)
        file->bundle_number = engross_pdf_file_reserve(file);
    engross_buffer_append_integer(&file->bundle_index, number);
    engross_buffer_append_char(&file->bundle_index, ' ');
    engross_buffer_append_integer(&file->bundle_index, (int64_t)file->bundle.size);
    engross_buffer_append_char(&file->bundle_index, ' ');
    engross_buffer_append(&file->bundle, body->data, body->size);
    engross_buffer_append_char(&file->bundle, '\n');
    if (file->status == ENGROSS_OK)
        file->places[number] =
            IN_BUNDLE | (uint64_t)file->bundle_number << 16 | file->bundle_count++;
    if (file->bundle_count == BUNDLE_OBJECTS || file->bundle.size >= OUTPUT_SIZE)
        flush_bundle(file);
}

void engross_pdf_file_put_dictionary(struct pdf_file *file, uint32_t number,
                                     struct pdf_dictionary *dictionary) {
    engross_pdf_dictionary_serialise(file, dictionary);
    engross_pdf_file_put(file, number, &file->body);
}

/* --- cross-reference ---------------------------------------------------------------------- */

enum { ROW = 7 }; /* bytes of an entry: type 1, offset or object stream 5, index 1 */

static void make_row(uint64_t place, unsigned char row[ROW]) {
    bool bundled = (place & IN_BUNDLE) != 0;
    uint64_t second = bundled ? place >> 16 & UINT32_MAX : place;
    row[0] = bundled ? 2 : place != 0 ? 1 : 0;
    for (int i = 0; i < 5; i++)
        row[1 + i] = (unsigned char)(second >> (32 - 8 * i));
    row[6] = bundled ? (unsigned char)place : 0;
}

/* All entries with PNG's Up predictor (7.4.4.4), which makes the steady rows small. */
static void make_rows(const struct pdf_file *file, struct engross_buffer *rows) {
    unsigned char before[ROW] = {0}, row[ROW], difference[ROW];
    for (uint32_t i = 0; i < file->count; i++) {
        make_row(file->places[i], row);
        for (int c = 0; c < ROW; c++)
            difference[c] = (unsigned char)(row[c] - before[c]);
        engross_buffer_append_char(rows, 2);
        engross_buffer_append(rows, difference, ROW);
        memcpy(before, row, ROW);
    }
}

static void add_identifier(struct pdf_file *file, struct engross_buffer *body) {
    static const char digits[] = "0123456789ABCDEF";
    unsigned char result[32];
    engross_sha256_end(&file->digest, result);
    engross_buffer_append_string(body, "/ID[");
    for (int copy = 0; copy < 2; copy++) {
        engross_buffer_append_char(body, '<');
        for (int i = 0; i < 16; i++) {
            engross_buffer_append_char(body, digits[result[i] >> 4]);
            engross_buffer_append_char(body, digits[result[i] & 15]);
        }
        engross_buffer_append_char(body, '>');
    }
    engross_buffer_append_char(body, ']');
}

/* The stream's dictionary is the trailer too (7.5.8); its ID is an array of strings, which
 * libharu's arrays do not take from outside, so it is written as text. */
static void put_cross_reference(struct pdf_file *file, uint32_t number, uint32_t catalog,
                                uint32_t information, const struct engross_buffer *rows) {
    struct engross_buffer *body = &file->body;
    engross_buffer_clear(body);
    engross_buffer_append_format(body,
                                 "<</Type/XRef/Size %u/Root %u 0 R/Info %u 0 R/W[1 5 1]"
                                 "/DecodeParms<</Predictor 12/Columns %d>>/Filter/FlateDecode",
                                 (unsigned)file->count, (unsigned)catalog, (unsigned)information,
                                 (int)ROW);
    add_identifier(file, body);
    if (!compress(file, rows->data, rows->size))
        return;
    engross_buffer_append_format(body, "/Length %zu>>", file->compressed.size);
    put_stream(file, number, file->compressed.data, file->compressed.size);
}

void engross_pdf_file_finish(struct pdf_file *file, uint32_t catalog, uint32_t information) {
    flush_bundle(file);
    flush(file);
    uint32_t number = engross_pdf_file_reserve(file);
    uint64_t start = file->offset;
    struct engross_buffer rows = ENGROSS_BUFFER_INIT;
    if (file->status != ENGROSS_OK)
        return;
    file->places[number] = start;
    make_rows(file, &rows);
    if (rows.failed)
        engross_pdf_file_fail(file, ENGROSS_NO_MEMORY);
    else
        put_cross_reference(file, number, catalog, information, &rows);
    engross_buffer_finish(&rows);
    put_string(file, "startxref\n");
    put_integer(file, start);
    put_string(file, "\n%%EOF\n");
    flush(file);
}

/* --- life --------------------------------------------------------------------------------- */

static bool start_libharu(struct pdf_file *file) {
    HPDF_Error_Init(&file->error, NULL);
    file->memory = HPDF_MMgr_New(&file->error, 0, take_memory, give_memory);
    if (file->memory == NULL)
        return false;
    file->target = HPDF_CallbackWriter_New(file->memory, append_body, &file->body);
    return file->target != NULL;
}

struct pdf_file *engross_pdf_file_new(const engross_host *host) {
    struct pdf_file *file = calloc(1, sizeof *file);
    if (file == NULL)
        return NULL;
    file->host = host;
    file->compressor = libdeflate_alloc_compressor(8);
    engross_sha256_begin(&file->digest);
    if (file->compressor == NULL || !start_libharu(file)) {
        engross_pdf_file_free(file);
        return NULL;
    }
    engross_pdf_file_reserve(file); /* number 0 is the head of the free list */
    /* Four bytes above 127 say that the file is binary (7.5.2). */
    put_string(file, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return file;
}

void engross_pdf_file_free(struct pdf_file *file) {
    if (file == NULL)
        return;
    if (file->target != NULL)
        HPDF_Stream_Free(file->target);
    if (file->memory != NULL)
        HPDF_MMgr_Free(file->memory);
    libdeflate_free_compressor(file->compressor);
    engross_arena_finish(&file->references);
    engross_buffer_finish(&file->body);
    engross_buffer_finish(&file->output);
    engross_buffer_finish(&file->compressed);
    engross_buffer_finish(&file->bundle_index);
    engross_buffer_finish(&file->bundle);
    free(file->places);
    free(file);
}
