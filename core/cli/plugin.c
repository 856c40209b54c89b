/* engross plugin: begins an exporter, and holds one to the interface. */
#include "cli/plugin.h"

#include <string.h>

struct word_row {
    const char *word;
    int (*run)(const struct arguments *arguments, const char *operand);
};
static const struct word_row words[] = {{"new", plugin_new}, {"check", plugin_check}};

static int run(const struct arguments *arguments) {
    const char *const *operands = arguments->operands.items;
    if (arguments->operands.count != 2)
        return command_misused(&command_plugin, "say what to do, and name one plugin");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(operands[0], words[i].word) == 0)
            return words[i].run(arguments, operands[1]);
    return command_misused(&command_plugin, "it can be new or check");
}

static const struct option_row *const options[] = {&option_check_format, &option_check_time_limit,
                                                   &option_quiet, &option_help, NULL};

const struct command command_plugin = {
    "plugin", "new NAME | check FILE",
    "Begin an exporter of your own, or check that one keeps to the interface.", options, run};
