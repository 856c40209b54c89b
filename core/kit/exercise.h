/* One run of a plugin over one document in a host that can be told to fail, to stop it, or to be
 * of a later version, and that counts what the plugin does. */
#ifndef ENGROSS_KIT_EXERCISE_H
#define ENGROSS_KIT_EXERCISE_H

#include "base/buffer.h"
#include "kit/check.h"

struct engross_theme;

/* A document to run on, with its theme. */
struct engross_kit_document {
    uint64_t seed;
    engross_document *document;
    struct engross_theme *theme;
};

/* A random document of about blocks blocks; false after a verdict. To be finished in any case. */
bool engross_kit_document_make(const struct engross_kit *kit, uint64_t seed, int blocks,
                               struct engross_kit_document *out);
void engross_kit_document_finish(struct engross_kit_document *document);

struct engross_kit_exercise {
    /* What is asked for; numbers count from 1, 0 is never. */
    uint64_t failing_write; /* this one and all after it */
    uint64_t failing_allocation;
    uint64_t failing_plain_text;
    uint64_t cancelling_progress;
    bool has_unknown_kinds; /* some kinds of node are given numbers of no header */
    bool is_later;          /* the host's structs are longer, its minor version higher */
    bool is_earlier;        /* they end where those of version 1.0 did, before what is not there */
    /* What happened. */
    const engross_plugin *plugin; /* NULL: it did not come to run() */
    int32_t status;               /* that run() returned */
    uint64_t writes;
    uint64_t allocations;
    uint64_t plain_texts;
    uint64_t progresses;
    uint64_t losses; /* reported by the plugin or by the host for it */
    uint64_t errors; /* reported by the plugin */
    uint64_t texts;  /* looked for in the outputs of all runs so far */
    struct engross_buffer output;
};

/* Runs the plugin. Whatever was found before in *exercise is forgotten. */
void engross_kit_exercise_run(const struct engross_kit *kit,
                              const struct engross_kit_document *document,
                              struct engross_kit_exercise *exercise);
void engross_kit_exercise_finish(struct engross_kit_exercise *exercise);
/* Runs the plugin on every document of the corpus, each time as *exercise asks, and has judge look
 * at what came of it, until a verdict is bad. Finishes *exercise. */
typedef void engross_kit_judge_function(const struct engross_kit *kit,
                                        const struct engross_kit_document *document,
                                        struct engross_kit_exercise *exercise);
void engross_kit_exercise_all(const struct engross_kit *kit, struct engross_kit_exercise *exercise,
                              engross_kit_judge_function *judge);
/* A number for the output's bytes (FNV-1a). */
uint64_t engross_kit_exercise_digest(const struct engross_kit_exercise *exercise);
/* The kind that the view shows in place of kind when there are unknown kinds. */
uint32_t engross_kit_unknown_kind(uint32_t kind);

#endif
