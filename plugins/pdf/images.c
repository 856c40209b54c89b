#include "images.h"

#include "base/buffer.h"
#include "diagnostics.h"
#include "image_formats.h"
#include "kit/walk.h"

#include <stdlib.h>
#include <string.h>

struct pdf_images {
    const engross_host *host;
    struct pdf_image **images;
    size_t count;
};

struct pdf_images *engross_pdf_images_new(const engross_host *host) {
    struct pdf_images *images = calloc(1, sizeof *images);
    if (images != NULL)
        images->host = host;
    return images;
}

void engross_pdf_images_free(struct pdf_images *images) {
    if (images == NULL)
        return;
    free(images->images);
    free(images);
}

static struct pdf_image *find_image(const struct pdf_images *images, engross_text key) {
    for (size_t i = 0; i < images->count; i++) {
        if (engross_kit_text_equal(images->images[i]->key, key))
            return images->images[i];
    }
    return NULL;
}

static void report_size(const engross_host *host, const struct pdf_image *image) {
    struct engross_buffer width = ENGROSS_BUFFER_INIT, height = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&width, image->width);
    engross_buffer_append_integer(&height, image->height);
    engross_text arguments[] = {image->name, {width.data, width.size}, {height.data, height.size}};
    host->report(host, PDF_DIAGNOSTIC_IMAGE_SIZE, image->node, arguments, 3);
    engross_buffer_finish(&width);
    engross_buffer_finish(&height);
}

static enum pdf_image_state inspect(struct pdf_image *image) {
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF};
    if (image->size > sizeof png && memcmp(image->data, png, sizeof png) == 0)
        return engross_pdf_png_inspect(image);
    image->jpeg = image->size > sizeof jpeg && memcmp(image->data, jpeg, sizeof jpeg) == 0;
    return image->jpeg ? engross_pdf_jpeg_inspect(image) : PDF_IMAGE_UNREADABLE;
}

static struct pdf_image *new_image(struct pdf_images *images, const engross_resource *resource,
                                   engross_text source, const engross_node *node) {
    const engross_host *host = images->host;
    struct pdf_image **grown = realloc(images->images, (images->count + 1) * sizeof *grown);
    if (grown == NULL)
        return NULL;
    images->images = grown;
    struct pdf_image *image = host->allocate(host, sizeof *image);
    if (image == NULL)
        return NULL;
    *image = (struct pdf_image){.index = (uint32_t)images->count,
                                .orientation = 1,
                                .data = resource->data,
                                .size = resource->data_size,
                                .node = node};
    image->key = engross_kit_copy(host, resource->key.data, resource->key.size);
    image->name = engross_kit_copy(host, source.data, source.size);
    if (image->key.data == NULL || image->name.data == NULL)
        return NULL;
    images->images[images->count++] = image;
    return image;
}

/* Opens a file that was not asked for before; one that cannot be shown is kept with width 0, so
 * that it is reported once. */
static int32_t open_image(struct pdf_images *images, const engross_resource *resource,
                          engross_text source, const engross_node *node, struct pdf_image **out) {
    struct pdf_image *image = new_image(images, resource, source, node);
    *out = image;
    if (image == NULL)
        return ENGROSS_NO_MEMORY;
    enum pdf_image_state state = inspect(image);
    if (state == PDF_IMAGE_NO_MEMORY)
        return ENGROSS_NO_MEMORY;
    if (state == PDF_IMAGE_SOUND)
        return ENGROSS_OK;
    if (state == PDF_IMAGE_TOO_LARGE)
        report_size(images->host, image);
    else
        images->host->report(images->host, PDF_DIAGNOSTIC_IMAGE_FORMAT, node, &image->name, 1);
    image->width = 0;
    image->height = 0;
    return ENGROSS_NOT_FOUND;
}

int32_t engross_pdf_images_open(struct pdf_images *images, engross_text source,
                                const engross_node *node, const struct pdf_image **out) {
    engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_IMAGE, .name = source, .node = node};
    engross_resource resource = {.size = sizeof resource};
    *out = NULL;
    int32_t status = images->host->resource(images->host, &request, &resource);
    if (status != ENGROSS_OK)
        return status;
    struct pdf_image *image = find_image(images, resource.key);
    if (image == NULL)
        status = open_image(images, &resource, source, node, &image);
    else if (image->width == 0)
        status = ENGROSS_NOT_FOUND;
    if (status == ENGROSS_OK)
        *out = image;
    return status;
}

int32_t engross_pdf_image_decode(const engross_host *host, const struct pdf_image *image,
                                 struct pdf_samples *samples) {
    *samples = (struct pdf_samples){0};
    enum pdf_image_state state = image->jpeg ? engross_pdf_jpeg_decode(image, samples)
                                             : engross_pdf_png_decode(image, samples);
    if (state == PDF_IMAGE_NO_MEMORY) {
        engross_pdf_samples_finish(samples);
        return ENGROSS_NO_MEMORY;
    }
    if (state != PDF_IMAGE_SOUND)
        host->report(host, PDF_DIAGNOSTIC_IMAGE_DAMAGED, image->node, &image->name, 1);
    return ENGROSS_OK;
}

void engross_pdf_samples_finish(struct pdf_samples *samples) {
    free(samples->memory);
    *samples = (struct pdf_samples){0};
}
