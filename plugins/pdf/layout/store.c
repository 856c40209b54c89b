#include "layout/store.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)32 * 1024)

struct pdf_store_chunk {
    struct pdf_store_chunk *next;
    uint64_t mark;
    size_t capacity;
    size_t used;
    alignas(max_align_t) char data[];
};

static struct pdf_store_chunk *fresh_chunk(struct pdf_store *store, size_t size) {
    struct pdf_store_chunk *chunk = store->spare;
    if (chunk != NULL && chunk->capacity >= size) {
        store->spare = NULL;
        return chunk;
    }
    size_t capacity = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    if (capacity > SIZE_MAX - sizeof *chunk)
        return NULL;
    chunk = malloc(sizeof *chunk + capacity);
    if (chunk != NULL)
        chunk->capacity = capacity;
    return chunk;
}

static struct pdf_store_chunk *append_chunk(struct pdf_store *store, size_t size) {
    struct pdf_store_chunk *chunk = fresh_chunk(store, size);
    if (chunk == NULL)
        return NULL;
    chunk->next = NULL;
    chunk->used = 0;
    chunk->mark = store->next_mark++;
    if (store->last == NULL)
        store->first = chunk;
    else
        store->last->next = chunk;
    store->last = chunk;
    return chunk;
}

void *engross_pdf_store_allocate(struct pdf_store *store, size_t size) {
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        return NULL;
    size = size == 0 ? unit : (size + unit - 1) / unit * unit;
    struct pdf_store_chunk *chunk = store->last;
    if (chunk == NULL || chunk->capacity - chunk->used < size)
        chunk = append_chunk(store, size);
    if (chunk == NULL)
        return NULL;
    void *piece = chunk->data + chunk->used;
    chunk->used += size;
    return memset(piece, 0, size);
}

char *engross_pdf_store_copy(struct pdf_store *store, const char *data, size_t size) {
    char *copy = size < SIZE_MAX ? engross_pdf_store_allocate(store, size + 1) : NULL;
    if (copy != NULL && size > 0)
        memcpy(copy, data, size);
    return copy;
}

uint64_t engross_pdf_store_mark(const struct pdf_store *store) {
    return store->last != NULL ? store->last->mark : store->next_mark;
}

static void drop(struct pdf_store *store, struct pdf_store_chunk *chunk) {
    if (store->spare == NULL && chunk->capacity == CHUNK_SIZE)
        store->spare = chunk;
    else
        free(chunk);
}

void engross_pdf_store_release(struct pdf_store *store, uint64_t mark) {
    while (store->first != NULL && store->first->mark < mark) {
        struct pdf_store_chunk *chunk = store->first;
        store->first = chunk->next;
        if (store->first == NULL)
            store->last = NULL;
        drop(store, chunk);
    }
}

void engross_pdf_store_finish(struct pdf_store *store) {
    engross_pdf_store_release(store, UINT64_MAX);
    free(store->spare);
    store->spare = NULL;
}
