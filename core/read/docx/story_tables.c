/* Tables, their rows and cells. */
#include "read/docx/story_reading.h"

#define MOST_COLUMNS 1000

void engross_ooxml_story_start_table(struct engross_ooxml_story_reading *reading) {
    if (reading->table_count == ENGROSS_OOXML_MOST_TABLES) {
        reading->failed = true; /* deeper than elements may nest */
        return;
    }
    struct engross_ooxml_block *block = engross_ooxml_story_add_block(reading, ENGROSS_OOXML_TABLE);
    if (block == NULL)
        return;
    reading->open_rows[reading->table_count] = 0;
    reading->open_cells[reading->table_count] = 0;
    reading->drops_rows[reading->table_count] = false;
    reading->tables[reading->table_count++] = (uint32_t)(block - reading->story->blocks);
}

/* Takes back the block at index and all after it. */
static void drop_blocks(struct engross_ooxml_story_reading *reading, uint32_t index) {
    struct engross_ooxml_story *story = reading->story;
    for (size_t i = story->bookmark_count; i-- > 0 && story->bookmarks[i].block >= index;)
        story->bookmarks[i].block = UINT32_MAX;
    story->block_count = index;
}

/* Whether nothing stands after the open block at index but what was dropped. */
static bool is_bare(const struct engross_ooxml_story_reading *reading, uint32_t index) {
    return reading->story->block_count == index + (size_t)1;
}

static void close_block(struct engross_ooxml_story_reading *reading, uint8_t kind, uint32_t open) {
    struct engross_ooxml_block *block = engross_ooxml_story_add_block(reading, kind);
    if (block != NULL)
        reading->story->blocks[open].end = (uint32_t)(block - reading->story->blocks);
}

void engross_ooxml_story_end_table(struct engross_ooxml_story_reading *reading) {
    if (reading->table_count > 0 && !reading->failed) {
        reading->table_count--;
        uint32_t table = reading->tables[reading->table_count];
        if (reading->drops_rows[reading->table_count] && is_bare(reading, table)) {
            drop_blocks(reading, table);
            return;
        }
        close_block(reading, ENGROSS_OOXML_TABLE_END, reading->tables[reading->table_count]);
    }
}

bool engross_ooxml_story_is_in_cell(const struct engross_ooxml_story_reading *reading) {
    return reading->table_count == 0 || reading->open_cells[reading->table_count - 1] > 0;
}

/* Rows stand in tables and cells in rows; others are passed over, their content is not. */
void engross_ooxml_story_start_row(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->open_rows[table]++ > 0)
        return;
    struct engross_ooxml_block *block = engross_ooxml_story_add_block(reading, ENGROSS_OOXML_ROW);
    if (block != NULL)
        reading->rows[table] = (uint32_t)(block - reading->story->blocks);
}

void engross_ooxml_story_start_cell(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->open_rows[table] == 0 ||
        reading->open_cells[table]++ > 0)
        return;
    struct engross_ooxml_block *block = engross_ooxml_story_add_block(reading, ENGROSS_OOXML_CELL);
    if (block != NULL)
        reading->cells[table] = (uint32_t)(block - reading->story->blocks);
}

void engross_ooxml_story_end_row(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->failed || reading->open_rows[table] == 0)
        return;
    if (--reading->open_rows[table] > 0)
        return;
    uint32_t row = reading->rows[table];
    if (reading->story->blocks[row].is_deleted)
        drop_blocks(reading, row);
    else
        close_block(reading, ENGROSS_OOXML_ROW_END, row);
}

void engross_ooxml_story_end_cell(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->failed || reading->open_cells[table] == 0)
        return;
    if (--reading->open_cells[table] > 0)
        return;
    uint32_t cell = reading->cells[table];
    if (reading->story->blocks[cell].is_deleted)
        drop_blocks(reading, cell);
    else
        close_block(reading, ENGROSS_OOXML_CELL_END, cell);
}

void engross_ooxml_story_take_cell_property(struct engross_ooxml_story_reading *reading,
                                            const struct engross_ooxml_element *element) {
    if (!engross_ooxml_story_is_in_cell(reading) || reading->table_count == 0 || reading->failed)
        return;
    struct engross_ooxml_block *cell =
        &reading->story->blocks[reading->cells[reading->table_count - 1]];
    if (cell->kind != ENGROSS_OOXML_CELL)
        return;
    if (element->name == ENGROSS_OOXML_W_GRID_SPAN) {
        int64_t columns = engross_ooxml_integer(element, "val", 1);
        cell->columns = (uint16_t)(columns < 1              ? 1
                                   : columns > MOST_COLUMNS ? MOST_COLUMNS
                                                            : columns);
        return;
    }
    cell->starts_merge = engross_ooxml_is(engross_ooxml_attribute(element, "val"), "restart");
    cell->merges_up = !cell->starts_merge;
}

void engross_ooxml_story_take_row_header(struct engross_ooxml_story_reading *reading,
                                         const struct engross_ooxml_element *element) {
    bool in_row = reading->table_count > 0 && reading->open_rows[reading->table_count - 1] > 0;
    if (in_row && !reading->failed)
        reading->story->blocks[reading->rows[reading->table_count - 1]].is_header =
            engross_ooxml_is_on(element);
}

/* w:tblLook (17.4.55): whether the first column is special. */
void engross_ooxml_story_take_look(struct engross_ooxml_story_reading *reading,
                                   const struct engross_ooxml_element *element) {
    engross_text column = engross_ooxml_attribute(element, "firstColumn");
    if (reading->table_count > 0 && !reading->failed)
        reading->story->blocks[reading->tables[reading->table_count - 1]].first_column =
            engross_ooxml_is(column, "1") || engross_ooxml_is(column, "true");
}

void engross_ooxml_story_take_table_style(struct engross_ooxml_story_reading *reading,
                                          const struct engross_ooxml_element *element) {
    if (reading->table_count > 0 && !reading->failed)
        reading->story->blocks[reading->tables[reading->table_count - 1]].is_own =
            engross_ooxml_is(engross_ooxml_attribute(element, "val"), "ReportTable");
}

/* w:trPr/w:del (17.13.5.12): accepted, the row is gone. */
void engross_ooxml_story_delete_row(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count == 0 || reading->open_rows[table] == 0 || reading->failed)
        return;
    reading->story->blocks[reading->rows[table]].is_deleted = true;
    reading->drops_rows[table] = true;
}

void engross_ooxml_story_delete_cell(struct engross_ooxml_story_reading *reading) {
    size_t table = reading->table_count - 1;
    if (reading->table_count > 0 && reading->open_cells[table] > 0 && !reading->failed)
        reading->story->blocks[reading->cells[table]].is_deleted = true;
}
