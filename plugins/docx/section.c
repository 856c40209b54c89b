#include "section.h"

#include "running.h"

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

/* Children in the order of CT_SectPr (ISO/IEC 29500-1, 17.6.17). */
void engross_docx_section_write(struct engross_docx *docx, int32_t columns, bool is_title) {
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
    write_margins(xml, page, is_rtl);
    engross_kit_xml_start(xml, "w:cols");
    if (columns > 1)
        engross_kit_xml_attribute_integer(xml, "w:num", columns);
    engross_kit_xml_attribute_integer(xml, "w:space", page->column_gap);
    engross_kit_xml_end(xml);
    if (is_title || page->columns < 2)
        engross_docx_flag(xml, "w:titlePg");
    if (is_rtl)
        engross_docx_flag(xml, "w:bidi");
    engross_kit_xml_end(xml);
}
