/* What stands beneath a line of recommendations answers it: all that follows in its section up to
 * the next line, but for sections that have lines of their own. Lines that follow each other
 * directly share what is beneath the last. */
#include "matrix.h"

#include "base/utf8.h"

/* Code points that a cell's text has at most; spreadsheets hold 32,767. */
#define ANSWER_LIMIT 32000
#define CUT_MARK " [...]"

struct answer {
    struct engross_matrix *matrix;
    struct engross_buffer text;
    struct engross_buffer paragraphs;
    size_t length; /* code points in text */
    bool is_cut;
    int64_t first; /* of the run of consecutive numbers, 0: none */
    int64_t last;
};

static engross_text without_point(engross_text number) {
    while (number.size > 0 &&
           (number.data[number.size - 1] == '.' || number.data[number.size - 1] == ')'))
        number.size--;
    return number;
}

/* Writes the run's end where it has more than one number. */
static void end_run(struct answer *answer) {
    if (answer->last > answer->first) {
        engross_buffer_append_string(&answer->paragraphs,
                                     answer->last == answer->first + 1 ? ", " : "–");
        engross_buffer_append_integer(&answer->paragraphs, answer->last);
    }
    answer->first = answer->last = 0;
}

static void add_number(struct answer *answer, const engross_node *paragraph) {
    const engross_view *view = answer->matrix->view;
    engross_text number = without_point(view->attribute(view, paragraph, ENGROSS_ATTRIBUTE_NUMBER));
    int64_t value = view->integer(view, paragraph, ENGROSS_ATTRIBUTE_VALUE, 0);
    bool is_plain =
        engross_kit_attribute_is(view, paragraph, ENGROSS_ATTRIBUTE_NUMBERING, "decimal");
    if (is_plain && answer->last > 0 && value == answer->last + 1) {
        answer->last = value;
        return;
    }
    end_run(answer);
    if (answer->paragraphs.size > 0)
        engross_buffer_append_string(&answer->paragraphs, ", ");
    engross_buffer_append(&answer->paragraphs, number.data, number.size);
    if (is_plain)
        answer->first = answer->last = value;
}

/* Appends words to the text as far as it may grow. */
static void add_text(struct answer *answer, engross_text text) {
    size_t end = 0;
    while (end < text.size && answer->length < ANSWER_LIMIT) {
        engross_utf8_decode(text.data, text.size, &end);
        answer->length++;
    }
    engross_buffer_append(&answer->text, text.data, end);
    if (end < text.size && !answer->is_cut) {
        answer->is_cut = true;
        engross_buffer_append_string(&answer->text, CUT_MARK);
    }
}

static void add_string(struct answer *answer, const char *string) {
    add_text(answer, engross_kit_text(string));
}

/* The printed number of the paragraph or item that block begins. */
static engross_text number_before(const engross_view *view, const engross_node *block) {
    const engross_node *parent = view->parent(view, block);
    uint32_t kind = view->kind(view, parent);
    bool is_first = view->first_child(view, parent) == block;
    if (is_first && (kind == ENGROSS_KIND_PARAGRAPH || kind == ENGROSS_KIND_ITEM))
        return view->attribute(view, parent, ENGROSS_ATTRIBUTE_NUMBER);
    return engross_kit_text("");
}

static int32_t add_block(struct answer *answer, const engross_node *block) {
    const engross_view *view = answer->matrix->view;
    engross_text number = number_before(view, block);
    engross_text text = view->plain_text(view, block);
    if (text.data == NULL)
        return ENGROSS_NO_MEMORY;
    if (answer->text.size > 0)
        add_string(answer, "\n");
    add_text(answer, number);
    if (number.size > 0)
        add_string(answer, " ");
    add_text(answer, text);
    return ENGROSS_OK;
}

/* One block beneath the line, with all that is in it. */
static int32_t add_subtree(struct answer *answer, const engross_node *top) {
    const engross_view *view = answer->matrix->view;
    engross_cursor cursor = {.size = sizeof cursor, .top = top};
    int32_t status = ENGROSS_OK;
    while (status == ENGROSS_OK && view->step(view, &cursor)) {
        if (cursor.event != ENGROSS_EVENT_ENTER)
            continue;
        uint32_t kind = view->kind(view, cursor.node);
        if (kind == ENGROSS_KIND_PARAGRAPH)
            add_number(answer, cursor.node);
        if (!engross_kit_holds_text(kind))
            continue;
        cursor.skip = 1;
        status = add_block(answer, cursor.node);
    }
    return status;
}

static bool has_lines(const engross_view *view, const engross_node *section) {
    engross_cursor cursor = {.size = sizeof cursor, .top = section};
    while (view->step(view, &cursor)) {
        uint32_t kind = view->kind(view, cursor.node);
        if (kind == ENGROSS_KIND_RECOMMENDATIONS)
            return true;
        cursor.skip = kind == ENGROSS_KIND_P;
    }
    return false;
}

static int32_t add_beneath(struct answer *answer, const engross_node *line) {
    const engross_view *view = answer->matrix->view;
    const engross_node *node = line;
    while (node != NULL && view->kind(view, node) == ENGROSS_KIND_RECOMMENDATIONS)
        node = view->next(view, node);
    int32_t status = ENGROSS_OK;
    for (; node != NULL && status == ENGROSS_OK; node = view->next(view, node)) {
        uint32_t kind = view->kind(view, node);
        if (kind == ENGROSS_KIND_RECOMMENDATIONS)
            break;
        if (kind != ENGROSS_KIND_SECTION || !has_lines(view, node))
            status = add_subtree(answer, node);
    }
    end_run(answer);
    return status;
}

/* Takes what the answer holds into the job's memory. */
static int32_t keep(struct answer *answer, struct engross_matrix_line *line) {
    const engross_host *host = answer->matrix->host;
    if (engross_buffer_failed(&answer->text) || engross_buffer_failed(&answer->paragraphs))
        return ENGROSS_NO_MEMORY;
    line->answer = engross_kit_copy(host, answer->text.data, answer->text.size);
    line->paragraphs = engross_kit_copy(host, answer->paragraphs.data, answer->paragraphs.size);
    return line->answer.data == NULL || line->paragraphs.data == NULL ? ENGROSS_NO_MEMORY
                                                                      : ENGROSS_OK;
}

int32_t engross_matrix_answer(struct engross_matrix *matrix, struct engross_matrix_line *line) {
    struct answer answer = {.matrix = matrix};
    engross_buffer_append_string(&answer.text, "");
    engross_buffer_append_string(&answer.paragraphs, "");
    int32_t status = add_beneath(&answer, line->node);
    if (status == ENGROSS_OK)
        status = keep(&answer, line);
    if (status == ENGROSS_OK && answer.is_cut)
        engross_kit_report(matrix->host, ENGROSS_MATRIX_ANSWER_CUT, line->node, "32000", NULL);
    if (status == ENGROSS_OK && answer.text.size == 0)
        engross_kit_report(matrix->host, ENGROSS_MATRIX_UNANSWERED_LINE, line->node, NULL);
    engross_buffer_finish(&answer.text);
    engross_buffer_finish(&answer.paragraphs);
    return status;
}
