/* The HTML exporter's description: tables only. */
#include "html.h"

#include "kit/support.h"

#define INTEGER_OPTION(option_name, value, low, high, text)                                        \
    {                                                                                              \
        .size = sizeof(engross_option), .name = option_name, .help = text, .default_value = value, \
        .minimum = low, .maximum = high, .type = ENGROSS_OPTION_INTEGER                            \
    }

static const engross_option options[] = {
    INTEGER_OPTION("contents", "3", 0, 6,
                   "Levels of headings in the table of contents; 0: no table of contents."),
    INTEGER_OPTION("image-limit", "16", 0, 256,
                   "Megabytes of images that the page may hold; those beyond are left out."),
};

#define ROW(row_code, level, text, why)                                                            \
    {                                                                                              \
        .size = sizeof(engross_diagnostic_row), .code = row_code, .message = text,                 \
        .explanation = why, .severity = ENGROSS_SEVERITY_##level                                   \
    }

static const engross_diagnostic_row diagnostics[HTML_MESSAGE_COUNT] = {
    [HTML_MESSAGE_IMAGE_LEFT_OUT] =
        ROW("image-left-out", LOSS, "the image {0} is left out",
            "The image could not be read, so the page shows its text alternative in its place. "
            "Put the file beside the document, as PNG or JPEG."),
    [HTML_MESSAGE_IMAGE_TOO_LARGE] =
        ROW("image-too-large", LOSS, "the image {0} is left out: the page would grow too large",
            "Images are part of the page, which may hold as many megabytes of them as --set "
            "html.image-limit=NUMBER says. The page shows the text alternative in the image's "
            "place. Make the image smaller, or raise the limit."),
    [HTML_MESSAGE_LINK_REFUSED] =
        ROW("link-refused", LOSS, "the link {0} would run a program; only its text is written",
            "Links that begin with javascript:, vbscript: or data: run what they hold in the "
            "reader's browser. Link to an address that begins with https: instead."),
};

static const engross_support support[] = {ENGROSS_KIT_FULL_SUPPORT};

const engross_plugin engross_html_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "html",
    .name = "HTML",
    .summary = "A single accessible page that needs no script and no other file.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "text/html",
    .extension = ".html",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .diagnostics = diagnostics,
    .diagnostic_count = HTML_MESSAGE_COUNT,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_html_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &engross_html_plugin;
}
