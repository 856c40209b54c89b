/* Rows that are divided between pages, and the notes of their cells, which follow their lines.
 *
 * A row lies in no deeper nesting than tables do (four deep, see table.c), which bounds the
 * recursion here. */
#include "layout/fit.h"
#include "layout/page.h"
#include "layout/table.h"

#include <math.h>

/* --- notes --------------------------------------------------------------------------------- */

/* Appends the notes of one line, which others may follow by now. */
static struct pdf_note **chain_line(struct pdf_note **tail, struct pdf_note *note) {
    *tail = note;
    for (; note != NULL; note = note->ends_line ? NULL : note->next)
        tail = &note->next;
    return tail;
}

static struct pdf_note **chain_row(struct pdf_note **tail, const struct pdf_row *row) {
    for (uint32_t c = 0; c < row->cell_count; c++) {
        const struct pdf_vertical_list *list = row->cells[c].list;
        for (size_t i = 0; list != NULL && i < list->count; i++)
            tail = list->items[i].kind == PDF_VERTICAL_ROW ? chain_row(tail, list->items[i].row)
                                                           : chain_line(tail, list->items[i].notes);
    }
    return tail;
}

struct pdf_note *engross_pdf_row_notes(const struct pdf_row *row) {
    struct pdf_note *first = NULL;
    *chain_row(&first, row) = NULL;
    return first;
}

static double height_of_line_notes(const struct pdf_note *note) {
    double height = 0;
    for (; note != NULL; note = note->ends_line ? NULL : note->next)
        height += note->height;
    return height;
}

double engross_pdf_row_notes_within(const struct pdf_row *row, double height) {
    double notes = 0;
    for (uint32_t c = 0; c < row->cell_count; c++) {
        const struct pdf_vertical_list *list = row->cells[c].list;
        double at = row->padding;
        for (size_t i = 0; list != NULL && i < list->count && at < height; i++) {
            const struct pdf_vertical *item = &list->items[i];
            notes += item->kind == PDF_VERTICAL_ROW
                         ? engross_pdf_row_notes_within(item->row, height - at)
                         : height_of_line_notes(item->notes);
            at += item->height;
        }
    }
    return notes;
}

/* --- dividing ------------------------------------------------------------------------------ */

/* Where a cell is divided; a row in it that fits nowhere is divided itself. */
static void fit_cell(struct pdf_layout *layout, struct pdf_vertical_list *list, double height,
                     struct pdf_fit *fit) {
    struct pdf_fit_request request = {.limit = list->count, .complete = true, .available = height};
    if (list->count > 0)
        engross_pdf_fit_dividing(layout, list, &request,
                                 fmax(height, engross_pdf_column_height(layout) / 8), fit);
}

/* What of a divided cell is left: measured once, then less by what was placed. Parts of a row that
 * was divided in it are together taller than it was, so that is measured anew. */
static double height_left(const struct pdf_cell *placed, const struct pdf_vertical_list *tail,
                          bool measure) {
    if (tail->count == 0)
        return 0;
    if (measure || placed->left <= 0)
        return engross_pdf_vertical_height(tail, 0, tail->count);
    double height = engross_pdf_vertical_height(placed->list, 0, placed->list->count);
    return fmax(placed->left - height, 0.01);
}

bool engross_pdf_row_divide(struct pdf_layout *layout, struct pdf_vertical *item, double height,
                            struct pdf_vertical *rest) {
    struct pdf_row *row = item->row;
    struct pdf_row *second = engross_pdf_allocate(layout, sizeof *second);
    struct pdf_cell *cells = engross_pdf_allocate(layout, row->cell_count * sizeof *cells);
    if (second == NULL || cells == NULL)
        return false;
    *second = *row;
    second->cells = cells;
    second->first = false;
    double tallest = 0, left = 0;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        struct pdf_vertical_list *list = row->cells[i].list;
        struct pdf_fit fit = {0};
        const struct pdf_vertical *items = list->items;
        fit_cell(layout, list, height - 2 * row->padding, &fit);
        struct pdf_vertical_list *tail = engross_pdf_allocate(layout, sizeof *tail);
        if (tail == NULL)
            return false;
        /* both parts share one array: a cell of many pages is not copied for each */
        *tail = (struct pdf_vertical_list){
            .items = list->items + fit.end, .count = list->count - fit.end, .stored = true};
        cells[i] = row->cells[i];
        cells[i].list = tail;
        list->count = fit.end;
        tallest = fmax(tallest, fit.height);
        cells[i].left = height_left(&row->cells[i], tail, list->items != items);
        left = fmax(left, cells[i].left);
    }
    *rest = *item;
    rest->row = second;
    item->notes = engross_pdf_row_notes(row);
    rest->notes = engross_pdf_row_notes(second);
    for (uint32_t i = 0; i < row->cell_count; i++)
        row->cells[i].height = cells[i].height = 0;
    rest->penalty = 0;
    rest->height = (float)(left + 2 * row->padding + row->rule_below);
    item->height = (float)(tallest + 2 * row->padding);
    row->rule_below = 0;
    return true;
}
