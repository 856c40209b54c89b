/* The styles of a package: what each one says with all that it is based on, and what it means by
 * its name. Names are those of Word in many languages, of the United Nations' templates, of
 * LibreOffice, Google Docs, pandoc and engross itself. */
#ifndef ENGROSS_READ_DOCX_STYLES_H
#define ENGROSS_READ_DOCX_STYLES_H

#include "read/docx/keys.h"
#include "read/docx/package.h"

/* What a style says its text is. */
enum engross_ooxml_meaning {
    ENGROSS_OOXML_MEANS_NOTHING,
    ENGROSS_OOXML_MEANS_BODY,
    ENGROSS_OOXML_MEANS_NUMBERED, /* a numbered paragraph */
    ENGROSS_OOXML_MEANS_ITEM,
    ENGROSS_OOXML_MEANS_TITLE,
    ENGROSS_OOXML_MEANS_SUBTITLE,
    ENGROSS_OOXML_MEANS_HEADING,
    ENGROSS_OOXML_MEANS_QUOTATION,
    ENGROSS_OOXML_MEANS_ATTRIBUTION,
    ENGROSS_OOXML_MEANS_RECOMMENDATIONS,
    ENGROSS_OOXML_MEANS_QUESTION,
    ENGROSS_OOXML_MEANS_ANSWER,
    ENGROSS_OOXML_MEANS_NOTICE,
    ENGROSS_OOXML_MEANS_KEY_VALUE,
    ENGROSS_OOXML_MEANS_KEY_LABEL,
    ENGROSS_OOXML_MEANS_CAPTION,
    ENGROSS_OOXML_MEANS_FIGURE,
    ENGROSS_OOXML_MEANS_SEPARATOR,
    ENGROSS_OOXML_MEANS_CONTENTS, /* a line of a table of contents */
    ENGROSS_OOXML_MEANS_MASTHEAD,
    ENGROSS_OOXML_MEANS_AUTHOR,
    ENGROSS_OOXML_MEANS_DATE,
    ENGROSS_OOXML_MEANS_RUNNING, /* header or footer */
    ENGROSS_OOXML_MEANS_CODE
};

/* Bits of a run's format; a bit counts only where known has it too. */
#define ENGROSS_OOXML_BOLD 1u
#define ENGROSS_OOXML_ITALIC 2u
#define ENGROSS_OOXML_SUPERSCRIPT 4u
#define ENGROSS_OOXML_SUBSCRIPT 8u
#define ENGROSS_OOXML_CODE 16u
#define ENGROSS_OOXML_RTL 32u
#define ENGROSS_OOXML_HIDDEN 64u
#define ENGROSS_OOXML_UNDERLINE 128u
#define ENGROSS_OOXML_CAPITALS 256u

#define ENGROSS_OOXML_NO_INDENT INT32_MIN
#define ENGROSS_OOXML_NO_OUTLINE 9

/* The format of a run, as far as it is said. */
struct engross_ooxml_format {
    uint16_t set;
    uint16_t known;
    uint16_t size;    /* half-points; 0: not said */
    uint8_t symbols;  /* enum engross_ooxml_symbol_font: its characters are symbols */
    uint8_t language; /* of engross_ooxml_languages; 0: not said */
    uint8_t bidi_language;
    uint8_t east_asian_language;
};

/* The format of a paragraph, as far as it is said. */
struct engross_ooxml_layout {
    uint32_t num;    /* w:numId; NO_NUM: not said; 0: none */
    int32_t level;   /* w:ilvl; -1: not said */
    int32_t outline; /* from 0; 9: body text; -1: not said */
    int32_t left;    /* twips, NO_INDENT: not said */
    int32_t first;   /* negative: hanging; NO_INDENT: not said */
    char align;      /* s, c, e, j; 0: not said */
    int8_t rtl;      /* -1: not said */
    bool breaks_page;
};
#define ENGROSS_OOXML_NO_NUM UINT32_MAX
#define ENGROSS_OOXML_LAYOUT_INIT                                                                  \
    { ENGROSS_OOXML_NO_NUM, -1, -1, ENGROSS_OOXML_NO_INDENT, ENGROSS_OOXML_NO_INDENT, 0, -1, false }

struct engross_ooxml_style {
    const char *id;
    const char *name; /* as written */
    uint32_t base;    /* index, or NO_KEY */
    uint8_t meaning;  /* enum engross_ooxml_meaning; inherited */
    uint8_t depth;    /* HEADING: from 1; ITEM: from 1 */
    bool is_character;
    bool is_settled;
    const char *base_id;
    struct engross_ooxml_format format;
    struct engross_ooxml_layout layout;
};

/* The language tags that occur, by a small number from 1. */
#define ENGROSS_OOXML_LANGUAGES 64
struct engross_ooxml_languages {
    char tags[ENGROSS_OOXML_LANGUAGES][16];
    size_t count;
};

struct engross_ooxml_styles {
    struct engross_ooxml_style *rows;
    size_t count;
    size_t capacity;
    struct engross_ooxml_keys by_id;
    uint32_t normal; /* the paragraph style of paragraphs without one, or NO_KEY */
    struct engross_ooxml_format format; /* of w:docDefaults */
    struct engross_ooxml_format plain;  /* of text that no style but the default one is set in */
    struct engross_ooxml_layout layout;
};

/* Reads the part of that name. ENGROSS_OK or the status of what was reported. */
int32_t engross_ooxml_styles_read(struct engross_ooxml_package *package, const char *part,
                                  struct engross_arena *arena,
                                  struct engross_ooxml_languages *languages,
                                  struct engross_ooxml_styles *out);
void engross_ooxml_styles_finish(struct engross_ooxml_styles *styles);
/* The style of that id, or NULL. Borrowed. */
const struct engross_ooxml_style *engross_ooxml_style_find(struct engross_ooxml_styles *styles,
                                                           engross_text id);

/* Takes a child of w:rPr into *format, or of w:pPr (not w:numPr's children) into *layout. */
void engross_ooxml_format_take(struct engross_ooxml_format *format,
                               struct engross_ooxml_languages *languages,
                               const struct engross_ooxml_element *element);
void engross_ooxml_layout_take(struct engross_ooxml_layout *layout,
                               const struct engross_ooxml_element *element);
/* Lays the stronger values over the weaker ones in *format. */
void engross_ooxml_format_lay(struct engross_ooxml_format *format,
                              const struct engross_ooxml_format *stronger);
void engross_ooxml_layout_lay(struct engross_ooxml_layout *layout,
                              const struct engross_ooxml_layout *stronger);
/* The number of a language tag; 0 for none and where there are too many. */
uint8_t engross_ooxml_language(struct engross_ooxml_languages *languages, engross_text tag);

/* What a style of that name means; *depth gets the level of a heading or list, from 1. */
enum engross_ooxml_meaning engross_ooxml_meaning_of(engross_text name, uint8_t *depth);

#endif
