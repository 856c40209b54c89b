/* Document properties: core (title, author, dates ...), extended (counts) and custom (what the
 * metadata holds beside). */
#ifndef ENGROSS_DOCX_PROPERTIES_H
#define ENGROSS_DOCX_PROPERTIES_H

#include "docx.h"

/* Adds the parts and the package's relationships to them. After the document is written. */
int32_t engross_docx_properties_write(struct engross_docx *docx,
                                      struct engross_docx_relations *relations);

#endif
