/* The text in pages: a section of the first level begins a new one when there is enough on the one
 * before, so that a report's parts are files of their own and a factsheet is one. */
#include "epub.h"

#include <stdio.h>
#include <stdlib.h>

/* Blocks on a page before the next one may begin. */
#define ENOUGH_BLOCKS 60

static size_t count_children(const engross_view *view, const engross_node *node) {
    size_t count = 0;
    for (node = view->first_child(view, node); node != NULL; node = view->next(view, node))
        count++;
    return count;
}

static int compare_places(const void *a, const void *b) {
    uintptr_t left = (uintptr_t)((const struct epub_place *)a)->node;
    uintptr_t right = (uintptr_t)((const struct epub_place *)b)->node;
    return (left > right) - (left < right);
}

static struct epub_page *add_page(struct epub *epub, const engross_node *first) {
    struct epub_page *page = &epub->pages[epub->page_count++];
    snprintf(page->name, sizeof page->name, "text-%zu.xhtml", epub->page_count);
    page->first = first;
    if (epub->page_count > 1)
        page[-1].end = first;
    return page;
}

int32_t engross_epub_plan_pages(struct epub *epub) {
    const engross_host *host = epub->html.host;
    const engross_view *view = epub->html.view;
    const engross_node *content = engross_kit_content(view);
    size_t count = count_children(view, content);
    epub->pages = host->allocate(host, (count + 1) * sizeof *epub->pages);
    epub->places = host->allocate(host, (count + 1) * sizeof *epub->places);
    if (epub->pages == NULL || epub->places == NULL)
        return ENGROSS_NO_MEMORY;
    const engross_node *node = view->first_child(view, content);
    uint64_t blocks = 0;
    add_page(epub, node);
    for (; node != NULL; node = view->next(view, node)) {
        if (blocks >= ENOUGH_BLOCKS && view->kind(view, node) == ENGROSS_KIND_SECTION) {
            add_page(epub, node);
            blocks = 0;
        }
        blocks += engross_kit_count_blocks(view, node);
        epub->places[epub->place_count++] = (struct epub_place){node, epub->page_count - 1};
    }
    qsort(epub->places, epub->place_count, sizeof *epub->places, compare_places);
    return ENGROSS_OK;
}

void engross_epub_start_file(struct epub *epub, engross_text title) {
    struct engross_kit_xml *xml = &epub->html.xml;
    const engross_view *view = epub->html.view;
    const engross_node *root = view->root(view);
    int32_t status = xml->status;
    engross_kit_xml_init(xml, NULL, NULL);
    xml->status = status;
    engross_kit_xml_declaration(xml, false);
    engross_kit_xml_raw(xml, engross_kit_text("<!DOCTYPE html>\n"));
    engross_kit_xml_start(xml, "html");
    engross_kit_xml_attribute_string(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    engross_kit_xml_attribute_string(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    engross_kit_xml_attribute(xml, "lang", view->language(view, root));
    engross_kit_xml_attribute(xml, "xml:lang", view->language(view, root));
    engross_kit_xml_attribute_string(
        xml, "dir", view->direction(view, root) == ENGROSS_DIRECTION_RTL ? "rtl" : "ltr");
    engross_kit_xml_start(xml, "head");
    engross_kit_xml_start_mixed(xml, "title");
    engross_html_write_text(&epub->html, title);
    engross_kit_xml_end(xml);
    engross_kit_xml_leaf(xml, "link", "rel", "stylesheet", "type", "text/css", "href", "style.css",
                         NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "body");
}

int32_t engross_epub_end_file(struct epub *epub, const char *name, int32_t status) {
    struct engross_kit_xml *xml = &epub->html.xml;
    while (xml->status == ENGROSS_OK && engross_kit_xml_depth(xml) > 0)
        engross_kit_xml_end(xml);
    engross_kit_xml_flush(xml);
    status = status == ENGROSS_OK ? xml->status : status;
    struct engross_buffer path = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&path, "EPUB/");
    engross_buffer_append_string(&path, name);
    if (status == ENGROSS_OK && engross_buffer_failed(&path))
        status = ENGROSS_NO_MEMORY;
    if (status == ENGROSS_OK)
        status =
            engross_epub_zip_add(&epub->zip, path.data, xml->buffer.data, xml->buffer.size, true);
    engross_buffer_finish(&path);
    engross_kit_xml_finish(xml);
    return status;
}

/* The heading of the section that the page begins with, else the title of the book. */
static engross_text title_of(struct epub *epub, const struct epub_page *page) {
    const engross_view *view = epub->html.view;
    bool is_section = page->first != NULL && page != epub->pages &&
                      view->kind(view, page->first) == ENGROSS_KIND_SECTION;
    const engross_node *heading =
        is_section ? engross_kit_child(view, page->first, ENGROSS_KIND_HEADING) : NULL;
    engross_text title =
        heading == NULL ? (engross_text){NULL, 0} : engross_html_plain_text(&epub->html, heading);
    return title.size > 0 ? title : engross_html_page_title(&epub->html);
}

static int32_t write_blocks(struct epub *epub, const struct epub_page *page) {
    struct html *html = &epub->html;
    const engross_view *view = html->view;
    engross_kit_xml_start(&html->xml, "div");
    engross_kit_xml_attribute_string(&html->xml, "class", "content");
    engross_html_write_language(html, engross_kit_content(view), view->root(view));
    int32_t status = html->xml.status;
    for (const engross_node *node = page->first; node != page->end && status == ENGROSS_OK;
         node = view->next(view, node))
        status = engross_kit_walk(view, node, engross_html_handlers, ENGROSS_KIND_COUNT, html);
    engross_kit_xml_end(&html->xml);
    return status;
}

static int32_t write_page(struct epub *epub, const struct epub_page *page) {
    struct html *html = &epub->html;
    const engross_view *view = html->view;
    epub->page = page;
    html->note_count = 0;
    engross_epub_start_file(epub, title_of(epub, page));
    engross_html_write_class(html, "engross",
                             view->attribute(view, view->root(view), ENGROSS_ATTRIBUTE_KIND));
    engross_kit_xml_start(&html->xml, "main");
    int32_t status = html->xml.status;
    if (page == epub->pages)
        status = engross_html_write_header(html);
    if (status == ENGROSS_OK && page->first != NULL)
        status = write_blocks(epub, page);
    if (status == ENGROSS_OK && page == &epub->pages[epub->page_count - 1])
        status = engross_html_write_footer(html);
    if (status == ENGROSS_OK)
        status = engross_html_write_notes(html);
    return engross_epub_end_file(epub, page->name, status);
}

int32_t engross_epub_write_pages(struct epub *epub) {
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < epub->page_count && status == ENGROSS_OK; i++)
        status = write_page(epub, &epub->pages[i]);
    epub->page = NULL;
    return status;
}
