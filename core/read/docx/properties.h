/* The properties of a package: what Word keeps about the document beside its text. Who typed it and
 * whose computer that was is none of the document's business, and when is no date of it: creator,
 * company and the file's dates are not read. */
#ifndef ENGROSS_READ_DOCX_PROPERTIES_H
#define ENGROSS_READ_DOCX_PROPERTIES_H

#include "read/docx/package.h"

enum engross_ooxml_property {
    ENGROSS_OOXML_PROPERTY_TITLE,
    ENGROSS_OOXML_PROPERTY_LANGUAGE,
    ENGROSS_OOXML_PROPERTY_CATEGORY,
    ENGROSS_OOXML_PROPERTY_DESCRIPTION,
    ENGROSS_OOXML_PROPERTY_KEYWORDS,
    ENGROSS_OOXML_PROPERTY_IDENTIFIER,
    ENGROSS_OOXML_PROPERTY_COUNT
};

#define ENGROSS_OOXML_CUSTOM_PROPERTIES 64

/* A property that somebody added under the name of a field of the metadata. */
struct engross_ooxml_custom_property {
    uint32_t field; /* ENGROSS_FIELD_* */
    const char *value;
};

/* Values, NUL-terminated, in an arena; NULL where there is none. */
struct engross_ooxml_properties {
    const char *values[ENGROSS_OOXML_PROPERTY_COUNT];
    struct engross_ooxml_custom_property custom[ENGROSS_OOXML_CUSTOM_PROPERTIES];
    size_t custom_count;
};

/* Reads the property parts that relations of the package name. ENGROSS_OK or the status of what
 * was reported. */
int32_t engross_ooxml_properties_read(struct engross_ooxml_package *package,
                                      const struct engross_ooxml_relations *relations,
                                      struct engross_arena *arena,
                                      struct engross_ooxml_properties *out);

#endif
