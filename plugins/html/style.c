/* The style sheet: what every page has, then what the theme says of each part, in light and dark.
 * Sizes are in rem, one of which is the size of the theme's body: the reader's own size on screen,
 * the theme's in print. */
#include "html.h"

#include "colour.h"

#include <string.h>

/* The rules of one part of a page. */
struct part {
    const char *selector;
    const char *style; /* of the theme */
    const char *ink;   /* custom property of its colour */
    uint32_t traits;
};

/* FONT: all of the font, as browsers have one of their own here; otherwise what differs from the
 * body's. FLOW: spaces before and after, indents, rule, alignment. */
enum { FONT = 1, FLOW = 2 };

static const struct part parts[] = {
    {"body", "body", "--ink-body", FONT},
    {"p", "body", "--ink-body", FLOW},
    {"header .organ,header .detail,footer .detail", "masthead-detail", "--ink-detail", FLOW},
    {".masthead .organ", "masthead-body", "--ink-organ", FONT | FLOW},
    {".masthead .high", "masthead-organ", "--ink-high", FONT | FLOW},
    {".masthead .symbol", "masthead-symbol", "--ink-symbol", FONT | FLOW},
    {"section h1,h2", "heading-1", "--ink-heading-1", FONT | FLOW},
    {"h3", "heading-2", "--ink-heading-2", FONT | FLOW},
    {"h4", "heading-3", "--ink-heading-3", FONT | FLOW},
    {"h5", "heading-4", "--ink-heading-4", FONT | FLOW},
    {"h6", "heading-5", "--ink-heading-5", FONT | FLOW},
    {".title", "title", "--ink-title", FONT | FLOW},
    {".subtitle", "subtitle", "--ink-subtitle", FONT | FLOW},
    {".paragraph>p", "paragraph", "--ink-paragraph", FLOW},
    {"li>p", "item", "--ink-item", FLOW},
    {"blockquote", "quotation", "--ink-quotation", FLOW},
    {"caption,figcaption", "caption", "--ink-caption", FLOW},
    {".quotation figcaption", "attribution", "--ink-attribution", FONT | FLOW},
    {".question>p", "question", "--ink-question", FLOW},
    {".answer>p", "answer", "--ink-answer", FLOW},
    {".recommendations>p", "recommendations", "--ink-recommendations", FLOW},
    {"th", "table-head", "--ink-table-head", FONT},
    {"td", "table-cell", "--ink-table-cell", 0},
    {".key-figure", "key-figures", "--ink-key-figures", 0},
    {".key-value", "key-value", "--ink-key-value", FONT | FLOW},
    {".key-label", "key-label", "--ink-key-label", FONT | FLOW},
    {".notice", "notice", "--ink-notice", 0},
    {".notes li p", "note", "--ink-note", FLOW},
};
#define PART_COUNT (sizeof parts / sizeof *parts)

/* What no theme changes. Number, label and mark are text of the document, so they are not left to
 * list markers; "list-style-type: ''" keeps the list a list for screen readers. */
static const char *const base[] = {
    "*{box-sizing:border-box}",
    "body{margin:0;overflow-wrap:break-word}",
    "a{color:var(--ink-link)}",
    "main{max-width:46rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}",
    "p,h1,h2,h3,h4,h5,h6,figure,blockquote,dl,dd,ul,ol{margin:0;padding:0}",
    ":focus-visible{outline:3px solid var(--ink-link);outline-offset:2px}",
    ":target{background:var(--mark)}",
    "header{margin-block-end:2rem}",
    ".masthead{display:grid;grid-template-columns:1fr fit-content(45%);grid-auto-flow:row dense;"
    "align-items:baseline;column-gap:1.5rem;padding-block:.6rem;margin-block-end:1.5rem;"
    "border-block:1px solid var(--rule);border-block-end-width:3px}",
    ".masthead .organ{grid-column:1}",
    ".masthead .detail{grid-column:2}",
    "@media (max-width:34rem){.masthead{display:block}.masthead p.symbol{text-align:start}}",
    ".masthead~.state{font-weight:bold;font-size:1.25rem}",
    ".masthead p.dates{font-weight:inherit}",
    "footer{margin-block-start:2rem;padding-block-start:.75rem;border-block-start:1px solid "
    "var(--rule)}",
    ".number{margin-inline-end:.35em}",
    ".paragraph .number{font-variant-numeric:tabular-nums}",
    ".label,.speaker{font-weight:bold}",
    "header .label,footer .label{font-weight:inherit}",
    "ul,ol{padding-inline-start:1.75rem;margin-block-end:.5rem}",
    "ol{list-style-type:''}",
    "li.numbered{list-style-type:''}",
    "li.numbered>p:first-child>.number{display:inline-block;min-width:1.4rem;"
    "margin-inline-start:-1.75rem}",
    "nav{margin-block-end:2rem;padding:1rem 1.25rem;border:1px solid var(--rule)}",
    "nav h2{margin-block:0 .5rem;border:0;padding:0}",
    "nav ol{padding-inline-start:0;margin:0}",
    "nav ol ol{padding-inline-start:1.5rem}",
    "nav li{margin-block:.3rem}",
    "nav .number{margin:0}",
    "nav li a{display:inline-block;min-height:1.5rem}",
    "sup,sub{font-size:.75em;line-height:0}",
    "code{font-family:ui-monospace,'Liberation Mono',monospace;white-space:pre-wrap}",
    "blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--rule)}",
    "cite{font-style:inherit}",
    ".notice,.exchange,figure,.table{margin-block-end:.75rem}",
    "ul.key-figures{list-style-type:'';display:grid;gap:1rem;padding:0;"
    "grid-template-columns:repeat(auto-fit,minmax(min(11rem,100%),1fr));margin-block:.5rem "
    "1.25rem}",
    ".key-figure{border-block-start:3px solid var(--rule);padding:.6rem .75rem}",
    "figure img{display:block;max-width:100%;height:auto;margin:0 auto}",
    ".alternative{border:1px solid var(--rule);padding:.75rem}",
    ".table{overflow-x:auto}",
    "table{border-collapse:collapse;min-width:100%}",
    "caption{text-align:start;padding-block-end:.35rem}",
    "th,td{padding:.35rem .6rem;text-align:start;vertical-align:top;border-block-end:1px solid "
    "var(--rule)}",
    "th{vertical-align:bottom}",
    ".align.center{text-align:center}",
    ".align.end{text-align:end;font-variant-numeric:tabular-nums}",
    "hr{border:0;border-block-start:1px solid var(--rule);margin:1.25rem 25%}",
    ".page-break{height:1.5rem}",
    ".notes{margin-block-start:2rem;border-block-start:1px solid var(--rule)}",
    ".notes ol{padding-inline-start:1.5rem}",
    ".notes li>p:first-child>.number{display:inline-block;min-width:1.15rem;"
    "margin-inline-start:-1.5rem}",
    ".back,.mark{padding-inline-start:.15em}",
};

/* What only a page needs, or may have: a book's ground is the reader's, and its directions are
 * those of the markup (EPUB 3.3, 6.3.1.2). */
static const char *const page[] = {
    "html{background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}",
    ".skip{position:absolute;inset-inline-start:0;top:-10rem;padding:.5rem 1rem;"
    "background:var(--paper)}",
    ".skip:focus{top:0}",
    ".number,.label,.speaker{unicode-bidi:isolate}",
};

/* After the theme's rules. Print is always light, and without what only a screen can use. */
static const char *const print[] = {
    "main{max-width:none;padding:0}",
    "nav,.skip,.back{display:none}",
    "a{color:inherit;text-decoration:none}",
    ":target{background:none}",
    "h1,h2,h3,h4,h5,h6,caption,.question{break-after:avoid}",
    "figure,tr,.key-figure,.recommendations{break-inside:avoid}",
    ".recommendations{break-after:avoid}",
    "thead{display:table-header-group}",
    ".table{overflow:visible}",
    ".page-break{break-before:page;height:0}",
    "p{orphans:2;widows:2}",
};

struct style {
    const engross_host *host;
    struct engross_buffer *css;
    double body_size;
    double body_start;
};

static engross_text value_of(const struct style *style, const char *name, const char *property) {
    char key[96] = "style.";
    if (strlen(name) + strlen(property) + 8 > sizeof key)
        return (engross_text){NULL, 0};
    strcat(strcat(strcat(key, name), "."), property);
    return style->host->theme(style->host, key);
}

/* A decimal number, whatever the locale; absent where text is none. */
static double number(engross_text text, double absent) {
    double value = 0;
    double scale = 0;
    size_t i = text.size > 0 && text.data[0] == '-' ? 1 : 0;
    if (i == text.size)
        return absent;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            scale *= 10;
        } else {
            return absent;
        }
    }
    value = scale > 0 ? value / scale : value;
    return text.data[0] == '-' ? -value : value;
}

static double number_of(const struct style *style, const char *name, const char *property,
                        double absent) {
    return number(value_of(style, name, property), absent);
}

static void append(struct style *style, const char *string) {
    engross_buffer_append_string(style->css, string);
}

static void append_length(struct style *style, double points) {
    engross_buffer_append_number(style->css, points / style->body_size, 3);
    append(style, points == 0 ? "" : "rem");
}

static void append_colour(struct style *style, const char *property, struct html_colour colour) {
    append(style, property);
    engross_buffer_append_format(style->css, ":#%02x%02x%02x;", (unsigned)colour.red,
                                 (unsigned)colour.green, (unsigned)colour.blue);
}

/* Whether a family's name can stand in quotes in a style sheet as it is. */
static bool is_plain_name(const char *name, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)name[i];
        bool is_plain = c >= 0x80 || c == ' ' || c == '-' || (c >= '0' && c <= '9') ||
                        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_plain)
            return false;
    }
    return size > 0;
}

static bool contains(engross_text text, const char *string) {
    size_t size = strlen(string);
    for (size_t i = 0; i + size <= text.size; i++)
        if (memcmp(text.data + i, string, size) == 0)
            return true;
    return false;
}

/* The theme's families, the ones other systems have in their place, and the generic one. */
static void append_families(struct style *style, engross_text families) {
    append(style, "font-family:");
    for (size_t start = 0; start < families.size;) {
        size_t end = start;
        while (end < families.size && families.data[end] != ',')
            end++;
        while (start < end && families.data[start] == ' ')
            start++;
        if (is_plain_name(families.data + start, end - start)) {
            append(style, "\"");
            engross_buffer_append(style->css, families.data + start, end - start);
            append(style, "\",");
        }
        start = end + 1;
    }
    if (contains(families, "Mono"))
        append(style, "monospace;");
    else
        append(style,
               contains(families, "Sans") ? "Arial,sans-serif;" : "\"Times New Roman\",serif;");
}

static bool differs(const struct style *style, const struct part *part, const char *property) {
    return (part->traits & FONT) != 0 ||
           !engross_kit_text_equal(value_of(style, part->style, property),
                                   value_of(style, "body", property));
}

/* On screen, lines of text are at least 1.45 of the size apart, headings 1.2 (WCAG 1.4.12 asks for
 * room). */
static void append_size(struct style *style, const struct part *part) {
    double size = number_of(style, part->style, "size", style->body_size);
    double leading = number_of(style, part->style, "leading", size * 1.25);
    double height = size > 0 ? leading / size : 1.25;
    double least = size <= style->body_size * 1.15 ? 1.45 : 1.2;
    append(style, "font-size:");
    append_length(style, size);
    append(style, ";line-height:");
    engross_buffer_append_number(style->css, height < least ? least : height, 2);
    append(style, ";");
}

static void append_font(struct style *style, const struct part *part) {
    engross_text families = value_of(style, part->style, "font");
    if (differs(style, part, "font") && families.size > 0)
        append_families(style, families);
    if (differs(style, part, "size") || differs(style, part, "leading"))
        append_size(style, part);
    if (differs(style, part, "weight")) {
        append(style, "font-weight:");
        engross_buffer_append_number(style->css, number_of(style, part->style, "weight", 400), 0);
        append(style, ";");
    }
    if (differs(style, part, "slant"))
        append(style, engross_kit_text_is(value_of(style, part->style, "slant"), "italic")
                          ? "font-style:italic;"
                          : "font-style:normal;");
}

static void append_flow(struct style *style, const struct part *part) {
    double start = number_of(style, part->style, "indent-start", style->body_start);
    append(style, "margin-block:");
    append_length(style, number_of(style, part->style, "space-before", 0));
    append(style, " ");
    append_length(style, number_of(style, part->style, "space-after", 6));
    append(style, ";");
    if (start > style->body_start) {
        append(style, "margin-inline-start:");
        append_length(style, start - style->body_start);
        append(style, ";");
    }
    if (number_of(style, part->style, "rule-above", 0) > 0)
        append(style, "border-block-start:2px solid var(--rule);padding-block-start:.3rem;");
    engross_text align = value_of(style, part->style, "align");
    if (engross_kit_text_is(align, "center") || engross_kit_text_is(align, "end")) {
        append(style, "text-align:");
        engross_buffer_append(style->css, align.data, align.size);
        append(style, ";");
    }
}

/* The colours of a part on a light or a dark page. false: the theme gives no colour. */
static bool ink_of(const struct style *style, const struct part *part, bool is_dark,
                   struct html_colour *ink) {
    struct html_colour ground;
    if (!engross_html_colour_parse(value_of(style, part->style, "colour"), ink))
        return false;
    if (!engross_html_colour_parse(value_of(style, part->style, "background"), &ground))
        ground = engross_html_light;
    struct html_colour given = *ink;
    *ink = engross_html_darken(given, ground);
    if (is_dark)
        *ink = engross_html_lighten(given, ground, engross_html_tint(ground));
    return true;
}

static void append_part(struct style *style, const struct part *part) {
    struct html_colour ink;
    append(style, part->selector);
    append(style, "{");
    append_font(style, part);
    if ((part->traits & FLOW) != 0)
        append_flow(style, part);
    if (differs(style, part, "colour") && ink_of(style, part, false, &ink)) {
        append(style, "color:var(");
        append(style, part->ink);
        append(style, ");");
    }
    if (engross_html_colour_parse(value_of(style, part->style, "background"), &ink)) {
        append(style, "background:var(--ground");
        append(style, part->ink + strlen("--ink"));
        append(style, ");");
    }
    append(style, "}\n");
}

static void append_grounds(struct style *style, const struct part *part, bool is_dark) {
    struct html_colour ground;
    if (!engross_html_colour_parse(value_of(style, part->style, "background"), &ground))
        return;
    append(style, "--ground");
    append_colour(style, part->ink + strlen("--ink"), is_dark ? engross_html_tint(ground) : ground);
}

/* Links stand in text of every colour; the theme's body is the ground they are seen on. */
static void append_link(struct style *style, bool is_dark) {
    static const struct part link = {"a", "link", "--ink-link", FONT};
    struct html_colour ink;
    if (!ink_of(style, &link, is_dark, &ink))
        ink = is_dark ? (struct html_colour){0x9E, 0xC5, 0xF0} : (struct html_colour){0, 0, 0xCC};
    append_colour(style, link.ink, ink);
}

/* The custom properties of a light or a dark page. */
static void append_colours(struct style *style, bool is_dark) {
    struct html_colour ink;
    append(style, ":root{color-scheme:");
    append(style, is_dark ? "dark;" : "light;");
    append_colour(style, "--paper", is_dark ? engross_html_dark : engross_html_light);
    append(style, is_dark ? "--rule:#5a6570;--mark:#3a3510;" : "--rule:#8a939c;--mark:#fff7cc;");
    append_link(style, is_dark);
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (differs(style, &parts[i], "colour") && ink_of(style, &parts[i], is_dark, &ink))
            append_colour(style, parts[i].ink, ink);
        append_grounds(style, &parts[i], is_dark);
    }
    append(style, "}\n");
}

static void append_lines(struct style *style, const char *const *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        append(style, lines[i]);
        append(style, "\n");
    }
}

static double page_length(const struct style *style, const char *key, double absent) {
    return number(style->host->theme(style->host, key), absent);
}

static void append_points(struct style *style, double points) {
    append(style, " ");
    engross_buffer_append_number(style->css, points, 2);
    append(style, "pt");
}

/* Sheet and margins, so that print looks like the theme's other outputs. */
static void append_print(struct style *style) {
    append(style, "@page{size:");
    append_points(style, page_length(style, "page.width", 595.3));
    append_points(style, page_length(style, "page.height", 841.9));
    append(style, ";margin:");
    append_points(style, page_length(style, "page.margin-top", 56.7));
    append_points(style, page_length(style, "page.margin-outside", 56.7));
    append_points(style, page_length(style, "page.margin-bottom", 56.7));
    append_points(style, page_length(style, "page.margin-inside", 56.7));
    append(style, "}\n@media print{\nhtml{font-size:");
    append_points(style, style->body_size);
    append(style, "}\n");
    if (engross_kit_text_is(value_of(style, "body", "align"), "justify"))
        append(style, ".content p{text-align:justify}\n");
    if (engross_kit_text_is(value_of(style, "body", "hyphenate"), "yes"))
        append(style, ".content p{hyphens:auto}\n");
    append_lines(style, print, sizeof print / sizeof *print);
    append(style, "}\n");
}

void engross_html_append_style(struct engross_buffer *css, const engross_host *host, bool is_book) {
    struct style style = {.host = host, .css = css, .body_size = 10};
    style.body_size = number_of(&style, "body", "size", 10);
    if (style.body_size < 1)
        style.body_size = 10;
    style.body_start = number_of(&style, "body", "indent-start", 0);
    append(&style, "\n");
    append_colours(&style, false);
    if (!is_book) {
        append(&style, "@media screen and (prefers-color-scheme:dark){");
        append_colours(&style, true);
        append(&style, "}\n");
        append_lines(&style, page, sizeof page / sizeof *page);
    }
    append_lines(&style, base, sizeof base / sizeof *base);
    for (size_t i = 0; i < PART_COUNT; i++)
        append_part(&style, &parts[i]);
    append_print(&style);
}
