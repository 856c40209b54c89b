/* Lays documents out with the command line and looks at the dump. */
#ifndef ENGROSS_TESTS_PDF_LAYOUT_DUMPED_H
#define ENGROSS_TESTS_PDF_LAYOUT_DUMPED_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* The layout of a whole canonical XML file, made with more options ("" for none); fails the test
 * when there is none. messages, if not NULL, gets what was said, to be freed. */
xmlDoc *lay_out_file(const char *path, const char *options, char **messages);
/* The layout of a document with that kind, language and content. */
xmlDoc *lay_out(const char *kind, const char *language, const char *content, char **messages);
/* The same, made with more options. */
xmlDoc *lay_out_with(const char *kind, const char *language, const char *content,
                     const char *options, char **messages);
/* The bytes of a file, NUL-terminated, to be freed; NULL where there is none. */
char *read_file(const char *path, size_t *size);

/* How many nodes an XPath expression finds. */
int count(xmlDoc *doc, const char *expression);
/* The value of an XPath expression as a number. */
double number(xmlDoc *doc, const char *expression);
/* The same as a string, to be freed with xmlFree(). */
char *string(xmlDoc *doc, const char *expression);

/* Repeats text so often; to be freed. */
char *repeat(const char *text, int times);

#endif
