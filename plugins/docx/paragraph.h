/* Blocks of text: opening and closing w:p with its number, bookmarks and indents, and the stack
 * of containers that decides how a block looks. */
#ifndef ENGROSS_DOCX_PARAGRAPH_H
#define ENGROSS_DOCX_PARAGRAPH_H

#include "docx.h"

/* The value of left and right that leaves them to the style. */
#define ENGROSS_DOCX_AS_STYLE INT32_MIN

/* What one paragraph has beside its style. */
struct engross_docx_paragraph {
    enum engross_docx_style style;
    int32_t left;  /* twips, or ENGROSS_DOCX_AS_STYLE */
    int32_t right; /* the same */
    int32_t direction;
    bool keeps_next;
    char align;        /* as in engross_docx_appearance; 0: as the style has it */
    bool stands_alone; /* takes no number that waits: mastheads, running heads */
    bool ends_section; /* a section of one column ends with it */
};

/* Opens a paragraph; the number, label, bookmarks and page break that wait go with it. */
int32_t engross_docx_paragraph_start(struct engross_docx *docx,
                                     const struct engross_docx_paragraph *paragraph);
int32_t engross_docx_paragraph_end(struct engross_docx *docx);
/* A paragraph in that style whose left edge is the open container's; node gives the direction. */
int32_t engross_docx_block_start(struct engross_docx *docx, enum engross_docx_style style,
                                 const engross_node *node);

/* About as wide as text is in that size, in twips: fonts are Word's affair. */
int32_t engross_docx_guess_width(engross_text text, int32_t half_points);
/* A paragraph that holds nothing, where the format wants one. */
int32_t engross_docx_empty_paragraph(struct engross_docx *docx, enum engross_docx_style style);

/* The innermost open container; there always is one while blocks are written. */
struct engross_docx_frame *engross_docx_frame(struct engross_docx *docx);
/* Opens a container that looks like the one around it; the caller changes what differs. NULL
 * when memory runs out. */
struct engross_docx_frame *engross_docx_frame_push(struct engross_docx *docx, uint32_t kind);
void engross_docx_frame_pop(struct engross_docx *docx);
/* Opens the outermost container of a story. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_docx_flow_start(struct engross_docx *docx, enum engross_docx_style style);
void engross_docx_flow_end(struct engross_docx *docx);

/* Keeps the id of node for the next paragraph. */
int32_t engross_docx_bookmark(struct engross_docx *docx, const engross_node *node);
/* Gives a number that waits a paragraph of its own; for blocks that cannot carry one. */
int32_t engross_docx_flush_lead(struct engross_docx *docx);

#endif
