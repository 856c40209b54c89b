#include "flow.h"

#include <string.h>

/* The least that a container must hold, by the rules of the schema. */
static const char *const fillers[AKN_CONTEXT_COUNT][3] = {
    [AKN_CONTEXT_FLOW] = {"p"},          [AKN_CONTEXT_BLOCKS] = {"p"},
    [AKN_CONTEXT_ITEMS] = {"item", "p"}, [AKN_CONTEXT_TABLE] = {"tr", "td"},
    [AKN_CONTEXT_ROW] = {"td"},
};

struct akn_frame *engross_akn_frame(struct akn *akn) {
    return &akn->frames[akn->frame_count - 1];
}

static void end_to(struct akn *akn, size_t depth) {
    while (engross_kit_xml_depth(&akn->xml) > depth && akn->xml.status == ENGROSS_OK)
        engross_kit_xml_end(&akn->xml);
}

/* A list in a numbered paragraph, or in an item of such a list, is part of the hierarchy; other
 * lists are blocks. */
static bool is_list_of_points(const struct akn *akn, const engross_node *list) {
    uint32_t kind = akn->view->kind(akn->view, akn->view->parent(akn->view, list));
    return kind == ENGROSS_KIND_PARAGRAPH || kind == ENGROSS_KIND_ITEM;
}

bool engross_akn_is_plain_exchange(const struct akn *akn, const engross_node *exchange) {
    const engross_node *answer = engross_kit_child(akn->view, exchange, ENGROSS_KIND_ANSWER);
    for (; answer != NULL; answer = engross_kit_next(akn->view, answer, ENGROSS_KIND_ANSWER)) {
        if (engross_kit_child(akn->view, answer, ENGROSS_KIND_PARAGRAPH) != NULL)
            return false;
    }
    return true;
}

bool engross_akn_is_hierarchic(const struct akn *akn, const engross_node *child,
                               enum akn_context context) {
    if (context != AKN_CONTEXT_FLOW && context != AKN_CONTEXT_HIERARCHY)
        return false;
    switch (akn->view->kind(akn->view, child)) {
    case ENGROSS_KIND_SECTION:
    case ENGROSS_KIND_PARAGRAPH:
    case ENGROSS_KIND_RECOMMENDATIONS:
    case ENGROSS_KIND_QUESTION:
    case ENGROSS_KIND_ANSWER:
        return true;
    case ENGROSS_KIND_EXCHANGE:
        return context == AKN_CONTEXT_HIERARCHY || !engross_akn_is_plain_exchange(akn, child);
    case ENGROSS_KIND_LIST:
        return context == AKN_CONTEXT_HIERARCHY && is_list_of_points(akn, child);
    default:
        return false;
    }
}

static const engross_node *find_last_hierarchic(const struct akn *akn, const engross_node *node,
                                                enum akn_context context) {
    const engross_node *last = NULL;
    if (context != AKN_CONTEXT_FLOW && context != AKN_CONTEXT_HIERARCHY)
        return NULL;
    const engross_node *child = akn->view->first_child(akn->view, node);
    for (; child != NULL; child = akn->view->next(akn->view, child)) {
        if (engross_akn_is_hierarchic(akn, child, context))
            last = child;
    }
    return last;
}

static bool grow_frames(struct akn *akn) {
    if (akn->frame_count < akn->frame_capacity)
        return true;
    size_t capacity = akn->frame_capacity == 0 ? 64 : 2 * akn->frame_capacity;
    struct akn_frame *frames = akn->host->allocate(akn->host, capacity * sizeof *frames);
    if (frames == NULL)
        return false;
    if (akn->frame_count > 0)
        memcpy(frames, akn->frames, akn->frame_count * sizeof *frames);
    akn->frames = frames;
    akn->frame_capacity = capacity;
    return true;
}

int32_t engross_akn_open_frame(struct akn *akn, const engross_node *node, enum akn_context context,
                               size_t depth) {
    if (!grow_frames(akn))
        return ENGROSS_NO_MEMORY;
    akn->frames[akn->frame_count++] = (struct akn_frame){
        .context = context,
        .node = node,
        .id = akn->view->attribute(akn->view, node, ENGROSS_ATTRIBUTE_ID),
        .last_hierarchic = find_last_hierarchic(akn, node, context),
        .is_empty = true,
        .outer_depth = depth,
        .inner_depth = engross_kit_xml_depth(&akn->xml),
    };
    return akn->xml.status;
}

void engross_akn_finish_frame(struct akn *akn) {
    struct akn_frame *frame = engross_akn_frame(akn);
    end_to(akn, frame->inner_depth);
    frame->region = AKN_REGION_NONE;
    if (!frame->is_empty)
        return;
    const char *const *filler = fillers[frame->context];
    for (size_t i = 0; i < 2 && filler[i] != NULL; i++) {
        engross_kit_xml_start(&akn->xml, filler[i]);
        engross_kit_xml_attribute_string(&akn->xml, "class", "empty"); /* not the document's */
    }
    end_to(akn, frame->inner_depth);
}

void engross_akn_close_frame(struct akn *akn) {
    engross_akn_finish_frame(akn);
    end_to(akn, engross_akn_frame(akn)->outer_depth);
    akn->frame_count--;
}

void engross_akn_start_part(struct akn *akn, const char *element, enum akn_context context) {
    engross_akn_finish_frame(akn);
    engross_kit_xml_end(&akn->xml);
    engross_kit_xml_start(&akn->xml, element);
    struct akn_frame *frame = engross_akn_frame(akn);
    frame->context = context;
    frame->inner_depth = engross_kit_xml_depth(&akn->xml);
}

static void start_region(struct akn *akn, const char *name, const char *suffix) {
    engross_kit_xml_start(&akn->xml, name);
    if (engross_akn_frame(akn)->id.size > 0)
        engross_akn_write_part_id(akn, engross_akn_frame(akn)->id, suffix, 0);
}

static void start_between(struct akn *akn, struct akn_frame *frame) {
    engross_kit_xml_start(&akn->xml, "hcontainer");
    if (frame->id.size > 0 || akn->view->kind(akn->view, frame->node) == ENGROSS_KIND_CONTENT)
        engross_akn_write_part_id(akn, frame->id, "hcontainer", ++frame->between_count);
    engross_kit_xml_attribute_string(&akn->xml, "name", "text");
    engross_kit_xml_start(&akn->xml, "content");
}

static enum akn_region region_for_blocks(const struct akn_frame *frame) {
    if (frame->context == AKN_CONTEXT_FLOW)
        return frame->has_hierarchic ? AKN_REGION_BETWEEN : AKN_REGION_NONE;
    if (frame->last_hierarchic == NULL)
        return AKN_REGION_CONTENT;
    if (!frame->has_hierarchic)
        return AKN_REGION_INTRO;
    return frame->has_passed_hierarchic ? AKN_REGION_WRAP_UP : AKN_REGION_BETWEEN;
}

static void open_region(struct akn *akn, struct akn_frame *frame) {
    enum akn_region region = region_for_blocks(frame);
    if (region == frame->region)
        return;
    end_to(akn, frame->inner_depth);
    frame->region = region;
    if (region == AKN_REGION_CONTENT)
        start_region(akn, "content", "content");
    else if (region == AKN_REGION_INTRO)
        start_region(akn, "intro", "intro");
    else if (region == AKN_REGION_WRAP_UP)
        start_region(akn, "wrapUp", "wrapup");
    else if (region == AKN_REGION_BETWEEN)
        start_between(akn, frame);
}

static void end_region(struct akn *akn, struct akn_frame *frame) {
    end_to(akn, frame->inner_depth);
    frame->region = AKN_REGION_NONE;
}

int32_t engross_akn_place(struct akn *akn, const engross_node *child) {
    if (child == akn->first_closing) {
        engross_akn_start_part(akn, "conclusions", AKN_CONTEXT_CLOSING);
        engross_akn_write_script(akn, akn->view->parent(akn->view, child));
        engross_kit_xml_start(&akn->xml, "container");
        engross_kit_xml_attribute_string(&akn->xml, "name", "notices");
    }
    struct akn_frame *frame = engross_akn_frame(akn);
    if (frame->context == AKN_CONTEXT_FLOW || frame->context == AKN_CONTEXT_HIERARCHY) {
        if (engross_akn_is_hierarchic(akn, child, frame->context)) {
            end_region(akn, frame);
            frame->has_hierarchic = true;
            frame->has_passed_hierarchic = child == frame->last_hierarchic;
        } else if (akn->view->kind(akn->view, child) == ENGROSS_KIND_EXCHANGE) {
            end_region(akn, frame);
        } else {
            open_region(akn, frame);
        }
    }
    frame->is_empty = false;
    akn->blocks_done++;
    if (akn->host->progress(akn->host, akn->blocks_done, akn->blocks_total) != 0)
        return ENGROSS_CANCELLED;
    return akn->xml.status;
}
