#include "cli/report.h"
#include "cli/command.h"
#include "cli/progress.h"

#include <stdlib.h>

struct report report_make(const struct arguments *arguments, FILE *stream, uint32_t usual) {
    uint32_t shown = usual;
    if (arguments->is_quiet)
        shown = ENGROSS_SEVERITY_ERROR;
    if (arguments->is_verbose)
        shown = ENGROSS_SEVERITY_INFO;
    return (struct report){.stream = stream, .shown = shown};
}

static void print(void *user, const engross_diagnostic *diagnostic) {
    struct report *report = user;
    if (diagnostic->severity >= report->worst)
        report->worst = diagnostic->severity + 1;
    if (diagnostic->severity < report->shown)
        return;
    char *line =
        report->is_json ? engross_diagnostic_json(diagnostic) : engross_diagnostic_text(diagnostic);
    progress_wipe(report->progress);
    fprintf(report->stream, "%s\n", line == NULL ? "engross: out of memory" : line);
    free(line);
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
