/* Figures: the image is part of the page, as a data URI (RFC 2397), or a file of the book. Where it
 * is missing or does not fit within the limit, its text alternative stands in its place. */
#include "handlers.h"

#include <string.h>

/* Bytes of an image that are encoded at once; a multiple of three. */
#define PIECE_SIZE 3072

static void write_base64(struct html *html, const unsigned char *data, size_t size) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char piece[PIECE_SIZE / 3 * 4];
    size_t used = 0;
    for (size_t i = 0; i < size; i += 3) {
        uint32_t bits = (uint32_t)data[i] << 16 | (i + 1 < size ? (uint32_t)data[i + 1] << 8 : 0) |
                        (i + 2 < size ? (uint32_t)data[i + 2] : 0);
        piece[used++] = digits[bits >> 18];
        piece[used++] = digits[bits >> 12 & 63];
        piece[used++] = i + 1 < size ? digits[bits >> 6 & 63] : '=';
        piece[used++] = i + 2 < size ? digits[bits & 63] : '=';
        if (used == sizeof piece) {
            engross_kit_xml_attribute_piece(&html->xml, (engross_text){piece, used});
            used = 0;
        }
    }
    engross_kit_xml_attribute_piece(&html->xml, (engross_text){piece, used});
}

static void write_data_uri(struct html *html, const engross_resource *image) {
    engross_kit_xml_attribute_begin(&html->xml, "src");
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text("data:"));
    engross_kit_xml_attribute_piece(&html->xml, image->media_type);
    engross_kit_xml_attribute_piece(&html->xml, engross_kit_text(";base64,"));
    write_base64(html, image->data, image->data_size);
    engross_kit_xml_attribute_end(&html->xml);
}

static void write_source(struct html *html, const engross_resource *image) {
    const char *name = NULL;
    if (html->book == NULL)
        write_data_uri(html, image);
    else if (html->book->add_image(html->book->user, image, &name) == ENGROSS_OK)
        engross_kit_xml_attribute_string(&html->xml, "src", name);
    else
        html->xml.status = ENGROSS_NO_MEMORY;
}

static void write_image(struct html *html, const engross_node *figure,
                        const engross_resource *image) {
    uint32_t width, height;
    engross_text alternative = html->view->attribute(html->view, figure, ENGROSS_ATTRIBUTE_ALT);
    engross_kit_xml_start(&html->xml, "img");
    write_source(html, image);
    engross_kit_xml_attribute(&html->xml, "alt",
                              alternative.data != NULL ? alternative : engross_kit_text(""));
    if (engross_html_image_size(image->data, image->data_size, &width, &height)) {
        engross_kit_xml_attribute_integer(&html->xml, "width", width);
        engross_kit_xml_attribute_integer(&html->xml, "height", height);
    }
    engross_kit_xml_end(&html->xml);
}

static void write_alternative(struct html *html, const engross_node *figure) {
    engross_text alternative = html->view->attribute(html->view, figure, ENGROSS_ATTRIBUTE_ALT);
    if (alternative.size == 0)
        return;
    engross_kit_xml_start_mixed(&html->xml, "p");
    engross_kit_xml_attribute_string(&html->xml, "class", "alternative");
    engross_html_write_text(html, alternative);
    engross_kit_xml_end(&html->xml);
}

int32_t engross_html_enter_figure(void *user, engross_cursor *cursor) {
    struct html *html = user;
    const engross_node *figure = cursor->node;
    engross_text source = html->view->attribute(html->view, figure, ENGROSS_ATTRIBUTE_SOURCE);
    engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_IMAGE, .name = source, .node = figure};
    engross_resource image = {.size = sizeof image};
    int32_t status = html->host->resource(html->host, &request, &image);
    if (status != ENGROSS_OK && status != ENGROSS_NOT_FOUND)
        return status;
    engross_kit_xml_start(&html->xml, "figure");
    engross_html_write_attributes(html, figure);
    if (status == ENGROSS_OK && image.data_size <= html->image_bytes_left) {
        html->image_bytes_left -= image.data_size;
        write_image(html, figure, &image);
    } else {
        engross_kit_report_text(html->host,
                                status == ENGROSS_OK ? HTML_MESSAGE_IMAGE_TOO_LARGE
                                                     : HTML_MESSAGE_IMAGE_LEFT_OUT,
                                figure, source);
        write_alternative(html, figure);
    }
    return engross_html_progress(html);
}
