#include "kit/check.h"
#include "base/utf8.h"
#include "host/process.h"
#include "host/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_SECONDS 60
#define DEFAULT_DOCUMENTS 12

static const struct engross_kit_check checks[] = {
    {"file", "it is a shared object named engross-ID.so", engross_kit_check_file, true},
    {"load", "it loads within 100 ms, and describes itself the same every time",
     engross_kit_check_load, true},
    {"undefined", "every symbol it needs is in a library it names", engross_kit_check_undefined,
     true},
    {"symbols",
     "it exports engross_plugin_v1, and else only what replaces functions of its libraries",
     engross_kit_check_symbols, false},
    {"descriptor", "its descriptor makes sense", engross_kit_check_descriptor, true},
    {"options", "its options' defaults are values they allow", engross_kit_check_options, true},
    {"support", "its table of support has one row for each kind of node", engross_kit_check_support,
     false},
    {"run", "it makes an output of any document, or says why not", engross_kit_check_run, true},
    {"losses", "what it drops is told as loss", engross_kit_check_losses, false},
    {"text", "text of kinds supported in full stands in the output", engross_kit_check_text, false},
    {"same-bytes", "the same document gives the same bytes, whatever the surroundings",
     engross_kit_check_same_bytes, false},
    {"later-host", "it runs in a host whose structs have grown", engross_kit_check_later_host,
     false},
    {"earlier-host", "it runs in a host of version 1.0, whose structs end where they did then",
     engross_kit_check_earlier_host, false},
    {"unknown-kinds", "it keeps the text of kinds of node that it does not know",
     engross_kit_check_unknown_kinds, false},
    {"cancel", "it stops when progress() says so", engross_kit_check_cancel, false},
    {"writes", "it stops when write() fails", engross_kit_check_writes, false},
    {"memory", "it stops when allocate() fails", engross_kit_check_memory, false},
    {"own-memory", "it stops when memory that it takes itself is refused",
     engross_kit_check_own_memory, false},
    {"leaks", "it gives back the memory that it takes itself", engross_kit_check_leaks, false},
    {"sanitizers", "the sanitizers that it is built with find nothing",
     engross_kit_check_sanitizers, false},
};
#define CHECK_COUNT (sizeof checks / sizeof *checks)

static const char *const outcome_names[] = {"pass", "skipped", "warn", "fail", "crash", "timeout"};

const char *engross_outcome_name(uint32_t outcome) {
    return outcome <= ENGROSS_OUTCOME_TIMEOUT ? outcome_names[outcome] : "unknown";
}

/* What a plugin says of itself may be anything; in a report it is UTF-8. */
static void make_text(char *string) {
    size_t size = strlen(string);
    for (size_t at = 0; (at += engross_utf8_valid_prefix(string + at, size - at)) < size;)
        string[at] = '?';
}

void engross_kit_judge(const struct engross_kit *kit, uint32_t outcome, const char *format, ...) {
    struct engross_kit_verdict *verdict = kit->verdict;
    if (outcome <= verdict->outcome)
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(verdict->detail, sizeof verdict->detail, format, arguments);
    va_end(arguments);
    make_text(verdict->detail);
    verdict->outcome = outcome;
}

bool engross_kit_is_passed(const struct engross_kit *kit) {
    return kit->verdict->outcome < ENGROSS_OUTCOME_FAIL;
}

/* Told by the sandbox; the process ends after it. */
static void tell_stopped(void *user, const char *deed, const char *path) {
    engross_kit_judge(user, ENGROSS_OUTCOME_CRASH, "it was stopped: it tried to %s%s%.256s", deed,
                      path == NULL ? "" : " ", path == NULL ? "" : path);
}

/* Standard output and error go into memory that the kit can read when the process is gone. */
static _Noreturn void check_and_exit(const struct engross_kit_check *check,
                                     const struct engross_kit *kit, int captured) {
    dup2(captured, STDOUT_FILENO);
    dup2(captured, STDERR_FILENO);
    engross_sandbox_watch(tell_stopped, (void *)kit);
    engross_sandbox_enter_inquiry(kit->file);
    check->run(kit);
    fflush(NULL);
    kit->verdict->is_done = true;
    _exit(EXIT_SUCCESS);
}

/* The line of a sanitizer's report that says what it found, or NULL. */
static const char *find_report(char *printed) {
    static const char *const words[] = {
        "ERROR: AddressSanitizer",  "ERROR: LeakSanitizer", "WARNING: ThreadSanitizer",
        "WARNING: MemorySanitizer", "runtime error:",       "ASan runtime does not come first"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *found = strstr(printed, words[i]);
        if (found == NULL)
            continue;
        while (found > printed && found[-1] != '\n')
            found--;
        found[strcspn(found, "\n")] = '\0';
        return found;
    }
    return NULL;
}

/* Keeps the beginning of what was printed. A sanitizer's words are a verdict of their own. */
static void take_printed(const struct engross_kit *kit, int captured) {
    char printed[16384];
    ssize_t size = pread(captured, printed, sizeof printed - 1, 0);
    printed[size > 0 ? size : 0] = '\0';
    const char *report = find_report(printed);
    if (report != NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_CRASH, "a sanitizer says: %s", report);
    else
        snprintf(kit->verdict->printed, sizeof kit->verdict->printed, "%.150s", printed);
}

/* What an end other than its own makes of the verdict. */
static void judge_end(const struct engross_kit *kit, int wait_status, bool timed_out) {
    if (timed_out) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_TIMEOUT, "it did not end in time");
    } else if (WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGSYS) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_CRASH,
                          "it was stopped: it called what is forbidden (the network, another "
                          "program, another process)");
    } else if (WIFSIGNALED(wait_status)) {
        bool aborted = WTERMSIG(wait_status) == SIGABRT && kit->verdict->aborted != 0;
        const char *name = sigabbrev_np(WTERMSIG(wait_status));
        engross_kit_judge(kit, aborted ? kit->verdict->aborted : ENGROSS_OUTCOME_CRASH,
                          "it crashed with SIG%s%s", name == NULL ? "?" : name,
                          kit->verdict->doing);
    } else if (!kit->verdict->is_done) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_CRASH, "it ended the process (exit)%s",
                          kit->verdict->doing);
    }
}

static void perform(const struct engross_kit_check *check, const struct engross_kit *kit,
                    uint64_t seconds) {
    struct engross_process process;
    bool is_child = false;
    int captured = memfd_create("printed", MFD_CLOEXEC);
    int64_t deadline = engross_clock() + (int64_t)seconds * 1000;
    if (captured < 0 ||
        !engross_process_fork(&captured, 1, false, INT64_MAX, &process, &is_child)) {
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "no process can be made");
        if (captured >= 0)
            close(captured);
        return;
    }
    if (is_child)
        check_and_exit(check, kit, captured);
    struct pollfd polled = {process.descriptor, POLLIN, 0};
    bool has_ended = false;
    while (!has_ended && engross_clock() < deadline)
        has_ended = poll(&polled, 1, engross_clock_timeout(deadline)) > 0;
    int wait_status = engross_process_collect(&process);
    take_printed(kit, captured);
    close(captured);
    judge_end(kit, wait_status, !has_ended);
}

static void tell(const engross_check_request *request, const char *check, const char *summary,
                 const struct engross_kit_verdict *verdict, int64_t began) {
    const engross_check_result result = {
        .size = sizeof result,
        .check = check,
        .summary = summary,
        .detail = verdict->detail,
        .outcome = verdict->outcome,
        .milliseconds = (uint32_t)(engross_clock() - began),
    };
    if (request->result != NULL)
        request->result(request->user, &result);
}

/* Everything that the checks heard the plugin print is one more check. */
static void tell_printed(const engross_check_request *request, const char *printed) {
    struct engross_kit_verdict verdict = {0};
    const struct engross_kit kit = {.verdict = &verdict};
    if (printed[0] != '\0')
        engross_kit_judge(&kit, ENGROSS_OUTCOME_FAIL, "it prints: %.*s",
                          (int)strcspn(printed, "\n"), printed);
    tell(request, "quiet", "it prints nothing", &verdict, engross_clock());
}

static int32_t run_checks(const engross_check_request *request, struct engross_kit *kit) {
    char printed[sizeof kit->verdict->printed] = "";
    uint32_t worst = ENGROSS_OUTCOME_PASS;
    bool goes_on = true;
    for (size_t i = 0; i < CHECK_COUNT; i++) {
        int64_t began = engross_clock();
        *kit->verdict = (struct engross_kit_verdict){.digest = kit->verdict->digest};
        if (goes_on)
            perform(&checks[i], kit, request->seconds == 0 ? DEFAULT_SECONDS : request->seconds);
        else
            engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "an earlier check failed");
        kit->verdict->detail[ENGROSS_KIT_DETAIL - 1] = '\0';
        if (kit->verdict->outcome > ENGROSS_OUTCOME_TIMEOUT)
            kit->verdict->outcome = ENGROSS_OUTCOME_FAIL;
        kit->verdict->printed[sizeof printed - 1] = '\0';
        if (printed[0] == '\0')
            memcpy(printed, kit->verdict->printed, sizeof printed);
        tell(request, checks[i].id, checks[i].summary, kit->verdict, began);
        worst = kit->verdict->outcome > worst ? kit->verdict->outcome : worst;
        goes_on = goes_on && (engross_kit_is_passed(kit) || !checks[i].is_needed);
    }
    tell_printed(request, printed);
    return worst >= ENGROSS_OUTCOME_FAIL || printed[0] != '\0' ? ENGROSS_FAILED : ENGROSS_OK;
}

/* The id in the file's name; what is none is left for the check "file" to find. */
static char *id_of(const char *path) {
    const char *name = engross_path_name(path);
    size_t prefix = strlen("engross-");
    if (strncmp(name, "engross-", prefix) != 0 || strlen(name) < prefix + 3)
        return strdup("");
    return strndup(name + prefix, strlen(name) - prefix - 3);
}

int32_t engross_plugin_check(const engross_check_request *request) {
    int32_t status = ENGROSS_NO_MEMORY;
    char *id = id_of(request->path);
    char *path = realpath(request->path, NULL);
    if (path == NULL)
        path = strdup(request->path);
    struct engross_kit_verdict *verdict =
        mmap(NULL, sizeof *verdict, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (id != NULL && path != NULL && verdict != MAP_FAILED) {
        const struct engross_plugin_file file = {.id = id, .path = path};
        struct engross_kit kit = {&file, request->documents, verdict};
        if (kit.documents == 0)
            kit.documents = DEFAULT_DOCUMENTS;
        status = run_checks(request, &kit);
    }
    if (verdict != MAP_FAILED)
        munmap(verdict, sizeof *verdict);
    free(path);
    free(id);
    return status;
}
