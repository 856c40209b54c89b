/* What the files of the HTML exporter share: one struct html for each run, and the one or two
 * functions that each file gives the others. Internal to plugins/html. */
#ifndef ENGROSS_HTML_HTML_H
#define ENGROSS_HTML_HTML_H

#include "engross/plugin.h"
#include "kit/report.h"
#include "kit/walk.h"
#include "kit/xml.h"

#include <stdbool.h>

/* Rows of the plugin's table of diagnostics, in its order. */
enum html_message {
    HTML_MESSAGE_IMAGE_LEFT_OUT,
    HTML_MESSAGE_IMAGE_TOO_LARGE,
    HTML_MESSAGE_LINK_REFUSED,
    HTML_MESSAGE_COUNT
};

/* Words that the page needs and the document does not bring; phrases.c. */
enum html_phrase {
    HTML_PHRASE_SKIP,
    HTML_PHRASE_CONTENTS,
    HTML_PHRASE_NOTES,
    HTML_PHRASE_BACK, /* the note's mark follows */
    HTML_PHRASE_TABLE,
    HTML_PHRASE_COUNT
};

/* Which cells of a table stand where; grid.c. */
struct html_grid {
    const engross_node *table;
    const struct html_grid *outer; /* of the table around this one, or NULL */
    const engross_node *part;      /* head or body whose rows are counted */
    size_t columns;
    size_t row;               /* of the part, from 0 */
    uint32_t *reach;          /* by column: the row that a cell above reaches down to, excluded */
    uint32_t *columns_before; /* by column and one more: columns to its left where a cell begins */
    uint32_t *rows_before;    /* by row and one more: rows above it in which a cell begins */
    size_t column;            /* where the next cell may stand */
};

/* A book of several pages (plugins/epub), written by the same elements in the syntax of XML. */
struct html_book {
    void *user;
    /* The file in which the place of that id stands; NULL: in the one being written. */
    const char *(*file_of)(void *user, engross_text id);
    /* Makes the image a file of the book and gives its name as a reader finds it, in *name.
     * ENGROSS_OK or ENGROSS_NO_MEMORY. */
    int32_t (*add_image)(void *user, const engross_resource *image, const char **name);
};

struct html {
    const engross_plugin *plugin;
    const struct html_book *book; /* NULL: one page holds everything */
    const engross_host *host;
    const engross_view *view;
    const engross_job *job;
    struct engross_kit_xml xml;
    const engross_node **notes; /* in the order of their marks; notes.c */
    size_t note_count;
    size_t note_capacity;
    struct html_grid *grid; /* of the innermost open table, or NULL */
    const engross_node *title;
    engross_text content_id; /* ids of the page's own parts, none of them the document's */
    engross_text contents_id;
    engross_text notes_id;
    size_t image_bytes_left;
    bool lacks_memory; /* plain_text() had none: nothing is to be committed */
    bool is_contents;  /* the walk writes an entry of the table of contents */
    uint64_t blocks_done;
    uint64_t blocks_total;
};

/* plugin.c */
extern const engross_plugin engross_html_plugin;
/* export.c */
int32_t engross_html_run(const engross_host *host, const engross_job *job);
/* handlers.c: what the walk does at each kind of node. */
extern const engross_kit_handler engross_html_handlers[ENGROSS_KIND_COUNT];
/* Walks node's children over those handlers. */
int32_t engross_html_walk_children(struct html *html, const engross_node *node);

/* head.c: <head>, with what the metadata say for machines. */
void engross_html_write_head(struct html *html);
/* The text of <title>, never empty. */
engross_text engross_html_page_title(struct html *html);
/* style.c: appends the style sheet that the theme gives. A book's has one set of colours and leaves
 * out what EPUB 3.3 (6.3.1) forbids. */
void engross_html_append_style(struct engross_buffer *css, const engross_host *host, bool is_book);
/* header.c: the fields as printed above the text, and those below it. */
int32_t engross_html_write_header(struct html *html);
int32_t engross_html_write_footer(struct html *html);
/* Whether a field is for machines only, and so stands in <head>. */
bool engross_html_field_is_hidden(struct html *html, const engross_node *field);
/* contents.c: <nav> with the headings of the sections, where there are enough of them. */
int32_t engross_html_write_contents(struct html *html);
/* Its list alone, of levels levels; nothing where no section has a heading. */
int32_t engross_html_write_entries(struct html *html, int64_t levels);
/* notes.c: the notes met so far, with links back to their marks. */
int32_t engross_html_write_notes(struct html *html);
/* An id for the mark of a note, {NULL, 0} when memory runs out. */
engross_text engross_html_mark_id(struct html *html, const engross_node *note);
/* Before the end of a note's last P, or in one of its own: the link back. */
void engross_html_write_back_link(struct html *html, const engross_node *note);

/* attributes.c: id, and lang and dir where they differ from those in force at the parent. */
void engross_html_write_attributes(struct html *html, const engross_node *node);
/* lang and dir alone, where they differ from those in force at context. */
void engross_html_write_language(struct html *html, const engross_node *node,
                                 const engross_node *context);
bool engross_html_language_differs(const struct html *html, const engross_node *node,
                                   const engross_node *context);
/* class="NAME", or class="NAME KIND" where kind is not empty. */
void engross_html_write_class(struct html *html, const char *name, engross_text kind);
/* <span class="number">, the text, and the space after it; nothing where text is empty. */
void engross_html_write_number(struct html *html, const char *class_name, engross_text text);
/* All characters below node; where memory runs out, the run says so at its end. */
engross_text engross_html_plain_text(struct html *html, const engross_node *node);
/* Characters, those that HTML forbids (13.2.3.5) as U+FFFD. */
void engross_html_write_text(struct html *html, engross_text text);
/* epub:type="TYPE" in a book, nothing in a page. */
void engross_html_write_type(struct html *html, const char *type);
/* href="#id", in a book with the file before it where that is another one. */
void engross_html_write_fragment(struct html *html, engross_text id);
/* base, or base with as many "-" at its end as it takes to be no node's ID. */
engross_text engross_html_free_id(struct html *html, const char *base, engross_text suffix);
/* Says that one more block is reached. ENGROSS_OK, ENGROSS_CANCELLED or the writer's failure. */
int32_t engross_html_progress(struct html *html);

/* phrases.c: a phrase in the document's language, in English where it is not known. */
const char *engross_html_phrase(const struct html *html, enum html_phrase phrase);
/* lang="en" dir="ltr" on the element just started, where phrases are English in a document that
 * is not. */
void engross_html_write_phrase_language(struct html *html);

/* grid.c: reads the table, so that spans can be written without rows and columns in which no cell
 * begins (HTML, 4.9.12 forbids them). ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_html_open_grid(struct html *html, const engross_node *table);
void engross_html_close_grid(struct html *html);
/* Next row; false where no cell begins in it, so that it is to be left out. */
bool engross_html_grid_row(struct html *html, const engross_node *row);
/* The spans of the next cell of the row. */
void engross_html_grid_cell(struct html *html, const engross_node *cell, int64_t *columns,
                            int64_t *rows);

/* image.c: width and height in pixels from the head of a PNG or JPEG file; false: not found. */
bool engross_html_image_size(const unsigned char *data, size_t size, uint32_t *width,
                             uint32_t *height);

#endif
