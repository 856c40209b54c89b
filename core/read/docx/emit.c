/* Walks the blocks of the body in order and opens and closes the elements that their roles ask
 * for, as the text reader does. */
#include "read/docx/emit.h"

#include "read/text/words.h"

#include "base/utf8.h"

#include <string.h>

typedef void handler(struct engross_ooxml_emitter *emitter, uint32_t index);

static void put_page_break(struct engross_ooxml_emitter *emitter, uint32_t index) {
    emitter->breaks_page = false;
    engross_ooxml_close_exchange(emitter);
    if (engross_ooxml_finding_at(emitter, index)->role == ENGROSS_OOXML_ROLE_HEADING)
        engross_ooxml_close_sections(emitter, engross_ooxml_finding_at(emitter, index)->rank);
    engross_builder_open(emitter->builder, ENGROSS_KIND_PAGE_BREAK,
                         engross_ooxml_place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_PAGE_BREAK);
}

static bool starts_lower(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    bool is_lower = false;
    engross_ooxml_block_text(emitter->story, engross_ooxml_block_at(emitter, index), false, &text);
    size_t at = 0;
    if (!engross_buffer_failed(&text) && text.size > 0)
        is_lower = engross_is_lowercase(engross_utf8_decode(text.data, text.size, &at));
    engross_buffer_finish(&text);
    return is_lower;
}

/* A plain paragraph goes on with an item where it is indented like the item's text, and with a
 * numbered paragraph where it begins in lower case. */
static void put_text(struct engross_ooxml_emitter *emitter, uint32_t index) {
    int32_t left = engross_ooxml_text_left(emitter->story, engross_ooxml_block_at(emitter, index));
    uint32_t count = emitter->list_count;
    bool ends_answers = emitter->in_answer && emitter->structure->has_answers && !emitter->holds;
    if (ends_answers)
        engross_ooxml_close_exchange(emitter);
    engross_ooxml_close_wraps(emitter);
    while (count > 0 && !emitter->holds &&
           (left + ENGROSS_OOXML_SLACK < emitter->lists[count - 1].left ||
            emitter->lists[count - 1].left <= emitter->base_left + ENGROSS_OOXML_SLACK))
        count--;
    engross_ooxml_close_lists(emitter, ends_answers ? 0 : count);
    if (emitter->list_count == 0) {
        emitter->base_left = left;
        if (!starts_lower(emitter, index) && !emitter->holds)
            engross_ooxml_close_paragraph(emitter);
    }
    engross_ooxml_open_answer(emitter, index);
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P,
                              engross_ooxml_finding_at(emitter, index)->skip, false);
}

static void put_heading(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    engross_ooxml_close_exchange(emitter);
    engross_ooxml_close_sections(emitter, finding->rank);
    if (emitter->sections == ENGROSS_OOXML_SECTIONS)
        engross_ooxml_close_sections(emitter, emitter->ranks[ENGROSS_OOXML_SECTIONS - 1]);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SECTION,
                         engross_ooxml_place(emitter, index));
    emitter->ranks[emitter->sections++] = finding->rank;
    engross_ooxml_set_identity(emitter, index, true);
    if (finding->section_type != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_TYPE, finding->section_type);
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_HEADING, finding->skip,
                              engross_ooxml_block_at(emitter, index)->all_bold);
}

static void put_numbered(struct engross_ooxml_emitter *emitter, uint32_t index) {
    engross_ooxml_close_paragraph(emitter);
    engross_ooxml_open_answer(emitter, index);
    emitter->base_left = 0;
    engross_builder_open(emitter->builder, ENGROSS_KIND_PARAGRAPH,
                         engross_ooxml_place(emitter, index));
    engross_ooxml_set_identity(emitter, index, true);
    emitter->in_paragraph = true;
    engross_ooxml_put_inner(emitter, index);
}

static void set_speech(struct engross_ooxml_emitter *emitter,
                       const struct engross_ooxml_finding *finding) {
    engross_ooxml_set_text(emitter,
                           finding->is_label ? ENGROSS_ATTRIBUTE_LABEL : ENGROSS_ATTRIBUTE_SPEAKER,
                           finding->label);
}

/* A second paragraph in the style of questions belongs to the first unless it has a label. */
static void put_question(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    bool goes_on = emitter->in_exchange && !emitter->in_answer && finding->label.size == 0 &&
                   emitter->structure->has_answers;
    if (!goes_on) {
        engross_ooxml_close_exchange(emitter);
        engross_builder_open(emitter->builder, ENGROSS_KIND_EXCHANGE,
                             engross_ooxml_place(emitter, index));
        engross_builder_open(emitter->builder, ENGROSS_KIND_QUESTION,
                             engross_ooxml_place(emitter, index));
        set_speech(emitter, finding);
        emitter->in_exchange = true;
    }
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P, finding->skip,
                              engross_ooxml_block_at(emitter, index)->all_bold);
}

static void put_answer(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    if (!emitter->in_exchange) {
        emitter->structure->findings[index].skip = 0; /* who speaks stays in the text */
        put_text(emitter, index);
        return;
    }
    bool is_first = !emitter->in_answer;
    engross_ooxml_close_wraps(emitter);
    if (!emitter->holds)
        engross_ooxml_close_lists(emitter, 0);
    engross_ooxml_open_answer(emitter, index);
    if (is_first)
        set_speech(emitter, finding);
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P, is_first ? finding->skip : 0, false);
}

static void put_quotation(struct engross_ooxml_emitter *emitter, uint32_t index) {
    engross_ooxml_close_figure(emitter);
    engross_ooxml_close_notice(emitter);
    bool goes_on = emitter->in_quotation && emitter->quotation_lists == emitter->list_count;
    if (!goes_on && !emitter->holds) {
        engross_ooxml_close_quotation(emitter);
        engross_ooxml_close_lists(emitter, 0);
    }
    engross_ooxml_open_answer(emitter, index);
    emitter->quotation_lists = emitter->list_count;
    if (!emitter->in_quotation)
        engross_builder_open(emitter->builder, ENGROSS_KIND_QUOTATION,
                             engross_ooxml_place(emitter, index));
    emitter->in_quotation = true;
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P,
                              engross_ooxml_finding_at(emitter, index)->skip, false);
}

static void put_attribution(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_quotation) {
        put_text(emitter, index);
        return;
    }
    engross_ooxml_close_notice(emitter);
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_ATTRIBUTION,
                              engross_ooxml_finding_at(emitter, index)->skip, false);
    engross_ooxml_close_quotation(emitter);
}

static void put_recommendations(struct engross_ooxml_emitter *emitter, uint32_t index) {
    engross_ooxml_close_paragraph(emitter);
    engross_ooxml_open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS,
                         engross_ooxml_place(emitter, index));
    if (engross_ooxml_finding_at(emitter, index)->inner == ENGROSS_OOXML_ROLE_NONE)
        engross_ooxml_set_identity(emitter, index, false); /* else the item has it */
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P, 0,
                              engross_ooxml_block_at(emitter, index)->all_bold);
    engross_builder_close(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
}

/* Whether nothing but notices follows; then they belong to the document, not to its last part, as
 * the text reader has it. */
static bool is_tail(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    for (uint32_t i = index; i < emitter->story->body_end; i++) {
        uint8_t role = engross_ooxml_finding_at(emitter, i)->role;
        bool is_table = engross_ooxml_block_at(emitter, i)->kind != ENGROSS_OOXML_PARAGRAPH;
        if (is_table || (role != ENGROSS_OOXML_ROLE_NOTICE && role != ENGROSS_OOXML_ROLE_NONE))
            return false;
    }
    return true;
}

static void put_notice(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    engross_ooxml_close_paragraph(emitter);
    if (!emitter->tail && !emitter->is_own && is_tail(emitter, index)) {
        emitter->tail = true;
        engross_ooxml_close_exchange(emitter);
        engross_ooxml_close_sections(emitter, 0);
    }
    engross_ooxml_open_answer(emitter, index);
    if (!emitter->in_notice) {
        engross_builder_open(emitter->builder, ENGROSS_KIND_NOTICE,
                             engross_ooxml_place(emitter, index));
        engross_builder_set_string(
            emitter->builder, ENGROSS_ATTRIBUTE_TYPE,
            finding->notice < ENGROSS_NOTICE_COUNT ? engross_notice_name(finding->notice) : "note");
    }
    emitter->in_notice = true;
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P, 0, false);
}

static void put_caption(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!engross_ooxml_put_caption(emitter, index))
        put_text(emitter, index);
}

static void put_key_value(struct engross_ooxml_emitter *emitter, uint32_t index) {
    engross_ooxml_close_key_figure(emitter);
    if (!emitter->in_key_figures) {
        engross_ooxml_close_exchange(emitter);
        engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURES,
                             engross_ooxml_place(emitter, index));
        engross_ooxml_set_identity(emitter, index, false);
    }
    emitter->in_key_figures = emitter->in_key_figure = true;
    engross_builder_open(emitter->builder, ENGROSS_KIND_KEY_FIGURE,
                         engross_ooxml_place(emitter, index));
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_VALUE, 0,
                              engross_ooxml_block_at(emitter, index)->all_bold);
}

/* A label without a number before it is text. */
static void put_key_label(struct engross_ooxml_emitter *emitter, uint32_t index) {
    if (!emitter->in_key_figure) {
        engross_ooxml_close_wraps(emitter);
        put_text(emitter, index);
        return;
    }
    engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_LABEL, 0, false);
    engross_ooxml_close_key_figure(emitter);
}

static void put_separator(struct engross_ooxml_emitter *emitter, uint32_t index) {
    engross_ooxml_close_paragraph(emitter);
    engross_ooxml_open_answer(emitter, index);
    engross_builder_open(emitter->builder, ENGROSS_KIND_SEPARATOR,
                         engross_ooxml_place(emitter, index));
    engross_builder_close(emitter->builder, ENGROSS_KIND_SEPARATOR);
}

static handler *const handlers[ENGROSS_OOXML_ROLE_COUNT] = {
    [ENGROSS_OOXML_ROLE_TEXT] = put_text,
    [ENGROSS_OOXML_ROLE_FIELD] = engross_ooxml_put_field,
    [ENGROSS_OOXML_ROLE_HEADING] = put_heading,
    [ENGROSS_OOXML_ROLE_NUMBERED] = put_numbered,
    [ENGROSS_OOXML_ROLE_ITEM] = engross_ooxml_put_item,
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

void engross_ooxml_put_inner(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    if (finding->inner == ENGROSS_OOXML_ROLE_NONE) {
        engross_ooxml_put_inlines(emitter, index, ENGROSS_KIND_P, finding->skip, false);
        return;
    }
    emitter->holds = true;
    handlers[finding->inner](emitter, index);
}

static bool has_page_break(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    for (uint32_t i = 0; i < block->run_count; i++)
        if (emitter->story->runs[block->first_run + i].kind == ENGROSS_OOXML_RUN_PAGE_BREAK)
            return true;
    return false;
}

/* Whether the block begins a page by its own word: a break is its first run, or it asks for it. An
 * annex does so anyway; engross says where a break stands before one. */
static bool begins_page(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    const char *type = engross_ooxml_finding_at(emitter, index)->section_type;
    bool is_annex = type != NULL && strcmp(type, "annex") == 0;
    if (block->layout.breaks_page && (!is_annex || block->says_break))
        return true;
    return block->run_count > 1 &&
           emitter->story->runs[block->first_run].kind == ENGROSS_OOXML_RUN_PAGE_BREAK;
}

static void put_role(struct engross_ooxml_emitter *emitter, uint32_t index) {
    bool breaks_first = begins_page(emitter, index);
    handlers[engross_ooxml_finding_at(emitter, index)->role](emitter, index);
    if (breaks_first)
        emitter->breaks_page = false;
    if (emitter->picture_count > 0)
        engross_ooxml_close_key_figures(emitter);
    engross_ooxml_emit_figures(emitter, engross_ooxml_place(emitter, index));
}

/* Whether the role's element stands in an item or numbered paragraph only where nobody meant it:
 * those are closed for it whatever a bookmark says. */
static bool stands_outside(const struct engross_ooxml_emitter *emitter, uint8_t role) {
    bool is_outer = role == ENGROSS_OOXML_ROLE_NUMBERED || role == ENGROSS_OOXML_ROLE_QUESTION ||
                    role == ENGROSS_OOXML_ROLE_ANSWER || role == ENGROSS_OOXML_ROLE_KEY_VALUE;
    bool is_inside = emitter->in_paragraph || emitter->list_count > 0 ||
                     (role == ENGROSS_OOXML_ROLE_QUESTION && emitter->in_exchange);
    return role == ENGROSS_OOXML_ROLE_HEADING || (is_outer && is_inside);
}

/* Takes the block's bookmark at its word as far as its role allows. */
static void hold(struct engross_ooxml_emitter *emitter, uint32_t containers, uint8_t role) {
    bool is_wrapped = role == ENGROSS_OOXML_ROLE_QUOTATION ||
                      role == ENGROSS_OOXML_ROLE_ATTRIBUTION || role == ENGROSS_OOXML_ROLE_NOTICE;
    engross_ooxml_hold(emitter, containers);
    emitter->holds = false;
    if (!is_wrapped)
        engross_ooxml_close_wraps(emitter);
    emitter->holds = !stands_outside(emitter, role);
}

static void put_paragraph(struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint8_t role = engross_ooxml_finding_at(emitter, index)->role;
    if (role == ENGROSS_OOXML_ROLE_NONE) {
        emitter->breaks_page = emitter->breaks_page || has_page_break(emitter, index);
        return;
    }
    bool is_field = role == ENGROSS_OOXML_ROLE_FIELD;
    uint8_t said = engross_ooxml_block_at(emitter, index)->place;
    if (said > 0 && !is_field)
        hold(emitter, said - 1u, role);
    if (!is_field && (emitter->breaks_page || begins_page(emitter, index)))
        put_page_break(emitter, index);
    if (role != ENGROSS_OOXML_ROLE_CAPTION)
        engross_ooxml_close_figure(emitter);
    if (role != ENGROSS_OOXML_ROLE_KEY_VALUE && role != ENGROSS_OOXML_ROLE_KEY_LABEL)
        engross_ooxml_close_key_figures(emitter);
    if (engross_ooxml_is_picture(emitter, index) && !is_field)
        engross_ooxml_put_picture(emitter, index);
    else
        put_role(emitter, index);
    emitter->holds = false;
}

/* Where the table's first paragraph says that it stands; 0: nothing. */
static uint8_t place_of_table(const struct engross_ooxml_emitter *emitter, uint32_t table) {
    for (uint32_t i = table; i < engross_ooxml_block_at(emitter, table)->end; i++)
        if (engross_ooxml_block_at(emitter, i)->kind == ENGROSS_OOXML_PARAGRAPH)
            return engross_ooxml_block_at(emitter, i)->place;
    return 0;
}

static void put_table_block(struct engross_ooxml_emitter *emitter, uint32_t index) {
    bool is_first = emitter->part_count == 0 && !emitter->captioned;
    uint8_t said = is_first ? place_of_table(emitter, index) : 0;
    if (said > 0)
        hold(emitter, said - 1u, ENGROSS_OOXML_ROLE_NONE);
    if (is_first) {
        engross_ooxml_close_paragraph(emitter);
        engross_ooxml_open_answer(emitter, index);
    }
    if (emitter->breaks_page && is_first)
        put_page_break(emitter, index);
    engross_ooxml_emit_table_block(emitter, index);
    emitter->holds = false;
}

/* The content of a cell that only goes on with the one above is lost, if it has any. */
static void pass_merged_cell(struct engross_ooxml_emitter *emitter, uint32_t index) {
    for (uint32_t i = index; i < engross_ooxml_block_at(emitter, index)->end; i++)
        if (engross_ooxml_block_at(emitter, i)->kind == ENGROSS_OOXML_PARAGRAPH &&
            engross_ooxml_block_at(emitter, i)->size > 0) {
            engross_report(emitter->diagnostics, ENGROSS_MESSAGE_DOCX_MERGED_CELL,
                           engross_ooxml_place(emitter, i), NULL);
            return;
        }
}

/* One block; returns the last block that was dealt with. */
static uint32_t put_block(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    bool is_masthead = engross_ooxml_finding_at(emitter, index)->is_masthead;
    if (block->kind == ENGROSS_OOXML_PARAGRAPH && (block->table_depth == 0 || is_masthead)) {
        put_paragraph(emitter, index);
    } else if (is_masthead) {
        return index;
    } else if (block->kind == ENGROSS_OOXML_PARAGRAPH) {
        bool is_number = emitter->is_own && block->is_numbered;
        if (block->size > 0 || block->run_count > 0 || is_number)
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
        uint8_t role = is_body ? engross_ooxml_finding_at(emitter, bookmark->block)->role : 0;
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
    engross_ooxml_close_exchange(emitter);
    engross_ooxml_close_sections(emitter, 0);
}
