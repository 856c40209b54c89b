/* The text of a package as flat rows: blocks (paragraphs, tables, rows, cells) in order, each
 * paragraph with its runs. The body, every note and the running heads are ranges of the same
 * rows. Filled by story.c from events; read by the files that find the structure and write it. */
#ifndef ENGROSS_READ_DOCX_STORY_H
#define ENGROSS_READ_DOCX_STORY_H

#include "read/docx/keys.h"
#include "read/docx/numbering.h"
#include "read/docx/styles.h"

enum engross_ooxml_run_kind {
    ENGROSS_OOXML_RUN_TEXT,
    ENGROSS_OOXML_RUN_TAB,
    ENGROSS_OOXML_RUN_BREAK,
    ENGROSS_OOXML_RUN_PAGE_BREAK,
    ENGROSS_OOXML_RUN_NOTE,   /* value: index of the note */
    ENGROSS_OOXML_RUN_PICTURE /* value: index of the picture */
};

struct engross_ooxml_run {
    uint8_t kind;     /* enum engross_ooxml_run_kind */
    uint8_t format;   /* ENGROSS_OOXML_BOLD ...: what is marked beside its paragraph's style */
    uint8_t language; /* of engross_ooxml_languages; 0: not said */
    uint8_t reserved;
    uint32_t link;  /* index + 1; 0: none */
    uint32_t size;  /* TEXT: bytes */
    uint32_t value; /* by kind */
    size_t offset;  /* TEXT: in the story's text */
};

enum engross_ooxml_block_kind {
    ENGROSS_OOXML_PARAGRAPH,
    ENGROSS_OOXML_TABLE,
    ENGROSS_OOXML_ROW,
    ENGROSS_OOXML_CELL,
    ENGROSS_OOXML_CELL_END,
    ENGROSS_OOXML_ROW_END,
    ENGROSS_OOXML_TABLE_END
};

struct engross_ooxml_block {
    uint8_t kind;        /* enum engross_ooxml_block_kind */
    uint8_t role;        /* enum engross_ooxml_role of structure.h */
    bool is_contents;    /* PARAGRAPH: in a table of contents */
    bool is_numbered;    /* PARAGRAPH: number holds */
    bool is_header;      /* ROW: repeated on each page */
    bool merges_up;      /* CELL: goes on with the cell above */
    bool starts_merge;   /* CELL: cells below may go on with it */
    bool is_deleted;     /* ROW, CELL: by a tracked change */
    bool all_bold;       /* PARAGRAPH: every letter is */
    bool stands_out;     /* PARAGRAPH: every letter is bold, underlined, capital or larger */
    bool is_aligned;     /* PARAGRAPH: by itself, not by its style */
    bool first_column;   /* TABLE: heads rows, by w:tblLook */
    bool says_break;     /* PARAGRAPH: a page break of the document stands before it */
    bool is_own;         /* TABLE: in the table style of engross */
    uint8_t place;       /* PARAGRAPH: containers around it, and one; 0: not said */
    uint8_t table_depth; /* how many tables stand around it */
    uint16_t columns;    /* CELL: how many it takes */
    uint16_t column;     /* CELL: the first of them; tables.c counts */
    uint16_t row_span;   /* CELL: how many rows it takes; the same */
    uint32_t line;       /* PARAGRAPH: how many paragraphs stand before, and one */
    uint32_t end;        /* TABLE, ROW, CELL: index of its end */
    const struct engross_ooxml_style *style; /* PARAGRAPH; may be NULL */
    struct engross_ooxml_layout layout;      /* with its style's */
    uint32_t first_run;
    uint32_t run_count;
    uint32_t bookmark; /* the first of its bookmarks, index + 1; 0: none */
    uint32_t number;   /* index in numbers, where is_numbered */
    uint32_t size;     /* bytes of text in its runs */
};

struct engross_ooxml_link {
    const char *target; /* a URI, or the name of a bookmark */
    bool is_internal;
    bool is_number; /* a REF field: its result may be the number of what it refers to */
};
struct engross_ooxml_bookmark {
    const char *name;
    uint32_t next; /* of the same paragraph, index + 1; 0: the last */
    uint32_t block;
    uint32_t note;  /* index + 1 of the note whose mark it stands on; 0: none */
    bool is_target; /* something refers to it */
};
struct engross_ooxml_note {
    uint32_t bookmark; /* on its mark, index + 1; 0: none */
    bool is_end;
    bool is_there;    /* its text is in the package */
    const char *mark; /* custom, or NULL */
    uint32_t first;   /* blocks of its text; equal to end where it has none */
    uint32_t end;
};
struct engross_ooxml_picture {
    const char *part; /* "word/media/image1.png", or NULL */
    const char *alternative;
};

struct engross_ooxml_story {
    struct engross_arena *arena;
    struct engross_ooxml_block *blocks;
    size_t block_count, block_capacity;
    struct engross_ooxml_run *runs;
    size_t run_count, run_capacity;
    struct engross_ooxml_link *links;
    size_t link_count, link_capacity;
    struct engross_ooxml_bookmark *bookmarks;
    size_t bookmark_count, bookmark_capacity;
    struct engross_ooxml_note *notes;
    size_t note_count, note_capacity;
    struct engross_ooxml_picture *pictures;
    size_t picture_count, picture_capacity;
    struct engross_ooxml_number *numbers;
    size_t number_count, number_capacity;
    struct engross_buffer text;
    struct engross_ooxml_keys bookmark_names;
    struct engross_ooxml_keys note_ids[2];                /* footnotes, endnotes */
    uint32_t paragraphs;                                  /* so far */
    uint32_t body_end;                                    /* the body is blocks [0, body_end) */
    uint32_t heads_first, heads_end;                      /* running heads and feet */
    size_t language_letters[ENGROSS_OOXML_LANGUAGES + 1]; /* letters of the body in each */
    uint32_t foreign_numbers; /* line of the first number whose format is not known */
};

/* What a part is read with. */
struct engross_ooxml_context {
    struct engross_ooxml_package *package;
    struct engross_diagnostics *diagnostics;
    struct engross_ooxml_styles *styles;
    struct engross_ooxml_numbering *numbering;
    struct engross_ooxml_languages *languages;
    struct engross_ooxml_story *story;
};

/* Appends the blocks of a part to the story. ENGROSS_OK or the status of what was reported. */
int32_t engross_ooxml_story_read(struct engross_ooxml_context *context, const char *part);
void engross_ooxml_story_finish(struct engross_ooxml_story *story);
/* Appends the block's characters to text; tabs and breaks are spaces, or kept as \t. */
void engross_ooxml_block_text(const struct engross_ooxml_story *story,
                              const struct engross_ooxml_block *block, bool keeps_tabs,
                              struct engross_buffer *text);
/* The block's number, or NULL. */
static inline const struct engross_ooxml_number *
engross_ooxml_block_number(const struct engross_ooxml_story *story,
                           const struct engross_ooxml_block *block) {
    return block->is_numbered ? &story->numbers[block->number] : NULL;
}
/* What the block's style means. */
static inline enum engross_ooxml_meaning
engross_ooxml_block_meaning(const struct engross_ooxml_block *block) {
    return block->style == NULL ? ENGROSS_OOXML_MEANS_NOTHING
                                : (enum engross_ooxml_meaning)block->style->meaning;
}

#endif
