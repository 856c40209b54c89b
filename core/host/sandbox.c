#include "host/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define MAXIMUM_PATHS 64

/* The sanitizers map terabytes of address space that they never touch. */
#ifdef __SANITIZE_ADDRESS__
#define LIMITS_MEMORY 0
#else
#define LIMITS_MEMORY 1
#endif

/* Libraries, fonts and dictionaries, and what the loader and fontconfig consult. */
static const char *const system_paths[] = {
    "/usr",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/etc/fonts",
    "/etc/alternatives",
    "/var/cache/fontconfig",
    "/dev/null",
    "/dev/urandom",
    "/proc/self",
};
static const char *const home_paths[] = {".fonts", ".local/share/fonts", ".cache/fontconfig",
                                         ".config/fontconfig"};

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
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* Paths that may be read; what was made for them is not freed: the process ends with them. */
struct paths {
    const char *items[MAXIMUM_PATHS];
    size_t count;
};

static void add(struct paths *paths, const char *path) {
    if (path != NULL && path[0] != '\0' && paths->count < MAXIMUM_PATHS)
        paths->items[paths->count++] = path;
}

static void add_list(struct paths *paths, const char *list) {
    while (list != NULL && *list != '\0') {
        size_t size = strcspn(list, ":");
        add(paths, strndup(list, size));
        list += size + (list[size] == ':');
    }
}

static void add_standing(struct paths *paths) {
    for (size_t i = 0; i < sizeof system_paths / sizeof system_paths[0]; i++)
        add(paths, system_paths[i]);
    const char *home = getenv("HOME");
    for (size_t i = 0; i < sizeof home_paths / sizeof home_paths[0] && home != NULL; i++)
        add(paths, engross_path_join(home, home_paths[i]));
    add_list(paths, getenv("LD_LIBRARY_PATH"));
}

static void add_plugin(struct paths *paths, const struct engross_plugin_file *file) {
    if (file->path != NULL)
        add(paths, engross_path_directory(file->path));
}

/* The values of the exporter's settings: any of them may be a file's name. */
static void add_settings(struct paths *paths, const struct engross_plan *plan, const char *id) {
    size_t size = strlen(id);
    for (size_t i = 0; i < plan->request.setting_count; i++) {
        const char *setting = plan->request.settings[i];
        const char *equals = strchr(setting, '=');
        if (equals != NULL && strncmp(setting, id, size) == 0 && setting[size] == '.')
            add(paths, equals + 1);
    }
}

void engross_sandbox_report_lacks(struct engross_diagnostics *diagnostics) {
    if (!engross_sandbox_knows_files())
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_SANDBOX, ENGROSS_NOWHERE, "Landlock",
                       "files", NULL);
    if (!engross_sandbox_knows_calls())
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_SANDBOX, ENGROSS_NOWHERE, "seccomp",
                       "the network and other programs", NULL);
}

void engross_sandbox_enter_reader(const struct engross_plan *plan) {
    limit_shares(&plan->limits);
    engross_sandbox_forbid_writing();
    engross_sandbox_forbid_calls(true);
}

void engross_sandbox_enter_exporter(const struct engross_plan *plan, size_t input,
                                    size_t exporter) {
    struct paths paths = {0};
    add_standing(&paths);
    add_plugin(&paths, plan->exporters[exporter]);
    add(&paths, engross_path_directory(plan->request.inputs[input]));
    add_settings(&paths, plan, plan->exporters[exporter]->id);
    engross_sandbox_forbid_reading(paths.items, paths.count);
    engross_sandbox_forbid_calls(false);
}

void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file) {
    const struct engross_limits_worker limits = engross_limits_worker(NULL);
    struct paths paths = {0};
    limit_shares(&limits);
    add_standing(&paths);
    add_plugin(&paths, file);
    engross_sandbox_forbid_writing();
    engross_sandbox_forbid_reading(paths.items, paths.count);
    engross_sandbox_forbid_calls(true);
    engross_sandbox_forbid_calls(false);
}
