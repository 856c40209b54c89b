/* One block of text: gathered, shaped, broken into lines and queued. */
#ifndef ENGROSS_PDF_LAYOUT_PARAGRAPH_H
#define ENGROSS_PDF_LAYOUT_PARAGRAPH_H

#include "layout/vertical.h"

/* Something printed before a block's first line: a number, a bullet, a note's mark. */
struct pdf_label {
    engross_text text;
    const struct pdf_style *style;
    struct pdf_tag *tag;             /* NULL: the block's */
    const struct pdf_target *target; /* or NULL: no link */
    double x;                        /* of its column, from the measure's start edge */
    double width;                    /* of its column */
    bool at_end;                     /* set against the end of the column, a gap before the text */
    bool raised;                     /* superior, as a note's mark */
    bool hangs;                      /* all lines begin after its column */
    bool run_in; /* the text follows it on the line, and later lines begin below it */
};

struct pdf_block {
    const engross_node *node;        /* whose inlines it is; NULL: text alone */
    engross_text text;               /* instead of node's, or after it; may be absent */
    engross_text prefix;             /* words before the text: "Q:"; may be absent */
    bool plain_prefix;               /* in the text's own weight rather than bold */
    const struct pdf_style *initial; /* of the text's first initial_size bytes; or NULL */
    size_t initial_size;
    const struct pdf_style *style;
    double scale;                  /* of the style's size and leading; 0 for 1 */
    struct pdf_tag *tag;           /* what it is; ended by the caller's DONE item */
    const struct pdf_label *label; /* or NULL */
    engross_text language;
    double measure;      /* width that it lies in */
    double indent_start; /* of all lines, from the measure's start edge */
    double indent_end;
    double first_line; /* added to the first line's indent */
    enum pdf_align align;
    bool right_to_left;
    const struct pdf_frame *frame;
    float penalty;   /* of ending the column before it */
    bool keep_lines; /* all on one page */
    bool spanning;
    struct pdf_vertical_list *out;
};

/* Scratch memory that every block uses again. */
struct pdf_scratch;
struct pdf_scratch *engross_pdf_scratch_new(void);
void engross_pdf_scratch_free(struct pdf_scratch *scratch);

/* Appends the block's lines to block->out; notes whose marks stand in it hang on their lines.
 * Returns how many lines there are. */
size_t engross_pdf_paragraph(struct pdf_layout *layout, const struct pdf_block *block);
/* The widths that the block's text can take, indents included: the least (its longest word) and
 * the most (all on one line). */
void engross_pdf_paragraph_widths(struct pdf_layout *layout, const struct pdf_block *block,
                                  double *least, double *most);
/* Some words on a line of their own: a label, a running head. */
struct pdf_words {
    engross_text text;
    const struct pdf_style *style;
    double scale;
    struct pdf_tag *tag; /* or NULL: an artifact */
    engross_text language;
    bool right_to_left;
    bool parted; /* a space follows, for those who copy or listen; it takes no width */
};
/* The line, beginning at 0, and its width. NULL on failure. */
struct pdf_line *engross_pdf_plain_line(struct pdf_layout *layout, const struct pdf_words *words,
                                        double *width);

#endif
