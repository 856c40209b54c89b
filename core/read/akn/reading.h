/* The second pass over an Akoma Ntoso file: elements become calls of the builder. What the files of
 * this folder share. */
#ifndef ENGROSS_READ_AKN_READING_H
#define ENGROSS_READ_AKN_READING_H

#include "read/akn/survey.h"
#include "read/xml/sax.h"

#include <libxml/hash.h>

/* What becomes of the characters in an element. */
enum engross_akn_mode {
    ENGROSS_AKN_MODE_TEXT,    /* the document's text */
    ENGROSS_AKN_MODE_COLLECT, /* an attribute: a number, a speaker */
    ENGROSS_AKN_MODE_LABEL,   /* in the masthead, beside its data */
    ENGROSS_AKN_MODE_META,    /* nothing: metadata */
    ENGROSS_AKN_MODE_SKIP     /* nothing, as was reported */
};

struct engross_akn_reading;
struct engross_akn_frame;

/* One open element of the file. */
struct engross_akn_frame {
    enum engross_akn_mode mode;
    size_t base;        /* elements of the model that were open before it */
    bool is_preface;    /* in the preface or on the cover */
    const char *style;  /* of the list it is; NULL: it is none */
    char *id;           /* of that list or line, or NULL */
    char *refers;       /* entries of the recommendations that a line names, or NULL */
    uint32_t attribute; /* that collected text is for; NONE: what surrounds decides */
    char language[40];  /* of a paragraph of the masthead */
    char direction[8];
    void (*end)(struct engross_akn_reading *reading, struct engross_akn_frame *frame);
};

/* One open element of the model. */
struct engross_akn_open {
    uint32_t kind;
    uint32_t last;    /* kind of its last child, or NONE */
    bool is_implicit; /* the file has no element for it */
    bool is_numbered;
};

struct engross_akn_reading {
    struct engross_builder *builder;
    struct engross_sax *sax;
    struct engross_akn_survey survey;
    struct engross_akn_frame *frames;
    size_t frame_count;
    size_t frame_capacity;
    struct engross_akn_open *opens; /* below CONTENT */
    size_t open_count;
    size_t open_capacity;
    size_t ordinal; /* of the next element */
    engross_position position;
    struct engross_buffer collected;
    const struct engross_akn_entry *entry; /* the next of the survey's */
    size_t titles;                         /* fields made of the long title so far */
    bool has_body;
    xmlHashTablePtr reported; /* codes and names that were reported */
    xmlHashTablePtr ids;
};

/* reading.c */

/* An attribute's value, {NULL, 0} where it is not there; not NUL-terminated. */
engross_text engross_akn_attribute(const struct engross_sax_element *element, const char *name);
/* The same for one that the exporter adds in the words of the document model. */
engross_text engross_akn_model_attribute(const struct engross_sax_element *element,
                                         const char *name);
bool engross_akn_text_is(engross_text text, const char *string);
/* Copies text into the reading's memory; stops the reading when it runs out. */
char *engross_akn_keep(struct engross_akn_reading *reading, engross_text text);
struct engross_akn_frame *engross_akn_frame(struct engross_akn_reading *reading);
/* Reports message about name, once for each name. */
void engross_akn_report(struct engross_akn_reading *reading, enum engross_message message,
                        const char *name);

/* place.c */

/* Opens an element of kind here, closing what cannot hold it and opening what it must stand in.
 * False where that would tear apart what may not be: then nothing has changed, and the element's
 * content is to go into what is open. name is for the report of what was closed. */
bool engross_akn_place(struct engross_akn_reading *reading, uint32_t kind, const char *name);
/* Notes that the builder has an element of kind open more. */
void engross_akn_note_open(struct engross_akn_reading *reading, uint32_t kind, bool is_implicit);
/* Closes elements of the model until only count are open. */
void engross_akn_close_to(struct engross_akn_reading *reading, size_t count);
/* The kind that is open; CONTENT outside all. */
uint32_t engross_akn_top(const struct engross_akn_reading *reading);
/* Whether an element of kind is open somewhere. */
bool engross_akn_is_within(const struct engross_akn_reading *reading, uint32_t kind);
/* Characters of the document's text, where they may stand. */
void engross_akn_write_text(struct engross_akn_reading *reading, const char *data, size_t size);
void engross_akn_set(struct engross_akn_reading *reading, uint32_t attribute, engross_text value);
/* ID, language, direction, alignment and what a number counts, from the element's attributes to the
 * one just opened. */
void engross_akn_set_common(struct engross_akn_reading *reading,
                            const struct engross_sax_element *element);

/* elements.c: what is done where an element begins. */
void engross_akn_start(struct engross_akn_reading *reading,
                       const struct engross_sax_element *element, unsigned flags);

/* fields.c: the masthead and what the metadata say beside it. */
void engross_akn_start_field(struct engross_akn_reading *reading,
                             const struct engross_sax_element *element);
void engross_akn_start_preface_paragraph(struct engross_akn_reading *reading,
                                         const struct engross_sax_element *element);
/* Opens a title or subtitle for a paragraph of the long title that has no docTitle. */
bool engross_akn_start_title(struct engross_akn_reading *reading);
/* Fields that are not printed up to the next one that is, or to the end. */
void engross_akn_write_unprinted(struct engross_akn_reading *reading);
/* What only the metadata say. */
void engross_akn_write_missing_fields(struct engross_akn_reading *reading);
/* What the whole document says: kind, language, direction. */
void engross_akn_write_document(struct engross_akn_reading *reading);

#endif
