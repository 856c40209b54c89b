/* Numbers by the names that a package gives them: styles, relationships, notes, bookmarks. Rows
 * are added while a part is read and sorted when the first one is looked up, so that no package
 * can make looking up slow. */
#ifndef ENGROSS_READ_DOCX_KEYS_H
#define ENGROSS_READ_DOCX_KEYS_H

#include "base/arena.h"
#include "engross/plugin.h"

#include <stdbool.h>

#define ENGROSS_OOXML_NO_KEY UINT32_MAX

struct engross_ooxml_key {
    engross_text name; /* in an arena */
    uint32_t value;
};
struct engross_ooxml_keys {
    struct engross_ooxml_key *rows;
    size_t count;
    size_t capacity;
    bool is_sorted;
};

/* Adds a name, copied into the arena. False when memory runs out. */
bool engross_ooxml_keys_add(struct engross_ooxml_keys *keys, struct engross_arena *arena,
                            engross_text name, uint32_t value);
/* The value of the first row of that name, or NO_KEY. */
uint32_t engross_ooxml_keys_find(struct engross_ooxml_keys *keys, engross_text name);
void engross_ooxml_keys_finish(struct engross_ooxml_keys *keys);

/* Makes room for one element more in an array of malloc's. False when memory runs out. */
bool engross_ooxml_grow(void *elements, size_t count, size_t *capacity, size_t size);

#endif
