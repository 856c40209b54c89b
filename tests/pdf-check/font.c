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
    const unsigned char *bytes = (const unsigned char *)text->data;
    return text->size == 2 ? (size_t)bytes[0] << 8 | bytes[1] : 0;
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

void font_use(struct check *check, const struct font *font, size_t code, bool has_actual_text) {
    size_t glyph = code;
    if (font->glyphs != NULL)
        glyph = code < font->glyph_count
                    ? (size_t)font->glyphs[2 * code] << 8 | font->glyphs[2 * code + 1]
                    : 0;
    if (glyph == 0)
        fault(check, "font %zu: code %zu shows no glyph", font->number, code);
    enum meaning meaning = (enum meaning)font->meanings[code];
    if (meaning == UNKNOWN || meaning == FORBIDDEN)
        fault(check, "font %zu: code %zu stands for nothing", font->number, code);
    if (meaning == PRIVATE && !has_actual_text)
        fault(check, "font %zu: code %zu is for private use, without ActualText", font->number,
              code);
}
