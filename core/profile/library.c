#include "profile/library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAXIMUM_IDS 4096

static bool is_path(const char *name) {
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 4 && strcmp(name + length - 4, ".xml") == 0);
}

static bool is_id(const char *name, size_t size) {
    return size > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") >= size;
}

/* Calls visit for each directory of profiles until it returns true; so does this. */
static bool visit_directories(bool (*visit)(void *user, const char *directory), void *user) {
    struct engross_buffer directory = ENGROSS_BUFFER_INIT;
    const char *list = getenv("ENGROSS_PROFILE_PATH");
    bool over = false;
    while (!over && list != NULL && *list != '\0') {
        size_t size = strcspn(list, ":");
        engross_buffer_clear(&directory);
        engross_buffer_append(&directory, list, size);
        over = size > 0 && !engross_buffer_failed(&directory) && visit(user, directory.data);
        list += size + (list[size] == ':');
    }
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    engross_buffer_clear(&directory);
    if (data != NULL && data[0] == '/')
        engross_buffer_append_format(&directory, "%s/engross/profiles", data);
    else if (home != NULL && home[0] == '/')
        engross_buffer_append_format(&directory, "%s/.local/share/engross/profiles", home);
    if (!over && directory.size > 0 && !engross_buffer_failed(&directory))
        over = visit(user, directory.data);
    engross_buffer_finish(&directory);
    return over;
}

struct search {
    const char *id;
    struct engross_buffer path;
};

static bool look_in(void *user, const char *directory) {
    struct search *search = user;
    engross_buffer_clear(&search->path);
    engross_buffer_append_format(&search->path, "%s/%s.xml", directory, search->id);
    return !engross_buffer_failed(&search->path) && access(search->path.data, F_OK) == 0;
}

enum engross_profile_search engross_profile_find(const char *name,
                                                 struct engross_profile_place *place) {
    *place = (struct engross_profile_place){0};
    if (is_path(name)) {
        place->path = strdup(name);
        return place->path == NULL ? ENGROSS_PROFILE_NO_MEMORY : ENGROSS_PROFILE_FOUND;
    }
    if (!is_id(name, strlen(name)))
        return ENGROSS_PROFILE_ABSENT;
    struct search search = {name, ENGROSS_BUFFER_INIT};
    if (visit_directories(look_in, &search)) {
        place->path = search.path.data;
        return ENGROSS_PROFILE_FOUND;
    }
    bool failed = engross_buffer_failed(&search.path);
    engross_buffer_finish(&search.path);
    for (size_t i = 0; i < engross_profiles_count && place->shipped == NULL; i++)
        if (strcmp(engross_profiles[i].name, name) == 0)
            place->shipped = &engross_profiles[i];
    if (place->shipped != NULL)
        return ENGROSS_PROFILE_FOUND;
    return failed ? ENGROSS_PROFILE_NO_MEMORY : ENGROSS_PROFILE_ABSENT;
}

void engross_profile_report_unknown(const char *name, struct engross_diagnostics *diagnostics) {
    const char *names[256];
    size_t count = 0;
    while (count < engross_profiles_count && count < 256) {
        names[count] = engross_profiles[count].name;
        count++;
    }
    const char *nearest = engross_word_nearest(name, names, count);
    struct engross_buffer hint = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&hint, "");
    if (nearest != NULL)
        engross_buffer_append_format(&hint, "; did you mean \"%s\"?", nearest);
    engross_report(diagnostics, ENGROSS_MESSAGE_PROFILE_UNKNOWN, ENGROSS_NOWHERE, name,
                   engross_buffer_failed(&hint) || hint.data == NULL ? "" : hint.data, NULL);
    engross_buffer_finish(&hint);
}

static bool add(struct engross_profile_ids *ids, const char *name, size_t size) {
    if (ids->count == ids->capacity) {
        size_t capacity = ids->capacity == 0 ? 128 : 2 * ids->capacity;
        char **items = realloc(ids->items, capacity * sizeof *items);
        if (items == NULL)
            return false;
        ids->items = items;
        ids->capacity = capacity;
    }
    char *copy = strndup(name, size);
    if (copy == NULL)
        return false;
    ids->items[ids->count++] = copy;
    return true;
}

struct collection {
    struct engross_profile_ids *ids;
    bool failed;
};

static bool collect_from(void *user, const char *directory) {
    struct collection *collection = user;
    DIR *open = opendir(directory);
    const struct dirent *entry;
    while (open != NULL && !collection->failed && (entry = readdir(open)) != NULL) {
        size_t size = strlen(entry->d_name);
        if (size > 4 && strcmp(entry->d_name + size - 4, ".xml") == 0 &&
            is_id(entry->d_name, size - 4) && collection->ids->count < MAXIMUM_IDS)
            collection->failed = !add(collection->ids, entry->d_name, size - 4);
    }
    if (open != NULL)
        closedir(open);
    return collection->failed;
}

static int compare(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool engross_profile_ids_collect(struct engross_profile_ids *ids) {
    *ids = (struct engross_profile_ids){0};
    struct collection collection = {ids, false};
    visit_directories(collect_from, &collection);
    for (size_t i = 0; i < engross_profiles_count && !collection.failed; i++)
        collection.failed = !add(ids, engross_profiles[i].name, strlen(engross_profiles[i].name));
    if (collection.failed)
        return false;
    qsort(ids->items, ids->count, sizeof *ids->items, compare);
    size_t kept = 0;
    for (size_t i = 0; i < ids->count; i++) {
        if (kept > 0 && strcmp(ids->items[kept - 1], ids->items[i]) == 0)
            free(ids->items[i]);
        else
            ids->items[kept++] = ids->items[i];
    }
    ids->count = kept;
    return true;
}

void engross_profile_ids_finish(struct engross_profile_ids *ids) {
    for (size_t i = 0; i < ids->count; i++)
        free(ids->items[i]);
    free(ids->items);
    *ids = (struct engross_profile_ids){0};
}
