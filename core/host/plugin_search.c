#include "host/plugin_search.h"
#include "base/buffer.h"
#include "host/canonical.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "engross-"
#define SUFFIX ".so"
#define MAXIMUM_FILES 4096

struct searching {
    struct engross_plugin_search *search;
    struct engross_diagnostics *diagnostics;
    size_t capacity;
    int32_t status;
};

bool engross_plugin_id_is_valid(const char *id) {
    size_t size = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return size > 0 && size <= 48 && id[size] == '\0';
}

static const struct engross_plugin_file *find_file(const struct engross_plugin_search *search,
                                                   const char *id) {
    for (size_t i = 0; i < search->count; i++)
        if (search->files[i].shadowed_by == NULL && strcmp(search->files[i].id, id) == 0)
            return &search->files[i];
    return NULL;
}

static bool grow(struct searching *at) {
    struct engross_plugin_search *search = at->search;
    if (search->count < at->capacity)
        return true;
    size_t capacity = at->capacity == 0 ? 16 : at->capacity * 2;
    struct engross_plugin_file *files =
        capacity > MAXIMUM_FILES ? NULL
                                 : engross_arena_allocate(&search->arena, capacity * sizeof *files);
    if (files == NULL) {
        at->status = ENGROSS_NO_MEMORY;
        return false;
    }
    if (search->count > 0)
        memcpy(files, search->files, search->count * sizeof *files);
    search->files = files;
    at->capacity = capacity;
    return true;
}

/* id and path are borrowed from the arena; path is NULL for what is built in. */
static void add_file(struct searching *at, char *id, char *path) {
    if (!grow(at))
        return;
    const struct engross_plugin_file *first = find_file(at->search, id);
    at->search->files[at->search->count++] = (struct engross_plugin_file){
        .id = id,
        .path = path,
        .shadowed_by = first == NULL         ? NULL
                       : first->path == NULL ? "(built in)"
                                             : first->path,
    };
}

static bool anybody_may_write(const struct stat *status) {
    return (status->st_mode & S_IWOTH) != 0 && !S_ISLNK(status->st_mode);
}

/* The id in a file's name, in the arena, or NULL where the name is none of a plugin. */
static char *id_of_name(struct searching *at, const char *name) {
    size_t size = strlen(name);
    size_t around = strlen(PREFIX) + strlen(SUFFIX);
    if (size <= around || strncmp(name, PREFIX, strlen(PREFIX)) != 0 ||
        strcmp(name + size - strlen(SUFFIX), SUFFIX) != 0)
        return NULL;
    char *id = engross_arena_copy(&at->search->arena, name + strlen(PREFIX), size - around);
    if (id == NULL)
        at->status = ENGROSS_NO_MEMORY;
    else if (!engross_plugin_id_is_valid(id))
        id = NULL;
    return id;
}

static char *join(struct searching *at, const char *directory, const char *name) {
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&path, "%s/%s", directory, name);
    char *copy = engross_buffer_failed(&path)
                     ? NULL
                     : engross_arena_copy(&at->search->arena, path.data, path.size);
    engross_buffer_finish(&path);
    if (copy == NULL)
        at->status = ENGROSS_NO_MEMORY;
    return copy;
}

static int is_candidate(const struct dirent *entry) {
    return strncmp(entry->d_name, PREFIX, strlen(PREFIX)) == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_entry(struct searching *at, const char *directory, const char *name) {
    char *id = id_of_name(at, name);
    char *path = id == NULL ? NULL : join(at, directory, name);
    struct stat status;
    if (path == NULL || stat(path, &status) != 0)
        return;
    if (anybody_may_write(&status))
        engross_report(at->diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_FILE_UNSAFE, ENGROSS_NOWHERE,
                       path, NULL);
    else
        add_file(at, id, path);
}

/* Searches one directory; one that is not there holds nothing. */
static void search_directory(struct searching *at, const char *directory) {
    struct stat status;
    if (directory[0] == '\0' || stat(directory, &status) != 0 || !S_ISDIR(status.st_mode))
        return;
    if (anybody_may_write(&status)) {
        engross_report(at->diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_DIRECTORY_UNSAFE,
                       ENGROSS_NOWHERE, directory, NULL);
        return;
    }
    struct dirent **entries = NULL;
    int count = scandir(directory, &entries, is_candidate, by_name);
    for (int i = 0; i < count; i++) {
        add_entry(at, directory, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static void search_given(struct searching *at, const char *directory) {
    struct stat status;
    if (stat(directory, &status) == 0 && S_ISDIR(status.st_mode)) {
        search_directory(at, directory);
        return;
    }
    engross_report(at->diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_DIRECTORY_MISSING, ENGROSS_NOWHERE,
                   directory, NULL);
    at->status = ENGROSS_MISUSED;
}

/* Directories parted by ':', as in PATH. */
static void search_list(struct searching *at, const char *list) {
    while (list != NULL && *list != '\0') {
        size_t size = strcspn(list, ":");
        char *directory = engross_arena_copy(&at->search->arena, list, size);
        if (directory == NULL)
            at->status = ENGROSS_NO_MEMORY;
        else
            search_directory(at, directory);
        list += size + (list[size] == ':');
    }
}

/* The path of what lies at relative from the directory of the running program, or NULL. */
static char *path_from_program(struct searching *at, const char *relative) {
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return NULL;
    program[size] = '\0';
    char *slash = strrchr(program, '/');
    if (slash == NULL)
        return NULL;
    *slash = '\0';
    return join(at, program, relative);
}

static void search_beside_program(struct searching *at) {
    char *directory = path_from_program(at, "plugins");
    if (directory != NULL)
        search_directory(at, directory);
}

/* An installed tree may have been moved as a whole, so what lies by the program comes before
 * where it was to be installed. */
static void search_installed(struct searching *at) {
    char *moved = path_from_program(at, ENGROSS_PLUGIN_DIRECTORY_FROM_PROGRAM);
    char *real = moved == NULL ? NULL : realpath(moved, NULL);
    char *clean = real == NULL ? NULL : engross_arena_copy(&at->search->arena, real, strlen(real));
    free(real);
    search_directory(at, clean != NULL ? clean : ENGROSS_PLUGIN_DIRECTORY);
}

/* XDG Base Directory Specification: a relative XDG_DATA_HOME counts as absent. */
static void search_home(struct searching *at) {
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    char *directory = NULL;
    if (data != NULL && data[0] == '/')
        directory = join(at, data, "engross/plugins");
    else if (home != NULL && home[0] == '/')
        directory = join(at, home, ".local/share/engross/plugins");
    if (directory != NULL)
        search_directory(at, directory);
}

int32_t engross_plugin_search_run(const char *const *directories, size_t count,
                                  struct engross_diagnostics *diagnostics,
                                  struct engross_plugin_search *out) {
    *out = (struct engross_plugin_search){0};
    struct searching at = {.search = out, .diagnostics = diagnostics, .status = ENGROSS_OK};
    char *built_in = engross_arena_copy(&out->arena, engross_canonical_plugin.id,
                                        strlen(engross_canonical_plugin.id));
    if (built_in == NULL)
        return ENGROSS_NO_MEMORY;
    add_file(&at, built_in, NULL);
    for (size_t i = 0; i < count; i++)
        search_given(&at, directories[i]);
    search_list(&at, getenv("ENGROSS_PLUGIN_PATH"));
    search_beside_program(&at);
    search_home(&at);
    search_installed(&at);
    return at.status;
}

void engross_plugin_search_finish(struct engross_plugin_search *search) {
    engross_arena_finish(&search->arena);
    search->files = NULL;
    search->count = 0;
}

const struct engross_plugin_file *
engross_plugin_search_find(const struct engross_plugin_search *search, const char *id) {
    return find_file(search, id);
}

void engross_plugin_search_report_unknown(const struct engross_plugin_search *search,
                                          const char *id, struct engross_diagnostics *diagnostics) {
    const char *known[64];
    size_t count = 0;
    struct engross_buffer list = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < search->count && count < 64; i++) {
        if (search->files[i].shadowed_by != NULL)
            continue;
        known[count++] = search->files[i].id;
        engross_buffer_append_string(&list, count == 1 ? "" : ", ");
        engross_buffer_append_string(&list, search->files[i].id);
    }
    const char *nearest = engross_word_nearest(id, known, count);
    const char *names = engross_buffer_failed(&list) || list.data == NULL ? "" : list.data;
    if (nearest != NULL)
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_EXPORTER_MISSPELT, ENGROSS_NOWHERE, id,
                       nearest, names, NULL);
    else
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_EXPORTER_UNKNOWN, ENGROSS_NOWHERE, id,
                       names, NULL);
    engross_buffer_finish(&list);
}
