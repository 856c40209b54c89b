#include "zip.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL 6
/* 1 January 1980, 00:00: the beginning of DOS time. */
#define DOS_DATE ((1 << 5) | 1)
/* Version 2.0 of the format; names in UTF-8 (APPNOTE 4.4.3 and 4.4.4). */
#define VERSION 20
#define NAMES_IN_UTF8 (1 << 11)
#define DEFLATED 8
#define MOST_ENTRIES 65535

static void append16(struct engross_buffer *buffer, uint32_t value) {
    const unsigned char bytes[] = {(unsigned char)value, (unsigned char)(value >> 8)};
    engross_buffer_append(buffer, bytes, sizeof bytes);
}

static void append32(struct engross_buffer *buffer, uint32_t value) {
    append16(buffer, value & 0xFFFF);
    append16(buffer, value >> 16);
}

static int32_t write_bytes(struct epub_zip *zip, const void *data, size_t size) {
    zip->offset += size;
    return size == 0 ? ENGROSS_OK : zip->host->write(zip->host, data, size);
}

static int32_t write_buffer(struct epub_zip *zip, struct engross_buffer *buffer) {
    int32_t status = engross_buffer_failed(buffer) ? ENGROSS_NO_MEMORY
                                                   : write_bytes(zip, buffer->data, buffer->size);
    engross_buffer_finish(buffer);
    return status;
}

/* What is written of an entry. */
struct body {
    const void *data;
    size_t size;
    uint32_t method;
    void *owned;
};

/* Compressed where that makes it smaller. */
static int32_t compress(struct epub_zip *zip, const void *data, size_t size, struct body *body) {
    *body = (struct body){data, size, 0, NULL};
    if (zip->compressor == NULL)
        zip->compressor = libdeflate_alloc_compressor(LEVEL);
    body->owned = zip->compressor == NULL || size == 0 ? NULL : malloc(size);
    if (body->owned == NULL)
        return size == 0 ? ENGROSS_OK : ENGROSS_NO_MEMORY;
    size_t packed = libdeflate_deflate_compress(zip->compressor, data, size, body->owned, size);
    if (packed > 0) {
        body->data = body->owned;
        body->size = packed;
        body->method = DEFLATED;
    }
    return ENGROSS_OK;
}

/* The part that the header before an entry and its row in the directory have in common. */
static void append_facts(struct engross_buffer *buffer, const char *name, const struct body *body,
                         uint32_t checksum, size_t size) {
    append16(buffer, VERSION);
    append16(buffer, NAMES_IN_UTF8);
    append16(buffer, body->method);
    append16(buffer, 0);
    append16(buffer, DOS_DATE);
    append32(buffer, checksum);
    append32(buffer, (uint32_t)body->size);
    append32(buffer, (uint32_t)size);
    append16(buffer, (uint32_t)strlen(name));
    append16(buffer, 0);
}

static void append_row(struct epub_zip *zip, const char *name, const struct body *body,
                       uint32_t checksum, size_t size) {
    engross_buffer_append(&zip->directory, "PK\1\2", 4);
    append16(&zip->directory, VERSION);
    append_facts(&zip->directory, name, body, checksum, size);
    append16(&zip->directory, 0);
    append16(&zip->directory, 0);
    append16(&zip->directory, 0);
    append32(&zip->directory, 0);
    append32(&zip->directory, (uint32_t)zip->offset);
    engross_buffer_append_string(&zip->directory, name);
    zip->count++;
}

int32_t engross_epub_zip_add(struct epub_zip *zip, const char *name, const void *data, size_t size,
                             bool is_compressed) {
    struct body body = {data, size, 0, NULL};
    struct engross_buffer header = ENGROSS_BUFFER_INIT;
    int32_t status = is_compressed ? compress(zip, data, size, &body) : ENGROSS_OK;
    if (status == ENGROSS_OK &&
        (zip->count == MOST_ENTRIES || size > UINT32_MAX || zip->offset + size > UINT32_MAX))
        status = ENGROSS_FAILED;
    if (status == ENGROSS_OK) {
        uint32_t checksum = libdeflate_crc32(0, data, size);
        append_row(zip, name, &body, checksum, size);
        engross_buffer_append(&header, "PK\3\4", 4);
        append_facts(&header, name, &body, checksum, size);
        engross_buffer_append_string(&header, name);
        status = write_buffer(zip, &header);
    }
    if (status == ENGROSS_OK)
        status = write_bytes(zip, body.data, body.size);
    free(body.owned);
    return status;
}

int32_t engross_epub_zip_end(struct epub_zip *zip) {
    struct engross_buffer end = ENGROSS_BUFFER_INIT;
    uint64_t start = zip->offset;
    size_t size = zip->directory.size;
    if (start + size > UINT32_MAX)
        return ENGROSS_FAILED;
    int32_t status = write_buffer(zip, &zip->directory);
    engross_buffer_append(&end, "PK\5\6", 4);
    append32(&end, 0);
    append16(&end, zip->count);
    append16(&end, zip->count);
    append32(&end, (uint32_t)size);
    append32(&end, (uint32_t)start);
    append16(&end, 0);
    if (status == ENGROSS_OK)
        return write_buffer(zip, &end);
    engross_buffer_finish(&end);
    return status;
}

void engross_epub_zip_finish(struct epub_zip *zip) {
    libdeflate_free_compressor(zip->compressor);
    engross_buffer_finish(&zip->directory);
}
