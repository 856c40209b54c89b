#include "diagnostics.h"
#include "layout/flow.h"
#include "layout/page.h"

#include <math.h>

/* An image that does not say how fine it is: so many dots an inch, as screens have. */
#define PLAIN_RESOLUTION 96.0
/* The tallest a figure gets, as a part of a page: its caption must have room. */
#define TALLEST 0.8

static struct pdf_tag *figure_tag(struct pdf_flow *flow, engross_text alternative,
                                  struct pdf_tag *parent) {
    struct pdf_tag *tag = engross_pdf_flow_tag(flow, parent, PDF_ROLE_FIGURE);
    if (tag != NULL)
        tag->attributes.alternative = alternative;
    return tag;
}

/* As large as it is, but no larger than the measure and most of a page. */
static void scale_to(const struct pdf_image *image, double width, double height,
                     struct pdf_figure *figure) {
    double resolution = image->dots_per_inch > 0 ? image->dots_per_inch : PLAIN_RESOLUTION;
    double scale = 72 / resolution;
    scale = fmin(scale, width / image->width);
    scale = fmin(scale, height / image->height);
    figure->width = (float)(image->width * scale);
    figure->height = (float)(image->height * scale);
}

static void lay_image(struct pdf_flow *flow, const struct pdf_image *image, struct pdf_tag *tag,
                      const struct pdf_style *style, float penalty) {
    double start = engross_pdf_flow_indent_start(flow, style);
    double measure = flow->measure - start - engross_pdf_flow_indent_end(flow, style);
    struct pdf_figure *figure = engross_pdf_allocate(flow->layout, sizeof *figure);
    if (figure == NULL)
        return;
    figure->image = image;
    figure->tag = tag;
    scale_to(image, measure, engross_pdf_column_height(flow->layout) * TALLEST, figure);
    struct pdf_vertical *item =
        engross_pdf_vertical_append(flow->layout, flow->out, PDF_VERTICAL_FIGURE);
    if (item == NULL)
        return;
    double left = flow->right_to_left ? engross_pdf_flow_indent_end(flow, style) : start;
    bool at_right = (style->align == PDF_ALIGN_END) != flow->right_to_left;
    double part = style->align == PDF_ALIGN_CENTER ? 0.5 : at_right ? 1 : 0;
    item->figure = figure;
    item->x = (float)(left + (measure - figure->width) * part);
    item->height = figure->height;
    item->penalty = penalty;
    item->frame = engross_pdf_flow_context(flow)->frame;
    item->spanning = flow->spanning;
}

static const engross_node *find_caption(const struct pdf_flow *flow, const engross_node *node) {
    const engross_view *view = flow->layout->view;
    const engross_node *child = view->first_child(view, node);
    while (child != NULL && view->kind(view, child) != ENGROSS_KIND_CAPTION)
        child = view->next(view, child);
    return child;
}

/* The alternative in brackets stands for an image that cannot be shown. */
static void lay_alternative(struct pdf_flow *flow, const engross_node *node, engross_text source,
                            engross_text alternative) {
    engross_pdf_report(flow->layout, PDF_DIAGNOSTIC_IMAGE_MISSING, node, &source, 1);
    if (alternative.size == 0)
        return;
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_buffer_append_char(&buffer, '[');
    engross_buffer_append(&buffer, alternative.data, alternative.size);
    engross_buffer_append_char(&buffer, ']');
    engross_text text = {buffer.data, buffer.size};
    engross_pdf_flow_block(flow, NULL, text,
                           engross_pdf_style(&flow->layout->styles, PDF_STYLE_CAPTION), PDF_ROLE_P);
    engross_pdf_buffer_finish(flow->layout, &buffer);
}

void engross_pdf_flow_figure(struct pdf_flow *flow, const engross_node *node) {
    struct pdf_layout *layout = flow->layout;
    const struct pdf_style *style = engross_pdf_style(&layout->styles, PDF_STYLE_FIGURE);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    engross_text source = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_SOURCE);
    engross_text alternative = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_ALT);
    const struct pdf_image *image = NULL;
    int32_t status = engross_pdf_images_open(layout->images, source, node, &image);
    if (status == ENGROSS_NO_MEMORY)
        engross_pdf_fail(layout, status);
    struct pdf_tag *outside = context->tag;
    struct pdf_tag *group = engross_pdf_flow_tag(flow, outside, PDF_ROLE_DIV);
    const engross_node *caption = find_caption(flow, node);
    if (group == NULL || layout->status != ENGROSS_OK)
        return;
    context->tag = group;
    if (status == ENGROSS_OK && image->width > 0 && image->height > 0) {
        uint64_t mark = engross_pdf_store_mark(layout->store);
        size_t first = flow->out->count;
        float penalty = engross_pdf_flow_open(flow, style);
        struct pdf_tag *tag = alternative.size > 0 ? figure_tag(flow, alternative, group) : NULL;
        lay_image(flow, image, tag, style, penalty);
        engross_pdf_flow_close(flow, style);
        engross_pdf_flow_done(flow, tag);
        engross_pdf_flow_mark(flow, first, mark);
        if (caption != NULL)
            flow->penalty = (float)PDF_KEEP;
    } else {
        lay_alternative(flow, node, source, alternative);
    }
    if (caption != NULL) {
        struct pdf_style below = *engross_pdf_style(&layout->styles, PDF_STYLE_CAPTION);
        below.keep_next = false;
        engross_pdf_flow_block(flow, caption, (engross_text){NULL, 0}, &below, PDF_ROLE_P);
    }
    context->tag = outside;
    engross_pdf_flow_done(flow, group);
}
