/* Asks the text reader. The paragraphs of the body become lines of a text, the numbers that Word
 * counts before them and what is wholly bold between "**"; the text reader's passes say what each
 * line is, and what they say is kept beside the block. Nothing is reported here: styles may know
 * better. */
#include "read/docx/structure.h"

#include "read/text/passes.h"
#include "read/text/words.h"

#include <string.h>

#define MOST_LINES 1000000
/* A paragraph that is wholly bold and no longer may be a heading. */
#define LONGEST_BOLD 250
#define LONGEST_LINE ((size_t)16384)

struct asking {
    struct engross_ooxml_structure *structure;
    struct engross_buffer text;
    uint32_t *blocks; /* of each line that has one, by (line - 1) / 2 */
    uint32_t *starts; /* bytes before the paragraph's own text in its line */
    uint32_t count;
};

/* The paragraph as one line, with an empty one after it. */
static bool add_line(struct asking *asking, uint32_t index) {
    const struct engross_ooxml_story *story = asking->structure->story;
    const struct engross_ooxml_block *block = &story->blocks[index];
    const struct engross_ooxml_number *number = engross_ooxml_block_number(story, block);
    struct engross_buffer *text = &asking->text;
    size_t start = text->size;
    bool is_bold = block->all_bold && number == NULL && block->size <= LONGEST_BOLD;
    if (number != NULL && number->level->is_bullet)
        engross_buffer_append_string(text, "\xE2\x80\xA2 ");
    else if (number != NULL && number->size > 0)
        engross_buffer_append_format(text, "%s ", number->printed);
    if (is_bold)
        engross_buffer_append_string(text, "**");
    asking->starts[asking->count] = (uint32_t)(text->size - start);
    asking->blocks[asking->count++] = index;
    size_t own = text->size;
    engross_ooxml_block_text(story, block, false, text);
    if (text->size - own > LONGEST_LINE) {
        text->size = own + LONGEST_LINE; /* between two characters */
        while (text->size > own && ((unsigned char)text->data[text->size] & 0xC0) == 0x80)
            text->size--;
    }
    engross_buffer_append_string(text, is_bold ? "**\n\n" : "\n\n");
    return !engross_buffer_failed(text);
}

/* Paragraphs with text; those of tables only where the table is a masthead. */
static bool is_asked_about(const struct asking *asking, uint32_t index) {
    const struct engross_ooxml_block *block = &asking->structure->story->blocks[index];
    return block->kind == ENGROSS_OOXML_PARAGRAPH && block->size > 0 && !block->is_contents &&
           (block->table_depth == 0 || asking->structure->findings[index].is_masthead);
}

static bool add_lines(struct asking *asking) {
    struct engross_ooxml_structure *structure = asking->structure;
    size_t room = structure->story->body_end;
    asking->blocks = engross_arena_allocate(structure->arena, room * sizeof *asking->blocks);
    asking->starts = engross_arena_allocate(structure->arena, room * sizeof *asking->starts);
    if (asking->blocks == NULL || asking->starts == NULL)
        return false;
    for (uint32_t i = 0; i < structure->story->body_end && asking->count < MOST_LINES; i++)
        if (is_asked_about(asking, i) && !add_line(asking, i))
            return false;
    return true;
}

static bool split_lines(struct engross_draft *draft) {
    return engross_lines_split(&draft->arena, draft->source->data, draft->source->size,
                               &draft->lines);
}

static bool (*const passes[])(struct engross_draft *draft) = {
    split_lines,          engross_language_find_out, engross_masthead_find,
    engross_units_split,  engross_sequences_find,    engross_exchanges_find,
    engross_roles_assign, engross_notices_find,      engross_title_find,
    engross_outline_find, engross_kind_find_out,
};

static const uint8_t roles[] = {
    [ENGROSS_ROLE_TEXT] = ENGROSS_OOXML_ROLE_TEXT,
    [ENGROSS_ROLE_GONE] = ENGROSS_OOXML_ROLE_TEXT,
    [ENGROSS_ROLE_FIELD] = ENGROSS_OOXML_ROLE_FIELD,
    [ENGROSS_ROLE_HEADING] = ENGROSS_OOXML_ROLE_HEADING,
    [ENGROSS_ROLE_PARAGRAPH] = ENGROSS_OOXML_ROLE_NUMBERED,
    [ENGROSS_ROLE_ITEM] = ENGROSS_OOXML_ROLE_ITEM,
    [ENGROSS_ROLE_QUESTION] = ENGROSS_OOXML_ROLE_QUESTION,
    [ENGROSS_ROLE_ANSWER] = ENGROSS_OOXML_ROLE_ANSWER,
    [ENGROSS_ROLE_RECOMMENDATIONS] = ENGROSS_OOXML_ROLE_RECOMMENDATIONS,
    [ENGROSS_ROLE_NOTICE] = ENGROSS_OOXML_ROLE_NOTICE,
    [ENGROSS_ROLE_NOTE] = ENGROSS_OOXML_ROLE_TEXT,
    [ENGROSS_ROLE_QUOTATION] = ENGROSS_OOXML_ROLE_QUOTATION,
    [ENGROSS_ROLE_ATTRIBUTION] = ENGROSS_OOXML_ROLE_ATTRIBUTION,
    [ENGROSS_ROLE_GRID] = ENGROSS_OOXML_ROLE_TEXT,
    [ENGROSS_ROLE_CAPTION] = ENGROSS_OOXML_ROLE_CAPTION,
    [ENGROSS_ROLE_KEY_FIGURE] = ENGROSS_OOXML_ROLE_TEXT,
    [ENGROSS_ROLE_SEPARATOR] = ENGROSS_OOXML_ROLE_SEPARATOR,
};

static const char *keep(struct asking *asking, const char *data, size_t size) {
    const char *copy = engross_arena_copy(asking->structure->arena, data, size);
    return copy == NULL ? "" : copy;
}

static bool is_typed_number(const struct engross_unit *unit) {
    return unit->marker.style != ENGROSS_MARKER_NONE &&
           unit->marker.style != ENGROSS_MARKER_BULLET && unit->chain != ENGROSS_NO_CHAIN;
}

/* What the unit prints before its text, as far as it is text of the paragraph. */
static void take_start(struct asking *asking, const struct engross_draft *draft,
                       const struct engross_unit *unit, uint32_t start,
                       struct engross_ooxml_finding *finding) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    size_t body = unit->marker.body;
    if (start == 0 && (is_typed_number(unit) || unit->role == ENGROSS_ROLE_ITEM)) {
        const char *numbering = engross_marker_numbering(unit->marker.style);
        finding->skip = body;
        finding->value = (int32_t)unit->marker.value;
        if (is_typed_number(unit)) {
            finding->number =
                (engross_text){keep(asking, line->text, unit->marker.size), unit->marker.size};
            finding->numbering = (uint8_t)(numbering == NULL ? ENGROSS_NUMBERING_NONE
                                                             : engross_numbering_find(numbering));
        }
    }
    if (unit->labelled && unit->label_size > 0 && line->size >= body + unit->label_size) {
        finding->label =
            (engross_text){keep(asking, line->text + body, unit->label_size), unit->label_size};
        size_t bare = unit->label_size - 1;
        finding->is_label = engross_words_are_question_label(line->text + body, bare) ||
                            engross_words_are_answer_label(line->text + body, bare);
        if (unit->role != ENGROSS_ROLE_FIELD && !finding->is_label)
            finding->label.size = bare;
        finding->skip = (start == 0 ? body : 0) + unit->label_size;
    }
}

static void take_unit(struct asking *asking, const struct engross_draft *draft,
                      const struct engross_unit *unit) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    uint32_t which = (line->number - 1) / 2;
    if (which >= asking->count)
        return;
    struct engross_ooxml_finding *finding = &asking->structure->findings[asking->blocks[which]];
    finding->role = roles[unit->role];
    finding->field = unit->field;
    finding->notice = unit->notice;
    finding->rank = unit->rank;
    finding->list = unit->chain != ENGROSS_NO_CHAIN ? UINT32_C(0x80000000) | unit->chain
                                                    : UINT32_C(0x40000000) | unit->marker.value;
    finding->depth = 1;
    if (unit->value != NULL)
        finding->field_value = keep(asking, unit->value, strlen(unit->value));
    take_start(asking, draft, unit, asking->starts[which], finding);
    for (uint32_t i = 1; i < unit->count; i++) {
        uint32_t joined = (draft->lines.items[unit->first + i].number - 1) / 2;
        if (joined < asking->count && joined != which) {
            struct engross_ooxml_finding *next =
                &asking->structure->findings[asking->blocks[joined]];
            next->role = finding->role;
            next->field = finding->field;
            next->is_joined = finding->role == ENGROSS_OOXML_ROLE_FIELD;
        }
    }
}

static int32_t ask(struct asking *asking) {
    struct engross_diagnostics silent = {.sink = NULL};
    const struct engross_source source = {
        .path = "", .name = "", .data = asking->text.data, .size = asking->text.size};
    struct engross_draft draft = {.diagnostics = &silent, .source = &source};
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < sizeof passes / sizeof *passes && status == ENGROSS_OK; i++)
        if (!passes[i](&draft))
            status = ENGROSS_NO_MEMORY;
    for (uint32_t i = 0; i < draft.unit_count && status == ENGROSS_OK; i++)
        if (draft.units[i].role != ENGROSS_ROLE_GONE)
            take_unit(asking, &draft, &draft.units[i]);
    asking->structure->kind = draft.kind;
    asking->structure->language = draft.language;
    engross_arena_finish(&draft.arena);
    return status;
}

int32_t engross_ooxml_evidence_find(struct engross_ooxml_structure *structure) {
    struct asking asking = {.structure = structure};
    int32_t status = ENGROSS_OK;
    if (structure->story->body_end == 0)
        return ENGROSS_OK;
    if (!add_lines(&asking))
        status = ENGROSS_NO_MEMORY;
    else if (asking.count > 0)
        status = ask(&asking);
    engross_buffer_finish(&asking.text);
    return status;
}
