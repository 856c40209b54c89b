/* Names under which other programs and languages know the styles that we write. */
#ifndef ENGROSS_DOCX_STYLE_ALIASES_H
#define ENGROSS_DOCX_STYLE_ALIASES_H

#include "look.h"

/* Names of a paragraph style beside our own, in order of preference, parted by commas; "" where
 * there are none. */
const char *engross_docx_style_aliases(enum engross_docx_style style);
/* The same for a style that is not of paragraphs, by its place in engross_docx_look.others; the
 * first name is our own. *own_id and *type get its w:styleId and w:type. NULL past the last. */
const char *engross_docx_other_style_aliases(size_t index, const char **own_id, const char **type);

#endif
