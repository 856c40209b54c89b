/* Files held in memory for one job: mapped (fonts, dictionaries) or copied (what the author's
 * side may still change). The same key gives the same bytes. */
#ifndef ENGROSS_HOST_MAPPING_H
#define ENGROSS_HOST_MAPPING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct engross_mapping {
    struct engross_mapping *next;
    char *key;
    const void *data;
    size_t size;    /* bytes */
    bool is_mapped; /* else data lies in the arena */
};

struct engross_mappings {
    struct engross_arena *arena; /* borrowed: the job's */
    struct engross_mapping *first;
};

/* The mapping of that key, or NULL. */
const struct engross_mapping *engross_mapping_find(const struct engross_mappings *mappings,
                                                   const char *key);
/* Maps the regular file at path, read-only; its key is the path. NULL where it cannot be read,
 * is empty, or memory runs out. */
const struct engross_mapping *engross_mapping_open(struct engross_mappings *mappings,
                                                   const char *path);
/* Copies the regular file behind descriptor, at most limit bytes, into the arena. NULL with errno
 * set (EFBIG for a file beyond limit). */
const struct engross_mapping *engross_mapping_copy(struct engross_mappings *mappings,
                                                   const char *key, int descriptor, size_t limit);
/* Copies size bytes at data into the arena. NULL when memory runs out. */
const struct engross_mapping *engross_mapping_keep(struct engross_mappings *mappings,
                                                   const char *key, const void *data, size_t size);
/* Unmaps everything. */
void engross_mappings_finish(struct engross_mappings *mappings);

#endif
