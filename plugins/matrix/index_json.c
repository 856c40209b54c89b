/* JSON (RFC 8259), strictly. Objects that stand in an array are records; their members that are
 * words, numbers or arrays of those are facts, whatever else is there is checked and passed
 * over. */
#include "index.h"

#include "base/utf8.h"

#include <string.h>

#define DEPTH 32

struct json {
    struct engross_matrix_index *index;
    const char *data;
    size_t size;
    size_t at;
    struct engross_buffer word;
    bool is_in_record;
    int record_depth;              /* of its members; what is nested deeper says nothing of it */
    enum engross_matrix_fact fact; /* that values are of; COUNT: none */
};

static bool fail(struct json *json, const char *fault) {
    if (json->index->fault != NULL)
        return false;
    json->index->fault = fault;
    json->index->line = 1;
    for (size_t i = 0; i < json->at && i < json->size; i++)
        json->index->line += json->data[i] == '\n';
    return false;
}

static char peek(struct json *json) {
    while (json->at < json->size && memchr(" \t\r\n", json->data[json->at], 4) != NULL)
        json->at++;
    return json->at < json->size ? json->data[json->at] : '\0';
}

static bool accept(struct json *json, char c) {
    if (peek(json) != c || json->at >= json->size)
        return false;
    json->at++;
    return true;
}

/* Four hexadecimal digits; UINT32_MAX where they are not there. */
static uint32_t read_unit(struct json *json) {
    uint32_t unit = 0;
    for (int i = 0; i < 4; i++, json->at++) {
        static const char digits[] = "0123456789abcdef";
        char c = json->at < json->size ? json->data[json->at] : '\0';
        const char *digit = c == '\0' ? NULL : strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c);
        if (digit == NULL)
            return UINT32_MAX;
        unit = unit * 16 + (uint32_t)(digit - digits);
    }
    return unit;
}

static bool read_codepoint(struct json *json) {
    uint32_t unit = read_unit(json);
    if (unit >= 0xD800 && unit < 0xDC00) {
        if (json->at + 1 >= json->size || memcmp(json->data + json->at, "\\u", 2) != 0)
            return fail(json, "half of a character stands alone");
        json->at += 2;
        uint32_t low = read_unit(json);
        if (low < 0xDC00 || low > 0xDFFF)
            return fail(json, "half of a character stands alone");
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    if (unit > 0x10FFFF || (unit >= 0xD800 && unit < 0xE000))
        return fail(json, "\\u is not followed by a character");
    engross_buffer_append_codepoint(&json->word, unit);
    return true;
}

static bool read_escape(struct json *json) {
    static const char signs[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    char c = json->at < json->size ? json->data[json->at++] : '\0';
    if (c == 'u')
        return read_codepoint(json);
    const char *sign = c == '\0' ? NULL : strchr(signs, c);
    if (sign == NULL)
        return fail(json, "a backslash is not followed by what it may be");
    engross_buffer_append_char(&json->word, meant[sign - signs]);
    return true;
}

/* Reads words, their opening quote already taken, into json->word. */
static bool read_word(struct json *json) {
    engross_buffer_clear(&json->word);
    engross_buffer_append_string(&json->word, "");
    while (json->at < json->size) {
        char c = json->data[json->at++];
        if (c == '"')
            return true;
        if ((unsigned char)c < ' ') {
            json->at--;
            return fail(json, "a line end or control character stands in words");
        }
        if (c != '\\')
            engross_buffer_append_char(&json->word, c);
        else if (!read_escape(json))
            return false;
    }
    return fail(json, "words have no end");
}

static size_t skip_digits(struct json *json) {
    size_t start = json->at;
    while (json->at < json->size && json->data[json->at] >= '0' && json->data[json->at] <= '9')
        json->at++;
    return json->at - start;
}

/* A number (section 6) or one of the three names, into json->word; null is no words. */
static bool read_literal(struct json *json) {
    static const char *const names[] = {"null", "true", "false"};
    engross_buffer_clear(&json->word);
    engross_buffer_append_string(&json->word, "");
    for (size_t i = 0; i < 3; i++) {
        size_t size = strlen(names[i]);
        if (json->size - json->at >= size && memcmp(json->data + json->at, names[i], size) == 0) {
            json->at += size;
            engross_buffer_append_string(&json->word, i == 0 ? "" : names[i]);
            return true;
        }
    }
    size_t start = json->at;
    json->at += json->at < json->size && json->data[json->at] == '-';
    bool leads_with_zero = json->at < json->size && json->data[json->at] == '0';
    size_t digits = skip_digits(json);
    bool good = digits > 0 && (digits == 1 || !leads_with_zero);
    if (good && json->at < json->size && json->data[json->at] == '.') {
        json->at++;
        good = skip_digits(json) > 0;
    }
    if (good && json->at < json->size && (json->data[json->at] | 32) == 'e') {
        json->at++;
        json->at += json->at < json->size && strchr("+-", json->data[json->at]) != NULL;
        good = skip_digits(json) > 0;
    }
    engross_buffer_append(&json->word, json->data + start, json->at - start);
    return good || fail(json, "this is no value");
}

static bool read_value(struct json *json, int depth, bool is_in_array);

static bool read_member(struct json *json, int depth) {
    if (!accept(json, '"'))
        return fail(json, "the name of a member is expected");
    if (!read_word(json))
        return false;
    enum engross_matrix_fact outer = json->fact;
    if (json->is_in_record && depth == json->record_depth)
        json->fact = engross_matrix_fact_find(json->word.data, json->word.size);
    bool good =
        accept(json, ':') ? read_value(json, depth, false) : fail(json, "a colon is expected");
    json->fact = outer;
    return good;
}

static bool read_object(struct json *json, int depth, bool is_in_array) {
    bool is_record = is_in_array && !json->is_in_record;
    enum engross_matrix_fact outer = json->fact;
    json->is_in_record = json->is_in_record || is_record;
    json->fact = ENGROSS_MATRIX_FACT_COUNT;
    if (is_record)
        json->record_depth = depth;
    bool good = true;
    if (!accept(json, '}')) {
        do
            good = read_member(json, depth);
        while (good && accept(json, ','));
        if (good && !accept(json, '}'))
            good = fail(json, "a comma or a closing brace is expected");
    }
    json->fact = outer;
    if (!good || !is_record)
        return good;
    json->is_in_record = false;
    return engross_matrix_record_end(json->index);
}

static bool read_array(struct json *json, int depth) {
    if (accept(json, ']'))
        return true;
    bool good;
    do
        good = read_value(json, depth, true);
    while (good && accept(json, ','));
    if (good && !accept(json, ']'))
        good = fail(json, "a comma or a closing bracket is expected");
    return good;
}

/* Calls itself through arrays and objects, no deeper than DEPTH. */
static bool read_value(struct json *json, int depth, bool is_in_array) {
    if (depth == DEPTH)
        return fail(json, "values are nested more than 32 deep");
    if (accept(json, '{'))
        return read_object(json, depth + 1, is_in_array);
    if (accept(json, '['))
        return read_array(json, depth + 1);
    if (!(accept(json, '"') ? read_word(json) : read_literal(json)))
        return false;
    if (json->is_in_record && json->fact != ENGROSS_MATRIX_FACT_COUNT)
        engross_matrix_record_put(json->index, json->fact, json->word.data, json->word.size);
    return true;
}

bool engross_matrix_read_json(struct engross_matrix_index *index, const char *data, size_t size) {
    struct json json = {
        .index = index, .data = data, .size = size, .fact = ENGROSS_MATRIX_FACT_COUNT};
    bool good = read_value(&json, 0, false);
    if (good && (peek(&json) != '\0' || json.at < size))
        good = fail(&json, "something stands behind the end");
    good = good && !engross_buffer_failed(&json.word);
    engross_buffer_finish(&json.word);
    return good;
}
