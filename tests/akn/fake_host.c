#include "fake_host.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define OPTION_LIMIT 32

static void *allocate(const engross_host *host, size_t size) {
    struct fake_host *fake = host->data;
    if (++fake->allocations == fake->fail_allocation)
        return NULL;
    return engross_arena_allocate(&fake->arena, size == 0 ? 1 : size);
}

static int32_t write_output(const engross_host *host, const void *data, size_t size) {
    struct fake_host *fake = host->data;
    if (++fake->writes == fake->fail_write)
        return ENGROSS_WRITE_FAILED;
    engross_buffer_append(&fake->output, data, size);
    return ENGROSS_OK;
}

static void report(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count) {
    (void)node;
    struct fake_host *fake = host->data;
    assert_true(index < fake->plugin->diagnostic_count);
    engross_buffer_append_string(&fake->reports, fake->plugin->diagnostics[index].code);
    if (count > 0) {
        engross_buffer_append_char(&fake->reports, ' ');
        engross_buffer_append(&fake->reports, arguments[0].data, arguments[0].size);
    }
    engross_buffer_append_char(&fake->reports, '\n');
}

static void log_line(const engross_host *host, engross_text message) {
    (void)host;
    (void)message;
}

static int32_t progress(const engross_host *host, uint64_t done, uint64_t total) {
    struct fake_host *fake = host->data;
    (void)done;
    (void)total;
    return ++fake->progress_calls == fake->cancel;
}

static int32_t resource(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out) {
    (void)host;
    (void)request;
    (void)out;
    return ENGROSS_NOT_FOUND;
}

static engross_text theme(const engross_host *host, const char *key) {
    (void)host;
    (void)key;
    return (engross_text){NULL, 0};
}

static const void *extension(const engross_host *host, const char *id) {
    (void)host;
    (void)id;
    return NULL;
}

void fake_host_load(struct fake_host *fake, const char *id) {
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&path, "%s/plugins/engross-%s.so", ENGROSS_BUILD_DIR, id);
    *fake = (struct fake_host){.epoch = -1};
    fake->library = dlopen(path.data, RTLD_NOW | RTLD_LOCAL);
    engross_buffer_finish(&path);
    assert_non_null(fake->library);
    const engross_plugin *(*describe)(void);
    *(void **)&describe = dlsym(fake->library, "engross_plugin_v1");
    assert_non_null(describe);
    fake->plugin = describe();
}

int fake_host_read(struct fake_host *fake, const char *path) {
    engross_read_options options = {.size = sizeof options, .path = path};
    engross_document_free(fake->document);
    fake->document = NULL;
    return engross_document_read(&options, NULL, &fake->document) == ENGROSS_OK;
}

static engross_text text_of(const char *string) {
    return (engross_text){string, strlen(string)};
}

/* The value of an option from "name=value" among settings, or its default. */
static const char *setting(const engross_option *option, const char *const *settings) {
    size_t size = strlen(option->name);
    for (; settings != NULL && *settings != NULL; settings++) {
        if (strncmp(*settings, option->name, size) == 0 && (*settings)[size] == '=')
            return *settings + size + 1;
    }
    return option->default_value;
}

static int64_t choice_index(const char *choices, const char *value) {
    size_t size = strlen(value);
    int64_t index = 0;
    for (const char *choice = choices;; index++) {
        size_t end = strcspn(choice, "|");
        if (end == size && strncmp(choice, value, size) == 0)
            return index;
        assert_true(choice[end] == '|');
        choice += end + 1;
    }
}

static engross_value parse(const engross_option *option, const char *value) {
    engross_value parsed = {.text = text_of(value)};
    if (option->type == ENGROSS_OPTION_BOOLEAN)
        parsed.integer = strcmp(value, "yes") == 0;
    else if (option->type == ENGROSS_OPTION_INTEGER)
        parsed.integer = strtol(value, NULL, 10);
    else if (option->type == ENGROSS_OPTION_CHOICE)
        parsed.integer = choice_index(option->choices, value);
    return parsed;
}

static engross_host make_host(struct fake_host *fake) {
    return (engross_host){.size = sizeof(engross_host),
                          .abi_major = ENGROSS_ABI_MAJOR,
                          .abi_minor = ENGROSS_ABI_MINOR,
                          .data = fake,
                          .view = fake->view != NULL ? fake->view
                                                     : engross_document_view(fake->document),
                          .allocate = allocate,
                          .write = write_output,
                          .report = report,
                          .log = log_line,
                          .progress = progress,
                          .resource = resource,
                          .theme = theme,
                          .extension = extension};
}

int32_t fake_host_run(struct fake_host *fake, const char *const *settings) {
    engross_value values[OPTION_LIMIT];
    assert_true(fake->plugin->option_count <= OPTION_LIMIT);
    for (size_t i = 0; i < fake->plugin->option_count; i++)
        values[i] = parse(&fake->plugin->options[i], setting(&fake->plugin->options[i], settings));
    engross_arena_finish(&fake->arena);
    engross_buffer_clear(&fake->output);
    engross_buffer_clear(&fake->reports);
    fake->allocations = fake->writes = fake->progress_calls = 0;
    fake->host = make_host(fake);
    engross_job job = {.size = sizeof job,
                       .source_name = text_of("test.xml"),
                       .output_name = text_of("test.out"),
                       .theme_id = text_of("un-report"),
                       .generator = text_of("engross"),
                       .options = values,
                       .option_count = fake->plugin->option_count,
                       .epoch = fake->epoch};
    return fake->plugin->run(&fake->host, &job);
}

void fake_host_finish(struct fake_host *fake) {
    engross_document_free(fake->document);
    engross_arena_finish(&fake->arena);
    engross_buffer_finish(&fake->output);
    engross_buffer_finish(&fake->reports);
    dlclose(fake->library);
}
