/* A ZIP file (APPNOTE 6.3) written as it comes, with nothing in it but names and bytes: the same
 * entries make the same file anywhere. Internal to plugins/epub. */
#ifndef ENGROSS_EPUB_ZIP_H
#define ENGROSS_EPUB_ZIP_H

#include "base/buffer.h"
#include "engross/plugin.h"

struct libdeflate_compressor;
struct epub_zip {
    const engross_host *host;
    struct libdeflate_compressor *compressor;
    struct engross_buffer directory; /* the central directory so far */
    uint64_t offset;                 /* bytes written */
    uint32_t count;
};

/* Adds an entry. ENGROSS_OK, ENGROSS_WRITE_FAILED, ENGROSS_NO_MEMORY, or ENGROSS_FAILED, not
 * reported, where a ZIP file without its 64-bit extension cannot hold it. */
int32_t engross_epub_zip_add(struct epub_zip *zip, const char *name, const void *data, size_t size,
                             bool is_compressed);
/* Writes the directory. The same results. */
int32_t engross_epub_zip_end(struct epub_zip *zip);
/* Frees; in any case. */
void engross_epub_zip_finish(struct epub_zip *zip);

#endif
