/* Walks the blocks of the body in order and opens and closes the elements that their roles ask
 * for, as the text reader does. */
#include "read/docx/emit.h"

#include "read/names.h"
#include "read/text/words.h"

#include "base/utf8.h"

#include <string.h>

/* A paragraph goes on with an item where it is indented as far, give or take this, in twips. */
#define SLACK 40

typedef void handler(struct engross_ooxml_emitter *emitter, uint32_t index);

static const struct engross_ooxml_block *block_at(const struct engross_ooxml_emitter *emitter,
                                                  uint32_t index) {
    return &emitter->story->blocks[index];
}

static const struct engross_ooxml_finding *finding_at(const struct engross_ooxml_emitter *emitter,
                                                      uint32_t index) {
    return &emitter->structure->findings[index];
}

static engross_position place(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    return engross_ooxml_block_position(block_at(emitter, index));
}

const char *engross_ooxml_block_id(const struct engross_ooxml_story *story,
                                   const struct engross_ooxml_block *block) {
    for (uint32_t i = block->bookmark; i != 0; i = story->bookmarks[i - 1].next)
        if (story->bookmarks[i - 1].is_target && story->bookmarks[i - 1].note == 0)
            return story->bookmarks[i - 1].name;
    return NULL;
}

static void set_text(struct engross_ooxml_emitter *emitter, uint32_t attribute,
                     engross_text value) {
    if (value.size > 0)
        engross_builder_set(emitter->builder, attribute, value.data, value.size);
}

/* ID, number and what it counts, of the element that stands for the block. */
static void set_identity(struct engross_ooxml_emitter *emitter, uint32_t index,
                         bool has_numbering) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    const char *id = engross_ooxml_block_id(emitter->story, block_at(emitter, index));
    if (id != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    if (finding->number.size == 0)
        return;
    set_text(emitter, ENGROSS_ATTRIBUTE_NUMBER, finding->number);
    if (has_numbering && finding->numbering != ENGROSS_NUMBERING_NONE)
        engross_builder_set_string(
            emitter->builder, ENGROSS_ATTRIBUTE_NUMBERING,
            engross_numbering_name((enum engross_numbering)finding->numbering));
    if (finding->value > 0)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE,
                                   ENGROSS_NUMBER((uint64_t)finding->value));
}

static void put_inlines(struct engross_ooxml_emitter *emitter, uint32_t index, uint32_t kind,
                        size_t skip, bool strips_bold) {
    engross_builder_open(emitter->builder, kind, place(emitter, index));
    engross_ooxml_emit_inlines(emitter, block_at(emitter, index), skip, strips_bold);
    engross_builder_close(emitter->builder, kind);
}

/* --- closing --- */

void engross_ooxml_close_lists(struct engross_ooxml_emitter *emitter, uint32_t count) {
    while (emitter->list_count > count) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_ITEM);
        engross_builder_close(emitter->builder, ENGROSS_KIND_LIST);
        emitter->list_count--;
    }
}

static void close_figure(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_figure)
        engross_builder_close(emitter->builder, ENGROSS_KIND_FIGURE);
    emitter->in_figure = false;
}

static void close_notice(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_notice)
        engross_builder_close(emitter->builder, ENGROSS_KIND_NOTICE);
    emitter->in_notice = false;
}

static void close_quotation(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_quotation)
        engross_builder_close(emitter->builder, ENGROSS_KIND_QUOTATION);
    emitter->in_quotation = false;
}

static void close_key_figure(struct engross_ooxml_emitter *emitter) {
    if (emitter->in_key_figure)
        engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURE);
    emitter->in_key_figure = false;
}

static void close_key_figures(struct engross_ooxml_emitter *emitter) {
    close_key_figure(emitter);
    if (emitter->in_key_figures)
        engross_builder_close(emitter->builder, ENGROSS_KIND_KEY_FIGURES);
    emitter->in_key_figures = false;
}

/* What stands around a few blocks only. */
static void close_wraps(struct engross_ooxml_emitter *emitter) {
    close_key_figures(emitter);
    close_figure(emitter);
    close_notice(emitter);
    close_quotation(emitter);
}

static void close_paragraph(struct engross_ooxml_emitter *emitter) {
    close_wraps(emitter);
    engross_ooxml_close_lists(emitter, 0);
    if (emitter->in_paragraph)
        engross_builder_close(emitter->builder, ENGROSS_KIND_PARAGRAPH);
    emitter->in_paragraph = false;
}

static void close_exchange(struct engross_ooxml_emitter *emitter) {
    close_paragraph(emitter);
    if (!emitter->in_exchange)
        return;
    engross_builder_close(emitter->builder,
                          emitter->in_answer ? ENGROSS_KIND_ANSWER : ENGROSS_KIND_QUESTION);
    engross_builder_close(emitter->builder, ENGROSS_KIND_EXCHANGE);
    emitter->in_exchange = emitter->in_answer = false;
}

static void open_answer(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_exchange || emitter->in_answer)
        return;
    engross_builder_close(emitter->builder, ENGROSS_KIND_QUESTION);
    engross_builder_open(emitter->builder, ENGROSS_KIND_ANSWER, place(emitter, index));
    emitter->in_answer = true;
}

static void close_sections(struct engross_ooxml_emitter *emitter, uint32_t rank) {
    while (emitter->sections > 0 && emitter->ranks[emitter->sections - 1] >= rank) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_SECTION);
        emitter->sections--;
    }
}

/* --- figures and breaks --- */

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
static bool is_picture(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
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

static void put_picture(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    close_paragraph(emitter);
    open_answer(emitter, index);
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &emitter->story->runs[block->first_run + i];
        if (run->kind != ENGROSS_OOXML_RUN_PICTURE)
            continue;
        open_figure(emitter, run->value, place(emitter, index));
        const char *id = engross_ooxml_block_id(emitter->story, block);
        if (id != NULL)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    }
    emitter->in_figure = true;
}

static void put_page_break(struct engross_ooxml_emitter *emitter, uint32_t index) {
    emitter->breaks_page = false;
    close_exchange(emitter);
    if (finding_at(emitter, index)->role == ENGROSS_OOXML_ROLE_HEADING)
        close_sections(emitter, finding_at(emitter, index)->rank);
    engross_builder_open(emitter->builder, ENGROSS_KIND_PAGE_BREAK, place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_PAGE_BREAK);
}

/* --- lists --- */

static int32_t text_left(const struct engross_ooxml_story *story,
                         const struct engross_ooxml_block *block) {
    const struct engross_ooxml_number *number = engross_ooxml_block_number(story, block);
    int32_t left = block->layout.left;
    int32_t styled = block->style == NULL ? ENGROSS_OOXML_NO_INDENT : block->style->layout.left;
    bool is_own = left != ENGROSS_OOXML_NO_INDENT && left != styled;
    if (number != NULL && !is_own && number->level->layout.left != ENGROSS_OOXML_NO_INDENT)
        left = number->level->layout.left;
    return left == ENGROSS_OOXML_NO_INDENT ? 0 : left;
}

/* Closes what stands further in than an item of that list and depth. Says whether the innermost
 * list is then the item's own. */
static bool find_list(struct engross_ooxml_emitter *emitter, uint32_t key, uint32_t depth,
                      int32_t left, int32_t value) {
    uint32_t count = emitter->list_count;
    while (count > 0) {
        const struct engross_ooxml_open_list *list = &emitter->lists[count - 1];
        bool is_same = list->key == key && list->depth == depth;
        bool goes_on = value == 0 || list->value == 0 || value > list->value;
        if (is_same && goes_on)
            break;
        bool is_inside = list->depth < depth ||
                         (list->key != key && list->depth == depth && left > list->left + SLACK);
        if (!is_same && is_inside)
            break;
        count--;
    }
    engross_ooxml_close_lists(emitter, count);
    return count > 0 && emitter->lists[count - 1].key == key &&
           emitter->lists[count - 1].depth == depth;
}

static const char *list_style(uint8_t numbering, bool is_bullet) {
    return is_bullet || numbering == ENGROSS_NUMBERING_NONE
               ? "bullet"
               : engross_numbering_name((enum engross_numbering)numbering);
}

static void open_item(struct engross_ooxml_emitter *emitter, uint32_t index,
                      const struct engross_ooxml_finding *finding, int32_t left) {
    bool is_bullet = finding->number.size == 0;
    int32_t value = is_bullet ? 0 : finding->value;
    if (find_list(emitter, finding->list, finding->depth, left, value)) {
        engross_builder_close(emitter->builder, ENGROSS_KIND_ITEM);
    } else {
        if (emitter->list_count == ENGROSS_OOXML_LISTS)
            engross_ooxml_close_lists(emitter, ENGROSS_OOXML_LISTS - 1);
        engross_builder_open(emitter->builder, ENGROSS_KIND_LIST, place(emitter, index));
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_STYLE,
                                   list_style(finding->numbering, is_bullet));
        emitter->lists[emitter->list_count++] = (struct engross_ooxml_open_list){
            .key = finding->list, .depth = finding->depth, .left = left};
    }
    emitter->lists[emitter->list_count - 1].value = value;
    engross_builder_open(emitter->builder, ENGROSS_KIND_ITEM, place(emitter, index));
}

static void put_item(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    close_wraps(emitter);
    open_answer(emitter, index);
    open_item(emitter, index, finding, text_left(emitter->story, block_at(emitter, index)));
    set_identity(emitter, index, false);
    put_inlines(emitter, index, ENGROSS_KIND_P, finding->skip, false);
}

void engross_ooxml_emit_inner(struct engross_ooxml_emitter *emitter, uint32_t index, size_t skip) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    const struct engross_ooxml_number *number = engross_ooxml_block_number(emitter->story, block);
    int32_t left = text_left(emitter->story, block);
    if (number != NULL && (number->size > 0 || number->level->is_bullet)) {
        const struct engross_ooxml_finding finding = {
            .list = number->abstract,
            .depth = (uint8_t)(number->depth + 1),
            .numbering = number->level->numbering,
            .number = {number->printed, number->size},
            .value = number->value,
        };
        open_item(emitter, index, &finding, left);
        set_text(emitter, ENGROSS_ATTRIBUTE_NUMBER, finding.number);
        if (finding.number.size > 0 && finding.value > 0)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE,
                                       ENGROSS_NUMBER((uint64_t)finding.value));
    } else {
        uint32_t count = emitter->list_count;
        while (count > 0 && left + SLACK < emitter->lists[count - 1].left)
            count--;
        engross_ooxml_close_lists(emitter, left > 0 ? count : 0);
    }
    bool recommends = !emitter->in_note && number == NULL &&
                      engross_ooxml_is_recommendations(emitter->story, block) &&
                      engross_builder_allows(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
    if (recommends)
        engross_builder_open(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS, place(emitter, index));
    engross_builder_open(emitter->builder, ENGROSS_KIND_P, place(emitter, index));
    bool in_head = emitter->part_count > 0 && !emitter->in_note &&
                   emitter->parts[emitter->part_count - 1] == ENGROSS_KIND_TABLE_HEAD;
    engross_ooxml_emit_inlines(emitter, block, skip, in_head && block->all_bold);
    engross_builder_close(emitter->builder, ENGROSS_KIND_P);
    if (recommends)
        engross_builder_close(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
    engross_ooxml_emit_figures(emitter, place(emitter, index));
}

/* --- roles --- */

static bool starts_lower(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    bool is_lower = false;
    engross_ooxml_block_text(emitter->story, block_at(emitter, index), false, &text);
    size_t at = 0;
    if (!engross_buffer_failed(&text) && text.size > 0)
        is_lower = engross_is_lowercase(engross_utf8_decode(text.data, text.size, &at));
    engross_buffer_finish(&text);
    return is_lower;
}

/* A plain paragraph goes on with an item where it is indented like the item's text, and with a
 * numbered paragraph where it begins in lower case. */
static void put_text(struct engross_ooxml_emitter *emitter, uint32_t index) {
    int32_t left = text_left(emitter->story, block_at(emitter, index));
    uint32_t count = emitter->list_count;
    bool ends_answers = emitter->in_answer && emitter->structure->has_answers;
    if (ends_answers)
        close_exchange(emitter);
    close_wraps(emitter);
    while (count > 0 && (left + SLACK < emitter->lists[count - 1].left ||
                         emitter->lists[count - 1].left <= emitter->base_left + SLACK))
        count--;
    engross_ooxml_close_lists(emitter, ends_answers ? 0 : count);
    if (emitter->list_count == 0) {
        emitter->base_left = left;
        if (!starts_lower(emitter, index))
            close_paragraph(emitter);
    }
    open_answer(emitter, index);
    put_inlines(emitter, index, ENGROSS_KIND_P, finding_at(emitter, index)->skip, false);
}

static void put_heading(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    close_exchange(emitter);
    close_sections(emitter, finding->rank);
    if (emitter->sections == ENGROSS_OOXML_SECTIONS)
        close_sections(emitter, emitter->ranks[ENGROSS_OOXML_SECTIONS - 1]);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SECTION, place(emitter, index));
    emitter->ranks[emitter->sections++] = finding->rank;
    set_identity(emitter, index, true);
    if (finding->section_type != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_TYPE, finding->section_type);
    put_inlines(emitter, index, ENGROSS_KIND_HEADING, finding->skip,
                block_at(emitter, index)->all_bold);
}

static void put_numbered(struct engross_ooxml_emitter *emitter, uint32_t index) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    emitter->base_left = 0;
    engross_builder_open(emitter->builder, ENGROSS_KIND_PARAGRAPH, place(emitter, index));
    set_identity(emitter, index, true);
    emitter->in_paragraph = true;
    put_inlines(emitter, index, ENGROSS_KIND_P, finding_at(emitter, index)->skip, false);
}

static void set_speech(struct engross_ooxml_emitter *emitter,
                       const struct engross_ooxml_finding *finding) {
    set_text(emitter, finding->is_label ? ENGROSS_ATTRIBUTE_LABEL : ENGROSS_ATTRIBUTE_SPEAKER,
             finding->label);
}

/* A second paragraph in the style of questions belongs to the first unless it has a label. */
static void put_question(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    bool goes_on = emitter->in_exchange && !emitter->in_answer && finding->label.size == 0 &&
                   emitter->structure->has_answers;
    if (!goes_on) {
        close_exchange(emitter);
        engross_builder_open(emitter->builder, ENGROSS_KIND_EXCHANGE, place(emitter, index));
        engross_builder_open(emitter->builder, ENGROSS_KIND_QUESTION, place(emitter, index));
        set_speech(emitter, finding);
        emitter->in_exchange = true;
    }
    put_inlines(emitter, index, ENGROSS_KIND_P, finding->skip, block_at(emitter, index)->all_bold);
}

static void put_answer(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    if (!emitter->in_exchange) {
        put_text(emitter, index);
        return;
    }
    bool is_first = !emitter->in_answer;
    close_wraps(emitter);
    engross_ooxml_close_lists(emitter, 0);
    open_answer(emitter, index);
    if (is_first)
        set_speech(emitter, finding);
    put_inlines(emitter, index, ENGROSS_KIND_P, is_first ? finding->skip : 0, false);
}

static void put_quotation(struct engross_ooxml_emitter *emitter, uint32_t index) {
    close_figure(emitter);
    close_notice(emitter);
    engross_ooxml_close_lists(emitter, 0);
    open_answer(emitter, index);
    if (!emitter->in_quotation)
        engross_builder_open(emitter->builder, ENGROSS_KIND_QUOTATION, place(emitter, index));
    emitter->in_quotation = true;
    put_inlines(emitter, index, ENGROSS_KIND_P, finding_at(emitter, index)->skip, false);
}

static void put_attribution(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_quotation) {
        put_text(emitter, index);
        return;
    }
    put_inlines(emitter, index, ENGROSS_KIND_ATTRIBUTION, finding_at(emitter, index)->skip, false);
    close_quotation(emitter);
}

static void put_recommendations(struct engross_ooxml_emitter *emitter, uint32_t index) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS, place(emitter, index));
    set_identity(emitter, index, false);
    put_inlines(emitter, index, ENGROSS_KIND_P, 0, block_at(emitter, index)->all_bold);
    engross_builder_close(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
}

/* Whether nothing but notices follows; then they belong to the document, not to its last part, as
 * the text reader has it. */
static bool is_tail(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    for (uint32_t i = index; i < emitter->story->body_end; i++) {
        uint8_t role = finding_at(emitter, i)->role;
        bool is_table = block_at(emitter, i)->kind != ENGROSS_OOXML_PARAGRAPH;
        if (is_table || (role != ENGROSS_OOXML_ROLE_NOTICE && role != ENGROSS_OOXML_ROLE_NONE))
            return false;
    }
    return true;
}

static void put_notice(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    close_paragraph(emitter);
    if (!emitter->tail && is_tail(emitter, index)) {
        emitter->tail = true;
        close_exchange(emitter);
        close_sections(emitter, 0);
    }
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_NOTICE, place(emitter, index));
    engross_builder_set_string(
        emitter->builder, ENGROSS_ATTRIBUTE_TYPE,
        finding->notice < ENGROSS_NOTICE_COUNT ? engross_notice_name(finding->notice) : "note");
    put_inlines(emitter, index, ENGROSS_KIND_P, 0, false);
    engross_builder_close(emitter->builder, ENGROSS_KIND_NOTICE);
}

static uint32_t next_block(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint32_t next = index + 1;
    while (next < emitter->story->body_end &&
           block_at(emitter, next)->kind == ENGROSS_OOXML_PARAGRAPH &&
           finding_at(emitter, next)->role == ENGROSS_OOXML_ROLE_NONE)
        next++;
    return next;
}

/* A caption belongs to the figure before it or the table after it. */
static void put_caption(struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint32_t next = next_block(emitter, index);
    if (emitter->in_figure) {
        put_inlines(emitter, index, ENGROSS_KIND_CAPTION, 0, block_at(emitter, index)->all_bold);
        close_figure(emitter);
        return;
    }
    if (next >= emitter->story->body_end || block_at(emitter, next)->kind != ENGROSS_OOXML_TABLE) {
        put_text(emitter, index);
        return;
    }
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_TABLE, place(emitter, index));
    const char *id = engross_ooxml_block_id(emitter->story, block_at(emitter, index));
    if (id != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ID, id);
    put_inlines(emitter, index, ENGROSS_KIND_CAPTION, 0, block_at(emitter, index)->all_bold);
    emitter->captioned = true;
}

static void put_key_value(struct engross_ooxml_emitter *emitter, uint32_t index) {
    close_key_figure(emitter);
    if (!emitter->in_key_figures) {
        close_exchange(emitter);
        engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURES, place(emitter, index));
        set_identity(emitter, index, false);
    }
    emitter->in_key_figures = emitter->in_key_figure = true;
    engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURE, place(emitter, index));
    put_inlines(emitter, index, ENGROSS_KIND_VALUE, 0, block_at(emitter, index)->all_bold);
}

/* A label without a number before it is text. */
static void put_key_label(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_key_figure) {
        close_wraps(emitter);
        put_text(emitter, index);
        return;
    }
    put_inlines(emitter, index, ENGROSS_KIND_LABEL, 0, false);
    close_key_figure(emitter);
}

static void put_separator(struct engross_ooxml_emitter *emitter, uint32_t index) {
    close_paragraph(emitter);
    open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SEPARATOR, place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_SEPARATOR);
}

/* The value of a field for machines: what the text reader found, or what its text says. */
static void set_field_value(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    if (finding->field_value != NULL && finding->field_value[0] != '\0') {
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, finding->field_value);
        return;
    }
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    char iso[ENGROSS_DATE_SIZE];
    engross_ooxml_block_text(emitter->story, block_at(emitter, index), false, &text);
    bool is_date = finding->field == ENGROSS_FIELD_DATE && !engross_buffer_failed(&text) &&
                   text.size > 0 && engross_date_parse(text.data, text.size, iso);
    if (is_date)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, iso);
    engross_buffer_finish(&text);
}

static void put_field(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = finding_at(emitter, index);
    if (finding->is_joined || emitter->has_metadata)
        return; /* written before */
    engross_builder_open_field(emitter->builder, finding->field, place(emitter, index));
    set_field_value(emitter, index);
    set_text(emitter, ENGROSS_ATTRIBUTE_LABEL, finding->label);
    engross_ooxml_emit_inlines(emitter, block_at(emitter, index), finding->skip, true);
    for (uint32_t i = index + 1; i < emitter->story->body_end; i++) {
        if (block_at(emitter, i)->kind != ENGROSS_OOXML_PARAGRAPH ||
            !finding_at(emitter, i)->is_joined)
            break;
        engross_builder_text(emitter->builder, " ", 1, place(emitter, i));
        engross_ooxml_emit_inlines(emitter, block_at(emitter, i), 0, true);
    }
    engross_builder_close(emitter->builder, ENGROSS_KIND_FIELD);
}

static handler *const handlers[ENGROSS_OOXML_ROLE_COUNT] = {
    [ENGROSS_OOXML_ROLE_TEXT] = put_text,
    [ENGROSS_OOXML_ROLE_FIELD] = put_field,
    [ENGROSS_OOXML_ROLE_HEADING] = put_heading,
    [ENGROSS_OOXML_ROLE_NUMBERED] = put_numbered,
    [ENGROSS_OOXML_ROLE_ITEM] = put_item,
    [ENGROSS_OOXML_ROLE_QUESTION] = put_question,
    [ENGROSS_OOXML_ROLE_ANSWER] = put_answer,
    [ENGROSS_OOXML_ROLE_QUOTATION] = put_quotation,
    [ENGROSS_OOXML_ROLE_ATTRIBUTION] = put_attribution,
    [ENGROSS_OOXML_ROLE_RECOMMENDATIONS] = put_recommendations,
    [ENGROSS_OOXML_ROLE_NOTICE] = put_notice,
    [ENGROSS_OOXML_ROLE_KEY_VALUE] = put_key_value,
    [ENGROSS_OOXML_ROLE_KEY_LABEL] = put_key_label,
    [ENGROSS_OOXML_ROLE_CAPTION] = put_caption,
    [ENGROSS_OOXML_ROLE_SEPARATOR] = put_separator,
};

static bool has_page_break(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    for (uint32_t i = 0; i < block->run_count; i++)
        if (emitter->story->runs[block->first_run + i].kind == ENGROSS_OOXML_RUN_PAGE_BREAK)
            return true;
    return false;
}

/* Whether the block begins a page by its own word: a break is its first run, or it asks for it. An
 * annex does so anyway. */
static bool begins_page(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    const char *type = finding_at(emitter, index)->section_type;
    bool is_annex = type != NULL && strcmp(type, "annex") == 0;
    if (block->layout.breaks_page && !is_annex)
        return true;
    return block->run_count > 1 &&
           emitter->story->runs[block->first_run].kind == ENGROSS_OOXML_RUN_PAGE_BREAK;
}

static void put_paragraph(struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint8_t role = finding_at(emitter, index)->role;
    if (role == ENGROSS_OOXML_ROLE_NONE) {
        emitter->breaks_page = emitter->breaks_page || has_page_break(emitter, index);
        return;
    }
    if (role != ENGROSS_OOXML_ROLE_FIELD && (emitter->breaks_page || begins_page(emitter, index)))
        put_page_break(emitter, index);
    if (role != ENGROSS_OOXML_ROLE_CAPTION)
        close_figure(emitter);
    if (role != ENGROSS_OOXML_ROLE_KEY_VALUE && role != ENGROSS_OOXML_ROLE_KEY_LABEL)
        close_key_figures(emitter);
    if (is_picture(emitter, index) && role != ENGROSS_OOXML_ROLE_FIELD) {
        put_picture(emitter, index);
        return;
    }
    bool breaks_first = begins_page(emitter, index);
    handlers[role](emitter, index);
    if (breaks_first)
        emitter->breaks_page = false;
    if (emitter->picture_count > 0)
        close_key_figures(emitter);
    engross_ooxml_emit_figures(emitter, place(emitter, index));
}

static void put_table_block(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (emitter->part_count == 0 && !emitter->captioned) {
        close_paragraph(emitter);
        open_answer(emitter, index);
    }
    if (emitter->breaks_page && emitter->part_count == 0 && !emitter->captioned)
        put_page_break(emitter, index);
    engross_ooxml_emit_table_block(emitter, index);
}

/* The content of a cell that only goes on with the one above is lost, if it has any. */
static void pass_merged_cell(struct engross_ooxml_emitter *emitter, uint32_t index) {
    for (uint32_t i = index; i < block_at(emitter, index)->end; i++)
        if (block_at(emitter, i)->kind == ENGROSS_OOXML_PARAGRAPH &&
            block_at(emitter, i)->size > 0) {
            engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_MERGED_CELL,
                           place(emitter, i), NULL);
            return;
        }
}

/* One block; returns the last block that was dealt with. */
static uint32_t put_block(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    bool is_masthead = finding_at(emitter, index)->is_masthead;
    if (block->kind == ENGROSS_OOXML_PARAGRAPH && (block->table_depth == 0 || is_masthead)) {
        put_paragraph(emitter, index);
    } else if (is_masthead) {
        return index;
    } else if (block->kind == ENGROSS_OOXML_PARAGRAPH) {
        if (block->size > 0 || block->run_count > 0)
            engross_ooxml_emit_inner(emitter, index, 0);
    } else if (block->kind == ENGROSS_OOXML_CELL && block->merges_up) {
        pass_merged_cell(emitter, index);
        return block->end;
    } else {
        put_table_block(emitter, index);
    }
    return index;
}

/* Marks the bookmarks that links lead to and that stand on something with an ID. */
static void mark_targets(struct engross_ooxml_emitter *emitter) {
    static const bool has_id[ENGROSS_OOXML_ROLE_COUNT] = {
        [ENGROSS_OOXML_ROLE_HEADING] = true,   [ENGROSS_OOXML_ROLE_NUMBERED] = true,
        [ENGROSS_OOXML_ROLE_ITEM] = true,      [ENGROSS_OOXML_ROLE_CAPTION] = true,
        [ENGROSS_OOXML_ROLE_KEY_VALUE] = true, [ENGROSS_OOXML_ROLE_RECOMMENDATIONS] = true,
    };
    struct engross_ooxml_story *story = emitter->story;
    for (size_t i = 0; i < story->link_count; i++) {
        const struct engross_ooxml_link *link = &story->links[i];
        if (!link->is_internal)
            continue;
        uint32_t index = engross_ooxml_keys_find(
            &story->bookmark_names, (engross_text){link->target, strlen(link->target)});
        if (index == ENGROSS_OOXML_NO_KEY)
            continue;
        struct engross_ooxml_bookmark *bookmark = &story->bookmarks[index];
        bool is_body =
            bookmark->block < story->body_end && story->blocks[bookmark->block].table_depth == 0;
        uint8_t role = is_body ? finding_at(emitter, bookmark->block)->role : 0;
        bookmark->is_target = bookmark->note != 0 || (is_body && has_id[role]);
    }
}

void engross_ooxml_emit(struct engross_ooxml_emitter *emitter) {
    mark_targets(emitter);
    for (uint32_t i = 0; i < emitter->story->body_end; i++) {
        if (engross_builder_status(emitter->builder) != ENGROSS_OK)
            return;
        i = put_block(emitter, i);
    }
    close_exchange(emitter);
    close_sections(emitter, 0);
}
