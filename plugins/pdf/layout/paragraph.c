#include "layout/paragraph.h"

#include "layout/lines.h"
#include "layout/note.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PENALTY_ORPHAN 300.0F
#define PENALTY_WIDOW 300.0F
#define PENALTY_HYPHEN_AT_FOOT 60.0F
/* Between a label that fills its room and the text, in sizes of that. */
#define LABEL_GAP 0.5
#define RAISED_SCALE 0.7
#define RAISED 0.33
/* Looseness (TeX's badness) that is taken: without hyphens, with them, and when nothing else is
 * to be had. */
#define TOLERANCE_JUSTIFIED 200.0
#define TOLERANCE_RAGGED 800.0
#define TOLERANCE_HYPHENATED 800.0
/* Part of the measure that a line may be stretched by when it must. */
#define EMERGENCY 0.08

struct pdf_scratch {
    struct pdf_text text;
    struct pdf_pieces pieces;
    struct pdf_line_ends ends;
    struct pdf_fragment *fragments; /* of the line at hand, in logical order */
    size_t fragment_count, fragment_capacity;
    size_t *order; /* their visual order */
    size_t order_capacity;
};

struct pdf_scratch *engross_pdf_scratch_new(void) {
    return calloc(1, sizeof(struct pdf_scratch));
}

void engross_pdf_scratch_free(struct pdf_scratch *scratch) {
    if (scratch == NULL)
        return;
    engross_pdf_text_finish(&scratch->text);
    engross_pdf_pieces_finish(&scratch->pieces);
    engross_pdf_line_ends_finish(&scratch->ends);
    free(scratch->fragments);
    free(scratch->order);
    free(scratch);
}

/* --- gathering ----------------------------------------------------------------------------- */

static double scale_of(const struct pdf_block *block) {
    return block->scale > 0 ? block->scale : 1;
}

static void gather(struct pdf_layout *layout, const struct pdf_block *block) {
    struct pdf_text *text = &layout->scratch->text;
    engross_pdf_text_clear(text);
    struct pdf_look *look =
        engross_pdf_look(layout, block->style, scale_of(block), block->tag, block->language);
    if (look == NULL)
        return;
    if (block->prefix.size > 0) {
        struct pdf_style bold = *block->style;
        if (!block->plain_prefix)
            bold.weight = bold.weight < 700 ? 700 : bold.weight;
        struct pdf_look *strong =
            engross_pdf_look(layout, &bold, scale_of(block), block->tag, block->language);
        engross_pdf_text_append(layout, text, block->prefix, strong);
        engross_pdf_text_append(layout, text, (engross_text){" ", 1}, look);
    }
    layout->shaper.node = block->node;
    if (block->node != NULL)
        engross_pdf_text_gather(layout, text, block->node, look, block->tag);
    engross_text rest = block->text;
    if (block->initial != NULL && block->initial_size <= rest.size) {
        struct pdf_look *initial =
            engross_pdf_look(layout, block->initial, scale_of(block), block->tag, block->language);
        engross_pdf_text_append(layout, text, (engross_text){rest.data, block->initial_size},
                                initial);
        rest.data += block->initial_size;
        rest.size -= block->initial_size;
    }
    engross_pdf_text_append(layout, text, rest, look);
}

/* --- choosing lines ------------------------------------------------------------------------ */

static bool wants_hyphens(const struct pdf_pieces *pieces) {
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->pieces[i].look->hyphenate)
            return true;
    return false;
}

static void choose_lines(struct pdf_layout *layout, struct pdf_measure *measure) {
    struct pdf_scratch *scratch = layout->scratch;
    struct pdf_pieces *pieces = &scratch->pieces;
    struct pdf_line_ends *ends = &scratch->ends;
    double tolerance = measure->justified ? TOLERANCE_JUSTIFIED : TOLERANCE_RAGGED;
    if (engross_pdf_lines_choose(layout, ends, pieces, measure, tolerance) ||
        layout->status != ENGROSS_OK)
        return;
    if (wants_hyphens(pieces)) {
        engross_pdf_pieces_hyphenate(layout, pieces, &scratch->text);
        if (engross_pdf_lines_choose(layout, ends, pieces, measure, TOLERANCE_HYPHENATED))
            return;
    }
    /* only words that no hyphen helps are divided anywhere */
    engross_pdf_pieces_divide(layout, pieces, fmin(measure->first, measure->rest));
    measure->emergency = EMERGENCY * measure->rest;
    if (layout->status == ENGROSS_OK)
        engross_pdf_lines_choose(layout, ends, pieces, measure, INFINITY);
}

/* --- fragments ----------------------------------------------------------------------------- */

static void add_word(struct pdf_layout *layout, const struct pdf_word *word,
                     const struct pdf_look *look, struct pdf_fragment fragment) {
    struct pdf_scratch *scratch = layout->scratch;
    for (uint32_t i = 0; word != NULL && i < word->run_count; i++) {
        if (!engross_pdf_grow(layout, &scratch->fragments, &scratch->fragment_capacity,
                              scratch->fragment_count + 1, sizeof *scratch->fragments))
            return;
        bool last = i + 1 == word->run_count;
        struct pdf_fragment *added = &scratch->fragments[scratch->fragment_count++];
        *added = fragment;
        added->word = word;
        added->run = &word->runs[i];
        added->look = look;
        added->extra = last ? fragment.extra : 0;
        added->soft_hyphen = last && fragment.soft_hyphen;
    }
}

/* How many pieces from index on belong to one word. */
static size_t parts_of_word(const struct pdf_pieces *pieces, size_t index, size_t last) {
    size_t end = index;
    while (end < last && pieces->pieces[end].part)
        end++;
    return end - index + 1;
}

/* The fragments of a line in logical order, without the justifying. */
static void add_pieces(struct pdf_layout *layout, const struct pdf_line_end *end) {
    struct pdf_scratch *scratch = layout->scratch;
    const struct pdf_pieces *pieces = &scratch->pieces;
    const char *text = scratch->text.buffer.data;
    scratch->fragment_count = 0;
    for (size_t i = end->first; i < end->last + 1; i++) {
        const struct pdf_piece *piece = &pieces->pieces[i];
        size_t parts = parts_of_word(pieces, i, end->last);
        const struct pdf_piece *final = &pieces->pieces[i + parts - 1];
        bool hyphen = i + parts - 1 == end->end && final->hyphen > 0;
        bool whole = piece->start == piece->word_start && !final->part && !hyphen;
        const struct pdf_word *word =
            whole ? piece->word
                  : engross_pdf_piece_shape(layout, piece, text, piece->start, final->end, hyphen);
        struct pdf_fragment fragment = {.space = piece->space,
                                        .soft_hyphen = hyphen,
                                        .level = piece->level,
                                        .extra = final->stretch}; /* until justified */
        add_word(layout, word, piece->look, fragment);
        i += parts - 1;
    }
}

static double fragment_width(const struct pdf_fragment *fragment) {
    return fragment->run->width * fragment->look->size;
}

/* Turns each fragment's stretch into what the line needs of it; returns the line's width. */
static double justify(struct pdf_scratch *scratch, double width, bool justified, bool final) {
    double natural = 0, stretch = 0;
    size_t count = scratch->fragment_count;
    for (size_t i = 0; i < count; i++) {
        natural += fragment_width(&scratch->fragments[i]);
        stretch += i + 1 < count ? scratch->fragments[i].extra : 0;
    }
    double slack = width - natural;
    double ratio = justified && stretch > 0 && (slack < 0 || !final) ? slack / stretch : 0;
    if (slack < -stretch) /* wider than it can shrink: leave it */
        ratio = 0;
    for (size_t i = 0; i < count; i++)
        scratch->fragments[i].extra =
            (float)(i + 1 < count ? scratch->fragments[i].extra * ratio : 0);
    return ratio != 0 ? width : natural;
}

/* Rule L2 of UAX #9: reverses runs from the highest level down to the lowest odd one. */
static void reorder(struct pdf_scratch *scratch) {
    size_t count = scratch->fragment_count;
    unsigned char highest = 0;
    for (size_t i = 0; i < count; i++) {
        scratch->order[i] = i;
        if (scratch->fragments[i].level > highest)
            highest = scratch->fragments[i].level;
    }
    for (unsigned char level = highest; level > 0; level--) {
        for (size_t i = 0; i < count;) {
            size_t end = i;
            while (end < count && scratch->fragments[scratch->order[end]].level >= level)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++, b--) {
                size_t swapped = scratch->order[a];
                scratch->order[a] = scratch->order[b - 1];
                scratch->order[b - 1] = swapped;
            }
            i = end > i ? end : i + 1;
        }
    }
}

static bool place(struct pdf_layout *layout, double x) {
    struct pdf_scratch *scratch = layout->scratch;
    if (!engross_pdf_grow(layout, &scratch->order, &scratch->order_capacity,
                          scratch->fragment_count, sizeof *scratch->order))
        return false;
    reorder(scratch);
    for (size_t i = 0; i < scratch->fragment_count; i++) {
        struct pdf_fragment *fragment = &scratch->fragments[scratch->order[i]];
        fragment->x = (float)x;
        x += fragment_width(fragment) + fragment->extra;
    }
    return true;
}

/* The space at which the line was ended stands after it, for those who copy or listen. */
static void add_trailing_space(struct pdf_layout *layout, const struct pdf_line_end *end,
                               bool right_to_left, double left, double right) {
    struct pdf_scratch *scratch = layout->scratch;
    const struct pdf_piece *piece = &scratch->pieces.pieces[end->end];
    if (!piece->space || piece->word == NULL)
        return;
    struct pdf_fragment fragment = {
        .space = true,
        .level = right_to_left ? 1 : 0,
        .x = (float)(right_to_left ? left - piece->width : right),
    };
    add_word(layout, piece->word, piece->look, fragment);
}

/* --- lines --------------------------------------------------------------------------------- */

static double baseline_of(const struct pdf_style *style, double scale,
                          const struct pdf_look *look) {
    const struct pdf_font *font = look->face->font;
    double size = style->size * scale, leading = style->leading * scale;
    double ascent = size * font->ascender / font->units_per_em;
    double descent = -size * font->descender / font->units_per_em;
    return (leading - ascent - descent) / 2 + ascent;
}

static struct pdf_line *store_line(struct pdf_layout *layout, double baseline, size_t before) {
    struct pdf_scratch *scratch = layout->scratch;
    size_t count = scratch->fragment_count;
    struct pdf_line *line =
        engross_pdf_allocate(layout, sizeof *line + (before + count) * sizeof line->fragments[0]);
    if (line == NULL)
        return NULL;
    line->baseline = (float)baseline;
    line->fragment_count = (uint32_t)(before + count);
    if (count > 0)
        memcpy(line->fragments + before, scratch->fragments, count * sizeof line->fragments[0]);
    return line;
}

/* The space after words that another text follows on the line. */
static void part(struct pdf_layout *layout, const struct pdf_words *words,
                 const struct pdf_look *look, double width) {
    struct pdf_shape_key key = {
        look->face, {" ", 1}, look->language, HB_SCRIPT_COMMON, words->right_to_left};
    const struct pdf_word *space = engross_pdf_shape(&layout->shaper, &key);
    if (space == NULL) {
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
        return;
    }
    struct pdf_fragment fragment = {
        .space = true,
        .level = words->right_to_left ? 1 : 0,
        .x = (float)(words->right_to_left ? -space->width * look->size : width),
    };
    add_word(layout, space, look, fragment);
}

struct pdf_line *engross_pdf_plain_line(struct pdf_layout *layout, const struct pdf_words *words,
                                        double *width) {
    struct pdf_scratch *scratch = layout->scratch;
    *width = 0;
    engross_pdf_text_clear(&scratch->text);
    struct pdf_look *look =
        engross_pdf_look(layout, words->style, words->scale, words->tag, words->language);
    engross_pdf_text_append(layout, &scratch->text, words->text, look);
    if (layout->status != ENGROSS_OK)
        return NULL;
    engross_pdf_pieces_make(layout, &scratch->pieces, &scratch->text, words->right_to_left);
    scratch->fragment_count = 0;
    if (scratch->pieces.count > 0) {
        size_t last = scratch->pieces.count - 1;
        struct pdf_line_end all = {0, last, last, last + 1};
        add_pieces(layout, &all);
        *width = justify(scratch, 0, false, true);
        if (!place(layout, 0))
            return NULL;
        if (words->parted)
            part(layout, words, look, *width);
    }
    return store_line(layout, baseline_of(words->style, words->scale, look), 0);
}

/* A label as it stands in the measure. */
struct set_label {
    struct pdf_line *line;
    double x, width;
    double end; /* from the measure's start edge */
};

/* A note's mark is raised and leads back to the text. */
static void change_look(const struct pdf_block *block, struct pdf_line *line) {
    const struct pdf_label *label = block->label;
    struct pdf_look *look = (struct pdf_look *)(uintptr_t)line->fragments[0].look;
    look->target = label->target;
    look->rise = label->raised ? RAISED * block->style->size * scale_of(block) : 0;
}

static struct set_label set_label(struct pdf_layout *layout, const struct pdf_block *block) {
    const struct pdf_label *label = block->label;
    struct set_label set = {0};
    if (label == NULL || label->text.size == 0)
        return set;
    struct pdf_words words = {.text = label->text,
                              .style = label->style,
                              .scale = scale_of(block) * (label->raised ? RAISED_SCALE : 1),
                              .tag = label->tag != NULL ? label->tag : block->tag,
                              .language = block->language,
                              .right_to_left = block->right_to_left,
                              .parted = true};
    struct pdf_line *line = engross_pdf_plain_line(layout, &words, &set.width);
    if (line == NULL || line->fragment_count == 0)
        return set;
    double from = label->at_end ? fmax(label->x + label->width - set.width, 0) : label->x;
    set.end = from + set.width;
    set.x = block->right_to_left ? block->measure - from - set.width : from;
    change_look(block, line);
    set.line = line;
    return set;
}

static void put_label(const struct set_label *set, struct pdf_line *line) {
    for (uint32_t i = 0; set->line != NULL && i < set->line->fragment_count; i++) {
        line->fragments[i] = set->line->fragments[i];
        line->fragments[i].x += (float)set->x;
    }
}

/* Where the first line's text starts, from the measure's start edge. */
static double first_indent(const struct pdf_block *block, const struct set_label *label) {
    double indent = block->indent_start + block->first_line;
    if (label->line == NULL)
        return indent;
    if (block->label->run_in)
        indent = block->label->x + block->label->width;
    return fmax(indent, label->end + LABEL_GAP * block->style->size * scale_of(block));
}

/* One line of the paragraph, laid between the edges (from the measure's left). */
static struct pdf_line *build_line(struct pdf_layout *layout, const struct pdf_block *block,
                                   const struct pdf_line_end *end, double left, double right,
                                   const struct set_label *label, double baseline) {
    struct pdf_scratch *scratch = layout->scratch;
    add_pieces(layout, end);
    bool final = scratch->pieces.pieces[end->end].penalty <= PDF_FORCED;
    bool justified = block->align == PDF_ALIGN_JUSTIFY;
    double width = justify(scratch, right - left, justified, final);
    double slack = right - left - width;
    bool at_right = block->align == PDF_ALIGN_END ? !block->right_to_left : block->right_to_left;
    double x = left + (block->align == PDF_ALIGN_CENTER ? slack / 2 : at_right ? slack : 0);
    if (!place(layout, x))
        return NULL;
    add_trailing_space(layout, end, block->right_to_left, x, x + width);
    size_t before = label->line != NULL ? label->line->fragment_count : 0;
    struct pdf_line *line = store_line(layout, baseline, before);
    if (line != NULL)
        put_label(label, line);
    return line;
}

static float penalty_before(const struct pdf_block *block, size_t index, size_t count,
                            bool after_hyphen) {
    if (index == 0)
        return block->penalty;
    if (block->keep_lines)
        return (float)PDF_KEEP;
    return (index == 1 ? PENALTY_ORPHAN : 0) + (index + 1 == count ? PENALTY_WIDOW : 0) +
           (after_hyphen ? PENALTY_HYPHEN_AT_FOOT : 0);
}

static struct pdf_vertical *append_line(struct pdf_layout *layout, const struct pdf_block *block,
                                        const struct pdf_line *line, float penalty) {
    struct pdf_vertical *item =
        line != NULL ? engross_pdf_vertical_append(layout, block->out, PDF_VERTICAL_LINE) : NULL;
    if (item == NULL)
        return NULL;
    item->line = line;
    item->height = (float)(block->style->leading * scale_of(block));
    item->penalty = penalty;
    item->frame = block->frame;
    item->spanning = block->spanning;
    return item;
}

/* --- notes --------------------------------------------------------------------------------- */

struct placed_note {
    const engross_node *node;
    struct pdf_tag *tag;
    size_t item; /* of block->out */
};

/* Which line each mark stands on, kept apart because a note's own text uses the scratch memory. */
static struct placed_note *place_notes(struct pdf_layout *layout, size_t first_item) {
    const struct pdf_scratch *scratch = layout->scratch;
    size_t count = scratch->text.note_count, line = 0;
    struct placed_note *placed = engross_pdf_allocate(layout, count * sizeof *placed);
    for (size_t i = 0; placed != NULL && i < count; i++) {
        const struct pdf_note_mark *mark = &scratch->text.notes[i];
        while (line + 1 < scratch->ends.count &&
               scratch->ends.ends[line + 1].first < scratch->pieces.count &&
               scratch->pieces.pieces[scratch->ends.ends[line + 1].first].start <= mark->offset)
            line++;
        placed[i] = (struct placed_note){mark->node, mark->tag, first_item + line};
    }
    return placed;
}

static void lay_notes(struct pdf_layout *layout, const struct pdf_block *block,
                      const struct placed_note *placed, size_t count) {
    struct pdf_note **tail = NULL, *last = NULL;
    size_t item = SIZE_MAX;
    for (size_t i = 0; placed != NULL && i < count && layout->status == ENGROSS_OK; i++) {
        struct pdf_note *note = engross_pdf_note(layout, placed[i].node, placed[i].tag);
        if (placed[i].item != item || tail == NULL) {
            tail = &block->out->items[item = placed[i].item].notes;
            last = NULL;
        }
        if (last != NULL && note != NULL)
            last->ends_line = false;
        *tail = note;
        for (; *tail != NULL; tail = &last->next) /* a note brings the notes of its own text */
            last = *tail;
        if (last != NULL)
            last->ends_line = true;
    }
}

/* --- the whole ----------------------------------------------------------------------------- */

static size_t append_lines(struct pdf_layout *layout, const struct pdf_block *block,
                           const struct set_label *label, double baseline) {
    static const struct set_label none = {0};
    struct pdf_scratch *scratch = layout->scratch;
    size_t count = scratch->ends.count;
    double end_edge = block->measure - block->indent_end;
    bool after_hyphen = false;
    for (size_t i = 0; i < count && layout->status == ENGROSS_OK; i++) {
        double start = i == 0 ? first_indent(block, label) : block->indent_start;
        double left = block->right_to_left ? block->measure - end_edge : start;
        double right = block->right_to_left ? block->measure - start : end_edge;
        const struct pdf_line_end *end = &scratch->ends.ends[i];
        struct pdf_line *line =
            build_line(layout, block, end, left, right, i == 0 ? label : &none, baseline);
        if (append_line(layout, block, line, penalty_before(block, i, count, after_hyphen)) == NULL)
            return i;
        after_hyphen = scratch->pieces.pieces[end->end].hyphen > 0;
    }
    return count;
}

static size_t append_label_alone(struct pdf_layout *layout, const struct pdf_block *block,
                                 const struct set_label *label, double baseline) {
    if (label->line == NULL)
        return 0;
    layout->scratch->fragment_count = 0;
    struct pdf_line *line = store_line(layout, baseline, label->line->fragment_count);
    if (line != NULL)
        put_label(label, line);
    return append_line(layout, block, line, block->penalty) != NULL ? 1 : 0;
}

size_t engross_pdf_paragraph(struct pdf_layout *layout, const struct pdf_block *block) {
    struct pdf_scratch *scratch = layout->scratch;
    struct set_label label = set_label(layout, block);
    gather(layout, block);
    if (layout->status != ENGROSS_OK)
        return 0;
    engross_pdf_pieces_make(layout, &scratch->pieces, &scratch->text, block->right_to_left);
    size_t first_item = block->out->count;
    if (scratch->pieces.count == 0) {
        struct pdf_look *look =
            engross_pdf_look(layout, block->style, scale_of(block), block->tag, block->language);
        return look != NULL ? append_label_alone(layout, block, &label,
                                                 baseline_of(block->style, scale_of(block), look))
                            : 0;
    }
    double baseline = baseline_of(block->style, scale_of(block), scratch->text.spans[0].look);
    double end_edge = block->measure - block->indent_end;
    struct pdf_measure measure = {fmax(end_edge - first_indent(block, &label), 4),
                                  fmax(end_edge - block->indent_start, 4),
                                  block->align == PDF_ALIGN_JUSTIFY, 0};
    choose_lines(layout, &measure);
    if (layout->status != ENGROSS_OK)
        return 0;
    size_t lines = append_lines(layout, block, &label, baseline);
    size_t notes = scratch->text.note_count;
    if (notes > 0 && lines > 0)
        lay_notes(layout, block, place_notes(layout, first_item), notes);
    return lines;
}

void engross_pdf_paragraph_widths(struct pdf_layout *layout, const struct pdf_block *block,
                                  double *least, double *most) {
    struct pdf_scratch *scratch = layout->scratch;
    *least = *most = 0;
    gather(layout, block);
    if (layout->status != ENGROSS_OK)
        return;
    engross_pdf_pieces_make(layout, &scratch->pieces, &scratch->text, block->right_to_left);
    double word = 0, line = 0;
    for (size_t i = 0; i < scratch->pieces.count; i++) {
        const struct pdf_piece *piece = &scratch->pieces.pieces[i];
        line += piece->width;
        word += piece->space && piece->penalty < PDF_FORBIDDEN ? 0 : piece->width;
        *least = fmax(*least, word + piece->hyphen);
        *most = fmax(*most, line);
        if (piece->penalty < PDF_FORBIDDEN)
            word = 0;
        if (piece->penalty <= PDF_FORCED)
            line = 0;
    }
    *least += block->indent_start + block->indent_end;
    *most += block->indent_start + block->indent_end;
}
