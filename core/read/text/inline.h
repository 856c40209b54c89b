/* Characters of a unit as inline elements: emphasis, links, notes at their marks. */
#ifndef ENGROSS_READ_TEXT_INLINE_H
#define ENGROSS_READ_TEXT_INLINE_H

#include "read/text/draft.h"

/* Writes passage from start to end into the open element. Marks of notes become notes. */
bool engross_inline_emit(struct engross_draft *draft, const struct engross_passage *passage,
                         size_t start, size_t end);
/* The same for a piece of text that lies in one line, like a cell of a table. */
bool engross_inline_emit_piece(struct engross_draft *draft, uint32_t line, const char *text,
                               size_t size);

#endif
