/* Images: regular files that lie beside or below the document, or parts of Word packages that do,
 * of a known format and a bounded size. No name in a document leads anywhere else (openat2,
 * RESOLVE_BENEATH). */
#include "host/output.h"
#include "host/resource.h"
#include "read/docx/package.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define IMAGE_LIMIT ((size_t)64 << 20)

struct signature {
    const char *bytes;
    size_t size;
    const char *media_type;
};

static const struct signature signatures[] = {
    {"\x89PNG\r\n\x1A\n", 8, "image/png"},
    {"\xFF\xD8\xFF", 3, "image/jpeg"},
};

static const char *media_type(const struct engross_mapping *image) {
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
        if (image->size >= signatures[i].size &&
            memcmp(image->data, signatures[i].bytes, signatures[i].size) == 0)
            return signatures[i].media_type;
    return NULL;
}

static int32_t refuse(struct engross_resources *resources, const engross_resource_request *request,
                      enum engross_message message, const char *detail) {
    engross_position position = ENGROSS_NOWHERE;
    if (request->node != NULL)
        position = resources->view->position(resources->view, request->node);
    engross_report(resources->diagnostics, message, position, request->name.data, detail, NULL);
    return ENGROSS_NOT_FOUND;
}

/* Opens name beneath the document's directory; -1 with errno set (EXDEV: it leads elsewhere). */
static int open_beneath(const char *document, const char *name, int flags) {
    char *directory = engross_path_directory(document);
    int root = directory == NULL ? -1 : open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    free(directory);
    if (root < 0)
        return -1;
    const struct open_how how = {
        .flags = (uint64_t)flags | O_CLOEXEC,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };
    long descriptor = syscall(SYS_openat2, root, name, &how, sizeof how);
    int error = errno;
    close(root);
    errno = error;
    return (int)descriptor;
}

static const struct engross_mapping *read_image(struct engross_resources *resources,
                                                const char *key, const char *name) {
    int descriptor = open_beneath(resources->document, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return NULL;
    const struct engross_mapping *image =
        engross_mapping_copy(&resources->mappings, key, descriptor, IMAGE_LIMIT);
    int error = errno;
    close(descriptor);
    errno = error;
    return image;
}

/* Where the name of a part begins in "report.docx/word/media/image1.png"; NULL where the name
 * does not lead into a package. */
static const char *part_of(const char *name) {
    static const char *const endings[] = {".docx/", ".docm/", ".dotx/"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *found = strcasestr(name, endings[i]);
        if (found != NULL)
            return found + strlen(endings[i]);
    }
    return NULL;
}

int engross_resource_image_place(const char *document, const char *name) {
    const char *part = part_of(name);
    if (part == NULL)
        return open_beneath(document, name, O_PATH);
    char *package = strndup(name, (size_t)(part - name) - 1);
    int place = package == NULL ? -1 : open_beneath(document, package, O_PATH);
    free(package);
    return place;
}

/* The package that holds the part, in memory; NULL with errno set. */
static const struct engross_mapping *read_package(struct engross_resources *resources,
                                                  const char *name, const char *part) {
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    const struct engross_mapping *package = NULL;
    engross_buffer_append(&path, name, (size_t)(part - name) - 1);
    engross_buffer_append_format(&key, "package:%s", engross_buffer_failed(&path) ? "" : path.data);
    errno = ENOMEM;
    if (!engross_buffer_failed(&path) && !engross_buffer_failed(&key)) {
        package = engross_mapping_find(&resources->mappings, key.data);
        if (package == NULL)
            package = read_image(resources, key.data, path.data);
    }
    int error = errno;
    engross_buffer_finish(&path);
    engross_buffer_finish(&key);
    errno = error;
    return package;
}

/* An image in a Word package beside or below the document: its file stands for a folder. */
static const struct engross_mapping *read_packed(struct engross_resources *resources,
                                                 const char *key, const char *name,
                                                 const char *part) {
    struct engross_diagnostics silent = {.sink = NULL};
    struct engross_ooxml_package *package = NULL;
    struct engross_buffer image = ENGROSS_BUFFER_INIT;
    const struct engross_mapping *kept = NULL;
    const struct engross_mapping *file = read_package(resources, name, part);
    if (file == NULL)
        return NULL;
    if (engross_ooxml_package_open(file->data, file->size, &silent, &package) == ENGROSS_OK &&
        engross_ooxml_package_load(package, part, IMAGE_LIMIT, &image))
        kept = engross_mapping_keep(&resources->mappings, key, image.data, image.size);
    engross_ooxml_package_free(package);
    engross_buffer_finish(&image);
    if (kept == NULL)
        errno = ENOENT;
    return kept;
}

/* Why an image was not read, by errno. */
static enum engross_message cause(int error) {
    switch (error) {
    case EXDEV:
        return ENGROSS_MESSAGE_HOST_IMAGE_OUTSIDE;
    case EFBIG:
        return ENGROSS_MESSAGE_HOST_IMAGE_TOO_LARGE;
    default:
        return ENGROSS_MESSAGE_HOST_IMAGE_UNREADABLE;
    }
}

int32_t engross_resource_image(struct engross_resources *resources,
                               const engross_resource_request *request, engross_resource *out) {
    const char *name = request->name.data;
    if (name == NULL || name[0] == '\0')
        return ENGROSS_NOT_FOUND;
    if (strstr(name, "://") != NULL)
        return refuse(resources, request, ENGROSS_MESSAGE_HOST_IMAGE_REMOTE, NULL);
    struct engross_buffer key = ENGROSS_BUFFER_INIT;
    engross_buffer_append_format(&key, "image:%s", name);
    if (engross_buffer_failed(&key)) {
        engross_buffer_finish(&key);
        return ENGROSS_NO_MEMORY;
    }
    const struct engross_mapping *image = engross_mapping_find(&resources->mappings, key.data);
    const char *part = part_of(name);
    if (image == NULL)
        image = part != NULL ? read_packed(resources, key.data, name, part)
                             : read_image(resources, key.data, name);
    int error = errno;
    engross_buffer_finish(&key);
    if (image == NULL && error == ENOMEM)
        return ENGROSS_NO_MEMORY;
    if (image == NULL)
        return refuse(resources, request, cause(error), strerrordesc_np(error));
    const char *type = media_type(image);
    if (type == NULL)
        return refuse(resources, request, ENGROSS_MESSAGE_HOST_IMAGE_FORMAT, NULL);
    out->key = (engross_text){image->key, strlen(image->key)};
    out->data = image->data;
    out->data_size = image->size;
    out->media_type = (engross_text){type, strlen(type)};
    return ENGROSS_OK;
}
