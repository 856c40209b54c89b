#include "layout/pieces.h"

#include "base/utf8.h"
#include "layout/bidi.h"
#include "layout/breaks.h"

#include <stdlib.h>
#include <string.h>

/* Longer stretches without a break are cut: nobody writes such words, but files hold them. */
#define LONGEST_PIECE 240
#define PENALTY_DISCOURAGED 150.0F
#define PENALTY_HYPHEN 50.0F
#define PENALTY_DIVIDED 3000.0F
/* A space may grow by a half and shrink by a third; between ideographs lies a little air. */
#define SPACE_STRETCH 0.5F
#define SPACE_SHRINK 0.33F
#define IDEOGRAPH_STRETCH 0.08F

void engross_pdf_pieces_finish(struct pdf_pieces *pieces) {
    free(pieces->pieces);
    free(pieces->breaks);
    free(pieces->levels);
    free(pieces->characters);
    free(pieces->character_levels);
    memset(pieces, 0, sizeof *pieces);
}

static bool reserve_bytes(struct pdf_layout *layout, struct pdf_pieces *pieces, size_t size) {
    size_t capacity = pieces->byte_capacity;
    if (size <= capacity)
        return true;
    size_t breaks = capacity, levels = capacity, characters = capacity, signs = capacity;
    bool good = engross_pdf_grow(layout, &pieces->breaks, &breaks, size, 1) &&
                engross_pdf_grow(layout, &pieces->levels, &levels, size, 1) &&
                engross_pdf_grow(layout, &pieces->characters, &characters, size,
                                 sizeof *pieces->characters) &&
                engross_pdf_grow(layout, &pieces->character_levels, &signs, size, 1);
    if (good)
        pieces->byte_capacity = size;
    return good;
}

/* --- cutting ------------------------------------------------------------------------------- */

struct cutter {
    struct pdf_layout *layout;
    struct pdf_pieces *pieces;
    const struct pdf_text *text;
    size_t span;        /* the span in force */
    uint32_t start;     /* of the piece at hand */
    hb_script_t script; /* of the piece at hand */
    bool ideograph;     /* the piece's last character is one */
};

static const struct pdf_look *look_at(const struct cutter *cutter) {
    return cutter->text->spans[cutter->span].look;
}

static float penalty_of(unsigned char after) {
    static const float penalties[] = {
        [PDF_BREAK_NONE] = (float)PDF_FORBIDDEN,       [PDF_BREAK_ALLOWED] = 0,
        [PDF_BREAK_DISCOURAGED] = PENALTY_DISCOURAGED, [PDF_BREAK_HYPHEN] = PENALTY_HYPHEN,
        [PDF_BREAK_MUST] = (float)PDF_FORCED,
    };
    return penalties[after];
}

static const struct pdf_word *shape(struct pdf_layout *layout, const struct pdf_look *look,
                                    engross_text text, hb_script_t script, bool right_to_left) {
    struct pdf_shape_key key = {look->face, text, look->language, (uint32_t)script, right_to_left};
    const struct pdf_word *word = engross_pdf_shape(&layout->shaper, &key);
    if (word == NULL)
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    return word;
}

static float hyphen_width(struct pdf_layout *layout, const struct pdf_look *look) {
    const struct pdf_word *hyphen =
        shape(layout, look, (engross_text){"-", 1}, HB_SCRIPT_COMMON, false);
    return hyphen != NULL ? (float)(hyphen->width * look->size) : 0;
}

static bool is_no_break_space(const char *text, size_t size) {
    return size == 2 && memcmp(text, "\xC2\xA0", 2) == 0;
}

static struct pdf_piece *append(struct pdf_layout *layout, struct pdf_pieces *pieces) {
    if (!engross_pdf_grow(layout, &pieces->pieces, &pieces->capacity, pieces->count + 1,
                          sizeof *pieces->pieces))
        return NULL;
    struct pdf_piece *piece = &pieces->pieces[pieces->count++];
    *piece = (struct pdf_piece){0};
    return piece;
}

/* Ends the piece at hand before byte end. */
static void cut(struct cutter *cutter, uint32_t end, unsigned char after) {
    struct pdf_pieces *pieces = cutter->pieces;
    const char *data = cutter->text->buffer.data + cutter->start;
    size_t size = end - cutter->start;
    if (size == 0)
        return;
    struct pdf_piece *piece = append(cutter->layout, pieces);
    if (piece == NULL)
        return;
    const struct pdf_look *look = look_at(cutter);
    piece->look = look;
    piece->start = piece->word_start = cutter->start;
    piece->end = end;
    piece->level = pieces->levels[cutter->start];
    piece->penalty = penalty_of(after);
    piece->space = data[0] == ' ' || data[0] == '\n';
    cutter->start = end;
    if (data[0] == '\n') { /* no wider than nothing, and a space for those who copy or listen */
        piece->word = shape(cutter->layout, look, (engross_text){" ", 1}, cutter->script, false);
        return;
    }
    piece->word = shape(cutter->layout, look, (engross_text){data, size}, cutter->script,
                        (piece->level & 1) != 0);
    if (piece->word == NULL)
        return;
    piece->width = (float)(piece->word->width * look->size);
    if (piece->space || is_no_break_space(data, size)) {
        piece->stretch = piece->width * SPACE_STRETCH;
        piece->shrink = piece->width * SPACE_SHRINK;
    } else if (cutter->ideograph) {
        piece->stretch = (float)look->size * IDEOGRAPH_STRETCH;
    }
    if (after == PDF_BREAK_HYPHEN)
        piece->hyphen = hyphen_width(cutter->layout, look);
}

static bool is_real_script(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

static hb_script_t script_of(uint32_t c) {
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

static bool is_ideograph(hb_script_t script) {
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA;
}

/* Spaces stand alone, as what stretches. */
static bool is_lone(const char *text, size_t start, size_t size) {
    return text[start] == ' ' || text[start] == '\n' || is_no_break_space(text + start, size);
}

static void cut_before(struct cutter *cutter, uint32_t start, uint32_t end, hb_script_t script) {
    const struct pdf_text *text = cutter->text;
    bool span_ends =
        cutter->span + 1 < text->span_count && text->spans[cutter->span + 1].start <= start;
    bool other_script =
        is_real_script(script) && is_real_script(cutter->script) && script != cutter->script;
    if (cutter->start < start &&
        (span_ends || other_script || is_lone(text->buffer.data, start, end - start) ||
         cutter->pieces->levels[start] != cutter->pieces->levels[cutter->start]))
        cut(cutter, start, PDF_BREAK_NONE);
    if (span_ends)
        cutter->span++;
    if (cutter->start == start)
        cutter->script = HB_SCRIPT_COMMON;
    if (is_real_script(script))
        cutter->script = script;
}

static void cut_all(struct cutter *cutter) {
    const struct engross_buffer *buffer = &cutter->text->buffer;
    const unsigned char *breaks = cutter->pieces->breaks;
    for (size_t offset = 0; offset < buffer->size;) {
        uint32_t start = (uint32_t)offset;
        uint32_t c = engross_utf8_decode(buffer->data, buffer->size, &offset);
        uint32_t end = (uint32_t)offset;
        hb_script_t script = script_of(c);
        cut_before(cutter, start, end, script);
        cutter->ideograph = is_ideograph(script);
        if (breaks[end - 1] != PDF_BREAK_NONE || is_lone(buffer->data, start, end - start))
            cut(cutter, end, breaks[end - 1]);
        else if (end - cutter->start >= LONGEST_PIECE) {
            cut(cutter, end, PDF_BREAK_NONE);
            if (cutter->pieces->count > 0)
                cutter->pieces->pieces[cutter->pieces->count - 1].penalty = PENALTY_DIVIDED;
        }
    }
    cut(cutter, (uint32_t)buffer->size, PDF_BREAK_NONE);
}

/* No line begins with a note's mark: to UAX #14 it is a number, which may follow ideographs and
 * their full stops on the next line. */
static void keep_marks(struct pdf_pieces *pieces, const struct pdf_text *text) {
    for (size_t i = 0; i < text->note_count; i++) {
        size_t offset = text->notes[i].offset;
        if (offset > 0 && pieces->breaks[offset - 1] != PDF_BREAK_MUST &&
            text->buffer.data[offset - 1] != ' ')
            pieces->breaks[offset - 1] = PDF_BREAK_NONE;
    }
}

/* Two looks that meet inside a word ("A/RES/68/268" half bold) were cut without a break; spaces
 * between them took theirs. The last piece always ends the paragraph. */
void engross_pdf_pieces_make(struct pdf_layout *layout, struct pdf_pieces *pieces,
                             const struct pdf_text *text, bool right_to_left) {
    const struct engross_buffer *buffer = &text->buffer;
    pieces->count = 0;
    if (text->span_count == 0 || buffer->size == 0 || buffer->size > UINT32_MAX / 2 ||
        !reserve_bytes(layout, pieces, buffer->size))
        return;
    engross_pdf_breaks(buffer->data, buffer->size, text->spans[0].look->language, pieces->breaks);
    for (size_t i = 0; i < text->span_count; i++) {
        size_t end = i + 1 < text->span_count ? text->spans[i + 1].start : buffer->size;
        if (text->spans[i].look->address)
            engross_pdf_breaks_address(buffer->data, text->spans[i].start, end, pieces->breaks);
    }
    keep_marks(pieces, text);
    engross_pdf_bidi(layout, pieces, buffer->data, buffer->size, right_to_left);
    struct cutter cutter = {
        .layout = layout, .pieces = pieces, .text = text, .script = HB_SCRIPT_COMMON};
    if (layout->status == ENGROSS_OK)
        cut_all(&cutter);
    if (pieces->count > 0)
        pieces->pieces[pieces->count - 1].penalty = (float)PDF_FORCED;
}

/* --- dividing words ------------------------------------------------------------------------ */

const struct pdf_word *engross_pdf_piece_shape(struct pdf_layout *layout,
                                               const struct pdf_piece *piece, const char *text,
                                               uint32_t start, uint32_t end, bool hyphen) {
    char copy[LONGEST_PIECE + 16];
    size_t size = end - start;
    if (size > LONGEST_PIECE + 8)
        return piece->word;
    memcpy(copy, text + start, size);
    if (size >= 2 && memcmp(copy + size - 2, "\xC2\xAD", 2) == 0)
        size -= 2;
    if (hyphen)
        copy[size++] = '-';
    hb_script_t script = HB_SCRIPT_COMMON;
    for (size_t offset = 0; offset < size && !is_real_script(script);)
        script = script_of(engross_utf8_decode(copy, size, &offset));
    if (!is_real_script(script))
        script = HB_SCRIPT_COMMON;
    return shape(layout, piece->look, (engross_text){copy, size}, script, (piece->level & 1) != 0);
}

/* Divides the piece at index before byte at of the text; both parts keep the whole word. */
static void divide_at(struct pdf_layout *layout, struct pdf_pieces *pieces, size_t index,
                      uint32_t at, float penalty, float hyphen) {
    if (append(layout, pieces) == NULL)
        return;
    struct pdf_piece *first = &pieces->pieces[index];
    memmove(first + 1, first, (pieces->count - 1 - index) * sizeof *first);
    struct pdf_piece *second = first + 1;
    double size = first->look->size;
    uint32_t before = first->start - first->word_start, middle = at - first->word_start;
    double width = size * (engross_pdf_word_width_before(first->word, middle) -
                           engross_pdf_word_width_before(first->word, before));
    first->end = at;
    first->width = (float)width;
    first->penalty = penalty;
    first->hyphen = hyphen;
    first->stretch = first->shrink = 0;
    first->part = true;
    second->start = at;
    second->width -= (float)width;
}

/* The letters of a piece without the punctuation around them; false when something else stands
 * between letters, or none are there. */
static bool letters_of(const struct pdf_piece *piece, const char *text, uint32_t *start,
                       uint32_t *end) {
    *start = *end = 0;
    bool ended = false;
    for (size_t offset = piece->start; offset < piece->end;) {
        size_t at = offset;
        uint32_t c = engross_utf8_decode(text, piece->end, &offset);
        bool letter = engross_is_letter(c);
        if (letter && ended)
            return false;
        if (letter && *end == 0)
            *start = (uint32_t)at;
        if (letter)
            *end = (uint32_t)offset;
        ended = !letter && *end > 0;
    }
    return *end > *start;
}

/* Inserts a piece's divisions, from the last to the first so that indexes stay; returns how many.
 */
static size_t hyphenate_piece(struct pdf_layout *layout, struct pdf_pieces *pieces, size_t index,
                              const char *text) {
    struct pdf_piece piece = pieces->pieces[index];
    uint32_t start, end;
    if (piece.word == NULL || piece.part || piece.space || !piece.look->hyphenate ||
        !letters_of(&piece, text, &start, &end) || end - start > LONGEST_PIECE)
        return 0;
    bool points[LONGEST_PIECE + 1] = {false};
    engross_pdf_hyphenate(&layout->hyphenator, piece.look->language,
                          (engross_text){text + start, end - start}, points);
    size_t count = 0;
    float hyphen = hyphen_width(layout, piece.look);
    for (uint32_t at = end - start; at > 1; at--) {
        if (!points[at - 1] ||
            !engross_pdf_word_is_boundary(piece.word, start + at - 1 - piece.word_start))
            continue;
        divide_at(layout, pieces, index, start + at - 1, PENALTY_HYPHEN, hyphen);
        count++;
    }
    return count;
}

/* Fills into fresh[] so that a paragraph of n words costs n, not n times its divisions. */
void engross_pdf_pieces_hyphenate(struct pdf_layout *layout, struct pdf_pieces *pieces,
                                  const struct pdf_text *text) {
    struct pdf_pieces fresh = {0};
    for (size_t i = 0; i < pieces->count && layout->status == ENGROSS_OK; i++) {
        size_t index = fresh.count;
        struct pdf_piece *copy = append(layout, &fresh);
        if (copy == NULL)
            break;
        *copy = pieces->pieces[i];
        hyphenate_piece(layout, &fresh, index, text->buffer.data);
    }
    free(pieces->pieces);
    pieces->pieces = fresh.pieces;
    pieces->count = fresh.count;
    pieces->capacity = fresh.capacity;
}

/* Divides the piece at index into parts no wider than width, or of one cluster. */
static void divide_piece(struct pdf_layout *layout, struct pdf_pieces *pieces, size_t index,
                         double width) {
    while (layout->status == ENGROSS_OK) {
        const struct pdf_piece *piece = &pieces->pieces[index];
        double size = piece->look->size;
        uint32_t from = piece->start - piece->word_start, to = piece->end - piece->word_start;
        double start = engross_pdf_word_width_before(piece->word, from);
        uint32_t best = 0;
        for (uint32_t at = from + 1; at < to; at++) {
            if (!engross_pdf_word_is_boundary(piece->word, at))
                continue;
            double wide = size * (engross_pdf_word_width_before(piece->word, at) - start);
            if (best != 0 && wide > width)
                break;
            best = at;
        }
        if (best == 0 || piece->width <= width)
            return;
        divide_at(layout, pieces, index, best + piece->word_start, PENALTY_DIVIDED, 0);
        index++;
    }
}

/* Pieces that may not be parted, such as a hundred notes' marks in a row, may be where together
 * they are wider than a line. */
static void loosen(struct pdf_pieces *pieces, double width) {
    size_t first = 0;
    double sum = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        sum += pieces->pieces[i].width;
        if (pieces->pieces[i].penalty < PDF_FORBIDDEN) {
            sum = 0;
            first = i + 1;
        } else if (sum > width) {
            for (; first <= i; first++)
                pieces->pieces[first].penalty = PENALTY_DIVIDED;
            sum = 0;
        }
    }
}

void engross_pdf_pieces_divide(struct pdf_layout *layout, struct pdf_pieces *pieces, double width) {
    loosen(pieces, width);
    bool needed = false;
    for (size_t i = 0; i < pieces->count && !needed; i++)
        needed = pieces->pieces[i].width > width && pieces->pieces[i].word != NULL;
    if (!needed)
        return;
    struct pdf_pieces fresh = {0};
    for (size_t i = 0; i < pieces->count && layout->status == ENGROSS_OK; i++) {
        struct pdf_piece *copy = append(layout, &fresh);
        if (copy == NULL)
            break;
        *copy = pieces->pieces[i];
        if (copy->word != NULL && copy->width > width)
            divide_piece(layout, &fresh, fresh.count - 1, width);
    }
    free(pieces->pieces);
    pieces->pieces = fresh.pieces;
    pieces->count = fresh.count;
    pieces->capacity = fresh.capacity;
}
