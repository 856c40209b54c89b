/* engross export: documents in, outputs out. */
#include "cli/command.h"
#include "cli/work.h"

static int run(const struct arguments *arguments) {
    if (arguments->operands.count == 0)
        return command_misused(&command_export, "no input is named");
    if (arguments->exporters.count == 0)
        return command_misused(&command_export, "--to names no exporter");
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    const struct work work = {arguments->exporters.items, arguments->exporters.count,
                              arguments->output};
    int status = work_run(arguments, &work, &report);
    report_finish(&report);
    return status;
}

static const struct option_row *const options[] = {&option_to,
                                                   &option_output,
                                                   &option_set,
                                                   &option_theme,
                                                   &option_profile,
                                                   &option_force,
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

const struct command command_export = {
    "export", "INPUT... --to EXPORTER[,EXPORTER...]",
    "Make outputs, such as PDF, DOCX or Akoma Ntoso, of documents.", options, run};
