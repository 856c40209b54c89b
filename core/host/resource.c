#include "host/resource.h"
#include "host/plugin_load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define OPTION_FILE_LIMIT ((size_t)64 << 20)

static const char *or_empty(engross_text text) {
    return text.data == NULL ? "" : text.data;
}

static int32_t open_font(struct engross_resources *resources,
                         const engross_resource_request *request, engross_resource *out) {
    const struct engross_font_request wanted = {
        .family = or_empty(request->name),
        .language = or_empty(request->language),
        .weight = request->weight == 0 ? 400 : request->weight,
        .codepoint = request->codepoint,
        .italic = request->italic != 0,
    };
    struct engross_font font;
    if (!engross_font_find(&resources->fonts, &resources->mappings, &wanted, &font))
        return ENGROSS_NOT_FOUND;
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&key, "%s#%u", font.file->key, font.face);
    char *copy = engross_buffer_failed(&key)
                     ? NULL
                     : engross_arena_copy(resources->arena, key.data, key.size);
    out->key = (engross_text){copy, key.size};
    engross_buffer_finish(&key);
    out->data = font.file->data;
    out->data_size = font.file->size;
    out->face = font.face;
    out->synthetic = font.synthetic;
    return copy == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

/* Whether path is the value of one of the plugin's options of type FILE: only the user's own
 * word opens a file anywhere. */
static bool is_option_value(const struct engross_resources *resources, const char *path) {
    for (size_t i = 0; i < resources->plugin->option_count; i++)
        if (engross_plugin_option(resources->plugin, i)->type == ENGROSS_OPTION_FILE &&
            path[0] != '\0' && strcmp(resources->values[i].text.data, path) == 0)
            return true;
    return false;
}

static int32_t open_option_file(struct engross_resources *resources,
                                const engross_resource_request *request, engross_resource *out) {
    const char *path = or_empty(request->name);
    if (!is_option_value(resources, path)) {
        engross_report(resources->diagnostics, ENGROSS_MESSAGE_HOST_OPTION_FILE_REFUSED,
                       ENGROSS_NOWHERE, path, NULL);
        return ENGROSS_NOT_FOUND;
    }
    const struct engross_mapping *file = engross_mapping_find(&resources->mappings, path);
    if (file == NULL) {
        int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (descriptor >= 0) {
            file = engross_mapping_copy(&resources->mappings, path, descriptor, OPTION_FILE_LIMIT);
            int error = errno;
            close(descriptor);
            errno = error;
        }
    }
    if (file == NULL) {
        engross_report(resources->diagnostics, ENGROSS_MESSAGE_HOST_OPTION_FILE, ENGROSS_NOWHERE,
                       path, strerrordesc_np(errno), NULL);
        return ENGROSS_NOT_FOUND;
    }
    out->key = (engross_text){file->key, strlen(file->key)};
    out->data = file->data;
    out->data_size = file->size;
    return ENGROSS_OK;
}

typedef int32_t open_function(struct engross_resources *resources,
                              const engross_resource_request *request, engross_resource *out);

static open_function *const openers[] = {
    [ENGROSS_RESOURCE_IMAGE] = engross_resource_image,
    [ENGROSS_RESOURCE_FONT] = open_font,
    [ENGROSS_RESOURCE_HYPHENATION] = engross_resource_hyphenation,
    [ENGROSS_RESOURCE_OPTION_FILE] = open_option_file,
};

/* A request as this header knows it: what its writer did not know is absent, and texts, which
 * come from the plugin, get the NUL that paths need. */
static bool complete(struct engross_resources *resources, const engross_resource_request *request,
                     engross_resource_request *out) {
    *out = (engross_resource_request){0};
    memcpy(out, request, request->size < sizeof *out ? request->size : sizeof *out);
    engross_text *const texts[] = {&out->name, &out->language};
    for (size_t i = 0; i < 2; i++) {
        if (texts[i]->data == NULL)
            continue;
        texts[i]->data = engross_arena_copy(resources->arena, texts[i]->data, texts[i]->size);
        if (texts[i]->data == NULL)
            return false;
        texts[i]->size = strlen(texts[i]->data);
    }
    return true;
}

int32_t engross_resource_open(struct engross_resources *resources,
                              const engross_resource_request *request, engross_resource *out) {
    resources->mappings.arena = resources->arena;
    resources->fonts.arena = resources->arena;
    engross_resource_request known;
    if (!complete(resources, request, &known))
        return ENGROSS_NO_MEMORY;
    if (known.kind == 0 || known.kind >= sizeof openers / sizeof openers[0])
        return ENGROSS_NOT_FOUND;
    engross_resource resource = {0};
    int32_t status = openers[known.kind](resources, &known, &resource);
    size_t size = out->size;
    memcpy(out, &resource, size < sizeof resource ? size : sizeof resource);
    out->size = size;
    return status;
}

void engross_resources_finish(struct engross_resources *resources) {
    engross_mappings_finish(&resources->mappings);
}
