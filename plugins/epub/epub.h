/* What the files of the EPUB exporter share: one struct epub for each run. The elements of the
 * pages are those of plugins/html. Internal to plugins/epub. */
#ifndef ENGROSS_EPUB_EPUB_H
#define ENGROSS_EPUB_EPUB_H

#include "html.h"
#include "zip.h"

#define ENGROSS_EPUB_NAME_SIZE 32

/* A file of the book with part of the text. */
struct epub_page {
    char name[ENGROSS_EPUB_NAME_SIZE];
    const engross_node *first; /* the first block or section, NULL: only the title */
    const engross_node *end;   /* the one that the next page begins with, or NULL */
};

/* Which page a block or section of the content stands on. */
struct epub_place {
    const engross_node *node;
    size_t page;
};

struct epub_image {
    char name[ENGROSS_EPUB_NAME_SIZE];
    engross_text key;
    engross_text media_type;
    const void *data;
    size_t size;
};

struct epub {
    struct html html;
    struct html_book book;
    struct epub_zip zip;
    struct epub_page *pages;
    size_t page_count;
    struct epub_place *places; /* ordered by node, for looking up */
    size_t place_count;
    const struct epub_page *page; /* being written; NULL: none of them */
    struct epub_image *images;
    size_t image_count;
    size_t image_capacity;
};

/* plugin.c */
extern const engross_plugin engross_epub_plugin;
/* export.c */
int32_t engross_epub_run(const engross_host *host, const engross_job *job);

/* pages.c: divides the text into pages. ENGROSS_OK or ENGROSS_NO_MEMORY. */
int32_t engross_epub_plan_pages(struct epub *epub);
/* Writes all of them. */
int32_t engross_epub_write_pages(struct epub *epub);
/* Starts an XHTML file up to its <body>, which is left open. */
void engross_epub_start_file(struct epub *epub, engross_text title);
/* Ends it and puts it into the book. status is that of what was written in between. */
int32_t engross_epub_end_file(struct epub *epub, const char *name, int32_t status);

/* places.c: what the elements ask of a book; user is the struct epub. */
const char *engross_epub_file_of(void *user, engross_text id);
int32_t engross_epub_add_image(void *user, const engross_resource *image, const char **name);

/* navigation.c: nav.xhtml. */
int32_t engross_epub_write_navigation(struct epub *epub);
/* package.c: the package document, once everything that it lists is known. */
int32_t engross_epub_write_package(struct epub *epub);

#endif
