/* File names that a profile gives to outputs: literal characters and, between braces, "stem" for
 * the document's own file or a field of its metadata. */
#ifndef ENGROSS_PROFILE_OUTPUT_NAME_H
#define ENGROSS_PROFILE_OUTPUT_NAME_H

#include "base/buffer.h"
#include "engross/plugin.h"

/* The first thing between braces that is neither stem nor a field, into *name and *size; false:
 * there is none. */
bool engross_output_name_unknown(const char *pattern, const char **name, size_t *size);
/* The first field that the pattern asks for and the document lacks, or ENGROSS_FIELD_COUNT. */
uint32_t engross_output_name_missing(const char *pattern, const engross_view *view);
/* Appends the name, without an extension, fit for every file system: "/" and "\" become "-", white
 * space "_", and what no file name should hold is left out. Nothing where a field is missing. */
void engross_output_name_append(struct engross_buffer *buffer, const char *pattern,
                                const engross_view *view, const char *stem);

#endif
