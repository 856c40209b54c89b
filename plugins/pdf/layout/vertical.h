/* What stands below one another in a column: lines, rows, figures, rules and the space between
 * them, in a list that page.c breaks into columns. */
#ifndef ENGROSS_PDF_LAYOUT_VERTICAL_H
#define ENGROSS_PDF_LAYOUT_VERTICAL_H

#include "layout/pieces.h"

/* Penalties of ending a column before an item, as for lines. */
#define PDF_KEEP PDF_FORBIDDEN

enum pdf_vertical_kind {
    PDF_VERTICAL_LINE,
    PDF_VERTICAL_SPACE, /* vanishes at the top and the foot of a column */
    PDF_VERTICAL_RULE,
    PDF_VERTICAL_FIGURE,
    PDF_VERTICAL_ROW,
    PDF_VERTICAL_ANCHOR, /* a destination */
    PDF_VERTICAL_DONE,   /* nothing more of a block tag follows */
    PDF_VERTICAL_BREAK,  /* a new page begins */
    PDF_VERTICAL_TABLE_END
};

/* A run of one font on a line. */
struct pdf_fragment {
    const struct pdf_word *word;
    const struct pdf_run *run; /* of word */
    const struct pdf_look *look;
    float x;          /* from the line's left edge */
    float extra;      /* added to the advance of a space by justifying */
    bool space;       /* nothing to see */
    bool soft_hyphen; /* its last character is a hyphen of the line break's */
    unsigned char level;
};

struct pdf_line {
    float baseline; /* from the line's top */
    uint32_t fragment_count;
    struct pdf_fragment fragments[]; /* in logical order */
};

struct pdf_rule {
    float x, width, thickness, above; /* above: space between the item's top and the rule */
    uint32_t colour;
};

/* A box drawn behind or beside all items of a block. */
struct pdf_frame {
    const struct pdf_frame *parent; /* drawn before it; or NULL */
    float x, width;
    float rule; /* thickness of a rule at the start side, or 0 */
    bool has_background, right_to_left;
    uint32_t background, rule_colour;
};

struct pdf_figure {
    const struct pdf_image *image;
    struct pdf_tag *tag; /* NULL: decorative */
    float width, height;
};

struct pdf_vertical_list;

/* A note as it waits for its page. */
struct pdf_note {
    struct pdf_note *next; /* of the same item */
    bool ends_line;        /* the last one of its line, whose notes a row's go on after */
    struct pdf_vertical_list *list;
    float height;
};

struct pdf_vertical {
    unsigned char kind; /* enum pdf_vertical_kind */
    bool spanning;      /* over all columns of the page */
    float x;            /* from the column's left edge */
    float height;       /* all that it takes */
    float penalty;      /* of ending the column before it */
    const struct pdf_frame *frame;
    struct pdf_note *notes; /* whose marks stand in it; in a cell those of lines alone are true */
    uint64_t mark;          /* of the queue's store when its block was begun */
    union {
        const struct pdf_line *line;
        const struct pdf_rule *rule;
        const struct pdf_figure *figure;
        struct pdf_row *row;
        struct pdf_tag *tag;
        struct pdf_table *table;
        const engross_text *anchor;
    };
};

/* A list and a queue: items are appended at its end and taken from its head, either in the time
 * that they take alone, however many others wait. */
struct pdf_vertical_list {
    struct pdf_vertical *items; /* the first that has not been taken */
    size_t count, capacity;
    size_t taken; /* room before items that those taken have left */
    bool stored;  /* lies in a store, nothing to append to or to finish */
};

/* Appends a zeroed item of that kind; NULL when memory runs out (layout->status). */
struct pdf_vertical *engross_pdf_vertical_append(struct pdf_layout *layout,
                                                 struct pdf_vertical_list *list,
                                                 enum pdf_vertical_kind kind);
/* Appends copies of count items; false when memory runs out (layout->status). */
bool engross_pdf_vertical_extend(struct pdf_layout *layout, struct pdf_vertical_list *list,
                                 const struct pdf_vertical *items, size_t count);
/* Inserts a copy of item before index at. */
bool engross_pdf_vertical_insert(struct pdf_layout *layout, struct pdf_vertical_list *list,
                                 size_t at, const struct pdf_vertical *item);
/* Takes the first count items away. */
void engross_pdf_vertical_take(struct pdf_vertical_list *list, size_t count);
void engross_pdf_vertical_finish(struct pdf_vertical_list *list);
/* The height of items from first to before end, space at both ends included. */
double engross_pdf_vertical_height(const struct pdf_vertical_list *list, size_t first, size_t end);
/* A copy of list in the store in use, that needs no finish; items may be inserted, not appended. */
struct pdf_vertical_list *engross_pdf_vertical_store(struct pdf_layout *layout,
                                                     const struct pdf_vertical_list *list);

#endif
