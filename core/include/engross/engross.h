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
    const char *rule;    /* findings of a preflight: the rule that asks for it, its source and how
                            sure it is; else NULL */
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
    const char *format;          /* text, markdown, xml, docx, akn; NULL: by content and extension */
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

/* What went wrong beside plugin.h's classes: the request itself makes no sense; reported. */
#define ENGROSS_MISUSED INT32_C(16)

/* "info", "warning", "loss", "error", "system"; and the severity of that name, or UINT32_MAX. */
ENGROSS_API const char *engross_severity_name(uint32_t severity);
ENGROSS_API uint32_t engross_severity_find(const char *name);
/* The diagnostic as one line without its line end, as
 *   file:line:column: severity: message [code]
 * or as one JSON object (RFC 8259). New memory, for free(); NULL when memory runs out. */
ENGROSS_API char *engross_diagnostic_text(const engross_diagnostic *diagnostic);
ENGROSS_API char *engross_diagnostic_json(const engross_diagnostic *diagnostic);

/* A SARIF 2.1.0 log (OASIS) of diagnostics, for tools that show them: one run, columns in code
 * points, files as relative references where they are so named. NULL when memory runs out. */
typedef struct engross_sarif engross_sarif;
ENGROSS_API engross_sarif *engross_sarif_new(void);
ENGROSS_API void engross_sarif_free(engross_sarif *sarif);
ENGROSS_API void engross_sarif_add(engross_sarif *sarif, const engross_diagnostic *diagnostic);
/* The whole log so far as JSON. New memory, for free(); NULL when memory ran out. */
ENGROSS_API char *engross_sarif_text(const engross_sarif *sarif);

/* One message of the catalogue, for engross explain; static data. */
typedef struct engross_message_row {
    size_t size;
    const char *code;
    const char *message;     /* with {0} to {9} for what is filled in */
    const char *explanation; /* what it means and how to mend it */
    uint32_t severity;
    uint32_t reserved; /* 0 */
} engross_message_row;
/* Row index of the catalogue into *out (out->size set by the caller): 1; 0 past the last. */
ENGROSS_API int32_t engross_message_at(size_t index, engross_message_row *out);

/* Bounds on what one worker process may cost. A value of 0 takes the default. */
typedef struct engross_worker_limits {
    size_t size;
    uint64_t seconds;      /* to read a document, to make one output; default 300 */
    uint64_t memory_bytes; /* of address space; default 4 GiB */
    uint64_t output_bytes; /* of one output; default 2 GiB */
} engross_worker_limits;

/* The parts of a document whose words a profile counts or leaves out. */
enum {
    ENGROSS_PART_BODY = 0,
    ENGROSS_PART_HEADINGS = 1,
    ENGROSS_PART_FOOTNOTES = 2,
    ENGROSS_PART_ENDNOTES = 3,
    ENGROSS_PART_TABLES = 4,  /* with their captions */
    ENGROSS_PART_ANNEXES = 5, /* and all that stands in them */
    ENGROSS_PART_COVER = 6,   /* the metadata as printed */
    ENGROSS_PART_COUNT = 7
};

/* What a preflight came to; its findings are diagnostics. Words are what stands between white
 * space, as word processors count them; numbers of paragraphs, headings and items are none. */
typedef struct engross_preflight {
    size_t size;
    const char *file;    /* as the user named it */
    const char *profile; /* its id */
    const char *title;   /* of the profile */
    const char *rule;    /* of the word limit, or NULL */
    uint64_t limit;      /* words; 0: no limit is known */
    uint64_t words;      /* in the parts that are counted */
    uint64_t parts[ENGROSS_PART_COUNT];
    uint32_t counted[ENGROSS_PART_COUNT];    /* 0 or 1 */
    uint32_t unverified[ENGROSS_PART_COUNT]; /* 1: whether it is counted could not be verified */
    uint32_t counts_words; /* 0: the profile says nothing of words; 1: it does; 2: it does, but the
                              document's language does not part words by spaces, so that the count
                              is not held against the limit */
    uint32_t findings[5];  /* of reading and of the preflight, by severity */
} engross_preflight;
/* The part's name: "body", "headings" ...; NULL past the last. */
ENGROSS_API const char *engross_part_name(uint32_t part);
/* "ready", "look" (only warnings and losses) or "not-ready" (errors). */
ENGROSS_API const char *engross_preflight_verdict(const engross_preflight *preflight);
/* Text wrapped at 80 columns, every line indented, the first one by what stands on it already
 * (used columns), and ended. New memory, for free(); NULL when memory runs out. */
ENGROSS_API char *engross_text_wrapped(const char *text, int used, int indent);

/* A preflight as text for people. Both functions return new memory, for free(), or NULL when
 * memory runs out. NULL from engross_findings_new too. */
typedef struct engross_findings engross_findings;
ENGROSS_API engross_findings *engross_findings_new(void);
ENGROSS_API void engross_findings_free(engross_findings *findings);
/* Counts a diagnostic and gives its line; below it the rule that asks for it and, for the first one
 * of its code, how to mend it. */
ENGROSS_API char *engross_findings_add(engross_findings *findings,
                                       const engross_diagnostic *diagnostic);
/* The screen at the end: words, what was counted so far, the verdict. Counting begins anew. */
ENGROSS_API char *engross_findings_report(engross_findings *findings,
                                          const engross_preflight *preflight);

/* As one JSON object. New memory, for free(); NULL when memory runs out. */
ENGROSS_API char *engross_preflight_json(const engross_preflight *preflight);

/* One profile that is found; strings live as long as the list. */
typedef struct engross_profile_entry {
    size_t size;
    const char *id;
    const char *title;
    const char *path; /* NULL: it ships */
} engross_profile_entry;
typedef struct engross_profile_list engross_profile_list;
/* Finds all profiles but those that are only there to be extended, by id. Those that cannot be
 * loaded are reported and left out. ENGROSS_OK and *out, for engross_profile_list_free. */
ENGROSS_API int32_t engross_profile_list_load(const engross_sink *sink, engross_profile_list **out);
ENGROSS_API void engross_profile_list_free(engross_profile_list *list);
ENGROSS_API size_t engross_profile_list_count(const engross_profile_list *list);
ENGROSS_API const engross_profile_entry *
engross_profile_list_entry(const engross_profile_list *list, size_t index);
/* A profile (id or file) as text for people: every rule with its source. *out is new memory, for
 * free(). ENGROSS_MISUSED: there is none of that id; any failure is reported. */
ENGROSS_API int32_t engross_profile_describe(const char *name, const engross_sink *sink,
                                             char **out);

/* Everything in the calling process: for debuggers, valgrind and fuzzers. Same bytes out. */
#define ENGROSS_EXPORT_IN_PROCESS UINT32_C(1)
/* Plugins' log lines are reported (host.log) and their standard error is left open. */
#define ENGROSS_EXPORT_VERBOSE UINT32_C(2)
/* Outputs are made although the preflight found errors. */
#define ENGROSS_EXPORT_FORCE UINT32_C(4)
/* The outputs are those that the profile asks for, in place of exporters. */
#define ENGROSS_EXPORT_PROFILE_OUTPUTS UINT32_C(8)
/* They go, with the canonical XML, the preflight's report and a manifest, into one submission
 * package for each input: a directory, made at once when it is whole. */
#define ENGROSS_EXPORT_PACKAGE UINT32_C(16)
/* The package is a ZIP file. */
#define ENGROSS_EXPORT_ZIP UINT32_C(32)

/* What to export. Pointers are borrowed until engross_export returns. */
typedef struct engross_export_request {
    size_t size;
    const char *const *inputs;
    size_t input_count;
    const char *const *exporters; /* ids, in the order of reporting; "canonical" is built in */
    size_t exporter_count;        /* 0: the documents are read and checked, nothing is written */
    const char *output;           /* a directory (made if it ends in '/' or several outputs go
                                     there) or, for one output, a file or "-" for standard
                                     output; NULL: beside each input */
    const char *theme;            /* id or file; NULL: by the document's kind */
    const char *const *settings;  /* "pdf.KEY=VALUE" */
    size_t setting_count;
    const engross_read_options *reading;   /* how to read, path unused; NULL: the defaults */
    const engross_worker_limits *limits;   /* NULL: the defaults */
    const char *const *plugin_directories; /* searched before all others */
    size_t plugin_directory_count;
    uint32_t jobs;             /* workers at a time; 0: one for each processor */
    uint32_t flags;            /* ENGROSS_EXPORT_* */
    int32_t cancel_descriptor; /* once readable, the export ends as cancelled; -1: none */
    uint32_t reserved;         /* 0 */
    void *user;                /* for progress */
    /* Called now and then with how much of the whole is done. May be NULL. */
    void (*progress)(void *user, uint64_t done, uint64_t total);
    const char *profile; /* id or file: a preflight against it comes before the outputs, which
                            are not made if it finds errors; NULL: none */
    void *preflight_user;
    /* Called with what each document's preflight came to, after its findings. May be NULL. */
    void (*preflight)(void *user, const engross_preflight *preflight);
} engross_export_request;

/* Reads every input and makes every output, each in a process of its own (unless IN_PROCESS).
 * Diagnostics come in the order of inputs, for each one the reader's before the exporters', in
 * their order, however many workers there are. Outputs appear under their names only when whole.
 * ENGROSS_OK: everything asked for is there. ENGROSS_FAILED: something is not, and a diagnostic
 * of severity ERROR or SYSTEM says why. ENGROSS_MISUSED: nothing was begun. ENGROSS_CANCELLED. */
ENGROSS_API int32_t engross_export(const engross_export_request *request, const engross_sink *sink);

/* One exporter that was found. */
typedef struct engross_plugin_entry {
    size_t size;
    const char *id;
    const char *path;        /* NULL: built in */
    const char *shadowed_by; /* path of the one of the same id that is used instead, or NULL */
    const engross_plugin *descriptor; /* a copy without run(); NULL: shadowed, or it cannot be
                                         loaded, which was reported */
} engross_plugin_entry;
typedef struct engross_plugin_list engross_plugin_list;

/* Finds the exporters, all or the one with that id, in the search path of engross_export, and
 * asks each one, loaded in a process of its own, to describe itself. ENGROSS_OK and *out, for
 * engross_plugin_list_free; an id that is not there is ENGROSS_MISUSED and reported. */
ENGROSS_API int32_t engross_plugin_list_load(const char *const *directories, size_t directory_count,
                                             const char *id, const engross_sink *sink,
                                             engross_plugin_list **out);
ENGROSS_API void engross_plugin_list_free(engross_plugin_list *list);
ENGROSS_API size_t engross_plugin_list_count(const engross_plugin_list *list);
ENGROSS_API const engross_plugin_entry *engross_plugin_list_entry(const engross_plugin_list *list,
                                                                  size_t index);

/* What a check of a plugin came to. */
#define ENGROSS_OUTCOME_PASS UINT32_C(0)
#define ENGROSS_OUTCOME_SKIPPED UINT32_C(1) /* there is nothing to check; detail says why */
#define ENGROSS_OUTCOME_WARN UINT32_C(2)    /* allowed, but hardly meant */
#define ENGROSS_OUTCOME_FAIL UINT32_C(3)    /* against the interface */
#define ENGROSS_OUTCOME_CRASH UINT32_C(4)   /* the plugin's process died */
#define ENGROSS_OUTCOME_TIMEOUT UINT32_C(5)

/* One check. Strings live until the function that is told returns. */
typedef struct engross_check_result {
    size_t size;
    const char *check;   /* its id: lower case letters and hyphens */
    const char *summary; /* what holds when it passes */
    const char *detail;  /* why it does not; "" for PASS */
    uint32_t outcome;    /* ENGROSS_OUTCOME_* */
    uint32_t milliseconds;
} engross_check_result;

typedef struct engross_check_request {
    size_t size;
    const char *path;   /* of the plugin, engross-ID.so */
    uint64_t seconds;   /* for one check; 0: 60 */
    uint64_t documents; /* to run it on; 0: 12 */
    void *user;         /* for result */
    void (*result)(void *user, const engross_check_result *result);
} engross_check_request;

/* Holds a plugin to plugin.h, each check in a process of its own, on documents made for it that
 * hold every kind of node. The checks are told in their order. ENGROSS_OK: none is worse than
 * WARN; ENGROSS_FAILED: one is; ENGROSS_NO_MEMORY. */
ENGROSS_API int32_t engross_plugin_check(const engross_check_request *request);
/* "pass", "skipped", "warn", "fail", "crash", "timeout". */
ENGROSS_API const char *engross_outcome_name(uint32_t outcome);

/* The name a kind of node has in canonical XML ("section"), or NULL for no kind. */
ENGROSS_API const char *engross_kind_name(uint32_t kind);
/* The one of words that was probably meant by word, or NULL: for "did you mean". */
ENGROSS_API const char *engross_word_nearest(const char *word, const char *const *words,
                                             size_t count);

#ifdef __cplusplus
}
#endif

#endif
