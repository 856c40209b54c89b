/* Asking plugins about themselves, each in a process of its own: what they are, and whether they
 * allow some settings. */
#ifndef ENGROSS_HOST_PLUGIN_DESCRIBE_H
#define ENGROSS_HOST_PLUGIN_DESCRIBE_H

#include "base/arena.h"
#include "host/plugin_search.h"

/* Whether the plugin's table of options allows those of settings that are for it. ENGROSS_OK, or
 * reported: ENGROSS_MISUSED for a setting, ENGROSS_FAILED for the plugin. */
int32_t engross_plugin_check_settings(const struct engross_plugin_file *file,
                                      const char *const *settings, size_t count, bool in_process,
                                      struct engross_diagnostics *diagnostics);
/* A copy of the plugin's descriptor without run(), in memory of the arena, or NULL: reported. */
const engross_plugin *engross_plugin_describe(const struct engross_plugin_file *file,
                                              struct engross_arena *arena,
                                              struct engross_diagnostics *diagnostics);

#endif
