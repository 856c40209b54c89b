/* engross check: read documents and say what was found, without making anything. */
#include "cli/command.h"
#include "cli/work.h"

#include <string.h>

static int run(const struct arguments *arguments) {
    if (arguments->operands.count == 0)
        return command_misused(&command_check, "no input is named");
    struct report report = report_make(arguments, stdout, ENGROSS_SEVERITY_INFO);
    report.is_json = arguments->format != NULL && strcmp(arguments->format, "json") == 0;
    const struct work nothing = {0};
    return work_run(arguments, &nothing, &report);
}

static const struct option_row *const options[] = {
    &option_format,       &option_from,       &option_metadata, &option_jobs,
    &option_level,        &option_quiet,      &option_verbose,  &option_time_limit,
    &option_memory_limit, &option_in_process, &option_help,     NULL};

const struct command command_check = {
    "check", "INPUT...", "Read documents and list what there is to know about them.", options, run};
