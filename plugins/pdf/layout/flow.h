/* The walk through the blocks of a document, a table cell or a note, which lays each out into one
 * vertical list. */
#ifndef ENGROSS_PDF_LAYOUT_FLOW_H
#define ENGROSS_PDF_LAYOUT_FLOW_H

#include "layout/paragraph.h"

/* Deeper nesting keeps the indents and tags of this depth. The model allows 128. */
#define PDF_FLOW_DEPTH 136

/* What is in force inside an open container. */
struct pdf_context {
    struct pdf_tag *tag;           /* parent of what it holds */
    struct pdf_tag *own[3];        /* tags to end with it, innermost first; NULL: none */
    const struct pdf_style *style; /* of its Ps */
    const struct pdf_frame *frame;
    engross_text language;  /* that the tags say so far */
    double offset;          /* added to the styles' indent-start */
    double end_offset;      /* and indent-end */
    struct pdf_label label; /* waits for the first block; text {NULL, 0}: none */
    engross_text prefix;    /* the same */
    bool wraps;             /* an item whose later lines return to its paragraph's edge */
    bool inherits;          /* items in it keep its style: notes, notices, quotations, cells */
    int list_level;
    int heading_level;
};

struct pdf_flow {
    struct pdf_layout *layout;
    struct pdf_vertical_list *out;
    double measure;
    double scale;                /* of sizes: below 1 in a table that is too wide */
    double base_start, base_end; /* taken off the styles' indents: the text area's, in a cell */
    bool right_to_left;
    bool feeds;              /* out is the queue of pages: hand it on after each block */
    bool spanning;           /* blocks lie across all columns */
    bool may_lead;           /* the next block is the first, or follows key figures: lead.c */
    const engross_node *led; /* key figures whose lead is being laid out; or NULL */
    int depth;               /* of containers */
    struct pdf_context contexts[PDF_FLOW_DEPTH];
    double space;                  /* after the last block */
    float penalty;                 /* of ending the column before the next block */
    struct engross_buffer anchors; /* engross_text values of IDs whose block is still to come */
    uint64_t outer_frame_mark;     /* layout->frame_mark when the flow began */
    int table_depth;
    const struct pdf_style *initial; /* of the next text's first bytes: the masthead's symbol */
    size_t initial_size;
    bool plain_prefix;    /* prefixes are not bold: the masthead's "Distr.:" */
    uint64_t done, total; /* blocks, for progress */
};

/* Starts a flow with one context: tag, style, and the language of node, which the tag is told. */
void engross_pdf_flow_init(struct pdf_flow *flow, struct pdf_layout *layout,
                           struct pdf_vertical_list *out, double measure, struct pdf_tag *tag,
                           const struct pdf_style *style, bool right_to_left);
void engross_pdf_flow_finish(struct pdf_flow *flow);
/* Lays out everything below node. */
void engross_pdf_flow_run(struct pdf_flow *flow, const engross_node *node);

/* --- for the handlers of single kinds ------------------------------------------------------ */

struct pdf_context *engross_pdf_flow_context(struct pdf_flow *flow);
/* Space, anchors and rules before a block; the penalty of ending the column before what follows. */
float engross_pdf_flow_open(struct pdf_flow *flow, const struct pdf_style *style);
/* Rule and space after a block. */
void engross_pdf_flow_close(struct pdf_flow *flow, const struct pdf_style *style);
/* Lays one block of inlines out in style below a tag of role. node may be NULL for text alone. */
void engross_pdf_flow_block(struct pdf_flow *flow, const engross_node *node, engross_text text,
                            const struct pdf_style *style, enum pdf_role role);
/* The same with a tag that the caller made; it is ended here. */
void engross_pdf_flow_tagged(struct pdf_flow *flow, const engross_node *node, engross_text text,
                             const struct pdf_style *style, struct pdf_tag *tag);
/* What follows begins on a new page, unless nothing stands on the one at hand yet. */
void engross_pdf_flow_page_break(struct pdf_flow *flow);
/* Remembers an ID to be a destination where the next block begins. */
void engross_pdf_flow_anchor(struct pdf_flow *flow, engross_text id);
/* Ends a tag after all that has been laid out so far. */
void engross_pdf_flow_done(struct pdf_flow *flow, struct pdf_tag *tag);
/* Gives the items since first their mark in the store. */
void engross_pdf_flow_mark(struct pdf_flow *flow, size_t first, uint64_t mark);
/* The indents of a style in this flow. */
double engross_pdf_flow_indent_start(const struct pdf_flow *flow, const struct pdf_style *style);
double engross_pdf_flow_indent_end(const struct pdf_flow *flow, const struct pdf_style *style);
/* Gives tag the language of node, unless the context's tags say it already; returns it. */
engross_text engross_pdf_flow_language(struct pdf_flow *flow, const engross_node *node,
                                       engross_text known, struct pdf_tag *tag);
struct pdf_tag *engross_pdf_flow_tag(struct pdf_flow *flow, struct pdf_tag *parent,
                                     enum pdf_role role);

/* Handlers with a file of their own. */
void engross_pdf_flow_table(struct pdf_flow *flow, const engross_node *node);  /* table.c */
void engross_pdf_flow_figure(struct pdf_flow *flow, const engross_node *node); /* figure.c */
void engross_pdf_flow_key_figures(struct pdf_flow *flow,
                                  const engross_node *node); /* key_figures.c */

/* Where style asks for it, lays what follows across all columns; true: to be ended. */
bool engross_pdf_flow_begin_span(struct pdf_flow *flow, const struct pdf_style *style);
void engross_pdf_flow_end_span(struct pdf_flow *flow);

/* The key figures that so little text stands before, from a block that is just entered on, that it
 * is better not cut into columns; NULL: there are none, or it is longer. Looks no further than that
 * little text. lead.c */
const engross_node *engross_pdf_flow_find_lead(const struct pdf_flow *flow,
                                               const engross_cursor *from);

#endif
