/* A package as a ZIP file. Names, times, attributes and the order of entries are given, so the
 * same files make the same bytes anywhere. */
#include "host/package.h"

#include "read/zip_library.h"

#include <stdlib.h>

/* 1 January 1980, 00:00: the beginning of DOS time. */
#define DOS_DATE ((1 << 5) | 1)
#define DOS_TIME 0
/* A regular file that its owner may write and everybody may read. */
#define ATTRIBUTES (UINT32_C(0100644) << 16)

struct packing {
    const struct engross_package *package;
    struct engross_zip_library library;
    zip_t *zip;
};

static bool set_up(const struct packing *at, zip_uint64_t index) {
    const struct engross_zip_library *library = &at->library;
    return library->file_set_dostime(at->zip, index, DOS_TIME, DOS_DATE, 0) == 0 &&
           library->file_set_external_attributes(at->zip, index, 0, ZIP_OPSYS_UNIX, ATTRIBUTES) ==
               0 &&
           library->set_file_compression(at->zip, index, ZIP_CM_DEFLATE, 0) == 0;
}

static bool pack(void *user, const char *name, size_t exporter) {
    struct packing *at = user;
    (void)exporter;
    char *path = engross_path_join(at->package->place.directory, name);
    zip_source_t *source = path == NULL ? NULL : at->library.source_file(at->zip, path, 0, 0);
    free(path);
    if (source == NULL)
        return false;
    zip_int64_t index = at->library.file_add(at->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        at->library.source_free(source);
        return false;
    }
    return set_up(at, (zip_uint64_t)index);
}

const char *engross_package_zip(const struct engross_package *package, const char *path) {
    struct packing at = {.package = package};
    if (!engross_zip_library_load(&at.library))
        return "the library libzip is not installed";
    at.zip = at.library.open(path, ZIP_CREATE | ZIP_EXCL, NULL);
    if (at.zip == NULL)
        return "the ZIP file cannot be made";
    bool is_packed = engross_package_each(package, pack, &at) &&
                     pack(&at, ENGROSS_PACKAGE_MANIFEST, ENGROSS_PACKAGE_NO_EXPORTER) &&
                     pack(&at, ENGROSS_PACKAGE_SUMS, ENGROSS_PACKAGE_NO_EXPORTER) &&
                     at.library.close(at.zip) == 0;
    if (is_packed)
        return NULL;
    at.library.discard(at.zip);
    return "the ZIP file cannot be written";
}
