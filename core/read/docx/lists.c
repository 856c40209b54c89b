/* Items: which list a paragraph belongs to, in the body, in cells and in notes. */
#include "read/docx/emit.h"

int32_t engross_ooxml_text_left(const struct engross_ooxml_story *story,
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
    while (count > emitter->list_floor && !(emitter->holds && count == emitter->list_count)) {
        const struct engross_ooxml_open_list *list = &emitter->lists[count - 1];
        bool is_same = list->key == key && list->depth == depth;
        bool goes_on = value == 0 || list->value == 0 || value > list->value;
        if (is_same && goes_on)
            break;
        bool is_inside = list->depth < depth || (list->key != key && list->depth == depth &&
                                                 left > list->left + ENGROSS_OOXML_SLACK);
        if (!is_same && is_inside)
            break;
        count--;
    }
    engross_ooxml_close_lists(emitter, count);
    return !emitter->holds && count > emitter->list_floor && emitter->lists[count - 1].key == key &&
           emitter->lists[count - 1].depth == depth;
}

static const char *list_style(uint8_t numbering, bool is_bullet) {
    if (is_bullet)
        return "bullet";
    return engross_numbering_name(numbering == ENGROSS_NUMBERING_NONE
                                      ? ENGROSS_NUMBERING_DECIMAL
                                      : (enum engross_numbering)numbering);
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
        engross_builder_open(emitter->builder, ENGROSS_KIND_LIST,
                             engross_ooxml_place(emitter, index));
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_STYLE,
                                   list_style(finding->numbering, is_bullet));
        emitter->lists[emitter->list_count++] = (struct engross_ooxml_open_list){
            .key = finding->list, .depth = finding->depth, .left = left};
    }
    emitter->lists[emitter->list_count - 1].value = value;
    engross_builder_open(emitter->builder, ENGROSS_KIND_ITEM, engross_ooxml_place(emitter, index));
}

void engross_ooxml_put_item(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    engross_ooxml_close_wraps(emitter);
    engross_ooxml_open_answer(emitter, index);
    open_item(emitter, index, finding,
              engross_ooxml_text_left(emitter->story, engross_ooxml_block_at(emitter, index)));
    engross_ooxml_set_identity(emitter, index, false);
    engross_ooxml_put_inner(emitter, index);
}

void engross_ooxml_emit_inner(struct engross_ooxml_emitter *emitter, uint32_t index, size_t skip) {
    const struct engross_ooxml_block *block = engross_ooxml_block_at(emitter, index);
    const struct engross_ooxml_number *number = engross_ooxml_block_number(emitter->story, block);
    int32_t left = engross_ooxml_text_left(emitter->story, block);
    if (number != NULL && (number->size > 0 || number->level->is_bullet)) {
        const struct engross_ooxml_finding finding = {
            .list = number->abstract,
            .depth = (uint8_t)(number->depth + 1),
            .numbering = number->level->numbering,
            .number = {number->printed, number->size},
            .value = number->value,
        };
        open_item(emitter, index, &finding, left);
        engross_ooxml_set_text(emitter, ENGROSS_ATTRIBUTE_NUMBER, finding.number);
        if (finding.number.size > 0 && finding.value > 0)
            engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE,
                                       ENGROSS_NUMBER((uint64_t)finding.value));
    } else {
        uint32_t count = emitter->list_count;
        while (count > emitter->list_floor &&
               left + ENGROSS_OOXML_SLACK < emitter->lists[count - 1].left)
            count--;
        engross_ooxml_close_lists(emitter, left > 0 ? count : 0);
    }
    bool recommends = !emitter->in_note && number == NULL &&
                      engross_ooxml_is_recommendations(emitter->story, block) &&
                      engross_builder_allows(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
    if (recommends)
        engross_builder_open(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS,
                             engross_ooxml_place(emitter, index));
    engross_builder_open(emitter->builder, ENGROSS_KIND_P, engross_ooxml_place(emitter, index));
    bool in_head = emitter->part_count > 0 && !emitter->in_note &&
                   emitter->parts[emitter->part_count - 1] == ENGROSS_KIND_TABLE_HEAD;
    engross_ooxml_emit_inlines(emitter, block, skip, in_head && block->all_bold);
    engross_builder_close(emitter->builder, ENGROSS_KIND_P);
    if (recommends)
        engross_builder_close(emitter->builder, ENGROSS_KIND_RECOMMENDATIONS);
    engross_ooxml_emit_figures(emitter, engross_ooxml_place(emitter, index));
}
