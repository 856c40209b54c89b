/* Metadata of the command line, and the way of all metadata into the document. */
#include "read/metadata.h"
#include "read/metadata/keys.h"
#include "read/names.h"

#include <stdlib.h>
#include <string.h>

static int32_t refuse(struct engross_diagnostics *diagnostics, const char *assignment) {
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_NO_VALUE, ENGROSS_NOWHERE, assignment,
                   NULL);
    return ENGROSS_FAILED;
}

static int32_t out_of_memory(struct engross_diagnostics *diagnostics) {
    engross_report(diagnostics, ENGROSS_MESSAGE_METADATA_NO_MEMORY, ENGROSS_NOWHERE, NULL);
    return ENGROSS_NO_MEMORY;
}

/* The last datum that the command line gave for that field, or NULL. */
static struct engross_metadatum *last_set(struct engross_metadata *metadata, uint32_t field) {
    for (size_t i = metadata->count; i > 0; i--)
        if (metadata->data[i - 1].field == field && metadata->data[i - 1].source == 0)
            return &metadata->data[i - 1];
    return NULL;
}

/* "KEY.label=..." and "KEY.value=..." add to what KEY=... gave. */
static int32_t set_part(struct engross_metadata *metadata, const struct engross_metadata_key *key,
                        const char *name, const char *part, const char *value,
                        struct engross_diagnostics *diagnostics) {
    struct engross_metadatum *datum = last_set(metadata, key->field);
    if (datum == NULL || key->attribute != ENGROSS_ATTRIBUTE_NONE)
        return refuse(diagnostics, name);
    if (strcmp(part, "label") == 0) {
        datum->label = value;
        return ENGROSS_OK;
    }
    if (strcmp(part, "value") != 0)
        return refuse(diagnostics, name);
    struct engross_metadatum whole = *datum;
    whole.value = value;
    metadata->count--; /* replaced by the whole, which is checked anew */
    metadata->data[datum - metadata->data] = metadata->data[metadata->count];
    return engross_metadata_add(metadata, key, name, whole, diagnostics);
}

int32_t engross_metadata_set(struct engross_metadata *metadata, const char *assignment,
                             struct engross_diagnostics *diagnostics) {
    const char *equals = strchr(assignment, '=');
    if (equals == NULL || equals == assignment)
        return refuse(diagnostics, assignment);
    char *name = engross_arena_copy(&metadata->arena, assignment, (size_t)(equals - assignment));
    const char *value = engross_arena_copy(&metadata->arena, equals + 1, strlen(equals + 1));
    if (name == NULL || value == NULL)
        return out_of_memory(diagnostics);
    char *part = strchr(name, '.');
    if (part != NULL)
        *part++ = '\0';
    struct engross_metadata_key key;
    const char *suggestion;
    if (!engross_metadata_key_find(name, &key, &suggestion)) {
        engross_metadata_report_unknown(name, ENGROSS_NOWHERE, suggestion, diagnostics);
        return ENGROSS_OK;
    }
    if (part != NULL)
        return set_part(metadata, &key, name, part, value, diagnostics);
    return engross_metadata_add(metadata, &key, name, (struct engross_metadatum){.text = value},
                                diagnostics);
}

static const struct engross_metadatum *find(const struct engross_metadata *metadata, uint32_t field,
                                            uint32_t attribute) {
    for (size_t i = 0; i < metadata->count; i++)
        if (metadata->data[i].field == field && metadata->data[i].attribute == attribute)
            return &metadata->data[i];
    return NULL;
}

/* The language that the metadata states, or "". */
static const char *stated_language(const struct engross_metadata *metadata) {
    const struct engross_metadatum *own =
        find(metadata, ENGROSS_FIELD_COUNT, ENGROSS_ATTRIBUTE_LANGUAGE);
    const struct engross_metadatum *field =
        find(metadata, ENGROSS_FIELD_LANGUAGE, ENGROSS_ATTRIBUTE_NONE);
    if (own != NULL)
        return own->text;
    return field != NULL && field->value != NULL ? field->value : "";
}

/* A date that is written for machines is printed for people. */
static bool print_date(const struct engross_metadatum *datum, const char *language,
                       struct engross_buffer *text) {
    return datum->field == ENGROSS_FIELD_DATE && datum->value != NULL &&
           strcmp(datum->text, datum->value) == 0 &&
           engross_date_print(datum->value, language, text) && !engross_buffer_failed(text);
}

static void apply_field(const struct engross_metadatum *datum, const char *language,
                        struct engross_builder *builder) {
    engross_builder_open_field(builder, datum->field, datum->position);
    if (datum->value != NULL)
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_VALUE, datum->value);
    if (datum->label != NULL)
        engross_builder_set_string(builder, ENGROSS_ATTRIBUTE_LABEL, datum->label);
    struct engross_buffer date = ENGROSS_BUFFER_INIT;
    const char *text = print_date(datum, language, &date) ? date.data : datum->text;
    engross_builder_text(builder, text, strlen(text), datum->position);
    engross_builder_close(builder, ENGROSS_KIND_FIELD);
    engross_buffer_finish(&date);
}

void engross_metadata_apply(const struct engross_metadata *metadata,
                            struct engross_builder *builder) {
    const char *language = stated_language(metadata);
    for (size_t i = 0; i < metadata->count; i++)
        if (metadata->data[i].field != ENGROSS_FIELD_COUNT)
            engross_builder_clear_field(builder, metadata->data[i].field);
    for (size_t i = 0; i < metadata->count; i++) {
        const struct engross_metadatum *datum = &metadata->data[i];
        if (datum->attribute != ENGROSS_ATTRIBUTE_NONE)
            engross_builder_document(builder, datum->attribute, datum->text);
        else if (datum->text[0] != '\0')
            apply_field(datum, language, builder);
    }
    /* the language that a field names is the document's own unless one is given for it */
    if (language[0] != '\0')
        engross_builder_document(builder, ENGROSS_ATTRIBUTE_LANGUAGE, language);
}

void engross_metadata_finish(struct engross_metadata *metadata) {
    engross_arena_finish(&metadata->arena);
    free(metadata->data);
    *metadata = (struct engross_metadata)ENGROSS_METADATA_INIT;
}
