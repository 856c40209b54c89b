#include "host/sandbox.h"
#include "base/buffer.h"
#include "host/resource.h"
#include "profile/profile.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Libraries, fonts and dictionaries, and what the loader and fontconfig consult. */
static const char *const system_paths[] = {
    "/usr",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/etc/fonts",
    "/etc/alternatives",
    "/etc/locale.alias",
    "/etc/localtime",
    "/var/cache/fontconfig",
    "/dev/null",
    "/dev/urandom",
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu",
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

/* The sanitizers map terabytes of address space that they never touch. */
static bool is_sanitized(void) {
    return dlsym(RTLD_DEFAULT, "__asan_init") != NULL || dlsym(RTLD_DEFAULT, "__tsan_init") != NULL;
}

/* When the machine has no memory left, a worker is to go rather than anything else of the user's.
 */
static void go_first(void) {
    int descriptor = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (write(descriptor, "1000", 4) < 0)
        errno = 0; /* then the kernel chooses */
    close(descriptor);
}

/* CPU time is bounded as well as the time on the clock, which the parent watches. */
static void limit_shares(const struct engross_limits_worker *limits) {
    go_first();
    limit(RLIMIT_CORE, 0); /* a dump would hold the document */
    limit(RLIMIT_CPU, limits->seconds + 1);
    limit(RLIMIT_FSIZE, limits->output_bytes);
    if (!is_sanitized())
        limit(RLIMIT_AS, limits->memory_bytes);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static void allow_joined(int rules, const char *directory, const char *name) {
    char *path = engross_path_join(directory, name);
    if (path != NULL)
        engross_sandbox_files_allow(rules, path);
    free(path);
}

static void allow_directory_of(int rules, const char *path) {
    char *directory = path == NULL ? NULL : engross_path_directory(path);
    if (directory != NULL)
        engross_sandbox_files_allow(rules, directory);
    free(directory);
}

static void allow_list(int rules, const char *list) {
    while (list != NULL && *list != '\0') {
        size_t size = strcspn(list, ":");
        char *path = strndup(list, size);
        if (path != NULL && size > 0)
            engross_sandbox_files_allow(rules, path);
        free(path);
        list += size + (list[size] == ':');
    }
}

static void allow_standing(int rules) {
    for (size_t i = 0; i < sizeof system_paths / sizeof system_paths[0]; i++)
        engross_sandbox_files_allow(rules, system_paths[i]);
    const char *home = getenv("HOME");
    for (size_t i = 0; i < sizeof home_paths / sizeof home_paths[0] && home != NULL; i++)
        allow_joined(rules, home, home_paths[i]);
    allow_list(rules, getenv("LD_LIBRARY_PATH"));
}

/* The values of an exporter's settings, or of all where id is NULL: any may be a file's name. */
static void allow_settings(int rules, const struct engross_plan *plan, const char *id) {
    size_t size = id == NULL ? 0 : strlen(id);
    for (size_t i = 0; i < plan->request.setting_count; i++) {
        const char *setting = plan->request.settings[i];
        const char *equals = strchr(setting, '=');
        if (equals != NULL &&
            (id == NULL || (strncmp(setting, id, size) == 0 && setting[size] == '.')))
            engross_sandbox_files_allow(rules, equals + 1);
    }
}

/* The document, what lies beside and below it, and what it is a link to. */
static void allow_document(int rules, const char *path) {
    static const char *const companions[] = {".yaml", ".yml"};
    size_t stem = strlen(path);
    const char *dot = strrchr(engross_path_name(path), '.');
    allow_directory_of(rules, path);
    engross_sandbox_files_allow(rules, path);
    if (dot != NULL)
        stem = (size_t)(dot - path);
    for (size_t i = 0; i < sizeof companions / sizeof companions[0]; i++) {
        struct engross_buffer beside = ENGROSS_BUFFER_INIT;
        engross_buffer_append(&beside, path, stem);
        engross_buffer_append_string(&beside, companions[i]);
        if (!engross_buffer_failed(&beside))
            engross_sandbox_files_allow(rules, beside.data);
        engross_buffer_finish(&beside);
    }
}

/* Files that the request names for reading; names of other things lead nowhere. */
static void allow_request(int rules, const struct engross_plan *plan) {
    const engross_read_options *reading = plan->request.reading;
    for (size_t i = 0; reading != NULL && i < reading->metadata_count; i++)
        engross_sandbox_files_allow(rules, reading->metadata[i]);
    if (plan->request.theme != NULL)
        engross_sandbox_files_allow(rules, plan->request.theme);
    if (plan->profile != NULL && plan->profile->theme != NULL)
        engross_sandbox_files_allow(rules, plan->profile->theme);
    allow_settings(rules, plan, NULL);
    for (size_t i = 0; i < plan->exporter_count; i++)
        allow_directory_of(rules, plan->exporters[i]->path);
}

/* The images that the figures name, and nothing else of what lies beside the document. */
static void allow_images(int rules, const engross_view *view, const char *document) {
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (rules >= 0 && view->step(view, &cursor) != 0) {
        if (cursor.event != ENGROSS_EVENT_ENTER ||
            view->kind(view, cursor.node) != ENGROSS_KIND_FIGURE)
            continue;
        engross_text source = view->attribute(view, cursor.node, ENGROSS_ATTRIBUTE_SOURCE);
        int image = source.size == 0 ? -1 : engross_resource_image_place(document, source.data);
        if (image < 0)
            continue;
        engross_sandbox_files_allow_descriptor(rules, image);
        close(image);
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

void engross_sandbox_enter_reader(const struct engross_plan *plan, size_t input) {
    int rules = engross_sandbox_files_begin();
    limit_shares(&plan->limits);
    allow_standing(rules);
    engross_sandbox_files_allow(rules, "/proc"); /* each exporter will have its own /proc/self */
    allow_document(rules, plan->request.inputs[input]);
    allow_request(rules, plan);
    engross_sandbox_forbid_writing();
    engross_sandbox_files_enforce(rules);
    engross_sandbox_forbid_calls(true);
}

void engross_sandbox_enter_exporter(const struct engross_plan *plan, const engross_view *view,
                                    size_t input, size_t exporter) {
    int rules = engross_sandbox_files_begin();
    allow_standing(rules);
    allow_directory_of(rules, plan->exporters[exporter]->path);
    allow_images(rules, view, plan->request.inputs[input]);
    allow_settings(rules, plan, plan->exporters[exporter]->id);
    engross_sandbox_files_enforce(rules);
    engross_sandbox_forbid_calls(false);
}

void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file) {
    const struct engross_limits_worker limits = engross_limits_worker(NULL);
    int rules = engross_sandbox_files_begin();
    limit_shares(&limits);
    allow_standing(rules);
    allow_directory_of(rules, file->path);
    engross_sandbox_forbid_writing();
    engross_sandbox_files_enforce(rules);
    engross_sandbox_forbid_calls(true);
    engross_sandbox_forbid_calls(false);
}
