/* The lead: a few lines that stand before key figures which lie across the columns of a page. Cut
 * into columns they would be scraps of two or three lines, so they lie across the columns as well;
 * what is longer stays in columns, where it reads better. */
#include "layout/flow.h"

#include "base/utf8.h"
#include "layout/page.h"

#include <math.h>

/* Lines across the page that a lead has at most. */
#define LONGEST_LEAD 6
/* Widths of characters in parts of the font's size: of most scripts, and of ideographs. */
#define NARROW_CHARACTER 0.5
#define WIDE_CHARACTER 1.0
#define FIRST_WIDE 0x2E80

/* What is counted on the way to the key figures. */
struct lead {
    double width; /* of the text of the block at hand, estimated */
    double measure;
    double lines;
    double size;
};

static void end_block(struct lead *lead) {
    lead->lines += ceil(lead->width / lead->measure);
    lead->width = 0;
}

static bool is_too_long(const struct lead *lead) {
    return lead->lines + lead->width / lead->measure > LONGEST_LEAD;
}

static void add_text(struct lead *lead, engross_text text) {
    for (size_t offset = 0; offset < text.size && !is_too_long(lead);) {
        bool wide = engross_utf8_decode(text.data, text.size, &offset) >= FIRST_WIDE;
        lead->width += lead->size * (wide ? WIDE_CHARACTER : NARROW_CHARACTER);
    }
}

/* Blocks that take their room by other measures than lines of text, or end the page. */
static bool ends_lead(uint32_t kind) {
    return kind == ENGROSS_KIND_TABLE || kind == ENGROSS_KIND_FIGURE ||
           kind == ENGROSS_KIND_PAGE_BREAK;
}

const engross_node *engross_pdf_flow_find_lead(const struct pdf_flow *flow,
                                               const engross_cursor *from) {
    struct pdf_layout *layout = flow->layout;
    const engross_view *view = layout->view;
    struct lead lead = {
        .measure = engross_pdf_text_width(layout),
        .size = engross_pdf_style(&layout->styles, PDF_STYLE_BODY)->size,
    };
    engross_cursor cursor = *from;
    bool more = true;
    while (more && !is_too_long(&lead)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (cursor.event == ENGROSS_EVENT_EXIT) {
            if (kind == ENGROSS_KIND_P || kind == ENGROSS_KIND_HEADING)
                end_block(&lead);
        } else if (kind == ENGROSS_KIND_KEY_FIGURES)
            return lead.lines > 0 ? cursor.node : NULL;
        else if (ends_lead(kind))
            return NULL;
        else if (kind == ENGROSS_KIND_TEXT)
            add_text(&lead, view->text(view, cursor.node));
        cursor.skip = kind == ENGROSS_KIND_NOTE;
        more = view->step(view, &cursor) != 0;
    }
    return NULL;
}
