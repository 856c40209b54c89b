/* What a worker gives up before it touches an input or a plugin: its share of the machine, the
 * right to write or open anything beside what it was given, the network, other programs.
 * Where the kernel lacks one of these, it is said once at info and the work goes on. */
#ifndef ENGROSS_HOST_SANDBOX_H
#define ENGROSS_HOST_SANDBOX_H

#include "host/plan.h"

/* Reports what this kernel lacks. */
void engross_sandbox_report_lacks(struct engross_diagnostics *diagnostics);
/* For the process that reads an input: no writing, no network, no program, bounded shares; no
 * reading but of libraries, fonts, dictionaries, the document's folder and files that the request
 * names. */
void engross_sandbox_enter_reader(const struct engross_plan *plan, size_t input);
/* For the process of one exporter, a child of a reader: also no child, and of the document's folder
 * only the images that figures of the view name. */
void engross_sandbox_enter_exporter(const struct engross_plan *plan, const engross_view *view,
                                    size_t input, size_t exporter);
/* For the process that asks a plugin about itself. */
void engross_sandbox_enter_inquiry(const struct engross_plugin_file *file);

/* The parts. */
bool engross_sandbox_knows_files(void); /* Landlock */
bool engross_sandbox_knows_calls(void); /* seccomp filters */
/* No writing, making or removing of files from here on. */
void engross_sandbox_forbid_writing(void);
/* No reading either, but what is then allowed: rules are begun, added to and enforced. -1 where
 * the kernel has none, which the others take. */
int engross_sandbox_files_begin(void);
/* At and below path, or the file or directory that descriptor (O_PATH) is; what is not there is
 * passed over. */
void engross_sandbox_files_allow(int rules, const char *path);
void engross_sandbox_files_allow_descriptor(int rules, int descriptor);
void engross_sandbox_files_enforce(int rules);
/* The process is stopped (SIGSYS) when it opens a socket, runs a program, changes a file, or
 * meddles with another process or the machine; when may_fork is false, also when it makes a process
 * or signals one. Filters add up: call it with true first. */
void engross_sandbox_forbid_calls(bool may_fork);

/* Has tell() called with what the process tries from then on and may not, "use the network", or
 * "open" with a path, before the process ends; to be called before forbid_calls(). tell() runs in
 * the midst of a system call: it may write to descriptors and takes no memory. */
void engross_sandbox_watch(void (*tell)(void *user, const char *deed, const char *path),
                           void *user);
/* While the host works for a plugin, what libraries try is refused and nothing is told. */
void engross_sandbox_trust(bool is_host);

/* Between sandbox_calls.c and sandbox_watch.c: what a call does, in words; the calls that open
 * files, until -1, which pass with this number as their sixth argument. */
const char *engross_sandbox_deed(int number);
extern const int engross_sandbox_openings[];
bool engross_sandbox_is_watched(void);
#define ENGROSS_SANDBOX_PASS UINT64_C(0x656E67726F737321)

#endif
