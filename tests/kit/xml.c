/* The streaming XML writer: what it writes, where it adds white space, how it fails. */
#include "kit/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A sink that keeps all bytes and fails once more than limit have come. */
struct sink {
    struct engross_buffer bytes;
    size_t limit;
    int calls;
};

static int32_t put(void *user, const void *data, size_t size) {
    struct sink *sink = user;
    sink->calls++;
    if (sink->bytes.size + size > sink->limit)
        return ENGROSS_WRITE_FAILED;
    engross_buffer_append(&sink->bytes, data, size);
    return ENGROSS_OK;
}

static void start_report(struct engross_kit_xml *xml, struct sink *sink) {
    *sink = (struct sink){.limit = SIZE_MAX};
    engross_kit_xml_init(xml, put, sink);
}

static void assert_written(struct engross_kit_xml *xml, struct sink *sink, const char *expected) {
    assert_int_equal(engross_kit_xml_finish(xml), ENGROSS_OK);
    assert_string_equal(sink->bytes.data, expected);
    engross_buffer_finish(&sink->bytes);
}

static void indents_elements_only(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    engross_kit_xml_declaration(&xml, false);
    engross_kit_xml_start(&xml, "body");
    engross_kit_xml_start_mixed(&xml, "p");
    engross_kit_xml_start(&xml, "i");
    engross_kit_xml_string(&xml, "lex");
    engross_kit_xml_end(&xml);
    engross_kit_xml_start(&xml, "note");
    engross_kit_xml_start_mixed(&xml, "p");
    engross_kit_xml_string(&xml, "1");
    engross_kit_xml_end(&xml);
    engross_kit_xml_end(&xml);
    engross_kit_xml_end(&xml);
    engross_kit_xml_start(&xml, "list");
    engross_kit_xml_leaf(&xml, "item", "n", "1", NULL);
    engross_kit_xml_end(&xml);
    assert_written(&xml, &sink,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<body>\n"
                   "  <p><i>lex</i><note><p>1</p></note></p>\n"
                   "  <list>\n"
                   "    <item n=\"1\"/>\n"
                   "  </list>\n"
                   "</body>\n");
}

static void adds_no_white_space_when_told_so(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    xml.indents = false;
    engross_kit_xml_declaration(&xml, true);
    engross_kit_xml_start(&xml, "a");
    engross_kit_xml_leaf(&xml, "b", NULL);
    assert_written(&xml, &sink,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><a><b/></a>");
}

static void escapes_text_and_attributes(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    engross_kit_xml_start_mixed(&xml, "p");
    engross_kit_xml_attribute_string(&xml, "t", "\"<&\n");
    engross_kit_xml_attribute(&xml, "absent", (engross_text){NULL, 0});
    engross_kit_xml_attribute_string(&xml, "empty", "");
    engross_kit_xml_attribute_integer(&xml, "n", -7);
    engross_kit_xml_text(&xml, (engross_text){"a<b & c>d\x01", 10});
    assert_written(&xml, &sink,
                   "<p t=\"&quot;&lt;&amp;&#10;\" empty=\"\" n=\"-7\">a&lt;b &amp; "
                   "c&gt;d\xEF\xBF\xBD</p>\n");
}

static void closes_what_is_open(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    engross_kit_xml_start(&xml, "a");
    engross_kit_xml_start(&xml, "b");
    assert_int_equal(engross_kit_xml_depth(&xml), 2);
    assert_written(&xml, &sink, "<a>\n  <b/>\n</a>\n");
}

static void indents_at_any_depth(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    for (int i = 0; i < 200; i++)
        engross_kit_xml_start(&xml, "e");
    assert_int_equal(engross_kit_xml_finish(&xml), ENGROSS_OK);
    const char *innermost = strstr(sink.bytes.data, "<e/>");
    assert_non_null(innermost);
    for (int i = 1; i <= 398; i++)
        assert_int_equal(innermost[-i], ' ');
    assert_int_equal(innermost[-399], '\n');
    engross_buffer_finish(&sink.bytes);
}

static void flushes_in_pieces(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    engross_kit_xml_start(&xml, "all");
    for (int i = 0; i < 20000; i++) {
        engross_kit_xml_start_mixed(&xml, "p");
        engross_kit_xml_string(&xml, "twenty bytes of text");
        engross_kit_xml_end(&xml);
    }
    assert_int_equal(engross_kit_xml_finish(&xml), ENGROSS_OK);
    assert_true(sink.bytes.size > 20000 * 27);
    assert_in_range(sink.calls, 5, 20);
    engross_buffer_finish(&sink.bytes);
}

static void keeps_the_first_failure(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    sink.limit = 3;
    engross_kit_xml_start(&xml, "body");
    engross_kit_xml_flush(&xml);
    int calls = sink.calls;
    engross_kit_xml_leaf(&xml, "p", NULL);
    engross_kit_xml_flush(&xml);
    assert_int_equal(sink.calls, calls);
    assert_int_equal(engross_kit_xml_finish(&xml), ENGROSS_WRITE_FAILED);
    engross_buffer_finish(&sink.bytes);
}

static void collects_without_a_sink(void **state) {
    (void)state;
    struct engross_kit_xml xml;
    engross_kit_xml_init(&xml, NULL, NULL);
    engross_kit_xml_start_mixed(&xml, "p");
    engross_kit_xml_string(&xml, "kept");
    engross_kit_xml_end(&xml);
    engross_kit_xml_flush(&xml);
    assert_string_equal(xml.buffer.data, "<p>kept</p>");
    assert_int_equal(engross_kit_xml_finish(&xml), ENGROSS_OK);
}

static void writes_html(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    xml.html = true;
    engross_kit_xml_raw(&xml, (engross_text){"<!DOCTYPE html>", 15});
    engross_kit_xml_start(&xml, "div");
    engross_kit_xml_leaf(&xml, "div", "class", "page-break", NULL);
    engross_kit_xml_leaf(&xml, "hr", NULL);
    engross_kit_xml_start_mixed(&xml, "style");
    engross_kit_xml_raw(&xml, (engross_text){"ul>li{}", 7});
    engross_kit_xml_end(&xml);
    engross_kit_xml_end(&xml);
    assert_written(&xml, &sink,
                   "<!DOCTYPE html>\n"
                   "<div>\n"
                   "  <div class=\"page-break\"></div>\n"
                   "  <hr>\n"
                   "  <style>ul>li{}</style>\n"
                   "</div>\n");
}

/* Long values pass through in pieces: the writer never holds all of one. */
static void writes_attributes_in_pieces(void **state) {
    (void)state;
    struct sink sink;
    struct engross_kit_xml xml;
    start_report(&xml, &sink);
    engross_kit_xml_start(&xml, "a");
    engross_kit_xml_attribute_begin(&xml, "b");
    for (int i = 0; i < 100000; i++)
        engross_kit_xml_attribute_piece(&xml, (engross_text){"\"&", 2});
    assert_true(sink.calls > 10);
    assert_true(xml.buffer.capacity < (size_t)256 * 1024);
    engross_kit_xml_attribute_end(&xml);
    assert_int_equal(engross_kit_xml_finish(&xml), ENGROSS_OK);
    assert_memory_equal(sink.bytes.data, "<a b=\"&quot;&amp;&quot;", 23);
    assert_int_equal(sink.bytes.size, 6 + 100000 * 11 + 4);
    engross_buffer_finish(&sink.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indents_elements_only),
        cmocka_unit_test(writes_html),
        cmocka_unit_test(writes_attributes_in_pieces),
        cmocka_unit_test(adds_no_white_space_when_told_so),
        cmocka_unit_test(escapes_text_and_attributes),
        cmocka_unit_test(closes_what_is_open),
        cmocka_unit_test(indents_at_any_depth),
        cmocka_unit_test(flushes_in_pieces),
        cmocka_unit_test(keeps_the_first_failure),
        cmocka_unit_test(collects_without_a_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
