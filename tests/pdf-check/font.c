/* Fonts are embedded, no code shows glyph 0, and every code in use stands for characters that it
 * may stand for (ISO 19005-2, 6.2.11). */
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { CODES = 65536 };
enum meaning { UNKNOWN, SAID, PRIVATE, FORBIDDEN };

struct font {
    size_t number;               /* of the resource's object */
    const unsigned char *glyphs; /* two bytes for each code; NULL: codes are glyphs */
    size_t glyph_count;
    unsigned char lengths[256];        /* in bytes, of a code by its first byte; 0: there is none */
    unsigned short identifiers[CODES]; /* CID of each code */
    unsigned char meanings[CODES];
};

static enum meaning meaning_of(const struct value *text) {
    const unsigned char *bytes = (const unsigned char *)text->data;
    enum meaning meaning = text->size >= 2 ? SAID : UNKNOWN;
    for (size_t i = 0; i + 1 < text->size; i += 2) {
        unsigned unit = (unsigned)bytes[i] << 8 | bytes[i + 1];
        if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE)
            return FORBIDDEN;
        bool plane = unit >= 0xDB80 && unit <= 0xDBFF; /* planes 15 and 16 */
        if ((unit >= 0xE000 && unit <= 0xF8FF) || plane)
            meaning = PRIVATE;
    }
    return meaning;
}

static size_t code_of(const struct value *text) {
    size_t code = 0;
    for (size_t i = 0; i < text->size && i < 2; i++)
        code = code << 8 | (unsigned char)text->data[i];
    return code;
}

/* Codes of one byte and of two are told apart by their first (ISO 32000-1, 9.7.6.2). */
static void read_encoding(struct check *check, struct font *font, const struct value *encoding) {
    struct scan scan = {&check->file->memory, encoding->data, encoding->data + encoding->size, 0};
    if (encoding->type == NAME) { /* Identity-H */
        memset(font->lengths, 2, sizeof font->lengths);
        for (size_t i = 0; i < CODES; i++)
            font->identifiers[i] = (unsigned short)i;
        return;
    }
    bool spaces = false, ranges = false;
    for (struct value *token; (token = scan_value(&scan))->type != END;) {
        spaces = is(token, "begincodespacerange") || (spaces && token->type == STRING);
        ranges = is(token, "begincidrange") || (ranges && token->type == STRING);
        if (token->type != STRING || (!spaces && !ranges))
            continue;
        size_t last = code_of(scan_value(&scan)), unit = token->size == 2 ? 256 : 1;
        size_t first_identifier = ranges ? (size_t)scan_value(&scan)->number : 0;
        for (size_t code = code_of(token), i = 0; code + i <= last && code + i < CODES; i++) {
            if (spaces)
                font->lengths[(code + i) / unit] = (unsigned char)token->size;
            else
                font->identifiers[code + i] = (unsigned short)(first_identifier + i);
        }
    }
}

static void read_map(struct check *check, struct font *font, const struct value *map) {
    struct scan scan = {&check->file->memory, map->data, map->data + map->size, 0};
    if (map->data == NULL) {
        fault(check, "font %zu: no ToUnicode", font->number);
        return;
    }
    bool inside = false;
    for (struct value *token; (token = scan_value(&scan))->type != END;) {
        inside = is(token, "beginbfchar") || (inside && !is(token, "endbfchar"));
        if (is(token, "beginbfrange"))
            fault(check, "font %zu: ranges, which this program does not read", font->number);
        if (inside && token->type == STRING)
            font->meanings[code_of(token)] = (unsigned char)meaning_of(scan_value(&scan));
    }
}

static struct font *read_font(struct check *check, size_t number) {
    struct file *file = check->file;
    struct font *font = calloc(1, sizeof *font);
    if (font == NULL)
        abort();
    font->number = number;
    const struct value *dictionary = file_object(file, number);
    struct value *kin = get(file, dictionary, "DescendantFonts");
    struct value *descendant = resolve(file, kin->count > 0 ? kin->items[0] : NULL);
    struct value *descriptor = get(file, descendant, "FontDescriptor");
    struct value *glyphs = get(file, descendant, "CIDToGIDMap");
    if (get(file, descriptor, "FontFile2")->data == NULL &&
        get(file, descriptor, "FontFile3")->data == NULL)
        fault(check, "font %zu: not embedded", number);
    font->glyphs = (const unsigned char *)glyphs->data;
    font->glyph_count = glyphs->size / 2;
    if (glyphs->type == NAME)
        font->glyphs = NULL;
    read_encoding(check, font, get(file, dictionary, "Encoding"));
    read_map(check, font, get(file, dictionary, "ToUnicode"));
    return font;
}

struct font *font_open(struct check *check, const struct value *reference) {
    size_t number =
        reference != NULL && reference->type == REFERENCE ? (size_t)reference->number : 0;
    for (size_t i = 0; i < check->font_count; i++)
        if (check->fonts[i]->number == number)
            return check->fonts[i];
    struct font **grown = realloc(check->fonts, (check->font_count + 1) * sizeof *grown);
    if (grown == NULL)
        abort();
    check->fonts = grown;
    return check->fonts[check->font_count++] = read_font(check, number);
}

static void use_code(struct check *check, const struct font *font, size_t code,
                     bool has_actual_text) {
    size_t glyph = font->identifiers[code];
    if (font->glyphs != NULL && glyph < font->glyph_count)
        glyph = (size_t)font->glyphs[2 * glyph] << 8 | font->glyphs[2 * glyph + 1];
    else if (font->glyphs != NULL)
        glyph = 0;
    if (glyph == 0)
        fault(check, "font %zu: code %zu shows no glyph", font->number, code);
    enum meaning meaning = (enum meaning)font->meanings[code];
    if (meaning == UNKNOWN || meaning == FORBIDDEN)
        fault(check, "font %zu: code %zu stands for nothing", font->number, code);
    if (meaning == PRIVATE && !has_actual_text)
        fault(check, "font %zu: code %zu is for private use, without ActualText", font->number,
              code);
}

size_t font_use(struct check *check, const struct font *font, const struct value *text, size_t at,
                bool has_actual_text) {
    const unsigned char *bytes = (const unsigned char *)text->data + at;
    size_t length = font->lengths[bytes[0]];
    if (length == 0 || length > text->size - at) {
        fault(check, "font %zu: byte %u begins no code", font->number, (unsigned)bytes[0]);
        return text->size - at;
    }
    use_code(check, font, length == 2 ? (size_t)bytes[0] << 8 | bytes[1] : bytes[0],
             has_actual_text);
    return length;
}
