/* Where a block may stand. Akoma Ntoso parts hierarchies from blocks: inside a section there is
 * either one <content> of blocks, or <intro>, then hierarchical elements, then <wrapUp>. The
 * document model mixes freely. A frame for every open container knows what it may hold and opens
 * <content>, <intro>, <wrapUp> or an <hcontainer> around the blocks that need one. */
#ifndef ENGROSS_AKN_FLOW_H
#define ENGROSS_AKN_FLOW_H

#include "akn.h"

#include <stdbool.h>

/* What the children of a container may become. */
enum akn_context {
    AKN_CONTEXT_FLOW,        /* mainBody, embeddedStructure: anything, at least one */
    AKN_CONTEXT_HIERARCHY,   /* section, paragraph, point: content, or intro and hierarchy */
    AKN_CONTEXT_BLOCKS,      /* item, blockContainer, note: blocks, at least one */
    AKN_CONTEXT_CELL,        /* td: blocks, also none */
    AKN_CONTEXT_POINTS,      /* list: points */
    AKN_CONTEXT_ITEMS,       /* blockList: item, at least one */
    AKN_CONTEXT_TABLE,       /* table: tr, at least one */
    AKN_CONTEXT_ROW,         /* tr: th and td, at least one */
    AKN_CONTEXT_SPEECHES,    /* questions: question, answer */
    AKN_CONTEXT_CLOSING,     /* conclusions: blocks */
    AKN_CONTEXT_ATTACHMENTS, /* attachments: attachment */
    AKN_CONTEXT_INLINE,      /* text and inline elements */
    AKN_CONTEXT_COUNT
};

/* The wrapping that is open around the current run of blocks. */
enum akn_region {
    AKN_REGION_NONE,
    AKN_REGION_CONTENT,
    AKN_REGION_INTRO,
    AKN_REGION_WRAP_UP,
    AKN_REGION_BETWEEN /* hcontainer and content */
};

struct akn_frame {
    enum akn_context context;
    enum akn_region region;
    const engross_node *node; /* the container */
    engross_text id;          /* its own, for the ids of its parts */
    const engross_node
        *last_hierarchic;       /* last child that becomes a hierarchical element, or NULL */
    bool has_hierarchic;        /* one of them has come */
    bool has_passed_hierarchic; /* the last of them has come */
    bool is_empty;
    uint64_t between_count;
    size_t outer_depth; /* open XML elements without the container's own */
    size_t inner_depth; /* with them, without the region's */
};

/* The innermost open frame. There always is one while the walk runs. */
struct akn_frame *engross_akn_frame(struct akn *akn);
/* Opens a frame for node's children. depth is engross_kit_xml_depth() before the container's
 * element was started; it has been by now. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_akn_open_frame(struct akn *akn, const engross_node *node, enum akn_context context,
                               size_t depth);
/* Closes the innermost frame, with what it must hold at least, and its container's element. */
void engross_akn_close_frame(struct akn *akn);
/* Ends the current region and writes the least that the container must hold. */
void engross_akn_finish_frame(struct akn *akn);

/* Ends the body's element and begins the next part of the document, in the same frame. */
void engross_akn_start_part(struct akn *akn, const char *element, enum akn_context context);

/* Makes ready for child to be written in the innermost frame: opens or ends a region. Then
 * reports progress: ENGROSS_OK or ENGROSS_CANCELLED. */
int32_t engross_akn_place(struct akn *akn, const engross_node *child);
/* Whether child becomes a hierarchical element in a container of that context. */
bool engross_akn_is_hierarchic(const struct akn *akn, const engross_node *child,
                               enum akn_context context);
/* Whether an EXCHANGE holds nothing that <questions> cannot. */
bool engross_akn_is_plain_exchange(const struct akn *akn, const engross_node *exchange);

#endif
