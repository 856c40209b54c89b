/* The grid of tables: head and body, spans over columns and rows, header cells. */
#include "read/docx/emit.h"

#include <stdlib.h>
#include <string.h>

#define MOST_COLUMNS 1000
#define MOST_ROW_SPAN 1000

static const struct engross_ooxml_block *block_at(const struct engross_ooxml_emitter *emitter,
                                                  uint32_t index) {
    return &emitter->story->blocks[index];
}

/* The next block on the level of the one at index: after its end. */
static uint32_t after(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *block = block_at(emitter, index);
    bool encloses = block->kind >= ENGROSS_OOXML_TABLE && block->kind <= ENGROSS_OOXML_CELL;
    return encloses && block->end > index ? block->end + 1 : index + 1;
}

/* Counts the columns that stand before each cell of a row. */
static void place_cells(struct engross_ooxml_emitter *emitter, uint32_t row) {
    uint32_t column = 0;
    for (uint32_t i = row + 1; i < block_at(emitter, row)->end; i = after(emitter, i)) {
        struct engross_ooxml_block *cell = &emitter->story->blocks[i];
        if (cell->kind != ENGROSS_OOXML_CELL)
            continue;
        cell->column = (uint16_t)(column < MOST_COLUMNS ? column : MOST_COLUMNS);
        column += cell->columns;
    }
}

/* Gives the cells that go on below their numbers of rows: open[column] is the cell, index + 1,
 * that a cell merging up in that column would go on with. */
static void span_rows(struct engross_ooxml_emitter *emitter, uint32_t row, uint32_t *open) {
    for (uint32_t i = row + 1; i < block_at(emitter, row)->end; i = after(emitter, i)) {
        struct engross_ooxml_block *cell = &emitter->story->blocks[i];
        if (cell->kind != ENGROSS_OOXML_CELL || cell->column >= MOST_COLUMNS)
            continue;
        uint32_t above = open[cell->column];
        struct engross_ooxml_block *head = above == 0 ? NULL : &emitter->story->blocks[above - 1];
        bool merges = cell->merges_up && head != NULL && head->columns == cell->columns &&
                      head->row_span < MOST_ROW_SPAN;
        if (merges) {
            head->row_span++;
            cell->row_span = 0;
            continue;
        }
        cell->merges_up = false;
        cell->row_span = 1;
        for (uint32_t column = cell->column;
             column < (uint32_t)cell->column + cell->columns && column < MOST_COLUMNS; column++)
            open[column] = 0;
        if (cell->starts_merge)
            open[cell->column] = i + 1;
    }
}

static bool row_is_bold(const struct engross_ooxml_emitter *emitter, uint32_t row) {
    bool found = false;
    for (uint32_t i = row + 1; i < block_at(emitter, row)->end; i++) {
        const struct engross_ooxml_block *block = block_at(emitter, i);
        if (block->kind == ENGROSS_OOXML_TABLE)
            return false;
        if (block->kind == ENGROSS_OOXML_PARAGRAPH && block->size > 0 && !block->all_bold)
            return false;
        found = found || (block->kind == ENGROSS_OOXML_PARAGRAPH && block->size > 0);
    }
    return found;
}

static uint32_t first_row(const struct engross_ooxml_emitter *emitter, uint32_t table) {
    for (uint32_t i = table + 1; i < block_at(emitter, table)->end; i = after(emitter, i))
        if (block_at(emitter, i)->kind == ENGROSS_OOXML_ROW)
            return i;
    return 0;
}

/* A first row that is bold over rows that are not heads the table, though nothing says so. */
static void find_bold_head(struct engross_ooxml_emitter *emitter, uint32_t table) {
    uint32_t row = first_row(emitter, table);
    uint32_t next = row == 0 ? 0 : after(emitter, row);
    bool has_next = next > 0 && block_at(emitter, next)->kind == ENGROSS_OOXML_ROW;
    if (has_next && !block_at(emitter, row)->is_header && row_is_bold(emitter, row) &&
        !row_is_bold(emitter, next))
        emitter->story->blocks[row].is_header = true;
}

/* Header rows count only at the top. */
static void settle_rows(struct engross_ooxml_emitter *emitter, uint32_t table, uint32_t *open) {
    bool is_head = true;
    find_bold_head(emitter, table);
    memset(open, 0, MOST_COLUMNS * sizeof *open);
    for (uint32_t i = table + 1; i < block_at(emitter, table)->end; i = after(emitter, i)) {
        struct engross_ooxml_block *row = &emitter->story->blocks[i];
        if (row->kind != ENGROSS_OOXML_ROW)
            continue;
        if (is_head && !row->is_header)
            memset(open, 0, MOST_COLUMNS * sizeof *open);
        is_head = is_head && row->is_header;
        row->is_header = is_head;
        place_cells(emitter, i);
        span_rows(emitter, i, open);
    }
}

static void open_table(struct engross_ooxml_emitter *emitter, uint32_t index) {
    uint32_t *open = malloc(MOST_COLUMNS * sizeof *open);
    if (!emitter->holds && !emitter->captioned)
        engross_ooxml_close_lists(emitter, 0);
    if (open != NULL)
        settle_rows(emitter, index, open);
    free(open);
    if (!emitter->captioned)
        engross_builder_open(emitter->builder, ENGROSS_KIND_TABLE,
                             engross_ooxml_block_position(block_at(emitter, index)));
    emitter->captioned = false;
    emitter->parts[emitter->part_count] = 0;
    emitter->floors[emitter->part_count] = emitter->list_floor;
    emitter->list_floor = emitter->list_count;
    emitter->tables[emitter->part_count++] = index;
}

static void open_row(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *row = block_at(emitter, index);
    uint32_t *part = &emitter->parts[emitter->part_count - 1];
    uint32_t wanted = row->is_header ? ENGROSS_KIND_TABLE_HEAD : ENGROSS_KIND_TABLE_BODY;
    if (*part != wanted && *part != 0)
        engross_builder_close(emitter->builder, *part);
    if (*part != wanted)
        engross_builder_open(emitter->builder, wanted, engross_ooxml_block_position(row));
    *part = wanted;
    engross_builder_open(emitter->builder, ENGROSS_KIND_ROW, engross_ooxml_block_position(row));
}

/* The first paragraph of a cell, or NULL. */
static const struct engross_ooxml_block *
first_paragraph(const struct engross_ooxml_emitter *emitter, uint32_t cell) {
    const struct engross_ooxml_block *block = block_at(emitter, cell + 1);
    return block->kind == ENGROSS_OOXML_PARAGRAPH ? block : NULL;
}

static void set_cell(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *cell = block_at(emitter, index);
    const struct engross_ooxml_block *paragraph = first_paragraph(emitter, index);
    bool in_head = emitter->parts[emitter->part_count - 1] == ENGROSS_KIND_TABLE_HEAD;
    if (cell->columns > 1)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_COLUMN_SPAN,
                                   ENGROSS_NUMBER(cell->columns));
    if (cell->row_span > 1)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ROW_SPAN,
                                   ENGROSS_NUMBER(cell->row_span));
    if (in_head)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_HEADER, "column");
    char align = paragraph == NULL ? 0 : paragraph->layout.align;
    bool is_own = block_at(emitter, emitter->tables[emitter->part_count - 1])->is_own;
    const char *value = align == 'c'             ? "center"
                        : align == 'e'           ? "end"
                        : align == 's' && is_own ? "start"
                                                 : NULL;
    if (value != NULL && paragraph->is_aligned)
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_ALIGN, value);
}

/* A first cell that heads its row: in tables of engross by the table's look, in others when it
 * is bold over more than one row. */
static bool heads_row(const struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *cell = block_at(emitter, index);
    const struct engross_ooxml_block *paragraph = first_paragraph(emitter, index);
    if (cell->column > 0)
        return false;
    const struct engross_ooxml_block *around =
        block_at(emitter, emitter->tables[emitter->part_count - 1]);
    bool is_bold = paragraph != NULL && paragraph->all_bold;
    return around->first_column && (around->is_own || is_bold);
}

static void open_cell(struct engross_ooxml_emitter *emitter, uint32_t index) {
    const struct engross_ooxml_block *cell = block_at(emitter, index);
    bool in_head = emitter->parts[emitter->part_count - 1] == ENGROSS_KIND_TABLE_HEAD;
    engross_builder_open(emitter->builder, ENGROSS_KIND_CELL, engross_ooxml_block_position(cell));
    set_cell(emitter, index);
    if (!in_head && heads_row(emitter, index))
        engross_builder_set_string(emitter->builder, ENGROSS_ATTRIBUTE_HEADER, "row");
}

static void close_table(struct engross_ooxml_emitter *emitter) {
    uint32_t part = emitter->parts[--emitter->part_count];
    emitter->list_floor = emitter->floors[emitter->part_count];
    if (part != 0)
        engross_builder_close(emitter->builder, part);
    engross_builder_close(emitter->builder, ENGROSS_KIND_TABLE);
}

void engross_ooxml_emit_table_block(struct engross_ooxml_emitter *emitter, uint32_t index) {
    switch (block_at(emitter, index)->kind) {
    case ENGROSS_OOXML_TABLE:
        open_table(emitter, index);
        break;
    case ENGROSS_OOXML_ROW:
        open_row(emitter, index);
        break;
    case ENGROSS_OOXML_CELL:
        open_cell(emitter, index);
        break;
    case ENGROSS_OOXML_CELL_END:
        engross_ooxml_close_lists(emitter, 0);
        engross_builder_close(emitter->builder, ENGROSS_KIND_CELL);
        break;
    case ENGROSS_OOXML_ROW_END:
        engross_builder_close(emitter->builder, ENGROSS_KIND_ROW);
        break;
    case ENGROSS_OOXML_TABLE_END:
        close_table(emitter);
        break;
    default:
        break;
    }
}
