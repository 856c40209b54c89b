#include "layout/note.h"

#include "layout/flow.h"
#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

/* Before the endnotes: space, a short rule, space. */
#define ENDNOTE_SPACE 18.0F
#define ENDNOTE_RULE 0.5F
#define ENDNOTE_RULE_SPACE 5.0F
#define ENDNOTE_RULE_WIDTH 0.3

/* An endnote that waits for the end of the document. */
struct endnote {
    const engross_node *node;
    struct pdf_tag *tag;
};

struct pdf_endnotes {
    struct endnote *notes;
    size_t count, capacity;
};

/* The mark leads back to where it stands in the text. */
static const struct pdf_target *way_back(struct pdf_layout *layout, const engross_node *node) {
    struct pdf_target *target = engross_pdf_allocate(layout, sizeof *target);
    engross_text id = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_ID);
    char *name = engross_pdf_allocate(layout, id.size + 5);
    if (target == NULL || name == NULL || id.size == 0)
        return NULL;
    memcpy(name, "ref_", 4);
    memcpy(name + 4, id.data, id.size);
    *target = (struct pdf_target){
        .destination = {name, id.size + 4},
        .contents = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_MARK),
    };
    return target;
}

static void set_label(struct pdf_flow *flow, const engross_node *node,
                      const struct pdf_style *style, struct pdf_tag *label_tag) {
    struct pdf_layout *layout = flow->layout;
    struct pdf_tag *link = engross_pdf_allocate(layout, sizeof *link);
    if (link == NULL)
        return;
    engross_pdf_tag_inline(link, label_tag, label_tag, PDF_ROLE_LINK);
    engross_text mark = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_MARK);
    bool before = style->number_align == PDF_ALIGN_END;
    double indent = engross_pdf_flow_indent_start(flow, style);
    struct pdf_context *context = engross_pdf_flow_context(flow);
    context->label = (struct pdf_label){
        .text = mark,
        .style = style,
        .tag = link,
        .target = way_back(layout, node),
        .x = before ? indent - style->number_width : indent,
        .width = before ? style->number_width - 4 : style->number_width,
        .at_end = before,
        .raised = mark.size > 0 && mark.data[0] != '*',
    };
    if (!before)
        context->offset += style->number_width;
}

void engross_pdf_note_blocks(struct pdf_layout *layout, const engross_node *node,
                             struct pdf_tag *tag, double measure, struct pdf_vertical_list *out) {
    const engross_view *view = layout->view;
    const struct pdf_style *style = engross_pdf_style(&layout->styles, PDF_STYLE_NOTE);
    bool right_to_left = view->direction(view, node) == ENGROSS_DIRECTION_RTL;
    struct pdf_flow *flow = malloc(sizeof *flow);
    if (flow == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return;
    }
    engross_pdf_flow_init(flow, layout, out, measure, tag, style, right_to_left);
    flow->contexts[0].inherits = true;
    engross_text around = view->language(view, view->parent(view, node));
    flow->contexts[0].language = engross_pdf_flow_language(flow, node, around, tag);
    struct pdf_tag *label = engross_pdf_flow_tag(flow, tag, PDF_ROLE_LBL);
    if (label != NULL) {
        engross_pdf_flow_anchor(flow, engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_ID));
        set_label(flow, node, style, label);
        engross_pdf_flow_run(flow, node);
        engross_pdf_flow_done(flow, label);
    }
    engross_pdf_flow_done(flow, tag);
    engross_pdf_flow_finish(flow);
    free(flow);
}

static bool is_endnote(const struct pdf_layout *layout, const engross_node *node) {
    engross_text type = engross_pdf_attribute(layout, node, ENGROSS_ATTRIBUTE_TYPE);
    return type.size == 3 && memcmp(type.data, "end", 3) == 0;
}

static void keep_endnote(struct pdf_layout *layout, const engross_node *node, struct pdf_tag *tag) {
    struct pdf_endnotes *endnotes = layout->endnotes;
    if (endnotes == NULL)
        endnotes = layout->endnotes = calloc(1, sizeof *endnotes);
    if (endnotes == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return;
    }
    if (engross_pdf_grow(layout, &endnotes->notes, &endnotes->capacity, endnotes->count + 1,
                         sizeof *endnotes->notes))
        endnotes->notes[endnotes->count++] = (struct endnote){node, tag};
}

/* Ends a note's space with the style's, so that the next note stands off. */
static void add_space(struct pdf_layout *layout, struct pdf_vertical_list *list) {
    const struct pdf_style *style = engross_pdf_style(&layout->styles, PDF_STYLE_NOTE);
    struct pdf_vertical *item = engross_pdf_vertical_append(layout, list, PDF_VERTICAL_SPACE);
    if (item == NULL)
        return;
    item->height = (float)style->space_after;
    item->penalty = (float)PDF_KEEP;
    item->mark = engross_pdf_store_mark(layout->store);
}

/* The notes of a note's own text come after it. */
static void add_inner_notes(struct pdf_note *note, const struct pdf_vertical_list *list) {
    struct pdf_note *last = note;
    for (size_t i = 0; i < list->count; i++) {
        last->next = list->items[i].notes;
        for (; last->next != NULL; last = last->next)
            last->next->ends_line = false;
    }
}

struct pdf_note *engross_pdf_note(struct pdf_layout *layout, const engross_node *node,
                                  struct pdf_tag *tag) {
    if (is_endnote(layout, node)) {
        keep_endnote(layout, node, tag);
        return NULL;
    }
    struct pdf_vertical_list list = {0};
    uint64_t mark = engross_pdf_store_mark(layout->store);
    engross_pdf_note_blocks(layout, node, tag, engross_pdf_text_width(layout), &list);
    add_space(layout, &list);
    for (size_t i = 0; i < list.count; i++) /* the label's link is older than its block */
        list.items[i].mark = mark;
    struct pdf_note *note = engross_pdf_allocate(layout, sizeof *note);
    if (note != NULL && layout->status == ENGROSS_OK) {
        if (list.count > 0)
            list.items[0].penalty = 0; /* a page's notes may end before each */
        note->list = engross_pdf_vertical_store(layout, &list);
        note->height = (float)engross_pdf_vertical_height(&list, 0, list.count);
        add_inner_notes(note, &list);
    }
    engross_pdf_vertical_finish(&list);
    return note != NULL && note->list != NULL ? note : NULL;
}

/* A short rule with space around it parts the notes from the text. */
static void add_rule(struct pdf_layout *layout, struct pdf_vertical_list *out) {
    const struct pdf_style *style = engross_pdf_style(&layout->styles, PDF_STYLE_NOTE);
    uint64_t mark = engross_pdf_store_mark(layout->store);
    struct pdf_rule *rule = engross_pdf_allocate(layout, sizeof *rule);
    struct pdf_vertical *space = engross_pdf_vertical_append(layout, out, PDF_VERTICAL_SPACE);
    if (rule == NULL || space == NULL)
        return;
    space->height = ENDNOTE_SPACE;
    space->mark = mark;
    struct pdf_vertical *item = engross_pdf_vertical_append(layout, out, PDF_VERTICAL_RULE);
    if (item == NULL)
        return;
    double measure = engross_pdf_column_width(layout) - style->indent_start - style->indent_end;
    double width = measure * ENDNOTE_RULE_WIDTH;
    *rule = (struct pdf_rule){
        .x = (float)(style->indent_start + (layout->right_to_left ? measure - width : 0)),
        .width = (float)width,
        .thickness = ENDNOTE_RULE};
    item->rule = rule;
    item->height = ENDNOTE_RULE + ENDNOTE_RULE_SPACE;
    item->penalty = (float)PDF_KEEP;
    item->mark = mark;
}

void engross_pdf_endnotes(struct pdf_layout *layout, struct pdf_vertical_list *out) {
    struct pdf_endnotes *endnotes = layout->endnotes;
    size_t count = endnotes != NULL ? endnotes->count : 0;
    if (count > 0)
        add_rule(layout, out);
    for (size_t i = 0; i < count && layout->status == ENGROSS_OK; i++) {
        uint64_t mark = engross_pdf_store_mark(layout->store);
        size_t first = out->count;
        engross_pdf_note_blocks(layout, endnotes->notes[i].node, endnotes->notes[i].tag,
                                engross_pdf_column_width(layout), out);
        add_space(layout, out);
        for (size_t j = first; j < out->count; j++)
            out->items[j].mark = mark;
        if (first < out->count)
            out->items[first].penalty = i == 0 ? (float)PDF_KEEP : 0;
        engross_pdf_pages_feed(layout, false);
        count = endnotes->count;
    }
}

void engross_pdf_endnotes_free(struct pdf_layout *layout) {
    if (layout->endnotes != NULL)
        free(layout->endnotes->notes);
    free(layout->endnotes);
    layout->endnotes = NULL;
}
