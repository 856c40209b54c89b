/* Paragraphs and the runs in them: formats, numbers and characters. Text boxes put paragraphs into
 * paragraphs, so runs wait on a stack of their own until their paragraph ends. */
#include "read/docx/story_reading.h"

#include "base/utf8.h"

#include "read/docx/symbols.h"

#include <stdio.h>
#include <string.h>

/* Of text that no style gives a size, half-points (17.3.2.38). */
#define USUAL_SIZE 20

const char *engross_ooxml_story_keep(struct engross_ooxml_story_reading *reading,
                                     engross_text text) {
    const char *copy =
        engross_arena_copy(reading->story->arena, text.size == 0 ? "" : text.data, text.size);
    reading->failed = reading->failed || copy == NULL;
    return copy;
}

struct engross_ooxml_open_paragraph *
engross_ooxml_story_innermost(struct engross_ooxml_story_reading *reading) {
    return reading->open_count == 0 ? NULL : &reading->open[reading->open_count - 1];
}

struct engross_ooxml_block *
engross_ooxml_story_add_block(struct engross_ooxml_story_reading *reading, uint8_t kind) {
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

void engross_ooxml_story_report(struct engross_ooxml_story_reading *reading,
                                enum engross_message message, const char *argument,
                                const char *second) {
    engross_position position = {reading->story->paragraphs + 1, 0};
    engross_report(reading->context->diagnostics, message, position, argument, second, NULL);
}

/* The link that holds at this place: the innermost field's or w:hyperlink's. */
static uint32_t link_here(const struct engross_ooxml_story_reading *reading) {
    uint32_t field = engross_ooxml_fields_link(&reading->fields);
    if (field != 0)
        return field;
    size_t count = reading->hyperlink_count;
    count = count < ENGROSS_OOXML_MOST_LINKS ? count : ENGROSS_OOXML_MOST_LINKS;
    return count == 0 ? 0 : reading->hyperlinks[count - 1];
}

/* Emphasis is what differs from the paragraph's own look: bold and italics that the run asks for
 * itself; in slanted text, the upright. */
static uint8_t marked(const struct engross_ooxml_story_reading *reading,
                      const struct engross_ooxml_open_paragraph *paragraph) {
    const struct engross_ooxml_format *direct = &reading->direct;
    const uint16_t always = ENGROSS_OOXML_SUPERSCRIPT | ENGROSS_OOXML_SUBSCRIPT |
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

static bool is_hidden(const struct engross_ooxml_story_reading *reading) {
    return (reading->format.set & ENGROSS_OOXML_HIDDEN) != 0;
}

struct engross_ooxml_run *engross_ooxml_story_add_run(struct engross_ooxml_story_reading *reading,
                                                      uint8_t kind) {
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    if (paragraph == NULL || reading->failed || is_hidden(reading) ||
        engross_ooxml_fields_in_instruction(&reading->fields))
        return NULL;
    if (!engross_ooxml_grow(&reading->waiting, reading->waiting_count, &reading->waiting_capacity,
                            sizeof *reading->waiting)) {
        reading->failed = true;
        return NULL;
    }
    struct engross_ooxml_run *run = &reading->waiting[reading->waiting_count++];
    *run = (struct engross_ooxml_run){
        .kind = kind,
        .format = marked(reading, paragraph),
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

/* The language of the open run's text by what format says. */
static uint8_t language_in(const struct engross_ooxml_story_reading *reading,
                           const struct engross_ooxml_format *format, bool is_east_asian) {
    if (is_east_asian && format->east_asian_language != 0)
        return format->east_asian_language;
    bool is_rtl = (reading->format.set & ENGROSS_OOXML_RTL) != 0;
    return is_rtl ? format->bidi_language : format->language;
}

/* The language that the text is marked with on purpose: by its run, or by a style other than the
 * document's own; 0 for none. What stands for all text of a script says nothing about this one. */
static uint8_t language_said(const struct engross_ooxml_story_reading *reading,
                             const struct engross_ooxml_open_paragraph *paragraph,
                             bool is_east_asian) {
    const struct engross_ooxml_styles *styles = reading->context->styles;
    uint8_t direct = language_in(reading, &reading->direct, is_east_asian);
    uint8_t styled = language_in(reading, &paragraph->mark, is_east_asian);
    if (direct != 0)
        return direct;
    return styled != language_in(reading, &styles->plain, is_east_asian) ? styled : 0;
}

static bool stands_out(const struct engross_ooxml_story_reading *reading) {
    const uint16_t bits = ENGROSS_OOXML_BOLD | ENGROSS_OOXML_UNDERLINE | ENGROSS_OOXML_CAPITALS;
    const struct engross_ooxml_format *plain = &reading->context->styles->plain;
    uint16_t usual = plain->size == 0 ? USUAL_SIZE : plain->size;
    return (reading->format.set & bits) != 0 || reading->format.size > usual;
}

/* Whether text of that kind goes on with run. */
static bool continues(const struct engross_ooxml_run *run, const struct engross_ooxml_run *next,
                      size_t end) {
    return run->kind == ENGROSS_OOXML_RUN_TEXT && run->format == next->format &&
           run->language == next->language && run->link == next->link &&
           run->offset + run->size == end;
}

static void put_text(struct engross_ooxml_story_reading *reading, const char *data, size_t size) {
    struct engross_ooxml_story *story = reading->story;
    struct engross_ooxml_run *run =
        size == 0 ? NULL : engross_ooxml_story_add_run(reading, ENGROSS_OOXML_RUN_TEXT);
    if (run == NULL)
        return;
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    bool is_ideographic = is_east_asian(data, size);
    run->language = language_said(reading, paragraph, is_ideographic);
    if (reading->note == 0)
        story->language_letters[language_in(reading, &reading->format, is_ideographic)] += size;
    engross_buffer_append(&story->text, data, size);
    reading->failed = reading->failed || engross_buffer_failed(&story->text);
    if (!reading->failed && strspn(story->text.data + run->offset, " ") < size &&
        !stands_out(reading))
        paragraph->has_plain = true;
    if (reading->waiting_count - paragraph->first_waiting >= 2 &&
        continues(run - 1, run, run->offset) && size <= UINT32_MAX - run[-1].size) {
        run[-1].size += (uint32_t)size;
        reading->waiting_count--;
    } else {
        run->size = (uint32_t)size;
    }
}

static void settle_style(struct engross_ooxml_story_reading *reading, engross_text id) {
    struct engross_ooxml_styles *styles = reading->context->styles;
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    paragraph->style = engross_ooxml_style_find(styles, id);
    paragraph->mark = styles->format;
    if (paragraph->style != NULL)
        engross_ooxml_format_lay(&paragraph->mark, &paragraph->style->format);
}

void engross_ooxml_story_start_paragraph(struct engross_ooxml_story_reading *reading) {
    static const struct engross_ooxml_layout nothing = ENGROSS_OOXML_LAYOUT_INIT;
    if (reading->open_count == ENGROSS_OOXML_MOST_OPEN)
        return;
    bool joins = reading->joins_next && reading->open_count == 0;
    struct engross_ooxml_open_paragraph *paragraph = &reading->open[reading->open_count++];
    struct engross_ooxml_open_paragraph before = *paragraph;
    *paragraph = (struct engross_ooxml_open_paragraph){.layout = nothing,
                                                       .first_waiting = reading->waiting_count};
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
static void number_paragraph(struct engross_ooxml_story_reading *reading,
                             struct engross_ooxml_block *block) {
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

static void move_runs(struct engross_ooxml_story_reading *reading,
                      const struct engross_ooxml_open_paragraph *paragraph,
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
    block->stands_out = !paragraph->has_plain && block->size > 0;
}

static void lay_layouts(struct engross_ooxml_story_reading *reading,
                        const struct engross_ooxml_open_paragraph *paragraph,
                        struct engross_ooxml_block *block) {
    block->layout = reading->context->styles->layout;
    if (paragraph->style != NULL)
        engross_ooxml_layout_lay(&block->layout, &paragraph->style->layout);
    engross_ooxml_layout_lay(&block->layout, &paragraph->layout);
    block->is_aligned = paragraph->layout.align != 0;
}

static void point_bookmarks(struct engross_ooxml_story_reading *reading, uint32_t first,
                            uint32_t block) {
    struct engross_ooxml_story *story = reading->story;
    for (uint32_t i = first; i != 0; i = story->bookmarks[i - 1].next)
        story->bookmarks[i - 1].block = block;
}

void engross_ooxml_story_end_paragraph(struct engross_ooxml_story_reading *reading) {
    if (reading->open_count == 0 || reading->failed)
        return;
    struct engross_ooxml_open_paragraph paragraph = *engross_ooxml_story_innermost(reading);
    reading->open_count--;
    if (paragraph.is_deleted && reading->open_count == 0) {
        reading->joins_next = true;
        return;
    }
    struct engross_ooxml_block *block =
        engross_ooxml_story_add_block(reading, ENGROSS_OOXML_PARAGRAPH);
    if (block == NULL)
        return;
    reading->story->paragraphs++;
    block->style = paragraph.style;
    block->bookmark = paragraph.bookmark;
    block->place = paragraph.place;
    block->says_break = paragraph.says_break;
    block->is_contents =
        paragraph.is_contents || engross_ooxml_block_meaning(block) == ENGROSS_OOXML_MEANS_CONTENTS;
    lay_layouts(reading, &paragraph, block);
    move_runs(reading, &paragraph, block);
    number_paragraph(reading, block);
    point_bookmarks(reading, paragraph.bookmark, (uint32_t)(block - reading->story->blocks));
    reading->waiting_count = paragraph.first_waiting;
}

/* A child of w:pPr. */
void engross_ooxml_story_take_paragraph_property(struct engross_ooxml_story_reading *reading,
                                                 const struct engross_ooxml_element *element) {
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    if (paragraph == NULL)
        return;
    if (element->name == ENGROSS_OOXML_W_P_STYLE)
        settle_style(reading, engross_ooxml_attribute(element, "val"));
    else if (!reading->in_run_properties)
        engross_ooxml_layout_take(&paragraph->layout, element);
}

void engross_ooxml_story_start_run(struct engross_ooxml_story_reading *reading) {
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    reading->direct = (struct engross_ooxml_format){0};
    reading->is_code_style = false;
    if (paragraph != NULL)
        reading->format = paragraph->mark;
}

static void take_run_style(struct engross_ooxml_story_reading *reading, engross_text id) {
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

void engross_ooxml_story_take_run_property(struct engross_ooxml_story_reading *reading,
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

/* One character of a symbol font; U+FFFD and a word about it where Unicode has none. */
static void add_symbol(struct engross_ooxml_story_reading *reading,
                       enum engross_ooxml_symbol_font font, uint32_t code) {
    uint32_t character = engross_ooxml_symbol(font, code);
    char bytes[4];
    if (character == 0) {
        char name[16];
        snprintf(name, sizeof name, "%04X", (unsigned)code & 0xFFFFu);
        engross_ooxml_story_report(reading, ENGROSS_MESSAGE_DOCX_SYMBOL, name, NULL);
        character = 0xFFFD;
    }
    put_text(reading, bytes, engross_utf8_encode(character, bytes));
}

void engross_ooxml_story_add_symbol(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element) {
    engross_text value = engross_ooxml_attribute(element, "char");
    uint32_t code = 0;
    for (size_t i = 0; i < value.size && i < 6; i++) {
        char c = value.data[i];
        bool is_figure = c >= '0' && c <= '9', is_letter = (c | 32) >= 'a' && (c | 32) <= 'f';
        if (!is_figure && !is_letter)
            return;
        code = code * 16 + (uint32_t)(is_figure ? c - '0' : (c | 32) - 'a' + 10);
    }
    add_symbol(reading, engross_ooxml_symbol_font_find(engross_ooxml_attribute(element, "font")),
               code);
}

/* Word keeps characters of symbol fonts at U+F020 to U+F0FF. */
static bool is_symbol(uint32_t character) {
    return character >= 0xF020 && character <= 0xF0FF;
}

void engross_ooxml_story_add_text(struct engross_ooxml_story_reading *reading, const char *data,
                                  size_t size) {
    enum engross_ooxml_symbol_font font = (enum engross_ooxml_symbol_font)reading->format.symbols;
    size_t start = 0;
    for (size_t at = 0; at < size;) {
        size_t here = at;
        bool may_be = (unsigned char)data[at] == 0xEF;
        if (!may_be) {
            at++;
            continue;
        }
        uint32_t character = engross_utf8_decode(data, size, &at);
        if (!is_symbol(character))
            continue;
        put_text(reading, data + start, here - start);
        add_symbol(reading, font == ENGROSS_OOXML_FONT_OTHER ? ENGROSS_OOXML_FONT_SYMBOL : font,
                   character);
        start = at;
    }
    put_text(reading, data + start, size - start);
}

void engross_ooxml_story_add_break(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element) {
    engross_text type = engross_ooxml_attribute(element, "type");
    bool is_page = engross_ooxml_is(type, "page");
    if (!engross_ooxml_is(type, "column"))
        engross_ooxml_story_add_run(reading, is_page ? ENGROSS_OOXML_RUN_PAGE_BREAK
                                                     : ENGROSS_OOXML_RUN_BREAK);
}
