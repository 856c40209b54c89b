#include "base/utf8.h"
#include "base/unicode_data.h"

#include <string.h>

static size_t sequence_length(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/* Whether byte may be the second one after lead (Unicode, table 3-7). */
static bool second_byte_fits(unsigned char lead, unsigned char byte) {
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return byte >= low && byte <= high;
}

uint32_t engross_utf8_decode_sequence(const char *data, size_t size, size_t *offset) {
    const unsigned char *bytes = (const unsigned char *)data + *offset;
    size_t left = size - *offset;
    size_t length = sequence_length(bytes[0]);
    if (length < 2 || left < 2 || !second_byte_fits(bytes[0], bytes[1])) {
        *offset += 1;
        return ENGROSS_REPLACEMENT_CHARACTER;
    }
    uint32_t codepoint = bytes[0] & (0xFFu >> (length + 1));
    codepoint = codepoint << 6 | (bytes[1] & 0x3Fu);
    for (size_t i = 2; i < length; i++) {
        if (i >= left || (bytes[i] & 0xC0) != 0x80) {
            *offset += i;
            return ENGROSS_REPLACEMENT_CHARACTER;
        }
        codepoint = codepoint << 6 | (bytes[i] & 0x3Fu);
    }
    *offset += length;
    return codepoint;
}

uint32_t engross_utf8_decode_before(const char *data, size_t offset, size_t *start) {
    size_t at = offset - 1;
    while (at > 0 && offset - at < 4 && ((unsigned char)data[at] & 0xC0) == 0x80)
        at--;
    size_t end = at;
    uint32_t codepoint = engross_utf8_decode(data, offset, &end);
    if (end != offset) {
        *start = offset - 1;
        return ENGROSS_REPLACEMENT_CHARACTER;
    }
    *start = at;
    return codepoint;
}

size_t engross_utf8_encode(uint32_t codepoint, char bytes[4]) {
    if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
        codepoint = ENGROSS_REPLACEMENT_CHARACTER;
    if (codepoint < 0x80) {
        bytes[0] = (char)codepoint;
        return 1;
    }
    if (codepoint < 0x800) {
        bytes[0] = (char)(0xC0 | codepoint >> 6);
        bytes[1] = (char)(0x80 | (codepoint & 0x3F));
        return 2;
    }
    if (codepoint < 0x10000) {
        bytes[0] = (char)(0xE0 | codepoint >> 12);
        bytes[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (codepoint & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | codepoint >> 18);
    bytes[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (codepoint & 0x3F));
    return 4;
}

/* Whether all of eight bytes are ASCII. */
static bool is_ascii_run(const unsigned char *at) {
    uint64_t run;
    memcpy(&run, at, sizeof run);
    return (run & UINT64_C(0x8080808080808080)) == 0;
}

size_t engross_utf8_valid_prefix(const char *data, size_t size) {
    const unsigned char *bytes = (const unsigned char *)data;
    size_t at = 0;
    while (at < size) {
        while (size - at >= 8 && is_ascii_run(bytes + at))
            at += 8;
        if (at == size)
            break;
        if (bytes[at] < 0x80) {
            at++;
            continue;
        }
        size_t length = sequence_length(bytes[at]);
        if (length < 2 || length > size - at || !second_byte_fits(bytes[at], bytes[at + 1]))
            return at;
        for (size_t i = 2; i < length; i++)
            if ((bytes[at + i] & 0xC0) != 0x80)
                return at;
        at += length;
    }
    return size;
}

size_t engross_utf8_length(const char *data, size_t size) {
    size_t count = 0;
    for (size_t at = 0; at < size; count++)
        engross_utf8_decode(data, size, &at);
    return count;
}

/* The row whose range holds codepoint, or NULL. Rows of size bytes begin with their range, in
 * ascending order. */
static const void *find_row(const void *rows, size_t count, size_t size, uint32_t codepoint) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct code_range *range = (const void *)((const char *)rows + middle * size);
        if (codepoint < range->first)
            high = middle;
        else if (codepoint > range->last)
            low = middle + 1;
        else
            return range;
    }
    return NULL;
}

static const struct case_range *find_case(const struct case_range *ranges, size_t count,
                                          uint32_t codepoint) {
    const struct case_range *row = find_row(ranges, count, sizeof *ranges, codepoint);
    if (row == NULL || (codepoint - row->range.first) % (uint32_t)row->step != 0)
        return NULL;
    return row;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool engross_is_letter_beyond_ascii(uint32_t codepoint) {
    return find_row(letters, COUNT(letters), sizeof *letters, codepoint) != NULL;
}

bool engross_is_uppercase_beyond_ascii(uint32_t codepoint) {
    return find_case(uppercase, COUNT(uppercase), codepoint) != NULL;
}

bool engross_is_lowercase_beyond_ascii(uint32_t codepoint) {
    return find_case(lowercase, COUNT(lowercase), codepoint) != NULL;
}

bool engross_is_digit(uint32_t codepoint) {
    if (codepoint < 0x80)
        return codepoint >= '0' && codepoint <= '9';
    return find_row(digits, COUNT(digits), sizeof *digits, codepoint) != NULL;
}

bool engross_is_any_space_beyond_ascii(uint32_t codepoint) {
    return engross_is_space(codepoint) || codepoint == 0xA0 || codepoint == 0x1680 ||
           (codepoint >= 0x2000 && codepoint <= 0x200A) || codepoint == 0x202F ||
           codepoint == 0x205F || codepoint == 0x3000;
}

uint32_t engross_fold_case_beyond_ascii(uint32_t codepoint) {
    const struct case_range *range = find_case(uppercase, COUNT(uppercase), codepoint);
    return range == NULL ? codepoint : codepoint + (uint32_t)range->delta;
}
