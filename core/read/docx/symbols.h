/* Characters of fonts that draw symbols in the place of letters: Symbol, Wingdings and their
 * like. */
#ifndef ENGROSS_READ_DOCX_SYMBOLS_H
#define ENGROSS_READ_DOCX_SYMBOLS_H

#include "engross/plugin.h"

enum engross_ooxml_symbol_font {
    ENGROSS_OOXML_FONT_OTHER,
    ENGROSS_OOXML_FONT_SYMBOL,
    ENGROSS_OOXML_FONT_WINGDINGS,
    ENGROSS_OOXML_FONT_WINGDINGS_2,
    ENGROSS_OOXML_FONT_WINGDINGS_3,
    ENGROSS_OOXML_FONT_WEBDINGS
};

/* The font of that name, or OTHER. */
enum engross_ooxml_symbol_font engross_ooxml_symbol_font_find(engross_text name);
/* The character that the font draws for code (0x20 to 0xFF, or U+F020 and on, where Word keeps
 * them); 0 where Unicode has none. */
uint32_t engross_ooxml_symbol(enum engross_ooxml_symbol_font font, uint32_t code);

#endif
