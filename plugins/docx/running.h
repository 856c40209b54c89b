/* Running heads and feet: the theme's text with its fields, one part for each that says
 * something. */
#ifndef ENGROSS_DOCX_RUNNING_H
#define ENGROSS_DOCX_RUNNING_H

#include "docx.h"

/* Makes the parts and their relationships from the body's story. Before any section is written. */
int32_t engross_docx_running_write(struct engross_docx *docx);
/* Writes the references to them, as the first children of w:sectPr. */
void engross_docx_running_refer(struct engross_docx *docx);

#endif
