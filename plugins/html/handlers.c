#include "handlers.h"

int32_t engross_html_leave_element(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct html *html = user;
    engross_kit_xml_end(&html->xml);
    return html->xml.status;
}

#define ELEMENT(name)                                                                              \
    { engross_html_enter_##name, engross_html_leave_element }
#define PAIR(name)                                                                                 \
    { engross_html_enter_##name, engross_html_leave_##name }
#define LEAF(name)                                                                                 \
    { engross_html_enter_##name, NULL }

const engross_kit_handler engross_html_handlers[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_NONE] = PAIR(unknown),
    [ENGROSS_KIND_SECTION] = ELEMENT(section),
    [ENGROSS_KIND_HEADING] = ELEMENT(heading),
    [ENGROSS_KIND_PARAGRAPH] = ELEMENT(paragraph),
    [ENGROSS_KIND_P] = PAIR(p),
    [ENGROSS_KIND_LIST] = ELEMENT(list),
    [ENGROSS_KIND_ITEM] = ELEMENT(item),
    [ENGROSS_KIND_EXCHANGE] = PAIR(exchange),
    [ENGROSS_KIND_QUESTION] = ELEMENT(speech),
    [ENGROSS_KIND_ANSWER] = ELEMENT(speech),
    [ENGROSS_KIND_QUOTATION] = PAIR(quotation),
    [ENGROSS_KIND_ATTRIBUTION] = {engross_html_enter_attribution, NULL},
    [ENGROSS_KIND_TABLE] = PAIR(table),
    [ENGROSS_KIND_CAPTION] = ELEMENT(caption),
    [ENGROSS_KIND_TABLE_HEAD] = ELEMENT(table_part),
    [ENGROSS_KIND_TABLE_BODY] = ELEMENT(table_part),
    [ENGROSS_KIND_ROW] = PAIR(row),
    [ENGROSS_KIND_CELL] = ELEMENT(cell),
    [ENGROSS_KIND_FIGURE] = ELEMENT(figure),
    [ENGROSS_KIND_NOTE] = LEAF(note),
    [ENGROSS_KIND_RECOMMENDATIONS] = ELEMENT(recommendations),
    [ENGROSS_KIND_NOTICE] = ELEMENT(notice),
    [ENGROSS_KIND_SEPARATOR] = LEAF(separator),
    [ENGROSS_KIND_PAGE_BREAK] = LEAF(page_break),
    [ENGROSS_KIND_TEXT] = LEAF(text),
    [ENGROSS_KIND_EMPHASIS] = PAIR(inline),
    [ENGROSS_KIND_STRONG] = PAIR(inline),
    [ENGROSS_KIND_LINK] = PAIR(inline),
    [ENGROSS_KIND_REFERENCE] = PAIR(inline),
    [ENGROSS_KIND_SUPERSCRIPT] = PAIR(inline),
    [ENGROSS_KIND_SUBSCRIPT] = PAIR(inline),
    [ENGROSS_KIND_CODE] = PAIR(inline),
    [ENGROSS_KIND_SPAN] = PAIR(inline),
    [ENGROSS_KIND_LINE_BREAK] = LEAF(line_break),
    [ENGROSS_KIND_KEY_FIGURES] = ELEMENT(key_figures),
    [ENGROSS_KIND_KEY_FIGURE] = ELEMENT(key_figure),
    [ENGROSS_KIND_VALUE] = ELEMENT(value),
    [ENGROSS_KIND_LABEL] = ELEMENT(label),
};

int32_t engross_html_walk_children(struct html *html, const engross_node *node) {
    const engross_view *view = html->view;
    int32_t status = html->xml.status;
    const engross_node *child = view->first_child(view, node);
    for (; child != NULL && status == ENGROSS_OK; child = view->next(view, child))
        status = engross_kit_walk(view, child, engross_html_handlers, ENGROSS_KIND_COUNT, html);
    return status;
}
