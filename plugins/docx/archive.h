/* Reading a ZIP package that comes from outside: within bounds, whatever it says of itself. */
#ifndef ENGROSS_DOCX_ARCHIVE_H
#define ENGROSS_DOCX_ARCHIVE_H

#include "engross/plugin.h"

struct engross_docx_archive;

/* Opens the package in data, which is borrowed until the archive is closed. ENGROSS_OK,
 * ENGROSS_NO_MEMORY, or ENGROSS_FAILED with *reason saying why in a few words. */
int32_t engross_docx_archive_open(const void *data, size_t size,
                                  struct engross_docx_archive **archive, const char **reason);
void engross_docx_archive_close(struct engross_docx_archive *archive);
/* The bytes of the entry of that name (in any case: ISO/IEC 29500-2, 6.2.2.3), NUL-terminated, for
 * free(). ENGROSS_NOT_FOUND where there is none; else as above. */
int32_t engross_docx_archive_read(struct engross_docx_archive *archive, const char *name,
                                  char **bytes, size_t *size, const char **reason);

#endif
