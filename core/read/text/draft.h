/* The working copy of one text while its structure is being found. Each pass reads what earlier
 * ones left here and adds to it; text.c runs them in order and lists them. A draft lives in one
 * arena and dies with the call of the reader. */
#ifndef ENGROSS_READ_TEXT_DRAFT_H
#define ENGROSS_READ_TEXT_DRAFT_H

#include "model/builder.h"
#include "read/text/lines.h"
#include "read/text/markers.h"

/* What a unit has been found to be. */
enum engross_role {
    ENGROSS_ROLE_TEXT, /* a paragraph without a number */
    ENGROSS_ROLE_GONE, /* taken out, or joined to the unit before */
    ENGROSS_ROLE_FIELD,
    ENGROSS_ROLE_HEADING,
    ENGROSS_ROLE_PARAGRAPH, /* numbered */
    ENGROSS_ROLE_ITEM,
    ENGROSS_ROLE_QUESTION,
    ENGROSS_ROLE_ANSWER, /* the first unit of one */
    ENGROSS_ROLE_RECOMMENDATIONS,
    ENGROSS_ROLE_NOTICE,
    ENGROSS_ROLE_NOTE, /* stands where its mark is */
    ENGROSS_ROLE_QUOTATION,
    ENGROSS_ROLE_ATTRIBUTION,
    ENGROSS_ROLE_GRID,
    ENGROSS_ROLE_CAPTION,    /* of the grid that follows */
    ENGROSS_ROLE_KEY_FIGURE, /* its value takes label_size bytes */
    ENGROSS_ROLE_SEPARATOR
};

#define ENGROSS_NO_CHAIN UINT32_MAX
#define ENGROSS_NO_UNIT UINT32_MAX

enum engross_slip { ENGROSS_SLIP_NONE, ENGROSS_SLIP_MISSING, ENGROSS_SLIP_REPEATED };

/* A run of lines that belong together: a paragraph, heading, item ... */
struct engross_unit {
    uint32_t first;     /* index of its first line */
    uint32_t count;     /* lines */
    uint32_t next_part; /* unit whose lines go on with this one's text, or ENGROSS_NO_UNIT */
    uint32_t last_part; /* the last of them; itself where there is none */
    uint32_t chain;     /* index of the sequence that its number belongs to, or NO_CHAIN */
    struct engross_marker marker;
    struct engross_measure measure; /* of all its text after the marker */
    uint8_t role;                   /* enum engross_role */
    uint8_t field;                  /* FIELD: ENGROSS_FIELD_* */
    uint8_t notice;                 /* NOTICE: enum engross_notice */
    bool end_note;                  /* NOTE: stands at the end of the document */
    bool attached;                  /* NOTICE: belongs to the table above it */
    uint8_t blanks;                 /* empty lines before it */
    bool soft;           /* begins inside a hard-wrapped paragraph: only a number set it apart */
    bool underlined;     /* a row of "=" or "-" stood below it */
    bool labelled;       /* an EXCHANGE's or FIELD's text begins after label_size bytes */
    uint32_t label_size; /* bytes from the end of the marker */
    uint8_t slip;        /* enum engross_slip: how its number departs from the sequence */
    uint32_t rank;       /* HEADING: smaller is further out; see outline.h */
    uint32_t indent;
    const char *value; /* FIELD: normalised, or NULL */
};

/* A sequence of numbers of one form that really runs; see sequence.h. */
enum engross_chain_use {
    ENGROSS_CHAIN_REJECTED,
    ENGROSS_CHAIN_HEADINGS,
    ENGROSS_CHAIN_PARAGRAPHS,
    ENGROSS_CHAIN_ITEMS,
    ENGROSS_CHAIN_QUESTIONS
};
struct engross_chain {
    uint8_t style;
    uint8_t form;
    uint8_t use; /* enum engross_chain_use */
    uint8_t depth;
    uint32_t count;
    uint32_t first_unit;
    uint32_t last_unit;
    uint32_t last_value;
    uint32_t parent; /* OUTLINE: of the last member */
    uint32_t indent; /* of the first member */
    uint32_t title_like;
    uint32_t sentences; /* members that end with a full stop, its like, or a colon */
    uint32_t questions;
    uint32_t spaced; /* members with an empty line before them */
    uint32_t apart;  /* members followed by something else than the next member */
    uint64_t width;  /* sum */
};

/* A table found in the lines. */
struct engross_grid {
    uint32_t first; /* index of its first line */
    uint32_t count;
    uint32_t columns;
    uint32_t full;     /* index of the first line with all columns */
    uint8_t separator; /* enum engross_grid_separator, see grids.h */
};

/* A note's mark in the text: where, and the unit that holds the note. */
struct engross_anchor {
    uint32_t line;   /* index */
    uint32_t offset; /* bytes in the line */
    uint32_t size;   /* bytes of the mark */
    uint32_t unit;   /* the note */
};

/* The text of a unit and where its bytes came from. */
struct engross_segment {
    size_t offset;        /* in the text */
    uint32_t line;        /* index */
    uint32_t line_offset; /* bytes in the line */
};
struct engross_passage {
    const char *text; /* in the source or the arena */
    size_t size;
    const struct engross_segment *segments; /* by offset; at least one */
    uint32_t segment_count;
};

struct engross_draft {
    struct engross_arena arena;
    struct engross_builder *builder;
    struct engross_diagnostics *diagnostics;
    const struct engross_source *source;
    struct engross_lines lines;
    struct engross_unit *units;
    uint32_t unit_count;
    uint32_t unit_capacity;
    uint32_t head_units; /* the first of the units: those of the masthead */
    struct engross_chain *chains;
    uint32_t chain_count;
    struct engross_grid *grids;
    uint32_t grid_count;
    uint32_t next_grid;             /* while units are being split */
    struct engross_anchor *anchors; /* by line and offset */
    uint32_t anchor_count;
    struct engross_vocabulary *vocabulary; /* words of the text, where hyphens are mended */
    uint32_t wrap_width;                   /* columns at which lines are wrapped; 0: they are not */
    uint8_t gap;        /* empty lines that separate nothing: 1 in double-spaced text */
    uint32_t questions; /* units that ask */
    bool has_masthead;
    bool title_found;
    const char *language; /* a tag; static */
    const char *kind;     /* static */
};

static inline const struct engross_line *engross_unit_line(const struct engross_draft *draft,
                                                           const struct engross_unit *unit) {
    return &draft->lines.items[unit->first];
}
static inline engross_position engross_unit_position(const struct engross_draft *draft,
                                                     const struct engross_unit *unit) {
    return engross_line_position(engross_unit_line(draft, unit));
}
/* The text of the unit's first line after its marker; *size gets its bytes. */
static inline const char *engross_unit_start(const struct engross_draft *draft,
                                             const struct engross_unit *unit, size_t *size) {
    const struct engross_line *line = engross_unit_line(draft, unit);
    *size = line->size - unit->marker.body;
    return line->text + unit->marker.body;
}
/* Whether the unit still takes part. */
static inline bool engross_unit_lives(const struct engross_unit *unit) {
    return unit->role != ENGROSS_ROLE_GONE && unit->role != ENGROSS_ROLE_NOTE;
}

/* A new unit at the end, of the lines from first, not measured. NULL when memory runs out. */
struct engross_unit *engross_draft_add_unit(struct engross_draft *draft, uint32_t first,
                                            uint32_t count);
/* The next or previous unit that lives, or NO_UNIT. */
uint32_t engross_draft_next(const struct engross_draft *draft, uint32_t unit);
uint32_t engross_draft_previous(const struct engross_draft *draft, uint32_t unit);
/* Measures unit from its lines and its marker. */
void engross_draft_measure(const struct engross_draft *draft, struct engross_unit *unit);
/* Takes the unit's marker for text. */
void engross_draft_reject_marker(const struct engross_draft *draft, struct engross_unit *unit);
/* Joins the unit's lines after its marker into *passage, words divided at line ends made whole.
 * False when memory runs out. */
bool engross_draft_passage(struct engross_draft *draft, const struct engross_unit *unit,
                           struct engross_passage *passage);
/* Reports each word that a line end divided and that is made whole. */
void engross_draft_report_hyphens(struct engross_draft *draft);
/* Whether the unit could be a heading by its looks alone: short, no stop at its end. */
bool engross_draft_is_title_like(const struct engross_unit *unit);

#endif
