/* System calls that no worker has a use for: seccomp filters, in the kernel's own form. A plugin
 * that makes one is killed with SIGSYS, which names it in a diagnostic; what libraries merely try
 * is answered as if the kernel did not know it. */
#include "host/sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

struct call {
    int number;
    uint32_t action;
};

#define KILL SCMP_ACT_KILL_PROCESS
#define ABSENT SCMP_ACT_ERRNO(38) /* ENOSYS */

static const struct call calls[] = {
    {SCMP_SYS(socket), KILL},
    {SCMP_SYS(connect), KILL},
    {SCMP_SYS(bind), KILL},
    {SCMP_SYS(listen), KILL},
    {SCMP_SYS(execve), KILL},
    {SCMP_SYS(execveat), KILL},
    {SCMP_SYS(ptrace), KILL},
    {SCMP_SYS(process_vm_readv), KILL},
    {SCMP_SYS(process_vm_writev), KILL},
    {SCMP_SYS(pidfd_getfd), KILL},
    {SCMP_SYS(mount), KILL},
    {SCMP_SYS(umount2), KILL},
    {SCMP_SYS(unshare), KILL},
    {SCMP_SYS(setns), KILL},
    {SCMP_SYS(bpf), KILL},
    {SCMP_SYS(keyctl), KILL},
    {SCMP_SYS(add_key), KILL},
    {SCMP_SYS(open_by_handle_at), KILL},
    {SCMP_SYS(io_uring_setup), ABSENT},
};

/* Those that make processes: threads are made with clone() as well. */
static const struct call forks[] = {{SCMP_SYS(fork), KILL}, {SCMP_SYS(vfork), KILL}};

bool engross_sandbox_knows_calls(void) {
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

static void add_calls(scmp_filter_ctx filter, const struct call *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        seccomp_rule_add(filter, rows[i].action, rows[i].number, 0);
}

static void add_forks(scmp_filter_ctx filter) {
    add_calls(filter, forks, sizeof forks / sizeof forks[0]);
    /* A filter cannot see clone3()'s flags; the C library then takes clone(). */
    seccomp_rule_add(filter, ABSENT, SCMP_SYS(clone3), 0);
    seccomp_rule_add(filter, KILL, SCMP_SYS(clone), 1,
                     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    /* Signals to others; raise() and abort() signal the process itself. */
    seccomp_rule_add(filter, KILL, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_NE, (scmp_datum_t)getpid()));
    seccomp_rule_add(filter, KILL, SCMP_SYS(tgkill), 1,
                     SCMP_A0(SCMP_CMP_NE, (scmp_datum_t)getpid()));
}

void engross_sandbox_forbid_calls(bool may_fork) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL)
        return;
    if (may_fork)
        add_calls(filter, calls, sizeof calls / sizeof calls[0]);
    else
        add_forks(filter);
    seccomp_load(filter);
    seccomp_release(filter);
}
