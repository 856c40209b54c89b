/* A Word package in memory: its parts by name, their relationships, and bounds on what they may
 * unfold to. Names that leave the package, entries that stand twice, encrypted entries and ZIP
 * bombs are refused when it is opened, before a byte of them is unfolded. */
#ifndef ENGROSS_READ_DOCX_PACKAGE_H
#define ENGROSS_READ_DOCX_PACKAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "diagnostic/diagnostic.h"
#include "read/docx/markup.h"

/* What one part and all parts may unfold to, and how much more than what is stored. */
#define ENGROSS_OOXML_PART_BYTES (UINT64_C(256) << 20)
#define ENGROSS_OOXML_PACKAGE_BYTES (UINT64_C(1) << 30)
#define ENGROSS_OOXML_RATIO UINT64_C(400)
#define ENGROSS_OOXML_FREE_BYTES (UINT64_C(8) << 20) /* below, no ratio is looked at */
#define ENGROSS_OOXML_ENTRIES 20000

/* One relationship of a part (ISO/IEC 29500-2, 9.3). Strings live in the package's arena. */
struct engross_ooxml_relation {
    const char *id;
    const char *type;   /* the last part of the URI: "styles" */
    const char *target; /* external: as written; else the name of a part */
    bool is_external;
};
struct engross_ooxml_relations {
    struct engross_ooxml_relation *rows;
    size_t count;
};

struct engross_ooxml_package;

/* Opens the package of size bytes, which are borrowed. ENGROSS_OK and *out, or the status of what
 * was reported. */
int32_t engross_ooxml_package_open(const char *data, size_t size,
                                   struct engross_diagnostics *diagnostics,
                                   struct engross_ooxml_package **out);
void engross_ooxml_package_free(struct engross_ooxml_package *package);
/* The name of the index-th part, from 0, or NULL past the last. Memory of the package. */
const char *engross_ooxml_package_name(const struct engross_ooxml_package *package, size_t index);
/* Whether the package holds a part of that name, "word/styles.xml". */
bool engross_ooxml_package_has(const struct engross_ooxml_package *package, const char *name);
/* Gives the part's elements to handlers. ENGROSS_OK, or the status of what was reported. */
int32_t engross_ooxml_package_parse(struct engross_ooxml_package *package, const char *name,
                                    const struct engross_ooxml_handlers *handlers, void *user);
/* Reads the relationships of a part, "" for the package's own; none where it has no part for
 * them. Memory of the package. */
int32_t engross_ooxml_package_relations(struct engross_ooxml_package *package, const char *name,
                                        struct engross_ooxml_relations *out);
/* The first relationship of that type, or NULL; the same by id. */
const struct engross_ooxml_relation *
engross_ooxml_relation_of_type(const struct engross_ooxml_relations *relations, const char *type);
const struct engross_ooxml_relation *
engross_ooxml_relation_find(const struct engross_ooxml_relations *relations, engross_text id);
/* Unfolds a part of at most limit bytes into buffer; false when it is not there, larger, or
 * broken. Nothing is reported. */
bool engross_ooxml_package_load(struct engross_ooxml_package *package, const char *name,
                                uint64_t limit, struct engross_buffer *buffer);

#endif
