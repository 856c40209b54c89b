/* Submission packages: what one procedure asks for, the canonical XML, the preflight's report and
 * a manifest, in a directory of their own or a ZIP file. A package is made in a hidden directory
 * beside its place and gets its name when it is whole; it replaces an older package, and nothing
 * else. Used by whoever commits outputs. */
#ifndef ENGROSS_HOST_PACKAGE_H
#define ENGROSS_HOST_PACKAGE_H

#include "host/plan.h"

#include <sys/types.h>

struct engross_package {
    struct engross_output_place place; /* where its outputs are committed */
    int parent;                        /* directories */
    int directory;
    char *temporary; /* the directory's name in parent; NULL: there is none */
    engross_findings *findings;
    struct engross_buffer report; /* for people */
    struct engross_buffer lines;  /* JSON Lines */
    const char *verdict;
    char *outputs[ENGROSS_PLAN_EXPORTERS]; /* names of those that are there */
};

#define ENGROSS_PACKAGE_INIT                                                                       \
    { .parent = -1, .directory = -1 }

/* Names of what every package holds. */
#define ENGROSS_PACKAGE_REPORT "preflight.txt"
#define ENGROSS_PACKAGE_LINES "preflight.jsonl"
#define ENGROSS_PACKAGE_MANIFEST "manifest.json"
#define ENGROSS_PACKAGE_SUMS "SHA256SUMS"

/* Begins the package of an input: its place may be taken, its directory is made. ENGROSS_OK, or
 * reported; to be discarded in any case. */
int32_t engross_package_begin(const struct engross_plan *plan, size_t input,
                              struct engross_diagnostics *diagnostics,
                              struct engross_package *package);
/* An output of it has been committed under that name. False when memory runs out. */
bool engross_package_add_output(struct engross_package *package, size_t exporter, const char *name);
/* What is told of the document, in order, for the report. package is a struct engross_package; so
 * these fit a sink and an engross_export_request. */
void engross_package_add_diagnostic(void *package, const engross_diagnostic *diagnostic);
void engross_package_add_preflight(void *package, const engross_preflight *preflight);
/* Adds report and manifest and gives the package its name. ENGROSS_OK, or reported. */
int32_t engross_package_finish(struct engross_package *package, struct engross_plan *plan,
                               size_t input, struct engross_diagnostics *diagnostics);
/* Forgets a package and what was made of it; after it was finished, frees what is left. */
void engross_package_discard(struct engross_package *package);

/* The parts. */
int32_t engross_package_write_report(const struct engross_package *package);
int32_t engross_package_write_manifest(const struct engross_package *package,
                                       const struct engross_plan *plan);
/* Packs the package's files into the ZIP file of that path, the same bytes for the same files.
 * NULL, or what went wrong. */
const char *engross_package_zip(const struct engross_package *package, const char *path);
/* Calls visit with the name of every file that a package holds, in the order of the manifest,
 * until it returns false; so does this. */
bool engross_package_each(const struct engross_package *package,
                          bool (*visit)(void *user, const char *name, size_t exporter), void *user);
#define ENGROSS_PACKAGE_NO_EXPORTER SIZE_MAX

#endif
