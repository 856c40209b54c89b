#include "cli/report.h"
#include "cli/command.h"
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>

struct report report_make(const struct arguments *arguments, FILE *stream, uint32_t usual) {
    uint32_t shown = usual;
    if (arguments->is_quiet)
        shown = ENGROSS_SEVERITY_ERROR;
    if (arguments->is_verbose)
        shown = ENGROSS_SEVERITY_INFO;
    return (struct report){
        .stream = stream,
        .shown = shown,
        .findings = arguments->profile == NULL ? NULL : engross_findings_new(),
    };
}

static void write_text(struct report *report, char *text, const char *end) {
    progress_wipe(report->progress);
    fprintf(report->stream, "%s%s", text == NULL ? "engross: out of memory\n" : text, end);
    free(text);
}

static void print(void *user, const engross_diagnostic *diagnostic) {
    struct report *report = user;
    if (diagnostic->severity >= report->worst)
        report->worst = diagnostic->severity + 1;
    char *text =
        report->findings == NULL ? NULL : engross_findings_add(report->findings, diagnostic);
    bool is_shown = diagnostic->severity >= report->shown;
    if (is_shown && report->sarif != NULL)
        engross_sarif_add(report->sarif, diagnostic);
    else if (is_shown && report->is_json)
        write_text(report, engross_diagnostic_json(diagnostic), "\n");
    else if (is_shown && report->findings == NULL)
        write_text(report, engross_diagnostic_text(diagnostic), "\n");
    else if (is_shown) {
        write_text(report, text, "");
        text = NULL;
    }
    free(text);
}

void report_preflight(void *user, const engross_preflight *preflight) {
    struct report *report = user;
    char *text =
        report->findings == NULL ? NULL : engross_findings_report(report->findings, preflight);
    if (report->is_json) {
        write_text(report, engross_preflight_json(preflight), "\n");
    } else if (report->sarif == NULL &&
               (report->shown < ENGROSS_SEVERITY_ERROR ||
                strcmp(engross_preflight_verdict(preflight), "not-ready") == 0)) {
        write_text(report, text, "");
        text = NULL;
    }
    free(text);
}

void report_finish(struct report *report) {
    char *log = report->sarif == NULL ? NULL : engross_sarif_text(report->sarif);
    if (log != NULL)
        fputs(log, report->stream);
    else if (report->sarif != NULL)
        fputs("engross: out of memory\n", stderr);
    free(log);
    engross_sarif_free(report->sarif);
    engross_findings_free(report->findings);
    report->sarif = NULL;
    report->findings = NULL;
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
