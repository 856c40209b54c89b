/* Metadata as the text prints them and as the package keeps them: which of the two holds, and
 * writing it. */
#include "read/docx/emit.h"
#include "read/names.h"

#include <string.h>

#define LINE_SEPARATOR " \xC2\xB7 " /* between details that share a line */

/* Whether text is the datum, with its label before it or without. */
static bool prints(const struct engross_ooxml_datum *datum, const char *text, size_t size) {
    while (size > 0 && text[size - 1] == ' ')
        size--;
    size_t label = datum->label == NULL ? 0 : strlen(datum->label);
    bool is_labelled =
        label > 0 && size == label + 1 + datum->text.size && memcmp(text, datum->label, label) == 0;
    if (is_labelled) {
        text += label + 1;
        size -= label + 1;
    }
    return size == datum->text.size && size > 0 && memcmp(text, datum->text.data, size) == 0;
}

static bool prints_datum(const struct engross_ooxml_metadata *metadata, const char *text,
                         size_t size) {
    for (size_t i = 0; i < metadata->count; i++)
        if (prints(&metadata->rows[i], text, size))
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

/* The block's text with single spaces and none at its end; false where it has none. */
static bool load_line(const struct engross_ooxml_emitter *emitter, uint32_t index,
                      struct engross_buffer *line) {
    engross_buffer_clear(line);
    engross_ooxml_block_text(emitter->story, &emitter->story->blocks[index], false, line);
    engross_ooxml_squeeze(line);
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
                           const struct engross_ooxml_datum *datum, uint32_t head_end) {
    struct engross_buffer line = ENGROSS_BUFFER_INIT;
    uint32_t found = emitter->story->body_end;
    for (uint32_t i = 0; i < head_end && found == emitter->story->body_end; i++) {
        if (!is_field(emitter, i) || !load_line(emitter, i, &line))
            continue;
        if (prints(datum, line.data, line.size))
            found = i;
    }
    engross_buffer_finish(&line);
    return found;
}

/* Writes the inlines of a datum as the package keeps them; what may not stand there, it does not
 * keep. */
static void put_steps(struct engross_ooxml_emitter *emitter,
                      const struct engross_ooxml_datum *datum, engross_position position) {
    struct engross_builder *builder = emitter->builder;
    uint32_t passed = 0; /* elements open that are not written */
    for (size_t i = 0; i < datum->step_count; i++) {
        const struct engross_ooxml_step *step = &emitter->metadata->steps[datum->first_step + i];
        if (step->is_end && passed > 0)
            passed--;
        else if (step->is_end)
            engross_builder_close(builder, engross_builder_kind(builder));
        else if (step->kind == ENGROSS_KIND_TEXT &&
                 engross_model_holds_text(engross_builder_kind(builder)))
            engross_builder_text(builder, step->text.data, step->text.size, position);
        else if (step->attribute != 0 && passed == 0)
            engross_builder_set(builder, step->attribute, step->text.data, step->text.size);
        else if (step->kind == ENGROSS_KIND_NONE || step->kind == ENGROSS_KIND_TEXT)
            continue;
        else if (passed > 0 || !engross_builder_allows(builder, step->kind))
            passed++;
        else
            engross_builder_open(builder, step->kind, position);
    }
}

static void put_datum(struct engross_ooxml_emitter *emitter,
                      const struct engross_ooxml_datum *datum, uint32_t head_end) {
    uint32_t index = find_block(emitter, datum, head_end);
    bool is_printed = index < emitter->story->body_end;
    const struct engross_ooxml_block *block = &emitter->story->blocks[is_printed ? index : 0];
    engross_position position = is_printed ? engross_ooxml_block_position(block) : ENGROSS_NOWHERE;
    engross_builder_open_field(emitter->builder, datum->field, position);
    if (datum->value != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, datum->value);
    if (datum->label != NULL)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_LABEL, datum->label);
    put_steps(emitter, datum, position);
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

void engross_ooxml_emit_metadata(struct engross_ooxml_emitter *emitter) {
    const struct engross_ooxml_metadata *metadata = emitter->metadata;
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

/* The value of a field for machines: what the text reader found, or what its text says. */
static void set_field_value(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    if (finding->field_value != NULL && finding->field_value[0] != '\0') {
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, finding->field_value);
        return;
    }
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    char iso[ENGROSS_DATE_SIZE];
    engross_ooxml_block_text(emitter->story, engross_ooxml_block_at(emitter, index), false, &text);
    bool is_date = finding->field == ENGROSS_FIELD_DATE && !engross_buffer_failed(&text) &&
                   text.size > 0 && engross_date_parse(text.data, text.size, iso);
    if (is_date)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_VALUE, iso);
    engross_buffer_finish(&text);
}

void engross_ooxml_put_field(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_finding *finding = engross_ooxml_finding_at(emitter, index);
    if (finding->is_joined || emitter->has_metadata)
        return; /* written before */
    engross_builder_open_field(emitter->builder, finding->field,
                               engross_ooxml_place(emitter, index));
    set_field_value(emitter, index);
    engross_ooxml_set_text(emitter, ENGROSS_ATTRIBUTE_LABEL, finding->label);
    engross_ooxml_emit_inlines(emitter, engross_ooxml_block_at(emitter, index), finding->skip,
                               true);
    for (uint32_t i = index + 1; i < emitter->story->body_end; i++) {
        if (engross_ooxml_block_at(emitter, i)->kind != ENGROSS_OOXML_PARAGRAPH ||
            !engross_ooxml_finding_at(emitter, i)->is_joined)
            break;
        engross_builder_text(emitter->builder, " ", 1, engross_ooxml_place(emitter, i));
        engross_ooxml_emit_inlines(emitter, engross_ooxml_block_at(emitter, i), 0, true);
    }
    engross_builder_close(emitter->builder, ENGROSS_KIND_FIELD);
}
