/* The exporters of the tests: one source, built once for each id in CMakeLists.txt. "good" keeps
 * to the interface; the others each break it, or the process, in the way their id says. */
#include "engross/plugin.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef ID
#error "ID is the id to be built"
#endif

#define DESCRIPTORS 1024 /* above any that a worker has open */

#ifdef WITH_SYMBOLS
/* Two hundred of them. */
#define SYMBOL(number) ENGROSS_PLUGIN_EXPORT const int engross_tests_more_##number = number;
#define TEN(tens)                                                                                  \
    SYMBOL(tens##0)                                                                                \
    SYMBOL(tens##1)                                                                                \
    SYMBOL(tens##2)                                                                                \
    SYMBOL(tens##3)                                                                                \
    SYMBOL(tens##4)                                                                                \
    SYMBOL(tens##5)                                                                                \
    SYMBOL(tens##6)                                                                                \
    SYMBOL(tens##7)                                                                                \
    SYMBOL(tens##8)                                                                                \
    SYMBOL(tens##9)
#define HUNDRED(hundreds)                                                                          \
    TEN(hundreds##0)                                                                               \
    TEN(hundreds##1)                                                                               \
    TEN(hundreds##2)                                                                               \
    TEN(hundreds##3)                                                                               \
    TEN(hundreds##4)                                                                               \
    TEN(hundreds##5)                                                                               \
    TEN(hundreds##6)                                                                               \
    TEN(hundreds##7)                                                                               \
    TEN(hundreds##8)                                                                               \
    TEN(hundreds##9)
HUNDRED(1)
HUNDRED(2)
#endif

#ifdef WITH_UNDEFINED
int engross_tests_nowhere(void);
int (*engross_tests_called)(void) = engross_tests_nowhere;
#endif

static int is(const char *id) {
    return strcmp(ID, id) == 0;
}

static int32_t write_string(const engross_host *host, const char *string) {
    return host->write(host, string, strlen(string));
}

static int32_t write_options(const engross_host *host, const engross_job *job) {
    for (size_t i = 0; i < job->option_count; i++) {
        host->write(host, job->options[i].text.data, job->options[i].text.size);
        write_string(host, "\n");
    }
    return ENGROSS_OK;
}

/* Every character of the document, and what a plugin is told. */
static int32_t good(const engross_host *host, const engross_job *job) {
    const engross_view *view = host->view;
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (view->step(view, &cursor) != 0) {
        engross_text text = view->text(view, cursor.node);
        if (cursor.event == ENGROSS_EVENT_ENTER && text.data != NULL) {
            host->write(host, text.data, text.size);
            write_string(host, "\n");
        }
    }
    engross_text name = job->output_name;
    host->report(host, 0, NULL, &name, 1);
    host->log(host, (engross_text){"a line for developers", 21});
    host->progress(host, 1, 1);
    return write_options(host, job);
}

static int32_t resources(const engross_host *host) {
    static const char *const names[] = {"dot.png",     "../outside.png",
                                        "/etc/passwd", "https://example.org/dot.png",
                                        "link.png",    "text.png"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        engross_resource_request request = {.size = sizeof request,
                                            .kind = ENGROSS_RESOURCE_IMAGE,
                                            .name = {names[i], strlen(names[i])}};
        engross_resource image = {.size = sizeof image};
        int32_t status = host->resource(host, &request, &image);
        write_string(host, names[i]);
        write_string(host, status == ENGROSS_OK ? " opened\n" : " refused\n");
    }
    return ENGROSS_OK;
}

/* Opens around the host what is its own: an image that a figure names, and what is not there. */
static int32_t files(const engross_host *host) {
    static const char *const paths[] = {"inner/dot.png", "/proc/self/status", "inner/nothing.png"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        write_string(host, paths[i]);
        write_string(host, open(paths[i], O_RDONLY) < 0 ? " closed\n" : " open\n");
    }
    return ENGROSS_OK;
}

/* What nobody may do who makes an output; each would show in the folder "inner" or in the result.
 */
static void open_password_file(void) {
    open("/etc/passwd", O_RDONLY);
}

static void open_outside(void) {
    open("outside.png", O_RDONLY);
}

static void open_beside(void) {
    open("inner/other.png", O_RDONLY);
}

static void open_new(void) {
    open("inner/made", O_WRONLY | O_CREAT, 0600);
}

static void open_library(void) {
    open("inner/made.so", O_WRONLY | O_CREAT, 0600);
}

static void open_input(void) {
    open("inner/page.xml", O_WRONLY);
}

static void remove_input(void) {
    unlink("inner/page.xml");
}

static void open_to_all(void) {
    chmod("inner/page.xml", 0777);
}

static void use_network(void) {
    socket(AF_INET, SOCK_STREAM, 0);
}

static void run_program(void) {
    execl("/bin/true", "true", (char *)NULL);
}

static void make_process(void) {
    fork();
}

static void kill_parent(void) {
    kill(getppid(), SIGKILL);
}

static void trace_parent(void) {
    ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
}

static void share_memory(void) {
    shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
}

static void *use_network_too(void *unused) {
    use_network();
    return unused;
}

static void use_thread(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, use_network_too, NULL) == 0)
        pthread_join(thread, NULL);
}

/* The signal that tells of a deed is not to be silenced. */
static void use_network_quietly(void) {
    signal(SIGSYS, SIG_IGN);
    use_network();
}

static const struct {
    const char *id;
    void (*act)(void);
} deeds[] = {
    {"passwd", open_password_file}, {"outside", open_outside}, {"beside", open_beside},
    {"create", open_new},           {"change", open_input},    {"remove", remove_input},
    {"chmod", open_to_all},         {"socket", use_network},   {"program", run_program},
    {"fork", make_process},         {"killer", kill_parent},   {"tracer", trace_parent},
    {"shared", share_memory},       {"thread", use_thread},    {"quiet", use_network_quietly},
    {"library", open_library},
};

static void act(void) {
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        if (is(deeds[i].id))
            deeds[i].act();
}

/* Fills the disk through the descriptors that the host has open. */
static void fill_disk(void) {
    static const char block[65536];
    for (int descriptor = 3; descriptor < DESCRIPTORS; descriptor++)
        while (write(descriptor, block, sizeof block) > 0)
            continue;
}

/* Takes memory until there is none, and does not look. */
static void take_all_memory(void) {
    for (;;)
        memset(malloc(1 << 20), 1, 1 << 20);
}

static int32_t endless_output(const engross_host *host) {
    static const char block[65536];
    int32_t status = ENGROSS_OK;
    while (status == ENGROSS_OK)
        status = host->write(host, block, sizeof block);
    return status;
}

static int32_t hog(const engross_host *host) {
    while (host->allocate(host, 1 << 20) != NULL)
        continue;
    return ENGROSS_NO_MEMORY;
}

/* Writes whether the last write failed or not. */
static int32_t stubborn(const engross_host *host) {
    int32_t status = ENGROSS_OK;
    for (int i = 0; i < 8; i++)
        if (write_string(host, "again and again\n") != ENGROSS_OK)
            status = ENGROSS_WRITE_FAILED;
    return status;
}

/* Takes memory of its own and, by id, never asks whether it got it, goes on without it, or does
 * not give it back. */
static int32_t own_memory(const engross_host *host) {
    char *line = malloc(32);
    if (line == NULL && is("deaf"))
        return write_string(host, "nothing\n");
    memcpy(line, "a line of its own\n", 19);
    int32_t status = write_string(host, line);
    if (!is("leak"))
        free(line);
    return status;
}

/* Goes on without memory that the host does not give, as if nothing were missing. */
static int32_t greedy(const engross_host *host) {
    return write_string(host, host->allocate(host, 16) == NULL ? "less\n" : "all of it\n");
}

/* No two runs give the same. */
static int32_t chance(const engross_host *host) {
    char line[64];
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(line, sizeof line, "%d %lld\n", (int)getpid(), (long long)now.tv_nsec);
    return write_string(host, line);
}

/* All text, but for what stands in nodes of a kind that it does not know. */
static int32_t blind(const engross_host *host) {
    const engross_view *view = host->view;
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    int32_t status = ENGROSS_OK;
    while (status == ENGROSS_OK && view->step(view, &cursor) != 0) {
        engross_text text = view->text(view, cursor.node);
        cursor.skip = view->kind(view, cursor.node) >= ENGROSS_KIND_COUNT;
        if (cursor.event == ENGROSS_EVENT_ENTER && text.data != NULL)
            status = host->write(host, text.data, text.size);
    }
    return status;
}

/* Takes it that the host's structs are as long as its own header's would be in a later version. */
static int32_t overreach(const engross_host *host) {
    const char *later = (const char *)(host + 1);
    return write_string(host, *later == 0 ? "zero\n" : "other\n");
}

static int32_t run(const engross_host *host, const engross_job *job) {
    if (is("good"))
        return good(host, job);
    if (is("stubborn"))
        return stubborn(host);
    if (is("careless") || is("deaf") || is("leak"))
        return own_memory(host);
    if (is("overreach"))
        return overreach(host);
    if (is("greedy"))
        return greedy(host);
    if (is("chance"))
        return chance(host);
    if (is("blind"))
        return blind(host);
    write_string(host, "half an output");
    if (is("crash"))
        raise(SIGSEGV);
    if (is("hang"))
        for (;;)
            pause();
    if (is("spin"))
        for (volatile unsigned i = 0;; i++)
            continue;
    if (is("exit"))
        _exit(0);
    if (is("abort"))
        abort();
    if (is("print"))
        puts("this must not be seen");
    if (is("hog"))
        return hog(host);
    if (is("endless"))
        return endless_output(host);
    if (is("mute"))
        return ENGROSS_FAILED;
    if (is("error"))
        host->report(host, 1, NULL, NULL, 0); /* and then success */
    if (is("liar"))
        return ENGROSS_WRITE_FAILED;
    if (is("chatty"))
        for (int i = 0; i < 20000; i++)
            host->report(host, 0, NULL, NULL, 0);
    if (is("garbage"))
        for (int descriptor = 3; descriptor < DESCRIPTORS; descriptor++)
            if (write(descriptor, "garbage garbage garbage", 23) < 0)
                continue;
    act();
    if (is("disk"))
        fill_disk();
    if (is("glutton"))
        take_all_memory();
    if (is("files"))
        return files(host);
    if (is("resources"))
        return resources(host);
    return ENGROSS_OK;
}

static int32_t run_empty(const engross_host *host, const engross_job *job) {
    (void)host;
    (void)job;
    return ENGROSS_OK;
}

static const engross_option options[] = {
    {sizeof(engross_option), "flag", "A flag.", "no", NULL, 0, 0, ENGROSS_OPTION_BOOLEAN, 0, NULL},
    {sizeof(engross_option), "count", "How many.", "3", NULL, 1, 9, ENGROSS_OPTION_INTEGER, 0,
     NULL},
    {sizeof(engross_option), "ratio", "How much.", "0.5", NULL, 0, 1, ENGROSS_OPTION_NUMBER, 0,
     NULL},
    {sizeof(engross_option), "colour", "Which.", "red", "red|green", 0, 0, ENGROSS_OPTION_CHOICE, 0,
     NULL},
    {sizeof(engross_option), "words", "Any.", "", NULL, 0, 0, ENGROSS_OPTION_TEXT, 0, NULL},
};

static const engross_diagnostic_row diagnostics[] = {
    {sizeof(engross_diagnostic_row), "note", "wrote {0}", "It is only said.", ENGROSS_SEVERITY_INFO,
     0},
    {sizeof(engross_diagnostic_row), "broken", "something is broken", "It is.",
     ENGROSS_SEVERITY_ERROR, 0},
};

static const engross_support support[] = {
    {sizeof(engross_support), NULL, ENGROSS_KIND_P, ENGROSS_SUPPORT_FULL},
    {sizeof(engross_support), "left out", ENGROSS_KIND_TABLE, ENGROSS_SUPPORT_DROPPED},
};

static engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof plugin,
    .id = ID,
    .name = "An exporter of the tests",
    .summary = "It does what its id says.",
    .version = "1",
    .licence = "MIT",
    .media_type = "text/plain",
    .extension = "." ID,
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof diagnostics[0],
    .support = support,
    .support_count = sizeof support / sizeof support[0],
    .run = run,
};

#ifdef WITHOUT_ENTRY
/* No entry: something else with external linkage, so that the rest is used. */
engross_plugin *engross_tests_plugin(void);
engross_plugin *engross_tests_plugin(void) {
    plugin.run = run_empty;
    return &plugin;
}
#else
/* Two choices, one extension. */
static const engross_option short_of_extensions = {
    sizeof(engross_option), "form", "Which.", "a", "a|b", 0, 0, ENGROSS_OPTION_CHOICE, 0, ".a"};

/* Takes more than 100 ms of processor time to describe itself. */
static void dawdle(void) {
    struct timespec now;
    do
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    while (now.tv_sec == 0 && now.tv_nsec < 200000000);
}

/* One whose default is not in its range, and the same twice. */
static const engross_option out_of_range = {
    sizeof(engross_option), "count", "How many.", "10", NULL, 1, 9,
    ENGROSS_OPTION_INTEGER, 0,       NULL};
static const engross_option twins[] = {
    {sizeof(engross_option), "flag", "A flag.", "no", NULL, 0, 0, ENGROSS_OPTION_BOOLEAN, 0, NULL},
    {sizeof(engross_option), "flag", "A flag.", "no", NULL, 0, 0, ENGROSS_OPTION_BOOLEAN, 0, NULL},
};

/* Every kind in full, or everything degraded. */
static void support_all(uint32_t level) {
    static engross_support rows[ENGROSS_KIND_COUNT - 1];
    for (uint32_t i = 0; i < ENGROSS_KIND_COUNT - 1; i++)
        rows[i] = (engross_support){sizeof *rows, level == ENGROSS_SUPPORT_FULL ? NULL : "less",
                                    i + 1, level};
    plugin.support = rows;
    plugin.support_count = ENGROSS_KIND_COUNT - 1;
}

const engross_plugin *engross_plugin_v1(void) {
    if (is("magic"))
        plugin.magic = 0;
    if (is("abi"))
        plugin.abi_major = 99;
    if (is("short"))
        plugin.size = 16;
    if (is("misnamed"))
        plugin.id = "other";
    if (is("null"))
        plugin.run = NULL;
    if (is("empty"))
        plugin.run = run_empty;
    if (is("extension"))
        plugin.extension = "/../x";
    if (is("choices")) {
        plugin.options = &short_of_extensions;
        plugin.option_count = 1;
    }
    if (is("defaults")) {
        plugin.options = &out_of_range;
        plugin.option_count = 1;
    }
    if (is("twins")) {
        plugin.options = twins;
        plugin.option_count = 2;
    }
    if (is("blind"))
        support_all(ENGROSS_SUPPORT_FULL);
    if (is("greedy"))
        support_all(ENGROSS_SUPPORT_DEGRADED);
    if (is("slow"))
        dawdle();
    if (is("load"))
        raise(SIGSEGV);
    if (is("twin"))
        plugin.extension = ".good";
    return is("none") ? NULL : &plugin;
}
#endif
