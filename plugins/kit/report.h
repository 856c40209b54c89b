/* Reporting a row of the plugin's diagnostics with arguments written as strings. */
#ifndef ENGROSS_KIT_REPORT_H
#define ENGROSS_KIT_REPORT_H

#include "engross/plugin.h"

/* Most arguments a message can have: {0} to {9}. */
#define ENGROSS_KIT_ARGUMENTS 10

/* Reports row index at node (NULL: nowhere). The strings that fill {0}, {1} ... follow, and NULL
 * after the last; what is beyond the tenth is left out. */
void engross_kit_report(const engross_host *host, uint32_t index, const engross_node *node, ...)
    __attribute__((sentinel));
/* The same with one argument that is a text. */
void engross_kit_report_text(const engross_host *host, uint32_t index, const engross_node *node,
                             engross_text argument);

#endif
