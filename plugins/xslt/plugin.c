/* The XSLT exporter's description: tables only. */
#include "xslt.h"

static const engross_option options[] = {
    {
        .size = sizeof(engross_option),
        .name = "stylesheet",
        .help =
            "An XSLT 1.0 stylesheet for the canonical XML of engross; without one, the document "
            "is copied.",
        .default_value = "",
        .type = ENGROSS_OPTION_FILE,
    },
    {
        .size = sizeof(engross_option),
        .name = "include",
        .help = "The one other file that the stylesheet may import, include, or open with "
                "document().",
        .default_value = "",
        .type = ENGROSS_OPTION_FILE,
    },
    {
        .size = sizeof(engross_option),
        .name = "parameters",
        .help = "Values for the stylesheet's parameters, NAME=VALUE, parted by semicolons.",
        .default_value = "",
        .type = ENGROSS_OPTION_TEXT,
    },
    {
        .size = sizeof(engross_option),
        .name = "format",
        .help = "What the stylesheet writes: it gives the output's name its end.",
        .default_value = "xml",
        .choices = "xml|html|text|csv|json|markdown|svg",
        .extensions = ".xslt.xml|.xslt.html|.xslt.txt|.xslt.csv|.xslt.json|.xslt.md|.xslt.svg",
        .type = ENGROSS_OPTION_CHOICE,
    },
};

static const engross_diagnostic_row diagnostics[] = {
#define X(name, code, severity, message, explanation)                                              \
    {sizeof(engross_diagnostic_row), code, message, explanation, ENGROSS_SEVERITY_##severity, 0},
#include "diagnostics.def"
#undef X
};

/* Every element reaches the stylesheet whole; what it leaves out is its author's word. */
#define FULL(kind)                                                                                 \
    { sizeof(engross_support), NULL, ENGROSS_KIND_##kind, ENGROSS_SUPPORT_FULL }

static const engross_support support[] = {
    FULL(DOCUMENT),       FULL(METADATA),    FULL(FIELD),       FULL(CONTENT),
    FULL(SECTION),        FULL(HEADING),     FULL(PARAGRAPH),   FULL(P),
    FULL(LIST),           FULL(ITEM),        FULL(EXCHANGE),    FULL(QUESTION),
    FULL(ANSWER),         FULL(QUOTATION),   FULL(ATTRIBUTION), FULL(TABLE),
    FULL(CAPTION),        FULL(TABLE_HEAD),  FULL(TABLE_BODY),  FULL(ROW),
    FULL(CELL),           FULL(FIGURE),      FULL(NOTE),        FULL(RECOMMENDATIONS),
    FULL(RECOMMENDATION), FULL(NOTICE),      FULL(SEPARATOR),   FULL(PAGE_BREAK),
    FULL(TEXT),           FULL(EMPHASIS),    FULL(STRONG),      FULL(LINK),
    FULL(REFERENCE),      FULL(SUPERSCRIPT), FULL(SUBSCRIPT),   FULL(CODE),
    FULL(SPAN),           FULL(LINE_BREAK),  FULL(KEY_FIGURES), FULL(KEY_FIGURE),
    FULL(VALUE),          FULL(LABEL),
};

const engross_plugin engross_xslt_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "xslt",
    .name = "Your XSLT stylesheet",
    .summary = "Whatever a stylesheet of yours makes of the document's canonical XML.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/xml",
    .extension = ".xslt.xml",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof *diagnostics,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_xslt_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &engross_xslt_plugin;
}
