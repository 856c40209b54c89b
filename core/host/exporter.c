#include "host/exporter.h"
#include "host/plugin_load.h"
#include "host/resource.h"
#include "host/sandbox.h"
#include "host/setting.h"
#include "host/theme.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define BLOCK_SIZE 65536
#define PROGRESS_NANOSECONDS INT64_C(50000000)
#define MAXIMUM_ARGUMENTS 10

/* One run. host->data points here. */
struct run {
    engross_host host;
    const struct engross_exporter_task *task;
    struct engross_diagnostics *diagnostics;
    const engross_plugin *plugin;
    struct engross_arena arena;
    struct engross_resources resources;
    engross_value *values;
    char *block; /* what is not yet written */
    size_t block_size;
    uint64_t written;
    bool write_failed;
    uint32_t thousandths;
    int64_t told; /* when progress was told last, monotonic */
};

static struct run *run_of(const engross_host *host) {
    return host->data;
}

static void *allocate(const engross_host *host, size_t size) {
    return engross_arena_allocate(&run_of(host)->arena, size == 0 ? 1 : size);
}

/* Messages that are not the exporters' alone name this one. */
static void report_named(const struct run *run, enum engross_message message, const char *before,
                         const char *cause) {
    char name[160];
    snprintf(name, sizeof name, "%sthe exporter \"%.120s\"", before, run->plugin->id);
    engross_report(run->diagnostics, message, ENGROSS_NOWHERE, name, cause, NULL);
}

static int32_t write_failed(struct run *run, const char *cause) {
    run->write_failed = true;
    report_named(run, ENGROSS_MESSAGE_HOST_WRITE, "the output of ", cause);
    return ENGROSS_WRITE_FAILED;
}

static int32_t write_out(struct run *run, const char *data, size_t size) {
    if (run->write_failed)
        return ENGROSS_WRITE_FAILED;
    if (size > run->task->limits->output_bytes - run->written)
        return write_failed(run, "it would be larger than the limit for one output");
    for (size_t done = 0; done < size;) {
        ssize_t more = write(run->task->descriptor, data + done, size - done);
        if (more < 0 && errno != EINTR)
            return write_failed(run, strerrordesc_np(errno));
        done += more > 0 ? (size_t)more : 0;
    }
    run->written += size;
    return ENGROSS_OK;
}

static int32_t flush(struct run *run) {
    size_t size = run->block_size;
    run->block_size = 0;
    return write_out(run, run->block, size);
}

static int32_t write_output(const engross_host *host, const void *data, size_t size) {
    struct run *run = run_of(host);
    if (size <= BLOCK_SIZE - run->block_size) {
        if (size > 0)
            memcpy(run->block + run->block_size, data, size);
        run->block_size += size;
        return run->write_failed ? ENGROSS_WRITE_FAILED : ENGROSS_OK;
    }
    int32_t status = flush(run);
    if (status != ENGROSS_OK)
        return status;
    if (size < BLOCK_SIZE)
        return write_output(host, data, size);
    return write_out(run, data, size);
}

/* Appends "ID.CODE". */
static void append_code(struct engross_buffer *buffer, const struct run *run,
                        const engross_diagnostic_row *row) {
    engross_buffer_append_string(buffer, run->plugin->id);
    engross_buffer_append_char(buffer, '.');
    engross_buffer_append_string(buffer, row->code);
}

static void report(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count) {
    struct run *run = run_of(host);
    if (index >= run->plugin->diagnostic_count) {
        engross_report(run->diagnostics, ENGROSS_MESSAGE_HOST_EXPORTER_MISBEHAVED, ENGROSS_NOWHERE,
                       run->plugin->id, "it reports what its table lacks", NULL);
        return;
    }
    const engross_diagnostic_row *row = engross_plugin_diagnostic(run->plugin, index);
    engross_position position = ENGROSS_NOWHERE;
    if (node != NULL)
        position = host->view->position(host->view, node);
    struct engross_buffer code = ENGROSS_BUFFER_INIT;
    struct engross_buffer message = ENGROSS_BUFFER_INIT;
    append_code(&code, run, row);
    engross_message_expand(&message, row->message, arguments,
                           count < MAXIMUM_ARGUMENTS ? count : MAXIMUM_ARGUMENTS);
    bool whole = !engross_buffer_failed(&code) && !engross_buffer_failed(&message);
    engross_report_text(run->diagnostics, row->severity, whole ? code.data : row->code, position,
                        whole && message.data != NULL ? message.data : row->message);
    engross_buffer_finish(&code);
    engross_buffer_finish(&message);
}

static void log_line(const engross_host *host, engross_text message) {
    struct run *run = run_of(host);
    if (!run->task->is_verbose)
        return;
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&line, message.data, message.size);
    if (!engross_buffer_failed(&line) && line.data != NULL)
        engross_report(run->diagnostics, ENGROSS_MESSAGE_HOST_LOG, ENGROSS_NOWHERE, line.data,
                       NULL);
    engross_buffer_finish(&line);
}

static int64_t monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int32_t progress(const engross_host *host, uint64_t done, uint64_t total) {
    struct run *run = run_of(host);
    const struct engross_exporter_task *task = run->task;
    uint32_t thousandths =
        total == 0 || done >= total ? 1000 : (uint32_t)((double)done / (double)total * 1000);
    if (thousandths == run->thousandths)
        return 0;
    run->thousandths = thousandths;
    int64_t now = monotonic();
    if (now - run->told < PROGRESS_NANOSECONDS)
        return 0;
    run->told = now;
    task->progress(task->user, thousandths);
    return task->cancelled != NULL && task->cancelled(task->user);
}

static int32_t resource(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out) {
    engross_sandbox_trust(true);
    int32_t status = engross_resource_open(&run_of(host)->resources, request, out);
    engross_sandbox_trust(false);
    return status;
}

static engross_text theme(const engross_host *host, const char *key) {
    return engross_theme_value(run_of(host)->task->theme, key);
}

static const void *extension_of(const engross_host *host, const char *id) {
    (void)host;
    (void)id;
    return NULL;
}

static void make_host(struct run *run) {
    run->host = (engross_host){
        .size = sizeof run->host,
        .abi_major = ENGROSS_ABI_MAJOR,
        .abi_minor = ENGROSS_ABI_MINOR,
        .data = run,
        .view = run->task->view,
        .allocate = allocate,
        .write = write_output,
        .report = report,
        .log = log_line,
        .progress = progress,
        .resource = resource,
        .theme = theme,
        .extension = extension_of,
    };
    run->resources = (struct engross_resources){
        .arena = &run->arena,
        .diagnostics = run->diagnostics,
        .view = run->task->view,
        .plugin = run->plugin,
        .values = run->values,
        .document = run->task->input,
    };
}

/* SOURCE_DATE_EPOCH (reproducible-builds.org), or -1 where it is not set. */
static int64_t source_date_epoch(struct engross_diagnostics *diagnostics) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (text == NULL || text[0] == '\0')
        return -1;
    size_t size = strspn(text, "0123456789");
    if (text[size] == '\0' && size <= 12)
        return strtoll(text, NULL, 10);
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_EPOCH, ENGROSS_NOWHERE, text, NULL);
    return -1;
}

static engross_text text_of(const char *string) {
    return (engross_text){string, string == NULL ? 0 : strlen(string)};
}

static int32_t call(struct run *run, const char *extension) {
    char *name =
        engross_output_name(run->task->place, run->task->input, run->task->stem, extension);
    if (name == NULL)
        return ENGROSS_NO_MEMORY;
    const engross_job job = {
        .size = sizeof job,
        .source_name = text_of(engross_path_name(run->task->input)),
        .output_name = text_of(name),
        .theme_id = run->task->theme_id,
        .generator = text_of("engross " ENGROSS_VERSION),
        .options = run->values,
        .option_count = run->plugin->option_count,
        .epoch = source_date_epoch(run->diagnostics),
    };
    int32_t status = run->task->run == NULL
                         ? run->plugin->run(&run->host, &job)
                         : run->task->run(run->task->user, run->plugin, &run->host, &job);
    free(name);
    return status;
}

/* Whether the output holds what the host wrote there and nothing else. */
static bool is_output_own(const struct run *run) {
    struct stat status;
    return fstat(run->task->descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
           (uint64_t)status.st_size == run->written;
}

static int32_t misbehaved(struct run *run, const char *how) {
    engross_report(run->diagnostics, ENGROSS_MESSAGE_HOST_EXPORTER_MISBEHAVED, ENGROSS_NOWHERE,
                   run->plugin->id, how, NULL);
    return ENGROSS_FAILED;
}

/* Holds the exporter's status against what it did: a failure has a reason, a success none. */
static int32_t judge(struct run *run, int32_t status, size_t errors) {
    bool reported = errors > 0;
    switch (status) {
    case ENGROSS_OK:
        if (reported)
            return ENGROSS_FAILED;
        if (run->write_failed)
            return ENGROSS_WRITE_FAILED;
        if (!is_output_own(run))
            return misbehaved(run, "it writes to the output around the host");
        return run->written == 0 ? misbehaved(run, "it wrote nothing") : ENGROSS_OK;
    case ENGROSS_CANCELLED:
        return ENGROSS_CANCELLED;
    case ENGROSS_NO_MEMORY:
        return ENGROSS_NO_MEMORY;
    case ENGROSS_WRITE_FAILED:
        if (!run->write_failed)
            return misbehaved(run, "it says that writing failed, which it did not");
        return ENGROSS_FAILED;
    default:
        return reported ? ENGROSS_FAILED : misbehaved(run, "it failed without saying why");
    }
}

static size_t error_count(const struct engross_diagnostics *diagnostics) {
    return diagnostics->counts[ENGROSS_SEVERITY_ERROR] +
           diagnostics->counts[ENGROSS_SEVERITY_SYSTEM];
}

static int32_t run_loaded(struct run *run, char extension[ENGROSS_EXTENSION_SIZE]) {
    const struct engross_exporter_task *task = run->task;
    int32_t status = engross_setting_values(run->plugin, task->settings, task->setting_count,
                                            &run->arena, run->diagnostics, &run->values);
    if (status != ENGROSS_OK)
        return status;
    engross_setting_extension(run->plugin, run->values, extension);
    make_host(run);
    size_t before = error_count(run->diagnostics);
    status = call(run, extension);
    if (status == ENGROSS_OK)
        status = flush(run);
    return judge(run, status, error_count(run->diagnostics) - before);
}

int32_t engross_exporter_run(const struct engross_exporter_task *task,
                             struct engross_diagnostics *diagnostics,
                             char extension[ENGROSS_EXTENSION_SIZE]) {
    struct run run = {.task = task, .diagnostics = diagnostics};
    run.arena.limit = task->limits->memory_bytes;
    extension[0] = '\0';
    int32_t status = engross_plugin_load(task->file, diagnostics, &run.plugin);
    if (status != ENGROSS_OK)
        return status;
    run.block = malloc(BLOCK_SIZE);
    status = run.block == NULL ? ENGROSS_NO_MEMORY : run_loaded(&run, extension);
    if (status == ENGROSS_NO_MEMORY)
        report_named(&run, ENGROSS_MESSAGE_HOST_NO_MEMORY, "", NULL);
    engross_resources_finish(&run.resources);
    engross_arena_finish(&run.arena);
    free(run.block);
    return status;
}
