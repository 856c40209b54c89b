/* The matrix as users get it: document and index in, table out, by the program's own workers. */
#include "base/buffer.h"
#include "engross/engross.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <zip.h>

#define HERE ENGROSS_SOURCE_DIR "/tests/matrix/"
#define SEED ENGROSS_SOURCE_DIR "/../shared/seeds/002_5cd7b546b29bd0cc.txt"

static char scratch[] = "/tmp/engross-matrix-XXXXXX";

static void hear(void *user, const engross_diagnostic *diagnostic) {
    struct engross_buffer *heard = user;
    if (strcmp(diagnostic->code, "host.written") == 0)
        return; /* its message has a path of chance */
    engross_buffer_append_string(heard, diagnostic->code);
    engross_buffer_append_string(heard, ": ");
    engross_buffer_append_string(heard, diagnostic->message);
    engross_buffer_append_char(heard, '\n');
}

static void load(const char *path, struct engross_buffer *into) {
    char piece[4096];
    size_t size;
    FILE *file = fopen(path, "rb");
    engross_buffer_clear(into);
    if (file == NULL)
        return;
    while ((size = fread(piece, 1, sizeof piece, file)) > 0)
        engross_buffer_append(into, piece, size);
    fclose(file);
}

static void store(const char *path, const void *data, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* Exports input into output (cleared if nothing comes) and heard. settings end with NULL. */
static int32_t export(const char *input, const char *name, const char *const *settings,
                      struct engross_buffer *output, struct engross_buffer *heard) {
    static const char *const exporters[] = {"matrix"};
    static const char *const directories[] = {ENGROSS_BUILD_DIR "/plugins"};
    char path[256];
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    unlink(path);
    engross_buffer_clear(heard);
    engross_buffer_append_string(heard, "");
    const engross_sink sink = {.size = sizeof sink, .user = heard, .diagnostic = hear};
    engross_export_request request = {
        .size = sizeof request,
        .inputs = &input,
        .input_count = 1,
        .exporters = exporters,
        .exporter_count = 1,
        .output = scratch,
        .settings = settings,
        .plugin_directories = directories,
        .plugin_directory_count = 1,
        .cancel_descriptor = -1,
    };
    while (settings[request.setting_count] != NULL)
        request.setting_count++;
    int32_t status = engross_export(&request, &sink);
    load(path, output);
    return status;
}

static void assert_golden(const char *name, const struct engross_buffer *actual) {
    char path[256];
    snprintf(path, sizeof path, HERE "golden/%s", name);
    if (getenv("ENGROSS_UPDATE_GOLDEN") != NULL)
        store(path, actual->data, actual->size);
    struct engross_buffer expected = ENGROSS_BUFFER_INIT;
    load(path, &expected);
    assert_non_null(expected.data);
    assert_string_equal(actual->data, expected.data);
    engross_buffer_finish(&expected);
}

/* Table and diagnostics of a document, with an index or none. */
static void assert_values(const char *document, const char *golden, const char *index) {
    char setting[256] = "matrix.labels=english";
    char input[256];
    char output_name[64];
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    if (index != NULL)
        snprintf(setting, sizeof setting, "matrix.recommendations=" HERE "%s", index);
    const char *const settings[] = {"matrix.format=csv", setting, NULL};
    snprintf(input, sizeof input, HERE "%s.xml", document);
    snprintf(output_name, sizeof output_name, "%s.csv", document);
    assert_int_equal(export(input, output_name, settings, &output, &heard), ENGROSS_OK);
    engross_buffer_append_string(&output, "\r\n");
    engross_buffer_append(&output, heard.data, heard.size);
    assert_golden(golden, &output);
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

static void each_recommendation_is_a_row(void **state) {
    (void)state;
    assert_values("report", "alone.csv", NULL);
}

/* A line that prints its recommendation gives text and States where no index does; the State
 * concerned is known by its code, whatever the language of the index. */
static void recommendations_printed_in_full_need_no_index(void **state) {
    (void)state;
    assert_values("printed", "printed.csv", NULL);
    assert_values("printed", "printed-with-csv.csv", "index.csv");
}

static void an_index_is_joined(void **state) {
    (void)state;
    assert_values("report", "with-csv.csv", "index.csv");
    assert_values("report", "with-json.csv", "index.json");
}

static void labels_follow_the_document(void **state) {
    (void)state;
    static const char report[] =
        "<document xmlns='urn:engross:document:1' kind='report' xml:lang='ru'><content>"
        "<recommendations cycle='3'><p>Рекомендация 1.2</p><recommendation number='1.2' cycle='3'/>"
        "</recommendations><p>Ответ.</p></content></document>";
    char path[256];
    snprintf(path, sizeof path, "%s/russian.xml", scratch);
    store(path, report, sizeof report - 1);
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    const char *const own[] = {"matrix.format=csv", NULL};
    const char *const english[] = {"matrix.format=csv", "matrix.labels=english", NULL};
    assert_int_equal(export(path, "russian.csv", own, &output, &heard), ENGROSS_OK);
    assert_non_null(strstr(output.data, "Рекомендация,Полный текст"));
    assert_non_null(strstr(output.data, "Ответ.,Отвечено"));
    assert_int_equal(export(path, "russian.csv", english, &output, &heard), ENGROSS_OK);
    assert_non_null(strstr(output.data, "Recommendation,Full text"));
    unlink(path);
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

/* A report whose two lines answer one recommendation with so many letters of two bytes each. */
static void store_answers(const char *path, size_t letters) {
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(
        &xml, "<document xmlns='urn:engross:document:1' kind='report' xml:lang='ru'><content>");
    for (int i = 0; i < 2; i++) {
        engross_buffer_append_string(&xml, "<recommendations cycle='3'><p>1.2</p><recommendation "
                                           "number='1.2' cycle='3'/></recommendations><p>");
        for (size_t j = 0; j < letters; j++)
            engross_buffer_append_string(&xml, i == 0 ? "я" : "ю");
        engross_buffer_append_string(&xml, "</p>");
    }
    engross_buffer_append_string(&xml, "</content></document>");
    assert_false(engross_buffer_failed(&xml));
    store(path, xml.data, xml.size);
    engross_buffer_finish(&xml);
}

/* What does not fit into one cell is cut, and that is told; letters count, not bytes. */
static void cells_are_cut_with_a_word(void **state) {
    (void)state;
    char path[256];
    snprintf(path, sizeof path, "%s/long.xml", scratch);
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    const char *const values[] = {"matrix.format=csv", NULL};
    const char *const workbook[] = {NULL};
    store_answers(path, 15900);
    assert_int_equal(export(path, "long.csv", values, &output, &heard), ENGROSS_OK);
    assert_null(strstr(heard.data, "matrix.cell-cut"));
    assert_null(strstr(output.data, "[...]"));
    store_answers(path, 16100);
    assert_int_equal(export(path, "long.csv", values, &output, &heard), ENGROSS_OK);
    assert_non_null(strstr(heard.data, "matrix.cell-cut"));
    assert_non_null(strstr(output.data, "ю [...]"));
    assert_int_equal(export(path, "long.xlsx", workbook, &output, &heard), ENGROSS_OK);
    unlink(path);
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

struct fault {
    const char *index;
    const char *words; /* of the one error */
};

static const struct fault faults[] = {
    {"", "matrix.index-columns"},
    {"a,b\n1,2\n", "matrix.index-columns"},
    {"number,text\n1.1,x,y\n", "line 2: the line has more fields"},
    {"number,text\n1.1,\"x\n", "line 2: a field in quotes has no end"},
    {"number,text\n1.1,\"x\"y\n", "line 2: something stands behind"},
    {"number,text\n1.1,x\"y\n", "line 2: a quote stands"},
    {"number,text\n1.1,\xFF\n", "line 2: the text is not UTF-8"},
    {"number,text\nnone,x\n", "matrix.index-empty"},
    {"[{\"text\":\"1.1 x\"}", "line 1: a comma or a closing bracket"},
    {"[{\"text\":\"1.1 x\"}] x", "line 1: something stands behind the end"},
    {"[{\"text\" \"1.1 x\"}]", "a colon is expected"},
    {"[{\"text\":\"1.1 x\",}]", "the name of a member is expected"},
    {"[{\"text\":\n\"1.1 \\x\"}]", "line 2: a backslash"},
    {"[{\"text\":\"\\ud800\"}]", "half of a character"},
    {"[{\"text\":01}]", "this is no value"},
    {"[{\"text\":\"1.1\n\"}]", "control character"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested more than 32 deep"},
    {"[]", "matrix.index-empty"},
    {"{\"text\":\"1.1 no array\"}", "matrix.index-empty"},
};

static void faulty_indexes_are_refused(void **state) {
    (void)state;
    char path[256];
    char setting[300];
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    snprintf(path, sizeof path, "%s/index", scratch);
    snprintf(setting, sizeof setting, "matrix.recommendations=%s", path);
    const char *const settings[] = {"matrix.format=csv", setting, NULL};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        store(path, faults[i].index, strlen(faults[i].index));
        assert_int_equal(export(HERE "report.xml", "report.csv", settings, &output, &heard),
                         ENGROSS_FAILED);
        if (strstr(heard.data, faults[i].words) == NULL)
            fail_msg("%s gives %s", faults[i].index, heard.data);
        assert_int_equal(output.size, 0);
    }
    unlink(path);
    assert_int_equal(export(HERE "report.xml", "report.csv", settings, &output, &heard),
                     ENGROSS_FAILED);
    assert_non_null(strstr(heard.data, "host.option-file"));
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

/* A part of the workbook, NUL-terminated, for free(). */
static char *part(const struct engross_buffer *workbook, const char *name) {
    zip_source_t *source = zip_source_buffer_create(workbook->data, workbook->size, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(zip);
    zip_stat_t about;
    assert_int_equal(zip_stat(zip, name, 0, &about), 0);
    char *data = calloc(1, about.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(file, data, about.size), about.size);
    zip_fclose(file);
    zip_discard(zip);
    return data;
}

static void assert_has(const struct engross_buffer *workbook, const char *name,
                       const char *const *words) {
    char *data = part(workbook, name);
    for (; *words != NULL; words++)
        if (strstr(data, *words) == NULL)
            fail_msg("%s lacks %s", name, *words);
    free(data);
}

static void a_workbook_is_ready_to_work_in(void **state) {
    (void)state;
    static const char *const settings[] = {"matrix.recommendations=" HERE "index.csv", NULL};
    static const char *const table[] = {"<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\"",
                                        "<autoFilter ref=\"A1:O8\"/>",
                                        "type=\"list\"",
                                        "sqref=\"N2:N8\"",
                                        "\"Implemented,Partially implemented,",
                                        "numberStoredAsText=\"1\"",
                                        "<col min=\"8\" max=\"8\" width=\"56",
                                        "orientation=\"landscape\"",
                                        NULL};
    static const char *const strings[] = {"<t>139.10</t>", "=SUM(A1) looks like a formula",
                                          "Peru; Chile", NULL};
    static const char *const summary[] = {"COUNTIF('Matrix'!N2:N8,A", NULL};
    static const char *const names[] = {"Matrix!$A$1:$O$8", "Matrix!$1:$1", NULL};
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    assert_int_equal(export(HERE "report.xml", "report.xlsx", settings, &output, &heard),
                     ENGROSS_OK);
    assert_has(&output, "xl/worksheets/sheet1.xml", table);
    assert_has(&output, "xl/sharedStrings.xml", strings);
    assert_has(&output, "xl/worksheets/sheet2.xml", summary);
    assert_has(&output, "xl/workbook.xml", names);
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

static void the_same_input_gives_the_same_bytes(void **state) {
    (void)state;
    static const char *const settings[] = {NULL};
    struct engross_buffer first = ENGROSS_BUFFER_INIT;
    struct engross_buffer second = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    setenv("TZ", "Asia/Almaty", 1);
    export(HERE "report.xml", "report.xlsx", settings, &first, &heard);
    setenv("TZ", "America/Lima", 1);
    sleep(2); /* ZIP counts time in steps of two seconds */
    export(HERE "report.xml", "report.xlsx", settings, &second, &heard);
    unsetenv("TZ");
    assert_true(first.size > 1000);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    engross_buffer_finish(&first);
    engross_buffer_finish(&second);
    engross_buffer_finish(&heard);
}

/* The national report that the program was first made for names 214 recommendations. */
static void a_national_report_gives_all_its_recommendations(void **state) {
    (void)state;
    static const char *const settings[] = {"matrix.format=csv", NULL};
    struct engross_buffer output = ENGROSS_BUFFER_INIT;
    struct engross_buffer heard = ENGROSS_BUFFER_INIT;
    if (access(SEED, R_OK) != 0) {
        puts("skipped: the shared texts are not there");
        skip();
    }
    assert_int_equal(export(SEED, "002_5cd7b546b29bd0cc.csv", settings, &output, &heard),
                     ENGROSS_OK);
    size_t rows = 0;
    for (const char *at = output.data; (at = strstr(at, "\r\n")) != NULL; at++)
        rows++;
    assert_int_equal(rows, 1 + 214);
    engross_buffer_finish(&output);
    engross_buffer_finish(&heard);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_recommendation_is_a_row),
        cmocka_unit_test(recommendations_printed_in_full_need_no_index),
        cmocka_unit_test(an_index_is_joined),
        cmocka_unit_test(labels_follow_the_document),
        cmocka_unit_test(cells_are_cut_with_a_word),
        cmocka_unit_test(faulty_indexes_are_refused),
        cmocka_unit_test(a_workbook_is_ready_to_work_in),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(a_national_report_gives_all_its_recommendations),
    };
    assert_non_null(mkdtemp(scratch));
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    static const char *const left[] = {"report.csv", "report.xlsx", "russian.csv",
                                       "long.csv",   "long.xlsx",   "002_5cd7b546b29bd0cc.csv"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", scratch, left[i]);
        unlink(path);
    }
    rmdir(scratch);
    return failed;
}
