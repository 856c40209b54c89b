/* Finds things by a recommendation's cycle and number. */
#ifndef ENGROSS_MATRIX_MAP_H
#define ENGROSS_MATRIX_MAP_H

#include "engross/plugin.h"

#include <stdbool.h>

struct engross_matrix_slot {
    engross_text number; /* borrowed; data NULL: the slot is free */
    int64_t cycle;
    size_t value;
};

struct engross_matrix_map {
    struct engross_matrix_slot *slots;
    size_t count;
    size_t capacity; /* a power of two, or 0 */
};

/* What engross_matrix_map_find returns for nothing. */
#define ENGROSS_MATRIX_NONE SIZE_MAX

size_t engross_matrix_map_find(const struct engross_matrix_map *map, int64_t cycle,
                               engross_text number);
/* Adds what is not there yet. False when memory runs out. */
bool engross_matrix_map_add(struct engross_matrix_map *map, const engross_host *host, int64_t cycle,
                            engross_text number, size_t value);

#endif
