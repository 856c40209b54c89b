/* Footnotes before the parse: cmark throws away the definitions that nothing refers to, and no
 * word may be lost. */
#ifndef ENGROSS_READ_MARKDOWN_NOTES_H
#define ENGROSS_READ_MARKDOWN_NOTES_H

#include <stdbool.h>
#include <stddef.h>

/* "[^name]:" at the beginning of a line. */
struct engross_markdown_definition_mark {
    size_t offset; /* of the "[" */
    size_t size;   /* with the colon */
};

struct engross_markdown_notes {
    struct engross_markdown_definition_mark *unused; /* in the order of the text */
    size_t count;
};

/* Finds the definitions in text from start on that nothing refers to, or that an earlier one of
 * the same name hides. False when memory runs out. Free notes->unused. */
bool engross_markdown_notes_find(const char *text, size_t size, size_t start,
                                 struct engross_markdown_notes *notes);

#endif
