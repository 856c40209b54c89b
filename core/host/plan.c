#include "host/plan.h"
#include "host/canonical.h"
#include "host/plugin_describe.h"
#include "host/setting.h"
#include "profile/library.h"
#include "profile/profile.h"

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

static bool is_zip_file(const char *path) {
    size_t size = strlen(path);
    return size > 4 && strcmp(path + size - 4, ".zip") == 0 && !is_directory(path);
}

/* Packages go into the directory that is named, or beside their inputs; one of them may be given
 * the name of a ZIP file. */
static int32_t make_package_places(struct engross_plan *plan,
                                   struct engross_diagnostics *diagnostics) {
    const engross_export_request *request = &plan->request;
    const char *output = request->output;
    if (output != NULL && strcmp(output, "-") == 0)
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_PACKAGE_STANDARD_OUTPUT, NULL, NULL);
    if (output != NULL && output[0] == '\0')
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_EMPTY, NULL, NULL);
    bool is_file = output != NULL && request->input_count == 1 && is_zip_file(output);
    plan->is_zip = plan->is_zip || is_file;
    plan->places = calloc(request->input_count, sizeof *plan->places);
    int32_t status = plan->places == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
    if (status == ENGROSS_OK && output != NULL && !is_file)
        status = engross_output_directory_make(output, diagnostics);
    for (size_t i = 0; i < request->input_count && status == ENGROSS_OK; i++) {
        struct engross_output_place *place = &plan->places[i];
        if (!make_place(request, !is_file, request->inputs[i], place))
            status = ENGROSS_NO_MEMORY;
        else if (place->name == NULL)
            place->name = engross_output_name(place, request->inputs[i], NULL,
                                              plan->is_zip ? ".submission.zip" : ".submission");
        if (place->name == NULL)
            status = ENGROSS_NO_MEMORY;
    }
    return status;
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
    char *stem = engross_output_name(&bare, plan->request.inputs[input], NULL, "");
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

/* Loads the profile, once for all documents. */
static int32_t load_profile(struct engross_plan *plan, struct engross_diagnostics *diagnostics) {
    struct engross_profile_place place;
    if (plan->request.profile == NULL)
        return plan->is_package
                   ? misuse(diagnostics, ENGROSS_MESSAGE_HOST_PACKAGE_PROFILE, NULL, NULL)
                   : ENGROSS_OK;
    enum engross_profile_search found = engross_profile_find(plan->request.profile, &place);
    free(place.path);
    int32_t status = engross_profile_load(plan->request.profile, diagnostics, &plan->profile);
    return found == ENGROSS_PROFILE_ABSENT ? ENGROSS_MISUSED : status;
}

/* Takes the exporters from the profile; a package has the canonical XML as well. */
static int32_t take_profile_outputs(struct engross_plan *plan,
                                    struct engross_diagnostics *diagnostics) {
    const struct engross_profile *profile = plan->profile;
    const char *canonical = plan->is_package ? engross_canonical_plugin.id : NULL;
    size_t count = 0;
    for (size_t i = 0; profile != NULL && i < profile->output_count; i++) {
        plan->ids[count++] = profile->outputs[i].exporter;
        if (canonical != NULL && strcmp(profile->outputs[i].exporter, canonical) == 0)
            canonical = NULL;
    }
    if (count == 0)
        return misuse(diagnostics, ENGROSS_MESSAGE_HOST_PROFILE_OUTPUTS,
                      profile == NULL ? "" : profile->id, NULL);
    if (canonical != NULL)
        plan->ids[count++] = canonical;
    plan->request.exporters = plan->ids;
    plan->request.exporter_count = count;
    return ENGROSS_OK;
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
    plan->is_package = (plan->request.flags & ENGROSS_EXPORT_PACKAGE) != 0;
    plan->is_zip = (plan->request.flags & ENGROSS_EXPORT_ZIP) != 0;
    int32_t status = load_profile(plan, diagnostics);
    if (status == ENGROSS_OK &&
        (plan->is_package || (plan->request.flags & ENGROSS_EXPORT_PROFILE_OUTPUTS) != 0))
        status = take_profile_outputs(plan, diagnostics);
    if (status == ENGROSS_OK)
        status = find_exporters(plan, diagnostics);
    if (status == ENGROSS_OK)
        status = check_settings(plan, diagnostics);
    if (status == ENGROSS_OK && plan->is_package)
        status = make_package_places(plan, diagnostics);
    else if (status == ENGROSS_OK && plan->exporter_count > 0)
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
    engross_profile_free(plan->profile);
    engross_identity_finish(&plan->files);
    engross_plugin_search_finish(&plan->search);
}
