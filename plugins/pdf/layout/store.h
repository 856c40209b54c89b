/* Memory for what has been laid out and waits for its page: taken in order, given back in order.
 *
 * Blocks are laid out, queued and placed first in, first out, so memory is freed by naming the
 * oldest allocation that is still needed (its mark). Memory use is bounded by what waits, not by
 * the document. */
#ifndef ENGROSS_PDF_LAYOUT_STORE_H
#define ENGROSS_PDF_LAYOUT_STORE_H

#include <stddef.h>
#include <stdint.h>

struct pdf_store_chunk;
struct pdf_store {
    struct pdf_store_chunk *first, *last; /* in use, oldest first */
    struct pdf_store_chunk *spare;        /* one freed chunk kept for the next need */
    uint64_t next_mark;                   /* of the next chunk */
};

#define PDF_STORE_INIT                                                                             \
    { 0 }

/* size zeroed bytes aligned for any type, or NULL when memory runs out. */
void *engross_pdf_store_allocate(struct pdf_store *store, size_t size);
/* A NUL-terminated copy of size bytes, or NULL. */
char *engross_pdf_store_copy(struct pdf_store *store, const char *data, size_t size);
/* Names the present: everything allocated from now on is kept by a release up to this mark. */
uint64_t engross_pdf_store_mark(const struct pdf_store *store);
/* Frees what was allocated before mark was taken, as far as whole chunks go. */
void engross_pdf_store_release(struct pdf_store *store, uint64_t mark);
/* Frees everything; the store is usable again. */
void engross_pdf_store_finish(struct pdf_store *store);

#endif
