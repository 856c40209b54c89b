/* The model from canonical XML in to canonical XML out: resolving, validation, refusals. */
#include "diagnostic/diagnostic.h"
#include "read/assemble.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define OPEN "<document xmlns=\"urn:engross:document:1\" kind=\"report\" xml:lang=\"en\">"
#define CLOSE "</document>"

struct outcome {
    struct engross_buffer codes; /* each reported code and a space */
    struct engross_buffer xml;
    uint32_t line; /* of the last diagnostic */
    uint32_t column;
    int32_t status;
    engross_document *document;
};

static void collect(void *user, const engross_diagnostic *diagnostic) {
    struct outcome *outcome = user;
    engross_buffer_append_string(&outcome->codes, diagnostic->code);
    engross_buffer_append_char(&outcome->codes, ' ');
    outcome->line = diagnostic->line;
    outcome->column = diagnostic->column;
}

static int32_t put(void *user, const void *data, size_t size) {
    engross_buffer_append(user, data, size);
    return ENGROSS_OK;
}

static void read_text(struct outcome *outcome, const char *xml, const engross_limits *limits) {
    memset(outcome, 0, sizeof *outcome);
    engross_buffer_append(&outcome->codes, "", 0);
    engross_sink sink = {.size = sizeof sink, .user = outcome, .diagnostic = collect};
    struct engross_diagnostics diagnostics = {.sink = &sink, .file = "test.xml"};
    struct engross_source source = {"test.xml", "test.xml", (char *)xml, strlen(xml)};
    outcome->status = engross_assemble(&source, &engross_reader_xml, NULL, limits, &diagnostics,
                                       &outcome->document);
    if (outcome->document == NULL)
        return;
    const engross_view *view = engross_document_view(outcome->document);
    assert_int_equal(view->canonical(view, view->root(view), put, &outcome->xml), ENGROSS_OK);
}

static void finish(struct outcome *outcome) {
    engross_document_free(outcome->document);
    engross_buffer_finish(&outcome->codes);
    engross_buffer_finish(&outcome->xml);
}

static void read_content(struct outcome *outcome, const char *content) {
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    engross_buffer_append_string(&xml, OPEN "<metadata/><content>");
    engross_buffer_append_string(&xml, content);
    engross_buffer_append_string(&xml, "</content>" CLOSE);
    read_text(outcome, xml.data, NULL);
    engross_buffer_finish(&xml);
}

static void assert_holds(const struct outcome *outcome, const char *part) {
    if (outcome->xml.data == NULL || strstr(outcome->xml.data, part) == NULL)
        fail_msg("no %s in\n%s\n(%s)", part, outcome->xml.data == NULL ? "" : outcome->xml.data,
                 outcome->codes.data);
}

static void assert_result(const char *content, const char *part) {
    struct outcome outcome;
    read_content(&outcome, content);
    assert_holds(&outcome, part);
    finish(&outcome);
}

static void ids_follow_akoma_ntoso(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(
        &outcome,
        "<section number=\"I.\"><heading>One</heading>"
        "<section number=\"A.\"><heading>Sub</heading>"
        "<paragraph number=\"1.\"><p>x</p><list style=\"lower-alpha\"><item><p>a</p></item>"
        "<item><p>b</p></item></list></paragraph></section>"
        "<section><heading>Plain</heading></section></section>"
        "<section number=\"II.\"><heading>Two</heading>"
        "<paragraph number=\"2.\"><p>y<note><p>n</p></note></p></paragraph></section>");
    assert_holds(&outcome, "id=\"sec_I\"");
    assert_holds(&outcome, "id=\"sec_I__title_A\"");
    assert_holds(&outcome, "id=\"para_1\"");
    assert_holds(&outcome, "id=\"para_1__list_1\"");
    assert_holds(&outcome, "id=\"para_1__list_1__point_b\" value=\"2\" number=\"(b)\"");
    assert_holds(&outcome, "id=\"sec_I__dvs_1\"");
    assert_holds(&outcome, "<note id=\"note_1\" type=\"foot\" mark=\"1\">");
    assert_string_equal(outcome.codes.data, "");
    finish(&outcome);
}

static void restarting_paragraphs_get_their_section(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(&outcome, "<section><heading>A</heading><paragraph number=\"1.\"><p>x</p>"
                           "</paragraph></section><section><heading>B</heading>"
                           "<paragraph number=\"1.\"><p>y</p></paragraph>"
                           "<paragraph number=\"2.\"><p>z</p></paragraph></section>");
    assert_holds(&outcome, "id=\"dvs_1__para_1\"");
    assert_holds(&outcome, "id=\"dvs_2__para_1\"");
    assert_holds(&outcome, "id=\"para_2\"");
    finish(&outcome);
}

static void ids_stay_short_however_deep_the_list(void **state) {
    (void)state;
    struct outcome outcome;
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    for (int i = 0; i < 40; i++)
        engross_buffer_append_string(&xml, "<list><item><p>x</p>");
    for (int i = 0; i < 40; i++)
        engross_buffer_append_string(&xml, "</item></list>");
    read_content(&outcome, xml.data);
    assert_int_equal(outcome.status, ENGROSS_OK);
    finish(&outcome);
    engross_buffer_finish(&xml);
}

static void section_letters_and_romans_are_told_apart(void **state) {
    (void)state;
    struct outcome outcome;
    struct engross_buffer xml = ENGROSS_BUFFER_INIT;
    const char letters[] = "ABCDEFGHI";
    for (size_t i = 0; i < sizeof letters - 1; i++)
        engross_buffer_append_format(&xml, "<section number=\"%c.\"><heading>h</heading></section>",
                                     letters[i]);
    read_content(&outcome, xml.data);
    assert_holds(&outcome, "id=\"title_I\"");
    finish(&outcome);
    engross_buffer_finish(&xml);
    assert_result("<section number=\"I.\"><heading>h</heading></section>",
                  "value=\"1\" number=\"I.\" numbering=\"upper-roman\"");
    assert_result("<section number=\"Article 6\"><heading>h</heading></section>",
                  "id=\"art_6\" value=\"6\" number=\"Article 6\" numbering=\"article\"");
    assert_result("<section number=\"2-бөлім.\"><heading>h</heading></section>",
                  "id=\"part_2\" value=\"2\" number=\"2-бөлім.\" numbering=\"part\"");
    assert_result("<section number=\"ثانياً-\"><heading>h</heading></section>",
                  "value=\"2\" number=\"ثانياً-\" numbering=\"upper-roman\"");
    assert_result("<section number=\"ثالث عشر-\"><heading>h</heading></section>",
                  "value=\"13\" number=\"ثالث عشر-\" numbering=\"upper-roman\"");
    assert_result("<section number=\"باء-\"><heading>h</heading></section>",
                  "value=\"2\" number=\"باء-\" numbering=\"upper-alpha\"");
    assert_result("<section number=\"十二、\"><heading>h</heading></section>",
                  "value=\"12\" number=\"十二、\" numbering=\"upper-roman\"");
    assert_result("<section number=\"（三）\"><heading>h</heading></section>",
                  "value=\"3\" number=\"（三）\" numbering=\"upper-alpha\"");
    assert_result("<section number=\"Part one\"><heading>h</heading></section>",
                  "id=\"part_one\" number=\"Part one\" numbering=\"part\"");
}

static void english_fields_of_an_arabic_document_run_left_to_right(void **state) {
    (void)state;
    struct outcome outcome;
    read_text(&outcome,
              "<document xmlns=\"urn:engross:document:1\" xml:lang=\"ar\"><metadata>"
              "<date>5 August 2025</date><organ>الجمعية العامة</organ>"
              "<body>UPR الاستعراض</body></metadata><content/></document>",
              NULL);
    assert_holds(&outcome, "<date dir=\"ltr\">");
    assert_holds(&outcome, "<organ>");
    assert_holds(&outcome, "<body>");
    finish(&outcome);
}

static void lists_are_read_from_their_numbers(void **state) {
    (void)state;
    assert_result("<list><item number=\"(i)\"><p>a</p></item><item number=\"(ii)\"><p>b</p></item>"
                  "</list>",
                  "style=\"lower-roman\" start=\"1\" prefix=\"(\" suffix=\")\" regular=\"yes\"");
    assert_result("<list><item number=\"h)\"><p>a</p></item><item number=\"i)\"><p>b</p></item>"
                  "</list>",
                  "style=\"lower-alpha\" start=\"8\" suffix=\")\" regular=\"yes\"");
    assert_result("<list><item number=\"а)\"><p>a</p></item><item number=\"б)\"><p>b</p></item>"
                  "</list>",
                  "style=\"lower-cyrillic\" start=\"1\" suffix=\")\" regular=\"yes\"");
    assert_result("<list><item number=\"(د)\"><p>a</p></item><item number=\"(هـ)\"><p>b</p></item>"
                  "</list>",
                  "style=\"abjad\" start=\"4\" prefix=\"(\" suffix=\")\" regular=\"yes\"");
    assert_result(
        "<list><item number=\"十、\"><p>a</p></item><item number=\"十一、\"><p>b</p></item>"
        "</list>",
        "style=\"chinese\" start=\"10\" suffix=\"、\" regular=\"yes\"");
    assert_result("<list style=\"abjad\"><item><p>a</p></item><item><p>b</p></item></list>",
                  "number=\"(ب)\"");
    assert_result("<list style=\"chinese\" start=\"20\"><item><p>a</p></item></list>",
                  "number=\"(二十)\"");
    assert_result("<list><item number=\"1.\"><p>a</p></item><item number=\"3.\"><p>b</p></item>"
                  "</list>",
                  "style=\"decimal\" start=\"1\" suffix=\".\" regular=\"no\"");
    assert_result("<list><item><p>a</p></item></list>", "style=\"bullet\"");
}

static void arabic_recommendations_join_their_numbers_with_hyphens(void **state) {
    (void)state;
    assert_result(
        "<recommendations><p>التوصيات 139-6 إلى 139-8 و139-20</p></recommendations>",
        "<recommendation number=\"139.6\"/>\n      <recommendation number=\"139.7\"/>\n"
        "      <recommendation number=\"139.8\"/>\n      <recommendation number=\"139.20\"/>\n"
        "    </recommendations>");
    assert_result("<recommendations><p>التوصيات 139.6-139.7</p></recommendations>",
                  "<recommendation number=\"139.6\"/>\n      <recommendation number=\"139.7\"/>");
}

static void recommendations_in_full_cite_their_own_numbers(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(&outcome,
                 "<recommendations><p>116.22 Build 3.5 million homes by 2025 (Denmark); 116.23 "
                 "Repeal article 116.7-a (Ghana);</p></recommendations>");
    assert_holds(&outcome, "<recommendation number=\"116.22\"/>");
    assert_holds(&outcome, "<recommendation number=\"116.23\"/>");
    assert_null(strstr(outcome.xml.data, "number=\"3.5\""));
    assert_null(strstr(outcome.xml.data, "number=\"2025\""));
    finish(&outcome);
}

static void recommendation_ranges_are_expanded(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(&outcome,
                 "<recommendations cycle=\"3\"><p>Recommendations 139.1, 139.6\xE2\x80\x93"
                 "139.8 and 139.20-21</p></recommendations>");
    static const char *const numbers[] = {"139.1", "139.6", "139.7", "139.8", "139.20", "139.21"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct engross_buffer part = ENGROSS_BUFFER_INIT;
        engross_buffer_append_format(&part, "<recommendation number=\"%s\" cycle=\"3\"/>",
                                     numbers[i]);
        assert_holds(&outcome, part.data);
        engross_buffer_finish(&part);
    }
    assert_null(strstr(outcome.xml.data, "139.9\""));
    finish(&outcome);
    read_content(&outcome, "<recommendations><p>Recommandations 5.1 à 5.3 et 5.9</p>"
                           "</recommendations>");
    assert_holds(&outcome, "<recommendation number=\"5.2\"/>");
    assert_null(strstr(outcome.xml.data, "\"5.4\""));
    finish(&outcome);
    read_content(&outcome, "<recommendations><p>Recommendations 139.9\xE2\x80\x93"
                           "139.3</p></recommendations>");
    assert_string_equal(outcome.codes.data, "model.range-reversed ");
    finish(&outcome);
}

static void recommendations_are_of_their_lines_cycle_unless_they_say_another(void **state) {
    (void)state;
    assert_result("<recommendations cycle=\"3\"><p>139.1 and 116.2</p>"
                  "<recommendation number=\"139.1\"/>"
                  "<recommendation number=\"116.2\" cycle=\"2\"/></recommendations>",
                  "<recommendation number=\"139.1\" cycle=\"3\"/>\n"
                  "      <recommendation number=\"116.2\" cycle=\"2\"/>");
}

static void references_lead_to_ids_or_become_text(void **state) {
    (void)state;
    assert_result("<section><heading>Legal framework</heading><p>see "
                  "<reference target=\"legal-framework\">it</reference></p></section>",
                  "<reference target=\"dvs_1\">it</reference>");
    struct outcome outcome;
    read_content(&outcome, "<p>see <reference target=\"nowhere\">the <emphasis>old</emphasis> "
                           "text</reference> there</p>");
    assert_holds(&outcome, "<p>see the <emphasis>old</emphasis> text there</p>");
    assert_string_equal(outcome.codes.data, "model.reference-unresolved ");
    finish(&outcome);
}

static void tables_become_regular(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(&outcome,
                 "<table><table-body><row><cell><p>a</p></cell><cell><p>b</p></cell></row>"
                 "<row><cell row-span=\"5\"><p>c</p></cell></row></table-body></table>");
    assert_holds(&outcome, "<cell row-span=\"1\">");
    assert_holds(&outcome, "<cell/>");
    assert_string_equal(outcome.codes.data, "model.table-span model.table-ragged ");
    finish(&outcome);
}

static void white_space_is_collapsed(void **state) {
    (void)state;
    assert_result("<p>  a \n b<emphasis> c </emphasis> d<line-break/> e<code> x  y </code></p>",
                  "<p>a b<emphasis> c</emphasis> d<line-break/>e<code> x  y </code></p>");
}

static void reading_what_was_written_changes_nothing(void **state) {
    (void)state;
    struct outcome first;
    struct outcome second;
    read_content(&first,
                 "<section number=\"IV.\"><heading>A &amp; B<note mark=\"*\"><p>n &lt; m</p></note>"
                 "</heading><paragraph number=\"7.\"><p>x <strong>y</strong></p><list><item>"
                 "<p>z</p></item></list></paragraph><table><table-head><row><cell><p>h</p></cell>"
                 "<cell/></row></table-head></table></section><p xml:lang=\"ar\">م</p>"
                 "<recommendations><p>Recommendation 1.2</p></recommendations>");
    assert_int_equal(first.status, ENGROSS_OK);
    read_text(&second, first.xml.data, NULL);
    assert_string_equal(first.xml.data, second.xml.data);
    assert_holds(&second, "xml:lang=\"ar\" dir=\"rtl\"");
    finish(&first);
    finish(&second);
}

static void assert_refused(const char *xml, const char *code, uint32_t line, uint32_t column) {
    struct outcome outcome;
    read_text(&outcome, xml, NULL);
    assert_int_equal(outcome.status, ENGROSS_FAILED);
    assert_null(outcome.document);
    assert_string_equal(outcome.codes.data, code);
    assert_int_equal(outcome.line, line);
    assert_int_equal(outcome.column, column);
    finish(&outcome);
}

static void bad_xml_is_refused_with_its_place(void **state) {
    (void)state;
    assert_refused("<!DOCTYPE document [<!ENTITY a SYSTEM \"/etc/passwd\">]>\n" OPEN
                   "<metadata/><content><p>&a;</p></content>" CLOSE,
                   "xml.doctype ", 1, 1);
    assert_refused(OPEN "\n<metadata/><content>\n  <p>é<video/></p></content>" CLOSE,
                   "xml.element ", 3, 7);
    assert_refused(OPEN "<metadata/><content>\nloose</content>" CLOSE, "xml.text ", 1, 90);
    assert_refused(OPEN "<metadata/><content><p colour=\"red\"/></content>" CLOSE, "xml.attribute ",
                   1, 90);
    assert_refused("<html/>", "xml.namespace ", 1, 1);
    assert_refused(OPEN "<metadata/></document>", "xml.no-content ", 0, 0);
    assert_refused(OPEN "<metadata/><content>\n<p>x</content>" CLOSE, "xml.syntax ", 2, 15);
    assert_refused(OPEN "<metadata/><content>\n<paragraph><p>x</p></paragraph></content>" CLOSE,
                   "model.invalid ", 2, 1);
    assert_refused(OPEN "<metadata/><content><p>a</p><list id=\"a\"><item id=\"a\"><p>x</p></item>"
                        "</list></content>" CLOSE,
                   "model.id-doubled ", 1, 111);
}

static void limits_hold(void **state) {
    (void)state;
    engross_limits limits = {.size = sizeof limits, .depth = 4, .nodes = 10, .text_bytes = 20};
    struct outcome outcome;
    read_text(&outcome,
              OPEN "<metadata/><content><quotation><quotation><quotation><p>x</p></quotation>"
                   "</quotation></quotation></content>" CLOSE,
              &limits);
    assert_string_equal(outcome.codes.data, "model.too-deep ");
    finish(&outcome);
    read_text(&outcome,
              OPEN "<metadata/><content><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p>"
                   "</content>" CLOSE,
              &limits);
    assert_string_equal(outcome.codes.data, "model.too-many-nodes ");
    finish(&outcome);
    read_text(&outcome, OPEN "<metadata/><content><p>twenty-one characters</p></content>" CLOSE,
              &limits);
    assert_string_equal(outcome.codes.data, "model.text-too-long ");
    finish(&outcome);
}

static void the_view_walks_and_finds(void **state) {
    (void)state;
    struct outcome outcome;
    read_content(&outcome, "<section number=\"I.\"><heading>H<note><p>n</p></note> t</heading>"
                           "<p>one</p><p>two</p></section>");
    const engross_view *view = engross_document_view(outcome.document);
    engross_text id = {"sec_Ixyz", 5};
    const engross_node *section = view->find(view, id);
    assert_non_null(section);
    const engross_node *heading = view->first_child(view, section);
    assert_string_equal(view->plain_text(view, heading).data, "H t");
    assert_int_equal(view->integer(view, section, ENGROSS_ATTRIBUTE_VALUE, -1), 1);
    assert_int_equal(view->integer(view, heading, ENGROSS_ATTRIBUTE_VALUE, -1), -1);
    assert_string_equal(view->language(view, heading).data, "en");
    engross_cursor cursor = {.size = sizeof cursor, .top = section};
    int enters = 0;
    int exits = 0;
    while (view->step(view, &cursor) != 0) {
        enters += cursor.event == ENGROSS_EVENT_ENTER;
        exits += cursor.event == ENGROSS_EVENT_EXIT;
        cursor.skip = cursor.event == ENGROSS_EVENT_ENTER &&
                      view->kind(view, cursor.node) == ENGROSS_KIND_HEADING;
    }
    assert_int_equal(enters, 6);
    assert_int_equal(exits, 6);
    assert_ptr_equal(cursor.node, section);
    finish(&outcome);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_follow_akoma_ntoso),
        cmocka_unit_test(restarting_paragraphs_get_their_section),
        cmocka_unit_test(ids_stay_short_however_deep_the_list),
        cmocka_unit_test(section_letters_and_romans_are_told_apart),
        cmocka_unit_test(lists_are_read_from_their_numbers),
        cmocka_unit_test(english_fields_of_an_arabic_document_run_left_to_right),
        cmocka_unit_test(arabic_recommendations_join_their_numbers_with_hyphens),
        cmocka_unit_test(recommendations_in_full_cite_their_own_numbers),
        cmocka_unit_test(recommendation_ranges_are_expanded),
        cmocka_unit_test(recommendations_are_of_their_lines_cycle_unless_they_say_another),
        cmocka_unit_test(references_lead_to_ids_or_become_text),
        cmocka_unit_test(tables_become_regular),
        cmocka_unit_test(white_space_is_collapsed),
        cmocka_unit_test(reading_what_was_written_changes_nothing),
        cmocka_unit_test(bad_xml_is_refused_with_its_place),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(the_view_walks_and_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
