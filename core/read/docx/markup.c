#include "read/docx/markup.h"

#include "model/vocabulary.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that tell the encoding of a part. */
#define SIGNATURE ((size_t)4)
#define LONGEST_NAME ((size_t)48)

#define OWN_PREFIX "engross:"

static const char *const names[] = {
    [ENGROSS_OOXML_OTHER] = "",
#define X(name, text) [ENGROSS_OOXML_##name] = (text),
#include "read/docx/names.def"
#undef X
};

/* Prefixes of names.def, for the namespaces of transitional and of strict packages. */
static const struct space {
    const char *uri;
    const char *prefix;
} spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a:"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a:"},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m:"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"},
    {"urn:schemas-microsoft-com:vml", "v:"},
    {"urn:schemas-microsoft-com:office:office", "o:"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", "ct:"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "pr:"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"},
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ep:"},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "ep:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "cu:"},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", "cu:"},
    {ENGROSS_MODEL_NAMESPACE, OWN_PREFIX},
};

struct engross_ooxml_parser {
    const struct engross_ooxml_handlers *handlers;
    void *user;
    xmlParserCtxtPtr xml;
    xmlSAXHandler sax;
    char head[SIGNATURE]; /* kept until there is enough to tell the encoding */
    size_t head_size;
    const xmlChar *space_uri; /* of the last element, and its prefix; strings of libxml2's own */
    const char *space_prefix;
    enum engross_ooxml_name open[ENGROSS_OOXML_DEPTH];
    size_t depth;
    enum engross_ooxml_fault fault;
    uint32_t line;
};

static void stop(struct engross_ooxml_parser *parser, enum engross_ooxml_fault fault) {
    if (parser->fault != ENGROSS_OOXML_FAULT_NONE)
        return;
    parser->fault = fault;
    parser->line = parser->xml->input == NULL ? 0 : (uint32_t)parser->xml->input->line;
    xmlStopParser(parser->xml);
}

static const char *prefix_of(struct engross_ooxml_parser *parser, const xmlChar *uri) {
    if (uri == parser->space_uri)
        return parser->space_prefix;
    parser->space_uri = uri;
    parser->space_prefix = NULL;
    for (size_t i = 0; uri != NULL && i < sizeof spaces / sizeof *spaces; i++)
        if (strcmp(spaces[i].uri, (const char *)uri) == 0)
            parser->space_prefix = spaces[i].prefix;
    return parser->space_prefix;
}

static enum engross_ooxml_name find_name(const char *prefix, const char *local) {
    char name[LONGEST_NAME];
    size_t prefix_size = prefix == NULL ? 0 : strlen(prefix), size = strlen(local);
    if (prefix_size == 0 || prefix_size + size >= sizeof name)
        return ENGROSS_OOXML_OTHER;
    memcpy(name, prefix, prefix_size);
    memcpy(name + prefix_size, local, size + 1);
    size_t low = 1, high = ENGROSS_OOXML_NAME_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, names[middle]);
        if (order == 0)
            return (enum engross_ooxml_name)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return ENGROSS_OOXML_OTHER;
}

static void start_element(void *user, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct engross_ooxml_parser *parser = ((xmlParserCtxtPtr)user)->_private;
    if (parser->fault != ENGROSS_OOXML_FAULT_NONE)
        return;
    if (parser->depth == ENGROSS_OOXML_DEPTH) {
        stop(parser, ENGROSS_OOXML_FAULT_DEPTH);
        return;
    }
    const char *space = prefix_of(parser, uri);
    struct engross_ooxml_element element = {
        .name = find_name(space, (const char *)name),
        .local = (const char *)name,
        .is_own = space != NULL && strcmp(space, OWN_PREFIX) == 0,
        .attributes = attributes,
        .attribute_count = attribute_count,
    };
    parser->open[parser->depth++] = element.name;
    parser->handlers->start(parser->user, &element);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    struct engross_ooxml_parser *parser = ((xmlParserCtxtPtr)user)->_private;
    if (parser->fault != ENGROSS_OOXML_FAULT_NONE || parser->depth == 0)
        return;
    parser->depth--;
    if (parser->handlers->end != NULL)
        parser->handlers->end(parser->user, parser->open[parser->depth]);
}

static void characters(void *user, const xmlChar *data, int size) {
    struct engross_ooxml_parser *parser = ((xmlParserCtxtPtr)user)->_private;
    if (parser->fault == ENGROSS_OOXML_FAULT_NONE && parser->handlers->text != NULL && size > 0)
        parser->handlers->text(parser->user, (const char *)data, (size_t)size);
}

static void internal_subset(void *user, const xmlChar *name, const xmlChar *external_id,
                            const xmlChar *system_id) {
    (void)name, (void)external_id, (void)system_id;
    stop(((xmlParserCtxtPtr)user)->_private, ENGROSS_OOXML_FAULT_DOCTYPE);
}

/* No entity but the five of XML itself. */
static xmlEntityPtr get_entity(void *user, const xmlChar *name) {
    (void)user;
    return xmlGetPredefinedEntity(name);
}

static void syntax_error(void *user, xmlErrorPtr error) {
    struct engross_ooxml_parser *parser = ((xmlParserCtxtPtr)user)->_private;
    if (error->level < XML_ERR_ERROR)
        return;
    /* namespaces that are not declared harm nobody here */
    if (error->domain == XML_FROM_NAMESPACE)
        return;
    stop(parser, error->code == XML_ERR_NO_MEMORY ? ENGROSS_OOXML_FAULT_MEMORY
                                                  : ENGROSS_OOXML_FAULT_SYNTAX);
}

struct engross_ooxml_parser *engross_ooxml_parser_new(const struct engross_ooxml_handlers *handlers,
                                                      void *user) {
    struct engross_ooxml_parser *parser = calloc(1, sizeof *parser);
    if (parser == NULL)
        return NULL;
    parser->handlers = handlers;
    parser->user = user;
    parser->sax = (xmlSAXHandler){
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
    return parser;
}

/* Makes libxml2's parser from the first bytes, by which it tells the encoding. */
static bool begin(struct engross_ooxml_parser *parser) {
    parser->xml =
        xmlCreatePushParserCtxt(&parser->sax, NULL, parser->head, (int)parser->head_size, NULL);
    if (parser->xml == NULL) {
        parser->fault = ENGROSS_OOXML_FAULT_MEMORY;
        return false;
    }
    parser->xml->_private = parser;
    parser->xml->userData = parser->xml;
    xmlCtxtUseOptions(parser->xml,
                      XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return true;
}

bool engross_ooxml_parser_feed(struct engross_ooxml_parser *parser, const char *data, size_t size) {
    if (parser->fault != ENGROSS_OOXML_FAULT_NONE)
        return false;
    while (parser->xml == NULL && size > 0 && parser->head_size < SIGNATURE) {
        parser->head[parser->head_size++] = *data++;
        size--;
    }
    if (parser->xml == NULL && (parser->head_size < SIGNATURE || !begin(parser)))
        return parser->fault == ENGROSS_OOXML_FAULT_NONE;
    if (size > 0 && size <= INT_MAX)
        xmlParseChunk(parser->xml, data, (int)size, 0);
    return parser->fault == ENGROSS_OOXML_FAULT_NONE;
}

enum engross_ooxml_fault engross_ooxml_parser_finish(struct engross_ooxml_parser *parser,
                                                     uint32_t *line) {
    if (parser->xml == NULL && parser->fault == ENGROSS_OOXML_FAULT_NONE)
        parser->fault = ENGROSS_OOXML_FAULT_SYNTAX;
    if (parser->fault == ENGROSS_OOXML_FAULT_NONE) {
        xmlParseChunk(parser->xml, NULL, 0, 1);
        if (!parser->xml->wellFormed && parser->xml->errNo != XML_ERR_OK && parser->depth > 0)
            stop(parser, ENGROSS_OOXML_FAULT_SYNTAX);
    }
    *line = parser->line;
    return parser->fault;
}

void engross_ooxml_parser_free(struct engross_ooxml_parser *parser) {
    if (parser == NULL)
        return;
    if (parser->xml != NULL) {
        xmlFreeDoc(parser->xml->myDoc);
        xmlFreeParserCtxt(parser->xml);
    }
    free(parser);
}

engross_text engross_ooxml_attribute(const struct engross_ooxml_element *element,
                                     const char *name) {
    for (int i = 0; i < element->attribute_count; i++) {
        const xmlChar **row = element->attributes + (ptrdiff_t)i * 5;
        if (strcmp((const char *)row[0], name) == 0)
            return (engross_text){(const char *)row[3], (size_t)(row[4] - row[3])};
    }
    return (engross_text){NULL, 0};
}

int64_t engross_ooxml_integer(const struct engross_ooxml_element *element, const char *name,
                              int64_t absent) {
    engross_text text = engross_ooxml_attribute(element, name);
    bool is_negative = text.size > 0 && text.data[0] == '-';
    size_t at = is_negative;
    int64_t value = 0;
    for (; at < text.size && at < 12 && text.data[at] >= '0' && text.data[at] <= '9'; at++)
        value = value * 10 + (text.data[at] - '0');
    if (at == (size_t)is_negative)
        return absent;
    return is_negative ? -value : value;
}

bool engross_ooxml_is(engross_text text, const char *value) {
    return text.data != NULL && strlen(value) == text.size &&
           memcmp(text.data, value, text.size) == 0;
}

bool engross_ooxml_is_on(const struct engross_ooxml_element *element) {
    engross_text value = engross_ooxml_attribute(element, "val");
    return !engross_ooxml_is(value, "0") && !engross_ooxml_is(value, "false") &&
           !engross_ooxml_is(value, "off") && !engross_ooxml_is(value, "none");
}

const char *engross_ooxml_name_text(enum engross_ooxml_name name) {
    return names[name];
}
