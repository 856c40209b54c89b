/* engross help, and --help of every command: printed from the same tables that are parsed. */
#include "cli/command.h"
#include "cli/text.h"
#include "engross/engross.h"

#include <stdio.h>

static void print_option(const struct option_row *option) {
    int used = option->letter == '\0' ? printf("      ") : printf("  -%c, ", option->letter);
    used += printf("--%s", option->name);
    if (option->argument != NULL)
        used += printf(" %s", option->argument);
    if (used > 26)
        putchar('\n');
    text_print_wrapped(option->help, used > 26 ? 0 : used, 28);
}

void command_print_help(const struct command *command) {
    printf("Usage: engross %s %s\n\n", command->name, command->synopsis);
    text_print_wrapped(command->summary, 0, 0);
    if (command->options[0] == NULL)
        return;
    puts("\nOptions:");
    for (size_t i = 0; command->options[i] != NULL; i++)
        print_option(command->options[i]);
}

static void print_overview(void) {
    puts("engross " ENGROSS_VERSION ": human-rights documents in, submission-ready copies out.\n");
    puts("Usage: engross COMMAND ...\n");
    for (size_t i = 0; commands[i] != NULL; i++) {
        int used = printf("  %s %s", commands[i]->name, commands[i]->synopsis);
        if (used > 26)
            putchar('\n');
        text_print_wrapped(commands[i]->summary, used > 26 ? 0 : used, 28);
    }
    puts("\nengross help COMMAND, or engross COMMAND --help, tells more; so do the man pages.");
}

static int run(const struct arguments *arguments) {
    if (arguments->operands.count > 1)
        return command_misused(&command_help, "name one command at most");
    if (arguments->operands.count == 0) {
        print_overview();
        return EXIT_DONE;
    }
    const struct command *command = command_find(arguments->operands.items[0]);
    if (command == NULL)
        return command_complain_unknown(arguments->operands.items[0]);
    command_print_help(command);
    return EXIT_DONE;
}

static const struct option_row *const options[] = {&option_help, NULL};

const struct command command_help = {"help", "[COMMAND]", "Show how a command is used.", options,
                                     run};
