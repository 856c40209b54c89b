/* Memory with one lifetime: taken piece by piece, given back all at once. */
#ifndef ENGROSS_BASE_ARENA_H
#define ENGROSS_BASE_ARENA_H

#include <stddef.h>

struct engross_arena_block;
struct engross_arena {
    struct engross_arena_block *blocks;
    size_t used;  /* bytes taken from the newest block */
    size_t total; /* bytes taken from the system */
    size_t limit; /* bytes that may be taken from the system; 0: no limit */
};

#define ENGROSS_ARENA_INIT                                                                         \
    { 0 }

/* size zeroed bytes, aligned for any type; NULL when memory or the limit is used up. */
void *engross_arena_allocate(struct engross_arena *arena, size_t size);
/* A NUL-terminated copy of size bytes, or NULL. */
char *engross_arena_copy(struct engross_arena *arena, const char *data, size_t size);
/* Gives all memory back; the arena is usable again. */
void engross_arena_finish(struct engross_arena *arena);

#endif
