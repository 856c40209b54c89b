/* Elements of Akoma Ntoso as they begin: the table in elements.c names for each of them one of the
 * functions here. */
#ifndef ENGROSS_READ_AKN_ELEMENTS_H
#define ENGROSS_READ_AKN_ELEMENTS_H

#include "read/akn/reading.h"

struct engross_akn_row;

/* An element that begins. */
struct engross_akn_begin {
    struct engross_akn_reading *reading;
    const struct engross_sax_element *element;
    const struct engross_akn_row *row;
    struct engross_akn_frame *frame;
    unsigned flags;
};

struct engross_akn_row {
    const char *name;
    const char *qualifier; /* the value of name or the first word of class, NULL for any */
    void (*start)(struct engross_akn_begin *start);
    uint32_t kind;
    const char *word;
    bool is_own; /* only in files of engross */
};

/* elements.c */

/* Opens an element of kind for the one that begins; false, and reported: there is no place. */
bool engross_akn_begin_kind(struct engross_akn_begin *start, uint32_t kind);
/* Whether the open element of the model has nothing yet and is of one of two kinds. */
bool engross_akn_begins_new(const struct engross_akn_begin *start, uint32_t first, uint32_t second);
/* Its children stand where it stands; that it is left out is reported. */
void engross_akn_begin_passed(struct engross_akn_begin *start);

/* structure.c */
void engross_akn_begin_section(struct engross_akn_begin *start);
void engross_akn_begin_annex(struct engross_akn_begin *start);
void engross_akn_begin_paragraph(struct engross_akn_begin *start);
void engross_akn_begin_list(struct engross_akn_begin *start);
void engross_akn_begin_item(struct engross_akn_begin *start);
void engross_akn_begin_title_block(struct engross_akn_begin *start);
void engross_akn_begin_bold_block(struct engross_akn_begin *start);
void engross_akn_begin_number(struct engross_akn_begin *start);
void engross_akn_begin_speaker(struct engross_akn_begin *start);
void engross_akn_begin_heading(struct engross_akn_begin *start);
void engross_akn_begin_notice(struct engross_akn_begin *start);

/* lines.c */
void engross_akn_begin_recommendations(struct engross_akn_begin *start);

/* tables.c */
void engross_akn_begin_caption(struct engross_akn_begin *start);
void engross_akn_begin_row(struct engross_akn_begin *start);
void engross_akn_begin_cell(struct engross_akn_begin *start);

/* inlines.c */
void engross_akn_begin_image(struct engross_akn_begin *start);
void engross_akn_begin_note(struct engross_akn_begin *start);
void engross_akn_begin_reference(struct engross_akn_begin *start);
void engross_akn_begin_page_end(struct engross_akn_begin *start);
void engross_akn_begin_line_end(struct engross_akn_begin *start);
void engross_akn_begin_underlined(struct engross_akn_begin *start);
void engross_akn_begin_quoted(struct engross_akn_begin *start);
void engross_akn_begin_span(struct engross_akn_begin *start);

#endif
