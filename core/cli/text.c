#include "cli/text.h"
#include "engross/engross.h"

#include <stdio.h>
#include <stdlib.h>

void text_print_wrapped(const char *text, int used, int indent) {
    char *lines = engross_text_wrapped(text, used, indent);
    fputs(lines == NULL ? "engross: out of memory\n" : lines, stdout);
    free(lines);
}
