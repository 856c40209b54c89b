/* How much of a vertical list goes into a column, and where it is best ended. */
#ifndef ENGROSS_PDF_LAYOUT_FIT_H
#define ENGROSS_PDF_LAYOUT_FIT_H

#include "layout/vertical.h"

struct pdf_fit_request {
    size_t start, limit; /* items from start to before limit */
    bool complete;       /* nothing will come after limit that could change the choice */
    bool may_be_empty;   /* the column before was not empty: taking nothing is allowed */
    bool with_notes;     /* notes of the items take their room below them */
    double available;
    double note_room;  /* taken once, by the rule and the space above the first note */
    bool no_new_notes; /* notes of earlier pages fill the foot: new ones must wait */
};

struct pdf_fit {
    size_t end;    /* items from start to before end go in; SPACE at either side takes nothing */
    double height; /* that they take, without their notes */
    double notes;  /* that their notes take */
    bool overflow; /* there is more than fits */
};

/* Chooses the end with the least penalty and white space; where no end is allowed, the last
 * possible. Takes at least one item unless may_be_empty. False: more items are needed to tell. */
bool engross_pdf_fit(const struct pdf_vertical_list *list, const struct pdf_fit_request *request,
                     struct pdf_fit *fit);
/* The same; divides a row that is taller than whole, the height of an empty column, where the
 * column ends. */
bool engross_pdf_fit_dividing(struct pdf_layout *layout, struct pdf_vertical_list *list,
                              const struct pdf_fit_request *request, double whole,
                              struct pdf_fit *fit);
/* Divides every row from first to before end that is taller than whole. Returns the new end. */
size_t engross_pdf_divide_rows(struct pdf_layout *layout, struct pdf_vertical_list *list,
                               size_t first, size_t end, double whole);

#endif
