/* Classes of characters that typists use for structure: dashes, bullets, quotation marks, ends of
 * sentences. Independent of the locale; knows nothing of lines. */
#ifndef ENGROSS_READ_TEXT_CHARACTERS_H
#define ENGROSS_READ_TEXT_CHARACTERS_H

#include "base/utf8.h"

/* Hyphen-minus, hyphens, dashes, minus. */
bool engross_is_dash(uint32_t codepoint);
/* A sign that opens an item of a list whatever follows; dashes, "*", "+" and "o" are not among
 * them, for they need a space after them. */
bool engross_is_bullet(uint32_t codepoint);
bool engross_is_opening_quote(uint32_t codepoint);
bool engross_is_closing_quote(uint32_t codepoint);
/* . ! ? and their like in other scripts. */
bool engross_is_sentence_end(uint32_t codepoint);
bool engross_is_question_mark(uint32_t codepoint);
/* A raised digit; *digit gets its value. */
bool engross_is_raised_digit(uint32_t codepoint, uint32_t *digit);
/* Letters of scripts that are written without spaces between words. */
bool engross_is_ideograph(uint32_t codepoint);

/* The code point at offset without moving on; 0 at the end. */
uint32_t engross_character_at(const char *text, size_t size, size_t offset);
/* The code point that ends before offset; 0 at the start. */
uint32_t engross_character_before(const char *text, size_t offset);
/* The first offset at or after offset that is no white space of any width. */
size_t engross_skip_spaces(const char *text, size_t size, size_t offset);
/* size without the white space at its end. */
size_t engross_trim_end(const char *text, size_t size);

#endif
