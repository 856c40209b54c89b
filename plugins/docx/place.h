/* Where a block stands, as far as Word has no way to say it: outside of the numbered paragraph or
 * the section before it, or still inside. */
#ifndef ENGROSS_DOCX_PLACE_H
#define ENGROSS_DOCX_PLACE_H

#include "docx.h"

/* A page break before an annex, which begins a page anyway, is kept the same way: "_Break_7". */

/* Keeps for the next paragraph how many containers stand around node, where what comes before it
 * would tell a reader otherwise. It is written as a hidden bookmark, as Word's own _Ref and _Toc
 * are: "_In2_7" stands in two containers; 7 makes it unique. */
void engross_docx_place(struct engross_docx *docx, const engross_node *node);

#endif
