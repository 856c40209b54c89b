#include "model/vocabulary.h"

#include <string.h>

#define BIT(kind) (UINT64_C(1) << ENGROSS_KIND_##kind)

/* blocks that stand anywhere below a block container */
#define INNER                                                                                      \
    (BIT(P) | BIT(LIST) | BIT(QUOTATION) | BIT(TABLE) | BIT(FIGURE) | BIT(RECOMMENDATIONS) |       \
     BIT(NOTICE) | BIT(SEPARATOR) | BIT(PAGE_BREAK))
/* ... and those that only the document's own flow holds */
#define BLOCKS (INNER | BIT(PARAGRAPH) | BIT(EXCHANGE) | BIT(KEY_FIGURES))
#define INLINES                                                                                    \
    (BIT(TEXT) | BIT(EMPHASIS) | BIT(STRONG) | BIT(LINK) | BIT(REFERENCE) | BIT(SUPERSCRIPT) |     \
     BIT(SUBSCRIPT) | BIT(CODE) | BIT(SPAN) | BIT(LINE_BREAK) | BIT(NOTE))

struct kind_row {
    const char *name;
    uint64_t children;
    bool has_id;
};

static const struct kind_row kinds[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_DOCUMENT] = {"document", BIT(METADATA) | BIT(CONTENT), false},
    [ENGROSS_KIND_METADATA] = {"metadata", BIT(FIELD), false},
    [ENGROSS_KIND_FIELD] = {NULL, INLINES, false},
    [ENGROSS_KIND_CONTENT] = {"content", BLOCKS | BIT(SECTION), false},
    [ENGROSS_KIND_SECTION] = {"section", BLOCKS | BIT(SECTION) | BIT(HEADING), true},
    [ENGROSS_KIND_HEADING] = {"heading", INLINES, false},
    [ENGROSS_KIND_PARAGRAPH] = {"paragraph", INNER, true},
    [ENGROSS_KIND_P] = {"p", INLINES, false},
    [ENGROSS_KIND_LIST] = {"list", BIT(ITEM), true},
    [ENGROSS_KIND_ITEM] = {"item", INNER, true},
    [ENGROSS_KIND_EXCHANGE] = {"exchange", BIT(QUESTION) | BIT(ANSWER), true},
    [ENGROSS_KIND_QUESTION] = {"question", BIT(P), false},
    [ENGROSS_KIND_ANSWER] = {"answer", INNER | BIT(PARAGRAPH), false},
    [ENGROSS_KIND_QUOTATION] = {"quotation", INNER | BIT(PARAGRAPH) | BIT(ATTRIBUTION), true},
    [ENGROSS_KIND_ATTRIBUTION] = {"attribution", INLINES, false},
    [ENGROSS_KIND_TABLE] = {"table", BIT(CAPTION) | BIT(TABLE_HEAD) | BIT(TABLE_BODY), true},
    [ENGROSS_KIND_CAPTION] = {"caption", INLINES, false},
    [ENGROSS_KIND_TABLE_HEAD] = {"table-head", BIT(ROW), false},
    [ENGROSS_KIND_TABLE_BODY] = {"table-body", BIT(ROW), false},
    [ENGROSS_KIND_ROW] = {"row", BIT(CELL), false},
    [ENGROSS_KIND_CELL] = {"cell", INNER, false},
    [ENGROSS_KIND_FIGURE] = {"figure", BIT(CAPTION), true},
    [ENGROSS_KIND_NOTE] = {"note", BIT(P) | BIT(LIST) | BIT(QUOTATION), true},
    [ENGROSS_KIND_RECOMMENDATIONS] = {"recommendations", BIT(P) | BIT(RECOMMENDATION), true},
    [ENGROSS_KIND_RECOMMENDATION] = {"recommendation", 0, false},
    [ENGROSS_KIND_NOTICE] = {"notice", INNER, true},
    [ENGROSS_KIND_SEPARATOR] = {"separator", 0, false},
    [ENGROSS_KIND_PAGE_BREAK] = {"page-break", 0, false},
    [ENGROSS_KIND_EMPHASIS] = {"emphasis", INLINES, false},
    [ENGROSS_KIND_STRONG] = {"strong", INLINES, false},
    [ENGROSS_KIND_LINK] = {"link", INLINES, false},
    [ENGROSS_KIND_REFERENCE] = {"reference", INLINES, false},
    [ENGROSS_KIND_SUPERSCRIPT] = {"superscript", INLINES, false},
    [ENGROSS_KIND_SUBSCRIPT] = {"subscript", INLINES, false},
    [ENGROSS_KIND_CODE] = {"code", INLINES, false},
    [ENGROSS_KIND_SPAN] = {"span", INLINES, false},
    [ENGROSS_KIND_LINE_BREAK] = {"line-break", 0, false},
    [ENGROSS_KIND_KEY_FIGURES] = {"key-figures", BIT(KEY_FIGURE), true},
    [ENGROSS_KIND_KEY_FIGURE] = {"key-figure", BIT(VALUE) | BIT(LABEL), false},
    [ENGROSS_KIND_VALUE] = {"value", INLINES, false},
    [ENGROSS_KIND_LABEL] = {"label", INLINES, false},
};

static const char *const attributes[ENGROSS_ATTRIBUTE_COUNT] = {
    [ENGROSS_ATTRIBUTE_ID] = "id",
    [ENGROSS_ATTRIBUTE_KIND] = "kind",
    [ENGROSS_ATTRIBUTE_NAME] = "name",
    [ENGROSS_ATTRIBUTE_VALUE] = "value",
    [ENGROSS_ATTRIBUTE_LABEL] = "label",
    [ENGROSS_ATTRIBUTE_NUMBER] = "number",
    [ENGROSS_ATTRIBUTE_NUMBERING] = "numbering",
    [ENGROSS_ATTRIBUTE_LEVEL] = "level",
    [ENGROSS_ATTRIBUTE_TYPE] = "type",
    [ENGROSS_ATTRIBUTE_STYLE] = "style",
    [ENGROSS_ATTRIBUTE_START] = "start",
    [ENGROSS_ATTRIBUTE_PREFIX] = "prefix",
    [ENGROSS_ATTRIBUTE_SUFFIX] = "suffix",
    [ENGROSS_ATTRIBUTE_REGULAR] = "regular",
    [ENGROSS_ATTRIBUTE_HREF] = "href",
    [ENGROSS_ATTRIBUTE_TARGET] = "target",
    [ENGROSS_ATTRIBUTE_SOURCE] = "source",
    [ENGROSS_ATTRIBUTE_ALT] = "alt",
    [ENGROSS_ATTRIBUTE_COLUMN_SPAN] = "column-span",
    [ENGROSS_ATTRIBUTE_ROW_SPAN] = "row-span",
    [ENGROSS_ATTRIBUTE_HEADER] = "header",
    [ENGROSS_ATTRIBUTE_ALIGN] = "align",
    [ENGROSS_ATTRIBUTE_CYCLE] = "cycle",
    [ENGROSS_ATTRIBUTE_LANGUAGE] = "lang",
    [ENGROSS_ATTRIBUTE_DIRECTION] = "dir",
    [ENGROSS_ATTRIBUTE_MARK] = "mark",
    [ENGROSS_ATTRIBUTE_SPEAKER] = "speaker",
};

static const char *const fields[ENGROSS_FIELD_COUNT] = {
    [ENGROSS_FIELD_TITLE] = "title",
    [ENGROSS_FIELD_SUBTITLE] = "subtitle",
    [ENGROSS_FIELD_SYMBOL] = "symbol",
    [ENGROSS_FIELD_ORGAN] = "organ",
    [ENGROSS_FIELD_BODY] = "body",
    [ENGROSS_FIELD_SESSION] = "session",
    [ENGROSS_FIELD_SESSION_DATES] = "session-dates",
    [ENGROSS_FIELD_AGENDA_ITEM] = "agenda-item",
    [ENGROSS_FIELD_DISTRIBUTION] = "distribution",
    [ENGROSS_FIELD_DATE] = "date",
    [ENGROSS_FIELD_LANGUAGE] = "language",
    [ENGROSS_FIELD_ORIGINAL_LANGUAGE] = "original-language",
    [ENGROSS_FIELD_STATE] = "state",
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
    [ENGROSS_FIELD_JOB_NUMBER] = "job-number",
    [ENGROSS_FIELD_WORD_COUNT] = "word-count",
};

bool engross_model_allows(uint32_t parent, uint32_t kind) {
    if (parent >= ENGROSS_KIND_COUNT || kind >= ENGROSS_KIND_COUNT)
        return false;
    return (kinds[parent].children >> kind & 1) != 0;
}

bool engross_model_holds_text(uint32_t kind) {
    return engross_model_allows(kind, ENGROSS_KIND_TEXT);
}

bool engross_model_is_inline(uint32_t kind) {
    return kind < ENGROSS_KIND_COUNT && (INLINES >> kind & 1) != 0;
}

bool engross_model_has_id(uint32_t kind) {
    return kind < ENGROSS_KIND_COUNT && kinds[kind].has_id;
}

uint32_t engross_model_since(uint32_t kind) {
    return kind < ENGROSS_KIND_KEY_FIGURES ? 0 : 2;
}

const char *engross_kind_name(uint32_t kind) {
    return kind < ENGROSS_KIND_COUNT ? kinds[kind].name : NULL;
}

uint32_t engross_kind_find(const char *name) {
    for (uint32_t kind = 1; kind < ENGROSS_KIND_COUNT; kind++)
        if (kinds[kind].name != NULL && strcmp(kinds[kind].name, name) == 0)
            return kind;
    return ENGROSS_KIND_NONE;
}

const char *engross_attribute_name(uint32_t attribute) {
    return attribute < ENGROSS_ATTRIBUTE_COUNT ? attributes[attribute] : NULL;
}

uint32_t engross_attribute_find(const char *name) {
    for (uint32_t attribute = 1; attribute < ENGROSS_ATTRIBUTE_COUNT; attribute++)
        if (strcmp(attributes[attribute], name) == 0)
            return attribute;
    return ENGROSS_ATTRIBUTE_NONE;
}

const char *engross_field_name(uint32_t field) {
    return field < ENGROSS_FIELD_COUNT ? fields[field] : NULL;
}

uint32_t engross_field_find(const char *name) {
    for (uint32_t field = 0; field < ENGROSS_FIELD_COUNT; field++)
        if (strcmp(fields[field], name) == 0)
            return field;
    return ENGROSS_FIELD_COUNT;
}
