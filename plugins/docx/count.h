/* Words and characters as Word counts them, for the document's properties. */
#ifndef ENGROSS_DOCX_COUNT_H
#define ENGROSS_DOCX_COUNT_H

#include "engross/plugin.h"

#include <stdbool.h>

/* Of the text itself with its tables, titles and typed numbers; not of notes, running heads and
 * numbers that Word counts, which Word leaves out too. */
struct engross_docx_counts {
    int64_t words;
    int64_t characters; /* without spaces */
    int64_t characters_with_spaces;
    int64_t paragraphs; /* that hold text */
    bool is_in_word;    /* the next character goes on with a word */
    bool has_paragraph; /* the open paragraph has been counted */
};

void engross_docx_count(struct engross_docx_counts *counts, engross_text text);
/* A tab or break: it ends a word. */
void engross_docx_count_break(struct engross_docx_counts *counts);
void engross_docx_count_paragraph(struct engross_docx_counts *counts);

#endif
