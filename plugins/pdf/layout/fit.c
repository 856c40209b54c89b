#include "layout/fit.h"

#include "layout/table.h"

#include <math.h>
#include <string.h>

/* White space at the foot of a column costs this much a point: a line of it about as much as
 * nothing, a widow about 30 lines. */
#define COST_PER_POINT 0.8
#define COST_OF_DIVIDED_NOTE 150.0
#define CLOSE_ENOUGH 0.01
/* A row is divided only where this much of it fits. */
#define LEAST_OF_ROW 60.0
/* Halvings of a page, to less than a point. */
#define NOTE_STEPS 11

/* The scan down a column. */
struct scan {
    double used;    /* by items, the space between them included */
    double waiting; /* space that counts only if something follows */
    double notes;   /* by notes */
    bool content;
    bool full; /* a note had to be divided: nothing more fits */
    double divided_cost;
};

static double height_of_notes(const struct pdf_note *note) {
    double height = 0;
    for (; note != NULL; note = note->next)
        height += note->height;
    return height;
}

/* The least of a note that may stand on its page: two lines, or all of it. */
static double least_of_note(const struct pdf_note *note) {
    size_t lines = 0, i = 0;
    for (; i < note->list->count && lines < 2; i++)
        lines += note->list->items[i].kind == PDF_VERTICAL_LINE;
    return engross_pdf_vertical_height(note->list, 0, i);
}

/* Adds the notes of an item. False: not even their beginning fits. */
static bool add_notes(struct scan *scan, const struct pdf_vertical *item,
                      const struct pdf_fit_request *request) {
    if (item->notes == NULL || !request->with_notes || request->no_new_notes)
        return true;
    double room = scan->notes == 0 ? request->note_room : 0;
    double all = room + height_of_notes(item->notes);
    double left = request->available - scan->used - scan->notes;
    if (all <= left + CLOSE_ENOUGH) {
        scan->notes += all;
        return true;
    }
    if (room + least_of_note(item->notes) > left)
        return false;
    scan->notes += left;
    scan->full = true;
    scan->divided_cost = COST_OF_DIVIDED_NOTE;
    return true;
}

/* Adds an item. False: it does not fit. */
static bool add_item(struct scan *scan, const struct pdf_vertical *item,
                     const struct pdf_fit_request *request) {
    if (item->kind == PDF_VERTICAL_SPACE) {
        scan->waiting += scan->content ? item->height : 0;
        return true;
    }
    if (item->height <= 0 && item->notes == NULL)
        return true;
    if (scan->full)
        return false;
    double used = scan->used + scan->waiting + item->height;
    if (used + scan->notes > request->available + CLOSE_ENOUGH)
        return false;
    struct scan before = *scan;
    scan->used = used;
    scan->waiting = 0;
    scan->content = true;
    if (add_notes(scan, item, request))
        return true;
    *scan = before;
    return false;
}

static double cost_of_end(const struct scan *scan, const struct pdf_vertical *next,
                          const struct pdf_fit_request *request) {
    double left = fmax(request->available - scan->used - scan->notes, 0);
    return fmax(next->penalty, 0) + left * COST_PER_POINT + scan->divided_cost;
}

static bool nothing_fits(const struct pdf_vertical_list *list,
                         const struct pdf_fit_request *request, size_t at, const struct scan *scan,
                         struct pdf_fit *fit) {
    fit->overflow = true;
    if (request->may_be_empty) {
        fit->end = request->start;
        fit->height = 0;
        return true;
    }
    if (scan->content) { /* no end is allowed: end it where it is full */
        fit->end = at;
        fit->height = scan->used;
        fit->notes = scan->notes;
        return true;
    }
    fit->end = at + 1; /* taller than the column: it stands out */
    fit->height = list->items[at].height;
    return true;
}

bool engross_pdf_fit(const struct pdf_vertical_list *list, const struct pdf_fit_request *request,
                     struct pdf_fit *fit) {
    struct scan scan = {0};
    double best = INFINITY;
    *fit = (struct pdf_fit){.end = request->start};
    for (size_t i = request->start; i < request->limit; i++) {
        const struct pdf_vertical *item = &list->items[i];
        if (scan.content && item->penalty < PDF_KEEP) {
            double cost = cost_of_end(&scan, item, request);
            if (cost <= best) {
                best = cost;
                *fit = (struct pdf_fit){i, scan.used, scan.notes, true};
            }
        }
        if (!add_item(&scan, item, request))
            return isinf(best) ? nothing_fits(list, request, i, &scan, fit) : true;
    }
    if (!request->complete)
        return false;
    *fit = (struct pdf_fit){request->limit, scan.used, scan.notes, false};
    return true;
}

/* --- with rows that may be divided --------------------------------------------------------- */

/* The first row of the request that neither fits here nor in an empty column; limit: none. */
static size_t find_tall_row(const struct pdf_vertical_list *list,
                            const struct pdf_fit_request *request, double whole) {
    for (size_t i = request->start; i < request->limit; i++)
        if (list->items[i].kind == PDF_VERTICAL_ROW && list->items[i].height > whole)
            return i;
    return request->limit;
}

/* The space that stands right before an item. */
static double space_before(const struct pdf_vertical_list *list, size_t first, size_t item) {
    double space = 0;
    for (; item > first && list->items[item - 1].kind == PDF_VERTICAL_SPACE; item--)
        space += list->items[item - 1].height;
    return space;
}

/* How much of room the beginning of a row can take beside its own notes. */
static double room_beside_notes(const struct pdf_vertical *row,
                                const struct pdf_fit_request *request, const struct pdf_fit *fit,
                                double room) {
    if (row->notes == NULL || !request->with_notes || request->no_new_notes ||
        engross_pdf_row_notes_within(row->row, room) <= 0)
        return room;
    double low = 0, high = room, rule = fit->notes > 0 ? 0 : request->note_room;
    for (int i = 0; i < NOTE_STEPS; i++) {
        double middle = (low + high) / 2;
        double notes = engross_pdf_row_notes_within(row->row, middle);
        if (middle + notes + (notes > 0 ? rule : 0) <= room)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool engross_pdf_fit_dividing(struct pdf_layout *layout, struct pdf_vertical_list *list,
                              const struct pdf_fit_request *request, double whole,
                              struct pdf_fit *fit) {
    size_t row = find_tall_row(list, request, whole);
    struct pdf_fit_request before = *request;
    before.limit = row;
    before.complete = request->complete || row < request->limit;
    if (!engross_pdf_fit(list, &before, fit))
        return false;
    if (row == request->limit || fit->overflow)
        return true;
    bool first = fit->height <= 0;
    double used = fit->height + (first ? 0 : space_before(list, request->start, row));
    double room = request->available - used - fit->notes;
    room = room_beside_notes(&list->items[row], request, fit, room);
    if (room < LEAST_OF_ROW && (!first || request->may_be_empty)) {
        fit->overflow = true;
        return true;
    }
    struct pdf_vertical rest;
    if (!engross_pdf_row_divide(layout, &list->items[row], fmax(room, LEAST_OF_ROW), &rest) ||
        !engross_pdf_vertical_insert(layout, list, row + 1, &rest))
        return true;
    *fit = (struct pdf_fit){row + 1, used + list->items[row].height, fit->notes, true};
    return true;
}

size_t engross_pdf_divide_rows(struct pdf_layout *layout, struct pdf_vertical_list *list,
                               size_t first, size_t end, double whole) {
    for (size_t i = first; i < end; i++) {
        struct pdf_vertical rest;
        if (list->items[i].kind != PDF_VERTICAL_ROW || list->items[i].height <= whole)
            continue;
        if (!engross_pdf_row_divide(layout, &list->items[i], whole, &rest) ||
            !engross_pdf_vertical_insert(layout, list, i + 1, &rest))
            break;
        end++;
    }
    return end;
}
