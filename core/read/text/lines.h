/* The first pass: the source as lines, each measured once. Later passes look at lines and at the
 * units made of them; none scans the source again. */
#ifndef ENGROSS_READ_TEXT_LINES_H
#define ENGROSS_READ_TEXT_LINES_H

#include "base/arena.h"
#include "engross/plugin.h"
#include "read/text/characters.h"

/* What the first and last characters of a run of text say about it. */
enum {
    ENGROSS_SHAPE_STARTS_UPPER = 1 << 0, /* also a letter of a script without case */
    ENGROSS_SHAPE_STARTS_LOWER = 1 << 1,
    ENGROSS_SHAPE_STARTS_DIGIT = 1 << 2,
    ENGROSS_SHAPE_STARTS_QUOTE = 1 << 3,
    ENGROSS_SHAPE_STARTS_BRACKET = 1 << 4,
    ENGROSS_SHAPE_ENDS_SENTENCE = 1 << 5, /* full stop and the like, marks and quotes after it */
    ENGROSS_SHAPE_ENDS_QUESTION = 1 << 6, /* then also ENDS_SENTENCE */
    ENGROSS_SHAPE_ENDS_COLON = 1 << 7,
    ENGROSS_SHAPE_ENDS_SEMICOLON = 1 << 8,
    ENGROSS_SHAPE_ENDS_COMMA = 1 << 9,
    ENGROSS_SHAPE_ENDS_HYPHEN = 1 << 10,
    ENGROSS_SHAPE_ENDS_SHORT_WORD = 1 << 11, /* a last word of at most three lower-case letters */
    ENGROSS_SHAPE_CAPITALS = 1 << 12,        /* at least three letters, all of them capitals */
    ENGROSS_SHAPE_HAS_LETTER = 1 << 13,
    ENGROSS_SHAPE_UNCASED = 1 << 14, /* the first letter has no case */
    ENGROSS_SHAPE_HAS_LOWER = 1 << 15
};
#define ENGROSS_SHAPE_ENDS_STOP                                                                    \
    (ENGROSS_SHAPE_ENDS_SENTENCE | ENGROSS_SHAPE_ENDS_COLON | ENGROSS_SHAPE_ENDS_SEMICOLON)

struct engross_measure {
    uint32_t width; /* code points; an ideograph counts twice, as it is printed */
    uint32_t words; /* by white space; an ideograph counts as half a word */
    uint32_t shape; /* ENGROSS_SHAPE_* */
};

enum engross_line_state {
    ENGROSS_LINE_LIVE,
    ENGROSS_LINE_GONE, /* page furniture, taken out */
    ENGROSS_LINE_HEAD, /* masthead */
    ENGROSS_LINE_GRID  /* row of a table */
};

struct engross_line {
    const char *text; /* its first visible byte, in the source */
    uint32_t size;    /* bytes up to the last visible one */
    uint32_t number;  /* from 1 */
    uint32_t column;  /* of the first visible character, from 1, in code points */
    uint32_t indent;  /* columns before it, tabs to every fourth */
    uint8_t state;    /* enum engross_line_state */
    uint8_t blanks;   /* empty lines before it, at most 9 */
    bool new_page;    /* a form feed stands before it */
    struct engross_measure measure;
};

struct engross_lines {
    struct engross_line *items;
    size_t count; /* lines that are not empty */
};

/* Measures a run of text without white space at its ends. */
void engross_measure_text(const char *text, size_t size, struct engross_measure *measure);
/* ENGROSS_SHAPE_STARTS_* and UNCASED of the text alone. */
uint32_t engross_shape_start(const char *text, size_t size);
/* ENGROSS_SHAPE_ENDS_* of the text alone. */
uint32_t engross_shape_end(const char *text, size_t size);
/* Splits size bytes of data into *lines, in the arena. False when memory runs out. */
bool engross_lines_split(struct engross_arena *arena, const char *data, size_t size,
                         struct engross_lines *lines);

static inline engross_position engross_line_position(const struct engross_line *line) {
    return (engross_position){line->number, line->column};
}

#endif
