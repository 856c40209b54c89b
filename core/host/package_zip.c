/* A package as a ZIP file. Names, times, attributes and the order of entries are given, so the
 * same files make the same bytes anywhere. */
#include "host/package.h"

#include <stdlib.h>
#include <zip.h>

/* 1 January 1980, 00:00: the beginning of DOS time. */
#define DOS_DATE ((1 << 5) | 1)
#define DOS_TIME 0
/* A regular file that its owner may write and everybody may read. */
#define ATTRIBUTES (UINT32_C(0100644) << 16)

struct packing {
    const struct engross_package *package;
    zip_t *zip;
};

static bool set_up(zip_t *zip, zip_uint64_t index) {
    return zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, ATTRIBUTES) == 0 &&
           zip_set_file_compression(zip, index, ZIP_CM_DEFLATE, 0) == 0;
}

static bool pack(void *user, const char *name, size_t exporter) {
    struct packing *at = user;
    (void)exporter;
    char *path = engross_path_join(at->package->place.directory, name);
    zip_source_t *source = path == NULL ? NULL : zip_source_file(at->zip, path, 0, 0);
    free(path);
    if (source == NULL)
        return false;
    zip_int64_t index = zip_file_add(at->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return set_up(at->zip, (zip_uint64_t)index);
}

const char *engross_package_zip(const struct engross_package *package, const char *path) {
    struct packing at = {.package = package, .zip = zip_open(path, ZIP_CREATE | ZIP_EXCL, NULL)};
    if (at.zip == NULL)
        return "the ZIP file cannot be made";
    bool is_packed = engross_package_each(package, pack, &at) &&
                     pack(&at, ENGROSS_PACKAGE_MANIFEST, ENGROSS_PACKAGE_NO_EXPORTER) &&
                     pack(&at, ENGROSS_PACKAGE_SUMS, ENGROSS_PACKAGE_NO_EXPORTER) &&
                     zip_close(at.zip) == 0;
    if (is_packed)
        return NULL;
    zip_discard(at.zip);
    return "the ZIP file cannot be written";
}
