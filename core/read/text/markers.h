/* The grammar of what stands before a heading, a numbered paragraph or an item of a list: bullets
 * and numbers in the forms that English, French, Spanish, Russian and Kazakh documents use. A
 * marker found here is a possibility only; sequence.h finds out which numbers really run. */
#ifndef ENGROSS_READ_TEXT_MARKERS_H
#define ENGROSS_READ_TEXT_MARKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum engross_marker_style {
    ENGROSS_MARKER_NONE,
    ENGROSS_MARKER_BULLET,
    ENGROSS_MARKER_DECIMAL,
    ENGROSS_MARKER_OUTLINE, /* 1.1, 2.3.4 */
    ENGROSS_MARKER_UPPER_ROMAN,
    ENGROSS_MARKER_LOWER_ROMAN,
    ENGROSS_MARKER_UPPER_ALPHA,
    ENGROSS_MARKER_LOWER_ALPHA,
    ENGROSS_MARKER_UPPER_CYRILLIC,
    ENGROSS_MARKER_LOWER_CYRILLIC,
    ENGROSS_MARKER_PART,    /* Part one, Chapter II, Раздел 3 */
    ENGROSS_MARKER_ARTICLE, /* Article 6, Статья 6, 6-бап */
    ENGROSS_MARKER_ANNEX,   /* Annex, Annex II, Приложение 1 */
    ENGROSS_MARKER_STYLE_COUNT
};

struct engross_marker {
    uint8_t style;        /* enum engross_marker_style */
    uint8_t other_style;  /* a letter that is also a roman number: that reading, or NONE */
    uint8_t form;         /* what encloses the number; equal forms belong together */
    uint8_t depth;        /* OUTLINE: how many components */
    bool glued;           /* no space before the text: "12.The" */
    bool bare;            /* neither point nor bracket: "12The", "12 The" */
    uint32_t value;       /* the number; BULLET: the bullet's code point; OUTLINE: the last part */
    uint32_t other_value; /* of other_style */
    uint32_t
        parent;    /* OUTLINE: the components before the last as one number that grows with them */
    uint32_t size; /* bytes of the marker as printed; OUTLINE without a last point too */
    uint32_t body; /* bytes to the first character after it and its space */
};

/* Reads the marker at the start of text (no white space before it). False and style NONE where
 * there is none. */
bool engross_marker_parse(const char *text, size_t size, struct engross_marker *marker);
/* The same for a line that is nothing but a marker: its text stands on the next line. A bare
 * number is none. */
bool engross_marker_parse_alone(const char *text, size_t size, struct engross_marker *marker);
/* Whether the number is raised ("¹"), or in square brackets: the mark of a note. */
bool engross_marker_is_raised(const struct engross_marker *marker);
bool engross_marker_is_section_sign(const struct engross_marker *marker); /* "§ 5" */
bool engross_marker_is_square(const struct engross_marker *marker);
/* Whether a form encloses the number in nothing; in nothing, or a point after it. */
bool engross_marker_is_bare_form(uint8_t form);
bool engross_marker_is_plain_form(uint8_t form);
/* "decimal", "upper-roman" ...: the model's name of a style of numbers; NULL for bullets and
 * annexes, which may have any. */
const char *engross_marker_numbering(uint8_t style);

#endif
