/* What the parts of painting share: the file, the page in hand, and what has to be remembered of
 * the pages written. One painter makes one file. */
#ifndef ENGROSS_PDF_PAINT_PAINTER_H
#define ENGROSS_PDF_PAINT_PAINTER_H

#include "page.h"
#include "paint/content.h"
#include "paint/haru/file.h"
#include "paint/structure.h"
#include "paint/tree.h"

#include "base/arena.h"

/* An outline entry until the file's end. */
struct pdf_outline_entry {
    engross_text title, destination;
    int level;
};

struct pdf_painter {
    const engross_host *host;
    struct pdf_file *file;
    struct pdf_properties properties;
    struct engross_arena memory; /* strings that are kept to the end */
    uint32_t catalog, information;
    struct pdf_content content;
    struct pdf_structure structure;
    /* pages */
    uint32_t *pages; /* object numbers */
    uint32_t page_count, page_capacity;
    uint32_t page_group;          /* object number of the page-tree leaf being filled */
    struct engross_buffer labels; /* entries of the page labels, see navigation.c */
    int64_t label_value;          /* of the range that the last page belongs to, 0: none */
    char label_style;
    struct pdf_names destinations;
    struct engross_buffer scratch, marks;
    const char *refused_uri; /* the last one that is too long, to say so once */
    /* the whole document */
    uint32_t code_map; /* object number of the map from codes to CIDs, 0: not written */
    struct pdf_outline_entry *outline;
    size_t outline_count, outline_capacity;
    uint32_t *images; /* object numbers by index of the image, 0: not written */
    uint32_t image_capacity;
    struct pdf_names attachments;
    uint32_t attachment; /* object number of the file specification, 0: none */
};

/* The leaves of the page tree hold this many pages. */
enum { ENGROSS_PDF_PAGES_A_LEAF = 50 };

/* A copy that lives as long as the painter; {NULL, 0} where text has none or memory runs out,
 * which sticks in the file. */
engross_text engross_pdf_painter_copy(struct pdf_painter *painter, engross_text text);

/* embed.c: writes the fonts: programs, widths, maps. */
void engross_pdf_embed_faces(struct pdf_painter *painter);

/* picture.c: the object number of an image's XObject, written the first time; 0 after an error. */
uint32_t engross_pdf_picture(struct pdf_painter *painter, const struct pdf_image *image);

/* navigation.c: pages, links, outline, labels. */
/* Starts a page: its object number; its leaf of the page tree is painter->page_group. */
uint32_t engross_pdf_navigation_page(struct pdf_painter *painter);
void engross_pdf_navigation_label(struct pdf_painter *painter, engross_text label);
void engross_pdf_navigation_destinations(struct pdf_painter *painter, const struct pdf_page *page,
                                         uint32_t number);
/* Writes the page's links and adds them to annotations. */
void engross_pdf_navigation_links(struct pdf_painter *painter, const struct pdf_page *page,
                                  uint32_t number, struct pdf_array *annotations);
/* Adds Pages, Outlines, PageLabels, Names to the catalog, having written them. */
void engross_pdf_navigation_write(struct pdf_painter *painter, struct pdf_dictionary *catalog);

/* metadata.c: writes the Info dictionary and adds Metadata, OutputIntents and the like to the
 * catalog. */
void engross_pdf_metadata_write(struct pdf_painter *painter, struct pdf_dictionary *catalog);

#endif
