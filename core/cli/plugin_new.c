/* engross plugin new: writes an exporter that builds, with its test, into a new directory. */
#include "cli/plugin.h"
#include "cli/template.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define PLACE "@NAME@"
#define MAXIMUM_NAME 48
#define MAXIMUM_PATH 128

struct file_row {
    const char *name; /* in the directory */
    const unsigned char *content;
    const size_t *size;
};

static const struct file_row files[] = {
    {"plugin.c", engross_template_plugin, &engross_template_plugin_size},
    {"CMakeLists.txt", engross_template_cmake, &engross_template_cmake_size},
    {"README.md", engross_template_readme, &engross_template_readme_size},
    {"tests/sample.md", engross_template_sample, &engross_template_sample_size},
    {"tests/sample.expected.txt", engross_template_expected, &engross_template_expected_size},
};

static int complain(const char *what) {
    fprintf(stderr, "engross plugin: %s: %s\n", what, strerrordesc_np(errno));
    return EXIT_MACHINE;
}

/* Writes content with the name put in its places. */
static void write_filled(FILE *stream, const char *content, const char *name) {
    for (const char *at = content; *at != '\0';) {
        const char *place = strstr(at, PLACE);
        size_t size = place == NULL ? strlen(at) : (size_t)(place - at);
        fwrite(at, 1, size, stream);
        at += size;
        if (place != NULL) {
            fputs(name, stream);
            at += strlen(PLACE);
        }
    }
}

static int write_file(const struct file_row *file, const char *name) {
    char path[MAXIMUM_PATH];
    snprintf(path, sizeof path, "%s/%s", name, file->name);
    FILE *stream = fopen(path, "wxe");
    if (stream == NULL)
        return complain(path);
    write_filled(stream, (const char *)file->content, name);
    if (fclose(stream) != 0)
        return complain(path);
    return EXIT_DONE;
}

static bool is_id(const char *name) {
    size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return size > 0 && size <= MAXIMUM_NAME && name[size] == '\0' && name[0] >= 'a';
}

int plugin_new(const struct arguments *arguments, const char *name) {
    char tests[MAXIMUM_PATH];
    if (!is_id(name))
        return command_misused(&command_plugin,
                               "a name is lower case letters, digits and hyphens, a letter first");
    snprintf(tests, sizeof tests, "%s/tests", name);
    if (mkdir(name, 0777) != 0)
        return complain(name);
    if (mkdir(tests, 0777) != 0)
        return complain(tests);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int status = write_file(&files[i], name);
        if (status != EXIT_DONE)
            return status;
    }
    if (!arguments->is_quiet)
        printf("%s/ holds an exporter. To build, test and use it:\n"
               "    cmake -S %s -B %s/build\n"
               "    cmake --build %s/build\n"
               "    ctest --test-dir %s/build\n"
               "    engross export INPUT --to %s --plugin-dir %s/build\n",
               name, name, name, name, name, name, name);
    return EXIT_DONE;
}
