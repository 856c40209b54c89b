/* Metadata that stands outside the text: YAML files and front matter, and KEY=VALUE of the
 * command line. docs/metadata.md lists the keys. Stronger first: command line, sidecar file,
 * front matter, what the text itself says; so they are applied in the opposite order, each
 * replacing the fields that it names. */
#ifndef ENGROSS_READ_METADATA_H
#define ENGROSS_READ_METADATA_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"
#include "model/builder.h"

/* One datum: a field of the model or an attribute of the document. */
struct engross_metadatum {
    uint32_t field;     /* ENGROSS_FIELD_*; ENGROSS_FIELD_COUNT: attribute is meant */
    uint32_t attribute; /* ENGROSS_ATTRIBUTE_KIND, LANGUAGE or DIRECTION */
    const char *text;   /* as printed; "": the field is taken out */
    const char *value;  /* normalised, or NULL */
    const char *label;  /* or NULL: the language's own */
    engross_position position;
    uint32_t source; /* which load it came from; 0: engross_metadata_set */
};

/* Begin with ENGROSS_METADATA_INIT. Several loads may go into one; later ones are stronger. */
struct engross_metadata {
    struct engross_arena arena; /* every string */
    struct engross_metadatum *data;
    size_t count;
    size_t capacity;
    uint32_t sources; /* loads so far */
};

#define ENGROSS_METADATA_INIT                                                                      \
    { 0 }

/* Reads a YAML file into *out. ENGROSS_OK (with warnings for what is not understood), or a
 * status whose cause was reported with path as its file; *out is then as it was, or holds what
 * stood before the fault. */
int32_t engross_metadata_load_file(const char *path, const engross_limits *limits,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_metadata *out);
/* The same for YAML text whose first character stands at start in diagnostics' file. */
int32_t engross_metadata_load_text(const char *yaml, size_t size, engross_position start,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_metadata *out);
/* Takes one assignment, "title=Report", "date.label=Date:" after "date=...". */
int32_t engross_metadata_set(struct engross_metadata *metadata, const char *assignment,
                             struct engross_diagnostics *diagnostics);
/* Puts the metadata into the document, in place of the fields of the same names. Call between
 * two blocks. Failure sticks to the builder. */
void engross_metadata_apply(const struct engross_metadata *metadata,
                            struct engross_builder *builder);
void engross_metadata_finish(struct engross_metadata *metadata);

/* For readers of metadata: whether a field may stand several times. */
bool engross_metadata_repeats(uint32_t field);

#endif
