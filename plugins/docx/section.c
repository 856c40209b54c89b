#include "section.h"

#include "masthead.h"
#include "running.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

typedef struct engross_docx_columns_of_section columns_of_section;

columns_of_section engross_docx_text_columns(const struct engross_docx *docx) {
    return (columns_of_section){docx->look.page.columns, docx->look.page.column_gap};
}

columns_of_section engross_docx_one_column(const struct engross_docx *docx) {
    return (columns_of_section){1, docx->look.page.column_gap};
}

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

static void write_columns(struct engross_kit_xml *xml, columns_of_section columns) {
    engross_kit_xml_start(xml, "w:cols");
    if (columns.count > 1)
        engross_kit_xml_attribute_integer(xml, "w:num", columns.count);
    engross_kit_xml_attribute_integer(xml, "w:space", columns.gap);
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

/* The template's page numbers go on from section to section: only the first says where they begin.
 */
static void write_page_numbers(struct engross_docx *docx) {
    xmlNodePtr numbers = engross_docx_word_child(
        docx->template == NULL ? NULL : docx->template->section, "pgNumType");
    const char *format = engross_docx_word_attribute(numbers, "fmt");
    if (docx->flow.section_count == 0)
        write_of_template(docx, "pgNumType");
    else if (format != NULL)
        engross_kit_xml_leaf(engross_docx_xml(docx), "w:pgNumType", "w:fmt", format, NULL);
}

/* A template's first page is another where its own heads are; and where there is a masthead, which
 * no running head stands above. Sections after the first begin on a page that has begun. */
static bool has_first_page(const struct engross_docx *docx, bool is_title) {
    if (docx->flow.section_count > 0)
        return false;
    if (docx->template != NULL && docx->template->has_running)
        return engross_docx_has_masthead(docx) ||
               engross_docx_word_is_on(docx->template->section, "titlePg");
    return is_title || docx->look.page.columns < 2;
}

/* Children in the order of CT_SectPr (ISO/IEC 29500-1, 17.6.17). */
static void write_section(struct engross_docx *docx, columns_of_section columns, bool is_title) {
    const struct engross_docx_page *page = &docx->look.page;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    bool is_rtl = docx->direction == ENGROSS_DIRECTION_RTL;
    engross_kit_xml_start(xml, "w:sectPr");
    engross_docx_running_refer(docx);
    write_notes(docx, ENGROSS_DOCX_STORY_FOOTNOTES, "w:footnotePr");
    write_notes(docx, ENGROSS_DOCX_STORY_ENDNOTES, "w:endnotePr");
    if (docx->flow.section_count > 0)
        engross_docx_value(xml, "w:type", "continuous");
    write_size(xml, page);
    write_margins(xml, page, is_rtl && docx->template == NULL);
    write_of_template(docx, "pgBorders");
    write_of_template(docx, "lnNumType");
    write_page_numbers(docx);
    write_columns(xml, columns);
    write_of_template(docx, "vAlign");
    if (has_first_page(docx, is_title))
        engross_docx_flag(xml, "w:titlePg");
    write_of_template(docx, "textDirection");
    if (is_rtl)
        engross_docx_flag(xml, "w:bidi");
    write_of_template(docx, "docGrid");
    engross_kit_xml_end(xml);
    docx->flow.section_count++;
}

void engross_docx_section_write_title(struct engross_docx *docx) {
    write_section(docx, engross_docx_one_column(docx), true);
}

/* Moves what has been written last, from that byte on, to before an earlier one. */
static int32_t move_back(struct engross_buffer *bytes, size_t from, size_t to) {
    size_t size = bytes->size - from;
    char *moved = engross_buffer_failed(bytes) ? NULL : malloc(size);
    if (moved == NULL)
        return ENGROSS_NO_MEMORY;
    memcpy(moved, bytes->data + from, size);
    memmove(bytes->data + to + size, bytes->data + to, from - to);
    memcpy(bytes->data + to, moved, size);
    free(moved);
    return ENGROSS_OK;
}

/* A section must have a paragraph; this one is next to nothing. */
static void write_least_paragraph(struct engross_docx *docx) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:p");
    engross_kit_xml_start(xml, "w:pPr");
    engross_kit_xml_leaf(xml, "w:spacing", "w:before", "0", "w:after", "0", "w:line", "20",
                         "w:lineRule", "exact", NULL);
    engross_kit_xml_start(xml, "w:rPr");
    engross_docx_integer(xml, "w:sz", 2);
    engross_docx_integer(xml, "w:szCs", 2);
    engross_kit_xml_end(xml);
    docx->flow.properties_end = xml->buffer.size;
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

int32_t engross_docx_section_end(struct engross_docx *docx, columns_of_section columns) {
    struct engross_docx_flow *flow = &docx->flow;
    if (flow->is_after_table)
        write_least_paragraph(docx);
    flow->is_after_table = false;
    if (flow->properties_end == 0)
        return ENGROSS_OK;
    struct engross_buffer *bytes = &engross_docx_xml(docx)->buffer;
    size_t from = bytes->size, end = flow->properties_end;
    flow->properties_end = 0;
    write_section(docx, columns, false);
    return move_back(bytes, from, end);
}

/* Word fills columns to the same height where another section follows on the page: the one of the
 * columns ends with the last paragraph, which only now is known to be it. */
int32_t engross_docx_section_finish(struct engross_docx *docx) {
    columns_of_section columns = engross_docx_text_columns(docx);
    int32_t status = ENGROSS_OK;
    if (columns.count > 1) {
        status = engross_docx_section_end(docx, columns);
        columns = engross_docx_one_column(docx);
    }
    if (docx->flow.section_count > 0 && docx->flow.properties_end == 0)
        write_least_paragraph(docx);
    write_section(docx, columns, false);
    return status;
}
