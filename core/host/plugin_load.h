/* Loading one exporter, only ever in a process that can be lost (or with --in-process). */
#ifndef ENGROSS_HOST_PLUGIN_LOAD_H
#define ENGROSS_HOST_PLUGIN_LOAD_H

#include "host/plugin_search.h"

/* Loads file and checks its descriptor, which lives until the process ends. ENGROSS_OK, or
 * ENGROSS_FAILED with one diagnostic that says what is wrong with the file. */
int32_t engross_plugin_load(const struct engross_plugin_file *file,
                            struct engross_diagnostics *diagnostics, const engross_plugin **out);

/* Rows of a descriptor, whatever version of the header they were built with: each is as long as
 * its array's first one says. */
const engross_option *engross_plugin_option(const engross_plugin *plugin, size_t index);
/* Its extensions by choice; NULL where it has none, or was built before there were any. */
const char *engross_plugin_option_extensions(const engross_option *option);
const engross_diagnostic_row *engross_plugin_diagnostic(const engross_plugin *plugin, size_t index);
const engross_support *engross_plugin_support(const engross_plugin *plugin, size_t index);

#endif
