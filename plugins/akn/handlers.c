#include "handlers.h"

int32_t engross_akn_leave_element(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct akn *akn = user;
    engross_kit_xml_end(&akn->xml);
    return akn->xml.status;
}

int32_t engross_akn_leave_container(void *user, engross_cursor *cursor) {
    (void)cursor;
    struct akn *akn = user;
    engross_akn_close_frame(akn);
    return akn->xml.status;
}

#define CONTAINER(name)                                                                            \
    { engross_akn_enter_##name, engross_akn_leave_container }
#define ELEMENT(name)                                                                              \
    { engross_akn_enter_##name, engross_akn_leave_element }
#define LEAF(name)                                                                                 \
    { engross_akn_enter_##name, NULL }

const engross_kit_handler engross_akn_handlers[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_NONE] = {engross_akn_enter_unknown, engross_akn_leave_unknown},
    [ENGROSS_KIND_FIELD] = {engross_akn_enter_field, engross_akn_leave_field},
    [ENGROSS_KIND_CONTENT] = CONTAINER(content),
    [ENGROSS_KIND_SECTION] = CONTAINER(section),
    [ENGROSS_KIND_HEADING] = {engross_akn_enter_heading, engross_akn_leave_heading},
    [ENGROSS_KIND_PARAGRAPH] = CONTAINER(paragraph),
    [ENGROSS_KIND_P] = ELEMENT(p),
    [ENGROSS_KIND_LIST] = CONTAINER(list),
    [ENGROSS_KIND_ITEM] = CONTAINER(item),
    [ENGROSS_KIND_EXCHANGE] = CONTAINER(exchange),
    [ENGROSS_KIND_QUESTION] = CONTAINER(speech),
    [ENGROSS_KIND_ANSWER] = CONTAINER(speech),
    [ENGROSS_KIND_QUOTATION] = CONTAINER(quotation),
    [ENGROSS_KIND_ATTRIBUTION] = ELEMENT(attribution),
    [ENGROSS_KIND_TABLE] = CONTAINER(table),
    [ENGROSS_KIND_CAPTION] = ELEMENT(caption),
    [ENGROSS_KIND_ROW] = CONTAINER(row),
    [ENGROSS_KIND_CELL] = CONTAINER(cell),
    [ENGROSS_KIND_FIGURE] = CONTAINER(figure),
    [ENGROSS_KIND_NOTE] = CONTAINER(note),
    [ENGROSS_KIND_RECOMMENDATIONS] = {engross_akn_enter_recommendations,
                                      engross_akn_leave_recommendations},
    [ENGROSS_KIND_NOTICE] = CONTAINER(notice),
    [ENGROSS_KIND_SEPARATOR] = LEAF(separator),
    [ENGROSS_KIND_PAGE_BREAK] = LEAF(page_break),
    [ENGROSS_KIND_TEXT] = LEAF(text),
    [ENGROSS_KIND_EMPHASIS] = ELEMENT(inline),
    [ENGROSS_KIND_STRONG] = ELEMENT(inline),
    [ENGROSS_KIND_LINK] = ELEMENT(link),
    [ENGROSS_KIND_REFERENCE] = ELEMENT(reference),
    [ENGROSS_KIND_SUPERSCRIPT] = ELEMENT(inline),
    [ENGROSS_KIND_SUBSCRIPT] = ELEMENT(inline),
    [ENGROSS_KIND_CODE] = ELEMENT(code),
    [ENGROSS_KIND_SPAN] = ELEMENT(inline),
    [ENGROSS_KIND_LINE_BREAK] = LEAF(line_break),
    [ENGROSS_KIND_KEY_FIGURES] = CONTAINER(key_figures),
    [ENGROSS_KIND_KEY_FIGURE] = CONTAINER(key_figure),
    [ENGROSS_KIND_VALUE] = ELEMENT(value),
    [ENGROSS_KIND_LABEL] = ELEMENT(label),
};
