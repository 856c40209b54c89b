/* Character codes of one embedded font: a code stands for a pair of a glyph and the Unicode text
 * that it shows, given out at first use. So a page can be written before it is known which glyphs
 * the font will hold, and the same glyph can stand for several characters (space and no-break
 * space, hyphen and soft hyphen) with each copied out as it was written.
 *
 * For glyf fonts a code is one byte, below 0xC0, while there are any: the character itself where
 * the text is one of ASCII, so that the space is the one that word spacing widens (ISO 32000-1,
 * 9.3.3) and bold text is compressed as well as regular. Further codes have two bytes. The code
 * map that embed.c writes numbers both as CIDs, and the CIDToGIDMap takes those to glyphs
 * (9.7.4.2). CFF fonts have no such map: there the code is the glyph, in two bytes, and stands for
 * the first text only. */
#ifndef ENGROSS_PDF_PAINT_CODES_H
#define ENGROSS_PDF_PAINT_CODES_H

#include "fonts.h"

#include "base/buffer.h"

/* Codes of one byte end where those of two begin, with their first byte. */
enum {
    ENGROSS_PDF_SHORT_CODES = 0xC0,
    ENGROSS_PDF_LONG_CODES = 0xC000,
    ENGROSS_PDF_MOST_LONG_CODES = 0x4000,
};

struct pdf_code {
    uint32_t glyph;
    uint32_t hash;
    uint32_t start; /* the first four bytes of the text: all of it, most often */
    uint32_t text;  /* offset in texts */
    uint32_t text_size;
    uint32_t number; /* as it stands in strings */
    double width;    /* thousandths of the em */
};

/* One font as it is embedded. */
struct pdf_face {
    const struct pdf_font *font;
    uint32_t number;    /* object number of the Type0 font */
    uint32_t index;     /* resource name /F<index> */
    uint32_t blank;     /* a glyph without ink, for text that no glyph shows; 0: there is none */
    uint64_t last_page; /* the page it was last used on, see content.c */
    struct pdf_code *codes; /* in order of first use; [0] unused */
    uint32_t count, capacity;
    uint32_t *slots; /* open addressing from hash to index in codes; a power of two in size */
    uint32_t slot_count;
    struct engross_buffer texts; /* what the codes stand for, one after the other */
    uint32_t ascii[128];         /* index in codes of the code of that number, 0: not given out */
    uint32_t next_short, next_long;
};

/* All faces of a file. A font has a second face when the codes of the first are used up. */
struct pdf_faces {
    struct pdf_face **faces;
    uint32_t count;
    struct pdf_face **current; /* by index of the font */
    uint32_t font_count;
};

/* The face of a font in use, with room for one more code; its number is 0 when it is new. NULL
 * when memory runs out. */
struct pdf_face *engross_pdf_faces_find(struct pdf_faces *faces, const struct pdf_font *font);
void engross_pdf_faces_finish(struct pdf_faces *faces);

/* Whether the face has no code to give any more. */
static inline bool engross_pdf_face_is_full(const struct pdf_face *face) {
    return face->next_long == ENGROSS_PDF_MOST_LONG_CODES;
}

/* The code for a glyph that shows text. *exact: copying the code gives the text; otherwise
 * ActualText has to say it. NULL when memory runs out or the face is full. The result lives until
 * the next call. */
const struct pdf_code *engross_pdf_face_code(struct pdf_face *face, uint32_t glyph,
                                             engross_text text, bool *exact);

/* Whether a code of the face is one byte. */
static inline bool engross_pdf_code_is_short(const struct pdf_face *face, uint32_t number) {
    return !face->font->outlines_cff && number < ENGROSS_PDF_SHORT_CODES;
}

#endif
