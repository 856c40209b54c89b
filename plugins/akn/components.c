/* The document's parts as AKN4UN lists them in the metadata: what it consists of at each level of
 * FRBR, and how the document and its annexes refer to each other. */
#include "akn.h"

#include <stdio.h>

static bool is_annex(const struct akn *akn, const engross_node *node) {
    return akn->view->kind(akn->view, node) == ENGROSS_KIND_SECTION &&
           engross_kit_attribute_is(akn->view, node, ENGROSS_ATTRIBUTE_TYPE, "annex");
}

const engross_node *engross_akn_find_first_annex(const struct akn *akn) {
    const engross_node *first = NULL;
    const engross_node *child = akn->view->first_child(akn->view, engross_kit_content(akn->view));
    for (; child != NULL; child = akn->view->next(akn->view, child)) {
        if (!is_annex(akn, child))
            first = NULL;
        else if (first == NULL)
            first = child;
    }
    return first;
}

void engross_akn_component_name(uint64_t annex, char name[AKN_COMPONENT_SIZE]) {
    if (annex == 0)
        snprintf(name, AKN_COMPONENT_SIZE, "main");
    else
        snprintf(name, AKN_COMPONENT_SIZE, "annex_%llu", (unsigned long long)annex);
}

/* Number and heading of an annex in one line. */
static void write_title(struct akn *akn, const engross_node *annex) {
    const engross_view *view = akn->view;
    const engross_node *heading = engross_kit_child(view, annex, ENGROSS_KIND_HEADING);
    engross_text number = view->attribute(view, annex, ENGROSS_ATTRIBUTE_NUMBER);
    engross_text title = {NULL, 0};
    if (heading != NULL)
        title = engross_akn_plain_text(akn, heading);
    bool has_both = number.size > 0 && title.size > 0;
    engross_kit_xml_attribute_begin(&akn->xml, "showAs");
    engross_kit_xml_attribute_piece(&akn->xml, number);
    engross_kit_xml_attribute_piece(&akn->xml, engross_kit_text(has_both ? " " : ""));
    engross_kit_xml_attribute_piece(&akn->xml, title);
    engross_kit_xml_attribute_end(&akn->xml);
}

/* What the document as a whole is shown as: its symbol, else its title, else its name. */
static void write_whole_title(struct akn *akn) {
    engross_text show = akn->naming.number_show;
    if (show.size == 0)
        show = engross_akn_field_text(akn, ENGROSS_FIELD_TITLE, 0);
    engross_kit_xml_attribute(&akn->xml, "showAs", show.size > 0 ? show : akn->naming.number);
}

static void write_show(struct akn *akn, const engross_node *annex) {
    if (annex == NULL)
        write_whole_title(akn);
    else
        write_title(akn, annex);
}

/* iri, "/!" and the component's name, with suffix behind it. */
static void write_component_iri(struct akn *akn, engross_text iri, const char *component,
                                const char *suffix) {
    struct engross_buffer href = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&href, iri.data, iri.size);
    engross_buffer_append_string(&href, "/!");
    engross_buffer_append_string(&href, component);
    engross_buffer_append_string(&href, suffix);
    if (engross_buffer_failed(&href))
        akn->xml.status = ENGROSS_NO_MEMORY;
    else
        engross_akn_write_uri_attribute(akn, "href", (engross_text){href.data, href.size});
    engross_buffer_finish(&href);
}

static const char *const levels[] = {"work", "expression", "manifestation"};

/* One component at one level; it refers to itself at the level below, at last to the file. */
static void write_data(struct akn *akn, enum akn_level level, const engross_node *annex,
                       uint64_t number) {
    char component[AKN_COMPONENT_SIZE];
    char id[AKN_COMPONENT_SIZE + 32];
    engross_akn_component_name(number, component);
    engross_kit_xml_start(&akn->xml, "componentData");
    snprintf(id, sizeof id, "%s_%s", levels[level], component);
    engross_kit_xml_attribute_string(&akn->xml, "eId", id);
    if (level == AKN_LEVEL_MANIFESTATION) {
        write_component_iri(akn, akn->naming.expression, component, ".xml");
    } else {
        snprintf(id, sizeof id, "#%s_%s", levels[level + 1], component);
        engross_kit_xml_attribute_string(&akn->xml, "href", id);
    }
    engross_kit_xml_attribute_string(&akn->xml, "name", component);
    write_show(akn, annex);
    engross_kit_xml_end(&akn->xml);
}

void engross_akn_write_component_info(struct akn *akn, enum akn_level level) {
    const engross_node *annex = engross_akn_find_first_annex(akn);
    if (annex == NULL)
        return;
    engross_kit_xml_start(&akn->xml, "componentInfo");
    write_data(akn, level, NULL, 0);
    for (uint64_t number = 1; annex != NULL; annex = akn->view->next(akn->view, annex))
        write_data(akn, level, annex, number++);
    engross_kit_xml_end(&akn->xml);
}

static void write_reference(struct akn *akn, const char *element, const engross_node *annex,
                            uint64_t number) {
    char component[AKN_COMPONENT_SIZE];
    engross_akn_component_name(number, component);
    engross_kit_xml_start(&akn->xml, element);
    write_component_iri(akn, akn->naming.work, component, "");
    write_show(akn, annex);
    engross_kit_xml_end(&akn->xml);
}

void engross_akn_write_attachment_references(struct akn *akn) {
    const engross_node *annex = engross_akn_find_first_annex(akn);
    for (uint64_t number = 1; annex != NULL; annex = akn->view->next(akn->view, annex))
        write_reference(akn, "hasAttachment", annex, number++);
}

void engross_akn_write_annex_references(struct akn *akn) {
    engross_kit_xml_start(&akn->xml, "references");
    engross_kit_xml_attribute_string(&akn->xml, "source", "#engross");
    write_reference(akn, "attachmentOf", NULL, 0);
    engross_kit_xml_end(&akn->xml);
}
