/* UTF-8 (Unicode 15, section 3.9; RFC 3629) and the few character properties the core needs,
 * independent of the locale. */
#ifndef ENGROSS_BASE_UTF8_H
#define ENGROSS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ENGROSS_REPLACEMENT_CHARACTER UINT32_C(0xFFFD)

/* Decodes the code point at data[*offset] and moves *offset past it. An ill-formed sequence
 * gives U+FFFD and moves past its maximal subpart (at least one byte). *offset < size. */
uint32_t engross_utf8_decode(const char *data, size_t size, size_t *offset);
/* The code point that ends right before data[offset]; *start gets its first byte. offset > 0. */
uint32_t engross_utf8_decode_before(const char *data, size_t offset, size_t *start);
/* Writes the 1 to 4 bytes of codepoint and returns their number; U+FFFD for no scalar value. */
size_t engross_utf8_encode(uint32_t codepoint, char bytes[4]);
/* The offset of the first ill-formed byte, or size where all is well formed. */
size_t engross_utf8_valid_prefix(const char *data, size_t size);
/* How many code points; ill-formed sequences count as they decode. */
size_t engross_utf8_length(const char *data, size_t size);

/* General categories and cases, after Unicode, for scripts with case: Latin, Greek, Cyrillic,
 * Armenian, Georgian; letters of all scripts. */
bool engross_is_letter(uint32_t codepoint);
bool engross_is_uppercase(uint32_t codepoint);
bool engross_is_lowercase(uint32_t codepoint);
bool engross_is_digit(uint32_t codepoint); /* 0 to 9, and the decimal digits of other scripts */
/* White space that may be collapsed: space, tab, line ends, and no no-break space. */
bool engross_is_space(uint32_t codepoint);
/* Any white space, the no-break and the fixed-width ones included. */
bool engross_is_any_space(uint32_t codepoint);
/* Simple case folding of one code point, for comparing words. */
uint32_t engross_fold_case(uint32_t codepoint);

#endif
