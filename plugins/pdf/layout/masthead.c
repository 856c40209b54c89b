#include "layout/masthead.h"

#include "kit/walk.h"

#include "layout/page.h"
#include "layout/table.h"

#include <math.h>
#include <string.h>

/* The Geneva template's rows and columns, in points: 1134 and 2552 twips high; the columns of
 * 1242, 2552, 717, 2293 and 2835 twips joined as each row needs them. */
#define FIRST_ROW 56.7
#define SECOND_ROW 127.6
#define SYMBOL_COLUMN 0.5
#define DETAIL_COLUMN (2835.0 / 9639.0)
#define THIN_RULE 0.5
#define THICK_RULE 1.5
#define SPACE_BELOW 18.0
/* Between a title block and columns. */
#define LEAST_GAP 14.0

static const engross_text no_text = {NULL, 0};

/* "United Nations" in the document's language. */
static const struct {
    const char *language;
    engross_text name;
} names[] = {
#define NAME(language, text)                                                                       \
    {                                                                                              \
        language, {                                                                                \
            text, sizeof text - 1                                                                  \
        }                                                                                          \
    }
    NAME("en", "United Nations"),        NAME("fr", "Nations Unies"),
    NAME("es", "Naciones Unidas"),       NAME("ru", "Организация Объединенных Наций"),
    NAME("ar", "الأمم المتحدة"),         NAME("zh", "联合国"),
    NAME("kk", "Біріккен Ұлттар Ұйымы"),
#undef NAME
};

static engross_text name_in(engross_text language) {
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (language.size >= 2 && memcmp(language.data, names[i].language, 2) == 0 &&
            (language.size == 2 || language.data[2] == '-'))
            return names[i].name;
    return names[0].name;
}

static const struct pdf_style *style_of(struct pdf_flow *flow, enum pdf_style_name name) {
    return engross_pdf_style(&flow->layout->styles, name);
}

static const engross_node *field(struct pdf_flow *flow, uint32_t name, size_t index) {
    return flow->layout->view->field(flow->layout->view, name, index);
}

/* A field with its label before it. */
static void lay_field(struct pdf_flow *flow, const engross_node *node,
                      const struct pdf_style *style) {
    struct pdf_context *context = engross_pdf_flow_context(flow);
    struct pdf_tag *tag = engross_pdf_flow_tag(flow, context->tag, PDF_ROLE_P);
    engross_text label = engross_pdf_attribute(flow->layout, node, ENGROSS_ATTRIBUTE_LABEL);
    context->prefix = label;
    flow->plain_prefix = true;
    engross_pdf_flow_tagged(flow, node, no_text, style, tag);
    flow->plain_prefix = false;
}

static void lay_fields(struct pdf_flow *flow, uint32_t name, const struct pdf_style *style) {
    for (size_t i = 0; field(flow, name, i) != NULL; i++)
        lay_field(flow, field(flow, name, i), style);
}

/* --- the table of a United Nations document ------------------------------------------------ */

struct box {
    double x, width;
    struct pdf_flow flow;
    struct pdf_vertical_list list;
};

static void box_begin(struct box *box, struct pdf_flow *around, double x, double width) {
    const struct pdf_style *style = style_of(around, PDF_STYLE_MASTHEAD_NAME);
    box->list = (struct pdf_vertical_list){0};
    engross_pdf_flow_init(&box->flow, around->layout, &box->list, width,
                          engross_pdf_flow_context(around)->tag, style, around->right_to_left);
    box->x = around->right_to_left ? around->measure - x - width : x;
    box->width = width;
}

static double box_height(const struct box *box) {
    return engross_pdf_vertical_height(&box->list, 0, box->list.count);
}

/* A space that pushes a box's content down. */
static void push_down(struct pdf_flow *flow, struct pdf_vertical_list *list, double height) {
    if (height <= 0)
        return;
    struct pdf_vertical *item = engross_pdf_vertical_append(flow->layout, list, PDF_VERTICAL_RULE);
    struct pdf_rule *nothing = engross_pdf_allocate(flow->layout, sizeof *nothing);
    if (item == NULL || nothing == NULL)
        return;
    item->rule = nothing;
    item->height = (float)height;
    memmove(list->items + 1, list->items, (list->count - 1) * sizeof *list->items);
    list->items[0] =
        (struct pdf_vertical){.kind = PDF_VERTICAL_RULE, .height = (float)height, .rule = nothing};
}

/* Boxes side by side as one row with a rule below; its height is least or what they need. */
static void append_boxes(struct pdf_flow *flow, struct box *const *boxes, size_t count,
                         double least, bool at_foot, double rule) {
    struct pdf_layout *layout = flow->layout;
    struct pdf_row *row = engross_pdf_allocate(layout, sizeof *row);
    struct pdf_cell *cells = engross_pdf_allocate(layout, count * sizeof *cells);
    if (row == NULL || cells == NULL)
        return;
    double height = least;
    for (size_t i = 0; i < count; i++)
        height = fmax(height, box_height(boxes[i]) + 6);
    struct pdf_note **tail = NULL;
    struct pdf_note *notes = NULL;
    tail = &notes;
    for (size_t i = 0; i < count; i++) {
        if (at_foot)
            push_down(flow, &boxes[i]->list, height - 4 - box_height(boxes[i]));
        for (size_t j = 0; j < boxes[i]->list.count; j++) {
            *tail = boxes[i]->list.items[j].notes;
            while (*tail != NULL)
                tail = &(*tail)->next;
        }
        cells[i].x = (float)boxes[i]->x;
        cells[i].width = (float)boxes[i]->width;
        cells[i].list = engross_pdf_vertical_store(layout, &boxes[i]->list);
        if (cells[i].list == NULL)
            return;
    }
    struct pdf_row_rule *below = engross_pdf_allocate(layout, sizeof *below);
    if (below == NULL)
        return;
    *below = (struct pdf_row_rule){.width = (float)flow->measure};
    *row = (struct pdf_row){.cells = cells,
                            .cell_count = (uint32_t)count,
                            .first = true,
                            .rule_below = (float)rule,
                            .rules = below,
                            .rule_count = 1};
    struct pdf_vertical *item = engross_pdf_vertical_append(layout, flow->out, PDF_VERTICAL_ROW);
    if (item == NULL)
        return;
    item->row = row;
    item->notes = notes;
    item->height = (float)(height + rule);
    item->penalty = (float)PDF_KEEP;
    item->spanning = flow->spanning;
}

static void box_finish(struct box *box) {
    engross_pdf_flow_finish(&box->flow);
    engross_pdf_vertical_finish(&box->list);
}

/* The symbol with its first letters large, as "A" in A/HRC/WG.6/48/KAZ/1. */
static void lay_symbol(struct pdf_flow *flow, const engross_node *node) {
    const struct pdf_style *style = style_of(flow, PDF_STYLE_MASTHEAD_SYMBOL);
    const struct pdf_style *initial = style_of(flow, PDF_STYLE_MASTHEAD_SYMBOL_INITIAL);
    engross_text text = engross_pdf_plain_text(flow->layout, node);
    const char *slash = text.size > 0 ? memchr(text.data, '/', text.size) : NULL;
    struct pdf_tag *tag =
        engross_pdf_flow_tag(flow, engross_pdf_flow_context(flow)->tag, PDF_ROLE_P);
    size_t large = slash != NULL ? (size_t)(slash - text.data) : 0;
    struct pdf_style bold = *initial;
    bold.weight = style->weight; /* the initials differ in size alone */
    flow->initial = &bold;
    flow->initial_size = large;
    engross_pdf_flow_tagged(flow, NULL, text, style, tag);
    flow->initial = NULL;
}

static void lay_first_row(struct pdf_flow *flow, struct box *left, struct box *right) {
    engross_text language = flow->layout->view->language(
        flow->layout->view, flow->layout->view->root(flow->layout->view));
    double split = flow->measure * (1 - SYMBOL_COLUMN);
    box_begin(left, flow, 0, split);
    engross_pdf_flow_block(&left->flow, NULL, name_in(language),
                           style_of(flow, PDF_STYLE_MASTHEAD_NAME), PDF_ROLE_P);
    box_begin(right, flow, split, flow->measure - split);
    const engross_node *symbol = field(flow, ENGROSS_FIELD_SYMBOL, 0);
    if (symbol != NULL)
        lay_symbol(&right->flow, symbol);
    struct box *boxes[] = {left, right};
    append_boxes(flow, boxes, 2, FIRST_ROW, true, THIN_RULE);
    box_finish(left);
    box_finish(right);
}

static void lay_second_row(struct pdf_flow *flow, struct box *left, struct box *right) {
    static const uint32_t details[] = {ENGROSS_FIELD_DISTRIBUTION, ENGROSS_FIELD_DATE,
                                       ENGROSS_FIELD_LANGUAGE, ENGROSS_FIELD_ORIGINAL_LANGUAGE};
    const struct pdf_style *detail = style_of(flow, PDF_STYLE_MASTHEAD_DETAIL);
    double split = flow->measure * (1 - DETAIL_COLUMN);
    box_begin(left, flow, 0, split - 12);
    lay_fields(&left->flow, engross_kit_organ_field(flow->layout->view),
               style_of(flow, PDF_STYLE_MASTHEAD_ORGAN));
    box_begin(right, flow, split, flow->measure - split);
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++) {
        lay_fields(&right->flow, details[i], detail);
        if (i == 0 && right->list.count > 0)
            right->flow.space = detail->leading;
    }
    push_down(flow, &left->list, 6);
    push_down(flow, &right->list, 6);
    struct box *boxes[] = {left, right};
    append_boxes(flow, boxes, 2, SECOND_ROW, false, THICK_RULE);
    box_finish(left);
    box_finish(right);
}

static void lay_un_table(struct pdf_flow *flow) {
    struct box *boxes = engross_pdf_allocate(flow->layout, 2 * sizeof *boxes);
    if (boxes == NULL)
        return;
    uint64_t mark = engross_pdf_store_mark(flow->layout->store);
    size_t first = flow->out->count;
    lay_first_row(flow, &boxes[0], &boxes[1]);
    lay_second_row(flow, &boxes[0], &boxes[1]);
    flow->space = SPACE_BELOW;
    engross_pdf_flow_mark(flow, first, mark);
}

/* --- title and what stands around it ------------------------------------------------------- */

static engross_text document_id(void) {
    return (engross_text){"document", 8};
}

static void lay_title(struct pdf_flow *flow) {
    const engross_node *title = field(flow, ENGROSS_FIELD_TITLE, 0);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    const struct pdf_style *style = style_of(flow, PDF_STYLE_TITLE);
    if (title != NULL) {
        struct pdf_tag *tag = engross_pdf_flow_tag(flow, context->tag, PDF_ROLE_H1);
        if (tag == NULL)
            return;
        tag->attributes.title = engross_pdf_plain_text(flow->layout, title);
        engross_pdf_flow_anchor(flow, document_id());
        engross_pdf_flow_tagged(flow, title, no_text, style, tag);
        context->heading_level = 1;
    }
    lay_fields(flow, ENGROSS_FIELD_SUBTITLE, style_of(flow, PDF_STYLE_SUBTITLE));
}

struct placed_field {
    uint32_t field;
    enum pdf_style_name style;
};

static void lay_list(struct pdf_flow *flow, const struct placed_field *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        lay_fields(flow, list[i].field, style_of(flow, list[i].style));
}

static const struct placed_field un_before[] = {
    {ENGROSS_FIELD_BODY, PDF_STYLE_MASTHEAD_BODY},
    {ENGROSS_FIELD_SESSION, PDF_STYLE_MASTHEAD_BODY},
    {ENGROSS_FIELD_SESSION_DATES, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_AGENDA_ITEM, PDF_STYLE_MASTHEAD_DETAIL},
};
static const struct placed_field un_after[] = {
    {ENGROSS_FIELD_STATE, PDF_STYLE_SUBTITLE},
    {ENGROSS_FIELD_SUBMITTER, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_TREATY, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_PROCEDURE, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_PERIOD, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_AUTHOR, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_SOURCE, PDF_STYLE_MASTHEAD_DETAIL},
    {ENGROSS_FIELD_CREDIT, PDF_STYLE_MASTHEAD_DETAIL},
};
static const struct placed_field title_before[] = {
    {ENGROSS_FIELD_ORGAN, PDF_STYLE_MASTHEAD_BODY},
    {ENGROSS_FIELD_BODY, PDF_STYLE_MASTHEAD_BODY},
};
/* Printed below a title, on one line as far as they fit. */
static const uint32_t title_after[] = {
    ENGROSS_FIELD_SYMBOL,       ENGROSS_FIELD_STATE,         ENGROSS_FIELD_SUBMITTER,
    ENGROSS_FIELD_TREATY,       ENGROSS_FIELD_PROCEDURE,     ENGROSS_FIELD_PERIOD,
    ENGROSS_FIELD_SESSION,      ENGROSS_FIELD_SESSION_DATES, ENGROSS_FIELD_AGENDA_ITEM,
    ENGROSS_FIELD_DISTRIBUTION, ENGROSS_FIELD_AUTHOR,        ENGROSS_FIELD_DATE,
    ENGROSS_FIELD_SOURCE,       ENGROSS_FIELD_CREDIT,        ENGROSS_FIELD_ORIGINAL_LANGUAGE};

/* Moves a style between the title's edges, whatever its own indents: the table's styles reach to
 * the edges of the page's text. part is 1, and -1 to undo it. */
static void move_beside_title(struct pdf_flow *flow, const struct pdf_style *style, int part) {
    const struct pdf_style *title = style_of(flow, PDF_STYLE_TITLE);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    context->offset += part * fmax(title->indent_start - style->indent_start, 0);
    context->end_offset += part * fmax(title->indent_end - style->indent_end, 0);
}

static void lay_beside_title(struct pdf_flow *flow, const struct placed_field *list, size_t count) {
    uint32_t organ = engross_kit_organ_field(flow->layout->view); /* stands in the masthead */
    for (size_t i = 0; i < count; i++) {
        const struct pdf_style *style = style_of(flow, list[i].style);
        if (list == un_after && list[i].field == organ)
            continue;
        move_beside_title(flow, style, 1);
        lay_list(flow, list + i, 1);
        move_beside_title(flow, style, -1);
    }
}

static void lay_un(struct pdf_flow *flow) {
    /* the table's first row stands in the margin that the running head leaves free on page one */
    flow->layout->pages->first_top = -FIRST_ROW - THIN_RULE;
    lay_un_table(flow);
    lay_list(flow, un_before, sizeof un_before / sizeof un_before[0]);
    lay_title(flow);
    lay_beside_title(flow, un_after, sizeof un_after / sizeof un_after[0]);
}

static void lay_details(struct pdf_flow *flow) {
    struct pdf_layout *layout = flow->layout;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    for (size_t i = 0; i < sizeof title_after / sizeof title_after[0]; i++) {
        for (size_t j = 0; field(flow, title_after[i], j) != NULL; j++) {
            const engross_node *node = field(flow, title_after[i], j);
            engross_text label = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_LABEL);
            engross_text text = engross_pdf_plain_text(layout, node);
            if (buffer.size > 0)
                engross_buffer_append_string(&buffer, "\u00A0\u00B7 ");
            engross_buffer_append(&buffer, label.data, label.size);
            if (label.size > 0)
                engross_buffer_append_char(&buffer, ' ');
            engross_buffer_append(&buffer, text.data, text.size);
        }
    }
    engross_text text = {buffer.data, buffer.size};
    const struct pdf_style *style = style_of(flow, PDF_STYLE_MASTHEAD_DETAIL);
    move_beside_title(flow, style, 1);
    if (text.size > 0)
        engross_pdf_flow_block(flow, NULL, text, style, PDF_ROLE_P);
    move_beside_title(flow, style, -1);
    engross_pdf_buffer_finish(layout, &buffer);
}

static void lay_title_block(struct pdf_flow *flow) {
    lay_beside_title(flow, title_before, sizeof title_before / sizeof title_before[0]);
    lay_title(flow);
    lay_details(flow);
}

void engross_pdf_masthead(struct pdf_flow *flow) {
    bool official = field(flow, ENGROSS_FIELD_SYMBOL, 0) != NULL ||
                    field(flow, ENGROSS_FIELD_ORGAN, 0) != NULL ||
                    field(flow, ENGROSS_FIELD_DISTRIBUTION, 0) != NULL;
    flow->spanning = flow->layout->styles.page.columns > 1;
    double measure = flow->measure;
    flow->measure = engross_pdf_text_width(flow->layout);
    if (flow->layout->styles.page.masthead_un && official)
        lay_un(flow);
    else
        lay_title_block(flow);
    if (flow->spanning) /* the columns below are set off from what lies across them */
        flow->space = fmax(flow->space, LEAST_GAP);
    flow->measure = measure;
    flow->spanning = false;
}
