/* The XML of one part as a stream of events: elements by number, attributes by local name, and
 * characters. No document type, no entity beyond XML's own, no part of another file; how deep
 * elements nest is bounded. Used by every file of this folder that reads a part. */
#ifndef ENGROSS_READ_DOCX_MARKUP_H
#define ENGROSS_READ_DOCX_MARKUP_H

#include "engross/plugin.h"

#include <stdbool.h>

/* The elements of names.def; OTHER is any else. */
enum engross_ooxml_name {
    ENGROSS_OOXML_OTHER,
#define X(name, text) ENGROSS_OOXML_##name,
#include "read/docx/names.def"
#undef X
    ENGROSS_OOXML_NAME_COUNT
};

/* Elements that are open at a time; a table in a table takes three. */
#define ENGROSS_OOXML_DEPTH 240

/* An element that begins. Lives until the handler returns. */
struct engross_ooxml_element {
    enum engross_ooxml_name name;
    const char *local;                /* the name without its prefix */
    bool is_own;                      /* it is in the namespace of engross's documents */
    const unsigned char **attributes; /* as libxml2 gives them, five pointers each */
    int attribute_count;
};

/* The handlers of one kind of part; user is handed on. end and text may be NULL. */
struct engross_ooxml_handlers {
    void (*start)(void *user, const struct engross_ooxml_element *element);
    void (*end)(void *user, enum engross_ooxml_name name);
    void (*text)(void *user, const char *data, size_t size);
};

enum engross_ooxml_fault {
    ENGROSS_OOXML_FAULT_NONE,
    ENGROSS_OOXML_FAULT_MEMORY,
    ENGROSS_OOXML_FAULT_SYNTAX,
    ENGROSS_OOXML_FAULT_DOCTYPE,
    ENGROSS_OOXML_FAULT_DEPTH
};

struct engross_ooxml_parser;

/* A parser for one part, or NULL when memory runs out. handlers is borrowed. */
struct engross_ooxml_parser *engross_ooxml_parser_new(const struct engross_ooxml_handlers *handlers,
                                                      void *user);
/* Takes the next bytes of the part. False when the part has a fault; it then takes no more. */
bool engross_ooxml_parser_feed(struct engross_ooxml_parser *parser, const char *data, size_t size);
/* Says that the part is over and what was wrong with it; line gets where. */
enum engross_ooxml_fault engross_ooxml_parser_finish(struct engross_ooxml_parser *parser,
                                                     uint32_t *line);
void engross_ooxml_parser_free(struct engross_ooxml_parser *parser);

/* The value of an attribute by its local name, not NUL-terminated; {NULL, 0} where it is not
 * there. */
engross_text engross_ooxml_attribute(const struct engross_ooxml_element *element, const char *name);
/* w:val and the like as a whole number, or absent. */
int64_t engross_ooxml_integer(const struct engross_ooxml_element *element, const char *name,
                              int64_t absent);
/* The w:val of an on-off property (ISO/IEC 29500-1, 17.17.4): on where it is left out. */
bool engross_ooxml_is_on(const struct engross_ooxml_element *element);
/* Whether text is exactly that. */
bool engross_ooxml_is(engross_text text, const char *value);
/* The number of "w:p" and its like; for the test of names.def. */
const char *engross_ooxml_name_text(enum engross_ooxml_name name);

#endif
