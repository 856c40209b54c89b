/* Loading of files: what is refused and how, line ends, control characters. */
#include "loaded.h"

#include <sys/stat.h>

/* Bytes with zeros among them, and their number. */
#define BYTES(literal) literal, sizeof literal - 1

static void expect_text(const char *data, size_t size, const char *text) {
    struct loaded loaded;
    load_bytes(&loaded, data, size, NULL);
    if (loaded.status != ENGROSS_OK)
        print_message("%s: %s\n", loaded.code, loaded.message);
    assert_int_equal(loaded.status, ENGROSS_OK);
    assert_string_equal(loaded.source.data, text);
    assert_int_equal(loaded.source.size, strlen(text));
    engross_source_finish(&loaded.source);
}

static void expect_refused(const char *data, size_t size, const char *code, uint32_t line,
                           uint32_t column) {
    struct loaded loaded;
    load_bytes(&loaded, data, size, NULL);
    assert_int_equal(loaded.status, ENGROSS_FAILED);
    assert_null(loaded.source.data);
    assert_int_equal(loaded.count, 1);
    assert_string_equal(loaded.code, code);
    assert_int_equal(loaded.position.line, line);
    assert_int_equal(loaded.position.column, column);
}

static void test_line_ends(void **state) {
    (void)state;
    expect_text(BYTES("one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour");
    expect_text(BYTES("one\xC2\x85two\xE2\x80\xA8three\vfour"), "one\ntwo\nthree\nfour");
    expect_text(BYTES("one\xE2\x80\xA9two"), "one\n\ntwo");
    expect_text(BYTES("end\r"), "end\n");
    expect_text(BYTES("page\fbreak\ttab"), "page\fbreak\ttab");
}

static void test_control_characters(void **state) {
    (void)state;
    struct loaded loaded;
    load_bytes(&loaded, BYTES("first\nsec\0ond \x01 third \xEF\xBB\xBF don\xC2\x92t"), NULL);
    assert_int_equal(loaded.status, ENGROSS_OK);
    assert_string_equal(loaded.source.data, "first\nsecond  third  don’t");
    assert_string_equal(loaded.code, "read.controls");
    assert_non_null(strstr(loaded.message, "4, the first of them U+0000"));
    assert_int_equal(loaded.position.line, 2);
    assert_int_equal(loaded.position.column, 4);
    engross_source_finish(&loaded.source);
    expect_text(BYTES("soft\xC2\xADhyphen non\x1E"
                      "breaking zero\xE2\x80\x8Bwidth"),
                "soft\xC2\xADhyphen non-breaking zero\xE2\x80\x8Bwidth");
}

static void test_lost_characters_are_told(void **state) {
    (void)state;
    struct loaded loaded;
    load_bytes(&loaded, BYTES("lost \xEF\xBF\xBD here"), NULL);
    assert_int_equal(loaded.status, ENGROSS_OK);
    assert_string_equal(loaded.code, "read.replacement-character");
    assert_int_equal(loaded.position.column, 6);
    engross_source_finish(&loaded.source);
}

static void test_byte_order_marks(void **state) {
    (void)state;
    expect_text(BYTES("\xEF\xBB\xBFnaïve"), "naïve");
    expect_text(BYTES("\xFF\xFEn\0a\0\x04\x04\n\0"), "naЄ\n");
    expect_text(BYTES("\xFE\xFF\0n\0a\x04\x04\0\n"), "naЄ\n");
    expect_text(BYTES("\xFF\xFE\0\0n\0\0\0\x04\x04\0\0"), "nЄ");
    expect_text(BYTES("\0\0\xFE\xFF\0\0\0n\0\0\x04\x04"), "nЄ");
    expect_text(BYTES("\xFE\xFF\xD8\x3D\xDE\x00\0!"), "😀!");
}

static void test_broken_utf16(void **state) {
    (void)state;
    expect_refused(BYTES("\xFF\xFEn\0\n\0a\0\x3D\xD8"
                         "b\0"),
                   "read.invalid-bytes", 2, 2);
    expect_refused(BYTES("\xFF\xFEn\0a\0b"), "read.truncated", 1, 3);
}

static void test_broken_utf8(void **state) {
    (void)state;
    expect_refused(BYTES("première\nété \xFF ici\n"), "read.invalid-bytes", 2, 5);
    expect_refused(BYTES("The text \xE2\x82 here\n"), "read.invalid-bytes", 1, 10);
    expect_refused(BYTES("première ét\xC3"), "read.truncated", 1, 12);
    expect_refused(BYTES("\xEF\xBB\xBF"
                         "abc\xE9"),
                   "read.truncated", 1, 4);
}

static void test_nothing_and_data(void **state) {
    (void)state;
    expect_refused(BYTES(""), "read.empty", 0, 0);
    expect_refused(BYTES(" \n\t\r\n"), "read.empty", 0, 0);
    expect_refused(BYTES("\xEF\xBB\xBF"), "read.empty", 0, 0);
    expect_refused(BYTES("%PDF-1.7\n"), "read.binary", 0, 0);
    expect_refused(BYTES("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text"),
                   "read.binary", 0, 0);
    expect_refused(BYTES("PK\x03\x04...."), "read.binary", 0, 0);
    expect_refused(BYTES("\x01\x02\x03\x04\x05\x06\x07\x08"), "read.binary", 0, 0);
    expect_refused(BYTES("abc\0\0\x7F\xFE\xFF\0\0\0\x01\x02"), "read.binary", 0, 0);
}

static void test_xml_stays_as_it_is(void **state) {
    (void)state;
    expect_text(BYTES("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\r\n<a>\xC0</a>"),
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\r\n<a>\xC0</a>");
}

static void test_paths_that_are_no_files(void **state) {
    (void)state;
    struct loaded loaded;
    char fifo[] = "/tmp/engross-fifo-XXXXXX";
    assert_non_null(mkdtemp(fifo));
    load_path(&loaded, fifo, NULL);
    assert_string_equal(loaded.code, "read.not-a-file");
    rmdir(fifo);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    load_path(&loaded, fifo, NULL);
    assert_string_equal(loaded.code, "read.not-a-file");
    assert_string_equal(loaded.message, "is a pipe, not a file");
    unlink(fifo);
    load_path(&loaded, fifo, NULL);
    assert_string_equal(loaded.code, "read.missing");
    load_path(&loaded, "/dev/zero", NULL);
    assert_string_equal(loaded.code, "read.not-a-file");
    assert_int_equal(loaded.status, ENGROSS_FAILED);
}

static void test_limits(void **state) {
    (void)state;
    const engross_limits limits = {.size = sizeof limits, .input_bytes = 64, .text_bytes = 16};
    struct loaded loaded;
    char data[80];
    memset(data, 'a', sizeof data);
    load_bytes(&loaded, data, 65, &limits);
    assert_string_equal(loaded.code, "read.too-large");
    assert_string_equal(loaded.message, "has 65 bytes, more than the limit of 64");
    data[3] = '\n';
    load_bytes(&loaded, data, 40, &limits);
    assert_string_equal(loaded.code, "read.line-too-long");
    assert_int_equal(loaded.position.line, 2);
    load_bytes(&loaded, data, 20, &limits);
    assert_int_equal(loaded.status, ENGROSS_OK);
    engross_source_finish(&loaded.source);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_control_characters),
        cmocka_unit_test(test_lost_characters_are_told),
        cmocka_unit_test(test_byte_order_marks),
        cmocka_unit_test(test_broken_utf16),
        cmocka_unit_test(test_broken_utf8),
        cmocka_unit_test(test_nothing_and_data),
        cmocka_unit_test(test_xml_stays_as_it_is),
        cmocka_unit_test(test_paths_that_are_no_files),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
