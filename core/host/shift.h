/* One input on its way: its worker, what the worker and its exporters have told so far, and the
 * outputs in the making. Used by the supervisor alone. */
#ifndef ENGROSS_HOST_SHIFT_H
#define ENGROSS_HOST_SHIFT_H

#include "host/package.h"
#include "host/process.h"
#include "host/record.h"
#include "host/tokens.h"

/* What comes from one process: the reader's is slot 0, the exporters' follow. */
struct engross_slot {
    int pipe; /* end to read from; -1: closed */
    struct engross_buffer incoming;
    struct engross_buffer told; /* diagnostics, as records, in order */
    uint32_t told_count;
    uint32_t thousandths;
    bool is_broken; /* it sent what makes no sense */
    bool has_result;
    bool has_preflight;
    char *stem; /* of the output's name, where the profile gives it; owned; NULL: the input's */
    int32_t result;
    char extension[ENGROSS_EXTENSION_SIZE];
    bool has_exit;
    struct engross_record_exit exit;
};

struct engross_shift {
    const struct engross_plan *plan;
    size_t input;
    size_t slot_count;
    struct engross_slot *slots;
    struct engross_output outputs[ENGROSS_PLAN_EXPORTERS];
    struct engross_package package; /* that the outputs go into, where they do */
    struct engross_process process;
    bool is_over; /* everything has been judged and committed; only telling is left */
    bool failed;  /* something asked for is not there */
};

/* Opens outputs and pipes and starts the worker. NULL when memory runs out; otherwise a shift,
 * is_over at once where that failed, with the reason told. */
struct engross_shift *engross_shift_start(struct engross_plan *plan, size_t input,
                                          const struct engross_tokens *tokens);
/* Takes in what has come through the slot's pipe; whether that was anything. */
bool engross_shift_receive(struct engross_shift *shift, struct engross_slot *slot);
/* The worker has ended: judges each output and commits those that are whole. */
void engross_shift_end(struct engross_shift *shift, struct engross_plan *plan);
/* Passes on everything told, the reader's first. */
void engross_shift_tell(const struct engross_shift *shift, const engross_sink *sink);
/* Ends the worker, drops outputs that are not committed, frees the shift. May be NULL. */
void engross_shift_free(struct engross_shift *shift);

#endif
