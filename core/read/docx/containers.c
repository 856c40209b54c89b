/* What is open while the body is written: sections, numbered paragraphs, exchanges, and what
 * stands around one block. Also what every element that stands for a block is given. */
#include "read/docx/emit.h"

const char *engross_ooxml_block_id(const struct engross_ooxml_story *story,
                                   const struct engross_ooxml_block *block) {
    for (uint32_t i = block->bookmark; i != 0; i = story->bookmarks[i - 1].next)
        if (story->bookmarks[i - 1].is_target && story->bookmarks[i - 1].note == 0)
            return story->bookmarks[i - 1].name;
    return NULL;
}

void engross_ooxml_set_text(struct engross_ooxml_emitter *emitter, uint32_t attribute,
                            engross_text value) {
    if (value.size > 0)
        engross_builder_set(emitter->builder, attribute, value.data, value.size);
}

/* ID, number and what it counts, of the element that stands for the block. */
void engross_ooxml_set_identity(struct engross_ooxml_emitter *emitter, uint32_t index,
                                bool has_numbering) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    const char *id = engross_ooxml_block_id(emitter->story, engross_ooxml_block_at(emitter, index));
    if (id != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    if (finding->number.size == 0)
        return;
    engross_ooxml_set_text(emitter, ENGROSS_ATTRIBUTE_NUMBER, finding->number);
    /* what أولاً and 一 stand for in an outline the model knows */
    bool is_outline = finding->numbering < ENGROSS_NUMBERING_ABJAD;
    if (has_numbering && is_outline && finding->numbering != ENGROSS_NUMBERING_NONE)
        engross_builder_set_string(
            emitter->builder, ENGROSS_ATTRIBUTE_NUMBERING,
            engross_numbering_name((enum engross_numbering)finding->numbering));
    if (finding->value > 0)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE,
                                   ENGROSS_NUMBER((uint64_t)finding->value));
}

void engross_ooxml_put_inlines(struct engross_ooxml_emitter *emitter, uint32_t index, uint32_t kind,
                               size_t skip, bool strips_bold) {
    engross_builder_open(emitter->builder, kind, engross_ooxml_place(emitter, index));
    engross_ooxml_emit_inlines(emitter, engross_ooxml_block_at(emitter, index), skip, strips_bold);
    engross_builder_close(emitter->builder, kind);
}

void engross_ooxml_close_lists(struct engross_ooxml_emitter *emitter, uint32_t count) {
    while (emitter->list_count > count && emitter->list_count > emitter->list_floor) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_ITEM);
        engross_builder_close(emitter->builder, ENGROSS_KIND_LIST);
        emitter->list_count--;
    }
}

void engross_ooxml_close_figure(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_figure)
        engross_builder_close(emitter->builder, ENGROSS_KIND_FIGURE);
    emitter->in_figure = false;
}

void engross_ooxml_close_notice(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_notice)
        engross_builder_close(emitter->builder, ENGROSS_KIND_NOTICE);
    emitter->in_notice = false;
}

void engross_ooxml_close_quotation(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_quotation)
        engross_builder_close(emitter->builder, ENGROSS_KIND_QUOTATION);
    emitter->in_quotation = false;
}

void engross_ooxml_close_key_figure(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_key_figure)
        engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURE);
    emitter->in_key_figure = false;
}

void engross_ooxml_close_key_figures(struct engross_ooxml_emitter *emitter) {
    engross_ooxml_close_key_figure(emitter);
    if (emitter->in_key_figures)
        engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURES);
    emitter->in_key_figures = false;
}

/* What stands around a few blocks only. */
void engross_ooxml_close_wraps(struct engross_ooxml_emitter *emitter) {
    engross_ooxml_close_key_figures(emitter);
    engross_ooxml_close_figure(emitter);
    if (emitter->holds)
        return;
    engross_ooxml_close_notice(emitter);
    engross_ooxml_close_quotation(emitter);
}

void engross_ooxml_close_paragraph(struct engross_ooxml_emitter *emitter) {
    engross_ooxml_close_wraps(emitter);
    if (emitter->holds)
        return;
    engross_ooxml_close_lists(emitter, 0);
    if (emitter->in_paragraph)
        engross_builder_close(emitter->builder, ENGROSS_KIND_PARAGRAPH);
    emitter->in_paragraph = false;
}

void engross_ooxml_close_exchange(struct engross_ooxml_emitter *emitter) {
    engross_ooxml_close_paragraph(emitter);
    if (!emitter->in_exchange || emitter->holds)
        return;
    engross_builder_close(emitter->builder,
                          emitter->in_answer ? ENGROSS_KIND_ANSWER : ENGROSS_KIND_QUESTION);
    engross_builder_close(emitter->builder, ENGROSS_KIND_EXCHANGE);
    emitter->in_exchange = emitter->in_answer = false;
}

void engross_ooxml_open_answer(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_exchange || emitter->in_answer)
        return;
    engross_builder_close(emitter->builder, ENGROSS_KIND_QUESTION);
    engross_builder_open(emitter->builder, ENGROSS_KIND_ANSWER,
                         engross_ooxml_place(emitter, index));
    emitter->in_answer = true;
}

void engross_ooxml_close_sections(struct engross_ooxml_emitter *emitter, uint32_t rank) {
    while (emitter->sections > 0 && emitter->ranks[emitter->sections - 1] >= rank) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_SECTION);
        emitter->sections--;
    }
}

/* Exchanges and lists are two containers each: what they are, and the part or item in them. */
void engross_ooxml_hold(struct engross_ooxml_emitter *emitter, uint32_t containers) {
    uint32_t sections = emitter->sections, exchange = emitter->in_exchange ? 2 : 0;
    uint32_t outside = sections + exchange + emitter->in_paragraph;
    bool has_wrap = emitter->in_quotation || emitter->in_notice;
    emitter->holds = false;
    engross_ooxml_close_figure(emitter);
    if (containers < outside + 2 * emitter->list_count + has_wrap)
        engross_ooxml_close_wraps(emitter);
    if (containers < outside + 2 * emitter->list_count)
        engross_ooxml_close_lists(emitter, containers > outside ? (containers - outside) / 2 : 0);
    if (containers < outside)
        engross_ooxml_close_paragraph(emitter);
    if (containers < sections + exchange)
        engross_ooxml_close_exchange(emitter);
    while (emitter->sections > containers)
        engross_ooxml_close_sections(emitter, emitter->ranks[emitter->sections - 1]);
    emitter->holds = true;
}
