/* What a worker gives up before it touches an input or a plugin: its share of the machine, the
 * right to write or open anything beside what it was given, the network, other programs.
 * Where the kernel lacks one of these, it is said once at info and the work goes on. */
#ifndef ENGROSS_HOST_SANDBOX_H
#define ENGROSS_HOST_SANDBOX_H

#include "host/plan.h"

/* Reports what this kernel lacks. */
void engross_sandbox_report_lacks(struct engross_diagnostics *diagnostics);
/* For the process that reads inputs: no writing, no network, no program, bounded shares. */
void engross_sandbox_enter_reader(const struct engross_plan *plan);
/* For the process of one exporter, a child of a reader: also no reading but of libraries, fonts,
 * dictionaries, what lies beside the document and what the exporter's settings name; no child. */
void engross_sandbox_enter_exporter(const struct engross_plan *plan, size_t input, size_t exporter);
/* For the process that asks a plugin about itself. */
void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file);

/* The parts. */
bool engross_sandbox_knows_files(void); /* Landlock */
bool engross_sandbox_knows_calls(void); /* seccomp filters */
/* No writing, making or removing of files from here on. */
void engross_sandbox_forbid_writing(void);
/* No reading either, but at and below these paths; those that are not there are passed over. */
void engross_sandbox_forbid_reading(const char *const *paths, size_t count);
/* The process is killed (SIGSYS) when it opens a socket, runs a program, or meddles with another
 * process or the system; when may_fork is false, also when it makes a process. */
void engross_sandbox_forbid_calls(bool may_fork);

#endif
