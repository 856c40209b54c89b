/* The table as a workbook (ISO/IEC 29500-1, SpreadsheetML) through libxlsxwriter: one sheet to
 * work in, one with figures that follow it. */
#include "cells.h"
#include "memory_file.h"
#include "sheets.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#define PIECE_SIZE ((size_t)64 * 1024)
/* Bytes that the library takes for a property at most. */
#define PROPERTY_SIZE ((size_t)255)
/* 1 January 1980, the beginning of ZIP's time: where no time is to be told, one must stand. */
#define NO_TIME 315532800

static int32_t report_failure(const struct engross_matrix *matrix, lxw_error error) {
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return ENGROSS_NO_MEMORY;
    engross_kit_report(matrix->host, ENGROSS_MATRIX_WORKBOOK, NULL, lxw_strerror(error), NULL);
    return ENGROSS_FAILED;
}

/* The library copies what the properties point to. */
static lxw_error set_properties(const struct engross_matrix *matrix, lxw_workbook *workbook) {
    engross_text title = engross_kit_field_text(matrix->view, ENGROSS_FIELD_TITLE, 0);
    engross_text symbol = engross_kit_field_text(matrix->view, ENGROSS_FIELD_SYMBOL, 0);
    if (title.data == NULL || symbol.data == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_doc_properties properties = {
        .title = title.size > 0 ? (char *)title.data : NULL,
        .subject = symbol.size > 0 ? (char *)symbol.data : NULL,
        .created = matrix->job->epoch >= 0 ? (time_t)matrix->job->epoch : NO_TIME,
    };
    char head[PROPERTY_SIZE + 1];
    if (title.size > PROPERTY_SIZE) { /* its beginning: the whole stands in the document */
        size_t size = engross_utf8_valid_prefix(title.data, PROPERTY_SIZE);
        memcpy(head, title.data, size);
        head[size] = '\0';
        properties.title = head;
    }
    if (properties.created == 0)
        properties.created = 1; /* to the library 0 is the clock's time */
    return workbook_set_properties(workbook, &properties);
}

static int32_t copy_out(const struct engross_matrix *matrix, int descriptor) {
    char *piece = matrix->host->allocate(matrix->host, PIECE_SIZE);
    if (piece == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = ENGROSS_OK;
    off_t offset = 0;
    while (status == ENGROSS_OK) {
        ssize_t size = pread(descriptor, piece, PIECE_SIZE, offset);
        if (size < 0)
            return report_failure(matrix, LXW_ERROR_CREATING_XLSX_FILE);
        if (size == 0)
            break;
        status = matrix->host->write(matrix->host, piece, (size_t)size);
        offset += size;
    }
    return status;
}

static int32_t make_workbook(const struct engross_matrix *matrix, const char *path) {
    lxw_workbook *workbook = workbook_new(path);
    if (workbook == NULL)
        return ENGROSS_NO_MEMORY;
    int32_t status = ENGROSS_OK;
    lxw_error error = set_properties(matrix, workbook);
    if (error == LXW_NO_ERROR)
        status = engross_matrix_write_table(matrix, workbook, &error);
    if (error == LXW_NO_ERROR && status == ENGROSS_OK)
        error = engross_matrix_write_summary(matrix, workbook);
    lxw_error closed = workbook_close(workbook); /* frees it too */
    if (error == LXW_NO_ERROR)
        error = closed;
    if (status != ENGROSS_OK)
        return status;
    return error == LXW_NO_ERROR ? ENGROSS_OK : report_failure(matrix, error);
}

int32_t engross_matrix_write_workbook(const struct engross_matrix *matrix) {
    int descriptor = engross_matrix_memory_file();
    if (descriptor < 0)
        return report_failure(matrix, LXW_ERROR_CREATING_TMPFILE);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    int32_t status = make_workbook(matrix, path);
    if (status == ENGROSS_OK)
        status = copy_out(matrix, descriptor);
    close(descriptor);
    return status;
}
