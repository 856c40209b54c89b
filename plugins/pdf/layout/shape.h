/* Shaping: characters to glyphs, with HarfBuzz, once for each distinct word.
 *
 * Documents repeat their words, and shaping is what costs most. Words are shaped without a size,
 * in units of the font's em, and kept to the end, as far as 48 MB go. Characters that a style's
 * font lacks are taken from other fonts, cluster by cluster; those that no font has are shown by a
 * mark and remembered for the diagnostic. Glyph 0 never leaves this file. */
#ifndef ENGROSS_PDF_LAYOUT_SHAPE_H
#define ENGROSS_PDF_LAYOUT_SHAPE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "layout/store.h"
#include "layout/style.h"

struct pdf_shaped_glyph {
    uint32_t glyph;
    uint32_t cluster;                    /* byte offset in the word */
    int32_t advance, x_offset, y_offset; /* units of the font */
};

/* A stretch of a word in one font. */
struct pdf_run {
    struct pdf_font *font;
    const struct pdf_shaped_glyph *glyphs; /* in visual order */
    uint32_t glyph_count;
    uint32_t start, size; /* bytes of the word */
    double width;         /* em */
};

struct pdf_word {
    const char *text;
    uint32_t size;
    uint32_t run_count;
    const struct pdf_run *runs; /* in logical order */
    double width;               /* em */
    bool right_to_left;
};

struct pdf_shape_key {
    const struct pdf_face *face;
    engross_text text;
    engross_text language;
    uint32_t script; /* hb_script_t */
    bool right_to_left;
};

struct pdf_shaper {
    const engross_host *host;
    struct pdf_fonts *fonts;
    struct engross_arena memory;    /* of the words that are kept */
    struct pdf_store *const *store; /* of the others: the store in use */
    struct pdf_word_entry *table;
    size_t capacity, count;
    hb_buffer_t *buffer;
    hb_language_t language;
    engross_text language_tag;
    /* characters that no font has, in order of appearance, and where the first stood */
    struct engross_buffer missing;
    size_t missing_count;
    const engross_node *missing_node;
    const engross_node *node; /* on whose behalf shaping goes on; set by the caller */
};

/* store: where words go once too many are kept. False when memory runs out. */
bool engross_pdf_shaper_init(struct pdf_shaper *shaper, const engross_host *host,
                             struct pdf_fonts *fonts, struct pdf_store *const *store);
void engross_pdf_shaper_finish(struct pdf_shaper *shaper);
/* The shaped word, which lives as long as the shaper or, in a document of very many words, as what
 * is allocated in the store now. NULL when memory runs out. */
const struct pdf_word *engross_pdf_shape(struct pdf_shaper *shaper,
                                         const struct pdf_shape_key *key);
/* The width in em of the word's bytes before offset, a cluster boundary. */
double engross_pdf_word_width_before(const struct pdf_word *word, uint32_t offset);
/* Whether offset is where a cluster of the word begins. */
bool engross_pdf_word_is_boundary(const struct pdf_word *word, uint32_t offset);
/* Reports the characters that no font has, if there are any. */
void engross_pdf_shaper_report(const struct pdf_shaper *shaper);

#endif
