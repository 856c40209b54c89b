/* engross plugin check: the conformance kit's findings as text, JSON or TAP (testanything.org,
 * version 13). */
#include "cli/plugin.h"
#include "engross/engross.h"

#include <stdio.h>
#include <string.h>

struct telling {
    const char *path;
    bool is_quiet;
    unsigned count;                                 /* checks so far */
    unsigned outcomes[ENGROSS_OUTCOME_TIMEOUT + 1]; /* how many of each outcome */
};

static bool is_good(const engross_check_result *result) {
    return result->outcome < ENGROSS_OUTCOME_FAIL;
}

static const char *shown(const engross_check_result *result) {
    return result->detail[0] == '\0' ? result->summary : result->detail;
}

static void tell_text(struct telling *telling, const engross_check_result *result) {
    if (!telling->is_quiet || !is_good(result))
        printf("%-8s %-14s %s\n", engross_outcome_name(result->outcome), result->check,
               shown(result));
}

static void end_text(const struct telling *telling) {
    const unsigned *outcomes = telling->outcomes;
    printf("%s: %u passed, %u warned, %u skipped, %u failed\n", telling->path,
           outcomes[ENGROSS_OUTCOME_PASS], outcomes[ENGROSS_OUTCOME_WARN],
           outcomes[ENGROSS_OUTCOME_SKIPPED],
           outcomes[ENGROSS_OUTCOME_FAIL] + outcomes[ENGROSS_OUTCOME_CRASH] +
               outcomes[ENGROSS_OUTCOME_TIMEOUT]);
}

/* A JSON string (RFC 8259), which is a YAML one as well. */
static void print_string(const char *text) {
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            putchar('\\');
        if ((unsigned char)*text < 0x20)
            printf("\\u%04x", (unsigned)*text);
        else
            putchar(*text);
    }
    putchar('"');
}

static void tell_json(struct telling *telling, const engross_check_result *result) {
    fputs("{\"plugin\":", stdout);
    print_string(telling->path);
    printf(",\"check\":\"%s\",\"outcome\":\"%s\",\"milliseconds\":%u,\"summary\":", result->check,
           engross_outcome_name(result->outcome), (unsigned)result->milliseconds);
    print_string(result->summary);
    fputs(",\"detail\":", stdout);
    print_string(result->detail);
    puts("}");
}

static void end_nothing(const struct telling *telling) {
    (void)telling;
}

static void tell_tap(struct telling *telling, const engross_check_result *result) {
    if (telling->count == 1)
        puts("TAP version 13");
    printf("%s %u - %s: %s%s%s\n", is_good(result) ? "ok" : "not ok", telling->count, result->check,
           result->summary, result->outcome == ENGROSS_OUTCOME_SKIPPED ? " # SKIP " : "",
           result->outcome == ENGROSS_OUTCOME_SKIPPED ? result->detail : "");
    if (result->detail[0] == '\0' || result->outcome == ENGROSS_OUTCOME_SKIPPED)
        return;
    printf("  ---\n  outcome: %s\n  detail: ", engross_outcome_name(result->outcome));
    print_string(result->detail);
    puts("\n  ...");
}

static void end_tap(const struct telling *telling) {
    printf("1..%u\n", telling->count);
}

struct format_row {
    const char *name;
    void (*tell)(struct telling *telling, const engross_check_result *result);
    void (*end)(const struct telling *telling);
};
static const struct format_row formats[] = {
    {"text", tell_text, end_text},
    {"json", tell_json, end_nothing},
    {"tap", tell_tap, end_tap},
};

static const struct format_row *find_format(const char *name) {
    for (size_t i = 0; name != NULL && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return &formats[0];
}

struct checking {
    struct telling telling;
    const struct format_row *format;
};

static void tell(void *user, const engross_check_result *result) {
    struct checking *checking = user;
    checking->telling.count++;
    checking->telling.outcomes[result->outcome]++;
    checking->format->tell(&checking->telling, result);
    fflush(stdout);
}

int plugin_check(const struct arguments *arguments, const char *path) {
    struct checking checking = {.telling = {path, arguments->is_quiet, 0, {0}},
                                .format = find_format(arguments->format)};
    const engross_check_request request = {
        .size = sizeof request,
        .path = path,
        .seconds = arguments->time_limit,
        .user = &checking,
        .result = tell,
    };
    int32_t status = engross_plugin_check(&request);
    if (status == ENGROSS_NO_MEMORY) {
        fputs("engross plugin: out of memory\n", stderr);
        return EXIT_MACHINE;
    }
    checking.format->end(&checking.telling);
    return status == ENGROSS_OK ? EXIT_DONE : EXIT_FOUND;
}
