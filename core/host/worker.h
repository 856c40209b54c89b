/* The processes that do the work: one for each input reads it, and forks one for each output,
 * which finds the frozen document in its own memory and alone loads the exporter. */
#ifndef ENGROSS_HOST_WORKER_H
#define ENGROSS_HOST_WORKER_H

#include "host/plan.h"
#include "host/process.h"
#include "host/tokens.h"

struct engross_theme;

/* A document as exporters need it. */
struct engross_reading {
    engross_document *document;
    struct engross_theme *theme;               /* NULL where nothing is exported */
    struct engross_arena arena;                /* strings of preflight, stems */
    engross_preflight preflight;               /* size 0: there was none */
    const char *stems[ENGROSS_PLAN_EXPORTERS]; /* of the outputs that the profile names; or NULL */
};

/* Reads an input of the plan, holds it against the plan's profile and loads the theme for it.
 * ENGROSS_OK, or reported to sink; to be finished in any case. */
int32_t engross_reading_make(const struct engross_plan *plan, size_t input,
                             const engross_sink *sink, struct engross_reading *reading);
void engross_reading_finish(struct engross_reading *reading);

/* Makes one output of a reading in this process. */
struct engross_worker_output {
    const struct engross_plan *plan;
    const struct engross_reading *reading;
    size_t input;
    size_t exporter;
    int descriptor;
    void *user;
    void (*progress)(void *user, uint32_t thousandths);
    bool (*cancelled)(void *user);
};
int32_t engross_worker_export(const struct engross_worker_output *output, const engross_sink *sink,
                              char extension[ENGROSS_EXTENSION_SIZE]);

/* What a worker for one input is given: a pipe of its own for the reader and for each exporter,
 * the outputs' descriptors, and the tokens. */
struct engross_worker_task {
    const struct engross_plan *plan;
    size_t input;
    const struct engross_tokens *tokens;
    int pipes[1 + ENGROSS_PLAN_EXPORTERS]; /* ends to write to */
    int outputs[ENGROSS_PLAN_EXPORTERS];
};

/* Starts the worker; the caller's descriptors stay its own. False with errno set. */
bool engross_worker_start(const struct engross_worker_task *task, struct engross_process *process);

#endif
