/* The public list of exporters. */
#include "host/plugin_describe.h"

#include <stdlib.h>
#include <string.h>

struct engross_plugin_list {
    struct engross_plugin_search search;
    engross_plugin_entry *entries;
    size_t count;
};

static void add_entries(struct engross_plugin_list *list, const char *id,
                        struct engross_diagnostics *diagnostics) {
    for (size_t i = 0; i < list->search.count; i++) {
        const struct engross_plugin_file *file = &list->search.files[i];
        if (id != NULL && strcmp(id, file->id) != 0)
            continue;
        list->entries[list->count++] = (engross_plugin_entry){
            .size = sizeof *list->entries,
            .id = file->id,
            .path = file->path,
            .shadowed_by = file->shadowed_by,
            .descriptor = file->shadowed_by != NULL
                              ? NULL
                              : engross_plugin_describe(file, &list->search.arena, diagnostics),
        };
    }
}

static int32_t load(struct engross_plugin_list *list, const char *const *directories,
                    size_t directory_count, const char *id,
                    struct engross_diagnostics *diagnostics) {
    int32_t status =
        engross_plugin_search_run(directories, directory_count, diagnostics, &list->search);
    if (status != ENGROSS_OK)
        return status;
    if (id != NULL && engross_plugin_search_find(&list->search, id) == NULL) {
        engross_plugin_search_report_unknown(&list->search, id, diagnostics);
        return ENGROSS_MISUSED;
    }
    list->entries =
        engross_arena_allocate(&list->search.arena, list->search.count * sizeof *list->entries);
    if (list->entries == NULL)
        return ENGROSS_NO_MEMORY;
    add_entries(list, id, diagnostics);
    return ENGROSS_OK;
}

int32_t engross_plugin_list_load(const char *const *directories, size_t directory_count,
                                 const char *id, const engross_sink *sink,
                                 engross_plugin_list **out) {
    struct engross_diagnostics diagnostics = {.sink = sink};
    *out = NULL;
    struct engross_plugin_list *list = calloc(1, sizeof *list);
    int32_t status = ENGROSS_NO_MEMORY;
    if (list != NULL)
        status = load(list, directories, directory_count, id, &diagnostics);
    if (status == ENGROSS_NO_MEMORY)
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE, "engross",
                       NULL);
    if (status == ENGROSS_OK)
        *out = list;
    else
        engross_plugin_list_free(list);
    return status;
}

void engross_plugin_list_free(engross_plugin_list *list) {
    if (list == NULL)
        return;
    engross_plugin_search_finish(&list->search);
    free(list);
}

size_t engross_plugin_list_count(const engross_plugin_list *list) {
    return list->count;
}

const engross_plugin_entry *engross_plugin_list_entry(const engross_plugin_list *list,
                                                      size_t index) {
    return index < list->count ? &list->entries[index] : NULL;
}
