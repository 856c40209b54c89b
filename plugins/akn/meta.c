/* The <meta> of the document and of its attachments. */
#include "akn.h"

/* Values of one of the three levels: the IRI, and what stands around the component's name. */
struct level {
    const char *element;
    engross_text iri;
    const char *suffix;     /* after the component in FRBRthis */
    const char *uri_suffix; /* after the IRI in FRBRuri */
    const char *date_name;
    const char *role;
    enum akn_level level;
};

static void write_value(struct akn *akn, const char *element, engross_text iri, const char *middle,
                        const char *component, const char *suffix) {
    struct engross_buffer value = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&value, iri.data, iri.size);
    engross_buffer_append_string(&value, middle);
    engross_buffer_append_string(&value, component);
    engross_buffer_append_string(&value, suffix);
    if (engross_buffer_failed(&value)) {
        akn->xml.status = ENGROSS_NO_MEMORY;
    } else {
        engross_kit_xml_start(&akn->xml, element);
        engross_kit_xml_attribute(&akn->xml, "value", (engross_text){value.data, value.size});
        engross_kit_xml_end(&akn->xml);
    }
    engross_buffer_finish(&value);
}

static void write_author(struct akn *akn, const char *role) {
    engross_kit_xml_start(&akn->xml, "FRBRauthor");
    engross_akn_write_reference_attribute(
        akn, "href",
        engross_akn_reference(akn, AKN_REFERENCE_ORGANIZATION, akn->naming.actor_show));
    engross_kit_xml_attribute_string(&akn->xml, "as", role);
    engross_kit_xml_end(&akn->xml);
}

static void start_level(struct akn *akn, const struct level *level, uint64_t annex) {
    char component[AKN_COMPONENT_SIZE];
    engross_akn_component_name(annex, component);
    engross_kit_xml_start(&akn->xml, level->element);
    write_value(akn, "FRBRthis", level->iri, "/!", component, level->suffix);
    write_value(akn, "FRBRuri", level->iri, level->uri_suffix, "", "");
    engross_kit_xml_start(&akn->xml, "FRBRdate");
    engross_kit_xml_attribute(&akn->xml, "date", akn->naming.date);
    engross_kit_xml_attribute_string(&akn->xml, "name", level->date_name);
    engross_kit_xml_end(&akn->xml);
    write_author(akn, level->role);
    if (annex == 0)
        engross_akn_write_component_info(akn, level->level);
}

static void write_work(struct akn *akn, uint64_t annex) {
    const struct akn_naming *naming = &akn->naming;
    struct level level = {"FRBRWork", naming->work,  "", naming->slash, "creation",
                          "#author",  AKN_LEVEL_WORK};
    start_level(akn, &level, annex);
    write_value(akn, "FRBRcountry", naming->country, "", "", "");
    write_value(akn, "FRBRsubtype", naming->subtype, "", "", "");
    engross_kit_xml_start(&akn->xml, "FRBRnumber");
    engross_kit_xml_attribute(&akn->xml, "value", naming->number);
    if (naming->number_show.size > 0)
        engross_kit_xml_attribute(&akn->xml, "showAs", naming->number_show);
    engross_kit_xml_end(&akn->xml);
    write_value(akn, "FRBRname", annex == 0 ? naming->name : engross_kit_text("annex"), "", "", "");
    engross_kit_xml_leaf(&akn->xml, "FRBRprescriptive", "value", "false", NULL);
    engross_kit_xml_leaf(&akn->xml, "FRBRauthoritative", "value", "false", NULL);
    engross_kit_xml_end(&akn->xml);
}

static void write_translation(struct akn *akn) {
    const struct akn_naming *naming = &akn->naming;
    if (naming->source.size == 0)
        return;
    engross_kit_xml_start(&akn->xml, "FRBRtranslation");
    engross_akn_write_uri_attribute(akn, "href", naming->source);
    engross_kit_xml_attribute(&akn->xml, "fromLanguage", naming->original);
    engross_akn_write_reference_attribute(
        akn, "by", engross_akn_reference(akn, AKN_REFERENCE_ORGANIZATION, naming->actor_show));
    engross_kit_xml_end(&akn->xml);
}

static void write_expression(struct akn *akn, uint64_t annex) {
    const struct akn_naming *naming = &akn->naming;
    struct level level = {"FRBRExpression", naming->expression,  "", naming->slash, "expression",
                          "#editor",        AKN_LEVEL_EXPRESSION};
    start_level(akn, &level, annex);
    engross_kit_xml_start(&akn->xml, "FRBRlanguage");
    engross_kit_xml_attribute(&akn->xml, "language", naming->language);
    engross_kit_xml_end(&akn->xml);
    write_translation(akn);
    engross_kit_xml_end(&akn->xml);
}

static void write_manifestation(struct akn *akn, uint64_t annex) {
    struct level level = {
        "FRBRManifestation", akn->naming.expression, ".xml", "/.xml", "manifestation",
        "#editor",           AKN_LEVEL_MANIFESTATION};
    start_level(akn, &level, annex);
    engross_kit_xml_leaf(&akn->xml, "FRBRformat", "value", "xml", NULL);
    engross_kit_xml_end(&akn->xml);
}

static void write_identification(struct akn *akn, uint64_t annex) {
    engross_kit_xml_start(&akn->xml, "identification");
    engross_kit_xml_attribute_string(&akn->xml, "source", "#engross");
    write_work(akn, annex);
    write_expression(akn, annex);
    write_manifestation(akn, annex);
    engross_kit_xml_end(&akn->xml);
}

static void write_publication(struct akn *akn) {
    engross_kit_xml_start(&akn->xml, "publication");
    engross_kit_xml_attribute(&akn->xml, "date", akn->naming.date);
    engross_kit_xml_attribute(&akn->xml, "name", akn->naming.name);
    engross_kit_xml_attribute(&akn->xml, "showAs", akn->naming.actor_show);
    if (akn->naming.number_show.size > 0)
        engross_kit_xml_attribute(&akn->xml, "number", akn->naming.number_show);
    engross_kit_xml_end(&akn->xml);
}

static void write_keyword(struct akn *akn, engross_text keyword) {
    const struct akn_reference *entry = engross_akn_reference(akn, AKN_REFERENCE_CONCEPT, keyword);
    engross_kit_xml_start(&akn->xml, "keyword");
    engross_kit_xml_attribute(&akn->xml, "value",
                              entry == NULL ? engross_kit_text("") : entry->path);
    engross_kit_xml_attribute(&akn->xml, "showAs", keyword);
    engross_kit_xml_attribute_string(&akn->xml, "dictionary", "/akn/ontology/concept/un");
    engross_akn_write_reference_attribute(akn, "refersTo", entry);
    engross_kit_xml_end(&akn->xml);
}

static void write_classification(struct akn *akn) {
    const engross_view *view = akn->view;
    if (view->field(view, ENGROSS_FIELD_KEYWORDS, 0) == NULL)
        return;
    engross_kit_xml_start(&akn->xml, "classification");
    engross_kit_xml_attribute_string(&akn->xml, "source", "#engross");
    for (size_t i = 0; view->field(view, ENGROSS_FIELD_KEYWORDS, i) != NULL; i++)
        write_keyword(akn, engross_akn_field_text(akn, ENGROSS_FIELD_KEYWORDS, i));
    engross_kit_xml_end(&akn->xml);
}

/* The fields in their order, by the model's names: what they say to machines and Akoma Ntoso has
 * no place for, and which of them the preface does not print. */
static void write_proprietary(struct akn *akn) {
    const engross_view *view = akn->view;
    const engross_node *root = view->root(view);
    engross_kit_xml_start(&akn->xml, "proprietary");
    engross_kit_xml_attribute_string(&akn->xml, "source", "#engross");
    engross_kit_xml_start(&akn->xml, "engross:document");
    engross_kit_xml_attribute(&akn->xml, "kind",
                              view->attribute(view, root, ENGROSS_ATTRIBUTE_KIND));
    engross_akn_write_language(akn, view->language(view, root));
    engross_kit_xml_attribute_string(
        &akn->xml, "dir", view->direction(view, root) == ENGROSS_DIRECTION_RTL ? "rtl" : "ltr");
    const engross_node *field = view->first_child(view, engross_kit_metadata(view));
    for (; field != NULL; field = view->next(view, field)) {
        engross_text value = view->attribute(view, field, ENGROSS_ATTRIBUTE_VALUE);
        engross_kit_xml_start(&akn->xml, "engross:field");
        engross_kit_xml_attribute(&akn->xml, "name",
                                  view->attribute(view, field, ENGROSS_ATTRIBUTE_NAME));
        if (value.size > 0)
            engross_kit_xml_attribute(&akn->xml, "value", value);
        engross_text label = view->attribute(view, field, ENGROSS_ATTRIBUTE_LABEL);
        bool is_printed = engross_akn_is_printed(akn, field);
        if (label.size == 0 || !is_printed) /* "" is meant: the field is to have none */
            engross_kit_xml_attribute(&akn->xml, "label", label);
        if (!is_printed)
            engross_kit_xml_attribute_string(&akn->xml, "printed", "no");
        engross_kit_xml_end(&akn->xml);
    }
    engross_kit_xml_end(&akn->xml);
    engross_kit_xml_end(&akn->xml);
}

void engross_akn_write_meta(struct akn *akn, uint64_t annex) {
    engross_kit_xml_start(&akn->xml, "meta");
    write_identification(akn, annex);
    if (annex == 0) {
        write_publication(akn);
        write_classification(akn);
        engross_akn_write_references(akn);
        write_proprietary(akn);
    } else {
        engross_akn_write_annex_references(akn);
    }
    engross_kit_xml_end(&akn->xml);
}
