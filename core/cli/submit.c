/* engross submit: everything that a procedure asks for, made, checked and packed; it is handed in
 * by whoever has to. */
#include "cli/command.h"
#include "cli/work.h"

static int run(const struct arguments *arguments) {
    if (arguments->operands.count == 0)
        return command_misused(&command_submit, "no input is named");
    if (arguments->profile == NULL)
        return command_misused(&command_submit, "--profile says to what procedure");
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    const struct work work = {.output = arguments->output, .flags = ENGROSS_EXPORT_PACKAGE};
    int status = work_run(arguments, &work, &report);
    report_finish(&report);
    return status;
}

static const struct option_row *const options[] = {&option_profile,
                                                   &option_package_output,
                                                   &option_zip,
                                                   &option_force,
                                                   &option_set,
                                                   &option_theme,
                                                   &option_from,
                                                   &option_metadata,
                                                   &option_jobs,
                                                   &option_level,
                                                   &option_quiet,
                                                   &option_verbose,
                                                   &option_plugin_directory,
                                                   &option_time_limit,
                                                   &option_memory_limit,
                                                   &option_output_limit,
                                                   &option_in_process,
                                                   &option_help,
                                                   NULL};

const struct command command_submit = {
    "submit", "INPUT... --profile ID",
    "Pack what a procedure asks for, with its preflight; nothing is sent.", options, run};
