#include "host/output.h"
#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MODE 0666 /* less what the umask takes */
#define TEMPORARY_NAMES 1000

const char *engross_path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

char *engross_path_directory(const char *path) {
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

char *engross_path_join(const char *directory, const char *name) {
    size_t size = strlen(directory);
    bool here = strcmp(directory, ".") == 0;
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    if (!here)
        engross_buffer_append_string(&path, directory);
    if (!here && size > 0 && directory[size - 1] != '/')
        engross_buffer_append_char(&path, '/');
    engross_buffer_append_string(&path, name);
    if (engross_buffer_failed(&path))
        engross_buffer_finish(&path);
    return path.data;
}

static bool ends_with(const char *name, const char *end) {
    size_t size = strlen(name);
    size_t end_size = strlen(end);
    return size > end_size && strcmp(name + size - end_size, end) == 0;
}

char *engross_output_name(const struct engross_output_place *place, const char *input,
                          const char *stem, const char *extension) {
    if (place->name != NULL)
        return strdup(place->name);
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    const char *name = engross_path_name(input);
    const char *dot = strrchr(name, '.');
    if (stem != NULL)
        engross_buffer_append_string(&buffer, stem);
    else
        engross_buffer_append(&buffer, name,
                              dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name));
    if (stem == NULL || !ends_with(stem, extension))
        engross_buffer_append_string(&buffer, extension);
    if (engross_buffer_failed(&buffer))
        engross_buffer_finish(&buffer);
    return buffer.data;
}

bool engross_output_name_is_fit(const char *name) {
    if (name[0] == '\0' || name[0] == '.' || strlen(name) > NAME_MAX)
        return false;
    for (const char *at = name; *at != '\0'; at++)
        if (*at == '/' || (unsigned char)*at < 0x20 || *at == 0x7F)
            return false;
    return true;
}

static int32_t fail(struct engross_diagnostics *diagnostics, enum engross_message message,
                    const char *path, int error) {
    engross_report(diagnostics, message, ENGROSS_NOWHERE, path, strerrordesc_np(error), NULL);
    return ENGROSS_FAILED;
}

int32_t engross_output_directory_make(const char *directory,
                                      struct engross_diagnostics *diagnostics) {
    char *path = strdup(directory);
    if (path == NULL)
        return ENGROSS_NO_MEMORY;
    int error = 0;
    for (char *slash = path; slash != NULL && error == 0;) {
        slash = strchr(slash + 1, '/');
        if (slash != NULL)
            *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            error = errno;
        if (slash != NULL)
            *slash = '/';
    }
    struct stat status;
    if (error == 0 && stat(path, &status) == 0 && !S_ISDIR(status.st_mode))
        error = ENOTDIR;
    free(path);
    return error == 0 ? ENGROSS_OK
                      : fail(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_DIRECTORY, directory, error);
}

/* For file systems that know no files without a name. */
static int open_named(struct engross_output *output) {
    for (int attempt = 0; attempt < TEMPORARY_NAMES; attempt++) {
        struct engross_buffer name = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&name, ".engross-%ld-%d.tmp", (long)getpid(), attempt);
        if (engross_buffer_failed(&name)) {
            engross_buffer_finish(&name);
            errno = ENOMEM;
            return -1;
        }
        int descriptor = openat(output->directory, name.data,
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE);
        if (descriptor >= 0) {
            output->temporary = name.data;
            return descriptor;
        }
        engross_buffer_finish(&name);
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

int32_t engross_output_open(const struct engross_output_place *place,
                            struct engross_diagnostics *diagnostics,
                            struct engross_output *output) {
    *output = (struct engross_output)ENGROSS_OUTPUT_INIT;
    if (place->directory == NULL) {
        output->descriptor = memfd_create("engross-output", MFD_CLOEXEC);
        return output->descriptor >= 0
                   ? ENGROSS_OK
                   : fail(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_OPEN, "standard output", errno);
    }
    output->directory = open(place->directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (output->directory < 0)
        return fail(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_OPEN, place->directory, errno);
    output->descriptor = openat(output->directory, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, MODE);
    if (output->descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
        output->descriptor = open_named(output);
    if (output->descriptor < 0)
        return fail(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_OPEN, place->directory, errno);
    return ENGROSS_OK;
}

/* Gives a file without a name the name, or a temporary one where the name is taken. */
static bool link_nameless(struct engross_output *output, const char *name) {
    char source[64];
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&path, "/proc/self/fd/%d", output->descriptor);
    bool fits = !engross_buffer_failed(&path) && path.size < sizeof source;
    memcpy(source, fits ? path.data : "", fits ? path.size + 1 : 1);
    engross_buffer_finish(&path);
    if (linkat(AT_FDCWD, source, output->directory, name, AT_SYMLINK_FOLLOW) == 0)
        return true;
    for (int attempt = 0; errno == EEXIST && attempt < TEMPORARY_NAMES; attempt++) {
        struct engross_buffer other = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&other, ".engross-%ld-%d.tmp", (long)getpid(), attempt);
        bool linked = !engross_buffer_failed(&other) && linkat(AT_FDCWD, source, output->directory,
                                                               other.data, AT_SYMLINK_FOLLOW) == 0;
        if (linked) {
            output->temporary = other.data;
            return true;
        }
        engross_buffer_finish(&other);
    }
    return false;
}

/* Closing tells of errors that some file systems keep back until then. */
static bool close_descriptor(struct engross_output *output) {
    int descriptor = output->descriptor;
    output->descriptor = -1;
    return close(descriptor) == 0;
}

static bool name_output(struct engross_output *output, const char *name) {
    bool nameless = output->temporary == NULL;
    if (nameless && !link_nameless(output, name))
        return false;
    if (!close_descriptor(output))
        return false;
    if (output->temporary == NULL)
        return true;
    if (renameat(output->directory, output->temporary, output->directory, name) != 0)
        return false;
    free(output->temporary);
    output->temporary = NULL;
    return true;
}

static int32_t copy_to_standard_output(struct engross_output *output,
                                       struct engross_diagnostics *diagnostics) {
    char block[65536];
    off_t offset = 0;
    for (;;) {
        ssize_t size = pread(output->descriptor, block, sizeof block, offset);
        if (size == 0)
            return ENGROSS_OK;
        for (ssize_t written = 0; written < size;) {
            ssize_t more = write(STDOUT_FILENO, block + written, (size_t)(size - written));
            /* Whoever reads a pipe and leaves has seen enough, as in "parse | head". */
            if (more < 0 && errno == EPIPE)
                return ENGROSS_FAILED;
            if (more < 0 && errno != EINTR)
                return fail(diagnostics, ENGROSS_MESSAGE_HOST_WRITE, "standard output", errno);
            written += more > 0 ? more : 0;
        }
        if (size < 0)
            return fail(diagnostics, ENGROSS_MESSAGE_HOST_WRITE, "standard output", errno);
        offset += size;
    }
}

static enum engross_message clash(enum engross_identity_role role) {
    return role == ENGROSS_IDENTITY_INPUT ? ENGROSS_MESSAGE_HOST_OUTPUT_IS_INPUT
                                          : ENGROSS_MESSAGE_HOST_OUTPUT_TWICE;
}

static void report_written(const char *directory, const char *name,
                           struct engross_diagnostics *diagnostics) {
    char *path = engross_path_join(directory, name);
    engross_report(diagnostics, ENGROSS_MESSAGE_HOST_WRITTEN, ENGROSS_NOWHERE,
                   path == NULL ? name : path, NULL);
    free(path);
}

int32_t engross_output_commit(struct engross_output *output,
                              const struct engross_output_place *place, const char *name,
                              struct engross_identity_set *files,
                              struct engross_diagnostics *diagnostics) {
    if (output->directory < 0)
        return copy_to_standard_output(output, diagnostics);
    struct stat there;
    bool exists = fstatat(output->directory, name, &there, 0) == 0;
    enum engross_identity_role role =
        exists ? engross_identity_find(files, &there) : ENGROSS_IDENTITY_NONE;
    if (role != ENGROSS_IDENTITY_NONE) {
        engross_report(diagnostics, clash(role), ENGROSS_NOWHERE, name, NULL);
        return ENGROSS_FAILED;
    }
    if (exists && !S_ISREG(there.st_mode)) {
        /* renaming would put a file in the place of a device or a pipe that others use */
        engross_report(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_NOT_A_FILE, ENGROSS_NOWHERE, name,
                       NULL);
        return ENGROSS_FAILED;
    }
    /* Who could not read the old one is not to read the new one. */
    if (exists)
        fchmod(output->descriptor, there.st_mode & 0777);
    struct stat mine;
    if (fstat(output->descriptor, &mine) != 0 ||
        !engross_identity_add(files, &mine, ENGROSS_IDENTITY_OUTPUT) || !name_output(output, name))
        return fail(diagnostics, ENGROSS_MESSAGE_HOST_OUTPUT_COMMIT, name, errno);
    if (!place->is_staged)
        report_written(place->directory, name, diagnostics);
    return ENGROSS_OK;
}

void engross_output_discard(struct engross_output *output) {
    if (output->temporary != NULL)
        unlinkat(output->directory, output->temporary, 0);
    free(output->temporary);
    if (output->descriptor >= 0)
        close(output->descriptor);
    if (output->directory >= 0)
        close(output->directory);
    *output = (struct engross_output)ENGROSS_OUTPUT_INIT;
}
