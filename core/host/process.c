#include "host/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAXIMUM_KEPT 128
#define PATIENCE_MILLISECONDS 500

int64_t engross_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int engross_clock_timeout(int64_t deadline) {
    if (deadline == INT64_MAX)
        return -1;
    int64_t left = deadline - engross_clock();
    if (left < 0)
        return 0;
    return left > 60000 ? 60000 : (int)left + 1;
}

static int compare(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

/* Closes every descriptor but the standard ones and the kept ones. */
static void close_others(const int *kept, size_t count) {
    int sorted[MAXIMUM_KEPT];
    size_t used = count < MAXIMUM_KEPT ? count : MAXIMUM_KEPT;
    if (used > 0)
        memcpy(sorted, kept, used * sizeof *kept);
    qsort(sorted, used, sizeof *sorted, compare);
    unsigned first = STDERR_FILENO + 1;
    for (size_t i = 0; i < used; i++) {
        if (sorted[i] < (int)first)
            continue;
        if (sorted[i] > (int)first)
            close_range(first, (unsigned)sorted[i] - 1, 0);
        first = (unsigned)sorted[i] + 1;
    }
    close_range(first, ~0U, 0);
}

static void silence(bool is_verbose) {
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0)
        return;
    dup2(nothing, STDIN_FILENO);
    /* What a plugin prints must not end up in an output that goes to standard output. */
    dup2(is_verbose ? STDERR_FILENO : nothing, STDOUT_FILENO);
#ifndef __SANITIZE_ADDRESS__
    if (!is_verbose)
        dup2(nothing, STDERR_FILENO);
#endif
}

/* An embedding program's handlers are not for a process that may run anybody's code. */
static void reset_signals(void) {
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become_child(pid_t parent, const int *kept, size_t count, bool is_verbose) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(EXIT_FAILURE);
    reset_signals();
    silence(is_verbose);
    close_others(kept, count);
}

bool engross_process_fork(const int *kept, size_t kept_count, bool is_verbose, int64_t deadline,
                          struct engross_process *process, bool *is_child) {
    pid_t parent = getpid();
    *process = (struct engross_process)ENGROSS_PROCESS_INIT;
    pid_t pid = fork();
    *is_child = pid == 0;
    if (pid < 0)
        return false;
    if (pid == 0) {
        become_child(parent, kept, kept_count, is_verbose);
        return true;
    }
    process->pid = pid;
    process->deadline = deadline;
    process->descriptor = pidfd_open(pid, 0);
    if (process->descriptor >= 0)
        return true;
    int error = errno;
    engross_process_collect(process);
    errno = error;
    return false;
}

int engross_process_collect(struct engross_process *process) {
    int status = 0;
    kill(process->pid, SIGKILL); /* does nothing to one that has ended */
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (process->descriptor >= 0)
        close(process->descriptor);
    process->descriptor = -1;
    process->pid = 0;
    return status;
}

void engross_process_stop(struct engross_process *process) {
    struct pollfd polled = {process->descriptor, POLLIN, 0};
    kill(process->pid, SIGTERM);
    poll(&polled, 1, PATIENCE_MILLISECONDS);
    engross_process_collect(process);
}

void engross_process_expire(struct engross_process *process, int64_t now) {
    if (process->pid == 0 || now < process->deadline)
        return;
    process->timed_out = true;
    process->deadline = INT64_MAX;
    kill(process->pid, SIGKILL);
}
