/* Which font file stands for a family: first by the file names that font packages use
 * (fast: fontconfig takes 6 ms to start), then by asking fontconfig. The same machine gives the
 * same answer always. */
#ifndef ENGROSS_HOST_FONT_H
#define ENGROSS_HOST_FONT_H

#include "host/mapping.h"

#include <stdint.h>

struct engross_font_request {
    const char *family;   /* may be "": any, for a character */
    const char *language; /* BCP 47, may be "" */
    uint32_t weight;      /* 100 to 900 */
    uint32_t codepoint;   /* 0: the family itself; else any font that has this character */
    bool italic;
};

struct engross_font {
    const struct engross_mapping *file;
    uint32_t face;
    uint32_t synthetic; /* as engross_resource has it */
};

/* The fonts of this machine by file name; zeroed at first, filled when first asked. */
struct engross_font_index {
    struct engross_arena *arena; /* borrowed: the job's */
    char **paths;                /* sorted by file name, then by path */
    size_t count;
    size_t misses; /* requests for a character that found no font */
    bool is_filled;
};

/* Finds a font and maps its file. Without a codepoint only a font of that very family (or one of
 * the same metrics) will do. False where there is none. */
bool engross_font_find(struct engross_font_index *index, struct engross_mappings *mappings,
                       const struct engross_font_request *request, struct engross_font *out);
/* The part that fontconfig plays. */
bool engross_font_find_with_fontconfig(struct engross_mappings *mappings,
                                       const struct engross_font_request *request,
                                       struct engross_font *out);

#endif
