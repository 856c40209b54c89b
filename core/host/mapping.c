#include "host/mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const struct engross_mapping *engross_mapping_find(const struct engross_mappings *mappings,
                                                   const char *key) {
    for (const struct engross_mapping *at = mappings->first; at != NULL; at = at->next)
        if (strcmp(at->key, key) == 0)
            return at;
    return NULL;
}

static struct engross_mapping *new_mapping(struct engross_mappings *mappings, const char *key) {
    struct engross_mapping *mapping = engross_arena_allocate(mappings->arena, sizeof *mapping);
    char *copy = engross_arena_copy(mappings->arena, key, strlen(key));
    if (mapping == NULL || copy == NULL)
        return NULL;
    mapping->key = copy;
    return mapping;
}

static const struct engross_mapping *keep(struct engross_mappings *mappings,
                                          struct engross_mapping *mapping) {
    mapping->next = mappings->first;
    mappings->first = mapping;
    return mapping;
}

/* Maps an open file into mapping. */
static bool map(struct engross_mapping *mapping, int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0)
        return false;
    size_t size = (size_t)status.st_size;
    void *data = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED)
        return false;
    mapping->data = data;
    mapping->size = size;
    mapping->is_mapped = true;
    return true;
}

const struct engross_mapping *engross_mapping_open(struct engross_mappings *mappings,
                                                   const char *path) {
    const struct engross_mapping *there = engross_mapping_find(mappings, path);
    if (there != NULL)
        return there;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return NULL;
    struct engross_mapping *mapping = new_mapping(mappings, path);
    bool mapped = mapping != NULL && map(mapping, descriptor);
    close(descriptor);
    return mapped ? keep(mappings, mapping) : NULL;
}

/* Reads size bytes, or fewer where the file has shrunk. False with errno set. */
static bool read_all(int descriptor, char *data, size_t size, size_t *count) {
    *count = 0;
    while (*count < size) {
        ssize_t more = read(descriptor, data + *count, size - *count);
        if (more == 0)
            return true;
        if (more < 0 && errno != EINTR)
            return false;
        *count += more > 0 ? (size_t)more : 0;
    }
    return true;
}

const struct engross_mapping *engross_mapping_copy(struct engross_mappings *mappings,
                                                   const char *key, int descriptor, size_t limit) {
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return NULL;
    if (!S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        return NULL;
    }
    if ((uint64_t)status.st_size > limit) {
        errno = EFBIG;
        return NULL;
    }
    size_t size = (size_t)status.st_size;
    struct engross_mapping *mapping = new_mapping(mappings, key);
    /* One byte more, so that text is followed by a NUL. */
    char *data = mapping == NULL ? NULL : engross_arena_allocate(mappings->arena, size + 1);
    if (data == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    if (!read_all(descriptor, data, size, &mapping->size))
        return NULL;
    mapping->data = data;
    return keep(mappings, mapping);
}

const struct engross_mapping *engross_mapping_keep(struct engross_mappings *mappings,
                                                   const char *key, const void *data, size_t size) {
    struct engross_mapping *mapping = new_mapping(mappings, key);
    char *copy = mapping == NULL ? NULL : engross_arena_allocate(mappings->arena, size + 1);
    if (copy == NULL)
        return NULL;
    if (size > 0)
        memcpy(copy, data, size);
    mapping->data = copy;
    mapping->size = size;
    return keep(mappings, mapping);
}

void engross_mappings_finish(struct engross_mappings *mappings) {
    for (struct engross_mapping *at = mappings->first; at != NULL; at = at->next)
        if (at->is_mapped)
            munmap((void *)(uintptr_t)at->data, at->size);
    mappings->first = NULL;
}
