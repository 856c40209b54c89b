/* The way from a document to a Word file. */
#ifndef ENGROSS_DOCX_EXPORT_H
#define ENGROSS_DOCX_EXPORT_H

#include "engross/plugin.h"

int32_t engross_docx_run(const engross_host *host, const engross_job *job);

#endif
