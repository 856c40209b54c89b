/* What an exporter may read beside the document: images, fonts, hyphenation dictionaries and the
 * files its options name. The host decides which file that is. */
#ifndef ENGROSS_HOST_RESOURCE_H
#define ENGROSS_HOST_RESOURCE_H

#include "diagnostic/diagnostic.h"
#include "host/font.h"
#include "host/mapping.h"

/* For one job; zeroed but for the borrowed members. */
struct engross_resources {
    struct engross_arena *arena;             /* the job's */
    struct engross_diagnostics *diagnostics; /* the job's */
    const engross_view *view;
    const engross_plugin *plugin;
    const engross_value *values; /* of the plugin's options */
    const char *document;        /* path of the input */
    struct engross_mappings mappings;
    struct engross_font_index fonts;
};

/* host->resource of plugin.h. */
int32_t engross_resource_open(struct engross_resources *resources,
                              const engross_resource_request *request, engross_resource *out);
/* Unmaps everything that was opened. */
void engross_resources_finish(struct engross_resources *resources);

/* An image beside or below the document, by the path its figure names. */
int32_t engross_resource_image(struct engross_resources *resources,
                               const engross_resource_request *request, engross_resource *out);
/* The libhyphen dictionary for a language, or ENGROSS_NOT_FOUND. */
int32_t engross_resource_hyphenation(struct engross_resources *resources,
                                     const engross_resource_request *request,
                                     engross_resource *out);

/* The file that an image's name leads to, open as a place only (O_PATH); -1 where it leads to none
 * beside or below the document. */
int engross_resource_image_place(const char *document, const char *name);

#endif
