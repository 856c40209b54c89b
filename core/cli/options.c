/* Every option of the command line. */
#include "cli/arguments.h"

#define AT(member) offsetof(struct arguments, member)

const struct option_row option_to = {'t',
                                     "to",
                                     "EXPORTER,...",
                                     "the outputs to make, by their exporters (engross plugins); "
                                     "submission for a package, as engross submit makes it "
                                     "(default: what the profile asks for)",
                                     NULL,
                                     OPTION_PARTED,
                                     AT(exporters)};
const struct option_row option_output = {
    'o',
    "output",
    "DIR|FILE",
    "where outputs go; a file, or - for standard output, if there is "
    "one only (default: beside each input)",
    NULL,
    OPTION_STRING,
    AT(output)};
const struct option_row option_set = {'s',
                                      "set",
                                      "EXPORTER.KEY=VALUE",
                                      "set an option of an exporter (engross plugins EXPORTER)",
                                      NULL,
                                      OPTION_WORD,
                                      AT(settings)};
const struct option_row option_theme = {
    '\0', "theme",       "ID|FILE", "the theme (default: by the kind of document)",
    NULL, OPTION_STRING, AT(theme)};
const struct option_row option_from = {
    'f',
    "from",
    "FORMAT",
    "what the inputs are: text, markdown, xml, docx or akn (default: by "
    "content and extension)",
    "text|markdown|xml|docx|akn",
    OPTION_STRING,
    AT(from)};
const struct option_row option_metadata = {
    'm',  "meta",      "FILE|KEY=VALUE", "metadata, stronger than what the document says",
    NULL, OPTION_WORD, AT(metadata)};
const struct option_row option_plugin_directory = {
    '\0',        "plugin-dir",          "DIR", "look for exporters there first", NULL,
    OPTION_WORD, AT(plugin_directories)};
const struct option_row option_level = {
    'W',
    "fail-on",
    "LEVEL",
    "exit with status 1 from this severity on: info, warning, loss, "
    "error (default: error)",
    "info|warning|loss|error|system",
    OPTION_SEVERITY,
    AT(level)};
const struct option_row option_quiet = {'q',  "quiet",     NULL,        "show less: errors only",
                                        NULL, OPTION_FLAG, AT(is_quiet)};
const struct option_row option_verbose = {
    'v',  "verbose",   NULL,          "show more: info, and what exporters log",
    NULL, OPTION_FLAG, AT(is_verbose)};
const struct option_row option_jobs = {
    'j',     "jobs",
    "N",     "work with at most N processes at a time (default: one a processor)",
    NULL,    OPTION_NUMBER,
    AT(jobs)};
const struct option_row option_in_process = {
    '\0',        "in-process",     NULL, "work in one process, for debugging", NULL,
    OPTION_FLAG, AT(is_in_process)};
const struct option_row option_time_limit = {
    '\0', "time-limit",  "SECONDS",     "give up what takes longer (default: 300)",
    NULL, OPTION_NUMBER, AT(time_limit)};
const struct option_row option_memory_limit = {
    '\0', "memory-limit", "MIB",           "memory that one process may take (default: 4096)",
    NULL, OPTION_NUMBER,  AT(memory_limit)};
const struct option_row option_output_limit = {
    '\0', "output-limit", "MIB",           "size that one output may reach (default: 2048)",
    NULL, OPTION_NUMBER,  AT(output_limit)};
const struct option_row option_format = {
    '\0',
    "format",
    "FORMAT",
    "how findings are written: text, json (one object a line) or sarif (one SARIF 2.1.0 log)",
    "text|json|sarif",
    OPTION_STRING,
    AT(format)};
const struct option_row option_profile = {
    'p',        "profile",
    "ID|FILE",  "hold the documents against what a procedure asks (engross profiles)",
    NULL,       OPTION_STRING,
    AT(profile)};
const struct option_row option_force = {
    '\0', "force",     NULL,         "make outputs although the preflight found errors",
    NULL, OPTION_FLAG, AT(is_forced)};
const struct option_row option_zip = {
    '\0', "zip", NULL, "make a ZIP file of each submission package", NULL, OPTION_FLAG, AT(is_zip)};
const struct option_row option_package_output = {
    'o',
    "output",
    "DIR|FILE.zip",
    "where packages go; the name of a ZIP file for a single one (default: beside each input)",
    NULL,
    OPTION_STRING,
    AT(output)};
const struct option_row option_check_time_limit = {
    '\0', "time-limit",  "SECONDS",     "time that one check may take (default: 60)",
    NULL, OPTION_NUMBER, AT(time_limit)};
const struct option_row option_check_format = {
    '\0',
    "format",
    "FORMAT",
    "how the checks are written: text, json (one object a line) or tap",
    "text|json|tap",
    OPTION_STRING,
    AT(format)};
const struct option_row option_help = {'h',  "help",      NULL,          "show this help",
                                       NULL, OPTION_FLAG, AT(wants_help)};
