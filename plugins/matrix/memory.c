#include "matrix.h"

#include <string.h>

bool engross_matrix_grow(const engross_host *host, void *elements, size_t count, size_t *capacity,
                         size_t size) {
    if (count < *capacity)
        return true;
    size_t more = *capacity == 0 ? 64 : *capacity * 2;
    char *grown = host->allocate(host, more * size);
    if (grown == NULL)
        return false;
    void *old;
    memcpy(&old, elements, sizeof old);
    if (count > 0)
        memcpy(grown, old, count * size);
    memcpy(elements, &grown, sizeof grown);
    *capacity = more;
    return true;
}
