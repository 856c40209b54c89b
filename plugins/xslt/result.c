/* The result of a transformation, written as <xsl:output> asks (XSLT 1.0, 16). */
#include "xslt.h"

#include <libxml/encoding.h>
#include <libxml/xmlIO.h>
#include <libxslt/imports.h>
#include <libxslt/xsltutils.h>
#include <string.h>

/* Which methods of output agree with the name that each choice of "format" gives. */
static const struct {
    const char *extension;
    const char *methods[2];
} formats[] = {
    {".xslt.xml", {"xml", NULL}},  {".xslt.html", {"html", "xml"}}, {".xslt.txt", {"text", NULL}},
    {".xslt.csv", {"text", NULL}}, {".xslt.json", {"text", NULL}},  {".xslt.md", {"text", NULL}},
    {".xslt.svg", {"xml", NULL}},
};

/* XSLT 1.0, 16: without a method, a result whose outermost element is <html> is HTML. */
static const char *method_of(xsltStylesheetPtr stylesheet, xmlDocPtr result) {
    const xmlChar *method;
    XSLT_GET_IMPORT_PTR(method, stylesheet, method);
    if (method != NULL)
        return (const char *)method;
    xmlNodePtr root = xmlDocGetRootElement(result);
    bool is_html = result->type == XML_HTML_DOCUMENT_NODE ||
                   (root != NULL && root->ns == NULL &&
                    xmlStrcasecmp(root->name, (const xmlChar *)"html") == 0);
    return is_html ? "html" : "xml";
}

static bool ends_with(engross_text text, const char *end) {
    size_t size = strlen(end);
    return text.size >= size && memcmp(text.data + text.size - size, end, size) == 0;
}

/* The name was made before the stylesheet was read; one that the user gave is left alone. */
static void check_name(const struct engross_xslt *xslt, const char *method) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const char *const *methods = formats[i].methods;
        if (!ends_with(xslt->job->output_name, formats[i].extension))
            continue;
        if (strcmp(method, methods[0]) != 0 &&
            (methods[1] == NULL || strcmp(method, methods[1]) != 0))
            engross_kit_report(xslt->host, ENGROSS_XSLT_FORMAT, NULL, method,
                               xslt->job->output_name.data, NULL);
    }
}

static int write_bytes(void *context, const char *data, int size) {
    struct engross_xslt *xslt = context;
    if (xslt->status == ENGROSS_OK)
        xslt->status = engross_xslt_progress(xslt);
    if (xslt->status == ENGROSS_OK && size > 0)
        xslt->status = xslt->host->write(xslt->host, data, (size_t)size);
    xslt->has_written = xslt->has_written || size > 0;
    return xslt->status == ENGROSS_OK ? size : -1;
}

/* *out is NULL for UTF-8, which needs no conversion. */
static int32_t find_encoder(const struct engross_xslt *xslt, xsltStylesheetPtr stylesheet,
                            xmlCharEncodingHandlerPtr *out) {
    const xmlChar *encoding;
    XSLT_GET_IMPORT_PTR(encoding, stylesheet, encoding);
    *out = NULL;
    if (encoding == NULL || xmlStrcasecmp(encoding, (const xmlChar *)"UTF-8") == 0)
        return ENGROSS_OK;
    *out = xmlFindCharEncodingHandler((const char *)encoding);
    if (*out != NULL)
        return ENGROSS_OK;
    engross_kit_report(xslt->host, ENGROSS_XSLT_ENCODING, NULL, (const char *)encoding, NULL);
    return ENGROSS_FAILED;
}

int32_t engross_xslt_write_result(struct engross_xslt *xslt, xsltStylesheetPtr stylesheet,
                                  xmlDocPtr result) {
    xmlCharEncodingHandlerPtr encoder;
    int32_t status = find_encoder(xslt, stylesheet, &encoder);
    if (status != ENGROSS_OK)
        return status;
    check_name(xslt, method_of(stylesheet, result));
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, NULL, xslt, encoder);
    if (buffer == NULL)
        return ENGROSS_NO_MEMORY;
    int saved = xsltSaveResultTo(buffer, result, stylesheet);
    int closed = xmlOutputBufferClose(buffer);
    if (xslt->status != ENGROSS_OK)
        return xslt->status;
    if (saved < 0 || closed < 0)
        return engross_xslt_messages_report(&xslt->messages, true) ? ENGROSS_FAILED
                                                                   : ENGROSS_NO_MEMORY;
    if (xslt->has_written)
        return ENGROSS_OK;
    engross_kit_report(xslt->host, ENGROSS_XSLT_EMPTY, NULL, NULL);
    return ENGROSS_FAILED;
}
