#include "host/plan.h"
#include "host/plugin_describe.h"
#include "host/setting.h"
#include "profile/library.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

static int32_t misuse(struct engross_diagnostics *diagnostics, enum engross_message message,
                      const char *first, const char *second) {
    engross_report(diagnostics, message, ENGROSS_NOWHERE, first, second, NULL);
    return ENGROSS_MISUSED;
}

static unsigned processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return (unsigned)CPU_COUNT(&set);
}

static int32_t find_exporter(struct engross_plan *plan, const char *id,
                             struct engross_diagnostics *diagnostics) {
    const struct engross_plugin_file *file = engross_plugin_search_find(&plan->search, id);
    if (file == NULL) {
        engross_plugin_search_report_unknown(&plan->search, id, diagnostics);
        return ENGROSS_MISUSED;
    }
    for (size_t i = 0; i < plan->exporter_count; i++)
        if (plan->exporters[i] == file)
            return misuse(diagnostics, ENGROSS_MESSAGE_HOST_EXPORTER_TWICE, id, NULL);
    plan->exporters[plan->exporter_count++] = file;
    return ENGROSS_OK;
}

static void report_shadowed(const struct engross_plan *plan,
                            struct engross_diagnostics *diagnostics) {
    for (size_t i = 0; i < plan->search.count; i++) {
        const struct engross_plugin_file *file = &plan->search.files[i];
        for (size_t j = 0; j < plan->exporter_count; j++)
            if (file->shadowed_by != NULL && strcmp(file->id, plan->exporters[j]->id) == 0)
                engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PLUGIN_SHADOWED, ENGROSS_NOWHERE,
                               file->path, file->shadowed_by, NULL);
    }
}

static int32_t find_exporters(struct engross_plan *plan, struct engross_diagnostics *diagnostics) {
    const engross_export_request *request = &plan->request;
    if (request->exporter_count > ENGROSS_PLAN_EXPORTERS)
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_TOO_MANY_EXPORTERS, NULL, NULL);
    int32_t status = engross_plugin_search_run(
        request->plugin_directories, request->plugin_directory_count, diagnostics, &plan->search);
    for (size_t i = 0; i < request->exporter_count; i++) {
        int32_t found = find_exporter(plan, request->exporters[i], diagnostics);
        status = status == ENGROSS_OK ? found : status;
    }
    if (status == ENGROSS_OK)
        report_shadowed(plan, diagnostics);
    return status;
}

/* Each setting must be for an exporter that is asked for; the exporters that have some are then
 * asked whether they allow them, once, before any document is read. */
static int32_t check_settings(struct engross_plan *plan, struct engross_diagnostics *diagnostics) {
    const engross_export_request *request = &plan->request;
    bool asked[ENGROSS_PLAN_EXPORTERS] = {false};
    for (size_t i = 0; i < request->setting_count; i++) {
        const char *setting = request->settings[i];
        size_t exporter = 0;
        if (!engross_setting_is_well_formed(setting))
            return misuse(diagnostics, ENGROSS_MESSAGE_HOST_SETTING_FORM, setting, NULL);
        while (exporter < plan->exporter_count &&
               !engross_setting_is_for(setting, plan->exporters[exporter]->id))
            exporter++;
        if (exporter == plan->exporter_count)
            return misuse(diagnostics, ENGROSS_MESSAGE_HOST_SETTING_UNUSED, setting, NULL);
        asked[exporter] = true;
    }
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < plan->exporter_count; i++) {
        if (!asked[i])
            continue;
        int32_t checked = engross_plugin_check_settings(
            plan->exporters[i], request->settings, request->setting_count,
            (request->flags & ENGROSS_EXPORT_IN_PROCESS) != 0, diagnostics);
        status = status == ENGROSS_OK ? checked : status;
    }
    return status;
}

static bool is_directory(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Whether --output names a directory, there or to be made. */
static bool goes_to_directory(const engross_export_request *request) {
    size_t size = strlen(request->output);
    return size > 0 && (request->output[size - 1] == '/' || is_directory(request->output) ||
                        request->input_count * request->exporter_count > 1);
}

static bool make_place(const engross_export_request *request, bool to_directory, const char *input,
                       struct engross_output_place *place) {
    if (request->output == NULL) {
        place->directory = engross_path_directory(input);
    } else if (to_directory) {
        place->directory = strdup(request->output);
    } else {
        place->directory = engross_path_directory(request->output);
        place->name = strdup(engross_path_name(request->output));
    }
    return place->directory != NULL &&
           (request->output == NULL || to_directory || place->name != NULL);
}

static int32_t make_places(struct engross_plan *plan, struct engross_diagnostics *diagnostics) {
    const engross_export_request *request = &plan->request;
    bool single = request->input_count * request->exporter_count == 1;
    bool to_standard_output = request->output != NULL && strcmp(request->output, "-") == 0;
    plan->places = calloc(request->input_count, sizeof *plan->places);
    if (plan->places == NULL)
        return ENGROSS_NO_MEMORY;
    if (to_standard_output)
        return single ? ENGROSS_OK
                      : misuse(diagnostics, ENGROSS_MESSAGE_HOST_STANDARD_OUTPUT, NULL, NULL);
    if (request->output != NULL && request->output[0] == '\0')
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_EMPTY, NULL, NULL);
    bool to_directory = request->output != NULL && goes_to_directory(request);
    if (to_directory) {
        int32_t status = engross_output_directory_make(request->output, diagnostics);
        if (status != ENGROSS_OK)
            return status;
    }
    for (size_t i = 0; i < request->input_count; i++)
        if (!make_place(request, to_directory, request->inputs[i], &plan->places[i]))
            return ENGROSS_NO_MEMORY;
    return ENGROSS_OK;
}

/* The place of an output without its extension, for finding two that are the same. */
struct target {
    char *path;
    size_t input;
};

static int compare(const void *a, const void *b) {
    const struct target *left = a;
    const struct target *right = b;
    int order = strcmp(left->path, right->path);
    return order != 0 ? order : (left->input > right->input) - (left->input < right->input);
}

static char *target_path(const struct engross_plan *plan, size_t input) {
    struct engross_output_place bare = {.directory = plan->places[input].directory};
    char *stem = engross_output_name(&bare, plan->request.inputs[input], "");
    char *directory = realpath(bare.directory, NULL);
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    if (stem != NULL)
        engross_buffer_append_format(&path, "%s/%s", directory == NULL ? "" : directory, stem);
    free(stem);
    free(directory);
    if (engross_buffer_failed(&path))
        engross_buffer_finish(&path);
    return path.data;
}

static int32_t report_first_twins(const struct engross_plan *plan, struct target *targets,
                                  size_t count, struct engross_diagnostics *diagnostics) {
    qsort(targets, count, sizeof *targets, compare);
    for (size_t i = 1; i < count; i++)
        if (strcmp(targets[i - 1].path, targets[i].path) == 0)
            return misuse(diagnostics, ENGROSS_MESSAGE_HOST_SAME_OUTPUT,
                          plan->request.inputs[targets[i - 1].input],
                          plan->request.inputs[targets[i].input]);
    return ENGROSS_OK;
}

static int32_t check_twins(const struct engross_plan *plan,
                           struct engross_diagnostics *diagnostics) {
    size_t count = plan->request.input_count;
    if (count < 2 || plan->exporter_count == 0)
        return ENGROSS_OK;
    struct target *targets = calloc(count, sizeof *targets);
    int32_t status = targets == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    for (size_t i = 0; i < count && status == ENGROSS_OK; i++) {
        targets[i] = (struct target){target_path(plan, i), i};
        status = targets[i].path == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    }
    if (status == ENGROSS_OK)
        status = report_first_twins(plan, targets, count, diagnostics);
    for (size_t i = 0; targets != NULL && i < count; i++)
        free(targets[i].path);
    free(targets);
    return status;
}

static int32_t note_inputs(struct engross_plan *plan) {
    for (size_t i = 0; i < plan->request.input_count; i++) {
        struct stat status;
        if (stat(plan->request.inputs[i], &status) == 0 &&
            !engross_identity_add(&plan->files, &status, ENGROSS_IDENTITY_INPUT))
            return ENGROSS_NO_MEMORY;
    }
    return ENGROSS_OK;
}

/* Whether there is a profile of that name; what is in it is read by the workers. */
static int32_t check_profile(const struct engross_plan *plan,
                             struct engross_diagnostics *diagnostics) {
    struct engross_profile_place place;
    if (plan->request.profile == NULL)
        return ENGROSS_OK;
    enum engross_profile_search found = engross_profile_find(plan->request.profile, &place);
    free(place.path);
    if (found == ENGROSS_PROFILE_NO_MEMORY)
        return ENGROSS_NO_MEMORY;
    if (found == ENGROSS_PROFILE_FOUND)
        return ENGROSS_OK;
    engross_profile_report_unknown(plan->request.profile, diagnostics);
    return ENGROSS_MISUSED;
}

int32_t engross_plan_make(const engross_export_request *request,
                          struct engross_diagnostics *diagnostics, struct engross_plan *plan) {
    *plan = (struct engross_plan){0};
    plan->request.cancel_descriptor = -1;
    memcpy(&plan->request, request,
           request->size < sizeof plan->request ? request->size : sizeof plan->request);
    plan->limits = engross_limits_worker(plan->request.limits);
    plan->jobs = plan->request.jobs == 0 ? processors() : plan->request.jobs;
    plan->is_verbose = (plan->request.flags & ENGROSS_EXPORT_VERBOSE) != 0;
    if (plan->request.input_count == 0)
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_NO_INPUT, NULL, NULL);
    int32_t status = find_exporters(plan, diagnostics);
    if (status == ENGROSS_OK)
        status = check_profile(plan, diagnostics);
    if (status == ENGROSS_OK)
        status = check_settings(plan, diagnostics);
    if (status == ENGROSS_OK && plan->exporter_count > 0)
        status = make_places(plan, diagnostics);
    if (status == ENGROSS_OK)
        status = check_twins(plan, diagnostics);
    return status == ENGROSS_OK ? note_inputs(plan) : status;
}

void engross_plan_finish(struct engross_plan *plan) {
    for (size_t i = 0; plan->places != NULL && i < plan->request.input_count; i++) {
        free(plan->places[i].directory);
        free(plan->places[i].name);
    }
    free(plan->places);
    engross_identity_finish(&plan->files);
    engross_plugin_search_finish(&plan->search);
}
