/* Embeds the fonts of the file, once it is known which glyphs they are to hold: a composite font
 * (ISO 32000-1, 9.7) of the Identity-H encoding, its widths, the map from codes to glyphs, the map
 * from codes to Unicode, and a subset of the font program made by HarfBuzz. */
#include "paint/digest.h"
#include "paint/painter.h"
#include "paint/syntax.h"

#include "diagnostics.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

/* --- the program -------------------------------------------------------------------------- */

struct program {
    hb_face_t *face; /* the subset */
    hb_subset_plan_t *plan;
    hb_blob_t *blob; /* what is embedded */
    char name[80];   /* ABCDEF+Name */
};

/* Tables that say how to lay text out, or are for other uses: a PDF reader needs none of them. */
static const char dropped_tables[][5] = {
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "name", "post", "OS/2",
    "cmap", "DSIG", "gasp", "hdmx", "VDMX", "LTSH", "PCLT", "STAT", "meta", "vhea",
    "vmtx", "VORG", "fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "FFTM"};

static hb_subset_input_t *make_input(const struct pdf_face *face) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t i = 1; i < face->count; i++)
        hb_set_add(glyphs, face->codes[i].glyph);
    hb_set_t *tables = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped_tables / sizeof *dropped_tables; i++)
        hb_set_add(tables, hb_tag_from_string(dropped_tables[i], 4));
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
    if (face->font->outlines_cff)
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS; /* the code is the glyph */
    hb_subset_input_set_flags(input, flags);
    return input;
}

/* Six letters that depend on the subset (9.6.4), and the font's name. */
static void make_name(struct program *program, const struct pdf_font *font) {
    struct engross_digest digest;
    unsigned char result[32];
    unsigned size = 0;
    const char *data = hb_blob_get_data(program->blob, &size);
    engross_digest_init(&digest);
    engross_digest_add(&digest, data, size);
    engross_digest_finish(&digest, result);
    for (int i = 0; i < 6; i++)
        program->name[i] = (char)('A' + result[i] % 26);
    program->name[6] = '+';
    size_t length = font->name.size < 64 ? font->name.size : 64;
    memcpy(program->name + 7, font->name.data, length);
    program->name[7 + length] = '\0';
}

static void finish_program(struct program *program) {
    hb_blob_destroy(program->blob);
    hb_face_destroy(program->face);
    hb_subset_plan_destroy(program->plan);
}

static bool make_program(const struct pdf_face *face, struct program *program) {
    hb_subset_input_t *input = make_input(face);
    *program = (struct program){0};
    if (input == NULL)
        return false;
    program->plan = hb_subset_plan_create_or_fail(face->font->face, input);
    hb_subset_input_destroy(input);
    if (program->plan != NULL)
        program->face = hb_subset_plan_execute_or_fail(program->plan);
    if (program->face != NULL)
        program->blob = face->font->outlines_cff
                            ? hb_face_reference_table(program->face, HB_TAG('C', 'F', 'F', ' '))
                            : hb_face_reference_blob(program->face);
    if (program->blob == NULL || hb_blob_get_length(program->blob) == 0) {
        finish_program(program);
        return false;
    }
    make_name(program, face->font);
    return true;
}

static uint32_t write_program(struct pdf_painter *painter, const struct pdf_font *font,
                              const struct program *program) {
    unsigned size = 0;
    const char *data = hb_blob_get_data(program->blob, &size);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    if (font->outlines_cff)
        engross_pdf_dictionary_name(dictionary, "Subtype", "CIDFontType0C");
    else
        engross_pdf_dictionary_integer(dictionary, "Length1", (int32_t)size);
    engross_pdf_file_put_stream(painter->file, number, dictionary, data, size,
                                PDF_ENCODING_DEFLATE);
    return number;
}

/* --- the maps ----------------------------------------------------------------------------- */

/* CIDToGIDMap (9.7.4.2): two bytes a code. */
static uint32_t write_glyph_map(struct pdf_painter *painter, const struct pdf_face *face,
                                const struct program *program) {
    const hb_map_t *glyphs = hb_subset_plan_old_to_new_glyph_mapping(program->plan);
    struct engross_buffer *map = &painter->scratch;
    engross_buffer_clear(map);
    for (uint32_t i = 0; i < face->count; i++) {
        hb_codepoint_t glyph = i > 0 ? hb_map_get(glyphs, face->codes[i].glyph) : 0;
        if (glyph == HB_MAP_VALUE_INVALID)
            glyph = 0;
        engross_buffer_append_char(map, (char)(glyph >> 8));
        engross_buffer_append_char(map, (char)glyph);
    }
    if (map->failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    engross_pdf_file_put_stream(painter->file, number, NULL, map->data, map->size,
                                PDF_ENCODING_DEFLATE);
    return number;
}

static void append_code(struct engross_buffer *buffer, uint32_t code) {
    static const char digits[] = "0123456789ABCDEF";
    engross_buffer_append_char(buffer, '<');
    for (int shift = 12; shift >= 0; shift -= 4)
        engross_buffer_append_char(buffer, digits[code >> shift & 15]);
    engross_buffer_append_char(buffer, '>');
}

static uint32_t code_at(const struct pdf_face *face, uint32_t index) {
    return face->font->outlines_cff ? face->codes[index].glyph : index;
}

/* What a code stands for. No code may stand for a byte-order mark (ISO 19005-2, 6.2.11.7.2): it is
 * the word joiner that Unicode has for it by now. */
static void append_meaning(struct engross_buffer *map, engross_text text) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    const char *at = text.data, *end = text.data + text.size, *mark;
    while ((mark = memmem(at, (size_t)(end - at), byte_order_mark, 3)) != NULL) {
        engross_pdf_append_utf16_hex(map, (engross_text){at, (size_t)(mark - at)});
        engross_buffer_append_string(map, "2060");
        at = mark + 3;
    }
    engross_pdf_append_utf16_hex(map, (engross_text){at, (size_t)(end - at)});
}

/* ToUnicode (9.10.3), 100 codes at a time as the CMap specification bids. */
static uint32_t write_unicode_map(struct pdf_painter *painter, const struct pdf_face *face) {
    enum { BLOCK = 100 };
    struct engross_buffer *map = &painter->scratch;
    engross_buffer_clear(map);
    engross_buffer_append_string(map, "/CIDInit/ProcSet findresource begin\n12 dict begin\n"
                                      "begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
                                      "/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
                                      "/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\n"
                                      "endcodespacerange\n");
    for (uint32_t i = 1; i < face->count; i++) {
        const struct pdf_code *code = &face->codes[i];
        if (i % BLOCK == 1) {
            uint32_t left = face->count - i;
            engross_buffer_append_format(map, "%u beginbfchar\n",
                                         (unsigned)(left < BLOCK ? left : BLOCK));
        }
        append_code(map, code_at(face, i));
        engross_buffer_append_char(map, '<');
        append_meaning(map, (engross_text){face->texts.data + code->text, code->text_size});
        engross_buffer_append_string(map, ">\n");
        if (i % BLOCK == 0 || i + 1 == face->count)
            engross_buffer_append_string(map, "endbfchar\n");
    }
    engross_buffer_append_string(map, "endcmap\nCMapName currentdict/CMap defineresource pop\n"
                                      "end\nend\n");
    if (map->failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    engross_pdf_file_put_stream(painter->file, number, NULL, map->data, map->size,
                                PDF_ENCODING_DEFLATE);
    return number;
}

/* The W array (9.7.4.3): glyf fonts number their codes from 1 without gaps, CFF fonts do not. */
static uint32_t write_widths(struct pdf_painter *painter, const struct pdf_face *face) {
    struct engross_buffer *widths = &painter->scratch;
    engross_buffer_clear(widths);
    engross_buffer_append_string(widths, face->font->outlines_cff ? "[" : "[1[");
    for (uint32_t i = 1; i < face->count; i++) {
        if (face->font->outlines_cff)
            engross_buffer_append_format(widths, "%u[", (unsigned)face->codes[i].glyph);
        engross_buffer_append_number(widths, face->codes[i].width, 2);
        engross_buffer_append_char(widths, face->font->outlines_cff ? ']' : ' ');
    }
    engross_buffer_append_string(widths, face->font->outlines_cff ? "]" : "]]");
    uint32_t number = engross_pdf_file_reserve(painter->file);
    engross_pdf_file_put(painter->file, number, widths);
    return number;
}

/* --- the dictionaries --------------------------------------------------------------------- */

static double thousandths(const struct pdf_font *font, int value) {
    return value * 1000.0 / font->units_per_em;
}

/* The box of the head table (OpenType, "head": xMin at 36). */
static void add_box(struct pdf_dictionary *descriptor, const struct pdf_font *font) {
    double box[4] = {0};
    unsigned size = 0;
    hb_blob_t *head = hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(head, &size);
    for (unsigned i = 0; i < 4 && size >= 44; i++)
        box[i] = thousandths(font, (int16_t)(data[36 + 2 * i] << 8 | data[37 + 2 * i]));
    hb_blob_destroy(head);
    engross_pdf_dictionary_numbers(descriptor, "FontBBox", box, 4);
}

static uint32_t write_descriptor(struct pdf_painter *painter, const struct pdf_font *font,
                                 const struct program *program, uint32_t bytes) {
    enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 };
    int32_t flags =
        SYMBOLIC | (font->fixed_pitch ? FIXED_PITCH : 0) | (font->slant_angle != 0 ? ITALIC : 0);
    /* Fonts do not say how thick their stems are; this is near enough for text faces. */
    double stem = 50 + font->weight / 65.0 * (font->weight / 65.0);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct pdf_dictionary *descriptor = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(descriptor, "Type", "FontDescriptor");
    engross_pdf_dictionary_name(descriptor, "FontName", program->name);
    engross_pdf_dictionary_integer(descriptor, "Flags", flags);
    add_box(descriptor, font);
    engross_pdf_dictionary_number(descriptor, "ItalicAngle", font->slant_angle);
    engross_pdf_dictionary_number(descriptor, "Ascent", thousandths(font, font->ascender));
    engross_pdf_dictionary_number(descriptor, "Descent", thousandths(font, font->descender));
    engross_pdf_dictionary_number(descriptor, "CapHeight", thousandths(font, font->cap_height));
    engross_pdf_dictionary_number(descriptor, "StemV", stem);
    engross_pdf_dictionary_reference(descriptor, font->outlines_cff ? "FontFile3" : "FontFile2",
                                     bytes);
    engross_pdf_file_put_dictionary(painter->file, number, descriptor);
    return number;
}

static uint32_t write_descendant(struct pdf_painter *painter, const struct pdf_face *face,
                                 const struct program *program) {
    const struct pdf_font *font = face->font;
    uint32_t bytes = write_program(painter, font, program);
    uint32_t descriptor = write_descriptor(painter, font, program, bytes);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "Font");
    engross_pdf_dictionary_name(dictionary, "Subtype",
                                font->outlines_cff ? "CIDFontType0" : "CIDFontType2");
    engross_pdf_dictionary_name(dictionary, "BaseFont", program->name);
    struct pdf_dictionary *system = engross_pdf_dictionary_dictionary(dictionary, "CIDSystemInfo");
    engross_pdf_dictionary_bytes(system, "Registry", "Adobe", 5);
    engross_pdf_dictionary_bytes(system, "Ordering", "Identity", 8);
    engross_pdf_dictionary_integer(system, "Supplement", 0);
    engross_pdf_dictionary_reference(dictionary, "FontDescriptor", descriptor);
    engross_pdf_dictionary_reference(dictionary, "W", write_widths(painter, face));
    if (!font->outlines_cff)
        engross_pdf_dictionary_reference(dictionary, "CIDToGIDMap",
                                         write_glyph_map(painter, face, program));
    engross_pdf_file_put_dictionary(painter->file, number, dictionary);
    return number;
}

static void write_face(struct pdf_painter *painter, const struct pdf_face *face,
                       const struct program *program) {
    uint32_t descendant = write_descendant(painter, face, program);
    uint32_t map = write_unicode_map(painter, face);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "Font");
    engross_pdf_dictionary_name(dictionary, "Subtype", "Type0");
    engross_pdf_dictionary_name(dictionary, "BaseFont", program->name);
    engross_pdf_dictionary_name(dictionary, "Encoding", "Identity-H");
    engross_pdf_array_reference(engross_pdf_dictionary_array(dictionary, "DescendantFonts"),
                                descendant);
    engross_pdf_dictionary_reference(dictionary, "ToUnicode", map);
    engross_pdf_file_put_dictionary(painter->file, face->number, dictionary);
}

void engross_pdf_embed_faces(struct pdf_painter *painter) {
    const struct pdf_faces *faces = &painter->content.faces;
    for (uint32_t i = 0; i < faces->count; i++) {
        struct pdf_face *face = faces->faces[i];
        struct program program;
        if (face->number == 0 || engross_pdf_file_status(painter->file) != ENGROSS_OK)
            continue;
        if (!make_program(face, &program)) {
            painter->host->report(painter->host, PDF_DIAGNOSTIC_FONT_SUBSET, NULL,
                                  &face->font->name, 1);
            engross_pdf_file_fail(painter->file, ENGROSS_FAILED);
            return;
        }
        write_face(painter, face, &program);
        finish_program(&program);
    }
}
