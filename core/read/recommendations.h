/* The one recogniser of lines that only cite recommendations ("Recommendations 139.1-139.7 and
 * 139.9") or print one in full ("139.30 Ratify the Convention (Spain);"). Every reader asks it, so that the same line means the same in each input syntax. */
#ifndef ENGROSS_READ_RECOMMENDATIONS_H
#define ENGROSS_READ_RECOMMENDATIONS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the UTF-8 text (without markup; line ends count as spaces) is such a line: a word for
 * recommendation in one of the languages of docs/reading.md, and besides it nothing but numbers,
 * ranges, commas, words for and, to, number and paragraph, and brackets around the whole. The
 * numbers must be unmistakable: one with a point ("139.1"), or two. Or a number with a point, a
 * text, and at its end in brackets the names of States. Linear in size. */
bool engross_recommendations_line(const char *data, size_t size);

#endif
