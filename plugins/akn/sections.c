/* The hierarchy: the body, its sections by the form of their numbers (AKN4UN), numbered
 * paragraphs, and annexes as attachments. */
#include "handlers.h"

static const char *section_element(const struct akn *akn, const engross_node *section) {
    static const char *const elements[][2] = {
        {"upper-roman", "section"},     {"upper-alpha", "title"},
        {"upper-cyrillic", "title"},    {"decimal", "chapter"},
        {"lower-alpha", "subchapter"},  {"lower-cyrillic", "subchapter"},
        {"lower-roman", "subdivision"}, {"part", "part"},
        {"article", "article"},         {"none", "division"},
    };
    engross_text numbering = akn->view->attribute(akn->view, section, ENGROSS_ATTRIBUTE_NUMBERING);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (engross_kit_text_is(numbering, elements[i][0]))
            return elements[i][1];
    }
    return "division";
}

/* The first of the notices that end the body, with breaks between them, or NULL. A document of
 * notices alone has a body of them. */
static const engross_node *find_first_closing(const struct akn *akn, const engross_node *content) {
    const engross_view *view = akn->view;
    const engross_node *first = NULL;
    const engross_node *child = view->first_child(view, content);
    for (; child != NULL && child != akn->first_annex; child = view->next(view, child)) {
        uint32_t kind = view->kind(view, child);
        if (kind == ENGROSS_KIND_NOTICE) {
            if (first == NULL)
                first = child;
        } else if (kind != ENGROSS_KIND_SEPARATOR && kind != ENGROSS_KIND_PAGE_BREAK) {
            first = NULL;
        }
    }
    return first == view->first_child(view, content) ? NULL : first;
}

static void start_main_body(struct akn *akn, const engross_node *node) {
    engross_kit_xml_start(&akn->xml, "mainBody");
    engross_akn_write_script(akn, node);
}

int32_t engross_akn_enter_content(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    akn->first_annex = engross_akn_find_first_annex(akn);
    akn->first_closing = find_first_closing(akn, cursor->node);
    start_main_body(akn, cursor->node);
    return engross_akn_open_frame(akn, cursor->node, AKN_CONTEXT_FLOW, depth);
}

static void start_component(struct akn *akn, const engross_node *annex) {
    engross_kit_xml_start(&akn->xml, "doc");
    engross_kit_xml_attribute_string(&akn->xml, "name", "annex");
    engross_akn_write_meta(akn, akn->annex_count);
    start_main_body(akn, annex);
    engross_akn_frame(akn)->inner_depth = engross_kit_xml_depth(&akn->xml);
}

static void write_number(struct akn *akn, const engross_node *node) {
    engross_akn_write_text_element(akn, "num",
                                   akn->view->attribute(akn->view, node, ENGROSS_ATTRIBUTE_NUMBER));
}

static int32_t enter_annex(struct akn *akn, const engross_node *annex) {
    size_t depth = engross_kit_xml_depth(&akn->xml);
    akn->annex_count++;
    engross_kit_xml_start(&akn->xml, "attachment");
    engross_akn_write_attributes(akn, annex);
    engross_akn_write_count(akn, annex);
    if (akn->view->attribute(akn->view, annex, ENGROSS_ATTRIBUTE_LANGUAGE).size == 0)
        engross_akn_write_language(akn, akn->view->language(akn->view, annex));
    write_number(akn, annex);
    int32_t status = engross_akn_open_frame(akn, annex, AKN_CONTEXT_FLOW, depth);
    if (status == ENGROSS_OK && engross_kit_child(akn->view, annex, ENGROSS_KIND_HEADING) == NULL)
        start_component(akn, annex);
    return status;
}

int32_t engross_akn_enter_section(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *node = cursor->node;
    if (node == akn->first_annex)
        engross_akn_start_part(akn, "attachments", AKN_CONTEXT_ATTACHMENTS);
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    if (engross_akn_frame(akn)->context == AKN_CONTEXT_ATTACHMENTS)
        return enter_annex(akn, node);
    size_t depth = engross_kit_xml_depth(&akn->xml);
    bool is_hierarchic = engross_akn_is_hierarchic(akn, node, engross_akn_frame(akn)->context);
    if (is_hierarchic) {
        engross_kit_xml_start(&akn->xml, section_element(akn, node));
        engross_akn_write_attributes(akn, node);
        engross_kit_xml_attribute(&akn->xml, "class",
                                  akn->view->attribute(akn->view, node, ENGROSS_ATTRIBUTE_TYPE));
    } else {
        engross_akn_start_block_container(akn, node, "section");
    }
    engross_akn_write_count(akn, node);
    write_number(akn, node);
    return engross_akn_open_frame(
        akn, node, is_hierarchic ? AKN_CONTEXT_HIERARCHY : AKN_CONTEXT_BLOCKS, depth);
}

int32_t engross_akn_enter_heading(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    engross_kit_xml_start_mixed(&akn->xml, "heading");
    engross_akn_write_attributes(akn, cursor->node);
    return akn->xml.status;
}

int32_t engross_akn_leave_heading(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *section = akn->view->parent(akn->view, cursor->node);
    engross_kit_xml_end(&akn->xml);
    if (engross_akn_frame(akn)->context == AKN_CONTEXT_FLOW)
        start_component(akn, section);
    return akn->xml.status;
}

int32_t engross_akn_enter_paragraph(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *node = cursor->node;
    int32_t status = engross_akn_place(akn, node);
    if (status != ENGROSS_OK)
        return status;
    size_t depth = engross_kit_xml_depth(&akn->xml);
    bool is_hierarchic = engross_akn_is_hierarchic(akn, node, engross_akn_frame(akn)->context);
    if (is_hierarchic) {
        engross_kit_xml_start(&akn->xml, "paragraph");
        engross_akn_write_attributes(akn, node);
    } else {
        engross_akn_start_block_container(akn, node, "paragraph");
    }
    engross_akn_write_count(akn, node);
    write_number(akn, node);
    return engross_akn_open_frame(
        akn, node, is_hierarchic ? AKN_CONTEXT_HIERARCHY : AKN_CONTEXT_BLOCKS, depth);
}
