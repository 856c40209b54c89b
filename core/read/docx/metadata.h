/* The metadata that engross keeps in the packages it writes, as custom XML: what a masthead does
 * not print, or prints in another order. */
#ifndef ENGROSS_READ_DOCX_METADATA_H
#define ENGROSS_READ_DOCX_METADATA_H

#include "read/docx/package.h"

struct engross_ooxml_datum {
    uint32_t field;    /* ENGROSS_FIELD_* */
    engross_text text; /* without notes */
    const char *label; /* or NULL */
    const char *value; /* or NULL */
};
struct engross_ooxml_metadata {
    struct engross_ooxml_datum *rows;
    size_t count, capacity;
};

/* Reads the first custom XML part of the main part that holds metadata; none is no fault, and
 * neither is one that cannot be read. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_ooxml_metadata_read(struct engross_ooxml_package *package,
                                    const struct engross_ooxml_relations *relations,
                                    struct engross_arena *arena,
                                    struct engross_ooxml_metadata *out);
void engross_ooxml_metadata_finish(struct engross_ooxml_metadata *metadata);

#endif
