/* What the files of the XSLT exporter share: one struct engross_xslt for each run. Internal to
 * plugins/xslt. */
#ifndef ENGROSS_XSLT_XSLT_H
#define ENGROSS_XSLT_XSLT_H

#include "engross/plugin.h"
#include "messages.h"

#include "kit/report.h"
#include "kit/walk.h"

#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

/* Rows of the plugin's table of diagnostics, in its order. */
enum engross_xslt_diagnostic {
#define X(name, code, severity, message, explanation) ENGROSS_XSLT_##name,
#include "diagnostics.def"
#undef X
    ENGROSS_XSLT_DIAGNOSTIC_COUNT
};

/* A file that the user named, or the stylesheet that stands in for none. */
struct engross_xslt_file {
    engross_text path; /* as named; {NULL, 0} where there is none */
    const void *data;
    size_t size;
};

struct engross_xslt {
    const engross_host *host;
    const engross_job *job;
    struct engross_xslt_file stylesheet;
    struct engross_xslt_file include;
    struct engross_xslt_messages messages;
    bool has_refused; /* something was asked for that may not be read; reported */
    bool has_written; /* at least one byte */
    int32_t status;   /* the first failure of the host in a call of the library */
    uint64_t steps;   /* for progress() */
};

/* plugin.c */
extern const engross_plugin engross_xslt_plugin;
/* export.c */
int32_t engross_xslt_run(const engross_host *host, const engross_job *job);

/* files.c: fills the stylesheet and what it may include from the options. */
int32_t engross_xslt_open_files(struct engross_xslt *xslt);
/* The file of that URI, one of those two; otherwise NULL, once it is reported as refused. */
const struct engross_xslt_file *engross_xslt_find_file(struct engross_xslt *xslt, const char *uri);
/* Parses XML without reaching for any other file. NULL after a message. */
xmlDocPtr engross_xslt_parse(struct engross_xslt *xslt, const struct engross_xslt_file *file,
                             xmlDictPtr names, int options);

/* confine.c: everything that the library would open or print comes to this run, until leave. */
struct engross_xslt_outside;
struct engross_xslt_outside *engross_xslt_confine(struct engross_xslt *xslt);
void engross_xslt_leave(struct engross_xslt_outside *outside);
/* Forbids a transformation to write and to use the network; reading goes through find_file.
 * ENGROSS_OK or ENGROSS_NO_MEMORY. To be freed after the transformation. */
int32_t engross_xslt_secure(xsltTransformContextPtr transformation, xsltSecurityPrefsPtr *security);

/* parameters.c: the option "parameters" into the transformation. */
int32_t engross_xslt_pass_parameters(struct engross_xslt *xslt,
                                     xsltTransformContextPtr transformation);

/* result.c: writes the result as the stylesheet's xsl:output asks. */
int32_t engross_xslt_write_result(struct engross_xslt *xslt, xsltStylesheetPtr stylesheet,
                                  xmlDocPtr result);

/* export.c: one step further. ENGROSS_OK or ENGROSS_CANCELLED. */
int32_t engross_xslt_progress(struct engross_xslt *xslt);

#endif
