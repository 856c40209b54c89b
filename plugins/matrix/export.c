/* One run: rows from the document, facts from the index, then the table. */
#include "matrix.h"

static int32_t load_index(struct engross_matrix *matrix) {
    engross_text path =
        engross_kit_option_text(&engross_matrix_plugin, matrix->job, "recommendations");
    if (path.size == 0)
        return ENGROSS_OK;
    matrix->has_index = true;
    matrix->index.host = matrix->host;
    matrix->index.state = engross_kit_field_text(matrix->view, ENGROSS_FIELD_STATE, 0);
    matrix->index.state_code = engross_kit_field_value(matrix->view, ENGROSS_FIELD_STATE, 0);
    if (matrix->index.state.data == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = engross_matrix_index_load(&matrix->index, path);
    engross_matrix_index_finish(&matrix->index);
    return status == ENGROSS_OK ? engross_matrix_join(matrix) : status;
}

static int32_t write_matrix(const struct engross_matrix *matrix) {
    const engross_value *format = engross_kit_option(&engross_matrix_plugin, matrix->job, "format");
    return format != NULL && format->integer == 1 ? engross_matrix_write_values(matrix)
                                                  : engross_matrix_write_workbook(matrix);
}

static enum engross_matrix_language language_of(const engross_view *view, const engross_job *job) {
    const engross_value *labels = engross_kit_option(&engross_matrix_plugin, job, "labels");
    if (labels != NULL && labels->integer == 1)
        return ENGROSS_MATRIX_LANGUAGE_EN;
    return engross_matrix_language_find(view->language(view, view->root(view)));
}

int32_t engross_matrix_run(const engross_host *host, const engross_job *job) {
    struct engross_matrix matrix = {.host = host, .view = host->view, .job = job};
    matrix.language = language_of(host->view, job);
    int32_t status = engross_matrix_collect(&matrix);
    if (status == ENGROSS_OK && matrix.count == 0)
        engross_kit_report(host, ENGROSS_MATRIX_NONE_NAMED, NULL, NULL);
    if (status == ENGROSS_OK)
        status = load_index(&matrix);
    if (status != ENGROSS_OK)
        return status;
    if (host->progress(host, 1, 2) != 0)
        return ENGROSS_CANCELLED;
    engross_kit_report(host, ENGROSS_MATRIX_EXCERPT, NULL, NULL);
    return write_matrix(&matrix);
}
