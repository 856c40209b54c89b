#include "table.h"

#include "blocks.h"
#include "columns.h"
#include "fields.h"
#include "paragraph.h"
#include "place.h"

#include "kit/report.h"

#include <stdlib.h>

/* Rows with longer cells may break across pages. */
#define MOST_CHARACTERS_KEPT 900
#define LEAST_TABLE_WIDTH 1000
#define LEAST_PADDING 40

struct engross_docx_table {
    struct engross_docx_table *outer;
    const engross_node *node;
    struct engross_docx_columns columns;
    struct engross_docx_grid grid;
    int32_t left;        /* from the edge of the text or cell around, twips */
    int32_t width;       /* twips */
    int32_t after;       /* space below, twips */
    int32_t size;        /* of the text in it, as docx->format has it */
    int32_t size_around; /* of the text outside */
    uint32_t column;     /* after the last cell of the open row */
    int32_t cell_width;
    bool is_head;
    bool is_last_row; /* of the head or body */
    bool is_started;  /* w:tbl is open */
    bool has_cell;    /* w:tc is open */
};

/* How wide what stands in the open container may be. */
static int32_t available_width(const struct engross_docx *docx) {
    const struct engross_docx_table *outer = docx->flow.table;
    int32_t padding = docx->look.styles[ENGROSS_DOCX_TABLE_CELL].padding;
    if (outer != NULL && outer->has_cell)
        return outer->cell_width - 2 * (padding < LEAST_PADDING ? LEAST_PADDING : padding);
    return engross_docx_column_width(&docx->look);
}

static void place_table(struct engross_docx *docx, struct engross_docx_table *table) {
    const struct engross_docx_appearance *values = &docx->look.styles[ENGROSS_DOCX_TABLE];
    const struct engross_docx_appearance *body = &docx->look.styles[ENGROSS_DOCX_BODY];
    const struct engross_docx_frame *frame = engross_docx_frame(docx);
    int32_t right = frame->right + values->end - body->end;
    table->left = frame->left + values->start - body->start;
    if (table->left < 0)
        table->left = 0;
    table->width = available_width(docx) - table->left - (right < 0 ? 0 : right);
    if (table->width < LEAST_TABLE_WIDTH)
        table->width = LEAST_TABLE_WIDTH;
    table->after = values->after;
}

/* The columns for text of that size, in half-points. */
static void measure_at(struct engross_docx *docx, struct engross_docx_table *table, int32_t size) {
    const struct engross_docx_appearance *cell = &docx->look.styles[ENGROSS_DOCX_TABLE_CELL];
    int32_t padding = cell->padding < LEAST_PADDING ? LEAST_PADDING : cell->padding;
    /* A character is about half as wide as the type is high; a half-point is ten twips. */
    engross_docx_columns_measure(&table->columns, docx->view, table->node, table->width,
                                 size * 10 * 11 / 20, 2 * padding + LEAST_PADDING);
}

static void report_columns(struct engross_docx *docx, const struct engross_docx_table *table,
                           uint32_t code, uint64_t columns) {
    struct engross_buffer count = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&count, (int64_t)columns);
    engross_kit_report(docx->host, code, table->node, count.data, NULL);
    engross_buffer_finish(&count);
}

/* Where the longest words do not fit side by side, the text is set smaller. */
static void measure_columns(struct engross_docx *docx, struct engross_docx_table *table) {
    int32_t whole = docx->look.styles[ENGROSS_DOCX_TABLE_CELL].size, least = whole * 6 / 10;
    int32_t size = docx->format.size > 0 ? docx->format.size : whole;
    measure_at(docx, table, size);
    const struct engross_docx_columns *columns = &table->columns;
    if (columns->needed > table->width && columns->needed > columns->padded && size > least) {
        /* long words are narrower than the measure that lets short ones stand free */
        int32_t room = (table->width - columns->padded) * 11 / 10;
        int32_t fitting = room > 0 ? size * room / (columns->needed - columns->padded) : 0;
        fitting = fitting < size ? fitting : size - 1;
        table->size = fitting > least ? fitting : least;
        measure_at(docx, table, table->size);
        report_columns(docx, table, ENGROSS_DOCX_TABLE_NARROW, columns->count);
    }
    if (columns->count_asked > ENGROSS_DOCX_MOST_COLUMNS)
        report_columns(docx, table, ENGROSS_DOCX_TABLE_TOO_WIDE, columns->count_asked);
}

int32_t engross_docx_enter_table(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    int32_t status = engross_docx_flush_lead(docx);
    engross_docx_place(docx, cursor->node);
    if (status == ENGROSS_OK)
        status = engross_docx_bookmark(docx, cursor->node);
    if (status != ENGROSS_OK)
        return status;
    struct engross_docx_table *table = calloc(1, sizeof *table);
    if (table == NULL)
        return ENGROSS_NO_MEMORY;
    table->node = cursor->node;
    table->size = table->size_around = docx->format.size;
    place_table(docx, table);
    measure_columns(docx, table);
    table->outer = docx->flow.table;
    docx->flow.table = table;
    return ENGROSS_OK;
}

/* Word joins tables that touch. */
static int32_t part_from_table_above(struct engross_docx *docx) {
    return docx->flow.is_after_table ? engross_docx_empty_paragraph(docx, ENGROSS_DOCX_TABLE_CELL)
                                     : ENGROSS_OK;
}

static void write_measure(struct engross_kit_xml *xml, const char *name, int32_t width) {
    engross_kit_xml_start(xml, name);
    engross_kit_xml_attribute_integer(xml, "w:w", width);
    engross_kit_xml_attribute_string(xml, "w:type", "dxa");
    engross_kit_xml_end(xml);
}

static bool has_row_headers(const struct engross_docx *docx, const engross_node *table) {
    const engross_view *view = docx->view;
    const engross_node *body = engross_kit_child(view, table, ENGROSS_KIND_TABLE_BODY);
    const engross_node *row = body == NULL ? NULL : view->first_child(view, body);
    const engross_node *cell = row == NULL ? NULL : view->first_child(view, row);
    return cell != NULL && view->attribute(view, cell, ENGROSS_ATTRIBUTE_HEADER).size > 0;
}

/* Children in the order of CT_TblPr (ISO/IEC 29500-1, 17.4.60). */
static void write_table_properties(struct engross_docx *docx,
                                   const struct engross_docx_table *table) {
    const engross_view *view = docx->view;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    const engross_node *caption = engross_kit_child(view, table->node, ENGROSS_KIND_CAPTION);
    bool has_head = engross_kit_child(view, table->node, ENGROSS_KIND_TABLE_HEAD) != NULL;
    bool has_side = has_row_headers(docx, table->node);
    engross_kit_xml_start(xml, "w:tblPr");
    engross_docx_value(xml, "w:tblStyle",
                       engross_docx_other_style_id(&docx->look, ENGROSS_DOCX_STYLE_TABLE));
    if (view->direction(view, table->node) == ENGROSS_DIRECTION_RTL)
        engross_docx_flag(xml, "w:bidiVisual");
    write_measure(xml, "w:tblW", table->width);
    write_measure(xml, "w:tblInd", table->left);
    engross_kit_xml_leaf(xml, "w:tblLayout", "w:type", "fixed", NULL);
    engross_kit_xml_leaf(xml, "w:tblLook", "w:val",
                         has_head ? (has_side ? "00A0" : "0020") : (has_side ? "0080" : "0000"),
                         "w:firstRow", has_head ? "1" : "0", "w:lastRow", "0", "w:firstColumn",
                         has_side ? "1" : "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand",
                         "1", NULL);
    if (caption != NULL) {
        engross_kit_xml_start(xml, "w:tblCaption");
        engross_kit_xml_attribute(xml, "w:val", engross_docx_plain_text(docx, caption));
        engross_kit_xml_end(xml);
    }
    engross_kit_xml_end(xml);
}

static void write_grid(struct engross_kit_xml *xml, const struct engross_docx_columns *columns) {
    engross_kit_xml_start(xml, "w:tblGrid");
    for (uint32_t i = 0; i < columns->count; i++) {
        engross_kit_xml_start(xml, "w:gridCol");
        engross_kit_xml_attribute_integer(xml, "w:w", columns->widths[i]);
        engross_kit_xml_end(xml);
    }
    engross_kit_xml_end(xml);
}

/* Opens w:tbl before the first row; what comes before (the caption) stands above it. */
static int32_t start_rows(struct engross_docx *docx, bool is_head) {
    struct engross_docx_table *table = docx->flow.table;
    table->is_head = is_head;
    if (table->is_started)
        return ENGROSS_OK;
    int32_t status = part_from_table_above(docx);
    engross_kit_xml_start(engross_docx_xml(docx), "w:tbl");
    write_table_properties(docx, table);
    write_grid(engross_docx_xml(docx), &table->columns);
    docx->format.size = table->size; /* the caption before is not of it */
    table->is_started = true;
    return status;
}

int32_t engross_docx_enter_table_head(void *user, engross_cursor *cursor) {
    (void)cursor;
    return start_rows(user, true);
}

int32_t engross_docx_enter_table_body(void *user, engross_cursor *cursor) {
    (void)cursor;
    return start_rows(user, false);
}

int32_t engross_docx_leave_table(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_table *table = docx->flow.table;
    (void)cursor;
    if (table->is_started) {
        engross_kit_xml_end(engross_docx_xml(docx));
        docx->flow.is_after_table = true;
        docx->flow.needs_paragraph = true;
        docx->flow.space_before = table->after;
    }
    docx->flow.table = table->outer;
    docx->format.size = table->size_around;
    free(table);
    return engross_docx_xml(docx)->status;
}

/* Whether row is short enough to stay on one page. */
static bool is_short(const engross_view *view, const engross_node *row) {
    engross_cursor cursor = {.size = sizeof cursor, .top = row};
    size_t size = 0;
    while (size <= MOST_CHARACTERS_KEPT && view->step(view, &cursor))
        if (cursor.event == ENGROSS_EVENT_ENTER &&
            view->kind(view, cursor.node) == ENGROSS_KIND_TEXT)
            size += view->text(view, cursor.node).size;
    return size <= MOST_CHARACTERS_KEPT;
}

int32_t engross_docx_enter_row(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_table *table = docx->flow.table;
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    bool stays_whole = is_short(docx->view, cursor->node);
    table->column = 0;
    table->is_last_row = docx->view->next(docx->view, cursor->node) == NULL;
    engross_kit_xml_start(xml, "w:tr");
    if (!table->is_head && !stays_whole)
        return xml->status;
    engross_kit_xml_start(xml, "w:trPr");
    if (stays_whole)
        engross_docx_flag(xml, "w:cantSplit");
    if (table->is_head)
        engross_docx_flag(xml, "w:tblHeader");
    engross_kit_xml_end(xml);
    return xml->status;
}

static int32_t width_of(const struct engross_docx_table *table, uint32_t column, uint32_t after) {
    int32_t width = 0;
    for (uint32_t i = column; i < after && i < table->columns.count; i++)
        width += table->columns.widths[i];
    return width;
}

enum reach { REACHES_ONE_ROW, REACHES_DOWN, COMES_FROM_ABOVE };

/* Children in the order of CT_TcPr (17.4.70). */
static void write_cell_properties(struct engross_docx *docx, uint32_t column, uint32_t after,
                                  enum reach reach) {
    struct engross_docx_table *table = docx->flow.table;
    const struct engross_docx_appearance *head = &docx->look.styles[ENGROSS_DOCX_TABLE_HEAD];
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    table->cell_width = width_of(table, column, after);
    engross_kit_xml_start(xml, "w:tcPr");
    write_measure(xml, "w:tcW", table->cell_width);
    if (after > column + 1)
        engross_docx_integer(xml, "w:gridSpan", after - column);
    if (reach == REACHES_DOWN)
        engross_docx_value(xml, "w:vMerge", "restart");
    else if (reach == COMES_FROM_ABOVE)
        engross_docx_flag(xml, "w:vMerge");
    if (table->is_head && table->is_last_row && head->rule_below > 0) {
        engross_kit_xml_start(xml, "w:tcBorders");
        engross_docx_rule(xml, "w:bottom", head->rule_below, 0, head->rule_colour);
        engross_kit_xml_end(xml);
    }
    if (table->is_head && head->background[0] != '\0')
        engross_kit_xml_leaf(xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill",
                             head->background, NULL);
    if (table->is_head)
        engross_docx_value(xml, "w:vAlign", "bottom");
    engross_kit_xml_end(xml);
}

static int32_t close_cell(struct engross_docx *docx) {
    struct engross_docx_table *table = docx->flow.table;
    int32_t status = ENGROSS_OK;
    if (!table->has_cell)
        return ENGROSS_OK;
    docx->flow.space_before = 0;
    if (docx->flow.needs_paragraph)
        status = engross_docx_empty_paragraph(docx, ENGROSS_DOCX_TABLE_CELL);
    engross_kit_xml_end(engross_docx_xml(docx));
    table->has_cell = false;
    return status;
}

static void open_cell(struct engross_docx *docx, uint32_t column, uint32_t after,
                      enum reach reach) {
    engross_kit_xml_start(engross_docx_xml(docx), "w:tc");
    write_cell_properties(docx, column, after, reach);
    docx->flow.table->has_cell = true;
    docx->flow.needs_paragraph = true;
    docx->flow.is_after_table = false;
    docx->flow.space_before = 0;
}

/* The cells from above that stand before the next one of the row (or, at its end, all). */
static int32_t write_cells_from_above(struct engross_docx *docx) {
    struct engross_docx_table *table = docx->flow.table;
    int32_t status = ENGROSS_OK;
    while (status == ENGROSS_OK && table->column < table->columns.count &&
           table->grid.rows_left[table->column] > 0) {
        uint32_t after = table->column + table->grid.spans[table->column];
        status = close_cell(docx);
        open_cell(docx, table->column, after, COMES_FROM_ABOVE);
        table->column = after;
    }
    return status;
}

int32_t engross_docx_leave_row(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_table *table = docx->flow.table;
    (void)cursor;
    int32_t status = write_cells_from_above(docx);
    while (status == ENGROSS_OK && table->column < table->columns.count) {
        status = close_cell(docx);
        open_cell(docx, table->column, table->column + 1, REACHES_ONE_ROW);
        table->column++;
    }
    if (status == ENGROSS_OK)
        status = close_cell(docx);
    engross_docx_grid_next_row(&table->grid);
    engross_kit_xml_end(engross_docx_xml(docx));
    return status;
}

static char alignment(const struct engross_docx *docx, const engross_node *cell) {
    static const struct {
        const char *name;
        char letter;
    } rows[] = {{"start", 's'}, {"end", 'e'}, {"center", 'c'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_kit_attribute_is(docx->view, cell, ENGROSS_ATTRIBUTE_ALIGN, rows[i].name))
            return rows[i].letter;
    return 0;
}

static int32_t push_cell(struct engross_docx *docx, const engross_node *cell) {
    struct engross_docx_frame *frame = engross_docx_frame_push(docx, ENGROSS_KIND_CELL);
    if (frame == NULL)
        return ENGROSS_NO_MEMORY;
    frame->style = docx->flow.table->is_head ? ENGROSS_DOCX_TABLE_HEAD : ENGROSS_DOCX_TABLE_CELL;
    frame->left = docx->look.styles[frame->style].start;
    frame->right = docx->look.styles[frame->style].end;
    frame->shift = frame->left - docx->look.styles[ENGROSS_DOCX_BODY].start;
    frame->list_depth = 0;
    frame->is_in_paragraph = false;
    frame->keeps_style = true;
    frame->align = alignment(docx, cell);
    return ENGROSS_OK;
}

/* A cell beyond the last column goes on in the cell before it. */
int32_t engross_docx_enter_cell(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    struct engross_docx_table *table = docx->flow.table;
    int64_t columns = view->integer(view, cursor->node, ENGROSS_ATTRIBUTE_COLUMN_SPAN, 1);
    int64_t rows = view->integer(view, cursor->node, ENGROSS_ATTRIBUTE_ROW_SPAN, 1);
    int32_t status = write_cells_from_above(docx);
    if (status == ENGROSS_OK && table->column < table->columns.count) {
        uint32_t column = table->column;
        uint32_t most = table->columns.count - column;
        uint32_t span = columns < 1 ? 1 : columns > most ? most : (uint32_t)columns;
        status = close_cell(docx);
        table->column = engross_docx_grid_place(&table->grid, column, span, rows);
        open_cell(docx, column, table->column, rows > 1 ? REACHES_DOWN : REACHES_ONE_ROW);
    }
    return status == ENGROSS_OK ? push_cell(docx, cursor->node) : status;
}

int32_t engross_docx_leave_cell(void *user, engross_cursor *cursor) {
    return engross_docx_leave_container(user, cursor);
}

void engross_docx_tables_finish(struct engross_docx *docx) {
    while (docx->flow.table != NULL) {
        struct engross_docx_table *outer = docx->flow.table->outer;
        free(docx->flow.table);
        docx->flow.table = outer;
    }
}
