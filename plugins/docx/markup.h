/* The elements that WordprocessingML is full of: one attribute, w:val. */
#ifndef ENGROSS_DOCX_MARKUP_H
#define ENGROSS_DOCX_MARKUP_H

#include "kit/xml.h"

#define ENGROSS_DOCX_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define ENGROSS_DOCX_RELATIONSHIP_NAMESPACE                                                        \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* <name/> */
void engross_docx_flag(struct engross_kit_xml *xml, const char *name);
/* <name w:val="0"/>: a property of the style switched off. */
void engross_docx_flag_off(struct engross_kit_xml *xml, const char *name);
/* <name w:val="value"/> */
void engross_docx_value(struct engross_kit_xml *xml, const char *name, const char *value);
void engross_docx_integer(struct engross_kit_xml *xml, const char *name, int64_t value);
/* The XML declaration and the root element of a part, with the namespaces w and r. */
void engross_docx_start_part(struct engross_kit_xml *xml, const char *root);
/* A writer that collects a part without white space of its own. */
void engross_docx_part_init(struct engross_kit_xml *xml);
/* Closes what is open and hands the bytes over to part, which the caller frees; the writer is
 * finished. ENGROSS_OK, or the writer's failure and an empty part. */
int32_t engross_docx_part_take(struct engross_kit_xml *xml, struct engross_buffer *part);

#endif
