#include "read/docx/properties.h"

#include "model/vocabulary.h"

#include <string.h>

#define LONGEST_VALUE ((size_t)65536)
#define LONGEST_NAME 64

struct reading {
    struct engross_arena *arena;
    struct engross_ooxml_properties *out;
    struct engross_buffer text;
    uint32_t field; /* that the open custom property is named after; FIELD_COUNT: none */
    bool failed;
};

static enum engross_ooxml_property property_of(enum engross_ooxml_name name) {
    static const struct {
        enum engross_ooxml_name name;
        enum engross_ooxml_property property;
    } rows[] = {
        {ENGROSS_OOXML_DC_TITLE, ENGROSS_OOXML_PROPERTY_TITLE},
        {ENGROSS_OOXML_DC_LANGUAGE, ENGROSS_OOXML_PROPERTY_LANGUAGE},
        {ENGROSS_OOXML_CP_CATEGORY, ENGROSS_OOXML_PROPERTY_CATEGORY},
        {ENGROSS_OOXML_DC_DESCRIPTION, ENGROSS_OOXML_PROPERTY_DESCRIPTION},
        {ENGROSS_OOXML_CP_KEYWORDS, ENGROSS_OOXML_PROPERTY_KEYWORDS},
        {ENGROSS_OOXML_DC_IDENTIFIER, ENGROSS_OOXML_PROPERTY_IDENTIFIER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].name == name)
            return rows[i].property;
    return ENGROSS_OOXML_PROPERTY_COUNT;
}

/* "Document symbol", "document-symbol": the field of that name; "Symbol" too. */
static uint32_t field_named(engross_text name) {
    static const char prefix[] = "document-";
    char folded[LONGEST_NAME];
    size_t size = 0;
    for (; size < name.size && size + 1 < sizeof folded; size++) {
        char c = name.data[size];
        folded[size] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c == ' ' || c == '_' ? '-' : c;
    }
    folded[size] = '\0';
    bool is_prefixed = strncmp(folded, prefix, sizeof prefix - 1) == 0;
    uint32_t field = engross_field_find(folded + (is_prefixed ? sizeof prefix - 1 : 0));
    return field == ENGROSS_FIELD_WORD_COUNT ? ENGROSS_FIELD_COUNT : field;
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    if (element->name == ENGROSS_OOXML_CU_PROPERTY)
        reading->field = field_named(engross_ooxml_attribute(element, "name"));
    engross_buffer_clear(&reading->text);
}

/* The value of a custom property stands in an element of its type: vt:lpwstr, vt:filetime. */
static void end_custom(struct reading *reading) {
    struct engross_ooxml_properties *out = reading->out;
    bool is_wanted = reading->field < ENGROSS_FIELD_COUNT && reading->text.size > 0 &&
                     out->custom_count < ENGROSS_OOXML_CUSTOM_PROPERTIES;
    if (is_wanted && !engross_buffer_failed(&reading->text))
        out->custom[out->custom_count++] = (struct engross_ooxml_custom_property){
            reading->field,
            engross_arena_copy(reading->arena, reading->text.data, reading->text.size)};
    reading->field = ENGROSS_FIELD_COUNT;
}

static void text(void *user, const char *data, size_t size) {
    struct reading *reading = user;
    if (reading->text.size + size <= LONGEST_VALUE)
        engross_buffer_append(&reading->text, data, size);
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    enum engross_ooxml_property property = property_of(name);
    if (reading->field < ENGROSS_FIELD_COUNT) {
        if (reading->text.size > 0)
            end_custom(reading);
        return;
    }
    bool is_value = property != ENGROSS_OOXML_PROPERTY_COUNT && reading->text.size > 0 &&
                    reading->out->values[property] == NULL;
    if (engross_buffer_failed(&reading->text))
        reading->failed = true;
    else if (is_value)
        reading->out->values[property] =
            engross_arena_copy(reading->arena, reading->text.data, reading->text.size);
    engross_buffer_clear(&reading->text);
}

int32_t engross_ooxml_properties_read(struct engross_ooxml_package *package,
                                      const struct engross_ooxml_relations *relations,
                                      struct engross_arena *arena,
                                      struct engross_ooxml_properties *out) {
    static const struct engross_ooxml_handlers handlers = {
        .start = start, .end = end, .text = text};
    static const char *const types[] = {"core-properties", "custom-properties", "customProperties"};
    struct reading reading = {.arena = arena, .out = out, .field = ENGROSS_FIELD_COUNT};
    int32_t status = ENGROSS_OK;
    *out = (struct engross_ooxml_properties){0};
    for (size_t i = 0; i < sizeof types / sizeof *types && status == ENGROSS_OK; i++) {
        const struct engross_ooxml_relation *relation =
            engross_ooxml_relation_of_type(relations, types[i]);
        if (relation != NULL && !relation->is_external &&
            engross_ooxml_package_has(package, relation->target))
            status = engross_ooxml_package_parse(package, relation->target, &handlers, &reading);
    }
    engross_buffer_finish(&reading.text);
    return status == ENGROSS_OK && reading.failed ? ENGROSS_NO_MEMORY : status;
}
