#include "model/xml_file.h"

#include "base/buffer.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_LIMIT ((off_t)1 << 20)

static xmlDocPtr parse(const char *data, size_t size, const char *name) {
    /* without XML_PARSE_NOENT and DTD loading no entity is ever read */
    return xmlReadMemory(data, (int)size, name, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

/* Reads a file of bounded size into *text. */
static bool load(const char *path, struct engross_buffer *text) {
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool usable = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                  status.st_size <= FILE_LIMIT &&
                  engross_buffer_reserve(text, (size_t)status.st_size);
    ssize_t got = 0;
    while (usable && text->size < (size_t)status.st_size) {
        got = read(file, text->data + text->size, (size_t)status.st_size - text->size);
        if (got <= 0)
            break;
        text->size += (size_t)got;
    }
    if (file >= 0)
        close(file);
    return usable && got >= 0;
}

static xmlDocPtr parse_user(const struct engross_buffer *text, const char *path,
                            enum engross_xml_file_fault *fault, uint32_t *line) {
    xmlDocPtr doc = parse(text->size == 0 ? "" : text->data, text->size, path);
    *fault = ENGROSS_XML_FILE_GOOD;
    if (doc == NULL) {
        const xmlError *error = xmlGetLastError();
        *line = error == NULL ? 0 : (uint32_t)error->line;
        *fault = ENGROSS_XML_FILE_MALFORMED;
    } else if (doc->intSubset != NULL) {
        xmlFreeDoc(doc);
        doc = NULL;
        *fault = ENGROSS_XML_FILE_DOCTYPE;
    }
    return doc;
}

xmlDocPtr engross_xml_file_parse(const char *path, enum engross_xml_file_fault *fault,
                                 uint32_t *line) {
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    xmlDocPtr doc = NULL;
    *line = 0;
    *fault = ENGROSS_XML_FILE_UNREADABLE;
    if (load(path, &text))
        doc = parse_user(&text, path, fault, line);
    engross_buffer_finish(&text);
    return doc;
}

xmlDocPtr engross_xml_parse_embedded(const unsigned char *data, size_t size, const char *name) {
    return parse((const char *)data, size, name);
}

const char *engross_xml_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
        if (at->ns == NULL && strcmp((const char *)at->name, name) == 0)
            return at->children == NULL ? "" : (const char *)at->children->content;
    return NULL;
}
