/* Everything in one process, for debuggers, valgrind and fuzzers: the same steps, one after the
 * other, and the same bytes. */
#include "host/package.h"
#include "host/supervisor.h"
#include "host/worker.h"

#include <poll.h>
#include <stdlib.h>

struct state {
    struct engross_plan *plan;
    uint64_t done; /* steps finished, in thousandths */
};

static void progress(void *user, uint32_t thousandths) {
    const struct state *state = user;
    const engross_export_request *request = &state->plan->request;
    if (request->progress != NULL)
        request->progress(request->user, state->done + thousandths,
                          1000 * (1 + (uint64_t)state->plan->exporter_count) *
                              request->input_count);
}

static bool cancelled(void *user) {
    const struct state *state = user;
    struct pollfd polled = {state->plan->request.cancel_descriptor, POLLIN, 0};
    return polled.fd >= 0 && poll(&polled, 1, 0) > 0;
}

/* A document on its way through its exporters. */
struct work {
    struct engross_reading reading;
    struct engross_package package; /* that the outputs go into, where they do */
    const engross_sink *sink;
    size_t input;
};

static int32_t commit(struct engross_plan *plan, struct work *work, size_t exporter,
                      const char *extension, struct engross_output *output,
                      struct engross_diagnostics *diagnostics) {
    const struct engross_output_place *place =
        plan->is_package ? &work->package.place : &plan->places[work->input];
    char *name = engross_output_name(place, plan->request.inputs[work->input],
                                     work->reading.stems[exporter], extension);
    int32_t status = ENGROSS_NO_MEMORY;
    if (name != NULL)
        status = engross_output_commit(output, place, name, &plan->files, diagnostics);
    if (status == ENGROSS_OK && plan->is_package &&
        !engross_package_add_output(&work->package, exporter, name))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_NO_MEMORY)
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE, "engross",
                       NULL);
    free(name);
    return status;
}

static int32_t export(struct state *state, struct work *work, size_t exporter,
                      const engross_sink *sink) {
    struct engross_plan *plan = state->plan;
    struct engross_diagnostics diagnostics = {.sink = sink,
                                              .file = plan->request.inputs[work->input]};
    struct engross_output output;
    char extension[ENGROSS_EXTENSION_SIZE] = "";
    int32_t status =
        engross_output_open(plan->is_package ? &work->package.place : &plan->places[work->input],
                            &diagnostics, &output);
    if (status == ENGROSS_OK) {
        const struct engross_worker_output task = {
            .plan = plan,
            .reading = &work->reading,
            .input = work->input,
            .exporter = exporter,
            .descriptor = output.descriptor,
            .user = state,
            .progress = progress,
            .cancelled = cancelled,
        };
        status = engross_worker_export(&task, sink, extension);
    }
    diagnostics.output = plan->exporters[exporter]->id;
    if (status == ENGROSS_OK)
        status = commit(plan, work, exporter, extension, &output, &diagnostics);
    engross_output_discard(&output);
    return status;
}

/* Tells the caller, and the package's report. */
static void tell(void *user, const engross_diagnostic *diagnostic) {
    struct work *work = user;
    engross_package_add_diagnostic(&work->package, diagnostic);
    if (work->sink != NULL && work->sink->diagnostic != NULL)
        work->sink->diagnostic(work->sink->user, diagnostic);
}

static int32_t begin(struct engross_plan *plan, struct work *work, const engross_sink *sink) {
    struct engross_diagnostics diagnostics = {.sink = work->sink,
                                              .file = plan->request.inputs[work->input]};
    int32_t status = ENGROSS_OK;
    if (plan->is_package)
        status = engross_package_begin(plan, work->input, &diagnostics, &work->package);
    if (status == ENGROSS_OK)
        status = engross_reading_make(plan, work->input, sink, &work->reading);
    const engross_preflight *preflight = &work->reading.preflight;
    if (preflight->size > 0 && plan->is_package)
        engross_package_add_preflight(&work->package, preflight);
    if (preflight->size > 0 && plan->request.preflight != NULL)
        plan->request.preflight(plan->request.preflight_user, preflight);
    return status;
}

/* Everything for one input. */
static int32_t work_on(struct state *state, size_t input, const engross_sink *sink) {
    struct engross_plan *plan = state->plan;
    struct work work = {.package = ENGROSS_PACKAGE_INIT, .sink = sink, .input = input};
    const engross_sink teller = {sizeof teller, &work, tell};
    const engross_sink *told = plan->is_package ? &teller : sink;
    int32_t status = begin(plan, &work, told);
    bool is_read = status == ENGROSS_OK;
    state->done += 1000;
    for (size_t i = 0; i < plan->exporter_count && status != ENGROSS_CANCELLED; i++) {
        int32_t exported = is_read ? export(state, &work, i, told) : ENGROSS_OK;
        status = exported == ENGROSS_OK ? status : exported;
        state->done += 1000;
    }
    struct engross_diagnostics diagnostics = {.sink = sink, .file = plan->request.inputs[input]};
    if (status == ENGROSS_OK && plan->is_package)
        status = engross_package_finish(&work.package, plan, input, &diagnostics);
    engross_package_discard(&work.package);
    engross_reading_finish(&work.reading);
    return status;
}

int32_t engross_export_in_process(struct engross_plan *plan, const engross_sink *sink) {
    struct state state = {.plan = plan};
    int32_t result = ENGROSS_OK;
    for (size_t i = 0; i < plan->request.input_count && result != ENGROSS_CANCELLED; i++) {
        int32_t status = work_on(&state, i, sink);
        if (status != ENGROSS_OK)
            result = status == ENGROSS_CANCELLED ? ENGROSS_CANCELLED : ENGROSS_FAILED;
    }
    return result;
}
