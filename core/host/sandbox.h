/* What a worker gives up before it touches an input or a plugin: its share of the machine, the
 * right to write or open anything beside what it was given, the network, other programs.
 * Where the kernel lacks one of these, it says so once at info and goes on. */
#ifndef ENGROSS_HOST_SANDBOX_H
#define ENGROSS_HOST_SANDBOX_H

#include "host/plan.h"

/* For the process that reads inputs. */
void engross_sandbox_enter_reader(const struct engross_plan *plan,
                                  struct engross_diagnostics *diagnostics);
/* For the process of one exporter. */
void engross_sandbox_enter_exporter(const struct engross_plan *plan, size_t input, size_t exporter,
                                    struct engross_diagnostics *diagnostics);
/* For the process that asks a plugin about itself. */
void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file,
                                   struct engross_diagnostics *diagnostics);

#endif
