#include "read/xml/sax.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

struct engross_sax {
    const struct engross_source *source;
    struct engross_builder *builder;
    const struct engross_sax_handler *handler;
    void *user;
    xmlParserCtxtPtr parser;
    bool is_utf8;  /* positions can be told from byte offsets */
    size_t offset; /* of the place that line and column stand for */
    uint32_t line;
    uint32_t column;
    bool failed;
    bool lacks_memory;
};

/* Moves the counted place on to offset bytes into the source. */
static void advance(struct engross_sax *sax, size_t offset) {
    const char *data = sax->source->data;
    for (; sax->offset < offset && sax->offset < sax->source->size; sax->offset++) {
        unsigned char byte = (unsigned char)data[sax->offset];
        if (byte == '\n') {
            sax->line++;
            sax->column = 1;
        } else {
            sax->column += (byte & 0xC0) != 0x80;
        }
    }
}

/* Where the construct at hand begins: the tag's "<", or the first character of text of size
 * bytes in the source. */
static engross_position here(struct engross_sax *sax, bool tag) {
    const xmlParserInput *input = sax->parser->input;
    if (!sax->is_utf8)
        return (engross_position){(uint32_t)input->line, (uint32_t)input->col};
    const xmlChar *at = input->cur;
    while (tag && at > input->base && *at != '<')
        at--;
    size_t offset = input->consumed + (size_t)(at - input->base);
    if (offset < sax->offset)
        return (engross_position){sax->line, sax->column};
    advance(sax, offset);
    return (engross_position){sax->line, sax->column};
}

void engross_sax_stop(struct engross_sax *sax) {
    sax->failed = true;
    xmlStopParser(sax->parser);
}

void engross_sax_lack_memory(struct engross_sax *sax) {
    sax->lacks_memory = true;
    engross_sax_stop(sax);
}

bool engross_sax_stopped(const struct engross_sax *sax) {
    return sax->failed;
}

static void fail(struct engross_sax *sax, enum engross_message message, engross_position position,
                 const char *detail) {
    engross_report(engross_builder_diagnostics(sax->builder), message, position, detail, NULL);
    engross_sax_stop(sax);
}

struct engross_sax_attribute engross_sax_attribute(const struct engross_sax_element *element,
                                                   size_t index) {
    const xmlChar *const *row = (const xmlChar *const *)element->attributes + index * 5;
    return (struct engross_sax_attribute){(const char *)row[0], (const char *)row[2],
                                          (const char *)row[3], (size_t)(row[4] - row[3])};
}

/* A builder that has failed has said why. */
static void check(struct engross_sax *sax) {
    if (!sax->failed && engross_builder_status(sax->builder) != ENGROSS_OK)
        engross_sax_stop(sax);
}

static void start_element(void *user, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct engross_sax *sax = ((xmlParserCtxtPtr)user)->_private;
    if (sax->failed || sax->handler->start == NULL)
        return;
    const struct engross_sax_element element = {
        .name = (const char *)name,
        .uri = (const char *)uri,
        .position = here(sax, true),
        .attribute_count = (size_t)attribute_count,
        .attributes = attributes,
    };
    sax->handler->start(sax->user, sax, &element);
    check(sax);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    struct engross_sax *sax = ((xmlParserCtxtPtr)user)->_private;
    if (sax->failed || sax->handler->end == NULL)
        return;
    sax->handler->end(sax->user, sax);
    check(sax);
}

static void characters(void *user, const xmlChar *data, int length) {
    struct engross_sax *sax = ((xmlParserCtxtPtr)user)->_private;
    if (sax->failed || sax->handler->text == NULL)
        return;
    sax->handler->text(sax->user, sax, (const char *)data, (size_t)length, here(sax, false));
    check(sax);
}

static void internal_subset(void *user, const xmlChar *name, const xmlChar *external_id,
                            const xmlChar *system_id) {
    (void)name, (void)external_id, (void)system_id;
    struct engross_sax *sax = ((xmlParserCtxtPtr)user)->_private;
    if (!sax->failed)
        fail(sax, ENGROSS_MESSAGE_XML_DOCTYPE, here(sax, true), NULL);
}

static void syntax_error(void *user, xmlErrorPtr error) {
    struct engross_sax *sax = ((xmlParserCtxtPtr)user)->_private;
    if (sax->failed || error->level < XML_ERR_ERROR)
        return;
    struct engross_buffer message = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&message, error->message == NULL ? "" : error->message);
    while (message.size > 0 && strchr("\n. ", message.data[message.size - 1]) != NULL)
        message.data[--message.size] = '\0';
    engross_position position = {error->line > 0 ? (uint32_t)error->line : 0,
                                 error->int2 > 0 ? (uint32_t)error->int2 : 0};
    fail(sax, ENGROSS_MESSAGE_XML_SYNTAX, position,
         engross_buffer_failed(&message) ? "" : message.data);
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

static int32_t parse(struct engross_sax *sax) {
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
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(sax->source->data, (int)sax->source->size);
    if (parser == NULL)
        return ENGROSS_NO_MEMORY;
    if (parser->sax != (xmlSAXHandlerPtr)&xmlDefaultSAXHandler)
        xmlFree(parser->sax);
    parser->sax = &handler;
    parser->_private = sax;
    /* NOENT: "&amp;" in an attribute is given as the character; other entities there are none */
    xmlCtxtUseOptions(parser,
                      XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    sax->parser = parser;
    xmlParseDocument(parser);
    bool well_formed = parser->wellFormed != 0;
    parser->sax = NULL;
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
    int32_t status = engross_builder_status(sax->builder);
    if (status != ENGROSS_OK)
        return status;
    if (sax->lacks_memory)
        return ENGROSS_NO_MEMORY;
    return well_formed && !sax->failed ? ENGROSS_OK : ENGROSS_FAILED;
}

int32_t engross_sax_parse(const struct engross_source *source, struct engross_builder *builder,
                          const struct engross_sax_handler *handler, void *user) {
    struct engross_sax sax = {
        .source = source,
        .builder = builder,
        .handler = handler,
        .user = user,
        .is_utf8 = !declares_other_encoding(source),
        .line = 1,
        .column = 1,
    };
    return source->size > INT_MAX ? ENGROSS_FAILED : parse(&sax);
}
