/* The reader of Akoma Ntoso 3.0 (OASIS LegalDocML, 2018): a survey of the whole file, then the
 * text. Files of the exporter come back as the document they were made of; files of others as near
 * to the model as they are, with a word on whatever it has no place for. */
#include "read/akn/reading.h"

#include <stdlib.h>
#include <string.h>

static bool is_of_model(const struct engross_sax_attribute *attribute) {
    return attribute->uri != NULL && strcmp(attribute->uri, ENGROSS_MODEL_NAMESPACE) == 0;
}

engross_text engross_akn_attribute(const struct engross_sax_element *element, const char *name) {
    for (size_t i = 0; i < element->attribute_count; i++) {
        struct engross_sax_attribute attribute = engross_sax_attribute(element, i);
        if (strcmp(attribute.name, name) == 0 && !is_of_model(&attribute))
            return (engross_text){attribute.value, attribute.size};
    }
    return (engross_text){NULL, 0};
}

engross_text engross_akn_model_attribute(const struct engross_sax_element *element,
                                         const char *name) {
    for (size_t i = 0; i < element->attribute_count; i++) {
        struct engross_sax_attribute attribute = engross_sax_attribute(element, i);
        if (strcmp(attribute.name, name) == 0 && is_of_model(&attribute))
            return (engross_text){attribute.value, attribute.size};
    }
    return (engross_text){NULL, 0};
}

bool engross_akn_text_is(engross_text text, const char *string) {
    size_t size = strlen(string);
    return text.size == size && (size == 0 || memcmp(text.data, string, size) == 0);
}

char *engross_akn_keep(struct engross_akn_reading *reading, engross_text text) {
    char *kept = engross_arena_copy(&reading->survey.arena, text.data, text.size);
    if (kept == NULL)
        engross_sax_lack_memory(reading->sax);
    return kept;
}

struct engross_akn_frame *engross_akn_frame(struct engross_akn_reading *reading) {
    return &reading->frames[reading->frame_count - 1];
}

void engross_akn_report(struct engross_akn_reading *reading, enum engross_message message,
                        const char *name) {
    char code[16] = "";
    for (unsigned value = message, i = 0; i < 8; i++, value /= 10)
        code[i] = (char)('0' + value % 10);
    if (xmlHashAddEntry2(reading->reported, (const xmlChar *)code, (const xmlChar *)name,
                         reading) == 0)
        engross_report(engross_builder_diagnostics(reading->builder), message, reading->position,
                       name, NULL);
}

static struct engross_akn_frame *push_frame(struct engross_akn_reading *reading) {
    if (reading->frame_count == reading->frame_capacity) {
        size_t capacity = reading->frame_capacity == 0 ? 64 : reading->frame_capacity * 2;
        struct engross_akn_frame *frames = realloc(reading->frames, capacity * sizeof *frames);
        if (frames == NULL)
            return NULL;
        reading->frames = frames;
        reading->frame_capacity = capacity;
    }
    const struct engross_akn_frame *around =
        reading->frame_count == 0 ? NULL : engross_akn_frame(reading);
    struct engross_akn_frame frame = {.base = reading->open_count};
    if (around != NULL) {
        frame.mode = around->mode;
        frame.is_preface = around->is_preface;
    }
    reading->frames[reading->frame_count++] = frame;
    return engross_akn_frame(reading);
}

static void start_element(void *user, struct engross_sax *sax,
                          const struct engross_sax_element *element) {
    struct engross_akn_reading *reading = user;
    reading->sax = sax;
    reading->position = element->position;
    unsigned flags = reading->survey.flags[reading->ordinal++];
    if (reading->frame_count == 0 && strcmp(element->name, "akomaNtoso") != 0) {
        engross_report(engross_builder_diagnostics(reading->builder), ENGROSS_MESSAGE_AKN_ROOT,
                       element->position, element->name, NULL);
        engross_sax_stop(sax);
    } else if (push_frame(reading) == NULL) {
        engross_sax_lack_memory(sax);
    } else {
        engross_akn_start(reading, element, flags);
    }
}

static void end_element(void *user, struct engross_sax *sax) {
    struct engross_akn_reading *reading = user;
    reading->sax = sax;
    struct engross_akn_frame *frame = engross_akn_frame(reading);
    if (frame->end != NULL)
        frame->end(reading, frame);
    engross_akn_close_to(reading, engross_akn_frame(reading)->base);
    reading->frame_count--;
}

static bool is_blank(const char *data, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (strchr(" \t\r\n", data[i]) == NULL)
            return false;
    return true;
}

static void characters(void *user, struct engross_sax *sax, const char *data, size_t size,
                       engross_position position) {
    struct engross_akn_reading *reading = user;
    reading->sax = sax;
    reading->position = position;
    switch (engross_akn_frame(reading)->mode) {
    case ENGROSS_AKN_MODE_TEXT:
        engross_akn_write_text(reading, data, size);
        break;
    case ENGROSS_AKN_MODE_COLLECT:
    case ENGROSS_AKN_MODE_LABEL:
        engross_buffer_append(&reading->collected, data, size);
        break;
    case ENGROSS_AKN_MODE_META:
        if (!is_blank(data, size))
            engross_akn_report(reading, ENGROSS_MESSAGE_AKN_META_TEXT, "meta");
        break;
    default:
        break;
    }
}

/* The end of all: what the metadata alone say; a document must have had a body. */
static int32_t finish(struct engross_akn_reading *reading) {
    if (!reading->has_body) {
        engross_report(engross_builder_diagnostics(reading->builder), ENGROSS_MESSAGE_AKN_NO_TEXT,
                       ENGROSS_NOWHERE, NULL);
        return ENGROSS_FAILED;
    }
    reading->entry = reading->survey.is_own ? reading->entry : NULL;
    engross_akn_write_unprinted(reading);
    engross_akn_write_missing_fields(reading);
    return engross_builder_status(reading->builder);
}

static int32_t read_text(struct engross_akn_reading *reading, const struct engross_source *source) {
    static const struct engross_sax_handler handler = {start_element, end_element, characters};
    reading->reported = xmlHashCreate(0);
    reading->ids = xmlHashCreate(0);
    if (reading->reported == NULL || reading->ids == NULL)
        return ENGROSS_NO_MEMORY;
    reading->entry = reading->survey.entries;
    engross_akn_write_document(reading);
    int32_t status = engross_sax_parse(source, reading->builder, &handler, reading);
    if (engross_buffer_failed(&reading->collected))
        status = ENGROSS_NO_MEMORY;
    return status == ENGROSS_OK ? finish(reading) : status;
}

static int32_t read_akn(const struct engross_source *source, struct engross_builder *builder) {
    struct engross_akn_reading reading = {.builder = builder};
    int32_t status = engross_akn_survey_run(&reading.survey, source, builder);
    if (status == ENGROSS_OK)
        status = read_text(&reading, source);
    xmlHashFree(reading.reported, NULL);
    xmlHashFree(reading.ids, NULL);
    engross_buffer_finish(&reading.collected);
    free(reading.frames);
    free(reading.opens);
    engross_akn_survey_finish(&reading.survey);
    return status;
}

static bool recognizes(const struct engross_source *source) {
    static const char *const namespaces[] = {ENGROSS_AKN_NAMESPACE, ENGROSS_AKN_OLD_NAMESPACE};
    size_t window = source->size < 4096 ? source->size : 4096;
    bool is_named = false;
    for (size_t i = 0; i < 2; i++)
        is_named =
            is_named || memmem(source->data, window, namespaces[i], strlen(namespaces[i])) != NULL;
    return is_named && memchr(source->data, '<', window) != NULL;
}

static const char *const extensions[] = {".akn", NULL};

const struct engross_reader engross_reader_akn = {
    .format = "akn",
    .summary = "Akoma Ntoso 3.0",
    .extensions = extensions,
    .recognizes = recognizes,
    .read = read_akn,
    .says_all = true,
};
