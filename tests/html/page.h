/* Looking at a page without a browser: is it well-formed and nested as HTML allows, do its links
 * lead somewhere, and what does it say when its tags are gone. */
#ifndef ENGROSS_TESTS_PAGE_H
#define ENGROSS_TESTS_PAGE_H

#include "base/buffer.h"

/* Fails the test, saying what and where, unless every element is closed in order, none stands
 * where HTML forbids it, ids are unique, links within the page have targets, and nothing is
 * fetched or run. */
void page_assert_valid(const struct engross_buffer *html);
/* All characters but white space in the elements of that class, without those of class "back". */
void page_append_text(struct engross_buffer *text, const struct engross_buffer *html,
                      const char *class_name);

#endif
