/* What export, check and parse share: one request to the library, watched. */
#ifndef ENGROSS_CLI_WORK_H
#define ENGROSS_CLI_WORK_H

#include "cli/arguments.h"
#include "cli/report.h"

/* What a command asks for beside what stands in the arguments. */
struct work {
    const char *const *exporters;
    size_t exporter_count;
    const char *output;
    uint32_t flags; /* ENGROSS_EXPORT_*, beside those of the arguments */
};

/* Carries it out, with a progress bar, ended cleanly by SIGINT, SIGTERM and SIGHUP. The exit
 * status of the program. */
int work_run(const struct arguments *arguments, const struct work *work, struct report *report);

#endif
