/* One Word file in the making: what the parts of this exporter share. Each capability has a
 * file and a header of its own; this one holds the state that they pass along. */
#ifndef ENGROSS_DOCX_DOCX_H
#define ENGROSS_DOCX_DOCX_H

#include "bookmark.h"
#include "count.h"
#include "diagnostics.h"
#include "grow.h"
#include "look.h"
#include "markup.h"
#include "numbering.h"
#include "package.h"
#include "styles.h"
#include "template.h"

#include "kit/walk.h"

/* A part that holds text: the document, its footnotes, its endnotes. */
struct engross_docx_story {
    struct engross_kit_xml xml;
    struct engross_docx_relations relations;
};

enum engross_docx_story_index {
    ENGROSS_DOCX_STORY_BODY,
    ENGROSS_DOCX_STORY_FOOTNOTES,
    ENGROSS_DOCX_STORY_ENDNOTES,
    ENGROSS_DOCX_STORY_RUNNING, /* the running head or foot that is being made */
    ENGROSS_DOCX_STORY_COUNT
};

/* How running text is set, by the elements that are open: how many of each. */
struct engross_docx_format {
    uint32_t emphasis;
    uint32_t strong;
    uint32_t superscript;
    uint32_t subscript;
    uint32_t code;
    uint32_t link;
    int32_t size; /* half-points, in a table too wide for its page; 0: as the style has it */
};

/* A container of blocks that is open. */
struct engross_docx_frame {
    uint32_t kind;
    enum engross_docx_style style; /* of the text blocks in it */
    int32_t left;                  /* where text begins and how far from the other edge it ends, */
    int32_t right;                 /* in twips from the edges of the page's text or of the cell */
    int32_t shift;                 /* what that adds to where numbers stand */
    uint32_t list_depth;           /* of the lists around, counted from the numbered paragraph */
    bool keeps_style;              /* items too are set in style: in cells and notes */
    bool is_in_paragraph;          /* those lists are sub-paragraphs of a numbered paragraph */
    const engross_node *list;      /* the list around */
    char align;                    /* of the cell around; 0: as the style has it */
};

/* A number, bullet or label that waits for the block of text that it stands before. */
struct engross_docx_lead {
    struct engross_docx_number number;
    struct engross_docx_place place; /* set where is_set */
    engross_text typed;              /* a number that is text */
    engross_text speech;             /* of a question or an answer: its label and speaker */
    bool adds_colon;                 /* which ends the speech, is not the author's */
    engross_text note_mark;          /* of a note: printed, or none where Word counts it */
    bool is_note;                    /* the note's mark is to be set */
    bool is_set;                     /* number or typed is there */
};

struct engross_docx_table;

/* Where writing stands among the blocks. */
struct engross_docx_flow {
    struct engross_docx_frame *frames;
    size_t depth;
    size_t capacity;
    struct engross_docx_lead lead;
    struct engross_docx_table *table; /* the innermost open one */
    engross_text *bookmarks;          /* ids that wait for the next paragraph */
    size_t bookmark_count;
    size_t bookmark_capacity;
    uint32_t place;          /* containers around the next paragraph, and one; 0: not to be said */
    uint32_t first_bookmark; /* ids of the bookmarks that end with the open paragraph */
    uint32_t last_bookmark;
    size_t properties_end;  /* of the last paragraph's w:pPr, in bytes; 0: it ends a section */
    uint32_t section_count; /* sections that have ended */
    int32_t figure_columns; /* of the key figures around */
    bool is_spanning;       /* the last paragraph is a heading across the columns */
    int32_t space_before;   /* asked for by the table above */
    enum engross_docx_style style; /* of the open paragraph */
    const char *notice_style;      /* w:styleId of the last notice, for its blocks */
    bool is_in_paragraph;          /* a paragraph is open */
    bool breaks_page;              /* the next block begins a page */
    bool says_break;               /* though it would anyway: the document has a break there */
    bool is_after_table;           /* the last block was a table */
    bool needs_paragraph;          /* a cell or note has no paragraph at its end yet */
    bool is_field;                 /* the reference that is open has been written as a field */
};

/* A note that has been marked in the text and is yet to be written. */
struct engross_docx_note {
    const engross_node *node;
    engross_text mark; /* printed, where Word does not count it */
};

struct engross_docx_notes {
    struct engross_docx_note *rows;
    size_t count;
    size_t capacity;
    int64_t counted;                        /* marks that Word counts itself, so far */
    enum engross_docx_number_format format; /* in which it does; by the first mark */
};

struct engross_docx_image {
    engross_text key;                             /* the host's */
    char file[ENGROSS_DOCX_FILE_NAME_SIZE];       /* of its part, in word/media */
    uint32_t relations[ENGROSS_DOCX_STORY_COUNT]; /* ids in each story; 0: none yet */
    int64_t width;                                /* EMU */
    int64_t height;
};

struct engross_docx_images {
    struct engross_docx_image *rows;
    size_t count;
    size_t capacity;
};

struct engross_docx {
    const engross_host *host;
    const engross_view *view;
    const engross_job *job;
    bool *lacks_memory;    /* a text could not be made, and memory was why */
    engross_text language; /* of the document */
    int32_t direction;
    struct engross_docx_look look;
    struct engross_docx_template *template; /* or NULL */
    struct engross_docx_numbering *numbering;
    struct engross_docx_story stories[ENGROSS_DOCX_STORY_COUNT];
    enum engross_docx_story_index story; /* the one being written */
    struct engross_docx_flow flow;
    struct engross_docx_format format;
    struct engross_docx_notes notes[ENGROSS_DOCX_STORY_COUNT];
    struct engross_docx_images images;
    struct engross_docx_counts counts;
    struct engross_docx_package package;
    /* Relationships of the running heads and feet: [head, foot][first, odd, even]; 0: none. */
    uint32_t running[2][3];
    struct engross_docx_bookmarks bookmarks;
    uint32_t bookmark_count;
    uint32_t drawing_count;
    uint64_t words_total; /* of the document, as the core counts; for progress */
};

static inline struct engross_kit_xml *engross_docx_xml(struct engross_docx *docx) {
    return &docx->stories[docx->story].xml;
}

static inline struct engross_docx_relations *engross_docx_relations(struct engross_docx *docx) {
    return &docx->stories[docx->story].relations;
}

#endif
