/* Lists of contents: rows that end with a page number after dots, or below a heading for contents.
 * They say nothing that the headings do not, and their page numbers are of another page layout. */
#include "read/text/passes.h"

#include "read/text/words.h"

#include <string.h>

#define FEWEST_ROWS 3

/* Where the page number at the end begins; size where there is none. */
static size_t page_number_start(const char *text, size_t size) {
    size_t at = size;
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
        at--;
    if (at == size)
        while (at > 0 && strchr("ivxlc", text[at - 1]) != NULL)
            at--;
    return size - at <= 4 ? at : size;
}

/* Whether the line is a row of contents: text, dots, page number. A gap of spaces or a tab does
 * in place of the dots below a heading for contents. */
static bool is_row(const struct engross_line *line, bool below_title) {
    size_t at = page_number_start(line->text, line->size);
    if (at == line->size || at == 0)
        return false;
    size_t dots = 0, spaces = 0;
    for (; at > 0; at--) {
        unsigned char c = (unsigned char)line->text[at - 1];
        if (c == '.')
            dots++;
        else if (c == 0xA6 && at >= 3 && memcmp(line->text + at - 3, "…", 3) == 0)
            dots += 3, at -= 2;
        else if (c == '\t')
            spaces += 3;
        else if (c == ' ')
            spaces++;
        else
            break;
    }
    return at > 0 && (dots >= 4 || (below_title && (spaces >= 2 || dots >= 2)));
}

/* The end of the rows that begin at line first; first where there are none. A row may run over
 * one line. */
static size_t rows_end(const struct engross_lines *lines, size_t first, bool below_title) {
    size_t end = first, rows = 0;
    for (size_t i = first; i < lines->count; i++) {
        if (lines->items[i].state != ENGROSS_LINE_LIVE)
            break;
        if (is_row(&lines->items[i], below_title)) {
            rows++;
            end = i + 1;
        } else if (i > end || (lines->items[i].measure.shape & ENGROSS_SHAPE_ENDS_SENTENCE) != 0) {
            break;
        }
    }
    return rows >= FEWEST_ROWS ? end : first;
}

static void take_out(struct engross_draft *draft, size_t first, size_t end) {
    struct engross_lines *lines = &draft->lines;
    for (size_t i = first; i < end; i++)
        lines->items[i].state = ENGROSS_LINE_GONE;
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_CONTENTS,
                   engross_line_position(&lines->items[first]),
                   ENGROSS_NUMBER(lines->items[end - 1].number), NULL);
}

bool engross_contents_find(struct engross_draft *draft) {
    struct engross_lines *lines = &draft->lines;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].state != ENGROSS_LINE_LIVE)
            continue;
        bool titled = engross_words_are_contents(lines->items[i].text, lines->items[i].size);
        size_t first = i + (titled ? 1 : 0);
        while (titled && first < lines->count && first < i + 4 &&
               engross_words_head_contents(lines->items[first].text, lines->items[first].size))
            first++;
        if (!titled && !is_row(&lines->items[i], false))
            continue;
        size_t end = rows_end(lines, first, titled);
        if (end > first) {
            take_out(draft, i, end);
            i = end - 1;
        }
    }
    return true;
}
