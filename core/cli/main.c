/* The program: finds the command and runs it. */
#include "cli/command.h"
#include "engross/engross.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct command *const commands[] = {&command_export,
                                          &command_submit,
                                          &command_check,
                                          &command_parse,
                                          &command_plugins,
                                          &command_plugin,
                                          &command_profiles,
                                          &command_explain,
                                          &command_completion,
                                          &command_help,
                                          NULL};

const struct command *command_find(const char *name) {
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

int command_complain_unknown(const char *name) {
    const char *names[sizeof commands / sizeof commands[0]];
    size_t count = 0;
    for (; commands[count] != NULL; count++)
        names[count] = commands[count]->name;
    const char *nearest = engross_word_nearest(name, names, count);
    fprintf(stderr, "engross: there is no command \"%s\"", name);
    if (nearest != NULL)
        fprintf(stderr, "; did you mean \"%s\"?", nearest);
    fputs("\nTry 'engross help'.\n", stderr);
    return EXIT_USAGE;
}

int command_misused(const struct command *command, const char *why) {
    fprintf(stderr,
            "engross %s: %s\n"
            "Usage: engross %s %s\nTry 'engross %s --help'.\n",
            command->name, why, command->name, command->synopsis, command->name);
    return EXIT_USAGE;
}

/* No file may come to stand where a standard stream is expected. */
static void open_standard_streams(void) {
    while (fcntl(STDERR_FILENO, F_GETFD) < 0 || fcntl(STDOUT_FILENO, F_GETFD) < 0 ||
           fcntl(STDIN_FILENO, F_GETFD) < 0)
        if (open("/dev/null", O_RDWR) < 0)
            return;
}

static int run_command(const struct command *command, int count, char **words) {
    struct arguments arguments;
    int status = EXIT_USAGE;
    if (arguments_parse(count, words, command->options, command->name, &arguments)) {
        status = EXIT_DONE;
        if (arguments.wants_help)
            command_print_help(command);
        else
            status = command->run(&arguments);
    }
    arguments_finish(&arguments);
    return status;
}

static int run(int count, char **words) {
    if (count < 2) {
        run_command(&command_help, 0, words);
        return EXIT_USAGE;
    }
    const char *name = words[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        puts("engross " ENGROSS_VERSION);
        return EXIT_DONE;
    }
    const struct command *command = command_find(name);
    return command == NULL ? command_complain_unknown(name)
                           : run_command(command, count - 2, words + 2);
}

int main(int argument_count, char **arguments) {
    open_standard_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* what is too large fails to be written, and is cleared away */
    signal(SIGCHLD, SIG_DFL);
    int status = run(argument_count, arguments);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        if (errno != EPIPE)
            fprintf(stderr, "engross: cannot write standard output: %s\n", strerrordesc_np(errno));
        status = EXIT_MACHINE;
    }
    return status;
}
