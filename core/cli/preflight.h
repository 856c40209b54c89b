/* The report of a preflight for people: findings with how to mend them, and one screen at the
 * end. */
#ifndef ENGROSS_CLI_PREFLIGHT_H
#define ENGROSS_CLI_PREFLIGHT_H

#include "engross/engross.h"

#include <stdbool.h>
#include <stdio.h>

/* How often a document's diagnostics had one code. */
struct tally {
    char code[64];
    uint32_t severity; /* the worst one with that code */
    uint32_t count;
};

#define TALLY_CAPACITY 64

/* Counts a diagnostic; returns how often its code has come now, 0 where there is no room. */
uint32_t tally_add(struct tally *tallies, size_t *count, const engross_diagnostic *diagnostic);
/* How to mend a finding and what asks for it, indented below its line. */
void preflight_print_advice(FILE *stream, const engross_diagnostic *diagnostic, bool with_mending);
/* Words, findings and the verdict. */
void preflight_print(FILE *stream, const engross_preflight *preflight, const struct tally *tallies,
                     size_t count);

#endif
