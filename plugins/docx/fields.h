/* The fields of the metadata by name: as the model spells them, and as properties of the file. */
#ifndef ENGROSS_DOCX_FIELDS_H
#define ENGROSS_DOCX_FIELDS_H

#include "docx.h"

/* ENGROSS_FIELD_* of a FIELD's NAME; ENGROSS_FIELD_COUNT for a name of a later minor version. */
uint32_t engross_docx_field_number(engross_text name);
/* The name of the custom property that holds a field, or NULL where a core property does. */
const char *engross_docx_field_property(uint32_t field);
/* All characters below node (view->plain_text). Where memory runs out, the export will say so at
 * its end. */
engross_text engross_docx_plain_text(const struct engross_docx *docx, const engross_node *node);
/* The first field of that number as plain text; {NULL, 0} where the document has none. */
engross_text engross_docx_field_text(const struct engross_docx *docx, uint32_t field);
/* All values of a field, parted by separator; VALUEs where is_value, else texts as printed. In
 * the job's memory; {NULL, 0} where the document has none, or memory runs out. */
engross_text engross_docx_field_values(const struct engross_docx *docx, uint32_t field,
                                       bool is_value, const char *separator);

#endif
