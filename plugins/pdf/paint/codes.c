#include "paint/codes.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_PRINTABLE = 0x20, LAST_PRINTABLE = 0x7E };

/* --- faces -------------------------------------------------------------------------------- */

/* The first of the characters without ink that the font has without ink: some draw a bar for the
 * zero-width non-joiner. Those without width come first. */
static uint32_t find_blank(const struct pdf_font *font) {
    static const hb_codepoint_t blanks[] = {0x200C, 0x200B, 0x2060, 0x200D, 0xFEFF, 0x20};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        hb_codepoint_t glyph = 0;
        hb_glyph_extents_t ink;
        if (hb_font_get_nominal_glyph(font->shaper, blanks[i], &glyph) && glyph != 0 &&
            hb_font_get_glyph_extents(font->shaper, glyph, &ink) && ink.width == 0 &&
            ink.height == 0)
            return glyph;
    }
    return 0;
}

static struct pdf_face *new_face(struct pdf_faces *faces, const struct pdf_font *font) {
    struct pdf_face **grown = realloc(faces->faces, (faces->count + 1) * sizeof *grown);
    if (grown == NULL)
        return NULL;
    faces->faces = grown;
    struct pdf_face *face = calloc(1, sizeof *face);
    if (face == NULL)
        return NULL;
    face->font = font;
    face->index = faces->count;
    face->count = 1;
    face->next_short = 1;
    face->blank = find_blank(font);
    faces->faces[faces->count++] = face;
    faces->current[font->index] = face;
    return face;
}

static bool make_room(struct pdf_faces *faces, uint32_t index) {
    if (index < faces->font_count)
        return true;
    struct pdf_face **grown = realloc(faces->current, (index + 1) * sizeof *grown);
    if (grown == NULL)
        return false;
    memset(grown + faces->font_count, 0, (index + 1 - faces->font_count) * sizeof *grown);
    faces->current = grown;
    faces->font_count = index + 1;
    return true;
}

struct pdf_face *engross_pdf_faces_find(struct pdf_faces *faces, const struct pdf_font *font) {
    if (!make_room(faces, font->index))
        return NULL;
    struct pdf_face *face = faces->current[font->index];
    return face != NULL && !engross_pdf_face_is_full(face) ? face : new_face(faces, font);
}

void engross_pdf_faces_finish(struct pdf_faces *faces) {
    for (uint32_t i = 0; i < faces->count; i++) {
        struct pdf_face *face = faces->faces[i];
        free(face->codes);
        free(face->slots);
        engross_buffer_finish(&face->texts);
        free(face);
    }
    free(faces->faces);
    free(faces->current);
    *faces = (struct pdf_faces){0};
}

/* --- codes -------------------------------------------------------------------------------- */

static uint32_t text_start(engross_text text) {
    uint32_t start = 0;
    memcpy(&start, text.data, text.size < sizeof start ? text.size : sizeof start);
    return start;
}

/* CFF fonts are looked up by glyph alone. */
static uint32_t hash_pair(const struct pdf_face *face, uint32_t glyph, engross_text text) {
    uint64_t hash = glyph;
    if (!face->font->outlines_cff)
        hash |= (uint64_t)text_start(text) << 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(hash >> 32);
}

static bool same_text(const struct pdf_face *face, const struct pdf_code *code, engross_text text) {
    return code->text_size == text.size && code->start == text_start(text) &&
           (text.size <= sizeof code->start ||
            memcmp(face->texts.data + code->text, text.data, text.size) == 0);
}

static uint32_t *find_slot(const struct pdf_face *face, uint32_t hash, uint32_t glyph,
                           engross_text text) {
    uint32_t mask = face->slot_count - 1;
    for (uint32_t slot = hash >> 8 & mask;; slot = (slot + 1) & mask) {
        if (face->slots[slot] == 0)
            return &face->slots[slot];
        const struct pdf_code *code = &face->codes[face->slots[slot]];
        if (code->hash == hash && code->glyph == glyph &&
            (face->font->outlines_cff || same_text(face, code, text)))
            return &face->slots[slot];
    }
}

static bool grow_slots(struct pdf_face *face) {
    uint32_t slot_count = face->slot_count == 0 ? 256 : face->slot_count * 2;
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(face->slots);
    face->slots = slots;
    face->slot_count = slot_count;
    for (uint32_t i = 1; i < face->count; i++) {
        const struct pdf_code *code = &face->codes[i];
        engross_text text = {face->texts.data + code->text, code->text_size};
        *find_slot(face, code->hash, code->glyph, text) = i;
    }
    return true;
}

static bool grow_codes(struct pdf_face *face) {
    uint32_t capacity = face->capacity == 0 ? 128 : face->capacity * 2;
    struct pdf_code *codes = realloc(face->codes, capacity * sizeof *codes);
    if (codes == NULL)
        return false;
    if (face->capacity == 0)
        codes[0] = (struct pdf_code){0};
    face->codes = codes;
    face->capacity = capacity;
    return true;
}

/* ASCII that stands in a string as it is (ISO 32000-1, 7.3.4.2). */
static bool is_plain(uint32_t c) {
    return c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE && c != '(' && c != ')' && c != '\\';
}

/* The next short code that is no printable ASCII and needs no escape. */
static uint32_t next_short(struct pdf_face *face) {
    uint32_t number = face->next_short++;
    if (number == '\r')
        number = face->next_short++;
    if (number == FIRST_PRINTABLE) {
        number = LAST_PRINTABLE + 1;
        face->next_short = number + 1;
    }
    return number;
}

static uint32_t give_number(struct pdf_face *face, uint32_t glyph, engross_text text) {
    if (face->font->outlines_cff)
        return glyph;
    unsigned char first = text.size == 1 ? (unsigned char)text.data[0] : 0;
    if (is_plain(first) && face->ascii[first] == 0) {
        face->ascii[first] = face->count;
        return first;
    }
    uint32_t number = face->next_short < ENGROSS_PDF_SHORT_CODES ? next_short(face) : 0;
    return number != 0 ? number : ENGROSS_PDF_LONG_CODES + face->next_long++;
}

static bool add_code(struct pdf_face *face, uint32_t hash, uint32_t glyph, engross_text text,
                     uint32_t *slot) {
    if (face->count == face->capacity || face->capacity == 0) {
        if (!grow_codes(face))
            return false;
    }
    size_t offset = face->texts.size;
    engross_buffer_append(&face->texts, text.data, text.size);
    if (face->texts.failed || offset > UINT32_MAX - text.size)
        return false;
    double advance = hb_font_get_glyph_h_advance(face->font->shaper, glyph);
    face->codes[face->count] =
        (struct pdf_code){.glyph = glyph,
                          .hash = hash,
                          .start = text_start(text),
                          .text = (uint32_t)offset,
                          .text_size = (uint32_t)text.size,
                          .number = give_number(face, glyph, text),
                          .width = advance * 1000 / face->font->units_per_em};
    *slot = face->count++;
    return true;
}

/* The code of an ASCII character that was given out for the glyph. */
static const struct pdf_code *find_ascii(const struct pdf_face *face, uint32_t glyph,
                                         engross_text text) {
    unsigned char first = text.size == 1 ? (unsigned char)text.data[0] : 0;
    uint32_t index = first < sizeof face->ascii / sizeof *face->ascii ? face->ascii[first] : 0;
    return index != 0 && face->codes[index].glyph == glyph ? &face->codes[index] : NULL;
}

const struct pdf_code *engross_pdf_face_code(struct pdf_face *face, uint32_t glyph,
                                             engross_text text, bool *exact) {
    const struct pdf_code *found = find_ascii(face, glyph, text);
    *exact = true;
    if (found != NULL)
        return found;
    if (engross_pdf_face_is_full(face) ||
        (face->count * 2 >= face->slot_count && !grow_slots(face)))
        return NULL;
    uint32_t hash = hash_pair(face, glyph, text);
    uint32_t *slot = find_slot(face, hash, glyph, text);
    if (*slot == 0 && !add_code(face, hash, glyph, text, slot))
        return NULL;
    found = &face->codes[*slot];
    *exact = !face->font->outlines_cff || same_text(face, found, text);
    return found;
}
