/* The words of the matrix in the languages that documents of this field are written in. */
#ifndef ENGROSS_MATRIX_LABELS_H
#define ENGROSS_MATRIX_LABELS_H

#include "engross/plugin.h"

enum engross_matrix_language {
    ENGROSS_MATRIX_LANGUAGE_EN,
    ENGROSS_MATRIX_LANGUAGE_FR,
    ENGROSS_MATRIX_LANGUAGE_ES,
    ENGROSS_MATRIX_LANGUAGE_RU,
    ENGROSS_MATRIX_LANGUAGE_KK,
    ENGROSS_MATRIX_LANGUAGE_AR,
    ENGROSS_MATRIX_LANGUAGE_ZH,
    ENGROSS_MATRIX_LANGUAGE_COUNT
};

enum engross_matrix_label {
#define X(name, ...) ENGROSS_MATRIX_LABEL_##name,
#include "labels.def"
#undef X
    ENGROSS_MATRIX_LABEL_COUNT
};

/* The language of a tag, English where there are no labels in it. */
enum engross_matrix_language engross_matrix_language_find(engross_text tag);
const char *engross_matrix_label(enum engross_matrix_language language,
                                 enum engross_matrix_label label);

#endif
