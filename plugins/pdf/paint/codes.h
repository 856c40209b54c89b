/* Character codes of one embedded font: a code stands for a pair of a glyph and the Unicode text
 * that it shows, in order of first use. So a page can be written before it is known which glyphs
 * the font will hold, and the same glyph can stand for several characters (space and no-break
 * space, hyphen and soft hyphen) with each copied out as it was written.
 *
 * For glyf fonts a code is a CID that the CIDToGIDMap takes to its glyph (ISO 32000-1, 9.7.4.2).
 * CFF fonts have no such map: there the code is the glyph, and stands for the first text only. */
#ifndef ENGROSS_PDF_PAINT_CODES_H
#define ENGROSS_PDF_PAINT_CODES_H

#include "fonts.h"

#include "base/buffer.h"

/* One font as it is embedded. */
struct pdf_face {
    const struct pdf_font *font;
    uint32_t number;    /* object number of the Type0 font */
    uint32_t index;     /* resource name /F<index> */
    uint32_t blank;     /* a glyph without ink, for text that no glyph shows; 0: there is none */
    uint64_t last_page; /* the page it was last used on, see content.c */
    struct pdf_code *codes; /* by code for glyf fonts, in order of first use for CFF; [0] unused */
    uint32_t count, capacity;
    uint32_t *slots; /* open addressing from hash to index in codes; a power of two in size */
    uint32_t slot_count;
    struct engross_buffer texts; /* what the codes stand for, one after the other */
};

struct pdf_code {
    uint32_t glyph;
    uint32_t hash;
    uint32_t start; /* the first four bytes of the text: all of it, most often */
    uint32_t text;  /* offset in texts */
    uint32_t text_size;
    double width; /* thousandths of the em */
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

/* The code for a glyph that shows text. *exact: copying the code gives the text; otherwise
 * ActualText has to say it. NULL when memory runs out. The result lives until the next call; the
 * two-byte code is *code. */
const struct pdf_code *engross_pdf_face_code(struct pdf_face *face, uint32_t glyph,
                                             engross_text text, uint32_t *code, bool *exact);

#endif
