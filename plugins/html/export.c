/* One run: the page from its head to its end, in one pass over the document. */
#include "html.h"

#define MEGABYTE 1000000

static void prepare(struct html *html) {
    const engross_view *view = html->view;
    const engross_node *title = view->field(view, ENGROSS_FIELD_TITLE, 0);
    if (title != NULL && engross_html_plain_text(html, title).size > 0 &&
        !engross_html_field_is_hidden(html, title))
        html->title = title;
    const engross_value *limit = engross_kit_option(html->plugin, html->job, "image-limit");
    html->image_bytes_left = limit == NULL ? 0 : (size_t)limit->integer * MEGABYTE;
    html->content_id = engross_html_free_id(html, "content", engross_kit_text(""));
    html->contents_id = engross_html_free_id(html, "contents", engross_kit_text(""));
    html->notes_id = engross_html_free_id(html, "notes", engross_kit_text(""));
    html->blocks_total = engross_kit_count_blocks(view, engross_kit_content(view));
}

static void start_page(struct html *html) {
    const engross_view *view = html->view;
    const engross_node *root = view->root(view);
    engross_kit_xml_raw(&html->xml, engross_kit_text("<!DOCTYPE html>"));
    engross_kit_xml_start(&html->xml, "html");
    engross_kit_xml_attribute(&html->xml, "lang", view->language(view, root));
    engross_kit_xml_attribute_string(
        &html->xml, "dir", view->direction(view, root) == ENGROSS_DIRECTION_RTL ? "rtl" : "ltr");
    engross_html_write_head(html);
    engross_kit_xml_start(&html->xml, "body");
    engross_html_write_class(html, "engross", view->attribute(view, root, ENGROSS_ATTRIBUTE_KIND));
    engross_kit_xml_start_mixed(&html->xml, "a");
    engross_kit_xml_attribute_string(&html->xml, "class", "skip");
    engross_html_write_fragment(html, html->content_id);
    engross_html_write_phrase_language(html);
    engross_kit_xml_string(&html->xml, engross_html_phrase(html, HTML_PHRASE_SKIP));
    engross_kit_xml_end(&html->xml);
    engross_kit_xml_start(&html->xml, "main");
    engross_kit_xml_start(&html->xml, html->title != NULL ? "article" : "div");
}

static int32_t write_content(struct html *html) {
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "content");
    engross_kit_xml_attribute(&html->xml, "id", html->content_id);
    engross_html_write_language(html, engross_kit_content(html->view),
                                html->view->root(html->view));
    int32_t status = engross_html_walk_children(html, engross_kit_content(html->view));
    engross_kit_xml_end(&html->xml);
    return status;
}

static int32_t write_page(struct html *html) {
    static int32_t (*const parts[])(struct html *) = {
        engross_html_write_header, engross_html_write_contents, write_content,
        engross_html_write_footer, engross_html_write_notes,
    };
    start_page(html);
    int32_t status = html->xml.status;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ENGROSS_OK; i++)
        status = parts[i](html);
    return status;
}

int32_t engross_html_run(const engross_host *host, const engross_job *job) {
    struct html html = {
        .plugin = &engross_html_plugin, .host = host, .view = host->view, .job = job};
    engross_kit_xml_init_host(&html.xml, host);
    html.xml.html = true;
    prepare(&html);
    int32_t status = html.xml.status;
    if (status == ENGROSS_OK)
        status = write_page(&html);
    int32_t written = engross_kit_xml_finish(&html.xml);
    status = status != ENGROSS_OK ? status : written;
    return status == ENGROSS_OK && html.lacks_memory ? ENGROSS_NO_MEMORY : status;
}
