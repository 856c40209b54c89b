/* Shows a run of shaped text so that it looks as HarfBuzz placed it and copies as it was written.
 *
 * A run is taken cluster by cluster, in visual order, which is what readers that follow the page
 * (pdftotext, search in viewers) expect of right-to-left text as well. A cluster whose glyphs can
 * be told apart gets a code for each glyph and its characters; only one that cannot (a syllable of
 * Devanagari, say) is wrapped in a Span with ActualText. */
#include "paint/content.h"
#include "paint/syntax.h"

#include "base/utf8.h"

#include <math.h>

enum {
    MAX_PARTS = 16, /* glyphs or characters of a cluster that are matched one by one */
    MAX_CODES = PDF_LONGEST_STRING / 2, /* of two bytes in one string */
    LEAST_SPACES = 3                    /* lines with fewer move the pen at each of them */
};
/* The pen may stand so many thousandths of the font's size beside where it belongs. */
#define LEAST_MOVE 1.5

/* Stands for "nothing" on the glyphs of a cluster that has said its text already. */
static const engross_text word_joiner = {"\xE2\x81\xA0", 3};

struct run {
    struct pdf_content *content;
    const struct pdf_item *item;
    struct pdf_face *face;
    double target; /* where the next glyph belongs, points from the start of the run */
    double pen;    /* where the viewer would put it */
    double rise;
    bool in_array, in_string;
    uint32_t code_count; /* in the string */
};

/* The glyphs of one cluster, in visual order, and their characters in logical order. */
struct cluster {
    const struct pdf_glyph *glyphs;
    size_t count;
    engross_text text;
    engross_text parts[MAX_PARTS]; /* characters, as many as part_count says */
    size_t part_count;             /* MAX_PARTS + 1: more than are looked at */
    bool is_private;               /* one of them is for private use */
};

/* --- operators ---------------------------------------------------------------------------- */

static void close_string(struct run *run) {
    if (run->in_string)
        engross_buffer_append_char(&run->content->stream, ')');
    run->in_string = false;
}

static void close_array(struct run *run) {
    close_string(run);
    if (run->in_array)
        engross_buffer_append_string(&run->content->stream, "]TJ\n");
    run->in_array = false;
}

static void open_string(struct run *run) {
    if (run->code_count == MAX_CODES)
        close_string(run);
    if (!run->in_array)
        engross_buffer_append_char(&run->content->stream, '[');
    if (!run->in_string)
        engross_buffer_append_char(&run->content->stream, '(');
    run->code_count = run->in_string ? run->code_count + 1 : 1;
    run->in_array = true;
    run->in_string = true;
}

/* Codes of one byte are chosen so that they need no escape. */
static void append_code_byte(struct engross_buffer *stream, unsigned char byte) {
    if (byte == '(' || byte == ')' || byte == '\\')
        engross_buffer_append_char(stream, '\\');
    if (byte == '\r')
        engross_buffer_append(stream, "\\r", 2);
    else
        engross_buffer_append_char(stream, (char)byte);
}

static void append_code(struct run *run, uint32_t number) {
    struct engross_buffer *stream = &run->content->stream;
    if (engross_pdf_code_is_short(run->face, number)) {
        engross_buffer_append_char(stream, (char)number);
        return;
    }
    append_code_byte(stream, (unsigned char)(number >> 8));
    append_code_byte(stream, (unsigned char)number);
}

/* Whether word spacing is added to the code (9.3.3). */
static bool is_widened(const struct run *run, uint32_t number) {
    return number == ' ' && engross_pdf_code_is_short(run->face, number);
}

/* Moves the pen to position by an adjustment between strings (9.4.3), where it is worth one. */
static void move_pen(struct run *run, double position) {
    double unit = run->item->size / 1000;
    double distance = run->pen - position;
    if (fabs(distance) < LEAST_MOVE * unit)
        return;
    long adjustment = lround(distance / unit);
    struct engross_buffer *stream = &run->content->stream;
    close_string(run);
    if (!run->in_array)
        engross_buffer_append_char(stream, '[');
    run->in_array = true;
    engross_buffer_append_integer(stream, adjustment);
    run->pen -= (double)adjustment * unit;
}

static void set_rise(struct run *run, double rise) {
    if (fabs(rise - run->rise) < 0.005)
        return;
    close_array(run);
    engross_buffer_append_number(&run->content->stream, rise, 2);
    engross_buffer_append_string(&run->content->stream, " Ts\n");
    run->rise = rise;
}

static void set_font(struct pdf_content *content, struct pdf_face *face, double size) {
    face->last_page = content->page;
    if (content->face == face && content->size == size)
        return;
    engross_buffer_append_format(&content->stream, "/F%u ", (unsigned)face->index);
    engross_buffer_append_number(&content->stream, size, 3);
    engross_buffer_append_string(&content->stream, " Tf\n");
    content->face = face;
    content->size = size;
}

/* Goes on with the next face of the font when the codes of one are used up. */
static void find_room(struct run *run) {
    if (!engross_pdf_face_is_full(run->face))
        return;
    close_array(run);
    struct pdf_face *face = engross_pdf_faces_find(&run->content->faces, run->item->font);
    if (face == NULL)
        return;
    run->face = face;
    set_font(run->content, face, run->item->size);
}

/* Shows glyph with the code for text. False when the code says another text. */
static bool show(struct run *run, uint32_t glyph, double position, double rise, engross_text text) {
    bool exact;
    find_room(run);
    const struct pdf_code *code = engross_pdf_face_code(run->face, glyph, text, &exact);
    if (code == NULL) {
        run->content->status = ENGROSS_NO_MEMORY;
        return true;
    }
    set_rise(run, rise);
    move_pen(run, position);
    open_string(run);
    append_code(run, code->number);
    run->pen += code->width * run->item->size / 1000;
    if (is_widened(run, code->number))
        run->pen += run->content->word_spacing;
    return exact;
}

static bool show_glyph(struct run *run, const struct pdf_glyph *glyph, engross_text text) {
    bool exact = show(run, glyph->glyph, run->target + (double)glyph->x_offset,
                      (double)glyph->y_offset, text);
    run->target += (double)glyph->advance;
    return exact;
}

/* --- clusters ----------------------------------------------------------------------------- */

static bool is_private_use(uint32_t codepoint) {
    return (codepoint >= 0xE000 && codepoint <= 0xF8FF) || codepoint >= 0xF0000;
}

static void split_parts(struct cluster *cluster) {
    size_t offset = 0;
    cluster->part_count = 0;
    cluster->is_private = false;
    while (offset < cluster->text.size) {
        size_t start = offset;
        uint32_t codepoint = engross_utf8_decode(cluster->text.data, cluster->text.size, &offset);
        cluster->is_private = cluster->is_private || is_private_use(codepoint);
        if (cluster->part_count < MAX_PARTS)
            cluster->parts[cluster->part_count] =
                (engross_text){cluster->text.data + start, offset - start};
        if (cluster->part_count <= MAX_PARTS)
            cluster->part_count++;
    }
}

/* Shows the blank glyph for text, without room, as the order-th before what stands at the target:
 * a hair to the left, so that readers that sort by position keep the order. A font that has only
 * its space for that shows it squeezed (9.3.4). */
static void show_blank(struct run *run, uint32_t blank, engross_text text, size_t order) {
    const struct pdf_font *font = run->item->font;
    struct engross_buffer *stream = &run->content->stream;
    double position = run->target - run->item->size / 200 * (double)order;
    if (hb_font_get_glyph_h_advance(font->shaper, blank) == 0) {
        show(run, blank, position, 0, text);
        return;
    }
    set_rise(run, 0);
    move_pen(run, position);
    close_array(run);
    double start = run->pen;
    engross_buffer_append_string(stream, "1 Tz\n");
    show(run, blank, start, 0, text);
    close_array(run);
    engross_buffer_append_string(stream, "100 Tz\n");
    run->pen = start + (run->pen - start) / 100;
}

static void open_span(struct run *run, engross_text actual) {
    struct engross_buffer *stream = &run->content->stream;
    close_array(run);
    engross_buffer_append_string(stream, "/Span<</ActualText<FEFF");
    engross_pdf_append_utf16_hex(stream, engross_pdf_text_within(actual, PDF_LONGEST_TEXT));
    engross_buffer_append_string(stream, ">>>BDC\n");
}

static void close_span(struct run *run) {
    close_array(run);
    engross_buffer_append_string(&run->content->stream, "EMC\n");
}

/* Wraps the cluster in a Span that says its text; its first glyph says it too, for those who do
 * not read ActualText, unless it is longer than a code may stand for. */
static void show_actual(struct run *run, const struct cluster *cluster) {
    size_t first = run->item->right_to_left ? cluster->count - 1 : 0;
    engross_text text = cluster->part_count > MAX_PARTS ? cluster->parts[0] : cluster->text;
    open_span(run, cluster->text);
    for (size_t i = 0; i < cluster->count; i++)
        show_glyph(run, &cluster->glyphs[i], i == first && text.size > 0 ? text : word_joiner);
    close_span(run);
}

/* The glyph that carries the cluster: the widest. */
static size_t main_glyph(const struct cluster *cluster) {
    size_t widest = 0;
    for (size_t i = 1; i < cluster->count; i++)
        widest = cluster->glyphs[i].advance > cluster->glyphs[widest].advance ? i : widest;
    return widest;
}

/* A right-to-left cluster of several characters or glyphs. Readers turn round the order of codes,
 * but not that of the characters within one code or one ActualText, and marks that are set higher
 * or lower confuse them. So the main glyph stands for the first character, every other character
 * has a code of its own without ink before it, and the marks are seen but say nothing. */
static void show_backwards(struct run *run, const struct cluster *cluster, uint32_t blank) {
    static const engross_text nothing = {"", 0};
    size_t widest = main_glyph(cluster);
    for (size_t i = 0; i < cluster->count; i++) {
        if (i != widest) {
            open_span(run, nothing);
            show_glyph(run, &cluster->glyphs[i], word_joiner);
            close_span(run);
            continue;
        }
        for (size_t p = cluster->part_count - 1; p > 0; p--)
            show_blank(run, blank, cluster->parts[p], p);
        show_glyph(run, &cluster->glyphs[i], cluster->parts[0]);
    }
}

/* CFF fonts have one text a glyph: whether it is this one. */
static bool code_is_exact(struct run *run, const struct cluster *cluster) {
    bool exact = true;
    if (!run->item->font->outlines_cff)
        return true;
    engross_pdf_face_code(run->face, cluster->glyphs[0].glyph, cluster->text, &exact);
    return exact;
}

static void show_cluster(struct run *run, struct cluster *cluster) {
    const struct pdf_font *font = run->item->font;
    if (cluster->count == 1 && cluster->text.size == 1 && !font->outlines_cff) { /* most often */
        show_glyph(run, &cluster->glyphs[0], cluster->text);
        return;
    }
    split_parts(cluster);
    if (cluster->is_private || cluster->part_count > MAX_PARTS) { /* ISO 19005-2, 6.2.11.7.3 */
        show_actual(run, cluster);
        return;
    }
    bool simple = cluster->count == 1 && cluster->part_count > 0;
    if (!run->item->right_to_left || cluster->part_count == 1) {
        if (simple && code_is_exact(run, cluster))
            show_glyph(run, &cluster->glyphs[0], cluster->text);
        else
            show_actual(run, cluster);
        return;
    }
    uint32_t blank = run->face->blank;
    bool parted = cluster->part_count > 0 && cluster->part_count <= MAX_PARTS;
    if (parted && blank != 0 && !font->outlines_cff)
        show_backwards(run, cluster, blank);
    else
        show_actual(run, cluster);
}

/* --- direction marks ------------------------------------------------------------------------ */

/* Punctuation, symbols and digits, which readers take for the start of left-to-right text. */
static bool is_neutral_sign(uint32_t codepoint) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), codepoint)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CURRENCY_SYMBOL:
    case HB_UNICODE_GENERAL_CATEGORY_MATH_SYMBOL:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_SYMBOL:
    case HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER:
        return true;
    default:
        return false;
    }
}

/* A right-to-left mark without ink. pdftotext and viewers built on it take spaces and signs beside
 * a number or sign for a part of it and turn all of that round; the mark tells where it ends. */
static void show_direction(struct run *run) {
    static const engross_text mark = {"\xE2\x80\x8F", 3};
    uint32_t blank = run->face->blank;
    if (blank != 0 && !run->item->font->outlines_cff)
        show_blank(run, blank, mark, 1);
}

static bool ends_with_sign(engross_text text) {
    size_t start;
    return text.size > 0 &&
           is_neutral_sign(engross_utf8_decode_before(text.data, text.size, &start));
}

/* Whether a run begins with a space or a sign, after a left-to-right run or a sign. */
static bool needs_direction(const struct pdf_item *item, const struct pdf_item *before) {
    size_t offset = 0;
    if (before == NULL || item->text.size == 0)
        return false;
    bool letter = engross_is_letter(engross_utf8_decode(item->text.data, item->text.size, &offset));
    return !letter && (!before->right_to_left || ends_with_sign(before->text));
}

/* Whether the cluster is a space behind a sign: "No, thanks". */
static bool is_space_after_sign(const struct pdf_item *item, size_t start) {
    return start > 0 && start < item->text.size && item->text.data[start] == ' ' &&
           ends_with_sign((engross_text){item->text.data, start});
}

/* Where the text of the cluster that starts at offset ends: at the next cluster in logical order,
 * which is the neighbour after it, or before it in right-to-left runs. */
static size_t cluster_end(const struct pdf_item *item, size_t first, size_t count) {
    size_t start = item->glyphs[first].cluster, end = item->text.size;
    if (item->right_to_left)
        end = first > 0 ? item->glyphs[first - 1].cluster : end;
    else
        end = first + count < item->glyph_count ? item->glyphs[first + count].cluster : end;
    return end > start && end <= item->text.size ? end : start;
}

static void show_clusters(struct run *run) {
    const struct pdf_item *item = run->item;
    for (size_t first = 0, count; first < item->glyph_count; first += count) {
        size_t start = item->glyphs[first].cluster;
        for (count = 1; first + count < item->glyph_count; count++) {
            if (item->glyphs[first + count].cluster != start)
                break;
        }
        size_t end = cluster_end(item, first, count);
        bool leading = item->right_to_left ? first + count == item->glyph_count : first == 0;
        if (leading)
            start = 0; /* characters without a glyph belong to the first cluster */
        struct cluster cluster = {.glyphs = item->glyphs + first, .count = count};
        if (start < end)
            cluster.text = (engross_text){item->text.data + start, end - start};
        show_cluster(run, &cluster);
        if (item->right_to_left && is_space_after_sign(item, start))
            show_direction(run);
    }
}

/* --- runs --------------------------------------------------------------------------------- */

static void enter_text(struct pdf_content *content) {
    if (content->in_text)
        return;
    engross_buffer_append_string(&content->stream, "BT\n");
    content->in_text = true;
    content->line_x = 0;
    content->line_y = 0;
}

/* Text without a bold face is stroked as well as filled (9.3.6). */
static void set_weight(struct pdf_content *content, const struct pdf_item *item) {
    struct engross_buffer *stream = &content->stream;
    if (!item->font->embolden) {
        if (content->emboldened)
            engross_buffer_append_string(stream, "0 Tr\n");
        content->emboldened = false;
        return;
    }
    for (int shift = 16; shift >= 0; shift -= 8) {
        engross_buffer_append_number(stream, (item->colour >> shift & 0xFF) / 255.0, 3);
        engross_buffer_append_char(stream, ' ');
    }
    engross_buffer_append_string(stream, "RG ");
    engross_buffer_append_number(stream, item->size / 36, 3);
    engross_buffer_append_string(stream, " w 2 Tr\n");
    content->emboldened = true;
}

static void append_hundredths(struct engross_buffer *stream, int64_t value) {
    engross_buffer_append_number(stream, (double)value / 100, 2);
    engross_buffer_append_char(stream, ' ');
}

/* What the line was justified with, at its first space; *count: its spaces. */
static double find_word_spacing(const struct run *run, size_t *count) {
    static const engross_text space = {" ", 1};
    const struct pdf_item *item = run->item;
    double spacing = 0;
    for (size_t i = 0; i < item->glyph_count; i++) {
        const struct pdf_glyph *glyph = &item->glyphs[i];
        bool exact;
        if (glyph->cluster >= item->text.size || item->text.data[glyph->cluster] != ' ')
            continue;
        const struct pdf_code *code =
            (*count)++ == 0 ? engross_pdf_face_code(run->face, glyph->glyph, space, &exact) : NULL;
        if (code != NULL && is_widened(run, code->number))
            spacing = (double)glyph->advance - code->width * item->size / 1000;
    }
    return fabs(spacing) < LEAST_MOVE * item->size / 1000 ? 0 : round(spacing * 1000) / 1000;
}

/* Widens the spaces of a justified line all at once. */
static void set_word_spacing(const struct run *run) {
    struct pdf_content *content = run->content;
    size_t count = 0;
    double spacing = find_word_spacing(run, &count);
    if (count < LEAST_SPACES || spacing == content->word_spacing)
        return;
    engross_buffer_append_number(&content->stream, spacing, 3);
    engross_buffer_append_string(&content->stream, " Tw\n");
    content->word_spacing = spacing;
}

/* Goes to the start of the run. Text without an italic face leans by 12 degrees, which needs a
 * text object of its own. */
static void set_position(struct pdf_content *content, const struct pdf_item *item) {
    int64_t x = llround(item->x * 100), y = llround((content->height - item->y) * 100);
    struct engross_buffer *stream = &content->stream;
    if (item->font->incline)
        engross_buffer_append_string(stream, "1 0 .213 1 ");
    append_hundredths(stream, x - content->line_x);
    append_hundredths(stream, y - content->line_y);
    engross_buffer_append_string(stream, item->font->incline ? "Tm\n" : "Td\n");
    content->line_x = x;
    content->line_y = y;
}

void engross_pdf_content_text(struct pdf_content *content, const struct pdf_item *item,
                              const struct pdf_item *before) {
    if (item->glyph_count == 0 || item->size <= 0)
        return;
    struct pdf_face *face = engross_pdf_faces_find(&content->faces, item->font);
    if (face == NULL) {
        content->status = ENGROSS_NO_MEMORY;
        return;
    }
    if (item->font->incline)
        engross_pdf_content_leave_text(content);
    engross_pdf_content_fill(content, item->colour);
    enter_text(content);
    set_weight(content, item);
    set_font(content, face, item->size);
    set_position(content, item);
    struct run run = {.content = content, .item = item, .face = face};
    set_word_spacing(&run);
    show_clusters(&run);
    if (needs_direction(item, before))
        show_direction(&run);
    set_rise(&run, 0);
    close_array(&run);
    if (item->font->incline)
        engross_pdf_content_leave_text(content);
}
