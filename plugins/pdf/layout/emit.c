#include "layout/emit.h"

#include "layout/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FRAMES 24
#define SOFT_HYPHEN "\xC2\xAD"
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

void engross_pdf_builder_finish(struct pdf_builder *builder) {
    free(builder->items);
    free(builder->links);
    free(builder->destinations);
}

void engross_pdf_builder_clear(struct pdf_builder *builder) {
    builder->item_count = builder->link_count = builder->destination_count = 0;
    engross_pdf_store_release(&builder->layout->page_store, UINT64_MAX);
}

static void *page_allocate(struct pdf_layout *layout, size_t size) {
    void *piece = engross_pdf_store_allocate(&layout->page_store, size);
    if (piece == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    return piece;
}

static struct pdf_item *add_item(struct pdf_builder *builder) {
    if (!engross_pdf_grow(builder->layout, &builder->items, &builder->item_capacity,
                          builder->item_count + 1, sizeof *builder->items))
        return NULL;
    struct pdf_item *item = &builder->items[builder->item_count++];
    *item = (struct pdf_item){.pagination = builder->pagination};
    return item;
}

void engross_pdf_emit_rectangle(struct pdf_builder *builder, double x, double y, double width,
                                double height, uint32_t colour) {
    struct pdf_item *item = add_item(builder);
    if (item == NULL)
        return;
    item->type = PDF_ITEM_RECTANGLE;
    item->colour = colour;
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
}

void engross_pdf_emit_destination(struct pdf_builder *builder, engross_text name, double x,
                                  double y) {
    if (builder->artifact || name.size == 0 ||
        !engross_pdf_grow(builder->layout, &builder->destinations, &builder->destination_capacity,
                          builder->destination_count + 1, sizeof *builder->destinations))
        return;
    builder->destinations[builder->destination_count++] = (struct pdf_destination){name, x, y};
}

/* --- text ---------------------------------------------------------------------------------- */

static double width_of(const struct pdf_fragment *fragment) {
    return fragment->run->width * fragment->look->size + fragment->extra;
}

/* Whether b continues a: same look, font and direction, right after it. */
static bool continues(const struct pdf_fragment *a, const struct pdf_fragment *b) {
    if (a->look != b->look || a->run->font != b->run->font || a->level != b->level)
        return false;
    double gap = (a->level & 1) != 0 ? a->x - (b->x + width_of(b)) : b->x - (a->x + width_of(a));
    return fabs(gap) < 0.02;
}

/* Whether a line ends with a hyphen of the author's. */
static bool ends_with_hyphen(const struct pdf_fragment *fragment) {
    const struct pdf_run *run = fragment->run;
    return !fragment->soft_hyphen && (fragment->level & 1) == 0 && run->size > 0 &&
           fragment->word->text[run->start + run->size - 1] == '-';
}

/* The text of some fragments; starts[i] is where fragment i's begins. Programs that put lines
 * together drop the hyphen at the end of one, unless it is a soft one or something follows it: the
 * author's is followed by the space without width that a line may end at. */
static engross_text join_text(struct pdf_layout *layout, const struct pdf_fragment *fragments,
                              uint32_t count, const struct pdf_fragment *last, uint32_t *starts) {
    size_t size = sizeof ZERO_WIDTH_SPACE;
    for (uint32_t i = 0; i < count; i++)
        size += fragments[i].run->size + 1;
    char *data = page_allocate(layout, size + 1);
    if (data == NULL)
        return (engross_text){NULL, 0};
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct pdf_run *run = fragments[i].run;
        starts[i] = (uint32_t)at;
        memcpy(data + at, fragments[i].word->text + run->start, run->size);
        at += run->size;
        if (fragments[i].soft_hyphen && run->size > 0) {
            memcpy(data + at - 1, SOFT_HYPHEN, 2);
            at++;
        } else if (&fragments[i] == last && ends_with_hyphen(last)) {
            memcpy(data + at, ZERO_WIDTH_SPACE, 3);
            at += 3;
        }
    }
    return (engross_text){data, at};
}

static void append_glyphs(struct pdf_glyph *glyphs, size_t *count,
                          const struct pdf_fragment *fragment, uint32_t start) {
    const struct pdf_run *run = fragment->run;
    double scale = fragment->look->size / run->font->units_per_em;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const struct pdf_shaped_glyph *shaped = &run->glyphs[i];
        glyphs[(*count)++] = (struct pdf_glyph){
            .glyph = shaped->glyph,
            .cluster = start + shaped->cluster - run->start,
            .advance = (float)(shaped->advance * scale),
            .x_offset = (float)(shaped->x_offset * scale),
            .y_offset = (float)(shaped->y_offset * scale),
        };
    }
    if (run->glyph_count > 0)
        glyphs[*count - 1].advance += fragment->extra;
}

/* The LINK that the text of look stands in: its own element, or one round a language or an emphasis
 * of it (ISO 14289-1, 7.18.5). */
static struct pdf_element *link_element(const struct pdf_look *look) {
    const struct pdf_tag *tag = look->tag;
    while (tag->role != PDF_ROLE_LINK && tag->parent != NULL)
        tag = tag->parent;
    return tag->element;
}

static void add_link(struct pdf_builder *builder, const struct pdf_look *look, double x, double y,
                     double width) {
    if (look->target->uri.size == 0 && look->target->destination.size == 0)
        return;
    if (!engross_pdf_grow(builder->layout, &builder->links, &builder->link_capacity,
                          builder->link_count + 1, sizeof *builder->links))
        return;
    const struct pdf_font *font = look->face->font;
    double ascent = look->size * font->ascender / font->units_per_em;
    double descent = -look->size * font->descender / font->units_per_em;
    builder->links[builder->link_count++] = (struct pdf_link){
        .x = x,
        .y = y - ascent,
        .width = width,
        .height = ascent + descent,
        .element = link_element(look),
        .uri = look->target->uri,
        .destination = look->target->destination,
        .contents = look->target->contents,
    };
}

/* The element of some text, and of the note that its mark calls. */
static struct pdf_element *element_of(struct pdf_builder *builder, const struct pdf_look *look) {
    struct pdf_tags *tags = &builder->layout->tags;
    if (builder->artifact || look->tag == NULL)
        return NULL;
    struct pdf_element *element = engross_pdf_tag_element(tags, look->tag);
    if (look->note_tag != NULL && element != NULL)
        element = engross_pdf_tag_element(tags, look->note_tag) != NULL ? element : NULL;
    if (element == NULL)
        engross_pdf_fail(builder->layout, ENGROSS_NO_MEMORY);
    return element;
}

static void add_target(struct pdf_builder *builder, const struct pdf_look *look, double x, double y,
                       double width, bool shows) {
    engross_pdf_emit_destination(builder, look->target->anchor, x, y - look->size);
    if (builder->artifact || look->tag == NULL || !shows)
        return;
    add_link(builder, look, x, y, width);
    if (look->underline)
        engross_pdf_emit_rectangle(builder, x, y + 0.12 * look->size, width, 0.05 * look->size,
                                   look->colour);
}

/* count fragments that continue one another, as one item. last is the last one on its line that
 * shows. */
static void emit_run(struct pdf_builder *builder, const struct pdf_fragment *fragments,
                     uint32_t count, const struct pdf_fragment *last, double x, double y) {
    const struct pdf_look *look = fragments[0].look;
    bool backwards = (fragments[0].level & 1) != 0;
    uint32_t *starts = page_allocate(builder->layout, count * sizeof *starts);
    size_t most = 0;
    double width = 0;
    bool shows = false;
    for (uint32_t i = 0; i < count; i++) {
        most += fragments[i].run->glyph_count;
        width += width_of(&fragments[i]);
        shows = shows || !fragments[i].space;
    }
    struct pdf_glyph *glyphs = page_allocate(builder->layout, most * sizeof *glyphs);
    if (starts == NULL || glyphs == NULL || most == 0)
        return;
    engross_text text = join_text(builder->layout, fragments, count, last, starts);
    size_t glyph_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = backwards ? count - 1 - i : i;
        append_glyphs(glyphs, &glyph_count, &fragments[at], starts[at]);
    }
    struct pdf_element *element = element_of(builder, look);
    struct pdf_item *item = add_item(builder);
    if (item == NULL || builder->layout->status != ENGROSS_OK)
        return;
    item->type = PDF_ITEM_TEXT;
    item->element = element;
    item->colour = look->colour;
    item->x = x + fragments[backwards ? count - 1 : 0].x;
    item->y = y - look->rise;
    item->font = fragments[0].run->font;
    item->size = look->size;
    item->right_to_left = backwards;
    item->text = text;
    item->glyphs = glyphs;
    item->glyph_count = glyph_count;
    if (look->target != NULL)
        add_target(builder, look, item->x, item->y, width, shows);
}

void engross_pdf_emit_line(struct pdf_builder *builder, const struct pdf_line *line, double x,
                           double y) {
    uint32_t shown = line->fragment_count;
    while (shown > 0 && line->fragments[shown - 1].space)
        shown--;
    const struct pdf_fragment *last = shown > 0 ? &line->fragments[shown - 1] : NULL;
    for (uint32_t i = 0; i < line->fragment_count;) {
        uint32_t end = i + 1;
        while (end < line->fragment_count &&
               continues(&line->fragments[end - 1], &line->fragments[end]))
            end++;
        emit_run(builder, line->fragments + i, end - i, last, x, y + line->baseline);
        i = end;
    }
}

/* --- other items --------------------------------------------------------------------------- */

struct place {
    double x, y, width; /* of the column; y: of the item's top */
};

static void emit_line_item(struct pdf_builder *builder, const struct pdf_vertical *item,
                           const struct place *place) {
    engross_pdf_emit_line(builder, item->line, place->x + item->x, place->y);
}

static void emit_rule(struct pdf_builder *builder, const struct pdf_vertical *item,
                      const struct place *place) {
    if (item->rule->thickness <= 0) /* room alone */
        return;
    engross_pdf_emit_rectangle(builder, place->x + item->rule->x, place->y + item->rule->above,
                               item->rule->width, item->rule->thickness, item->rule->colour);
}

static void emit_figure(struct pdf_builder *builder, const struct pdf_vertical *item,
                        const struct place *place) {
    struct pdf_layout *layout = builder->layout;
    struct pdf_element *element = NULL;
    if (item->figure->tag != NULL && !builder->artifact) {
        element = engross_pdf_tag_element(&layout->tags, item->figure->tag);
        if (element == NULL)
            engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    }
    struct pdf_item *added = add_item(builder);
    if (added == NULL)
        return;
    added->type = PDF_ITEM_IMAGE;
    added->element = element;
    added->x = place->x + item->x;
    added->y = place->y;
    added->width = item->figure->width;
    added->height = item->figure->height;
    added->image = item->figure->image;
}

/* Every row and cell has its element, also an empty one: the grid of the tags is the table's. */
static void make_cells(struct pdf_builder *builder, const struct pdf_row *row) {
    struct pdf_tags *tags = &builder->layout->tags;
    if (builder->artifact || row->tag == NULL) /* the masthead's row is no table's */
        return;
    bool made = engross_pdf_tag_element(tags, row->tag) != NULL;
    for (uint32_t i = 0; i < row->cell_count; i++)
        made = made && engross_pdf_tag_element(tags, row->cells[i].tag) != NULL;
    if (!made)
        engross_pdf_fail(builder->layout, ENGROSS_NO_MEMORY);
}

static void emit_row(struct pdf_builder *builder, const struct pdf_vertical *item,
                     const struct place *place) {
    const struct pdf_row *row = item->row;
    make_cells(builder, row);
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const struct pdf_cell *cell = &row->cells[i];
        if (cell->has_background)
            engross_pdf_emit_rectangle(builder, place->x + cell->x, place->y, cell->width,
                                       cell->height > 0 ? cell->height : item->height,
                                       cell->background);
    }
    for (uint32_t i = 0; i < row->cell_count; i++) {
        const struct pdf_cell *cell = &row->cells[i];
        engross_pdf_emit_column(builder, cell->list, 0, cell->list->count,
                                place->x + cell->x + row->padding, place->y + row->padding,
                                cell->width - 2 * row->padding);
    }
    for (uint32_t i = 0; i < row->rule_count && row->rule_below > 0; i++)
        engross_pdf_emit_rectangle(builder, place->x + row->rules[i].x,
                                   place->y + item->height - row->rule_below, row->rules[i].width,
                                   row->rule_below, row->rule_colour);
}

static void emit_anchor(struct pdf_builder *builder, const struct pdf_vertical *item,
                        const struct place *place) {
    engross_pdf_emit_destination(builder, *item->anchor, place->x, place->y);
}

static void emit_done(struct pdf_builder *builder, const struct pdf_vertical *item,
                      const struct place *place) {
    (void)place;
    if (!builder->artifact)
        engross_pdf_tag_done(&builder->layout->tags, item->tag);
}

static void emit_table_end(struct pdf_builder *builder, const struct pdf_vertical *item,
                           const struct place *place) {
    (void)place;
    if (!builder->artifact)
        item->table->ended = true;
}

static void (*const emitters[])(struct pdf_builder *builder, const struct pdf_vertical *item,
                                const struct place *place) = {
    [PDF_VERTICAL_LINE] = emit_line_item,     [PDF_VERTICAL_RULE] = emit_rule,
    [PDF_VERTICAL_FIGURE] = emit_figure,      [PDF_VERTICAL_ROW] = emit_row,
    [PDF_VERTICAL_ANCHOR] = emit_anchor,      [PDF_VERTICAL_DONE] = emit_done,
    [PDF_VERTICAL_TABLE_END] = emit_table_end};

/* --- frames -------------------------------------------------------------------------------- */

struct framed {
    const struct pdf_frame *frame;
    double top, bottom;
};

struct frames {
    struct framed list[MOST_FRAMES];
    size_t count;
};

static void cover(struct frames *frames, const struct pdf_frame *frame, double top, double bottom) {
    for (; frame != NULL; frame = frame->parent) {
        size_t i = 0;
        while (i < frames->count && frames->list[i].frame != frame)
            i++;
        if (i == frames->count) {
            if (i == MOST_FRAMES)
                return;
            frames->list[frames->count++] = (struct framed){frame, top, bottom};
        }
        frames->list[i].bottom = bottom;
    }
}

static void emit_frame(struct pdf_builder *builder, const struct framed *framed, double x) {
    const struct pdf_frame *frame = framed->frame;
    double height = framed->bottom - framed->top;
    if (frame->has_background)
        engross_pdf_emit_rectangle(builder, x + frame->x, framed->top, frame->width, height,
                                   frame->background);
    double side = frame->right_to_left ? frame->x + frame->width - frame->rule : frame->x;
    if (frame->rule > 0)
        engross_pdf_emit_rectangle(builder, x + side, framed->top, frame->rule, height,
                                   frame->rule_colour);
}

/* Moves the items from middle on before those from first on: what is drawn first lies below. */
static void move_below(struct pdf_builder *builder, size_t first, size_t middle) {
    size_t count = builder->item_count - middle;
    struct pdf_item *moved =
        count > 0 ? page_allocate(builder->layout, count * sizeof *moved) : NULL;
    if (moved == NULL)
        return;
    memcpy(moved, builder->items + middle, count * sizeof *moved);
    memmove(builder->items + first + count, builder->items + first,
            (middle - first) * sizeof *moved);
    memcpy(builder->items + first, moved, count * sizeof *moved);
}

/* --- columns ------------------------------------------------------------------------------- */

double engross_pdf_emit_column(struct pdf_builder *builder, const struct pdf_vertical_list *list,
                               size_t first, size_t end, double x, double y, double width) {
    struct frames frames = {.count = 0};
    size_t first_item = builder->item_count;
    double at = y, waiting = 0;
    bool content = false;
    for (size_t i = first; i < end && builder->layout->status == ENGROSS_OK; i++) {
        const struct pdf_vertical *item = &list->items[i];
        if (item->kind == PDF_VERTICAL_SPACE)
            waiting += content ? item->height : 0;
        if (item->kind >= sizeof emitters / sizeof emitters[0] || emitters[item->kind] == NULL)
            continue;
        if (item->height > 0) {
            at += waiting;
            waiting = 0;
            content = true;
            cover(&frames, item->frame, at, at + item->height);
        }
        struct place place = {x, at + waiting, width};
        emitters[item->kind](builder, item, &place);
        at += item->height;
    }
    size_t middle = builder->item_count;
    for (size_t i = frames.count; i > 0; i--) /* outer frames were covered after inner ones */
        emit_frame(builder, &frames.list[i - 1], x);
    move_below(builder, first_item, middle);
    return at - y;
}
