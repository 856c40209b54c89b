/* engross export: documents in, outputs out. */
#include "cli/command.h"
#include "cli/work.h"

#include <string.h>

/* What --to calls a submission package; no exporter can have that id. */
#define SUBMISSION "submission"

static bool asks_for_package(const struct arguments *arguments) {
    for (size_t i = 0; i < arguments->exporters.count; i++)
        if (strcmp(arguments->exporters.items[i], SUBMISSION) == 0)
            return true;
    return false;
}

static int run(const struct arguments *arguments) {
    bool is_package = asks_for_package(arguments);
    if (arguments->operands.count == 0)
        return command_misused(&command_export, "no input is named");
    if (arguments->exporters.count == 0 && arguments->profile == NULL)
        return command_misused(&command_export, "--to names no exporter, and there is no --profile "
                                                "to say what is asked for");
    if (is_package && arguments->exporters.count > 1)
        return command_misused(&command_export,
                               "--to submission stands alone: the profile says what is in it");
    if (arguments->is_zip && !is_package)
        return command_misused(&command_export, "--zip is for --to submission");
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    struct work work = {arguments->exporters.items, arguments->exporters.count, arguments->output,
                        arguments->exporters.count == 0 ? ENGROSS_EXPORT_PROFILE_OUTPUTS : 0};
    if (is_package)
        work = (struct work){.output = arguments->output, .flags = ENGROSS_EXPORT_PACKAGE};
    int status = work_run(arguments, &work, &report);
    report_finish(&report);
    return status;
}

static const struct option_row *const options[] = {&option_to,           &option_output,
                                                   &option_set,          &option_theme,
                                                   &option_profile,      &option_force,
                                                   &option_zip,          &option_from,
                                                   &option_metadata,     &option_jobs,
                                                   &option_level,        &option_quiet,
                                                   &option_verbose,      &option_plugin_directory,
                                                   &option_time_limit,   &option_memory_limit,
                                                   &option_output_limit, &option_in_process,
                                                   &option_help,         NULL};

const struct command command_export = {
    "export", "INPUT... [--to EXPORTER,...] [--profile ID]",
    "Make outputs, such as PDF, DOCX or Akoma Ntoso, of documents.", options, run};
