#include "read/docx/metadata.h"

#include "model/vocabulary.h"
#include "read/docx/emit.h"

#include <stdlib.h>
#include <string.h>

#define MOST_FIELDS 2000
#define LONGEST_PART (UINT64_C(4) << 20)
#define LINE_SEPARATOR " \xC2\xB7 " /* between details that share a line */

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
    if (!reading->is_metadata || reading->failed)
        return;
    if (reading->depth == 2)
        start_field(reading, element);
    else if (reading->depth > 2 && strcmp(element->local, "line-break") == 0)
        engross_buffer_append_char(&reading->text, ' ');
    else if (reading->depth > 2 && reading->note == 0 && strcmp(element->local, "note") == 0)
        reading->note = reading->depth;
}

static void text(void *user, const char *data, size_t size) {
    struct reading *reading = user;
    if (reading->is_metadata && reading->depth >= 2 && reading->note == 0)
        engross_buffer_append(&reading->text, data, size);
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    (void)name;
    bool is_field = reading->is_metadata && reading->depth == 2;
    while (is_field && reading->text.size > 0 && reading->text.data[reading->text.size - 1] == ' ')
        reading->text.data[--reading->text.size] = '\0';
    if (is_field && reading->out->count > 0) {
        struct engross_ooxml_datum *row = &reading->out->rows[reading->out->count - 1];
        if (row->text.data == NULL && reading->text.size > 0 &&
            !engross_buffer_failed(&reading->text))
            row->text = (engross_text){
                keep(reading, (engross_text){reading->text.data, reading->text.size}),
                reading->text.size};
    }
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
    for (size_t i = 0; i < relations->count && out->count == 0 && !reading.failed; i++) {
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
    *metadata = (struct engross_ooxml_metadata){0};
}

/* --- writing --- */

/* Bytes of the label and its space at the beginning of text; SIZE_MAX where text does not print
 * the datum. */
static size_t label_size(const struct engross_ooxml_datum *datum, const char *text, size_t size) {
    while (size > 0 && text[size - 1] == ' ')
        size--;
    size_t label = datum->label == NULL ? 0 : strlen(datum->label);
    bool is_bare =
        size == datum->text.size && size > 0 && memcmp(text, datum->text.data, size) == 0;
    if (is_bare)
        return 0;
    bool is_labelled = label > 0 && size == label + 1 + datum->text.size &&
                       memcmp(text, datum->label, label) == 0 && datum->text.size > 0 &&
                       memcmp(text + label + 1, datum->text.data, datum->text.size) == 0;
    return is_labelled ? label + 1 : SIZE_MAX;
}

static bool prints_datum(const struct engross_ooxml_metadata *metadata, const char *text,
                         size_t size) {
    for (size_t i = 0; i < metadata->count; i++)
        if (label_size(&metadata->rows[i], text, size) != SIZE_MAX)
            return true;
    return false;
}

/* Whether a line of the masthead, or each part of it, is a datum. */
static bool is_known(const struct engross_ooxml_metadata *metadata,
                     const struct engross_buffer *line) {
    static const char separator[] = LINE_SEPARATOR;
    const char *at = line->data, *end = line->data + line->size;
    if (prints_datum(metadata, line->data, line->size))
        return true;
    while (at < end) {
        const char *next = memmem(at, (size_t)(end - at), separator, sizeof separator - 1);
        const char *stop = next == NULL ? end : next;
        if (!prints_datum(metadata, at, (size_t)(stop - at)))
            return false;
        at = next == NULL ? end : next + sizeof separator - 1;
    }
    return true;
}

/* The block's text without blanks at its ends; false where it has none. */
static bool load_line(const struct engross_ooxml_emitter *emitter, uint32_t index,
                      struct engross_buffer *line) {
    engross_buffer_clear(line);
    engross_ooxml_block_text(emitter->story, &emitter->story->blocks[index], false, line);
    while (!engross_buffer_failed(line) && line->size > 0 && line->data[line->size - 1] == ' ')
        line->data[--line->size] = '\0';
    return !engross_buffer_failed(line) && line->size > 0;
}

static bool is_field(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    return emitter->story->blocks[index].kind == ENGROSS_OOXML_PARAGRAPH &&
           emitter->structure->findings[index].role == ENGROSS_OOXML_ROLE_FIELD;
}

/* Whether the text prints nothing that the metadata does not have: else somebody has edited the
 * masthead, and what is printed holds. */
static bool agrees(struct engross_ooxml_emitter *emitter,
                   const struct engross_ooxml_metadata *metadata, uint32_t head_end) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    bool agrees = true;
    for (uint32_t i = 0; i < head_end && agrees; i++)
        if (is_field(emitter, i) && load_line(emitter, i, &line))
            agrees = is_known(metadata, &line);
    engross_buffer_finish(&line);
    return agrees;
}

/* The block that prints the datum and nothing else, not yet taken; body_end where none does. */
static uint32_t find_block(struct engross_ooxml_emitter *emitter,
                           const struct engross_ooxml_datum *datum, uint32_t head_end,
                           size_t *skip) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    uint32_t found = emitter->story->body_end;
    for (uint32_t i = 0; i < head_end && found == emitter->story->body_end; i++) {
        if (!is_field(emitter, i) || !load_line(emitter, i, &line))
            continue;
        *skip = label_size(datum, line.data, line.size);
        if (*skip != SIZE_MAX)
            found = i;
    }
    engross_buffer_finish(&line);
    return found;
}

static void put_datum(struct engross_ooxml_emitter *emitter,
                      const struct engross_ooxml_datum *datum, uint32_t head_end) {
    size_t skip = 0;
    uint32_t index = find_block(emitter, datum, head_end, &skip);
    bool is_printed = index < emitter->story->body_end;
    const struct engross_ooxml_block *block = &emitter->story->blocks[is_printed ? index : 0];
    engross_position position = is_printed ? engross_ooxml_block_position(block) : ENGROSS_NOWHERE;
    engross_builder_open_field(emitter->builder, datum->field, position);
    if (datum->value != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, datum->value);
    if (datum->label != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_LABEL, datum->label);
    if (is_printed)
        engross_ooxml_emit_inlines(emitter, block, skip, block->all_bold);
    else if (datum->text.size > 0)
        engross_builder_text(emitter->builder, datum->text.data, datum->text.size, position);
    engross_builder_close(emitter->builder, ENGROSS_KIND_FIELD);
    if (is_printed) /* a note in it is written once */
        emitter->structure->findings[index].role = ENGROSS_OOXML_ROLE_NONE;
}

/* The last field of the head, and one. */
static uint32_t end_of_head(const struct engross_ooxml_emitter *emitter) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < emitter->story->body_end; i++) {
        uint8_t role = emitter->structure->findings[i].role;
        if (role == ENGROSS_OOXML_ROLE_FIELD)
            end = i + 1;
        else if (role != ENGROSS_OOXML_ROLE_NONE)
            break;
    }
    return end;
}

/* Of a masthead that was edited, what it never prints still holds. */
static void put_unprinted(struct engross_ooxml_emitter *emitter,
                          const struct engross_ooxml_metadata *metadata) {
    static const uint32_t unprinted[] = {ENGROSS_FIELD_KEYWORDS, ENGROSS_FIELD_DESCRIPTION,
                                         ENGROSS_FIELD_PUBLISHER, ENGROSS_FIELD_JOB_NUMBER};
    for (size_t i = 0; i < metadata->count; i++)
        for (size_t j = 0; j < sizeof unprinted / sizeof *unprinted; j++)
            if (metadata->rows[i].field == unprinted[j])
                put_datum(emitter, &metadata->rows[i], 0);
    emitter->has_properties = true;
}

void engross_ooxml_emit_metadata(struct engross_ooxml_emitter *emitter,
                                 const struct engross_ooxml_metadata *metadata) {
    uint32_t head_end = end_of_head(emitter);
    if (metadata->count == 0)
        return;
    if (!agrees(emitter, metadata, head_end)) {
        put_unprinted(emitter, metadata);
        return;
    }
    emitter->has_properties = true;
    for (size_t i = 0; i < metadata->count; i++)
        if (metadata->rows[i].field < ENGROSS_FIELD_WORD_COUNT)
            put_datum(emitter, &metadata->rows[i], head_end);
    emitter->has_metadata = true;
}
