/* Where exporters are found: by file name, in a list of directories, without loading any.
 *
 * In order: the directories given (--plugin-dir), ENGROSS_PLUGIN_PATH, "plugins" beside the
 * running program (the build tree), $XDG_DATA_HOME/engross/plugins, the installed directory.
 * The first file of an id wins. What anybody may write to is refused. */
#ifndef ENGROSS_HOST_PLUGIN_SEARCH_H
#define ENGROSS_HOST_PLUGIN_SEARCH_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"

struct engross_plugin_file {
    char *id;
    char *path;              /* NULL: built in */
    const char *shadowed_by; /* path of the file of that id that is used instead, or NULL */
};

/* Everything found: in the order of the search, by id within a directory. */
struct engross_plugin_search {
    struct engross_arena arena;
    struct engross_plugin_file *files;
    size_t count;
};

/* Searches and reports unsafe directories and files; a directory given that is not there is
 * ENGROSS_MISUSED. *out is to be finished whatever is returned. */
int32_t engross_plugin_search_run(const char *const *directories, size_t count,
                                  struct engross_diagnostics *diagnostics,
                                  struct engross_plugin_search *out);
void engross_plugin_search_finish(struct engross_plugin_search *search);
/* The file in use for that id, or NULL. */
const struct engross_plugin_file *
engross_plugin_search_find(const struct engross_plugin_search *search, const char *id);
/* Reports that there is no exporter of that id, with those there are. */
void engross_plugin_search_report_unknown(const struct engross_plugin_search *search,
                                          const char *id, struct engross_diagnostics *diagnostics);
/* Whether id is one: lower case letters, digits, hyphens; not empty, not long. */
bool engross_plugin_id_is_valid(const char *id);

#endif
