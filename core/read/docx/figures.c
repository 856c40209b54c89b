/* Pictures as figures, and the captions of figures and tables. */
#include "read/docx/emit.h"

#include <string.h>

static void open_figure(struct engross_ooxml_emitter *emitter, uint32_t picture,
                        engross_position position) {
    const struct engross_ooxml_picture *row = &emitter->story->pictures[picture];
    struct engross_buffer source = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&source, emitter->package);
    engross_buffer_append_char(&source, '/');
    engross_buffer_append_string(&source, row->part == NULL ? "" : row->part);
    if (row->part == NULL)
        engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_PICTURE, position, NULL);
    engross_builder_open(emitter->builder, ENGROSS_KIND_FIGURE, position);
    if (!engross_buffer_failed(&source))
        engross_builder_set(emitter->builder, ENGROSS_ATTRIBUTE_SOURCE, source.data, source.size);
    if (row->alternative != NULL && row->alternative[0] != '\0')
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ALT, row->alternative);
    engross_buffer_finish(&source);
}

void engross_ooxml_emit_figures(struct engross_ooxml_emitter *emitter, engross_position position) {
    for (uint32_t i = 0; i < emitter->picture_count; i++) {
        if (!engross_builder_allows(emitter->builder, ENGROSS_KIND_FIGURE)) {
            engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_PICTURE, position, NULL);
            continue;
        }
        open_figure(emitter, emitter->pictures[i], position);
        engross_builder_close(emitter->builder, ENGROSS_KIND_FIGURE);
    }
    emitter->picture_count = 0;
}

/* Whether a paragraph is nothing but one picture. */
bool engross_ooxml_is_picture(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    uint32_t pictures = 0;
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &emitter->story->runs[block->first_run + i];
        pictures += run->kind == ENGROSS_OOXML_RUN_PICTURE;
        bool is_text = run->kind == ENGROSS_OOXML_RUN_TEXT &&
                       strspn(emitter->story->text.data + run->offset, " ") < run->size;
        if (is_text || run->kind == ENGROSS_OOXML_RUN_NOTE)
            return false;
    }
    return pictures == 1;
}

void engross_ooxml_put_picture(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    engross_ooxml_close_paragraph(emitter);
    engross_ooxml_open_answer(emitter, index);
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &emitter->story->runs[block->first_run + i];
        if (run->kind != ENGROSS_OOXML_RUN_PICTURE)
            continue;
        open_figure(emitter, run->value, engross_ooxml_place(emitter, index));
        const char *id = engross_ooxml_block_id(emitter->story, block);
        if (id != NULL)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    }
    emitter->in_figure = true;
}

static uint32_t next_block(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint32_t next = index + 1;
    while (next < emitter->story->body_end &&
           engross_ooxml_block_at(emitter, next)->kind == ENGROSS_OOXML_PARAGRAPH &&
           engross_ooxml_finding_at(emitter, next)->role == ENGROSS_OOXML_ROLE_NONE)
        next++;
    return next;
}

bool engross_ooxml_put_caption(struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint32_t next = next_block(emitter, index);
    if (emitter->in_figure) {
        engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_CAPTION, 0,
                                  engross_ooxml_block_at(emitter, index)->all_bold);
        engross_ooxml_close_figure(emitter);
        return true;
    }
    if (next >= emitter->story->body_end ||
        engross_ooxml_block_at(emitter, next)->kind != ENGROSS_OOXML_TABLE)
        return false;
    engross_ooxml_close_paragraph(emitter);
    engross_ooxml_open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_TABLE, engross_ooxml_place(emitter, index));
    const char *id = engross_ooxml_block_id(emitter->story, engross_ooxml_block_at(emitter, index));
    if (id != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_CAPTION, 0,
                              engross_ooxml_block_at(emitter, index)->all_bold);
    emitter->captioned = true;
    return true;
}
