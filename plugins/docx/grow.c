#include "grow.h"

#include <stdlib.h>

#define FIRST_CAPACITY 16

bool engross_docx_grow(void *elements, size_t count, size_t *capacity, size_t size) {
    void **array = elements;
    if (count < *capacity)
        return true;
    size_t wanted = *capacity == 0 ? FIRST_CAPACITY : 2 * *capacity;
    void *grown = realloc(*array, wanted * size);
    if (grown == NULL)
        return false;
    *array = grown;
    *capacity = wanted;
    return true;
}
