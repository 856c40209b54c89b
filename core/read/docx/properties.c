#include "read/docx/properties.h"

#define LONGEST_VALUE ((size_t)65536)

struct reading {
    struct engross_arena *arena;
    struct engross_ooxml_properties *out;
    struct engross_buffer text;
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
        {ENGROSS_OOXML_EP_COMPANY, ENGROSS_OOXML_PROPERTY_COMPANY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].name == name)
            return rows[i].property;
    return ENGROSS_OOXML_PROPERTY_COUNT;
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    (void)element;
    engross_buffer_clear(&reading->text);
}

static void text(void *user, const char *data, size_t size) {
    struct reading *reading = user;
    if (reading->text.size + size <= LONGEST_VALUE)
        engross_buffer_append(&reading->text, data, size);
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    enum engross_ooxml_property property = property_of(name);
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
    static const char *const types[] = {"core-properties", "extended-properties",
                                        "extendedProperties"};
    struct reading reading = {.arena = arena, .out = out};
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
