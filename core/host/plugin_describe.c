#include "host/plugin_describe.h"
#include "host/descriptor.h"
#include "host/plugin_load.h"
#include "host/process.h"
#include "host/record.h"
#include "host/sandbox.h"
#include "host/setting.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 10
#define MAXIMUM_ANSWER ((size_t)4 << 20)

/* What a plugin is asked: its descriptor, or about settings. */
struct inquiry {
    const struct engross_plugin_file *file;
    const char *const *settings;
    size_t setting_count;
    bool wants_descriptor;
};

static int32_t check_settings(const struct inquiry *inquiry, const engross_plugin *plugin,
                              struct engross_diagnostics *diagnostics) {
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    engross_value *values;
    int32_t status = engross_setting_values(plugin, inquiry->settings, inquiry->setting_count,
                                            &arena, diagnostics, &values);
    engross_arena_finish(&arena);
    return status;
}

static int32_t inquire_here(const struct inquiry *inquiry, struct engross_diagnostics *diagnostics,
                            const engross_plugin **plugin) {
    int32_t status = engross_plugin_load(inquiry->file, diagnostics, plugin);
    return status == ENGROSS_OK ? check_settings(inquiry, *plugin, diagnostics) : status;
}

static void write_all(int descriptor, const struct engross_buffer *buffer) {
    for (size_t done = 0; done < buffer->size && !engross_buffer_failed(buffer);) {
        ssize_t more = write(descriptor, buffer->data + done, buffer->size - done);
        if (more < 0 && errno != EINTR)
            return;
        done += more > 0 ? (size_t)more : 0;
    }
}

/* The child: diagnostics as records, the result, then the bytes of the descriptor. */
static _Noreturn void answer_and_exit(const struct inquiry *inquiry, int descriptor) {
    struct engross_record_writer writer = {.descriptor = descriptor};
    const engross_sink sink = engross_record_sink(&writer);
    struct engross_diagnostics diagnostics = {.sink = &sink, .output = inquiry->file->id};
    const engross_plugin *plugin = NULL;
    engross_sandbox_enter_inquiry(inquiry->file);
    int32_t status = inquire_here(inquiry, &diagnostics, &plugin);
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_record_append_result(&buffer, status, "");
    if (status == ENGROSS_OK && inquiry->wants_descriptor)
        engross_descriptor_append(&buffer, plugin);
    write_all(descriptor, &buffer);
    _exit(EXIT_SUCCESS);
}

/* Reads until the child closes its end, sends too much or takes too long. */
static void read_answer(int descriptor, struct engross_process *process,
                        struct engross_buffer *answer) {
    char block[16384];
    while (answer->size < MAXIMUM_ANSWER) {
        struct pollfd polled = {descriptor, POLLIN, 0};
        int ready = poll(&polled, 1, engross_clock_timeout(process->deadline));
        engross_process_expire(process, engross_clock());
        if (process->timed_out)
            return;
        if (ready <= 0)
            continue;
        ssize_t size = read(descriptor, block, sizeof block);
        if (size <= 0 && !(size < 0 && errno == EINTR))
            return;
        engross_buffer_append(answer, block, size > 0 ? (size_t)size : 0);
    }
}

/* Passes on the records of an answer. The offset past the result, whose status is *status; 0
 * where there is no result. */
static size_t take_records(const struct engross_buffer *answer,
                           struct engross_diagnostics *diagnostics, int32_t *status) {
    for (size_t offset = 0;;) {
        struct engross_record record = engross_record_next(answer->data, answer->size, &offset);
        if (record.type == ENGROSS_RECORD_RESULT) {
            *status = (int32_t)record.number;
            return offset;
        }
        if (record.type != ENGROSS_RECORD_DIAGNOSTIC)
            return 0;
        diagnostics->counts[record.diagnostic.severity]++;
        if (diagnostics->sink != NULL && diagnostics->sink->diagnostic != NULL)
            diagnostics->sink->diagnostic(diagnostics->sink->user, &record.diagnostic);
    }
}

static int32_t lost(const struct inquiry *inquiry, int wait_status, bool timed_out,
                    struct engross_diagnostics *diagnostics) {
    const char *name = timed_out                  ? "it did not answer in time"
                       : WIFSIGNALED(wait_status) ? sigabbrev_np(WTERMSIG(wait_status))
                                                  : "it ended the process";
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_NOT_LOADED, ENGROSS_NOWHERE,
                   inquiry->file->path, name == NULL ? "it crashed" : name, NULL);
    return ENGROSS_FAILED;
}

static int32_t inquire(const struct inquiry *inquiry, struct engross_diagnostics *diagnostics,
                       struct engross_arena *arena, const engross_plugin **plugin) {
    int ends[2];
    struct engross_process process;
    bool is_child = false;
    if (pipe2(ends, O_CLOEXEC) != 0 ||
        !engross_process_fork(&ends[1], 1, false, engross_clock() + SECONDS * 1000, &process,
                              &is_child)) {
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_NO_PROCESS, ENGROSS_NOWHERE,
                       strerrordesc_np(errno), NULL);
        return ENGROSS_FAILED;
    }
    if (is_child)
        answer_and_exit(inquiry, ends[1]);
    close(ends[1]);
    struct engross_buffer answer = ENGROSS_BUFFER_INIT;
    read_answer(ends[0], &process, &answer);
    close(ends[0]);
    bool timed_out = process.timed_out;
    int wait_status = engross_process_collect(&process);
    int32_t status = ENGROSS_FAILED;
    size_t offset = take_records(&answer, diagnostics, &status);
    if (status == ENGROSS_OK && inquiry->wants_descriptor)
        *plugin = engross_descriptor_parse(answer.data + offset, answer.size - offset, arena);
    if (offset == 0 || (status == ENGROSS_OK && inquiry->wants_descriptor && *plugin == NULL))
        status = lost(inquiry, wait_status, timed_out, diagnostics);
    engross_buffer_finish(&answer);
    return status;
}

int32_t engross_plugin_check_settings(const struct engross_plugin_file *file,
                                      const char *const *settings, size_t count, bool in_process,
                                      struct engross_diagnostics *diagnostics) {
    const struct inquiry inquiry = {file, settings, count, false};
    const engross_plugin *plugin = NULL;
    if (in_process || file->path == NULL)
        return inquire_here(&inquiry, diagnostics, &plugin);
    return inquire(&inquiry, diagnostics, NULL, &plugin);
}

const engross_plugin *engross_plugin_describe(const struct engross_plugin_file *file,
                                              struct engross_arena *arena,
                                              struct engross_diagnostics *diagnostics) {
    const struct inquiry inquiry = {file, NULL, 0, true};
    const engross_plugin *plugin = NULL;
    if (file->path == NULL)
        inquire_here(&inquiry, diagnostics, &plugin);
    else
        inquire(&inquiry, diagnostics, arena, &plugin);
    return plugin;
}
