#include "object.h"

#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 200 };

static struct value nothing = {.type = NOTHING};

static void *take(struct engross_arena *memory, size_t size) {
    void *piece = engross_arena_allocate(memory, size);
    if (piece == NULL)
        abort();
    return piece;
}

static struct value *make(struct scan *scan, enum type type) {
    struct value *value = take(scan->memory, sizeof *value);
    value->type = type;
    return value;
}

/* --- tokens -------------------------------------------------------------------------------- */

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c) {
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static void skip_space(struct scan *scan) {
    while (scan->at < scan->end && (is_space(*scan->at) || *scan->at == '%')) {
        if (*scan->at == '%')
            while (scan->at < scan->end && *scan->at != '\n')
                scan->at++;
        else
            scan->at++;
    }
}

static struct value *scan_letters(struct scan *scan, enum type type) {
    struct value *value = make(scan, type);
    value->data = scan->at;
    while (scan->at < scan->end && !is_space(*scan->at) && !is_delimiter(*scan->at))
        scan->at++;
    value->size = (size_t)(scan->at - value->data);
    if (value->size == 0 && type == WORD) /* a stray delimiter */
        scan->at++;
    return value;
}

static int digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static struct value *scan_hexadecimal(struct scan *scan) {
    struct value *value = make(scan, STRING);
    const char *start = ++scan->at;
    while (scan->at < scan->end && *scan->at != '>')
        scan->at++;
    char *data = take(scan->memory, (size_t)(scan->at - start) / 2 + 2);
    int high = -1;
    for (const char *c = start; c < scan->at; c++) {
        if (digit(*c) < 0)
            continue;
        if (high >= 0)
            data[value->size++] = (char)(high << 4 | digit(*c));
        high = high >= 0 ? -1 : digit(*c);
    }
    value->data = data;
    scan->at++;
    return value;
}

static char escaped(struct scan *scan) {
    static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
    char c = *scan->at++;
    const char *found = c != '\0' ? strchr(letters, c) : NULL;
    if (found != NULL)
        return meant[found - letters];
    if (c < '0' || c > '7')
        return c;
    int code = c - '0';
    for (int i = 0; i < 2 && scan->at < scan->end && *scan->at >= '0' && *scan->at <= '7'; i++)
        code = code * 8 + (*scan->at++ - '0');
    return (char)code;
}

static struct value *scan_string(struct scan *scan) {
    struct value *value = make(scan, STRING);
    struct engross_buffer bytes = ENGROSS_BUFFER_INIT;
    int depth = 1;
    for (scan->at++; scan->at < scan->end;) {
        char c = *scan->at++;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            break;
        engross_buffer_append_char(&bytes, c == '\\' && scan->at < scan->end ? escaped(scan) : c);
    }
    char *data = take(scan->memory, bytes.size + 1);
    if (bytes.size > 0)
        memcpy(data, bytes.data, bytes.size);
    value->data = data;
    value->size = bytes.size;
    engross_buffer_finish(&bytes);
    return value;
}

/* --- compound values ----------------------------------------------------------------------- */

static void append(struct scan *scan, struct value *value, size_t *capacity, struct value *item) {
    if (value->count == *capacity) {
        *capacity = *capacity * 2 + 8;
        struct value **grown = take(scan->memory, *capacity * sizeof *grown);
        if (value->count > 0)
            memcpy(grown, value->items, value->count * sizeof *grown);
        value->items = grown;
    }
    value->items[value->count++] = item;
}

/* "12 0 R": the last two numbers become a reference. */
static void join_reference(struct value *value) {
    struct value *number = value->items[value->count - 2];
    number->type = REFERENCE;
    value->count--;
}

static struct value *scan_items(struct scan *scan, enum type type, const char *close) {
    struct value *value = make(scan, type);
    size_t capacity = 0;
    scan->at += strlen(close);
    while (scan->depth < DEEPEST) {
        skip_space(scan);
        if (scan->at + strlen(close) > scan->end)
            break;
        if (memcmp(scan->at, close, strlen(close)) == 0) {
            scan->at += strlen(close);
            break;
        }
        struct value *item = scan_value(scan);
        if (is(item, "R") && item->type == WORD && value->count >= 2)
            join_reference(value);
        else
            append(scan, value, &capacity, item);
    }
    return value;
}

static bool is_number(const struct value *word) {
    return word->size > 0 && strspn(word->data, "+-.0123456789") >= word->size;
}

struct value *scan_value(struct scan *scan) {
    skip_space(scan);
    if (scan->at >= scan->end)
        return make(scan, END);
    struct value *value;
    scan->depth++;
    if (*scan->at == '/') {
        scan->at++;
        value = scan_letters(scan, NAME);
    } else if (*scan->at == '(')
        value = scan_string(scan);
    else if (*scan->at == '[')
        value = scan_items(scan, ARRAY, "]");
    else if (scan->at[0] == '<' && scan->at + 1 < scan->end && scan->at[1] == '<')
        value = scan_items(scan, DICTIONARY, ">>");
    else if (*scan->at == '<')
        value = scan_hexadecimal(scan);
    else {
        value = scan_letters(scan, WORD);
        if (is_number(value)) {
            value->type = NUMBER;
            value->number = strtod(value->data, NULL);
        }
    }
    scan->depth--;
    return value;
}

/* --- files --------------------------------------------------------------------------------- */

static bool read_all(struct file *file, const char *path) {
    FILE *input = fopen(path, "rb");
    if (input == NULL || fseek(input, 0, SEEK_END) != 0)
        return false;
    long size = ftell(input);
    rewind(input);
    file->data = size > 0 ? calloc(1, (size_t)size + 1) : NULL;
    file->size = file->data != NULL ? fread(file->data, 1, (size_t)size, input) : 0;
    fclose(input);
    return file->size > 0;
}

/* The table at the end: one section, as qpdf writes it. */
static bool read_offsets(struct file *file) {
    char *table = NULL;
    for (size_t at = file->size; at > 6 && table == NULL; at--)
        if (memcmp(file->data + at - 6, "\nxref\n", 6) == 0)
            table = file->data + at;
    if (table == NULL)
        return false;
    strtol(table, &table, 10);
    file->object_count = (size_t)strtol(table, &table, 10);
    file->offsets = take(&file->memory, file->object_count * sizeof *file->offsets);
    file->objects = take(&file->memory, file->object_count * sizeof(struct value *));
    for (size_t i = 0; i < file->object_count; i++) {
        size_t offset = (size_t)strtol(table, &table, 10);
        strtol(table, &table, 10);
        table += strspn(table, " ");
        file->offsets[i] = *table++ == 'n' ? offset : 0;
    }
    char *trailer = strstr(table, "trailer");
    if (trailer == NULL)
        return false;
    struct scan scan = {&file->memory, trailer + 7, file->data + file->size, 0};
    file->trailer = scan_value(&scan);
    return true;
}

bool file_open(struct file *file, const char *path) {
    *file = (struct file){0};
    bool good = read_all(file, path) && read_offsets(file);
    if (!good)
        fprintf(stderr, "%s: not a file of qpdf --qdf --object-streams=disable\n", path);
    return good;
}

void file_close(struct file *file) {
    engross_arena_finish(&file->memory);
    free(file->data);
}

struct value *file_object(struct file *file, size_t number) {
    if (number >= file->object_count || file->offsets[number] == 0)
        return &nothing;
    if (file->objects[number] != NULL)
        return file->objects[number];
    struct scan scan = {&file->memory, file->data + file->offsets[number], file->data + file->size,
                        0};
    for (int i = 0; i < 3; i++) /* "12 0 obj" */
        scan_value(&scan);
    struct value *value = scan_value(&scan);
    file->objects[number] = value;
    skip_space(&scan);
    if (value->type == DICTIONARY && memcmp(scan.at, "stream\n", 7) == 0) {
        value->data = scan.at + 7;
        value->size = (size_t)get(file, value, "Length")->number;
    }
    return value;
}

struct value *resolve(struct file *file, struct value *value) {
    for (int i = 0; value != NULL && value->type == REFERENCE && i < 8; i++)
        value = file_object(file, (size_t)value->number);
    return value != NULL ? value : &nothing;
}

struct value *raw(const struct value *dictionary, const char *key) {
    for (size_t i = 0; dictionary->type == DICTIONARY && i + 1 < dictionary->count; i += 2)
        if (is(dictionary->items[i], key))
            return dictionary->items[i + 1];
    return NULL;
}

struct value *get(struct file *file, const struct value *dictionary, const char *key) {
    return resolve(file, raw(dictionary, key));
}

bool is(const struct value *value, const char *letters) {
    return (value->type == NAME || value->type == WORD) && value->size == strlen(letters) &&
           memcmp(value->data, letters, value->size) == 0;
}
