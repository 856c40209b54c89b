/* Taking the two columns of a masthead apart. */
#ifndef ENGROSS_READ_TEXT_COLUMNS_H
#define ENGROSS_READ_TEXT_COLUMNS_H

#include "base/arena.h"
#include "read/text/lines.h"

/* Splits those of the first top lines that hold two columns, with three spaces or a tab between
 * them, in two, and reads runs of at most limit such rows column by column. *out gets lines itself
 * where there is none. False when memory runs out. */
bool engross_columns_split(struct engross_arena *arena, const struct engross_lines *lines,
                           size_t top, size_t limit, struct engross_lines *out);

#endif
