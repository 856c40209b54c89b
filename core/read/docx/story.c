/* From events to rows: which handler takes which element. What the handlers of one thing share is
 * in story_reading.h. */
#include "read/docx/story_reading.h"

#include <stdlib.h>
#include <string.h>

/* Elements whose content is no text of the document as it is: what is deleted, and formats as
 * they were before. */
static bool is_skipped(enum engross_ooxml_name name) {
    switch (name) {
    case ENGROSS_OOXML_W_DEL:
    case ENGROSS_OOXML_W_MOVE_FROM:
    case ENGROSS_OOXML_W_P_PR_CHANGE:
    case ENGROSS_OOXML_W_R_PR_CHANGE:
    case ENGROSS_OOXML_W_TBL_PR_CHANGE:
    case ENGROSS_OOXML_W_TR_PR_CHANGE:
    case ENGROSS_OOXML_W_TC_PR_CHANGE:
    case ENGROSS_OOXML_W_SECT_PR:
        return true;
    default:
        return false;
    }
}

/* One line for each kind of change in a paragraph. */
static void report_change(struct engross_ooxml_story_reading *reading, size_t kind,
                          enum engross_message message,
                          const struct engross_ooxml_element *element) {
    uint32_t line = reading->story->paragraphs + 1;
    if (reading->change_line[kind] == line)
        return;
    reading->change_line[kind] = line;
    engross_text date = engross_ooxml_attribute(element, "date");
    if (date.size > 10)
        date.size = 10;
    const char *author =
        engross_ooxml_story_keep(reading, engross_ooxml_attribute(element, "author"));
    const char *when = engross_ooxml_story_keep(reading, date);
    if (!reading->failed)
        engross_ooxml_story_report(reading, message, author[0] == '\0' ? "somebody" : author,
                                   when[0] == '\0' ? "undated" : when);
}

static void report_skipped(struct engross_ooxml_story_reading *reading,
                           const struct engross_ooxml_element *element) {
    if (element->name == ENGROSS_OOXML_W_DEL)
        report_change(reading, 0, ENGROSS_MESSAGE_DOCX_DELETED, element);
    else if (element->name == ENGROSS_OOXML_W_MOVE_FROM)
        report_change(reading, 1, ENGROSS_MESSAGE_DOCX_MOVED, element);
}

static void start_block_element(struct engross_ooxml_story_reading *reading,
                                const struct engross_ooxml_element *element) {
    switch (element->name) {
    case ENGROSS_OOXML_W_P:
        engross_ooxml_story_start_paragraph(reading);
        break;
    case ENGROSS_OOXML_W_P_PR:
        reading->properties++;
        break;
    case ENGROSS_OOXML_W_R_PR:
        reading->in_run_properties = true;
        break;
    case ENGROSS_OOXML_W_R:
        engross_ooxml_story_start_run(reading);
        break;
    case ENGROSS_OOXML_W_TBL:
        engross_ooxml_story_start_table(reading);
        break;
    case ENGROSS_OOXML_W_TR:
        engross_ooxml_story_start_row(reading);
        break;
    case ENGROSS_OOXML_W_TC:
        engross_ooxml_story_start_cell(reading);
        break;
    case ENGROSS_OOXML_W_GRID_SPAN:
    case ENGROSS_OOXML_W_V_MERGE:
        engross_ooxml_story_take_cell_property(reading, element);
        break;
    case ENGROSS_OOXML_W_TR_PR:
        reading->in_row_properties = true;
        break;
    case ENGROSS_OOXML_W_CELL_DEL:
        report_change(reading, 0, ENGROSS_MESSAGE_DOCX_DELETED, element);
        engross_ooxml_story_delete_cell(reading);
        break;
    case ENGROSS_OOXML_W_TBL_HEADER:
        engross_ooxml_story_take_row_header(reading, element);
        break;
    case ENGROSS_OOXML_W_TBL_STYLE:
        engross_ooxml_story_take_table_style(reading, element);
        break;
    case ENGROSS_OOXML_W_TBL_LOOK:
        engross_ooxml_story_take_look(reading, element);
        break;
    case ENGROSS_OOXML_W_FOOTNOTE:
    case ENGROSS_OOXML_W_ENDNOTE:
        engross_ooxml_story_start_note(reading, element);
        break;
    default:
        break;
    }
}

/* A run-level element beside text. True where it was one. */
static bool start_inline_element(struct engross_ooxml_story_reading *reading,
                                 const struct engross_ooxml_element *element) {
    static const char hyphen[] = "\xC2\xAD", no_break_hyphen[] = "\xE2\x80\x91";
    switch (element->name) {
    case ENGROSS_OOXML_W_T:
    case ENGROSS_OOXML_M_T:
        reading->in_text = true;
        return true;
    case ENGROSS_OOXML_W_TAB:
    case ENGROSS_OOXML_W_PTAB:
        engross_ooxml_story_add_run(reading, ENGROSS_OOXML_RUN_TAB);
        return true;
    case ENGROSS_OOXML_W_BR:
        engross_ooxml_story_add_break(reading, element);
        return true;
    case ENGROSS_OOXML_W_CR:
        engross_ooxml_story_add_run(reading, ENGROSS_OOXML_RUN_BREAK);
        return true;
    case ENGROSS_OOXML_W_SOFT_HYPHEN:
        engross_ooxml_story_add_text(reading, hyphen, 2);
        return true;
    case ENGROSS_OOXML_W_NO_BREAK_HYPHEN:
        engross_ooxml_story_add_text(reading, no_break_hyphen, 3);
        return true;
    case ENGROSS_OOXML_W_SYM:
        engross_ooxml_story_add_symbol(reading, element);
        return true;
    case ENGROSS_OOXML_W_FOOTNOTE_REFERENCE:
    case ENGROSS_OOXML_W_ENDNOTE_REFERENCE:
        engross_ooxml_story_refer_to_note(reading, element);
        return true;
    case ENGROSS_OOXML_W_FLD_CHAR:
        engross_ooxml_story_take_field_character(reading, element);
        return true;
    case ENGROSS_OOXML_W_INSTR_TEXT:
        reading->in_text = true;
        return true;
    default:
        return false;
    }
}

static void start_other_element(struct engross_ooxml_story_reading *reading,
                                const struct engross_ooxml_element *element) {
    switch (element->name) {
    case ENGROSS_OOXML_W_FLD_SIMPLE:
        engross_ooxml_story_start_simple_field(reading, element);
        break;
    case ENGROSS_OOXML_W_HYPERLINK:
        engross_ooxml_story_start_hyperlink(reading, element);
        break;
    case ENGROSS_OOXML_W_BOOKMARK_START:
        engross_ooxml_story_start_bookmark(reading, element);
        break;
    case ENGROSS_OOXML_W_RT:
        reading->in_gloss = true;
        break;
    case ENGROSS_OOXML_MC_ALTERNATE_CONTENT:
        engross_ooxml_story_start_alternates(reading);
        break;
    case ENGROSS_OOXML_O_OLE_OBJECT:
        engross_ooxml_story_report_object(reading, element);
        break;
    case ENGROSS_OOXML_W_ALT_CHUNK:
        engross_ooxml_story_report_chunk(reading, element);
        break;
    case ENGROSS_OOXML_W_COMMENT_REFERENCE:
        engross_ooxml_story_report(reading, ENGROSS_MESSAGE_DOCX_COMMENT, NULL, NULL);
        break;
    case ENGROSS_OOXML_W_INS:
        report_change(reading, 2, ENGROSS_MESSAGE_DOCX_INSERTED, element);
        break;
    case ENGROSS_OOXML_W_MOVE_TO:
        report_change(reading, 1, ENGROSS_MESSAGE_DOCX_MOVED, element);
        break;
    case ENGROSS_OOXML_WP_DOC_PR:
        reading->alternative =
            engross_ooxml_story_keep(reading, engross_ooxml_attribute(element, "descr"));
        break;
    case ENGROSS_OOXML_V_SHAPE:
        reading->alternative =
            engross_ooxml_story_keep(reading, engross_ooxml_attribute(element, "alt"));
        break;
    case ENGROSS_OOXML_A_BLIP:
        engross_ooxml_story_add_picture(reading,
                                        engross_ooxml_attribute(element, "embed").data != NULL
                                            ? engross_ooxml_attribute(element, "embed")
                                            : engross_ooxml_attribute(element, "link"));
        break;
    case ENGROSS_OOXML_V_IMAGEDATA:
        engross_ooxml_story_add_picture(reading, engross_ooxml_attribute(element, "id"));
        break;
    default:
        engross_ooxml_story_take_form(reading, element);
        engross_ooxml_story_start_math(reading, element);
        start_block_element(reading, element);
        break;
    }
}

/* In w:pPr and w:rPr: formats, and marks of changes, which are empty there. */
static void start_property(struct engross_ooxml_story_reading *reading,
                           const struct engross_ooxml_element *element) {
    struct engross_ooxml_open_paragraph *paragraph = engross_ooxml_story_innermost(reading);
    if (element->name == ENGROSS_OOXML_W_R_PR)
        reading->in_run_properties = true;
    else if (element->name == ENGROSS_OOXML_W_DEL && paragraph != NULL && reading->properties > 0)
        paragraph->is_deleted = true;
    else if (reading->in_run_properties && reading->properties == 0)
        engross_ooxml_story_take_run_property(reading, element);
    else
        engross_ooxml_story_take_paragraph_property(reading, element);
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct engross_ooxml_story_reading *reading = user;
    bool in_properties = reading->properties > 0 || reading->in_run_properties;
    reading->depth++;
    if (reading->skip > 0) {
        reading->skip++;
        return;
    }
    if (reading->failed)
        return;
    bool is_mark = in_properties && (element->name == ENGROSS_OOXML_W_DEL ||
                                     element->name == ENGROSS_OOXML_W_MOVE_FROM);
    bool is_twin =
        element->name == ENGROSS_OOXML_MC_FALLBACK && engross_ooxml_story_has_choice(reading);
    if ((is_skipped(element->name) && !is_mark) || is_twin) {
        reading->skip = 1;
        report_skipped(reading, element);
        if (reading->in_row_properties && element->name == ENGROSS_OOXML_W_DEL)
            engross_ooxml_story_delete_row(reading);
        return;
    }
    bool is_block = element->name == ENGROSS_OOXML_W_P || element->name == ENGROSS_OOXML_W_TBL;
    if (is_block && !engross_ooxml_story_is_in_cell(reading)) {
        reading->skip = 1;
        engross_ooxml_story_report(reading, ENGROSS_MESSAGE_DOCX_MISPLACED, NULL, NULL);
        return;
    }
    if (in_properties)
        start_property(reading, element);
    else if (!start_inline_element(reading, element))
        start_other_element(reading, element);
}

static void end(void *user, enum engross_ooxml_name name) {
    struct engross_ooxml_story_reading *reading = user;
    reading->depth--;
    if (reading->skip > 0) {
        reading->skip--;
        if (reading->skip > 0 ||
            (name != ENGROSS_OOXML_W_FOOTNOTE && name != ENGROSS_OOXML_W_ENDNOTE))
            return;
    }
    switch (name) {
    case ENGROSS_OOXML_W_P:
        engross_ooxml_story_end_paragraph(reading);
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
        engross_ooxml_story_end_table(reading);
        break;
    case ENGROSS_OOXML_W_TR:
        engross_ooxml_story_end_row(reading);
        break;
    case ENGROSS_OOXML_W_TC:
        engross_ooxml_story_end_cell(reading);
        break;
    case ENGROSS_OOXML_W_FLD_SIMPLE:
        engross_ooxml_fields_end(&reading->fields);
        break;
    case ENGROSS_OOXML_W_HYPERLINK:
        engross_ooxml_story_end_hyperlink(reading);
        break;
    case ENGROSS_OOXML_W_FOOTNOTE:
    case ENGROSS_OOXML_W_ENDNOTE:
        engross_ooxml_story_end_note(reading);
        break;
    case ENGROSS_OOXML_W_TR_PR:
        reading->in_row_properties = false;
        break;
    case ENGROSS_OOXML_W_RT:
        reading->in_gloss = false;
        break;
    case ENGROSS_OOXML_W_RUBY:
        engross_ooxml_story_end_ruby(reading);
        break;
    case ENGROSS_OOXML_MC_ALTERNATE_CONTENT:
        engross_ooxml_story_end_alternates(reading);
        break;
    default:
        engross_ooxml_story_end_math(reading, name);
        break;
    }
}

static void take_mark(struct engross_ooxml_story_reading *reading, const char *data, size_t size) {
    struct engross_ooxml_note *note = &reading->story->notes[reading->waiting_mark - 1];
    reading->waiting_mark = 0;
    note->mark = engross_ooxml_story_keep(reading, (engross_text){data, size});
}

static void text(void *user, const char *data, size_t size) {
    struct engross_ooxml_story_reading *reading = user;
    if (reading->skip > 0 || !reading->in_text || reading->failed)
        return;
    if (engross_ooxml_fields_in_instruction(&reading->fields)) {
        engross_buffer_append(&reading->instruction, data, size);
        reading->failed = engross_buffer_failed(&reading->instruction);
    } else if (reading->in_gloss) {
        engross_buffer_append(&reading->gloss, data, size);
    } else if (reading->waiting_mark != 0) {
        take_mark(reading, data, size);
    } else {
        engross_ooxml_story_add_text(reading, data, size);
    }
}

static int32_t index_relations(struct engross_ooxml_story_reading *reading, const char *part) {
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
    struct engross_ooxml_story_reading *reading = calloc(1, sizeof *reading);
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
        engross_ooxml_story_end_paragraph(reading);
    }
    if (status == ENGROSS_OK && reading->failed)
        status = ENGROSS_NO_MEMORY;
    free(reading->waiting);
    engross_buffer_finish(&reading->instruction);
    engross_buffer_finish(&reading->gloss);
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
