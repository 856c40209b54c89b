/* The reader of canonical XML: events of libxml2's parser become calls of the builder. Document
 * type declarations are refused, so that there are no entities, and nothing else is ever opened. */
#include "read/reader.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

struct reading {
    const struct engross_source *source;
    struct engross_builder *builder;
    xmlParserCtxtPtr parser;
    bool is_utf8;  /* positions can be told from byte offsets */
    size_t offset; /* of the place that line and column stand for */
    uint32_t line;
    uint32_t column;
    int depth;    /* elements open */
    int metadata; /* depth of the open metadata element, or 0 */
    bool content_seen;
    bool failed;
};

/* Moves the counted place on to offset bytes into the source. */
static void advance(struct reading *reading, size_t offset) {
    const char *data = reading->source->data;
    for (; reading->offset < offset && reading->offset < reading->source->size; reading->offset++) {
        unsigned char byte = (unsigned char)data[reading->offset];
        if (byte == '\n') {
            reading->line++;
            reading->column = 1;
        } else {
            reading->column += (byte & 0xC0) != 0x80;
        }
    }
}

/* Where the construct at hand begins: the tag's "<", or the first character of text of size
 * bytes in the source. */
static engross_position here(struct reading *reading, bool tag) {
    const xmlParserInput *input = reading->parser->input;
    if (!reading->is_utf8)
        return (engross_position){(uint32_t)input->line, (uint32_t)input->col};
    const xmlChar *at = input->cur;
    while (tag && at > input->base && *at != '<')
        at--;
    size_t offset = input->consumed + (size_t)(at - input->base);
    if (offset < reading->offset)
        return (engross_position){reading->line, reading->column};
    advance(reading, offset);
    return (engross_position){reading->line, reading->column};
}

static void stop(struct reading *reading) {
    reading->failed = true;
    xmlStopParser(reading->parser);
}

#define FAIL(reading, message, position, ...)                                                      \
    do {                                                                                           \
        engross_report(engross_builder_diagnostics((reading)->builder), ENGROSS_MESSAGE_##message, \
                       (position), __VA_ARGS__);                                                   \
        stop(reading);                                                                             \
    } while (0)

struct attribute {
    const char *name;
    const char *uri;
    const char *value;
    size_t size;
};

static struct attribute attribute_at(const xmlChar **attributes, int index) {
    const xmlChar **row = attributes + (ptrdiff_t)index * 5;
    return (struct attribute){(const char *)row[0], (const char *)row[2], (const char *)row[3],
                              (size_t)(row[4] - row[3])};
}

static uint32_t attribute_key(const struct attribute *attribute) {
    uint32_t key = engross_attribute_find(attribute->name);
    bool is_xml = attribute->uri != NULL && strcmp(attribute->uri, XML_NAMESPACE) == 0;
    if (key == ENGROSS_ATTRIBUTE_NAME || is_xml != (key == ENGROSS_ATTRIBUTE_LANGUAGE) ||
        (attribute->uri != NULL && !is_xml))
        return ENGROSS_ATTRIBUTE_NONE;
    return key;
}

static void set_attribute(struct reading *reading, const struct attribute *attribute, bool document,
                          engross_position position) {
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
        stop(reading);
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

static void start_element(void *user, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct reading *reading = ((xmlParserCtxtPtr)user)->_private;
    if (reading->failed)
        return;
    engross_position position = here(reading, true);
    reading->depth++;
    if (uri == NULL || strcmp((const char *)uri, ENGROSS_MODEL_NAMESPACE) != 0) {
        FAIL(reading, XML_NAMESPACE, position, (const char *)name, NULL);
        return;
    }
    bool skeleton = open_skeleton(reading, (const char *)name, position);
    if (!skeleton)
        open_element(reading, (const char *)name, position);
    for (int i = 0; i < attribute_count && !reading->failed; i++) {
        struct attribute attribute = attribute_at(attributes, i);
        if (skeleton && reading->depth > 1)
            FAIL(reading, XML_ATTRIBUTE, position, attribute.name, NULL);
        else
            set_attribute(reading, &attribute, skeleton, position);
    }
    if (engross_builder_status(reading->builder) != ENGROSS_OK && !reading->failed)
        stop(reading);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    struct reading *reading = ((xmlParserCtxtPtr)user)->_private;
    if (reading->failed)
        return;
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

static void characters(void *user, const xmlChar *data, int length) {
    struct reading *reading = ((xmlParserCtxtPtr)user)->_private;
    if (reading->failed)
        return;
    size_t size = (size_t)length;
    if (reading->depth > 2 && engross_model_holds_text(engross_builder_kind(reading->builder))) {
        engross_builder_text(reading->builder, (const char *)data, size, here(reading, false));
        if (engross_builder_status(reading->builder) != ENGROSS_OK)
            stop(reading);
        return;
    }
    if (is_blank((const char *)data, size))
        return;
    const char *parent =
        reading->depth > 2 ? engross_kind_name(engross_builder_kind(reading->builder)) : "document";
    FAIL(reading, XML_TEXT, here(reading, false), parent, NULL);
}

static void internal_subset(void *user, const xmlChar *name, const xmlChar *external_id,
                            const xmlChar *system_id) {
    (void)name, (void)external_id, (void)system_id;
    struct reading *reading = ((xmlParserCtxtPtr)user)->_private;
    if (!reading->failed)
        FAIL(reading, XML_DOCTYPE, here(reading, true), NULL);
}

static void syntax_error(void *user, xmlErrorPtr error) {
    struct reading *reading = ((xmlParserCtxtPtr)user)->_private;
    if (reading->failed || error->level < XML_ERR_ERROR)
        return;
    struct engross_buffer message = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&message, error->message == NULL ? "" : error->message);
    while (message.size > 0 && strchr("\n. ", message.data[message.size - 1]) != NULL)
        message.data[--message.size] = '\0';
    engross_position position = {error->line > 0 ? (uint32_t)error->line : 0,
                                 error->int2 > 0 ? (uint32_t)error->int2 : 0};
    FAIL(reading, XML_SYNTAX, position, engross_buffer_failed(&message) ? "" : message.data, NULL);
    engross_buffer_finish(&message);
}

/* No entity but the five of XML itself. */
static xmlEntityPtr get_entity(void *user, const xmlChar *name) {
    (void)user;
    return xmlGetPredefinedEntity(name);
}

static bool declares_other_encoding(const struct engross_source *source) {
    const unsigned char *bytes = (const unsigned char *)source->data;
    if (source->size >= 2 && (bytes[0] >= 0xFE || bytes[1] == 0 || bytes[0] == 0))
        return true;
    const char *end = memchr(source->data, '>', source->size < 256 ? source->size : 256);
    const char *encoding = end == NULL ? NULL : strstr(source->data, "encoding=");
    return encoding != NULL && encoding < end && strncasecmp(encoding + 10, "utf-8", 5) != 0;
}

static int32_t parse(struct reading *reading) {
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = start_element,
        .endElementNs = end_element,
        .characters = characters,
        .ignorableWhitespace = characters,
        .cdataBlock = characters,
        .internalSubset = internal_subset,
        .getEntity = get_entity,
        .serror = syntax_error,
    };
    xmlParserCtxtPtr parser =
        xmlCreateMemoryParserCtxt(reading->source->data, (int)reading->source->size);
    if (parser == NULL)
        return ENGROSS_NO_MEMORY;
    if (parser->sax != (xmlSAXHandlerPtr)&xmlDefaultSAXHandler)
        xmlFree(parser->sax);
    parser->sax = &handler;
    parser->_private = reading;
    /* NOENT: "&amp;" in an attribute is given as the character; other entities there are none */
    xmlCtxtUseOptions(parser,
                      XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    reading->parser = parser;
    xmlParseDocument(parser);
    bool well_formed = parser->wellFormed != 0;
    parser->sax = NULL;
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
    int32_t status = engross_builder_status(reading->builder);
    if (status != ENGROSS_OK)
        return status;
    return well_formed && !reading->failed ? ENGROSS_OK : ENGROSS_FAILED;
}

static int32_t read_xml(const struct engross_source *source, struct engross_builder *builder) {
    struct reading reading = {
        .source = source,
        .builder = builder,
        .line = 1,
        .column = 1,
        .is_utf8 = !declares_other_encoding(source),
    };
    if (source->size > INT_MAX)
        return ENGROSS_FAILED;
    int32_t status = parse(&reading);
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
};
