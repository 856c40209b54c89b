#include "cli/text.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS 80

/* Columns that size bytes take: one for each code point, near enough for our own texts. */
static int columns(const char *word, size_t size) {
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)word[i] & 0xC0) != 0x80;
    return count;
}

void text_write_wrapped(FILE *stream, const char *text, int used, int indent) {
    int column = used;
    if (used < indent) {
        fprintf(stream, "%*s", indent - used, "");
        column = indent;
    }
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, " ");
        int width = columns(at, size);
        if (column > indent && column + 1 + width > COLUMNS) {
            fprintf(stream, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', stream);
            column++;
        }
        fprintf(stream, "%.*s", (int)size, at);
        column += width;
        at += size + strspn(at + size, " ");
    }
    fputc('\n', stream);
}

void text_print_wrapped(const char *text, int used, int indent) {
    text_write_wrapped(stdout, text, used, indent);
}
