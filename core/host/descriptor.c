#include "host/descriptor.h"
#include "host/plugin_load.h"

#include <string.h>

#define MAXIMUM_ROWS 4096

static void append_string(struct engross_buffer *buffer, const char *string) {
    uint32_t size = string == NULL ? UINT32_MAX : (uint32_t)strlen(string);
    engross_buffer_append(buffer, &size, sizeof size);
    if (string != NULL)
        engross_buffer_append(buffer, string, size);
}

static void append_count(struct engross_buffer *buffer, size_t count) {
    uint32_t number = (uint32_t)count;
    engross_buffer_append(buffer, &number, sizeof number);
}

void engross_descriptor_append(struct engross_buffer *buffer, const engross_plugin *plugin) {
    const uint32_t numbers[] = {plugin->abi_major, plugin->abi_minor};
    engross_buffer_append(buffer, numbers, sizeof numbers);
    const char *const strings[] = {plugin->id,       plugin->name,    plugin->summary,
                                   plugin->version,  plugin->licence, plugin->media_type,
                                   plugin->extension};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        append_string(buffer, strings[i]);
    append_count(buffer, plugin->option_count);
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = engross_plugin_option(plugin, i);
        const double range[] = {option->minimum, option->maximum};
        append_string(buffer, option->name);
        append_string(buffer, option->help);
        append_string(buffer, option->default_value);
        append_string(buffer, option->choices);
        append_string(buffer, engross_plugin_option_extensions(option));
        engross_buffer_append(buffer, range, sizeof range);
        engross_buffer_append(buffer, &option->type, sizeof option->type);
    }
    append_count(buffer, plugin->diagnostic_count);
    for (size_t i = 0; i < plugin->diagnostic_count; i++) {
        const engross_diagnostic_row *row = engross_plugin_diagnostic(plugin, i);
        append_string(buffer, row->code);
        append_string(buffer, row->message);
        append_string(buffer, row->explanation);
        engross_buffer_append(buffer, &row->severity, sizeof row->severity);
    }
    append_count(buffer, plugin->support_count);
    for (size_t i = 0; i < plugin->support_count; i++) {
        const engross_support *support = engross_plugin_support(plugin, i);
        append_string(buffer, support->note);
        engross_buffer_append(buffer, &support->kind, sizeof support->kind);
        engross_buffer_append(buffer, &support->level, sizeof support->level);
    }
}

/* Bytes that are taken from the front; once broken, everything taken is nothing. */
struct parsing {
    const char *data;
    size_t size;
    struct engross_arena *arena;
    bool broken;
};

static void take(struct parsing *from, void *out, size_t size) {
    memset(out, 0, size);
    if (from->broken || from->size < size) {
        from->broken = true;
        return;
    }
    memcpy(out, from->data, size);
    from->data += size;
    from->size -= size;
}

static const char *take_string(struct parsing *from) {
    uint32_t size = 0;
    take(from, &size, sizeof size);
    if (from->broken || size == UINT32_MAX)
        return NULL;
    const char *copy = size > from->size ? NULL : engross_arena_copy(from->arena, from->data, size);
    if (copy == NULL) {
        from->broken = true;
        return NULL;
    }
    from->data += size;
    from->size -= size;
    return copy;
}

/* Memory for the rows of a table whose count comes next. */
static void *take_rows(struct parsing *from, size_t row_size, size_t *count) {
    uint32_t number = 0;
    take(from, &number, sizeof number);
    void *rows = NULL;
    if (number <= MAXIMUM_ROWS)
        rows = engross_arena_allocate(from->arena, (number + 1) * row_size);
    if (rows == NULL)
        from->broken = true;
    *count = rows == NULL ? 0 : number;
    return rows;
}

static void take_options(struct parsing *from, engross_plugin *plugin) {
    engross_option *options = take_rows(from, sizeof *options, &plugin->option_count);
    for (size_t i = 0; i < plugin->option_count && !from->broken; i++) {
        options[i].size = sizeof options[i];
        options[i].name = take_string(from);
        options[i].help = take_string(from);
        options[i].default_value = take_string(from);
        options[i].choices = take_string(from);
        options[i].extensions = take_string(from);
        take(from, &options[i].minimum, sizeof options[i].minimum);
        take(from, &options[i].maximum, sizeof options[i].maximum);
        take(from, &options[i].type, sizeof options[i].type);
    }
    plugin->options = options;
}

static void take_diagnostics(struct parsing *from, engross_plugin *plugin) {
    engross_diagnostic_row *rows = take_rows(from, sizeof *rows, &plugin->diagnostic_count);
    for (size_t i = 0; i < plugin->diagnostic_count && !from->broken; i++) {
        rows[i].size = sizeof rows[i];
        rows[i].code = take_string(from);
        rows[i].message = take_string(from);
        rows[i].explanation = take_string(from);
        take(from, &rows[i].severity, sizeof rows[i].severity);
    }
    plugin->diagnostics = rows;
}

static void take_support(struct parsing *from, engross_plugin *plugin) {
    engross_support *rows = take_rows(from, sizeof *rows, &plugin->support_count);
    for (size_t i = 0; i < plugin->support_count && !from->broken; i++) {
        rows[i].size = sizeof rows[i];
        rows[i].note = take_string(from);
        take(from, &rows[i].kind, sizeof rows[i].kind);
        take(from, &rows[i].level, sizeof rows[i].level);
    }
    plugin->support = rows;
}

const engross_plugin *engross_descriptor_parse(const char *data, size_t size,
                                               struct engross_arena *arena) {
    struct parsing from = {data, size, arena, false};
    engross_plugin *plugin = engross_arena_allocate(arena, sizeof *plugin);
    if (plugin == NULL)
        return NULL;
    plugin->magic = ENGROSS_PLUGIN_MAGIC;
    plugin->size = sizeof *plugin;
    take(&from, &plugin->abi_major, sizeof plugin->abi_major);
    take(&from, &plugin->abi_minor, sizeof plugin->abi_minor);
    const char **const strings[] = {&plugin->id,       &plugin->name,    &plugin->summary,
                                    &plugin->version,  &plugin->licence, &plugin->media_type,
                                    &plugin->extension};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        *strings[i] = take_string(&from);
        from.broken = from.broken || *strings[i] == NULL;
    }
    take_options(&from, plugin);
    take_diagnostics(&from, plugin);
    take_support(&from, plugin);
    return from.broken || from.size != 0 ? NULL : plugin;
}
