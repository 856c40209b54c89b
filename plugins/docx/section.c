#include "section.h"

#include "masthead.h"
#include "running.h"
#include "tree.h"

static void write_size(struct engross_kit_xml *xml, const struct engross_docx_page *page) {
    engross_kit_xml_start(xml, "w:pgSz");
    engross_kit_xml_attribute_integer(xml, "w:w", page->width);
    engross_kit_xml_attribute_integer(xml, "w:h", page->height);
    if (page->width > page->height)
        engross_kit_xml_attribute_string(xml, "w:orient", "landscape");
    engross_kit_xml_end(xml);
}

/* The inside is the left of odd pages; of right-to-left documents, the right. */
static void write_margins(struct engross_kit_xml *xml, const struct engross_docx_page *page,
                          bool is_rtl) {
    engross_kit_xml_start(xml, "w:pgMar");
    engross_kit_xml_attribute_integer(xml, "w:top", page->top);
    engross_kit_xml_attribute_integer(xml, "w:right", is_rtl ? page->inside : page->outside);
    engross_kit_xml_attribute_integer(xml, "w:bottom", page->bottom);
    engross_kit_xml_attribute_integer(xml, "w:left", is_rtl ? page->outside : page->inside);
    engross_kit_xml_attribute_integer(xml, "w:header", page->header);
    engross_kit_xml_attribute_integer(xml, "w:footer", page->footer);
    engross_kit_xml_attribute_integer(xml, "w:gutter", 0);
    engross_kit_xml_end(xml);
}

static void write_notes(struct engross_docx *docx, enum engross_docx_story_index story,
                        const char *properties) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    if (docx->notes[story].count == 0)
        return;
    engross_kit_xml_start(xml, properties);
    engross_docx_value(xml, "w:numFmt", engross_docx_format_name(docx->notes[story].format));
    engross_kit_xml_end(xml);
}

static void write_columns(struct engross_docx *docx, int32_t columns) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:cols");
    if (columns > 1)
        engross_kit_xml_attribute_integer(xml, "w:num", columns);
    engross_kit_xml_attribute_integer(xml, "w:space", docx->look.page.column_gap);
    engross_kit_xml_end(xml);
}

/* What the template's section says in that element, if there is a template. */
static void write_of_template(struct engross_docx *docx, const char *name) {
    struct engross_buffer markup = ENGROSS_BUFFER_INIT;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    xmlNodePtr node =
        engross_docx_word_child(docx->template == NULL ? NULL : docx->template->section, name);
    if (node != NULL && engross_docx_tree_write_word(docx->template->document, node, &markup))
        engross_kit_xml_raw(xml, (engross_text){markup.data, markup.size});
    else if (node != NULL)
        xml->status = ENGROSS_NO_MEMORY;
    engross_buffer_finish(&markup);
}

/* A template's first page is another where its own heads are; and where there is a masthead, which
 * no running head stands above. */
static bool has_first_page(const struct engross_docx *docx, bool is_title) {
    if (docx->template != NULL && docx->template->has_running)
        return engross_docx_has_masthead(docx) ||
               engross_docx_word_is_on(docx->template->section, "titlePg");
    return is_title || docx->look.page.columns < 2;
}

/* Children in the order of CT_SectPr (ISO/IEC 29500-1, 17.6.17). */
void engross_docx_section_write(struct engross_docx *docx, int32_t columns, bool is_title) {
    static const char *const lines[] = {"pgBorders", "lnNumType", "pgNumType"};
    const struct engross_docx_page *page = &docx->look.page;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    bool is_rtl = docx->direction == ENGROSS_DIRECTION_RTL;
    engross_kit_xml_start(xml, "w:sectPr");
    engross_docx_running_refer(docx);
    write_notes(docx, ENGROSS_DOCX_STORY_FOOTNOTES, "w:footnotePr");
    write_notes(docx, ENGROSS_DOCX_STORY_ENDNOTES, "w:endnotePr");
    if (!is_title && page->columns > 1)
        engross_docx_value(xml, "w:type", "continuous");
    write_size(xml, page);
    write_margins(xml, page, is_rtl && docx->template == NULL);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        write_of_template(docx, lines[i]);
    write_columns(docx, columns);
    write_of_template(docx, "vAlign");
    if (has_first_page(docx, is_title))
        engross_docx_flag(xml, "w:titlePg");
    write_of_template(docx, "textDirection");
    if (is_rtl)
        engross_docx_flag(xml, "w:bidi");
    write_of_template(docx, "docGrid");
    engross_kit_xml_end(xml);
}
