#include "layout/running.h"

#include "layout/page.h"
#include "layout/paragraph.h"

#include <string.h>

/* Between the texts at the two ends of a line, and between text and rule. */
#define GAP 12.0
#define RULE_GAP 3.0

struct field {
    const char *name;
    uint32_t field;
};

static const struct field fields[] = {
    {"title", ENGROSS_FIELD_TITLE},   {"symbol", ENGROSS_FIELD_SYMBOL},
    {"organ", ENGROSS_FIELD_ORGAN},   {"date", ENGROSS_FIELD_DATE},
    {"author", ENGROSS_FIELD_AUTHOR}, {"job-number", ENGROSS_FIELD_JOB_NUMBER}};

/* What running text is filled in with beside the document's fields. */
struct filling {
    int number;         /* of the page */
    size_t source_room; /* bytes of {source} */
};

static bool is_named(const char *name, const char *data, size_t size) {
    return strlen(name) == size && memcmp(name, data, size) == 0;
}

/* The document's source, no more than room bytes of it: a notice may be longer than a line. */
static void append_source(const struct pdf_layout *layout, struct engross_buffer *buffer,
                          size_t room) {
    engross_text source = layout->source;
    if (source.size <= room) {
        engross_buffer_append(buffer, source.data, source.size);
        return;
    }
    const char *space = memrchr(source.data, ' ', room);
    size_t word = space != NULL ? (size_t)(space - source.data) : 0;
    if (word > room / 2) /* else it is a text without spaces */
        room = word;
    while (room > 0 && ((unsigned char)source.data[room] & 0xC0) == 0x80)
        room--;
    while (room > 0 && strchr(" ,;:", source.data[room - 1]) != NULL)
        room--;
    engross_buffer_append(buffer, source.data, room);
    if (room > 0)
        engross_buffer_append_string(buffer, "…");
}

static void append_field(struct pdf_layout *layout, struct engross_buffer *buffer, const char *name,
                         size_t size, struct filling filling) {
    int number = filling.number;
    if (is_named("source", name, size))
        append_source(layout, buffer, filling.source_room);
    if (is_named("page", name, size))
        engross_buffer_append_integer(buffer, number);
    else if (is_named("pages", name, size))
        engross_buffer_append_integer(buffer, layout->page_count);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (!is_named(fields[i].name, name, size))
            continue;
        const engross_node *node = layout->view->field(layout->view, fields[i].field, 0);
        engross_text text = {NULL, 0};
        if (node != NULL)
            text = engross_pdf_plain_text(layout, node);
        engross_buffer_append(buffer, text.data, text.size);
    }
}

/* Appends a field after the words between it and the one before, which stand only where both say
 * something: "{source} · {date}". */
static void append_after(struct pdf_layout *layout, struct engross_buffer *buffer,
                         engross_text between, engross_text name, struct filling filling) {
    size_t before = buffer->size;
    engross_buffer_append(buffer, between.data, between.size);
    size_t start = buffer->size;
    append_field(layout, buffer, name.data, name.size, filling);
    if (buffer->size == start)
        buffer->size = before;
}

/* pattern with its {fields} filled in, in the page's memory. */
static engross_text fill(struct pdf_layout *layout, engross_text pattern, struct filling filling) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_text between = {pattern.data, 0};
    bool is_first = true;
    for (size_t i = 0; i < pattern.size; i++) {
        const char *close =
            pattern.data[i] == '{' ? memchr(pattern.data + i, '}', pattern.size - i) : NULL;
        if (close == NULL) {
            between.size++;
            continue;
        }
        engross_text name = {pattern.data + i + 1, (size_t)(close - (pattern.data + i)) - 1};
        if (is_first) /* words before the first stand in any case */
            engross_buffer_append(&buffer, between.data, between.size);
        append_after(layout, &buffer,
                     is_first || buffer.size == 0 ? (engross_text){NULL, 0} : between, name,
                     filling);
        is_first = false;
        i += name.size + 1;
        between = (engross_text){close + 1, 0};
    }
    engross_buffer_append(&buffer, between.data, between.size);
    char *copy = engross_pdf_store_copy(&layout->page_store, buffer.data, buffer.size);
    engross_text text = {copy, copy != NULL ? buffer.size : 0};
    if (copy == NULL || engross_buffer_failed(&buffer))
        engross_pdf_fail(layout, ENGROSS_NO_MEMORY);
    engross_buffer_finish(&buffer);
    return text;
}

static engross_text pattern_of(const struct pdf_layout *layout, const char *area, int number,
                               const char *side) {
    char key[32];
    const char *page = number == 1 ? ".first-" : number % 2 == 1 ? ".odd-" : ".even-";
    memcpy(key, area, 6); /* header, footer */
    size_t size = strlen(page), length = strlen(side);
    memcpy(key + 6, page, size);
    memcpy(key + 6 + size, side, length + 1);
    return layout->host->theme(layout->host, key);
}

bool engross_pdf_running_counts(const engross_host *host) {
    static const char *const keys[] = {
        "header.first-start", "header.first-end", "header.odd-start",   "header.odd-end",
        "header.even-start",  "header.even-end",  "footer.first-start", "footer.first-end",
        "footer.odd-start",   "footer.odd-end",   "footer.even-start",  "footer.even-end"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        engross_text text = host->theme(host, keys[i]);
        if (text.size > 0 && memmem(text.data, text.size, "{pages}", 7) != NULL)
            return true;
    }
    return false;
}

static struct pdf_words words_of(const struct pdf_layout *layout, const struct pdf_style *style,
                                 engross_text text) {
    const engross_view *view = layout->view;
    return (struct pdf_words){.text = text,
                              .style = style,
                              .scale = 1,
                              .language = view->language(view, view->root(view)),
                              .right_to_left = layout->right_to_left};
}

/* Filled in so that the source, which may be long, leaves room for what stands beside it. */
static engross_text fill_within(struct pdf_layout *layout, const struct pdf_style *style,
                                engross_text pattern, int number, double room) {
    struct filling filling = {number, SIZE_MAX};
    engross_text text = fill(layout, pattern, filling);
    double width = 0;
    if (layout->source.size == 0 || text.size == 0 ||
        memmem(pattern.data, pattern.size, "{source}", 8) == NULL)
        return text;
    struct pdf_words words = words_of(layout, style, text);
    engross_pdf_plain_line(layout, &words, &width);
    if (width <= room)
        return text;
    size_t surplus = (size_t)((double)text.size * (1 - 0.95 * room / width)) + 3;
    size_t source = layout->source.size;
    filling.source_room = source > surplus ? source - surplus : 0;
    return fill(layout, pattern, filling);
}

/* A text that is too wide loses its end, at a character, and gets an ellipsis. */
static struct pdf_line *fitting_line(struct pdf_layout *layout, const struct pdf_style *style,
                                     engross_text text, double room, double *width) {
    struct pdf_words words = words_of(layout, style, text);
    struct pdf_line *line = engross_pdf_plain_line(layout, &words, width);
    while (line != NULL && *width > room && text.size > 4) {
        size_t keep = (size_t)((double)text.size * 0.95 * (room / *width));
        keep = keep < text.size - 4 ? keep : text.size - 4;
        while (keep > 0 && ((unsigned char)text.data[keep] & 0xC0) == 0x80)
            keep--;
        while (keep > 0 && text.data[keep - 1] == ' ')
            keep--;
        char *shorter = engross_pdf_store_allocate(&layout->page_store, keep + 4);
        if (shorter == NULL)
            return line;
        memcpy(shorter, text.data, keep);
        memcpy(shorter + keep, "…", 3);
        words.text = text = (engross_text){shorter, keep + 3};
        line = engross_pdf_plain_line(layout, &words, width);
        if (keep == 0)
            break;
    }
    return line;
}

struct slot {
    const struct pdf_line *line;
    double width;
    double leading;
};

static struct slot make_slot(struct pdf_layout *layout, const char *area, int number,
                             const char *side, double room) {
    struct slot slot = {0};
    engross_text pattern = pattern_of(layout, area, number, side);
    if (pattern.size == 0)
        return slot;
    bool counts = memmem(pattern.data, pattern.size, "{page", 5) != NULL;
    enum pdf_style_name name = counts           ? PDF_STYLE_PAGE_NUMBER
                               : area[0] == 'h' ? PDF_STYLE_HEADER
                                                : PDF_STYLE_FOOTER;
    const struct pdf_style *style = engross_pdf_style(&layout->styles, name);
    engross_text text = fill_within(layout, style, pattern, number, room);
    if (text.size == 0)
        return slot;
    slot.line = fitting_line(layout, style, text, room, &slot.width);
    slot.leading = style->leading;
    return slot;
}

/* Both texts of one line, whose top is y (a head) or whose foot is y (a foot). */
static void emit_pair(struct pdf_layout *layout, struct pdf_builder *builder, const char *area,
                      int number, double left, double right, double y) {
    bool head = area[0] == 'h';
    struct slot end = make_slot(layout, area, number, "end", (right - left) * 0.7);
    struct slot start = make_slot(layout, area, number, "start", right - left - end.width - GAP);
    if (start.line == NULL && end.line == NULL)
        return;
    double leading = start.leading > end.leading ? start.leading : end.leading;
    double top = head ? y : y - leading;
    const struct slot *at_left = layout->right_to_left ? &end : &start;
    const struct slot *at_right = layout->right_to_left ? &start : &end;
    if (at_left->line != NULL)
        engross_pdf_emit_line(builder, at_left->line, left, top + leading - at_left->leading);
    if (at_right->line != NULL)
        engross_pdf_emit_line(builder, at_right->line, right - at_right->width,
                              top + leading - at_right->leading);
    double rule = head ? layout->styles.page.header_rule : layout->styles.page.footer_rule;
    if (rule > 0)
        engross_pdf_emit_rectangle(builder, left, head ? top + leading + RULE_GAP : top - RULE_GAP,
                                   right - left, rule, 0);
}

void engross_pdf_running(struct pdf_layout *layout, struct pdf_builder *builder, int number,
                         double left, double right) {
    const struct pdf_geometry *page = &layout->styles.page;
    struct pdf_store *store = layout->store;
    layout->store = &layout->page_store;
    builder->artifact = builder->pagination = true;
    emit_pair(layout, builder, "header", number, left, right, page->header_distance);
    emit_pair(layout, builder, "footer", number, left, right, page->height - page->footer_distance);
    builder->artifact = builder->pagination = false;
    layout->store = store;
}
