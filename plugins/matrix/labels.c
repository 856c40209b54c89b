#include "labels.h"

#include <string.h>

static const char *const labels[ENGROSS_MATRIX_LABEL_COUNT][ENGROSS_MATRIX_LANGUAGE_COUNT] = {
#define X(name, ...) {__VA_ARGS__},
#include "labels.def"
#undef X
};

enum engross_matrix_language engross_matrix_language_find(engross_text tag) {
    static const char *const tags[] = {"en", "fr", "es", "ru", "kk", "ar", "zh"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tag.size >= 2 && memcmp(tag.data, tags[i], 2) == 0 &&
            (tag.size == 2 || tag.data[2] == '-'))
            return (enum engross_matrix_language)i;
    return ENGROSS_MATRIX_LANGUAGE_EN;
}

const char *engross_matrix_label(enum engross_matrix_language language,
                                 enum engross_matrix_label label) {
    return labels[label][language];
}
