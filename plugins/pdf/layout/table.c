#include "layout/table.h"

#include "diagnostics.h"
#include "layout/flow.h"
#include "layout/grid.h"
#include "layout/page.h"

#include "kit/walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST_TABLE 4
/* Rows that a cell joins stay together up to this part of a page. */
#define MOST_JOINED 0.5

/* One table while its rows are made. */
struct maker {
    struct pdf_flow *flow;
    struct pdf_layout *layout;
    struct pdf_grid grid;
    struct pdf_table *table;
    struct pdf_tag *tag, *part; /* TABLE; THEAD or TBODY */
    bool part_is_head;
    const struct pdf_style *style, *head_style, *cell_style;
    double x, width; /* from the flow's left edge */
    size_t next_row; /* to be made */
    bool repeats;    /* the head is repeated: not in a table inside a table */
};

static void free_table(struct pdf_table *table) {
    engross_pdf_vertical_finish(&table->head);
    engross_pdf_store_finish(&table->store);
    free(table);
}

void engross_pdf_tables_release(struct pdf_layout *layout) {
    bool notes_wait = layout->pages->notes.count > 0;
    struct pdf_table **link = &layout->tables;
    while (*link != NULL) {
        struct pdf_table *table = *link;
        if (!table->ended || (table->has_notes && notes_wait)) {
            link = &table->next;
            continue;
        }
        *link = table->next;
        free_table(table);
    }
}

void engross_pdf_tables_finish(struct pdf_layout *layout) {
    while (layout->tables != NULL) {
        struct pdf_table *next = layout->tables->next;
        free_table(layout->tables);
        layout->tables = next;
    }
}

static const struct pdf_style *style_of_cell(const struct maker *maker, bool head) {
    return head ? maker->head_style : maker->cell_style;
}

/* --- measuring ----------------------------------------------------------------------------- */

/* The widths of all blocks of text in a cell. */
static void measure_cell(struct maker *maker, const struct pdf_grid_cell *cell, bool head) {
    const engross_view *view = maker->layout->view;
    const struct pdf_style *style = style_of_cell(maker, head);
    double least = 0, most = 0;
    engross_cursor cursor = {.size = sizeof cursor, .top = cell->node};
    while (maker->layout->status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER || view->kind(view, cursor.node) != ENGROSS_KIND_P)
            continue;
        cursor.skip = 1;
        const engross_node *parent = view->parent(view, cursor.node);
        bool item = parent != NULL && view->kind(view, parent) == ENGROSS_KIND_ITEM;
        const struct pdf_style *item_style =
            engross_pdf_style(&maker->layout->styles, PDF_STYLE_ITEM);
        struct pdf_block block = {.node = cursor.node,
                                  .style = style,
                                  .language = view->language(view, cursor.node),
                                  .indent_start = item ? item_style->number_width : 0};
        double word, line;
        engross_pdf_paragraph_widths(maker->layout, &block, &word, &line);
        least = fmax(least, word);
        most = fmax(most, line);
    }
    double padding = 2 * style->padding;
    engross_pdf_grid_measure(&maker->grid, cell, least + padding + 0.1, most + padding + 0.1);
}

/* Where it lies between the indents of its style. */
static void set_extent(struct maker *maker) {
    struct pdf_flow *flow = maker->flow;
    double start = engross_pdf_flow_indent_start(flow, maker->style);
    double end = engross_pdf_flow_indent_end(flow, maker->style);
    maker->x = flow->right_to_left ? end : start;
    maker->width = flow->measure - start - end;
}

/* A table that is too wide takes the style's indents, where numbers and headings hang, as well. */
static void widen(struct maker *maker) {
    maker->flow->base_start = maker->flow->base_end = INFINITY;
    set_extent(maker);
}

static void measure(struct maker *maker) {
    struct pdf_grid *grid = &maker->grid;
    for (int spans = 0; spans < 2; spans++) /* single columns first */
        for (size_t i = 0; i < grid->row_count; i++)
            for (size_t j = 0; j < grid->rows[i].count; j++) {
                const struct pdf_grid_cell *cell = &grid->cells[grid->rows[i].first + j];
                if ((cell->column_span > 1) == (spans == 1))
                    measure_cell(maker, cell, grid->rows[i].head);
            }
    engross_pdf_grid_share(grid, maker->width);
    if (grid->scale < 1 && maker->flow->feeds) {
        widen(maker);
        engross_pdf_grid_share(grid, maker->width);
    }
    if (grid->scale >= 1)
        return;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&buffer, grid->columns);
    engross_text count = {buffer.data, buffer.size};
    engross_pdf_report(maker->layout, PDF_DIAGNOSTIC_TABLE_NARROW, grid->rows[0].node, &count, 1);
    engross_pdf_buffer_finish(maker->layout, &buffer);
}

/* --- cells --------------------------------------------------------------------------------- */

static const struct {
    const char *header, *scope;
} scopes[] = {{"column", "Column"}, {"row", "Row"}, {"both", "Both"}};

static const char *scope_of(engross_text header) {
    for (size_t i = 0; i < sizeof scopes / sizeof scopes[0]; i++)
        if (engross_kit_text_is(header, scopes[i].header))
            return scopes[i].scope;
    return NULL;
}

static struct pdf_tag *cell_tag(struct maker *maker, const struct pdf_grid_cell *cell, bool head,
                                struct pdf_tag *row) {
    const char *scope =
        scope_of(engross_pdf_attribute(maker->layout, cell->node, ENGROSS_ATTRIBUTE_HEADER));
    if (head && scope == NULL)
        scope = "Column";
    struct pdf_tag *tag =
        engross_pdf_flow_tag(maker->flow, row, scope != NULL ? PDF_ROLE_TH : PDF_ROLE_TD);
    if (tag == NULL)
        return NULL;
    tag->attributes.scope = scope;
    tag->attributes.column_span = (int)cell->tagged_span;
    tag->attributes.row_span = (int)cell->row_span;
    return tag;
}

/* The cell's style with its own alignment, in the store: blocks keep pointers to it. */
static const struct pdf_style *aligned(struct maker *maker, const struct pdf_grid_cell *cell,
                                       bool head) {
    struct pdf_style *style = engross_pdf_allocate(maker->layout, sizeof *style);
    if (style == NULL)
        return style_of_cell(maker, head);
    *style = *style_of_cell(maker, head);
    style->indent_start = style->indent_end = 0; /* padding stands in for them */
    style->rule_above = style->rule_below = 0;
    style->keep_next = false;
    engross_text align = engross_pdf_attribute(maker->layout, cell->node, ENGROSS_ATTRIBUTE_ALIGN);
    if (align.size > 0)
        style->align = engross_kit_text_is(align, "end")      ? PDF_ALIGN_END
                       : engross_kit_text_is(align, "center") ? PDF_ALIGN_CENTER
                                                              : PDF_ALIGN_START;
    return style;
}

static double column_x(const struct maker *maker, uint32_t column) {
    double x = 0;
    for (uint32_t i = 0; i < column; i++)
        x += maker->grid.widths[i];
    return x;
}

static struct pdf_vertical_list *lay_cell(struct maker *maker, const struct pdf_grid_cell *cell,
                                          bool head, struct pdf_tag *tag, double measure) {
    struct pdf_layout *layout = maker->layout;
    struct pdf_vertical_list list = {0};
    struct pdf_flow *flow = malloc(sizeof *flow);
    if (flow == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return NULL;
    }
    const struct pdf_style *body = engross_pdf_style(&layout->styles, PDF_STYLE_BODY);
    const struct pdf_style *style = aligned(maker, cell, head);
    engross_pdf_flow_init(flow, layout, &list, measure, tag, style, maker->flow->right_to_left);
    flow->contexts[0].inherits = true;
    flow->contexts[0].language = engross_pdf_flow_language(
        flow, cell->node, engross_pdf_flow_context(maker->flow)->language, tag);
    flow->contexts[0].heading_level = engross_pdf_flow_context(maker->flow)->heading_level;
    flow->scale = maker->grid.scale * maker->flow->scale;
    flow->base_start = body->indent_start;
    flow->base_end = body->indent_end;
    flow->table_depth = maker->flow->table_depth + 1;
    engross_pdf_flow_run(flow, cell->node);
    engross_pdf_flow_finish(flow);
    free(flow);
    struct pdf_vertical_list *stored = engross_pdf_vertical_store(layout, &list);
    engross_pdf_vertical_finish(&list);
    return stored;
}

static void make_cell(struct maker *maker, const struct pdf_grid_cell *grid_cell, bool head,
                      struct pdf_row *row, struct pdf_cell *cell) {
    double width = 0;
    uint32_t end = grid_cell->column + grid_cell->column_span;
    for (uint32_t i = grid_cell->column; i < end && i < maker->grid.columns; i++)
        width += maker->grid.widths[i];
    double start = column_x(maker, grid_cell->column);
    double x = maker->flow->right_to_left ? maker->width - start - width : start;
    const struct pdf_style *style = style_of_cell(maker, head);
    cell->tag = cell_tag(maker, grid_cell, head, row->tag);
    if (cell->tag == NULL)
        return;
    cell->x = (float)(maker->x + x);
    cell->width = (float)width;
    cell->has_background = style->has_background;
    cell->background = style->background;
    cell->list = lay_cell(maker, grid_cell, head, cell->tag, fmax(width - 2 * row->padding, 2));
}

/* --- rows ---------------------------------------------------------------------------------- */

static double height_of_cell(const struct pdf_row *row, const struct pdf_cell *cell) {
    double height =
        cell->list != NULL ? engross_pdf_vertical_height(cell->list, 0, cell->list->count) : 0;
    return height + 2 * row->padding;
}

static struct pdf_row *new_row(struct maker *maker, const struct pdf_grid_row *grid_row) {
    struct pdf_row *row = engross_pdf_allocate(maker->layout, sizeof *row);
    struct pdf_cell *cells = engross_pdf_allocate(maker->layout, grid_row->count * sizeof *cells);
    if (row == NULL || cells == NULL)
        return NULL;
    const struct pdf_style *style = style_of_cell(maker, grid_row->head);
    *row = (struct pdf_row){
        .table = maker->table,
        .tag = engross_pdf_flow_tag(maker->flow, maker->part, PDF_ROLE_TR),
        .cells = cells,
        .cell_count = (uint32_t)grid_row->count,
        .head = grid_row->head,
        .first = maker->next_row == 0,
        .padding = (float)(style->padding * maker->grid.scale),
        .rule_below = (float)style->rule_below,
        .rule_colour = style->rule_colour,
    };
    return row->tag != NULL ? row : NULL;
}

/* Lays a row out; *height is what its cells of one row need. */
static struct pdf_row *make_row(struct maker *maker, const struct pdf_grid_row *grid_row,
                                double *height) {
    struct pdf_row *row = new_row(maker, grid_row);
    *height = 0;
    for (size_t i = 0; row != NULL && i < grid_row->count; i++) {
        const struct pdf_grid_cell *cell = &maker->grid.cells[grid_row->first + i];
        make_cell(maker, cell, grid_row->head, row, &row->cells[i]);
        if (cell->row_span <= 1 && maker->layout->status == ENGROSS_OK)
            *height = fmax(*height, height_of_cell(row, &row->cells[i]));
    }
    if (row != NULL)
        *height += row->rule_below;
    return maker->layout->status == ENGROSS_OK ? row : NULL;
}

/* Rows that cells join: how many from first on. */
static size_t count_joined(const struct pdf_grid *grid, size_t first) {
    size_t end = first;
    while (end + 1 < grid->row_count && grid->rows[end].with_next)
        end++;
    return end - first + 1;
}

/* Makes the last row of each joining cell's rows tall enough for it. When all of them would be
 * too tall to stay together, the cell's first row takes it all instead. */
static void stretch_rows(struct maker *maker, size_t first, size_t count, struct pdf_row **rows,
                         double *heights, bool apart) {
    const struct pdf_grid *grid = &maker->grid;
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < grid->rows[first + r].count; c++) {
            const struct pdf_grid_cell *cell = &grid->cells[grid->rows[first + r].first + c];
            size_t end = r + cell->row_span;
            if (cell->row_span <= 1)
                continue;
            end = end > count ? count : end;
            double need = height_of_cell(rows[r], &rows[r]->cells[c]), sum = 0;
            for (size_t i = r; i < (apart ? r + 1 : end); i++)
                sum += heights[i];
            if (sum < need)
                heights[apart ? r : end - 1] += need - sum;
        }
    }
}

/* Marks the columns whose cells go on below row at of the joined rows from first. */
static void mark_open(const struct maker *maker, size_t first, size_t at, bool *open) {
    const struct pdf_grid *grid = &maker->grid;
    memset(open, 0, grid->columns * sizeof *open);
    for (size_t r = 0; r <= at; r++)
        for (size_t c = 0; c < grid->rows[first + r].count; c++) {
            const struct pdf_grid_cell *cell = &grid->cells[grid->rows[first + r].first + c];
            for (uint32_t i = 0; i < cell->column_span && r + cell->row_span > at + 1; i++)
                open[cell->column + i] = true;
        }
}

/* The rule below a row, in pieces between the cells that go on. */
static void add_rules(struct maker *maker, struct pdf_row *row, const bool *open) {
    const struct pdf_grid *grid = &maker->grid;
    row->rules = engross_pdf_allocate(maker->layout, grid->columns * sizeof *row->rules);
    if (row->rules == NULL)
        return;
    double at = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        double width = grid->widths[i];
        double x = maker->flow->right_to_left ? maker->width - at - width : at;
        at += width;
        if (open != NULL && open[i])
            continue;
        struct pdf_row_rule *last = row->rule_count > 0 ? &row->rules[row->rule_count - 1] : NULL;
        bool joins = last != NULL && i > 0 && (open == NULL || !open[i - 1]);
        if (!joins)
            row->rules[row->rule_count++] =
                (struct pdf_row_rule){(float)(maker->x + x), (float)width};
        else if (maker->flow->right_to_left)
            *last = (struct pdf_row_rule){(float)(maker->x + x), last->width + (float)width};
        else
            last->width += (float)width;
    }
}

/* Backgrounds and rules of rows that cells join. */
static void finish_rows(struct maker *maker, size_t first, size_t count, struct pdf_row **rows,
                        const double *heights, bool apart) {
    const struct pdf_grid *grid = &maker->grid;
    bool *open = calloc(grid->columns + 1, sizeof *open);
    if (open == NULL) {
        engross_pdf_fail(maker->layout, ENGROSS_NO_MEMORY);
        return;
    }
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < grid->rows[first + r].count && !apart; c++) {
            uint32_t span = grid->cells[grid->rows[first + r].first + c].row_span;
            for (size_t i = r; i < r + span && i < count && span > 1; i++)
                rows[r]->cells[c].height += (float)heights[i];
        }
        mark_open(maker, first, r, open);
        bool last = r + 1 == count;
        add_rules(maker, rows[r], apart || last ? NULL : open);
    }
    free(open);
}

bool engross_pdf_row_append(struct pdf_flow *flow, struct pdf_row *row, double height,
                            float penalty) {
    struct pdf_vertical *item =
        engross_pdf_vertical_append(flow->layout, flow->out, PDF_VERTICAL_ROW);
    if (item == NULL)
        return false;
    item->row = row;
    item->height = (float)height;
    item->penalty = penalty;
    item->frame = engross_pdf_flow_context(flow)->frame;
    item->spanning = flow->spanning;
    item->notes = engross_pdf_row_notes(row);
    bool has_notes = item->notes != NULL;
    for (uint32_t i = 0; i < row->cell_count; i++)
        engross_pdf_flow_done(flow, row->cells[i].tag);
    engross_pdf_flow_done(flow, row->tag);
    return has_notes;
}

static bool begin_part(struct maker *maker, bool head) {
    if (maker->part != NULL && maker->part_is_head == head)
        return true;
    if (maker->part != NULL)
        engross_pdf_flow_done(maker->flow, maker->part);
    /* a THEAD needs a TBODY beside it (ISO 32000-1, table 337): a head alone is a body */
    bool thead = head && !maker->grid.rows[maker->grid.row_count - 1].head;
    maker->part =
        engross_pdf_flow_tag(maker->flow, maker->tag, thead ? PDF_ROLE_THEAD : PDF_ROLE_TBODY);
    maker->part_is_head = head;
    return maker->part != NULL;
}

/* A head that is taller is set once: repeated, it would leave no room for what it heads. In columns
 * rows of that height are divided. */
static double most_of_head(const struct pdf_layout *layout) {
    return engross_pdf_column_height(layout) / (layout->styles.page.columns > 1 ? 8 : 3);
}

static void keep_head(struct maker *maker, struct pdf_row *row, double height) {
    struct pdf_vertical *item =
        engross_pdf_vertical_append(maker->layout, &maker->table->head, PDF_VERTICAL_ROW);
    if (item == NULL)
        return;
    item->row = row;
    item->height = (float)height;
    maker->table->head_height += (float)height;
    maker->table->has_head = maker->table->head_height <= most_of_head(maker->layout);
}

/* Makes the next row and those that are joined to it. */
static void make_rows(struct maker *maker, float penalty) {
    struct pdf_layout *layout = maker->layout;
    struct pdf_grid *grid = &maker->grid;
    size_t first = maker->next_row, count = count_joined(grid, first);
    bool head = grid->rows[first].head;
    struct pdf_store *outer = layout->store;
    struct pdf_row **rows = calloc(count, sizeof(struct pdf_row *));
    double *heights = calloc(count, sizeof *heights);
    if (rows == NULL || heights == NULL || !begin_part(maker, head)) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        goto end;
    }
    if (head && maker->repeats)
        layout->store = &maker->table->store;
    double sum = 0;
    for (size_t i = 0; i < count; i++, maker->next_row++) {
        rows[i] = make_row(maker, &grid->rows[first + i], &heights[i]);
        if (rows[i] == NULL)
            goto end;
        sum += heights[i];
    }
    bool apart = sum > engross_pdf_column_height(layout) * MOST_JOINED;
    stretch_rows(maker, first, count, rows, heights, apart);
    finish_rows(maker, first, count, rows, heights, apart);
    for (size_t i = 0; i < count; i++) {
        bool keep = head || (i > 0 && !apart);
        float before = i == 0 ? penalty : keep ? (float)PDF_KEEP : 0;
        bool has_notes = engross_pdf_row_append(maker->flow, rows[i], heights[i], before);
        maker->table->has_notes |= head && has_notes;
        if (head && maker->repeats)
            keep_head(maker, rows[i], heights[i]);
    }
end:
    layout->store = outer;
    free(rows);
    free(heights);
}

/* --- the table ----------------------------------------------------------------------------- */

static void lay_caption(struct maker *maker, const engross_node *table, enum pdf_role role) {
    const engross_view *view = maker->layout->view;
    for (const engross_node *child = view->first_child(view, table); child != NULL;
         child = view->next(view, child)) {
        if (view->kind(view, child) != ENGROSS_KIND_CAPTION)
            continue;
        const struct pdf_style *style =
            engross_pdf_style(&maker->layout->styles, PDF_STYLE_CAPTION);
        engross_pdf_flow_block(maker->flow, child, (engross_text){NULL, 0}, style, role);
        maker->flow->penalty = (float)PDF_KEEP;
    }
}

static bool begin(struct maker *maker, struct pdf_flow *flow, const engross_node *node) {
    struct pdf_layout *layout = flow->layout;
    struct pdf_styles *styles = &layout->styles;
    *maker = (struct maker){
        .flow = flow,
        .layout = layout,
        .style = engross_pdf_style(styles, PDF_STYLE_TABLE),
        .head_style = engross_pdf_style(styles, PDF_STYLE_TABLE_HEAD),
        .cell_style = engross_pdf_style(styles, PDF_STYLE_TABLE_CELL),
    };
    set_extent(maker);
    if (!engross_pdf_grid_read(layout, &maker->grid, node))
        return false;
    maker->repeats = flow->table_depth == 0;
    maker->table = maker->repeats ? calloc(1, sizeof *maker->table)
                                  : engross_pdf_allocate(layout, sizeof *maker->table);
    maker->tag = engross_pdf_flow_tag(flow, engross_pdf_flow_context(flow)->tag, PDF_ROLE_TABLE);
    if (maker->table == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    engross_pdf_flow_language(flow, node, engross_pdf_flow_context(flow)->language, maker->tag);
    return maker->table != NULL && maker->tag != NULL;
}

static void end_table(struct maker *maker) {
    struct pdf_flow *flow = maker->flow;
    struct pdf_style after = *maker->style;
    after.padding = 0;
    engross_pdf_flow_close(flow, &after);
    engross_pdf_flow_done(flow, maker->part);
    engross_pdf_flow_done(flow, maker->tag);
    if (!maker->repeats)
        return;
    struct pdf_vertical *item =
        engross_pdf_vertical_append(maker->layout, flow->out, PDF_VERTICAL_TABLE_END);
    if (item == NULL)
        return;
    item->table = maker->table;
    item->penalty = (float)PDF_KEEP;
    item->spanning = flow->spanning;
    item->mark = engross_pdf_store_mark(maker->layout->store);
}

static void make_all(struct maker *maker) {
    struct pdf_flow *flow = maker->flow;
    struct pdf_style before = *maker->style;
    before.padding = 0;
    uint64_t mark = engross_pdf_store_mark(maker->layout->store);
    size_t first = flow->out->count;
    float penalty = engross_pdf_flow_open(flow, &before);
    bool after_head = false;
    while (maker->next_row < maker->grid.row_count && maker->layout->status == ENGROSS_OK) {
        after_head = maker->next_row > 0 && maker->grid.rows[maker->next_row - 1].head;
        make_rows(maker, after_head ? (float)PDF_KEEP : penalty);
        penalty = 0;
        engross_pdf_flow_mark(flow, first, mark);
        if (flow->feeds)
            engross_pdf_pages_feed(maker->layout, false);
        mark = engross_pdf_store_mark(maker->layout->store);
        first = flow->out->count;
    }
    end_table(maker);
    engross_pdf_flow_mark(flow, first, mark);
}

/* Too deep: the cells' blocks one after another. */
static void lay_plain(struct pdf_flow *flow, const engross_node *node) {
    char digit = (char)('0' + flow->table_depth + 1);
    engross_text depth = {&digit, 1};
    engross_pdf_report(flow->layout, PDF_DIAGNOSTIC_TABLE_NESTED, node, &depth, 1);
    const engross_view *view = flow->layout->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = node};
    while (flow->layout->status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER || view->kind(view, cursor.node) != ENGROSS_KIND_P)
            continue;
        cursor.skip = 1;
        engross_pdf_flow_block(flow, cursor.node, (engross_text){NULL, 0},
                               engross_pdf_flow_context(flow)->style, PDF_ROLE_P);
    }
}

void engross_pdf_flow_table(struct pdf_flow *flow, const engross_node *node) {
    if (flow->table_depth >= DEEPEST_TABLE) {
        lay_plain(flow, node);
        return;
    }
    struct maker maker;
    if (!begin(&maker, flow, node)) {
        engross_pdf_grid_finish(&maker.grid);
        if (maker.repeats)
            free(maker.table);
        return;
    }
    if (maker.repeats) {
        maker.table->next = flow->layout->tables;
        flow->layout->tables = maker.table;
    }
    struct pdf_context *context = engross_pdf_flow_context(flow);
    struct pdf_tag *outside = context->tag;
    engross_text language = context->language;
    bool has_cells = maker.grid.row_count > 0 && maker.grid.columns > 0;
    double base_start = flow->base_start, base_end = flow->base_end;
    if (has_cells) { /* a caption alone is no table */
        measure(&maker);
        context->tag = maker.tag;
        context->language = flow->layout->view->language(flow->layout->view, node);
    }
    lay_caption(&maker, node, has_cells ? PDF_ROLE_CAPTION : PDF_ROLE_P);
    context->tag = outside;
    make_all(&maker);
    context->language = language;
    flow->base_start = base_start;
    flow->base_end = base_end;
    engross_pdf_grid_finish(&maker.grid);
}
