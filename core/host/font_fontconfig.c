/* Asking fontconfig, the desktop's convention, for what file names do not tell. */
#include "engross/engross.h"
#include "host/font.h"
#include "host/sfnt.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <strings.h>

#ifdef __SANITIZE_ADDRESS__
/* The library keeps a few hundred bytes for good; FcFini() is for the program to call, which may
 * use the library itself. */
ENGROSS_API const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig.so";
}
#endif

static FcPattern *make_pattern(const struct engross_font_request *request) {
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL)
        return NULL;
    if (request->family[0] != '\0')
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)request->family);
    FcPatternAddInteger(pattern, FC_WEIGHT, FcWeightFromOpenType((int)request->weight));
    FcPatternAddInteger(pattern, FC_SLANT, request->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
    FcPatternAddString(pattern, FC_FONTFORMAT, (const FcChar8 *)"TrueType");
    if (request->language[0] != '\0')
        FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)request->language);
    FcCharSet *characters = request->codepoint == 0 ? NULL : FcCharSetCreate();
    if (characters != NULL) {
        FcCharSetAddChar(characters, request->codepoint);
        FcPatternAddCharSet(pattern, FC_CHARSET, characters);
        FcCharSetDestroy(characters);
    }
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static bool is_of_family(FcPattern *match, const char *family) {
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (strcasecmp((const char *)name, family) == 0)
            return true;
    return false;
}

static bool has_character(FcPattern *match, uint32_t codepoint) {
    FcCharSet *characters = NULL;
    return FcPatternGetCharSet(match, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, codepoint);
}

static bool will_do(FcPattern *match, const struct engross_font_request *request) {
    if (request->codepoint != 0)
        return has_character(match, request->codepoint);
    return request->family[0] == '\0' || is_of_family(match, request->family);
}

static uint32_t synthetic(FcPattern *match, const struct engross_font_request *request) {
    int weight = FC_WEIGHT_REGULAR;
    int slant = FC_SLANT_ROMAN;
    FcPatternGetInteger(match, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(match, FC_SLANT, 0, &slant);
    uint32_t bold = request->weight >= 600 && weight < FC_WEIGHT_DEMIBOLD ? 1 : 0;
    uint32_t italic = request->italic && slant == FC_SLANT_ROMAN ? 2 : 0;
    return bold | italic;
}

static bool open_match(struct engross_mappings *mappings, FcPattern *match,
                       const struct engross_font_request *request, struct engross_font *out) {
    FcChar8 *path = NULL;
    int face = 0;
    if (FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
        return false;
    FcPatternGetInteger(match, FC_INDEX, 0, &face);
    const struct engross_mapping *file = engross_mapping_open(mappings, (const char *)path);
    struct engross_sfnt sfnt;
    /* The upper half of the index names an instance of a variable font. */
    if (file == NULL || face > 0xFFFF ||
        !engross_sfnt_open(&sfnt, file->data, file->size, (uint32_t)face))
        return false;
    *out = (struct engross_font){file, (uint32_t)face, synthetic(match, request)};
    return true;
}

bool engross_font_find_with_fontconfig(struct engross_mappings *mappings,
                                       const struct engross_font_request *request,
                                       struct engross_font *out) {
    FcPattern *pattern = FcInit() ? make_pattern(request) : NULL;
    if (pattern == NULL)
        return false;
    FcResult result = FcResultNoMatch;
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    bool found =
        match != NULL && will_do(match, request) && open_match(mappings, match, request, out);
    if (match != NULL)
        FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return found;
}
