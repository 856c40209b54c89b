/* libxslt and libxml2 have one set of hooks for a whole process: they are turned to the run at its
 * beginning and back at its end. */
#include "xslt.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/xsltutils.h>

/* The hooks that others had set. */
struct engross_xslt_outside {
    xmlExternalEntityLoader entity_loader;
    xsltDocLoaderFunc document_loader;
    xmlStructuredErrorFunc structured;
    void *structured_user;
    xmlGenericErrorFunc expression;
    void *expression_user;
    xmlGenericErrorFunc library;
    void *library_user;
};

/* Importing stylesheets are the imported ones' parents; the first knows the run. */
static struct engross_xslt *run_of(void *context, xsltLoadType type) {
    if (type == XSLT_LOAD_DOCUMENT)
        return ((xsltTransformContextPtr)context)->_private;
    xsltStylesheetPtr stylesheet = context;
    while (stylesheet->parent != NULL)
        stylesheet = stylesheet->parent;
    return stylesheet->_private;
}

/* xsl:import, xsl:include and document(). The library's options would fetch DTDs. */
static xmlDocPtr load_document(const xmlChar *uri, xmlDictPtr names, int options, void *context,
                               xsltLoadType type) {
    struct engross_xslt *xslt = context == NULL ? NULL : run_of(context, type);
    if (xslt == NULL)
        return NULL;
    const struct engross_xslt_file *file = engross_xslt_find_file(xslt, (const char *)uri);
    if (file == NULL)
        return NULL;
    return engross_xslt_parse(xslt, file, names,
                              options & ~(XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR | XML_PARSE_HUGE));
}

/* Entities outside the file, and DTDs: none is read. */
static xmlParserInputPtr load_entity(const char *uri, const char *id, xmlParserCtxtPtr parser) {
    struct engross_xslt *xslt = parser == NULL ? NULL : parser->_private;
    if (xslt != NULL) {
        xslt->has_refused = true;
        engross_kit_report_text(xslt->host, ENGROSS_XSLT_REFUSED, NULL,
                                engross_kit_text(uri != NULL ? uri : id));
    }
    return NULL;
}

/* EXSLT without dates, which know the clock, and without random numbers. */
static void add_functions(void) {
    exsltCommonRegister();
    exsltMathRegister();
    exsltSetsRegister();
    exsltFuncRegister();
    exsltStrRegister();
    exsltDynRegister();
    xsltUnregisterExtModuleFunction((const xmlChar *)"random", EXSLT_MATH_NAMESPACE);
}

struct engross_xslt_outside *engross_xslt_confine(struct engross_xslt *xslt) {
    struct engross_xslt_outside *outside = xslt->host->allocate(xslt->host, sizeof *outside);
    if (outside == NULL)
        return NULL;
    xmlInitParser();
    *outside = (struct engross_xslt_outside){
        .entity_loader = xmlGetExternalEntityLoader(),
        .document_loader = xsltDocDefaultLoader,
        .structured = xmlStructuredError,
        .structured_user = xmlStructuredErrorContext,
        .expression = xmlGenericError,
        .expression_user = xmlGenericErrorContext,
        .library = xsltGenericError,
        .library_user = xsltGenericErrorContext,
    };
    add_functions();
    xmlSetExternalEntityLoader(load_entity);
    xsltSetLoaderFunc(load_document);
    xmlSetStructuredErrorFunc(&xslt->messages, engross_xslt_hear_structured);
    xmlSetGenericErrorFunc(&xslt->messages, engross_xslt_hear_expression);
    xsltSetGenericErrorFunc(&xslt->messages, engross_xslt_hear_library);
    return outside;
}

void engross_xslt_leave(struct engross_xslt_outside *outside) {
    xmlSetExternalEntityLoader(outside->entity_loader);
    xsltSetLoaderFunc(outside->document_loader);
    xmlSetStructuredErrorFunc(outside->structured_user, outside->structured);
    xmlSetGenericErrorFunc(outside->expression_user, outside->expression);
    xsltSetGenericErrorFunc(outside->library_user, outside->library);
}

/* What may be read is for load_document to say, with a message of ours. */
static int allow_reading(xsltSecurityPrefsPtr security, xsltTransformContextPtr transformation,
                         const char *uri) {
    (void)security, (void)transformation, (void)uri;
    return 1;
}

int32_t engross_xslt_secure(xsltTransformContextPtr transformation,
                            xsltSecurityPrefsPtr *security) {
    *security = xsltNewSecurityPrefs();
    if (*security == NULL)
        return ENGROSS_NO_MEMORY;
    int status =
        xsltSetSecurityPrefs(*security, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid) |
        xsltSetSecurityPrefs(*security, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid) |
        xsltSetSecurityPrefs(*security, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid) |
        xsltSetSecurityPrefs(*security, XSLT_SECPREF_READ_FILE, allow_reading) |
        xsltSetSecurityPrefs(*security, XSLT_SECPREF_READ_NETWORK, allow_reading) |
        xsltSetCtxtSecurityPrefs(*security, transformation);
    return status == 0 ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
