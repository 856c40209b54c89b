/* Where profiles are found: the directories of ENGROSS_PROFILE_PATH, the user's data directory
 * (engross/profiles below XDG_DATA_HOME or ~/.local/share), then those that ship, which are
 * compiled in. The first ID.xml wins. */
#ifndef ENGROSS_PROFILE_LIBRARY_H
#define ENGROSS_PROFILE_LIBRARY_H

#include "diagnostic/diagnostic.h"
#include "model/schemas.h"

#include <stdbool.h>

/* A profile that was found. */
struct engross_profile_place {
    const struct engross_embedded *shipped; /* NULL: it is a file */
    char *path;                             /* for free(); NULL: it ships */
};

enum engross_profile_search {
    ENGROSS_PROFILE_FOUND,
    ENGROSS_PROFILE_ABSENT,
    ENGROSS_PROFILE_NO_MEMORY
};

/* Finds a profile by id or by path. A path is taken as it is, whether or not it is there. */
enum engross_profile_search engross_profile_find(const char *name,
                                                 struct engross_profile_place *place);
/* Reports that there is no such profile, with the nearest one that ships. */
void engross_profile_report_unknown(const char *name, struct engross_diagnostics *diagnostics);

/* The ids in all those places, sorted, each once. False when memory runs out. */
struct engross_profile_ids {
    char **items;
    size_t count;
    size_t capacity;
};
bool engross_profile_ids_collect(struct engross_profile_ids *ids);
void engross_profile_ids_finish(struct engross_profile_ids *ids);

#endif
