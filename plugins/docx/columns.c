#include "columns.h"

#include "base/utf8.h"

#include <string.h>

#define LEAST_WIDTH 240
/* Longer cells wrap; their length no longer asks for width. */
#define MOST_CHARACTERS 120
#define MOST_WORD_CHARACTERS 40
#define FIRST_WIDE_CHARACTER 0x2E80 /* East Asian: one as wide as two */

/* What the cells of one column hold, in characters. */
struct content {
    int64_t word; /* the longest */
    int64_t text; /* the longest cell */
};

struct survey {
    struct engross_docx_grid grid;
    struct content columns[ENGROSS_DOCX_MOST_COLUMNS];
    struct content cell;
    uint64_t count;
    uint64_t in_row;
    int64_t word;
    uint32_t column; /* of the open cell */
    uint32_t after;  /* the column after it */
    uint32_t span;
};

uint32_t engross_docx_grid_skip(const struct engross_docx_grid *grid, uint32_t column) {
    while (column < ENGROSS_DOCX_MOST_COLUMNS && grid->rows_left[column] > 0)
        column += grid->spans[column];
    return column;
}

uint32_t engross_docx_grid_place(struct engross_docx_grid *grid, uint32_t column, uint32_t columns,
                                 int64_t rows) {
    if (column >= ENGROSS_DOCX_MOST_COLUMNS)
        return ENGROSS_DOCX_MOST_COLUMNS;
    if (columns > ENGROSS_DOCX_MOST_COLUMNS - column)
        columns = ENGROSS_DOCX_MOST_COLUMNS - column;
    grid->spans[column] = columns;
    grid->rows_left[column] = rows > 1 ? rows : 0;
    return column + columns;
}

void engross_docx_grid_next_row(struct engross_docx_grid *grid) {
    for (uint32_t i = 0; i < ENGROSS_DOCX_MOST_COLUMNS; i++)
        grid->rows_left[i] -= grid->rows_left[i] > 0;
}

static void end_word(struct survey *survey) {
    if (survey->word > survey->cell.word)
        survey->cell.word = survey->word;
    survey->word = 0;
}

static void add_text(struct survey *survey, engross_text text) {
    for (size_t i = 0; i < text.size;) {
        uint32_t c = engross_utf8_decode(text.data, text.size, &i);
        bool is_wide = c >= FIRST_WIDE_CHARACTER && c < 0xFB00;
        survey->cell.text += is_wide ? 2 : 1;
        if (is_wide || engross_is_space(c))
            end_word(survey);
        else
            survey->word++;
    }
}

static int64_t span_of(const engross_view *view, const engross_node *cell, uint32_t attribute) {
    int64_t span = view->integer(view, cell, attribute, 1);
    return span < 1 ? 1 : span;
}

static void start_cell(struct survey *survey, const engross_view *view, const engross_node *cell) {
    int64_t columns = span_of(view, cell, ENGROSS_ATTRIBUTE_COLUMN_SPAN);
    survey->in_row += (uint64_t)columns;
    if (columns > ENGROSS_DOCX_MOST_COLUMNS)
        columns = ENGROSS_DOCX_MOST_COLUMNS;
    survey->column = engross_docx_grid_skip(&survey->grid, survey->after);
    survey->after = engross_docx_grid_place(&survey->grid, survey->column, (uint32_t)columns,
                                            span_of(view, cell, ENGROSS_ATTRIBUTE_ROW_SPAN));
    survey->span = (uint32_t)columns;
    survey->cell = (struct content){0};
}

static void end_cell(struct survey *survey) {
    end_word(survey);
    if (survey->span != 1 || survey->column >= ENGROSS_DOCX_MOST_COLUMNS)
        return;
    struct content *column = &survey->columns[survey->column];
    if (survey->cell.word > column->word)
        column->word = survey->cell.word;
    if (survey->cell.text > column->text)
        column->text = survey->cell.text;
}

static void end_row(struct survey *survey) {
    uint32_t end = engross_docx_grid_skip(&survey->grid, survey->after);
    uint64_t count = survey->in_row > end ? survey->in_row : end;
    if (count > survey->count)
        survey->count = count;
    engross_docx_grid_next_row(&survey->grid);
    survey->after = 0;
    survey->in_row = 0;
}

/* Looks at every cell of table once; tables inside count as text of their cell. */
static void survey_table(struct survey *survey, const engross_view *view,
                         const engross_node *table) {
    engross_cursor cursor = {.size = sizeof cursor, .top = table};
    int depth = 0;
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        bool enters = cursor.event == ENGROSS_EVENT_ENTER;
        if (kind == ENGROSS_KIND_TABLE)
            depth += enters ? 1 : -1;
        else if (kind == ENGROSS_KIND_TEXT && enters)
            add_text(survey, view->text(view, cursor.node));
        else if (kind == ENGROSS_KIND_P && !enters)
            end_word(survey);
        else if (kind == ENGROSS_KIND_CELL && depth == 1 && enters)
            start_cell(survey, view, cursor.node);
        else if (kind == ENGROSS_KIND_CELL && depth == 1)
            end_cell(survey);
        else if (kind == ENGROSS_KIND_ROW && depth == 1 && !enters)
            end_row(survey);
    }
}

static int64_t least(int64_t left, int64_t right) {
    return left < right ? left : right;
}

/* Every column gets its longest word; what is left goes to those with longer text. Where even
 * the words do not fit, all shrink alike. */
static void share(struct engross_docx_columns *columns, const int64_t *needed,
                  const int64_t *wanted, int32_t available) {
    int64_t needed_sum = 0;
    int64_t wanted_sum = 0;
    int64_t used = 0;
    for (uint32_t i = 0; i < columns->count; i++) {
        needed_sum += needed[i];
        wanted_sum += wanted[i];
    }
    for (uint32_t i = 0; i < columns->count; i++) {
        int64_t width;
        if (wanted_sum <= available)
            width = wanted[i] * available / wanted_sum;
        else if (needed_sum < available)
            width = needed[i] +
                    (available - needed_sum) * (wanted[i] - needed[i]) / (wanted_sum - needed_sum);
        else
            width = needed[i] * available / needed_sum;
        used += width;
        columns->widths[i] = (int32_t)width;
    }
    columns->widths[columns->count - 1] += (int32_t)(available - used);
}

void engross_docx_columns_measure(struct engross_docx_columns *columns, const engross_view *view,
                                  const engross_node *table, int32_t available, int32_t character,
                                  int32_t padding) {
    struct survey survey = {.count = 1};
    int64_t needed[ENGROSS_DOCX_MOST_COLUMNS];
    int64_t wanted[ENGROSS_DOCX_MOST_COLUMNS];
    memset(columns, 0, sizeof *columns);
    survey_table(&survey, view, table);
    columns->count_asked = survey.count;
    columns->count = (uint32_t)least((int64_t)survey.count, ENGROSS_DOCX_MOST_COLUMNS);
    for (uint32_t i = 0; i < columns->count; i++) {
        const struct content *content = &survey.columns[i];
        int64_t word = least(content->word, MOST_WORD_CHARACTERS) * character + padding;
        int64_t text = least(content->text, MOST_CHARACTERS) * character + padding;
        needed[i] = word < LEAST_WIDTH ? LEAST_WIDTH : word;
        columns->needed += (int32_t)needed[i];
        columns->padded += padding;
        wanted[i] = text < needed[i] ? needed[i] : text;
    }
    share(columns, needed, wanted, available);
}
