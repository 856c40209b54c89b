/* The two files that a run may read: the stylesheet, and what it may include. */
#include "xslt.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

/* Where no stylesheet is named. */
static const char copying[] =
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
    "<xsl:template match='/'><xsl:copy-of select='.'/></xsl:template></xsl:stylesheet>";

static int32_t open_file(struct engross_xslt *xslt, const char *option,
                         struct engross_xslt_file *file) {
    engross_text path = engross_kit_option_text(&engross_xslt_plugin, xslt->job, option);
    if (path.size == 0)
        return ENGROSS_OK;
    engross_resource_request request = {
        .size = sizeof request, .kind = ENGROSS_RESOURCE_OPTION_FILE, .name = path};
    engross_resource resource = {.size = sizeof resource};
    int32_t status = xslt->host->resource(xslt->host, &request, &resource);
    if (status == ENGROSS_OK)
        *file = (struct engross_xslt_file){path, resource.data, resource.data_size};
    return status == ENGROSS_NOT_FOUND ? ENGROSS_FAILED : status;
}

int32_t engross_xslt_open_files(struct engross_xslt *xslt) {
    int32_t status = open_file(xslt, "stylesheet", &xslt->stylesheet);
    if (status == ENGROSS_OK)
        status = open_file(xslt, "include", &xslt->include);
    if (status != ENGROSS_OK || xslt->stylesheet.path.size > 0)
        return status;
    engross_kit_report(xslt->host, ENGROSS_XSLT_NO_STYLESHEET, NULL, NULL);
    xslt->stylesheet =
        (struct engross_xslt_file){engross_kit_text("copy.xsl"), copying, sizeof copying - 1};
    return ENGROSS_OK;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The library gives a URI that it has made absolute; names of files are enough to tell two. */
static bool is_file(const struct engross_xslt_file *file, const char *uri) {
    return file->path.size > 0 && strcmp(base_name(uri), base_name(file->path.data)) == 0;
}

const struct engross_xslt_file *engross_xslt_find_file(struct engross_xslt *xslt, const char *uri) {
    if (is_file(&xslt->include, uri))
        return &xslt->include;
    if (is_file(&xslt->stylesheet, uri))
        return &xslt->stylesheet;
    xslt->has_refused = true;
    engross_kit_report_text(xslt->host, ENGROSS_XSLT_REFUSED, NULL, engross_kit_text(uri));
    return NULL;
}

xmlDocPtr engross_xslt_parse(struct engross_xslt *xslt, const struct engross_xslt_file *file,
                             xmlDictPtr names, int options) {
    xmlParserCtxtPtr parser = file->size > INT_MAX ? NULL : xmlNewParserCtxt();
    if (parser == NULL) {
        xslt->messages.is_out_of_memory = true;
        return NULL;
    }
    parser->_private = xslt;
    if (names != NULL) {
        xmlDictFree(parser->dict);
        parser->dict = names;
        xmlDictReference(names);
    }
    xmlDocPtr document = xmlCtxtReadMemory(parser, file->data, (int)file->size, file->path.data,
                                           NULL, options | XML_PARSE_NONET);
    xmlFreeParserCtxt(parser);
    return document;
}
