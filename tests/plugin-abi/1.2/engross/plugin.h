/* engross/plugin.h - the interface between engross and its exporters.
 *
 * An exporter plugin is one shared object named engross-<id>.so. It exports one
 * function, engross_plugin_v1, which returns static data describing the plugin.
 * There is no initialisation and no teardown: the host loads the plugin in a
 * process of its own for one output, calls run() once and lets the process end.
 *
 * This header stands alone (C11 and C++11). Conventions that hold throughout:
 *  - Text is UTF-8 in NFC or as the author wrote it, never normalised further.
 *    Every engross_text the host hands out is followed by a NUL byte that is not
 *    counted; data is NULL where there is no value.
 *  - Pointers received from the host live until run() returns and are read-only,
 *    unless the member says otherwise. The plugin frees none of them.
 *  - Pointers given to the host need to live only until the call returns. Texts given to it need
 *    no NUL. No pointer is NULL, on either side, unless its member says that it may be.
 *  - Every transparent struct but the values engross_text, engross_position and
 *    engross_value (which never change) begins with its size in bytes as its
 *    writer knew it. Structs grow only at the end: read a member only if size
 *    reaches it. Rows of arrays do the same; the step between rows is the size of
 *    the first one.
 *  - All functions of one host are called from the thread that entered run(), and none after it
 *    has returned. What the process may do beside calling them is in docs/plugin-interface.md.
 *  - A number of a list below (kind, attribute, field, event ...) that the other side does not know
 *    is no error: there is nothing of it.
 */
#ifndef ENGROSS_PLUGIN_H
#define ENGROSS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Magic number of a descriptor: "ENGR". */
#define ENGROSS_PLUGIN_MAGIC UINT32_C(0x454E4752)
/* A host loads a plugin whose major number equals its own and whatever its minor number is. */
#define ENGROSS_ABI_MAJOR UINT32_C(1)
/* Raised when something is appended to a struct or a list of this header. */
#define ENGROSS_ABI_MINOR UINT32_C(2)

/* Whether the size in a struct reaches over a member: what a plugin asks before it uses a member
 * that came after version 1.0, as ENGROSS_HAS(host, extension). The pointer is evaluated twice. */
#define ENGROSS_HAS(pointer, member)                                                               \
    ((size_t)((const char *)(&(pointer)->member + 1) - (const char *)(pointer)) <= (pointer)->size)

/* Marks the one function that a plugin exports; everything else is built with hidden visibility. */
#define ENGROSS_PLUGIN_EXPORT __attribute__((visibility("default")))

/* A run of UTF-8. size is in bytes and does not count the NUL that follows text from the host. */
typedef struct engross_text {
    const char *data;
    size_t size;
} engross_text;

/* A place in the author's source; line and column count from 1, the column in code points.
 * Both are 0 for what has no place there (generated content). */
typedef struct engross_position {
    uint32_t line;
    uint32_t column;
} engross_position;

/* The value of an option, by its type: integer (also 0 or 1 for booleans, the index of a
 * choice, from 0), number (of integers too), and text (always there: as given, or the default).
 * It is in its option's range. */
typedef struct engross_value {
    int64_t integer;
    double number;
    engross_text text;
} engross_value;

/* What a call or a plugin's run comes back with. */
#define ENGROSS_OK INT32_C(0)
#define ENGROSS_FAILED INT32_C(1)       /* the document or an option stands in the way; reported */
#define ENGROSS_NO_MEMORY INT32_C(2)    /* an allocation failed or passed the job's limit */
#define ENGROSS_WRITE_FAILED INT32_C(3) /* the host's write() failed; the host has reported it */
#define ENGROSS_CANCELLED INT32_C(4)    /* progress() asked to stop */
#define ENGROSS_NOT_FOUND INT32_C(5)    /* no such resource, or none that may be read */

/* How bad a diagnostic is, by what happens to the author's document. */
#define ENGROSS_SEVERITY_INFO UINT32_C(0)    /* something was decided that the author may check */
#define ENGROSS_SEVERITY_WARNING UINT32_C(1) /* probably not what the author wants */
#define ENGROSS_SEVERITY_LOSS UINT32_C(2)    /* approximated in, or absent from, an output */
#define ENGROSS_SEVERITY_ERROR UINT32_C(3)   /* the output is not committed */
#define ENGROSS_SEVERITY_SYSTEM UINT32_C(4)  /* the machine's trouble, not the document's */

/* Kinds of node. Later minor versions append; treat a kind you do not know like the container
 * (or, where it has text, the inline run) that it is, and visit its children.
 *
 * "blocks" below stands for any of P, PARAGRAPH, LIST, EXCHANGE, QUOTATION, TABLE, FIGURE,
 * RECOMMENDATIONS, NOTICE, SEPARATOR, PAGE_BREAK and, where said, SECTION and KEY_FIGURES;
 * "inlines" for TEXT, EMPHASIS, STRONG, LINK, REFERENCE, SUPERSCRIPT, SUBSCRIPT, CODE, SPAN,
 * LINE_BREAK and NOTE. */
enum {
    ENGROSS_KIND_NONE = 0,
    ENGROSS_KIND_DOCUMENT = 1,         /* METADATA, CONTENT */
    ENGROSS_KIND_METADATA = 2,         /* FIELDs in source order */
    ENGROSS_KIND_FIELD = 3,            /* one datum: inlines as printed; VALUE normalised; LABEL */
    ENGROSS_KIND_CONTENT = 4,          /* blocks, SECTIONs, KEY_FIGURES */
    ENGROSS_KIND_SECTION = 5,          /* HEADING, then blocks, SECTIONs, KEY_FIGURES */
    ENGROSS_KIND_HEADING = 6,          /* inlines; the number is the section's NUMBER */
    ENGROSS_KIND_PARAGRAPH = 7,        /* a numbered paragraph: blocks, the first one a P */
    ENGROSS_KIND_P = 8,                /* a block of text: inlines */
    ENGROSS_KIND_LIST = 9,             /* ITEMs */
    ENGROSS_KIND_ITEM = 10,            /* blocks */
    ENGROSS_KIND_EXCHANGE = 11,        /* a QUESTION and its ANSWER */
    ENGROSS_KIND_QUESTION = 12,        /* Ps; LABEL and SPEAKER as printed */
    ENGROSS_KIND_ANSWER = 13,          /* blocks; LABEL and SPEAKER as printed */
    ENGROSS_KIND_QUOTATION = 14,       /* blocks, at last an ATTRIBUTION */
    ENGROSS_KIND_ATTRIBUTION = 15,     /* inlines: who is quoted */
    ENGROSS_KIND_TABLE = 16,           /* CAPTION, TABLE_HEAD, TABLE_BODY; a regular grid */
    ENGROSS_KIND_CAPTION = 17,         /* inlines */
    ENGROSS_KIND_TABLE_HEAD = 18,      /* ROWs */
    ENGROSS_KIND_TABLE_BODY = 19,      /* ROWs */
    ENGROSS_KIND_ROW = 20,             /* CELLs */
    ENGROSS_KIND_CELL = 21,            /* blocks */
    ENGROSS_KIND_FIGURE = 22,          /* an image, SOURCE and ALT; CAPTION */
    ENGROSS_KIND_NOTE = 23,            /* blocks; stands inline where its mark is printed */
    ENGROSS_KIND_RECOMMENDATIONS = 24, /* a line as printed (Ps), then each RECOMMENDATION */
    ENGROSS_KIND_RECOMMENDATION = 25,  /* empty: NUMBER and CYCLE of one; prints nothing */
    ENGROSS_KIND_NOTICE = 26,          /* disclaimer, credit, author's line, source: blocks; TYPE */
    ENGROSS_KIND_SEPARATOR = 27,       /* a break in the text, printed as space or a rule; empty */
    ENGROSS_KIND_PAGE_BREAK = 28,      /* empty */
    ENGROSS_KIND_TEXT = 29,            /* characters */
    ENGROSS_KIND_EMPHASIS = 30,        /* inlines */
    ENGROSS_KIND_STRONG = 31,          /* inlines */
    ENGROSS_KIND_LINK = 32,            /* inlines; HREF is an absolute URI */
    ENGROSS_KIND_REFERENCE = 33,       /* inlines; TARGET is the ID of a node of this document */
    ENGROSS_KIND_SUPERSCRIPT = 34,     /* inlines */
    ENGROSS_KIND_SUBSCRIPT = 35,       /* inlines */
    ENGROSS_KIND_CODE = 36,            /* inlines, spaces kept */
    ENGROSS_KIND_SPAN = 37,            /* inlines in another LANGUAGE or DIRECTION */
    ENGROSS_KIND_LINE_BREAK = 38,      /* empty */
    /* Since minor version 2. */
    ENGROSS_KIND_KEY_FIGURES = 39, /* KEY_FIGUREs: numbers that the author lifts out of the text */
    ENGROSS_KIND_KEY_FIGURE = 40,  /* a VALUE, then its LABEL */
    ENGROSS_KIND_VALUE = 41,       /* inlines: "138", "1.2 million" */
    ENGROSS_KIND_LABEL = 42,       /* inlines: what it counts */
    ENGROSS_KIND_COUNT = 43        /* one past the last kind of this header */
};

/* Attributes. The comment names the kinds that carry each and the form of its value. */
enum {
    ENGROSS_ATTRIBUTE_NONE = 0,
    ENGROSS_ATTRIBUTE_ID = 1,        /* unique; an Akoma Ntoso eId: sec_I, para_64, sec_V__dvs_2.
                                        On SECTION, PARAGRAPH, LIST, ITEM, EXCHANGE, QUOTATION,
                                        TABLE, FIGURE, NOTE, RECOMMENDATIONS, NOTICE,
                                        KEY_FIGURES */
    ENGROSS_ATTRIBUTE_KIND = 2,      /* DOCUMENT: report, factsheet, interview, article, page */
    ENGROSS_ATTRIBUTE_NAME = 3,      /* FIELD: its name, as engross_field lists it */
    ENGROSS_ATTRIBUTE_VALUE = 4,     /* FIELD: date (ISO 8601, or an interval a/b), language tag
                                        (BCP 47), State (ISO 3166-1 alpha-3), number.
                                        SECTION, PARAGRAPH, ITEM: the number as an integer */
    ENGROSS_ATTRIBUTE_LABEL = 5,     /* FIELD: printed before the value ("Distr.:"), from the source
                                        or by the document's language; may be empty.
                                        QUESTION, ANSWER: "Q:", "Question 3." as printed.
                                        NOTICE: "Source:" is part of its text, not a label */
    ENGROSS_ATTRIBUTE_NUMBER = 6,    /* SECTION, PARAGRAPH, ITEM: as printed, "I.", "64.", "(a)";
                                        RECOMMENDATION: "139.30" */
    ENGROSS_ATTRIBUTE_NUMBERING = 7, /* SECTION, PARAGRAPH: upper-roman, upper-alpha, decimal,
                                        lower-alpha, lower-roman, upper-cyrillic, lower-cyrillic,
                                        part, article, none */
    ENGROSS_ATTRIBUTE_LEVEL = 8,     /* SECTION: depth, from 1. LIST: depth, from 1 */
    ENGROSS_ATTRIBUTE_TYPE = 9,    /* NOTICE: disclaimer, credit, author, source, link, note, other.
                                      NOTE: foot or end. SECTION: annex, summary, or absent */
    ENGROSS_ATTRIBUTE_STYLE = 10,  /* LIST: bullet, decimal, lower-alpha, upper-alpha,
                                      lower-roman, upper-roman, lower-cyrillic, upper-cyrillic,
                                      abjad, chinese; more may come */
    ENGROSS_ATTRIBUTE_START = 11,  /* LIST: integer value of the first item (numbered styles) */
    ENGROSS_ATTRIBUTE_PREFIX = 12, /* LIST: printed before each number: "(" or absent */
    ENGROSS_ATTRIBUTE_SUFFIX = 13, /* LIST: printed after each number: ")" or "." */
    ENGROSS_ATTRIBUTE_REGULAR =
        14,                        /* LIST: "yes" when the items' numbers run START, +1, +1 ... in
                                      STYLE between PREFIX and SUFFIX; otherwise "no": print NUMBER */
    ENGROSS_ATTRIBUTE_HREF = 15,   /* LINK */
    ENGROSS_ATTRIBUTE_TARGET = 16, /* REFERENCE */
    ENGROSS_ATTRIBUTE_SOURCE = 17, /* FIGURE: path of the image, relative to the document */
    ENGROSS_ATTRIBUTE_ALT = 18,    /* FIGURE: text alternative; empty: decorative */
    ENGROSS_ATTRIBUTE_COLUMN_SPAN = 19, /* CELL: integer, absent: 1 */
    ENGROSS_ATTRIBUTE_ROW_SPAN = 20,    /* CELL: integer, absent: 1 */
    ENGROSS_ATTRIBUTE_HEADER = 21,      /* CELL: column, row, both, or absent for a data cell */
    ENGROSS_ATTRIBUTE_ALIGN = 22,       /* CELL: start, center, end, or absent */
    ENGROSS_ATTRIBUTE_CYCLE = 23,       /* RECOMMENDATIONS, RECOMMENDATION: integer, or absent */
    ENGROSS_ATTRIBUTE_LANGUAGE = 24,    /* xml:lang, where it is set; see view->language() */
    ENGROSS_ATTRIBUTE_DIRECTION = 25,   /* ltr or rtl, where it is set; see view->direction() */
    ENGROSS_ATTRIBUTE_MARK = 26,        /* NOTE: its printed mark: "1", "*", "a" */
    ENGROSS_ATTRIBUTE_SPEAKER = 27,     /* QUESTION, ANSWER: who speaks, as printed */
    ENGROSS_ATTRIBUTE_COUNT = 28
};

/* Fields of the metadata. Each may be absent; those marked + may be there several times. */
enum {
    ENGROSS_FIELD_TITLE = 0,
    ENGROSS_FIELD_SUBTITLE = 1,
    ENGROSS_FIELD_SYMBOL = 2,        /* document symbol, A/HRC/WG.6/48/KAZ/1 */
    ENGROSS_FIELD_ORGAN = 3,         /* General Assembly */
    ENGROSS_FIELD_BODY = 4,          /* + Human Rights Council; its working group; a committee */
    ENGROSS_FIELD_SESSION = 5,       /* Forty-eighth session; VALUE the ordinal */
    ENGROSS_FIELD_SESSION_DATES = 6, /* 20-31 January 2025; VALUE an ISO interval */
    ENGROSS_FIELD_AGENDA_ITEM = 7,   /* Agenda item 6 */
    ENGROSS_FIELD_DISTRIBUTION = 8,  /* General; LABEL "Distr.:" */
    ENGROSS_FIELD_DATE = 9,          /* VALUE an ISO date */
    ENGROSS_FIELD_LANGUAGE = 10,     /* English; VALUE a language tag */
    ENGROSS_FIELD_ORIGINAL_LANGUAGE = 11, /* Russian; VALUE a language tag; LABEL "Original:" */
    ENGROSS_FIELD_STATE = 12,             /* Kazakhstan; VALUE ISO 3166-1 alpha-3 */
    ENGROSS_FIELD_SUBMITTER = 13,         /* + */
    ENGROSS_FIELD_TREATY = 14,
    ENGROSS_FIELD_PROCEDURE = 15,
    ENGROSS_FIELD_CYCLE = 16, /* VALUE an integer */
    ENGROSS_FIELD_PERIOD = 17,
    ENGROSS_FIELD_AUTHOR = 18, /* + */
    ENGROSS_FIELD_SOURCE = 19,
    ENGROSS_FIELD_CREDIT = 20,
    ENGROSS_FIELD_KEYWORDS = 21, /* + one keyword each */
    ENGROSS_FIELD_DESCRIPTION = 22,
    ENGROSS_FIELD_PUBLISHER = 23,
    ENGROSS_FIELD_JOB_NUMBER = 24, /* GE.24-19207 (E) */
    ENGROSS_FIELD_WORD_COUNT = 25, /* VALUE an integer: words of the content, by white space */
    ENGROSS_FIELD_COUNT = 26
};

/* Reading direction. */
#define ENGROSS_DIRECTION_LTR INT32_C(0)
#define ENGROSS_DIRECTION_RTL INT32_C(1)

/* One node of the document. Opaque; compare pointers for identity. */
typedef struct engross_node engross_node;

/* A walk in document order: each node is entered and, after its children, left again.
 * Start with {sizeof(engross_cursor), top, NULL, 0, 0} and call view->step(). The plugin's own:
 * any number may be under way, and one may be copied or given up at any time. */
#define ENGROSS_EVENT_ENTER UINT32_C(1)
#define ENGROSS_EVENT_EXIT UINT32_C(2)
typedef struct engross_cursor {
    size_t size;
    const engross_node *top;  /* the walk stays in this subtree */
    const engross_node *node; /* where the walk stands; set by step() */
    uint32_t event;           /* ENTER or EXIT; set by step() */
    uint32_t skip;            /* set to 1 after ENTER to leave out the node's children */
} engross_cursor;

/* The document, read-only and the same for every exporter. Numbers, ids, references, languages
 * and labels are resolved: an exporter counts nothing. */
typedef struct engross_view engross_view;
struct engross_view {
    size_t size;
    const void *data; /* the host's */

    /* The DOCUMENT node. Never NULL. Nodes live as long as the view. */
    const engross_node *(*root)(const engross_view *view);
    /* ENGROSS_KIND_*, or a number past ENGROSS_KIND_COUNT in a later host. node is one that this
     * view gave, so for all below. */
    uint32_t (*kind)(const engross_view *view, const engross_node *node);
    /* Neighbours, or NULL where there is none: the parent of the DOCUMENT, the children of a TEXT.
     * Constant time. */
    const engross_node *(*parent)(const engross_view *view, const engross_node *node);
    const engross_node *(*first_child)(const engross_view *view, const engross_node *node);
    const engross_node *(*next)(const engross_view *view, const engross_node *node);
    const engross_node *(*previous)(const engross_view *view, const engross_node *node);
    /* The characters of a TEXT node; {NULL, 0} for any other kind. White space is collapsed to
     * single spaces but in CODE. */
    engross_text (*text)(const engross_view *view, const engross_node *node);
    /* All characters below node in order, NOTEs left out, LINE_BREAK as a space: for bookmarks,
     * titles and the like. New memory of the job, "" where there are none; {NULL, 0} when memory
     * runs out: return ENGROSS_NO_MEMORY then, now or at the end. */
    engross_text (*plain_text)(const engross_view *view, const engross_node *node);
    /* The value of an attribute (ENGROSS_ATTRIBUTE_*), which may be empty, or {NULL, 0} where node
     * does not carry it. */
    engross_text (*attribute)(const engross_view *view, const engross_node *node,
                              uint32_t attribute);
    /* The value of an attribute as an integer, or absent where it is not there or is none. */
    int64_t (*integer)(const engross_view *view, const engross_node *node, uint32_t attribute,
                       int64_t absent);
    /* The language in force at node, a BCP 47 tag, inherited as xml:lang is. Never empty. */
    engross_text (*language)(const engross_view *view, const engross_node *node);
    /* The direction in force at node, ENGROSS_DIRECTION_*. */
    int32_t (*direction)(const engross_view *view, const engross_node *node);
    /* The node with that ID, or NULL. Constant time. A TARGET leads to one always. */
    const engross_node *(*find)(const engross_view *view, engross_text id);
    /* The FIELD of that number (ENGROSS_FIELD_*), the index-th of its name from 0; NULL past the
     * last. */
    const engross_node *(*field)(const engross_view *view, uint32_t field, size_t index);
    /* Where node stands in the author's source; {0, 0} where it was made by the host. */
    engross_position (*position)(const engross_view *view, const engross_node *node);
    /* Moves the cursor on. 1: it stands on an event; 0: the walk is over, and stays so. Cannot
     * fail; a subtree of any depth takes no stack. */
    int32_t (*step)(const engross_view *view, engross_cursor *cursor);
    /* Writes node and all below it as canonical XML (schemas/document.xsd), in UTF-8, through
     * put, in pieces that live until it returns. put returns ENGROSS_OK, or a status that ends the
     * writing and is returned; user is handed through and may be NULL. The DOCUMENT node gives a
     * whole XML file, any other an element. Also ENGROSS_NO_MEMORY. */
    int32_t (*canonical)(const engross_view *view, const engross_node *node,
                         int32_t (*put)(void *user, const void *data, size_t size), void *user);
};

/* Resources that the host finds, checks and opens. Which file is read is the host's decision. */
#define ENGROSS_RESOURCE_IMAGE                                                                     \
    UINT32_C(1) /* name: a FIGURE's SOURCE; only files that lie                                    \
                   beside or below the document */
#define ENGROSS_RESOURCE_FONT                                                                      \
    UINT32_C(2) /* name: family; see the members below.                                            \
                   Without a codepoint that very family only */
#define ENGROSS_RESOURCE_HYPHENATION                                                               \
    UINT32_C(3) /* language: a BCP 47 tag; a libhyphen dictionary */
#define ENGROSS_RESOURCE_OPTION_FILE UINT32_C(4) /* name: the value of an option of type FILE */
/* What is asked for. Members of other kinds of resource are 0. */
typedef struct engross_resource_request {
    size_t size;
    uint32_t kind;      /* ENGROSS_RESOURCE_* */
    uint32_t weight;    /* FONT: 100 to 900; 400 regular, 700 bold */
    uint32_t italic;    /* FONT: 0 or 1 */
    uint32_t codepoint; /* FONT: not 0: a font that has this character, like the family if any */
    engross_text name;
    engross_text language;    /* FONT: preferred language, may be absent */
    const engross_node *node; /* on whose behalf, for diagnostics; may be NULL */
} engross_resource_request;
/* What came of it. All of it lives until run() returns; the plugin closes nothing. */
typedef struct engross_resource {
    size_t size;
    engross_text key;        /* the same key, the same bytes and face: for caches */
    const void *data;        /* read-only, until run() returns */
    size_t data_size;        /* bytes */
    uint32_t face;           /* FONT: index in a collection */
    uint32_t synthetic;      /* FONT: bit 0: not as bold, bit 1: not as italic as asked */
    engross_text media_type; /* IMAGE: by content: image/png, image/jpeg */
} engross_resource;

/* What a plugin may use while it runs. */
typedef struct engross_host engross_host;
struct engross_host {
    size_t size;
    uint32_t abi_major;
    uint32_t abi_minor;
    void *data;               /* the host's */
    const engross_view *view; /* the document */

    /* size bytes, zeroed, aligned for any type, that live until run() returns. NULL when memory
     * or the job's limit is used up; return ENGROSS_NO_MEMORY then. size 0 gives a valid pointer.
     */
    void *(*allocate)(const engross_host *host, size_t size);
    /* Appends to the output file, which is the host's to open, to bound in size and to name. data
     * may be NULL where size is 0. ENGROSS_OK, or ENGROSS_WRITE_FAILED, which the host has
     * reported; return it. Every later write fails too. */
    int32_t (*write)(const engross_host *host, const void *data, size_t size);
    /* Reports row index of the plugin's table of diagnostics. node gives the place, or NULL.
     * count arguments, ten at most, fill {0}, {1} ... in the row's message and are copied; NULL
     * where count is 0. An index past the table is a fault of the plugin and is reported as such.
     * Returns nothing: a report cannot fail. One of severity ERROR or SYSTEM keeps the output from
     * being committed, whatever run() returns. */
    void (*report)(const engross_host *host, uint32_t index, const engross_node *node,
                   const engross_text *arguments, size_t count);
    /* A line for developers, without its end, shown with --verbose. Cannot fail. */
    void (*log)(const engross_host *host, engross_text message);
    /* Says that done of total is reached, in any unit; cheap enough to call for every block. done
     * may go back, total may change or be 0. Not 0: stop and return ENGROSS_CANCELLED. */
    int32_t (*progress)(const engross_host *host, uint64_t done, uint64_t total);
    /* Opens a resource into *out (out->size set by the caller, so that no more is written).
     * ENGROSS_OK; ENGROSS_NOT_FOUND: there is none, or it may not be read (reported by the host for
     * IMAGE and OPTION_FILE); ENGROSS_NO_MEMORY. The same
     * request again is cheap and gives the same bytes. */
    int32_t (*resource)(const engross_host *host, const engross_resource_request *request,
                        engross_resource *out);
    /* A value of the theme by its key, "page.width" or "style.heading-1.size"; docs/themes.md
     * lists them. {NULL, 0} where the theme does not say. Styles are already inherited. */
    engross_text (*theme)(const engross_host *host, const char *key);
    /* An interface outside this header, by id, until run() returns; NULL where the host has none
     * of that id. */
    const void *(*extension)(const engross_host *host, const char *id);
};

/* One output to make. Lives until run() returns. */
typedef struct engross_job {
    size_t size;
    engross_text source_name;     /* the input's file name without its directory */
    engross_text output_name;     /* the output's file name without its directory */
    engross_text theme_id;        /* the theme in force */
    engross_text generator;       /* "engross 0.1.0", for the output's producer field */
    const engross_value *options; /* one for each row of the plugin's options, in their order;
                                     NULL where there is none */
    size_t option_count;          /* that of the plugin's descriptor */
    int64_t epoch; /* SOURCE_DATE_EPOCH in seconds, or -1: then write no clock's time at all */
} engross_job;

/* Types of option. */
#define ENGROSS_OPTION_BOOLEAN UINT32_C(1) /* yes or no */
#define ENGROSS_OPTION_INTEGER UINT32_C(2) /* minimum to maximum */
#define ENGROSS_OPTION_NUMBER UINT32_C(3)  /* minimum to maximum */
#define ENGROSS_OPTION_CHOICE UINT32_C(4)  /* one of choices, words parted by '|' */
#define ENGROSS_OPTION_TEXT UINT32_C(5)
#define ENGROSS_OPTION_FILE UINT32_C(6) /* a file the plugin reads as a resource; "" for none */
/* One option of the plugin; strings are static data. The host checks what users set before any
 * document is read, prints help and defaults, and completes names. */
typedef struct engross_option {
    size_t size;
    const char *name;          /* lower case, digits, hyphens: --set pdf.NAME=VALUE */
    const char *help;          /* one sentence */
    const char *default_value; /* a value that the option allows, as a user would write it */
    const char *choices;       /* CHOICE only, else NULL */
    double minimum;            /* INTEGER and NUMBER only; both ends are allowed */
    double maximum;
    uint32_t type;     /* ENGROSS_OPTION_* */
    uint32_t reserved; /* 0 */
    /* Since minor version 1. CHOICE only: the output's extension under each choice, parted by
     * '|', in place of the descriptor's: ".xlsx|.csv". NULL where the option does not change it. */
    const char *extensions;
} engross_option;

/* One message that a plugin can report; `engross explain ID.CODE` prints its explanation. */
typedef struct engross_diagnostic_row {
    size_t size;
    const char *code;        /* lower case, digits, hyphens; shown as "pdf.glyph-missing" */
    const char *message;     /* one line, impersonal; {0} to {9} stand for the arguments */
    const char *explanation; /* what it means and how to mend it: a few sentences */
    uint32_t severity;       /* ENGROSS_SEVERITY_* */
    uint32_t reserved;       /* 0 */
} engross_diagnostic_row;

/* How one kind of node fares in this exporter's outputs. Every kind of this header but NONE has
 * one row. Whatever is not FULL is also a diagnostic of severity LOSS where it happens. */
#define ENGROSS_SUPPORT_FULL UINT32_C(1)
#define ENGROSS_SUPPORT_DEGRADED UINT32_C(2)
#define ENGROSS_SUPPORT_DROPPED UINT32_C(3)
typedef struct engross_support {
    size_t size;
    const char *note; /* what becomes of it, or NULL for FULL */
    uint32_t kind;
    uint32_t level;
} engross_support;

/* The descriptor: static data, and so is all that it points to; the host changes and frees
 * nothing. Tables may be NULL where their count is 0; no string may. The first four members are
 * frozen for ever. */
typedef struct engross_plugin {
    uint32_t magic;     /* ENGROSS_PLUGIN_MAGIC */
    uint32_t abi_major; /* ENGROSS_ABI_MAJOR of the header it was built with */
    uint32_t abi_minor; /* ENGROSS_ABI_MINOR of that header */
    uint32_t size;      /* sizeof(engross_plugin) */

    const char *id;         /* equal to the <id> of its file name: lower case, digits, hyphens */
    const char *name;       /* for people */
    const char *summary;    /* one sentence */
    const char *version;    /* in the author's own way; for people */
    const char *licence;    /* SPDX expression */
    const char *media_type; /* of the output */
    const char *extension;  /* of the output's file name, with the dot: ".pdf", ".akn.xml" */
    const engross_option *options;
    size_t option_count;
    const engross_diagnostic_row *diagnostics;
    size_t diagnostic_count;
    const engross_support *support;
    size_t support_count;

    /* Makes one output. Writes it with host->write() from beginning to end and returns
     * ENGROSS_OK; or returns another status, having reported a diagnostic of severity ERROR
     * unless the status says that the host has; then nothing is committed. Called once in a
     * process that ends afterwards; host and job live until it returns. Takes no lock that outlives
     * it, throws no exception through it, prints nothing and does not end the process. */
    int32_t (*run)(const engross_host *host, const engross_job *job);
} engross_plugin;

/* The one exported function: the descriptor, the same one at every call, never NULL. It is called
 * any number of times, also where nothing is to be exported; it takes no memory, prints nothing and
 * opens nothing. */
ENGROSS_PLUGIN_EXPORT const engross_plugin *engross_plugin_v1(void);

#ifdef __cplusplus
}
#endif

#endif
