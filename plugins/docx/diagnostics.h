/* The rows of the plugin's table of diagnostics (diagnostics.def), in its order. */
#ifndef ENGROSS_DOCX_DIAGNOSTICS_H
#define ENGROSS_DOCX_DIAGNOSTICS_H

enum engross_docx_diagnostic {
#define X(name, code, severity, message, explanation) ENGROSS_DOCX_##name,
#include "diagnostics.def"
#undef X
    ENGROSS_DOCX_DIAGNOSTIC_COUNT
};

#endif
