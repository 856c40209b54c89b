/* What a run of bytes is encoded in, and its way to UTF-8. */
#ifndef ENGROSS_READ_ENCODING_ENCODING_H
#define ENGROSS_READ_ENCODING_ENCODING_H

#include "base/buffer.h"
#include "engross/plugin.h"

/* An encoding with one byte for each character; ASCII below 80. */
struct engross_single_byte {
    const char *name;
    uint16_t high[128]; /* code points of the bytes 80 to FF; 0: none */
};

enum {
#define X(ident, name, ...) ENGROSS_SINGLE_BYTE_##ident,
#include "read/encoding/tables.def"
#undef X
    ENGROSS_SINGLE_BYTE_COUNT
};

extern const struct engross_single_byte engross_single_bytes[ENGROSS_SINGLE_BYTE_COUNT];

/* A Unicode encoding form in units of 1, 2 or 4 bytes. */
struct engross_unicode_form {
    const char *name;
    size_t unit; /* bytes */
    bool big_endian;
    size_t mark_size; /* bytes of the byte-order mark that was found; 0: none */
};

/* Finds a byte-order mark, or UTF-16 without one by where its zero and space bytes lie. False
 * where neither is there; then the bytes may be UTF-8 without a mark, or anything. */
bool engross_unicode_form_find(const char *data, size_t size, struct engross_unicode_form *form);
/* Appends UTF-16 or UTF-32 (mark included in data, left out of text) as UTF-8. Returns the
 * offset of the first bytes that are ill formed (a lone surrogate, a number above 10FFFF, a cut
 * off unit), or size. */
size_t engross_unicode_form_decode(const struct engross_unicode_form *form, const char *data,
                                   size_t size, struct engross_buffer *text);

/* Decides between the single-byte encodings by the letters that the bytes would be: how frequent
 * they are in a language, how capitals stand in words, which scripts meet in a word, and for
 * Latin script the commonest words. Returns the encoding, or NULL where the evidence is weak or
 * two readings are close. *best gets the name of the most likely one (NULL: none at all). */
const struct engross_single_byte *engross_legacy_find(const char *data, size_t size,
                                                      const char **best);
/* Appends data as UTF-8. Returns the offset of the first byte without a character, or size. */
size_t engross_legacy_decode(const struct engross_single_byte *encoding, const char *data,
                             size_t size, struct engross_buffer *text);

/* Whether the bytes are by their structure double-byte Chinese (GB 2312 and its extensions). */
bool engross_looks_like_gb(const char *data, size_t size);

/* The line and column (code points of UTF-8) of the byte at offset; LF, CR and CRLF end lines. */
engross_position engross_position_at(const char *data, size_t offset);

#endif
