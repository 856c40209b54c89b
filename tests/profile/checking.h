/* A small document against a profile, and the codes of what is found. */
#ifndef TESTS_PROFILE_CHECKING_H
#define TESTS_PROFILE_CHECKING_H

#include "profile/preflight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define FOUND_CAPACITY 64

struct found {
    char codes[FOUND_CAPACITY][64];
    uint32_t severities[FOUND_CAPACITY];
    char last_message[512];
    char last_rule[1024];
    engross_position last_position;
    size_t count;
    engross_preflight preflight; /* without its strings */
    int64_t word_count;          /* what the document says of itself */
    int32_t status;
};

/* A sink that fills a struct found. */
engross_sink finding_sink(struct found *found);
/* Reads a document of canonical XML from a string and holds it against a profile (id or file). */
void check_document(const char *xml, const char *profile, struct found *found);
/* How many findings have that code; NULL: any. */
size_t found_count(const struct found *found, const char *code);
/* Writes a file into the scratch directory and returns its path, overwritten by the next call with
 * that name. */
const char *scratch_file(const char *name, const char *text);

#endif
