/* Running one exporter over one frozen document: loading it, its settings, everything that
 * plugin.h's engross_host offers, and holding it to what it says it did. */
#ifndef ENGROSS_HOST_EXPORTER_H
#define ENGROSS_HOST_EXPORTER_H

#include "host/limits.h"
#include "host/output.h"
#include "host/plugin_search.h"

struct engross_theme;

/* One output to make; everything is borrowed. */
struct engross_exporter_task {
    const struct engross_plugin_file *file;
    const engross_view *view;
    const struct engross_theme *theme;
    engross_text theme_id;
    const char *input; /* path, as the user named it */
    const struct engross_output_place *place;
    const char *stem; /* of the output's name, where the profile gives it, or NULL */
    const char *const *settings;
    size_t setting_count;
    const struct engross_limits_worker *limits;
    int descriptor; /* of the output */
    bool is_verbose;
    void *user; /* for the three below */
    /* Told how much is done, in thousandths, a few times a second at most. */
    void (*progress)(void *user, uint32_t thousandths);
    /* Whether the work is to stop. NULL: never. */
    bool (*cancelled)(void *user);
    /* Called in place of plugin->run, with another host for it. NULL: plugin->run itself. */
    int32_t (*run)(void *user, const engross_plugin *plugin, const engross_host *host,
                   const engross_job *job);
};

/* Loads the exporter and makes the output. ENGROSS_OK: it is whole, to be named with extension;
 * any other status: reported. */
int32_t engross_exporter_run(const struct engross_exporter_task *task,
                             struct engross_diagnostics *diagnostics,
                             char extension[ENGROSS_EXTENSION_SIZE]);

#endif
