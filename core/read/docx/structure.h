/* What each block of the body is: found from styles, outline levels and numbers first, and where
 * they do not tell, from the evidence that the text reader goes by. */
#ifndef ENGROSS_READ_DOCX_STRUCTURE_H
#define ENGROSS_READ_DOCX_STRUCTURE_H

#include "model/builder.h"
#include "read/docx/story.h"
#include "read/text/markers.h"

enum engross_ooxml_role {
    ENGROSS_OOXML_ROLE_NONE, /* nothing to be written */
    ENGROSS_OOXML_ROLE_TEXT,
    ENGROSS_OOXML_ROLE_FIELD,
    ENGROSS_OOXML_ROLE_HEADING,
    ENGROSS_OOXML_ROLE_NUMBERED,
    ENGROSS_OOXML_ROLE_ITEM,
    ENGROSS_OOXML_ROLE_QUESTION,
    ENGROSS_OOXML_ROLE_ANSWER,
    ENGROSS_OOXML_ROLE_QUOTATION,
    ENGROSS_OOXML_ROLE_ATTRIBUTION,
    ENGROSS_OOXML_ROLE_RECOMMENDATIONS,
    ENGROSS_OOXML_ROLE_NOTICE,
    ENGROSS_OOXML_ROLE_KEY_VALUE,
    ENGROSS_OOXML_ROLE_KEY_LABEL,
    ENGROSS_OOXML_ROLE_CAPTION,
    ENGROSS_OOXML_ROLE_SEPARATOR,
    ENGROSS_OOXML_ROLE_COUNT
};

/* What was found about one block. */
struct engross_ooxml_finding {
    uint8_t role;             /* enum engross_ooxml_role */
    uint8_t field;            /* FIELD: ENGROSS_FIELD_* */
    uint8_t depth;            /* ITEM: of its list, from 1 */
    uint8_t notice;           /* NOTICE: enum engross_notice */
    uint8_t numbering;        /* enum engross_numbering of number */
    bool is_joined;           /* FIELD: goes on with the one before */
    bool is_label;            /* QUESTION, ANSWER: label is one, and not a speaker */
    uint8_t inner;            /* ITEM, NUMBERED: role of the block in it, by its style; or NONE */
    bool is_masthead;         /* stands in the table of a masthead */
    uint32_t rank;            /* HEADING: smaller is further out */
    uint32_t list;            /* ITEM: equal ones go on in one list */
    int32_t value;            /* of number */
    engross_text number;      /* printed; nothing where size is 0 */
    engross_text label;       /* QUESTION, ANSWER, FIELD */
    const char *field_value;  /* FIELD: normalised, or NULL */
    const char *section_type; /* HEADING: annex, summary, or NULL */
    size_t skip; /* bytes of its text that number and label take; tabs and breaks count one */
};

struct engross_ooxml_structure {
    struct engross_ooxml_story *story;
    struct engross_diagnostics *diagnostics;
    struct engross_arena *arena;
    struct engross_ooxml_finding *findings; /* one for each block of the body */
    const char *kind;                       /* of the document; static */
    const char *language;                   /* as the text tells, or NULL */
    bool is_own;                            /* styles say everything: engross wrote them */
    bool has_headings;                      /* styles say which paragraphs are headings */
    bool has_title;
    bool has_look; /* some lines that evidence takes for headings stand out: others are none */
    bool has_questions;
    bool has_notices;
    bool has_answers;
};

/* Fills findings. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_ooxml_structure_find(struct engross_ooxml_structure *structure);
/* Whether the block is a line that only cites recommendations. */
bool engross_ooxml_is_recommendations(const struct engross_ooxml_story *story,
                                      const struct engross_ooxml_block *block);
/* evidence.c: what the text reader would make of the body's paragraphs, into findings. */
int32_t engross_ooxml_evidence_find(struct engross_ooxml_structure *structure);
/* typed.c: what a printed number counts; false where it is none or too long. */
bool engross_ooxml_number_marker(engross_text number, struct engross_marker *marker);
/* typed.c: a number, and for questions and answers a label, that stands as text before the text
 * of block. */
void engross_ooxml_typed_number(struct engross_ooxml_structure *structure,
                                const struct engross_ooxml_block *block,
                                struct engross_ooxml_finding *finding);
void engross_ooxml_typed_label(struct engross_ooxml_structure *structure,
                               const struct engross_ooxml_block *block,
                               struct engross_ooxml_finding *finding);

#endif
