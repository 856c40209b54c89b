/* Where a command's diagnostics go, and what exit status they make. */
#ifndef ENGROSS_CLI_REPORT_H
#define ENGROSS_CLI_REPORT_H

#include "cli/arguments.h"
#include "engross/engross.h"

#include <stdio.h>

struct progress;

struct report {
    FILE *stream;
    uint32_t shown; /* severities from this one on */
    uint32_t worst; /* severity + 1 of the worst one so far; 0: none */
    bool is_json;
    struct progress *progress; /* to be wiped away before a line; may be NULL */
};

/* For diagnostics to stream, from the severity that -q and -v (usual without them) make. */
struct report report_make(const struct arguments *arguments, FILE *stream, uint32_t usual);
engross_sink report_sink(struct report *report);
/* The exit status for a call's status and what was reported. */
int report_exit_status(const struct report *report, const struct arguments *arguments,
                       int32_t status);

#endif
