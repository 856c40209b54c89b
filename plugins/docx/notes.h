/* Footnotes and endnotes: the mark in the text, and the parts that hold them. */
#ifndef ENGROSS_DOCX_NOTES_H
#define ENGROSS_DOCX_NOTES_H

#include "docx.h"

/* Sets the mark and keeps the note for its part. */
int32_t engross_docx_enter_note(void *user, engross_cursor *cursor);
/* Sets the mark before the text of the note that is being written; mark is its printed form, or
 * {NULL, 0} where Word counts it. */
void engross_docx_note_mark(struct engross_docx *docx, engross_text mark);
/* Writes footnotes.xml or endnotes.xml, after the document. story is one of the two. */
int32_t engross_docx_notes_write(struct engross_docx *docx, enum engross_docx_story_index story);

#endif
