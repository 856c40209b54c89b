#include "masthead.h"

#include "document.h"
#include "fields.h"
#include "paragraph.h"
#include "text.h"

#include <string.h>

/* Columns of the masthead, in parts of its width (Geneva template: 1242 + 2552, 717 + 2293 and
 * 2835 of 9639 twips), and the heights of its rows in twips. */
#define WHOLE_WIDTH 9639
#define NAME_WIDTH 3794
#define SIDE_WIDTH 2835
#define UPPER_HEIGHT 567
#define LOWER_HEIGHT 2268
#define UPPER_RULE 4
#define LOWER_RULE 12

/* Where a field is printed in a masthead of the United Nations. In a title block all fields that
 * are printed follow one another. */
enum place {
    PLACE_NOWHERE, /* document properties only */
    PLACE_SYMBOL,
    PLACE_ORGAN,
    PLACE_SIDE,
    PLACE_ABOVE, /* between masthead and title */
    PLACE_BELOW  /* title and what follows it */
};

static const struct row {
    enum place place;
    enum engross_docx_style style;
    bool is_detail; /* in a title block, whatever its style in a masthead */
} rows[ENGROSS_FIELD_COUNT] = {
    [ENGROSS_FIELD_TITLE] = {PLACE_BELOW, ENGROSS_DOCX_TITLE},
    [ENGROSS_FIELD_SUBTITLE] = {PLACE_BELOW, ENGROSS_DOCX_SUBTITLE},
    [ENGROSS_FIELD_SYMBOL] = {PLACE_SYMBOL, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_ORGAN] = {PLACE_ORGAN, ENGROSS_DOCX_MASTHEAD_BODY},
    [ENGROSS_FIELD_BODY] = {PLACE_ABOVE, ENGROSS_DOCX_MASTHEAD_BODY},
    [ENGROSS_FIELD_SESSION] = {PLACE_ABOVE, ENGROSS_DOCX_MASTHEAD_BODY, true},
    [ENGROSS_FIELD_SESSION_DATES] = {PLACE_ABOVE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_AGENDA_ITEM] = {PLACE_ABOVE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_DISTRIBUTION] = {PLACE_SIDE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_DATE] = {PLACE_SIDE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_LANGUAGE] = {PLACE_SIDE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_ORIGINAL_LANGUAGE] = {PLACE_SIDE, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_STATE] = {PLACE_BELOW, ENGROSS_DOCX_SUBTITLE, true},
    [ENGROSS_FIELD_SUBMITTER] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_TREATY] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_PROCEDURE] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_CYCLE] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_PERIOD] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_AUTHOR] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_SOURCE] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
    [ENGROSS_FIELD_CREDIT] = {PLACE_BELOW, ENGROSS_DOCX_MASTHEAD_DETAIL},
};

static const struct {
    const char *subtag;
    const char *name;
} united_nations[] = {
    {"en", "United Nations"},        {"fr", "Nations Unies"},
    {"es", "Naciones Unidas"},       {"ru", "Организация Объединенных Наций"},
    {"ar", "الأمم المتحدة"},         {"zh", "联合国"},
    {"kk", "Біріккен Ұлттар Ұйымы"},
};

static engross_text organization(engross_text language) {
    size_t size = 0;
    while (size < language.size && language.data[size] != '-')
        size++;
    for (size_t i = 0; i < sizeof united_nations / sizeof *united_nations; i++)
        if (engross_kit_text_is_ignoring_case((engross_text){language.data, size},
                                              united_nations[i].subtag))
            return engross_kit_text(united_nations[i].name);
    return engross_kit_text(united_nations[0].name);
}

static const struct row *row_of(const struct engross_docx *docx, const engross_node *field) {
    engross_text name = docx->view->attribute(docx->view, field, ENGROSS_ATTRIBUTE_NAME);
    uint32_t number = engross_docx_field_number(name);
    return number < ENGROSS_FIELD_COUNT ? &rows[number] : &rows[ENGROSS_FIELD_WORD_COUNT];
}

/* The field's place in a masthead; the treaty takes the organ's where there is none. */
static enum place place_of(const struct engross_docx *docx, const struct row *row) {
    return row == &rows[engross_kit_organ_field(docx->view)] ? PLACE_ORGAN : row->place;
}

static bool is_number(engross_text text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return true;
}

/* A bare number without a label (cycle: 4) says nothing to a reader. */
static bool is_printed(const struct engross_docx *docx, const engross_node *field) {
    const engross_view *view = docx->view;
    if (row_of(docx, field)->place == PLACE_NOWHERE)
        return false;
    return view->attribute(view, field, ENGROSS_ATTRIBUTE_LABEL).size > 0 ||
           !is_number(engross_docx_plain_text(docx, field));
}

static int32_t write_field_text(struct engross_docx *docx, const engross_node *field) {
    engross_text label = docx->view->attribute(docx->view, field, ENGROSS_ATTRIBUTE_LABEL);
    if (label.size > 0) {
        engross_docx_plain(docx, label);
        engross_docx_plain(docx, (engross_text){" ", 1});
    }
    return engross_docx_walk(docx, field);
}

/* Beside the masthead's table, lines stand at the edge of the text, not in its margin. */
static int32_t left_edge(const struct engross_docx *docx, enum engross_docx_style style) {
    int32_t title = docx->look.styles[ENGROSS_DOCX_TITLE].start;
    return docx->look.styles[style].start < title ? title : ENGROSS_DOCX_AS_STYLE;
}

/* The same at the other edge. */
static int32_t right_edge(const struct engross_docx *docx, enum engross_docx_style style) {
    int32_t title = docx->look.styles[ENGROSS_DOCX_TITLE].end;
    return docx->look.styles[style].end < title ? title : ENGROSS_DOCX_AS_STYLE;
}

static int32_t start_field(struct engross_docx *docx, const engross_node *field,
                           enum engross_docx_style style, int32_t left, bool ends_section) {
    struct engross_docx_paragraph paragraph = {
        .style = style,
        .left = left,
        .right = left == ENGROSS_DOCX_AS_STYLE ? ENGROSS_DOCX_AS_STYLE : right_edge(docx, style),
        .direction = docx->view->direction(docx->view, field),
        .stands_alone = true,
        .ends_section = ends_section,
    };
    return engross_docx_paragraph_start(docx, &paragraph);
}

static int32_t write_field(struct engross_docx *docx, const engross_node *field,
                           enum engross_docx_style style, int32_t left) {
    int32_t status = start_field(docx, field, style, left, false);
    if (status == ENGROSS_OK)
        status = write_field_text(docx, field);
    return status == ENGROSS_OK ? engross_docx_paragraph_end(docx) : status;
}

static const engross_node *first_field(const struct engross_docx *docx) {
    return docx->view->first_child(docx->view, engross_kit_metadata(docx->view));
}

/* The fields of one place, each in a paragraph, in the order of the source. */
static int32_t write_fields(struct engross_docx *docx, enum place place) {
    int32_t status = ENGROSS_OK;
    const engross_node *field = first_field(docx);
    for (; field != NULL && status == ENGROSS_OK; field = docx->view->next(docx->view, field)) {
        const struct row *row = row_of(docx, field);
        if (place_of(docx, row) != place || !is_printed(docx, field))
            continue;
        status =
            write_field(docx, field, row->style,
                        place == PLACE_BELOW ? left_edge(docx, row->style) : ENGROSS_DOCX_AS_STYLE);
        /* An empty line parts "Distr.: General" from the date. */
        if (row == &rows[ENGROSS_FIELD_DISTRIBUTION] && status == ENGROSS_OK)
            status = engross_docx_empty_paragraph(docx, row->style);
    }
    return status;
}

static void write_borders(struct engross_kit_xml *xml, int32_t rule) {
    engross_kit_xml_start(xml, "w:tcBorders");
    engross_docx_rule(xml, "w:bottom", rule, 0, "");
    engross_kit_xml_end(xml);
}

static void start_cell(struct engross_kit_xml *xml, int32_t width, int32_t columns, int32_t rule,
                       const char *align) {
    engross_kit_xml_start(xml, "w:tc");
    engross_kit_xml_start(xml, "w:tcPr");
    engross_kit_xml_start(xml, "w:tcW");
    engross_kit_xml_attribute_integer(xml, "w:w", width);
    engross_kit_xml_attribute_string(xml, "w:type", "dxa");
    engross_kit_xml_end(xml);
    if (columns > 1)
        engross_docx_integer(xml, "w:gridSpan", columns);
    write_borders(xml, rule);
    engross_docx_value(xml, "w:vAlign", align);
    engross_kit_xml_end(xml);
}

static void start_row(struct engross_kit_xml *xml, int32_t height) {
    engross_kit_xml_start(xml, "w:tr");
    engross_kit_xml_start(xml, "w:trPr");
    engross_docx_flag(xml, "w:cantSplit");
    engross_kit_xml_start(xml, "w:trHeight");
    engross_kit_xml_attribute_integer(xml, "w:val", height);
    engross_kit_xml_attribute_string(xml, "w:hRule", "atLeast");
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static int32_t start_line(struct engross_docx *docx, enum engross_docx_style style) {
    struct engross_docx_paragraph paragraph = {.style = style,
                                               .left = ENGROSS_DOCX_AS_STYLE,
                                               .right = ENGROSS_DOCX_AS_STYLE,
                                               .direction = docx->direction,
                                               .stands_alone = true};
    return engross_docx_paragraph_start(docx, &paragraph);
}

/* The letters before the first stroke are larger: A/HRC, CCPR/C. Symbols are never mirrored. */
static int32_t write_symbol(struct engross_docx *docx, const engross_node *field) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    int32_t status = start_line(docx, ENGROSS_DOCX_MASTHEAD_SYMBOL);
    if (status == ENGROSS_OK && field != NULL) {
        engross_text symbol = engross_docx_plain_text(docx, field);
        const char *stroke = symbol.size == 0 ? NULL : memchr(symbol.data, '/', symbol.size);
        size_t initial = stroke == NULL ? symbol.size : (size_t)(stroke - symbol.data);
        engross_docx_start_styled_run(docx, ENGROSS_DOCX_STYLE_SYMBOL_INITIAL, false);
        engross_docx_characters(xml, (engross_text){symbol.data, initial});
        engross_docx_count(&docx->counts, (engross_text){symbol.data, initial});
        engross_kit_xml_end(xml);
        engross_docx_text(docx, (engross_text){symbol.data + initial, symbol.size - initial},
                          docx->language, ENGROSS_DIRECTION_LTR);
    }
    return status == ENGROSS_OK ? engross_docx_paragraph_end(docx) : status;
}

static int32_t write_upper_row(struct engross_docx *docx, const int32_t widths[3]) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    start_row(xml, UPPER_HEIGHT);
    start_cell(xml, widths[0], 1, UPPER_RULE, "bottom");
    int32_t status = start_line(docx, ENGROSS_DOCX_MASTHEAD_NAME);
    engross_docx_plain(docx, organization(docx->language));
    if (status == ENGROSS_OK)
        status = engross_docx_paragraph_end(docx);
    engross_kit_xml_end(xml);
    start_cell(xml, widths[1] + widths[2], 2, UPPER_RULE, "bottom");
    if (status == ENGROSS_OK)
        status = write_symbol(docx, docx->view->field(docx->view, ENGROSS_FIELD_SYMBOL, 0));
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    return status;
}

static int32_t write_organs(struct engross_docx *docx) {
    const engross_view *view = docx->view;
    uint32_t organ = engross_kit_organ_field(view);
    int32_t status = ENGROSS_OK;
    const engross_node *field;
    for (size_t i = 0; status == ENGROSS_OK && (field = view->field(view, organ, i)) != NULL; i++)
        status = write_field(docx, field, ENGROSS_DOCX_MASTHEAD_ORGAN, ENGROSS_DOCX_AS_STYLE);
    return status;
}

static int32_t write_lower_row(struct engross_docx *docx, const int32_t widths[3]) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    start_row(xml, LOWER_HEIGHT);
    start_cell(xml, widths[0] + widths[1], 2, LOWER_RULE, "top");
    docx->flow.needs_paragraph = true;
    int32_t status = write_organs(docx);
    if (status == ENGROSS_OK && docx->flow.needs_paragraph)
        status = engross_docx_empty_paragraph(docx, ENGROSS_DOCX_MASTHEAD_ORGAN);
    engross_kit_xml_end(xml);
    start_cell(xml, widths[2], 1, LOWER_RULE, "top");
    docx->flow.needs_paragraph = true;
    if (status == ENGROSS_OK)
        status = write_fields(docx, PLACE_SIDE);
    if (status == ENGROSS_OK && docx->flow.needs_paragraph)
        status = engross_docx_empty_paragraph(docx, ENGROSS_DOCX_MASTHEAD_DETAIL);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
    return status;
}

static void write_table_properties(struct engross_docx *docx, const int32_t widths[3]) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:tblPr");
    if (docx->direction == ENGROSS_DIRECTION_RTL)
        engross_docx_flag(xml, "w:bidiVisual");
    engross_kit_xml_start(xml, "w:tblW");
    engross_kit_xml_attribute_integer(xml, "w:w", widths[0] + widths[1] + widths[2]);
    engross_kit_xml_attribute_string(xml, "w:type", "dxa");
    engross_kit_xml_end(xml);
    engross_kit_xml_leaf(xml, "w:tblLayout", "w:type", "fixed", NULL);
    engross_kit_xml_start(xml, "w:tblCellMar");
    engross_kit_xml_leaf(xml, "w:top", "w:w", "60", "w:type", "dxa", NULL);
    engross_kit_xml_leaf(xml, "w:left", "w:w", "0", "w:type", "dxa", NULL);
    engross_kit_xml_leaf(xml, "w:bottom", "w:w", "60", "w:type", "dxa", NULL);
    engross_kit_xml_leaf(xml, "w:right", "w:w", "0", "w:type", "dxa", NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_leaf(xml, "w:tblLook", "w:val", "0000", NULL);
    engross_kit_xml_end(xml);
    engross_kit_xml_start(xml, "w:tblGrid");
    for (size_t i = 0; i < 3; i++) {
        engross_kit_xml_start(xml, "w:gridCol");
        engross_kit_xml_attribute_integer(xml, "w:w", widths[i]);
        engross_kit_xml_end(xml);
    }
    engross_kit_xml_end(xml);
}

static int32_t write_table(struct engross_docx *docx) {
    int32_t whole = engross_docx_text_width(&docx->look);
    int32_t widths[3] = {whole * NAME_WIDTH / WHOLE_WIDTH, 0, whole * SIDE_WIDTH / WHOLE_WIDTH};
    widths[1] = whole - widths[0] - widths[2];
    engross_kit_xml_start(engross_docx_xml(docx), "w:tbl");
    write_table_properties(docx, widths);
    int32_t status = write_upper_row(docx, widths);
    if (status == ENGROSS_OK)
        status = write_lower_row(docx, widths);
    engross_kit_xml_end(engross_docx_xml(docx));
    docx->flow.is_after_table = true;
    docx->flow.space_before = docx->look.styles[ENGROSS_DOCX_BODY].leading;
    return status;
}

static const engross_node *next_printed(const struct engross_docx *docx,
                                        const engross_node *field) {
    while (field != NULL && !is_printed(docx, field))
        field = docx->view->next(docx->view, field);
    return field;
}

static enum engross_docx_style title_style(const struct engross_docx *docx,
                                           const engross_node *field) {
    const struct row *row = row_of(docx, field);
    return row->is_detail ? ENGROSS_DOCX_MASTHEAD_DETAIL : row->style;
}

/* Details that follow one another share a line: writes one and returns the field after it. */
static const engross_node *write_line(struct engross_docx *docx, const engross_node *field,
                                      int32_t *status) {
    const engross_view *view = docx->view;
    enum engross_docx_style style = title_style(docx, field);
    const engross_node *after = next_printed(docx, view->next(view, field));
    bool is_detail = style == ENGROSS_DOCX_MASTHEAD_DETAIL;
    while (is_detail && after != NULL && title_style(docx, after) == style)
        after = next_printed(docx, view->next(view, after));
    *status = start_field(docx, field, style, left_edge(docx, style),
                          after == NULL && docx->look.page.columns > 1);
    if (*status == ENGROSS_OK)
        *status = write_field_text(docx, field);
    while (*status == ENGROSS_OK &&
           (field = next_printed(docx, view->next(view, field))) != after) {
        engross_docx_plain(docx, engross_kit_text(" · "));
        *status = write_field_text(docx, field);
    }
    if (*status == ENGROSS_OK)
        *status = engross_docx_paragraph_end(docx);
    return after;
}

static int32_t write_title_block(struct engross_docx *docx) {
    int32_t status = ENGROSS_OK;
    const engross_node *field = next_printed(docx, first_field(docx));
    while (field != NULL && status == ENGROSS_OK)
        field = write_line(docx, field, &status);
    return status;
}

bool engross_docx_has_masthead(const struct engross_docx *docx) {
    const engross_view *view = docx->view;
    return docx->look.is_united_nations &&
           (view->field(view, ENGROSS_FIELD_ORGAN, 0) != NULL ||
            view->field(view, ENGROSS_FIELD_SYMBOL, 0) != NULL ||
            view->field(view, ENGROSS_FIELD_DISTRIBUTION, 0) != NULL);
}

int32_t engross_docx_masthead_write(struct engross_docx *docx) {
    if (!engross_docx_has_masthead(docx))
        return write_title_block(docx);
    int32_t status = write_table(docx);
    if (status == ENGROSS_OK)
        status = write_fields(docx, PLACE_ABOVE);
    return status == ENGROSS_OK ? write_fields(docx, PLACE_BELOW) : status;
}
