/* Settings of exporters: --set ID.KEY=VALUE, checked against the exporter's table of options. */
#ifndef ENGROSS_HOST_SETTING_H
#define ENGROSS_HOST_SETTING_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"
#include "host/output.h"

/* Whether setting is one for the exporter of that id. */
bool engross_setting_is_for(const char *setting, const char *id);
/* Whether setting has the form ID.KEY=VALUE. */
bool engross_setting_is_well_formed(const char *setting);
/* The values of all of plugin's options in their order, defaults where no setting says
 * otherwise, into *out (memory of the arena). ENGROSS_OK; ENGROSS_MISUSED for a key or value
 * that the table does not allow, reported; ENGROSS_FAILED for a default that it does not. */
int32_t engross_setting_values(const engross_plugin *plugin, const char *const *settings,
                               size_t count, struct engross_arena *arena,
                               struct engross_diagnostics *diagnostics, engross_value **out);
/* The extension of the output's name under these values of all options. */
void engross_setting_extension(const engross_plugin *plugin, const engross_value *values,
                               char extension[ENGROSS_EXTENSION_SIZE]);

#endif
