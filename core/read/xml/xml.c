/* The reader of canonical XML: events of libxml2's parser become calls of the builder. Document
 * type declarations are refused, so that there are no entities, and nothing else is ever opened. */
#include "read/xml/sax.h"

#include <string.h>

struct reading {
    struct engross_builder *builder;
    int depth;    /* elements open */
    int metadata; /* depth of the open metadata element, or 0 */
    bool content_seen;
    struct engross_sax *sax;
};

#define FAIL(reading, message, position, ...)                                                      \
    do {                                                                                           \
        engross_report(engross_builder_diagnostics((reading)->builder), ENGROSS_MESSAGE_##message, \
                       (position), __VA_ARGS__);                                                   \
        engross_sax_stop((reading)->sax);                                                          \
    } while (0)

static uint32_t attribute_key(const struct engross_sax_attribute *attribute) {
    uint32_t key = engross_attribute_find(attribute->name);
    bool is_xml = attribute->uri != NULL && strcmp(attribute->uri, ENGROSS_XML_NAMESPACE) == 0;
    if (key == ENGROSS_ATTRIBUTE_NAME || is_xml != (key == ENGROSS_ATTRIBUTE_LANGUAGE) ||
        (attribute->uri != NULL && !is_xml))
        return ENGROSS_ATTRIBUTE_NONE;
    return key;
}

static void set_attribute(struct reading *reading, const struct engross_sax_attribute *attribute,
                          bool document, engross_position position) {
    uint32_t key = attribute_key(attribute);
    if (key == ENGROSS_ATTRIBUTE_NONE) {
        FAIL(reading, XML_ATTRIBUTE, position, attribute->name, NULL);
        return;
    }
    if (!document) {
        engross_builder_set(reading->builder, key, attribute->value, attribute->size);
        return;
    }
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, attribute->value, attribute->size);
    if (engross_buffer_failed(&copy))
        engross_sax_lack_memory(reading->sax);
    else
        engross_builder_document(reading->builder, key, copy.data);
    engross_buffer_finish(&copy);
}

/* document, metadata and content are the builder's own: only their order is looked at. Says
 * whether name was one of them and stands where it may. */
static bool open_skeleton(struct reading *reading, const char *name, engross_position position) {
    if (reading->depth == 1) {
        if (strcmp(name, "document") != 0)
            FAIL(reading, XML_ROOT, position, name, NULL);
        return true;
    }
    if (reading->depth != 2)
        return false;
    bool metadata = strcmp(name, "metadata") == 0;
    bool content = strcmp(name, "content") == 0;
    if (!metadata && !content) {
        FAIL(reading, XML_ELEMENT, position, name, "document", NULL);
    } else if (reading->content_seen) {
        FAIL(reading, XML_ELEMENT, position, name, "document", NULL);
    } else if (metadata) {
        if (reading->metadata != 0)
            FAIL(reading, XML_ELEMENT, position, name, "document", NULL);
        reading->metadata = reading->depth;
    } else {
        reading->content_seen = true;
        reading->metadata = -1;
    }
    return true;
}

static void open_element(struct reading *reading, const char *name, engross_position position) {
    if (reading->depth == 3 && reading->metadata > 0) {
        uint32_t field = engross_field_find(name);
        if (field == ENGROSS_FIELD_COUNT)
            FAIL(reading, XML_ELEMENT, position, name, "metadata", NULL);
        else
            engross_builder_open_field(reading->builder, field, position);
        return;
    }
    uint32_t kind = engross_kind_find(name);
    uint32_t parent = engross_builder_kind(reading->builder);
    const char *parent_name = engross_kind_name(parent);
    if (kind == ENGROSS_KIND_NONE || !engross_builder_allows(reading->builder, kind))
        FAIL(reading, XML_ELEMENT, position, name, parent_name == NULL ? "metadata" : parent_name,
             NULL);
    else
        engross_builder_open(reading->builder, kind, position);
}

static void start_element(void *user, struct engross_sax *sax,
                          const struct engross_sax_element *element) {
    struct reading *reading = user;
    reading->sax = sax;
    reading->depth++;
    if (element->uri == NULL || strcmp(element->uri, ENGROSS_MODEL_NAMESPACE) != 0) {
        FAIL(reading, XML_NAMESPACE, element->position, element->name, NULL);
        return;
    }
    bool skeleton = open_skeleton(reading, element->name, element->position);
    if (!skeleton)
        open_element(reading, element->name, element->position);
    for (size_t i = 0; i < element->attribute_count && !engross_sax_stopped(sax); i++) {
        struct engross_sax_attribute attribute = engross_sax_attribute(element, i);
        if (skeleton && reading->depth > 1)
            FAIL(reading, XML_ATTRIBUTE, element->position, attribute.name, NULL);
        else
            set_attribute(reading, &attribute, skeleton, element->position);
    }
}

static void end_element(void *user, struct engross_sax *sax) {
    (void)sax;
    struct reading *reading = user;
    if (reading->depth > 2)
        engross_builder_close(reading->builder, engross_builder_kind(reading->builder));
    else if (reading->depth == 2 && reading->metadata > 0)
        reading->metadata = -1;
    reading->depth--;
}

static bool is_blank(const char *data, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (strchr(" \t\r\n", data[i]) == NULL)
            return false;
    return true;
}

static void characters(void *user, struct engross_sax *sax, const char *data, size_t size,
                       engross_position position) {
    struct reading *reading = user;
    reading->sax = sax;
    uint32_t kind = engross_builder_kind(reading->builder);
    if (reading->depth > 2 && engross_model_holds_text(kind))
        engross_builder_text(reading->builder, data, size, position);
    else if (!is_blank(data, size))
        FAIL(reading, XML_TEXT, position, reading->depth > 2 ? engross_kind_name(kind) : "document",
             NULL);
}

static int32_t read_xml(const struct engross_source *source, struct engross_builder *builder) {
    static const struct engross_sax_handler handler = {start_element, end_element, characters};
    struct reading reading = {.builder = builder};
    int32_t status = engross_sax_parse(source, builder, &handler, &reading);
    if (status == ENGROSS_OK && !reading.content_seen) {
        engross_report(engross_builder_diagnostics(builder), ENGROSS_MESSAGE_XML_NO_CONTENT,
                       ENGROSS_NOWHERE, NULL);
        status = ENGROSS_FAILED;
    }
    return status;
}

/* XML by its first bytes: a declaration, a comment or an element, in any encoding XML allows. */
static bool recognizes(const struct engross_source *source) {
    static const char namespace[] = ENGROSS_MODEL_NAMESPACE;
    size_t window = source->size < 4096 ? source->size : 4096;
    if (memmem(source->data, window, namespace, sizeof namespace - 1) != NULL)
        return memchr(source->data, '<', window) != NULL;
    return source->size > 5 && memcmp(source->data, "<?xml", 5) == 0;
}

static const char *const extensions[] = {".xml", NULL};

const struct engross_reader engross_reader_xml = {
    .format = "xml",
    .summary = "canonical XML, as engross parse writes it",
    .extensions = extensions,
    .recognizes = recognizes,
    .read = read_xml,
    .says_all = true,
};
