/* The metadata that engross keeps in the packages it writes, as custom XML: what a masthead does
 * not print, or prints in another order. */
#ifndef ENGROSS_READ_DOCX_METADATA_H
#define ENGROSS_READ_DOCX_METADATA_H

#include "read/docx/package.h"

/* One thing in a field: an element that begins or ends, an attribute of the one that began, or
 * characters. */
struct engross_ooxml_step {
    uint32_t kind;      /* TEXT, or of an element that begins; KIND_COUNT: one that is not known */
    uint32_t attribute; /* or ENGROSS_ATTRIBUTE_NONE */
    bool is_end;
    engross_text text;
};
struct engross_ooxml_datum {
    uint32_t field;    /* ENGROSS_FIELD_* */
    engross_text text; /* without notes */
    const char *label; /* or NULL */
    const char *value; /* or NULL */
    size_t first_step, step_count;
};
struct engross_ooxml_metadata {
    struct engross_ooxml_datum *rows;
    size_t count, capacity;
    struct engross_ooxml_step *steps;
    size_t step_count, step_capacity;
    bool is_there; /* the package was written by engross */
};

/* Reads the first custom XML part of the main part that holds metadata; none is no fault, and
 * neither is one that cannot be read. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_ooxml_metadata_read(struct engross_ooxml_package *package,
                                    const struct engross_ooxml_relations *relations,
                                    struct engross_arena *arena,
                                    struct engross_ooxml_metadata *out);
/* Makes runs of white space in text one space, and takes those at its ends away. */
void engross_ooxml_squeeze(struct engross_buffer *text);
void engross_ooxml_metadata_finish(struct engross_ooxml_metadata *metadata);

#endif
