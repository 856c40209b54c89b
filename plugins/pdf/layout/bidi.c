#include "layout/bidi.h"

#include "base/utf8.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

/* Whether any character could run from right to left: letters of those scripts, and the marks and
 * embeddings of UAX #9. */
static bool needs_levels(const char *text, size_t size) {
    for (size_t offset = 0; offset < size;) {
        if ((unsigned char)text[offset] < 0xD6) {
            offset++;
            continue;
        }
        uint32_t c = engross_utf8_decode(text, size, &offset);
        if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFEFC) ||
            (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F ||
            (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            return true;
    }
    return false;
}

static size_t decode(const char *text, size_t size, uint32_t *characters) {
    size_t count = 0;
    for (size_t offset = 0; offset < size;)
        characters[count++] = engross_utf8_decode(text, size, &offset);
    return count;
}

static bool resolve(const uint32_t *characters, size_t count, bool right_to_left,
                    signed char *levels) {
    FriBidiCharType *types = calloc(count, sizeof *types);
    FriBidiBracketType *brackets = calloc(count, sizeof *brackets);
    bool good = types != NULL && brackets != NULL;
    if (good) {
        FriBidiParType direction = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
        fribidi_get_bidi_types(characters, (FriBidiStrIndex)count, types);
        for (size_t i = 0; i < count; i++) /* an author's line break does not end the paragraph */
            if (types[i] == FRIBIDI_TYPE_BS)
                types[i] = FRIBIDI_TYPE_WS;
        fribidi_get_bracket_types(characters, (FriBidiStrIndex)count, types, brackets);
        good = fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count,
                                                   &direction, levels) != 0;
    }
    free(types);
    free(brackets);
    return good;
}

void engross_pdf_bidi(struct pdf_layout *layout, struct pdf_pieces *pieces, const char *text,
                      size_t size, bool right_to_left) {
    pieces->mixed = right_to_left || needs_levels(text, size);
    if (!pieces->mixed) {
        memset(pieces->levels, 0, size);
        return;
    }
    size_t count = decode(text, size, pieces->characters);
    if (!resolve(pieces->characters, count, right_to_left, pieces->character_levels)) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return;
    }
    for (size_t offset = 0, i = 0; i < count; i++) {
        size_t start = offset;
        engross_utf8_decode(text, size, &offset);
        int level = pieces->character_levels[i];
        memset(pieces->levels + start, level < 0 ? 0 : level, offset - start);
    }
}
