/* Keys of the metadata: what each means and how its value is understood. */
#ifndef ENGROSS_READ_METADATA_KEYS_H
#define ENGROSS_READ_METADATA_KEYS_H

#include "read/metadata.h"

/* What a key stands for, as in struct engross_metadatum. */
struct engross_metadata_key {
    uint32_t field;
    uint32_t attribute; /* ENGROSS_ATTRIBUTE_NONE where field is meant */
};

/* Finds the key of that name; letter case, and "_" or " " for "-", do not matter. False: none,
 * and *suggestion is the nearest name, or NULL where none is near. */
bool engross_metadata_key_find(const char *name, struct engross_metadata_key *key,
                               const char **suggestion);
/* Adds one datum: checks an attribute, works out value where the key has a machine-readable
 * form and value is NULL. name and the strings are copied. Reports what is wrong. */
int32_t engross_metadata_add(struct engross_metadata *metadata,
                             const struct engross_metadata_key *key, const char *name,
                             struct engross_metadatum datum,
                             struct engross_diagnostics *diagnostics);
/* Reports name as unknown, unless it begins with "x-". */
void engross_metadata_report_unknown(const char *name, engross_position position,
                                     const char *suggestion,
                                     struct engross_diagnostics *diagnostics);

#endif
