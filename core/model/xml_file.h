/* Small XML files of the user's own, themes and profiles: a bounded read, no entities, no document
 * type, no network. */
#ifndef ENGROSS_MODEL_XML_FILE_H
#define ENGROSS_MODEL_XML_FILE_H

#include <libxml/tree.h>
#include <stddef.h>
#include <stdint.h>

enum engross_xml_file_fault {
    ENGROSS_XML_FILE_GOOD,
    ENGROSS_XML_FILE_UNREADABLE, /* missing, forbidden, no regular file, larger than 1 MiB */
    ENGROSS_XML_FILE_MALFORMED,  /* *line says where, 0: unknown */
    ENGROSS_XML_FILE_DOCTYPE,    /* it declares a document type, which is not accepted */
};

/* Parses a file of at most 1 MiB; the tree is for xmlFreeDoc. NULL: *fault says why. */
xmlDocPtr engross_xml_file_parse(const char *path, enum engross_xml_file_fault *fault,
                                 uint32_t *line);
/* Parses what is compiled in; NULL when memory runs out. */
xmlDocPtr engross_xml_parse_embedded(const unsigned char *data, size_t size, const char *name);
/* The value of an attribute without namespace, with the node's lifetime, or NULL. */
const char *engross_xml_attribute(const xmlNode *node, const char *name);

#endif
