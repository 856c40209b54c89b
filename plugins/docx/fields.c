#include "fields.h"

static const struct row {
    const char *name;
    const char *property;
} rows[ENGROSS_FIELD_COUNT] = {
    [ENGROSS_FIELD_TITLE] = {"title", NULL},
    [ENGROSS_FIELD_SUBTITLE] = {"subtitle", "Subtitle"},
    [ENGROSS_FIELD_SYMBOL] = {"symbol", "Symbol"},
    [ENGROSS_FIELD_ORGAN] = {"organ", "Organ"},
    [ENGROSS_FIELD_BODY] = {"body", "Body"},
    [ENGROSS_FIELD_SESSION] = {"session", "Session"},
    [ENGROSS_FIELD_SESSION_DATES] = {"session-dates", "Session dates"},
    [ENGROSS_FIELD_AGENDA_ITEM] = {"agenda-item", "Agenda item"},
    [ENGROSS_FIELD_DISTRIBUTION] = {"distribution", "Distribution"},
    [ENGROSS_FIELD_DATE] = {"date", "Date"},
    [ENGROSS_FIELD_LANGUAGE] = {"language", NULL},
    [ENGROSS_FIELD_ORIGINAL_LANGUAGE] = {"original-language", "Original language"},
    [ENGROSS_FIELD_STATE] = {"state", "State"},
    [ENGROSS_FIELD_SUBMITTER] = {"submitter", "Submitter"},
    [ENGROSS_FIELD_TREATY] = {"treaty", "Treaty"},
    [ENGROSS_FIELD_PROCEDURE] = {"procedure", "Procedure"},
    [ENGROSS_FIELD_CYCLE] = {"cycle", "Cycle"},
    [ENGROSS_FIELD_PERIOD] = {"period", "Period"},
    [ENGROSS_FIELD_AUTHOR] = {"author", NULL},
    [ENGROSS_FIELD_SOURCE] = {"source", "Source"},
    [ENGROSS_FIELD_CREDIT] = {"credit", "Credit"},
    [ENGROSS_FIELD_KEYWORDS] = {"keyword", NULL},
    [ENGROSS_FIELD_DESCRIPTION] = {"description", NULL},
    [ENGROSS_FIELD_PUBLISHER] = {"publisher", "Publisher"},
    [ENGROSS_FIELD_JOB_NUMBER] = {"job-number", "Job number"},
    [ENGROSS_FIELD_WORD_COUNT] = {"word-count", NULL},
};

uint32_t engross_docx_field_number(engross_text name) {
    uint32_t field = 0;
    while (field < ENGROSS_FIELD_COUNT && !engross_kit_text_is(name, rows[field].name))
        field++;
    return field;
}

const char *engross_docx_field_property(uint32_t field) {
    return rows[field].property;
}

engross_text engross_docx_plain_text(const struct engross_docx *docx, const engross_node *node) {
    engross_text text = docx->view->plain_text(docx->view, node);
    if (text.data == NULL)
        *docx->lacks_memory = true;
    return text;
}

engross_text engross_docx_field_text(const struct engross_docx *docx, uint32_t field) {
    const engross_node *node = docx->view->field(docx->view, field, 0);
    return node == NULL ? (engross_text){NULL, 0} : engross_docx_plain_text(docx, node);
}

static engross_text value_of(const struct engross_docx *docx, const engross_node *node,
                             bool is_value) {
    engross_text value = {NULL, 0};
    if (is_value)
        value = docx->view->attribute(docx->view, node, ENGROSS_ATTRIBUTE_VALUE);
    return value.size > 0 ? value : engross_docx_plain_text(docx, node);
}

engross_text engross_docx_field_values(const struct engross_docx *docx, uint32_t field,
                                       bool is_value, const char *separator) {
    struct engross_buffer joined = ENGROSS_BUFFER_INIT;
    engross_text values = {NULL, 0};
    const engross_node *node;
    for (size_t i = 0; (node = docx->view->field(docx->view, field, i)) != NULL; i++) {
        engross_text value = value_of(docx, node, is_value);
        if (joined.size > 0 && value.size > 0)
            engross_buffer_append_string(&joined, separator);
        engross_buffer_append(&joined, value.data, value.size);
    }
    if (joined.size > 0)
        values = engross_kit_copy(docx->host, joined.data, joined.size);
    if (engross_buffer_failed(&joined) || (joined.size > 0 && values.data == NULL))
        *docx->lacks_memory = true;
    engross_buffer_finish(&joined);
    return values;
}
