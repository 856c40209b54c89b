/* A stage for the painter: a host without a document, and hand-made pages of shaped text. */
#ifndef ENGROSS_TEST_PDF_STAGE_H
#define ENGROSS_TEST_PDF_STAGE_H

#include "fonts.h"
#include "page.h"

#include "base/arena.h"
#include "base/buffer.h"

struct stage {
    engross_host host;
    struct engross_arena memory;
    struct engross_buffer output;  /* the PDF file */
    struct engross_buffer reports; /* codes of what was reported, a line each */
    size_t write_limit;            /* bytes after which write() fails; 0: never */
    struct pdf_fonts *fonts;
    struct pdf_painter *painter;
    const char *font_file; /* where not NULL: the only font there is */
    /* the page being made, A4 */
    struct pdf_item items[400];
    struct pdf_link links[40];
    struct pdf_destination destinations[40];
    struct pdf_page page;
};

/* Opens host and fonts, and a painter for a document of that language, titled "Stage". */
void stage_open(struct stage *stage, const char *language);
/* Frees everything. */
void stage_close(struct stage *stage);

engross_text stage_string(const char *string);
/* Whether the font of a family in the table of stage.c is installed. */
bool stage_has_font(const char *family);
/* That font, regular. */
struct pdf_font *stage_font(struct stage *stage, const char *family);
/* A structure element without attributes. */
struct pdf_element *stage_element(struct stage *stage, struct pdf_element *parent,
                                  enum pdf_role role);
/* Shapes text as one run and places it at x, y. Returns its item. */
struct pdf_item *stage_text(struct stage *stage, struct pdf_element *element, const char *family,
                            double x, double y, const char *text);
/* Paints the page and starts the next. */
void stage_turn(struct stage *stage);
/* Finishes the file and writes it to a temporary file of that name, for tools to read. */
void stage_finish(struct stage *stage, const char *name);
/* Runs a shell command over that file, its path in place of every '@', and gives what it prints.
 * NULL when the tool is not installed; the caller skips then. */
char *stage_run(struct stage *stage, const char *name, const char *command);

#endif
