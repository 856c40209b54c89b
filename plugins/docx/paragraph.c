#include "paragraph.h"

#include "bookmark.h"
#include "notes.h"
#include "section.h"
#include "text.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_IDEOGRAPH 0x2E80
#define TYPED_NUMBER_GAP 120 /* twips */

struct engross_docx_frame *engross_docx_frame(struct engross_docx *docx) {
    return &docx->flow.frames[docx->flow.depth - 1];
}

struct engross_docx_frame *engross_docx_frame_push(struct engross_docx *docx, uint32_t kind) {
    struct engross_docx_flow *flow = &docx->flow;
    if (!engross_docx_grow(&flow->frames, flow->depth, &flow->capacity, sizeof *flow->frames))
        return NULL;
    if (flow->depth > 0)
        flow->frames[flow->depth] = flow->frames[flow->depth - 1];
    flow->frames[flow->depth].kind = kind;
    return &flow->frames[flow->depth++];
}

void engross_docx_frame_pop(struct engross_docx *docx) {
    docx->flow.depth--;
}

int32_t engross_docx_flow_start(struct engross_docx *docx, enum engross_docx_style style) {
    const struct engross_docx_appearance *values = &docx->look.styles[style];
    struct engross_docx_frame *frame = engross_docx_frame_push(docx, ENGROSS_KIND_CONTENT);
    if (frame == NULL)
        return ENGROSS_NO_MEMORY;
    *frame = (struct engross_docx_frame){.kind = ENGROSS_KIND_CONTENT,
                                         .style = style,
                                         .left = engross_docx_style_left(&docx->look, style),
                                         .right = values->end,
                                         .keeps_style = style != ENGROSS_DOCX_BODY};
    return ENGROSS_OK;
}

void engross_docx_flow_end(struct engross_docx *docx) {
    free(docx->flow.frames);
    free(docx->flow.bookmarks);
    docx->flow = (struct engross_docx_flow){0};
}

int32_t engross_docx_bookmark(struct engross_docx *docx, const engross_node *node) {
    struct engross_docx_flow *flow = &docx->flow;
    engross_text id = docx->view->attribute(docx->view, node, ENGROSS_ATTRIBUTE_ID);
    if (id.size == 0)
        return ENGROSS_OK;
    if (!engross_docx_grow(&flow->bookmarks, flow->bookmark_count, &flow->bookmark_capacity,
                           sizeof *flow->bookmarks))
        return ENGROSS_NO_MEMORY;
    flow->bookmarks[flow->bookmark_count++] = id;
    return ENGROSS_OK;
}

static void start_bookmark(struct engross_docx *docx, const char *name) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:bookmarkStart");
    engross_kit_xml_attribute_integer(xml, "w:id", docx->bookmark_count++);
    engross_kit_xml_attribute_string(xml, "w:name", name);
    engross_kit_xml_end(xml);
}

static void start_bookmarks(struct engross_docx *docx, bool stands_alone) {
    struct engross_docx_flow *flow = &docx->flow;
    char name[ENGROSS_DOCX_BOOKMARK_SIZE];
    flow->first_bookmark = docx->bookmark_count;
    for (size_t i = 0; i < flow->bookmark_count; i++)
        start_bookmark(docx,
                       engross_docx_bookmark_name(&docx->bookmarks, flow->bookmarks[i], name));
    if (flow->place > 0 && !stands_alone) {
        snprintf(name, sizeof name, "_In%u_%u", flow->place - 1, docx->bookmark_count);
        start_bookmark(docx, name);
        flow->place = 0;
    }
    if (flow->says_break && !stands_alone) {
        snprintf(name, sizeof name, "_Break_%u", docx->bookmark_count);
        start_bookmark(docx, name);
        flow->says_break = false;
    }
    flow->last_bookmark = docx->bookmark_count;
    flow->bookmark_count = 0;
}

static void end_bookmarks(struct engross_docx *docx) {
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    for (uint32_t id = docx->flow.first_bookmark; id < docx->flow.last_bookmark; id++) {
        engross_kit_xml_start(xml, "w:bookmarkEnd");
        engross_kit_xml_attribute_integer(xml, "w:id", id);
        engross_kit_xml_end(xml);
    }
}

static void write_number(struct engross_kit_xml *xml, const struct engross_docx_number *number) {
    engross_kit_xml_start(xml, "w:numPr");
    engross_docx_integer(xml, "w:ilvl", number->level);
    engross_docx_integer(xml, "w:numId", number->num);
    engross_kit_xml_end(xml);
}

int32_t engross_docx_guess_width(engross_text text, int32_t half_points) {
    int32_t tenths = 0;
    for (size_t at = 0; at < text.size;)
        tenths += engross_utf8_decode(text.data, text.size, &at) < FIRST_IDEOGRAPH ? 6 : 10;
    return tenths * half_points; /* a half-point is ten twips */
}

/* A typed number stands where a counted one would; the text after it begins at a tab, further off
 * where the number is a long one. */
static void write_tabs(struct engross_kit_xml *xml, const struct engross_docx_lead *lead,
                       const struct engross_docx_appearance *values) {
    if (lead->typed.size == 0)
        return;
    int32_t end = lead->place.left + lead->place.first_line + TYPED_NUMBER_GAP +
                  engross_docx_guess_width(lead->typed, values->size);
    engross_kit_xml_start(xml, "w:tabs");
    engross_kit_xml_start(xml, "w:tab");
    engross_kit_xml_attribute_string(xml, "w:val", "left");
    engross_kit_xml_attribute_integer(xml, "w:pos", end > lead->place.tab ? end : lead->place.tab);
    engross_kit_xml_end(xml);
    engross_kit_xml_end(xml);
}

static void write_spacing(struct engross_docx *docx, const struct engross_docx_paragraph *given) {
    int32_t asked = docx->flow.space_before;
    docx->flow.space_before = 0;
    if (asked <= docx->look.styles[given->style].before)
        return;
    engross_kit_xml_start(engross_docx_xml(docx), "w:spacing");
    engross_kit_xml_attribute_integer(engross_docx_xml(docx), "w:before", asked);
    engross_kit_xml_end(engross_docx_xml(docx));
}

/* Where a paragraph begins and how its first line differs; is_said is false where the style, or
 * the level of the list, says just that already. */
struct indent {
    int32_t left;
    int32_t first;
    bool is_said;
};

static struct indent indent_of(const struct engross_docx *docx,
                               const struct engross_docx_paragraph *given,
                               const struct engross_docx_lead *lead) {
    int32_t usual = engross_docx_style_left(&docx->look, given->style);
    int32_t hanging = engross_docx_style_hanging(&docx->look, given->style);
    int32_t shift = docx->flow.depth > 0 ? docx->flow.frames[docx->flow.depth - 1].shift : 0;
    int32_t left = given->left == ENGROSS_DOCX_AS_STYLE ? usual : given->left;
    if (lead->is_note)
        return (struct indent){0};
    if (lead->is_set)
        return (struct indent){lead->place.left + shift, lead->place.first_line,
                               lead->number.num == 0 || shift != 0};
    return (struct indent){left, 0, left != usual || hanging > 0};
}

static void write_indents(struct engross_docx *docx, const struct engross_docx_paragraph *given,
                          const struct engross_docx_lead *lead) {
    const struct engross_docx_appearance *values = &docx->look.styles[given->style];
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    struct indent indent = indent_of(docx, given, lead);
    bool moves_right = given->right != ENGROSS_DOCX_AS_STYLE && given->right != values->end;
    if (!indent.is_said && !moves_right)
        return;
    engross_kit_xml_start(xml, "w:ind");
    if (indent.is_said)
        engross_kit_xml_attribute_integer(xml, "w:left", indent.left < 0 ? 0 : indent.left);
    if (moves_right)
        engross_kit_xml_attribute_integer(xml, "w:right", given->right);
    if (indent.is_said && indent.first < 0)
        engross_kit_xml_attribute_integer(xml, "w:hanging", -indent.first);
    else if (indent.is_said)
        engross_kit_xml_attribute_integer(xml, "w:firstLine", indent.first);
    engross_kit_xml_end(xml);
}

/* A counted number looks as its paragraph's mark does: from right to left, too. */
static void write_mark(struct engross_kit_xml *xml) {
    engross_kit_xml_start(xml, "w:rPr");
    engross_docx_flag(xml, "w:rtl");
    engross_kit_xml_end(xml);
}

/* Children in the order of CT_PPr (ISO/IEC 29500-1, 17.3.1.26). */
static void write_properties(struct engross_docx *docx, const struct engross_docx_paragraph *given,
                             const struct engross_docx_lead *lead) {
    static const struct engross_docx_number no_number = {0};
    struct engross_kit_xml *xml = engross_docx_xml(docx);
    engross_kit_xml_start(xml, "w:pPr");
    bool is_notice = given->style == ENGROSS_DOCX_NOTICE && docx->flow.notice_style != NULL;
    engross_docx_value(xml, "w:pStyle",
                       is_notice ? docx->flow.notice_style
                                 : engross_docx_style_id(&docx->look, given->style));
    docx->look.choices[given->style].is_used = true;
    if (engross_docx_style_is_body(&docx->look, given->style))
        docx->look.choices[ENGROSS_DOCX_BODY].is_used = true;
    if (given->keeps_next)
        engross_docx_flag(xml, "w:keepNext");
    if (docx->flow.breaks_page && !given->stands_alone) {
        engross_docx_flag(xml, "w:pageBreakBefore");
        docx->flow.breaks_page = false;
    }
    if (lead->is_set && lead->number.num != 0)
        write_number(xml, &lead->number);
    else if (docx->look.choices[given->style].is_numbered)
        write_number(xml, &no_number);
    write_tabs(xml, lead, &docx->look.styles[given->style]);
    if (given->direction == ENGROSS_DIRECTION_RTL)
        engross_docx_flag(xml, "w:bidi");
    write_spacing(docx, given);
    write_indents(docx, given, lead);
    if (given->align != 0)
        engross_docx_value(xml, "w:jc", engross_docx_alignment(given->align));
    if (given->direction == ENGROSS_DIRECTION_RTL)
        write_mark(xml);
    docx->flow.properties_end = given->ends_section ? 0 : xml->buffer.size;
    if (given->ends_section)
        engross_docx_section_write_title(docx);
    engross_kit_xml_end(xml);
}

/* A colon that is ours stands in plain type: read back, the speaker has none. */
static void write_speech(struct engross_docx *docx, const struct engross_docx_lead *lead) {
    engross_text speech = lead->speech;
    if (speech.size == 0)
        return;
    speech.size -= lead->adds_colon;
    docx->format.strong++;
    engross_docx_plain(docx, speech);
    docx->format.strong--;
    engross_docx_plain(docx, engross_kit_text(lead->adds_colon ? ": " : " "));
}

int32_t engross_docx_paragraph_start(struct engross_docx *docx,
                                     const struct engross_docx_paragraph *paragraph) {
    static const struct engross_docx_lead nothing = {.is_set = false};
    struct engross_docx_lead lead = paragraph->stands_alone ? nothing : docx->flow.lead;
    if (!paragraph->stands_alone)
        docx->flow.lead = nothing;
    docx->flow.style = paragraph->style;
    docx->flow.is_in_paragraph = true;
    docx->flow.is_after_table = false;
    docx->flow.needs_paragraph = false;
    if (docx->story == ENGROSS_DOCX_STORY_BODY)
        engross_docx_count_paragraph(&docx->counts);
    engross_kit_xml_start(engross_docx_xml(docx), "w:p");
    write_properties(docx, paragraph, &lead);
    start_bookmarks(docx, paragraph->stands_alone);
    if (lead.typed.size > 0) {
        engross_docx_plain(docx, lead.typed);
        engross_docx_mark(docx, "w:tab");
    }
    if (lead.is_note)
        engross_docx_note_mark(docx, lead.note_mark);
    write_speech(docx, &lead);
    return engross_docx_xml(docx)->status;
}

int32_t engross_docx_paragraph_end(struct engross_docx *docx) {
    end_bookmarks(docx);
    engross_kit_xml_end(engross_docx_xml(docx));
    docx->flow.is_in_paragraph = false;
    return engross_docx_xml(docx)->status;
}

int32_t engross_docx_empty_paragraph(struct engross_docx *docx, enum engross_docx_style style) {
    struct engross_docx_paragraph empty = {.style = style,
                                           .left = ENGROSS_DOCX_AS_STYLE,
                                           .right = ENGROSS_DOCX_AS_STYLE,
                                           .direction = docx->direction,
                                           .stands_alone = true};
    int32_t status = engross_docx_paragraph_start(docx, &empty);
    return status == ENGROSS_OK ? engross_docx_paragraph_end(docx) : status;
}

int32_t engross_docx_block_start(struct engross_docx *docx, enum engross_docx_style style,
                                 const engross_node *node) {
    const struct engross_docx_frame *frame = engross_docx_frame(docx);
    const struct engross_docx_appearance *values = &docx->look.styles[style];
    const struct engross_docx_appearance *body = &docx->look.styles[ENGROSS_DOCX_BODY];
    bool is_own = style == frame->style;
    int32_t shift = is_own ? 0 : values->start - body->start;
    /* Captions of Geneva's template, which stand in the margin, are not used there. */
    if (shift < 0 && docx->look.choices[style].is_found && docx->look.is_geneva)
        shift = 0;
    struct engross_docx_paragraph paragraph = {
        .style = style,
        .left = frame->left + shift,
        .right = frame->right + (is_own ? 0 : values->end - body->end),
        .direction = docx->view->direction(docx->view, node),
        .align = frame->align,
        .keeps_next =
            (style == ENGROSS_DOCX_FIGURE && docx->view->first_child(docx->view, node) != NULL) ||
            (style == ENGROSS_DOCX_KEY_VALUE && docx->view->next(docx->view, node) != NULL),
    };
    return engross_docx_paragraph_start(docx, &paragraph);
}

int32_t engross_docx_flush_lead(struct engross_docx *docx) {
    const struct engross_docx_lead *lead = &docx->flow.lead;
    if (!lead->is_set && !lead->is_note && lead->speech.size == 0)
        return ENGROSS_OK;
    const struct engross_docx_frame *frame = engross_docx_frame(docx);
    struct engross_docx_paragraph paragraph = {.style = frame->style,
                                               .left = frame->left,
                                               .right = frame->right,
                                               .direction = docx->direction};
    int32_t status = engross_docx_paragraph_start(docx, &paragraph);
    return status == ENGROSS_OK ? engross_docx_paragraph_end(docx) : status;
}
