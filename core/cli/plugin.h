/* engross plugin: what the author of an exporter needs, one file for each word after it. */
#ifndef ENGROSS_CLI_PLUGIN_H
#define ENGROSS_CLI_PLUGIN_H

#include "cli/command.h"

/* Both take the operands after their word and return an exit status. */
int plugin_new(const struct arguments *arguments, const char *name);
int plugin_check(const struct arguments *arguments, const char *path);

#endif
