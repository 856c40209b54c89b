/* The few facts the host needs of a font file (OpenType 1.9: name, OS/2, cmap), read from bytes
 * that may be damaged: whatever lies outside them is not there. */
#ifndef ENGROSS_HOST_SFNT_H
#define ENGROSS_HOST_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engross_sfnt {
    const unsigned char *data;
    size_t size;
    size_t tables; /* offset of the face's table records */
    uint32_t table_count;
};

/* Looks at one face of a font or collection; false where there is none. */
bool engross_sfnt_open(struct engross_sfnt *sfnt, const void *data, size_t size, uint32_t face);
/* Whether the face has a table of that tag, such as "glyf". */
bool engross_sfnt_has_table(const struct engross_sfnt *sfnt, const char *tag);
/* Whether family is one of the face's family names (name ids 1 and 16), in any case of letters;
 * for ASCII names. */
bool engross_sfnt_is_of_family(const struct engross_sfnt *sfnt, const char *family);
/* Whether the face maps the code point to a glyph (cmap formats 4 and 12). */
bool engross_sfnt_has_character(const struct engross_sfnt *sfnt, uint32_t codepoint);
/* 100 to 900, or 400 where the face does not say. */
uint32_t engross_sfnt_weight(const struct engross_sfnt *sfnt);
bool engross_sfnt_is_italic(const struct engross_sfnt *sfnt);
/* The revision that the font's makers gave it, to be compared only; 0 where it has none. */
uint32_t engross_sfnt_revision(const struct engross_sfnt *sfnt);

#endif
