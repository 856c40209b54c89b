#include "document.h"

#include "blocks.h"
#include "contents.h"
#include "figure.h"
#include "inlines.h"
#include "key_figures.h"
#include "masthead.h"
#include "notes.h"
#include "paragraph.h"
#include "running.h"
#include "section.h"
#include "table.h"

/* A recommendation prints nothing; its line says it. Its number is read again from there. */
static const engross_kit_handler handlers[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_SECTION] = {engross_docx_enter_section, engross_docx_leave_section},
    [ENGROSS_KIND_HEADING] = {engross_docx_enter_heading, engross_docx_leave_text_block},
    [ENGROSS_KIND_PARAGRAPH] = {engross_docx_enter_paragraph, engross_docx_leave_container},
    [ENGROSS_KIND_P] = {engross_docx_enter_p, engross_docx_leave_text_block},
    [ENGROSS_KIND_LIST] = {engross_docx_enter_list, engross_docx_leave_list},
    [ENGROSS_KIND_ITEM] = {engross_docx_enter_item, engross_docx_leave_container},
    [ENGROSS_KIND_EXCHANGE] = {engross_docx_enter_exchange, NULL},
    [ENGROSS_KIND_QUESTION] = {engross_docx_enter_question, engross_docx_leave_container},
    [ENGROSS_KIND_ANSWER] = {engross_docx_enter_answer, engross_docx_leave_container},
    [ENGROSS_KIND_QUOTATION] = {engross_docx_enter_quotation, engross_docx_leave_container},
    [ENGROSS_KIND_ATTRIBUTION] = {engross_docx_enter_attribution, engross_docx_leave_text_block},
    [ENGROSS_KIND_TABLE] = {engross_docx_enter_table, engross_docx_leave_table},
    [ENGROSS_KIND_CAPTION] = {engross_docx_enter_caption, engross_docx_leave_text_block},
    [ENGROSS_KIND_TABLE_HEAD] = {engross_docx_enter_table_head, NULL},
    [ENGROSS_KIND_TABLE_BODY] = {engross_docx_enter_table_body, NULL},
    [ENGROSS_KIND_ROW] = {engross_docx_enter_row, engross_docx_leave_row},
    [ENGROSS_KIND_CELL] = {engross_docx_enter_cell, engross_docx_leave_cell},
    [ENGROSS_KIND_FIGURE] = {engross_docx_enter_figure, NULL},
    [ENGROSS_KIND_NOTE] = {engross_docx_enter_note, NULL},
    [ENGROSS_KIND_RECOMMENDATIONS] = {engross_docx_enter_recommendations,
                                      engross_docx_leave_container},
    [ENGROSS_KIND_NOTICE] = {engross_docx_enter_notice, engross_docx_leave_container},
    [ENGROSS_KIND_SEPARATOR] = {engross_docx_enter_separator, NULL},
    [ENGROSS_KIND_PAGE_BREAK] = {engross_docx_enter_page_break, NULL},
    [ENGROSS_KIND_TEXT] = {engross_docx_enter_text, NULL},
    [ENGROSS_KIND_EMPHASIS] = {engross_docx_enter_emphasis, engross_docx_leave_emphasis},
    [ENGROSS_KIND_STRONG] = {engross_docx_enter_strong, engross_docx_leave_strong},
    [ENGROSS_KIND_LINK] = {engross_docx_enter_link, engross_docx_leave_link},
    [ENGROSS_KIND_REFERENCE] = {engross_docx_enter_reference, engross_docx_leave_reference},
    [ENGROSS_KIND_SUPERSCRIPT] = {engross_docx_enter_superscript, engross_docx_leave_superscript},
    [ENGROSS_KIND_SUBSCRIPT] = {engross_docx_enter_subscript, engross_docx_leave_subscript},
    [ENGROSS_KIND_CODE] = {engross_docx_enter_code, engross_docx_leave_code},
    [ENGROSS_KIND_LINE_BREAK] = {engross_docx_enter_line_break, NULL},
    [ENGROSS_KIND_KEY_FIGURES] = {engross_docx_enter_key_figures, engross_docx_leave_key_figures},
    [ENGROSS_KIND_VALUE] = {engross_docx_enter_value, engross_docx_leave_text_block},
    [ENGROSS_KIND_LABEL] = {engross_docx_enter_label, engross_docx_leave_text_block},
};

int32_t engross_docx_walk(struct engross_docx *docx, const engross_node *node) {
    return engross_kit_walk(docx->view, node, handlers, ENGROSS_KIND_COUNT, docx);
}

static int32_t write_body(struct engross_docx *docx) {
    int32_t status = engross_docx_masthead_write(docx);
    if (status == ENGROSS_OK)
        status = engross_docx_contents_write(docx);
    if (status == ENGROSS_OK)
        status = engross_docx_walk(docx, engross_kit_content(docx->view));
    if (status == ENGROSS_OK && docx->flow.is_after_table)
        status = engross_docx_empty_paragraph(docx, ENGROSS_DOCX_BODY);
    return status;
}

int32_t engross_docx_document_write(struct engross_docx *docx) {
    docx->story = ENGROSS_DOCX_STORY_BODY;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    int32_t status = engross_docx_running_write(docx);
    if (docx->template != NULL)
        docx->drawing_count = docx->template->last_drawing;
    docx->counts = (struct engross_docx_counts){0};
    if (status == ENGROSS_OK)
        status = engross_docx_flow_start(docx, ENGROSS_DOCX_BODY);
    if (status != ENGROSS_OK)
        return status;
    engross_docx_start_part(xml, "w:document");
    engross_kit_xml_start(xml, "w:body");
    status = write_body(docx);
    if (status == ENGROSS_OK)
        status = engross_docx_section_finish(docx);
    engross_docx_tables_finish(docx);
    engross_docx_flow_end(docx);
    return status == ENGROSS_OK ? xml->status : status;
}
