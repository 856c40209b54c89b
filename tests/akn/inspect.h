/* Looking at an Akoma Ntoso file: is it valid, and what does it say when its tags are gone. */
#ifndef ENGROSS_TESTS_INSPECT_H
#define ENGROSS_TESTS_INSPECT_H

#include "base/buffer.h"
#include "engross/plugin.h"

/* Whether the OASIS schema is there to validate against (it is not part of the project). */
int inspect_has_schema(void);
/* 1: valid, or no schema is there; 0: not, with libxml2's messages on stderr. */
int inspect_is_valid(const struct engross_buffer *xml);
/* All characters of the file but white space. */
void inspect_append_file_text(struct engross_buffer *text, const struct engross_buffer *xml);
/* All that the document prints, in order, without white space: labels, numbers, text. */
void inspect_append_document_text(struct engross_buffer *text, const engross_view *view);
void inspect_finish(void);

#endif
