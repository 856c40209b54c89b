#include "host/setting.h"
#include "host/plugin_load.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool engross_setting_is_for(const char *setting, const char *id) {
    size_t size = strlen(id);
    return strncmp(setting, id, size) == 0 && setting[size] == '.';
}

bool engross_setting_is_well_formed(const char *setting) {
    const char *dot = strchr(setting, '.');
    const char *equals = strchr(setting, '=');
    return dot != NULL && equals != NULL && dot > setting && equals > dot + 1;
}

static const char *key_of(const char *setting) {
    return strchr(setting, '.') + 1;
}

static const char *value_of(const char *setting) {
    return strchr(setting, '=') + 1;
}

static bool parse_boolean(const engross_option *option, engross_value *value) {
    static const char *const words[] = {"no", "yes", "false", "true", "0", "1", "off", "on"};
    (void)option;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(value->text.data, words[i]) == 0) {
            value->integer = (int64_t)(i % 2);
            return true;
        }
    }
    return false;
}

static bool parse_integer(const engross_option *option, engross_value *value) {
    const char *text = value->text.data;
    char *end = NULL;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (text[0] == '\0' || *end != '\0' || errno != 0 || text[0] == ' ')
        return false;
    value->integer = number;
    value->number = (double)number;
    return value->number >= option->minimum && value->number <= option->maximum;
}

/* Decimal digits with one point, whatever the locale: strtod would ask it. */
static bool parse_number(const engross_option *option, engross_value *value) {
    const char *at = value->text.data;
    double sign = *at == '-' ? -1 : 1;
    at += *at == '-';
    double number = 0;
    double unit = 1;
    size_t digits = 0;
    for (bool fraction = false; *at != '\0'; at++) {
        if (*at == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (*at < '0' || *at > '9' || ++digits > 17)
            return false;
        number = number * 10 + (*at - '0');
        unit *= fraction ? 10 : 1;
    }
    value->number = sign * number / unit;
    value->integer = (int64_t)value->number;
    return digits > 0 && value->number >= option->minimum && value->number <= option->maximum;
}

static bool parse_choice(const engross_option *option, engross_value *value) {
    const char *choice = option->choices;
    for (int64_t index = 0; *choice != '\0'; index++) {
        size_t size = strcspn(choice, "|");
        if (size == value->text.size && memcmp(choice, value->text.data, size) == 0) {
            value->integer = index;
            return true;
        }
        choice += size + (choice[size] == '|');
    }
    return false;
}

static bool parse_text(const engross_option *option, engross_value *value) {
    (void)option;
    (void)value;
    return true;
}

static bool (*const parsers[])(const engross_option *option, engross_value *value) = {
    [ENGROSS_OPTION_BOOLEAN] = parse_boolean, [ENGROSS_OPTION_INTEGER] = parse_integer,
    [ENGROSS_OPTION_NUMBER] = parse_number,   [ENGROSS_OPTION_CHOICE] = parse_choice,
    [ENGROSS_OPTION_TEXT] = parse_text,       [ENGROSS_OPTION_FILE] = parse_text,
};

static bool parse(const engross_option *option, const char *text, engross_value *value) {
    *value = (engross_value){.text = {text, strlen(text)}};
    return parsers[option->type](option, value);
}

/* What the option takes, for a message: "yes or no", "a whole number from 1 to 9". */
static void append_expected(struct engross_buffer *buffer, const engross_option *option) {
    switch (option->type) {
    case ENGROSS_OPTION_BOOLEAN:
        engross_buffer_append_string(buffer, "yes or no");
        break;
    case ENGROSS_OPTION_CHOICE:
        engross_buffer_append_string(buffer, "one of ");
        for (const char *at = option->choices; *at != '\0'; at++) {
            if (*at == '|')
                engross_buffer_append_string(buffer, ", ");
            else
                engross_buffer_append_char(buffer, *at);
        }
        break;
    default:
        engross_buffer_append_string(
            buffer, option->type == ENGROSS_OPTION_INTEGER ? "a whole number from " : "from ");
        engross_buffer_append_number(buffer, option->minimum, 3);
        engross_buffer_append_string(buffer, " to ");
        engross_buffer_append_number(buffer, option->maximum, 3);
    }
}

static void report_value(const engross_plugin *plugin, const engross_option *option,
                         const char *value, enum engross_message message,
                         struct engross_diagnostics *diagnostics) {
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&key, "%s.%s", plugin->id, option->name);
    append_expected(&expected, option);
    if (!engross_buffer_failed(&key) && !engross_buffer_failed(&expected))
        engross_report(diagnostics, message, ENGROSS_NOWHERE, value, key.data, expected.data, NULL);
    engross_buffer_finish(&key);
    engross_buffer_finish(&expected);
}

static void report_key(const engross_plugin *plugin, const char *key,
                       struct engross_diagnostics *diagnostics) {
    const char *names[64];
    size_t count = plugin->option_count < 64 ? plugin->option_count : 64;
    struct engross_buffer list = ENGROSS_BUFFER_INIT;
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&name, key, strcspn(key, "="));
    for (size_t i = 0; i < count; i++) {
        names[i] = engross_plugin_option(plugin, i)->name;
        engross_buffer_append_string(&list, i == 0 ? "" : ", ");
        engross_buffer_append_string(&list, names[i]);
    }
    if (count == 0)
        engross_buffer_append_string(&list, "none");
    if (!engross_buffer_failed(&list) && !engross_buffer_failed(&name)) {
        const char *nearest = engross_word_nearest(name.data, names, count);
        if (nearest == NULL)
            engross_report(diagnostics, ENGROSS_MESSAGE_HOST_OPTION_UNKNOWN, ENGROSS_NOWHERE,
                           plugin->id, name.data, list.data, NULL);
        else
            engross_report(diagnostics, ENGROSS_MESSAGE_HOST_OPTION_MISSPELT, ENGROSS_NOWHERE,
                           plugin->id, name.data, nearest, list.data, NULL);
    }
    engross_buffer_finish(&list);
    engross_buffer_finish(&name);
}

static int32_t apply(const engross_plugin *plugin, const char *setting,
                     struct engross_diagnostics *diagnostics, engross_value *values) {
    const char *key = key_of(setting);
    size_t size = strcspn(key, "=");
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = engross_plugin_option(plugin, i);
        if (strlen(option->name) != size || memcmp(option->name, key, size) != 0)
            continue;
        if (parse(option, value_of(setting), &values[i]))
            return ENGROSS_OK;
        report_value(plugin, option, value_of(setting), ENGROSS_MESSAGE_HOST_OPTION_VALUE,
                     diagnostics);
        return ENGROSS_MISUSED;
    }
    report_key(plugin, key, diagnostics);
    return ENGROSS_MISUSED;
}

void engross_setting_extension(const engross_plugin *plugin, const engross_value *values,
                               char extension[ENGROSS_EXTENSION_SIZE]) {
    const char *chosen = plugin->extension;
    for (size_t i = 0; i < plugin->option_count; i++) {
        const char *part = engross_plugin_option_extensions(engross_plugin_option(plugin, i));
        for (int64_t skip = values[i].integer; part != NULL && skip > 0; skip--)
            part += strcspn(part, "|") + 1;
        chosen = part != NULL ? part : chosen;
    }
    size_t size = strcspn(chosen, "|");
    memcpy(extension, chosen, size);
    extension[size] = '\0';
}

int32_t engross_setting_values(const engross_plugin *plugin, const char *const *settings,
                               size_t count, struct engross_arena *arena,
                               struct engross_diagnostics *diagnostics, engross_value **out) {
    *out = NULL;
    engross_value *values =
        engross_arena_allocate(arena, (plugin->option_count + 1) * sizeof *values);
    if (values == NULL)
        return ENGROSS_NO_MEMORY;
    for (size_t i = 0; i < plugin->option_count; i++) {
        const engross_option *option = engross_plugin_option(plugin, i);
        if (parse(option, option->default_value, &values[i]))
            continue;
        report_value(plugin, option, option->default_value, ENGROSS_MESSAGE_HOST_OPTION_DEFAULT,
                     diagnostics);
        return ENGROSS_FAILED;
    }
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < count; i++) {
        if (!engross_setting_is_for(settings[i], plugin->id))
            continue;
        int32_t applied = apply(plugin, settings[i], diagnostics, values);
        status = status == ENGROSS_OK ? applied : status;
    }
    if (status == ENGROSS_OK)
        *out = values;
    return status;
}
