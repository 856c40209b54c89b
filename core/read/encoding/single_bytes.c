#include "read/encoding/encoding.h"

const struct engross_single_byte engross_single_bytes[ENGROSS_SINGLE_BYTE_COUNT] = {
#define X(ident, name, ...) {name, {__VA_ARGS__}},
#include "read/encoding/tables.def"
#undef X
};

size_t engross_legacy_decode(const struct engross_single_byte *encoding, const char *data,
                             size_t size, struct engross_buffer *text) {
    if (!engross_buffer_reserve(text, size + size / 2))
        return size;
    size_t plain = 0; /* where the bytes not yet copied begin */
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)data[i];
        if (byte < 0x80)
            continue;
        engross_buffer_append(text, data + plain, i - plain);
        plain = i + 1;
        uint16_t codepoint = encoding->high[byte - 0x80];
        if (codepoint == 0)
            return i;
        engross_buffer_append_codepoint(text, codepoint);
    }
    engross_buffer_append(text, data + plain, size - plain);
    return size;
}
