/* The font files of this machine, by file name. */
#ifndef ENGROSS_HOST_FONT_INDEX_H
#define ENGROSS_HOST_FONT_INDEX_H

#include "host/font.h"

/* Lists the font directories, once. */
void engross_font_index_fill(struct engross_font_index *index);
/* The index-th path, in order, of the font files of that name ("NotoSerif-Bold.ttf"), or NULL
 * past the last. */
const char *engross_font_index_find(const struct engross_font_index *index, const char *name,
                                    size_t which);

#endif
