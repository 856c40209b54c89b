/* "Did you mean": the nearest of a few known words. */
#include "engross/engross.h"

#include <stdbool.h>
#include <string.h>

#define MAXIMUM_WORD 32

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap of neighbours) that turn a into b: the restricted
 * Damerau-Levenshtein distance. MAXIMUM_WORD for words too long to compare. */
static size_t distance(const char *a, const char *b) {
    size_t rows = strlen(a), columns = strlen(b);
    if (rows >= MAXIMUM_WORD || columns >= MAXIMUM_WORD)
        return MAXIMUM_WORD;
    size_t cost[MAXIMUM_WORD + 1][MAXIMUM_WORD + 1];
    for (size_t i = 0; i <= rows; i++)
        cost[i][0] = i;
    for (size_t j = 0; j <= columns; j++)
        cost[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        for (size_t j = 1; j <= columns; j++) {
            size_t replaced = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = least(least(cost[i - 1][j], cost[i][j - 1]) + 1, replaced);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[rows][columns];
}

const char *engross_word_nearest(const char *word, const char *const *words, size_t count) {
    const char *nearest = NULL;
    size_t best = strlen(word) / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        size_t edits = distance(word, words[i]);
        if (edits < best && edits < strlen(words[i])) {
            best = edits;
            nearest = words[i];
        }
    }
    return nearest;
}
