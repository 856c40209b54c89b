/* One run: the stylesheet compiled, the document as canonical XML, one applied to the other. */
#include "xslt.h"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <limits.h>

/* Calls of templates one within the other: room for any document's depth, none for a template
 * that calls itself for ever. */
#define TEMPLATE_DEPTH 3000
/* Entities of the stylesheet itself are replaced; nothing else is looked for. */
#define STYLESHEET_OPTIONS (XML_PARSE_NOENT | XML_PARSE_NOCDATA)

int32_t engross_xslt_progress(struct engross_xslt *xslt) {
    bool is_cancelled = xslt->host->progress(xslt->host, ++xslt->steps, 0) != 0;
    return is_cancelled ? ENGROSS_CANCELLED : ENGROSS_OK;
}

/* The status of a step that gave nothing: what the libraries said decides. */
static int32_t failure(struct engross_xslt *xslt) {
    bool has_error = engross_xslt_messages_report(&xslt->messages, true);
    return has_error || xslt->has_refused ? ENGROSS_FAILED : ENGROSS_NO_MEMORY;
}

static int32_t compile(struct engross_xslt *xslt, xsltStylesheetPtr *out) {
    xmlDocPtr document = engross_xslt_parse(xslt, &xslt->stylesheet, NULL, STYLESHEET_OPTIONS);
    xsltStylesheetPtr stylesheet = document == NULL ? NULL : xsltNewStylesheet();
    if (stylesheet == NULL) {
        xmlFreeDoc(document);
        return failure(xslt);
    }
    stylesheet->_private = xslt;
    if (xsltParseStylesheetUser(stylesheet, document) != 0 || stylesheet->errors > 0 ||
        xslt->has_refused) {
        if (stylesheet->doc == NULL)
            xmlFreeDoc(document);
        xsltFreeStylesheet(stylesheet);
        return failure(xslt);
    }
    engross_xslt_messages_report(&xslt->messages, false);
    *out = stylesheet;
    return ENGROSS_OK;
}

static int32_t collect(void *user, const void *data, size_t size) {
    struct engross_buffer *xml = user;
    engross_buffer_append(xml, data, size);
    return engross_buffer_failed(xml) ? ENGROSS_NO_MEMORY : ENGROSS_OK;
}

/* The document's own XML is ours: its depth has been limited when it was read. */
static int32_t read_document(struct engross_xslt *xslt, xmlDocPtr *out) {
    const engross_view *view = xslt->host->view;
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    int32_t status = view->canonical(view, view->root(view), collect, &xml);
    if (status == ENGROSS_OK && xml.size <= INT_MAX) {
        const struct engross_xslt_file file = {xslt->job->source_name, xml.data, xml.size};
        *out = engross_xslt_parse(xslt, &file, NULL, XML_PARSE_HUGE);
    }
    engross_buffer_finish(&xml);
    return status == ENGROSS_OK && *out == NULL ? failure(xslt) : status;
}

static int32_t apply(struct engross_xslt *xslt, xsltTransformContextPtr transformation,
                     xmlDocPtr document) {
    xsltStylesheetPtr stylesheet = transformation->style;
    xmlDocPtr result =
        xsltApplyStylesheetUser(stylesheet, document, NULL, NULL, NULL, transformation);
    int32_t status = ENGROSS_OK;
    if (result == NULL || transformation->state != XSLT_STATE_OK || xslt->has_refused ||
        xslt->messages.is_out_of_memory)
        status = failure(xslt);
    else
        engross_xslt_messages_report(&xslt->messages, false);
    if (status == ENGROSS_OK)
        status = engross_xslt_progress(xslt);
    if (status == ENGROSS_OK)
        status = engross_xslt_write_result(xslt, stylesheet, result);
    xmlFreeDoc(result);
    return status;
}

static int32_t transform(struct engross_xslt *xslt, xsltStylesheetPtr stylesheet,
                         xmlDocPtr document) {
    xsltSecurityPrefsPtr security = NULL;
    xsltTransformContextPtr transformation = xsltNewTransformContext(stylesheet, document);
    if (transformation == NULL)
        return failure(xslt);
    transformation->_private = xslt;
    transformation->maxTemplateDepth = TEMPLATE_DEPTH;
    xsltSetTransformErrorFunc(transformation, &xslt->messages, engross_xslt_hear_transformation);
    int32_t status = engross_xslt_secure(transformation, &security);
    if (status == ENGROSS_OK)
        status = engross_xslt_pass_parameters(xslt, transformation);
    if (status == ENGROSS_OK)
        status = apply(xslt, transformation, document);
    xsltFreeTransformContext(transformation);
    xsltFreeSecurityPrefs(security);
    return status;
}

static int32_t make(struct engross_xslt *xslt) {
    xsltStylesheetPtr stylesheet = NULL;
    xmlDocPtr document = NULL;
    int32_t status = engross_xslt_progress(xslt);
    if (status == ENGROSS_OK)
        status = compile(xslt, &stylesheet);
    if (status == ENGROSS_OK)
        status = read_document(xslt, &document);
    if (status == ENGROSS_OK)
        status = engross_xslt_progress(xslt);
    if (status == ENGROSS_OK)
        status = transform(xslt, stylesheet, document);
    xmlFreeDoc(document);
    xsltFreeStylesheet(stylesheet);
    return status;
}

int32_t engross_xslt_run(const engross_host *host, const engross_job *job) {
    struct engross_xslt xslt = {.host = host, .job = job, .messages = {.host = host}};
    int32_t status = engross_xslt_open_files(&xslt);
    if (status != ENGROSS_OK)
        return status;
    struct engross_xslt_outside *outside = engross_xslt_confine(&xslt);
    if (outside == NULL)
        return ENGROSS_NO_MEMORY;
    status = make(&xslt);
    engross_xslt_leave(outside);
    engross_xslt_messages_finish(&xslt.messages);
    return status;
}
