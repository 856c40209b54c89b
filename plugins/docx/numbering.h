/* Word's lists: which w:num and level a numbered thing takes so that Word counts exactly the
 * number that the document prints.
 *
 * Word counts per abstract list and level; this keeps the same counters. A number that follows
 * on takes the list as it is; one that does not (a gap, a restart) takes a new w:num of the same
 * abstract list that overrides the start. A number that Word cannot count is text.
 *
 * Sections and numbered paragraphs are two lists, not levels of one: consumers that ignore
 * w:lvlRestart would restart the paragraphs at each heading otherwise. */
#ifndef ENGROSS_DOCX_NUMBERING_H
#define ENGROSS_DOCX_NUMBERING_H

#include "look.h"
#include "markup.h"
#include "numeral.h"

struct engross_docx_number {
    uint32_t num;   /* w:numId; 0: the number is text */
    uint32_t level; /* w:ilvl */
};

struct engross_docx_numbering;

/* Lists for one document, or NULL when memory runs out. look is borrowed. Their w:abstractNumId
 * and w:numId follow those that a template has: abstracts and nums of them, or 0. */
struct engross_docx_numbering *engross_docx_numbering_new(const struct engross_docx_look *look,
                                                          uint32_t abstracts, uint32_t nums);
void engross_docx_numbering_free(struct engross_docx_numbering *numbering);
/* The next number of a series, depth from 0. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_docx_numbering_next(struct engross_docx_numbering *numbering,
                                    enum engross_docx_series series, uint32_t depth,
                                    const struct engross_docx_numeral *numeral,
                                    struct engross_docx_number *out);
/* The same for a bullet, which has no numeral; series is one of the two of bullets. */
int32_t engross_docx_numbering_bullet(struct engross_docx_numbering *numbering,
                                      enum engross_docx_series series, uint32_t depth,
                                      struct engross_docx_number *out);
/* Where the numbers of a series stand at that depth. */
struct engross_docx_place engross_docx_numbering_place(const struct engross_docx_look *look,
                                                       enum engross_docx_series series,
                                                       uint32_t depth);
/* Whether any number was made; then the package has a numbering part. */
bool engross_docx_numbering_is_used(const struct engross_docx_numbering *numbering);
/* Writes numbering.xml. */
void engross_docx_numbering_write(const struct engross_docx_numbering *numbering,
                                  struct engross_kit_xml *xml);

#endif
