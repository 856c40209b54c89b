#include "host/supervisor.h"
#include "host/shift.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* Inputs that may be finished but not told yet, because an earlier one is not: bounds memory. */
#define WINDOW 256
#define TICK_MILLISECONDS 100

struct supervision {
    struct engross_plan *plan;
    const engross_sink *sink;
    struct engross_tokens tokens;
    struct engross_shift *shifts[WINDOW]; /* of input i at i % WINDOW */
    size_t next;                          /* input to start */
    size_t told;                          /* inputs told, all before it are */
    size_t running;
    struct pollfd *polled;
    nfds_t polled_count;
    uint64_t done; /* last told to progress */
    int32_t status;
};

static struct engross_shift *shift_at(const struct supervision *at, size_t input) {
    return at->shifts[input % WINDOW];
}

static bool is_cancelled(const struct supervision *at) {
    struct pollfd polled = {at->plan->request.cancel_descriptor, POLLIN, 0};
    return polled.fd >= 0 && poll(&polled, 1, 0) > 0;
}

/* Starts what may start. Without anything running one input needs no token: see tokens.h. */
static void start_shifts(struct supervision *at) {
    while (at->next < at->plan->request.input_count && at->next < at->told + WINDOW &&
           at->running < at->plan->jobs) {
        bool has_token = engross_tokens_take(&at->tokens);
        if (!has_token && at->running > 0)
            return;
        struct engross_shift *shift = engross_shift_start(at->plan, at->next, &at->tokens);
        if (shift == NULL) {
            at->status = ENGROSS_NO_MEMORY;
            return;
        }
        at->shifts[at->next % WINDOW] = shift;
        at->next++;
        if (!shift->is_over)
            at->running++;
        else if (has_token)
            engross_tokens_give(&at->tokens);
    }
}

static void tell_progress(struct supervision *at) {
    const engross_export_request *request = &at->plan->request;
    if (request->progress == NULL)
        return;
    uint64_t each = 1000 * (1 + (uint64_t)at->plan->exporter_count);
    uint64_t done = at->told * each;
    for (size_t i = at->told; i < at->next; i++) {
        const struct engross_shift *shift = shift_at(at, i);
        for (size_t j = 0; j < shift->slot_count; j++)
            done += shift->is_over ? 1000 : shift->slots[j].thousandths;
    }
    at->done = done > at->done ? done : at->done;
    request->progress(request->user, at->done, each * request->input_count);
}

static void add_polled(struct supervision *at, int descriptor) {
    if (descriptor >= 0)
        at->polled[at->polled_count++] = (struct pollfd){descriptor, POLLIN, 0};
}

/* Waits until something happens; collects what is to be polled anew each time: it is little. */
static void wait_for_news(struct supervision *at) {
    int64_t deadline = INT64_MAX;
    at->polled_count = 0;
    add_polled(at, at->plan->request.cancel_descriptor);
    for (size_t i = at->told; i < at->next; i++) {
        const struct engross_shift *shift = shift_at(at, i);
        if (shift->is_over)
            continue;
        add_polled(at, shift->process.descriptor);
        for (size_t j = 0; j < shift->slot_count; j++)
            add_polled(at, shift->slots[j].pipe);
        deadline = shift->process.deadline < deadline ? shift->process.deadline : deadline;
    }
    int timeout = engross_clock_timeout(deadline);
    if (at->plan->request.progress != NULL && (timeout < 0 || timeout > TICK_MILLISECONDS))
        timeout = TICK_MILLISECONDS;
    poll(at->polled, at->polled_count, timeout);
}

static bool has_ended(const struct engross_shift *shift) {
    struct pollfd polled = {shift->process.descriptor, POLLIN, 0};
    return poll(&polled, 1, 0) > 0;
}

static void attend(struct supervision *at, struct engross_shift *shift, int64_t now) {
    bool ended = has_ended(shift);
    for (size_t i = 0; i < shift->slot_count; i++)
        engross_shift_receive(shift, &shift->slots[i]);
    if (!ended) {
        engross_process_expire(&shift->process, now);
        return;
    }
    engross_shift_end(shift, at->plan);
    engross_tokens_give(&at->tokens);
    at->running--;
}

/* Tells of the inputs that are over, in their order. */
static void tell_in_order(struct supervision *at) {
    while (at->told < at->next && shift_at(at, at->told)->is_over) {
        struct engross_shift *shift = shift_at(at, at->told);
        engross_shift_tell(shift, at->sink);
        if (shift->failed && at->status == ENGROSS_OK)
            at->status = ENGROSS_FAILED;
        engross_shift_free(shift);
        at->shifts[at->told % WINDOW] = NULL;
        at->told++;
    }
}

static void supervise(struct supervision *at) {
    size_t count = at->plan->request.input_count;
    while (at->told < count && at->status != ENGROSS_NO_MEMORY) {
        start_shifts(at);
        if (at->running > 0)
            wait_for_news(at);
        if (is_cancelled(at)) {
            at->status = ENGROSS_CANCELLED;
            return;
        }
        int64_t now = engross_clock();
        for (size_t i = at->told; i < at->next; i++)
            if (!shift_at(at, i)->is_over)
                attend(at, shift_at(at, i), now);
        tell_in_order(at);
        tell_progress(at);
    }
}

int32_t engross_supervise(struct engross_plan *plan, const engross_sink *sink) {
    struct supervision at = {.plan = plan, .sink = sink, .status = ENGROSS_OK};
    struct engross_diagnostics diagnostics = {.sink = sink};
    size_t polled = 1 + (size_t)plan->jobs * (2 + plan->exporter_count);
    at.polled = calloc(polled, sizeof *at.polled);
    bool ready = at.polled != NULL && engross_tokens_init(&at.tokens, plan->jobs);
    if (ready)
        supervise(&at);
    else
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_PROCESS, ENGROSS_NOWHERE,
                       strerrordesc_np(errno), NULL);
    for (size_t i = at.told; i < at.next; i++)
        engross_shift_free(shift_at(&at, i));
    if (ready)
        engross_tokens_finish(&at.tokens);
    free(at.polled);
    return ready ? at.status : ENGROSS_FAILED;
}
