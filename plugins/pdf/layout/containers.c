#include "layout/containers.h"

#include "kit/walk.h"

#include <math.h>
#include <string.h>

#define PENALTY_BEFORE_LIST 250.0F

static const struct pdf_style *style_of(struct pdf_flow *flow, enum pdf_style_name name) {
    return engross_pdf_style(&flow->layout->styles, name);
}

static engross_text attribute(struct pdf_flow *flow, const engross_node *node, uint32_t name) {
    return engross_pdf_attribute(flow->layout, node, name);
}

/* Makes a tag below the context's, to be ended with the context, and the parent of what follows. */
static struct pdf_tag *wrap(struct pdf_flow *flow, struct pdf_context *context,
                            enum pdf_role role) {
    struct pdf_tag *tag = engross_pdf_flow_tag(flow, context->tag, role);
    if (tag == NULL)
        return NULL;
    memmove(context->own + 1, context->own, 2 * sizeof context->own[0]);
    context->own[0] = context->tag = tag;
    return tag;
}

static void enter_section(struct pdf_flow *flow, const engross_node *node,
                          struct pdf_context *context) {
    /* an annex begins on a page of its own */
    if (engross_kit_text_is(attribute(flow, node, ENGROSS_ATTRIBUTE_TYPE), "annex"))
        engross_pdf_flow_page_break(flow);
    wrap(flow, context, PDF_ROLE_SECT);
}

static void enter_paragraph(struct pdf_flow *flow, const engross_node *node,
                            struct pdf_context *context) {
    const struct pdf_style *style = style_of(flow, PDF_STYLE_PARAGRAPH);
    if (!context->inherits)
        context->style = style;
    context->label = (struct pdf_label){
        .text = attribute(flow, node, ENGROSS_ATTRIBUTE_NUMBER),
        .style = style_of(flow, PDF_STYLE_PARAGRAPH_NUMBER),
        .x = engross_pdf_flow_indent_start(flow, context->style),
        .width = style->number_width * flow->scale,
        .run_in = true,
    };
}

static const struct {
    const char *style, *numbering;
} list_numberings[] = {{"bullet", "Disc"},
                       {"decimal", "Decimal"},
                       {"lower-alpha", "LowerAlpha"},
                       {"upper-alpha", "UpperAlpha"},
                       {"lower-roman", "LowerRoman"},
                       {"upper-roman", "UpperRoman"}};

static const char *list_numbering(engross_text style) {
    for (size_t i = 0; i < sizeof list_numberings / sizeof list_numberings[0]; i++)
        if (engross_kit_text_is(style, list_numberings[i].style))
            return list_numberings[i].numbering;
    return "None";
}

static void enter_list(struct pdf_flow *flow, const engross_node *node,
                       struct pdf_context *context) {
    const engross_view *view = flow->layout->view;
    struct pdf_tag *tag = wrap(flow, context, PDF_ROLE_L);
    if (tag != NULL)
        tag->attributes.list_numbering =
            list_numbering(attribute(flow, node, ENGROSS_ATTRIBUTE_STYLE));
    const engross_node *parent = view->parent(view, node);
    if (context->wraps || (parent != NULL && view->kind(view, parent) == ENGROSS_KIND_PARAGRAPH))
        context->offset += style_of(flow, PDF_STYLE_PARAGRAPH)->number_width;
    if (context->wraps) /* the text of an item that wraps begins there */
        context->offset += style_of(flow, PDF_STYLE_ITEM)->number_width;
    context->wraps = false;
    const engross_node *previous = view->previous(view, node);
    if (previous != NULL && view->kind(view, previous) == ENGROSS_KIND_P &&
        flow->penalty < PENALTY_BEFORE_LIST)
        flow->penalty = PENALTY_BEFORE_LIST;
    context->list_level++;
}

static engross_text bullet(int level) {
    static const engross_text bullets[] = {{"•", 3}, {"–", 3}, {"◦", 3}};
    return bullets[level < 1 ? 0 : (level - 1) % 3];
}

/* United Nations: the numbered sub-paragraphs of a paragraph return to its edge as it does itself;
 * deeper ones hang (Editorial Manual, paragraphs and subparagraphs). */
static bool wraps(struct pdf_flow *flow, const engross_node *item) {
    const engross_view *view = flow->layout->view;
    const engross_node *list = view->parent(view, item);
    const engross_node *around = list != NULL ? view->parent(view, list) : NULL;
    return flow->layout->styles.page.masthead_un && around != NULL &&
           view->kind(view, around) == ENGROSS_KIND_PARAGRAPH &&
           attribute(flow, item, ENGROSS_ATTRIBUTE_NUMBER).size > 0 &&
           style_of(flow, PDF_STYLE_ITEM)->number_align != PDF_ALIGN_END;
}

static void enter_item(struct pdf_flow *flow, const engross_node *node,
                       struct pdf_context *context) {
    const struct pdf_style *item = style_of(flow, PDF_STYLE_ITEM);
    engross_text number = attribute(flow, node, ENGROSS_ATTRIBUTE_NUMBER);
    if (!context->inherits)
        context->style = item;
    context->wraps = wraps(flow, node);
    wrap(flow, context, PDF_ROLE_LI);
    struct pdf_tag *lbl = engross_pdf_flow_tag(flow, context->tag, PDF_ROLE_LBL);
    context->label = (struct pdf_label){
        .text = number.size > 0 ? number : bullet(context->list_level),
        .style = context->style,
        .tag = lbl,
        .x = engross_pdf_flow_indent_start(flow, context->style),
        .width = item->number_width * flow->scale,
        .at_end = item->number_align == PDF_ALIGN_END,
        .run_in = context->wraps,
    };
    context->offset +=
        context->wraps ? -style_of(flow, PDF_STYLE_PARAGRAPH)->number_width : item->number_width;
    wrap(flow, context, PDF_ROLE_LBODY);
    context->own[2] = lbl; /* LBODY, LI, LBL: ended in this order */
}

static engross_text spoken_by(struct pdf_flow *flow, const engross_node *node) {
    engross_text speech = engross_kit_speech(flow->layout->host, node);
    bool is_spoken = attribute(flow, node, ENGROSS_ATTRIBUTE_LABEL).size > 0 ||
                     attribute(flow, node, ENGROSS_ATTRIBUTE_SPEAKER).size > 0;
    if (is_spoken && speech.size == 0)
        engross_pdf_fail(flow->layout, ENGROSS_NO_MEMORY);
    return speech;
}

static void enter_exchange(struct pdf_flow *flow, const engross_node *node,
                           struct pdf_context *context) {
    (void)node;
    wrap(flow, context, PDF_ROLE_DIV);
}

static void enter_question(struct pdf_flow *flow, const engross_node *node,
                           struct pdf_context *context) {
    context->style = style_of(flow, PDF_STYLE_QUESTION);
    context->prefix = spoken_by(flow, node);
    wrap(flow, context, PDF_ROLE_DIV);
}

static void enter_answer(struct pdf_flow *flow, const engross_node *node,
                         struct pdf_context *context) {
    context->style = style_of(flow, PDF_STYLE_ANSWER);
    context->prefix = spoken_by(flow, node);
    wrap(flow, context, PDF_ROLE_DIV);
}

/* A background or a rule beside all that the container holds. */
static void add_frame(struct pdf_flow *flow, struct pdf_context *context,
                      const struct pdf_style *style) {
    if (style->rule_start <= 0 && !style->has_background)
        return;
    if (flow->layout->frame_mark == UINT64_MAX)
        flow->layout->frame_mark = engross_pdf_store_mark(flow->layout->store);
    struct pdf_frame *frame = engross_pdf_allocate(flow->layout, sizeof *frame);
    if (frame == NULL)
        return;
    double start = engross_pdf_flow_indent_start(flow, style);
    double end = engross_pdf_flow_indent_end(flow, style);
    double beside = fmin(start, 10);
    *frame = (struct pdf_frame){.parent = context->frame,
                                .x = (float)(flow->right_to_left ? end : start - beside),
                                .width = (float)(flow->measure - start - end + beside),
                                .rule = (float)style->rule_start,
                                .has_background = style->has_background,
                                .right_to_left = flow->right_to_left,
                                .background = style->background,
                                .rule_colour = style->rule_colour};
    context->frame = frame;
}

static void enter_set_apart(struct pdf_flow *flow, struct pdf_context *context,
                            enum pdf_style_name name, enum pdf_role role) {
    context->style = style_of(flow, name);
    context->inherits = true;
    wrap(flow, context, role);
    add_frame(flow, context, context->style);
}

static void enter_quotation(struct pdf_flow *flow, const engross_node *node,
                            struct pdf_context *context) {
    (void)node;
    enter_set_apart(flow, context, PDF_STYLE_QUOTATION, PDF_ROLE_BLOCK_QUOTE);
}

static void enter_notice(struct pdf_flow *flow, const engross_node *node,
                         struct pdf_context *context) {
    (void)node;
    enter_set_apart(flow, context, PDF_STYLE_NOTICE, PDF_ROLE_DIV);
}

static void enter_recommendations(struct pdf_flow *flow, const engross_node *node,
                                  struct pdf_context *context) {
    (void)node;
    context->style = style_of(flow, PDF_STYLE_RECOMMENDATIONS);
    wrap(flow, context, PDF_ROLE_DIV);
}

static void enter_plain(struct pdf_flow *flow, const engross_node *node,
                        struct pdf_context *context) {
    (void)flow;
    (void)node;
    (void)context;
}

static pdf_container_enter *const containers[ENGROSS_KIND_COUNT] = {
    [ENGROSS_KIND_CONTENT] = enter_plain,
    [ENGROSS_KIND_SECTION] = enter_section,
    [ENGROSS_KIND_PARAGRAPH] = enter_paragraph,
    [ENGROSS_KIND_LIST] = enter_list,
    [ENGROSS_KIND_ITEM] = enter_item,
    [ENGROSS_KIND_EXCHANGE] = enter_exchange,
    [ENGROSS_KIND_QUESTION] = enter_question,
    [ENGROSS_KIND_ANSWER] = enter_answer,
    [ENGROSS_KIND_QUOTATION] = enter_quotation,
    [ENGROSS_KIND_TABLE_HEAD] = enter_plain,
    [ENGROSS_KIND_TABLE_BODY] = enter_plain,
    [ENGROSS_KIND_ROW] = enter_plain,
    [ENGROSS_KIND_CELL] = enter_plain,
    [ENGROSS_KIND_NOTE] = enter_plain,
    [ENGROSS_KIND_RECOMMENDATIONS] = enter_recommendations,
    [ENGROSS_KIND_NOTICE] = enter_notice,
};

/* A kind of a later version is taken for the plain container that it is. */
pdf_container_enter *engross_pdf_container(uint32_t kind) {
    return kind < ENGROSS_KIND_COUNT ? containers[kind] : enter_plain;
}
