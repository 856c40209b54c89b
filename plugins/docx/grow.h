/* Arrays that grow by doubling. */
#ifndef ENGROSS_DOCX_GROW_H
#define ENGROSS_DOCX_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one element more in an array of count elements of size bytes. elements is the
 * address of the array's pointer, which free() takes. False when memory runs out; the array is
 * then as it was. */
bool engross_docx_grow(void *elements, size_t count, size_t *capacity, size_t size);

#endif
