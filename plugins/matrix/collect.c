/* From the lines of recommendations to rows: each recommendation once, in the order in which the
 * document first names it. */
#include "matrix.h"

struct engross_matrix_row *engross_matrix_add_row(struct engross_matrix *matrix,
                                                  engross_text number, int64_t cycle) {
    if (!engross_matrix_grow(matrix->host, &matrix->rows, matrix->count, &matrix->capacity,
                             sizeof *matrix->rows) ||
        !engross_matrix_map_add(&matrix->by_number, matrix->host, cycle, number, matrix->count))
        return NULL;
    struct engross_matrix_row *row = &matrix->rows[matrix->count++];
    *row = (struct engross_matrix_row){.number = number, .cycle = cycle};
    return row;
}

static int32_t mention(struct engross_matrix *matrix, const struct engross_matrix_line *line,
                       const engross_node *recommendation) {
    const engross_view *view = matrix->view;
    engross_text number = view->attribute(view, recommendation, ENGROSS_ATTRIBUTE_NUMBER);
    int64_t cycle = view->integer(view, recommendation, ENGROSS_ATTRIBUTE_CYCLE, 0);
    if (number.size == 0)
        return ENGROSS_OK;
    size_t found = engross_matrix_map_find(&matrix->by_number, cycle, number);
    struct engross_matrix_row *row = found == ENGROSS_MATRIX_NONE
                                         ? engross_matrix_add_row(matrix, number, cycle)
                                         : &matrix->rows[found];
    if (row == NULL)
        return ENGROSS_NO_MEMORY;
    if (row->last != NULL && row->last->line == line)
        return ENGROSS_OK;
    struct engross_matrix_mention *more = matrix->host->allocate(matrix->host, sizeof *more);
    if (more == NULL)
        return ENGROSS_NO_MEMORY;
    more->line = line;
    if (row->last == NULL)
        row->mentions = more;
    else
        row->last->next = more;
    row->last = more;
    return ENGROSS_OK;
}

/* The heading of the nearest section that has one. */
static engross_text theme_of(const engross_view *view, const engross_node *line) {
    const engross_node *section = engross_kit_ancestor(view, line, ENGROSS_KIND_SECTION);
    for (; section != NULL; section = engross_kit_ancestor(view, section, ENGROSS_KIND_SECTION)) {
        const engross_node *heading = engross_kit_child(view, section, ENGROSS_KIND_HEADING);
        if (heading != NULL && view->first_child(view, heading) != NULL)
            return view->plain_text(view, heading);
    }
    return engross_kit_text("");
}

static int32_t collect_line(struct engross_matrix *matrix, const engross_node *node) {
    const engross_view *view = matrix->view;
    const engross_node *named = engross_kit_child(view, node, ENGROSS_KIND_RECOMMENDATION);
    if (named == NULL)
        return ENGROSS_OK;
    struct engross_matrix_line *line = matrix->host->allocate(matrix->host, sizeof *line);
    if (line == NULL)
        return ENGROSS_NO_MEMORY;
    *line = (struct engross_matrix_line){.node = node, .theme = theme_of(view, node)};
    int32_t status =
        line->theme.data == NULL ? ENGROSS_NO_MEMORY : engross_matrix_answer(matrix, line);
    if (status == ENGROSS_OK)
        status = engross_matrix_read_printed(matrix, line);
    for (; named != NULL && status == ENGROSS_OK;
         named = engross_kit_next(view, named, ENGROSS_KIND_RECOMMENDATION))
        status = mention(matrix, line, named);
    return status;
}

int32_t engross_matrix_collect(struct engross_matrix *matrix) {
    const engross_view *view = matrix->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = engross_kit_content(view)};
    int32_t status = ENGROSS_OK;
    while (status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        uint32_t kind = view->kind(view, cursor.node);
        cursor.skip = kind == ENGROSS_KIND_P;
        if (kind == ENGROSS_KIND_RECOMMENDATIONS)
            status = collect_line(matrix, cursor.node);
    }
    matrix->named = matrix->count;
    return status;
}
