/* Runs of text as checks read them: each block of characters of the content, one after the other,
 * notes on their own. */
#ifndef ENGROSS_PROFILE_PASSAGE_H
#define ENGROSS_PROFILE_PASSAGE_H

#include "base/buffer.h"
#include "engross/plugin.h"

/* A passage with more findings than this is no text; the rest of it need not be reported, which
 * also bounds the time that it takes to say where they stand. */
#define ENGROSS_PASSAGE_FINDINGS 100

struct engross_passages {
    const engross_view *view;
    engross_cursor cursor;
    const engross_node *node;   /* the block: a P, a heading, a caption ... */
    struct engross_buffer text; /* its characters; line breaks are spaces */
    size_t findings;            /* reported in this passage; whoever reports counts */
    bool failed;                /* memory ran out */
};

/* Begins before the first passage of the document's content; to be finished in any case. */
struct engross_passages engross_passages_begin(const engross_view *view);
/* Goes to the next one; false past the last, and when memory runs out. */
bool engross_passages_next(struct engross_passages *passages);
/* Where the character at that offset stands in the source: the beginning of the run of text that
 * holds it, and as far in as its line goes. */
engross_position engross_passages_position(const struct engross_passages *passages, size_t offset);
void engross_passages_finish(struct engross_passages *passages);

/* Appends the characters below node, notes left out, line breaks and block ends as spaces. */
void engross_passage_append(const engross_view *view, const engross_node *node,
                            struct engross_buffer *text);
/* The CONTENT node. */
const engross_node *engross_passage_content(const engross_view *view);

#endif
