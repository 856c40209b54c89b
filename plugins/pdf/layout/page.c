#include "layout/page.h"

#include "layout/fit.h"
#include "layout/running.h"
#include "layout/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Above the notes: space, a short rule, space. */
#define NOTE_SPACE 8.0
#define NOTE_RULE 0.5
#define NOTE_RULE_SPACE 4.0
#define NOTE_RULE_WIDTH 0.3
#define NOTE_ROOM (NOTE_SPACE + NOTE_RULE + NOTE_RULE_SPACE)
/* Notes carried over take at most this part of a page while there is text to set. */
#define CARRIED_PART 0.7
#define BALANCE_STEPS 24
/* Lines that columns may be taller than they must, and what a point of that costs. */
#define SETTLE_STEPS 3
#define COST_OF_UNEVEN 1.6
/* Pages full of items that are looked at to fill one. */
#define MOST_OF_REGION 2

static double width_between_margins(const struct pdf_layout *layout) {
    const struct pdf_geometry *page = &layout->styles.page;
    return page->width - page->margin_inside - page->margin_outside;
}

double engross_pdf_text_width(const struct pdf_layout *layout) {
    return width_between_margins(layout);
}

double engross_pdf_column_width(const struct pdf_layout *layout) {
    const struct pdf_geometry *page = &layout->styles.page;
    return (width_between_margins(layout) - (page->columns - 1) * page->column_gap) / page->columns;
}

double engross_pdf_column_height(const struct pdf_layout *layout) {
    const struct pdf_geometry *page = &layout->styles.page;
    return page->height - page->margin_top - page->margin_bottom;
}

bool engross_pdf_pages_init(struct pdf_layout *layout, struct pdf_pages *pages) {
    memset(pages, 0, sizeof *pages);
    pages->builder.layout = layout;
    return true;
}

void engross_pdf_pages_finish(struct pdf_pages *pages) {
    engross_pdf_vertical_finish(&pages->queue);
    engross_pdf_vertical_finish(&pages->notes);
    engross_pdf_builder_finish(&pages->builder);
}

/* --- one page ------------------------------------------------------------------------------ */

static double left_margin(const struct pdf_layout *layout, int number) {
    const struct pdf_geometry *page = &layout->styles.page;
    bool mirrored = page->facing && number % 2 == 0;
    return mirrored != layout->right_to_left ? page->margin_outside : page->margin_inside;
}

static double page_bottom(const struct pdf_layout *layout) {
    return layout->styles.page.height - layout->styles.page.margin_bottom;
}

/* How many items of notes fit into room, and their height: ends where an item may begin a page.
 * must_move: at least one, cut where it may not be if no better end is within the room, so that
 * notes which belong together and are taller than a page still get on. */
static size_t fit_notes(const struct pdf_vertical_list *notes, double room, bool must_move,
                        double *height) {
    double used = 0;
    size_t end = 0;
    size_t fitting = 0;
    *height = 0;
    for (; fitting < notes->count; fitting++) {
        if (used + notes->items[fitting].height > room && fitting > 0)
            break;
        used += notes->items[fitting].height;
        if (fitting + 1 == notes->count || notes->items[fitting + 1].penalty < PDF_KEEP) {
            end = fitting + 1;
            *height = used;
        }
    }
    if (end == 0 && must_move) {
        end = fitting;
        *height = used;
    }
    return end;
}

static void begin_page(struct pdf_layout *layout) {
    struct pdf_pages *pages = layout->pages;
    pages->number++;
    pages->open = true;
    pages->text_on_page = false;
    pages->y = layout->styles.page.margin_top;
    if (pages->number == 1)
        pages->y = fmax(pages->y + pages->first_top, 12);
    pages->notes_carried = 0;
    pages->notes_height = 0;
    engross_pdf_builder_clear(&pages->builder);
    if (pages->notes.count == 0)
        return;
    double part = pages->queue.count > 0 ? CARRIED_PART : 1;
    double room = engross_pdf_column_height(layout) * part - NOTE_ROOM;
    pages->notes_carried = fit_notes(&pages->notes, room, true, &pages->notes_height);
}

static void emit_notes(struct pdf_layout *layout, double left) {
    struct pdf_pages *pages = layout->pages;
    size_t end = pages->notes_carried;
    if (end == 0)
        return;
    double width = width_between_margins(layout);
    double y = page_bottom(layout) - pages->notes_height;
    const struct pdf_style *style = engross_pdf_style(&layout->styles, PDF_STYLE_NOTE);
    double rule = (width - style->indent_start - style->indent_end) * NOTE_RULE_WIDTH;
    double x = layout->right_to_left ? left + width - style->indent_start - rule
                                     : left + style->indent_start;
    engross_pdf_emit_rectangle(&pages->builder, x, y - NOTE_RULE_SPACE - NOTE_RULE, rule, NOTE_RULE,
                               0);
    engross_pdf_emit_column(&pages->builder, &pages->notes, 0, end, left, y, width);
    pages->unreleased += end;
    engross_pdf_vertical_take(&pages->notes, end);
}

static uint64_t oldest_mark(const struct pdf_vertical_list *list, uint64_t mark) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].mark < mark)
            mark = list->items[i].mark;
    return mark;
}

/* Gives back what only placed items needed. What waits is not in order of age: notes overtake one
 * another when tables hang theirs on rows. So all of it is looked at, but only when as much has
 * been placed as waits: the time is the document's, not that of its pages times what waits. */
static void release(struct pdf_layout *layout) {
    struct pdf_pages *pages = layout->pages;
    if (pages->unreleased < pages->queue.count + pages->notes.count)
        return;
    pages->unreleased = 0;
    uint64_t mark = engross_pdf_store_mark(&layout->queue_store);
    mark = mark < layout->frame_mark ? mark : layout->frame_mark;
    mark = oldest_mark(&pages->queue, mark);
    mark = oldest_mark(&pages->notes, mark);
    engross_pdf_store_release(&layout->queue_store, mark);
    engross_pdf_tables_release(layout);
}

static void finish_page(struct pdf_layout *layout) {
    struct pdf_pages *pages = layout->pages;
    struct pdf_builder *builder = &pages->builder;
    double left = left_margin(layout, pages->number);
    emit_notes(layout, left);
    engross_pdf_running(layout, builder, pages->number, left, left + width_between_margins(layout));
    struct engross_buffer label = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&label, pages->number);
    struct pdf_page page = {
        .width = layout->styles.page.width,
        .height = layout->styles.page.height,
        .number = pages->number,
        .label = {label.data, label.size},
        .items = builder->items,
        .item_count = builder->item_count,
        .links = builder->links,
        .link_count = builder->link_count,
        .destinations = builder->destinations,
        .destination_count = builder->destination_count,
    };
    if (engross_buffer_failed(&label))
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    if (layout->status == ENGROSS_OK)
        engross_pdf_fail(layout, layout->sink->page(layout->sink->user, &page));
    engross_buffer_finish(&label);
    pages->open = false;
    release(layout);
}

/* --- taking from the queue ----------------------------------------------------------------- */

/* The first items of the queue that belong together: up to a page break, or to where blocks over
 * all columns begin or end; no more than certainly overfill a page. */
struct region {
    size_t end;
    bool complete; /* nothing more can join it */
    bool spanning;
};

static struct region find_region(const struct pdf_layout *layout, bool last) {
    const struct pdf_vertical_list *queue = &layout->pages->queue;
    bool columns = layout->styles.page.columns > 1;
    struct region region = {0, false, !columns || queue->items[0].spanning};
    double room = engross_pdf_column_height(layout) * layout->styles.page.columns, height = 0;
    while (region.end < queue->count && queue->items[region.end].kind != PDF_VERTICAL_BREAK &&
           (!columns || queue->items[region.end].spanning == region.spanning)) {
        const struct pdf_vertical *item = &queue->items[region.end++];
        height += item->kind == PDF_VERTICAL_SPACE ? 0 : item->height;
        if (height > MOST_OF_REGION * room)
            return region;
    }
    region.complete = last || region.end < queue->count;
    return region;
}

/* The repeated head, if the first thing that shows is a row inside a table. */
static const struct pdf_table *head_before(const struct pdf_vertical_list *list, size_t first,
                                           size_t end) {
    while (first < end && list->items[first].kind != PDF_VERTICAL_ROW &&
           list->items[first].height <= 0)
        first++;
    if (first == end || list->items[first].kind != PDF_VERTICAL_ROW)
        return NULL;
    const struct pdf_row *row = list->items[first].row;
    return row->table != NULL && !row->first && !row->head && row->table->has_head ? row->table
                                                                                   : NULL;
}

static void queue_notes(struct pdf_layout *layout, size_t first, size_t end) {
    struct pdf_pages *pages = layout->pages;
    for (size_t i = first; i < end; i++) {
        for (struct pdf_note *note = pages->queue.items[i].notes; note != NULL; note = note->next)
            if (!engross_pdf_vertical_extend(layout, &pages->notes, note->list->items,
                                             note->list->count))
                return;
    }
}

static void take(struct pdf_layout *layout, size_t count) {
    engross_pdf_vertical_take(&layout->pages->queue, count);
    layout->pages->unreleased += count;
}

/* Emits items of the queue as one column. top: the page's other column tops are there too. */
static double emit_column(struct pdf_layout *layout, size_t first, size_t end, double x,
                          double width, bool repeat_head) {
    struct pdf_pages *pages = layout->pages;
    double y = pages->y;
    const struct pdf_table *table = repeat_head ? head_before(&pages->queue, first, end) : NULL;
    if (table != NULL) {
        pages->builder.artifact = true;
        y += engross_pdf_emit_column(&pages->builder, &table->head, 0, table->head.count, x, y,
                                     width);
        pages->builder.artifact = false;
    }
    y += engross_pdf_emit_column(&pages->builder, &pages->queue, first, end, x, y, width);
    queue_notes(layout, first, end);
    if (end > first)
        pages->text_on_page = true;
    return y - pages->y;
}

/* Space before a region vanishes at the top of a page alone: where it is wider or narrower than
 * what stands above it, columns leave it out, and it is left here. */
static double space_above(const struct pdf_layout *layout) {
    const struct pdf_vertical_list *queue = &layout->pages->queue;
    double space = 0;
    for (size_t i = 0; i < queue->count && layout->pages->text_on_page; i++) {
        if (queue->items[i].kind == PDF_VERTICAL_SPACE)
            space += queue->items[i].height;
        else if (queue->items[i].height > 0)
            break;
    }
    return space;
}

static double room_for_text(const struct pdf_layout *layout) {
    const struct pdf_pages *pages = layout->pages;
    double notes = pages->notes_carried > 0 ? pages->notes_height + NOTE_ROOM : 0;
    return page_bottom(layout) - pages->y - notes - space_above(layout);
}

/* After text was placed: as many of the notes as fit below it. */
static void settle_notes(struct pdf_layout *layout) {
    struct pdf_pages *pages = layout->pages;
    if (pages->notes.count == 0)
        return;
    double room = page_bottom(layout) - pages->y - NOTE_ROOM;
    pages->notes_carried = fit_notes(&pages->notes, room + 0.01, false, &pages->notes_height);
}

/* --- regions ------------------------------------------------------------------------------- */

enum progress { NEEDS_MORE, REGION_DONE, PAGE_FULL };

/* top: the column is empty so far, and what does not fit must be put there all the same. */
static struct pdf_fit_request request_for(const struct pdf_layout *layout,
                                          const struct region *region, size_t start,
                                          double available, bool top) {
    const struct pdf_pages *pages = layout->pages;
    const struct pdf_table *table = top ? head_before(&pages->queue, start, region->end) : NULL;
    bool waiting = pages->notes_carried < pages->notes.count;
    return (struct pdf_fit_request){
        .start = start,
        .limit = region->end,
        .complete = region->complete,
        .may_be_empty = !top,
        .with_notes = true,
        .available = available - (table != NULL ? table->head_height : 0),
        .note_room = pages->notes_carried > 0 ? 0 : NOTE_ROOM,
        .no_new_notes = waiting,
    };
}

/* A region of one column. */
static enum progress fill_column(struct pdf_layout *layout, const struct region *region) {
    struct pdf_pages *pages = layout->pages;
    struct pdf_fit fit;
    bool top = !pages->text_on_page;
    struct pdf_fit_request request = request_for(layout, region, 0, room_for_text(layout), top);
    if (!engross_pdf_fit_dividing(layout, &pages->queue, &request,
                                  engross_pdf_column_height(layout) - 1, &fit))
        return NEEDS_MORE;
    double left = left_margin(layout, pages->number);
    if (fit.end > 0)
        pages->y += space_above(layout);
    pages->y += emit_column(layout, 0, fit.end, left, width_between_margins(layout), top);
    settle_notes(layout);
    take(layout, fit.end);
    return fit.overflow ? PAGE_FULL : REGION_DONE;
}

/* Where columns of a height would end; returns how many items they take together. */
static size_t try_columns(struct pdf_layout *layout, const struct region *region, double height,
                          size_t *ends) {
    int columns = layout->styles.page.columns;
    size_t at = 0;
    for (int i = 0; i < columns; i++) {
        struct pdf_fit fit;
        bool top = i > 0 || !layout->pages->text_on_page;
        struct pdf_fit_request request = request_for(layout, region, at, height, top);
        request.complete = true;
        request.with_notes = false;
        if (at < region->end)
            engross_pdf_fit(&layout->pages->queue, &request, &fit);
        else
            fit.end = at;
        ends[i] = at = fit.end;
    }
    return at;
}

static double notes_before(const struct pdf_layout *layout, size_t end) {
    double height = 0;
    for (size_t i = 0; i < end; i++)
        for (const struct pdf_note *note = layout->pages->queue.items[i].notes; note != NULL;
             note = note->next)
            height += note->height;
    return height > 0 ? height + NOTE_ROOM : 0;
}

/* What ending the columns there costs: widows and the like, as when a column is filled. */
static double cost_of_ends(const struct pdf_layout *layout, const struct region *region,
                           const size_t *ends) {
    double cost = 0;
    for (int i = 0; i + 1 < layout->styles.page.columns; i++)
        if (ends[i] < region->end)
            cost += fmax(layout->pages->queue.items[ends[i]].penalty, 0);
    return cost;
}

/* A few lines more, where that parts the text better: balanced columns often end in the midst of
 * a paragraph of three lines, or right below a heading. */
static double settle(struct pdf_layout *layout, const struct region *region, double least,
                     double most, size_t *ends) {
    double step = engross_pdf_style(&layout->styles, PDF_STYLE_BODY)->leading;
    double best = least, best_cost = cost_of_ends(layout, region, ends);
    for (int i = 1; i <= SETTLE_STEPS && best_cost > 0 && least + i * step <= most; i++) {
        if (try_columns(layout, region, least + i * step, ends) != region->end)
            continue;
        double cost = cost_of_ends(layout, region, ends) + i * step * COST_OF_UNEVEN;
        if (cost < best_cost) {
            best = least + i * step;
            best_cost = cost;
        }
    }
    return best;
}

/* The least height at which the columns take all that they take at most. */
static double balance(struct pdf_layout *layout, const struct region *region, double most,
                      size_t *ends) {
    double low = 0, high = most;
    for (int i = 0; i < BALANCE_STEPS; i++) {
        double middle = (low + high) / 2;
        if (try_columns(layout, region, middle, ends) == region->end)
            high = middle;
        else
            low = middle;
    }
    try_columns(layout, region, high, ends);
    high = settle(layout, region, high, most, ends);
    try_columns(layout, region, high, ends);
    return high;
}

static void emit_columns(struct pdf_layout *layout, const size_t *ends) {
    struct pdf_pages *pages = layout->pages;
    const struct pdf_geometry *page = &layout->styles.page;
    double left = left_margin(layout, pages->number);
    double width = engross_pdf_column_width(layout), tallest = 0;
    bool top = !pages->text_on_page;
    size_t at = 0;
    pages->y += space_above(layout);
    for (int i = 0; i < page->columns; i++) {
        int column = layout->right_to_left ? page->columns - 1 - i : i;
        double x = left + column * (width + page->column_gap);
        tallest = fmax(tallest, emit_column(layout, at, ends[i], x, width, i > 0 || top));
        at = ends[i];
    }
    pages->y += tallest;
    settle_notes(layout);
    take(layout, at);
}

/* A region of several columns: as high as needed when it ends here, else down to the foot. */
static enum progress fill_columns(struct pdf_layout *layout, struct region *region) {
    size_t ends[4];
    double room = room_for_text(layout);
    double all = engross_pdf_vertical_height(&layout->pages->queue, 0, region->end);
    if (!region->complete && all < room * layout->styles.page.columns)
        return NEEDS_MORE;
    region->end = engross_pdf_divide_rows(layout, &layout->pages->queue, 0, region->end,
                                          engross_pdf_column_height(layout) / 8);
    double height = room;
    size_t taken = try_columns(layout, region, height, ends);
    for (int i = 0; i < 4; i++) { /* fewer lines, fewer notes: it settles */
        double notes = notes_before(layout, taken);
        if (notes <= room - height + 0.01)
            break;
        height = fmax(room - notes, room / 3);
        taken = try_columns(layout, region, height, ends);
    }
    if (taken == 0 && layout->pages->text_on_page)
        return PAGE_FULL;
    bool ends_here = region->complete && taken == region->end;
    if (ends_here)
        balance(layout, region, height, ends);
    emit_columns(layout, ends);
    return ends_here ? REGION_DONE : PAGE_FULL;
}

/* --- feeding ------------------------------------------------------------------------------- */

/* Handles a page break at the head of the queue. */
static bool take_break(struct pdf_layout *layout) {
    struct pdf_pages *pages = layout->pages;
    if (pages->queue.items[0].kind != PDF_VERTICAL_BREAK)
        return false;
    take(layout, 1);
    if (pages->open && pages->text_on_page)
        finish_page(layout);
    return true;
}

static enum progress fill_region(struct pdf_layout *layout, bool last) {
    struct region region = find_region(layout, last);
    double least = engross_pdf_vertical_height(&layout->pages->queue, 0, region.end);
    if (!region.complete && least < room_for_text(layout) * 0.5)
        return NEEDS_MORE; /* spares the scan: most blocks only queue up */
    return region.spanning ? fill_column(layout, &region) : fill_columns(layout, &region);
}

void engross_pdf_pages_feed(struct pdf_layout *layout, bool last) {
    struct pdf_pages *pages = layout->pages;
    while (layout->status == ENGROSS_OK && pages->queue.count > 0) {
        if (take_break(layout))
            continue;
        if (!pages->open)
            begin_page(layout);
        enum progress progress = fill_region(layout, last);
        if (progress == NEEDS_MORE)
            return;
        if (progress == PAGE_FULL)
            finish_page(layout);
    }
    while (last && layout->status == ENGROSS_OK && (pages->open || pages->notes.count > 0)) {
        if (!pages->open)
            begin_page(layout);
        finish_page(layout);
    }
}
