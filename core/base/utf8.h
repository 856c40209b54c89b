/* UTF-8 (Unicode 15, section 3.9; RFC 3629) and the few character properties the core needs,
 * independent of the locale. */
#ifndef ENGROSS_BASE_UTF8_H
#define ENGROSS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ENGROSS_REPLACEMENT_CHARACTER UINT32_C(0xFFFD)

/* What is not ASCII, for the inline functions below. */
uint32_t engross_utf8_decode_sequence(const char *data, size_t size, size_t *offset);
bool engross_is_letter_beyond_ascii(uint32_t codepoint);
bool engross_is_uppercase_beyond_ascii(uint32_t codepoint);
bool engross_is_lowercase_beyond_ascii(uint32_t codepoint);
bool engross_is_any_space_beyond_ascii(uint32_t codepoint);
uint32_t engross_fold_case_beyond_ascii(uint32_t codepoint);

/* Decodes the code point at data[*offset] and moves *offset past it. An ill-formed sequence
 * gives U+FFFD and moves past its maximal subpart (at least one byte). *offset < size. */
static inline uint32_t engross_utf8_decode(const char *data, size_t size, size_t *offset) {
    unsigned char first = (unsigned char)data[*offset];
    if (first >= 0x80)
        return engross_utf8_decode_sequence(data, size, offset);
    ++*offset;
    return first;
}
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
static inline bool engross_is_letter(uint32_t codepoint) {
    if (codepoint < 0x80)
        return (codepoint | 0x20) >= 'a' && (codepoint | 0x20) <= 'z';
    return engross_is_letter_beyond_ascii(codepoint);
}
static inline bool engross_is_uppercase(uint32_t codepoint) {
    if (codepoint < 0x80)
        return codepoint >= 'A' && codepoint <= 'Z';
    return engross_is_uppercase_beyond_ascii(codepoint);
}
static inline bool engross_is_lowercase(uint32_t codepoint) {
    if (codepoint < 0x80)
        return codepoint >= 'a' && codepoint <= 'z';
    return engross_is_lowercase_beyond_ascii(codepoint);
}
bool engross_is_digit(uint32_t codepoint); /* 0 to 9, and the decimal digits of other scripts */
/* White space that may be collapsed: space, tab, line ends, and no no-break space. */
static inline bool engross_is_space(uint32_t codepoint) {
    return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r') || codepoint == 0x85 ||
           codepoint == 0x2028 || codepoint == 0x2029;
}
/* Any white space, the no-break and the fixed-width ones included. */
static inline bool engross_is_any_space(uint32_t codepoint) {
    if (codepoint < 0x80)
        return engross_is_space(codepoint);
    return engross_is_any_space_beyond_ascii(codepoint);
}
/* Simple case folding of one code point, for comparing words. */
static inline uint32_t engross_fold_case(uint32_t codepoint) {
    if (codepoint < 0x80)
        return codepoint >= 'A' && codepoint <= 'Z' ? codepoint + 32 : codepoint;
    return engross_fold_case_beyond_ascii(codepoint);
}

#endif
