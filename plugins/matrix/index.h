/* The index of recommendations that is joined to the document: an export of the Universal Human
 * Rights Index, or any table with the same columns. */
#ifndef ENGROSS_MATRIX_INDEX_H
#define ENGROSS_MATRIX_INDEX_H

#include "base/buffer.h"
#include "engross/plugin.h"
#include "map.h"

#include <stdbool.h>

/* What is known of a recommendation. */
enum engross_matrix_fact {
    ENGROSS_MATRIX_FACT_NUMBER,
    ENGROSS_MATRIX_FACT_TEXT,
    ENGROSS_MATRIX_FACT_STATES, /* who recommends */
    ENGROSS_MATRIX_FACT_POSITION,
    ENGROSS_MATRIX_FACT_THEMES,
    ENGROSS_MATRIX_FACT_COUNTRIES, /* to whom */
    ENGROSS_MATRIX_FACT_CYCLE,
    ENGROSS_MATRIX_FACT_SESSION,
    ENGROSS_MATRIX_FACT_TYPE,
    ENGROSS_MATRIX_FACT_COUNT
};

struct engross_matrix_record {
    engross_text facts[ENGROSS_MATRIX_FACT_COUNT];
    int64_t cycle; /* 0: not known */
    bool is_named; /* in the document */
};

struct engross_matrix_index {
    const engross_host *host;
    engross_text state;      /* of the document as printed; may be absent */
    engross_text state_code; /* ISO 3166-1 alpha-3; may be absent */
    struct engross_matrix_record *records;
    size_t count;
    size_t capacity;
    size_t seen;                                            /* records in the file */
    struct engross_buffer facts[ENGROSS_MATRIX_FACT_COUNT]; /* of the record being read */
    struct engross_matrix_map by_number; /* with the record's cycle, and with -1 whatever it is */
    const char *fault;                   /* what is wrong with the file, or NULL */
    size_t line;                         /* where */
};

/* A file has at most so many records. */
#define ENGROSS_MATRIX_RECORDS 200000

/* index.c: loads the file that the option names. ENGROSS_OK, or reported. */
int32_t engross_matrix_index_load(struct engross_matrix_index *index, engross_text path);
void engross_matrix_index_finish(struct engross_matrix_index *index);

/* The fact that a column or key of that name holds, COUNT for none. */
enum engross_matrix_fact engross_matrix_fact_find(const char *name, size_t size);
/* Adds a value to the record being read; several are joined with "; ". */
void engross_matrix_record_put(struct engross_matrix_index *index, enum engross_matrix_fact fact,
                               const char *data, size_t size);
/* Ends the record. False when memory or the limit is used up. */
bool engross_matrix_record_end(struct engross_matrix_index *index);

/* index_json.c, index_values.c: what the file says, as records. False with index->fault and line,
 * or where engross_matrix_record_end() said so. */
bool engross_matrix_read_json(struct engross_matrix_index *index, const char *data, size_t size);
bool engross_matrix_read_values(struct engross_matrix_index *index, const char *data, size_t size);

#endif
