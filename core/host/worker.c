#include "host/worker.h"
#include "host/exporter.h"
#include "host/record.h"
#include "host/sandbox.h"
#include "host/theme.h"
#include "profile/output_name.h"
#include "profile/preflight.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* --- Work, in whatever process. --- */

static engross_read_options read_options(const struct engross_plan *plan, size_t input) {
    engross_read_options options = {0};
    const engross_read_options *given = plan->request.reading;
    if (given != NULL)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    options.path = plan->request.inputs[input];
    return options;
}

/* The theme that was asked for, else the profile's, else that of the kind of document. */
static int32_t load_theme(const struct engross_plan *plan, size_t input, const engross_sink *sink,
                          struct engross_reading *reading) {
    const engross_view *view = engross_document_view(reading->document);
    const char *name = plan->request.theme;
    if (name == NULL && plan->profile != NULL)
        name = plan->profile->theme;
    engross_text kind = view->attribute(view, view->root(view), ENGROSS_ATTRIBUTE_KIND);
    struct engross_diagnostics diagnostics = {
        .sink = sink,
        .file = plan->request.theme == NULL ? plan->request.inputs[input] : NULL,
    };
    return engross_theme_load(name, kind.data, &diagnostics, &reading->theme);
}

/* Passes diagnostics on and counts them. */
struct counting {
    const engross_sink *sink;
    uint32_t counts[5];
};

static void count_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct counting *counting = user;
    counting->counts[diagnostic->severity]++;
    if (counting->sink != NULL && counting->sink->diagnostic != NULL)
        counting->sink->diagnostic(counting->sink->user, diagnostic);
}

/* ENGROSS_FAILED where errors were found, unless outputs are made all the same. */
static int32_t run_preflight(const struct engross_plan *plan, struct counting *counting,
                             struct engross_diagnostics *diagnostics,
                             struct engross_reading *reading) {
    int32_t status = engross_preflight_run(engross_document_view(reading->document), plan->profile,
                                           diagnostics, &reading->arena, &reading->preflight);
    memcpy(reading->preflight.findings, counting->counts, sizeof counting->counts);
    bool has_errors = counting->counts[ENGROSS_SEVERITY_ERROR] > 0;
    bool is_forced = (plan->request.flags & ENGROSS_EXPORT_FORCE) != 0;
    return status == ENGROSS_OK && has_errors && !is_forced ? ENGROSS_FAILED : status;
}

/* The name that the profile's pattern makes of the document; NULL where that is none. */
static int32_t make_stem(const char *pattern, const char *input, struct engross_reading *reading,
                         const char **stem) {
    const engross_view *view = engross_document_view(reading->document);
    const struct engross_output_place bare = {0};
    char *own = engross_output_name(&bare, input, NULL, "");
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    if (own != NULL)
        engross_output_name_append(&name, pattern, view, own);
    bool failed = own == NULL || engross_buffer_failed(&name);
    if (!failed && name.size > 0) {
        *stem = engross_arena_copy(&reading->arena, name.data, name.size);
        failed = *stem == NULL;
    }
    engross_buffer_finish(&name);
    free(own);
    return failed ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

static int32_t name_outputs(const struct engross_plan *plan, size_t input,
                            struct engross_reading *reading) {
    const struct engross_profile *profile = plan->profile;
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < plan->exporter_count; i++)
        for (size_t j = 0; j < profile->output_count && status == ENGROSS_OK; j++)
            if (profile->outputs[j].name != NULL &&
                strcmp(profile->outputs[j].exporter, plan->exporters[i]->id) == 0)
                status = make_stem(profile->outputs[j].name, plan->request.inputs[input], reading,
                                   &reading->stems[i]);
    return status;
}

int32_t engross_reading_make(const struct engross_plan *plan, size_t input,
                             const engross_sink *sink, struct engross_reading *reading) {
    *reading = (struct engross_reading){0};
    struct counting counting = {.sink = sink};
    const engross_sink counter = {
        .size = sizeof counter, .user = &counting, .diagnostic = count_diagnostic};
    struct engross_diagnostics diagnostics = {.sink = &counter,
                                              .file = plan->request.inputs[input]};
    const engross_read_options options = read_options(plan, input);
    int32_t status = engross_document_read(&options, &counter, &reading->document);
    if (status == ENGROSS_OK && plan->profile != NULL)
        status = run_preflight(plan, &counting, &diagnostics, reading);
    if (status == ENGROSS_OK && plan->profile != NULL)
        status = name_outputs(plan, input, reading);
    if (status == ENGROSS_NO_MEMORY && reading->document != NULL)
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE,
                       "the preflight", NULL);
    if (status == ENGROSS_OK && plan->exporter_count > 0)
        status = load_theme(plan, input, sink, reading);
    if (status == ENGROSS_NO_MEMORY && reading->document != NULL && reading->theme == NULL)
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_MEMORY, ENGROSS_NOWHERE, "the theme",
                       NULL);
    return status;
}

void engross_reading_finish(struct engross_reading *reading) {
    engross_theme_free(reading->theme);
    engross_arena_finish(&reading->arena);
    engross_document_free(reading->document);
    *reading = (struct engross_reading){0};
}

int32_t engross_worker_export(const struct engross_worker_output *output, const engross_sink *sink,
                              char extension[ENGROSS_EXTENSION_SIZE]) {
    static const struct engross_output_place in_package = {.is_staged = true};
    const struct engross_plan *plan = output->plan;
    const struct engross_plugin_file *file = plan->exporters[output->exporter];
    struct engross_diagnostics diagnostics = {
        .sink = sink,
        .file = plan->request.inputs[output->input],
        .output = file->id,
    };
    const struct engross_exporter_task task = {
        .file = file,
        .view = engross_document_view(output->reading->document),
        .theme = output->reading->theme,
        .theme_id = engross_theme_id(output->reading->theme),
        .input = plan->request.inputs[output->input],
        .place = plan->is_package ? &in_package : &plan->places[output->input],
        .stem = output->reading->stems[output->exporter],
        .settings = plan->request.settings,
        .setting_count = plan->request.setting_count,
        .limits = &plan->limits,
        .descriptor = output->descriptor,
        .is_verbose = plan->is_verbose,
        .user = output->user,
        .progress = output->progress,
        .cancelled = output->cancelled,
    };
    return engross_exporter_run(&task, &diagnostics, extension);
}

/* --- The process of one exporter. --- */

static void send_result(struct engross_record_writer *writer, int32_t status,
                        const char *extension) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_result(&buffer, status, extension);
    engross_record_flush(writer, &buffer);
    engross_buffer_finish(&buffer);
}

static void send_preflight(struct engross_record_writer *writer,
                           const struct engross_reading *reading) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    if (reading->preflight.size > 0)
        engross_record_append_preflight(&buffer, &reading->preflight);
    engross_record_flush(writer, &buffer);
    for (uint32_t i = 0; i < ENGROSS_PLAN_EXPORTERS; i++)
        if (reading->stems[i] != NULL) {
            engross_record_append_name(&buffer, i, reading->stems[i]);
            engross_record_flush(writer, &buffer);
        }
    engross_buffer_finish(&buffer);
}

static void report_suppressed(struct engross_record_writer *writer, const char *file) {
    if (writer->suppressed == 0)
        return;
    uint32_t count = writer->suppressed;
    writer->diagnostics = 0;
    const engross_sink sink = engross_record_sink(writer);
    struct engross_diagnostics diagnostics = {.sink = &sink, .file = file};
    engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_DIAGNOSTICS_CUT, ENGROSS_NOWHERE,
                   ENGROSS_NUMBER(count), NULL);
}

static void send_progress(void *user, uint32_t thousandths) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_progress(&buffer, thousandths);
    engross_record_flush(user, &buffer);
    engross_buffer_finish(&buffer);
}

/* Told by the sandbox what the exporter tried: the last records of its process. Memory is not to be
 * had here, so they are made in that of this function. */
struct stopping {
    struct engross_record_writer *writer;
    const char *file;
    const char *exporter;
};

#define PATH_SHOWN 256

static void tell_stopped(void *user, const char *deed, const char *path) {
    const struct stopping *stopping = user;
    char text[1024];
    char bytes[ENGROSS_RECORD_MAXIMUM + 1];
    struct engross_buffer message = {.data = text, .capacity = sizeof text};
    struct engross_buffer record = {.data = bytes, .capacity = sizeof bytes};
    const struct engross_catalogue_row *row =
        &engross_catalogue[path == NULL ? ENGROSS_MESSAGE_HOST_EXPORTER_STOPPED
                                        : ENGROSS_MESSAGE_HOST_EXPORTER_FILE];
    const char *what = path == NULL ? deed : path;
    const engross_text arguments[] = {{stopping->exporter, strlen(stopping->exporter)},
                                      {what, strnlen(what, PATH_SHOWN)}};
    engross_message_expand(&message, row->message, arguments, 2);
    const engross_diagnostic diagnostic = {.size = sizeof diagnostic,
                                           .code = row->code,
                                           .message = text,
                                           .file = stopping->file,
                                           .output = stopping->exporter,
                                           .severity = row->severity};
    engross_record_append_diagnostic(&record, &diagnostic);
    engross_record_flush(stopping->writer, &record);
    engross_record_append_result(&record, ENGROSS_FAILED, "");
    engross_record_flush(stopping->writer, &record);
    _exit(EXIT_SUCCESS);
}

static _Noreturn void export_and_exit(const struct engross_worker_task *task,
                                      const struct engross_reading *reading, size_t exporter) {
    struct engross_record_writer writer = {.descriptor = task->pipes[1 + exporter]};
    const engross_sink sink = engross_record_sink(&writer);
    const struct engross_worker_output output = {
        .plan = task->plan,
        .reading = reading,
        .input = task->input,
        .exporter = exporter,
        .descriptor = task->outputs[exporter],
        .user = &writer,
        .progress = send_progress,
    };
    char extension[ENGROSS_EXTENSION_SIZE] = "";
    struct stopping stopping = {&writer, task->plan->request.inputs[task->input],
                                task->plan->exporters[exporter]->id};
    engross_sandbox_watch(tell_stopped, &stopping);
    engross_sandbox_enter_exporter(task->plan, engross_document_view(reading->document),
                                   task->input, exporter);
    int32_t status = engross_worker_export(&output, &sink, extension);
    report_suppressed(&writer, task->plan->request.inputs[task->input]);
    send_result(&writer, status, extension);
    _exit(EXIT_SUCCESS);
}

/* --- The process of one input. --- */

/* The exporters of one reading while they run. */
struct crew {
    const struct engross_worker_task *task;
    const struct engross_reading *reading;
    struct engross_record_writer *writer;
    struct engross_process processes[ENGROSS_PLAN_EXPORTERS];
    size_t started;
    size_t running;
    size_t tokens; /* taken beside the one this process came with */
    int stop;      /* readable once this process is asked to stop */
};

static void send_exit(struct crew *crew, size_t exporter, int wait_status, bool timed_out) {
    const struct engross_record_exit exit = {(uint32_t)exporter, timed_out, wait_status};
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_exit(&buffer, &exit);
    engross_record_flush(crew->writer, &buffer);
    engross_buffer_finish(&buffer);
}

static void start_exporter(struct crew *crew) {
    const struct engross_worker_task *task = crew->task;
    const struct engross_plan *plan = task->plan;
    size_t exporter = crew->started++;
    const int kept[] = {task->pipes[1 + exporter], task->outputs[exporter]};
    int64_t deadline = engross_clock() + (int64_t)plan->limits.seconds * 1000;
    bool is_child = false;
    if (!engross_process_fork(kept, 2, plan->is_verbose, deadline, &crew->processes[exporter],
                              &is_child)) {
        struct engross_diagnostics diagnostics = {.sink = &(const engross_sink){0},
                                                  .file = plan->request.inputs[task->input]};
        const engross_sink sink = engross_record_sink(crew->writer);
        diagnostics.sink = &sink;
        engross_report(&diagnostics, ENGROSS_MESSAGE_HOST_NO_PROCESS, ENGROSS_NOWHERE,
                       strerrordesc_np(errno), NULL);
        return;
    }
    if (is_child)
        export_and_exit(task, crew->reading, exporter);
    crew->running++;
}

static void start_exporters(struct crew *crew) {
    size_t count = crew->task->plan->exporter_count;
    while (crew->started < count) {
        if (crew->running > crew->tokens) {
            if (!engross_tokens_take(crew->task->tokens))
                return;
            crew->tokens++;
        }
        start_exporter(crew);
    }
}

static void collect(struct crew *crew, size_t exporter) {
    struct engross_process *process = &crew->processes[exporter];
    bool timed_out = process->timed_out;
    int wait_status = engross_process_collect(process);
    send_exit(crew, exporter, wait_status, timed_out);
    crew->running--;
    if (crew->tokens > 0 && crew->tokens >= crew->running) {
        engross_tokens_give(crew->task->tokens);
        crew->tokens--;
    }
}

/* From here on the signals that end a program ask this one to end its exporters first, so that
 * none is left to a process 1 that may not look after it. */
static int catch_signals(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

static _Noreturn void stop(struct crew *crew) {
    for (size_t i = 0; i < crew->started; i++)
        if (crew->processes[i].pid != 0)
            engross_process_collect(&crew->processes[i]);
    _exit(EXIT_FAILURE);
}

/* Waits until an exporter has ended or run out of time, or a token may be had. */
static void wait_for_exporters(struct crew *crew) {
    struct pollfd polled[ENGROSS_PLAN_EXPORTERS + 2];
    size_t exporters[ENGROSS_PLAN_EXPORTERS];
    nfds_t count = 0;
    int64_t deadline = INT64_MAX;
    for (size_t i = 0; i < crew->started; i++) {
        if (crew->processes[i].pid == 0)
            continue;
        exporters[count] = i;
        polled[count++] = (struct pollfd){crew->processes[i].descriptor, POLLIN, 0};
        if (crew->processes[i].deadline < deadline)
            deadline = crew->processes[i].deadline;
    }
    nfds_t processes = count;
    if (crew->started < crew->task->plan->exporter_count)
        polled[count++] = (struct pollfd){crew->task->tokens->take, POLLIN, 0};
    polled[count] = (struct pollfd){crew->stop, POLLIN, 0};
    nfds_t asked_to_stop = count++;
    poll(polled, count, engross_clock_timeout(deadline));
    if (polled[asked_to_stop].revents != 0)
        stop(crew);
    int64_t now = engross_clock();
    for (nfds_t i = 0; i < processes; i++) {
        if (polled[i].revents != 0)
            collect(crew, exporters[i]);
        else
            engross_process_expire(&crew->processes[exporters[i]], now);
    }
}

static void export_all(const struct engross_worker_task *task,
                       const struct engross_reading *reading,
                       struct engross_record_writer *writer) {
    struct crew crew = {
        .task = task, .reading = reading, .writer = writer, .stop = catch_signals()};
    start_exporters(&crew);
    while (crew.running > 0) {
        wait_for_exporters(&crew);
        start_exporters(&crew);
    }
    for (; crew.tokens > 0; crew.tokens--)
        engross_tokens_give(task->tokens);
}

static _Noreturn void work_and_exit(const struct engross_worker_task *task) {
    struct engross_record_writer writer = {.descriptor = task->pipes[0]};
    const engross_sink sink = engross_record_sink(&writer);
    struct engross_diagnostics diagnostics = {.sink = &sink,
                                              .file = task->plan->request.inputs[task->input]};
    struct engross_reading reading;
    engross_sandbox_enter_reader(task->plan, task->input);
    int32_t status = engross_reading_make(task->plan, task->input, &sink, &reading);
    report_suppressed(&writer, diagnostics.file);
    send_preflight(&writer, &reading);
    send_result(&writer, status, "");
    if (status == ENGROSS_OK)
        export_all(task, &reading, &writer);
    _exit(EXIT_SUCCESS);
}

bool engross_worker_start(const struct engross_worker_task *task, struct engross_process *process) {
    int kept[2 * ENGROSS_PLAN_EXPORTERS + 3];
    size_t count = 0;
    kept[count++] = task->tokens->take;
    kept[count++] = task->tokens->give;
    kept[count++] = task->pipes[0];
    for (size_t i = 0; i < task->plan->exporter_count; i++) {
        kept[count++] = task->pipes[1 + i];
        kept[count++] = task->outputs[i];
    }
    int64_t deadline = engross_clock() + (int64_t)task->plan->limits.seconds * 1000;
    bool is_child = false;
    if (!engross_process_fork(kept, count, task->plan->is_verbose, deadline, process, &is_child))
        return false;
    if (is_child)
        work_and_exit(task);
    return true;
}
