/* engross plugins: the exporters that are found, and what each one can do. */
#include "cli/command.h"
#include "cli/report.h"
#include "cli/text.h"

#include <string.h>

static const char *shown_path(const engross_plugin_entry *entry) {
    return entry->path == NULL ? "(built in)" : entry->path;
}

static void print_line(const engross_plugin_entry *entry) {
    const engross_plugin *plugin = entry->descriptor;
    if (entry->shadowed_by != NULL)
        printf("%-12s not used: %s comes before %s\n", entry->id, entry->shadowed_by,
               shown_path(entry));
    else if (plugin == NULL)
        printf("%-12s cannot be loaded: %s\n", entry->id, shown_path(entry));
    else
        printf("%-12s %-8s %-14s %s\n%13s%s\n", entry->id, plugin->version, plugin->extension,
               plugin->name, "", shown_path(entry));
}

static void print_fact(const char *label, const char *value) {
    int used = printf("%s:", label);
    text_print_wrapped(value, used, 14);
}

static void print_range(const engross_option *option) {
    switch (option->type) {
    case ENGROSS_OPTION_BOOLEAN:
        printf("yes or no");
        break;
    case ENGROSS_OPTION_INTEGER:
    case ENGROSS_OPTION_NUMBER:
        printf("%g to %g", option->minimum, option->maximum);
        break;
    case ENGROSS_OPTION_CHOICE:
        for (const char *at = option->choices; *at != '\0'; at++)
            fputs(*at == '|' ? ", " : (char[]){*at, '\0'}, stdout);
        break;
    default:
        fputs(option->type == ENGROSS_OPTION_FILE ? "a file" : "text", stdout);
    }
}

static void print_options(const engross_plugin *plugin) {
    if (plugin->option_count == 0)
        return;
    puts("\nOptions (--set):");
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = &plugin->options[i];
        printf("  %s.%s=", plugin->id, option->name);
        print_range(option);
        if (option->default_value[0] != '\0')
            printf(" (default: %s)", option->default_value);
        putchar('\n');
        text_print_wrapped(option->help, 0, 6);
    }
}

static void print_support(const engross_plugin *plugin) {
    static const char *const levels[] = {"", "full", "degraded", "dropped"};
    if (plugin->support_count == 0)
        return;
    puts("\nSupport:");
    for (size_t i = 0; i < plugin->support_count; i++) {
        const engross_support *row = &plugin->support[i];
        const char *kind = engross_kind_name(row->kind);
        const char *level = row->level < 4 ? levels[row->level] : "";
        if (kind == NULL)
            continue;
        int used = printf("  %-18s %s", kind, level);
        if (row->note != NULL)
            used += printf(": ");
        text_print_wrapped(row->note == NULL ? "" : row->note, used, 21);
    }
}

static void print_diagnostics(const engross_plugin *plugin) {
    if (plugin->diagnostic_count == 0)
        return;
    puts("\nDiagnostics (engross explain CODE):");
    for (size_t i = 0; i < plugin->diagnostic_count; i++) {
        const engross_diagnostic_row *row = &plugin->diagnostics[i];
        printf("  %s.%s (%s)\n", plugin->id, row->code, engross_severity_name(row->severity));
        text_print_wrapped(row->message, 0, 6);
    }
}

static void print_details(const engross_plugin_entry *entry) {
    const engross_plugin *plugin = entry->descriptor;
    if (plugin == NULL) {
        print_line(entry);
        return;
    }
    print_fact("Exporter", plugin->id);
    print_fact("Name", plugin->name);
    print_fact("Summary", plugin->summary);
    print_fact("Version", plugin->version);
    print_fact("Licence", plugin->licence);
    print_fact("Media type", plugin->media_type);
    print_fact("Extension", plugin->extension);
    print_fact("File", shown_path(entry));
    print_options(plugin);
    print_support(plugin);
    print_diagnostics(plugin);
}

static int run(const struct arguments *arguments) {
    if (arguments->operands.count > 1)
        return command_misused(&command_plugins, "name one exporter at most");
    const char *id = arguments->operands.count == 0 ? NULL : arguments->operands.items[0];
    struct report report = report_make(arguments, stderr, ENGROSS_SEVERITY_WARNING);
    const engross_sink sink = report_sink(&report);
    engross_plugin_list *list = NULL;
    int32_t status = engross_plugin_list_load(
        arguments->plugin_directories.items, arguments->plugin_directories.count, id, &sink, &list);
    for (size_t i = 0; list != NULL && i < engross_plugin_list_count(list); i++) {
        const engross_plugin_entry *entry = engross_plugin_list_entry(list, i);
        if (id == NULL)
            print_line(entry);
        else
            print_details(entry);
    }
    engross_plugin_list_free(list);
    return report_exit_status(&report, arguments, status);
}

static const struct option_row *const options[] = {&option_plugin_directory, &option_quiet,
                                                   &option_verbose, &option_help, NULL};

const struct command command_plugins = {
    "plugins", "[EXPORTER]", "List the exporters, or one with its options and what it supports.",
    options, run};
