#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)64 * 1024)

struct engross_arena_block {
    struct engross_arena_block *previous;
    size_t capacity;
    alignas(max_align_t) char data[];
};

static struct engross_arena_block *new_block(struct engross_arena *arena, size_t size) {
    size_t capacity = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (capacity > SIZE_MAX - sizeof(struct engross_arena_block))
        return NULL;
    size_t bytes = sizeof(struct engross_arena_block) + capacity;
    if (arena->limit > 0 && (bytes > arena->limit || arena->total > arena->limit - bytes))
        return NULL;
    struct engross_arena_block *block = malloc(bytes);
    if (block == NULL)
        return NULL;
    block->capacity = capacity;
    arena->total += bytes;
    return block;
}

void *engross_arena_allocate(struct engross_arena *arena, size_t size) {
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit)
        return NULL;
    size = size == 0 ? unit : (size + unit - 1) / unit * unit;
    struct engross_arena_block *block = arena->blocks;
    if (block == NULL || block->capacity - arena->used < size) {
        struct engross_arena_block *fresh = new_block(arena, size);
        if (fresh == NULL)
            return NULL;
        if (block != NULL && size > BLOCK_SIZE / 4 && block->capacity - arena->used > size / 8) {
            /* a big piece gets a block of its own behind the one in use */
            fresh->previous = block->previous;
            block->previous = fresh;
            return memset(fresh->data, 0, size);
        }
        fresh->previous = block;
        arena->blocks = block = fresh;
        arena->used = 0;
    }
    void *piece = block->data + arena->used;
    arena->used += size;
    return memset(piece, 0, size);
}

char *engross_arena_copy(struct engross_arena *arena, const char *data, size_t size) {
    if (size == SIZE_MAX)
        return NULL;
    char *copy = engross_arena_allocate(arena, size + 1);
    if (copy != NULL && size > 0)
        memcpy(copy, data, size);
    return copy;
}

void engross_arena_finish(struct engross_arena *arena) {
    struct engross_arena_block *block = arena->blocks;
    while (block != NULL) {
        struct engross_arena_block *previous = block->previous;
        free(block);
        block = previous;
    }
    size_t limit = arena->limit;
    *arena = (struct engross_arena)ENGROSS_ARENA_INIT;
    arena->limit = limit;
}
