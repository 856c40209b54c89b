/* What layout hands to painting: pages of placed things, and the logical structure they belong to.
 *
 * Layout (layout/) walks the document, shapes, breaks lines and fills pages; painting (paint/)
 * turns each finished page into a content stream, tags and annotations, and forgets it. Layout
 * knows nothing of PDF objects, painting nothing of the document or the theme. dump.c writes the
 * same structs as XML for the tests.
 *
 * Lengths are points. The origin of a page is its upper left corner, y grows downwards; painting
 * turns it over. All memory below is the job's arena or the layout's page arena: painting copies
 * what it keeps beyond engross_pdf_paint_page(). */
#ifndef ENGROSS_PDF_PAGE_H
#define ENGROSS_PDF_PAGE_H

#include "engross/plugin.h"

#include <stdbool.h>

struct pdf_font;  /* fonts.h: one font program in use */
struct pdf_image; /* images.h: one image in use, with its size in pixels */

/* Standard structure types of PDF 1.7, 14.8.4, that layout may use. */
enum pdf_role {
    PDF_ROLE_DOCUMENT,
    PDF_ROLE_SECT,
    PDF_ROLE_DIV,
    PDF_ROLE_PART,
    PDF_ROLE_H1, /* to H6, by depth without skips */
    PDF_ROLE_H2,
    PDF_ROLE_H3,
    PDF_ROLE_H4,
    PDF_ROLE_H5,
    PDF_ROLE_H6,
    PDF_ROLE_P,
    PDF_ROLE_L,
    PDF_ROLE_LI,
    PDF_ROLE_LBL,
    PDF_ROLE_LBODY,
    PDF_ROLE_BLOCK_QUOTE,
    PDF_ROLE_CAPTION,
    PDF_ROLE_TABLE,
    PDF_ROLE_THEAD,
    PDF_ROLE_TBODY,
    PDF_ROLE_TR,
    PDF_ROLE_TH,
    PDF_ROLE_TD,
    PDF_ROLE_FIGURE,
    PDF_ROLE_SPAN,
    PDF_ROLE_LINK,
    PDF_ROLE_REFERENCE,
    PDF_ROLE_NOTE,
    PDF_ROLE_CODE,
    PDF_ROLE_COUNT
};

/* A node of the structure tree. Layout makes it once, before or while the pages that show it are
 * made, and never moves it: its children are in logical order by the order of creation. */
struct pdf_element;
struct pdf_element_attributes {
    engross_text language;      /* where it differs from the parent's, else {NULL, 0} */
    engross_text alternative;   /* Alt */
    engross_text actual;        /* ActualText */
    engross_text id;            /* ID: notes and header cells must have one */
    engross_text title;         /* T: headings */
    const char *list_numbering; /* L: None, Disc, Decimal, UpperRoman ... or NULL */
    const char *scope;          /* TH: Row, Column, Both, or NULL */
    int column_span;            /* TH, TD: 1 or more; 0 for 1 */
    int row_span;
    const engross_text *headers; /* TD: IDs of its header cells, where scope does not tell */
    size_t header_count;
    double box[4]; /* FIGURE: BBox, filled in by painting when all 0 */
};

/* One glyph as HarfBuzz gave it, in visual order. */
struct pdf_glyph {
    uint32_t glyph;   /* index in the font; never 0 */
    uint32_t cluster; /* byte offset in the run's text of the cluster's first character */
    float advance;    /* points along the line */
    float x_offset;   /* points */
    float y_offset;   /* points, upwards */
};

enum pdf_item_type { PDF_ITEM_TEXT, PDF_ITEM_RECTANGLE, PDF_ITEM_IMAGE };

/* Something placed on a page. Items of one element follow one another in reading order; items
 * with element NULL are artifacts. */
struct pdf_item {
    enum pdf_item_type type;
    struct pdf_element *element; /* the structure element whose content this is, or NULL */
    uint32_t colour;             /* 0xRRGGBB */
    double x, y;          /* TEXT: start of the baseline (left end); else upper left corner */
    double width, height; /* RECTANGLE, IMAGE */
    bool pagination;      /* artifact: running head or foot, rather than layout */
    /* TEXT: one run of one font, size, direction and colour */
    struct pdf_font *font;
    double size;
    bool right_to_left;
    engross_text text; /* the characters the glyphs show, in logical order; a soft hyphen
                          stands for a hyphen that only the line break put there */
    const struct pdf_glyph *glyphs;
    size_t glyph_count;
    /* IMAGE */
    const struct pdf_image *image;
};

/* A clickable rectangle; element is its LINK element (below a REFERENCE where it is one, as PDF/UA
 * 7.18.5 wants the annotation in a Link). One link on two lines has two. */
struct pdf_link {
    double x, y, width, height;
    struct pdf_element *element;
    engross_text uri;         /* an absolute URI, or {NULL, 0} and */
    engross_text destination; /* the name of a destination in this file */
    engross_text contents;    /* text alternative: what the link says */
};

/* A named place: a document ID becomes a named destination. */
struct pdf_destination {
    engross_text name;
    double x, y;
};

struct pdf_page {
    double width, height;
    int number;         /* from 1 */
    engross_text label; /* as printed */
    const struct pdf_item *items;
    size_t item_count;
    const struct pdf_link *links;
    size_t link_count;
    const struct pdf_destination *destinations;
    size_t destination_count;
};

/* One entry of the outline, in document order. */
struct pdf_bookmark {
    engross_text title;
    engross_text destination; /* a named destination */
    int level;                /* from 1, without skips */
};

/* What stands in the catalog, the information dictionary and the XMP packet alike. */
struct pdf_properties {
    engross_text title;
    engross_text author;
    engross_text subject;
    engross_text keywords;
    engross_text language; /* BCP 47 */
    engross_text generator;
    int64_t epoch; /* seconds, or -1: no dates */
    bool right_to_left;
};

/* --- paint.h: implemented by paint/ ----------------------------------------------------- */

struct pdf_painter;

/* Starts the file. NULL when memory runs out. properties is copied. */
struct pdf_painter *engross_pdf_paint_open(const engross_host *host,
                                           const struct pdf_properties *properties);
/* Makes a structure element below parent (NULL: the structure tree's root, once, DOCUMENT).
 * Strings are copied. NULL when memory runs out. */
struct pdf_element *engross_pdf_paint_element(struct pdf_painter *painter,
                                              struct pdf_element *parent, enum pdf_role role,
                                              const struct pdf_element_attributes *attributes);
/* Says that at most the next page to be painted shows more of element: after it the element is
 * written and forgotten, and may not be named again, not even as a parent. Elements below it may
 * still be open. */
void engross_pdf_paint_element_done(struct pdf_painter *painter, struct pdf_element *element);
/* Paints one finished page, in order of page numbers. */
int32_t engross_pdf_paint_page(struct pdf_painter *painter, const struct pdf_page *page);
void engross_pdf_paint_bookmark(struct pdf_painter *painter, const struct pdf_bookmark *bookmark);
/* Attaches a file (AFRelationship Source) and makes the output PDF/A-3a. */
int32_t engross_pdf_paint_attach(struct pdf_painter *painter, engross_text name,
                                 engross_text media_type, const void *data, size_t size);
/* Writes what is left: fonts, structure, outline, catalog, cross-reference. */
int32_t engross_pdf_paint_finish(struct pdf_painter *painter);
/* Frees the painter; allowed at any time, also after a failure. May be NULL. */
void engross_pdf_paint_free(struct pdf_painter *painter);

#endif
