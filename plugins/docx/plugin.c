/* Word documents (ISO/IEC 29500-1, transitional): the tables that describe this exporter. */
#include "engross/plugin.h"

#include "export.h"

#include "kit/support.h"

static const engross_option options[ENGROSS_DOCX_OPTION_COUNT] = {
    [ENGROSS_DOCX_OPTION_TEMPLATE] = {.size = sizeof(engross_option),
                                      .name = "template",
                                      .help = "A Word file whose styles, numbering, page set-up, "
                                              "headers and footers the document takes.",
                                      .default_value = "",
                                      .type = ENGROSS_OPTION_FILE},
    [ENGROSS_DOCX_OPTION_CONTENTS] = {.size = sizeof(engross_option),
                                      .name = "contents",
                                      .help = "A table of contents before the text; auto: where "
                                              "there are more than 20 headings.",
                                      .default_value = "no",
                                      .choices = "no|auto|yes",
                                      .type = ENGROSS_OPTION_CHOICE},
};

static const engross_diagnostic_row diagnostics[] = {
#define X(name, code, severity, message, explanation)                                              \
    {sizeof(engross_diagnostic_row), code, message, explanation, ENGROSS_SEVERITY_##severity, 0},
#include "diagnostics.def"
#undef X
};

static const engross_support support[] = {ENGROSS_KIT_FULL_SUPPORT};

static const engross_plugin plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "docx",
    .name = "Word document",
    .summary = "A Word report with native styles, numbering, notes and fields.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .extension = ".docx",
    .options = options,
    .option_count = ENGROSS_DOCX_OPTION_COUNT,
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof *diagnostics,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_docx_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &plugin;
}
