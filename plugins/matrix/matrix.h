/* What the files of the matrix exporter share: one struct engross_matrix for each run. Internal to
 * plugins/matrix. */
#ifndef ENGROSS_MATRIX_MATRIX_H
#define ENGROSS_MATRIX_MATRIX_H

#include "engross/plugin.h"
#include "index.h"
#include "labels.h"
#include "map.h"

#include "kit/report.h"
#include "kit/walk.h"

/* Rows of the plugin's table of diagnostics, in its order. */
enum engross_matrix_diagnostic {
#define X(name, code, severity, message, explanation) ENGROSS_MATRIX_##name,
#include "diagnostics.def"
#undef X
    ENGROSS_MATRIX_DIAGNOSTIC_COUNT
};

/* A printed line of recommendations, with what stands beneath it. */
struct engross_matrix_line {
    const engross_node *node;
    engross_text theme;      /* heading of its section */
    engross_text paragraphs; /* "16-21, 23" */
    engross_text answer;
    engross_text text;   /* of the one that it prints in full, or empty */
    engross_text states; /* that made that one */
};

/* That a line names a recommendation. */
struct engross_matrix_mention {
    const struct engross_matrix_line *line;
    struct engross_matrix_mention *next;
};

/* One recommendation: one row. */
struct engross_matrix_row {
    engross_text number;
    int64_t cycle; /* 0: not known */
    struct engross_matrix_mention *mentions;
    struct engross_matrix_mention *last;
    const struct engross_matrix_record *record; /* of the index, or NULL */
};

struct engross_matrix {
    const engross_host *host;
    const engross_view *view;
    const engross_job *job;
    enum engross_matrix_language language; /* of the labels */
    struct engross_matrix_row *rows;
    size_t count;
    size_t capacity;
    size_t named; /* the first rows are those that the document names */
    struct engross_matrix_map by_number;
    struct engross_matrix_index index;
    bool has_index;
};

/* plugin.c */
extern const engross_plugin engross_matrix_plugin;

/* export.c */
int32_t engross_matrix_run(const engross_host *host, const engross_job *job);

/* collect.c: a row for each recommendation that the document names. */
int32_t engross_matrix_collect(struct engross_matrix *matrix);
/* A new row at the end, or NULL when memory runs out. */
struct engross_matrix_row *engross_matrix_add_row(struct engross_matrix *matrix,
                                                  engross_text number, int64_t cycle);

/* answer.c: fills in paragraphs and answer of a line from the blocks beneath it. */
int32_t engross_matrix_answer(struct engross_matrix *matrix, struct engross_matrix_line *line);

/* printed.c: fills in text and States of a line that prints a recommendation in full. */
int32_t engross_matrix_read_printed(struct engross_matrix *matrix,
                                    struct engross_matrix_line *line);

/* join.c: records of the index to the rows, and rows for those that the document does not name. */
int32_t engross_matrix_join(struct engross_matrix *matrix);

/* workbook.c, values.c: the whole output. */
int32_t engross_matrix_write_workbook(const struct engross_matrix *matrix);
int32_t engross_matrix_write_values(const struct engross_matrix *matrix);

/* memory.c: makes room in a growing array of the job's memory for one element more; false when it
 * runs out. elements is the address of the array's pointer. */
bool engross_matrix_grow(const engross_host *host, void *elements, size_t count, size_t *capacity,
                         size_t size);

#endif
