#include "key_figures.h"

#include "fields.h"
#include "paragraph.h"
#include "place.h"
#include "section.h"

/* The narrowest a figure gets, in sizes of its label, and the space between figures, both in
 * hundredths: as in the PDF. */
#define NARROWEST 1050
#define GAP 135
#define TWIPS_IN_A_HALF_POINT 10

static int32_t sizes_of_label(const struct engross_docx *docx, int32_t hundredths) {
    return docx->look.styles[ENGROSS_DOCX_KEY_LABEL].size * TWIPS_IN_A_HALF_POINT * hundredths /
           100;
}

/* The width at which no number is broken, unless it is longer than half of all there is. */
static int32_t needed_width(struct engross_docx *docx, const engross_node *figures, int32_t room,
                            int32_t *count) {
    const engross_view *view = docx->view;
    const struct engross_docx_appearance *style = &docx->look.styles[ENGROSS_DOCX_KEY_VALUE];
    int32_t needed = sizes_of_label(docx, NARROWEST);
    const engross_node *one = view->first_child(view, figures);
    for (*count = 0; one != NULL; one = view->next(view, one), ++*count) {
        const engross_node *value = engross_kit_child(view, one, ENGROSS_KIND_VALUE);
        if (value == NULL)
            continue;
        int32_t width = engross_docx_guess_width(engross_docx_plain_text(docx, value), style->size);
        needed = width > needed ? width : needed;
    }
    needed += style->start + style->end;
    return needed > room / 2 ? room / 2 : needed;
}

/* As even as can be: four figures where three would fit are two and two. */
static int32_t choose_columns(struct engross_docx *docx, const engross_node *figures) {
    int32_t gap = sizes_of_label(docx, GAP), count;
    int32_t width = engross_docx_text_width(&docx->look);
    int32_t fitting = (width + gap) / (needed_width(docx, figures, width - gap, &count) + gap);
    int32_t most = fitting < 1 ? 1 : fitting;
    int32_t rows = (count + most - 1) / most;
    return rows == 0 ? 1 : (count + rows - 1) / rows;
}

/* Whether figures in so many columns need a section of their own. */
static bool is_apart(const struct engross_docx *docx) {
    return docx->flow.figure_columns > 1 || docx->look.page.columns > 1;
}

int32_t engross_docx_key_figures_announce(struct engross_docx *docx, const engross_node *heading) {
    const engross_node *below = docx->view->next(docx->view, heading);
    if (docx->look.page.columns < 2 || below == NULL ||
        docx->view->kind(docx->view, below) != ENGROSS_KIND_KEY_FIGURES)
        return ENGROSS_OK;
    docx->flow.is_spanning = true;
    return engross_docx_section_end(docx, engross_docx_text_columns(docx));
}

int32_t engross_docx_enter_key_figures(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    int32_t status = engross_docx_flush_lead(docx);
    docx->flow.figure_columns = choose_columns(docx, cursor->node);
    if (status == ENGROSS_OK && is_apart(docx))
        status = engross_docx_section_end(docx, docx->flow.is_spanning
                                                    ? engross_docx_one_column(docx)
                                                    : engross_docx_text_columns(docx));
    docx->flow.is_spanning = false;
    engross_docx_place(docx, cursor->node);
    return status == ENGROSS_OK ? engross_docx_bookmark(docx, cursor->node) : status;
}

int32_t engross_docx_leave_key_figures(void *user, engross_cursor *cursor) {
    struct engross_docx *docx = user;
    struct engross_docx_columns_of_section columns = {docx->flow.figure_columns,
                                                      sizes_of_label(docx, GAP)};
    (void)cursor;
    docx->flow.space_before = docx->look.styles[ENGROSS_DOCX_KEY_FIGURES].after;
    return is_apart(docx) ? engross_docx_section_end(docx, columns) : ENGROSS_OK;
}

int32_t engross_docx_enter_value(void *user, engross_cursor *cursor) {
    return engross_docx_block_start(user, ENGROSS_DOCX_KEY_VALUE, cursor->node);
}

int32_t engross_docx_enter_label(void *user, engross_cursor *cursor) {
    return engross_docx_block_start(user, ENGROSS_DOCX_KEY_LABEL, cursor->node);
}
