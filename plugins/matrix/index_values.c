/* Comma-separated values (RFC 4180), strictly: fields in quotes may hold anything, quotes doubled;
 * others no quote. Semicolons and tabs part fields too, where the first line has them and no
 * comma. */
#include "index.h"

#include <string.h>

#define COLUMNS 64

struct values {
    struct engross_matrix_index *index;
    const char *data;
    size_t size;
    size_t at;
    size_t line;
    char separator;
    struct engross_buffer field;
    enum engross_matrix_fact columns[COLUMNS];
    size_t column_count;
};

static bool fail(struct values *values, const char *fault) {
    values->index->fault = fault;
    values->index->line = values->line;
    return false;
}

static char separator_of(const char *data, size_t size) {
    const char *end = memchr(data, '\n', size);
    size_t length = end == NULL ? size : (size_t)(end - data);
    if (memchr(data, ',', length) != NULL)
        return ',';
    return memchr(data, ';', length) != NULL    ? ';'
           : memchr(data, '\t', length) != NULL ? '\t'
                                                : ',';
}

static bool is_at_line_end(const struct values *values) {
    if (values->at >= values->size || values->data[values->at] == '\n')
        return true;
    return values->data[values->at] == '\r' &&
           (values->at + 1 == values->size || values->data[values->at + 1] == '\n');
}

static bool read_quoted(struct values *values) {
    size_t line = values->line;
    for (values->at++; values->at < values->size; values->at++) {
        char c = values->data[values->at];
        if (c == '"') {
            if (values->at + 1 >= values->size || values->data[values->at + 1] != '"') {
                values->at++;
                if (is_at_line_end(values) || values->data[values->at] == values->separator)
                    return true;
                return fail(values, "something stands behind a field in quotes");
            }
            values->at++;
        }
        values->line += c == '\n';
        if (c != '\r')
            engross_buffer_append_char(&values->field, c);
    }
    values->line = line;
    return fail(values, "a field in quotes has no end");
}

/* Reads one field into values->field and stops before the separator or the line's end. */
static bool read_field(struct values *values) {
    engross_buffer_clear(&values->field);
    if (values->at < values->size && values->data[values->at] == '"')
        return read_quoted(values);
    while (!is_at_line_end(values) && values->data[values->at] != values->separator) {
        if (values->data[values->at] == '"')
            return fail(values, "a quote stands in a field without quotes");
        engross_buffer_append_char(&values->field, values->data[values->at++]);
    }
    return true;
}

static void end_line(struct values *values) {
    values->at += values->at < values->size && values->data[values->at] == '\r';
    values->at += values->at < values->size;
    values->line++;
}

static bool read_columns(struct values *values) {
    bool has_number = false;
    for (;;) {
        if (!read_field(values))
            return false;
        if (values->column_count == COLUMNS)
            return fail(values, "there are more than 64 columns");
        enum engross_matrix_fact fact = ENGROSS_MATRIX_FACT_COUNT;
        if (values->field.size > 0)
            fact = engross_matrix_fact_find(values->field.data, values->field.size);
        has_number =
            has_number || fact == ENGROSS_MATRIX_FACT_NUMBER || fact == ENGROSS_MATRIX_FACT_TEXT;
        values->columns[values->column_count++] = fact;
        if (is_at_line_end(values))
            break;
        values->at++;
    }
    end_line(values);
    if (!has_number) {
        values->line = 0; /* the columns' fault, not one line's */
        return fail(values, "no number");
    }
    return true;
}

static bool read_record(struct values *values) {
    for (size_t column = 0;; column++) {
        if (column == values->column_count)
            return fail(values, "the line has more fields than the first one");
        if (!read_field(values))
            return false;
        if (values->field.size > 0)
            engross_matrix_record_put(values->index, values->columns[column], values->field.data,
                                      values->field.size);
        if (is_at_line_end(values))
            break;
        values->at++;
    }
    end_line(values);
    return engross_matrix_record_end(values->index);
}

bool engross_matrix_read_values(struct engross_matrix_index *index, const char *data, size_t size) {
    struct values values = {.index = index,
                            .data = data,
                            .size = size,
                            .line = 1,
                            .separator = separator_of(data, size)};
    bool good = read_columns(&values);
    while (good && values.at < size) {
        if (is_at_line_end(&values)) /* an empty line */
            end_line(&values);
        else
            good = read_record(&values);
    }
    good = good && !engross_buffer_failed(&values.field);
    engross_buffer_finish(&values.field);
    return good;
}
