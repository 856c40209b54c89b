/* What a confined process tries to do all the same, told by name. A forbidden call raises SIGSYS
 * in the thread that makes it; so does every call that opens a file, which is then made from here:
 * when Landlock refuses it, the process has reached for a file that is not its own. The kernel
 * forbids, whatever becomes of this; what is lost without it is the name of the deed. */
#include "host/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

/* Where the registers of a system call are (the kernel's calling conventions). */
#if defined(__x86_64__)
#define REGISTERS(context) ((context)->uc_mcontext.gregs)
#define RESULT REG_RAX
static const int argument_registers[] = {REG_RDI, REG_RSI, REG_RDX, REG_R10};
#define KNOWS_REGISTERS 1
#elif defined(__aarch64__)
#define REGISTERS(context) ((context)->uc_mcontext.regs)
#define RESULT 0
static const int argument_registers[] = {0, 1, 2, 3};
#define KNOWS_REGISTERS 1
#else
#define KNOWS_REGISTERS 0
#endif

const int engross_sandbox_openings[] = {
#ifdef SYS_open
    SYS_open, SYS_creat,
#endif
    SYS_openat, SYS_openat2, -1};

/* A signal's handler can be handed nothing: these are the process's. */
static void (*tell_deed)(void *user, const char *deed, const char *path);
static void *tell_user;
static volatile sig_atomic_t is_trusted;

bool engross_sandbox_is_watched(void) {
    return tell_deed != NULL && KNOWS_REGISTERS;
}

void engross_sandbox_trust(bool is_host) {
    is_trusted = is_host;
}

#if KNOWS_REGISTERS
static bool is_opening(int number) {
    for (size_t i = 0; engross_sandbox_openings[i] >= 0; i++)
        if (engross_sandbox_openings[i] == number)
            return true;
    return false;
}

static long argument(const ucontext_t *context, size_t index) {
    return (long)REGISTERS(context)[argument_registers[index]];
}

static const char *path_of(const ucontext_t *context, int number) {
    bool is_relative = number == SYS_openat || number == SYS_openat2;
    return (const char *)argument(context, is_relative ? 1 : 0);
}

static long open_here(const ucontext_t *context, int number) {
    long result = syscall(number, argument(context, 0), argument(context, 1), argument(context, 2),
                          argument(context, 3), 0L, ENGROSS_SANDBOX_PASS);
    return result < 0 ? -errno : result;
}

/* The loader looks for libraries in directories that it may not read, too: "libz.so.1". */
static bool is_library(const ucontext_t *context, int number, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *suffix = strstr(slash == NULL ? path : slash, ".so");
    bool is_reading = number == SYS_openat && (argument(context, 2) & O_ACCMODE) == O_RDONLY;
#ifdef SYS_open
    is_reading =
        is_reading || (number == SYS_open && (argument(context, 1) & O_ACCMODE) == O_RDONLY);
#endif
    return is_reading && suffix != NULL && suffix[3 + strspn(suffix + 3, ".0123456789")] == '\0';
}

static void handle(int signal_number, siginfo_t *information, void *data) {
    (void)signal_number;
    ucontext_t *context = data;
    int number = information->si_syscall;
    int error = errno;
    long result = -EPERM;
    const char *path = NULL;
    bool is_stopped = !is_trusted;
    if (is_opening(number)) {
        result = open_here(context, number);
        path = result == -EACCES ? path_of(context, number) : NULL;
        is_stopped = path != NULL && !is_trusted && !is_library(context, number, path);
    }
    if (is_stopped) {
        tell_deed(tell_user, path == NULL ? engross_sandbox_deed(number) : "open", path);
        _exit(EXIT_FAILURE);
    }
    REGISTERS(context)[RESULT] = result;
    errno = error;
}

void engross_sandbox_watch(void (*tell)(void *user, const char *deed, const char *path),
                           void *user) {
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_NODEFER};
    tell_deed = tell;
    tell_user = user;
    sigemptyset(&action.sa_mask);
    sigaction(SIGSYS, &action, NULL);
}
#else
void engross_sandbox_watch(void (*tell)(void *user, const char *deed, const char *path),
                           void *user) {
    (void)tell;
    (void)user;
}
#endif
