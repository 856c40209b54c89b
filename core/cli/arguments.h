/* The command line: one table row for each option, which is parsed, listed by --help and
 * described in the man pages from it. Options may stand anywhere; "--" ends them. */
#ifndef ENGROSS_CLI_ARGUMENTS_H
#define ENGROSS_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words of the command line, in order; the strings are argv's. */
struct words {
    const char **items;
    size_t count;
};

/* What was said, for all commands. */
struct arguments {
    struct words operands;
    struct words exporters; /* of --to, parted */
    struct words settings;
    struct words metadata;
    struct words plugin_directories;
    const char *output;
    const char *theme;
    const char *from;
    const char *format;
    const char *profile;
    uint64_t jobs;
    uint64_t time_limit;   /* seconds */
    uint64_t memory_limit; /* MiB */
    uint64_t output_limit; /* MiB */
    uint32_t level;        /* of -W */
    bool is_quiet;
    bool is_verbose;
    bool is_in_process;
    bool is_forced;
    bool is_zip;
    bool wants_help;
    char *storage; /* parted words */
};

enum option_kind {
    OPTION_FLAG,     /* bool */
    OPTION_STRING,   /* const char * */
    OPTION_WORD,     /* struct words: each one more */
    OPTION_PARTED,   /* struct words: parted by commas */
    OPTION_NUMBER,   /* uint64_t, 1 or more */
    OPTION_SEVERITY, /* uint32_t */
};

struct option_row {
    char letter; /* '\0': none */
    const char *name;
    const char *argument; /* NULL for a flag */
    const char *help;
    const char *choices; /* words parted by '|' that a STRING may be, or NULL */
    enum option_kind kind;
    size_t offset; /* of the member of struct arguments */
};

/* Parses words into *arguments by a table that ends with a row without a name. False after it
 * has said on standard error what is wrong. To be finished in any case. */
bool arguments_parse(int count, char **words, const struct option_row *const *options,
                     const char *command, struct arguments *arguments);
void arguments_finish(struct arguments *arguments);

/* Every option there is. */
extern const struct option_row option_to, option_output, option_set, option_theme, option_from,
    option_metadata, option_plugin_directory, option_level, option_quiet, option_verbose,
    option_jobs, option_in_process, option_time_limit, option_memory_limit, option_output_limit,
    option_format, option_check_format, option_check_time_limit, option_profile, option_force,
    option_zip, option_package_output, option_help;

#endif
