/* The stylesheet's parameters: "NAME=VALUE;NAME=VALUE", each value a string. */
#include "xslt.h"

#include <libxslt/imports.h>
#include <libxslt/variables.h>
#include <string.h>

/* Whether the stylesheet or one that it imports has <xsl:param name="NAME"> at its top. */
static bool has_parameter(xsltStylesheetPtr stylesheet, const char *name) {
    for (; stylesheet != NULL; stylesheet = xsltNextImport(stylesheet))
        for (xsltStackElemPtr one = stylesheet->variables; one != NULL; one = one->next)
            if (one->comp != NULL && one->comp->type == XSLT_FUNC_PARAM &&
                xmlStrEqual(one->name, (const xmlChar *)name))
                return true;
    return false;
}

static engross_text trimmed(engross_text text) {
    while (text.size > 0 && strchr(" \t\r\n", text.data[0]) != NULL) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && strchr(" \t\r\n", text.data[text.size - 1]) != NULL)
        text.size--;
    return text;
}

static int32_t pass(struct engross_xslt *xslt, xsltTransformContextPtr transformation,
                    engross_text entry) {
    const char *sign = memchr(entry.data, '=', entry.size);
    if (sign == NULL || sign == entry.data) {
        engross_kit_report_text(xslt->host, ENGROSS_XSLT_PARAMETERS, NULL,
                                engross_kit_copy(xslt->host, entry.data, entry.size));
        return ENGROSS_FAILED;
    }
    size_t size = (size_t)(sign - entry.data);
    engross_text name = trimmed((engross_text){entry.data, size});
    name = engross_kit_copy(xslt->host, name.data, name.size);
    engross_text value = engross_kit_copy(xslt->host, sign + 1, entry.size - size - 1);
    if (name.data == NULL || value.data == NULL)
        return ENGROSS_NO_MEMORY;
    if (!has_parameter(transformation->style, name.data))
        engross_kit_report_text(xslt->host, ENGROSS_XSLT_NO_PARAMETER, NULL, name);
    return xsltQuoteOneUserParam(transformation, (const xmlChar *)name.data,
                                 (const xmlChar *)value.data) == 0
               ? ENGROSS_OK
               : ENGROSS_NO_MEMORY;
}

int32_t engross_xslt_pass_parameters(struct engross_xslt *xslt,
                                     xsltTransformContextPtr transformation) {
    engross_text rest = engross_kit_option_text(&engross_xslt_plugin, xslt->job, "parameters");
    int32_t status = ENGROSS_OK;
    while (rest.size > 0 && status == ENGROSS_OK) {
        const char *end = memchr(rest.data, ';', rest.size);
        size_t size = end == NULL ? rest.size : (size_t)(end - rest.data);
        engross_text entry = trimmed((engross_text){rest.data, size});
        if (entry.size > 0)
            status = pass(xslt, transformation, entry);
        size += end != NULL;
        rest = (engross_text){rest.data + size, rest.size - size};
    }
    return status;
}
