#include "profile/field.h"

#include <string.h>

const char *engross_field_label(uint32_t field) {
    static const char *const labels[ENGROSS_FIELD_COUNT] = {
        [ENGROSS_FIELD_TITLE] = "title",
        [ENGROSS_FIELD_SUBTITLE] = "subtitle",
        [ENGROSS_FIELD_SYMBOL] = "document symbol",
        [ENGROSS_FIELD_ORGAN] = "organ",
        [ENGROSS_FIELD_BODY] = "body",
        [ENGROSS_FIELD_SESSION] = "session",
        [ENGROSS_FIELD_SESSION_DATES] = "dates of the session",
        [ENGROSS_FIELD_AGENDA_ITEM] = "agenda item",
        [ENGROSS_FIELD_DISTRIBUTION] = "distribution",
        [ENGROSS_FIELD_DATE] = "date",
        [ENGROSS_FIELD_LANGUAGE] = "language",
        [ENGROSS_FIELD_ORIGINAL_LANGUAGE] = "original language",
        [ENGROSS_FIELD_STATE] = "State",
        [ENGROSS_FIELD_SUBMITTER] = "submitter",
        [ENGROSS_FIELD_TREATY] = "treaty",
        [ENGROSS_FIELD_PROCEDURE] = "procedure",
        [ENGROSS_FIELD_CYCLE] = "cycle",
        [ENGROSS_FIELD_PERIOD] = "period",
        [ENGROSS_FIELD_AUTHOR] = "author",
        [ENGROSS_FIELD_SOURCE] = "source",
        [ENGROSS_FIELD_CREDIT] = "credit",
        [ENGROSS_FIELD_KEYWORDS] = "keyword",
        [ENGROSS_FIELD_DESCRIPTION] = "description",
        [ENGROSS_FIELD_PUBLISHER] = "publisher",
        [ENGROSS_FIELD_JOB_NUMBER] = "job number",
        [ENGROSS_FIELD_WORD_COUNT] = "word count",
    };
    return field < ENGROSS_FIELD_COUNT ? labels[field] : "field";
}

const engross_node *engross_field_next(const engross_view *view, const engross_node *node) {
    const char *name = view->attribute(view, node, ENGROSS_ATTRIBUTE_NAME).data;
    do
        node = view->next(view, node);
    while (node != NULL &&
           strcmp(view->attribute(view, node, ENGROSS_ATTRIBUTE_NAME).data, name) != 0);
    return node;
}
