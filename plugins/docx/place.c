#include "place.h"

#include "base/utf8.h"

/* A kind's containers count; cells and notes are a beginning of their own. */
static bool is_container(uint32_t kind) {
    return kind == ENGROSS_KIND_SECTION || kind == ENGROSS_KIND_PARAGRAPH ||
           kind == ENGROSS_KIND_LIST || kind == ENGROSS_KIND_ITEM ||
           kind == ENGROSS_KIND_EXCHANGE || kind == ENGROSS_KIND_QUESTION ||
           kind == ENGROSS_KIND_ANSWER || kind == ENGROSS_KIND_QUOTATION ||
           kind == ENGROSS_KIND_NOTICE;
}

/* How many containers stand around node; false where it stands in a cell or a note. */
static bool count_around(const engross_view *view, const engross_node *node, uint32_t *count) {
    *count = 0;
    for (const engross_node *at = view->parent(view, node); at != NULL;
         at = view->parent(view, at)) {
        uint32_t kind = view->kind(view, at);
        if (kind == ENGROSS_KIND_CELL || kind == ENGROSS_KIND_NOTE)
            return false;
        *count += is_container(kind);
    }
    return true;
}

static const engross_node *before(const engross_view *view, const engross_node *node) {
    const engross_node *at = view->previous(view, node);
    while (at != NULL && view->kind(view, at) == ENGROSS_KIND_PAGE_BREAK)
        at = view->previous(view, at);
    return at;
}

static bool starts_lower(const engross_view *view, const engross_node *node) {
    engross_text text = view->plain_text(view, node);
    size_t at = 0;
    return text.size > 0 && engross_is_lowercase(engross_utf8_decode(text.data, text.size, &at));
}

/* Whether a block of that kind is read as the end of a numbered paragraph or item before it. */
static bool ends_paragraph(const engross_view *view, const engross_node *node) {
    switch (view->kind(view, node)) {
    case ENGROSS_KIND_LIST:
    case ENGROSS_KIND_QUOTATION:
        return false;
    case ENGROSS_KIND_P:
        return !starts_lower(view, node);
    default:
        return true;
    }
}

/* Whether the paragraphs before node, and how it looks, would tell a reader another place. */
static bool is_told_wrong(const engross_view *view, const engross_node *node) {
    const engross_node *previous = before(view, node);
    uint32_t kind = view->kind(view, node);
    uint32_t parent = view->kind(view, view->parent(view, node));
    uint32_t last = previous == NULL ? ENGROSS_KIND_NONE : view->kind(view, previous);
    bool is_text = kind == ENGROSS_KIND_P;
    if (last == ENGROSS_KIND_SECTION)
        return true;
    if (last == ENGROSS_KIND_PARAGRAPH)
        return kind != ENGROSS_KIND_PARAGRAPH && !ends_paragraph(view, node);
    if (last == ENGROSS_KIND_EXCHANGE)
        return kind != ENGROSS_KIND_EXCHANGE;
    if (last == kind && (kind == ENGROSS_KIND_QUOTATION || kind == ENGROSS_KIND_LIST))
        return true;
    if (previous == NULL)
        return false;
    switch (parent) {
    case ENGROSS_KIND_PARAGRAPH:
        return ends_paragraph(view, node);
    case ENGROSS_KIND_ITEM:
        return kind == ENGROSS_KIND_QUOTATION || (!is_text && ends_paragraph(view, node));
    case ENGROSS_KIND_QUOTATION:
        return !is_text && ends_paragraph(view, node);
    case ENGROSS_KIND_NOTICE:
        return true;
    default:
        return false;
    }
}

void engross_docx_place(struct engross_docx *docx, const engross_node *node) {
    uint32_t count;
    bool is_waiting = docx->flow.place > 0;
    if (!is_waiting && is_told_wrong(docx->view, node) && count_around(docx->view, node, &count))
        docx->flow.place = count + 1;
}
