/* YAML metadata and assignments: what is understood, what is refused, what is stronger. */
#include "read/metadata.h"
#include "read/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Everything reported, one "line:column code: message" a line. */
struct report {
    char text[4096];
    size_t size;
};

static void keep(void *user, const engross_diagnostic *diagnostic) {
    struct report *report = user;
    report->size += (size_t)snprintf(
        report->text + report->size, sizeof report->text - report->size, "%u:%u %s: %s\n",
        diagnostic->line, diagnostic->column, diagnostic->code, diagnostic->message);
}

struct fixture {
    struct report report;
    engross_sink sink;
    struct engross_diagnostics diagnostics;
    struct engross_metadata metadata;
};

static void begin(struct fixture *fixture) {
    memset(fixture, 0, sizeof *fixture);
    fixture->metadata = (struct engross_metadata)ENGROSS_METADATA_INIT;
    fixture->sink = (engross_sink){sizeof(engross_sink), &fixture->report, keep};
    fixture->diagnostics.sink = &fixture->sink;
}

static int32_t load(struct fixture *fixture, const char *yaml) {
    return engross_metadata_load_text(yaml, strlen(yaml), (engross_position){1, 1},
                                      &fixture->diagnostics, &fixture->metadata);
}

/* The index-th datum of field as "text|value|label". */
static void expect(struct fixture *fixture, const char *field, size_t index, const char *wanted) {
    for (size_t i = 0; i < fixture->metadata.count; i++) {
        const struct engross_metadatum *datum = &fixture->metadata.data[i];
        if (datum->field != engross_field_find(field) || index-- > 0)
            continue;
        char found[512];
        snprintf(found, sizeof found, "%s|%s|%s", datum->text, datum->value ? datum->value : "",
                 datum->label ? datum->label : "");
        assert_string_equal(found, wanted);
        return;
    }
    fail_msg("no %s", field);
}

static void expect_report(const char *yaml, int32_t status, const char *report) {
    struct fixture fixture;
    begin(&fixture);
    assert_int_equal(load(&fixture, yaml), status);
    assert_string_equal(fixture.report.text, report);
    engross_metadata_finish(&fixture.metadata);
}

static void test_values(void **state) {
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    assert_int_equal(load(&fixture, "# a report\n"
                                    "title: \"National report: third cycle\"\n"
                                    "kind: report\n"
                                    "lang: kk\n"
                                    "date: 18 October 2024\n"
                                    "Session_Dates: 20–31 January 2025\n"
                                    "session: Forty-eighth session\n"
                                    "state: Kazakhstan\n"
                                    "original-language: Russian\n"
                                    "period: 2019–2024\n"
                                    "cycle: 4\n"
                                    "author: [A. Writer, B. Writer]\n"
                                    "keywords: torture, remedies ; custody\n"
                                    "distribution: {text: General, label: 'Distr.:'}\n"
                                    "x-desk: ignored\n"),
                     ENGROSS_OK);
    assert_string_equal(fixture.report.text, "");
    expect(&fixture, "title", 0, "National report: third cycle||");
    expect(&fixture, "date", 0, "18 October 2024|2024-10-18|");
    expect(&fixture, "session-dates", 0, "20–31 January 2025|2025-01-20/2025-01-31|");
    expect(&fixture, "session", 0, "Forty-eighth session|48|");
    expect(&fixture, "state", 0, "Kazakhstan|KAZ|");
    expect(&fixture, "original-language", 0, "Russian|ru|");
    expect(&fixture, "period", 0, "2019–2024|2019/2024|");
    expect(&fixture, "cycle", 0, "4|4|");
    expect(&fixture, "author", 1, "B. Writer||");
    expect(&fixture, "keyword", 0, "torture||");
    expect(&fixture, "keyword", 2, "custody||");
    expect(&fixture, "distribution", 0, "General||Distr.:");
    engross_metadata_finish(&fixture.metadata);
}

static void test_codes_become_names(void **state) {
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    assert_int_equal(load(&fixture, "state: KAZ\nlanguage: ru\n"), ENGROSS_OK);
    expect(&fixture, "state", 0, "Kazakhstan|KAZ|");
    expect(&fixture, "language", 0, "Russian|ru|");
    engross_metadata_finish(&fixture.metadata);
}

static void test_warnings(void **state) {
    (void)state;
    expect_report("titel: A\ncolour:\n  - deep: {deeper: 1}\ntitle: B\n", ENGROSS_OK,
                  "1:1 metadata.unknown-key: unknown key \"titel\"; is \"title\" meant?\n"
                  "2:1 metadata.unknown-key: unknown key \"colour\"\n");
    expect_report("title: A\ntitle: B\n", ENGROSS_OK,
                  "2:1 metadata.double-key: \"title\" is given twice; the last one holds\n");
    expect_report("date: next spring\n", ENGROSS_OK,
                  "1:7 metadata.not-understood: \"next spring\" is not understood as a date; "
                  "\"date\" is printed as it stands\n");
}

static void test_errors(void **state) {
    (void)state;
    expect_report("kind: book\n", ENGROSS_FAILED,
                  "1:7 metadata.wrong-value: \"book\" is no value of \"kind\": report, factsheet, "
                  "interview, article or page\n");
    expect_report("title: [A, B]\n", ENGROSS_FAILED,
                  "1:8 metadata.wrong-type: \"title\" must be one value, not a list\n");
    expect_report("- title\n", ENGROSS_FAILED,
                  "1:1 metadata.not-a-mapping: the metadata is not a list of keys and values\n");
    expect_report("title: Report: the third\n", ENGROSS_FAILED,
                  "1:14 metadata.syntax: not valid YAML: a second colon in the line; put the value "
                  "in quotes\n");
    expect_report("date: {text: Spring, value: soon}\n", ENGROSS_FAILED,
                  "1:7 metadata.wrong-value: \"soon\" is no value of \"date\": a date\n");
}

static void test_hostile_yaml(void **state) {
    (void)state;
    expect_report("title: &a A\nsubtitle: *a\n", ENGROSS_FAILED,
                  "2:11 metadata.alias: YAML anchors and aliases are not taken\n");
    char deep[2048];
    memset(deep, '[', sizeof deep);
    memcpy(deep, "x: ", 3);
    deep[sizeof deep - 1] = '\0';
    struct fixture fixture;
    begin(&fixture);
    assert_int_equal(load(&fixture, deep), ENGROSS_FAILED);
    assert_non_null(strstr(fixture.report.text, "nested too deeply"));
    engross_metadata_finish(&fixture.metadata);
}

static void test_assignments(void **state) {
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    assert_int_equal(load(&fixture, "title: From the file\nauthor: [A, B]\n"), ENGROSS_OK);
    static const char *const assignments[] = {
        "title=Stronger",   "date=Spring 2024", "date.value=2024-04",
        "date.label=Date:", "author=C",         "author=D"};
    for (size_t i = 0; i < sizeof assignments / sizeof assignments[0]; i++)
        assert_int_equal(
            engross_metadata_set(&fixture.metadata, assignments[i], &fixture.diagnostics),
            ENGROSS_OK);
    expect(&fixture, "title", 0, "Stronger||");
    expect(&fixture, "date", 0, "Spring 2024|2024-04|Date:");
    expect(&fixture, "author", 0, "C||");
    expect(&fixture, "author", 1, "D||");
    assert_int_equal(engross_metadata_set(&fixture.metadata, "title", &fixture.diagnostics),
                     ENGROSS_FAILED);
    assert_non_null(strstr(fixture.report.text, "metadata.no-value"));
    engross_metadata_finish(&fixture.metadata);
}

static void test_applied_over_the_text(void **state) {
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct engross_builder *builder = engross_builder_new(&fixture.diagnostics, NULL);
    engross_builder_open_field(builder, ENGROSS_FIELD_TITLE, ENGROSS_NOWHERE);
    engross_builder_text(builder, "Of the text", 11, ENGROSS_NOWHERE);
    engross_builder_close(builder, ENGROSS_KIND_FIELD);
    engross_builder_open_field(builder, ENGROSS_FIELD_ORGAN, ENGROSS_NOWHERE);
    engross_builder_text(builder, "Gone", 4, ENGROSS_NOWHERE);
    engross_builder_close(builder, ENGROSS_KIND_FIELD);
    assert_int_equal(load(&fixture, "title: Stronger\nbody: [One, Two]\norgan: ~\n"), ENGROSS_OK);
    engross_metadata_apply(&fixture.metadata, builder);
    assert_int_equal(engross_builder_status(builder), ENGROSS_OK);
    assert_int_equal(engross_builder_field_count(builder, ENGROSS_FIELD_TITLE), 1);
    assert_int_equal(engross_builder_field_count(builder, ENGROSS_FIELD_BODY), 2);
    assert_int_equal(engross_builder_field_count(builder, ENGROSS_FIELD_ORGAN), 0);
    engross_builder_free(builder);
    engross_metadata_finish(&fixture.metadata);
}

static void test_files(void **state) {
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    char path[] = "/tmp/engross-metadata-XXXXXX";
    int descriptor = mkstemp(path);
    assert_int_equal(write(descriptor, "title: In a file\r\nkind: page\r\n", 30), 30);
    close(descriptor);
    assert_int_equal(
        engross_metadata_load_file(path, NULL, &fixture.diagnostics, &fixture.metadata),
        ENGROSS_OK);
    expect(&fixture, "title", 0, "In a file||");
    unlink(path);
    assert_int_equal(
        engross_metadata_load_file(path, NULL, &fixture.diagnostics, &fixture.metadata),
        ENGROSS_FAILED);
    assert_int_equal(fixture.diagnostics.counts[ENGROSS_SEVERITY_ERROR], 1);
    engross_metadata_finish(&fixture.metadata);
}

/* The examples of the guide load without a word of complaint. */
static void test_documented_examples(void **state) {
    (void)state;
    static const char fence[] = "```yaml\n";
    static char guide[16384];
    FILE *file = fopen(ENGROSS_SOURCE_DIR "/docs/metadata.md", "rb");
    assert_non_null(file);
    size_t size = fread(guide, 1, sizeof guide - 1, file), count = 0;
    fclose(file);
    assert_true(size < sizeof guide - 1);
    for (char *at = guide; (at = strstr(at, fence)) != NULL; count++) {
        at += sizeof fence - 1;
        char *end = strstr(at, "```");
        assert_non_null(end);
        *end = '\0';
        expect_report(at, ENGROSS_OK, "");
        at = end + 1;
    }
    assert_int_equal(count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_codes_become_names),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_hostile_yaml),
        cmocka_unit_test(test_assignments),
        cmocka_unit_test(test_applied_over_the_text),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_documented_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
