/* Child processes that can be lost: what each one may keep, and how it ended. */
#ifndef ENGROSS_HOST_PROCESS_H
#define ENGROSS_HOST_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct engross_process {
    pid_t pid;        /* 0: none */
    int descriptor;   /* of the process (pidfd_open): readable once it has ended; -1: none */
    int64_t deadline; /* engross_clock() at which it is killed; INT64_MAX: never */
    bool timed_out;   /* it was */
};

#define ENGROSS_PROCESS_INIT                                                                       \
    { 0, -1, INT64_MAX, false }

/* Milliseconds of a clock that only goes forward. */
int64_t engross_clock(void);
/* Milliseconds until deadline for poll(): -1 for never. */
int engross_clock_timeout(int64_t deadline);

/* Forks. The child (true in *is_child) dies with its parent, has default signals, standard input
 * from /dev/null, standard output and error there too unless is_verbose, and no descriptor but
 * the kept ones. The parent gets *process. False with errno set when there can be no child. */
bool engross_process_fork(const int *kept, size_t kept_count, bool is_verbose, int64_t deadline,
                          struct engross_process *process, bool *is_child);
/* Collects a process that has ended, or ends it first; its wait status. */
int engross_process_collect(struct engross_process *process);
/* Asks a process to end and gives it a moment to, before it is ended and collected. */
void engross_process_stop(struct engross_process *process);
/* Kills a process that is past its deadline. */
void engross_process_expire(struct engross_process *process, int64_t now);

#endif
