#include "blocks.h"

#include "document.h"
#include "key_figures.h"
#include "paragraph.h"
#include "place.h"

#include "kit/report.h"

#define DEEPEST_HEADING 6

static engross_text attribute(struct engross_docx *docx, const engross_node *node, uint32_t which) {
    return docx->view->attribute(docx->view, node, which);
}

bool engross_docx_parse_number(struct engross_docx *docx, const engross_node *node,
                               struct engross_docx_numeral *numeral) {
    const engross_view *view = docx->view;
    bool is_item = view->kind(view, node) == ENGROSS_KIND_ITEM;
    engross_text style = is_item
                             ? attribute(docx, view->parent(view, node), ENGROSS_ATTRIBUTE_STYLE)
                             : attribute(docx, node, ENGROSS_ATTRIBUTE_NUMBERING);
    return engross_docx_numeral_parse(attribute(docx, node, ENGROSS_ATTRIBUTE_NUMBER), style,
                                      view->integer(view, node, ENGROSS_ATTRIBUTE_VALUE, 0),
                                      numeral);
}

/* A number as typed text: it begins where a hanging one would, or at the edge. */
static void type_number(struct engross_docx *docx, const engross_node *node, engross_text number) {
    struct engross_docx_lead *lead = &docx->flow.lead;
    lead->typed = number;
    if (lead->place.is_right) {
        lead->place.tab = lead->place.left + docx->look.styles[ENGROSS_DOCX_BODY].number_width;
        lead->place.first_line = 0;
    }
    engross_kit_report_text(docx->host, ENGROSS_DOCX_NUMBER_TYPED, node, number);
}

/* Makes the number of node wait for its first block. */
static int32_t lead_with_number(struct engross_docx *docx, const engross_node *node,
                                enum engross_docx_series series, uint32_t depth) {
    struct engross_docx_lead *lead = &docx->flow.lead;
    struct engross_docx_numeral numeral;
    engross_text number = attribute(docx, node, ENGROSS_ATTRIBUTE_NUMBER);
    int32_t status = engross_docx_flush_lead(docx);
    if (status != ENGROSS_OK || number.size == 0)
        return status;
    *lead = (struct engross_docx_lead){
        .place = engross_docx_numbering_place(&docx->look, series, depth), .is_set = true};
    if (engross_docx_parse_number(docx, node, &numeral))
        status =
            engross_docx_numbering_next(docx->numbering, series, depth, &numeral, &lead->number);
    if (status == ENGROSS_OK && lead->number.num == 0)
        type_number(docx, node, number);
    return status;
}

static int32_t lead_with_bullet(struct engross_docx *docx, enum engross_docx_series series,
                                uint32_t depth) {
    int32_t status = engross_docx_flush_lead(docx);
    if (status != ENGROSS_OK)
        return status;
    docx->flow.lead = (struct engross_docx_lead){
        .place = engross_docx_numbering_place(&docx->look, series, depth), .is_set = true};
    return engross_docx_numbering_bullet(docx->numbering, series, depth, &docx->flow.lead.number);
}

/* Opens a container whose text is set in style, as far from the container around as that style
 * is from the body's. */
static struct engross_docx_frame *push_styled(struct engross_docx *docx, uint32_t kind,
                                              enum engross_docx_style style) {
    const struct engross_docx_appearance *values = &docx->look.styles[style];
    const struct engross_docx_appearance *body = &docx->look.styles[ENGROSS_DOCX_BODY];
    struct engross_docx_frame *frame = engross_docx_frame_push(docx, kind);
    if (frame == NULL)
        return NULL;
    frame->style = style;
    frame->left += values->start - body->start;
    frame->right += values->end - body->end;
    frame->shift += values->start - body->start;
    return frame;
}

static int32_t enter_styled(void *user, engross_cursor *cursor, enum engross_docx_style style) {
    struct engross_docx *docx = user;
    engross_docx_place(docx, cursor->node);
    if (push_styled(docx, docx->view->kind(docx->view, cursor->node), style) == NULL)
        return ENGROSS_NO_MEMORY;
    return engross_docx_bookmark(docx, cursor->node);
}

int32_t engross_docx_leave_container(void *user, engross_cursor *cursor) {
    (void)cursor;
    int32_t status = engross_docx_flush_lead(user);
    engross_docx_frame_pop(user);
    return status;
}

static uint32_t section_depth(struct engross_docx *docx, const engross_node *section) {
    int64_t level = docx->view->integer(docx->view, section, ENGROSS_ATTRIBUTE_LEVEL, 1);
    return level < 1 ? 0 : (uint32_t)(level - 1);
}

int32_t engross_docx_enter_section(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_node *node = cursor->node;
    bool is_annex = engross_kit_attribute_is(docx->view, node, ENGROSS_ATTRIBUTE_TYPE, "annex");
    if (is_annex && docx->counts.words > 0) {
        docx->flow.says_break = docx->flow.breaks_page;
        docx->flow.breaks_page = true;
    }
    int32_t status = engross_docx_bookmark(docx, node);
    if (status != ENGROSS_OK)
        return status;
    return lead_with_number(docx, node, ENGROSS_DOCX_SERIES_SECTIONS, section_depth(docx, node));
}

int32_t engross_docx_leave_section(void *user, engross_cursor *cursor) {
    (void)cursor;
    return engross_docx_flush_lead(user);
}

int32_t engross_docx_enter_heading(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const engross_view *view = docx->view;
    const engross_node *section = view->parent(view, cursor->node);
    uint32_t depth = section_depth(docx, section);
    int32_t status = engross_docx_key_figures_announce(docx, cursor->node);
    if (depth >= DEEPEST_HEADING)
        depth = DEEPEST_HEADING - 1;
    struct engross_docx_paragraph paragraph = {
        .style = (enum engross_docx_style)(ENGROSS_DOCX_HEADING_1 + depth),
        .left = ENGROSS_DOCX_AS_STYLE,
        .right = ENGROSS_DOCX_AS_STYLE,
        .direction = view->direction(view, cursor->node),
    };
    return status == ENGROSS_OK ? engross_docx_paragraph_start(docx, &paragraph) : status;
}

int32_t engross_docx_enter_p(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    engross_docx_place(docx, cursor->node);
    return engross_docx_block_start(docx, engross_docx_frame(docx)->style, cursor->node);
}

int32_t engross_docx_leave_text_block(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    (void)cursor;
    int32_t status = engross_docx_paragraph_end(docx);
    if (status != ENGROSS_OK)
        return status;
    uint64_t done = (uint64_t)docx->counts.words;
    uint64_t total = done > docx->words_total ? done : docx->words_total;
    return docx->host->progress(docx->host, done, total) == 0 ? ENGROSS_OK : ENGROSS_CANCELLED;
}

int32_t engross_docx_enter_paragraph(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_frame *frame =
        push_styled(docx, ENGROSS_KIND_PARAGRAPH, ENGROSS_DOCX_PARAGRAPH);
    engross_docx_place(docx, cursor->node);
    if (frame == NULL)
        return ENGROSS_NO_MEMORY;
    frame->is_in_paragraph = true;
    frame->list_depth = 0;
    int32_t status = engross_docx_bookmark(docx, cursor->node);
    if (status == ENGROSS_OK)
        status = lead_with_number(docx, cursor->node, ENGROSS_DOCX_SERIES_PARAGRAPHS, 0);
    if (docx->flow.lead.is_set)
        frame->left = docx->flow.lead.place.left + frame->shift;
    return status;
}

int32_t engross_docx_enter_list(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_frame *frame = engross_docx_frame_push(docx, ENGROSS_KIND_LIST);
    engross_docx_place(docx, cursor->node);
    if (frame == NULL)
        return ENGROSS_NO_MEMORY;
    frame->list = cursor->node;
    frame->list_depth++;
    if (frame->list_depth == ENGROSS_DOCX_LEVELS + 1) {
        char digits[] = "10";
        engross_kit_report(docx->host, ENGROSS_DOCX_LIST_TOO_DEEP, cursor->node, digits, NULL);
    }
    return engross_docx_bookmark(docx, cursor->node);
}

int32_t engross_docx_leave_list(void *user, engross_cursor *cursor) {
    (void)cursor;
    engross_docx_frame_pop(user);
    return ENGROSS_OK;
}

static int32_t lead_item(struct engross_docx *docx, const engross_node *item,
                         struct engross_docx_frame *frame) {
    uint32_t depth = frame->list_depth > 0 ? frame->list_depth - 1 : 0;
    bool is_bullet =
        engross_kit_attribute_is(docx->view, frame->list, ENGROSS_ATTRIBUTE_STYLE, "bullet");
    if (!frame->keeps_style)
        frame->style = !is_bullet   ? ENGROSS_DOCX_ITEM
                       : depth == 0 ? ENGROSS_DOCX_BULLET_1
                                    : ENGROSS_DOCX_BULLET_2;
    if (is_bullet)
        return lead_with_bullet(docx,
                                frame->is_in_paragraph ? ENGROSS_DOCX_SERIES_PARAGRAPH_BULLETS
                                                       : ENGROSS_DOCX_SERIES_BULLETS,
                                depth);
    return frame->is_in_paragraph
               ? lead_with_number(docx, item, ENGROSS_DOCX_SERIES_PARAGRAPHS, depth + 1)
               : lead_with_number(docx, item, ENGROSS_DOCX_SERIES_LIST, depth);
}

int32_t engross_docx_enter_item(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_frame *frame = engross_docx_frame_push(docx, ENGROSS_KIND_ITEM);
    if (frame == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = lead_item(docx, cursor->node, frame);
    if (docx->flow.lead.is_set)
        frame->left = docx->flow.lead.place.left + frame->shift;
    return status == ENGROSS_OK ? engross_docx_bookmark(docx, cursor->node) : status;
}

int32_t engross_docx_enter_exchange(void *user, engross_cursor *cursor) {
    engross_docx_place(user, cursor->node);
    return engross_docx_bookmark(user, cursor->node);
}

static bool is_spoken(struct engross_docx *docx, const engross_node *node) {
    return attribute(docx, node, ENGROSS_ATTRIBUTE_LABEL).size > 0 ||
           attribute(docx, node, ENGROSS_ATTRIBUTE_SPEAKER).size > 0;
}

/* Whether the speech ends with a colon that neither label nor speaker has. */
static bool adds_colon(struct engross_docx *docx, const engross_node *node, engross_text speech) {
    engross_text speaker = attribute(docx, node, ENGROSS_ATTRIBUTE_SPEAKER);
    return speaker.size > 0 && speech.size > 0 && speech.data[speech.size - 1] == ':' &&
           speaker.data[speaker.size - 1] != ':';
}

static int32_t enter_speech(struct engross_docx *docx, engross_cursor *cursor,
                            enum engross_docx_style style) {
    int32_t status = engross_docx_flush_lead(docx);
    if (status == ENGROSS_OK)
        status = enter_styled(docx, cursor, style);
    docx->flow.lead.speech = engross_kit_speech(docx->host, cursor->node);
    docx->flow.lead.adds_colon = adds_colon(docx, cursor->node, docx->flow.lead.speech);
    if (docx->flow.lead.speech.size == 0 && is_spoken(docx, cursor->node))
        *docx->lacks_memory = true;
    return status;
}

int32_t engross_docx_enter_question(void *user, engross_cursor *cursor) {
    return enter_speech(user, cursor, ENGROSS_DOCX_QUESTION);
}

int32_t engross_docx_enter_answer(void *user, engross_cursor *cursor) {
    return enter_speech(user, cursor, ENGROSS_DOCX_ANSWER);
}

int32_t engross_docx_enter_quotation(void *user, engross_cursor *cursor) {
    return enter_styled(user, cursor, ENGROSS_DOCX_QUOTATION);
}

int32_t engross_docx_enter_recommendations(void *user, engross_cursor *cursor) {
    return enter_styled(user, cursor, ENGROSS_DOCX_RECOMMENDATIONS);
}

int32_t engross_docx_enter_notice(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    docx->flow.notice_style = engross_docx_notice_style_id(
        &docx->look, attribute(docx, cursor->node, ENGROSS_ATTRIBUTE_TYPE));
    return enter_styled(user, cursor, ENGROSS_DOCX_NOTICE);
}

int32_t engross_docx_enter_attribution(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    const struct engross_docx_frame *frame = engross_docx_frame(docx);
    struct engross_docx_paragraph paragraph = {
        .style = ENGROSS_DOCX_ATTRIBUTION,
        .left = frame->left,
        .right = frame->right,
        .direction = docx->view->direction(docx->view, cursor->node),
    };
    return engross_docx_paragraph_start(docx, &paragraph);
}

int32_t engross_docx_enter_caption(void *user, engross_cursor *cursor) {
    return engross_docx_block_start(user, ENGROSS_DOCX_CAPTION, cursor->node);
}

int32_t engross_docx_enter_separator(void *user, engross_cursor *cursor) {
    engross_docx_place(user, cursor->node);
    int32_t status = engross_docx_block_start(user, ENGROSS_DOCX_SEPARATOR, cursor->node);
    return status == ENGROSS_OK ? engross_docx_paragraph_end(user) : status;
}

int32_t engross_docx_enter_page_break(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    (void)cursor;
    docx->flow.breaks_page = true;
    return ENGROSS_OK;
}
