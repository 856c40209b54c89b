/* Output files: written without a name (or under a temporary one), named only when whole. */
#ifndef ENGROSS_HOST_OUTPUT_H
#define ENGROSS_HOST_OUTPUT_H

#include "diagnostic/diagnostic.h"
#include "host/identity.h"

/* Bytes that hold the extension of an output's file name, as a descriptor may give it. */
#define ENGROSS_EXTENSION_SIZE 40

/* Where the outputs of one input go. */
struct engross_output_place {
    char *directory; /* NULL: standard output */
    char *name;      /* NULL: the input's stem and the exporter's extension */
    bool is_staged;  /* a package in the making: what is written there is not told */
};

/* One output in the making. */
struct engross_output {
    int descriptor;  /* to be written by the worker; -1: none */
    int directory;   /* where it will stand; -1: standard output */
    char *temporary; /* its name until it is whole; NULL: it has none */
};

#define ENGROSS_OUTPUT_INIT                                                                        \
    { -1, -1, NULL }

/* The last part of path. */
const char *engross_path_name(const char *path);
/* The directory of path, "." where it names none; new memory, NULL when memory runs out. */
char *engross_path_directory(const char *path);
/* directory and name as one path, "." left out. New memory, or NULL. */
char *engross_path_join(const char *directory, const char *name);
/* The output's name: place's, else stem (NULL: the input's) and extension, which is not doubled
 * where stem has it. New memory or NULL. */
char *engross_output_name(const struct engross_output_place *place, const char *input,
                          const char *stem, const char *extension);
/* Whether a name that a worker gives may be that of an output: no other directory, not hidden. */
bool engross_output_name_is_fit(const char *name);
/* Makes directory and those above it that are missing. ENGROSS_OK, or reported. */
int32_t engross_output_directory_make(const char *directory,
                                      struct engross_diagnostics *diagnostics);
/* Opens an output for writing. ENGROSS_OK, or reported; to be discarded in any case. */
int32_t engross_output_open(const struct engross_output_place *place,
                            struct engross_diagnostics *diagnostics, struct engross_output *output);
/* Gives a whole output its name, replacing what had it, unless that is an input or an output of
 * this run (files). Standard output gets the bytes. Always
 * reported, but for a pipe that its reader has left. */
int32_t engross_output_commit(struct engross_output *output,
                              const struct engross_output_place *place, const char *name,
                              struct engross_identity_set *files,
                              struct engross_diagnostics *diagnostics);
/* Forgets an output and what was written; after a commit, frees what is left. */
void engross_output_discard(struct engross_output *output);

#endif
