#include "read/docx/styles.h"

#include "read/docx/symbols.h"

#include <stdlib.h>
#include <string.h>

/* How far styles are based on styles. */
#define MOST_BASES 32
#define MOST_STYLES 20000

uint8_t engross_ooxml_language(struct engross_ooxml_languages *languages, engross_text tag) {
    if (tag.size == 0 || tag.size >= sizeof languages->tags[0] || engross_ooxml_is(tag, "x-none"))
        return 0;
    for (size_t i = 0; i < languages->count; i++)
        if (engross_ooxml_is(tag, languages->tags[i]))
            return (uint8_t)(i + 1);
    if (languages->count == ENGROSS_OOXML_LANGUAGES)
        return 0;
    memcpy(languages->tags[languages->count], tag.data, tag.size);
    return (uint8_t)++languages->count;
}

static void set_bit(struct engross_ooxml_format *format, uint16_t bit, bool is_on) {
    format->known |= bit;
    format->set = (uint16_t)(is_on ? format->set | bit : format->set & ~bit);
}

static bool is_monospaced(engross_text font) {
    static const char *const fonts[] = {"Courier",         "Courier New",      "Consolas",
                                        "Lucida Console",  "Monaco",           "Menlo",
                                        "Liberation Mono", "DejaVu Sans Mono", "Noto Sans Mono",
                                        "Roboto Mono",     "Source Code Pro",  "Cascadia Mono"};
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (engross_ooxml_is(font, fonts[i]))
            return true;
    return false;
}

static void take_fonts(struct engross_ooxml_format *format,
                       const struct engross_ooxml_element *element) {
    engross_text font = engross_ooxml_attribute(element, "ascii");
    if (font.data == NULL)
        return;
    set_bit(format, ENGROSS_OOXML_CODE, is_monospaced(font));
    format->symbols = (uint8_t)engross_ooxml_symbol_font_find(font);
}

static void take_vertical(struct engross_ooxml_format *format,
                          const struct engross_ooxml_element *element) {
    engross_text value = engross_ooxml_attribute(element, "val");
    set_bit(format, ENGROSS_OOXML_SUPERSCRIPT, engross_ooxml_is(value, "superscript"));
    set_bit(format, ENGROSS_OOXML_SUBSCRIPT, engross_ooxml_is(value, "subscript"));
}

static void take_size(struct engross_ooxml_format *format,
                      const struct engross_ooxml_element *element) {
    int64_t size = engross_ooxml_integer(element, "val", 0);
    if (size > 0 && size < 4000)
        format->size = (uint16_t)size;
}

static void take_language(struct engross_ooxml_format *format,
                          struct engross_ooxml_languages *languages,
                          const struct engross_ooxml_element *element) {
    uint8_t language = engross_ooxml_language(languages, engross_ooxml_attribute(element, "val"));
    uint8_t bidi = engross_ooxml_language(languages, engross_ooxml_attribute(element, "bidi"));
    uint8_t east = engross_ooxml_language(languages, engross_ooxml_attribute(element, "eastAsia"));
    format->language = language != 0 ? language : format->language;
    format->bidi_language = bidi != 0 ? bidi : format->bidi_language;
    format->east_asian_language = east != 0 ? east : format->east_asian_language;
}

void engross_ooxml_format_take(struct engross_ooxml_format *format,
                               struct engross_ooxml_languages *languages,
                               const struct engross_ooxml_element *element) {
    switch (element->name) {
    case ENGROSS_OOXML_W_B:
        set_bit(format, ENGROSS_OOXML_BOLD, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_I:
        set_bit(format, ENGROSS_OOXML_ITALIC, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_U:
        set_bit(format, ENGROSS_OOXML_UNDERLINE, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_CAPS:
        set_bit(format, ENGROSS_OOXML_CAPITALS, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_SZ:
        take_size(format, element);
        break;
    case ENGROSS_OOXML_W_RTL:
        set_bit(format, ENGROSS_OOXML_RTL, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_VANISH:
        set_bit(format, ENGROSS_OOXML_HIDDEN, engross_ooxml_is_on(element));
        break;
    case ENGROSS_OOXML_W_VERT_ALIGN:
        take_vertical(format, element);
        break;
    case ENGROSS_OOXML_W_R_FONTS:
        take_fonts(format, element);
        break;
    case ENGROSS_OOXML_W_LANG:
        take_language(format, languages, element);
        break;
    default:
        break;
    }
}

static char alignment(engross_text value) {
    static const struct {
        const char *value;
        char letter;
    } rows[] = {{"left", 's'},  {"start", 's'}, {"center", 'c'},
                {"right", 'e'}, {"end", 'e'},   {"both", 'j'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (engross_ooxml_is(value, rows[i].value))
            return rows[i].letter;
    return 0;
}

/* Strict packages say start where transitional ones say left. */
static int32_t indent(const struct engross_ooxml_element *element, const char *name,
                      const char *other) {
    int64_t value = engross_ooxml_integer(element, name, ENGROSS_OOXML_NO_INDENT);
    if (value == ENGROSS_OOXML_NO_INDENT && other != NULL)
        value = engross_ooxml_integer(element, other, ENGROSS_OOXML_NO_INDENT);
    return value < -32000 || value > 32000 ? ENGROSS_OOXML_NO_INDENT : (int32_t)value;
}

static void take_indent(struct engross_ooxml_layout *layout,
                        const struct engross_ooxml_element *element) {
    int32_t left = indent(element, "left", "start");
    int32_t hanging = indent(element, "hanging", NULL);
    int32_t first = indent(element, "firstLine", NULL);
    if (left != ENGROSS_OOXML_NO_INDENT)
        layout->left = left;
    if (hanging != ENGROSS_OOXML_NO_INDENT)
        layout->first = -hanging;
    else if (first != ENGROSS_OOXML_NO_INDENT)
        layout->first = first;
}

void engross_ooxml_layout_take(struct engross_ooxml_layout *layout,
                               const struct engross_ooxml_element *element) {
    int64_t value = engross_ooxml_integer(element, "val", 0);
    switch (element->name) {
    case ENGROSS_OOXML_W_NUM_ID:
        layout->num = value < 0 || value > INT32_MAX ? 0 : (uint32_t)value;
        break;
    case ENGROSS_OOXML_W_ILVL:
        layout->level = value < 0 ? 0 : value > 8 ? 8 : (int32_t)value;
        break;
    case ENGROSS_OOXML_W_OUTLINE_LVL:
        layout->outline = value < 0 || value > 9 ? ENGROSS_OOXML_NO_OUTLINE : (int32_t)value;
        break;
    case ENGROSS_OOXML_W_IND:
        take_indent(layout, element);
        break;
    case ENGROSS_OOXML_W_JC:
        layout->align = alignment(engross_ooxml_attribute(element, "val"));
        break;
    case ENGROSS_OOXML_W_BIDI:
        layout->rtl = engross_ooxml_is_on(element) ? 1 : 0;
        break;
    case ENGROSS_OOXML_W_PAGE_BREAK_BEFORE:
        layout->breaks_page = engross_ooxml_is_on(element);
        break;
    default:
        break;
    }
}

void engross_ooxml_format_lay(struct engross_ooxml_format *format,
                              const struct engross_ooxml_format *stronger) {
    format->set = (uint16_t)((format->set & ~stronger->known) | (stronger->set & stronger->known));
    format->known |= stronger->known;
    if ((stronger->known & ENGROSS_OOXML_CODE) != 0)
        format->symbols = stronger->symbols;
    if (stronger->size != 0)
        format->size = stronger->size;
    if (stronger->language != 0)
        format->language = stronger->language;
    if (stronger->bidi_language != 0)
        format->bidi_language = stronger->bidi_language;
    if (stronger->east_asian_language != 0)
        format->east_asian_language = stronger->east_asian_language;
}

void engross_ooxml_layout_lay(struct engross_ooxml_layout *layout,
                              const struct engross_ooxml_layout *stronger) {
    if (stronger->num != ENGROSS_OOXML_NO_NUM)
        layout->num = stronger->num;
    if (stronger->level >= 0)
        layout->level = stronger->level;
    if (stronger->outline >= 0)
        layout->outline = stronger->outline;
    if (stronger->left != ENGROSS_OOXML_NO_INDENT)
        layout->left = stronger->left;
    if (stronger->first != ENGROSS_OOXML_NO_INDENT)
        layout->first = stronger->first;
    if (stronger->align != 0)
        layout->align = stronger->align;
    if (stronger->rtl >= 0)
        layout->rtl = stronger->rtl;
    layout->breaks_page = stronger->breaks_page;
}

/* Where the reading of styles.xml stands. */
struct reading {
    struct engross_ooxml_styles *styles;
    struct engross_ooxml_languages *languages;
    struct engross_arena *arena;
    struct engross_ooxml_style *style; /* the open one, or NULL */
    bool in_defaults;
    bool failed;
};

static const char *keep(struct reading *reading, engross_text text) {
    const char *copy =
        engross_arena_copy(reading->arena, text.size == 0 ? "" : text.data, text.size);
    reading->failed = reading->failed || copy == NULL;
    return copy;
}

static void start_style(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_styles *styles = reading->styles;
    engross_text type = engross_ooxml_attribute(element, "type");
    engross_text id = engross_ooxml_attribute(element, "styleId");
    if (reading->failed || styles->count >= MOST_STYLES)
        return;
    if (!engross_ooxml_grow(&styles->rows, styles->count, &styles->capacity,
                            sizeof *styles->rows) ||
        !engross_ooxml_keys_add(&styles->by_id, reading->arena, id, (uint32_t)styles->count)) {
        reading->failed = true;
        return;
    }
    bool is_default = engross_ooxml_is(engross_ooxml_attribute(element, "default"), "1") ||
                      engross_ooxml_is(engross_ooxml_attribute(element, "default"), "true");
    if (is_default && engross_ooxml_is(type, "paragraph"))
        styles->normal = (uint32_t)styles->count;
    reading->style = &styles->rows[styles->count++];
    *reading->style = (struct engross_ooxml_style){
        .id = keep(reading, id),
        .name = "",
        .base = ENGROSS_OOXML_NO_KEY,
        .is_character = engross_ooxml_is(type, "character"),
        .layout = ENGROSS_OOXML_LAYOUT_INIT,
    };
}

static void take_property(struct reading *reading, const struct engross_ooxml_element *element) {
    struct engross_ooxml_style *style = reading->style;
    if (style == NULL && !reading->in_defaults)
        return;
    struct engross_ooxml_format *format = style != NULL ? &style->format : &reading->styles->format;
    struct engross_ooxml_layout *layout = style != NULL ? &style->layout : &reading->styles->layout;
    engross_ooxml_format_take(format, reading->languages, element);
    engross_ooxml_layout_take(layout, element);
}

static void start(void *user, const struct engross_ooxml_element *element) {
    struct reading *reading = user;
    engross_text value = engross_ooxml_attribute(element, "val");
    switch (element->name) {
    case ENGROSS_OOXML_W_STYLE:
        start_style(reading, element);
        break;
    case ENGROSS_OOXML_W_DOC_DEFAULTS:
        reading->in_defaults = true;
        break;
    case ENGROSS_OOXML_W_NAME:
        if (reading->style != NULL)
            reading->style->name = keep(reading, value);
        break;
    case ENGROSS_OOXML_W_BASED_ON:
        if (reading->style != NULL)
            reading->style->base_id = keep(reading, value);
        break;
    default:
        take_property(reading, element);
        break;
    }
}

static void end(void *user, enum engross_ooxml_name name) {
    struct reading *reading = user;
    if (name == ENGROSS_OOXML_W_STYLE)
        reading->style = NULL;
    else if (name == ENGROSS_OOXML_W_DOC_DEFAULTS)
        reading->in_defaults = false;
}

static engross_text text_of(const char *string) {
    return (engross_text){string, strlen(string)};
}

/* Lays the style over all that it is based on. A circle of styles ends where it would close. */
static void settle(struct engross_ooxml_styles *styles, struct engross_ooxml_style *style) {
    struct engross_ooxml_style *chain[MOST_BASES];
    size_t count = 0;
    for (struct engross_ooxml_style *at = style; at != NULL && count < MOST_BASES;) {
        chain[count++] = at;
        if (at->is_settled)
            break;
        uint32_t base = at->base_id == NULL
                            ? ENGROSS_OOXML_NO_KEY
                            : engross_ooxml_keys_find(&styles->by_id, text_of(at->base_id));
        at->base = base;
        at = base == ENGROSS_OOXML_NO_KEY ? NULL : &styles->rows[base];
    }
    for (size_t i = count; i-- > 0;) {
        struct engross_ooxml_style *at = chain[i];
        const struct engross_ooxml_style *base = i + 1 < count ? chain[i + 1] : NULL;
        if (at->is_settled)
            continue;
        uint8_t depth = 0;
        at->meaning = (uint8_t)engross_ooxml_meaning_of(text_of(at->name), &depth);
        if (at->meaning == ENGROSS_OOXML_MEANS_NOTHING)
            at->meaning = (uint8_t)engross_ooxml_meaning_of(text_of(at->id), &depth);
        at->depth = depth;
        bool inherits = base != NULL && at->meaning == ENGROSS_OOXML_MEANS_NOTHING;
        if (inherits && base->meaning != ENGROSS_OOXML_MEANS_TITLE) {
            at->meaning = base->meaning;
            at->depth = base->depth;
        }
        struct engross_ooxml_format format = {0};
        struct engross_ooxml_layout layout = ENGROSS_OOXML_LAYOUT_INIT;
        if (base != NULL) {
            format = base->format;
            layout = base->layout;
        }
        engross_ooxml_format_lay(&format, &at->format);
        engross_ooxml_layout_lay(&layout, &at->layout);
        at->format = format;
        at->layout = layout;
        at->is_settled = true;
    }
}

int32_t engross_ooxml_styles_read(struct engross_ooxml_package *package, const char *part,
                                  struct engross_arena *arena,
                                  struct engross_ooxml_languages *languages,
                                  struct engross_ooxml_styles *out) {
    static const struct engross_ooxml_handlers handlers = {.start = start, .end = end};
    static const struct engross_ooxml_layout nothing = ENGROSS_OOXML_LAYOUT_INIT;
    struct reading reading = {.styles = out, .languages = languages, .arena = arena};
    *out = (struct engross_ooxml_styles){.normal = ENGROSS_OOXML_NO_KEY, .layout = nothing};
    if (part == NULL)
        return ENGROSS_OK;
    int32_t status = engross_ooxml_package_parse(package, part, &handlers, &reading);
    if (status == ENGROSS_OK && reading.failed)
        status = ENGROSS_NO_MEMORY;
    for (size_t i = 0; status == ENGROSS_OK && i < out->count; i++)
        settle(out, &out->rows[i]);
    out->plain = out->format;
    if (status == ENGROSS_OK && out->normal != ENGROSS_OOXML_NO_KEY)
        engross_ooxml_format_lay(&out->plain, &out->rows[out->normal].format);
    return status;
}

void engross_ooxml_styles_finish(struct engross_ooxml_styles *styles) {
    free(styles->rows);
    engross_ooxml_keys_finish(&styles->by_id);
}

const struct engross_ooxml_style *engross_ooxml_style_find(struct engross_ooxml_styles *styles,
                                                           engross_text id) {
    uint32_t index = styles->normal;
    if (id.data != NULL) {
        uint32_t found = engross_ooxml_keys_find(&styles->by_id, id);
        index = found != ENGROSS_OOXML_NO_KEY ? found : index;
    }
    return index == ENGROSS_OOXML_NO_KEY ? NULL : &styles->rows[index];
}
