/* The exporter's entry. */
#ifndef ENGROSS_PDF_EXPORT_H
#define ENGROSS_PDF_EXPORT_H

#include "engross/plugin.h"

/* The options, in the order of plugin.c's table. */
enum { PDF_OPTION_OUTPUT, PDF_OPTION_ATTACH_SOURCE, PDF_OPTION_COUNT };

/* engross_plugin.run */
int32_t engross_pdf_export(const engross_host *host, const engross_job *job);

#endif
