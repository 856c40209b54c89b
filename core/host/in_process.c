/* Everything in one process, for debuggers, valgrind and fuzzers: the same steps, one after the
 * other, and the same bytes. */
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

static int32_t commit(struct engross_plan *plan, size_t input, const char *extension,
                      struct engross_output *output, struct engross_diagnostics *diagnostics) {
    const struct engross_output_place *place = &plan->places[input];
    char *name = engross_output_name(place, plan->request.inputs[input], extension);
    int32_t status = ENGROSS_NO_MEMORY;
    if (name != NULL)
        status = engross_output_commit(output, place, name, &plan->files, diagnostics);
    free(name);
    return status;
}

static int32_t export(struct state *state, const struct engross_reading *reading, size_t input,
                      size_t exporter, const engross_sink *sink) {
    struct engross_plan *plan = state->plan;
    struct engross_diagnostics diagnostics = {.sink = sink, .file = plan->request.inputs[input]};
    struct engross_output output;
    char extension[ENGROSS_EXTENSION_SIZE] = "";
    int32_t status = engross_output_open(&plan->places[input], &diagnostics, &output);
    if (status == ENGROSS_OK) {
        const struct engross_worker_output work = {
            .plan = plan,
            .reading = reading,
            .input = input,
            .exporter = exporter,
            .descriptor = output.descriptor,
            .user = state,
            .progress = progress,
            .cancelled = cancelled,
        };
        status = engross_worker_export(&work, sink, extension);
    }
    diagnostics.output = plan->exporters[exporter]->id;
    if (status == ENGROSS_OK)
        status = commit(plan, input, extension, &output, &diagnostics);
    engross_output_discard(&output);
    return status;
}

int32_t engross_export_in_process(struct engross_plan *plan, const engross_sink *sink) {
    struct state state = {.plan = plan};
    int32_t result = ENGROSS_OK;
    for (size_t i = 0; i < plan->request.input_count && result != ENGROSS_CANCELLED; i++) {
        struct engross_reading reading;
        int32_t status = engross_reading_make(plan, i, sink, &reading);
        if (reading.preflight.size > 0 && plan->request.preflight != NULL)
            plan->request.preflight(plan->request.preflight_user, &reading.preflight);
        state.done += 1000;
        bool is_read = status == ENGROSS_OK;
        for (size_t j = 0; j < plan->exporter_count && status != ENGROSS_CANCELLED; j++) {
            int32_t exported = is_read ? export(&state, &reading, i, j, sink) : ENGROSS_OK;
            status = exported == ENGROSS_OK ? status : exported;
            state.done += 1000;
        }
        engross_reading_finish(&reading);
        if (status != ENGROSS_OK)
            result = status == ENGROSS_CANCELLED ? ENGROSS_CANCELLED : ENGROSS_FAILED;
    }
    return result;
}
