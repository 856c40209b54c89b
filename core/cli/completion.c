/* engross completion: shell completions, printed from the tables that are parsed. The build prints
 * them once for each shell and installs them. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

/* What the operands of some commands may be; those of all others are files. */
struct operand_row {
    const char *command;
    const char *words; /* parted by '|' */
};
static const struct operand_row operand_rows[] = {
    {"plugin", "new|check"},
    {"completion", "bash|zsh|fish"},
};

static const char *operand_words(const char *command) {
    for (size_t i = 0; i < sizeof operand_rows / sizeof *operand_rows; i++)
        if (strcmp(operand_rows[i].command, command) == 0)
            return operand_rows[i].words;
    return NULL;
}

static bool takes(const struct option_row *option, const char *what) {
    return option->argument != NULL && strstr(option->argument, what) != NULL;
}

static bool takes_exporters(const struct option_row *option) {
    return takes(option, "EXPORTER,");
}

static bool takes_files(const struct option_row *option) {
    return takes(option, "FILE") || takes(option, "DIR");
}

/* Words parted by '|' with another character between them. */
static void print_words(const char *words, char between) {
    for (const char *at = words; *at != '\0'; at++)
        putchar(*at == '|' ? between : *at);
}

/* text between single quotes, with a backslash before each of special's characters. */
static void print_quoted(const char *text, const char *special) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\'", stdout);
        else if (strchr(special, *text) != NULL)
            putchar('\\');
        putchar(*text);
    }
}

static void print_command_names(void) {
    for (size_t i = 0; commands[i] != NULL; i++)
        printf("%s%s", i == 0 ? "" : " ", commands[i]->name);
}

/* --- bash --- */

/* A pattern of case that matches the option as the word before the one to complete. */
static void print_bash_pattern(const char *command, const struct option_row *option) {
    printf("    '%s --%s'", command, option->name);
    if (option->letter != '\0')
        printf(" | '%s -%c'", command, option->letter);
}

static void print_bash_value(const char *command, const struct option_row *option) {
    if (option->argument == NULL || takes_files(option))
        return;
    print_bash_pattern(command, option);
    if (takes_exporters(option)) {
        puts(") _engross_exporters \"$current\" ;;");
        return;
    }
    fputs(") _engross_words \"", stdout);
    print_words(option->choices == NULL ? "" : option->choices, ' ');
    puts("\" \"$current\" ;;");
}

static void print_bash_options(const struct command *command) {
    printf("    '%s -'*) _engross_words \"", command->name);
    for (size_t i = 0; command->options[i] != NULL; i++)
        printf("%s--%s", i == 0 ? "" : " ", command->options[i]->name);
    puts("\" \"$current\" ;;");
    const char *words = operand_words(command->name);
    if (words == NULL)
        return;
    printf("    '%s '*) [ \"$COMP_CWORD\" = 2 ] && _engross_words \"", command->name);
    print_words(words, ' ');
    puts("\" \"$current\" ;;");
}

static void print_bash(void) {
    puts("# Completion of engross(1) for bash, printed by 'engross completion bash'.\n"
         "_engross_words() {\n"
         "    compopt +o default\n"
         "    COMPREPLY=($(compgen -W \"$1\" -- \"$2\"))\n"
         "}\n"
         "_engross_exporters() {\n"
         "    local before=\n"
         "    case $1 in *,*) before=${1%,*}, ;; esac\n"
         "    compopt +o default\n"
         "    COMPREPLY=($(compgen -P \"$before\" \\\n"
         "        -W \"$(engross plugins -q 2>/dev/null | sed -n 's/^\\([a-z0-9-]*\\) .*/\\1/p')\" "
         "-- \"${1##*,}\"))\n"
         "}\n"
         "_engross() {\n"
         "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "    local command=${COMP_WORDS[1]}\n"
         "    COMPREPLY=()\n"
         "    if [ \"$COMP_CWORD\" = 1 ]; then");
    fputs("        _engross_words \"", stdout);
    print_command_names();
    puts(" --help --version\" \"$current\"\n        return\n    fi\n"
         "    case \"$command $before\" in");
    for (size_t i = 0; commands[i] != NULL; i++)
        for (size_t j = 0; commands[i]->options[j] != NULL; j++)
            print_bash_value(commands[i]->name, commands[i]->options[j]);
    fputs("    'help help') _engross_words \"", stdout);
    print_command_names();
    puts("\" \"$current\" ;;\n    *)\n    case \"$command $current\" in");
    for (size_t i = 0; commands[i] != NULL; i++)
        print_bash_options(commands[i]);
    puts("    esac ;;\n    esac\n}\ncomplete -o default -F _engross engross");
}

/* --- zsh --- */

static void print_zsh_option(const struct option_row *option) {
    fputs(" \\\n        '*'", stdout);
    if (option->letter == '\0')
        printf("'--%s", option->name);
    else
        printf("{-%c,--%s}'", option->letter, option->name);
    fputs(option->argument != NULL ? "=[" : "[", stdout);
    print_quoted(option->help, "[]:");
    putchar(']');
    if (option->argument != NULL) {
        putchar(':');
        print_quoted(option->argument, "[]:");
        putchar(':');
    }
    if (option->choices != NULL) {
        putchar('(');
        print_words(option->choices, ' ');
        putchar(')');
    } else if (takes_exporters(option)) {
        fputs("_engross_exporters", stdout);
    } else if (takes_files(option)) {
        fputs("_files", stdout);
    }
    putchar('\'');
}

static void print_zsh_command(const struct command *command) {
    printf("    %s)\n        _arguments -S", command->name);
    for (size_t i = 0; command->options[i] != NULL; i++)
        print_zsh_option(command->options[i]);
    const char *words = operand_words(command->name);
    if (words != NULL) {
        fputs(" \\\n        '1:word:(", stdout);
        print_words(words, ' ');
        fputs(")'", stdout);
    }
    puts(" \\\n        '*:file:_files' ;;");
}

static void print_zsh(void) {
    puts("#compdef engross\n"
         "# Completion of engross(1) for zsh, printed by 'engross completion zsh'.\n"
         "_engross_exporters() {\n"
         "    local -a exporters\n"
         "    exporters=(${(f)\"$(engross plugins -q 2>/dev/null | "
         "sed -n 's/^\\([a-z0-9-]*\\) .*/\\1/p')\"})\n"
         "    _values -s , exporter $exporters\n"
         "}\n"
         "_engross() {\n"
         "    if (( CURRENT == 2 )); then\n"
         "        local -a commands\n"
         "        commands=(");
    for (size_t i = 0; commands[i] != NULL; i++) {
        printf("            '%s:", commands[i]->name);
        print_quoted(commands[i]->summary, ":");
        puts("'");
    }
    puts("        )\n        _describe command commands\n        return\n    fi\n"
         "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
         "    case $command in");
    for (size_t i = 0; commands[i] != NULL; i++)
        print_zsh_command(commands[i]);
    puts("    esac\n}\n_engross \"$@\"");
}

/* --- fish --- */

static void print_fish_option(const char *command, const struct option_row *option) {
    printf("complete -c engross -n '__engross_does %s' -l %s", command, option->name);
    if (option->letter != '\0')
        printf(" -s %c", option->letter);
    if (option->argument != NULL)
        fputs(takes_files(option) ? " -r -F" : " -x", stdout);
    if (option->choices != NULL) {
        fputs(" -a '", stdout);
        print_words(option->choices, ' ');
        putchar('\'');
    } else if (takes_exporters(option)) {
        fputs(" -a '(__engross_exporters)'", stdout);
    }
    fputs(" -d '", stdout);
    print_quoted(option->help, "\\");
    puts("'");
}

static void print_fish_command(const struct command *command) {
    printf("complete -c engross -n __fish_use_subcommand -f -a %s -d '", command->name);
    print_quoted(command->summary, "\\");
    puts("'");
    for (size_t i = 0; command->options[i] != NULL; i++)
        print_fish_option(command->name, command->options[i]);
    const char *words = operand_words(command->name);
    if (words == NULL)
        return;
    printf("complete -c engross -n '__engross_does %s' -a '", command->name);
    print_words(words, ' ');
    puts("'");
}

static void print_fish(void) {
    puts("# Completion of engross(1) for fish, printed by 'engross completion fish'.\n"
         "function __engross_exporters\n"
         "    engross plugins -q 2>/dev/null | string match -r '^[a-z0-9-]+'\n"
         "end\n"
         /* "check" is a command, and a word of "plugin" */
         "function __engross_does\n"
         "    set -l words (commandline -opc)\n"
         "    test (count $words) -ge 2; and test $words[2] = $argv[1]\n"
         "end");
    for (size_t i = 0; commands[i] != NULL; i++)
        print_fish_command(commands[i]);
}

struct shell {
    const char *name;
    void (*print)(void);
};
static const struct shell shells[] = {
    {"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

static int run(const struct arguments *arguments) {
    if (arguments->operands.count != 1)
        return command_misused(&command_completion, "name one shell: bash, zsh or fish");
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(arguments->operands.items[0], shells[i].name) != 0)
            continue;
        shells[i].print();
        return EXIT_DONE;
    }
    return command_misused(&command_completion, "there are completions for bash, zsh and fish");
}

static const struct option_row *const options[] = {&option_help, NULL};

const struct command command_completion = {
    "completion", "SHELL", "Print the completions for a shell: bash, zsh or fish.", options, run};
