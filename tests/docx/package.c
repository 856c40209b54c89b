#include "package.h"

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

#define FOLDER ENGROSS_BUILD_DIR "/docx-tests"

struct package {
    zip_t *zip;
    char codes[4096]; /* of the diagnostics, each between line ends */
};

static void record(void *user, const engross_diagnostic *diagnostic) {
    struct package *package = user;
    size_t size = strlen(package->codes);
    snprintf(package->codes + size, sizeof package->codes - size, "\n%s\n", diagnostic->code);
    if (diagnostic->severity >= ENGROSS_SEVERITY_ERROR)
        print_message("%s: %s\n", diagnostic->code, diagnostic->message);
}

struct package *package_export(const char *input, const char *theme, const char *name) {
    struct package *package = package_export_with(input, theme, name, "");
    assert_non_null(package->zip);
    return package;
}

struct package *package_export_with(const char *input, const char *theme, const char *name,
                                    const char *template) {
    char setting[1024];
    snprintf(setting, sizeof setting, "docx.template=%s", template);
    return package_export_set(input, theme, name, setting);
}

struct package *package_export_set(const char *input, const char *theme, const char *name,
                                   const char *setting) {
    static const char *const directories[] = {ENGROSS_BUILD_DIR "/plugins"};
    static const char *const exporters[] = {"docx"};
    struct package *package = calloc(1, sizeof *package);
    engross_sink sink = {sizeof sink, package, record};
    char output[512];
    snprintf(output, sizeof output, FOLDER "/%s.docx", name);
    const char *const settings[] = {setting};
    mkdir(FOLDER, 0777);
    unlink(output);
    engross_export_request request = {.size = sizeof request,
                                      .inputs = &input,
                                      .input_count = 1,
                                      .exporters = exporters,
                                      .exporter_count = 1,
                                      .output = output,
                                      .theme = theme,
                                      .settings = settings,
                                      .setting_count = 1,
                                      .plugin_directories = directories,
                                      .plugin_directory_count = 1,
                                      .flags = ENGROSS_EXPORT_IN_PROCESS,
                                      .cancel_descriptor = -1};
    int32_t status = engross_export(&request, &sink);
    package->zip = zip_open(output, ZIP_RDONLY, NULL);
    assert_int_equal(status == ENGROSS_OK, package->zip != NULL);
    return package;
}

struct package *package_open(const char *path) {
    struct package *package = calloc(1, sizeof *package);
    assert_non_null(package);
    package->zip = zip_open(path, ZIP_RDONLY, NULL);
    return package;
}

void package_free(struct package *package) {
    if (package->zip != NULL)
        zip_discard(package->zip);
    free(package);
}

bool package_reported(const struct package *package, const char *code) {
    char line[128];
    snprintf(line, sizeof line, "\n%s\n", code);
    return strstr(package->codes, line) != NULL;
}

const char *package_name(const struct package *package, size_t index) {
    return zip_get_name(package->zip, index, ZIP_FL_ENC_RAW);
}

char *package_part(const struct package *package, const char *name) {
    zip_stat_t stat;
    if (package->zip == NULL)
        return NULL;
    zip_file_t *file = zip_fopen(package->zip, name, 0);
    if (file == NULL || zip_stat(package->zip, name, 0, &stat) != 0)
        return NULL;
    char *content = malloc(stat.size + 1);
    assert_int_equal(zip_fread(file, content, stat.size), stat.size);
    content[stat.size] = '\0';
    zip_fclose(file);
    return content;
}

xmlDocPtr package_tree(const struct package *package, const char *name) {
    char *content = package_part(package, name);
    if (content == NULL)
        return NULL;
    xmlDocPtr tree = xmlReadMemory(content, (int)strlen(content), name, NULL, XML_PARSE_NONET);
    assert_non_null(tree);
    free(content);
    return tree;
}

xmlNodePtr next_element(xmlNodePtr top, xmlNodePtr node) {
    xmlNodePtr next = xmlFirstElementChild(node);
    while (next == NULL && node != top) {
        next = xmlNextElementSibling(node);
        node = node->parent;
    }
    return next;
}

bool is_named(xmlNodePtr node, const char *name) {
    return strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr child_named(xmlNodePtr node, const char *name) {
    xmlNodePtr child = node == NULL ? NULL : xmlFirstElementChild(node);
    while (child != NULL && !is_named(child, name))
        child = xmlNextElementSibling(child);
    return child;
}

long number_of(xmlNodePtr node, const char *attribute) {
    xmlChar *value = xmlGetProp(node, BAD_CAST attribute);
    assert_non_null(value);
    long number = strtol((const char *)value, NULL, 10);
    xmlFree(value);
    return number;
}
