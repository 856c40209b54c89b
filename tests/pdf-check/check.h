/* What PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a file and its structure, as far
 * as it can be told without their validator. */
#ifndef ENGROSS_TESTS_PDF_CHECK_CHECK_H
#define ENGROSS_TESTS_PDF_CHECK_CHECK_H

#include "object.h"

/* Marked content that the structure names. */
struct mark {
    size_t page;    /* object number */
    size_t number;  /* MCID */
    size_t element; /* object number */
    bool is_shown;
};

struct check {
    struct file *file;
    size_t faults;
    struct mark *marks; /* sorted by page and number once the structure has been walked */
    size_t mark_count, mark_capacity;
    size_t *parents; /* the parent tree: the object of each key, 0: none */
    size_t parent_count;
    struct font **fonts; /* in use */
    size_t font_count;
};

/* Says what is wrong, up to some times, and counts it. */
void fault(struct check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The mark of that page and number, or NULL. */
struct mark *find_mark(const struct check *check, size_t page, size_t number);

void check_catalog(struct check *check);   /* catalog.c: language, metadata, intent, limits */
void check_structure(struct check *check); /* structure.c: the tree, and what it names */
void check_tables(struct check *check, struct value *table); /* table.c: even rows, headers */
void check_pages(struct check *check); /* page.c: content streams, annotations */
/* font.c: a font in use, known by its resource. */
struct font;
struct font *font_open(struct check *check, const struct value *reference);
/* The code that stands at a byte of text is shown, within a Span of ActualText or not; how many
 * bytes it takes. */
size_t font_use(struct check *check, const struct font *font, const struct value *text, size_t at,
                bool has_actual_text);

#endif
