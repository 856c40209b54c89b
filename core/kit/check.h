/* The conformance kit: checks that hold a plugin to plugin.h. Each is a row of one table and runs
 * in a process of its own, confined as an exporter's is. */
#ifndef ENGROSS_KIT_CHECK_H
#define ENGROSS_KIT_CHECK_H

#include "host/plugin_search.h"

#define ENGROSS_KIT_DETAIL 480

/* What a check found, in memory that its process shares with the kit. A new one passes. */
struct engross_kit_verdict {
    uint32_t outcome;
    uint32_t aborted; /* what a call of abort() comes to, ENGROSS_OUTCOME_*; 0: a crash */
    char doing[64];   /* "when its allocation 7 fails"; may be empty */
    char detail[ENGROSS_KIT_DETAIL];
    char printed[160]; /* the beginning of what the plugin wrote to standard output or error */
    uint64_t digest;   /* of the outputs so far; passed on to the next check */
    bool is_done;      /* the process came to its end */
};

/* What a check is given. */
struct engross_kit {
    const struct engross_plugin_file *file;
    uint64_t documents;
    struct engross_kit_verdict *verdict;
};

/* Makes the verdict worse: the first one of an outcome counts. */
void engross_kit_judge(const struct engross_kit *kit, uint32_t outcome, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool engross_kit_is_passed(const struct engross_kit *kit);

struct engross_kit_check {
    const char *id;
    const char *summary;
    void (*run)(const struct engross_kit *kit);
    bool is_needed; /* where it fails, nothing after it is tried */
};

/* The file (checks_file.c). */
void engross_kit_check_file(const struct engross_kit *kit);
void engross_kit_check_symbols(const struct engross_kit *kit);
void engross_kit_check_undefined(const struct engross_kit *kit);
void engross_kit_check_load(const struct engross_kit *kit);
/* The descriptor (checks_descriptor.c). */
void engross_kit_check_descriptor(const struct engross_kit *kit);
void engross_kit_check_options(const struct engross_kit *kit);
void engross_kit_check_support(const struct engross_kit *kit);
/* The table of support (checks_support.c). */
void engross_kit_check_losses(const struct engross_kit *kit);
void engross_kit_check_text(const struct engross_kit *kit);
void engross_kit_check_unknown_kinds(const struct engross_kit *kit);
/* The run (checks_run.c, checks_faults.c). */
void engross_kit_check_run(const struct engross_kit *kit);
void engross_kit_check_same_bytes(const struct engross_kit *kit);
void engross_kit_check_later_host(const struct engross_kit *kit);
void engross_kit_check_earlier_host(const struct engross_kit *kit);
void engross_kit_check_cancel(const struct engross_kit *kit);
void engross_kit_check_writes(const struct engross_kit *kit);
void engross_kit_check_memory(const struct engross_kit *kit);
/* Memory of its own (checks_memory.c). */
void engross_kit_check_own_memory(const struct engross_kit *kit);
void engross_kit_check_leaks(const struct engross_kit *kit);
void engross_kit_check_sanitizers(const struct engross_kit *kit);

#endif
