#include "model/schema.h"

#include "model/schemas.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <string.h>

struct listener {
    void (*fault)(void *user, const xmlNode *node, const char *message);
    void *user;
};

static void listen(void *user, xmlErrorPtr error) {
    const struct listener *listener = user;
    struct engross_buffer message = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&message, error->message == NULL ? "" : error->message);
    while (message.size > 0 &&
           (message.data[message.size - 1] == '\n' || message.data[message.size - 1] == '.'))
        message.data[--message.size] = '\0';
    if (!engross_buffer_failed(&message))
        listener->fault(listener->user, error->node, message.data);
    engross_buffer_finish(&message);
}

int32_t engross_schema_validate_with(const unsigned char *schema, size_t schema_size, xmlDocPtr doc,
                                     void (*fault)(void *user, const xmlNode *node,
                                                   const char *message),
                                     void *user) {
    struct listener listener = {fault, user};
    int32_t status = ENGROSS_NO_MEMORY;
    xmlSchemaPtr compiled = NULL;
    xmlSchemaValidCtxtPtr validation = NULL;
    xmlSchemaParserCtxtPtr parser =
        xmlSchemaNewMemParserCtxt((const char *)schema, (int)schema_size);
    if (parser == NULL)
        return status;
    compiled = xmlSchemaParse(parser);
    if (compiled != NULL)
        validation = xmlSchemaNewValidCtxt(compiled);
    if (validation != NULL) {
        xmlSchemaSetValidStructuredErrors(validation, listen, &listener);
        int result = xmlSchemaValidateDoc(validation, doc);
        status = result == 0 ? ENGROSS_OK : result > 0 ? ENGROSS_FAILED : ENGROSS_NO_MEMORY;
    }
    xmlSchemaFreeValidCtxt(validation);
    xmlSchemaFree(compiled);
    xmlSchemaFreeParserCtxt(parser);
    return status;
}

#define FAULT_LIMIT 10

struct faults {
    struct engross_diagnostics *diagnostics;
    size_t count;
};

/* libxml2 names elements with the namespace in braces: nobody wants to read that. */
static void append_plain(struct engross_buffer *buffer, const char *message) {
    static const char braces[] = "{" ENGROSS_MODEL_NAMESPACE "}";
    for (const char *at = message; *at != '\0';) {
        if (strncmp(at, braces, sizeof braces - 1) == 0)
            at += sizeof braces - 1;
        else
            engross_buffer_append_char(buffer, *at++);
    }
}

static void report_fault(void *user, const xmlNode *node, const char *message) {
    struct faults *faults = user;
    if (++faults->count > FAULT_LIMIT)
        return;
    engross_position position = ENGROSS_NOWHERE;
    if (node != NULL && node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    if (node != NULL && node->type == XML_ELEMENT_NODE && node->_private != NULL)
        position = engross_tree_info(node)->position;
    struct engross_buffer plain = ENGROSS_BUFFER_INIT;
    append_plain(&plain, message);
    engross_report(faults->diagnostics, ENGROSS_MESSAGE_MODEL_INVALID, position,
                   engross_buffer_failed(&plain) ? message : plain.data, NULL);
    engross_buffer_finish(&plain);
}

int32_t engross_schema_validate(const struct engross_tree *tree,
                                struct engross_diagnostics *diagnostics) {
    struct faults faults = {.diagnostics = diagnostics};
    return engross_schema_validate_with(engross_schema_document, engross_schema_document_size,
                                        tree->doc, report_fault, &faults);
}
