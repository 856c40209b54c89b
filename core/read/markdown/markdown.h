/* The Markdown reader's walk over cmark's tree: state that its files share. Blocks, inlines,
 * headings and raw HTML have a file each; walk.c calls their handlers from one table. Nothing
 * recurses but a note's blocks, once, where its mark stands. */
#ifndef ENGROSS_READ_MARKDOWN_MARKDOWN_H
#define ENGROSS_READ_MARKDOWN_MARKDOWN_H

#include "read/reader.h"

#include <cmark-gfm.h>

#define ENGROSS_MARKDOWN_MAXIMUM_HTML 16
#define ENGROSS_MARKDOWN_MAXIMUM_MARKERS 4
/* Bytes of a paragraph's own plain text that decisions look at. */
#define ENGROSS_MARKDOWN_HEAD 1024

enum engross_markdown_exchange { EXCHANGE_NONE, EXCHANGE_ASKED, EXCHANGE_ANSWERED };

/* An inline element that raw HTML opened below parent. */
struct engross_markdown_tag {
    const char *name;
    uint32_t kind;
    cmark_node *parent;
};

/* A list whose items are paragraphs that begin with "(a)". */
struct engross_markdown_marker_list {
    int numbering; /* enum engross_numbering */
    int64_t value; /* of the item that is open */
};

/* How the paragraph at hand is closed; a note inside it has its own. */
struct engross_markdown_paragraph {
    const struct engross_markdown_role *role;
    cmark_node *node;
    uint32_t kind; /* the element that holds its text: P, ATTRIBUTION, CAPTION */
    struct engross_markdown_marker_list markers[ENGROSS_MARKDOWN_MAXIMUM_MARKERS];
    size_t marker_count;
    struct engross_markdown_tag tags[ENGROSS_MARKDOWN_MAXIMUM_HTML];
    size_t tag_count;
    cmark_node *skip_text; /* TEXT whose first skip_size bytes are not printed */
    size_t skip_size;
    cmark_node *skip_node;   /* an inline that is not printed, with all below it */
    cmark_node *unwrap_node; /* an inline of which only the content is printed */
};

struct engross_markdown {
    const struct engross_source *source;
    struct engross_builder *builder;
    struct engross_diagnostics *diagnostics;
    cmark_iter *iterator; /* of the walk at hand */
    bool is_report;       /* top-level ordered lists are numbered paragraphs */
    bool is_interview;
    bool in_note;
    cmark_node *title;          /* the heading that is the title, or NULL */
    cmark_node *paragraph_list; /* the ordered list that is numbered paragraphs now */
    cmark_node *captioned;      /* the table that is already open, for its caption */
    bool holds_paragraph;       /* a numbered paragraph stays open for the "(a)" that follow it */
    size_t column;              /* of the table's next cell */
    bool table_body;            /* its body is open */
    int64_t last_paragraph;     /* number of the last numbered paragraph */
    int levels[8];              /* heading levels of the open sections */
    size_t level_count;
    enum engross_markdown_exchange exchange;
    struct engross_markdown_paragraph paragraph;
    struct engross_buffer plain; /* plain text of the paragraph or heading at hand */
    struct engross_buffer names; /* of headings, each between line ends */
    cmark_node **images;         /* to be set as figures after the block */
    size_t image_count;
    size_t image_capacity;
    cmark_node **notes;   /* definitions by number - 1 */
    uint32_t *note_marks; /* which mark each got; 0: not printed yet */
    size_t note_count;
    uint32_t printed_notes;
    uint32_t position_line; /* of the last position that was asked for, for counting on */
    uint32_t position_byte;
    uint32_t position_column;
    const uint32_t *inserted; /* lines that the source does not have, as cmark counts */
    size_t inserted_count;
    const size_t *lines; /* offset of each line's first byte */
    size_t line_count;
};

/* walk.c: goes through top and all below it. */
void engross_markdown_walk(struct engross_markdown *markdown, cmark_node *top);
/* Jumps to the end of node, which has just been entered. */
void engross_markdown_skip(struct engross_markdown *markdown, cmark_node *node);
/* Where node begins in the source. */
engross_position engross_markdown_position(struct engross_markdown *markdown, cmark_node *node);
/* The bytes of the source from node's beginning to the end of its line. */
engross_text engross_markdown_line(const struct engross_markdown *markdown, cmark_node *node);
/* Before a block of text, list, table ... at the top level: opens the answer that it begins. */
void engross_markdown_before_block(struct engross_markdown *markdown, cmark_node *node);
/* Puts an empty P into the open element when it has nothing: items, quotations and answers hold
 * at least one block, and a numbered paragraph begins with one. */
void engross_markdown_fill(struct engross_markdown *markdown, cmark_node *node);
/* After a block: sets the images that stood in its text as figures. */
void engross_markdown_after_block(struct engross_markdown *markdown);

/* Handlers, by type of node. Entering: the node's element is opened; leaving: closed. */
void engross_markdown_enter_heading(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_heading(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_paragraph(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_paragraph(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_list(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_list(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_item(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_item(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_quotation(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_quotation(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_code_block(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_html_block(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_thematic_break(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_definition(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_table(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_table(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_row(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_row(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_cell(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_cell(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_text(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_soft_break(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_line_break(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_code(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_html_inline(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_span(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_leave_span(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_enter_link(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_image(struct engross_markdown *markdown, cmark_node *node);
void engross_markdown_note(struct engross_markdown *markdown, cmark_node *node);

/* inlines.c: an inline element that the model may not allow here; its text is then kept alone. */
void engross_markdown_figure(struct engross_markdown *markdown, cmark_node *image);
/* Whether the image is a file that may become a figure. */
bool engross_markdown_is_local_image(cmark_node *image);
/* html.c: closes the inline elements that raw HTML opened directly below parent. */
void engross_markdown_close_tags(struct engross_markdown *markdown, cmark_node *parent);
/* markers.c: at a line break in the paragraph at hand, or at its beginning (line_break NULL): when
 * text begins an item "(a)" of a list, opens the list and the item and says so. */
bool engross_markdown_start_marker(struct engross_markdown *markdown, cmark_node *line_break,
                                   cmark_node *text);
/* Whether the paragraph begins with a marker that starts or goes on with a list. */
bool engross_markdown_fits_marker(struct engross_markdown *markdown, cmark_node *paragraph);
/* Closes the marker lists unless the block after paragraph goes on with one. */
void engross_markdown_settle_markers(struct engross_markdown *markdown, cmark_node *paragraph);
/* key_figures.c: whether the list is key figures, and writes them, all of the list. */
bool engross_markdown_fits_key_figures(const struct engross_markdown *markdown, cmark_node *list);
void engross_markdown_write_key_figures(struct engross_markdown *markdown, cmark_node *list);
/* sections.c: closes the exchange, and all sections of level and deeper. */
void engross_markdown_close_exchange(struct engross_markdown *markdown);
void engross_markdown_close_sections(struct engross_markdown *markdown, int level);
/* Opens an exchange and its question, or the answer, which may print a label or a speaker. */
void engross_markdown_open_question(struct engross_markdown *markdown, cmark_node *node,
                                    engross_text label, engross_text speaker);
void engross_markdown_open_answer(struct engross_markdown *markdown, cmark_node *node,
                                  engross_text label, engross_text speaker);

#endif
