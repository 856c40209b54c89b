#include "read/docx/metadata.h"

#include "model/vocabulary.h"
#include "read/docx/keys.h"

#include <stdlib.h>
#include <string.h>

#define MOST_FIELDS 2000
#define MOST_STEPS 200000
#define LONGEST_PART (UINT64_C(4) << 20)

struct reading {
    struct engross_arena *arena;
    struct engross_ooxml_metadata *out;
    struct engross_buffer text;
    size_t depth;
    size_t note; /* depth of the open note; 0: none */
    bool is_metadata;
    bool failed;
};

static const char *keep(struct reading *reading, engross_text text) {
    if (text.data == NULL)
        return NULL;
    const char *copy = engross_arena_copy(reading->arena, text.data, text.size);
    reading->failed = reading->failed || copy == NULL;
    return copy;
}

static struct engross_ooxml_step *add_step(struct reading *reading) {
    struct engross_ooxml_metadata *out = reading->out;
    if (out->count == 0 || reading->failed || out->step_count >= MOST_STEPS)
        return NULL;
    if (!engross_ooxml_grow(&out->steps, out->step_count, &out->step_capacity,
                            sizeof *out->steps)) {
        reading->failed = true;
        return NULL;
    }
    out->rows[out->count - 1].step_count++;
    out->steps[out->step_count] = (struct engross_ooxml_step){.kind = ENGROSS_KIND_NONE};
    return &out->steps[out->step_count++];
}

/* An element in a field: it and its attributes. */
static void start_inline(struct reading *reading, const struct engross_ooxml_element *element) {
    uint32_t kind = engross_kind_find(element->local);
    struct engross_ooxml_step *step = add_step(reading);
    if (step == NULL)
        return;
    step->kind = kind == ENGROSS_KIND_NONE ? ENGROSS_KIND_COUNT : kind;
    for (uint32_t attribute = 1; attribute < ENGROSS_ATTRIBUTE_COUNT; attribute++) {
        engross_text value = engross_ooxml_attribute(element, engross_attribute_name(attribute));
        if (value.data == NULL || (step = add_step(reading)) == NULL)
            continue;
        step->attribute = attribute;
        step->text = (engross_text){keep(reading, value), value.size};
    }
}

static void start_field(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_metadata *out = reading->out;
    uint32_t field = engross_field_find(element->local);
    if (out->count >= MOST_FIELDS)
        return;
    if (!engross_ooxml_grow(&out->rows, out->count, &out->capacity, sizeof *out->rows)) {
        reading->failed = true;
        return;
    }
    out->rows[out->count++] = (struct engross_ooxml_datum){
        .field = field,
        .first_step = out->step_count,
        .label = keep(reading, engross_ooxml_attribute(element, "label")),
        .value = keep(reading, engross_ooxml_attribute(element, "value")),
    };
    engross_buffer_clear(&reading->text);
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    reading->depth++;
    if (reading->depth == 1)
        reading->is_metadata = element->is_own && strcmp(element->local, "metadata") == 0;
    reading->out->is_there = reading->out->is_there || reading->is_metadata;
    if (!reading->is_metadata || reading->failed)
        return;
    if (reading->depth == 2)
        start_field(reading, element);
    else
        start_inline(reading, element);
    if (reading->depth > 2 && strcmp(element->local, "line-break") == 0)
        engross_buffer_append_char(&reading->text, ' ');
    else if (reading->depth > 2 && reading->note == 0 && strcmp(element->local, "note") == 0)
        reading->note = reading->depth;
}

static void text(void *user, const char *data, size_t size) {
    struct reading *reading = user;
    if (!reading->is_metadata || reading->depth < 2)
        return;
    struct engross_ooxml_step *step = add_step(reading);
    if (step != NULL) {
        step->kind = ENGROSS_KIND_TEXT;
        step->text = (engross_text){keep(reading, (engross_text){data, size}), size};
    }
    if (reading->note == 0)
        engross_buffer_append(&reading->text, data, size);
}

void engross_ooxml_squeeze(struct engross_buffer *text) {
    size_t kept = 0;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            text->data[kept++] = c;
        else if (kept > 0 && text->data[kept - 1] != ' ')
            text->data[kept++] = ' ';
    }
    kept -= kept > 0 && text->data[kept - 1] == ' ';
    if (text->size > 0)
        text->data[kept] = '\0';
    text->size = kept;
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    (void)name;
    bool is_field = reading->is_metadata && reading->depth == 2;
    if (is_field)
        engross_ooxml_squeeze(&reading->text);
    if (is_field && reading->out->count > 0) {
        struct engross_ooxml_datum *row = &reading->out->rows[reading->out->count - 1];
        if (row->text.data == NULL && reading->text.size > 0 &&
            !engross_buffer_failed(&reading->text))
            row->text = (engross_text){
                keep(reading, (engross_text){reading->text.data, reading->text.size}),
                reading->text.size};
    }
    struct engross_ooxml_step *step =
        reading->is_metadata && reading->depth > 2 ? add_step(reading) : NULL;
    if (step != NULL)
        step->is_end = true;
    if (reading->note == reading->depth)
        reading->note = 0;
    reading->depth--;
}

int32_t engross_ooxml_metadata_read(struct engross_ooxml_package *package,
                                    const struct engross_ooxml_relations *relations,
                                    struct engross_arena *arena,
                                    struct engross_ooxml_metadata *out) {
    static const struct engross_ooxml_handlers handlers = {
        .start = start, .end = end, .text = text};
    struct reading reading = {.arena = arena, .out = out};
    for (size_t i = 0; i < relations->count && !out->is_there && !reading.failed; i++) {
        const struct engross_ooxml_relation *relation = &relations->rows[i];
        struct engross_buffer part = ENGROSS_BUFFER_INIT;
        uint32_t line;
        bool is_custom = strcmp(relation->type, "customXml") == 0 && !relation->is_external;
        if (is_custom &&
            engross_ooxml_package_load(package, relation->target, LONGEST_PART, &part)) {
            struct engross_ooxml_parser *parser = engross_ooxml_parser_new(&handlers, &reading);
            reading.failed = parser == NULL;
            if (parser != NULL) {
                reading.depth = reading.note = 0;
                engross_ooxml_parser_feed(parser, part.data, part.size);
                if (engross_ooxml_parser_finish(parser, &line) != ENGROSS_OOXML_FAULT_NONE)
                    out->count = 0;
            }
            engross_ooxml_parser_free(parser);
        }
        engross_buffer_finish(&part);
    }
    engross_buffer_finish(&reading.text);
    return reading.failed ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

void engross_ooxml_metadata_finish(struct engross_ooxml_metadata *metadata) {
    free(metadata->rows);
    free(metadata->steps);
    *metadata = (struct engross_ooxml_metadata){0};
}
