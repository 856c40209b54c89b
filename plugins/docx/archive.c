/* The ZIP file of a package; the one place that knows libzip. Names, times, attributes and the
 * order of entries are given, so the same parts make the same bytes anywhere. */
#include "diagnostics.h"
#include "package.h"

#include "kit/report.h"

#include <zip.h>

/* 1 January 1980, 00:00: the beginning of DOS time. */
#define DOS_DATE ((1 << 5) | 1)
#define DOS_TIME 0
/* Text shrinks nearly as well as at higher levels, in half the time. */
#define COMPRESSION_LEVEL 3
#define PIECE_SIZE ((size_t)64 * 1024)

static int32_t report_failure(const engross_host *host, zip_error_t *error) {
    if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
        return ENGROSS_NO_MEMORY;
    engross_kit_report(host, ENGROSS_DOCX_PACKAGE_FAILED, NULL, zip_error_strerror(error), NULL);
    return ENGROSS_FAILED;
}

static bool add_part(zip_t *zip, const struct engross_docx_part *part) {
    bool is_image = part->borrowed.data != NULL;
    const void *data = is_image ? part->borrowed.data : part->owned.data;
    size_t size = is_image ? part->borrowed.size : part->owned.size;
    zip_source_t *source = zip_source_buffer(zip, data, size, 0);
    if (source == NULL)
        return false;
    zip_int64_t index = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_set_file_compression(zip, (zip_uint64_t)index,
                                    is_image ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    is_image ? 0 : COMPRESSION_LEVEL) == 0;
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
    for (size_t i = 0; i < package->count; i++)
        if (!add_part(zip, &package->parts[i])) {
            int32_t status = report_failure(host, zip_get_error(zip));
            zip_discard(zip);
            return status;
        }
    if (zip_close(zip) == 0)
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
