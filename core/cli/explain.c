/* engross explain: what a diagnostic means and how to mend what it tells of. */
#include "cli/command.h"
#include "cli/report.h"
#include "cli/text.h"

#include <stdlib.h>
#include <string.h>

#define MAXIMUM_CODES 1024

static void print_message(const char *code, uint32_t severity, const char *message,
                          const char *explanation) {
    printf("%s (%s)\n", code, engross_severity_name(severity));
    text_print_wrapped(message, 0, 4);
    putchar('\n');
    text_print_wrapped(explanation, 0, 0);
}

static bool explain_own(const char *code) {
    engross_message_row row = {.size = sizeof row};
    for (size_t i = 0; engross_message_at(i, &row) != 0; i++) {
        if (strcmp(row.code, code) != 0)
            continue;
        print_message(row.code, row.severity, row.message, row.explanation);
        return true;
    }
    return false;
}

/* Whether code is "ID." and the code of one of plugin's rows. */
static bool is_code_of(const engross_plugin *plugin, const engross_diagnostic_row *row,
                       const char *code) {
    size_t size = strlen(plugin->id);
    return strncmp(code, plugin->id, size) == 0 && code[size] == '.' &&
           strcmp(code + size + 1, row->code) == 0;
}

static bool explain_in(const engross_plugin_list *list, const char *code) {
    for (size_t i = 0; i < engross_plugin_list_count(list); i++) {
        const engross_plugin *plugin = engross_plugin_list_entry(list, i)->descriptor;
        for (size_t j = 0; plugin != NULL && j < plugin->diagnostic_count; j++) {
            const engross_diagnostic_row *row = &plugin->diagnostics[j];
            if (!is_code_of(plugin, row, code))
                continue;
            print_message(code, row->severity, row->message, row->explanation);
            return true;
        }
    }
    return false;
}

static void print_all(const engross_plugin_list *list) {
    engross_message_row row = {.size = sizeof row};
    for (size_t i = 0; engross_message_at(i, &row) != 0; i++)
        printf("%-32s %-8s %s\n", row.code, engross_severity_name(row.severity), row.message);
    for (size_t i = 0; i < engross_plugin_list_count(list); i++) {
        const engross_plugin *plugin = engross_plugin_list_entry(list, i)->descriptor;
        for (size_t j = 0; plugin != NULL && j < plugin->diagnostic_count; j++) {
            const engross_diagnostic_row *own = &plugin->diagnostics[j];
            int used = printf("%s.%s", plugin->id, own->code);
            printf("%*s %-8s %s\n", used < 32 ? 32 - used : 0, "",
                   engross_severity_name(own->severity), own->message);
        }
    }
}

static int complain_unknown(const char *code) {
    const char *codes[MAXIMUM_CODES];
    size_t count = 0;
    engross_message_row row = {.size = sizeof row};
    while (count < MAXIMUM_CODES && engross_message_at(count, &row) != 0)
        codes[count++] = row.code;
    const char *nearest = engross_word_nearest(code, codes, count);
    if (nearest == NULL)
        fprintf(stderr, "engross explain: there is no code \"%s\"\n", code);
    else
        fprintf(stderr, "engross explain: there is no code \"%s\"; did you mean \"%s\"?\n", code,
                nearest);
    return EXIT_USAGE;
}

/* A code that is not the library's own is "ID." and more: only that exporter is asked. */
static int explain_exporter(const char *code, const struct arguments *arguments) {
    char id[64];
    size_t size = strcspn(code, ".");
    engross_plugin_list *list = NULL;
    if (code[size] == '.' && size < sizeof id) {
        memcpy(id, code, size);
        id[size] = '\0';
        engross_plugin_list_load(arguments->plugin_directories.items,
                                 arguments->plugin_directories.count, id, NULL, &list);
    }
    bool explained = list != NULL && explain_in(list, code);
    engross_plugin_list_free(list);
    return explained ? EXIT_DONE : complain_unknown(code);
}

static int run(const struct arguments *arguments) {
    if (arguments->operands.count > 1)
        return command_misused(&command_explain, "name one code at most");
    const char *code = arguments->operands.count == 0 ? NULL : arguments->operands.items[0];
    if (code != NULL)
        return explain_own(code) ? EXIT_DONE : explain_exporter(code, arguments);
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    const engross_sink sink = report_sink(&report);
    engross_plugin_list *list = NULL;
    int32_t status =
        engross_plugin_list_load(arguments->plugin_directories.items,
                                 arguments->plugin_directories.count, NULL, &sink, &list);
    int exit_status = report_exit_status(&report, arguments, status);
    if (list != NULL)
        print_all(list);
    engross_plugin_list_free(list);
    return exit_status;
}

static const struct option_row *const options[] = {&option_plugin_directory, &option_help, NULL};

const struct command command_explain = {
    "explain", "[CODE]", "Explain a diagnostic by its code, or list them all.", options, run};
