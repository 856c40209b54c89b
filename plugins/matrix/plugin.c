/* The matrix exporter's description: tables only. */
#include "matrix.h"

static const engross_option options[] = {
    {
        .size = sizeof(engross_option),
        .name = "format",
        .help = "A workbook to work in, or comma-separated values for databases.",
        .default_value = "xlsx",
        .choices = "xlsx|csv",
        .extensions = ".xlsx|.csv",
        .type = ENGROSS_OPTION_CHOICE,
    },
    {
        .size = sizeof(engross_option),
        .name = "recommendations",
        .help = "All recommendations to the State, as CSV or JSON exported from the Universal "
                "Human Rights Index: their text, recommending State and position are taken over, "
                "and those that the report does not name are listed.",
        .default_value = "",
        .type = ENGROSS_OPTION_FILE,
    },
    {
        .size = sizeof(engross_option),
        .name = "labels",
        .help = "Names of columns and statuses in the document's language, where they are there, "
                "or in English.",
        .default_value = "document",
        .choices = "document|english",
        .type = ENGROSS_OPTION_CHOICE,
    },
};

static const engross_diagnostic_row diagnostics[] = {
#define X(name, code, severity, message, explanation)                                              \
    {sizeof(engross_diagnostic_row), code, message, explanation, ENGROSS_SEVERITY_##severity, 0},
#include "diagnostics.def"
#undef X
};

#define ROW(kind, level, note)                                                                     \
    { sizeof(engross_support), note, ENGROSS_KIND_##kind, ENGROSS_SUPPORT_##level }
#define BENEATH(kind) ROW(kind, DEGRADED, "its text, where it answers recommendations")
#define LEFT_OUT(kind) ROW(kind, DROPPED, "left out of the matrix")

static const engross_support support[] = {
    ROW(DOCUMENT, FULL, NULL),
    ROW(METADATA, DEGRADED, "title and symbol, as the workbook's properties"),
    ROW(FIELD, DEGRADED, "title and symbol, as the workbook's properties"),
    ROW(CONTENT, DEGRADED, "what answers recommendations"),
    ROW(SECTION, DEGRADED, "its heading is the theme of its recommendations"),
    ROW(HEADING, DEGRADED, "the theme of recommendations"),
    BENEATH(PARAGRAPH),
    BENEATH(P),
    BENEATH(LIST),
    BENEATH(ITEM),
    BENEATH(EXCHANGE),
    BENEATH(QUESTION),
    BENEATH(ANSWER),
    BENEATH(QUOTATION),
    BENEATH(ATTRIBUTION),
    BENEATH(TABLE),
    BENEATH(CAPTION),
    BENEATH(TABLE_HEAD),
    BENEATH(TABLE_BODY),
    BENEATH(ROW),
    BENEATH(CELL),
    ROW(FIGURE, DEGRADED, "its caption, where it answers recommendations"),
    LEFT_OUT(NOTE),
    ROW(RECOMMENDATIONS, FULL, NULL),
    ROW(RECOMMENDATION, FULL, NULL),
    BENEATH(NOTICE),
    LEFT_OUT(SEPARATOR),
    LEFT_OUT(PAGE_BREAK),
    BENEATH(TEXT),
    BENEATH(EMPHASIS),
    BENEATH(STRONG),
    BENEATH(LINK),
    BENEATH(REFERENCE),
    BENEATH(SUPERSCRIPT),
    BENEATH(SUBSCRIPT),
    BENEATH(CODE),
    BENEATH(SPAN),
    ROW(LINE_BREAK, DEGRADED, "a space"),
    BENEATH(KEY_FIGURES),
    BENEATH(KEY_FIGURE),
    BENEATH(VALUE),
    BENEATH(LABEL),
};

const engross_plugin engross_matrix_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "matrix",
    .name = "Recommendations matrix",
    .summary = "A table with a row for each recommendation and the paragraphs that answer it.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    .extension = ".xlsx",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof *diagnostics,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_matrix_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &engross_matrix_plugin;
}
