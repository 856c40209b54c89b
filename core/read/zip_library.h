/* The functions of libzip, found when the first package is read or written: the library brings
 * libcrypto with it, which would cost every other run a millisecond at its start. Nothing in the
 * core calls libzip by name. */
#ifndef ENGROSS_READ_ZIP_LIBRARY_H
#define ENGROSS_READ_ZIP_LIBRARY_H

#include <stdbool.h>
#include <zip.h>

/* clang-format off */
#define ENGROSS_ZIP_FUNCTIONS(X)                                                                   \
    X(error_init) X(error_fini) X(source_buffer_create) X(source_file) X(source_free)              \
    X(open) X(open_from_source) X(close) X(discard)                                                \
    X(get_num_entries) X(stat_index) X(name_locate) X(fopen_index) X(fread) X(fclose)              \
    X(file_add) X(file_set_dostime) X(file_set_external_attributes) X(set_file_compression)
/* clang-format on */

struct engross_zip_library {
#define X(name) __typeof__(&zip_##name) name;
    ENGROSS_ZIP_FUNCTIONS(X)
#undef X
};

/* What the library is called on this machine, for messages. */
extern const char engross_zip_library_name[];

/* Finds the library, which then stays; false when it is not installed. */
bool engross_zip_library_load(struct engross_zip_library *library);

#endif
