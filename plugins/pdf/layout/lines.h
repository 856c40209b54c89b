/* Where the lines of a paragraph end: Knuth and Plass's choice over the whole paragraph ("Breaking
 * Paragraphs into Lines", 1981), for justified and for ragged setting. Time and memory grow with
 * the number of pieces times the pieces of a line. */
#ifndef ENGROSS_PDF_LAYOUT_LINES_H
#define ENGROSS_PDF_LAYOUT_LINES_H

#include "layout/pieces.h"

struct pdf_measure {
    double first; /* width of the first line */
    double rest;  /* of the others */
    bool justified;
    double emergency; /* stretch that each justified line is lent when nothing else helps */
};

struct pdf_line_end {
    size_t first; /* index of the line's first piece */
    size_t last;  /* of its last one that shows, or first - 1 when none does */
    size_t end;   /* of the piece that it was ended after: shown or not */
    size_t next;  /* of the next line's first piece */
};

struct pdf_line_ends {
    struct pdf_line_end *ends;
    size_t count, capacity;
    double *sums; /* scratch */
    size_t sum_capacity;
    struct pdf_line_node *nodes;
    size_t node_count, node_capacity;
    size_t *active;
    size_t active_count, active_capacity;
};

void engross_pdf_line_ends_finish(struct pdf_line_ends *ends);
/* Chooses the ends such that no line is looser than tolerance (badness, as TeX has it; infinite
 * where it must succeed). False when there is no such choice, or on failure. */
bool engross_pdf_lines_choose(struct pdf_layout *layout, struct pdf_line_ends *ends,
                              const struct pdf_pieces *pieces, const struct pdf_measure *measure,
                              double tolerance);
/* How far a justified line's spaces are to be stretched (positive) or shrunk (negative), as parts
 * of what they can; 0 for a line that ends a paragraph and is not too long. */
double engross_pdf_line_ratio(const struct pdf_pieces *pieces, const struct pdf_line_end *end,
                              double width);

#endif
