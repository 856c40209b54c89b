/* Lines for people, wrapped. */
#include "base/buffer.h"
#include "engross/engross.h"

#include <string.h>

#define COLUMNS 80

/* Columns that size bytes take: one for each code point, near enough for our own texts. */
static int columns(const char *word, size_t size) {
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)word[i] & 0xC0) != 0x80;
    return count;
}

char *engross_text_wrapped(const char *text, int used, int indent) {
    struct engross_buffer lines = ENGROSS_BUFFER_INIT;
    int column = used < indent ? indent : used;
    engross_buffer_append_format(&lines, "%*s", column - used, "");
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, " ");
        int width = columns(at, size);
        if (column > indent && column + 1 + width > COLUMNS) {
            engross_buffer_append_format(&lines, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            engross_buffer_append_char(&lines, ' ');
            column++;
        }
        engross_buffer_append(&lines, at, size);
        column += width;
        at += size + strspn(at + size, " ");
    }
    engross_buffer_append_char(&lines, '\n');
    if (engross_buffer_failed(&lines))
        engross_buffer_finish(&lines);
    return lines.data;
}
