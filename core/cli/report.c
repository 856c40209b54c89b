#include "cli/report.h"
#include "cli/command.h"
#include "cli/preflight.h"
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>

struct report report_make(const struct arguments *arguments, FILE *stream, uint32_t usual) {
    uint32_t shown = usual;
    if (arguments->is_quiet)
        shown = ENGROSS_SEVERITY_ERROR;
    if (arguments->is_verbose)
        shown = ENGROSS_SEVERITY_INFO;
    return (struct report){.stream = stream, .shown = shown, .counts = arguments->profile != NULL};
}

/* How often this document's diagnostics had that code, this one included; 0: nobody counts. */
static uint32_t count(struct report *report, const engross_diagnostic *diagnostic) {
    if (report->tally == NULL)
        report->tally = calloc(TALLY_CAPACITY, sizeof *report->tally);
    if (report->tally == NULL)
        return 0;
    return tally_add(report->tally, &report->tally_count, diagnostic);
}

static void print(void *user, const engross_diagnostic *diagnostic) {
    struct report *report = user;
    if (diagnostic->severity >= report->worst)
        report->worst = diagnostic->severity + 1;
    uint32_t times = report->counts ? count(report, diagnostic) : 0;
    if (diagnostic->severity < report->shown)
        return;
    if (report->sarif != NULL) {
        engross_sarif_add(report->sarif, diagnostic);
        return;
    }
    char *line =
        report->is_json ? engross_diagnostic_json(diagnostic) : engross_diagnostic_text(diagnostic);
    progress_wipe(report->progress);
    fprintf(report->stream, "%s\n", line == NULL ? "engross: out of memory" : line);
    if (!report->is_json && diagnostic->rule != NULL)
        preflight_print_advice(report->stream, diagnostic, times <= 1);
    free(line);
}

void report_preflight(void *user, const engross_preflight *preflight) {
    struct report *report = user;
    progress_wipe(report->progress);
    if (report->is_json) {
        char *line = engross_preflight_json(preflight);
        fprintf(report->stream, "%s\n", line == NULL ? "engross: out of memory" : line);
        free(line);
    } else if (report->sarif == NULL &&
               (report->shown < ENGROSS_SEVERITY_ERROR ||
                strcmp(engross_preflight_verdict(preflight), "not-ready") == 0)) {
        preflight_print(report->stream, preflight, report->tally, report->tally_count);
    }
    report->tally_count = 0;
}

void report_finish(struct report *report) {
    char *log = report->sarif == NULL ? NULL : engross_sarif_text(report->sarif);
    if (log != NULL)
        fputs(log, report->stream);
    else if (report->sarif != NULL)
        fputs("engross: out of memory\n", stderr);
    free(log);
    engross_sarif_free(report->sarif);
    free(report->tally);
    report->sarif = NULL;
    report->tally = NULL;
}

engross_sink report_sink(struct report *report) {
    return (engross_sink){sizeof(engross_sink), report, print};
}

int report_exit_status(const struct report *report, const struct arguments *arguments,
                       int32_t status) {
    if (status == ENGROSS_MISUSED)
        return EXIT_USAGE;
    if (report->worst == ENGROSS_SEVERITY_SYSTEM + 1)
        return EXIT_MACHINE;
    if (status != ENGROSS_OK || report->worst > arguments->level)
        return EXIT_FOUND;
    return EXIT_DONE;
}
