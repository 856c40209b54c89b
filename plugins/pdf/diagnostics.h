/* The numbers of the exporter's diagnostics, as host->report() takes them. The rows themselves
 * are made from the same list where the plugin is described. */
#ifndef ENGROSS_PDF_DIAGNOSTICS_H
#define ENGROSS_PDF_DIAGNOSTICS_H

enum pdf_diagnostic {
#define X(NAME, CODE, SEVERITY, MESSAGE, EXPLANATION) PDF_DIAGNOSTIC_##NAME,
#include "diagnostics.def"
#undef X
    PDF_DIAGNOSTIC_COUNT
};

#endif
