/* The navigation document (EPUB 3.3, 7): the book's title, and below it the headings of sections.
 */
#include "epub.h"

int32_t engross_epub_write_navigation(struct epub *epub) {
    struct html *html = &epub->html;
    struct engross_kit_xml *xml = &html->xml;
    engross_text title = engross_html_page_title(html);
    const engross_value *levels = engross_kit_option(html->plugin, html->job, "contents");
    engross_epub_start_file(epub, title);
    engross_kit_xml_start(xml, "nav");
    engross_kit_xml_attribute_string(xml, "epub:type", "toc");
    engross_kit_xml_attribute_string(xml, "role", "doc-toc");
    engross_kit_xml_attribute(xml, "aria-labelledby", html->contents_id);
    engross_kit_xml_start_mixed(xml, "h1");
    engross_kit_xml_attribute(xml, "id", html->contents_id);
    engross_html_write_phrase_language(html);
    engross_kit_xml_string(xml, engross_html_phrase(html, HTML_PHRASE_CONTENTS));
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "ol");
    engross_kit_xml_start(xml, "li");
    engross_kit_xml_start_mixed(xml, "a");
    engross_kit_xml_attribute_string(xml, "href", epub->pages[0].name);
    engross_html_write_text(html, title);
    engross_kit_xml_end(xml);
    int32_t status = engross_html_write_entries(html, levels == NULL ? 1 : levels->integer);
    return engross_epub_end_file(epub, "nav.xhtml", status);
}
