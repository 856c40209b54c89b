/* The ZIP file of a package; the one place that knows libzip. Names, times, attributes and the
 * order of entries are given, so the same parts make the same bytes anywhere. */
#include "archive.h"

#include "diagnostics.h"
#include "package.h"

#include "kit/report.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* 1 January 1980, 00:00: the beginning of DOS time. */
#define DOS_DATE ((1 << 5) | 1)
#define DOS_TIME 0
/* libdeflate's: as small as zlib's third in a third of its time. */
#define COMPRESSION_LEVEL 1
#define PIECE_SIZE ((size_t)64 * 1024)
/* What a template may hold: far more than any has, far less than would hurt. */
#define MOST_ENTRIES 4096
#define MOST_PART_BYTES ((size_t)16 << 20)
#define MOST_BYTES ((size_t)64 << 20)

/* An error that libzip knows nothing of is memory that ran out here. */
static int32_t report_failure(const engross_host *host, zip_error_t *error) {
    int code = zip_error_code_zip(error);
    if (code == ZIP_ER_MEMORY || code == ZIP_ER_OK)
        return ENGROSS_NO_MEMORY;
    engross_kit_report(host, ENGROSS_DOCX_PACKAGE_FAILED, NULL, zip_error_strerror(error), NULL);
    return ENGROSS_FAILED;
}

/* A part that is compressed already; libzip takes it as it takes entries of other archives. */
struct packed {
    unsigned char *data;
    size_t size;
    size_t at; /* bytes read */
    size_t whole_size;
    uint32_t checksum;
};

static zip_int64_t describe(const struct packed *packed, zip_stat_t *stat) {
    zip_stat_init(stat);
    stat->size = packed->whole_size;
    stat->comp_size = packed->size;
    stat->crc = packed->checksum;
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->encryption_method = ZIP_EM_NONE;
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                  ZIP_STAT_ENCRYPTION_METHOD;
    return sizeof *stat;
}

static zip_int64_t hand_over(struct packed *packed, void *data, zip_uint64_t most) {
    size_t left = packed->size - packed->at;
    size_t size = left < most ? left : (size_t)most;
    memcpy(data, packed->data + packed->at, size);
    packed->at += size;
    return (zip_int64_t)size;
}

/* What libzip asks of a source (zip_source_function(3)); memory that is there cannot fail. */
static zip_int64_t serve(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command) {
    struct packed *packed = user;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_OPEN:
        packed->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return hand_over(packed, data, size);
    case ZIP_SOURCE_STAT:
        return describe(packed, data);
    case ZIP_SOURCE_FREE:
        free(packed->data);
        free(packed);
        return 0;
    default:
        return 0;
    }
}

/* The part compressed, or NULL when memory runs out. Its size is 0 where nothing would be won. */
static struct packed *compress(struct libdeflate_compressor *compressor,
                               const struct engross_buffer *part) {
    struct packed *packed = calloc(1, sizeof *packed);
    unsigned char *data = malloc(part->size + 1);
    if (packed == NULL || data == NULL) {
        free(packed);
        free(data);
        return NULL;
    }
    packed->data = data;
    packed->whole_size = part->size;
    packed->checksum = libdeflate_crc32(0, part->data, part->size);
    packed->size =
        libdeflate_deflate_compress(compressor, part->data, part->size, data, part->size);
    return packed;
}

static zip_source_t *packed_source(zip_t *zip, struct libdeflate_compressor *compressor,
                                   const struct engross_buffer *part) {
    struct packed *packed = compress(compressor, part);
    if (packed == NULL)
        return NULL;
    zip_source_t *source = packed->size > 0 ? zip_source_function(zip, serve, packed)
                                            : zip_source_buffer(zip, part->data, part->size, 0);
    if (source == NULL || packed->size == 0)
        serve(packed, NULL, 0, ZIP_SOURCE_FREE);
    return source;
}

/* As the source has it: compressed or stored. */
static bool set_up(zip_t *zip, zip_uint64_t index, zip_source_t *source) {
    zip_stat_t stat;
    return zip_source_stat(source, &stat) == 0 &&
           zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_set_file_compression(zip, index, stat.comp_method, 0) == 0;
}

static bool add_part(zip_t *zip, struct libdeflate_compressor *compressor,
                     const struct engross_docx_part *part) {
    bool is_image = part->borrowed.data != NULL;
    zip_source_t *source = is_image
                               ? zip_source_buffer(zip, part->borrowed.data, part->borrowed.size, 0)
                               : packed_source(zip, compressor, &part->owned);
    if (source == NULL)
        return false;
    zip_int64_t index = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index >= 0)
        return set_up(zip, (zip_uint64_t)index, source);
    zip_source_free(source);
    return false;
}

static bool add_parts(zip_t *zip, const struct engross_docx_package *package) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    bool good = compressor != NULL;
    for (size_t i = 0; good && i < package->count; i++)
        good = add_part(zip, compressor, &package->parts[i]);
    libdeflate_free_compressor(compressor);
    return good;
}

/* Makes the ZIP file in the memory of source. */
static int32_t fill(zip_source_t *source, const struct engross_docx_package *package,
                    const engross_host *host) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t *zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (zip == NULL) {
        int32_t status = report_failure(host, &error);
        zip_error_fini(&error);
        return status;
    }
    zip_source_keep(source);
    if (add_parts(zip, package) && zip_close(zip) == 0)
        return ENGROSS_OK;
    int32_t status = report_failure(host, zip_get_error(zip));
    zip_discard(zip);
    return status;
}

static int32_t copy_out(zip_source_t *source, const engross_host *host) {
    int32_t status = ENGROSS_OK;
    char *piece = host->allocate(host, PIECE_SIZE);
    if (piece == NULL)
        return ENGROSS_NO_MEMORY;
    if (zip_source_open(source) != 0)
        return report_failure(host, zip_source_error(source));
    zip_int64_t size;
    while (status == ENGROSS_OK && (size = zip_source_read(source, piece, PIECE_SIZE)) != 0)
        status = size < 0 ? report_failure(host, zip_source_error(source))
                          : host->write(host, piece, (size_t)size);
    zip_source_close(source);
    return status;
}

int32_t engross_docx_archive_write(const struct engross_docx_package *package,
                                   const engross_host *host) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    if (source == NULL)
        return report_failure(host, &error);
    int32_t status = fill(source, package, host);
    if (status == ENGROSS_OK)
        status = copy_out(source, host);
    zip_source_free(source);
    zip_error_fini(&error);
    return status;
}

struct engross_docx_archive {
    zip_t *zip;
    size_t read; /* bytes so far */
};

static int32_t refuse(zip_error_t *error, const char **reason) {
    if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
        return ENGROSS_NO_MEMORY;
    *reason = "it is no Word package (a ZIP file), or a damaged one";
    return ENGROSS_FAILED;
}

static int32_t open_zip(const void *data, size_t size, zip_t **zip, const char **reason) {
    zip_error_t error;
    int32_t status = ENGROSS_OK;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(data, size, 0, &error);
    *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (*zip == NULL) {
        status = refuse(&error, reason);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return status;
}

int32_t engross_docx_archive_open(const void *data, size_t size,
                                  struct engross_docx_archive **archive, const char **reason) {
    zip_t *zip;
    int32_t status = open_zip(data, size, &zip, reason);
    if (status != ENGROSS_OK)
        return status;
    *archive = calloc(1, sizeof **archive);
    if (*archive != NULL && zip_get_num_entries(zip, 0) <= MOST_ENTRIES) {
        (*archive)->zip = zip;
        return ENGROSS_OK;
    }
    status = *archive == NULL ? ENGROSS_NO_MEMORY : ENGROSS_FAILED;
    *reason = "it has too many parts";
    free(*archive);
    *archive = NULL;
    zip_discard(zip);
    return status;
}

void engross_docx_archive_close(struct engross_docx_archive *archive) {
    if (archive == NULL)
        return;
    zip_discard(archive->zip);
    free(archive);
}

/* The entry's size, which reading will hold it to. */
static int32_t measure(struct engross_docx_archive *archive, zip_uint64_t index, size_t *size,
                       const char **reason) {
    zip_stat_t stat;
    if (zip_stat_index(archive->zip, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
        *reason = "it is a damaged ZIP file";
        return ENGROSS_FAILED;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        *reason = "it is encrypted";
        return ENGROSS_FAILED;
    }
    if (stat.size > MOST_PART_BYTES || archive->read + stat.size > MOST_BYTES) {
        *reason = "it is too large when unpacked";
        return ENGROSS_FAILED;
    }
    *size = (size_t)stat.size;
    return ENGROSS_OK;
}

int32_t engross_docx_archive_read(struct engross_docx_archive *archive, const char *name,
                                  char **bytes, size_t *size, const char **reason) {
    zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
    if (index < 0)
        return ENGROSS_NOT_FOUND;
    int32_t status = measure(archive, (zip_uint64_t)index, size, reason);
    if (status != ENGROSS_OK)
        return status;
    *bytes = malloc(*size + 1);
    if (*bytes == NULL)
        return ENGROSS_NO_MEMORY;
    zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    zip_int64_t got = file == NULL ? -1 : zip_fread(file, *bytes, *size);
    if (file != NULL)
        zip_fclose(file);
    if (got < 0 || (size_t)got != *size) {
        free(*bytes);
        *bytes = NULL;
        *reason = "it is a damaged ZIP file";
        return ENGROSS_FAILED;
    }
    (*bytes)[*size] = '\0';
    archive->read += *size;
    return ENGROSS_OK;
}
