/* The document's rows and the records of the index brought together. */
#include "matrix.h"

/* Numbers that a message names at most. */
#define NAMED_LIMIT 30

struct listing {
    struct engross_buffer numbers;
    size_t count;
};

static void list(struct listing *listing, engross_text number) {
    if (listing->count++ > NAMED_LIMIT)
        return;
    if (listing->numbers.size > 0)
        engross_buffer_append_string(&listing->numbers, ", ");
    if (listing->count > NAMED_LIMIT)
        engross_buffer_append_string(&listing->numbers, "...");
    else
        engross_buffer_append(&listing->numbers, number.data, number.size);
}

/* Reports that so many of total are as the message says, and which; nothing for none. */
static void report(const struct engross_matrix *matrix, enum engross_matrix_diagnostic message,
                   const struct listing *listing, size_t total, const engross_node *node) {
    struct engross_buffer figures[2] = {ENGROSS_BUFFER_INIT, ENGROSS_BUFFER_INIT};
    engross_buffer_append_integer(&figures[0], (int64_t)listing->count);
    engross_buffer_append_integer(&figures[1], (int64_t)total);
    bool failed = engross_buffer_failed(&figures[0]) || engross_buffer_failed(&figures[1]) ||
                  engross_buffer_failed(&listing->numbers);
    if (listing->count > 0 && !failed)
        engross_kit_report(matrix->host, message, node, figures[0].data, figures[1].data,
                           listing->numbers.data == NULL ? "" : listing->numbers.data, NULL);
    engross_buffer_finish(&figures[0]);
    engross_buffer_finish(&figures[1]);
}

/* The record of a row: of its cycle, or where one of the two says none, of its number. */
static struct engross_matrix_record *record_of(const struct engross_matrix *matrix,
                                               const struct engross_matrix_row *row) {
    const struct engross_matrix_map *map = &matrix->index.by_number;
    size_t found = engross_matrix_map_find(map, row->cycle, row->number);
    if (found == ENGROSS_MATRIX_NONE && row->cycle != 0)
        found = engross_matrix_map_find(map, 0, row->number);
    if (found == ENGROSS_MATRIX_NONE && row->cycle == 0)
        found = engross_matrix_map_find(map, -1, row->number);
    return found == ENGROSS_MATRIX_NONE ? NULL : &matrix->index.records[found];
}

static void join_named(struct engross_matrix *matrix) {
    struct listing missing = {0};
    const engross_node *first = NULL;
    for (size_t i = 0; i < matrix->named; i++) {
        struct engross_matrix_row *row = &matrix->rows[i];
        struct engross_matrix_record *record = record_of(matrix, row);
        row->record = record;
        if (record != NULL) {
            record->is_named = true;
            continue;
        }
        if (first == NULL)
            first = row->mentions->line->node;
        list(&missing, row->number);
    }
    report(matrix, ENGROSS_MATRIX_NOT_IN_INDEX, &missing, matrix->named, first);
    engross_buffer_finish(&missing.numbers);
}

/* Whether a record is of a cycle that the document deals with. */
static bool is_of_document(const struct engross_matrix *matrix, int64_t cycle) {
    if (cycle == 0 || matrix->named == 0)
        return true;
    for (size_t i = 0; i < matrix->named; i++)
        if (matrix->rows[i].cycle == cycle || matrix->rows[i].cycle == 0)
            return true;
    return false;
}

static int32_t add_unnamed(struct engross_matrix *matrix) {
    struct listing unnamed = {0};
    size_t taken = 0;
    int64_t cycle = -1; /* the last one that was looked up, and the answer */
    bool is_wanted = false;
    int32_t status = ENGROSS_OK;
    for (size_t i = 0; i < matrix->index.count && status == ENGROSS_OK; i++) {
        const struct engross_matrix_record *record = &matrix->index.records[i];
        if (record->cycle != cycle)
            is_wanted = is_of_document(matrix, record->cycle);
        cycle = record->cycle;
        if (!is_wanted && !record->is_named)
            continue;
        taken++;
        if (record->is_named)
            continue;
        engross_text number = record->facts[ENGROSS_MATRIX_FACT_NUMBER];
        struct engross_matrix_row *row = engross_matrix_add_row(matrix, number, record->cycle);
        status = row == NULL ? ENGROSS_NO_MEMORY : ENGROSS_OK;
        if (row != NULL)
            row->record = record;
        list(&unnamed, number);
    }
    const struct listing passed = {.count = matrix->index.seen - taken};
    report(matrix, ENGROSS_MATRIX_INDEX_PASSED_OVER, &passed, matrix->index.seen, NULL);
    report(matrix, ENGROSS_MATRIX_NOT_ANSWERED, &unnamed, taken, NULL);
    engross_buffer_finish(&unnamed.numbers);
    return status;
}

int32_t engross_matrix_join(struct engross_matrix *matrix) {
    join_named(matrix);
    return add_unnamed(matrix);
}
