/* Objects of a PDF file in the plain form that qpdf --qdf gives it: every object stands on its own
 * and every stream that can be is uncompressed. */
#ifndef ENGROSS_TESTS_PDF_CHECK_OBJECT_H
#define ENGROSS_TESTS_PDF_CHECK_OBJECT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum type { NOTHING, NUMBER, NAME, STRING, ARRAY, DICTIONARY, REFERENCE, WORD, END };

struct value {
    enum type type;
    double number;        /* NUMBER; REFERENCE: of the object */
    const char *data;     /* NAME, STRING, WORD; DICTIONARY: of its stream, or NULL */
    size_t size;          /* of data */
    struct value **items; /* ARRAY; DICTIONARY: keys and values in turn */
    size_t count;         /* of items */
};

struct file {
    struct engross_arena memory;
    char *data;
    size_t size;
    size_t *offsets; /* of object i; 0: there is none */
    struct value **objects;
    size_t object_count;
    struct value *trailer;
};

/* Reads tokens from bytes: the operators and operands of a content stream or a CMap. */
struct scan {
    struct engross_arena *memory;
    const char *at, *end;
    int depth;
};

/* Reads the file. False, said on stderr, when it is none. */
bool file_open(struct file *file, const char *path);
void file_close(struct file *file);
/* The object of that number; a value of type NOTHING where there is none. */
struct value *file_object(struct file *file, size_t number);
/* What a reference leads to, and any other value itself. NULL counts as nothing. Never NULL. */
struct value *resolve(struct file *file, struct value *value);
/* The value under key, as it stands there; NULL where there is none. */
struct value *raw(const struct value *dictionary, const char *key);
/* The same, resolved; never NULL. */
struct value *get(struct file *file, const struct value *dictionary, const char *key);
/* Whether value is a name, or an operator, of these letters. */
bool is(const struct value *value, const char *letters);
/* The next value; of type END at the end. */
struct value *scan_value(struct scan *scan);

#endif
