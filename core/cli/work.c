#include "cli/work.h"
#include "cli/command.h"
#include "cli/progress.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* The signals that end the work, as a descriptor: whoever waits for workers waits for it too. */
static int block_signals(sigset_t *signals) {
    sigemptyset(signals);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGHUP);
    sigprocmask(SIG_BLOCK, signals, NULL);
    return signalfd(-1, signals, SFD_CLOEXEC);
}

/* Ends the program by the signal that came, now that all is tidy, so that its caller knows. */
static int die_by_signal(int descriptor, const sigset_t *signals) {
    struct signalfd_siginfo info;
    if (read(descriptor, &info, sizeof info) == (ssize_t)sizeof info) {
        signal((int)info.ssi_signo, SIG_DFL);
        raise((int)info.ssi_signo);
        sigprocmask(SIG_UNBLOCK, signals, NULL);
    }
    return EXIT_MACHINE;
}

static uint64_t bytes(uint64_t mebibytes) {
    return mebibytes << 20;
}

int work_run(const struct arguments *arguments, const struct work *work, struct report *report) {
    const engross_read_options reading = {
        .size = sizeof reading,
        .format = arguments->from,
        .metadata = arguments->metadata.items,
        .metadata_count = arguments->metadata.count,
    };
    const engross_worker_limits limits = {
        .size = sizeof limits,
        .seconds = arguments->time_limit,
        .memory_bytes = bytes(arguments->memory_limit),
        .output_bytes = bytes(arguments->output_limit),
    };
    struct progress progress = progress_begin(!arguments->is_quiet);
    sigset_t signals;
    int descriptor = arguments->is_in_process ? -1 : block_signals(&signals);
    const engross_export_request request = {
        .size = sizeof request,
        .inputs = arguments->operands.items,
        .input_count = arguments->operands.count,
        .exporters = work->exporters,
        .exporter_count = work->exporter_count,
        .output = work->output,
        .theme = arguments->theme,
        .settings = arguments->settings.items,
        .setting_count = arguments->settings.count,
        .reading = &reading,
        .limits = &limits,
        .plugin_directories = arguments->plugin_directories.items,
        .plugin_directory_count = arguments->plugin_directories.count,
        .jobs = arguments->jobs > 1024 ? 1024 : (uint32_t)arguments->jobs,
        .flags = (arguments->is_in_process ? ENGROSS_EXPORT_IN_PROCESS : 0) |
                 (arguments->is_verbose ? ENGROSS_EXPORT_VERBOSE : 0) |
                 (arguments->is_forced ? ENGROSS_EXPORT_FORCE : 0) |
                 (arguments->is_zip ? ENGROSS_EXPORT_ZIP : 0) | work->flags,
        .cancel_descriptor = descriptor,
        .user = &progress,
        .progress = progress.is_terminal ? progress_draw : NULL,
        .profile = arguments->profile,
        .preflight_user = report,
        .preflight = report_preflight,
    };
    report->progress = &progress;
    const engross_sink sink = report_sink(report);
    int32_t status = engross_export(&request, &sink);
    progress_wipe(&progress);
    report->progress = NULL;
    int exit_status = report_exit_status(report, arguments, status);
    if (status == ENGROSS_CANCELLED && descriptor >= 0)
        exit_status = die_by_signal(descriptor, &signals);
    if (descriptor >= 0)
        close(descriptor);
    return exit_status;
}
