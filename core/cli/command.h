/* What a command is: a row of a table. One file for each. */
#ifndef ENGROSS_CLI_COMMAND_H
#define ENGROSS_CLI_COMMAND_H

#include "cli/arguments.h"

/* Exit statuses. */
enum {
    EXIT_DONE = 0,    /* everything asked for was done, nothing reached the -W level */
    EXIT_FOUND = 1,   /* something reached it, or is not there because of the document */
    EXIT_USAGE = 2,   /* the command line makes no sense */
    EXIT_MACHINE = 3, /* trouble with the machine, not with the document */
};

struct command {
    const char *name;
    const char *synopsis;                    /* what follows the name */
    const char *summary;                     /* one sentence */
    const struct option_row *const *options; /* ends with NULL */
    int (*run)(const struct arguments *arguments);
};

extern const struct command command_export, command_submit, command_check, command_parse,
    command_plugins, command_profiles, command_explain, command_completion, command_plugin,
    command_help;

/* All of them; ends with NULL. */
extern const struct command *const commands[];

const struct command *command_find(const char *name);
/* Says that there is no such command; EXIT_USAGE. */
int command_complain_unknown(const char *name);
/* --help of a command. */
void command_print_help(const struct command *command);
/* Says what is wrong with the command line; EXIT_USAGE. */
int command_misused(const struct command *command, const char *why);

#endif
