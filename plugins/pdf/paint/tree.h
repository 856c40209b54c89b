/* Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), balanced, with text for values. */
#ifndef ENGROSS_PDF_PAINT_TREE_H
#define ENGROSS_PDF_PAINT_TREE_H

#include "paint/haru/file.h"

/* Names with values, gathered in any order. */
struct pdf_names {
    struct pdf_name_entry *entries;
    size_t count, capacity;
    struct engross_buffer bytes; /* names and values, one after the other */
};

struct pdf_name_entry {
    size_t name, name_size;   /* offset in bytes, size */
    size_t value, value_size; /* likewise, in PDF's syntax */
};

void engross_pdf_names_finish(struct pdf_names *names);
/* Adds a name, a byte string, with its value in PDF's syntax. False when memory runs out. */
bool engross_pdf_names_add(struct pdf_names *names, engross_text name, const void *value,
                           size_t value_size);
/* Writes the tree and returns the number of its root, or 0 when there is no name. Of equal names
 * the first one counts. */
uint32_t engross_pdf_names_write(struct pdf_names *names, struct pdf_file *file);
/* Writes the number tree that takes key i to objects[i], and returns the number of its root. */
uint32_t engross_pdf_numbers_write(const uint32_t *objects, uint32_t count, struct pdf_file *file);

#endif
