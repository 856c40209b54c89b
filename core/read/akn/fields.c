/* The masthead: data of the preface as fields, with what the metadata know of them. */
#include "read/akn/reading.h"

#include "read/names.h"

#include <string.h>

/* Elements and names of inline elements, and the field that each holds where the file is not
 * engross's own, which says so itself. */
static const struct {
    const char *name;
    uint32_t field;
} rows[] = {
    {"docTitle", ENGROSS_FIELD_TITLE},
    {"docNumber", ENGROSS_FIELD_SYMBOL},
    {"docAuthority", ENGROSS_FIELD_BODY},
    {"docDate", ENGROSS_FIELD_DATE},
    {"docProponent", ENGROSS_FIELD_SUBMITTER},
    {"docketNumber", ENGROSS_FIELD_JOB_NUMBER},
    {"session", ENGROSS_FIELD_SESSION},
    {"docPurpose", ENGROSS_FIELD_DESCRIPTION},
    {"docStage", ENGROSS_FIELD_PERIOD},
    {"akn4un:subTitle", ENGROSS_FIELD_SUBTITLE},
    {"akn4un:interval", ENGROSS_FIELD_SESSION_DATES},
    {"akn4un:agendaItem", ENGROSS_FIELD_AGENDA_ITEM},
    {"akn4un:distribution", ENGROSS_FIELD_DISTRIBUTION},
    {"akn4un:date", ENGROSS_FIELD_DATE},
    {"akn4un:languageOfExpression", ENGROSS_FIELD_LANGUAGE},
    {"akn4un:originalLanguage", ENGROSS_FIELD_ORIGINAL_LANGUAGE},
    {"akn4un:treaty", ENGROSS_FIELD_TREATY},
    {"akn4un:procedure", ENGROSS_FIELD_PROCEDURE},
    {"akn4un:cycle", ENGROSS_FIELD_CYCLE},
    {"akn4un:period", ENGROSS_FIELD_PERIOD},
    {"akn4un:author", ENGROSS_FIELD_AUTHOR},
    {"akn4un:source", ENGROSS_FIELD_SOURCE},
    {"akn4un:credit", ENGROSS_FIELD_CREDIT},
    {"akn4un:keyword", ENGROSS_FIELD_KEYWORDS},
    {"akn4un:summary", ENGROSS_FIELD_DESCRIPTION},
    {"akn4un:publisher", ENGROSS_FIELD_PUBLISHER},
};

static uint32_t field_of(const struct engross_sax_element *element) {
    engross_text name = {element->name, strlen(element->name)};
    if (strcmp(element->name, "inline") == 0)
        name = engross_akn_attribute(element, "name");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_akn_text_is(name, rows[i].name))
            return rows[i].field;
    return ENGROSS_FIELD_COUNT;
}

/* Fields that a document has once. */
static bool is_single(uint32_t field) {
    return field != ENGROSS_FIELD_BODY && field != ENGROSS_FIELD_SUBMITTER &&
           field != ENGROSS_FIELD_AUTHOR && field != ENGROSS_FIELD_KEYWORDS;
}

static void open_field(struct engross_akn_reading *reading, uint32_t field) {
    engross_builder_open_field(reading->builder, field, reading->position);
}

static void write_simple(struct engross_akn_reading *reading, uint32_t field, const char *value,
                         const char *label, const char *text) {
    open_field(reading, field);
    if (value != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_VALUE, value);
    if (label != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_LABEL, label);
    if (text != NULL)
        engross_builder_text(reading->builder, text, strlen(text), reading->position);
    engross_builder_close(reading->builder, ENGROSS_KIND_FIELD);
}

void engross_akn_write_unprinted(struct engross_akn_reading *reading) {
    for (; reading->entry != NULL && !reading->entry->is_printed;
         reading->entry = reading->entry->next) {
        uint32_t field = engross_field_find(reading->entry->name);
        if (field != ENGROSS_FIELD_COUNT && field != ENGROSS_FIELD_WORD_COUNT)
            write_simple(reading, field, reading->entry->value, reading->entry->label, NULL);
    }
}

/* Takes white space off both ends of what was collected, and makes runs of it one space. */
static engross_text collected(struct engross_akn_reading *reading) {
    struct engross_buffer *buffer = &reading->collected;
    size_t size = 0;
    for (size_t i = 0; i < buffer->size; i++) {
        bool is_space = strchr(" \t\r\n", buffer->data[i]) != NULL;
        if (!is_space)
            buffer->data[size++] = buffer->data[i];
        else if (size > 0 && buffer->data[size - 1] != ' ')
            buffer->data[size++] = ' ';
    }
    while (size > 0 && buffer->data[size - 1] == ' ')
        size--;
    return (engross_text){buffer->data, size};
}

/* The value that other files say by an attribute. */
static void set_foreign_value(struct engross_akn_reading *reading,
                              const struct engross_sax_element *element, uint32_t field) {
    char iso[ENGROSS_DATE_SIZE];
    engross_text date = engross_akn_attribute(element, "date");
    engross_text value = engross_akn_attribute(element, "value");
    if (field == ENGROSS_FIELD_DATE && engross_date_parse(date.data, date.size, iso))
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_VALUE, iso);
    bool is_number = value.size > 0 && value.size < 4;
    for (size_t i = 0; i < value.size; i++)
        is_number = is_number && value.data[i] >= (i == 0 ? '1' : '0') && value.data[i] <= '9';
    if (field == ENGROSS_FIELD_SESSION && is_number)
        engross_akn_set(reading, ENGROSS_ATTRIBUTE_VALUE, value);
}

static void push_field(struct engross_akn_reading *reading, uint32_t field,
                       const struct engross_sax_element *element) {
    const struct engross_akn_frame *around = engross_akn_frame(reading);
    engross_akn_close_to(reading, 0);
    engross_text label = collected(reading);
    if (reading->frame_count > 1)
        around = &reading->frames[reading->frame_count - 2];
    open_field(reading, field);
    if (reading->entry != NULL && reading->entry->value != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_VALUE,
                                   reading->entry->value);
    else if (element != NULL && !reading->survey.is_own)
        set_foreign_value(reading, element, field);
    if (reading->entry != NULL && reading->entry->label != NULL)
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_LABEL,
                                   reading->entry->label);
    engross_akn_set(reading, ENGROSS_ATTRIBUTE_LABEL, label);
    engross_buffer_clear(&reading->collected);
    if (around->language[0] != '\0')
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_LANGUAGE, around->language);
    if (around->direction[0] != '\0')
        engross_builder_set_string(reading->builder, ENGROSS_ATTRIBUTE_DIRECTION,
                                   around->direction);
    engross_akn_note_open(reading, ENGROSS_KIND_FIELD, false);
    engross_akn_frame(reading)->mode = ENGROSS_AKN_MODE_TEXT;
}

void engross_akn_start_field(struct engross_akn_reading *reading,
                             const struct engross_sax_element *element) {
    engross_akn_close_to(reading, 0);
    uint32_t field = field_of(element);
    if (reading->survey.is_own) {
        engross_akn_write_unprinted(reading);
        if (reading->entry != NULL)
            field = engross_field_find(reading->entry->name);
    }
    if (field == ENGROSS_FIELD_COUNT ||
        (!reading->survey.is_own && is_single(field) &&
         engross_builder_field_count(reading->builder, field) > 0)) {
        engross_akn_frame(reading)->mode = ENGROSS_AKN_MODE_LABEL; /* text like any other */
        return;
    }
    push_field(reading, field, element);
    if (reading->survey.is_own && reading->entry != NULL)
        reading->entry = reading->entry->next;
}

/* What stood in a paragraph of the masthead beside its data is text. */
static void end_preface_paragraph(struct engross_akn_reading *reading,
                                  struct engross_akn_frame *frame) {
    (void)frame;
    engross_text rest = collected(reading);
    engross_akn_close_to(reading, 0);
    if (rest.size > 0) {
        engross_akn_frame(reading)->mode = ENGROSS_AKN_MODE_TEXT;
        engross_akn_write_text(reading, rest.data, rest.size);
        engross_akn_close_to(reading, 0);
    }
    engross_buffer_clear(&reading->collected);
}

static void copy_text(char *memory, size_t size, engross_text text) {
    if (text.size < size && text.size > 0) {
        memcpy(memory, text.data, text.size);
        memory[text.size] = '\0';
    }
}

void engross_akn_start_preface_paragraph(struct engross_akn_reading *reading,
                                         const struct engross_sax_element *element) {
    struct engross_akn_frame *frame = engross_akn_frame(reading);
    engross_text style = engross_akn_attribute(element, "style");
    engross_buffer_clear(&reading->collected);
    frame->mode = ENGROSS_AKN_MODE_LABEL;
    frame->end = end_preface_paragraph;
    copy_text(frame->language, sizeof frame->language, engross_akn_attribute(element, "lang"));
    if (engross_akn_text_is(style, "direction: rtl"))
        memcpy(frame->direction, "rtl", 4);
    else if (engross_akn_text_is(style, "direction: ltr"))
        memcpy(frame->direction, "ltr", 4);
}

bool engross_akn_start_title(struct engross_akn_reading *reading) {
    static const uint32_t fields[] = {ENGROSS_FIELD_TITLE, ENGROSS_FIELD_SUBTITLE};
    if (reading->survey.is_own || reading->survey.has_title || reading->titles >= 2)
        return false;
    push_field(reading, fields[reading->titles++], NULL);
    return true;
}

void engross_akn_write_missing_fields(struct engross_akn_reading *reading) {
    const struct engross_akn_survey *survey = &reading->survey;
    char iso[ENGROSS_DATE_SIZE];
    if (survey->is_own)
        return;
    if (survey->number != NULL &&
        engross_builder_field_count(reading->builder, ENGROSS_FIELD_SYMBOL) == 0)
        write_simple(reading, ENGROSS_FIELD_SYMBOL, NULL, NULL, survey->number);
    if (survey->date != NULL &&
        engross_builder_field_count(reading->builder, ENGROSS_FIELD_DATE) == 0 &&
        engross_date_parse(survey->date, strlen(survey->date), iso))
        write_simple(reading, ENGROSS_FIELD_DATE, iso, NULL, iso);
}

/* The kind of document by its local name. */
static const char *kind_of(const char *name) {
    static const char *const kinds[][2] = {
        {"factSheet", "factsheet"}, {"factsheet", "factsheet"}, {"interview", "interview"},
        {"article", "article"},     {"page", "page"},
    };
    for (size_t i = 0; name != NULL && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i][0], name) == 0)
            return kinds[i][1];
    return "report";
}

/* The tag of a language of FRBRlanguage, which has three letters (ISO 639-2) as a rule. */
static const char *tag_of(const char *code) {
    static const char *const codes[][2] = {
        {"eng", "en"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"rus", "ru"}, {"ara", "ar"},
        {"zho", "zh"}, {"chi", "zh"}, {"kaz", "kk"}, {"por", "pt"}, {"deu", "de"}, {"ita", "it"},
        {"kir", "ky"}, {"tgk", "tg"}, {"tuk", "tk"}, {"uzb", "uz"}, {"ukr", "uk"}, {"fas", "fa"},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i][0], code) == 0)
            return codes[i][1];
    return code;
}

void engross_akn_write_document(struct engross_akn_reading *reading) {
    const struct engross_akn_survey *survey = &reading->survey;
    struct engross_builder *builder = reading->builder;
    engross_builder_document(builder, ENGROSS_ATTRIBUTE_KIND,
                             survey->kind != NULL ? survey->kind : kind_of(survey->name));
    if (survey->direction != NULL)
        engross_builder_document(builder, ENGROSS_ATTRIBUTE_DIRECTION, survey->direction);
    const char *tag = survey->language == NULL ? NULL : tag_of(survey->language);
    if (tag != NULL && engross_language_tag_valid(tag, strlen(tag)))
        engross_builder_document(builder, ENGROSS_ATTRIBUTE_LANGUAGE, tag);
}
