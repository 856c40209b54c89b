/* The parts of a Word package (ISO/IEC 29500-2): their names, content types and relationships.
 * Knows nothing of ZIP. */
#ifndef ENGROSS_DOCX_PACKAGE_H
#define ENGROSS_DOCX_PACKAGE_H

#include "base/buffer.h"
#include "engross/plugin.h"

#include <stdbool.h>

#define ENGROSS_DOCX_OFFICE_RELATIONSHIP                                                           \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define ENGROSS_DOCX_WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define ENGROSS_DOCX_PART_NAME_SIZE 64
#define ENGROSS_DOCX_FILE_NAME_SIZE 48 /* of a picture, in word/media */

/* The relationships of one part, in the order they were made: rId1, rId2 ... */
struct engross_docx_relations {
    struct engross_buffer rows;
    uint32_t count;
};

/* Adds a relationship and returns the number of its id. type is a whole URI, or the last word of
 * ENGROSS_DOCX_OFFICE_RELATIONSHIP. An external target is a URI as an author wrote it and is
 * percent-encoded where a URI may not hold its characters. */
uint32_t engross_docx_relation_add(struct engross_docx_relations *relations, const char *type,
                                   engross_text target, bool is_external);

/* The same under an id that is given; ids of the two kinds do not mix. */
void engross_docx_relation_put(struct engross_docx_relations *relations, const char *id,
                               const char *type, engross_text target, bool is_external);

struct engross_docx_part {
    char name[ENGROSS_DOCX_PART_NAME_SIZE]; /* without the leading slash */
    const char *type;                       /* content type; NULL: by the name's extension */
    struct engross_buffer owned;            /* the bytes, or */
    engross_text borrowed;                  /* the bytes of an image */
};

struct engross_docx_package {
    struct engross_docx_part *parts;
    size_t count;
    size_t capacity;
};

/* Adds a part; the package takes the bytes over (also on failure) and leaves *content empty.
 * ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_docx_package_add(struct engross_docx_package *package, const char *name,
                                 const char *type, struct engross_buffer *content);
/* Adds an image, whose bytes are borrowed until the package is written. */
int32_t engross_docx_package_add_image(struct engross_docx_package *package, const char *name,
                                       const void *data, size_t size);
/* Adds the relationships of the part of that name ("" for the package's own), if any; takes the
 * rows over. */
int32_t engross_docx_package_add_relations(struct engross_docx_package *package, const char *name,
                                           struct engross_docx_relations *relations);
/* Adds [Content_Types].xml for all parts so far, as the first part. */
int32_t engross_docx_package_add_types(struct engross_docx_package *package);
void engross_docx_package_finish(struct engross_docx_package *package);

/* Writes the parts, in their order, as a ZIP file to the host (archive.c). The bytes depend on
 * nothing but the parts. ENGROSS_OK, or a status after reporting. */
int32_t engross_docx_archive_write(const struct engross_docx_package *package,
                                   const engross_host *host);

#endif
