/* The theme as layout uses it: one struct for each style, read from the host when first asked for,
 * and the page's measures. Style names and properties are those of docs/themes.md. */
#ifndef ENGROSS_PDF_LAYOUT_STYLE_H
#define ENGROSS_PDF_LAYOUT_STYLE_H

#include "engross/plugin.h"
#include "fonts.h"

#include <stdbool.h>

enum pdf_style_name {
    PDF_STYLE_BODY,
    PDF_STYLE_MASTHEAD_NAME,
    PDF_STYLE_MASTHEAD_SYMBOL,
    PDF_STYLE_MASTHEAD_SYMBOL_INITIAL,
    PDF_STYLE_MASTHEAD_ORGAN,
    PDF_STYLE_MASTHEAD_DETAIL,
    PDF_STYLE_MASTHEAD_BODY,
    PDF_STYLE_TITLE,
    PDF_STYLE_SUBTITLE,
    PDF_STYLE_HEADING_1, /* to HEADING_6 */
    PDF_STYLE_HEADING_6 = PDF_STYLE_HEADING_1 + 5,
    PDF_STYLE_PARAGRAPH,
    PDF_STYLE_PARAGRAPH_NUMBER,
    PDF_STYLE_ITEM,
    PDF_STYLE_QUOTATION,
    PDF_STYLE_ATTRIBUTION,
    PDF_STYLE_QUESTION,
    PDF_STYLE_ANSWER,
    PDF_STYLE_RECOMMENDATIONS,
    PDF_STYLE_TABLE,
    PDF_STYLE_TABLE_HEAD,
    PDF_STYLE_TABLE_CELL,
    PDF_STYLE_CAPTION,
    PDF_STYLE_FIGURE,
    PDF_STYLE_KEY_FIGURES,
    PDF_STYLE_KEY_VALUE,
    PDF_STYLE_KEY_LABEL,
    PDF_STYLE_NOTICE,
    PDF_STYLE_SEPARATOR,
    PDF_STYLE_NOTE,
    PDF_STYLE_LINK,
    PDF_STYLE_HEADER,
    PDF_STYLE_FOOTER,
    PDF_STYLE_PAGE_NUMBER,
    PDF_STYLE_COUNT
};

enum pdf_align { PDF_ALIGN_START, PDF_ALIGN_END, PDF_ALIGN_CENTER, PDF_ALIGN_JUSTIFY };

/* A font as a style asks for it, opened. */
struct pdf_face {
    struct pdf_font_style wanted;
    struct pdf_font *font;
    uint32_t index; /* 0, 1, 2 ... in order of opening: a key for caches */
    struct pdf_face *next;
};

struct pdf_style {
    engross_text families;
    uint32_t weight;
    bool italic;
    bool keep_next, keep_lines, hyphenate, span_columns, has_background;
    enum pdf_align align, number_align;
    uint32_t colour, background, rule_colour; /* 0xRRGGBB */
    double size, leading;                     /* points, as all that follows */
    double space_before, space_after;
    double indent_start, indent_end, first_line, number_width;
    double padding, rule_above, rule_below, rule_start;
};

struct pdf_geometry {
    double width, height;
    double margin_top, margin_bottom, margin_inside, margin_outside;
    double header_distance, footer_distance;
    double header_rule, footer_rule;
    double column_gap;
    int columns;
    bool facing;
    bool masthead_un; /* masthead.form */
};

struct pdf_styles {
    const engross_host *host;
    struct pdf_fonts *fonts;
    struct pdf_face *faces;
    uint32_t face_count;
    struct pdf_geometry page;
    bool loaded[PDF_STYLE_COUNT];
    struct pdf_style styles[PDF_STYLE_COUNT];
};

/* Reads the page's measures; styles follow when asked for. host and fonts are borrowed. */
void engross_pdf_styles_init(struct pdf_styles *styles, const engross_host *host,
                             struct pdf_fonts *fonts);
/* The style of that name. Never fails: what the theme lacks is as in body, what body lacks has a
 * value of its own. */
const struct pdf_style *engross_pdf_style(struct pdf_styles *styles, enum pdf_style_name name);
/* The face of a style's families in that weight and slant, opened once and living in the job's
 * memory. NULL and *status when there is no font (engross_pdf_fonts_open) or no memory. */
struct pdf_face *engross_pdf_face(struct pdf_styles *styles, engross_text families, uint32_t weight,
                                  bool italic, int32_t *status);

#endif
