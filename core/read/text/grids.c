#include "read/text/grids.h"
#include "read/text/passes.h"

#include <string.h>

#define FEWEST_ALIGNED_ROWS 3
#define WIDEST_GAP_ROW 300 /* code points */

bool engross_grid_is_rule(const struct engross_line *line) {
    size_t strokes = 0, joints = 0;
    for (size_t at = 0; at < line->size;) {
        uint32_t c = engross_utf8_decode(line->text, line->size, &at);
        if (c == '-' || c == '=' || c == ':' || (c >= 0x2500 && c <= 0x257F))
            strokes++;
        else if (c == '|' || c == '+')
            joints++;
        else if (!engross_is_any_space(c))
            return false;
    }
    return strokes >= 3 && joints > 0;
}

static bool add_cell(const char *text, size_t start, size_t end, uint32_t column,
                     struct engross_cell *cells, uint32_t *count) {
    if (*count == ENGROSS_MOST_COLUMNS)
        return false;
    size_t first = engross_skip_spaces(text, end, start);
    cells[*count].text = text + first;
    cells[*count].size = engross_trim_end(text + first, end - first);
    cells[*count].column = column + (uint32_t)(first - start);
    (*count)++;
    return true;
}

/* Cells between separators of one byte each. */
static uint32_t split_at(const char *text, size_t size, char separator,
                         struct engross_cell *cells) {
    uint32_t count = 0;
    size_t start = 0;
    for (size_t at = 0; at <= size; at++) {
        if (at < size && text[at] != separator)
            continue;
        if (!add_cell(text, start, at, (uint32_t)start, cells, &count))
            return 0;
        start = at + 1;
        /* tabs in a row pull one column's cells apart; they stand for no empty cell */
        while (separator == '\t' && start < size && text[start] == '\t')
            at = start++;
    }
    return count;
}

static uint32_t split_bars(const struct engross_line *line, struct engross_cell *cells) {
    const char *text = line->text;
    size_t size = line->size;
    if (size > 0 && text[0] == '|')
        text++, size--;
    if (size > 0 && text[size - 1] == '|')
        size--;
    return split_at(text, size, '|', cells);
}

/* Cells at least two spaces apart. */
static uint32_t split_gaps(const struct engross_line *line, struct engross_cell *cells) {
    uint32_t count = 0, column = 0, spaces = 0, cell_column = 0;
    size_t start = 0;
    for (size_t at = 0; at < line->size; column++) {
        size_t here = at;
        uint32_t c = engross_utf8_decode(line->text, line->size, &at);
        if (c == ' ') {
            spaces++;
            continue;
        }
        if (spaces >= 2) {
            if (!add_cell(line->text, start, here - spaces, cell_column, cells, &count))
                return 0;
            start = here;
            cell_column = column;
        }
        spaces = 0;
    }
    return add_cell(line->text, start, line->size, cell_column, cells, &count) ? count : 0;
}

uint32_t engross_grid_cells(const struct engross_line *line, uint8_t separator,
                            struct engross_cell cells[ENGROSS_MOST_COLUMNS]) {
    if (engross_grid_is_rule(line))
        return 0;
    if (separator == ENGROSS_GRID_TAB)
        return split_at(line->text, line->size, '\t', cells);
    if (separator == ENGROSS_GRID_BAR)
        return split_bars(line, cells);
    return split_gaps(line, cells);
}

uint32_t engross_grid_column(const struct engross_draft *draft, const struct engross_grid *grid,
                             uint32_t column) {
    struct engross_cell cells[ENGROSS_MOST_COLUMNS];
    const struct engross_line *line = &draft->lines.items[grid->full];
    uint32_t count = engross_grid_cells(line, grid->separator, cells), best = 0;
    for (uint32_t c = 1; c < count; c++)
        if (cells[c].column + line->indent <= column + 2)
            best = c;
    return best;
}

static uint32_t count_figures(const struct engross_line *line, uint8_t separator) {
    struct engross_cell cells[ENGROSS_MOST_COLUMNS];
    uint32_t count = engross_grid_cells(line, separator, cells), figures = 0;
    for (uint32_t i = 1; i < count; i++)
        figures += cells[i].size > 0 &&
                           engross_is_digit(engross_character_at(cells[i].text, cells[i].size, 0))
                       ? 1
                       : 0;
    return figures;
}

bool engross_grid_is_shifted(const struct engross_draft *draft, const struct engross_grid *grid,
                             const struct engross_line *line) {
    struct engross_cell cells[ENGROSS_MOST_COLUMNS];
    return grid->separator == ENGROSS_GRID_TAB &&
           line->indent > draft->lines.items[grid->full].indent &&
           engross_grid_cells(line, grid->separator, cells) < grid->columns;
}

uint32_t engross_grid_heads(const struct engross_draft *draft, const struct engross_grid *grid) {
    const struct engross_line *lines = &draft->lines.items[grid->first];
    uint32_t rules = 0, first = 0;
    while (first < grid->count && engross_grid_is_rule(&lines[first]))
        first++;
    if (first + 1 >= grid->count)
        return 0;
    if (engross_grid_is_rule(&lines[first + 1]) ||
        engross_grid_is_shifted(draft, grid, &lines[first]))
        return 1;
    uint32_t with_figures = 0, rows = 0;
    for (uint32_t i = first + 1; i < grid->count; i++) {
        rules += engross_grid_is_rule(&lines[i]) ? 1 : 0;
        rows++;
        with_figures += count_figures(&lines[i], grid->separator) > 0 ? 1 : 0;
    }
    return rules == 0 && count_figures(&lines[first], grid->separator) == 0 &&
                   with_figures * 3 >= rows * 2
               ? 1
               : 0;
}

/* How many cells the line would have as a row, 0 where it can be none. */
static uint32_t row_cells(const struct engross_line *line, uint8_t separator,
                          struct engross_cell *cells) {
    if (line->state != ENGROSS_LINE_LIVE || line->measure.width > 2000)
        return 0;
    if (separator == ENGROSS_GRID_TAB && memchr(line->text, '\t', line->size) == NULL)
        return 0;
    if (separator == ENGROSS_GRID_BAR && memchr(line->text, '|', line->size) == NULL)
        return 0;
    if (separator == ENGROSS_GRID_GAP &&
        (line->measure.width > WIDEST_GAP_ROW || memmem(line->text, line->size, "  ", 2) == NULL))
        return 0;
    uint32_t count = engross_grid_cells(line, separator, cells);
    /* two spaces alone may be careless typing or justified text */
    if (separator == ENGROSS_GRID_GAP && count == 2 &&
        memmem(line->text, line->size, "   ", 3) == NULL)
        return 0;
    struct engross_marker marker;
    /* "1.<tab>Text" and "•  Text" are items, not rows of two cells */
    bool marked = engross_marker_parse(line->text, line->size, &marker);
    if (marked && count == 2 && cells[0].size <= marker.size)
        return 0;
    return count >= 2 ? count : 0;
}

/* Whether both cells begin in one column, or end in one as figures do. */
static bool shares_column(const struct engross_cell *cell, uint32_t indent,
                          const struct engross_cell *other, uint32_t other_indent) {
    uint32_t start = cell->column + indent, other_start = other->column + other_indent;
    uint32_t end = start + (uint32_t)engross_utf8_length(cell->text, cell->size);
    uint32_t other_end = other_start + (uint32_t)engross_utf8_length(other->text, other->size);
    return (start <= other_start + 2 && other_start <= start + 2) || end == other_end;
}

/* Whether every cell shares its column with one of the row before. */
static bool is_aligned(const struct engross_line *line, const struct engross_cell *cells,
                       uint32_t count, const struct engross_line *before,
                       const struct engross_cell *cells_before, uint32_t count_before) {
    uint32_t fits = 0;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t k = 1;
        while (k < count_before &&
               !shares_column(&cells[i], line->indent, &cells_before[k], before->indent))
            k++;
        fits += k < count_before ? 1 : 0;
    }
    return fits == count - 1;
}

struct run {
    uint32_t rows;
    uint32_t end;
    uint32_t columns;
    uint32_t full; /* index of the first line with that many columns */
};

/* The rows from line first on that go together. */
static struct run measure_run(const struct engross_lines *lines, uint32_t first,
                              uint8_t separator) {
    struct engross_cell cells[2][ENGROSS_MOST_COLUMNS];
    struct run run = {.end = first};
    uint32_t count_before = 0, current = 0, before = first;
    for (uint32_t i = first; i < lines->count; i++) {
        const struct engross_line *line = &lines->items[i];
        if (i > first && line->blanks > 1)
            break;
        if (line->state == ENGROSS_LINE_LIVE && engross_grid_is_rule(line)) {
            run.end = run.rows > 0 ? i + 1 : run.end;
            continue;
        }
        uint32_t count = row_cells(line, separator, cells[current]);
        bool fits =
            count > 0 && (run.rows == 0 || separator == ENGROSS_GRID_BAR || count == run.columns);
        bool head = separator == ENGROSS_GRID_TAB && run.rows == 1 && count == run.columns + 1 &&
                    lines->items[first].indent > line->indent;
        fits = fits || head;
        if (separator == ENGROSS_GRID_GAP && run.rows > 0)
            fits = count > 0 && is_aligned(line, cells[current], count, &lines->items[before],
                                           cells[1 - current], count_before);
        if (!fits)
            break;
        if (count > run.columns) {
            run.columns = count;
            run.full = i;
        }
        run.rows++;
        run.end = i + 1;
        before = i;
        count_before = count;
        current = 1 - current;
    }
    return run;
}

static bool is_table(const struct run *run, uint8_t separator) {
    if (separator == ENGROSS_GRID_GAP)
        return run->rows >= FEWEST_ALIGNED_ROWS;
    return run->rows >= 2;
}

static bool add_grid(struct engross_draft *draft, uint32_t first, const struct run *run,
                     uint8_t separator, uint32_t *capacity) {
    if (draft->grid_count == *capacity) {
        *capacity = *capacity == 0 ? 8 : *capacity * 2;
        struct engross_grid *grids =
            engross_arena_allocate(&draft->arena, *capacity * sizeof *grids);
        if (grids == NULL)
            return false;
        if (draft->grid_count > 0)
            memcpy(grids, draft->grids, draft->grid_count * sizeof *grids);
        draft->grids = grids;
    }
    draft->grids[draft->grid_count++] = (struct engross_grid){
        .first = first,
        .count = run->end - first,
        .columns = run->columns,
        .full = run->full,
        .separator = separator,
    };
    for (uint32_t i = first; i < run->end; i++)
        draft->lines.items[i].state = ENGROSS_LINE_GRID;
    engross_report(draft->diagnostics, ENGROSS_MESSAGE_TEXT_TABLE,
                   engross_line_position(&draft->lines.items[first]), ENGROSS_NUMBER(run->rows),
                   ENGROSS_NUMBER(run->columns), NULL);
    return true;
}

bool engross_grids_find(struct engross_draft *draft) {
    static const uint8_t separators[] = {ENGROSS_GRID_BAR, ENGROSS_GRID_TAB, ENGROSS_GRID_GAP};
    uint32_t capacity = 0;
    for (uint32_t i = 0; i < draft->lines.count; i++) {
        for (size_t s = 0; s < sizeof separators; s++) {
            struct engross_cell cells[ENGROSS_MOST_COLUMNS];
            if (row_cells(&draft->lines.items[i], separators[s], cells) == 0)
                continue;
            struct run run = measure_run(&draft->lines, i, separators[s]);
            if (!is_table(&run, separators[s]))
                continue;
            if (!add_grid(draft, i, &run, separators[s], &capacity))
                return false;
            i = run.end - 1;
            break;
        }
    }
    return true;
}
