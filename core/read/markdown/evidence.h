/* What can be seen in Markdown's text: pure functions on plain text and on cmark's nodes. */
#ifndef ENGROSS_READ_MARKDOWN_EVIDENCE_H
#define ENGROSS_READ_MARKDOWN_EVIDENCE_H

#include "base/buffer.h"
#include "engross/plugin.h"

#include <cmark-gfm.h>

/* Appends the characters of node and below, breaks as spaces, notes left out; at most limit
 * bytes of text (0: all). */
void engross_markdown_plain(cmark_node *node, struct engross_buffer *text, size_t limit);
/* Whether all of text that is not white space stands in one child of that type. */
cmark_node *engross_markdown_only_child(cmark_node *node, cmark_node_type type);

/* "(a) ", "a) ", "(iv) ", "б) " at the beginning of text: how many bytes the marker and the
 * space after it take (0: none), with the bytes of the marker itself in *marker. */
size_t engross_markdown_marker(const char *text, size_t size, engross_text *marker);
/* "64. " or "64) ": the same, with the number in *value. */
size_t engross_markdown_number(const char *text, size_t size, int64_t *value);
/* The number of a heading: "I. ", "A. ", "2.1 ", "Annex II. ", with the space after it. type
 * gets "annex" or "summary" where the heading is one, else NULL. */
size_t engross_markdown_heading_number(const char *text, size_t size, engross_text *number,
                                       const char **type);

/* "Q:", "Question 3.", "Вопрос:" and their answers at the beginning of text. */
enum engross_markdown_speech { SPEECH_NONE, SPEECH_QUESTION, SPEECH_ANSWER };
enum engross_markdown_speech engross_markdown_speech(const char *text, size_t size,
                                                     engross_text *label);
/* Whether text ends with a question mark of any script. */
bool engross_markdown_asks(const char *text, size_t size);
/* "Table 3" and the like at the beginning of text. */
bool engross_markdown_is_caption(const char *text, size_t size);
/* The type of notice whose label text begins with ("Source:", "Photo:"), or NULL. */
const char *engross_markdown_notice_type(const char *text, size_t size);
/* A dash and a space at the beginning, as before the name under a quotation: their bytes, or 0. */
size_t engross_markdown_attribution_dash(const char *text, size_t size);
/* Whether text asks for a new page: a form feed, \newpage, \pagebreak. */
bool engross_markdown_is_page_break(const char *text, size_t size);

#endif
