/* A hash table with open addressing, at most half full; nothing is ever taken out. */
#include "map.h"

#include <string.h>

/* FNV-1a: the order of slots is never seen, so that any fixed hash will do. */
static uint64_t hash_of(int64_t cycle, engross_text number) {
    uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)cycle;
    for (size_t i = 0; i < number.size; i++)
        hash = (hash ^ (unsigned char)number.data[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 29;
}

/* The slot where it stands, or the free one where it would. */
static struct engross_matrix_slot *slot_of(const struct engross_matrix_map *map, int64_t cycle,
                                           engross_text number) {
    size_t at = (size_t)hash_of(cycle, number) & (map->capacity - 1);
    for (;; at = (at + 1) & (map->capacity - 1)) {
        struct engross_matrix_slot *slot = &map->slots[at];
        if (slot->number.data == NULL ||
            (slot->cycle == cycle && slot->number.size == number.size &&
             memcmp(slot->number.data, number.data, number.size) == 0))
            return slot;
    }
}

size_t engross_matrix_map_find(const struct engross_matrix_map *map, int64_t cycle,
                               engross_text number) {
    if (map->capacity == 0)
        return ENGROSS_MATRIX_NONE;
    const struct engross_matrix_slot *slot = slot_of(map, cycle, number);
    return slot->number.data == NULL ? ENGROSS_MATRIX_NONE : slot->value;
}

static bool grow(struct engross_matrix_map *map, const engross_host *host) {
    struct engross_matrix_map grown = {.capacity = map->capacity == 0 ? 512 : map->capacity * 2};
    grown.slots = host->allocate(host, grown.capacity * sizeof *grown.slots);
    if (grown.slots == NULL)
        return false;
    for (size_t i = 0; i < map->capacity; i++) {
        const struct engross_matrix_slot *slot = &map->slots[i];
        if (slot->number.data != NULL)
            *slot_of(&grown, slot->cycle, slot->number) = *slot;
    }
    grown.count = map->count;
    *map = grown;
    return true;
}

bool engross_matrix_map_add(struct engross_matrix_map *map, const engross_host *host, int64_t cycle,
                            engross_text number, size_t value) {
    if (map->count * 2 >= map->capacity && !grow(map, host))
        return false;
    struct engross_matrix_slot *slot = slot_of(map, cycle, number);
    if (slot->number.data == NULL) {
        *slot = (struct engross_matrix_slot){number, cycle, value};
        map->count++;
    }
    return true;
}
