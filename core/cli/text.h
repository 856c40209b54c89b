/* Lines for people. */
#ifndef ENGROSS_CLI_TEXT_H
#define ENGROSS_CLI_TEXT_H

/* Prints text on standard output as engross_text_wrapped wraps it. */
void text_print_wrapped(const char *text, int used, int indent);

#endif
