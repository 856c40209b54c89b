/* A streaming XML writer for exporters: elements, attributes and text in, well-formed UTF-8 out.
 *
 * Bytes collect in a buffer and go to the sink in large pieces. Failure sticks: after the first
 * one every call does nothing, and engross_kit_xml_finish() tells what it was.
 *
 * White space: an element opened with engross_kit_xml_start() holds elements only, which stand on
 * lines of their own, indented. One opened with engross_kit_xml_start_mixed() holds characters,
 * and nothing is ever added inside it or below it. */
#ifndef ENGROSS_KIT_XML_H
#define ENGROSS_KIT_XML_H

#include "base/buffer.h"
#include "engross/plugin.h"

struct engross_kit_xml_element;
struct engross_kit_xml {
    int32_t (*put)(void *user, const void *data, size_t size); /* NULL: all stays in buffer */
    void *user;
    struct engross_buffer buffer;
    struct engross_kit_xml_element *elements; /* the open ones, outermost first */
    size_t depth;
    size_t capacity;
    size_t mixed_depth; /* depth of the outermost mixed element; 0: none is open */
    int32_t status;     /* ENGROSS_OK until something fails */
    bool tag_is_open;   /* attributes may still follow */
    bool indents;       /* true after init; set false before the first element for no white space */
    bool html;          /* false after init; true: the HTML syntax. Void elements have no end tag,
                           all others have one */
};

/* A writer whose bytes go through put, which returns ENGROSS_OK or the status that the writer
 * then keeps. put NULL collects them in xml->buffer, for the caller to read after
 * engross_kit_xml_flush(). */
void engross_kit_xml_init(struct engross_kit_xml *xml,
                          int32_t (*put)(void *user, const void *data, size_t size), void *user);
/* A writer to the host's output stream; host is borrowed. */
void engross_kit_xml_init_host(struct engross_kit_xml *xml, const engross_host *host);
/* The XML declaration; standalone as DOCX parts want it. Before the first element. */
void engross_kit_xml_declaration(struct engross_kit_xml *xml, bool standalone);

/* Opens an element. name is borrowed until the element is closed (a literal, as a rule). */
void engross_kit_xml_start(struct engross_kit_xml *xml, const char *name);
void engross_kit_xml_start_mixed(struct engross_kit_xml *xml, const char *name);
/* Attributes of the element just opened, before anything is written into it; the caller gives
 * each name once. A text without data (an attribute the document does not carry) writes none. */
void engross_kit_xml_attribute(struct engross_kit_xml *xml, const char *name, engross_text value);
void engross_kit_xml_attribute_string(struct engross_kit_xml *xml, const char *name,
                                      const char *value);
void engross_kit_xml_attribute_integer(struct engross_kit_xml *xml, const char *name,
                                       int64_t value);
/* An attribute in pieces, for values that are long or put together: begin, any number of pieces,
 * end. Pieces go to the sink as they come, so that the value is never in memory as a whole. */
void engross_kit_xml_attribute_begin(struct engross_kit_xml *xml, const char *name);
void engross_kit_xml_attribute_piece(struct engross_kit_xml *xml, engross_text piece);
void engross_kit_xml_attribute_end(struct engross_kit_xml *xml);
/* Characters into the open element, which is mixed. */
void engross_kit_xml_text(struct engross_kit_xml *xml, engross_text text);
void engross_kit_xml_string(struct engross_kit_xml *xml, const char *string);
/* Bytes as they are into the open element: what HTML reads raw (<style>), or a DOCTYPE before the
 * first one. */
void engross_kit_xml_raw(struct engross_kit_xml *xml, engross_text text);
/* Closes the innermost open element; one that holds nothing becomes an empty-element tag. */
void engross_kit_xml_end(struct engross_kit_xml *xml);
/* An element without content: start, attributes of pairs of strings, NULL, end. */
void engross_kit_xml_leaf(struct engross_kit_xml *xml, const char *name, ...)
    __attribute__((sentinel));

/* How many elements are open. */
size_t engross_kit_xml_depth(const struct engross_kit_xml *xml);
/* Hands what has collected to the sink; without one, just completes an open tag. */
void engross_kit_xml_flush(struct engross_kit_xml *xml);
/* Closes what is open, flushes and frees; returns ENGROSS_OK or the first failure. A writer
 * without a sink loses its buffer here. */
int32_t engross_kit_xml_finish(struct engross_kit_xml *xml);

#endif
