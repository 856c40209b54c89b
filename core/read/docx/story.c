/* From events to rows. The handlers keep a stack of what is open: text boxes put paragraphs into
 * paragraphs, so runs wait on a stack of their own until their paragraph ends. */
#include "read/docx/story.h"

#include "base/utf8.h"
#include "read/docx/fields.h"

#include <stdlib.h>
#include <string.h>

#define MOST_OPEN 24   /* paragraphs in paragraphs, through text boxes */
#define MOST_TABLES 80 /* tables in tables */
#define MOST_COLUMNS 1000

/* Elements whose content is no text of the document as it is: what is deleted, and formats as
 * they were before. */
static bool is_skipped(enum engross_ooxml_name name) {
    switch (name) {
    case ENGROSS_OOXML_W_DEL:
    case ENGROSS_OOXML_W_MOVE_FROM:
    case ENGROSS_OOXML_MC_FALLBACK:
    case ENGROSS_OOXML_W_P_PR_CHANGE:
    case ENGROSS_OOXML_W_R_PR_CHANGE:
    case ENGROSS_OOXML_W_TBL_PR_CHANGE:
    case ENGROSS_OOXML_W_TR_PR_CHANGE:
    case ENGROSS_OOXML_W_TC_PR_CHANGE:
    case ENGROSS_OOXML_W_RT:
    case ENGROSS_OOXML_W_SECT_PR:
        return true;
    default:
        return false;
    }
}

/* A paragraph that is open. */
struct open_paragraph {
    struct engross_ooxml_layout layout; /* said by itself */
    const struct engross_ooxml_style *style;
    struct engross_ooxml_format mark; /* of the paragraph's style and the defaults */
    size_t first_waiting;
    uint32_t bookmark;
    uint32_t last_bookmark;
    bool is_contents;
    bool is_deleted; /* its mark is: the next paragraph goes on with it */
};

struct reading {
    struct engross_ooxml_context *context;
    struct engross_ooxml_story *story;
    struct engross_ooxml_relations relations;
    struct engross_ooxml_keys relation_ids;
    struct open_paragraph open[MOST_OPEN];
    size_t open_count;
    struct engross_ooxml_run *waiting;
    size_t waiting_count, waiting_capacity;
    struct engross_ooxml_format format; /* of the open run */
    struct engross_ooxml_format direct; /* what the run and its character style say */
    uint32_t tables[MOST_TABLES];
    size_t table_count;
    uint32_t rows[MOST_TABLES], cells[MOST_TABLES];
    uint32_t open_rows[MOST_TABLES], open_cells[MOST_TABLES]; /* more than one: out of place */
    struct engross_ooxml_fields fields;
    uint32_t hyperlinks[8]; /* open w:hyperlink, as links */
    size_t hyperlink_count;
    size_t skip;       /* elements open below one that is left out */
    size_t properties; /* w:pPr that are open */
    bool in_run_properties;
    bool in_text;
    bool is_code_style;
    bool joins_next;           /* the paragraph before had its mark deleted */
    uint32_t note;             /* index + 1 of the note whose text is open */
    uint32_t waiting_mark;     /* index + 1 of the note whose mark follows as text */
    uint32_t change_line[4];   /* of the last report, by kind of change */
    uint32_t pending_bookmark; /* index + 1 of the last bookmark of the open run */
    const char *alternative;
    struct engross_buffer instruction;
    bool failed;
};

static void *check(struct reading *reading, const void *pointer) {
    reading->failed = reading->failed || pointer == NULL;
    return (void *)(uintptr_t)pointer;
}

static const char *keep(struct reading *reading, engross_text text) {
    return check(reading, engross_arena_copy(reading->story->arena, text.size == 0 ? "" : text.data,
                                             text.size));
}

static struct open_paragraph *innermost(struct reading *reading) {
    return reading->open_count == 0 ? NULL : &reading->open[reading->open_count - 1];
}

static struct engross_ooxml_block *add_block(struct reading *reading, uint8_t kind) {
    struct engross_ooxml_story *story = reading->story;
    if (!engross_ooxml_grow(&story->blocks, story->block_count, &story->block_capacity,
                            sizeof *story->blocks)) {
        reading->failed = true;
        return NULL;
    }
    struct engross_ooxml_block *block = &story->blocks[story->block_count++];
    *block = (struct engross_ooxml_block){.kind = kind,
                                          .columns = 1,
                                          .table_depth = (uint8_t)reading->table_count,
                                          .line = story->paragraphs + 1};
    return block;
}

/* The link that holds at this place: the innermost field's or w:hyperlink's. */
static uint32_t link_here(const struct reading *reading) {
    uint32_t field = engross_ooxml_fields_link(&reading->fields);
    if (field != 0)
        return field;
    return reading->hyperlink_count == 0 ? 0 : reading->hyperlinks[reading->hyperlink_count - 1];
}

/* Emphasis is what differs from the paragraph's own look: bold and italics that the run asks for
 * itself; in slanted text, the upright. */
static uint8_t marked(const struct reading *reading, const struct open_paragraph *paragraph) {
    const struct engross_ooxml_format *direct = &reading->direct;
    const uint8_t always = ENGROSS_OOXML_SUPERSCRIPT | ENGROSS_OOXML_SUBSCRIPT |
                           ENGROSS_OOXML_CODE | ENGROSS_OOXML_RTL | ENGROSS_OOXML_BOLD;
    uint8_t result = (uint8_t)(direct->set & direct->known & always);
    bool slanted = (paragraph->mark.set & ENGROSS_OOXML_ITALIC) != 0;
    bool italic = (reading->format.set & ENGROSS_OOXML_ITALIC) != 0;
    if (italic != slanted)
        result |= ENGROSS_OOXML_ITALIC;
    if (reading->is_code_style)
        result |= ENGROSS_OOXML_CODE;
    return result;
}

static bool is_hidden(const struct reading *reading) {
    return (reading->format.set & ENGROSS_OOXML_HIDDEN) != 0;
}

static struct engross_ooxml_run *add_run(struct reading *reading, uint8_t kind) {
    struct open_paragraph *paragraph = innermost(reading);
    if (paragraph == NULL || reading->failed || is_hidden(reading) ||
        engross_ooxml_fields_in_instruction(&reading->fields))
        return NULL;
    if (!engross_ooxml_grow(&reading->waiting, reading->waiting_count, &reading->waiting_capacity,
                            sizeof *reading->waiting)) {
        reading->failed = true;
        return NULL;
    }
    struct engross_ooxml_run *run = &reading->waiting[reading->waiting_count++];
    const struct engross_ooxml_format *format = &reading->format;
    bool rtl = (format->set & ENGROSS_OOXML_RTL) != 0;
    *run = (struct engross_ooxml_run){
        .kind = kind,
        .format = marked(reading, paragraph),
        .language = rtl ? format->bidi_language : format->language,
        .link = link_here(reading),
        .offset = reading->story->text.size,
    };
    return run;
}

/* Ideographs and kana, whose language is w:eastAsia. */
static bool is_east_asian(const char *data, size_t size) {
    for (size_t i = 0; i + 2 < size; i++) {
        unsigned char lead = (unsigned char)data[i];
        if (lead >= 0xE3 && lead <= 0xE9)
            return !(lead == 0xE3 && (unsigned char)data[i + 1] == 0x80);
        if (lead >= 0xEA && lead <= 0xED)
            return true;
    }
    return false;
}

/* Whether text of that kind goes on with run. */
static bool continues(const struct engross_ooxml_run *run, const struct engross_ooxml_run *next,
                      size_t end) {
    return run->kind == ENGROSS_OOXML_RUN_TEXT && run->format == next->format &&
           run->language == next->language && run->link == next->link &&
           run->offset + run->size == end;
}

static void add_text(struct reading *reading, const char *data, size_t size) {
    struct engross_ooxml_story *story = reading->story;
    struct engross_ooxml_run *run = size == 0 ? NULL : add_run(reading, ENGROSS_OOXML_RUN_TEXT);
    if (run == NULL)
        return;
    if (reading->format.east_asian_language != 0 && is_east_asian(data, size))
        run->language = reading->format.east_asian_language;
    if (reading->note == 0)
        story->language_letters[run->language] += size;
    engross_buffer_append(&story->text, data, size);
    reading->failed = reading->failed || engross_buffer_failed(&story->text);
    size_t first = innermost(reading)->first_waiting;
    if (reading->waiting_count - first >= 2 && continues(run - 1, run, run->offset) &&
        size <= UINT32_MAX - run[-1].size) {
        run[-1].size += (uint32_t)size;
        reading->waiting_count--;
    } else {
        run->size = (uint32_t)size;
    }
}

static void report(struct reading *reading, enum engross_message message, const char *argument,
                   const char *second) {
    engross_position position = {reading->story->paragraphs + 1, 0};
    engross_report(reading->context->diagnostics, message, position, argument, second, NULL);
}

/* One line for each kind of change in a paragraph. */
static void report_change(struct reading *reading, size_t kind, enum engross_message message,
                          const struct engross_ooxml_element *element) {
    uint32_t line = reading->story->paragraphs + 1;
    if (reading->change_line[kind] == line)
        return;
    reading->change_line[kind] = line;
    engross_text date = engross_ooxml_attribute(element, "date");
    if (date.size > 10)
        date.size = 10;
    const char *author = keep(reading, engross_ooxml_attribute(element, "author"));
    const char *when = keep(reading, date);
    if (!reading->failed)
        report(reading, message, author[0] == '\0' ? "?" : author, when[0] == '\0' ? "?" : when);
}

static void report_skipped(struct reading *reading, const struct engross_ooxml_element *element) {
    if (element->name == ENGROSS_OOXML_W_DEL)
        report_change(reading, 0, ENGROSS_MESSAGE_DOCX_DELETED, element);
    else if (element->name == ENGROSS_OOXML_W_MOVE_FROM)
        report_change(reading, 1, ENGROSS_MESSAGE_DOCX_MOVED, element);
}

/* --- paragraphs --- */

static void settle_style(struct reading *reading, engross_text id) {
    struct engross_ooxml_styles *styles = reading->context->styles;
    struct open_paragraph *paragraph = innermost(reading);
    paragraph->style = engross_ooxml_style_find(styles, id);
    paragraph->mark = styles->format;
    if (paragraph->style != NULL)
        engross_ooxml_format_lay(&paragraph->mark, &paragraph->style->format);
}

static void start_paragraph(struct reading *reading) {
    static const struct engross_ooxml_layout nothing = ENGROSS_OOXML_LAYOUT_INIT;
    if (reading->open_count == MOST_OPEN)
        return;
    bool joins = reading->joins_next && reading->open_count == 0;
    struct open_paragraph *paragraph = &reading->open[reading->open_count++];
    struct open_paragraph before = *paragraph;
    *paragraph =
        (struct open_paragraph){.layout = nothing, .first_waiting = reading->waiting_count};
    if (joins) {
        paragraph->first_waiting = before.first_waiting;
        paragraph->bookmark = before.bookmark;
        paragraph->last_bookmark = before.last_bookmark;
    }
    reading->joins_next = false;
    paragraph->is_contents = engross_ooxml_fields_in_contents(&reading->fields);
    settle_style(reading, (engross_text){NULL, 0});
}

/* Counts the paragraph's number in; the level of a style's list is the one that names the style. */
static void number_paragraph(struct reading *reading, struct engross_ooxml_block *block) {
    struct engross_ooxml_story *story = reading->story;
    struct engross_ooxml_numbering *numbering = reading->context->numbering;
    struct engross_ooxml_layout *layout = &block->layout;
    if (layout->num == ENGROSS_OOXML_NO_NUM || layout->num == 0)
        return;
    if (layout->level < 0 && block->style != NULL)
        layout->level =
            engross_ooxml_numbering_level_of_style(numbering, layout->num, block->style->id);
    if (!engross_ooxml_grow(&story->numbers, story->number_count, &story->number_capacity,
                            sizeof *story->numbers)) {
        reading->failed = true;
        return;
    }
    struct engross_ooxml_number *number = &story->numbers[story->number_count];
    if (!engross_ooxml_numbering_next(numbering, layout->num, layout->level, number))
        return;
    if (number->level->is_foreign && story->foreign_numbers == 0)
        story->foreign_numbers = block->line;
    block->is_numbered = true;
    block->number = (uint32_t)story->number_count++;
}

static void move_runs(struct reading *reading, const struct open_paragraph *paragraph,
                      struct engross_ooxml_block *block) {
    struct engross_ooxml_story *story = reading->story;
    bool bold = true;
    block->first_run = (uint32_t)story->run_count;
    for (size_t i = paragraph->first_waiting; i < reading->waiting_count; i++) {
        const struct engross_ooxml_run *run = &reading->waiting[i];
        if (!engross_ooxml_grow(&story->runs, story->run_count, &story->run_capacity,
                                sizeof *story->runs)) {
            reading->failed = true;
            return;
        }
        story->runs[story->run_count++] = *run;
        if (run->kind != ENGROSS_OOXML_RUN_TEXT)
            continue;
        bool is_space = strspn(story->text.data + run->offset, " ") >= run->size;
        bold = bold && (is_space || (run->format & ENGROSS_OOXML_BOLD) != 0);
        block->size += run->size;
    }
    block->run_count = (uint32_t)(story->run_count - block->first_run);
    block->all_bold = bold && block->size > 0;
}

static void lay_layouts(struct reading *reading, const struct open_paragraph *paragraph,
                        struct engross_ooxml_block *block) {
    block->layout = reading->context->styles->layout;
    if (paragraph->style != NULL)
        engross_ooxml_layout_lay(&block->layout, &paragraph->style->layout);
    engross_ooxml_layout_lay(&block->layout, &paragraph->layout);
    block->is_aligned = paragraph->layout.align != 0;
}

static void point_bookmarks(struct reading *reading, uint32_t first, uint32_t block) {
    struct engross_ooxml_story *story = reading->story;
    for (uint32_t i = first; i != 0; i = story->bookmarks[i - 1].next)
        story->bookmarks[i - 1].block = block;
}

static void end_paragraph(struct reading *reading) {
    if (reading->open_count == 0 || reading->failed)
        return;
    struct open_paragraph paragraph = *innermost(reading);
    reading->open_count--;
    if (paragraph.is_deleted && reading->open_count == 0) {
        reading->joins_next = true;
        return;
    }
    struct engross_ooxml_block *block = add_block(reading, ENGROSS_OOXML_PARAGRAPH);
    if (block == NULL)
        return;
    reading->story->paragraphs++;
    block->style = paragraph.style;
    block->bookmark = paragraph.bookmark;
    block->is_contents =
        paragraph.is_contents || engross_ooxml_block_meaning(block) == ENGROSS_OOXML_MEANS_CONTENTS;
    lay_layouts(reading, &paragraph, block);
    move_runs(reading, &paragraph, block);
    number_paragraph(reading, block);
    point_bookmarks(reading, paragraph.bookmark, (uint32_t)(block - reading->story->blocks));
    reading->waiting_count = paragraph.first_waiting;
}

/* A child of w:pPr. */
static void take_paragraph_property(struct reading *reading,
                                    const struct engross_ooxml_element *element) {
    struct open_paragraph *paragraph = innermost(reading);
    if (paragraph == NULL)
        return;
    if (element->name == ENGROSS_OOXML_W_P_STYLE)
        settle_style(reading, engross_ooxml_attribute(element, "val"));
    else if (!reading->in_run_properties)
        engross_ooxml_layout_take(&paragraph->layout, element);
}

/* --- runs --- */

static void start_run(struct reading *reading) {
    struct open_paragraph *paragraph = innermost(reading);
    reading->direct = (struct engross_ooxml_format){0};
    reading->is_code_style = false;
    if (paragraph != NULL)
        reading->format = paragraph->mark;
}

static void take_run_style(struct reading *reading, engross_text id) {
    struct engross_ooxml_styles *styles = reading->context->styles;
    uint32_t index = engross_ooxml_keys_find(&styles->by_id, id);
    if (index == ENGROSS_OOXML_NO_KEY)
        return;
    const struct engross_ooxml_style *style = &styles->rows[index];
    struct engross_ooxml_format format = style->format;
    /* what the style of a note's mark or a link looks like is no emphasis */
    engross_ooxml_format_lay(&format, &reading->direct);
    reading->direct = format;
    reading->is_code_style = style->meaning == ENGROSS_OOXML_MEANS_CODE;
    engross_ooxml_format_lay(&reading->format, &format);
}

static void take_run_property(struct reading *reading,
                              const struct engross_ooxml_element *element) {
    if (element->name == ENGROSS_OOXML_W_R_STYLE) {
        take_run_style(reading, engross_ooxml_attribute(element, "val"));
        return;
    }
    struct engross_ooxml_format direct = {0};
    engross_ooxml_format_take(&direct, reading->context->languages, element);
    engross_ooxml_format_lay(&reading->direct, &direct);
    engross_ooxml_format_lay(&reading->format, &direct);
}

/* A character of a symbol font. Symbol and Wingdings have their characters at U+F000 and on. */
static void add_symbol(struct reading *reading, const struct engross_ooxml_element *element) {
    static const struct {
        uint32_t code;
        uint32_t character;
    } symbols[] = {{0xB7, 0x2022}, {0xA7, 0x25AA}, {0xD8, 0x27A2}, {0xFC, 0x2713},
                   {0xE0, 0x2192}, {0xA8, 0x25FB}, {0xFE, 0x2611}, {0x6F, 0x25A1}};
    engross_text value = engross_ooxml_attribute(element, "char");
    uint32_t code = 0;
    for (size_t i = 0; i < value.size && i < 6; i++) {
        char c = value.data[i];
        code = code * 16 + (uint32_t)(c >= '0' && c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    uint32_t low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    uint32_t character = low >= 0x20 && low < 0x7F && low != 0x6F ? low : 0;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (symbols[i].code == low)
            character = symbols[i].character;
    if (character == 0) {
        const char *name = keep(reading, value);
        if (!reading->failed)
            report(reading, ENGROSS_MESSAGE_DOCX_SYMBOL, name, NULL);
        character = 0xFFFD;
    }
    char bytes[4];
    add_text(reading, bytes, engross_utf8_encode(character, bytes));
}

static void add_break(struct reading *reading, const struct engross_ooxml_element *element) {
    engross_text type = engross_ooxml_attribute(element, "type");
    bool is_page = engross_ooxml_is(type, "page");
    if (!engross_ooxml_is(type, "column"))
        add_run(reading, is_page ? ENGROSS_OOXML_RUN_PAGE_BREAK : ENGROSS_OOXML_RUN_BREAK);
}

/* --- notes, bookmarks, links, pictures --- */

static void start_note(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    bool is_end = element->name == ENGROSS_OOXML_W_ENDNOTE;
    engross_text type = engross_ooxml_attribute(element, "type");
    reading->note = 0;
    if (type.data != NULL && !engross_ooxml_is(type, "normal")) {
        reading->skip = 1; /* the rules between text and notes */
        return;
    }
    uint32_t index =
        engross_ooxml_keys_find(&story->note_ids[is_end], engross_ooxml_attribute(element, "id"));
    if (index == ENGROSS_OOXML_NO_KEY) {
        reading->skip = 1;
        return;
    }
    reading->note = index + 1;
    story->notes[index].first = (uint32_t)story->block_count;
}

static void end_note(struct reading *reading) {
    if (reading->note > 0)
        reading->story->notes[reading->note - 1].end = (uint32_t)reading->story->block_count;
    reading->note = 0;
}

static void refer_to_note(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    bool is_end = element->name == ENGROSS_OOXML_W_ENDNOTE_REFERENCE;
    engross_text follows = engross_ooxml_attribute(element, "customMarkFollows");
    bool custom = follows.data != NULL && !engross_ooxml_is(follows, "0") &&
                  !engross_ooxml_is(follows, "false");
    if (reading->note > 0 || engross_ooxml_fields_in_instruction(&reading->fields))
        return;
    if (!engross_ooxml_grow(&story->notes, story->note_count, &story->note_capacity,
                            sizeof *story->notes) ||
        !engross_ooxml_keys_add(&story->note_ids[is_end], story->arena,
                                engross_ooxml_attribute(element, "id"),
                                (uint32_t)story->note_count)) {
        reading->failed = true;
        return;
    }
    story->notes[story->note_count] = (struct engross_ooxml_note){.is_end = is_end};
    struct engross_ooxml_run *run = add_run(reading, ENGROSS_OOXML_RUN_NOTE);
    if (run != NULL)
        run->value = (uint32_t)story->note_count;
    story->note_count++;
    if (reading->pending_bookmark != 0) {
        story->bookmarks[reading->pending_bookmark - 1].note = (uint32_t)story->note_count;
        story->notes[story->note_count - 1].bookmark = reading->pending_bookmark;
    }
    if (custom)
        reading->waiting_mark = (uint32_t)story->note_count;
}

static void start_bookmark(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_story *story = reading->story;
    struct open_paragraph *paragraph = innermost(reading);
    engross_text name = engross_ooxml_attribute(element, "name");
    bool is_hidden_place = engross_ooxml_is(name, "_GoBack");
    if (paragraph == NULL || name.size == 0 || is_hidden_place)
        return;
    uint32_t index = (uint32_t)story->bookmark_count;
    if (!engross_ooxml_grow(&story->bookmarks, index, &story->bookmark_capacity,
                            sizeof *story->bookmarks) ||
        !engross_ooxml_keys_add(&story->bookmark_names, story->arena, name, index)) {
        reading->failed = true;
        return;
    }
    story->bookmarks[index] = (struct engross_ooxml_bookmark){.name = keep(reading, name)};
    story->bookmark_count++;
    if (paragraph->bookmark == 0)
        paragraph->bookmark = index + 1;
    else
        story->bookmarks[paragraph->last_bookmark - 1].next = index + 1;
    paragraph->last_bookmark = index + 1;
    reading->pending_bookmark = index + 1;
}

static uint32_t add_link(struct reading *reading, const char *target, bool is_internal,
                         bool is_number) {
    struct engross_ooxml_story *story = reading->story;
    if (target == NULL || target[0] == '\0')
        return 0;
    if (!engross_ooxml_grow(&story->links, story->link_count, &story->link_capacity,
                            sizeof *story->links)) {
        reading->failed = true;
        return 0;
    }
    story->links[story->link_count++] = (struct engross_ooxml_link){target, is_internal, is_number};
    return (uint32_t)story->link_count;
}

static const struct engross_ooxml_relation *relation_of(struct reading *reading, engross_text id) {
    uint32_t index = engross_ooxml_keys_find(&reading->relation_ids, id);
    return index == ENGROSS_OOXML_NO_KEY ? NULL : &reading->relations.rows[index];
}

static void start_hyperlink(struct reading *reading, const struct engross_ooxml_element *element) {
    engross_text id = engross_ooxml_attribute(element, "id");
    engross_text anchor = engross_ooxml_attribute(element, "anchor");
    uint32_t link = 0;
    if (id.data != NULL) {
        const struct engross_ooxml_relation *relation = relation_of(reading, id);
        if (relation == NULL) {
            const char *name = keep(reading, id);
            if (!reading->failed)
                report(reading, ENGROSS_MESSAGE_DOCX_RELATION, name, NULL);
        } else if (relation->is_external) {
            link = add_link(reading, relation->target, false, false);
        }
    } else if (anchor.size > 0) {
        link = add_link(reading, keep(reading, anchor), true, false);
    }
    if (reading->hyperlink_count < 8)
        reading->hyperlinks[reading->hyperlink_count] = link;
    reading->hyperlink_count++;
}

static void end_hyperlink(struct reading *reading) {
    if (reading->hyperlink_count > 0)
        reading->hyperlink_count--;
}

static void add_picture(struct reading *reading, engross_text id) {
    struct engross_ooxml_story *story = reading->story;
    const struct engross_ooxml_relation *relation = relation_of(reading, id);
    if (id.size == 0)
        return;
    if (!engross_ooxml_grow(&story->pictures, story->picture_count, &story->picture_capacity,
                            sizeof *story->pictures)) {
        reading->failed = true;
        return;
    }
    bool is_inside = relation != NULL && !relation->is_external;
    story->pictures[story->picture_count] =
        (struct engross_ooxml_picture){is_inside ? relation->target : NULL, reading->alternative};
    struct engross_ooxml_run *run = add_run(reading, ENGROSS_OOXML_RUN_PICTURE);
    if (run != NULL)
        run->value = (uint32_t)story->picture_count;
    story->picture_count++;
    reading->alternative = NULL;
}

/* --- tables --- */

static void start_table(struct reading *reading) {
    if (reading->table_count == MOST_TABLES) {
        reading->failed = true; /* deeper than elements may nest */
        return;
    }
    struct engross_ooxml_block *block = add_block(reading, ENGROSS_OOXML_TABLE);
    if (block == NULL)
        return;
    reading->open_rows[reading->table_count] = 0;
    reading->open_cells[reading->table_count] = 0;
    reading->tables[reading->table_count++] = (uint32_t)(block - reading->story->blocks);
}

static void close_block(struct reading *reading, uint8_t kind, uint32_t open) {
    struct engross_ooxml_block *block = add_block(reading, kind);
    if (block != NULL)
        reading->story->blocks[open].end = (uint32_t)(block - reading->story->blocks);
}

static void end_table(struct reading *reading) {
    if (reading->table_count > 0 && !reading->failed) {
        reading->table_count--;
        close_block(reading, ENGROSS_OOXML_TABLE_END, reading->tables[reading->table_count]);
    }
}

static bool is_in_cell(const struct reading *reading) {
    return reading->table_count == 0 || reading->open_cells[reading->table_count - 1] > 0;
}

/* Rows stand in tables and cells in rows; others are passed over, their content is not. */
static void start_row(struct reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->open_rows[table]++ > 0)
        return;
    struct engross_ooxml_block *block = add_block(reading, ENGROSS_OOXML_ROW);
    if (block != NULL)
        reading->rows[table] = (uint32_t)(block - reading->story->blocks);
}

static void start_cell(struct reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->open_rows[table] == 0 ||
        reading->open_cells[table]++ > 0)
        return;
    struct engross_ooxml_block *block = add_block(reading, ENGROSS_OOXML_CELL);
    if (block != NULL)
        reading->cells[table] = (uint32_t)(block - reading->story->blocks);
}

static void end_row(struct reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->failed || reading->open_rows[table] == 0)
        return;
    if (--reading->open_rows[table] == 0)
        close_block(reading, ENGROSS_OOXML_ROW_END, reading->rows[table]);
}

static void end_cell(struct reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->failed || reading->open_cells[table] == 0)
        return;
    if (--reading->open_cells[table] == 0)
        close_block(reading, ENGROSS_OOXML_CELL_END, reading->cells[table]);
}

static void take_cell_property(struct reading *reading,
                               const struct engross_ooxml_element *element) {
    if (!is_in_cell(reading) || reading->table_count == 0 || reading->failed)
        return;
    struct engross_ooxml_block *cell =
        &reading->story->blocks[reading->cells[reading->table_count - 1]];
    if (cell->kind != ENGROSS_OOXML_CELL)
        return;
    if (element->name == ENGROSS_OOXML_W_GRID_SPAN) {
        int64_t columns = engross_ooxml_integer(element, "val", 1);
        cell->columns = (uint16_t)(columns < 1              ? 1
                                   : columns > MOST_COLUMNS ? MOST_COLUMNS
                                                            : columns);
        return;
    }
    cell->starts_merge = engross_ooxml_is(engross_ooxml_attribute(element, "val"), "restart");
    cell->merges_up = !cell->starts_merge;
}

static void take_row_header(struct reading *reading, const struct engross_ooxml_element *element) {
    bool in_row = reading->table_count > 0 && reading->open_rows[reading->table_count - 1] > 0;
    if (in_row && !reading->failed)
        reading->story->blocks[reading->rows[reading->table_count - 1]].is_header =
            engross_ooxml_is_on(element);
}

/* w:tblLook (17.4.55): whether the first column is special. */
static void take_look(struct reading *reading, const struct engross_ooxml_element *element) {
    engross_text column = engross_ooxml_attribute(element, "firstColumn");
    if (reading->table_count > 0 && !reading->failed)
        reading->story->blocks[reading->tables[reading->table_count - 1]].first_column =
            engross_ooxml_is(column, "1") || engross_ooxml_is(column, "true");
}

static void take_table_style(struct reading *reading, const struct engross_ooxml_element *element) {
    if (reading->table_count > 0 && !reading->failed)
        reading->story->blocks[reading->tables[reading->table_count - 1]].is_own =
            engross_ooxml_is(engross_ooxml_attribute(element, "val"), "ReportTable");
}

/* --- fields --- */

static void take_field_character(struct reading *reading,
                                 const struct engross_ooxml_element *element) {
    engross_text type = engross_ooxml_attribute(element, "fldCharType");
    struct engross_ooxml_fields *fields = &reading->fields;
    if (engross_ooxml_is(type, "begin")) {
        engross_ooxml_fields_begin(fields, reading->instruction.size);
    } else if (engross_ooxml_is(type, "end")) {
        engross_ooxml_fields_end(fields);
    } else if (engross_ooxml_is(type, "separate")) {
        struct engross_ooxml_field_meaning meaning = {0};
        size_t start = engross_ooxml_fields_instruction_start(fields);
        if (start <= reading->instruction.size && reading->instruction.size > 0)
            engross_ooxml_field_parse(reading->story->arena, reading->instruction.data + start,
                                      reading->instruction.size - start, &meaning);
        reading->instruction.size =
            start < reading->instruction.size ? start : reading->instruction.size;
        engross_ooxml_fields_separate(
            fields, add_link(reading, meaning.target, meaning.is_internal, meaning.is_number),
            meaning.is_contents);
        struct open_paragraph *paragraph = innermost(reading);
        if (paragraph != NULL && meaning.is_contents)
            paragraph->is_contents = true;
    }
}

static void start_simple_field(struct reading *reading,
                               const struct engross_ooxml_element *element) {
    engross_text instruction = engross_ooxml_attribute(element, "instr");
    struct engross_ooxml_field_meaning meaning = {0};
    if (instruction.size > 0)
        engross_ooxml_field_parse(reading->story->arena, instruction.data, instruction.size,
                                  &meaning);
    engross_ooxml_fields_begin(&reading->fields, reading->instruction.size);
    engross_ooxml_fields_separate(
        &reading->fields, add_link(reading, meaning.target, meaning.is_internal, meaning.is_number),
        meaning.is_contents);
}

/* --- events --- */

static void start_block_element(struct reading *reading,
                                const struct engross_ooxml_element *element) {
    switch (element->name) {
    case ENGROSS_OOXML_W_P:
        start_paragraph(reading);
        break;
    case ENGROSS_OOXML_W_P_PR:
        reading->properties++;
        break;
    case ENGROSS_OOXML_W_R_PR:
        reading->in_run_properties = true;
        break;
    case ENGROSS_OOXML_W_R:
        start_run(reading);
        break;
    case ENGROSS_OOXML_W_TBL:
        start_table(reading);
        break;
    case ENGROSS_OOXML_W_TR:
        start_row(reading);
        break;
    case ENGROSS_OOXML_W_TC:
        start_cell(reading);
        break;
    case ENGROSS_OOXML_W_GRID_SPAN:
    case ENGROSS_OOXML_W_V_MERGE:
        take_cell_property(reading, element);
        break;
    case ENGROSS_OOXML_W_TBL_HEADER:
        take_row_header(reading, element);
        break;
    case ENGROSS_OOXML_W_TBL_STYLE:
        take_table_style(reading, element);
        break;
    case ENGROSS_OOXML_W_TBL_LOOK:
        take_look(reading, element);
        break;
    case ENGROSS_OOXML_W_FOOTNOTE:
    case ENGROSS_OOXML_W_ENDNOTE:
        start_note(reading, element);
        break;
    default:
        break;
    }
}

/* A run-level element beside text. True where it was one. */
static bool start_inline_element(struct reading *reading,
                                 const struct engross_ooxml_element *element) {
    static const char hyphen[] = "\xC2\xAD", no_break_hyphen[] = "\xE2\x80\x91";
    switch (element->name) {
    case ENGROSS_OOXML_W_T:
    case ENGROSS_OOXML_M_T:
        reading->in_text = true;
        return true;
    case ENGROSS_OOXML_W_TAB:
    case ENGROSS_OOXML_W_PTAB:
        add_run(reading, ENGROSS_OOXML_RUN_TAB);
        return true;
    case ENGROSS_OOXML_W_BR:
        add_break(reading, element);
        return true;
    case ENGROSS_OOXML_W_CR:
        add_run(reading, ENGROSS_OOXML_RUN_BREAK);
        return true;
    case ENGROSS_OOXML_W_SOFT_HYPHEN:
        add_text(reading, hyphen, 2);
        return true;
    case ENGROSS_OOXML_W_NO_BREAK_HYPHEN:
        add_text(reading, no_break_hyphen, 3);
        return true;
    case ENGROSS_OOXML_W_SYM:
        add_symbol(reading, element);
        return true;
    case ENGROSS_OOXML_W_FOOTNOTE_REFERENCE:
    case ENGROSS_OOXML_W_ENDNOTE_REFERENCE:
        refer_to_note(reading, element);
        return true;
    case ENGROSS_OOXML_W_FLD_CHAR:
        take_field_character(reading, element);
        return true;
    case ENGROSS_OOXML_W_INSTR_TEXT:
        reading->in_text = true;
        return true;
    default:
        return false;
    }
}

static void start_other_element(struct reading *reading,
                                const struct engross_ooxml_element *element) {
    switch (element->name) {
    case ENGROSS_OOXML_W_FLD_SIMPLE:
        start_simple_field(reading, element);
        break;
    case ENGROSS_OOXML_W_HYPERLINK:
        start_hyperlink(reading, element);
        break;
    case ENGROSS_OOXML_W_BOOKMARK_START:
        start_bookmark(reading, element);
        break;
    case ENGROSS_OOXML_W_COMMENT_REFERENCE:
        report(reading, ENGROSS_MESSAGE_DOCX_COMMENT, NULL, NULL);
        break;
    case ENGROSS_OOXML_W_INS:
        report_change(reading, 2, ENGROSS_MESSAGE_DOCX_INSERTED, element);
        break;
    case ENGROSS_OOXML_W_MOVE_TO:
        report_change(reading, 1, ENGROSS_MESSAGE_DOCX_MOVED, element);
        break;
    case ENGROSS_OOXML_WP_DOC_PR:
        reading->alternative = keep(reading, engross_ooxml_attribute(element, "descr"));
        break;
    case ENGROSS_OOXML_V_SHAPE:
        reading->alternative = keep(reading, engross_ooxml_attribute(element, "alt"));
        break;
    case ENGROSS_OOXML_A_BLIP:
        add_picture(reading, engross_ooxml_attribute(element, "embed").data != NULL
                                 ? engross_ooxml_attribute(element, "embed")
                                 : engross_ooxml_attribute(element, "link"));
        break;
    case ENGROSS_OOXML_V_IMAGEDATA:
        add_picture(reading, engross_ooxml_attribute(element, "id"));
        break;
    default:
        start_block_element(reading, element);
        break;
    }
}

/* In w:pPr and w:rPr: formats, and marks of changes, which are empty there. */
static void start_property(struct reading *reading, const struct engross_ooxml_element *element) {
    struct open_paragraph *paragraph = innermost(reading);
    if (element->name == ENGROSS_OOXML_W_R_PR)
        reading->in_run_properties = true;
    else if (element->name == ENGROSS_OOXML_W_DEL && paragraph != NULL && reading->properties > 0)
        paragraph->is_deleted = true;
    else if (reading->in_run_properties && reading->properties == 0)
        take_run_property(reading, element);
    else
        take_paragraph_property(reading, element);
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    bool in_properties = reading->properties > 0 || reading->in_run_properties;
    if (reading->skip > 0) {
        reading->skip++;
        return;
    }
    if (reading->failed)
        return;
    bool is_mark = in_properties && (element->name == ENGROSS_OOXML_W_DEL ||
                                     element->name == ENGROSS_OOXML_W_MOVE_FROM);
    if (is_skipped(element->name) && !is_mark) {
        reading->skip = 1;
        report_skipped(reading, element);
        return;
    }
    bool is_block = element->name == ENGROSS_OOXML_W_P || element->name == ENGROSS_OOXML_W_TBL;
    if (is_block && !is_in_cell(reading)) {
        reading->skip = 1;
        report(reading, ENGROSS_MESSAGE_DOCX_MISPLACED, NULL, NULL);
        return;
    }
    if (in_properties)
        start_property(reading, element);
    else if (!start_inline_element(reading, element))
        start_other_element(reading, element);
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    if (reading->skip > 0) {
        reading->skip--;
        if (reading->skip > 0 ||
            (name != ENGROSS_OOXML_W_FOOTNOTE && name != ENGROSS_OOXML_W_ENDNOTE))
            return;
    }
    switch (name) {
    case ENGROSS_OOXML_W_P:
        end_paragraph(reading);
        break;
    case ENGROSS_OOXML_W_P_PR:
        reading->properties -= reading->properties > 0;
        break;
    case ENGROSS_OOXML_W_R_PR:
        reading->in_run_properties = false;
        break;
    case ENGROSS_OOXML_W_R:
        reading->pending_bookmark = 0;
        reading->waiting_mark = 0;
        break;
    case ENGROSS_OOXML_W_T:
    case ENGROSS_OOXML_M_T:
    case ENGROSS_OOXML_W_INSTR_TEXT:
        reading->in_text = false;
        break;
    case ENGROSS_OOXML_W_TBL:
        end_table(reading);
        break;
    case ENGROSS_OOXML_W_TR:
        end_row(reading);
        break;
    case ENGROSS_OOXML_W_TC:
        end_cell(reading);
        break;
    case ENGROSS_OOXML_W_FLD_SIMPLE:
        engross_ooxml_fields_end(&reading->fields);
        break;
    case ENGROSS_OOXML_W_HYPERLINK:
        end_hyperlink(reading);
        break;
    case ENGROSS_OOXML_W_FOOTNOTE:
    case ENGROSS_OOXML_W_ENDNOTE:
        end_note(reading);
        break;
    default:
        break;
    }
}

static void take_mark(struct reading *reading, const char *data, size_t size) {
    struct engross_ooxml_note *note = &reading->story->notes[reading->waiting_mark - 1];
    reading->waiting_mark = 0;
    note->mark = keep(reading, (engross_text){data, size});
}

static void text(void *user, const char *data, size_t size) {
    struct reading *reading = user;
    if (reading->skip > 0 || !reading->in_text || reading->failed)
        return;
    if (engross_ooxml_fields_in_instruction(&reading->fields)) {
        engross_buffer_append(&reading->instruction, data, size);
        reading->failed = engross_buffer_failed(&reading->instruction);
    } else if (reading->waiting_mark != 0) {
        take_mark(reading, data, size);
    } else {
        add_text(reading, data, size);
    }
}

static int32_t index_relations(struct reading *reading, const char *part) {
    int32_t status =
        engross_ooxml_package_relations(reading->context->package, part, &reading->relations);
    for (size_t i = 0; status == ENGROSS_OK && i < reading->relations.count; i++) {
        const char *id = reading->relations.rows[i].id;
        if (!engross_ooxml_keys_add(&reading->relation_ids, reading->story->arena,
                                    (engross_text){id, strlen(id)}, (uint32_t)i))
            status = ENGROSS_NO_MEMORY;
    }
    return status;
}

int32_t engross_ooxml_story_read(struct engross_ooxml_context *context, const char *part) {
    static const struct engross_ooxml_handlers handlers = {
        .start = start, .end = end, .text = text};
    struct reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL)
        return ENGROSS_NO_MEMORY;
    reading->context = context;
    reading->story = context->story;
    int32_t status = index_relations(reading, part);
    if (status == ENGROSS_OK)
        status = engross_ooxml_package_parse(context->package, part, &handlers, reading);
    if (status == ENGROSS_OK && reading->joins_next) {
        reading->open[0].is_deleted = false;
        reading->open_count = 1;
        end_paragraph(reading);
    }
    if (status == ENGROSS_OK && reading->failed)
        status = ENGROSS_NO_MEMORY;
    free(reading->waiting);
    engross_buffer_finish(&reading->instruction);
    engross_ooxml_keys_finish(&reading->relation_ids);
    free(reading);
    return status;
}

void engross_ooxml_story_finish(struct engross_ooxml_story *story) {
    free(story->blocks);
    free(story->runs);
    free(story->links);
    free(story->bookmarks);
    free(story->notes);
    free(story->pictures);
    free(story->numbers);
    engross_buffer_finish(&story->text);
    engross_ooxml_keys_finish(&story->bookmark_names);
    engross_ooxml_keys_finish(&story->note_ids[0]);
    engross_ooxml_keys_finish(&story->note_ids[1]);
}

void engross_ooxml_block_text(const struct engross_ooxml_story *story,
                              const struct engross_ooxml_block *block, bool keeps_tabs,
                              struct engross_buffer *text) {
    for (uint32_t i = 0; i < block->run_count; i++) {
        const struct engross_ooxml_run *run = &story->runs[block->first_run + i];
        if (run->kind == ENGROSS_OOXML_RUN_TEXT)
            engross_buffer_append(text, story->text.data + run->offset, run->size);
        else if (run->kind == ENGROSS_OOXML_RUN_TAB || run->kind == ENGROSS_OOXML_RUN_BREAK)
            engross_buffer_append_char(
                text, run->kind == ENGROSS_OOXML_RUN_TAB && keeps_tabs ? '\t' : ' ');
    }
}
