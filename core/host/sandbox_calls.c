/* System calls that no worker has a use for: seccomp filters. What a plugin makes of them is known
 * by name and ends its process, see sandbox_watch.c; what libraries merely try is answered as if
 * the kernel did not know it. A list of what is allowed instead would end with every release of
 * every library that a plugin may use. */
#include "host/sandbox.h"

#include <errno.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

struct call {
    int number;
    const char *deed; /* after "it tried to"; NULL: the kernel seems not to know the call */
};

static const char network[] = "use the network";
static const char program[] = "run another program";
static const char process[] = "make another process";
static const char meddling[] = "meddle with another process";
static const char machine[] = "change the machine's settings";
static const char shared[] = "share memory with other programs";
static const char change[] = "change or remove a file";

/* For every worker. */
static const struct call calls[] = {
    {SCMP_SYS(socket), network},
    {SCMP_SYS(connect), network},
    {SCMP_SYS(bind), network},
    {SCMP_SYS(listen), network},
    {SCMP_SYS(execve), program},
    {SCMP_SYS(execveat), program},
    {SCMP_SYS(ptrace), meddling},
    {SCMP_SYS(process_vm_readv), meddling},
    {SCMP_SYS(process_vm_writev), meddling},
    {SCMP_SYS(process_madvise), meddling},
    {SCMP_SYS(pidfd_getfd), meddling},
    {SCMP_SYS(kcmp), meddling},
    {SCMP_SYS(perf_event_open), meddling},
    {SCMP_SYS(mount), machine},
    {SCMP_SYS(umount2), machine},
    {SCMP_SYS(move_mount), machine},
    {SCMP_SYS(open_tree), machine},
    {SCMP_SYS(fsopen), machine},
    {SCMP_SYS(pivot_root), machine},
    {SCMP_SYS(chroot), machine},
    {SCMP_SYS(unshare), machine},
    {SCMP_SYS(setns), machine},
    {SCMP_SYS(bpf), machine},
    {SCMP_SYS(keyctl), machine},
    {SCMP_SYS(add_key), machine},
    {SCMP_SYS(request_key), machine},
    {SCMP_SYS(open_by_handle_at), machine},
    {SCMP_SYS(swapon), machine},
    {SCMP_SYS(swapoff), machine},
    {SCMP_SYS(reboot), machine},
    {SCMP_SYS(settimeofday), machine},
    {SCMP_SYS(clock_settime), machine},
    {SCMP_SYS(adjtimex), machine},
    {SCMP_SYS(clock_adjtime), machine},
    {SCMP_SYS(sethostname), machine},
    {SCMP_SYS(setdomainname), machine},
    {SCMP_SYS(init_module), machine},
    {SCMP_SYS(finit_module), machine},
    {SCMP_SYS(delete_module), machine},
    {SCMP_SYS(kexec_load), machine},
    {SCMP_SYS(kexec_file_load), machine},
    {SCMP_SYS(quotactl), machine},
    {SCMP_SYS(acct), machine},
    {SCMP_SYS(syslog), machine},
    {SCMP_SYS(shmget), shared},
    {SCMP_SYS(shmat), shared},
    {SCMP_SYS(msgget), shared},
    {SCMP_SYS(semget), shared},
    {SCMP_SYS(mq_open), shared},
    {SCMP_SYS(unlink), change},
    {SCMP_SYS(unlinkat), change},
    {SCMP_SYS(rename), change},
    {SCMP_SYS(renameat), change},
    {SCMP_SYS(renameat2), change},
    {SCMP_SYS(link), change},
    {SCMP_SYS(linkat), change},
    {SCMP_SYS(symlink), change},
    {SCMP_SYS(symlinkat), change},
    {SCMP_SYS(mkdir), change},
    {SCMP_SYS(mkdirat), change},
    {SCMP_SYS(rmdir), change},
    {SCMP_SYS(mknod), change},
    {SCMP_SYS(mknodat), change},
    {SCMP_SYS(truncate), change},
    {SCMP_SYS(chmod), change},
    {SCMP_SYS(fchmod), change},
    {SCMP_SYS(fchmodat), change},
    {SCMP_SYS(chown), change},
    {SCMP_SYS(fchown), change},
    {SCMP_SYS(lchown), change},
    {SCMP_SYS(fchownat), change},
    {SCMP_SYS(utime), change},
    {SCMP_SYS(utimes), change},
    {SCMP_SYS(futimesat), change},
    {SCMP_SYS(utimensat), change},
    {SCMP_SYS(setxattr), change},
    {SCMP_SYS(lsetxattr), change},
    {SCMP_SYS(fsetxattr), change},
    {SCMP_SYS(removexattr), change},
    {SCMP_SYS(lremovexattr), change},
    {SCMP_SYS(fremovexattr), change},
    {SCMP_SYS(io_uring_setup), NULL},
    {SCMP_SYS(userfaultfd), NULL},
    {SCMP_SYS(memfd_secret), NULL},
};

/* For those that make no process: threads are made with clone() as well. A filter cannot see
 * clone3()'s flags; the C library then takes clone(). */
static const struct call forks[] = {
    {SCMP_SYS(fork), process},        {SCMP_SYS(vfork), process},
    {SCMP_SYS(clone3), NULL},         {SCMP_SYS(tkill), meddling},
    {SCMP_SYS(pidfd_open), meddling}, {SCMP_SYS(pidfd_send_signal), meddling},
};

/* Calls that are forbidden with some arguments only. */
static const struct call others[] = {
    {SCMP_SYS(clone), process},
    {SCMP_SYS(kill), meddling},
    {SCMP_SYS(tgkill), meddling},
    {SCMP_SYS(rt_sigqueueinfo), meddling},
    {SCMP_SYS(rt_tgsigqueueinfo), meddling},
    {SCMP_SYS(prlimit64), meddling},
    {SCMP_SYS(ioctl), "type into the terminal"},
};

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const char *find_deed(const struct call *rows, size_t count, int number) {
    for (size_t i = 0; i < count; i++)
        if (rows[i].number == number)
            return rows[i].deed;
    return NULL;
}

const char *engross_sandbox_deed(int number) {
    const char *deed = find_deed(calls, COUNT(calls), number);
    deed = deed != NULL ? deed : find_deed(forks, COUNT(forks), number);
    deed = deed != NULL ? deed : find_deed(others, COUNT(others), number);
    return deed != NULL ? deed : "do what it may not";
}

bool engross_sandbox_knows_calls(void) {
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

static void add_calls(scmp_filter_ctx filter, const struct call *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        seccomp_rule_add(filter, rows[i].deed == NULL ? SCMP_ACT_ERRNO(ENOSYS) : SCMP_ACT_TRAP,
                         rows[i].number, 0);
}

/* A terminal that standard error is may be typed into by whoever has it open. */
static void add_terminal(scmp_filter_ctx filter) {
    static const unsigned requests[] = {TIOCSTI, TIOCLINUX};
    for (size_t i = 0; i < COUNT(requests); i++)
        seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(ioctl), 1,
                         SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, requests[i]));
}

/* Signals to others; raise() and abort() signal the process itself. */
static void add_signals(scmp_filter_ctx filter) {
    static const int numbers[] = {SCMP_SYS(kill), SCMP_SYS(tgkill), SCMP_SYS(rt_sigqueueinfo),
                                  SCMP_SYS(rt_tgsigqueueinfo)};
    for (size_t i = 0; i < COUNT(numbers); i++)
        seccomp_rule_add(filter, SCMP_ACT_TRAP, numbers[i], 1,
                         SCMP_A0(SCMP_CMP_NE, (scmp_datum_t)getpid()));
    seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0));
    /* The signal that tells of all this is not to be had; whoever asks is told that it is. */
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(0), SCMP_SYS(rt_sigaction), 2,
                     SCMP_A0(SCMP_CMP_EQ, SIGSYS), SCMP_A1(SCMP_CMP_NE, 0));
}

/* Calls that open files come by sandbox_watch.c, which makes them itself. */
static void add_openings(scmp_filter_ctx filter) {
    for (size_t i = 0; engross_sandbox_openings[i] >= 0; i++)
        seccomp_rule_add(filter, SCMP_ACT_TRAP, engross_sandbox_openings[i], 1,
                         SCMP_A5(SCMP_CMP_NE, ENGROSS_SANDBOX_PASS));
}

static void add_forks(scmp_filter_ctx filter) {
    add_calls(filter, forks, COUNT(forks));
    seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(clone), 1,
                     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    add_signals(filter);
    if (engross_sandbox_is_watched())
        add_openings(filter);
}

void engross_sandbox_forbid_calls(bool may_fork) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL)
        return;
    if (may_fork) {
        add_calls(filter, calls, COUNT(calls));
        add_terminal(filter);
    } else {
        add_forks(filter);
    }
    seccomp_load(filter);
    seccomp_release(filter);
}
