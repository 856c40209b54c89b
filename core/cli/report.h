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
    engross_sarif *sarif;       /* where diagnostics go instead, or NULL; owned */
    engross_findings *findings; /* of this document, for a preflight's report; owned */
    struct progress *progress;  /* to be wiped away before a line; may be NULL */
};

/* For diagnostics to stream, from the severity that -q and -v (usual without them) make. */
/* To be finished by report_finish where it has a sarif, or diagnostics with rules may come. */
struct report report_make(const struct arguments *arguments, FILE *stream, uint32_t usual);
engross_sink report_sink(struct report *report);
/* For engross_export_request: the report of one screen after a document's findings, or its object
 * in JSON Lines. user is the report. */
void report_preflight(void *user, const engross_preflight *preflight);
/* Writes the SARIF log, where there is one, and frees what is owned. */
void report_finish(struct report *report);
/* The exit status for a call's status and what was reported. */
int report_exit_status(const struct report *report, const struct arguments *arguments,
                       int32_t status);

#endif
