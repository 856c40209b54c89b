/* What stands in text and is no text of its own: formulas, glosses above words, boxes to tick and
 * lists to choose from, embedded objects and inserted files. */
#include "read/docx/story_reading.h"

#include <string.h>

/* One line for each kind of loss in a paragraph. */
static void report_once(struct engross_ooxml_story_reading *reading, uint32_t *line,
                        enum engross_message message, const char *argument) {
    uint32_t here = reading->story->paragraphs + 1;
    if (*line != here)
        engross_ooxml_story_report(reading, message, argument, NULL);
    *line = here;
}

static void add_string(struct engross_ooxml_story_reading *reading, const char *string) {
    engross_ooxml_story_add_text(reading, string, strlen(string));
}

/* --- formulas (22.1): fractions and roots in one line, exponents raised --- */

/* The delimiters of an open m:d, {"(", ")"} unless m:dPr says others (22.1.2.24). */
static struct engross_ooxml_delimiters *delimiters(struct engross_ooxml_story_reading *reading) {
    size_t count = reading->delimiter_count;
    return count == 0 || count > ENGROSS_OOXML_MOST_DELIMITERS ? NULL
                                                               : &reading->delimiters[count - 1];
}

static void take_delimiter(const struct engross_ooxml_element *element, char out[8]) {
    engross_text value = engross_ooxml_attribute(element, "val");
    size_t size = value.data == NULL || value.size > 7 ? 0 : value.size;
    if (size > 0)
        memcpy(out, value.data, size);
    out[size] = '\0';
}

static void start_delimited(struct engross_ooxml_story_reading *reading) {
    reading->delimiter_count++;
    struct engross_ooxml_delimiters *open = delimiters(reading);
    if (open != NULL)
        *open = (struct engross_ooxml_delimiters){.open = "(", .close = ")"};
}

/* What stands before the first argument of m:d, and between others. */
static void start_argument(struct engross_ooxml_story_reading *reading) {
    struct engross_ooxml_delimiters *open = delimiters(reading);
    if (open == NULL || reading->depth != open->depth + 1)
        return;
    add_string(reading, open->has_argument ? "|" : open->open);
    open->has_argument = true;
}

void engross_ooxml_story_start_math(struct engross_ooxml_story_reading *reading,
                                    const struct engross_ooxml_element *element) {
    struct engross_ooxml_delimiters *open = delimiters(reading);
    switch (element->name) {
    case ENGROSS_OOXML_M_O_MATH:
        engross_ooxml_story_start_run(reading);
        report_once(reading, &reading->math_line, ENGROSS_MESSAGE_DOCX_FORMULA, NULL);
        break;
    case ENGROSS_OOXML_M_D:
        start_delimited(reading);
        open = delimiters(reading);
        if (open != NULL)
            open->depth = reading->depth;
        break;
    case ENGROSS_OOXML_M_BEG_CHR:
        if (open != NULL)
            take_delimiter(element, open->open);
        break;
    case ENGROSS_OOXML_M_END_CHR:
        if (open != NULL)
            take_delimiter(element, open->close);
        break;
    case ENGROSS_OOXML_M_E:
        start_argument(reading);
        break;
    case ENGROSS_OOXML_M_CHR:
        if (engross_ooxml_attribute(element, "val").size > 0)
            engross_ooxml_story_add_text(reading, engross_ooxml_attribute(element, "val").data,
                                         engross_ooxml_attribute(element, "val").size);
        break;
    case ENGROSS_OOXML_M_RAD:
        add_string(reading, "\xE2\x88\x9A(");
        break;
    case ENGROSS_OOXML_M_SUP:
    case ENGROSS_OOXML_M_SUB:
        reading->direct.known |= ENGROSS_OOXML_SUPERSCRIPT | ENGROSS_OOXML_SUBSCRIPT;
        reading->direct.set |= element->name == ENGROSS_OOXML_M_SUP ? ENGROSS_OOXML_SUPERSCRIPT
                                                                    : ENGROSS_OOXML_SUBSCRIPT;
        break;
    default:
        break;
    }
}

void engross_ooxml_story_end_math(struct engross_ooxml_story_reading *reading,
                                  enum engross_ooxml_name name) {
    struct engross_ooxml_delimiters *open = delimiters(reading);
    const uint16_t raised = ENGROSS_OOXML_SUPERSCRIPT | ENGROSS_OOXML_SUBSCRIPT;
    switch (name) {
    case ENGROSS_OOXML_M_D:
        if (open != NULL)
            add_string(reading, open->close);
        reading->delimiter_count -= reading->delimiter_count > 0;
        break;
    case ENGROSS_OOXML_M_NUM:
        add_string(reading, "/");
        break;
    case ENGROSS_OOXML_M_RAD:
        add_string(reading, ")");
        break;
    case ENGROSS_OOXML_M_SUP:
    case ENGROSS_OOXML_M_SUB:
        reading->direct.set &= (uint16_t)~raised;
        break;
    default:
        break;
    }
}

/* --- glosses (17.3.3.25) --- */

void engross_ooxml_story_end_ruby(struct engross_ooxml_story_reading *reading) {
    if (reading->gloss.size > 0 && !engross_buffer_failed(&reading->gloss)) {
        add_string(reading, " (");
        engross_ooxml_story_add_text(reading, reading->gloss.data, reading->gloss.size);
        add_string(reading, ")");
    }
    engross_buffer_clear(&reading->gloss);
}

/* --- form fields (17.16.17): what Word shows is no text in the file --- */

void engross_ooxml_story_take_form(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element) {
    struct engross_ooxml_form *form = &reading->form;
    engross_text value = engross_ooxml_attribute(element, "val");
    switch (element->name) {
    case ENGROSS_OOXML_W_CHECK_BOX:
        *form = (struct engross_ooxml_form){.is_box = true};
        break;
    case ENGROSS_OOXML_W_CHECKED:
        form->is_checked = engross_ooxml_is_on(element);
        form->is_said = true;
        break;
    case ENGROSS_OOXML_W_DEFAULT:
        form->is_checked = form->is_said ? form->is_checked : engross_ooxml_is_on(element);
        break;
    case ENGROSS_OOXML_W_DD_LIST:
        *form = (struct engross_ooxml_form){.is_list = true};
        break;
    case ENGROSS_OOXML_W_RESULT:
        form->chosen = engross_ooxml_integer(element, "val", 0);
        break;
    case ENGROSS_OOXML_W_LIST_ENTRY:
        if (form->is_list && form->entries++ == form->chosen)
            form->entry = engross_ooxml_story_keep(reading, value);
        break;
    default:
        break;
    }
}

/* Where the field ends, outside of its instruction. */
void engross_ooxml_story_end_form(struct engross_ooxml_story_reading *reading) {
    struct engross_ooxml_form form = reading->form;
    reading->form = (struct engross_ooxml_form){.is_box = false};
    if (form.is_box)
        add_string(reading, form.is_checked ? "\xE2\x98\x92" : "\xE2\x98\x90");
    else if (form.is_list && form.entry != NULL)
        add_string(reading, form.entry);
}

/* --- other files in this one --- */

void engross_ooxml_story_report_object(struct engross_ooxml_story_reading *reading,
                                       const struct engross_ooxml_element *element) {
    const char *program =
        engross_ooxml_story_keep(reading, engross_ooxml_attribute(element, "ProgID"));
    if (!reading->failed)
        engross_ooxml_story_report(reading, ENGROSS_MESSAGE_DOCX_OBJECT,
                                   program[0] == '\0' ? "?" : program, NULL);
}

void engross_ooxml_story_report_chunk(struct engross_ooxml_story_reading *reading,
                                      const struct engross_ooxml_element *element) {
    uint32_t index =
        engross_ooxml_keys_find(&reading->relation_ids, engross_ooxml_attribute(element, "id"));
    engross_ooxml_story_report(
        reading, ENGROSS_MESSAGE_DOCX_CHUNK,
        index == ENGROSS_OOXML_NO_KEY ? "?" : reading->relations.rows[index].target, NULL);
}

/* --- the same twice (mc:AlternateContent) --- */

static size_t written(const struct engross_ooxml_story_reading *reading) {
    return reading->waiting_count + reading->story->run_count + reading->story->block_count +
           reading->story->text.size;
}

void engross_ooxml_story_start_alternates(struct engross_ooxml_story_reading *reading) {
    if (reading->alternate_count < ENGROSS_OOXML_MOST_ALTERNATES)
        reading->alternates[reading->alternate_count] = written(reading);
    reading->alternate_count++;
}

void engross_ooxml_story_end_alternates(struct engross_ooxml_story_reading *reading) {
    reading->alternate_count -= reading->alternate_count > 0;
}

bool engross_ooxml_story_has_choice(const struct engross_ooxml_story_reading *reading) {
    size_t count = reading->alternate_count;
    return count == 0 || count > ENGROSS_OOXML_MOST_ALTERNATES ||
           reading->alternates[count - 1] != written(reading);
}
