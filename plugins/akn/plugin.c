/* The Akoma Ntoso exporter's description: tables only. */
#include "akn.h"

#include "kit/support.h"

#define TEXT_OPTION(option_name, value, text)                                                      \
    {                                                                                              \
        .size = sizeof(engross_option), .name = option_name, .help = text, .default_value = value, \
        .type = ENGROSS_OPTION_TEXT                                                                \
    }
#define CHOICE_OPTION(option_name, value, list, text)                                              \
    {                                                                                              \
        .size = sizeof(engross_option), .name = option_name, .help = text, .default_value = value, \
        .choices = list, .type = ENGROSS_OPTION_CHOICE                                             \
    }
#define BOOLEAN_OPTION(option_name, value, text)                                                   \
    {                                                                                              \
        .size = sizeof(engross_option), .name = option_name, .help = text, .default_value = value, \
        .type = ENGROSS_OPTION_BOOLEAN                                                             \
    }

static const engross_option options[] = {
    TEXT_OPTION("actor", "",
                "Author in the document's IRI, as \"un-hrc\"; empty: from the symbol or the "
                "issuing body."),
    CHOICE_OPTION("actor-style", "hyphenated", "hyphenated|joined",
                  "Spelling of an author found by itself: un-hrc or unhrc."),
    TEXT_OPTION("country", "un", "Jurisdiction in the document's IRI."),
    TEXT_OPTION("subtype", "",
                "Subtype of the document in its IRI; empty: paper for reports, communication for "
                "what is written for the public."),
    TEXT_OPTION("name", "",
                "Local name of the document, as \"nationalReport\"; empty: by its "
                "kind."),
    CHOICE_OPTION("language-code", "three-letter", "three-letter|two-letter",
                  "Language of the expression as eng (ISO 639-2/T) or as en (ISO 639-1)."),
    BOOLEAN_OPTION("trailing-slash", "no", "End the IRIs of work and expression with a slash."),
    BOOLEAN_OPTION("indent", "yes", "Put structural elements on lines of their own."),
};

#define ROW(row_code, level, text, why)                                                            \
    {                                                                                              \
        .size = sizeof(engross_diagnostic_row), .code = row_code, .message = text,                 \
        .explanation = why, .severity = ENGROSS_SEVERITY_##level                                   \
    }

static const engross_diagnostic_row diagnostics[AKN_MESSAGE_COUNT] = {
    [AKN_MESSAGE_NAME_INCOMPLETE] =
        ROW("name-incomplete", INFO, "the document gives no {0}; it is named {1}",
            "Akoma Ntoso names a document by its author (a body, organ, submitter, publisher or "
            "State), its date and its number (the document symbol). What was not found in the text "
            "or in the metadata is filled in, the number from the title, so the name identifies "
            "the document less well. Give --meta date=YYYY-MM-DD, --meta symbol=SYMBOL, --meta "
            "body=NAME, or the author's part of the name with --set akn.actor=NAME."),
    [AKN_MESSAGE_LANGUAGE_CODE] =
        ROW("language-code", WARNING, "no three-letter code is known for language {0}",
            "The naming convention wants codes of ISO 639-2. The language tag's own first part "
            "is written in its place. Correct the language, or use "
            "--set akn.language-code=two-letter."),
    [AKN_MESSAGE_IMAGE_REFERENCED] =
        ROW("image-referenced", INFO, "the image {0} is referred to, not contained",
            "An Akoma Ntoso file holds no images. Hand the image in beside it, at the same "
            "relative path."),
};

static const engross_support support[] = {ENGROSS_KIT_FULL_SUPPORT};

const engross_plugin engross_akn_plugin = {
    .magic = ENGROSS_PLUGIN_MAGIC,
    .abi_major = ENGROSS_ABI_MAJOR,
    .abi_minor = ENGROSS_ABI_MINOR,
    .size = sizeof(engross_plugin),
    .id = "akn",
    .name = "Akoma Ntoso 3.0",
    .summary = "Machine-readable XML of legal documents, with the naming of AKN4UN.",
    .version = "0.1.0",
    .licence = "MIT",
    .media_type = "application/akn+xml",
    .extension = ".akn.xml",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .diagnostics = diagnostics,
    .diagnostic_count = AKN_MESSAGE_COUNT,
    .support = support,
    .support_count = sizeof support / sizeof *support,
    .run = engross_akn_run,
};

const engross_plugin *engross_plugin_v1(void) {
    return &engross_akn_plugin;
}
