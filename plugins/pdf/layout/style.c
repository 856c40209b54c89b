#include "layout/style.h"

#include "base/buffer.h"
#include "kit/walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
#define THICKEST_RULE 72.0

static const char *const style_names[PDF_STYLE_COUNT] = {
    "body",
    "masthead-name",
    "masthead-symbol",
    "masthead-symbol-initial",
    "masthead-organ",
    "masthead-detail",
    "masthead-body",
    "title",
    "subtitle",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "heading-5",
    "heading-6",
    "paragraph",
    "paragraph-number",
    "item",
    "quotation",
    "attribution",
    "question",
    "answer",
    "recommendations",
    "table",
    "table-head",
    "table-cell",
    "caption",
    "figure",
    "key-figures",
    "key-value",
    "key-label",
    "notice",
    "separator",
    "note",
    "link",
    "header",
    "footer",
    "page-number",
};

enum property_type { NUMBER, WEIGHT, YES, COLOUR, BACKGROUND, ALIGN, SLANT, FAMILIES };

struct property {
    const char *name;
    enum property_type type;
    size_t offset;
};

#define PROPERTY(name, type, member)                                                               \
    { name, type, offsetof(struct pdf_style, member) }

static const struct property properties[] = {
    PROPERTY("font", FAMILIES, families),
    PROPERTY("size", NUMBER, size),
    PROPERTY("leading", NUMBER, leading),
    PROPERTY("weight", WEIGHT, weight),
    PROPERTY("slant", SLANT, italic),
    PROPERTY("colour", COLOUR, colour),
    PROPERTY("background", BACKGROUND, background),
    PROPERTY("align", ALIGN, align),
    PROPERTY("space-before", NUMBER, space_before),
    PROPERTY("space-after", NUMBER, space_after),
    PROPERTY("indent-start", NUMBER, indent_start),
    PROPERTY("indent-end", NUMBER, indent_end),
    PROPERTY("first-line", NUMBER, first_line),
    PROPERTY("number-width", NUMBER, number_width),
    PROPERTY("number-align", ALIGN, number_align),
    PROPERTY("padding", NUMBER, padding),
    PROPERTY("rule-above", NUMBER, rule_above),
    PROPERTY("rule-below", NUMBER, rule_below),
    PROPERTY("rule-start", NUMBER, rule_start),
    PROPERTY("rule-colour", COLOUR, rule_colour),
    PROPERTY("keep-next", YES, keep_next),
    PROPERTY("keep-lines", YES, keep_lines),
    PROPERTY("hyphenate", YES, hyphenate),
    PROPERTY("span-columns", YES, span_columns),
};
#define PROPERTY_COUNT (sizeof properties / sizeof properties[0])

/* What body is where a theme is silent. */
static const struct pdf_style plain_style = {
    .families = {"Liberation Serif, Noto Serif", 28},
    .weight = 400,
    .size = 10,
    .leading = 12,
    .space_after = 6,
    .number_width = 24,
};

/* A decimal number, whatever the locale. */
static double number(engross_text text) {
    double value = 0, unit = 1;
    bool fraction = false;
    for (size_t i = text.size > 0 && text.data[0] == '-' ? 1 : 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.')
            fraction = true;
        else if (c < '0' || c > '9')
            break;
        else if (fraction)
            value += (c - '0') * (unit /= 10);
        else
            value = value * 10 + (c - '0');
    }
    return text.size > 0 && text.data[0] == '-' ? -value : value;
}

static uint32_t colour(engross_text text) {
    return text.size == 7 ? (uint32_t)strtoul(text.data + 1, NULL, 16) : 0;
}

static enum pdf_align align(engross_text text) {
    static const char *const words[] = {"start", "end", "center", "justify"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (engross_kit_text_is(text, words[i]))
            return (enum pdf_align)i;
    return PDF_ALIGN_START;
}

static void set(struct pdf_style *style, const struct property *property, engross_text value) {
    void *member = (char *)style + property->offset;
    switch (property->type) {
    case NUMBER:
        *(double *)member = number(value);
        break;
    case WEIGHT:
        *(uint32_t *)member = (uint32_t)number(value);
        break;
    case YES:
        *(bool *)member = engross_kit_text_is(value, "yes");
        break;
    case COLOUR:
        *(uint32_t *)member = colour(value);
        break;
    case BACKGROUND:
        *(uint32_t *)member = colour(value);
        style->has_background = value.size == 7;
        break;
    case ALIGN:
        *(enum pdf_align *)member = align(value);
        break;
    case SLANT:
        *(bool *)member = engross_kit_text_is(value, "italic");
        break;
    case FAMILIES:
        *(engross_text *)member = value;
        break;
    }
}

static engross_text theme(const engross_host *host, const char *a, const char *b, const char *c) {
    char key[96];
    size_t size = 0;
    const char *parts[] = {a, b, c};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(parts[i]);
        if (length >= sizeof key - size)
            return (engross_text){NULL, 0};
        memcpy(key + size, parts[i], length);
        size += length;
    }
    key[size] = '\0';
    return host->theme(host, key);
}

/* What can be used as a size: neither 0 nor larger than a page. */
static double sane(double value, double least, double most) {
    return value < least ? least : value > most ? most : value;
}

static void load(struct pdf_styles *styles, enum pdf_style_name name) {
    struct pdf_style *style = &styles->styles[name];
    *style = name == PDF_STYLE_BODY ? plain_style : *engross_pdf_style(styles, PDF_STYLE_BODY);
    for (size_t i = 0; i < PROPERTY_COUNT; i++) {
        char middle[64];
        size_t length = strlen(style_names[name]);
        memcpy(middle, style_names[name], length);
        middle[length] = '.';
        middle[length + 1] = '\0';
        engross_text value = theme(styles->host, "style.", middle, properties[i].name);
        if (value.data != NULL)
            set(style, &properties[i], value);
    }
    style->size = sane(style->size, 1, 500);
    style->leading = sane(style->leading, style->size / 2, 1000);
    style->number_width = sane(style->number_width, 0, styles->page.width / 3);
    style->padding = sane(style->padding, 0, fmin(styles->page.width, styles->page.height) / 16);
    style->rule_above = sane(style->rule_above, 0, THICKEST_RULE);
    style->rule_below = sane(style->rule_below, 0, THICKEST_RULE);
    style->rule_start = sane(style->rule_start, 0, THICKEST_RULE);
    styles->loaded[name] = true;
}

const struct pdf_style *engross_pdf_style(struct pdf_styles *styles, enum pdf_style_name name) {
    if (!styles->loaded[name])
        load(styles, name);
    return &styles->styles[name];
}

static double page_number(const engross_host *host, const char *area, const char *name,
                          double absent) {
    engross_text value = theme(host, area, ".", name);
    return value.data != NULL ? number(value) : absent;
}

static void load_page(struct pdf_geometry *page, const engross_host *host) {
    page->width = sane(page_number(host, "page", "width", 595.3), 72, 14400);
    page->height = sane(page_number(host, "page", "height", 841.9), 72, 14400);
    double across = page->width / 2 - 18, along = page->height / 2 - 18;
    page->margin_top = sane(page_number(host, "page", "margin-top", 72), 0, along);
    page->margin_bottom = sane(page_number(host, "page", "margin-bottom", 72), 0, along);
    page->margin_inside = sane(page_number(host, "page", "margin-inside", 72), 0, across);
    page->margin_outside = sane(page_number(host, "page", "margin-outside", 72), 0, across);
    page->header_distance = page_number(host, "page", "header-distance", 36);
    page->footer_distance = page_number(host, "page", "footer-distance", 36);
    page->header_rule = page_number(host, "header", "rule", 0);
    page->footer_rule = page_number(host, "footer", "rule", 0);
    page->columns = (int)sane(page_number(host, "page", "columns", 1), 1, 3);
    page->column_gap = sane(page_number(host, "page", "column-gap", 18), 0, across / 2);
    page->facing = engross_kit_text_is(host->theme(host, "page.facing"), "yes");
    page->masthead_un = engross_kit_text_is(host->theme(host, "masthead.form"), "un");
}

void engross_pdf_styles_init(struct pdf_styles *styles, const engross_host *host,
                             struct pdf_fonts *fonts) {
    memset(styles, 0, sizeof *styles);
    styles->host = host;
    styles->fonts = fonts;
    load_page(&styles->page, host);
}

static bool same_face(const struct pdf_face *face, engross_text families, uint32_t weight,
                      bool italic) {
    return face->wanted.weight == weight && face->wanted.italic == italic &&
           face->wanted.families.size == families.size &&
           memcmp(face->wanted.families.data, families.data, families.size) == 0;
}

struct pdf_face *engross_pdf_face(struct pdf_styles *styles, engross_text families, uint32_t weight,
                                  bool italic, int32_t *status) {
    for (struct pdf_face *face = styles->faces; face != NULL; face = face->next)
        if (same_face(face, families, weight, italic))
            return face;
    struct pdf_font_style wanted = {families, weight, italic};
    struct pdf_font *font = engross_pdf_fonts_open(styles->fonts, &wanted, status);
    if (font == NULL)
        return NULL;
    struct pdf_face *face = styles->host->allocate(styles->host, sizeof *face);
    if (face == NULL) {
        *status = ENGROSS_NO_MEMORY;
        return NULL;
    }
    *face = (struct pdf_face){wanted, font, styles->face_count++, styles->faces};
    styles->faces = face;
    return face;
}
