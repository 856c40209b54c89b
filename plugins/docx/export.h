/* The way from a document to a Word file. */
#ifndef ENGROSS_DOCX_EXPORT_H
#define ENGROSS_DOCX_EXPORT_H

#include "engross/plugin.h"

/* The plugin's options, in the order of its table. */
enum engross_docx_option {
    ENGROSS_DOCX_OPTION_TEMPLATE,
    ENGROSS_DOCX_OPTION_CONTENTS,
    ENGROSS_DOCX_OPTION_COUNT
};

int32_t engross_docx_run(const engross_host *host, const engross_job *job);

#endif
