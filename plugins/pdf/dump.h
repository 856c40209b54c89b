/* The layout as XML: pages, placed items, elements and bookmarks, for looking at and for tests
 * (--set pdf.output=layout). */
#ifndef ENGROSS_PDF_DUMP_H
#define ENGROSS_PDF_DUMP_H

#include "sink.h"

#include "base/arena.h"
#include "base/buffer.h"

struct pdf_dump {
    const engross_host *host;
    struct engross_arena memory; /* of the elements */
    struct engross_buffer buffer;
    int elements;
    struct pdf_sink sink; /* what layout is given */
};

/* Starts the dump; nothing is written before the first page. */
void engross_pdf_dump_init(struct pdf_dump *dump, const engross_host *host);
/* Writes the rest. ENGROSS_OK, ENGROSS_NO_MEMORY or what the host's write() came back with. */
int32_t engross_pdf_dump_finish(struct pdf_dump *dump);

#endif
