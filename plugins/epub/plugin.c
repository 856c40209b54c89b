/* The EPUB exporter's description: tables only. */
#include "epub.h"

#define INTEGER_OPTION(option_name, value, low, high, text)                                        \
    {                                                                                              \
        .size = sizeof(engross_option), .name = option_name, .help = text, .default_value = value, \
        .minimum = low, .maximum = high, .type = ENGROSS_OPTION_INTEGER                            \
    }

static const engross_option options[] = {
    INTEGER_OPTION("contents", "3", 1, 6, "Levels of headings in the table of contents."),
    INTEGER_OPTION("image-limit", "64", 0, 1024,
                   "Megabytes of images that the book may hold; those beyond are left out."),
};

#define ROW(row_code, level, text, why)                                                            \
    {                                                                                              \
        .size = sizeof(engross_diagnostic_row), .code = row_code, .message = text,                 \
        .explanation = why, .severity = ENGROSS_SEVERITY_##level                                   \
    }

/* The elements' messages, then the book's own. */
static const engross_diagnostic_row diagnostics[] = {
    [HTML_MESSAGE_IMAGE_LEFT_OUT] =
        ROW("image-left-out", LOSS, "the image {0} is left out",
            "The image could not be read, so the book shows its text alternative in its place. "
            "Put the file beside the document, as PNG or JPEG."),
    [HTML_MESSAGE_IMAGE_TOO_LARGE] =
        ROW("image-too-large", LOSS, "the image {0} is left out: the book would grow too large",
            "Images are part of the book, which may hold as many megabytes of them as --set "
            "epub.image-limit=NUMBER says. The book shows the text alternative in the image's "
            "place. Make the image smaller, or raise the limit."),
    [HTML_MESSAGE_LINK_REFUSED] =
        ROW("link-refused", LOSS, "the link {0} would run a program; only its text is written",
            "Links that begin with javascript:, vbscript: or data: run what they hold in the "
            "reader's browser. Link to an address that begins with https: instead."),
    [HTML_MESSAGE_COUNT] = ROW("too-large", ERROR, "the book is larger than an EPUB file can be",
                               "The container of a book holds up to 4 GB in 65,535 files. Divide "
                               "the document, or leave images out."),
};

#define FULL(name)                                                                                 \
    { .size = sizeof(engross_support), .kind = ENGROSS_KIND_##name, .level = ENGROSS_SUPPORT_FULL }

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

const engross_plugin engross_epub_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "epub",
    .name = "EPUB",
    .summary = "An accessible electronic book (EPUB 3.3) for reading on any screen.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/epub+zip",
    .extension = ".epub",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .diagnostics = diagnostics,
    .diagnostic_count = sizeof diagnostics / sizeof *diagnostics,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_epub_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &engross_epub_plugin;
}
