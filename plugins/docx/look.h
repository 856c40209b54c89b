/* How the document looks: the theme's values in Word's units (twips, half-points, eighths of a
 * point), read once. Knows nothing of XML. */
#ifndef ENGROSS_DOCX_LOOK_H
#define ENGROSS_DOCX_LOOK_H

#include "engross/plugin.h"

#include <stdbool.h>

/* The theme's styles (docs/themes.md), in the order of the table in look.c. The two bullets and
 * the lines of a table of contents are Word styles of their own that draw on a theme style. */
enum engross_docx_style {
    ENGROSS_DOCX_BODY,
    ENGROSS_DOCX_PARAGRAPH,
    ENGROSS_DOCX_ITEM,
    ENGROSS_DOCX_BULLET_1,
    ENGROSS_DOCX_BULLET_2,
    ENGROSS_DOCX_ANSWER,
    ENGROSS_DOCX_QUESTION,
    ENGROSS_DOCX_MASTHEAD_NAME,
    ENGROSS_DOCX_MASTHEAD_SYMBOL,
    ENGROSS_DOCX_MASTHEAD_ORGAN,
    ENGROSS_DOCX_MASTHEAD_DETAIL,
    ENGROSS_DOCX_MASTHEAD_BODY,
    ENGROSS_DOCX_TITLE,
    ENGROSS_DOCX_SUBTITLE,
    ENGROSS_DOCX_HEADING_1,
    ENGROSS_DOCX_HEADING_2,
    ENGROSS_DOCX_HEADING_3,
    ENGROSS_DOCX_HEADING_4,
    ENGROSS_DOCX_HEADING_5,
    ENGROSS_DOCX_HEADING_6,
    ENGROSS_DOCX_QUOTATION,
    ENGROSS_DOCX_ATTRIBUTION,
    ENGROSS_DOCX_RECOMMENDATIONS,
    ENGROSS_DOCX_TABLE_HEAD,
    ENGROSS_DOCX_TABLE_CELL,
    ENGROSS_DOCX_CAPTION,
    ENGROSS_DOCX_FIGURE,
    ENGROSS_DOCX_KEY_VALUE,
    ENGROSS_DOCX_KEY_LABEL,
    ENGROSS_DOCX_NOTICE,
    ENGROSS_DOCX_SEPARATOR,
    ENGROSS_DOCX_FOOTNOTE,
    ENGROSS_DOCX_ENDNOTE,
    ENGROSS_DOCX_HEADER,
    ENGROSS_DOCX_FOOTER,
    ENGROSS_DOCX_CONTENTS_1,
    ENGROSS_DOCX_CONTENTS_2,
    ENGROSS_DOCX_CONTENTS_3,
    ENGROSS_DOCX_PARAGRAPH_STYLES, /* how many; below, styles that only lend values */
    ENGROSS_DOCX_TABLE = ENGROSS_DOCX_PARAGRAPH_STYLES,
    ENGROSS_DOCX_MASTHEAD_SYMBOL_INITIAL,
    ENGROSS_DOCX_LINK,
    ENGROSS_DOCX_PAGE_NUMBER,
    ENGROSS_DOCX_KEY_FIGURES,
    ENGROSS_DOCX_STYLE_COUNT
};

#define ENGROSS_DOCX_FONT_SIZE 64
#define ENGROSS_DOCX_COLOUR_SIZE 7

/* One style. All bytes are set, so that two can be compared whole. */
struct engross_docx_appearance {
    char font[ENGROSS_DOCX_FONT_SIZE];          /* family; "" for none */
    char colour[ENGROSS_DOCX_COLOUR_SIZE];      /* rrggbb; "" for none */
    char background[ENGROSS_DOCX_COLOUR_SIZE];  /* rrggbb; "" for none */
    char rule_colour[ENGROSS_DOCX_COLOUR_SIZE]; /* rrggbb; "" for automatic */
    char align;           /* 's', 'e', 'c', 'j': start, end, centre, justified */
    int32_t size;         /* half-points */
    int32_t leading;      /* twips, baseline to baseline; 0: as the font has it */
    int32_t before;       /* twips */
    int32_t after;        /* twips */
    int32_t start;        /* twips from the text area's leading edge */
    int32_t end;          /* twips from its other edge */
    int32_t first_line;   /* twips */
    int32_t number_width; /* twips */
    int32_t padding;      /* twips */
    int32_t rule_above;   /* eighths of a point; 0: none */
    int32_t rule_below;
    int32_t rule_start;
    int32_t rule_end;   /* no theme asks for one: the right side of a box */
    bool number_at_end; /* numbers are set against the end of their column */
    bool is_bold;
    bool is_italic;
    bool keeps_next;
    bool keeps_lines;
    bool hyphenates;
};

/* The sheet, in twips. */
struct engross_docx_page {
    int32_t width;
    int32_t height;
    int32_t top;
    int32_t bottom;
    int32_t inside;
    int32_t outside;
    int32_t header;
    int32_t footer;
    int32_t columns;
    int32_t column_gap;
    int32_t header_rule; /* eighths of a point */
    int32_t footer_rule;
    bool faces; /* odd and even pages mirror each other */
};

/* The lists of a document. Sections and numbered paragraphs are two lists, not levels of one. */
enum engross_docx_series {
    ENGROSS_DOCX_SERIES_SECTIONS,   /* headings, by depth */
    ENGROSS_DOCX_SERIES_PARAGRAPHS, /* numbered paragraphs, and their sub-paragraphs by depth */
    ENGROSS_DOCX_SERIES_LIST,       /* other lists, by depth */
    ENGROSS_DOCX_SERIES_BULLETS,    /* by depth */
    ENGROSS_DOCX_SERIES_PARAGRAPH_BULLETS, /* the same, in a numbered paragraph */
    ENGROSS_DOCX_SERIES_COUNT
};

#define ENGROSS_DOCX_LEVELS 9

/* Where a number or bullet stands, in twips from the text area's leading edge. */
struct engross_docx_place {
    int32_t left;       /* w:ind w:left: where the second line begins */
    int32_t first_line; /* more than left for the first line; negative: a hanging indent */
    int32_t tab;        /* where the text after the number begins */
    bool is_right;      /* the number ends, rather than begins, where the first line does */
};

/* How a template sets one level of its lists. Markup is of elements in their schema's order, or
 * {NULL, 0}. */
struct engross_docx_level_look {
    struct engross_docx_place place;
    engross_text sign;       /* of a bullet: its w:lvlText; {NULL, 0}: ours */
    engross_text suffix;     /* w:suff */
    engross_text picture;    /* w:lvlPicBulletId */
    engross_text properties; /* w:rPr */
    bool is_found;           /* false: the theme says */
};

/* What a template says of one of our styles. */
struct engross_docx_choice {
    const char *id;    /* the style that stands for ours; NULL: there is no template */
    int32_t hanging;   /* twips that its first line reaches back */
    int32_t tab_count; /* of its tab stops */
    bool is_tabbed;    /* the first is for a number that ends there, before the text */
    bool is_numbered;  /* it numbers its paragraphs itself */
    bool is_used;      /* the document has text in it */
    bool is_found;     /* false: id is of a style of ours that is added */
};

/* Styles that are not of paragraphs, by their w:styleId of ours. */
#define ENGROSS_DOCX_OTHER_STYLES 7
struct engross_docx_other_choice {
    const char *own_id;
    const char *id;
    bool is_used;
    bool is_found;
};

struct engross_docx_look {
    struct engross_docx_page page;
    struct engross_docx_appearance styles[ENGROSS_DOCX_STYLE_COUNT];
    struct engross_docx_choice choices[ENGROSS_DOCX_PARAGRAPH_STYLES];
    struct engross_docx_other_choice others[ENGROSS_DOCX_OTHER_STYLES]; /* by a template */
    struct engross_docx_level_look levels[ENGROSS_DOCX_SERIES_COUNT][ENGROSS_DOCX_LEVELS];
    bool shares_body[ENGROSS_DOCX_PARAGRAPH_STYLES]; /* looks as the body does in the theme */
    bool is_united_nations; /* the theme asks for the masthead of the United Nations */
    bool is_geneva;         /* and for the style names of Geneva; or the template has them */
};

/* Fills look from the theme; what the theme does not say takes plain defaults. */
void engross_docx_look_load(struct engross_docx_look *look, const engross_host *host);
/* The name under which a family of ours goes elsewhere, or NULL: "Liberation Serif" for "Times
 * New Roman". */
const char *engross_docx_font_alternative(const char *font);
/* The width of the text area, in twips; never less than an inch. */
int32_t engross_docx_text_width(const struct engross_docx_look *look);
/* The width of one column of it. */
int32_t engross_docx_column_width(const struct engross_docx_look *look);

#endif
