#include "host/shift.h"
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define READ_SIZE 65536
#define DRAINING_READS 32

/* --- Reports of the parent itself, kept with the slot they belong to. --- */

static void keep_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct engross_slot *slot = user;
    engross_record_append_diagnostic(&slot->told, diagnostic);
}

static void report(struct engross_shift *shift, size_t index, enum engross_message message,
                   const char *first, const char *second) {
    const engross_sink sink = {sizeof sink, &shift->slots[index], keep_diagnostic};
    struct engross_diagnostics diagnostics = {
        .sink = &sink,
        .file = shift->plan->request.inputs[shift->input],
        .output = index == 0 ? NULL : shift->plan->exporters[index - 1]->id,
    };
    engross_report(&diagnostics, message, ENGROSS_NOWHERE, first, second, NULL);
    shift->failed = true;
}

/* --- Starting. --- */

static void close_pipe(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static const struct engross_output_place *place_of(const struct engross_shift *shift) {
    return shift->plan->is_package ? &shift->package.place : &shift->plan->places[shift->input];
}

static bool begin_package(struct engross_shift *shift) {
    const engross_sink sink = {sizeof sink, &shift->slots[0], keep_diagnostic};
    struct engross_diagnostics diagnostics = {.sink = &sink,
                                              .file = shift->plan->request.inputs[shift->input]};
    return !shift->plan->is_package ||
           engross_package_begin(shift->plan, shift->input, &diagnostics, &shift->package) ==
               ENGROSS_OK;
}

static bool open_outputs(struct engross_shift *shift, struct engross_worker_task *task) {
    for (size_t i = 0; i < shift->plan->exporter_count; i++) {
        const engross_sink sink = {sizeof sink, &shift->slots[0], keep_diagnostic};
        struct engross_diagnostics diagnostics = {
            .sink = &sink, .file = shift->plan->request.inputs[shift->input]};
        if (engross_output_open(place_of(shift), &diagnostics, &shift->outputs[i]) != ENGROSS_OK)
            return false;
        task->outputs[i] = shift->outputs[i].descriptor;
    }
    return true;
}

static bool open_pipes(struct engross_shift *shift, struct engross_worker_task *task) {
    for (size_t i = 0; i < shift->slot_count; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) {
            report(shift, 0, ENGROSS_MESSAGE_HOST_NO_PROCESS, strerrordesc_np(errno), NULL);
            return false;
        }
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
        shift->slots[i].pipe = ends[0];
        task->pipes[i] = ends[1];
    }
    return true;
}

static bool start(struct engross_shift *shift, const struct engross_tokens *tokens) {
    struct engross_worker_task task = {
        .plan = shift->plan, .input = shift->input, .tokens = tokens};
    for (size_t i = 0; i < shift->slot_count; i++)
        task.pipes[i] = -1;
    bool started = begin_package(shift) && open_outputs(shift, &task) && open_pipes(shift, &task);
    if (started && !engross_worker_start(&task, &shift->process)) {
        report(shift, 0, ENGROSS_MESSAGE_HOST_NO_PROCESS, strerrordesc_np(errno), NULL);
        started = false;
    }
    for (size_t i = 0; i < shift->slot_count; i++)
        close_pipe(&task.pipes[i]);
    return started;
}

struct engross_shift *engross_shift_start(struct engross_plan *plan, size_t input,
                                          const struct engross_tokens *tokens) {
    struct engross_shift *shift = calloc(1, sizeof *shift);
    if (shift == NULL)
        return NULL;
    shift->plan = plan;
    shift->input = input;
    shift->slot_count = 1 + plan->exporter_count;
    shift->slots = calloc(shift->slot_count, sizeof *shift->slots);
    shift->process = (struct engross_process)ENGROSS_PROCESS_INIT;
    shift->package = (struct engross_package)ENGROSS_PACKAGE_INIT;
    if (shift->slots == NULL) {
        free(shift);
        return NULL;
    }
    for (size_t i = 0; i < shift->slot_count; i++)
        shift->slots[i].pipe = -1;
    for (size_t i = 0; i < plan->exporter_count; i++)
        shift->outputs[i] = (struct engross_output)ENGROSS_OUTPUT_INIT;
    if (!start(shift, tokens)) {
        shift->failed = true;
        shift->is_over = true;
    }
    return shift;
}

/* --- Listening. --- */

/* The name of an output comes from a document, so it is looked at before it is used. */
static void take_name(struct engross_shift *shift, struct engross_slot *reader,
                      const struct engross_record *record) {
    if (reader != shift->slots || record->number + 1 >= shift->slot_count ||
        !engross_output_name_is_fit(record->text)) {
        reader->is_broken = true;
        return;
    }
    struct engross_slot *slot = &shift->slots[record->number + 1];
    free(slot->stem);
    slot->stem = strdup(record->text);
    reader->is_broken = slot->stem == NULL;
}

static void take_record(struct engross_shift *shift, struct engross_slot *slot,
                        const struct engross_record *record, const char *data, size_t size) {
    bool is_reader = slot == shift->slots;
    switch (record->type) {
    case ENGROSS_RECORD_PREFLIGHT: /* one, from a reader */
        if (is_reader && !slot->has_preflight)
            engross_buffer_append(&slot->told, data, size);
        slot->has_preflight = true;
        break;
    case ENGROSS_RECORD_NAME:
        take_name(shift, slot, record);
        break;
    case ENGROSS_RECORD_DIAGNOSTIC:
        /* The worker counts too; this is for one that does not. */
        if (slot->told_count++ <= ENGROSS_RECORD_DIAGNOSTICS + 16)
            engross_buffer_append(&slot->told, data, size);
        break;
    case ENGROSS_RECORD_PROGRESS:
        slot->thousandths = record->number < 1000 ? record->number : 1000;
        break;
    case ENGROSS_RECORD_RESULT:
        slot->has_result = true;
        slot->result = (int32_t)record->number;
        if (strlen(record->text) < sizeof slot->extension)
            memcpy(slot->extension, record->text, strlen(record->text) + 1);
        /* Reading is over. The worker watches each exporter's time itself; all of them, one
         * after the other, cannot take longer than this. */
        if (is_reader)
            shift->process.deadline =
                engross_clock() + (int64_t)(shift->plan->limits.seconds * shift->slot_count) * 1000;
        slot->thousandths = 1000;
        break;
    case ENGROSS_RECORD_EXIT:
        if (!is_reader || record->exit.exporter + 1 >= shift->slot_count) {
            slot->is_broken = true;
            break;
        }
        shift->slots[record->exit.exporter + 1].has_exit = true;
        shift->slots[record->exit.exporter + 1].exit = record->exit;
        break;
    default:
        slot->is_broken = true;
    }
}

/* Takes the whole records out of what has come in. */
static void take_records(struct engross_shift *shift, struct engross_slot *slot) {
    size_t offset = 0;
    while (!slot->is_broken) {
        size_t start = offset;
        struct engross_record record =
            engross_record_next(slot->incoming.data, slot->incoming.size, &offset);
        if (record.type == ENGROSS_RECORD_NONE)
            break;
        take_record(shift, slot, &record, slot->incoming.data + start, offset - start);
    }
    size_t rest = slot->is_broken ? 0 : slot->incoming.size - offset;
    if (rest > 0 && offset > 0)
        memmove(slot->incoming.data, slot->incoming.data + offset, rest);
    slot->incoming.size = rest;
}

bool engross_shift_receive(struct engross_shift *shift, struct engross_slot *slot) {
    if (slot->pipe < 0)
        return false;
    if (!engross_buffer_reserve(&slot->incoming, READ_SIZE)) {
        slot->is_broken = true;
        close_pipe(&slot->pipe);
        return false;
    }
    ssize_t size;
    do
        size = read(slot->pipe, slot->incoming.data + slot->incoming.size, READ_SIZE);
    while (size < 0 && errno == EINTR);
    if (size < 0 && errno == EAGAIN)
        return false;
    if (size <= 0) {
        close_pipe(&slot->pipe);
        return false;
    }
    slot->incoming.size += (size_t)size;
    take_records(shift, slot);
    if (slot->is_broken)
        close_pipe(&slot->pipe); /* or its writer could go on for ever */
    return !slot->is_broken;
}

/* --- Judging. --- */

/* "SIGSEGV" */
static const char *signal_name(int number, char name[32]) {
    const char *abbreviation = sigabbrev_np(number);
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    if (abbreviation != NULL)
        engross_buffer_append_format(&buffer, "SIG%s", abbreviation);
    else
        engross_buffer_append_format(&buffer, "signal %d", number);
    bool fits = !engross_buffer_failed(&buffer) && buffer.size < 32;
    memcpy(name, fits ? buffer.data : "a signal", fits ? buffer.size + 1 : 9);
    engross_buffer_finish(&buffer);
    return name;
}

/* How a process may end badly, told for a reader (who NULL) or an exporter. */
static void report_end(struct engross_shift *shift, size_t index, int wait_status, bool timed_out) {
    bool reader = index == 0;
    const char *who = reader ? "" : shift->plan->exporters[index - 1]->id;
    char name[32];
    char seconds[24];
    const char *limit = engross_number(seconds, shift->plan->limits.seconds);
    bool out_of_time = timed_out || (WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGXCPU);
    if (out_of_time)
        report(shift, index,
               reader ? ENGROSS_MESSAGE_HOST_READER_TIME : ENGROSS_MESSAGE_HOST_EXPORTER_TIME,
               reader ? limit : who, reader ? NULL : limit);
    else if (WIFSIGNALED(wait_status))
        report(shift, index,
               reader ? ENGROSS_MESSAGE_HOST_READER_CRASHED : ENGROSS_MESSAGE_HOST_EXPORTER_CRASHED,
               reader ? signal_name(WTERMSIG(wait_status), name) : who,
               reader ? NULL : signal_name(WTERMSIG(wait_status), name));
    else
        report(shift, index,
               reader ? ENGROSS_MESSAGE_HOST_READER_LOST : ENGROSS_MESSAGE_HOST_EXPORTER_LOST,
               reader ? NULL : who, NULL);
}

static void commit(struct engross_shift *shift, size_t index, struct engross_plan *plan) {
    struct engross_slot *slot = &shift->slots[index];
    struct engross_output *output = &shift->outputs[index - 1];
    const engross_sink sink = {sizeof sink, slot, keep_diagnostic};
    struct engross_diagnostics diagnostics = {
        .sink = &sink,
        .file = plan->request.inputs[shift->input],
        .output = plan->exporters[index - 1]->id,
    };
    const struct engross_output_place *place = place_of(shift);
    char *name =
        engross_output_name(place, plan->request.inputs[shift->input], slot->stem, slot->extension);
    int32_t status = ENGROSS_NO_MEMORY;
    if (name != NULL && strchr(name, '/') == NULL)
        status = engross_output_commit(output, place, name, &plan->files, &diagnostics);
    if (status == ENGROSS_OK && plan->is_package &&
        !engross_package_add_output(&shift->package, index - 1, name))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_NO_MEMORY)
        report(shift, index, ENGROSS_MESSAGE_HOST_NO_MEMORY, "engross", NULL);
    shift->failed = shift->failed || status != ENGROSS_OK;
    free(name);
}

/* reader_ended_well: else what it did not tell of ended with it, which is told already. */
static void judge_output(struct engross_shift *shift, size_t index, bool reader_ended_well,
                         struct engross_plan *plan) {
    struct engross_slot *slot = &shift->slots[index];
    bool exited = slot->has_exit && WIFEXITED(slot->exit.wait_status) &&
                  WEXITSTATUS(slot->exit.wait_status) == 0;
    if (slot->is_broken)
        report(shift, index, ENGROSS_MESSAGE_HOST_EXPORTER_MISBEHAVED,
               plan->exporters[index - 1]->id, "it writes where it must not");
    else if (!slot->has_exit && !reader_ended_well)
        shift->failed = true;
    else if (!exited || !slot->has_result)
        report_end(shift, index, slot->has_exit ? slot->exit.wait_status : 0,
                   slot->has_exit && slot->exit.timed_out != 0);
    else if (slot->result == ENGROSS_OK)
        commit(shift, index, plan);
    else
        shift->failed = true;
}

/* Passes on what was told: diagnostics to sink, the preflight to preflight. */
static void replay(const struct engross_shift *shift, const engross_sink *sink,
                   void (*preflight)(void *user, const engross_preflight *preflight), void *user) {
    for (size_t i = 0; i < shift->slot_count; i++) {
        const struct engross_buffer *told = &shift->slots[i].told;
        for (size_t offset = 0; offset < told->size;) {
            struct engross_record record = engross_record_next(told->data, told->size, &offset);
            if (record.type == ENGROSS_RECORD_PREFLIGHT && preflight != NULL)
                preflight(user, &record.preflight);
            if (record.type == ENGROSS_RECORD_PREFLIGHT)
                continue;
            if (record.type != ENGROSS_RECORD_DIAGNOSTIC)
                break;
            if (sink != NULL && sink->diagnostic != NULL)
                sink->diagnostic(sink->user, &record.diagnostic);
        }
    }
}

/* All outputs are there: the package is made whole. */
static void finish_package(struct engross_shift *shift, struct engross_plan *plan) {
    const engross_sink last = {sizeof last, &shift->slots[shift->slot_count - 1], keep_diagnostic};
    struct engross_diagnostics diagnostics = {.sink = &last,
                                              .file = plan->request.inputs[shift->input]};
    const engross_sink packing = {sizeof packing, &shift->package, engross_package_add_diagnostic};
    replay(shift, &packing, engross_package_add_preflight, &shift->package);
    if (engross_package_finish(&shift->package, plan, shift->input, &diagnostics) != ENGROSS_OK)
        shift->failed = true;
}

void engross_shift_end(struct engross_shift *shift, struct engross_plan *plan) {
    bool timed_out = shift->process.timed_out;
    int wait_status = engross_process_collect(&shift->process);
    for (size_t i = 0; i < shift->slot_count; i++) {
        /* What a pipe holds now, and no more: its writers are gone, or should be. */
        for (int reads = 0; reads < DRAINING_READS; reads++)
            if (!engross_shift_receive(shift, &shift->slots[i]))
                break;
        close_pipe(&shift->slots[i].pipe);
    }
    struct engross_slot *reader = &shift->slots[0];
    bool exited = WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == 0;
    if (!exited || !reader->has_result || reader->is_broken)
        report_end(shift, 0, wait_status, timed_out);
    else if (reader->result != ENGROSS_OK)
        shift->failed = true;
    for (size_t i = 1; i < shift->slot_count && reader->has_result; i++)
        if (reader->result == ENGROSS_OK)
            judge_output(shift, i, exited, plan);
    for (size_t i = 0; i < plan->exporter_count; i++)
        engross_output_discard(&shift->outputs[i]);
    if (plan->is_package && !shift->failed)
        finish_package(shift, plan);
    engross_package_discard(&shift->package);
    shift->is_over = true;
}

void engross_shift_tell(const struct engross_shift *shift, const engross_sink *sink) {
    const engross_export_request *request = &shift->plan->request;
    replay(shift, sink, request->preflight, request->preflight_user);
}

void engross_shift_free(struct engross_shift *shift) {
    if (shift == NULL)
        return;
    if (shift->process.pid != 0)
        engross_process_stop(&shift->process);
    for (size_t i = 0; i < shift->slot_count; i++) {
        close_pipe(&shift->slots[i].pipe);
        engross_buffer_finish(&shift->slots[i].incoming);
        engross_buffer_finish(&shift->slots[i].told);
        free(shift->slots[i].stem);
    }
    for (size_t i = 0; i < shift->plan->exporter_count; i++)
        engross_output_discard(&shift->outputs[i]);
    engross_package_discard(&shift->package);
    free(shift->slots);
    free(shift);
}
