#include "host/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* The sanitizers map terabytes of address space that they never touch. */
#ifdef __SANITIZE_ADDRESS__
#define LIMITS_MEMORY 0
#else
#define LIMITS_MEMORY 1
#endif

static void limit(__rlimit_resource_t resource, uint64_t value) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return;
    rlim_t least = now.rlim_cur < value ? now.rlim_cur : value;
    const struct rlimit wanted = {least, least};
    setrlimit(resource, &wanted);
}

/* CPU time is bounded as well as the time on the clock, which the parent watches. */
static void limit_shares(const struct engross_limits_worker *limits) {
    limit(RLIMIT_CORE, 0); /* a dump would hold the document */
    limit(RLIMIT_CPU, limits->seconds + 1);
    limit(RLIMIT_FSIZE, limits->output_bytes);
    if (LIMITS_MEMORY)
        limit(RLIMIT_AS, limits->memory_bytes);
}

void engross_sandbox_enter_reader(const struct engross_plan *plan,
                                  struct engross_diagnostics *diagnostics) {
    (void)diagnostics;
    limit_shares(&plan->limits);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void engross_sandbox_enter_exporter(const struct engross_plan *plan, size_t input, size_t exporter,
                                    struct engross_diagnostics *diagnostics) {
    (void)plan;
    (void)input;
    (void)exporter;
    (void)diagnostics;
}

void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file,
                                   struct engross_diagnostics *diagnostics) {
    (void)file;
    (void)diagnostics;
    const struct engross_limits_worker limits = engross_limits_worker(NULL);
    limit_shares(&limits);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}
