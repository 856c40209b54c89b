#include "inspect.h"

#include "kit/walk.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#define SCHEMA ENGROSS_SOURCE_DIR "/../shared/check/akn/akomantoso30.xsd"

static xmlSchemaPtr schema;

int inspect_has_schema(void) {
    if (schema == NULL && access(SCHEMA, R_OK) == 0) {
        xmlSchemaParserCtxtPtr ctx = xmlSchemaNewParserCtxt(SCHEMA);
        schema = xmlSchemaParse(ctx);
        xmlSchemaFreeParserCtxt(ctx);
    }
    return schema != NULL;
}

static xmlDocPtr parse(const struct engross_buffer *xml) {
    return xmlReadMemory(xml->data, (int)xml->size, "output.xml", NULL, XML_PARSE_NONET);
}

int inspect_is_valid(const struct engross_buffer *xml) {
    xmlDocPtr document = parse(xml);
    int is_valid = document != NULL;
    if (is_valid && inspect_has_schema()) {
        xmlSchemaValidCtxtPtr ctx = xmlSchemaNewValidCtxt(schema);
        is_valid = xmlSchemaValidateDoc(ctx, document) == 0;
        xmlSchemaFreeValidCtxt(ctx);
    }
    xmlFreeDoc(document);
    return is_valid;
}

static void append_solid(struct engross_buffer *text, const char *data, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (data[i] != ' ' && data[i] != '\n' && data[i] != '\t' && data[i] != '\r')
            engross_buffer_append_char(text, data[i]);
    }
}

void inspect_append_file_text(struct engross_buffer *text, const struct engross_buffer *xml) {
    engross_buffer_append_string(text, "");
    xmlDocPtr document = parse(xml);
    if (document == NULL)
        return;
    xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(document));
    append_solid(text, (const char *)content, (size_t)xmlStrlen(content));
    xmlFree(content);
    xmlFreeDoc(document);
}

static void append_attribute(struct engross_buffer *text, const engross_view *view,
                             const engross_node *node, uint32_t attribute) {
    engross_text value = view->attribute(view, node, attribute);
    append_solid(text, value.data, value.size);
}

void inspect_append_document_text(struct engross_buffer *text, const engross_view *view) {
    engross_buffer_append_string(text, "");
    engross_cursor cursor = {.size = sizeof cursor, .top = view->root(view)};
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (cursor.event != ENGROSS_EVENT_ENTER || kind == ENGROSS_KIND_RECOMMENDATION)
            continue;
        if (kind == ENGROSS_KIND_FIELD &&
            engross_kit_attribute_is(view, cursor.node, ENGROSS_ATTRIBUTE_NAME, "word-count") &&
            view->position(view, cursor.node).line == 0) {
            cursor.skip = 1;
            continue;
        }
        engross_text characters = view->text(view, cursor.node);
        bool is_empty_field =
            kind == ENGROSS_KIND_FIELD && view->first_child(view, cursor.node) == NULL;
        if (!is_empty_field)
            append_attribute(text, view, cursor.node, ENGROSS_ATTRIBUTE_LABEL);
        append_attribute(text, view, cursor.node, ENGROSS_ATTRIBUTE_SPEAKER);
        append_attribute(text, view, cursor.node, ENGROSS_ATTRIBUTE_NUMBER);
        append_solid(text, characters.data, characters.size);
    }
}

void inspect_finish(void) {
    xmlSchemaFree(schema);
    schema = NULL;
}
