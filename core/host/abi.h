/* The sizes that structs of plugin.h had in version 1.0 of the interface, for ever: the least that
 * a plugin gives its host, or a host its plugin. */
#ifndef ENGROSS_HOST_ABI_H
#define ENGROSS_HOST_ABI_H

#include "engross/plugin.h"

#define ENGROSS_ABI_SIZE_TO(type, member) (offsetof(type, member) + sizeof(((type *)0)->member))

/* Written by plugins. */
#define ENGROSS_ABI_1_0_PLUGIN ENGROSS_ABI_SIZE_TO(engross_plugin, run)
#define ENGROSS_ABI_1_0_OPTION ENGROSS_ABI_SIZE_TO(engross_option, reserved)
#define ENGROSS_ABI_1_0_DIAGNOSTIC_ROW ENGROSS_ABI_SIZE_TO(engross_diagnostic_row, reserved)
#define ENGROSS_ABI_1_0_SUPPORT ENGROSS_ABI_SIZE_TO(engross_support, level)
/* Written by hosts. */
#define ENGROSS_ABI_1_0_VIEW ENGROSS_ABI_SIZE_TO(engross_view, canonical)
#define ENGROSS_ABI_1_0_HOST ENGROSS_ABI_SIZE_TO(engross_host, extension)
#define ENGROSS_ABI_1_0_JOB ENGROSS_ABI_SIZE_TO(engross_job, epoch)

#endif
