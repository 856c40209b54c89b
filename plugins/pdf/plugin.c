/* The PDF exporter's description: tables only. */
#include "diagnostics.h"
#include "export.h"

#include "kit/support.h"

static const engross_option options[PDF_OPTION_COUNT] = {
    [PDF_OPTION_OUTPUT] = {.size = sizeof(engross_option),
                           .name = "output",
                           .help = "What is written: the PDF file, or the layout as XML.",
                           .default_value = "pdf",
                           .choices = "pdf|layout",
                           .extensions = ".pdf|.layout.xml",
                           .type = ENGROSS_OPTION_CHOICE},
    [PDF_OPTION_ATTACH_SOURCE] = {.size = sizeof(engross_option),
                                  .name = "attach-source",
                                  .help = "Attach the document as canonical XML; the file is "
                                          "PDF/A-3a then.",
                                  .default_value = "no",
                                  .type = ENGROSS_OPTION_BOOLEAN},
};

static const engross_diagnostic_row diagnostics[PDF_DIAGNOSTIC_COUNT] = {
#define X(NAME, CODE, SEVERITY, MESSAGE, EXPLANATION)                                              \
    [PDF_DIAGNOSTIC_##NAME] = {.size = sizeof(engross_diagnostic_row),                             \
                               .code = CODE,                                                       \
                               .message = MESSAGE,                                                 \
                               .explanation = EXPLANATION,                                         \
                               .severity = ENGROSS_SEVERITY_##SEVERITY},
#include "diagnostics.def"
#undef X
};

static const engross_support support[] = {ENGROSS_KIT_FULL_SUPPORT};

static const engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "pdf",
    .name = "PDF",
    .summary = "Tagged, archival PDF (PDF/UA-1, PDF/A-2a), typeset after the theme.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/pdf",
    .extension = ".pdf",
    .options = options,
    .option_count = PDF_OPTION_COUNT,
    .diagnostics = diagnostics,
    .diagnostic_count = PDF_DIAGNOSTIC_COUNT,
    .support = support,
    .support_count = sizeof support / sizeof support[0],
    .run = engross_pdf_export,
};

const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
