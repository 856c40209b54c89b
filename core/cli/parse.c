/* engross parse: the canonical XML of a document. */
#include "cli/command.h"
#include "cli/work.h"

static int run(const struct arguments *arguments) {
    static const char *const canonical[] = {"canonical"};
    if (arguments->operands.count != 1)
        return command_misused(&command_parse, "name one input");
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    const struct work work = {.exporters = canonical,
                              .exporter_count = 1,
                              .output = arguments->output == NULL ? "-" : arguments->output};
    return work_run(arguments, &work, &report);
}

static const struct option_row *const options[] = {
    &option_output,       &option_from,       &option_metadata,   &option_level,
    &option_quiet,        &option_verbose,    &option_time_limit, &option_memory_limit,
    &option_output_limit, &option_in_process, &option_help,       NULL};

const struct command command_parse = {
    "parse", "INPUT", "Write a document as canonical XML, to standard output or a file.", options,
    run};
