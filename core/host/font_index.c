#include "host/font_index.h"
#include "base/buffer.h"
#include "host/output.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define MAXIMUM_FONTS 16384
#define MAXIMUM_DIRECTORIES 1024
#define MAXIMUM_DEPTH 6

/* Where Debian's packages, the machine's administrator and the user put fonts. */
static const char *const system_directories[] = {"/usr/share/fonts", "/usr/local/share/fonts"};
static const char *const home_directories[] = {".local/share/fonts", ".fonts"};

struct directory {
    char *path;
    int depth;
};

struct listing {
    struct engross_font_index *index;
    struct directory *directories;
    size_t directory_count;
    size_t capacity; /* of index->paths */
};

static char *join(struct listing *listing, const char *directory, const char *name) {
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&path, "%s/%s", directory, name);
    char *copy = engross_buffer_failed(&path)
                     ? NULL
                     : engross_arena_copy(listing->index->arena, path.data, path.size);
    engross_buffer_finish(&path);
    return copy;
}

static void add_directory(struct listing *listing, char *path, int depth) {
    if (path != NULL && depth <= MAXIMUM_DEPTH && listing->directory_count < MAXIMUM_DIRECTORIES)
        listing->directories[listing->directory_count++] = (struct directory){path, depth};
}

static void add_font(struct listing *listing, char *path) {
    struct engross_font_index *index = listing->index;
    if (path == NULL || index->count >= MAXIMUM_FONTS)
        return;
    if (index->count == listing->capacity) {
        size_t capacity = listing->capacity == 0 ? 512 : listing->capacity * 2;
        char **paths = engross_arena_allocate(index->arena, capacity * sizeof *paths);
        if (paths == NULL)
            return;
        if (index->count > 0)
            memcpy(paths, index->paths, index->count * sizeof *paths);
        index->paths = paths;
        listing->capacity = capacity;
    }
    index->paths[index->count++] = path;
}

static bool is_font_name(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcmp(dot, ".ttf") == 0 || strcmp(dot, ".ttc") == 0);
}

static void list_directory(struct listing *listing, const struct directory *directory) {
    DIR *entries = opendir(directory->path);
    if (entries == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_DIR)
            add_directory(listing, join(listing, directory->path, entry->d_name),
                          directory->depth + 1);
        else if (is_font_name(entry->d_name))
            add_font(listing, join(listing, directory->path, entry->d_name));
    }
    closedir(entries);
}

static int compare(const void *a, const void *b) {
    const char *left = *(char *const *)a;
    const char *right = *(char *const *)b;
    int order = strcmp(engross_path_name(left), engross_path_name(right));
    return order != 0 ? order : strcmp(left, right);
}

static void add_roots(struct listing *listing) {
    for (size_t i = 0; i < sizeof system_directories / sizeof system_directories[0]; i++)
        add_directory(listing,
                      engross_arena_copy(listing->index->arena, system_directories[i],
                                         strlen(system_directories[i])),
                      0);
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/')
        return;
    for (size_t i = 0; i < sizeof home_directories / sizeof home_directories[0]; i++)
        add_directory(listing, join(listing, home, home_directories[i]), 0);
}

void engross_font_index_fill(struct engross_font_index *index) {
    if (index->is_filled)
        return;
    index->is_filled = true;
    struct listing listing = {.index = index};
    listing.directories =
        engross_arena_allocate(index->arena, MAXIMUM_DIRECTORIES * sizeof *listing.directories);
    if (listing.directories == NULL)
        return;
    add_roots(&listing);
    for (size_t i = 0; i < listing.directory_count; i++)
        list_directory(&listing, &listing.directories[i]);
    if (index->count > 0)
        qsort(index->paths, index->count, sizeof *index->paths, compare);
}

const char *engross_font_index_find(const struct engross_font_index *index, const char *name,
                                    size_t which) {
    size_t low = 0;
    size_t high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(engross_path_name(index->paths[middle]), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    low += which;
    bool found = low < index->count && strcmp(engross_path_name(index->paths[low]), name) == 0;
    return found ? index->paths[low] : NULL;
}
