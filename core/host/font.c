#include "host/font.h"
#include "base/buffer.h"
#include "host/font_index.h"
#include "host/sfnt.h"

#include <stdlib.h>
#include <string.h>

#define MAXIMUM_MISSES 256

/* How font packages name the files of a family: Family-Style.ttf. */
struct style {
    uint32_t weight;
    bool italic;
    const char *suffix;
};

static const struct style styles[] = {
    {400, false, "-Regular.ttf"},
    {400, true, "-Italic.ttf"},
    {700, false, "-Bold.ttf"},
    {700, true, "-BoldItalic.ttf"},
    {400, false, ".ttf"},
    {400, true, "-Oblique.ttf"},
    {700, true, "-BoldOblique.ttf"},
    {500, false, "-Medium.ttf"},
    {500, true, "-MediumItalic.ttf"},
    {600, false, "-SemiBold.ttf"},
    {600, true, "-SemiBoldItalic.ttf"},
    {300, false, "-Light.ttf"},
    {300, true, "-LightItalic.ttf"},
    {200, false, "-ExtraLight.ttf"},
    {200, true, "-ExtraLightItalic.ttf"},
    {100, false, "-Thin.ttf"},
    {100, true, "-ThinItalic.ttf"},
    {800, false, "-ExtraBold.ttf"},
    {800, true, "-ExtraBoldItalic.ttf"},
    {900, false, "-Black.ttf"},
    {900, true, "-BlackItalic.ttf"},
    {400, false, ".ttc"},
};
#define STYLE_COUNT (sizeof styles / sizeof styles[0])

/* Families of the same metrics, for a document that asks for one that is not free. */
static const char *const same_metrics[][2] = {
    {"Times New Roman", "Liberation Serif"},
    {"Times", "Liberation Serif"},
    {"Arial", "Liberation Sans"},
    {"Helvetica", "Liberation Sans"},
    {"Courier New", "Liberation Mono"},
    {"Courier", "Liberation Mono"},
    {"Cambria", "Caladea"},
    {"Calibri", "Carlito"},
};

/* Which families have a script, with and without serifs. Checked against the font's own cmap. */
struct script {
    uint32_t first;
    uint32_t last;
    const char *serif;
    const char *sans;
};

static const struct script scripts[] = {
    {0x0000, 0x052F, "Noto Serif", "Noto Sans"},
    {0x0530, 0x058F, "Noto Serif Armenian", "Noto Sans Armenian"},
    {0x0590, 0x05FF, "Noto Serif Hebrew", "Noto Sans Hebrew"},
    {0x0600, 0x08FF, "Noto Naskh Arabic", "Noto Sans Arabic"},
    {0x0700, 0x074F, "Noto Sans Syriac", "Noto Sans Syriac"},
    {0x0780, 0x07BF, "Noto Sans Thaana", "Noto Sans Thaana"},
    {0x0900, 0x097F, "Noto Serif Devanagari", "Noto Sans Devanagari"},
    {0x0980, 0x09FF, "Noto Serif Bengali", "Noto Sans Bengali"},
    {0x0A00, 0x0A7F, "Noto Serif Gurmukhi", "Noto Sans Gurmukhi"},
    {0x0A80, 0x0AFF, "Noto Serif Gujarati", "Noto Sans Gujarati"},
    {0x0B00, 0x0B7F, "Noto Sans Oriya", "Noto Sans Oriya"},
    {0x0B80, 0x0BFF, "Noto Serif Tamil", "Noto Sans Tamil"},
    {0x0C00, 0x0C7F, "Noto Serif Telugu", "Noto Sans Telugu"},
    {0x0C80, 0x0CFF, "Noto Serif Kannada", "Noto Sans Kannada"},
    {0x0D00, 0x0D7F, "Noto Serif Malayalam", "Noto Sans Malayalam"},
    {0x0D80, 0x0DFF, "Noto Serif Sinhala", "Noto Sans Sinhala"},
    {0x0E00, 0x0E7F, "Noto Serif Thai", "Noto Sans Thai"},
    {0x0E80, 0x0EFF, "Noto Serif Lao", "Noto Sans Lao"},
    {0x0F00, 0x0FFF, "Noto Serif Tibetan", "Noto Serif Tibetan"},
    {0x1000, 0x109F, "Noto Serif Myanmar", "Noto Sans Myanmar"},
    {0x10A0, 0x10FF, "Noto Serif Georgian", "Noto Sans Georgian"},
    {0x1200, 0x139F, "Noto Serif Ethiopic", "Noto Sans Ethiopic"},
    {0x13A0, 0x13FF, "Noto Sans Cherokee", "Noto Sans Cherokee"},
    {0x1780, 0x17FF, "Noto Serif Khmer", "Noto Sans Khmer"},
    {0x1800, 0x18AF, "Noto Sans Mongolian", "Noto Sans Mongolian"},
    {0x1C80, 0x1FFF, "Noto Serif", "Noto Sans"},
    {0x2000, 0x214F, "Noto Serif", "Noto Sans"},
    {0x2070, 0x23FF, "Noto Sans Math", "Noto Sans Math"},
    {0x2100, 0x2BFF, "DejaVu Serif", "DejaVu Sans"},
    {0x2100, 0x2BFF, "DejaVu Sans", "DejaVu Sans"},
    {0x2100, 0x2BFF, "Noto Sans Symbols", "Noto Sans Symbols"},
    {0x2100, 0x1FAFF, "Noto Sans Symbols2", "Noto Sans Symbols2"},
    {0x2D30, 0x2D7F, "Noto Sans Tifinagh", "Noto Sans Tifinagh"},
    {0x2DE0, 0x2E5F, "Noto Serif", "Noto Sans"},
    {0x2E80, 0x9FFF, "WenQuanYi Zen Hei", "WenQuanYi Zen Hei"},
    {0xA640, 0xA69F, "Noto Serif", "Noto Sans"},
    {0xA720, 0xA7FF, "Noto Serif", "Noto Sans"},
    {0xAC00, 0xD7AF, "WenQuanYi Zen Hei", "WenQuanYi Zen Hei"},
    {0xF900, 0xFAFF, "WenQuanYi Zen Hei", "WenQuanYi Zen Hei"},
    {0xFB50, 0xFEFF, "Noto Naskh Arabic", "Noto Sans Arabic"},
    {0xFF00, 0xFFEF, "WenQuanYi Zen Hei", "WenQuanYi Zen Hei"},
    {0x1D400, 0x1D7FF, "Noto Sans Math", "Noto Sans Math"},
};

/* Files that no style names: a family and its file. */
static const char *const other_names[][2] = {
    {"WenQuanYi Zen Hei", "wqy-zenhei"},
};

/* How far a style is from what is asked: italics weigh more than any weight. */
static uint32_t style_distance(const struct engross_font_request *request, uint32_t weight,
                               bool italic) {
    uint32_t apart = weight > request->weight ? weight - request->weight : request->weight - weight;
    return apart + (italic != request->italic ? 2000 : 0);
}

static uint32_t synthetic(const struct engross_font_request *request,
                          const struct engross_sfnt *sfnt) {
    uint32_t bold = request->weight >= 600 && engross_sfnt_weight(sfnt) < 600 ? 1 : 0;
    uint32_t italic = request->italic && !engross_sfnt_is_italic(sfnt) ? 2 : 0;
    return bold | italic;
}

/* The file name's first part: "NotoSerif" for "Noto Serif". */
static void append_stem(struct engross_buffer *buffer, const char *family) {
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++) {
        if (strcmp(other_names[i][0], family) == 0) {
            engross_buffer_append_string(buffer, other_names[i][1]);
            return;
        }
    }
    for (const char *at = family; *at != '\0'; at++)
        if (*at != ' ')
            engross_buffer_append_char(buffer, *at);
}

/* Whether the file at path will do: of that family, with outlines of the kind that can be
 * subset best, of one weight, and with the character if one is asked for. */
static bool will_do(const struct engross_sfnt *sfnt, const char *family,
                    const struct engross_font_request *request) {
    return engross_sfnt_is_of_family(sfnt, family) && engross_sfnt_has_table(sfnt, "glyf") &&
           !engross_sfnt_has_table(sfnt, "fvar") &&
           (request->codepoint == 0 || engross_sfnt_has_character(sfnt, request->codepoint));
}

/* Takes the newest revision among the files of that name: packages install several. */
static bool take_newest(const struct engross_font_index *index, struct engross_mappings *mappings,
                        const char *name, const char *family,
                        const struct engross_font_request *request, struct engross_font *out) {
    bool found = false;
    uint32_t newest = 0;
    const char *path;
    for (size_t i = 0; (path = engross_font_index_find(index, name, i)) != NULL; i++) {
        const struct engross_mapping *file = engross_mapping_open(mappings, path);
        struct engross_sfnt sfnt;
        if (file == NULL || !engross_sfnt_open(&sfnt, file->data, file->size, 0) ||
            !will_do(&sfnt, family, request))
            continue;
        uint32_t revision = engross_sfnt_revision(&sfnt);
        if (found && revision <= newest)
            continue;
        *out = (struct engross_font){file, 0, synthetic(request, &sfnt)};
        newest = revision;
        found = true;
    }
    return found;
}

static void append_name(struct engross_buffer *buffer, size_t stem, const struct style *style) {
    buffer->size = stem;
    engross_buffer_append_string(buffer, style->suffix);
}

/* The family's file whose style is nearest to what is asked, by file names alone. */
static bool find_family(struct engross_font_index *index, struct engross_mappings *mappings,
                        const char *family, const struct engross_font_request *request,
                        struct engross_font *out) {
    struct engross_buffer name = ENGROSS_BUFFER_INIT;
    append_stem(&name, family);
    size_t stem = name.size;
    const struct style *best = NULL;
    uint32_t best_distance = UINT32_MAX;
    for (size_t i = 0; i < STYLE_COUNT && !engross_buffer_failed(&name); i++) {
        uint32_t distance = style_distance(request, styles[i].weight, styles[i].italic);
        append_name(&name, stem, &styles[i]);
        if (distance < best_distance && !engross_buffer_failed(&name) &&
            engross_font_index_find(index, name.data, 0) != NULL) {
            best = &styles[i];
            best_distance = distance;
        }
    }
    if (best != NULL)
        append_name(&name, stem, best);
    bool found = best != NULL && !engross_buffer_failed(&name) &&
                 take_newest(index, mappings, name.data, family, request, out);
    engross_buffer_finish(&name);
    return found;
}

static bool find_same_metrics(struct engross_font_index *index, struct engross_mappings *mappings,
                              const struct engross_font_request *request,
                              struct engross_font *out) {
    for (size_t i = 0; i < sizeof same_metrics / sizeof same_metrics[0]; i++)
        if (strcmp(same_metrics[i][0], request->family) == 0)
            return find_family(index, mappings, same_metrics[i][1], request, out);
    return false;
}

static bool find_script(struct engross_font_index *index, struct engross_mappings *mappings,
                        const struct engross_font_request *request, struct engross_font *out) {
    bool serif = strstr(request->family, "Serif") != NULL ||
                 strstr(request->family, "Times") != NULL ||
                 strstr(request->family, "Naskh") != NULL;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        const struct script *script = &scripts[i];
        if (request->codepoint >= script->first && request->codepoint <= script->last &&
            find_family(index, mappings, serif ? script->serif : script->sans, request, out))
            return true;
    }
    return false;
}

bool engross_font_find(struct engross_font_index *index, struct engross_mappings *mappings,
                       const struct engross_font_request *request, struct engross_font *out) {
    engross_font_index_fill(index);
    if (request->family[0] != '\0' && find_family(index, mappings, request->family, request, out))
        return true;
    if (request->codepoint != 0 && find_script(index, mappings, request, out))
        return true;
    /* A text in a script that no font has must not cost a search for each of its characters. */
    if (index->misses >= MAXIMUM_MISSES)
        return false;
    if (engross_font_find_with_fontconfig(mappings, request, out))
        return true;
    index->misses += request->codepoint != 0;
    return request->codepoint == 0 && find_same_metrics(index, mappings, request, out);
}
