/* From text to pieces: the smallest things that a line is made of, shaped and measured, each with
 * what may happen after it. */
#ifndef ENGROSS_PDF_LAYOUT_PIECES_H
#define ENGROSS_PDF_LAYOUT_PIECES_H

#include "layout/inline.h"

/* Penalties of ending a line after a piece; PDF_FORCED ends it always, PDF_FORBIDDEN never. */
#define PDF_FORBIDDEN 10000.0
#define PDF_FORCED (-10000.0)

struct pdf_piece {
    const struct pdf_word *word; /* shaped; where the piece is a part of it, the whole */
    const struct pdf_look *look;
    uint32_t start, end;   /* bytes of the text */
    uint32_t word_start;   /* byte of the text at which word begins: parts of one word share it */
    float width;           /* points */
    float stretch, shrink; /* points, for justifying */
    float penalty;         /* of ending a line after it */
    float hyphen;          /* width of the hyphen that such an end adds, or 0 */
    unsigned char level;   /* bidirectional embedding level */
    bool space;            /* vanishes at the end of a line */
    bool part;             /* the word goes on in the next piece */
};

struct pdf_pieces {
    struct pdf_piece *pieces;
    size_t count, capacity;
    unsigned char *breaks; /* enum pdf_break, one a byte of the text */
    unsigned char *levels; /* one a byte */
    uint32_t *characters;  /* scratch for the bidirectional algorithm */
    signed char *character_levels;
    size_t byte_capacity;
    bool mixed; /* not all levels are 0 */
};

void engross_pdf_pieces_finish(struct pdf_pieces *pieces);
/* Shapes text into pieces, for a paragraph of that direction. */
void engross_pdf_pieces_make(struct pdf_layout *layout, struct pdf_pieces *pieces,
                             const struct pdf_text *text, bool right_to_left);
/* Divides the words at their hyphenation points, where their looks allow it. */
void engross_pdf_pieces_hyphenate(struct pdf_layout *layout, struct pdf_pieces *pieces,
                                  const struct pdf_text *text);
/* Divides pieces wider than width where clusters meet, as a last resort. */
void engross_pdf_pieces_divide(struct pdf_layout *layout, struct pdf_pieces *pieces, double width);
/* The word for a part of a piece's word, from start to end, with a hyphen after it or not. */
const struct pdf_word *engross_pdf_piece_shape(struct pdf_layout *layout,
                                               const struct pdf_piece *piece, const char *text,
                                               uint32_t start, uint32_t end, bool hyphen);

#endif
