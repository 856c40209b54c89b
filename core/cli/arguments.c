#include "cli/arguments.h"
#include "engross/engross.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXIMUM_OPTIONS 32
#define MAXIMUM_NUMBER UINT64_C(1000000000)

struct parsing {
    struct arguments *arguments;
    const struct option_row *const *options;
    const char *command;
    size_t capacity; /* of every list of words */
};

static bool complain(const struct parsing *at, const char *format, const char *first,
                     const char *second) {
    fprintf(stderr, "engross %s: ", at->command);
    /* The formats are this file's own, with two strings at most. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    fprintf(stderr, format, first, second);
#pragma GCC diagnostic pop
    fprintf(stderr, "\nTry 'engross %s --help'.\n", at->command);
    return false;
}

static bool add_word(const struct parsing *at, struct words *words, const char *word) {
    if (words->items == NULL)
        words->items = calloc(at->capacity, sizeof *words->items);
    if (words->items == NULL)
        return complain(at, "out of memory", NULL, NULL);
    words->items[words->count++] = word;
    return true;
}

/* Parts a list at its commas, in the copy of the command line that storage holds. */
static bool add_parted(const struct parsing *at, struct words *words, char *list) {
    for (char *word = list; word != NULL;) {
        char *comma = strchr(word, ',');
        if (comma != NULL)
            *comma++ = '\0';
        if (word[0] != '\0' && !add_word(at, words, word))
            return false;
        word = comma;
    }
    return true;
}

static bool parse_number(const char *text, uint64_t *number) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 10 || text[digits] != '\0')
        return false;
    *number = strtoull(text, NULL, 10);
    return *number >= 1 && *number <= MAXIMUM_NUMBER;
}

static bool is_choice(const char *choices, const char *word) {
    size_t size = strlen(word);
    for (const char *at = choices; *at != '\0';) {
        size_t length = strcspn(at, "|");
        if (length == size && strncmp(at, word, size) == 0)
            return true;
        at += length + (at[length] == '|');
    }
    return false;
}

static bool set_option(const struct parsing *at, const struct option_row *option, char *value) {
    char *member = (char *)at->arguments + option->offset;
    if (option->choices != NULL && !is_choice(option->choices, value))
        return complain(at, "--%s does not take \"%s\"", option->name, value);
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)(void *)member = true;
        return true;
    case OPTION_STRING:
        *(const char **)(void *)member = value;
        return true;
    case OPTION_WORD:
        return add_word(at, (struct words *)(void *)member, value);
    case OPTION_PARTED:
        return add_parted(at, (struct words *)(void *)member, value);
    case OPTION_NUMBER:
        return parse_number(value, (uint64_t *)(void *)member) ||
               complain(at, "--%s takes a whole number from 1, not \"%s\"", option->name, value);
    case OPTION_SEVERITY:
        *(uint32_t *)(void *)member = engross_severity_find(value);
        return true;
    }
    return false;
}

static const struct option_row *find_letter(const struct parsing *at, char letter) {
    for (size_t i = 0; at->options[i] != NULL; i++)
        if (at->options[i]->letter == letter)
            return at->options[i];
    return NULL;
}

static bool complain_unknown(const struct parsing *at, const char *name) {
    const char *names[MAXIMUM_OPTIONS];
    size_t count = 0;
    for (; at->options[count] != NULL && count < MAXIMUM_OPTIONS; count++)
        names[count] = at->options[count]->name;
    const char *nearest = engross_word_nearest(name, names, count);
    if (nearest == NULL)
        return complain(at, "there is no option --%s", name, NULL);
    return complain(at, "there is no option --%s; did you mean --%s?", name, nearest);
}

/* Takes --name, --name=value or --name value; *used counts the words. */
static bool take_long(const struct parsing *at, char *name, char *next, int *used) {
    char *value = strchr(name, '=');
    if (value != NULL)
        *value++ = '\0';
    const struct option_row *option = NULL;
    for (size_t i = 0; at->options[i] != NULL; i++)
        if (strcmp(at->options[i]->name, name) == 0)
            option = at->options[i];
    if (option == NULL)
        return complain_unknown(at, name);
    if (option->argument == NULL && value != NULL)
        return complain(at, "--%s takes no value", name, NULL);
    if (option->argument != NULL && value == NULL) {
        if (next == NULL)
            return complain(at, "--%s needs %s", name, option->argument);
        value = next;
        *used = 2;
    }
    return set_option(at, option, value);
}

/* Takes a bundle of letters: -qv, -oDIR, -o DIR. */
static bool take_letters(const struct parsing *at, char *letters, char *next, int *used) {
    for (char *letter = letters; *letter != '\0'; letter++) {
        const struct option_row *option = find_letter(at, *letter);
        const char name[] = {*letter, '\0'};
        if (option == NULL)
            return complain(at, "there is no option -%s", name, NULL);
        if (option->argument == NULL) {
            if (!set_option(at, option, NULL))
                return false;
            continue;
        }
        char *value = letter[1] != '\0' ? letter + 1 : next;
        if (value == NULL)
            return complain(at, "-%s needs %s", name, option->argument);
        *used = value == next ? 2 : 1;
        return set_option(at, option, value);
    }
    return true;
}

/* A copy of the words that may be cut up. */
static char **copy_words(int count, char **words, struct arguments *arguments) {
    size_t size = 0;
    for (int i = 0; i < count; i++)
        size += strlen(words[i]) + 1;
    size_t table = ((size_t)count + 1) * sizeof(char *);
    arguments->storage = malloc(table + size);
    if (arguments->storage == NULL)
        return NULL;
    char **copies = (char **)(void *)arguments->storage;
    char *at = arguments->storage + table;
    for (int i = 0; i < count; i++) {
        copies[i] = at;
        at = stpcpy(at, words[i]) + 1;
    }
    copies[count] = NULL;
    return copies;
}

bool arguments_parse(int count, char **words, const struct option_row *const *options,
                     const char *command, struct arguments *arguments) {
    *arguments = (struct arguments){.level = ENGROSS_SEVERITY_ERROR};
    struct parsing at = {arguments, options, command, 0};
    char **copies = copy_words(count, words, arguments);
    if (copies == NULL)
        return complain(&at, "out of memory", NULL, NULL);
    for (int i = 0; i < count; i++)
        at.capacity += 1 + strlen(words[i]); /* each character may be a word of a parted list */
    bool options_are_over = false;
    for (int i = 0; i < count;) {
        char *word = copies[i];
        int used = 1;
        bool taken = true;
        if (options_are_over || word[0] != '-' || word[1] == '\0')
            taken = add_word(&at, &arguments->operands, word);
        else if (strcmp(word, "--") == 0)
            options_are_over = true;
        else if (word[1] == '-')
            taken = take_long(&at, word + 2, copies[i + 1], &used);
        else
            taken = take_letters(&at, word + 1, copies[i + 1], &used);
        if (!taken)
            return false;
        i += used;
    }
    return true;
}

void arguments_finish(struct arguments *arguments) {
    free(arguments->operands.items);
    free(arguments->exporters.items);
    free(arguments->settings.items);
    free(arguments->metadata.items);
    free(arguments->plugin_directories.items);
    free(arguments->storage);
}
