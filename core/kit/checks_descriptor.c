/* Checks of what the plugin says of itself. */
#include "host/plugin_load.h"
#include "host/setting.h"
#include "kit/check.h"
#include "model/vocabulary.h"

#include <stdio.h>
#include <string.h>

/* The host's own words become the verdict. */
static void tell(void *user, const engross_diagnostic *diagnostic) {
    const struct engross_kit *kit = user;
    if (diagnostic->severity >= ENGROSS_SEVERITY_ERROR)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "%s", diagnostic->message);
}

/* Loads the plugin as the host does, with all its checks; NULL after a verdict. */
static const engross_plugin *load(const struct engross_kit *kit) {
    const engross_sink sink = {.size = sizeof sink, .user = (void *)kit, .diagnostic = tell};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    const engross_plugin *plugin = NULL;
    if (engross_plugin_load(kit->file, &diagnostics, &plugin) != ENGROSS_OK)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "the host refuses it");
    return plugin;
}

static void check_words(const struct engross_kit *kit, const engross_plugin *plugin) {
    const struct {
        const char *member;
        const char *text;
    } rows[] = {
        {"name", plugin->name},
        {"summary", plugin->summary},
        {"version", plugin->version},
        {"licence", plugin->licence},
        {"media_type", plugin->media_type},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].text[0] == '\0')
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "its %s is empty", rows[i].member);
    if (strchr(plugin->media_type, '/') == NULL)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "its media type \"%s\" is none",
                          plugin->media_type);
    if (plugin->abi_minor > ENGROSS_ABI_MINOR)
        engross_kit_judge(kit, ENGROSS_OUTCOME_WARN,
                          "it was built with a later header than this kit's (minor %u)",
                          (unsigned)plugin->abi_minor);
}

/* Whether every {N} of a message is {0} to {9}, and no code stands there twice. */
static void check_diagnostics(const struct engross_kit *kit, const engross_plugin *plugin) {
    for (size_t i = 0; i < plugin->diagnostic_count; i++) {
        const engross_diagnostic_row *row = engross_plugin_diagnostic(plugin, i);
        if (!engross_plugin_id_is_valid(row->code))
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "the code \"%s\" is none", row->code);
        if (row->explanation[0] == '\0')
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "\"%s\" is not explained", row->code);
        for (size_t j = 0; j < i; j++)
            if (strcmp(engross_plugin_diagnostic(plugin, j)->code, row->code) == 0)
                engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "the code \"%s\" stands twice",
                                  row->code);
    }
}

void engross_kit_check_descriptor(const struct engross_kit *kit) {
    const engross_plugin *plugin = load(kit);
    if (plugin == NULL)
        return;
    check_words(kit, plugin);
    check_diagnostics(kit, plugin);
}

void engross_kit_check_options(const struct engross_kit *kit) {
    const engross_sink sink = {.size = sizeof sink, .user = (void *)kit, .diagnostic = tell};
    struct engross_diagnostics diagnostics = {.sink = &sink};
    const engross_plugin *plugin = load(kit);
    struct engross_arena arena = ENGROSS_ARENA_INIT;
    engross_value *values = NULL;
    if (plugin == NULL)
        return;
    if (engross_setting_values(plugin, NULL, 0, &arena, &diagnostics, &values) != ENGROSS_OK)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "a default is not among its option's values");
    engross_arena_finish(&arena);
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = engross_plugin_option(plugin, i);
        if (option->help[0] == '\0')
            engross_kit_judge(kit, ENGROSS_OUTCOME_WARN, "option \"%s\" has no help", option->name);
        for (size_t j = 0; j < i; j++)
            if (strcmp(engross_plugin_option(plugin, j)->name, option->name) == 0)
                engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "option \"%s\" stands twice",
                                  option->name);
    }
}

static void check_row(const struct engross_kit *kit, const engross_support *row, const char *name) {
    if (row->level < ENGROSS_SUPPORT_FULL || row->level > ENGROSS_SUPPORT_DROPPED)
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "the level of %s is none", name);
    else if (row->level != ENGROSS_SUPPORT_FULL && (row->note == NULL || row->note[0] == '\0'))
        engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL,
                          "the row of %s does not say what becomes of it", name);
}

void engross_kit_check_support(const struct engross_kit *kit) {
    size_t rows[ENGROSS_KIND_COUNT] = {0};
    char name[32];
    const engross_plugin *plugin = load(kit);
    for (size_t i = 0; plugin != NULL && i < plugin->support_count; i++) {
        const engross_support *row = engross_plugin_support(plugin, i);
        if (row->kind >= ENGROSS_KIND_COUNT)
            continue; /* of a later header */
        rows[row->kind]++;
        snprintf(name, sizeof name, "kind %u", (unsigned)row->kind);
        check_row(kit, row,
                  engross_kind_name(row->kind) == NULL ? name : engross_kind_name(row->kind));
    }
    for (uint32_t kind = 1; plugin != NULL && kind < ENGROSS_KIND_COUNT; kind++) {
        snprintf(name, sizeof name, "kind %u", (unsigned)kind);
        const char *named = engross_kind_name(kind) == NULL ? name : engross_kind_name(kind);
        if (rows[kind] == 0 && engross_model_since(kind) <= plugin->abi_minor)
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "it has no row for %s", named);
        if (rows[kind] > 1)
            engross_kit_judge(kit, ENGROSS_OUTCOME_FAIL, "it has %zu rows for %s", rows[kind],
                              named);
    }
}
