/* Key figures: large numbers with what they count beneath, side by side in as many columns as the
 * longest number leaves room for. To those who listen they are a list. */
#include "layout/flow.h"
#include "layout/page.h"
#include "layout/table.h"

#include "kit/walk.h"

#include <math.h>
#include <stdlib.h>

/* The narrowest a figure gets, in sizes of its label: some three words a line. */
#define NARROWEST 10.5
/* Space between figures, in sizes of their labels. */
#define GAP 1.35
/* Rows that stand on one page. */
#define MOST_KEPT 4

struct maker {
    struct pdf_flow *flow;
    struct pdf_layout *layout;
    const struct pdf_style *style, *value_style, *label_style;
    struct pdf_tag *list;
    double x, width; /* of all, from the flow's left edge */
    double gap, cell_width, padding;
    size_t count, columns;
};

bool engross_pdf_flow_begin_span(struct pdf_flow *flow, const struct pdf_style *style) {
    if (!style->span_columns || !flow->feeds || flow->spanning ||
        flow->layout->styles.page.columns < 2)
        return false;
    flow->spanning = true;
    flow->measure = engross_pdf_text_width(flow->layout);
    return true;
}

void engross_pdf_flow_end_span(struct pdf_flow *flow) {
    flow->spanning = false;
    flow->measure = engross_pdf_column_width(flow->layout);
}

/* --- measuring ----------------------------------------------------------------------------- */

static double width_of(const struct maker *maker, const engross_node *value) {
    struct pdf_block block = {.node = value,
                              .style = maker->value_style,
                              .language =
                                  maker->layout->view->language(maker->layout->view, value)};
    double least, most;
    engross_pdf_paragraph_widths(maker->layout, &block, &least, &most);
    return most;
}

/* The least width at which no number is broken, unless it is longer than half of all there is. */
static double needed_width(struct maker *maker, const engross_node *node) {
    const engross_view *view = maker->layout->view;
    double width = maker->label_style->size * NARROWEST;
    double most = (maker->width - maker->gap) / 2 - 2 * maker->padding;
    for (const engross_node *one = view->first_child(view, node); one != NULL;
         one = view->next(view, one)) {
        const engross_node *value = engross_kit_child(view, one, ENGROSS_KIND_VALUE);
        maker->count++;
        if (value != NULL && maker->layout->status == ENGROSS_OK)
            width = fmax(width, width_of(maker, value) + 0.1);
    }
    return fmin(width, fmax(most, 1)) + 2 * maker->padding;
}

/* Rows as even as can be: five figures where four would fit are three and two. */
static void choose_columns(struct maker *maker, double needed) {
    double fitting = floor((maker->width + maker->gap) / (needed + maker->gap));
    size_t most = fitting < 1 ? 1 : (size_t)fitting;
    size_t rows = (maker->count + most - 1) / most;
    maker->columns = rows == 0 ? 1 : (maker->count + rows - 1) / rows;
    double gaps = maker->gap * (double)(maker->columns - 1);
    maker->cell_width = fmax((maker->width - gaps) / (double)maker->columns, 2);
}

/* --- figures ------------------------------------------------------------------------------- */

static void lay_part(struct pdf_flow *flow, const engross_node *figure, uint32_t kind,
                     const struct pdf_style *style) {
    const engross_node *part = engross_kit_child(flow->layout->view, figure, kind);
    if (part != NULL)
        engross_pdf_flow_block(flow, part, (engross_text){NULL, 0}, style, PDF_ROLE_P);
}

static struct pdf_vertical_list *lay_figure(struct maker *maker, const engross_node *figure,
                                            struct pdf_tag *tag) {
    struct pdf_layout *layout = maker->layout;
    struct pdf_vertical_list list = {0};
    const struct pdf_style *body = engross_pdf_style(&layout->styles, PDF_STYLE_BODY);
    struct pdf_tag *lbody = engross_pdf_flow_tag(maker->flow, tag, PDF_ROLE_LBODY);
    struct pdf_flow *flow = malloc(sizeof *flow);
    if (flow == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    if (flow == NULL || lbody == NULL) {
        free(flow);
        return NULL;
    }
    engross_pdf_flow_init(flow, layout, &list, maker->cell_width - 2 * maker->padding, lbody,
                          maker->label_style, maker->flow->right_to_left);
    flow->contexts[0].language = engross_pdf_flow_language(
        flow, figure, engross_pdf_flow_context(maker->flow)->language, tag);
    flow->scale = maker->flow->scale;
    flow->base_start = body->indent_start;
    flow->base_end = body->indent_end;
    lay_part(flow, figure, ENGROSS_KIND_VALUE, maker->value_style);
    lay_part(flow, figure, ENGROSS_KIND_LABEL, maker->label_style);
    engross_pdf_flow_done(flow, lbody);
    engross_pdf_flow_finish(flow);
    free(flow);
    struct pdf_vertical_list *stored = engross_pdf_vertical_store(layout, &list);
    engross_pdf_vertical_finish(&list);
    return stored;
}

static void make_cell(struct maker *maker, const engross_node *figure, size_t column,
                      struct pdf_cell *cell) {
    double start = (maker->cell_width + maker->gap) * (double)column;
    double x = maker->flow->right_to_left ? maker->width - start - maker->cell_width : start;
    cell->tag = engross_pdf_flow_tag(maker->flow, maker->list, PDF_ROLE_LI);
    if (cell->tag == NULL)
        return;
    cell->x = (float)(maker->x + x);
    cell->width = (float)maker->cell_width;
    cell->has_background = maker->style->has_background;
    cell->background = maker->style->background;
    cell->list = lay_figure(maker, figure, cell->tag);
}

/* Lays the next figures out as a row; NULL on failure. *figure becomes the first of the row
 * below. */
static struct pdf_row *make_row(struct maker *maker, const engross_node **figure, double *height) {
    const engross_view *view = maker->layout->view;
    struct pdf_row *row = engross_pdf_allocate(maker->layout, sizeof *row);
    struct pdf_cell *cells = engross_pdf_allocate(maker->layout, maker->columns * sizeof *cells);
    struct pdf_table *table = engross_pdf_allocate(maker->layout, sizeof *table); /* no head */
    if (row == NULL || cells == NULL || table == NULL)
        return NULL;
    *row = (struct pdf_row){
        .table = table, .cells = cells, .first = true, .padding = (float)maker->padding};
    *height = 0;
    for (size_t i = 0; i < maker->columns && *figure != NULL; i++) {
        make_cell(maker, *figure, i, &cells[i]);
        if (maker->layout->status != ENGROSS_OK || cells[i].list == NULL)
            return NULL;
        row->cell_count++;
        *height =
            fmax(*height, engross_pdf_vertical_height(cells[i].list, 0, cells[i].list->count));
        *figure = view->next(view, *figure);
    }
    *height += 2 * maker->padding;
    return row;
}

static void make_rows(struct maker *maker, const engross_node *node) {
    struct pdf_flow *flow = maker->flow;
    struct pdf_layout *layout = maker->layout;
    const engross_node *figure = layout->view->first_child(layout->view, node);
    struct pdf_style above = *maker->style, below = *maker->style, between = *maker->style;
    above.padding = below.padding = maker->padding > 0 ? 0 : maker->style->padding;
    between.space_before = maker->gap;
    between.rule_above = 0;
    uint64_t mark = engross_pdf_store_mark(layout->store);
    size_t first = flow->out->count;
    float penalty = engross_pdf_flow_open(flow, &above);
    int rows = 0;
    while (figure != NULL && layout->status == ENGROSS_OK) {
        double height;
        struct pdf_row *row = make_row(maker, &figure, &height);
        if (row == NULL)
            break;
        engross_pdf_row_append(flow, row, height, penalty);
        if (figure == NULL)
            break;
        if (++rows < MOST_KEPT) /* torn apart it is no panel */
            flow->penalty = (float)PDF_KEEP;
        penalty = engross_pdf_flow_open(flow, &between);
    }
    engross_pdf_flow_close(flow, &below);
    engross_pdf_flow_done(flow, maker->list);
    engross_pdf_flow_mark(flow, first, mark);
}

/* --- all of them --------------------------------------------------------------------------- */

static bool begin(struct maker *maker, struct pdf_flow *flow, const engross_node *node) {
    struct pdf_layout *layout = flow->layout;
    struct pdf_context *context = engross_pdf_flow_context(flow);
    double start = engross_pdf_flow_indent_start(flow, maker->style);
    double end = engross_pdf_flow_indent_end(flow, maker->style);
    maker->x = flow->right_to_left ? end : start;
    maker->width = flow->measure - start - end;
    maker->gap = maker->label_style->size * GAP;
    maker->padding = maker->style->has_background ? maker->style->padding : 0;
    maker->list = engross_pdf_flow_tag(flow, context->tag, PDF_ROLE_L);
    if (maker->list == NULL)
        return false;
    maker->list->attributes.list_numbering = "None";
    engross_pdf_flow_language(flow, node, context->language, maker->list);
    choose_columns(maker, needed_width(maker, node));
    return layout->status == ENGROSS_OK;
}

void engross_pdf_flow_key_figures(struct pdf_flow *flow, const engross_node *node) {
    struct pdf_styles *styles = &flow->layout->styles;
    struct maker maker = {
        .flow = flow,
        .layout = flow->layout,
        .style = engross_pdf_style(styles, PDF_STYLE_KEY_FIGURES),
        .value_style = engross_pdf_style(styles, PDF_STYLE_KEY_VALUE),
        .label_style = engross_pdf_style(styles, PDF_STYLE_KEY_LABEL),
    };
    bool spans = engross_pdf_flow_begin_span(flow, maker.style);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    engross_text language = context->language;
    if (begin(&maker, flow, node)) {
        context->language = flow->layout->view->language(flow->layout->view, node);
        make_rows(&maker, node);
        context->language = language;
    }
    if (spans)
        engross_pdf_flow_end_span(flow);
    if (flow->feeds)
        engross_pdf_pages_feed(flow->layout, false);
}
