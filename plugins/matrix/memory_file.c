/* libxlsxwriter, before its version 1.1.6, keeps each part of a workbook in a temporary file that
 * it asks lxw_tmpfile() for. Symbols of a plugin come before those of its libraries, so the one
 * here is taken: such a file is memory, and no directory is needed that could be written to. */
#include "memory_file.h"

#include "engross/plugin.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter/utility.h>

ENGROSS_PLUGIN_EXPORT FILE *lxw_tmpfile(char *directory);

int engross_matrix_memory_file(void) {
    return memfd_create("engross-matrix", MFD_CLOEXEC);
}

FILE *lxw_tmpfile(char *directory) {
    (void)directory;
    int descriptor = engross_matrix_memory_file();
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w+b");
    if (file == NULL && descriptor >= 0)
        close(descriptor);
    return file;
}
