/* Checks of what the plugin makes of documents. */
#include "host/plugin_load.h"
#include "kit/exercise.h"
#include "model/vocabulary.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BLOCKS 40

/* Runs the plugin on every document of the corpus, each time as *exercise asks, and has judge look
 * at what came of it, until a verdict is bad. */
static void run_all(const struct engross_kit *kit, struct engross_kit_exercise *exercise,
                    void (*judge)(const struct engross_kit *kit,
                                  const struct engross_kit_document *document,
                                  struct engross_kit_exercise *exercise)) {
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

/* A status and what was reported must tell the same. */
static void judge_run(const struct engross_kit *kit, const struct engross_kit_document *document,
                      struct engross_kit_exercise *exercise) {
    unsigned seed = (unsigned)document->seed;
    kit->verdict->digest ^= engross_kit_exercise_digest(exercise) * (2 * document->seed + 1);
    if (exercise->status == ENGROSS_OK && exercise->errors > 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it reports an error and returns ENGROSS_OK", seed);
    else if (exercise->status == ENGROSS_OK && exercise->output.size == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns ENGROSS_OK and wrote nothing", seed);
    else if (exercise->status == ENGROSS_FAILED && exercise->errors == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns ENGROSS_FAILED and reports no error", seed);
    else if (exercise->status == ENGROSS_FAILED)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "document %u: it refuses it", seed);
    else if (exercise->status != ENGROSS_OK)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: it returns %d, for which there is no reason", seed,
                          (int)exercise->status);
}

void engross_kit_check_run(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    kit->verdict->digest = 0;
    run_all(kit, &exercise, judge_run);
}

/* What a plugin of an earlier header knows nothing of is passed through, so its text is there. */
static uint32_t level_of(const engross_plugin *plugin, uint32_t kind) {
    for (size_t i = 0; i < plugin->support_count; i++)
        if (engross_plugin_support(plugin, i)->kind == kind)
            return engross_plugin_support(plugin, i)->level;
    return engross_model_since(kind) > plugin->abi_minor ? ENGROSS_SUPPORT_FULL
                                                         : ENGROSS_SUPPORT_DROPPED;
}

/* The first kind in the document that is not supported in full, or ENGROSS_KIND_NONE. */
static uint32_t find_unsupported(const engross_view *view, const engross_plugin *plugin) {
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (level_of(plugin, kind) == ENGROSS_SUPPORT_DROPPED)
            return kind;
    }
    return ENGROSS_KIND_NONE;
}

static void judge_losses(const struct engross_kit *kit, const struct engross_kit_document *document,
                         struct engross_kit_exercise *exercise) {
    uint32_t kind = find_unsupported(engross_document_view(document->document), exercise->plugin);
    const char *name = engross_kind_name(kind);
    if (exercise->status == ENGROSS_OK && kind != ENGROSS_KIND_NONE && exercise->losses == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u holds %s, which it drops, and no loss is reported",
                          (unsigned)document->seed, name == NULL ? "text" : name);
}

void engross_kit_check_losses(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    run_all(kit, &exercise, judge_losses);
}

/* Whether text can be looked for in the output as it is. */
static bool is_text(const char *media_type) {
    static const char *const ends[] = {"/xml", "+xml", "/json", "+json"};
    size_t size = strlen(media_type);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (size > strlen(ends[i]) && strcmp(media_type + size - strlen(ends[i]), ends[i]) == 0)
            return true;
    return strncmp(media_type, "text/", 5) == 0;
}

/* Whether everything round node, within the content, is supported in full. */
static bool is_full(const engross_view *view, const engross_plugin *plugin,
                    const engross_node *node) {
    bool is_content = false;
    for (; node != NULL; node = view->parent(view, node)) {
        uint32_t kind = view->kind(view, node);
        if (level_of(plugin, kind) != ENGROSS_SUPPORT_FULL)
            return false;
        is_content = is_content || kind == ENGROSS_KIND_CONTENT;
    }
    return is_content;
}

/* The random documents' words that stand nowhere else, "w00042", each at the place of *at. */
static bool find_unique_word(engross_text text, size_t *at) {
    for (; *at + 6 <= text.size; ++*at)
        if (text.data[*at] == 'w' && strspn(text.data + *at + 1, "0123456789") >= 5)
            return true;
    return false;
}

static void judge_words(const struct engross_kit *kit, const struct engross_kit_document *document,
                        const struct engross_kit_exercise *exercise, engross_text text) {
    const struct engross_buffer *output = &exercise->output;
    for (size_t at = 0; find_unique_word(text, &at); at += 6)
        if (output->size == 0 || memmem(output->data, output->size, text.data + at, 6) == NULL)
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                              "document %u: the text \"%.60s\" is not in the output",
                              (unsigned)document->seed, text.data);
}

static void judge_text(const struct engross_kit *kit, const struct engross_kit_document *document,
                       struct engross_kit_exercise *exercise) {
    const engross_view *view = engross_document_view(document->document);
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    if (exercise->status != ENGROSS_OK || !is_text(exercise->plugin->media_type))
        return;
    while (view->step(view, &cursor)) {
        engross_text text = view->text(view, cursor.node);
        if (text.size > 0 && is_full(view, exercise->plugin, cursor.node))
            judge_words(kit, document, exercise, text);
    }
}

void engross_kit_check_text(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    run_all(kit, &exercise, judge_text);
}

/* Below a node of a kind that the plugin was told nothing of, text must still be there; with
 * formats that are not text it is enough that the run goes well. */
static void judge_unknown(const struct engross_kit *kit,
                          const struct engross_kit_document *document,
                          struct engross_kit_exercise *exercise) {
    if (exercise->status == ENGROSS_OK)
        judge_text(kit, document, exercise);
    else
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "document %u: it returns %d",
                          (unsigned)document->seed, (int)exercise->status);
}

void engross_kit_check_unknown_kinds(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.has_unknown_kinds = true};
    run_all(kit, &exercise, judge_unknown);
}

static void judge_again(const struct engross_kit *kit, const struct engross_kit_document *document,
                        struct engross_kit_exercise *exercise) {
    uint64_t first = engross_kit_exercise_digest(exercise);
    kit->verdict->digest ^= first * (2 * document->seed + 1);
    engross_kit_exercise_run(kit, document, exercise);
    if (engross_kit_exercise_digest(exercise) != first)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: other bytes when it runs again in the same process",
                          (unsigned)document->seed);
}

/* What the check "run" made in another process, in another time zone, locale and directory, is
 * left in the digest; what comes out here must cancel it. */
void engross_kit_check_same_bytes(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    setenv("TZ", "Asia/Almaty", 1);
    tzset();
    setlocale(LC_ALL, "");
    if (chdir("/") != 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "the directory cannot be changed");
    run_all(kit, &exercise, judge_again);
    if (engross_kit_is_passed(kit) && kit->verdict->digest != 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "other bytes in another process, time zone, locale and directory");
}

static void judge_other(const struct engross_kit *kit, const struct engross_kit_document *document,
                        struct engross_kit_exercise *exercise) {
    uint64_t other = engross_kit_exercise_digest(exercise);
    struct engross_kit_exercise usual = {0};
    engross_kit_exercise_run(kit, document, &usual);
    if (engross_kit_exercise_digest(&usual) != other || usual.status != exercise->status)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u: other bytes where the host's structs are %s",
                          (unsigned)document->seed, exercise->is_later ? "longer" : "shorter");
    engross_kit_exercise_finish(&usual);
}

void engross_kit_check_later_host(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.is_later = true};
    run_all(kit, &exercise, judge_other);
}

void engross_kit_check_earlier_host(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.is_earlier = true};
    run_all(kit, &exercise, judge_other);
}
