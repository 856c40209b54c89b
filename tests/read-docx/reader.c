/* What the DOCX reader makes of small packages: one thing each. */
#include "package.h"

#include "read/docx/markup.h"
#include "read/docx/styles.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text)                                                                        \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define NUMBERED(num, level, text)                                                                 \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num                      \
    "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLE(id, name, more)                                                                      \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more         \
    "</w:style>"
#define LEVEL(level, format, text, more)                                                           \
    "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more      \
    "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define NUM(id, abstract, more)                                                                    \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" more "</w:num>"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define READ(reading, ...)                                                                         \
    do {                                                                                           \
        const struct part parts_[] = {__VA_ARGS__};                                                \
        reading_parts(&(reading), parts_, COUNT(parts_));                                          \
        assert_int_equal((reading).status, ENGROSS_OK);                                            \
    } while (0)

static void names_are_sorted(void **state) {
    (void)state;
    for (int i = 2; i < ENGROSS_OOXML_NAME_COUNT; i++)
        assert_true(strcmp(engross_ooxml_name_text((enum engross_ooxml_name)(i - 1)),
                           engross_ooxml_name_text((enum engross_ooxml_name)i)) < 0);
}

static void styles_mean_by_name(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum engross_ooxml_meaning meaning;
        uint8_t depth;
    } rows[] = {
        {"heading 3", ENGROSS_OOXML_MEANS_HEADING, 3},
        {"Heading2", ENGROSS_OOXML_MEANS_HEADING, 2},
        {"Überschrift 1", ENGROSS_OOXML_MEANS_HEADING, 1},
        {"Заголовок 4", ENGROSS_OOXML_MEANS_HEADING, 4},
        {"Título 2", ENGROSS_OOXML_MEANS_HEADING, 2},
        {"标题 1", ENGROSS_OOXML_MEANS_HEADING, 1},
        {"_ H _Ch_G", ENGROSS_OOXML_MEANS_HEADING, 1},
        {"_ H_2/3_G", ENGROSS_OOXML_MEANS_HEADING, 3},
        {"_ H __M_G", ENGROSS_OOXML_MEANS_TITLE, 0},
        {"_ Single Txt_G", ENGROSS_OOXML_MEANS_BODY, 0},
        {"List Bullet 2", ENGROSS_OOXML_MEANS_ITEM, 2},
        {"footnote text", ENGROSS_OOXML_MEANS_NOTHING, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t depth;
        engross_text name = {rows[i].name, strlen(rows[i].name)};
        assert_int_equal(engross_ooxml_meaning_of(name, &depth), rows[i].meaning);
        assert_int_equal(depth, rows[i].depth);
    }
}

static void styles_make_sections(void **state) {
    (void)state;
    struct reading reading;
    READ(reading,
         {"word/styles.xml",
          STYLE("a", "heading 1", "") STYLE("b", "Mine", "<w:basedOn w:val=\"a\"/>") STYLE(
              "c", "Other", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") STYLE("t", "Title", "")},
         {"word/document.xml", STYLED("t", "The report") STYLED("a", "One") P("Text.")
                                   STYLED("c", "Inner") P("More.") STYLED("b", "Two") P("End.")});
    HOLDS(reading, "<title>The report</title>");
    HOLDS(reading, "<heading>One</heading>");
    HOLDS(reading, "<heading>Inner</heading>");
    LACKS(reading, "<p>Two</p>");
    reading_finish(&reading);
}

static void numbers_are_counted_as_word_does(void **state) {
    (void)state;
    struct reading reading;
    READ(reading,
         {"word/numbering.xml",
          "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "upperRoman", "%1.", "") LEVEL(
              "1", "decimal", "%1.%2",
              "<w:isLgl/>") "</w:abstractNum>"
                            "<w:abstractNum w:abstractNumId=\"1\">" LEVEL("0", "decimal", "%1.", "")
                                LEVEL("1", "lowerLetter", "(%2)", "") LEVEL(
                                    "2", "russianLower", "%3)",
                                    "") "</w:abstractNum>" NUM("1", "0", "") NUM("2", "1", "")
                                    NUM("3", "1",
                                        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>"
                                        "</w:lvlOverride>")},
         {"word/styles.xml", STYLE("a", "heading 1", "") STYLE("b", "heading 2", "")},
         {"word/document.xml",
          "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
          "<w:r><w:t>First</w:t></w:r></w:p>"
          "<w:p><w:pPr><w:pStyle w:val=\"b\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"
          "</w:numPr></w:pPr><w:r><w:t>Inner</w:t></w:r></w:p>" NUMBERED("2", "0", "Alpha runs.")
              NUMBERED("2", "1", "one") NUMBERED("2", "1", "two")
                  NUMBERED("2", "2", "deep") "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:numId "
                                             "w:val=\"1\"/></w:numPr></w:pPr>"
                                             "<w:r><w:t>Second</w:t></w:r></w:p>" NUMBERED(
                                                 "2", "0", "Beta runs.") NUMBERED("2", "1", "three")
                                                 NUMBERED("3", "0", "Gamma runs.")
                                                     NUMBERED("2", "0", "Delta runs.")});
    HOLDS(reading, "<section value=\"1\" number=\"I.\"");
    HOLDS(reading, "number=\"1.1\"");
    HOLDS(reading, "<section value=\"2\" number=\"II.\"");
    HOLDS(reading, "<paragraph value=\"2\" number=\"2.\" numbering=\"decimal\"");
    HOLDS(reading, "number=\"7.\"");
    HOLDS(reading, "number=\"8.\"");
    HOLDS(reading, "<item value=\"2\" number=\"(b)\"");
    HOLDS(reading, "number=\"а)\"");
    reading_finish(&reading);
}

static void typed_numbers_are_numbers(void **state) {
    (void)state;
    struct reading reading;
    READ(reading, {"word/styles.xml", STYLE("h", "_ H _Ch_G", "") STYLE("s", "_ Single Txt_G", "")},
         {"word/document.xml",
          "<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr><w:r><w:tab/><w:t>IV.</w:t><w:tab/>"
          "<w:t>Findings</w:t></w:r></w:p>"
          "<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr><w:r><w:t>64.</w:t><w:tab/>"
          "<w:t>The State reports.</w:t></w:r></w:p>"});
    HOLDS(reading, "<section value=\"4\" number=\"IV.\" numbering=\"upper-roman\"");
    HOLDS(reading, "<heading>Findings</heading>");
    HOLDS(reading, "<paragraph value=\"64\" number=\"64.\" numbering=\"decimal\"");
    HOLDS(reading, "<p>The State reports.</p>");
    reading_finish(&reading);
}

static void bold_lines_head_where_no_style_does(void **state) {
    (void)state;
    struct reading reading;
#define BOLD(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
    reading_body(&reading,
                 BOLD("A short account of several things") P("This is a paragraph that says it.")
                     BOLD("What was done") P("It was done in a year that was long and warm.")
                         BOLD("What remains") P("It remains to be seen what comes of it all."));
#undef BOLD
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "<heading>What was done</heading>");
    HOLDS(reading, "<heading>What remains</heading>");
    reading_finish(&reading);
}

static void runs_become_inlines(void **state) {
    (void)state;
    struct reading reading;
#define RUN(properties, text)                                                                      \
    "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
    READ(reading,
         {"docProps/core.xml",
          "<c:coreProperties "
          "xmlns:c=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:language>en</dc:language></"
          "c:coreProperties>"},
         {"word/document.xml",
          "<w:p>" RUN("", "The ") RUN("<w:i/>", "akim ") RUN(
              "<w:i/><w:lang w:val=\"kk-KZ\"/>",
              "әкім") RUN("<w:b/>", " must") RUN("<w:b w:val=\"0\"/>",
                                                 " not") RUN("<w:vertAlign w:val=\"superscript\"/>",
                                                             "2")
              RUN("<w:rFonts w:ascii=\"Courier New\"/>", "code") RUN(
                  "<w:vanish/>",
                  "secret") "<w:hyperlink r:id=\"link\"><w:r><w:t>there</w:t></w:r></w:hyperlink>"
                            "<w:r><w:noBreakHyphen/><w:sym w:font=\"Symbol\" "
                            "w:char=\"F0B7\"/></w:r></w:p>"});
#undef RUN
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "<emphasis>akim <span xml:lang=\"kk\">әкім</span></emphasis>");
    HOLDS(reading, "<strong> must</strong> not<superscript>2</superscript><code>code</code>");
    HOLDS(reading, "<link href=\"https://example.org/a\">there</link>\xE2\x80\x91\xE2\x80\xA2");
    LACKS(reading, "secret");
    reading_finish(&reading);
}

static void fields_give_links_and_results(void **state) {
    (void)state;
    struct reading reading;
#define CHARACTER(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define FIELD(instruction, result)                                                                 \
    CHARACTER("begin")                                                                             \
    "<w:r><w:instrText>" instruction                                                               \
    "</w:instrText></w:r>" CHARACTER("separate") "<w:r><w:t>" result                               \
                                                 "</w:t></w:r>" CHARACTER("end")
    READ(
        reading, {"word/styles.xml", STYLE("a", "heading 1", "")},
        {"word/document.xml",
         "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"place\"/>"
         "<w:r><w:t>Here</w:t></w:r></w:p><w:p>" FIELD(" HYPERLINK \"https://example.org/b\" ",
                                                       "far") FIELD(" REF place \\h ", "near")
             FIELD(" DATE ", "today") "<w:fldSimple w:instr=\" REF nowhere "
                                      "\"><w:r><w:t>lost</w:t></w:r></w:fldSimple>"
                                      "</w:p>"});
    HOLDS(reading, "<section id=\"place\"");
    HOLDS(reading, "<link href=\"https://example.org/b\">far</link>"
                   "<reference target=\"place\">near</reference>todaylost");
    reading_finish(&reading);
}

static void changes_are_taken_as_accepted(void **state) {
    (void)state;
    struct reading reading;
#define CHANGE " w:id=\"1\" w:author=\"A. Clerk\" w:date=\"2025-01-02T03:04:05Z\""
    reading_body(
        &reading,
        "<w:p><w:r><w:t xml:space=\"preserve\">It is </w:t></w:r><w:del" CHANGE
        "><w:r><w:delText>not </w:delText></w:r></w:del><w:ins" CHANGE
        "><w:r><w:t>so</w:t></w:r></w:ins><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del" CHANGE "/></w:rPr></w:pPr><w:r>"
        "<w:t xml:space=\"preserve\">One </w:t></w:r></w:p>" P("paragraph."));
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, ">It is so</");
    HOLDS(reading, "<p>One paragraph.</p>");
    SAYS(reading, "1: info: text deleted by A. Clerk (2025-01-02) is left out [docx.deleted]");
    SAYS(reading, "[docx.inserted]");
    SAYS(reading, "[docx.comment]");
    reading_finish(&reading);
}

static void notes_stand_at_their_marks(void **state) {
    (void)state;
    struct reading reading;
    READ(reading,
         {"word/document.xml",
          "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id=\"5\"/></w:r>"
          "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"7\"/><w:t>*</w:t></w:r>"
          "<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>"},
         {"word/footnotes.xml",
          "<w:footnote w:type=\"separator\" w:id=\"0\">" P(
              "rule") "</w:footnote>"
                      "<w:footnote "
                      "w:id=\"5\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t>Five.</w:t></"
                      "w:r>"
                      "</w:p></w:footnote><w:footnote "
                      "w:id=\"7\"><w:p><w:r><w:t>*</w:t></w:r><w:r><w:t> Star."
                      "</w:t></w:r></w:p></w:footnote>"},
         {"word/endnotes.xml", "<w:endnote w:id=\"2\">" P("End.") "</w:endnote>"});
    HOLDS(reading, "Text<note><p>Five.</p></note><note mark=\"*\"><p>Star.</p></note>"
                   "<note type=\"end\"><p>End.</p></note>");
    LACKS(reading, "rule");
    reading_finish(&reading);
}

static void tables_keep_their_spans(void **state) {
    (void)state;
    struct reading reading;
#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
    reading_body(&reading,
                 P("Before.") "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL(
                     "<w:gridSpan w:val=\"2\"/>", "Head")
                     CELL("", "Side") "</w:tr><w:tr>" CELL("<w:vMerge w:val=\"restart\"/>", "Down")
                         CELL("", "b")
                             CELL("", "c") "</w:tr><w:tr>"
                                           "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
                                           "<w:tc><w:p/><w:tbl><w:tr>" CELL(
                                               "", "inner") "</w:tr></w:tbl><w:p/></"
                                                            "w:tc>" CELL("", "e") "</w:tr></"
                                                                                  "w:tbl>" P("After"
                                                                                             "."));
#undef CELL
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "<table-head>");
    HOLDS(reading, "<cell column-span=\"2\" header=\"column\">");
    HOLDS(reading, "<cell row-span=\"2\">");
    HOLDS(reading, "<p>inner</p>");
    HOLDS(reading, "<p>After.</p>");
    reading_finish(&reading);
}

static void bullets_nest_by_level(void **state) {
    (void)state;
    struct reading reading;
    READ(reading,
         {"word/numbering.xml",
          "<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "bullet", "•", "")
              LEVEL("1", "bullet", "–", "") "</w:abstractNum>" NUM("1", "0", "")},
         {"word/document.xml", P("Some text comes first.") NUMBERED("1", "0", "one")
                                   NUMBERED("1", "1", "inner") NUMBERED("1", "0", "two")});
    HOLDS(reading, "<list style=\"bullet\"");
    HOLDS(reading, "<p>one</p>");
    HOLDS(reading, "<p>inner</p>");
    const char *first = strstr(reading.xml.data, "<list");
    const char *inner = strstr(first + 1, "<list");
    assert_non_null(inner);
    assert_true(inner < strstr(reading.xml.data, "</item>"));
    assert_null(strstr(inner + 1, "<list"));
    reading_finish(&reading);
}

static void text_of_boxes_and_controls_stays(void **state) {
    (void)state;
    struct reading reading;
    reading_body(&reading,
                 "<w:sdt><w:sdtContent>" P(
                     "Controlled.") "</w:sdtContent></w:sdt>"
                                    "<w:p><w:r><w:t>Host.</w:t></"
                                    "w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
                                    "<w:txbxContent>" P(
                                        "Boxed.") "</w:txbxContent></w:drawing></mc:Choice>"
                                                  "<mc:Fallback><w:pict><w:txbxContent>" P(
                                                      "Boxed.") "</w:txbxContent></w:pict>"
                                                                "</mc:Fallback></"
                                                                "mc:AlternateContent></w:r></w:p>"
                                                                "<w:p><w:smartTag><w:r><w:t>Tagged."
                                                                "</w:t></w:r></w:smartTag></w:p>");
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "Controlled.");
    HOLDS(reading, "Host.");
    HOLDS(reading, "Tagged.");
    const char *boxed = strstr(reading.xml.data, "Boxed.");
    assert_non_null(boxed);
    assert_null(strstr(boxed + 1, "Boxed."));
    reading_finish(&reading);
}

static void pictures_become_figures(void **state) {
    (void)state;
    struct reading reading;
    READ(reading, {"word/styles.xml", STYLE("c", "caption", "")},
         {"word/document.xml",
          P("Text before it.") "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" "
                               "descr=\"A chart\"/>"
                               "<a:blip "
                               "r:embed=\"picture\"/></wp:inline></w:drawing></w:r></w:p>" STYLED(
                                   "c", "Figure 1: the chart")});
    HOLDS(reading, "<figure source=\"text.docx/word/media/image1.png\" alt=\"A chart\"");
    HOLDS(reading, "<caption>Figure 1: the chart</caption>");
    reading_finish(&reading);
}

static void running_feet_give_the_job_number(void **state) {
    (void)state;
    struct reading reading;
    READ(reading, {"word/document.xml", P("Some text of a document.")},
         {"word/_rels/document.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"a\" Target=\"footer1.xml\" Type=\"http://schemas.openxmlformats.org/"
          "officeDocument/2006/relationships/footer\"/></Relationships>"},
         {"word/footer1.xml",
          "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" P(
              "GE.24-19207 (E)") P("Page 3") "</w:ftr>"});
    HOLDS(reading, "<job-number>GE.24-19207 (E)</job-number>");
    LACKS(reading, "Page 3");
    reading_finish(&reading);
}

static void strict_packages_are_read_too(void **state) {
    (void)state;
    const struct part part = {"word/document.xml", P("Strictly.")};
    struct engross_buffer package = ENGROSS_BUFFER_INIT;
    struct reading reading;
    package_make(&part, 1, true, &package);
    reading_start(&reading, package.data, package.size);
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "Strictly.");
    engross_buffer_finish(&package);
    reading_finish(&reading);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_sorted),
        cmocka_unit_test(styles_mean_by_name),
        cmocka_unit_test(styles_make_sections),
        cmocka_unit_test(numbers_are_counted_as_word_does),
        cmocka_unit_test(typed_numbers_are_numbers),
        cmocka_unit_test(bold_lines_head_where_no_style_does),
        cmocka_unit_test(runs_become_inlines),
        cmocka_unit_test(fields_give_links_and_results),
        cmocka_unit_test(changes_are_taken_as_accepted),
        cmocka_unit_test(notes_stand_at_their_marks),
        cmocka_unit_test(tables_keep_their_spans),
        cmocka_unit_test(bullets_nest_by_level),
        cmocka_unit_test(text_of_boxes_and_controls_stays),
        cmocka_unit_test(pictures_become_figures),
        cmocka_unit_test(running_feet_give_the_job_number),
        cmocka_unit_test(strict_packages_are_read_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
