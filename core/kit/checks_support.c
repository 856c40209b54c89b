/* Checks of the table of support: what it promises is in the outputs, and what it gives up is told.
 */
#include "host/plugin_load.h"
#include "kit/exercise.h"
#include "model/vocabulary.h"
#include "read/docx/package.h"

#include <string.h>

#define SPECIMENS 300
#define PART_LIMIT ((uint64_t)256 << 20)

/* What a plugin of an earlier header knows nothing of is passed through, so its text is there. */
static uint32_t level_of(const engross_plugin *plugin, uint32_t kind) {
    for (size_t i = 0; i < plugin->support_count; i++)
        if (engross_plugin_support(plugin, i)->kind == kind)
            return engross_plugin_support(plugin, i)->level;
    return engross_model_since(kind) > plugin->abi_minor ? ENGROSS_SUPPORT_FULL
                                                         : ENGROSS_SUPPORT_DROPPED;
}

/* The first kind in the document that is dropped, or ENGROSS_KIND_NONE. */
static uint32_t find_dropped(const engross_view *view, const engross_plugin *plugin) {
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
    uint32_t kind = find_dropped(engross_document_view(document->document), exercise->plugin);
    const char *name = engross_kind_name(kind);
    if (exercise->status == ENGROSS_OK && kind != ENGROSS_KIND_NONE && exercise->losses == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "document %u holds %s, which it drops, and no loss is reported",
                          (unsigned)document->seed, name == NULL ? "text" : name);
}

/* What became of the kinds that are degraded: in how many specimens each stands, and whether a loss
 * was told for one of them. */
struct degraded {
    unsigned specimens[ENGROSS_KIND_COUNT];
    bool is_told[ENGROSS_KIND_COUNT];
};

static void note_degraded(struct degraded *degraded, const engross_view *view,
                          const struct engross_kit_exercise *exercise) {
    bool is_held[ENGROSS_KIND_COUNT] = {false};
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    while (view->step(view, &cursor))
        is_held[view->kind(view, cursor.node)] = true;
    for (uint32_t kind = 1; kind < ENGROSS_KIND_COUNT; kind++) {
        if (!is_held[kind] || level_of(exercise->plugin, kind) != ENGROSS_SUPPORT_DEGRADED)
            continue;
        degraded->specimens[kind]++;
        degraded->is_told[kind] = degraded->is_told[kind] || exercise->losses > 0;
    }
}

/* A warning only: what is lost of a kind may be lost in a case that no specimen holds. */
static void judge_degraded(const struct engross_kit *kit, const struct degraded *degraded) {
    for (uint32_t kind = 1; kind < ENGROSS_KIND_COUNT; kind++)
        if (degraded->specimens[kind] > 0 && !degraded->is_told[kind])
            engross_kit_judge(kit, ENGROSS_OUTCOME_WARN,
                              "%u documents hold %s, which it degrades, and no loss is reported "
                              "for any",
                              degraded->specimens[kind], engross_kind_name(kind));
}

/* In a document of one block or two a dropped kind often stands alone: no other kind's loss can be
 * taken for its own. */
static void judge_specimens(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    struct degraded degraded = {{0}, {false}};
    for (uint64_t seed = 1; seed <= SPECIMENS && engross_kit_is_passed(kit); seed++) {
        struct engross_kit_document document;
        if (engross_kit_document_make(kit, seed, 1, &document)) {
            engross_kit_exercise_run(kit, &document, &exercise);
            judge_losses(kit, &document, &exercise);
            if (exercise.status == ENGROSS_OK)
                note_degraded(&degraded, engross_document_view(document.document), &exercise);
        }
        engross_kit_document_finish(&document);
    }
    judge_degraded(kit, &degraded);
    engross_kit_exercise_finish(&exercise);
}

static bool is_full_throughout(const engross_plugin *plugin) {
    for (uint32_t kind = 1; kind < ENGROSS_KIND_COUNT; kind++)
        if (level_of(plugin, kind) != ENGROSS_SUPPORT_FULL)
            return false;
    return true;
}

void engross_kit_check_losses(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    engross_kit_exercise_all(kit, &exercise, judge_losses);
    if (exercise.plugin != NULL && engross_kit_is_passed(kit) &&
        !is_full_throughout(exercise.plugin))
        judge_specimens(kit);
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
                        const struct engross_buffer *output, engross_text text) {
    for (size_t at = 0; find_unique_word(text, &at); at += 6)
        if (output->size == 0 || memmem(output->data, output->size, text.data + at, 6) == NULL)
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                              "document %u: the text \"%.60s\" is not in the output",
                              (unsigned)document->seed, text.data);
}

/* Appends what stands between the tags: a word may be parted by them. */
static void append_bare(struct engross_buffer *text, const struct engross_buffer *xml) {
    bool is_tag = false;
    for (size_t i = 0; i < xml->size; i++) {
        is_tag = is_tag || xml->data[i] == '<';
        if (!is_tag)
            engross_buffer_append_char(text, xml->data[i]);
        is_tag = is_tag && xml->data[i] != '>';
    }
}

static bool is_markup(const char *name) {
    const char *suffix = strrchr(name, '.');
    return suffix != NULL && (strcmp(suffix, ".xml") == 0 || strcmp(suffix, ".xhtml") == 0);
}

/* Appends the text of every part of a ZIP package (a Word document, a workbook, a book) that is
 * XML; false where it is none. */
static bool unpack(const struct engross_buffer *output, struct engross_buffer *text) {
    struct engross_diagnostics silent = {.sink = NULL};
    struct engross_ooxml_package *package = NULL;
    if (engross_ooxml_package_open(output->data, output->size, &silent, &package) != ENGROSS_OK)
        return false;
    struct engross_buffer part = ENGROSS_BUFFER_INIT;
    const char *name;
    for (size_t i = 0; (name = engross_ooxml_package_name(package, i)) != NULL; i++) {
        engross_buffer_clear(&part);
        if (is_markup(name) && engross_ooxml_package_load(package, name, PART_LIMIT, &part))
            append_bare(text, &part);
    }
    engross_buffer_finish(&part);
    engross_ooxml_package_free(package);
    return text->size > 0;
}

/* False where the output cannot be looked into. */
static bool look_for_text(const struct engross_kit *kit,
                          const struct engross_kit_document *document,
                          struct engross_kit_exercise *exercise) {
    const engross_view *view = engross_document_view(document->document);
    const char *media_type = exercise->plugin->media_type;
    engross_cursor cursor = {sizeof cursor, view->root(view), NULL, 0, 0};
    struct engross_buffer unpacked = ENGROSS_BUFFER_INIT;
    if (exercise->status != ENGROSS_OK)
        return true;
    if (!is_text(media_type) && !unpack(&exercise->output, &unpacked)) {
        engross_buffer_finish(&unpacked);
        return false;
    }
    while (view->step(view, &cursor)) {
        engross_text text = view->text(view, cursor.node);
        if (text.size == 0 || !is_full(view, exercise->plugin, cursor.node))
            continue;
        judge_words(kit, document, unpacked.size > 0 ? &unpacked : &exercise->output, text);
        exercise->texts++;
    }
    engross_buffer_finish(&unpacked);
    return true;
}

static void judge_text(const struct engross_kit *kit, const struct engross_kit_document *document,
                       struct engross_kit_exercise *exercise) {
    if (!look_for_text(kit, document, exercise))
        engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "text cannot be looked for in %.80s",
                          exercise->plugin->media_type);
}

void engross_kit_check_text(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {0};
    engross_kit_exercise_all(kit, &exercise, judge_text);
    if (exercise.texts == 0)
        engross_kit_judge(kit, ENGROSS_OUTCOME_SKIPPED, "it supports no text in full");
}

/* Below a node of a kind that the plugin was told nothing of, text must still be there; with
 * formats that are not text it is enough that the run goes well. */
static void judge_unknown(const struct engross_kit *kit,
                          const struct engross_kit_document *document,
                          struct engross_kit_exercise *exercise) {
    if (exercise->status == ENGROSS_OK)
        look_for_text(kit, document, exercise);
    else
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "document %u: it returns %d",
                          (unsigned)document->seed, (int)exercise->status);
}

void engross_kit_check_unknown_kinds(const struct engross_kit *kit) {
    struct engross_kit_exercise exercise = {.has_unknown_kinds = true};
    engross_kit_exercise_all(kit, &exercise, judge_unknown);
}
