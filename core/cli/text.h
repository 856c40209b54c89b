/* Lines for people. */
#ifndef ENGROSS_CLI_TEXT_H
#define ENGROSS_CLI_TEXT_H

#include <stdio.h>

/* Prints text on standard output, wrapped at 80 columns, every line indented; the first one by
 * what stands on it already (used columns). Ends the line. */
void text_print_wrapped(const char *text, int used, int indent);
/* The same on a stream. */
void text_write_wrapped(FILE *stream, const char *text, int used, int indent);

#endif
