/* engross profiles: the procedures that documents can be held against, and what each one asks. */
#include "cli/command.h"
#include "cli/report.h"

#include <stdlib.h>

static int describe(const struct arguments *arguments, struct report *report) {
    const engross_sink sink = report_sink(report);
    char *text = NULL;
    int32_t status = engross_profile_describe(arguments->operands.items[0], &sink, &text);
    if (text != NULL)
        fputs(text, stdout);
    free(text);
    return report_exit_status(report, arguments, status);
}

static int list(const struct arguments *arguments, struct report *report) {
    const engross_sink sink = report_sink(report);
    engross_profile_list *profiles = NULL;
    int32_t status = engross_profile_list_load(&sink, &profiles);
    for (size_t i = 0; profiles != NULL && i < engross_profile_list_count(profiles); i++) {
        const engross_profile_entry *entry = engross_profile_list_entry(profiles, i);
        printf("%-22s %s\n", entry->id, entry->title);
        if (entry->path != NULL)
            printf("%23s%s\n", "", entry->path);
    }
    engross_profile_list_free(profiles);
    return report_exit_status(report, arguments, status);
}

static int run(const struct arguments *arguments) {
    if (arguments->operands.count > 1)
        return command_misused(&command_profiles, "name one profile at most");
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    return arguments->operands.count == 0 ? list(arguments, &report) : describe(arguments, &report);
}

static const struct option_row *const options[] = {&option_help, NULL};

const struct command command_profiles = {
    "profiles", "[PROFILE]", "List the submission profiles, or what one asks, with its sources.",
    options, run};
