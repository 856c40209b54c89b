/* Sections in Word's sense: page set-up and columns. */
#ifndef ENGROSS_DOCX_SECTION_H
#define ENGROSS_DOCX_SECTION_H

#include "docx.h"

/* Columns of one width. */
struct engross_docx_columns_of_section {
    int32_t count;
    int32_t gap; /* twips between them */
};

/* The columns of the page's text, and one across all of it. */
struct engross_docx_columns_of_section engross_docx_text_columns(const struct engross_docx *docx);
struct engross_docx_columns_of_section engross_docx_one_column(const struct engross_docx *docx);

/* Writes w:sectPr into the open w:pPr of a title block of one column above text of several. */
void engross_docx_section_write_title(struct engross_docx *docx);
/* Ends a section with the last paragraph of the body that has been written, and does nothing where
 * one has ended there already: what follows stands below it on the same page. ENGROSS_OK or
 * ENGROSS_NO_MEMORY. */
int32_t engross_docx_section_end(struct engross_docx *docx,
                                 struct engross_docx_columns_of_section columns);
/* Ends the document's last section, which is its text's. The same. */
int32_t engross_docx_section_finish(struct engross_docx *docx);

#endif
