/* What stands in Word text and is no text of its own, and documents as other programs than Word on
 * a desk write them. */
#include "package.h"

#include "read/docx/formats.h"
#include "read/docx/symbols.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text)                                                                        \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLE(id, name, more)                                                                      \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more         \
    "</w:style>"
#define CHANGE " w:id=\"1\" w:author=\"A. Clerk\" w:date=\"2025-01-02T03:04:05Z\""
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define READ(reading, ...)                                                                         \
    do {                                                                                           \
        const struct part parts_[] = {__VA_ARGS__};                                                \
        reading_parts(&(reading), parts_, COUNT(parts_));                                          \
        assert_int_equal((reading).status, ENGROSS_OK);                                            \
    } while (0)

static void numbers_are_printed_as_word_does(void **state) {
    (void)state;
    static const struct {
        const char *format;
        int64_t value;
        const char *printed;
    } rows[] = {
        {"decimalZero", 7, "07"},
        {"ordinal", 22, "22nd"},
        {"ordinal", 113, "113th"},
        {"cardinalText", 40, "Forty"},
        {"cardinalText", 1200, "One thousand two hundred"},
        {"ordinalText", 20, "Twentieth"},
        {"ordinalText", 101, "One hundred first"},
        {"hex", 26, "1A"},
        {"numberInDash", 3, "- 3 -"},
        {"arabicAbjad", 3, "ج"},
        {"arabicAlpha", 3, "ت"},
        {"hebrew1", 15, "טו"},
        {"hebrew1", 432, "תלב"},
        {"hebrew2", 11, "כ"},
        {"chicago", 5, "**"},
        {"thaiLetters", 2, "ข"},
        {"thaiNumbers", 12, "๑๒"},
        {"hindiNumbers", 10, "१०"},
        {"chineseCounting", 12, "十二"},
        {"chineseCountingThousand", 105, "一百零五"},
        {"japaneseCounting", 110, "百十"},
        {"chineseLegalSimplified", 12, "壹拾贰"},
        {"ideographDigital", 20, "二〇"},
        {"ideographTraditional", 1, "甲"},
        {"koreanCounting", 21, "이십일"},
        {"decimalEnclosedCircle", 20, "⑳"},
        {"decimalEnclosedCircle", 21, "21"},
        {"decimalFullWidth", 12, "１２"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        engross_text name = {rows[i].format, strlen(rows[i].format)};
        const struct engross_ooxml_number_format *format = engross_ooxml_number_format_find(name);
        struct engross_buffer text = ENGROSS_BUFFER_INIT;
        assert_non_null(format);
        engross_ooxml_number_format_print(format, rows[i].value, &text);
        assert_string_equal(text.data, rows[i].printed);
        engross_buffer_finish(&text);
    }
}

static void symbols_have_their_fonts_characters(void **state) {
    (void)state;
    assert_int_equal(engross_ooxml_symbol(ENGROSS_OOXML_FONT_SYMBOL, 0xF061), 0x3B1);
    assert_int_equal(engross_ooxml_symbol(ENGROSS_OOXML_FONT_SYMBOL, 0xB3), 0x2265);
    assert_int_equal(engross_ooxml_symbol(ENGROSS_OOXML_FONT_WINGDINGS, 0xF0FC), 0x2714);
    assert_int_equal(engross_ooxml_symbol(ENGROSS_OOXML_FONT_WINGDINGS, 0xF04A), 0x263A);
    assert_int_equal(engross_ooxml_symbol(ENGROSS_OOXML_FONT_WEBDINGS, 0xF0FF), 0);
    struct reading reading;
    reading_body(&reading, "<w:p><w:r><w:t>Angle </w:t></w:r><w:r><w:rPr><w:rFonts "
                           "w:ascii=\"Symbol\"/></w:rPr><w:t>\xEF\x81\xA1 b</w:t></w:r></w:p>");
    HOLDS(reading, "Angle \xCE\xB1 b");
    reading_finish(&reading);
}

static void deleted_rows_and_cells_vanish(void **state) {
    (void)state;
    struct reading reading;
    reading_body(
        &reading,
        P("Before.") "<w:tbl><w:tr>" CELL(
            "kept") "</w:tr><w:tr><w:trPr><w:del" CHANGE
                    "/></w:trPr>" CELL(
                        "gone") "</w:tr><w:tr><w:tc><w:tcPr><w:cellDel" CHANGE
                                "/></w:tcPr>" P("out") "</w:tc>" CELL(
                                    "stays") "</w:tr></w:tbl>"
                                             "<w:tbl><w:tr><w:trPr><w:del" CHANGE
                                             "/></w:trPr>" CELL("all gone") "</w:tr></w:tbl>" P(
                                                 "After."));
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "<p>kept</p>");
    HOLDS(reading, "<p>stays</p>");
    LACKS(reading, "gone");
    LACKS(reading, "<p>out</p>");
    const char *table = strstr(reading.xml.data, "<table");
    assert_null(strstr(table + 1, "<table>"));
    SAYS(reading, "text deleted by A. Clerk (2025-01-02) is left out [docx.deleted]");
    reading_finish(&reading);
}

static void formulas_stand_in_one_line(void **state) {
    (void)state;
    struct reading reading;
#define M "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
#define MT(text) "<m:r><m:t>" text "</m:t></m:r>"
    reading_body(
        &reading,
        "<w:p><m:oMath " M
        "><m:f><m:num>" MT("a") "</m:num><m:den>" MT("b") "</m:den></m:f><m:sSup><m:e>" MT(
            "x") "</m:e><m:sup>" MT("2") "</m:sup></m:sSup><m:d><m:dPr><m:begChr "
                                         "m:val=\"[\"/></m:dPr><m:e>" MT(
                                             "y") "</m:e></"
                                                  "m:d><m:rad>"
                                                  "<m:e>" MT("z") "</m:e></m:rad></m:oMath></w:p>");
    HOLDS(reading, "<p>a/bx<superscript>2</superscript>[y)√(z)</p>");
    SAYS(reading, "1: loss: ");
    SAYS(reading, "[docx.formula]");
    reading_finish(&reading);
}

static void forms_show_what_word_shows(void **state) {
    (void)state;
    struct reading reading;
#define FIELD(data, name)                                                                          \
    "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" data                                      \
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText>" name                                         \
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    reading_body(
        &reading,
        "<w:p>" FIELD(
            "<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>",
            "FORMCHECKBOX") "<w:r><w:t>Yes </w:t></w:r>" FIELD("<w:checkBox><w:default "
                                                               "w:val=\"0\"/></w:checkBox>",
                                                               "FORMCHECKBOX")
            FIELD("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"one\"/>"
                  "<w:listEntry w:val=\"two\"/></w:ddList>",
                  "FORMDROPDOWN") "</w:p>");
    HOLDS(reading, "☒Yes ☐two");
    reading_finish(&reading);
}

static void what_is_not_read_is_told(void **state) {
    (void)state;
    struct reading reading;
    reading_body(&reading,
                 P("Text.") "<w:altChunk r:id=\"picture\"/><w:p><w:r><w:footnoteReference "
                            "w:id=\"9\"/></w:r><w:r><w:object><o:OLEObject "
                            "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
                            "ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>");
    SAYS(reading, "[docx.chunk]");
    SAYS(reading, "[docx.note-lost]");
    SAYS(reading, "an embedded object (Excel.Sheet.12) is kept as its picture alone [docx.object]");
    reading_finish(&reading);
}

static void alternates_give_their_text_once(void **state) {
    (void)state;
    struct reading reading;
    reading_body(&reading,
                 "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\"/><mc:Fallback>"
                 "<w:t>Only here.</w:t></mc:Fallback></mc:AlternateContent></w:r>"
                 "<w:r><mc:AlternateContent><mc:Choice Requires=\"y\"><w:t>First.</w:t></mc:Choice>"
                 "<mc:Fallback><w:t>Second.</w:t></mc:Fallback></mc:AlternateContent></w:r>"
                 "<w:r><w:ruby><w:rt><w:r><w:t>gloss</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>word"
                 "</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>");
    HOLDS(reading, "Only here.First.word (gloss)");
    LACKS(reading, "Second.");
    reading_finish(&reading);
}

static void custom_properties_are_metadata(void **state) {
    (void)state;
    struct reading reading;
#define RELATION(id, target, type)                                                                 \
    "<Relationship Id=\"" id "\" Target=\"" target                                                 \
    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\"/>"
#define PROPERTY(name, value)                                                                      \
    "<property name=\"" name "\"><vt:lpwstr>" value "</vt:lpwstr></property>"
    READ(reading,
         {"_rels/.rels",
          "<Relationships "
          "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" RELATION(
              "a", "word/document.xml", "officeDocument")
              RELATION("b", "docProps/custom.xml", "custom-properties") "</Relationships>"},
         {"docProps/custom.xml",
          "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
          "custom-properties\" "
          "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/"
          "docPropsVTypes\">" PROPERTY("Document symbol", "A/HRC/1/2")
              PROPERTY("Submitter", "One; Two") PROPERTY("Reviewer", "Nobody") "</Properties>"},
         {"word/document.xml", P("A document that says little of itself.")});
    HOLDS(reading, "<symbol>A/HRC/1/2</symbol>");
    HOLDS(reading, "<submitter>Two</submitter>");
    LACKS(reading, "Nobody");
    reading_finish(&reading);
}

/* Word puts a number before every line of a list; only what is set as a heading is one. */
static void plain_numbered_lines_are_items(void **state) {
    (void)state;
    struct reading reading;
#define NUMBERED(properties, text)                                                                 \
    "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr>" properties         \
    "</w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define LIST(properties)                                                                           \
    NUMBERED(properties, "Foo")                                                                    \
    P("It is said here what that is, and why it was chosen at all.")                               \
    NUMBERED(properties, "Bar")                                                                    \
    P("It is said here what this is, and why it was chosen at all.") NUMBERED(properties, "Baz")   \
        P("It is said here what else is, and why it was chosen at all.")
#define NUMBERING                                                                                  \
    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "    \
    "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num "                 \
    "w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    READ(reading, {"word/numbering.xml", NUMBERING}, {"word/document.xml", LIST("")});
    LACKS(reading, "<heading>Foo</heading>");
    HOLDS(reading, "number=\"2.\"");
    reading_finish(&reading);
    READ(reading, {"word/numbering.xml", NUMBERING}, {"word/document.xml", LIST("<w:b/>")});
    HOLDS(reading, "<heading>Bar</heading>");
    reading_finish(&reading);
}

/* The number is the item's, and so is the bookmark. */
static void numbered_quotations_stand_in_items(void **state) {
    (void)state;
    struct reading reading;
#define IN_LIST(style, text)                                                                       \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" \
    "<w:r><w:t>" text "</w:t></w:r></w:p>"
    READ(reading, {"word/styles.xml", STYLE("q", "Quote", "") STYLE("r", "Recommendations", "")},
         {"word/numbering.xml", NUMBERING},
         {"word/document.xml", P("Text comes first.") IN_LIST("q", "Quoted text.")
                                   IN_LIST("r", "Recommendations 139.1 and 139.2")});
    HOLDS(reading, "<item value=\"1\" number=\"1.\"");
    HOLDS(reading, "<quotation>");
    HOLDS(reading, "<item value=\"2\" number=\"2.\"");
    LACKS(reading, "<recommendations number");
    LACKS(reading, "<recommendations value");
    reading_finish(&reading);
}

/* Ids of styles are words of the language Word speaks, or numbers; names are English. */
static void styles_are_known_by_their_names(void **state) {
    (void)state;
    static const char *const ids[] = {"Heading1", "berschrift1", "Titre1", "1", "Ttulo1", "10"};
    for (size_t i = 0; i < COUNT(ids); i++) {
        char styles[512], body[512];
        struct reading reading;
        snprintf(styles, sizeof styles,
                 "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
                 "w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"%s\">"
                 "<w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/></w:style>",
                 ids[i]);
        snprintf(body, sizeof body, STYLED("%s", "Findings") P("Some text."), ids[i]);
        READ(reading, {"word/styles.xml", styles}, {"word/document.xml", body});
        HOLDS(reading, "<heading>Findings</heading>");
        reading_finish(&reading);
    }
}

/* Word online calls the main part document2.xml, others name parts from the root or in capitals. */
static void parts_may_be_called_otherwise(void **state) {
    (void)state;
    static const char *const targets[] = {"/word/document2.xml", "word/document2.xml",
                                          "./word/../word/document2.xml", "Word/Document2.xml"};
    for (size_t i = 0; i < COUNT(targets); i++) {
        char relations[512];
        struct reading reading;
        snprintf(relations, sizeof relations,
                 "<Relationships "
                 "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" RELATION(
                     "a", "%s", "officeDocument") "</Relationships>",
                 targets[i]);
        READ(
            reading, {"_rels/.rels", relations},
            {"word/document2.xml",
             "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
             "<w:body>" P("Found it.") "</w:body></w:document>"});
        HOLDS(reading, "Found it.");
        reading_finish(&reading);
    }
}

/* Every part of a strict package has other namespaces, and so have its relationships. */
static void strict_parts_are_read_too(void **state) {
    (void)state;
    const struct part parts[] = {
        {"word/document.xml",
         STYLED("h",
                "Findings") "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r>"
                            "<w:t>Item</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                            "</w:p>"},
        {"word/styles.xml", STYLE("h", "heading 1", "")},
        {"word/numbering.xml", NUMBERING},
        {"word/footnotes.xml", "<w:footnote w:id=\"2\">" P("A note.") "</w:footnote>"}};
    struct engross_buffer package = ENGROSS_BUFFER_INIT;
    struct reading reading;
    package_make(parts, COUNT(parts), true, &package);
    reading_start(&reading, package.data, package.size);
    assert_int_equal(reading.status, ENGROSS_OK);
    HOLDS(reading, "<heading>Findings</heading>");
    HOLDS(reading, "number=\"1.\"");
    HOLDS(reading, "<note><p>A note.</p></note>");
    engross_buffer_finish(&package);
    reading_finish(&reading);
}

/* A language that the package names for all text of a script marks none of it. */
static void usual_languages_make_no_spans(void **state) {
    (void)state;
    struct reading reading;
    READ(reading,
         {"word/styles.xml", "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\" "
                             "w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                             "</w:docDefaults>"},
         {"word/document.xml",
          "<w:p><w:r><w:t>The words 人权 and "
          "</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t>حق</w:t></w:r>"
          "<w:r><w:t> are named beside </w:t></w:r><w:r><w:rPr><w:lang w:val=\"ru-RU\"/></w:rPr>"
          "<w:t>право</w:t></w:r></w:p>"});
    LACKS(reading, "\"zh\"");
    LACKS(reading, "\"ar\"");
    HOLDS(reading, "<span xml:lang=\"ru\">право</span>");
    reading_finish(&reading);
}

/* The evidence sees lines whole, whatever letter they end with. */
static void mastheads_without_styles_are_known_in_every_script(void **state) {
    (void)state;
    struct reading reading;
    reading_body(&reading,
                 P("Организация Объединённых Наций") P("CERD/C/KGZ/11")
                     P("Международная конвенция о ликвидации всех форм расовой дискриминации")
                         P("Distr.: General") P("14 February 2025") P("Original: Russian")
                             P("Комитет по ликвидации расовой дискриминации")
                                 P("Доклад Кыргызстана") P("1. Доклад составлен в столице.")
                                     P("2. Он обсуждался."));
    HOLDS(reading, "<publisher>Организация Объединённых Наций</publisher>");
    HOLDS(reading, "<treaty>Международная конвенция");
    HOLDS(reading, "<body>Комитет по ликвидации");
    HOLDS(reading, "<title>Доклад Кыргызстана</title>");
    reading_finish(&reading);
    reading_body(&reading, P("联 合 国") P("CEDAW/C/RUR/9") P("消除对妇女一切形式歧视公约")
                               P("Distr.: General") P("2024年6月7日") P("Chinese；原文：英文")
                                   P("消除对妇女歧视委员会") P("第九次定期报告")
                                       P("1. 本报告介绍进展。") P("2. 报告征求了意见。"));
    HOLDS(reading, "<publisher>联 合 国</publisher>");
    HOLDS(reading, "<treaty>");
    HOLDS(reading, "<body>消除对妇女歧视委员会</body>");
    HOLDS(reading, "<original-language value=\"en\" label=\"Chinese；原文：\">英文");
    reading_finish(&reading);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_printed_as_word_does),
        cmocka_unit_test(symbols_have_their_fonts_characters),
        cmocka_unit_test(deleted_rows_and_cells_vanish),
        cmocka_unit_test(formulas_stand_in_one_line),
        cmocka_unit_test(forms_show_what_word_shows),
        cmocka_unit_test(what_is_not_read_is_told),
        cmocka_unit_test(alternates_give_their_text_once),
        cmocka_unit_test(custom_properties_are_metadata),
        cmocka_unit_test(plain_numbered_lines_are_items),
        cmocka_unit_test(numbered_quotations_stand_in_items),
        cmocka_unit_test(styles_are_known_by_their_names),
        cmocka_unit_test(parts_may_be_called_otherwise),
        cmocka_unit_test(strict_parts_are_read_too),
        cmocka_unit_test(usual_languages_make_no_spans),
        cmocka_unit_test(mastheads_without_styles_are_known_in_every_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
