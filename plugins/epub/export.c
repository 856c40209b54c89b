/* One run: the files of the book (EPUB 3.3), in the order in which they stand in the container. */
#include "epub.h"

#include <stdlib.h>

#define MEGABYTE 1000000

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "  <rootfiles>\n"
    "    <rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "  </rootfiles>\n"
    "</container>\n";

static int32_t prepare(struct epub *epub) {
    struct html *html = &epub->html;
    const engross_view *view = html->view;
    epub->book = (struct html_book){epub, engross_epub_file_of, engross_epub_add_image};
    html->book = &epub->book;
    const engross_node *title = view->field(view, ENGROSS_FIELD_TITLE, 0);
    if (title != NULL && engross_html_plain_text(html, title).size > 0 &&
        !engross_html_field_is_hidden(html, title))
        html->title = title;
    const engross_value *limit = engross_kit_option(html->plugin, html->job, "image-limit");
    html->image_bytes_left = limit == NULL ? 0 : (size_t)limit->integer * MEGABYTE;
    html->notes_id = engross_html_free_id(html, "notes", engross_kit_text(""));
    html->contents_id = engross_html_free_id(html, "contents", engross_kit_text(""));
    html->blocks_total = engross_kit_count_blocks(view, engross_kit_content(view));
    return html->xml.status == ENGROSS_OK ? engross_epub_plan_pages(epub) : html->xml.status;
}

/* The container's first two files (EPUB 3.3, 4.2.6.3): the media type lies open at its place. */
static int32_t write_container(struct epub *epub) {
    static const char media_type[] = "application/epub+zip";
    int32_t status =
        engross_epub_zip_add(&epub->zip, "mimetype", media_type, sizeof media_type - 1, false);
    if (status == ENGROSS_OK)
        status = engross_epub_zip_add(&epub->zip, "META-INF/container.xml", container,
                                      sizeof container - 1, true);
    return status;
}

static int32_t write_style(struct epub *epub) {
    struct engross_buffer css = ENGROSS_BUFFER_INIT;
    engross_html_append_style(&css, epub->html.host, true);
    int32_t status =
        engross_buffer_failed(&css)
            ? ENGROSS_NO_MEMORY
            : engross_epub_zip_add(&epub->zip, "EPUB/style.css", css.data, css.size, true);
    engross_buffer_finish(&css);
    return status;
}

static int32_t write_images(struct epub *epub) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < epub->image_count && status == ENGROSS_OK; i++) {
        const struct epub_image *image = &epub->images[i];
        char path[ENGROSS_EPUB_NAME_SIZE + sizeof "EPUB/"] = "EPUB/";
        struct engross_buffer name = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&name, "%s%s", path, image->name);
        status = engross_buffer_failed(&name)
                     ? ENGROSS_NO_MEMORY
                     : engross_epub_zip_add(&epub->zip, name.data, image->data, image->size, false);
        engross_buffer_finish(&name);
    }
    return status;
}

static int32_t end_container(struct epub *epub) {
    return engross_epub_zip_end(&epub->zip);
}

int32_t engross_epub_run(const engross_host *host, const engross_job *job) {
    static int32_t (*const parts[])(struct epub *) = {
        write_container,
        write_style,
        engross_epub_write_pages,
        write_images,
        engross_epub_write_navigation,
        engross_epub_write_package,
        end_container,
    };
    struct epub epub = {
        .html = {.plugin = &engross_epub_plugin, .host = host, .view = host->view, .job = job},
        .zip = {.host = host},
    };
    int32_t status = prepare(&epub);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ENGROSS_OK; i++) {
        status = parts[i](&epub);
        if (status == ENGROSS_OK && epub.html.lacks_memory)
            status = ENGROSS_NO_MEMORY;
    }
    if (status == ENGROSS_FAILED)
        engross_kit_report(host, HTML_MESSAGE_COUNT, NULL, NULL);
    engross_epub_zip_finish(&epub.zip);
    return status;
}
