/* The masthead and the titles as printed, in <preface>, with the inline elements of AKN4UN. */
#include "handlers.h"

#include <string.h>

enum group { GROUP_MASTHEAD, GROUP_TITLE };

/* How the value of a field is marked. element NULL: <inline name="akn4un:...">. */
struct row {
    const char *field;
    enum group group;
    const char *element;
    const char *name;             /* inline only */
    const char *value;            /* attribute that takes VALUE, or NULL */
    const char *refers;           /* fixed entry, or NULL: */
    enum akn_reference_type type; /* ... the entry of this type named as the field's text */
};

#define NO_TYPE AKN_REFERENCE_TYPE_COUNT

static const struct row rows[] = {
    {"title", GROUP_TITLE, "docTitle", NULL, NULL, NULL, NO_TYPE},
    {"subtitle", GROUP_TITLE, NULL, "akn4un:subTitle", NULL, NULL, NO_TYPE},
    {"symbol", GROUP_MASTHEAD, "docNumber", NULL, NULL, "symbol", NO_TYPE},
    {"organ", GROUP_MASTHEAD, "docAuthority", NULL, NULL, NULL, AKN_REFERENCE_ORGANIZATION},
    {"body", GROUP_MASTHEAD, "docAuthority", NULL, NULL, NULL, AKN_REFERENCE_ORGANIZATION},
    {"session", GROUP_MASTHEAD, "session", NULL, "value", NULL, NO_TYPE},
    {"session-dates", GROUP_MASTHEAD, NULL, "akn4un:interval", NULL, NULL, NO_TYPE},
    {"agenda-item", GROUP_MASTHEAD, NULL, "akn4un:agendaItem", NULL, NULL, NO_TYPE},
    {"distribution", GROUP_MASTHEAD, NULL, "akn4un:distribution", NULL, NULL, NO_TYPE},
    {"date", GROUP_MASTHEAD, "docDate", NULL, NULL, NULL, NO_TYPE},
    {"language", GROUP_MASTHEAD, NULL, "akn4un:languageOfExpression", NULL, NULL, NO_TYPE},
    {"original-language", GROUP_MASTHEAD, NULL, "akn4un:originalLanguage", NULL, NULL, NO_TYPE},
    {"state", GROUP_MASTHEAD, "docProponent", NULL, NULL, NULL, AKN_REFERENCE_LOCATION},
    {"submitter", GROUP_MASTHEAD, "docProponent", NULL, NULL, NULL, AKN_REFERENCE_ORGANIZATION},
    {"treaty", GROUP_MASTHEAD, NULL, "akn4un:treaty", NULL, NULL, AKN_REFERENCE_CONCEPT},
    {"procedure", GROUP_MASTHEAD, NULL, "akn4un:procedure", NULL, NULL, AKN_REFERENCE_CONCEPT},
    {"cycle", GROUP_MASTHEAD, NULL, "akn4un:cycle", NULL, NULL, NO_TYPE},
    {"period", GROUP_MASTHEAD, NULL, "akn4un:period", NULL, NULL, NO_TYPE},
    {"author", GROUP_MASTHEAD, NULL, "akn4un:author", NULL, NULL, AKN_REFERENCE_PERSON},
    {"source", GROUP_MASTHEAD, NULL, "akn4un:source", NULL, NULL, NO_TYPE},
    {"credit", GROUP_MASTHEAD, NULL, "akn4un:credit", NULL, NULL, NO_TYPE},
    {"keyword", GROUP_MASTHEAD, NULL, "akn4un:keyword", NULL, NULL, AKN_REFERENCE_CONCEPT},
    {"description", GROUP_MASTHEAD, NULL, "akn4un:summary", NULL, NULL, NO_TYPE},
    {"publisher", GROUP_MASTHEAD, NULL, "akn4un:publisher", NULL, NULL, AKN_REFERENCE_ORGANIZATION},
    {"job-number", GROUP_MASTHEAD, "docketNumber", NULL, NULL, "publicationJobNumber", NO_TYPE},
    {"word-count", GROUP_MASTHEAD, NULL, "akn4un:wordCount", NULL, NULL, NO_TYPE},
};

/* For fields of a later minor version. */
static const struct row other = {"", GROUP_MASTHEAD, NULL, "akn4un:other", NULL, NULL, NO_TYPE};

static const struct row *find_row(const struct akn *akn, const engross_node *field) {
    engross_text name = akn->view->attribute(akn->view, field, ENGROSS_ATTRIBUTE_NAME);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (engross_kit_text_is(name, rows[i].field))
            return &rows[i];
    }
    return &other;
}

bool engross_akn_is_printed(const struct akn *akn, const engross_node *field) {
    bool is_generated = akn->view->position(akn->view, field).line == 0 &&
                        strcmp(find_row(akn, field)->field, "word-count") == 0;
    return akn->view->first_child(akn->view, field) != NULL && !is_generated;
}

static void write_refers(struct akn *akn, const struct row *row, const engross_node *field) {
    const struct akn_reference *entry = NULL;
    if (row->refers != NULL)
        entry = engross_akn_reference(akn, AKN_REFERENCE_CONCEPT, engross_kit_text(row->refers));
    else if (row->type != NO_TYPE)
        entry = engross_akn_reference(akn, row->type, engross_akn_plain_text(akn, field));
    engross_akn_write_reference_attribute(akn, "refersTo", entry);
}

/* <docDate> needs a day that exists; without one the date is an <inline>. */
static void start_value(struct akn *akn, const struct row *row, const engross_node *field) {
    char day[11];
    engross_text value = akn->view->attribute(akn->view, field, ENGROSS_ATTRIBUTE_VALUE);
    bool is_date = row->element != NULL && strcmp(row->element, "docDate") == 0;
    bool is_day = is_date && engross_akn_day(value, day);
    if (row->element == NULL || (is_date && !is_day)) {
        engross_kit_xml_start(&akn->xml, "inline");
        engross_kit_xml_attribute_string(&akn->xml, "name", is_date ? "akn4un:date" : row->name);
    } else {
        engross_kit_xml_start(&akn->xml, row->element);
    }
    if (is_day)
        engross_kit_xml_attribute_string(&akn->xml, "date", day);
    if (row->value != NULL)
        engross_kit_xml_attribute(&akn->xml, row->value, value);
    write_refers(akn, row, field);
}

/* The neighbour in that direction that is printed, or NULL. */
static const engross_node *printed_neighbour(const struct akn *akn, const engross_node *field,
                                             bool forward) {
    const engross_view *view = akn->view;
    do {
        field = forward ? view->next(view, field) : view->previous(view, field);
    } while (field != NULL && !engross_akn_is_printed(akn, field));
    return field;
}

static bool is_same_group(const struct akn *akn, const engross_node *neighbour,
                          const struct row *row) {
    return neighbour != NULL && find_row(akn, neighbour)->group == row->group;
}

int32_t engross_akn_enter_field(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    const engross_node *field = cursor->node;
    if (!engross_akn_is_printed(akn, field)) {
        cursor->skip = 1;
        return ENGROSS_OK;
    }
    const struct row *row = find_row(akn, field);
    if (!is_same_group(akn, printed_neighbour(akn, field, false), row)) {
        bool is_title = row->group == GROUP_TITLE;
        engross_kit_xml_start(&akn->xml, is_title ? "longTitle" : "container");
        if (!is_title)
            engross_kit_xml_attribute_string(&akn->xml, "name", "masthead");
    }
    engross_kit_xml_start_mixed(&akn->xml, "p");
    engross_akn_write_attributes(akn, field);
    engross_text label = akn->view->attribute(akn->view, field, ENGROSS_ATTRIBUTE_LABEL);
    if (label.size > 0) {
        engross_kit_xml_text(&akn->xml, label);
        engross_kit_xml_string(&akn->xml, " ");
    }
    start_value(akn, row, field);
    return akn->xml.status;
}

int32_t engross_akn_leave_field(void *user, engross_cursor *cursor) {
    struct akn *akn = user;
    if (!engross_akn_is_printed(akn, cursor->node))
        return ENGROSS_OK;
    engross_kit_xml_end(&akn->xml); /* the value */
    engross_kit_xml_end(&akn->xml); /* p */
    if (!is_same_group(akn, printed_neighbour(akn, cursor->node, true),
                       find_row(akn, cursor->node)))
        engross_kit_xml_end(&akn->xml);
    return akn->xml.status;
}

int32_t engross_akn_write_preface(struct akn *akn) {
    const engross_view *view = akn->view;
    const engross_node *metadata = engross_kit_metadata(view);
    const engross_node *first = view->first_child(view, metadata);
    if (first != NULL && !engross_akn_is_printed(akn, first))
        first = printed_neighbour(akn, first, true);
    if (first == NULL)
        return ENGROSS_OK;
    engross_kit_xml_start(&akn->xml, "preface");
    engross_akn_write_script(akn, metadata);
    int32_t status =
        engross_kit_walk(view, metadata, engross_akn_handlers, ENGROSS_KIND_COUNT, akn);
    engross_kit_xml_end(&akn->xml);
    return status;
}
