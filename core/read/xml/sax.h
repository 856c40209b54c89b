/* The way into XML that all readers of XML share: libxml2's parser as a stream of elements and
 * characters with their places. Document type declarations are refused, so that there are no
 * entities, and nothing else is ever opened. */
#ifndef ENGROSS_READ_XML_SAX_H
#define ENGROSS_READ_XML_SAX_H

#include "read/reader.h"

struct engross_sax;

struct engross_sax_attribute {
    const char *name;
    const char *uri;   /* of its namespace, or NULL */
    const char *value; /* size bytes, without a NUL */
    size_t size;
};

/* An element that begins; lives until the handler returns. */
struct engross_sax_element {
    const char *name;
    const char *uri; /* of its namespace, or NULL */
    engross_position position;
    size_t attribute_count;
    const void *attributes;
};

/* What is done with each event; any member may be NULL. */
struct engross_sax_handler {
    void (*start)(void *user, struct engross_sax *sax, const struct engross_sax_element *element);
    void (*end)(void *user, struct engross_sax *sax);
    void (*text)(void *user, struct engross_sax *sax, const char *data, size_t size,
                 engross_position position);
};

#define ENGROSS_XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

/* The element's attribute at index, below its count. */
struct engross_sax_attribute engross_sax_attribute(const struct engross_sax_element *element,
                                                   size_t index);
/* Ends the parsing, which then returns ENGROSS_FAILED unless the builder knows better. */
void engross_sax_stop(struct engross_sax *sax);
/* The same because memory ran out: it returns ENGROSS_NO_MEMORY. */
void engross_sax_lack_memory(struct engross_sax *sax);
bool engross_sax_stopped(const struct engross_sax *sax);
/* Parses source. ENGROSS_OK, or another status after a diagnostic of the parser's or of whoever
 * stopped it; a builder that has failed ends it too. */
int32_t engross_sax_parse(const struct engross_source *source, struct engross_builder *builder,
                          const struct engross_sax_handler *handler, void *user);

#endif
