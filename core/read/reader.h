/* What a reader is: one input syntax, in a folder of its own. read.c chooses among the readers
 * and is the only place that knows all of them. */
#ifndef ENGROSS_READ_READER_H
#define ENGROSS_READ_READER_H

#include "diagnostic/diagnostic.h"
#include "model/builder.h"

/* An input file in memory, already UTF-8 (without byte-order mark) with LF line ends;
 * read/source.h loads it. XML and Word packages alone are kept as they came, for their readers to
 * decode. */
struct engross_source {
    const char *path; /* as the user named it */
    const char *name; /* the last part of path */
    char *data;       /* NUL-terminated */
    size_t size;      /* bytes, without the NUL */
};

struct engross_reader {
    const char *format;            /* "text": the --from name */
    const char *summary;           /* for --help */
    const char *const *extensions; /* ".txt", NULL-terminated; compared without case */
    /* Whether the content is certainly of this syntax, whatever the extension. NULL: never. */
    bool (*recognizes)(const struct engross_source *source);
    /* Turns source into calls of builder. ENGROSS_OK, or a status whose cause it reported. */
    int32_t (*read)(const struct engross_source *source, struct engross_builder *builder);
    bool says_all; /* its syntax has a place for every field: nothing is inferred */
};

extern const struct engross_reader engross_reader_text;
extern const struct engross_reader engross_reader_markdown;
extern const struct engross_reader engross_reader_xml;
extern const struct engross_reader engross_reader_docx;
extern const struct engross_reader engross_reader_akn;

#endif
