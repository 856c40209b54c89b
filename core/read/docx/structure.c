#include "read/docx/structure.h"

#include "read/recommendations.h"
#include "read/text/symbols.h"
#include "read/text/words.h"

#include <string.h>

/* Headings that only evidence tells stand below those that styles tell. */
#define EVIDENCE_RANK 100
#define LONGEST_RECOMMENDATIONS ((size_t)4000)
/* Where a masthead's table may stand, and how many paragraphs it may have. */
#define HEAD_BLOCKS 200
#define MOST_MASTHEAD 60

/* What the paragraphs of one abstract list have in common. */
struct list {
    uint32_t members; /* on its first level */
    uint32_t paragraphs;
    uint32_t headings;
    uint32_t last_heading; /* headings before its last member */
    bool crosses;          /* a heading stands between two members */
    bool runs_through;     /* w:lvlRestart 0, or a style for numbered paragraphs */
};

struct deciding {
    struct engross_ooxml_structure *structure;
    struct list *lists;  /* by index of the abstract list */
    bool in_head;        /* nothing but fields so far */
    bool after_question; /* the block before asks */
};

static const struct engross_ooxml_number *number_of(const struct engross_ooxml_structure *structure,
                                                    const struct engross_ooxml_block *block) {
    return engross_ooxml_block_number(structure->story, block);
}

static bool is_styled_heading(const struct engross_ooxml_block *block) {
    enum engross_ooxml_meaning meaning = engross_ooxml_block_meaning(block);
    int32_t outline = block->layout.outline;
    if (meaning == ENGROSS_OOXML_MEANS_HEADING)
        return true;
    return outline >= 0 && outline < ENGROSS_OOXML_NO_OUTLINE &&
           meaning != ENGROSS_OOXML_MEANS_TITLE && meaning != ENGROSS_OOXML_MEANS_SUBTITLE;
}

static uint32_t heading_rank(const struct engross_ooxml_block *block) {
    if (engross_ooxml_block_meaning(block) == ENGROSS_OOXML_MEANS_HEADING &&
        block->style->depth > 0)
        return block->style->depth;
    return (uint32_t)block->layout.outline + 1;
}

/* --- the masthead's table --- */

static bool is_masthead_text(const char *text, size_t size) {
    static const char *const names[] = {"United Nations",        "Nations Unies",
                                        "Naciones Unidas",       "Организация Объединенных Наций",
                                        "الأمم المتحدة",         "联合国",
                                        "Біріккен Ұлттар Ұйымы", "Distr."};
    if (engross_symbol_match(text, size) > 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (size >= strlen(names[i]) && memcmp(text, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* How many of the table's paragraphs a masthead would have; their number in *paragraphs. */
static uint32_t count_masthead(const struct engross_ooxml_story *story, uint32_t table,
                               uint32_t *paragraphs) {
    uint32_t found = 0;
    *paragraphs = 0;
    for (uint32_t i = table; i < story->blocks[table].end && *paragraphs <= MOST_MASTHEAD; i++) {
        const struct engross_ooxml_block *block = &story->blocks[i];
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        if (block->kind != ENGROSS_OOXML_PARAGRAPH || block->size == 0)
            continue;
        ++*paragraphs;
        engross_ooxml_block_text(story, block, false, &text);
        found += !engross_buffer_failed(&text) && text.size > 0 &&
                 is_masthead_text(text.data, text.size);
        found += engross_ooxml_block_meaning(block) == ENGROSS_OOXML_MEANS_MASTHEAD ? 2 : 0;
        engross_buffer_finish(&text);
    }
    return found;
}

static void find_masthead(struct engross_ooxml_structure *structure) {
    struct engross_ooxml_story *story = structure->story;
    for (uint32_t i = 0; i < story->body_end && i < HEAD_BLOCKS; i++) {
        uint32_t paragraphs;
        if (story->blocks[i].kind == ENGROSS_OOXML_PARAGRAPH &&
            is_styled_heading(&story->blocks[i]))
            return;
        if (story->blocks[i].kind != ENGROSS_OOXML_TABLE)
            continue;
        if (count_masthead(story, i, &paragraphs) < 2 || paragraphs > MOST_MASTHEAD)
            return;
        for (uint32_t at = i; at <= story->blocks[i].end; at++)
            structure->findings[at].is_masthead = true;
        i = story->blocks[i].end;
    }
}

/* --- what styles and numbers say --- */

static void look_at_styles(struct engross_ooxml_structure *structure) {
    for (uint32_t i = 0; i < structure->story->body_end; i++) {
        const struct engross_ooxml_block *block = &structure->story->blocks[i];
        if (block->kind != ENGROSS_OOXML_PARAGRAPH || block->size == 0)
            continue;
        enum engross_ooxml_meaning meaning = engross_ooxml_block_meaning(block);
        structure->has_headings = structure->has_headings || is_styled_heading(block);
        structure->has_title = structure->has_title || meaning == ENGROSS_OOXML_MEANS_TITLE;
        structure->has_questions =
            structure->has_questions || meaning == ENGROSS_OOXML_MEANS_QUESTION;
        structure->has_answers = structure->has_answers || meaning == ENGROSS_OOXML_MEANS_ANSWER;
        structure->has_notices = structure->has_notices || meaning == ENGROSS_OOXML_MEANS_NOTICE;
    }
}

/* As people set headings that have no style. */
static bool looks_like_heading(const struct engross_ooxml_block *block) {
    return block->stands_out || block->layout.align == 'c';
}

/* Whether what evidence takes for headings looks like headings anywhere. */
static void look_at_headings(struct engross_ooxml_structure *structure) {
    for (uint32_t i = 0; i < structure->story->body_end && !structure->has_look; i++)
        structure->has_look = structure->findings[i].role == ENGROSS_OOXML_ROLE_HEADING &&
                              looks_like_heading(&structure->story->blocks[i]);
}

/* A line that Word numbers is a heading only where it is set as one, or its number is: else it is
 * an item, however short. */
static bool is_set_as_heading(const struct engross_ooxml_number *number,
                              const struct engross_ooxml_block *block) {
    return looks_like_heading(block) ||
           (number != NULL && number->level->numbering == ENGROSS_NUMBERING_UPPER_ROMAN);
}

static bool is_top_paragraph(const struct engross_ooxml_block *block) {
    return block->kind == ENGROSS_OOXML_PARAGRAPH && block->table_depth == 0;
}

static void tally_lists(struct deciding *deciding) {
    struct engross_ooxml_structure *structure = deciding->structure;
    uint32_t headings = 0;
    for (uint32_t i = 0; i < structure->story->body_end; i++) {
        const struct engross_ooxml_block *block = &structure->story->blocks[i];
        const struct engross_ooxml_finding *finding = &structure->findings[i];
        if (!is_top_paragraph(block))
            continue;
        const struct engross_ooxml_number *number = number_of(structure, block);
        if (is_styled_heading(block)) {
            headings++;
            continue;
        }
        bool is_heading =
            finding->role == ENGROSS_OOXML_ROLE_HEADING && is_set_as_heading(number, block);
        headings += number == NULL && finding->role == ENGROSS_OOXML_ROLE_HEADING;
        if (number == NULL || number->level->is_bullet || number->depth > 0)
            continue;
        struct list *list = &deciding->lists[number->abstract];
        list->crosses = list->crosses || (list->members > 0 && list->last_heading != headings);
        list->last_heading = headings;
        list->members++;
        list->paragraphs += finding->role == ENGROSS_OOXML_ROLE_NUMBERED;
        list->headings += is_heading;
        list->runs_through = list->runs_through || number->level->restart == 0 ||
                             engross_ooxml_block_meaning(block) == ENGROSS_OOXML_MEANS_NUMBERED;
    }
}

/* Our own lists say it; others show it. */
static bool numbers_paragraphs(const struct deciding *deciding, const struct list *list) {
    if (list->runs_through || deciding->structure->is_own)
        return list->runs_through;
    return (list->crosses && list->members >= 3) ||
           (list->members > 0 && list->paragraphs * 2 > list->members);
}

/* A paragraph that Word numbers. */
static void decide_numbered(struct deciding *deciding, const struct engross_ooxml_number *number,
                            struct engross_ooxml_finding *finding) {
    const struct list *list = &deciding->lists[number->abstract];
    bool is_paragraphs = !number->level->is_bullet && numbers_paragraphs(deciding, list);
    bool is_question = finding->role == ENGROSS_OOXML_ROLE_QUESTION;
    bool is_heading = finding->role == ENGROSS_OOXML_ROLE_HEADING &&
                      !deciding->structure->has_headings && list->headings * 2 > list->members;
    finding->list = number->abstract;
    finding->depth = (uint8_t)(number->depth + (is_paragraphs ? 0 : 1));
    if (number->level->is_bullet)
        finding->role = ENGROSS_OOXML_ROLE_ITEM;
    else if (is_question)
        finding->role = ENGROSS_OOXML_ROLE_QUESTION;
    else if (is_heading)
        finding->role = ENGROSS_OOXML_ROLE_HEADING;
    else
        finding->role = is_paragraphs && number->depth == 0 ? ENGROSS_OOXML_ROLE_NUMBERED
                                                            : ENGROSS_OOXML_ROLE_ITEM;
    if (is_question && finding->label.size == 0) {
        finding->label = (engross_text){number->printed, number->size};
        finding->is_label = true;
    } else if (finding->role != ENGROSS_OOXML_ROLE_QUESTION) {
        finding->label.size = finding->skip = 0; /* they stay in the text */
    }
    finding->number = (engross_text){number->printed, number->size};
    finding->numbering = number->level->numbering;
    finding->value = number->value;
}

bool engross_ooxml_is_recommendations(const struct engross_ooxml_story *story,
                                      const struct engross_ooxml_block *block) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    if (block->size > LONGEST_RECOMMENDATIONS)
        return false;
    engross_ooxml_block_text(story, block, false, &text);
    bool is = !engross_buffer_failed(&text) && text.size > 0 &&
              engross_recommendations_line(text.data, text.size);
    engross_buffer_finish(&text);
    return is;
}

/* Evidence that a style contradicts, or that styles of this document would have told, is taken
 * back. */
static void weigh_evidence(struct deciding *deciding, const struct engross_ooxml_block *block,
                           struct engross_ooxml_finding *finding) {
    const struct engross_ooxml_structure *structure = deciding->structure;
    bool keeps = true;
    switch (finding->role) {
    case ENGROSS_OOXML_ROLE_HEADING:
        keeps = !structure->has_headings && (looks_like_heading(block) || !structure->has_look);
        finding->rank += EVIDENCE_RANK;
        break;
    case ENGROSS_OOXML_ROLE_QUESTION:
    case ENGROSS_OOXML_ROLE_ANSWER:
        keeps = !structure->has_questions;
        break;
    case ENGROSS_OOXML_ROLE_NOTICE:
        keeps = !structure->has_notices;
        break;
    case ENGROSS_OOXML_ROLE_FIELD:
        keeps = deciding->in_head &&
                !(structure->has_title && (finding->field == ENGROSS_FIELD_TITLE ||
                                           finding->field == ENGROSS_FIELD_SUBTITLE));
        break;
    case ENGROSS_OOXML_ROLE_CAPTION:
        keeps = false; /* is_caption says */
        break;
    default:
        break;
    }
    if (finding->role == ENGROSS_OOXML_ROLE_NUMBERED && finding->number.size == 0)
        keeps = false;
    if (structure->is_own && finding->role != ENGROSS_OOXML_ROLE_FIELD)
        keeps = false;
    if (keeps)
        return;
    *finding = (struct engross_ooxml_finding){.role = ENGROSS_OOXML_ROLE_TEXT};
    if (!structure->is_own && engross_ooxml_is_recommendations(structure->story, block))
        finding->role = ENGROSS_OOXML_ROLE_RECOMMENDATIONS;
}

static void set_field(struct engross_ooxml_finding *finding, uint32_t field) {
    bool is_masthead = finding->is_masthead;
    *finding = (struct engross_ooxml_finding){
        .role = ENGROSS_OOXML_ROLE_FIELD, .field = (uint8_t)field, .is_masthead = is_masthead};
}

static void set_role(struct engross_ooxml_finding *finding, uint8_t role) {
    uint8_t notice = finding->notice;
    *finding = (struct engross_ooxml_finding){.role = role, .notice = notice};
}

/* Styles of titles and mastheads. True where one decides. */
static bool decide_field(struct deciding *deciding, const struct engross_ooxml_block *block,
                         struct engross_ooxml_finding *finding) {
    static const struct {
        uint8_t meaning;
        uint8_t field;
    } rows[] = {{ENGROSS_OOXML_MEANS_TITLE, ENGROSS_FIELD_TITLE},
                {ENGROSS_OOXML_MEANS_SUBTITLE, ENGROSS_FIELD_SUBTITLE},
                {ENGROSS_OOXML_MEANS_AUTHOR, ENGROSS_FIELD_AUTHOR},
                {ENGROSS_OOXML_MEANS_DATE, ENGROSS_FIELD_DATE}};
    static const uint8_t masthead[] = {[1] = ENGROSS_FIELD_PUBLISHER,
                                       [2] = ENGROSS_FIELD_SYMBOL,
                                       [3] = ENGROSS_FIELD_ORGAN,
                                       [5] = ENGROSS_FIELD_BODY};
    enum engross_ooxml_meaning meaning = engross_ooxml_block_meaning(block);
    if (!deciding->in_head)
        return false;
    if (meaning == ENGROSS_OOXML_MEANS_MASTHEAD) {
        uint8_t depth = block->style->depth;
        bool is_known = finding->role == ENGROSS_OOXML_ROLE_FIELD;
        bool is_treaty = is_known && finding->field == ENGROSS_FIELD_TREATY; /* in its place */
        if (depth == 2 || (depth == 3 && !is_treaty) || !is_known)
            set_field(finding, depth == 4 ? ENGROSS_FIELD_DESCRIPTION : masthead[depth]);
        if (depth == 1)
            finding->role = ENGROSS_OOXML_ROLE_NONE;
        return true;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (meaning == (enum engross_ooxml_meaning)rows[i].meaning) {
            bool knows = finding->role == ENGROSS_OOXML_ROLE_FIELD &&
                         meaning != ENGROSS_OOXML_MEANS_TITLE &&
                         finding->field != ENGROSS_FIELD_TITLE;
            if (!knows)
                set_field(finding, rows[i].field);
            return true;
        }
    return false;
}

/* Styles that name what a block is. True where one decides. */
static bool decide_block(const struct engross_ooxml_block *block,
                         struct engross_ooxml_finding *finding) {
    static const uint8_t decided[] = {
        [ENGROSS_OOXML_MEANS_QUOTATION] = ENGROSS_OOXML_ROLE_QUOTATION,
        [ENGROSS_OOXML_MEANS_ATTRIBUTION] = ENGROSS_OOXML_ROLE_ATTRIBUTION,
        [ENGROSS_OOXML_MEANS_RECOMMENDATIONS] = ENGROSS_OOXML_ROLE_RECOMMENDATIONS,
        [ENGROSS_OOXML_MEANS_QUESTION] = ENGROSS_OOXML_ROLE_QUESTION,
        [ENGROSS_OOXML_MEANS_ANSWER] = ENGROSS_OOXML_ROLE_ANSWER,
        [ENGROSS_OOXML_MEANS_NOTICE] = ENGROSS_OOXML_ROLE_NOTICE,
        [ENGROSS_OOXML_MEANS_KEY_VALUE] = ENGROSS_OOXML_ROLE_KEY_VALUE,
        [ENGROSS_OOXML_MEANS_KEY_LABEL] = ENGROSS_OOXML_ROLE_KEY_LABEL,
        [ENGROSS_OOXML_MEANS_CAPTION] = ENGROSS_OOXML_ROLE_CAPTION,
        [ENGROSS_OOXML_MEANS_CODE] = ENGROSS_OOXML_ROLE_TEXT,
    };
    enum engross_ooxml_meaning meaning = engross_ooxml_block_meaning(block);
    if (meaning >= sizeof decided || decided[meaning] == 0)
        return false;
    set_role(finding, decided[meaning]);
    if (meaning == ENGROSS_OOXML_MEANS_NOTICE && block->style->depth > 0)
        finding->notice = block->style->depth;
    return true;
}

/* A quotation or notice that Word numbers stands in an item or numbered paragraph. */
static void put_into_item(struct deciding *deciding, const struct engross_ooxml_number *number,
                          struct engross_ooxml_finding *finding) {
    uint8_t role = finding->role, notice = finding->notice;
    bool may = role == ENGROSS_OOXML_ROLE_QUOTATION || role == ENGROSS_OOXML_ROLE_NOTICE ||
               role == ENGROSS_OOXML_ROLE_RECOMMENDATIONS || role == ENGROSS_OOXML_ROLE_TEXT;
    if (!may || number == NULL || (number->size == 0 && !number->level->is_bullet))
        return;
    *finding = (struct engross_ooxml_finding){.role = ENGROSS_OOXML_ROLE_TEXT};
    decide_numbered(deciding, number, finding);
    bool is_item = finding->role == ENGROSS_OOXML_ROLE_ITEM;
    finding->inner = is_item && role != ENGROSS_OOXML_ROLE_TEXT ? role : ENGROSS_OOXML_ROLE_NONE;
    finding->notice = notice;
}

static void decide_heading(struct deciding *deciding, const struct engross_ooxml_block *block,
                           struct engross_ooxml_finding *finding) {
    const struct engross_ooxml_number *number = number_of(deciding->structure, block);
    *finding = (struct engross_ooxml_finding){.role = ENGROSS_OOXML_ROLE_HEADING,
                                              .rank = heading_rank(block)};
    if (number == NULL || number->size == 0) {
        engross_ooxml_typed_number(deciding->structure, block, finding);
        return;
    }
    struct engross_ooxml_finding typed = *finding;
    struct engross_marker marker;
    engross_ooxml_typed_number(deciding->structure, block, &typed);
    finding->section_type = typed.section_type;
    finding->number = (engross_text){number->printed, number->size};
    finding->numbering = number->level->numbering;
    finding->value = number->value;
    if (!engross_ooxml_number_marker(finding->number, &marker) ||
        marker.style < ENGROSS_MARKER_PART)
        return;
    finding->numbering = ENGROSS_NUMBERING_NONE; /* the model reads the word: "Article 2" */
    if (marker.style == ENGROSS_MARKER_ANNEX)
        finding->section_type = "annex";
}

/* Text that begins with a number and a tab. */
static void decide_typed(struct deciding *deciding, const struct engross_ooxml_block *block,
                         struct engross_ooxml_finding *finding) {
    struct engross_ooxml_finding typed = {.role = ENGROSS_OOXML_ROLE_TEXT};
    engross_ooxml_typed_number(deciding->structure, block, &typed);
    if (typed.number.size == 0)
        return;
    bool is_item = finding->role == ENGROSS_OOXML_ROLE_ITEM ||
                   typed.numbering == ENGROSS_NUMBERING_LOWER_ALPHA ||
                   typed.numbering == ENGROSS_NUMBERING_LOWER_ROMAN ||
                   typed.numbering == ENGROSS_NUMBERING_LOWER_CYRILLIC;
    typed.role = is_item ? ENGROSS_OOXML_ROLE_ITEM : ENGROSS_OOXML_ROLE_NUMBERED;
    typed.depth = finding->depth > 0 ? finding->depth : 1;
    typed.list = finding->list != 0 ? finding->list : UINT32_C(0x20000000) | typed.numbering;
    if (finding->role != ENGROSS_OOXML_ROLE_HEADING || deciding->structure->has_headings)
        *finding = typed;
}

/* Questions and answers may begin with who speaks. What follows a question in the style of plain
 * text answers it where it does. */
static void decide_label(struct deciding *deciding, const struct engross_ooxml_block *block,
                         struct engross_ooxml_finding *finding) {
    uint8_t role = finding->role;
    bool may_answer = role == ENGROSS_OOXML_ROLE_TEXT && deciding->after_question;
    bool speaks = role == ENGROSS_OOXML_ROLE_QUESTION || role == ENGROSS_OOXML_ROLE_ANSWER;
    if ((speaks || may_answer) && finding->label.size == 0)
        engross_ooxml_typed_label(deciding->structure, block, finding);
    if (may_answer && finding->label.size > 0)
        finding->role = ENGROSS_OOXML_ROLE_ANSWER;
    deciding->after_question = role == ENGROSS_OOXML_ROLE_QUESTION;
}

static bool prints_anything(const struct engross_ooxml_story *story,
                            const struct engross_ooxml_block *block) {
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &story->runs[block->first_run + i];
        if (run->kind == ENGROSS_OOXML_RUN_NOTE || run->kind == ENGROSS_OOXML_RUN_PICTURE)
            return true;
        for (uint32_t at = 0; run->kind == ENGROSS_OOXML_RUN_TEXT && at < run->size; at++)
            if (story->text.data[run->offset + at] != ' ')
                return true;
    }
    return false;
}

/* "Table 3: ..." right above a table. */
static bool is_caption(const struct engross_ooxml_story *story, uint32_t index) {
    const struct engross_ooxml_block *block = &story->blocks[index];
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    uint32_t next = index + 1;
    while (next < story->body_end && story->blocks[next].kind == ENGROSS_OOXML_PARAGRAPH &&
           story->blocks[next].run_count == 0)
        next++;
    if (next >= story->body_end || story->blocks[next].kind != ENGROSS_OOXML_TABLE)
        return false;
    engross_ooxml_block_text(story, block, false, &text);
    bool is = !engross_buffer_failed(&text) && text.size > 0 &&
              engross_words_are_caption(text.data, text.size);
    engross_buffer_finish(&text);
    return is;
}

static void decide(struct deciding *deciding, uint32_t index) {
    struct engross_ooxml_structure *structure = deciding->structure;
    const struct engross_ooxml_block *block = &structure->story->blocks[index];
    struct engross_ooxml_finding *finding = &structure->findings[index];
    const struct engross_ooxml_number *number = number_of(structure, block);
    enum engross_ooxml_meaning meaning = engross_ooxml_block_meaning(block);
    bool is_empty = !prints_anything(structure->story, block) &&
                    !(structure->is_own && number != NULL && number->size > 0);
    if (block->is_contents || is_empty) {
        bool is_rule = meaning == ENGROSS_OOXML_MEANS_SEPARATOR && !block->is_contents;
        set_role(finding, is_rule ? ENGROSS_OOXML_ROLE_SEPARATOR : ENGROSS_OOXML_ROLE_NONE);
        return;
    }
    if (finding->role == ENGROSS_OOXML_ROLE_NONE)
        finding->role = ENGROSS_OOXML_ROLE_TEXT;
    if (decide_field(deciding, block, finding))
        return;
    if (finding->is_masthead && finding->role != ENGROSS_OOXML_ROLE_FIELD) {
        set_field(finding, ENGROSS_FIELD_DESCRIPTION);
        return;
    }
    if (is_styled_heading(block))
        decide_heading(deciding, block, finding);
    else if (decide_block(block, finding))
        put_into_item(deciding, number, finding);
    else if (number != NULL && (number->size > 0 || number->level->is_bullet))
        decide_numbered(deciding, number, finding);
    else {
        weigh_evidence(deciding, block, finding);
        if (finding->role == ENGROSS_OOXML_ROLE_TEXT || finding->number.size > 0)
            decide_typed(deciding, block, finding);
        if (finding->role == ENGROSS_OOXML_ROLE_TEXT && is_caption(structure->story, index))
            set_role(finding, ENGROSS_OOXML_ROLE_CAPTION);
    }
    decide_label(deciding, block, finding);
}

/* Says once that lists of contents are not read. */
static void report_contents(const struct engross_ooxml_structure *structure) {
    for (uint32_t i = 0; i < structure->story->body_end; i++) {
        const struct engross_ooxml_block *block = &structure->story->blocks[i];
        if (!block->is_contents || block->size == 0)
            continue;
        engross_report(structure->diagnostics, ENGROSS_MESSAGE_DOCX_CONTENTS,
                       (engross_position){block->line, 0}, NULL);
        return;
    }
}

int32_t engross_ooxml_structure_find(struct engross_ooxml_structure *structure) {
    struct deciding deciding = {.structure = structure, .in_head = true};
    size_t lists = structure->story->number_count + 1;
    for (size_t i = 0; i < structure->story->number_count; i++)
        if (structure->story->numbers[i].abstract >= lists)
            lists = structure->story->numbers[i].abstract + (size_t)1;
    deciding.lists = engross_arena_allocate(structure->arena, lists * sizeof *deciding.lists);
    structure->findings = engross_arena_allocate(
        structure->arena, (structure->story->body_end + (size_t)1) * sizeof *structure->findings);
    if (deciding.lists == NULL || structure->findings == NULL)
        return ENGROSS_NO_MEMORY;
    find_masthead(structure);
    look_at_styles(structure);
    int32_t status = engross_ooxml_evidence_find(structure);
    if (status != ENGROSS_OK)
        return status;
    look_at_headings(structure);
    tally_lists(&deciding);
    report_contents(structure);
    for (uint32_t i = 0; i < structure->story->body_end; i++) {
        const struct engross_ooxml_block *block = &structure->story->blocks[i];
        if (block->kind != ENGROSS_OOXML_PARAGRAPH ||
            (block->table_depth > 0 && !structure->findings[i].is_masthead))
            continue;
        decide(&deciding, i);
        uint8_t role = structure->findings[i].role;
        deciding.in_head = deciding.in_head &&
                           (role == ENGROSS_OOXML_ROLE_NONE || role == ENGROSS_OOXML_ROLE_FIELD);
    }
    return ENGROSS_OK;
}
