/* engross/engross.h - the library, for programs that embed it and for the command line.
 *
 * A document is read once (engross_document_read), is frozen from then on, and can be looked at
 * through the view of plugin.h, written as canonical XML, or exported. Everything that happens
 * to it is told through a sink as it happens; functions return only the class of the outcome
 * (ENGROSS_OK, ENGROSS_FAILED ... of plugin.h). */
#ifndef ENGROSS_ENGROSS_H
#define ENGROSS_ENGROSS_H

#include "engross/plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ENGROSS_VERSION "0.1.0"
#define ENGROSS_API __attribute__((visibility("default")))

/* Something a person should know. Strings live until the sink's function returns. */
typedef struct engross_diagnostic {
    size_t size;
    const char *code;    /* "text.page-furniture", "pdf.glyph-missing"; for engross explain */
    const char *message; /* one line without a final full stop */
    const char *file;    /* as the user named it, or NULL */
    const char *output;  /* exporter id, or NULL where none is concerned */
    uint32_t severity;   /* ENGROSS_SEVERITY_* */
    uint32_t line;       /* from 1; 0: none */
    uint32_t column;     /* from 1, in code points; 0: none */
    uint32_t reserved;   /* 0 */
} engross_diagnostic;

/* Where diagnostics go. The function may be called from the thread of the call only. */
typedef struct engross_sink {
    size_t size;
    void *user;
    void (*diagnostic)(void *user, const engross_diagnostic *diagnostic);
} engross_sink;

/* Bounds on what a document may cost. A value of 0 takes the default. */
typedef struct engross_limits {
    size_t size;
    uint64_t input_bytes; /* of one input file; default 64 MiB */
    uint64_t nodes;       /* of one document; default 8,000,000 */
    uint64_t depth;       /* of nested elements; default 128 */
    uint64_t text_bytes;  /* of one block of text; default 4 MiB */
} engross_limits;

typedef struct engross_document engross_document;

typedef struct engross_read_options {
    size_t size;
    const char *path;            /* the input file */
    const char *format;          /* text, markdown, xml; NULL: by content and extension */
    const char *const *metadata; /* FILE or KEY=VALUE, later ones stronger; NULL: none */
    size_t metadata_count;
    const engross_limits *limits; /* NULL: the defaults */
} engross_read_options;

/* Reads, resolves, validates and freezes one document. ENGROSS_OK and *out, owned by the caller;
 * any other status and *out NULL, with at least one diagnostic of severity ERROR or SYSTEM. */
ENGROSS_API int32_t engross_document_read(const engross_read_options *options,
                                          const engross_sink *sink, engross_document **out);
/* Frees a document and every pointer taken from it. document may be NULL. */
ENGROSS_API void engross_document_free(engross_document *document);
/* The document's view, with the lifetime of the document. */
ENGROSS_API const engross_view *engross_document_view(const engross_document *document);

#ifdef __cplusplus
}
#endif

#endif
