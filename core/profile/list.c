/* The profiles that are found, for lists. */
#include "profile/library.h"
#include "profile/preflight.h"

#include <stdlib.h>
#include <string.h>

struct engross_profile_list {
    struct engross_arena arena;
    engross_profile_entry *entries;
    size_t count;
};

static bool add(engross_profile_list *list, const char *id, const struct engross_profile *profile) {
    struct engross_profile_place place;
    if (engross_profile_find(id, &place) != ENGROSS_PROFILE_FOUND)
        return false;
    const engross_profile_entry entry = {
        .size = sizeof entry,
        .id = engross_arena_copy(&list->arena, id, strlen(id)),
        .title = engross_arena_copy(&list->arena, profile->title, strlen(profile->title)),
        .path = place.path == NULL
                    ? NULL
                    : engross_arena_copy(&list->arena, place.path, strlen(place.path)),
    };
    bool good = entry.id != NULL && entry.title != NULL && (place.path == NULL || entry.path);
    free(place.path);
    list->entries[list->count++] = entry;
    return good;
}

static int32_t fill(engross_profile_list *list, const struct engross_profile_ids *ids,
                    struct engross_diagnostics *diagnostics) {
    list->entries = calloc(ids->count + 1, sizeof *list->entries);
    if (list->entries == NULL)
        return ENGROSS_NO_MEMORY;
    for (size_t i = 0; i < ids->count; i++) {
        struct engross_profile *profile;
        int32_t status = engross_profile_load(ids->items[i], diagnostics, &profile);
        if (status == ENGROSS_NO_MEMORY)
            return status;
        bool good =
            status != ENGROSS_OK || profile->is_abstract || add(list, ids->items[i], profile);
        engross_profile_free(profile);
        if (!good)
            return ENGROSS_NO_MEMORY;
    }
    return ENGROSS_OK;
}

int32_t engross_profile_list_load(const engross_sink *sink, engross_profile_list **out) {
    struct engross_diagnostics diagnostics = {.sink = sink};
    struct engross_profile_ids ids;
    engross_profile_list *list = calloc(1, sizeof *list);
    int32_t status = ENGROSS_NO_MEMORY;
    *out = NULL;
    if (engross_profile_ids_collect(&ids) && list != NULL)
        status = fill(list, &ids, &diagnostics);
    engross_profile_ids_finish(&ids);
    if (status == ENGROSS_OK) {
        *out = list;
        return status;
    }
    engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE, "engross", NULL);
    engross_profile_list_free(list);
    return status;
}

void engross_profile_list_free(engross_profile_list *list) {
    if (list == NULL)
        return;
    engross_arena_finish(&list->arena);
    free(list->entries);
    free(list);
}

size_t engross_profile_list_count(const engross_profile_list *list) {
    return list->count;
}

const engross_profile_entry *engross_profile_list_entry(const engross_profile_list *list,
                                                        size_t index) {
    return index < list->count ? &list->entries[index] : NULL;
}
