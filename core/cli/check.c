/* engross check: read documents and say what was found, without making anything;
 * with a profile, whether they are fit to be submitted. */
#include "cli/command.h"
#include "cli/work.h"

#include <string.h>

static int run(const struct arguments *arguments) {
    if (arguments->operands.count == 0)
        return command_misused(&command_check, "no input is named");
    struct report report =
        report_make(arguments, stdout,
                    arguments->profile == NULL ? ENGROSS_SEVERITY_INFO : ENGROSS_SEVERITY_WARNING);
    const char *format = arguments->format == NULL ? "text" : arguments->format;
    report.is_json = strcmp(format, "json") == 0;
    if (strcmp(format, "sarif") == 0 && (report.sarif = engross_sarif_new()) == NULL)
        return EXIT_MACHINE;
    const struct work nothing = {0};
    int status = work_run(arguments, &nothing, &report);
    report_finish(&report);
    return status;
}

static const struct option_row *const options[] = {&option_profile,
                                                   &option_format,
                                                   &option_from,
                                                   &option_metadata,
                                                   &option_jobs,
                                                   &option_level,
                                                   &option_quiet,
                                                   &option_verbose,
                                                   &option_time_limit,
                                                   &option_memory_limit,
                                                   &option_in_process,
                                                   &option_help,
                                                   NULL};

const struct command command_check = {
    "check", "INPUT...",
    "Read documents, hold them against a profile, and list what there is to know.", options, run};
