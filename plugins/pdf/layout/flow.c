#include "layout/flow.h"

#include "layout/containers.h"
#include "layout/page.h"

#include <math.h>
#include <string.h>

#define SEPARATOR_WIDTH 0.25

void engross_pdf_flow_init(struct pdf_flow *flow, struct pdf_layout *layout,
                           struct pdf_vertical_list *out, double measure, struct pdf_tag *tag,
                           const struct pdf_style *style, bool right_to_left) {
    memset(flow, 0, sizeof *flow);
    flow->layout = layout;
    flow->out = out;
    flow->measure = measure;
    flow->scale = 1;
    flow->outer_frame_mark = layout->frame_mark;
    flow->may_lead = true;
    flow->right_to_left = right_to_left;
    flow->contexts[0].tag = tag;
    flow->contexts[0].style = style;
    flow->contexts[0].language =
        layout->view->language(layout->view, layout->view->root(layout->view));
}

void engross_pdf_flow_finish(struct pdf_flow *flow) {
    engross_buffer_finish(&flow->anchors);
}

struct pdf_context *engross_pdf_flow_context(struct pdf_flow *flow) {
    int depth = flow->depth < PDF_FLOW_DEPTH ? flow->depth : PDF_FLOW_DEPTH - 1;
    return &flow->contexts[depth];
}

double engross_pdf_flow_indent_start(const struct pdf_flow *flow, const struct pdf_style *style) {
    int depth = flow->depth < PDF_FLOW_DEPTH ? flow->depth : PDF_FLOW_DEPTH - 1;
    double indent = fmax(style->indent_start - flow->base_start, 0) + flow->contexts[depth].offset;
    return fmin(indent * flow->scale, flow->measure * 0.6);
}

double engross_pdf_flow_indent_end(const struct pdf_flow *flow, const struct pdf_style *style) {
    int depth = flow->depth < PDF_FLOW_DEPTH ? flow->depth : PDF_FLOW_DEPTH - 1;
    double indent = fmax(style->indent_end - flow->base_end, 0) + flow->contexts[depth].end_offset;
    return fmin(indent * flow->scale, flow->measure * 0.3);
}

engross_text engross_pdf_flow_language(struct pdf_flow *flow, const engross_node *node,
                                       engross_text known, struct pdf_tag *tag) {
    const engross_view *view = flow->layout->view;
    if (node == NULL)
        return known;
    engross_text language = view->language(view, node);
    if (tag != NULL &&
        (language.size != known.size || memcmp(language.data, known.data, known.size) != 0))
        tag->attributes.language = language;
    return language;
}

struct pdf_tag *engross_pdf_flow_tag(struct pdf_flow *flow, struct pdf_tag *parent,
                                     enum pdf_role role) {
    struct pdf_tag *tag = engross_pdf_tag_new(&flow->layout->tags, parent, role);
    if (tag == NULL)
        engross_pdf_fail(flow->layout, ENGROSS_NO_MEMORY);
    return tag;
}

void engross_pdf_flow_anchor(struct pdf_flow *flow, engross_text id) {
    if (id.size > 0)
        engross_buffer_append(&flow->anchors, &id, sizeof id);
    if (engross_buffer_failed(&flow->anchors))
        engross_pdf_fail(flow->layout, ENGROSS_NO_MEMORY);
}

void engross_pdf_flow_done(struct pdf_flow *flow, struct pdf_tag *tag) {
    if (tag == NULL)
        return;
    struct pdf_vertical *item =
        engross_pdf_vertical_append(flow->layout, flow->out, PDF_VERTICAL_DONE);
    if (item == NULL)
        return;
    item->tag = tag;
    item->penalty = (float)PDF_KEEP;
    item->mark = engross_pdf_store_mark(flow->layout->store);
    item->spanning = flow->spanning;
}

void engross_pdf_flow_mark(struct pdf_flow *flow, size_t first, uint64_t mark) {
    if (mark > flow->layout->frame_mark)
        mark = flow->layout->frame_mark;
    for (size_t i = first; i < flow->out->count; i++)
        flow->out->items[i].mark = mark;
}

/* --- around a block ------------------------------------------------------------------------ */

static struct pdf_vertical *add(struct pdf_flow *flow, enum pdf_vertical_kind kind, double height,
                                float penalty) {
    struct pdf_vertical *item = engross_pdf_vertical_append(flow->layout, flow->out, kind);
    if (item == NULL)
        return NULL;
    item->height = (float)height;
    item->penalty = penalty;
    item->frame = engross_pdf_flow_context(flow)->frame;
    item->spanning = flow->spanning;
    return item;
}

static void add_rule(struct pdf_flow *flow, const struct pdf_style *style, double thickness,
                     double above, double below, float penalty) {
    struct pdf_rule *rule = engross_pdf_allocate(flow->layout, sizeof *rule);
    struct pdf_vertical *item =
        rule != NULL ? add(flow, PDF_VERTICAL_RULE, above + thickness + below, penalty) : NULL;
    if (item == NULL)
        return;
    double start = engross_pdf_flow_indent_start(flow, style);
    double end = engross_pdf_flow_indent_end(flow, style);
    *rule = (struct pdf_rule){.x = (float)(flow->right_to_left ? end : start),
                              .width = (float)(flow->measure - start - end),
                              .thickness = (float)thickness,
                              .above = (float)above,
                              .colour = style->rule_colour};
    item->rule = rule;
}

static float add_anchors(struct pdf_flow *flow, float penalty) {
    size_t count = flow->anchors.size / sizeof(engross_text);
    for (size_t i = 0; i < count; i++) {
        engross_text *name = engross_pdf_allocate(flow->layout, sizeof *name);
        struct pdf_vertical *item =
            name != NULL ? add(flow, PDF_VERTICAL_ANCHOR, 0, penalty) : NULL;
        if (item == NULL)
            return penalty;
        memcpy(name, flow->anchors.data + i * sizeof *name, sizeof *name);
        item->anchor = name;
        penalty = (float)PDF_KEEP;
    }
    engross_buffer_clear(&flow->anchors);
    return penalty;
}

float engross_pdf_flow_open(struct pdf_flow *flow, const struct pdf_style *style) {
    double space = fmax(flow->space, style->space_before) * flow->scale;
    float penalty = flow->penalty;
    flow->penalty = 0;
    flow->space = 0;
    if (space > 0 && (flow->feeds || flow->out->count > 0)) {
        add(flow, PDF_VERTICAL_SPACE, space, penalty);
        penalty = (float)PDF_KEEP;
    }
    penalty = add_anchors(flow, penalty);
    if (style->rule_above > 0) {
        add_rule(flow, style, style->rule_above, 0, style->padding, penalty);
        penalty = (float)PDF_KEEP;
    }
    return penalty;
}

void engross_pdf_flow_close(struct pdf_flow *flow, const struct pdf_style *style) {
    if (style->rule_below > 0)
        add_rule(flow, style, style->rule_below, style->padding, 0, (float)PDF_KEEP);
    flow->space = style->space_after;
    if (style->keep_next)
        flow->penalty = (float)PDF_KEEP;
}

/* --- blocks of text ------------------------------------------------------------------------ */

static struct pdf_block describe(struct pdf_flow *flow, const engross_node *node, engross_text text,
                                 const struct pdf_style *style, struct pdf_tag *tag) {
    const struct pdf_context *context = engross_pdf_flow_context(flow);
    const engross_view *view = flow->layout->view;
    return (struct pdf_block){
        .node = node,
        .text = text,
        .initial = flow->initial,
        .initial_size = flow->initial_size,
        .style = style,
        .scale = flow->scale,
        .tag = tag,
        .language = view->language(view, node != NULL ? node : view->root(view)),
        .measure = flow->measure,
        .indent_start = engross_pdf_flow_indent_start(flow, style),
        .indent_end = engross_pdf_flow_indent_end(flow, style),
        .first_line = style->first_line * flow->scale,
        .align = style->align,
        .right_to_left = node != NULL ? view->direction(view, node) == ENGROSS_DIRECTION_RTL
                                      : flow->right_to_left,
        .frame = context->frame,
        .keep_lines = style->keep_lines,
        .spanning = flow->spanning,
        .out = flow->out,
    };
}

void engross_pdf_flow_tagged(struct pdf_flow *flow, const engross_node *node, engross_text text,
                             const struct pdf_style *style, struct pdf_tag *tag) {
    struct pdf_context *context = engross_pdf_flow_context(flow);
    uint64_t mark = engross_pdf_store_mark(flow->layout->store);
    size_t first = flow->out->count;
    if (tag == NULL || flow->layout->status != ENGROSS_OK)
        return;
    engross_pdf_flow_language(flow, node, context->language, tag);
    struct pdf_block block = describe(flow, node, text, style, tag);
    block.prefix = context->prefix;
    block.plain_prefix = flow->plain_prefix;
    if (context->label.text.size > 0) {
        block.label = &context->label;
        if (context->label.hangs)
            block.indent_start += context->label.width;
        block.first_line = 0;
    }
    block.penalty = engross_pdf_flow_open(flow, style);
    size_t lines = engross_pdf_paragraph(flow->layout, &block);
    context->label.text.size = context->prefix.size = 0;
    if (lines > 0)
        engross_pdf_flow_close(flow, style);
    engross_pdf_flow_done(flow, tag);
    engross_pdf_flow_mark(flow, first, mark);
    if (flow->feeds)
        engross_pdf_pages_feed(flow->layout, false);
}

void engross_pdf_flow_block(struct pdf_flow *flow, const engross_node *node, engross_text text,
                            const struct pdf_style *style, enum pdf_role role) {
    struct pdf_tag *parent = engross_pdf_flow_context(flow)->tag;
    engross_pdf_flow_tagged(flow, node, text, style, engross_pdf_flow_tag(flow, parent, role));
}

static const engross_text no_text = {NULL, 0};

static const struct pdf_style *style_of(struct pdf_flow *flow, enum pdf_style_name name) {
    return engross_pdf_style(&flow->layout->styles, name);
}

static engross_text attribute(struct pdf_flow *flow, const engross_node *node, uint32_t name) {
    return engross_pdf_attribute(flow->layout, node, name);
}

/* --- blocks -------------------------------------------------------------------------------- */

static void lay_p(struct pdf_flow *flow, const engross_node *node) {
    engross_pdf_flow_block(flow, node, no_text, engross_pdf_flow_context(flow)->style, PDF_ROLE_P);
}

static engross_text with_number(struct pdf_flow *flow, engross_text number, engross_text text) {
    if (text.data == NULL)
        engross_pdf_fail(flow->layout, ENGROSS_NO_MEMORY);
    if (number.size == 0)
        return text;
    char *joined = flow->layout->host->allocate(flow->layout->host, number.size + text.size + 2);
    if (joined == NULL) {
        engross_pdf_fail(flow->layout, ENGROSS_NO_MEMORY);
        return text;
    }
    memcpy(joined, number.data, number.size);
    joined[number.size] = ' ';
    memcpy(joined + number.size + 1, text.data != NULL ? text.data : "", text.size);
    return (engross_text){joined, number.size + text.size + 1};
}

static void add_bookmark(struct pdf_flow *flow, engross_text title, engross_text destination,
                         int level) {
    const struct pdf_sink *sink = flow->layout->sink;
    struct pdf_bookmark bookmark = {title, destination, level};
    if (title.size > 0 && destination.size > 0)
        sink->bookmark(sink->user, &bookmark);
}

static void lay_heading(struct pdf_flow *flow, const engross_node *node) {
    struct pdf_layout *layout = flow->layout;
    const engross_view *view = layout->view;
    const engross_node *section = view->parent(view, node);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    int64_t level = view->integer(view, section, ENGROSS_ATTRIBUTE_LEVEL, 1);
    level = level < 1 ? 1 : level > 6 ? 6 : level;
    const struct pdf_style *style =
        style_of(flow, (enum pdf_style_name)(PDF_STYLE_HEADING_1 + level - 1));
    /* depth as the tags count it: no level skipped, whatever the sections say */
    context->heading_level++;
    int depth = context->heading_level > 6 ? 6 : context->heading_level;
    engross_text number = attribute(flow, section, ENGROSS_ATTRIBUTE_NUMBER);
    engross_text title = with_number(flow, number, engross_pdf_plain_text(flow->layout, node));
    add_bookmark(flow, title, attribute(flow, section, ENGROSS_ATTRIBUTE_ID),
                 context->heading_level - flow->contexts[0].heading_level);
    struct pdf_tag *tag =
        engross_pdf_flow_tag(flow, context->tag, (enum pdf_role)(PDF_ROLE_H1 + depth - 1));
    if (tag == NULL)
        return;
    tag->attributes.title = title;
    bool before = style->number_align == PDF_ALIGN_END;
    double indent = engross_pdf_flow_indent_start(flow, style);
    context->label = (struct pdf_label){
        .text = number,
        .style = style,
        .tag = tag,
        .x = before ? indent - style->number_width : indent,
        .width = before ? style->number_width / 2 : style->number_width,
        .at_end = before,
        .hangs = !before,
    };
    const engross_node *below = view->next(view, node);
    bool spans = below != NULL && view->kind(view, below) == ENGROSS_KIND_KEY_FIGURES &&
                 engross_pdf_flow_begin_span(flow, style_of(flow, PDF_STYLE_KEY_FIGURES));
    engross_pdf_flow_tagged(flow, node, no_text, style, tag);
    if (spans) /* it heads what lies across the columns */
        engross_pdf_flow_end_span(flow);
    flow->penalty = (float)PDF_KEEP; /* whatever the theme says: a heading never ends a page */
}

static void lay_attribution(struct pdf_flow *flow, const engross_node *node) {
    flow->penalty = (float)PDF_KEEP;
    engross_pdf_flow_block(flow, node, no_text, style_of(flow, PDF_STYLE_ATTRIBUTION), PDF_ROLE_P);
}

static void lay_separator(struct pdf_flow *flow, const engross_node *node) {
    (void)node;
    struct pdf_style style = *style_of(flow, PDF_STYLE_SEPARATOR);
    double thickness = style.rule_above;
    uint64_t mark = engross_pdf_store_mark(flow->layout->store);
    size_t first = flow->out->count;
    style.rule_above = style.rule_below = 0;
    float penalty = engross_pdf_flow_open(flow, &style);
    if (thickness > 0) {
        double start = engross_pdf_flow_indent_start(flow, &style);
        double room = flow->measure - start - engross_pdf_flow_indent_end(flow, &style);
        struct pdf_context *context = engross_pdf_flow_context(flow);
        double offset = context->offset, end_offset = context->end_offset;
        context->offset += room * (1 - SEPARATOR_WIDTH) / 2;
        context->end_offset += room * (1 - SEPARATOR_WIDTH) / 2;
        add_rule(flow, &style, thickness, 0, 0, penalty);
        context->offset = offset;
        context->end_offset = end_offset;
    }
    engross_pdf_flow_close(flow, &style);
    engross_pdf_flow_mark(flow, first, mark);
}

void engross_pdf_flow_page_break(struct pdf_flow *flow) {
    if (!flow->feeds)
        return;
    struct pdf_vertical *item = add(flow, PDF_VERTICAL_BREAK, 0, 0);
    if (item != NULL)
        item->mark = engross_pdf_store_mark(flow->layout->store);
    flow->space = 0;
    flow->penalty = 0;
    engross_pdf_pages_feed(flow->layout, false);
}

static void lay_page_break(struct pdf_flow *flow, const engross_node *node) {
    (void)node;
    engross_pdf_flow_page_break(flow);
}

/* --- the walk ------------------------------------------------------------------------------ */

/* Blocks that lay themselves out; a kind that is neither these nor a container is left out. */
static void (*const layers[ENGROSS_KIND_COUNT])(struct pdf_flow *flow, const engross_node *node) = {
    [ENGROSS_KIND_HEADING] = lay_heading,
    [ENGROSS_KIND_P] = lay_p,
    [ENGROSS_KIND_ATTRIBUTION] = lay_attribution,
    [ENGROSS_KIND_TABLE] = engross_pdf_flow_table,
    [ENGROSS_KIND_CAPTION] = lay_p,
    [ENGROSS_KIND_FIGURE] = engross_pdf_flow_figure,
    [ENGROSS_KIND_SEPARATOR] = lay_separator,
    [ENGROSS_KIND_PAGE_BREAK] = lay_page_break,
    [ENGROSS_KIND_KEY_FIGURES] = engross_pdf_flow_key_figures,
};

/* A number or bullet whose container does not begin with a P stands on a line of its own. */
static void lay_waiting_label(struct pdf_flow *flow, uint32_t kind) {
    const struct pdf_context *context = engross_pdf_flow_context(flow);
    if (kind == ENGROSS_KIND_P || (context->label.text.size == 0 && context->prefix.size == 0))
        return;
    engross_pdf_flow_block(flow, NULL, no_text, context->style, PDF_ROLE_P);
    flow->penalty = (float)PDF_KEEP;
}

static void enter(struct pdf_flow *flow, const engross_node *node, pdf_container_enter *container) {
    struct pdf_context *outer = engross_pdf_flow_context(flow);
    struct pdf_context inherited = *outer;
    inherited.own[0] = inherited.own[1] = inherited.own[2] = NULL;
    outer->label.text.size = outer->prefix.size = 0; /* the first block inside prints it */
    flow->depth++;
    if (flow->depth < PDF_FLOW_DEPTH)
        flow->contexts[flow->depth] = inherited;
    engross_pdf_flow_anchor(flow, attribute(flow, node, ENGROSS_ATTRIBUTE_ID));
    if (flow->depth >= PDF_FLOW_DEPTH)
        return;
    struct pdf_context *context = &flow->contexts[flow->depth];
    container(flow, node, context);
    for (size_t i = 0; i < 3; i++)
        if (context->own[i] != NULL)
            engross_pdf_flow_language(flow, node, inherited.language, context->own[i]);
    if (context->own[0] != NULL) /* else each block below says it */
        context->language = flow->layout->view->language(flow->layout->view, node);
}

static void leave(struct pdf_flow *flow) {
    if (flow->depth < PDF_FLOW_DEPTH) {
        const struct pdf_context *context = &flow->contexts[flow->depth];
        if (context->label.text.size > 0) /* an empty item still shows its number */
            engross_pdf_flow_block(flow, NULL, no_text, context->style, PDF_ROLE_P);
        if (context->frame != (flow->depth > 0 ? flow->contexts[flow->depth - 1].frame : NULL) &&
            flow->contexts[flow->depth - 1].frame == NULL)
            flow->layout->frame_mark = flow->outer_frame_mark;
        for (size_t i = 0; i < 3; i++)
            engross_pdf_flow_done(flow, context->own[i]);
        if (flow->depth > 0 && context->list_level > flow->contexts[flow->depth - 1].list_level)
            flow->space = fmax(flow->space, flow->contexts[flow->depth - 1].style->space_after);
    }
    flow->depth--;
}

/* A heading's context is its section's, so it must not be copied into a deeper one first. */
static void lay(struct pdf_flow *flow, const engross_node *node, uint32_t kind) {
    struct pdf_layout *layout = flow->layout;
    lay_waiting_label(flow, kind);
    if (kind != ENGROSS_KIND_HEADING)
        engross_pdf_flow_anchor(flow, attribute(flow, node, ENGROSS_ATTRIBUTE_ID));
    layers[kind](flow, node);
    flow->done++;
    if (flow->feeds && layout->host->progress(layout->host, flow->done, flow->total) != 0)
        engross_pdf_fail(layout, ENGROSS_CANCELLED);
}

/* The few lines before key figures that lie across the columns lie across them, too. */
static void follow_lead(struct pdf_flow *flow, const engross_cursor *cursor) {
    bool spans =
        flow->layout->view->kind(flow->layout->view, cursor->node) == ENGROSS_KIND_KEY_FIGURES;
    if (flow->led == cursor->node)
        engross_pdf_flow_end_span(flow);
    if (spans)
        flow->led = NULL;
    else if (flow->may_lead)
        flow->led = engross_pdf_flow_find_lead(flow, cursor);
    if (flow->may_lead && flow->led != NULL &&
        !engross_pdf_flow_begin_span(flow, style_of(flow, PDF_STYLE_KEY_FIGURES)))
        flow->led = NULL;
    flow->may_lead = spans;
}

void engross_pdf_flow_run(struct pdf_flow *flow, const engross_node *node) {
    const engross_view *view = flow->layout->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = node};
    while (flow->layout->status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.node == node)
            continue;
        uint32_t kind = view->kind(view, cursor.node);
        if (cursor.event == ENGROSS_EVENT_ENTER && flow->feeds)
            follow_lead(flow, &cursor);
        pdf_container_enter *container = engross_pdf_container(kind);
        if (cursor.event == ENGROSS_EVENT_EXIT) {
            if (container != NULL)
                leave(flow);
        } else if (container != NULL) {
            lay_waiting_label(flow, kind == ENGROSS_KIND_LIST ? kind : ENGROSS_KIND_P);
            enter(flow, cursor.node, container);
        } else {
            cursor.skip = 1;
            if (layers[kind] != NULL)
                lay(flow, cursor.node, kind);
        }
    }
}
