/* Fields of Word: a stack of those that are open, and what their instructions mean. Only links,
 * references and tables of contents mean something here; of all others the result is text. */
#ifndef ENGROSS_READ_DOCX_FIELDS_H
#define ENGROSS_READ_DOCX_FIELDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ENGROSS_OOXML_FIELDS 16

struct engross_ooxml_field {
    size_t instruction; /* where it begins */
    uint32_t link;      /* of its result; 0: none */
    bool in_instruction;
    bool is_contents;
};
/* Fields that are open; deeper ones are counted only. */
struct engross_ooxml_fields {
    struct engross_ooxml_field open[ENGROSS_OOXML_FIELDS];
    size_t count;
};

struct engross_ooxml_field_meaning {
    const char *target; /* a URI or a bookmark, in the arena; NULL: no link */
    bool is_internal;
    bool is_number; /* the result is the number of the target */
    bool is_contents;
};

void engross_ooxml_fields_begin(struct engross_ooxml_fields *fields, size_t instruction);
void engross_ooxml_fields_separate(struct engross_ooxml_fields *fields, uint32_t link,
                                   bool is_contents);
void engross_ooxml_fields_end(struct engross_ooxml_fields *fields);
size_t engross_ooxml_fields_instruction_start(const struct engross_ooxml_fields *fields);
bool engross_ooxml_fields_in_instruction(const struct engross_ooxml_fields *fields);
bool engross_ooxml_fields_in_contents(const struct engross_ooxml_fields *fields);
/* The link of the innermost field that has one; 0: none. */
uint32_t engross_ooxml_fields_link(const struct engross_ooxml_fields *fields);
/* Reads an instruction, "HYPERLINK \"https://…\" \\l \"place\"" (ISO/IEC 29500-1, 17.16). */
void engross_ooxml_field_parse(struct engross_arena *arena, const char *instruction, size_t size,
                               struct engross_ooxml_field_meaning *out);

#endif
