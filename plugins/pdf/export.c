/* Brings layout together with painting, or with the dump. */
#include "export.h"

#include "base/buffer.h"
#include "dump.h"
#include "fonts.h"
#include "images.h"
#include "layout/layout.h"

#include <string.h>

#define OUTPUT_LAYOUT 1

/* The text of a field; *whole becomes false where there is no memory for it. */
static engross_text field_text(const engross_host *host, uint32_t field, bool *whole) {
    const engross_node *node = host->view->field(host->view, field, 0);
    if (node == NULL)
        return (engross_text){NULL, 0};
    engross_text text = host->view->plain_text(host->view, node);
    *whole = *whole && text.data != NULL;
    return text;
}

/* All values of a field, parted by commas, in the job's memory. */
static engross_text joined_fields(const engross_host *host, uint32_t field, bool *whole) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    const engross_node *node;
    for (size_t i = 0; (node = host->view->field(host->view, field, i)) != NULL; i++) {
        engross_text text = host->view->plain_text(host->view, node);
        *whole = *whole && text.data != NULL;
        if (buffer.size > 0)
            engross_buffer_append_string(&buffer, ", ");
        engross_buffer_append(&buffer, text.data, text.size);
    }
    char *copy = buffer.size > 0 ? host->allocate(host, buffer.size + 1) : NULL;
    engross_text joined = {copy, copy != NULL ? buffer.size : 0};
    *whole = *whole && !engross_buffer_failed(&buffer) && (copy != NULL || buffer.size == 0);
    if (copy != NULL)
        memcpy(copy, buffer.data, buffer.size);
    engross_buffer_finish(&buffer);
    return joined;
}

static engross_text first_of(engross_text a, engross_text b) {
    return a.size > 0 ? a : b;
}

/* A document must have a title (PDF/UA-1, 7.1): without one it is called as its source is. */
static struct pdf_properties describe(const engross_host *host, const engross_job *job,
                                      bool *whole) {
    const engross_view *view = host->view;
    const engross_node *root = view->root(view);
    return (struct pdf_properties){
        .title = first_of(field_text(host, ENGROSS_FIELD_TITLE, whole), job->source_name),
        .author = first_of(joined_fields(host, ENGROSS_FIELD_AUTHOR, whole),
                           first_of(joined_fields(host, ENGROSS_FIELD_SUBMITTER, whole),
                                    joined_fields(host, ENGROSS_FIELD_STATE, whole))),
        .subject = first_of(field_text(host, ENGROSS_FIELD_DESCRIPTION, whole),
                            field_text(host, ENGROSS_FIELD_SYMBOL, whole)),
        .keywords = joined_fields(host, ENGROSS_FIELD_KEYWORDS, whole),
        .language = view->language(view, root),
        .generator = job->generator,
        .epoch = job->epoch,
        .right_to_left = view->direction(view, root) == ENGROSS_DIRECTION_RTL,
    };
}

/* --- painting as a sink -------------------------------------------------------------------- */

static struct pdf_element *paint_element(void *user, struct pdf_element *parent, enum pdf_role role,
                                         const struct pdf_element_attributes *attributes) {
    return engross_pdf_paint_element(user, parent, role, attributes);
}

static void paint_done(void *user, struct pdf_element *element) {
    engross_pdf_paint_element_done(user, element);
}

static int32_t paint_page(void *user, const struct pdf_page *page) {
    return engross_pdf_paint_page(user, page);
}

static void paint_bookmark(void *user, const struct pdf_bookmark *bookmark) {
    engross_pdf_paint_bookmark(user, bookmark);
}

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return engross_buffer_failed(user) ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

static int32_t attach_source(const engross_host *host, struct pdf_painter *painter) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    int32_t status = host->view->canonical(host->view, host->view->root(host->view), put, &buffer);
    if (status == ENGROSS_OK)
        status = engross_pdf_paint_attach(painter, (engross_text){"document.xml", 12},
                                          (engross_text){"application/xml", 15}, buffer.data,
                                          buffer.size);
    engross_buffer_finish(&buffer);
    return status;
}

static int32_t paint(const engross_host *host, const engross_job *job, struct pdf_fonts *fonts,
                     struct pdf_images *images) {
    bool whole = true;
    struct pdf_properties properties = describe(host, job, &whole);
    struct pdf_painter *painter = whole ? engross_pdf_paint_open(host, &properties) : NULL;
    if (painter == NULL)
        return ENGROSS_NO_MEMORY;
    const struct pdf_sink sink = {painter, paint_element, paint_done, paint_page, paint_bookmark};
    int32_t status = ENGROSS_OK;
    if (job->options[PDF_OPTION_ATTACH_SOURCE].integer != 0)
        status = attach_source(host, painter);
    if (status == ENGROSS_OK)
        status = engross_pdf_layout(host, job, fonts, images, &sink);
    if (status == ENGROSS_OK)
        status = engross_pdf_paint_finish(painter);
    engross_pdf_paint_free(painter);
    return status;
}

static int32_t dump(const engross_host *host, const engross_job *job, struct pdf_fonts *fonts,
                    struct pdf_images *images) {
    struct pdf_dump dumper;
    engross_pdf_dump_init(&dumper, host);
    int32_t status = engross_pdf_layout(host, job, fonts, images, &dumper.sink);
    int32_t written = engross_pdf_dump_finish(&dumper);
    return status != ENGROSS_OK ? status : written;
}

int32_t engross_pdf_export(const engross_host *host, const engross_job *job) {
    struct pdf_fonts *fonts = engross_pdf_fonts_new(host);
    struct pdf_images *images = engross_pdf_images_new(host);
    int32_t status = ENGROSS_NO_MEMORY;
    if (fonts != NULL && images != NULL && job->option_count >= PDF_OPTION_COUNT)
        status = (job->options[PDF_OPTION_OUTPUT].integer == OUTPUT_LAYOUT ? dump : paint)(
            host, job, fonts, images);
    if (status == ENGROSS_OK && engross_pdf_fonts_lack_memory(fonts))
        status = ENGROSS_NO_MEMORY;
    engross_pdf_images_free(images);
    engross_pdf_fonts_free(fonts);
    return status;
}
