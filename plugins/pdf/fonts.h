/* The fonts of one output: found through the host, opened with HarfBuzz, kept open to the end.
 *
 * Layout shapes with them and measures in units of the font; painting embeds them. The same font
 * program, asked for in whatever style it serves as it is, is one struct pdf_font, so pointers tell
 * fonts apart.
 * Only fonts with outlines (glyf or CFF) that may be embedded are handed out. */
#ifndef ENGROSS_PDF_FONTS_H
#define ENGROSS_PDF_FONTS_H

#include "engross/plugin.h"

#include <hb.h>
#include <stdbool.h>

/* How a style wants its font. */
struct pdf_font_style {
    engross_text families; /* in order of preference, parted by commas; quotes are allowed */
    uint32_t weight;       /* 100 to 900 */
    bool italic;
};

/* One font in use. Read-only for everyone but fonts.c. Metrics are in units of the font's em
 * (size / units_per_em gives points), upwards positive: descender is negative. */
struct pdf_font {
    hb_font_t *shaper; /* for hb_shape(); its scale is units_per_em in both directions */
    hb_face_t *face;
    uint32_t index;    /* 0, 1, 2 ... in order of opening */
    engross_text name; /* PostScript name, or the host's key */
    engross_text key;  /* the host's: same key, same program */
    int units_per_em;
    int ascender, descender, line_gap;
    int cap_height, x_height;
    int underline_position, underline_thickness;
    int strikeout_position;
    uint32_t weight;    /* as asked for: 400, 700 ... */
    double slant_angle; /* degrees, 0 upright, negative leaning right (post table) */
    bool outlines_cff;  /* CFF outlines rather than glyf */
    bool fixed_pitch;
    bool embolden; /* asked bold, but the program is not: painting strokes it */
    bool incline;  /* asked italic, but the program is not: painting slants it */
};

struct pdf_fonts;

/* Starts without a font. NULL when memory runs out. */
struct pdf_fonts *engross_pdf_fonts_new(const engross_host *host);
/* Closes every font. Pointers to them die. May be NULL. */
void engross_pdf_fonts_free(struct pdf_fonts *fonts);
/* Whether a font was passed over because memory ran out: what was made with them is not whole. */
bool engross_pdf_fonts_lack_memory(const struct pdf_fonts *fonts);

/* The font for a style: the first of its families that the host has and that can be embedded,
 * else any text font (reported as a warning, once a style). The answer for a style is kept, so
 * asking again is cheap. NULL when there is no font at all or memory runs out; *status says which
 * (ENGROSS_FAILED, reported, or ENGROSS_NO_MEMORY). */
struct pdf_font *engross_pdf_fonts_open(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                                        int32_t *status);
/* A font like style's that has the character, for text in language (BCP 47, may be absent); NULL
 * where no installed font has it or memory runs out. Answers, also those, are kept by character,
 * and a fallback that is open already is preferred, so that a text does not change font from word
 * to word. */
struct pdf_font *engross_pdf_fonts_fallback(struct pdf_fonts *fonts,
                                            const struct pdf_font_style *style, uint32_t codepoint,
                                            engross_text language);
/* Whether the font maps the character to a glyph other than .notdef. */
bool engross_pdf_font_has(const struct pdf_font *font, uint32_t codepoint);

/* How many fonts are open, and the index-th of them. */
size_t engross_pdf_fonts_count(const struct pdf_fonts *fonts);
struct pdf_font *engross_pdf_fonts_at(const struct pdf_fonts *fonts, size_t index);

#endif
