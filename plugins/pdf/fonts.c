#include "fonts.h"

#include "base/buffer.h"
#include "diagnostics.h"
#include "kit/walk.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

/* Text outside the Latin script is told apart by this many languages; more share one answer. */
enum { MAX_LANGUAGES = 64, MAX_STYLES = 1024, MAX_FAMILIES = 32, MAX_REJECTED = 64 };

/* A font that may stand in for another, for text in one language (0: any). */
struct stand_in {
    struct pdf_font *font;
    uint32_t language;
};

/* A style that was asked for, with its answer. */
struct style_entry {
    struct pdf_font_style style;
    struct pdf_font *font;
    struct stand_in *stand_ins; /* the theme's other families first, then what fallback found */
    size_t stand_in_count;
    bool families_opened;
};

/* What fallback answered for a character; key 0 is a free slot. */
struct answer {
    uint64_t key;
    struct pdf_font *font; /* NULL: no font has the character */
};

struct pdf_fonts {
    bool lack_memory; /* a stand-in may have been passed over for want of memory */
    const engross_host *host;
    struct pdf_font **fonts;
    size_t count;
    engross_text rejected[MAX_REJECTED]; /* keys of programs reported as unusable */
    size_t rejected_count;
    struct style_entry *styles;
    size_t style_count;
    engross_text languages[MAX_LANGUAGES];
    uint32_t language_count;
    struct answer *answers; /* open addressing, a power of two in size */
    size_t answer_count, answer_capacity;
};

/* --- opening one program ------------------------------------------------------------------- */

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return there;
}

/* Whether fsType of the OS/2 table (OpenType, "OS/2", embedding licensing rights) lets a subset
 * of the outlines be embedded. A font without the table has nothing to say against it. */
static bool may_be_embedded(hb_face_t *face) {
    enum { RESTRICTED = 0x0002, USAGE = 0x000E, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned size = 0;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &size);
    unsigned rights = size >= 10 ? (unsigned)data[8] << 8 | data[9] : 0;
    hb_blob_destroy(blob);
    return (rights & USAGE) != RESTRICTED && (rights & (NO_SUBSETTING | BITMAPS_ONLY)) == 0;
}

static bool is_usable(hb_face_t *face) {
    unsigned units = hb_face_get_upem(face);
    bool outlines =
        has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
    return hb_face_get_glyph_count(face) > 1 && units >= 16 && units <= 16384 && outlines &&
           may_be_embedded(face);
}

/* The PostScript name in the characters that a PDF name may hold without escape (ISO 32000-1,
 * 7.3.5); the host's key where the font has none. */
static engross_text font_name(const engross_host *host, hb_face_t *face, engross_text key) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    engross_text text = {name, size < sizeof name ? size : sizeof name - 1};
    if (text.size == 0)
        text = key;
    engross_text copy = engross_kit_copy(host, text.data, text.size);
    char *data = (char *)copy.data;
    size_t kept = 0;
    for (size_t i = 0; data != NULL && i < copy.size; i++) {
        char c = data[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
            data[kept++] = c;
    }
    if (data != NULL)
        data[kept] = '\0';
    return (engross_text){data, kept};
}

static int metric(hb_font_t *shaper, hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(shaper, tag, &value);
    return value;
}

static void read_metrics(struct pdf_font *font) {
    hb_font_t *shaper = font->shaper;
    hb_font_extents_t extents;
    if (hb_font_get_h_extents(shaper, &extents)) {
        font->ascender = extents.ascender;
        font->descender = extents.descender;
        font->line_gap = extents.line_gap;
    }
    font->cap_height = metric(shaper, HB_OT_METRICS_TAG_CAP_HEIGHT);
    font->x_height = metric(shaper, HB_OT_METRICS_TAG_X_HEIGHT);
    font->underline_position = metric(shaper, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
    font->underline_thickness = metric(shaper, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
    font->strikeout_position = metric(shaper, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET);
    font->slant_angle = (double)hb_style_get_value(shaper, HB_STYLE_TAG_SLANT_ANGLE);
    font->outlines_cff = !has_table(font->face, HB_TAG('g', 'l', 'y', 'f'));
    hb_blob_t *post = hb_face_reference_table(font->face, HB_TAG('p', 'o', 's', 't'));
    unsigned size = 0;
    const char *data = hb_blob_get_data(post, &size);
    font->fixed_pitch = size >= 16 && memcmp(data + 12, "\0\0\0", 4) != 0;
    hb_blob_destroy(post);
}

static struct pdf_font *find_open(const struct pdf_fonts *fonts, const engross_resource *resource) {
    for (size_t i = 0; i < fonts->count; i++) {
        struct pdf_font *font = fonts->fonts[i];
        if (engross_kit_text_equal(font->key, resource->key) &&
            font->embolden == ((resource->synthetic & 1) != 0) &&
            font->incline == ((resource->synthetic & 2) != 0))
            return font;
    }
    return NULL;
}

static bool keep_font(struct pdf_fonts *fonts, struct pdf_font *font) {
    struct pdf_font **grown = realloc(fonts->fonts, (fonts->count + 1) * sizeof *grown);
    if (grown == NULL)
        return false;
    fonts->fonts = grown;
    font->index = (uint32_t)fonts->count;
    fonts->fonts[fonts->count++] = font;
    return true;
}

static struct pdf_font *new_font(struct pdf_fonts *fonts, hb_face_t *face, hb_font_t *shaper,
                                 const engross_resource *resource, uint32_t weight) {
    struct pdf_font *font = fonts->host->allocate(fonts->host, sizeof *font);
    if (font == NULL)
        return NULL;
    int units = (int)hb_face_get_upem(face);
    hb_font_set_scale(shaper, units, units);
    font->face = face;
    font->shaper = shaper;
    font->units_per_em = units;
    font->weight = weight;
    font->embolden = (resource->synthetic & 1) != 0;
    font->incline = (resource->synthetic & 2) != 0;
    font->key = engross_kit_copy(fonts->host, resource->key.data, resource->key.size);
    font->name = font_name(fonts->host, face, resource->key);
    if (font->key.data == NULL || font->name.data == NULL || !keep_font(fonts, font))
        return NULL;
    read_metrics(font);
    return font;
}

/* Says once of each font program that it cannot be used. */
static void report_unusable(struct pdf_fonts *fonts, engross_text key) {
    for (size_t i = 0; i < fonts->rejected_count; i++) {
        if (engross_kit_text_equal(fonts->rejected[i], key))
            return;
    }
    engross_text copy = engross_kit_copy(fonts->host, key.data, key.size);
    if (copy.data == NULL || fonts->rejected_count == MAX_REJECTED)
        return;
    fonts->rejected[fonts->rejected_count++] = copy;
    fonts->host->report(fonts->host, PDF_DIAGNOSTIC_FONT_DAMAGED, NULL, &key, 1);
}

/* Opens a font file that the host found. ENGROSS_NOT_FOUND, reported, when it cannot be used. */
static int32_t open_program(struct pdf_fonts *fonts, const engross_resource *resource,
                            uint32_t weight, struct pdf_font **out) {
    *out = find_open(fonts, resource);
    if (*out != NULL)
        return ENGROSS_OK;
    if (resource->data_size > UINT32_MAX)
        return ENGROSS_NOT_FOUND;
    hb_blob_t *blob = hb_blob_create(resource->data, (unsigned)resource->data_size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, resource->face);
    hb_blob_destroy(blob);
    if (!is_usable(face)) {
        hb_face_destroy(face);
        report_unusable(fonts, resource->key);
        return ENGROSS_NOT_FOUND;
    }
    hb_font_t *shaper = hb_font_create(face);
    *out = new_font(fonts, face, shaper, resource, weight);
    if (*out != NULL)
        return ENGROSS_OK;
    hb_font_destroy(shaper);
    hb_face_destroy(face);
    return ENGROSS_NO_MEMORY;
}

/* Asks the host for a font and opens it. codepoint 0: any font of the family. */
static int32_t ask_host(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                        engross_text family, uint32_t codepoint, engross_text language,
                        struct pdf_font **out) {
    engross_resource_request request = {.size = sizeof request,
                                        .kind = ENGROSS_RESOURCE_FONT,
                                        .weight = style->weight,
                                        .italic = style->italic,
                                        .codepoint = codepoint,
                                        .name = family,
                                        .language = language};
    engross_resource resource = {.size = sizeof resource};
    *out = NULL;
    int32_t status = fonts->host->resource(fonts->host, &request, &resource);
    return status == ENGROSS_OK ? open_program(fonts, &resource, style->weight, out) : status;
}

/* --- styles ------------------------------------------------------------------------------- */

/* The next family of a comma-separated list, without quotes and outer spaces. */
static bool next_family(engross_text list, size_t *offset, engross_text *family) {
    while (*offset < list.size) {
        const char *start = list.data + *offset;
        const char *comma = memchr(start, ',', list.size - *offset);
        size_t size = comma != NULL ? (size_t)(comma - start) : list.size - *offset;
        *offset += size + 1;
        while (size > 0 && strchr(" \t\n'\"", *start) != NULL)
            start++, size--;
        while (size > 0 && strchr(" \t\n'\"", start[size - 1]) != NULL)
            size--;
        *family = (engross_text){start, size};
        if (size > 0)
            return true;
    }
    return false;
}

/* The family as the host wants it: NUL-terminated. */
static int32_t ask_family(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                          engross_text family, struct pdf_font **out) {
    engross_text name = engross_kit_copy(fonts->host, family.data, family.size);
    *out = NULL;
    if (name.data == NULL)
        return ENGROSS_NO_MEMORY;
    return ask_host(fonts, style, name, 0, (engross_text){NULL, 0}, out);
}

/* Any font that has the letter a: better than no document. */
static int32_t any_font(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                        struct pdf_font **out) {
    static const engross_text names[] = {{"serif", 5}, {"sans-serif", 10}, {NULL, 0}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int32_t status = ask_host(fonts, style, names[i], 'a', (engross_text){NULL, 0}, out);
        if (status == ENGROSS_OK) {
            engross_text arguments[] = {style->families, (*out)->name};
            fonts->host->report(fonts->host, PDF_DIAGNOSTIC_FONT_FAMILY, NULL, arguments, 2);
        }
        if (status != ENGROSS_NOT_FOUND)
            return status;
    }
    fonts->host->report(fonts->host, PDF_DIAGNOSTIC_FONT_NONE, NULL, NULL, 0);
    return ENGROSS_FAILED;
}

static int32_t find_font(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                         struct pdf_font **out) {
    engross_text family;
    size_t offset = 0;
    for (int i = 0; i < MAX_FAMILIES && next_family(style->families, &offset, &family); i++) {
        int32_t status = ask_family(fonts, style, family, out);
        if (status != ENGROSS_NOT_FOUND)
            return status;
    }
    return any_font(fonts, style, out);
}

static struct style_entry *find_style(struct pdf_fonts *fonts, const struct pdf_font_style *style) {
    for (size_t i = 0; i < fonts->style_count; i++) {
        const struct pdf_font_style *known = &fonts->styles[i].style;
        if (known->weight == style->weight && known->italic == style->italic &&
            engross_kit_text_equal(known->families, style->families))
            return &fonts->styles[i];
    }
    return NULL;
}

static struct style_entry *open_style(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                                      int32_t *status) {
    struct style_entry *entry = find_style(fonts, style);
    *status = ENGROSS_OK;
    if (entry != NULL)
        return entry;
    if (fonts->style_count == MAX_STYLES)
        return &fonts->styles[0];
    struct style_entry new_entry = {.style = *style};
    *status = ENGROSS_NO_MEMORY;
    new_entry.style.families =
        engross_kit_copy(fonts->host, style->families.data, style->families.size);
    struct style_entry *grown =
        realloc(fonts->styles, (fonts->style_count + 1) * sizeof *fonts->styles);
    if (grown == NULL)
        return NULL;
    fonts->styles = grown;
    if (new_entry.style.families.data == NULL)
        return NULL;
    *status = find_font(fonts, style, &new_entry.font);
    if (*status != ENGROSS_OK)
        return NULL;
    fonts->styles[fonts->style_count] = new_entry;
    return &fonts->styles[fonts->style_count++];
}

struct pdf_font *engross_pdf_fonts_open(struct pdf_fonts *fonts, const struct pdf_font_style *style,
                                        int32_t *status) {
    struct style_entry *entry = open_style(fonts, style, status);
    return entry != NULL ? entry->font : NULL;
}

/* --- fallback ----------------------------------------------------------------------------- */

/* A small number for the language; 0 when there is none or there are too many. */
static uint32_t language_number(struct pdf_fonts *fonts, engross_text language) {
    if (language.size == 0)
        return 0;
    for (uint32_t i = 0; i < fonts->language_count; i++) {
        if (engross_kit_text_equal(fonts->languages[i], language))
            return i + 1;
    }
    if (fonts->language_count == MAX_LANGUAGES)
        return 0;
    engross_text copy = engross_kit_copy(fonts->host, language.data, language.size);
    if (copy.data == NULL) {
        fonts->lack_memory = true;
        return 0;
    }
    fonts->languages[fonts->language_count++] = copy;
    return fonts->language_count;
}

static struct answer *find_answer(struct answer *answers, size_t capacity, uint64_t key) {
    size_t slot = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (capacity - 1);
    while (answers[slot].key != 0 && answers[slot].key != key)
        slot = (slot + 1) & (capacity - 1);
    return &answers[slot];
}

/* Keeps an answer; when memory runs out it is only not kept. */
static void keep_answer(struct pdf_fonts *fonts, uint64_t key, struct pdf_font *font) {
    if (fonts->answer_count * 2 >= fonts->answer_capacity) {
        size_t capacity = fonts->answer_capacity == 0 ? 256 : fonts->answer_capacity * 2;
        struct answer *grown = calloc(capacity, sizeof *grown);
        if (grown == NULL)
            return;
        for (size_t i = 0; i < fonts->answer_capacity; i++) {
            if (fonts->answers[i].key != 0)
                *find_answer(grown, capacity, fonts->answers[i].key) = fonts->answers[i];
        }
        free(fonts->answers);
        fonts->answers = grown;
        fonts->answer_capacity = capacity;
    }
    *find_answer(fonts->answers, fonts->answer_capacity, key) = (struct answer){key, font};
    fonts->answer_count++;
}

static void keep_stand_in(struct style_entry *entry, struct pdf_font *font, uint32_t language) {
    struct stand_in *grown = realloc(entry->stand_ins, (entry->stand_in_count + 1) * sizeof *grown);
    if (grown == NULL)
        return;
    entry->stand_ins = grown;
    entry->stand_ins[entry->stand_in_count++] = (struct stand_in){font, language};
}

/* The theme's other families come before whatever the machine has besides. */
static void open_families(struct pdf_fonts *fonts, struct style_entry *entry) {
    engross_text family;
    size_t offset = 0;
    entry->families_opened = true;
    for (int i = 0; i < MAX_FAMILIES && next_family(entry->style.families, &offset, &family); i++) {
        struct pdf_font *font;
        if (ask_family(fonts, &entry->style, family, &font) == ENGROSS_OK && font != entry->font)
            keep_stand_in(entry, font, 0);
    }
}

static struct pdf_font *search(struct pdf_fonts *fonts, struct style_entry *entry,
                               uint32_t codepoint, engross_text language, uint32_t number) {
    if (!entry->families_opened)
        open_families(fonts, entry);
    for (size_t i = 0; i < entry->stand_in_count; i++) {
        const struct stand_in *stand_in = &entry->stand_ins[i];
        if ((stand_in->language == 0 || stand_in->language == number) &&
            engross_pdf_font_has(stand_in->font, codepoint))
            return stand_in->font;
    }
    engross_text family = entry->style.families;
    size_t offset = 0;
    if (!next_family(entry->style.families, &offset, &family))
        family = (engross_text){NULL, 0};
    engross_text name = engross_kit_copy(fonts->host, family.data, family.size);
    struct pdf_font *font = NULL;
    int32_t status = ENGROSS_NO_MEMORY;
    if (name.data != NULL)
        status = ask_host(fonts, &entry->style, name, codepoint, language, &font);
    fonts->lack_memory = fonts->lack_memory || status == ENGROSS_NO_MEMORY;
    if (status != ENGROSS_OK || !engross_pdf_font_has(font, codepoint))
        return NULL;
    keep_stand_in(entry, font, number);
    return font;
}

struct pdf_font *engross_pdf_fonts_fallback(struct pdf_fonts *fonts,
                                            const struct pdf_font_style *style, uint32_t codepoint,
                                            engross_text language) {
    int32_t status;
    struct style_entry *entry = open_style(fonts, style, &status);
    if (entry == NULL)
        return NULL;
    uint32_t number = language_number(fonts, language);
    uint64_t key = UINT64_C(1) << 63 | (uint64_t)(entry - fonts->styles) << 32 |
                   (uint64_t)number << 24 | (codepoint & 0x1FFFFF);
    if (fonts->answer_capacity > 0) {
        struct answer *answer = find_answer(fonts->answers, fonts->answer_capacity, key);
        if (answer->key == key)
            return answer->font;
    }
    struct pdf_font *font = engross_pdf_font_has(entry->font, codepoint)
                                ? entry->font
                                : search(fonts, entry, codepoint, language, number);
    keep_answer(fonts, key, font);
    return font;
}

bool engross_pdf_font_has(const struct pdf_font *font, uint32_t codepoint) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font->shaper, codepoint, &glyph) && glyph != 0;
}

/* --- all fonts ------------------------------------------------------------------------------ */

struct pdf_fonts *engross_pdf_fonts_new(const engross_host *host) {
    struct pdf_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts != NULL)
        fonts->host = host;
    return fonts;
}

bool engross_pdf_fonts_lack_memory(const struct pdf_fonts *fonts) {
    return fonts->lack_memory;
}

void engross_pdf_fonts_free(struct pdf_fonts *fonts) {
    if (fonts == NULL)
        return;
    for (size_t i = 0; i < fonts->count; i++) {
        hb_font_destroy(fonts->fonts[i]->shaper);
        hb_face_destroy(fonts->fonts[i]->face);
    }
    for (size_t i = 0; i < fonts->style_count; i++)
        free(fonts->styles[i].stand_ins);
    free(fonts->styles);
    free(fonts->fonts);
    free(fonts->answers);
    free(fonts);
}

size_t engross_pdf_fonts_count(const struct pdf_fonts *fonts) {
    return fonts->count;
}

struct pdf_font *engross_pdf_fonts_at(const struct pdf_fonts *fonts, size_t index) {
    return fonts->fonts[index];
}
