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

void text_print_wrapped(const char *text, int used, int indent) {
    int column = used;
    if (used < indent) {
        printf("%*s", indent - used, "");
        column = indent;
    }
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, " ");
        int width = columns(at, size);
        if (column > indent && column + 1 + width > COLUMNS) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            putchar(' ');
            column++;
        }
        printf("%.*s", (int)size, at);
        column += width;
        at += size + strspn(at + size, " ");
    }
    putchar('\n');
}
