#include "kit/exercise.h"
#include "host/abi.h"
#include "host/exporter.h"
#include "host/plugin_load.h"
#include "host/theme.h"
#include "kit/random_document.h"
#include "model/document.h"
#include "model/resolve.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAXIMUM_OUTPUT ((size_t)256 << 20)
#define UNKNOWN 1000
#define BLOCKS 40

/* A later version's structs are longer by this; what stands there must not matter. */
#define LATER_BYTES 64
#define LATER_FILL 0xA5

/* The view that is shown: the document's own but for two functions. */
struct shown_view {
    const engross_view *inner;
    struct exercising *at;
    engross_view view;
    unsigned char later[LATER_BYTES];
};

struct shown_host {
    engross_host host;
    unsigned char later[LATER_BYTES];
};

struct shown_job {
    engross_job job;
    unsigned char later[LATER_BYTES];
};

struct exercising {
    struct engross_kit_exercise *exercise;
    const engross_host *inner;
    struct shown_view view;
    struct shown_host host;
    struct shown_job job;
};

bool engross_kit_document_make(const struct engross_kit *kit, uint64_t seed, int blocks,
                               struct engross_kit_document *out) {
    struct engross_diagnostics diagnostics = {0};
    *out = (struct engross_kit_document){.seed = seed};
    struct engross_builder *builder = engross_builder_new(&diagnostics, NULL);
    if (builder != NULL)
        engross_kit_random_document(builder, seed, blocks);
    struct engross_tree *tree = builder == NULL ? NULL : engross_builder_take(builder);
    engross_builder_free(builder);
    if (tree != NULL && engross_resolve(tree, &diagnostics) == ENGROSS_OK)
        out->document = engross_document_freeze(tree);
    else
        engross_tree_free(tree);
    if (out->document != NULL)
        engross_theme_load(NULL, "report", &diagnostics, &out->theme);
    if (out->theme == NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "no document can be made to run it on");
    return out->theme != NULL;
}

void engross_kit_document_finish(struct engross_kit_document *document) {
    engross_theme_free(document->theme);
    engross_document_free(document->document);
    *document = (struct engross_kit_document){0};
}

/* --- What the plugin calls. --- */

static struct exercising *exercising_of(const engross_host *host) {
    return host->data;
}

static void *allocate(const engross_host *host, size_t size) {
    struct exercising *at = exercising_of(host);
    bool fails = ++at->exercise->allocations == at->exercise->failing_allocation;
    return fails ? NULL : at->inner->allocate(at->inner, size);
}

static int32_t write_output(const engross_host *host, const void *data, size_t size) {
    struct engross_kit_exercise *exercise = exercising_of(host)->exercise;
    exercise->writes++;
    if ((exercise->failing_write != 0 && exercise->writes >= exercise->failing_write) ||
        size > MAXIMUM_OUTPUT - exercise->output.size)
        return ENGROSS_WRITE_FAILED;
    engross_buffer_append(&exercise->output, data, size);
    return engross_buffer_failed(&exercise->output) ? ENGROSS_WRITE_FAILED : ENGROSS_OK;
}

static void report(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count) {
    struct exercising *at = exercising_of(host);
    const engross_plugin *plugin = at->exercise->plugin;
    if (index < plugin->diagnostic_count &&
        engross_plugin_diagnostic(plugin, index)->severity >= ENGROSS_SEVERITY_ERROR)
        at->exercise->errors++;
    at->inner->report(at->inner, index, node, arguments, count);
}

static void log_line(const engross_host *host, engross_text message) {
    struct exercising *at = exercising_of(host);
    at->inner->log(at->inner, message);
}

static int32_t progress(const engross_host *host, uint64_t done, uint64_t total) {
    (void)done;
    (void)total;
    struct engross_kit_exercise *exercise = exercising_of(host)->exercise;
    exercise->progresses++;
    return exercise->cancelling_progress != 0 &&
           exercise->progresses >= exercise->cancelling_progress;
}

static int32_t resource(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out) {
    struct exercising *at = exercising_of(host);
    return at->inner->resource(at->inner, request, out);
}

static engross_text theme(const engross_host *host, const char *key) {
    struct exercising *at = exercising_of(host);
    return at->inner->theme(at->inner, key);
}

static const void *extension(const engross_host *host, const char *id) {
    struct exercising *at = exercising_of(host);
    return at->inner->extension(at->inner, id);
}

static const struct shown_view *shown(const engross_view *view) {
    const char *bytes = (const char *)view - offsetof(struct shown_view, view);
    return (const struct shown_view *)(const void *)bytes;
}

uint32_t engross_kit_unknown_kind(uint32_t kind) {
    static const uint32_t kinds[] = {ENGROSS_KIND_EMPHASIS, ENGROSS_KIND_STRONG, ENGROSS_KIND_SPAN,
                                     ENGROSS_KIND_QUOTATION, ENGROSS_KIND_NOTICE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i] == kind)
            return kind + UNKNOWN;
    return kind;
}

static uint32_t view_kind(const engross_view *view, const engross_node *node) {
    uint32_t kind = shown(view)->inner->kind(shown(view)->inner, node);
    return shown(view)->at->exercise->has_unknown_kinds ? engross_kit_unknown_kind(kind) : kind;
}

static engross_text view_plain_text(const engross_view *view, const engross_node *node) {
    struct engross_kit_exercise *exercise = shown(view)->at->exercise;
    if (++exercise->plain_texts == exercise->failing_plain_text)
        return (engross_text){NULL, 0};
    return shown(view)->inner->plain_text(shown(view)->inner, node);
}

/* --- The run. --- */

static void show(struct exercising *at, const engross_job *job) {
    bool is_later = at->exercise->is_later;
    size_t more = is_later ? LATER_BYTES : 0;
    at->view = (struct shown_view){.view = *at->inner->view, .inner = at->inner->view, .at = at};
    at->view.view.size += more;
    at->view.view.kind = view_kind;
    at->view.view.plain_text = view_plain_text;
    at->host.host = (engross_host){
        .size = sizeof at->host.host + more,
        .abi_major = ENGROSS_ABI_MAJOR,
        .abi_minor = ENGROSS_ABI_MINOR + (is_later ? 100 : 0),
        .data = at,
        .view = &at->view.view,
        .allocate = allocate,
        .write = write_output,
        .report = report,
        .log = log_line,
        .progress = progress,
        .resource = resource,
        .theme = theme,
        .extension = extension,
    };
    at->job.job = *job;
    at->job.job.size += more;
    memset(at->view.later, is_later ? LATER_FILL : 0, LATER_BYTES);
    memset(at->host.later, is_later ? LATER_FILL : 0, LATER_BYTES);
    memset(at->job.later, is_later ? LATER_FILL : 0, LATER_BYTES);
}

/* Pages whose last one may not be touched, so that what reads past size bytes put before it is
 * found at once. */
struct edge {
    char *pages;
    size_t page;
};

static bool edge_make(struct edge *edge) {
    edge->page = (size_t)sysconf(_SC_PAGESIZE);
    edge->pages =
        mmap(NULL, 2 * edge->page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (edge->pages == MAP_FAILED)
        edge->pages = NULL;
    return edge->pages != NULL && mprotect(edge->pages + edge->page, edge->page, PROT_NONE) == 0;
}

static void *edge_put(const struct edge *edge, const void *data, size_t size) {
    return memcpy(edge->pages + edge->page - size, data, size);
}

static void edge_finish(struct edge *edge) {
    if (edge->pages != NULL)
        munmap(edge->pages, 2 * edge->page);
}

/* The host, the job and the view as version 1.0 had them, each at an edge. */
static int32_t run_earlier(struct exercising *at, const engross_plugin *plugin) {
    struct edge edges[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    int32_t status = ENGROSS_NO_MEMORY;
    if (edge_make(&edges[0]) && edge_make(&edges[1]) && edge_make(&edges[2])) {
        at->view.view.size = ENGROSS_ABI_1_0_VIEW;
        at->host.host.size = ENGROSS_ABI_1_0_HOST;
        at->host.host.abi_minor = 0;
        at->job.job.size = ENGROSS_ABI_1_0_JOB;
        const size_t before = offsetof(struct shown_view, view);
        char *view = edge_put(&edges[0], &at->view, before + ENGROSS_ABI_1_0_VIEW);
        at->host.host.view = (const engross_view *)(const void *)(view + before);
        status = plugin->run(edge_put(&edges[1], &at->host.host, ENGROSS_ABI_1_0_HOST),
                             edge_put(&edges[2], &at->job.job, ENGROSS_ABI_1_0_JOB));
    }
    for (size_t i = 0; i < 3; i++)
        edge_finish(&edges[i]);
    return status;
}

static int32_t run(void *user, const engross_plugin *plugin, const engross_host *host,
                   const engross_job *job) {
    struct exercising at = {.exercise = user, .inner = host};
    at.exercise->plugin = plugin;
    show(&at, job);
    at.exercise->status = at.exercise->is_earlier ? run_earlier(&at, plugin)
                                                  : plugin->run(&at.host.host, &at.job.job);
    return at.exercise->status;
}

static void told(void *user, uint32_t thousandths) {
    (void)user;
    (void)thousandths;
}

static void forget(struct engross_kit_exercise *exercise) {
    engross_buffer_finish(&exercise->output);
    exercise->plugin = NULL;
    exercise->status = ENGROSS_FAILED;
    exercise->writes = exercise->progresses = 0;
    exercise->allocations = exercise->plain_texts = 0;
    exercise->losses = exercise->errors = 0;
}

void engross_kit_exercise_run(const struct engross_kit *kit,
                              const struct engross_kit_document *document,
                              struct engross_kit_exercise *exercise) {
    const struct engross_limits_worker limits = engross_limits_worker(NULL);
    const struct engross_output_place place = {0};
    struct engross_diagnostics diagnostics = {0};
    char name[ENGROSS_EXTENSION_SIZE];
    const struct engross_exporter_task task = {
        .file = kit->file,
        .view = engross_document_view(document->document),
        .theme = document->theme,
        .theme_id = engross_theme_id(document->theme),
        .input = "document.xml",
        .place = &place,
        .limits = &limits,
        .descriptor = -1,
        .user = exercise,
        .progress = told,
        .run = run,
    };
    forget(exercise);
    engross_exporter_run(&task, &diagnostics, name);
    exercise->losses = diagnostics.counts[ENGROSS_SEVERITY_LOSS];
    if (exercise->plugin == NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "the host does not run it");
}

void engross_kit_exercise_all(const struct engross_kit *kit, struct engross_kit_exercise *exercise,
                              engross_kit_judge_function *judge) {
    for (uint64_t seed = 1; seed <= kit->documents && engross_kit_is_passed(kit); seed++) {
        struct engross_kit_document document;
        if (engross_kit_document_make(kit, seed, BLOCKS, &document))
            engross_kit_exercise_run(kit, &document, exercise);
        if (engross_kit_is_passed(kit))
            judge(kit, &document, exercise);
        engross_kit_document_finish(&document);
    }
    engross_kit_exercise_finish(exercise);
}

void engross_kit_exercise_finish(struct engross_kit_exercise *exercise) {
    engross_buffer_finish(&exercise->output);
}

uint64_t engross_kit_exercise_digest(const struct engross_kit_exercise *exercise) {
    uint64_t digest = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < exercise->output.size; i++)
        digest = (digest ^ (unsigned char)exercise->output.data[i]) * UINT64_C(0x100000001B3);
    return digest;
}
