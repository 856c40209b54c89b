#include "host/package.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_NAMES 1000
/* Of the list of sums of an older package: far more than any has. */
#define SUMS_SIZE ((size_t)1 << 20)
/* The ZIP file in the making; no output can be called that. */
#define ZIP_NAME ".package.zip"

/* --- What already stands in the package's place. --- */

/* The list of sums of the package in that directory; false: there is none. */
static bool read_sums(int directory, struct engross_buffer *sums) {
    int descriptor = openat(directory, ENGROSS_PACKAGE_SUMS, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t size = -1;
    while (descriptor >= 0 && sums->size < SUMS_SIZE && engross_buffer_reserve(sums, 4096) &&
           (size = read(descriptor, sums->data + sums->size, 4095)) > 0)
        sums->size += (size_t)size;
    if (descriptor >= 0)
        close(descriptor);
    if (sums->data != NULL)
        sums->data[sums->size] = '\0';
    return size == 0 && sums->data != NULL;
}

static bool is_listed(const char *sums, const char *name) {
    size_t size = strlen(name);
    if (strcmp(name, ENGROSS_PACKAGE_SUMS) == 0)
        return true;
    for (const char *line = sums; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        if (length == 66 + size && strncmp(line + 64, "  ", 2) == 0 &&
            strncmp(line + 66, name, size) == 0)
            return true;
        line += length + (line[length] == '\n');
    }
    return false;
}

static void report_foreign(const char *name, const char *why,
                           struct engross_diagnostics *diagnostics) {
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PACKAGE_FOREIGN, ENGROSS_NOWHERE, name, why,
                   NULL);
}

/* Whether every file in the directory is one that its list of sums names. */
static bool is_package(int directory, const char *name, struct engross_diagnostics *diagnostics) {
    struct engross_buffer sums = ENGROSS_BUFFER_INIT;
    struct engross_buffer why = ENGROSS_BUFFER_INIT;
    int copy = fcntl(directory, F_DUPFD_CLOEXEC, 0);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    bool listed = stream != NULL && read_sums(directory, &sums);
    if (!listed)
        report_foreign(name, "it has no list " ENGROSS_PACKAGE_SUMS, diagnostics);
    const struct dirent *entry;
    while (listed && (entry = readdir(stream)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            is_listed(sums.data, entry->d_name))
            continue;
        engross_buffer_append_format(&why, "it holds %s", entry->d_name);
        report_foreign(name, engross_buffer_failed(&why) ? "" : why.data, diagnostics);
        listed = false;
    }
    if (stream != NULL)
        closedir(stream);
    else if (copy >= 0)
        close(copy);
    engross_buffer_finish(&sums);
    engross_buffer_finish(&why);
    return listed;
}

/* Whether the place is free, or holds a package that may be replaced. */
static bool may_take(int parent, const char *name, struct engross_diagnostics *diagnostics) {
    struct stat status;
    if (fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return true;
    int directory = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (directory < 0) {
        report_foreign(name, "it is no directory", diagnostics);
        return false;
    }
    bool is_ours = is_package(directory, name, diagnostics);
    close(directory);
    return is_ours;
}

/* --- Making it. --- */

static int32_t fail(const char *name, const char *cause, struct engross_diagnostics *diagnostics) {
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PACKAGE_FAILED, ENGROSS_NOWHERE, name, cause,
                   NULL);
    return ENGROSS_FAILED;
}

/* A hidden directory beside the package's place. */
static bool make_directory(struct engross_package *package, const char *beside) {
    for (int attempt = 0; attempt < TEMPORARY_NAMES; attempt++) {
        struct engross_buffer name = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&name, ".engross-%ld-%d.tmp", (long)getpid(), attempt);
        if (!engross_buffer_failed(&name) && mkdirat(package->parent, name.data, 0777) == 0) {
            package->temporary = name.data;
            package->place.directory = engross_path_join(beside, name.data);
            package->directory =
                openat(package->parent, name.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            return package->place.directory != NULL && package->directory >= 0;
        }
        engross_buffer_finish(&name);
        if (errno != EEXIST)
            return false;
    }
    return false;
}

int32_t engross_package_begin(const struct engross_plan *plan, size_t input,
                              struct engross_diagnostics *diagnostics,
                              struct engross_package *package) {
    const struct engross_output_place *place = &plan->places[input];
    *package = (struct engross_package)ENGROSS_PACKAGE_INIT;
    package->place.is_staged = true;
    package->verdict = "ready";
    package->findings = engross_findings_new();
    if (package->findings == NULL)
        return fail(place->name, strerrordesc_np(ENOMEM), diagnostics);
    package->parent = open(place->directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (package->parent < 0)
        return fail(place->name, strerrordesc_np(errno), diagnostics);
    if (!plan->is_zip && !may_take(package->parent, place->name, diagnostics))
        return ENGROSS_FAILED;
    if (!make_directory(package, place->directory))
        return fail(place->name, strerrordesc_np(errno), diagnostics);
    return ENGROSS_OK;
}

bool engross_package_add_output(struct engross_package *package, size_t exporter,
                                const char *name) {
    package->outputs[exporter] = strdup(name);
    return package->outputs[exporter] != NULL;
}

static void append_owned(struct engross_buffer *buffer, char *text, const char *end) {
    if (text == NULL)
        buffer->failed = true;
    engross_buffer_append_string(buffer, text == NULL ? "" : text);
    engross_buffer_append_string(buffer, end);
    free(text);
}

/* Where the author's files lie is nobody's business but theirs. */
static const char *without_directory(const char *file) {
    return file == NULL ? NULL : engross_path_name(file);
}

void engross_package_add_diagnostic(void *user, const engross_diagnostic *diagnostic) {
    struct engross_package *package = user;
    engross_diagnostic told = *diagnostic;
    if (told.severity < ENGROSS_SEVERITY_WARNING)
        return;
    told.file = without_directory(told.file);
    append_owned(&package->report, engross_findings_add(package->findings, &told), "");
    append_owned(&package->lines, engross_diagnostic_json(&told), "\n");
}

void engross_package_add_preflight(void *user, const engross_preflight *preflight) {
    struct engross_package *package = user;
    engross_preflight told = *preflight;
    told.file = without_directory(told.file);
    package->verdict = engross_preflight_verdict(preflight);
    char *screen = engross_findings_report(package->findings, &told);
    bool is_first = package->report.size == 0; /* then nothing is to be set off by a blank line */
    if (screen == NULL)
        package->report.failed = true;
    else
        engross_buffer_append_string(&package->report, screen + (is_first && screen[0] == '\n'));
    free(screen);
    append_owned(&package->lines, engross_preflight_json(&told), "\n");
}

/* --- Giving it its name. --- */

static void remove_files(int directory) {
    int copy = fcntl(directory, F_DUPFD_CLOEXEC, 0);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    if (stream == NULL && copy >= 0)
        close(copy);
    if (stream == NULL)
        return;
    rewinddir(stream);
    const struct dirent *entry;
    while ((entry = readdir(stream)) != NULL)
        unlinkat(directory, entry->d_name, 0);
    closedir(stream);
}

static void remove_directory(struct engross_package *package) {
    int old = openat(package->parent, package->temporary,
                     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (old >= 0) {
        remove_files(old);
        close(old);
    }
    unlinkat(package->parent, package->temporary, AT_REMOVEDIR);
    free(package->temporary);
    package->temporary = NULL;
}

/* The directory takes the place of an older package in one step, which is then removed; where
 * the file system cannot do that, the older one goes first. */
static bool name_directory(struct engross_package *package, const char *name) {
    if (renameat2(package->parent, package->temporary, package->parent, name, RENAME_NOREPLACE) ==
            0 ||
        (errno == EINVAL &&
         renameat(package->parent, package->temporary, package->parent, name) == 0)) {
        free(package->temporary);
        package->temporary = NULL;
        return true;
    }
    if (errno != EEXIST && errno != ENOTEMPTY)
        return false;
    if (renameat2(package->parent, package->temporary, package->parent, name, RENAME_EXCHANGE) ==
        0) {
        remove_directory(package);
        return true;
    }
    return false;
}

static int32_t copy_zip(struct engross_package *package, const char *name,
                        struct engross_output *output, struct engross_diagnostics *diagnostics) {
    int zip = openat(package->directory, ZIP_NAME, O_RDONLY | O_CLOEXEC);
    ssize_t size = zip < 0 ? -1 : 1;
    while (size > 0)
        size = copy_file_range(zip, NULL, output->descriptor, NULL, (size_t)1 << 30, 0);
    int error = errno;
    if (zip >= 0)
        close(zip);
    return size == 0 ? ENGROSS_OK : fail(name, strerrordesc_np(error), diagnostics);
}

static int32_t finish_zip(struct engross_package *package, struct engross_plan *plan, size_t input,
                          struct engross_diagnostics *diagnostics) {
    const struct engross_output_place *place = &plan->places[input];
    struct engross_output output = ENGROSS_OUTPUT_INIT;
    char *path = engross_path_join(package->place.directory, ZIP_NAME);
    const char *fault = path == NULL ? "memory ran out" : engross_package_zip(package, path);
    free(path);
    if (fault != NULL)
        return fail(place->name, fault, diagnostics);
    int32_t status = engross_output_open(place, diagnostics, &output);
    if (status == ENGROSS_OK)
        status = copy_zip(package, place->name, &output, diagnostics);
    if (status == ENGROSS_OK)
        status = engross_output_commit(&output, place, place->name, &plan->files, diagnostics);
    engross_output_discard(&output);
    return status;
}

static int32_t finish_directory(struct engross_package *package,
                                const struct engross_output_place *place,
                                struct engross_diagnostics *diagnostics) {
    if (!may_take(package->parent, place->name, diagnostics))
        return ENGROSS_FAILED;
    if (!name_directory(package, place->name))
        return fail(place->name, strerrordesc_np(errno), diagnostics);
    char *path = engross_path_join(place->directory, place->name);
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_PACKAGE_WRITTEN, ENGROSS_NOWHERE,
                   path == NULL ? place->name : path, NULL);
    free(path);
    return ENGROSS_OK;
}

int32_t engross_package_finish(struct engross_package *package, struct engross_plan *plan,
                               size_t input, struct engross_diagnostics *diagnostics) {
    const struct engross_output_place *place = &plan->places[input];
    if (engross_package_write_report(package) != ENGROSS_OK ||
        engross_package_write_manifest(package, plan) != ENGROSS_OK)
        return fail(place->name, strerrordesc_np(errno), diagnostics);
    return plan->is_zip ? finish_zip(package, plan, input, diagnostics)
                        : finish_directory(package, place, diagnostics);
}

void engross_package_discard(struct engross_package *package) {
    if (package->temporary != NULL)
        remove_directory(package);
    if (package->directory >= 0)
        close(package->directory);
    if (package->parent >= 0)
        close(package->parent);
    for (size_t i = 0; i < ENGROSS_PLAN_EXPORTERS; i++)
        free(package->outputs[i]);
    free(package->place.directory);
    engross_findings_free(package->findings);
    engross_buffer_finish(&package->report);
    engross_buffer_finish(&package->lines);
    *package = (struct engross_package)ENGROSS_PACKAGE_INIT;
}
