/* Two columns of a masthead side by side, as text out of PDF files has them. */
#include "read/text/columns.h"

#include "read/text/characters.h"

#define LONGEST_LINE 400 /* bytes; a longer one is text */

/* The first run of three spaces or a tab inside the line, where two columns of a masthead meet;
 * line->size where there is none. */
static uint32_t column_gap(const struct engross_line *line) {
    uint32_t spaces = 0;
    if (line->size > LONGEST_LINE)
        return line->size;
    for (uint32_t i = 0; i < line->size; i++) {
        spaces = line->text[i] == ' ' ? spaces + 1 : 0;
        if (line->text[i] == '\t' || spaces == 3)
            return line->text[i] == '\t' ? i : i - 2;
    }
    return line->size;
}

static void split_line(const struct engross_line *line, uint32_t gap,
                       struct engross_line parts[2]) {
    size_t at = engross_skip_spaces(line->text, line->size, gap);
    parts[0] = *line;
    parts[0].size = gap;
    engross_measure_text(parts[0].text, parts[0].size, &parts[0].measure);
    parts[1] = *line;
    parts[1].text = line->text + at;
    parts[1].size = line->size - (uint32_t)at;
    parts[1].column += (uint32_t)engross_utf8_length(line->text, at);
    parts[1].indent += (uint32_t)engross_utf8_length(line->text, at);
    parts[1].blanks = 0;
    engross_measure_text(parts[1].text, parts[1].size, &parts[1].measure);
}

static bool has_columns(const struct engross_line *line) {
    return column_gap(line) < line->size;
}

/* How many lines from start on make one run of rows in two columns, without an empty line between
 * them, at most limit; 0 where the first has only one. */
static size_t count_rows(const struct engross_lines *lines, size_t start, size_t end,
                         size_t limit) {
    size_t i = start;
    end = limit < end - start ? start + limit : end;
    if (!has_columns(&lines->items[start]))
        return 0;
    do
        i++;
    while (i < end && lines->items[i].blanks == 0);
    return i - start;
}

/* Puts the left column of the rows before the right one, so that what runs over several lines
 * stays together. Returns how many lines that makes. */
static size_t split_rows(const struct engross_line *rows, size_t count, struct engross_line *out) {
    struct engross_line parts[2];
    size_t written = 0;
    split_line(&rows[0], column_gap(&rows[0]), parts);
    uint32_t right = parts[1].indent - 2;
    for (size_t i = 0; i < count; i++) {
        if (has_columns(&rows[i])) {
            split_line(&rows[i], column_gap(&rows[i]), parts);
            out[written++] = parts[0];
        } else if (rows[i].indent < right) {
            out[written++] = rows[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        bool columns = has_columns(&rows[i]);
        if (columns)
            split_line(&rows[i], column_gap(&rows[i]), parts);
        if (columns || rows[i].indent >= right)
            out[written++] = columns ? parts[1] : rows[i];
        if (i == 0)
            out[written - 1].blanks = 1;
    }
    return written;
}

bool engross_columns_split(struct engross_arena *arena, const struct engross_lines *lines,
                           size_t top, size_t limit, struct engross_lines *out) {
    size_t extra = 0;
    for (size_t i = 0; i < top; i++)
        extra += has_columns(&lines->items[i]) ? 1 : 0;
    *out = *lines;
    if (extra == 0)
        return true;
    out->count = lines->count + extra;
    out->items = engross_arena_allocate(arena, out->count * sizeof *out->items);
    if (out->items == NULL)
        return false;
    for (size_t i = 0, written = 0; i < lines->count;) {
        size_t rows = i < top ? count_rows(lines, i, top, limit) : 0;
        if (rows > 0)
            written += split_rows(&lines->items[i], rows, &out->items[written]);
        else
            out->items[written++] = lines->items[i];
        i += rows > 0 ? rows : 1;
    }
    return true;
}
