/* The structure tree (ISO 32000-1, 14.7): elements live until they are done and the page after has
 * been painted, then they are written; what stays is a number or two of each for the parent tree
 * and the identifiers. */
#ifndef ENGROSS_PDF_PAINT_STRUCTURE_H
#define ENGROSS_PDF_PAINT_STRUCTURE_H

#include "page.h"
#include "paint/haru/file.h"
#include "paint/tree.h"

struct pdf_structure {
    struct pdf_file *file;
    uint32_t root;                    /* object number of the StructTreeRoot */
    uint32_t document;                /* of the one element below it */
    struct pdf_element *first, *last; /* elements not yet written, in order of creation */
    struct pdf_element *done;         /* since the last page, and */
    struct pdf_element *aged;         /* before it: written when the next page has been painted */
    struct pdf_names identifiers;
    /* parent tree: the object for each key, in order of the keys */
    uint32_t *parents;
    uint32_t parent_count, parent_capacity;
    struct engross_buffer scratch;
};

void engross_pdf_structure_init(struct pdf_structure *structure, struct pdf_file *file);
void engross_pdf_structure_finish(struct pdf_structure *structure);
/* As engross_pdf_paint_element() and engross_pdf_paint_element_done(). */
struct pdf_element *engross_pdf_structure_new(struct pdf_structure *structure,
                                              struct pdf_element *parent, enum pdf_role role,
                                              const struct pdf_element_attributes *attributes);
void engross_pdf_structure_done(struct pdf_structure *structure, struct pdf_element *element);

/* The structure type as PDF names it. */
const char *engross_pdf_role_name(enum pdf_role role);
enum pdf_role engross_pdf_element_role(const struct pdf_element *element);
uint32_t engross_pdf_element_number(const struct pdf_element *element);

/* Marked content of a page becomes the element's next child; page is its object number. */
void engross_pdf_structure_add_mark(struct pdf_structure *structure, struct pdf_element *element,
                                    uint32_t page, uint32_t mark);
/* So does an annotation (14.7.4.3). */
void engross_pdf_structure_add_object(struct pdf_structure *structure, struct pdf_element *element,
                                      uint32_t page, uint32_t object);
/* Widens the box of a figure by a rectangle in the page's coordinates. */
void engross_pdf_structure_add_box(struct pdf_element *element, double left, double bottom,
                                   double right, double top);
/* The next key of the parent tree (14.7.4.4), which takes to object. */
uint32_t engross_pdf_structure_add_parent(struct pdf_structure *structure, uint32_t object);

/* Writes the elements that were done before the page just painted. */
void engross_pdf_structure_page_painted(struct pdf_structure *structure);
/* Writes all other elements, the trees and the root. */
void engross_pdf_structure_write(struct pdf_structure *structure);

#endif
