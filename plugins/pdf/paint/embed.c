/* Embeds the fonts of the file, once it is known which glyphs they are to hold: a composite font
 * (ISO 32000-1, 9.7), its widths, the maps from codes to CIDs, from CIDs to glyphs and from codes
 * to Unicode, and a subset of the font program made by HarfBuzz. CFF fonts have the encoding
 * Identity-H instead of the first two maps. */
#include "paint/painter.h"
#include "paint/syntax.h"

#include "base/sha256.h"
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
    struct engross_sha256 digest;
    unsigned char result[32];
    unsigned size = 0;
    const char *data = hb_blob_get_data(program->blob, &size);
    engross_sha256_begin(&digest);
    engross_sha256_add(&digest, data, size);
    engross_sha256_end(&digest, result);
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

/* The codes of a face in the order of their numbers and CIDs. */
struct codes {
    const struct pdf_face *face;
    const struct pdf_code **rows;
    uint32_t count;
};

static int compare_numbers(const void *a, const void *b) {
    const struct pdf_code *const *first = a, *const *second = b;
    return ((*first)->number > (*second)->number) - ((*first)->number < (*second)->number);
}

static bool sort_codes(const struct pdf_face *face, struct codes *codes) {
    *codes = (struct codes){.face = face, .rows = malloc(face->count * sizeof *codes->rows)};
    if (codes->rows == NULL)
        return false;
    for (uint32_t i = 1; i < face->count; i++)
        codes->rows[codes->count++] = &face->codes[i];
    qsort(codes->rows, codes->count, sizeof *codes->rows, compare_numbers);
    return true;
}

/* The code map below counts on from the short codes; for CFF fonts a code is its CID. */
static uint32_t cid_at(const struct codes *codes, uint32_t index) {
    uint32_t number = codes->rows[index]->number;
    bool is_long = !codes->face->font->outlines_cff && number >= ENGROSS_PDF_SHORT_CODES;
    return is_long ? number - ENGROSS_PDF_LONG_CODES + ENGROSS_PDF_SHORT_CODES : number;
}

static uint32_t write_scratch(struct pdf_painter *painter, struct pdf_dictionary *dictionary) {
    const struct engross_buffer *bytes = &painter->scratch;
    if (bytes->failed)
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    engross_pdf_file_put_stream(painter->file, number, dictionary, bytes->data, bytes->size,
                                PDF_ENCODING_DEFLATE);
    return number;
}

/* CIDToGIDMap (9.7.4.2): two bytes a CID. */
static uint32_t write_glyph_map(struct pdf_painter *painter, const struct codes *codes,
                                const struct program *program) {
    const hb_map_t *glyphs = hb_subset_plan_old_to_new_glyph_mapping(program->plan);
    struct engross_buffer *map = &painter->scratch;
    engross_buffer_clear(map);
    for (uint32_t i = 0; i < codes->count; i++) {
        hb_codepoint_t glyph = hb_map_get(glyphs, codes->rows[i]->glyph);
        if (glyph == HB_MAP_VALUE_INVALID)
            glyph = 0;
        while (map->size < 2 * (size_t)cid_at(codes, i) && !map->failed)
            engross_buffer_append(map, "\0\0", 2);
        engross_buffer_append_char(map, (char)(glyph >> 8));
        engross_buffer_append_char(map, (char)glyph);
    }
    return write_scratch(painter, NULL);
}

static void append_code(struct engross_buffer *buffer, uint32_t code, int digits) {
    static const char hexadecimal[] = "0123456789ABCDEF";
    engross_buffer_append_char(buffer, '<');
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4)
        engross_buffer_append_char(buffer, hexadecimal[code >> shift & 15]);
    engross_buffer_append_char(buffer, '>');
}

static void append_range(struct engross_buffer *buffer, uint32_t first, uint32_t last, int digits) {
    append_code(buffer, first, digits);
    append_code(buffer, last, digits);
}

/* The lengths of codes (9.7.6.2). */
static void append_codespace(struct engross_buffer *map, bool is_identity) {
    engross_buffer_append_string(map, is_identity ? "1 begincodespacerange\n"
                                                  : "2 begincodespacerange\n");
    if (!is_identity)
        append_range(map, 0, ENGROSS_PDF_SHORT_CODES - 1, 2);
    append_range(map, is_identity ? 0 : ENGROSS_PDF_LONG_CODES, 0xFFFF, 4);
    engross_buffer_append_string(map, "\nendcodespacerange\n");
}

static void begin_map(struct engross_buffer *map, const char *ordering, const char *name,
                      const char *type) {
    engross_buffer_clear(map);
    engross_buffer_append_format(map,
                                 "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
                                 "/CMapName/%s def\n/CMapType %s def\n",
                                 ordering, name, type);
}

static void end_map(struct engross_buffer *map) {
    engross_buffer_append_string(map, "endcmap\nCMapName currentdict/CMap defineresource pop\n"
                                      "end\nend\n");
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
static uint32_t write_unicode_map(struct pdf_painter *painter, const struct codes *codes) {
    enum { BLOCK = 100 };
    const struct pdf_face *face = codes->face;
    struct engross_buffer *map = &painter->scratch;
    begin_map(map, "UCS", "Adobe-Identity-UCS", "2");
    append_codespace(map, face->font->outlines_cff);
    for (uint32_t i = 0; i < codes->count; i++) {
        const struct pdf_code *code = codes->rows[i];
        uint32_t left = codes->count - i;
        if (i % BLOCK == 0)
            engross_buffer_append_format(map, "%u beginbfchar\n",
                                         (unsigned)(left < BLOCK ? left : BLOCK));
        append_code(map, code->number, engross_pdf_code_is_short(face, code->number) ? 2 : 4);
        engross_buffer_append_char(map, '<');
        append_meaning(map, (engross_text){face->texts.data + code->text, code->text_size});
        engross_buffer_append_string(map, ">\n");
        if (i % BLOCK == BLOCK - 1 || left == 1)
            engross_buffer_append_string(map, "endbfchar\n");
    }
    end_map(map);
    return write_scratch(painter, NULL);
}

static void add_system(struct pdf_dictionary *dictionary) {
    struct pdf_dictionary *system = engross_pdf_dictionary_dictionary(dictionary, "CIDSystemInfo");
    engross_pdf_dictionary_bytes(system, "Registry", "Adobe", 5);
    engross_pdf_dictionary_bytes(system, "Ordering", "Identity", 8);
    engross_pdf_dictionary_integer(system, "Supplement", 0);
}

/* The map from codes to CIDs (9.7.5.4), one for all glyf fonts; long codes as far as any of them
 * goes. The codes of a range have their first byte in common. */
static uint32_t write_code_map(struct pdf_painter *painter) {
    static const char name[] = "Engross-H";
    const struct pdf_faces *faces = &painter->content.faces;
    struct engross_buffer *map = &painter->scratch;
    uint32_t most = 0;
    for (uint32_t i = 0; i < faces->count; i++)
        most = faces->faces[i]->next_long > most ? faces->faces[i]->next_long : most;
    begin_map(map, "Identity", name, "1");
    engross_buffer_append_string(map, "/WMode 0 def\n");
    append_codespace(map, false);
    engross_buffer_append_format(map, "%u begincidrange\n", 1 + (unsigned)(most + 255) / 256);
    append_range(map, 0, ENGROSS_PDF_SHORT_CODES - 1, 2);
    engross_buffer_append_string(map, "0\n");
    for (uint32_t i = 0; i < most; i += 256) {
        append_range(map, ENGROSS_PDF_LONG_CODES + i, ENGROSS_PDF_LONG_CODES + i + 255, 4);
        engross_buffer_append_format(map, "%u\n", (unsigned)(ENGROSS_PDF_SHORT_CODES + i));
    }
    engross_buffer_append_string(map, "endcidrange\n");
    end_map(map);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "CMap");
    engross_pdf_dictionary_name(dictionary, "CMapName", name);
    engross_pdf_dictionary_integer(dictionary, "WMode", 0);
    add_system(dictionary);
    return write_scratch(painter, dictionary);
}

/* The W array (9.7.4.3): runs of CIDs that follow one another. */
static uint32_t write_widths(struct pdf_painter *painter, const struct codes *codes) {
    struct engross_buffer *widths = &painter->scratch;
    engross_buffer_clear(widths);
    engross_buffer_append_char(widths, '[');
    for (uint32_t i = 0; i < codes->count; i++) {
        uint32_t cid = cid_at(codes, i);
        bool goes_on = i > 0 && cid_at(codes, i - 1) + 1 == cid;
        if (goes_on)
            engross_buffer_append_char(widths, ' ');
        else
            engross_buffer_append_format(widths, i > 0 ? "]%u[" : "%u[", (unsigned)cid);
        engross_buffer_append_number(widths, codes->rows[i]->width, 2);
    }
    engross_buffer_append_string(widths, codes->count > 0 ? "]]" : "]");
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

static uint32_t write_descendant(struct pdf_painter *painter, const struct codes *codes,
                                 const struct program *program) {
    const struct pdf_font *font = codes->face->font;
    uint32_t bytes = write_program(painter, font, program);
    uint32_t descriptor = write_descriptor(painter, font, program, bytes);
    uint32_t number = engross_pdf_file_reserve(painter->file);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "Font");
    engross_pdf_dictionary_name(dictionary, "Subtype",
                                font->outlines_cff ? "CIDFontType0" : "CIDFontType2");
    engross_pdf_dictionary_name(dictionary, "BaseFont", program->name);
    add_system(dictionary);
    engross_pdf_dictionary_reference(dictionary, "FontDescriptor", descriptor);
    engross_pdf_dictionary_reference(dictionary, "W", write_widths(painter, codes));
    if (!font->outlines_cff)
        engross_pdf_dictionary_reference(dictionary, "CIDToGIDMap",
                                         write_glyph_map(painter, codes, program));
    engross_pdf_file_put_dictionary(painter->file, number, dictionary);
    return number;
}

static void write_face(struct pdf_painter *painter, const struct codes *codes,
                       const struct program *program) {
    const struct pdf_face *face = codes->face;
    uint32_t descendant = write_descendant(painter, codes, program);
    uint32_t map = write_unicode_map(painter, codes);
    struct pdf_dictionary *dictionary = engross_pdf_dictionary_new(painter->file);
    engross_pdf_dictionary_name(dictionary, "Type", "Font");
    engross_pdf_dictionary_name(dictionary, "Subtype", "Type0");
    engross_pdf_dictionary_name(dictionary, "BaseFont", program->name);
    if (face->font->outlines_cff)
        engross_pdf_dictionary_name(dictionary, "Encoding", "Identity-H");
    else
        engross_pdf_dictionary_reference(dictionary, "Encoding", painter->code_map);
    engross_pdf_array_reference(engross_pdf_dictionary_array(dictionary, "DescendantFonts"),
                                descendant);
    engross_pdf_dictionary_reference(dictionary, "ToUnicode", map);
    engross_pdf_file_put_dictionary(painter->file, face->number, dictionary);
}

static void embed_face(struct pdf_painter *painter, const struct pdf_face *face) {
    struct codes codes;
    struct program program;
    if (!sort_codes(face, &codes)) {
        engross_pdf_file_fail(painter->file, ENGROSS_NO_MEMORY);
        return;
    }
    if (painter->code_map == 0 && !face->font->outlines_cff)
        painter->code_map = write_code_map(painter);
    if (make_program(face, &program)) {
        write_face(painter, &codes, &program);
        finish_program(&program);
    } else {
        painter->host->report(painter->host, PDF_DIAGNOSTIC_FONT_SUBSET, NULL, &face->font->name,
                              1);
        engross_pdf_file_fail(painter->file, ENGROSS_FAILED);
    }
    free(codes.rows);
}

void engross_pdf_embed_faces(struct pdf_painter *painter) {
    const struct pdf_faces *faces = &painter->content.faces;
    for (uint32_t i = 0; i < faces->count; i++)
        if (faces->faces[i]->number != 0 && engross_pdf_file_status(painter->file) == ENGROSS_OK)
            embed_face(painter, faces->faces[i]);
}
