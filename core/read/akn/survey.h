/* The first of two passes over an Akoma Ntoso file: what must be known before the text is read.
 * The elements are told apart by their ordinals, the same in both passes. */
#ifndef ENGROSS_READ_AKN_SURVEY_H
#define ENGROSS_READ_AKN_SURVEY_H

#include "base/arena.h"
#include "read/reader.h"

#define ENGROSS_AKN_NAMESPACE "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
/* Of the versions before the standard, whose words are nearly the same. */
#define ENGROSS_AKN_OLD_NAMESPACE "http://www.akomantoso.org/"

/* Whether uri (or NULL) is the namespace of Akoma Ntoso: 3.0, a draft of it, or an older one. */
bool engross_akn_is_namespace(const char *uri);

/* What is known of an element beforehand. */
#define ENGROSS_AKN_HAS_NUMBER 1   /* a num is among its children */
#define ENGROSS_AKN_IS_HEAD 2      /* a row of header cells only */
#define ENGROSS_AKN_HAS_FIELD 4    /* a datum of the masthead stands in it */
#define ENGROSS_AKN_IS_LINE 8      /* its text is a line of recommendations */
#define ENGROSS_AKN_HAS_HEADING 16 /* a heading is among its children */

/* A datum of the metadata as the file's own exporter lists it, in the order of the document. */
struct engross_akn_entry {
    const char *name;
    const char *value; /* this one and the next: or NULL */
    const char *label; /* where the preface does not print it; "": it is to have none */
    bool is_printed;
    struct engross_akn_entry *next;
};

/* An entry of meta/references. */
struct engross_akn_term {
    const char *id;
    const char *href;
    const char *show;
};

struct engross_akn_survey {
    struct engross_arena arena;
    unsigned char *flags; /* one byte for each element */
    size_t count;
    size_t capacity;
    bool is_own; /* written by engross: it has metadata in the model's own words */
    bool has_title;
    const char *kind; /* of the document, or NULL */
    const char *language;
    const char *direction;
    const char *name;     /* doc/@name */
    const char *date;     /* of the work */
    const char *number;   /* as printed */
    const char *original; /* language translated from */
    struct engross_akn_entry *entries;
    struct engross_akn_term *terms; /* sorted by id */
    size_t term_count;
    size_t term_capacity;
};

/* ENGROSS_OK, or another status, reported. To be finished in any case. */
int32_t engross_akn_survey_run(struct engross_akn_survey *survey,
                               const struct engross_source *source,
                               struct engross_builder *builder);
void engross_akn_survey_finish(struct engross_akn_survey *survey);
/* The entry of meta/references with that id (size bytes), or NULL. */
const struct engross_akn_term *engross_akn_term_find(const struct engross_akn_survey *survey,
                                                     const char *id, size_t size);
/* Whether an element of that name is a datum of the masthead (docNumber, session ...). */
bool engross_akn_is_field(const char *name, const char *inline_name, size_t size);

#endif
