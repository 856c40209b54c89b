/* The lists of a document stand and look as a template's do; their numbers stay the document's. */
#include "maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MODEL ENGROSS_SOURCE_DIR "/input/model.xml"

static const struct part types = {
    "[Content_Types].xml",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"};
static const struct part package_relations = {
    "_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "word/document.xml"))};
static const struct part document = {"word/document.xml",
                                     "<w:document " WORD "><w:body><w:p/></w:body></w:document>"};
static const struct part relations = {
    "word/_rels/document.xml.rels",
    RELATIONS(RELATION("rId1", "styles", "styles.xml") RELATION(
        "rId2", "numbering", "numbering.xml") RELATION("rId3", "footnotes", "footnotes.xml")
                  RELATION("rId4", "settings", "settings.xml"))};
static const struct part footnotes = {
    "word/footnotes.xml",
    "<w:footnotes " WORD "><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>House rule"
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"};
static const struct part settings = {"word/settings.xml",
                                     "<w:settings " WORD "><w:compat><w:noLeading/>"
                                     "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"u\" "
                                     "w:val=\"15\"/></w:compat></w:settings>"};

#define NORMAL                                                                                     \
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/>"     \
    "</w:style>"
#define NAMED(id, name, properties)                                                                \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name                     \
    "\"/><w:pPr>" properties "</w:pPr></w:style>"
#define NUMBERED(list, level)                                                                      \
    "<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list "\"/></w:numPr>"
#define LEVEL(index, format, text, left, hanging, more)                                            \
    "<w:lvl w:ilvl=\"" index "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>"           \
    "<w:lvlText w:val=\"" text "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" left         \
    "\" w:hanging=\"" hanging "\"/></w:pPr>" more "</w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define USE(id) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" id "\"/></w:num>"

static const struct part word_styles = {
    "word/styles.xml",
    "<w:styles " WORD ">" NORMAL NAMED("H1", "heading 1", NUMBERED("1", "0"))
        NAMED("LB", "List Bullet", NUMBERED("2", "0")) NAMED(
            "LN", "List Number",
            NUMBERED(
                "3",
                "1")) "<w:style w:type=\"character\" w:styleId=\"c\"><w:name w:val=\"Question\"/>"
                      "</w:style></w:styles>"};
static const struct part numbering = {
    "word/numbering.xml",
    "<w:numbering " WORD ">" LIST("1", LEVEL("0", "decimal", "Part %1", "1111", "999",
                                             "<w:rPr><w:color w:val=\"112233\"/><w:b/></w:rPr>"))
        LIST("2", LEVEL("0", "bullet", "\xE2\x9E\xA4", "1222", "888", ""))
            LIST("3", LEVEL("0", "decimal", "%1)", "1", "1", "")
                          LEVEL("1", "decimal", "%2)", "1333", "777", "")) USE("1") USE("2")
                USE("3") "</w:numbering>"};

static struct package *export_with(const struct part *styles, const char *name) {
    const struct part *const parts[] = {&types, &package_relations, &document,  &relations,
                                        styles, &numbering,         &footnotes, &settings};
    char file[64];
    snprintf(file, sizeof file, "%s-template.docx", name);
    return package_export_with(MODEL, "article", name,
                               make_package(parts, sizeof parts / sizeof *parts, file));
}

static void takes_places_signs_and_type(void **state) {
    (void)state;
    struct package *package = export_with(&word_styles, "lists-word");
    assert_holds(package, "word/numbering.xml",
                 "<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc "
                 "w:val=\"left\"/><w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"1111\"/></w:tabs>"
                 "<w:ind w:left=\"1111\" w:hanging=\"999\"/></w:pPr><w:rPr><w:b/><w:color "
                 "w:val=\"112233\"/></w:rPr>");
    assert_holds(package, "word/numbering.xml",
                 "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xE2\x9E\xA4\"/>");
    package_free(package);
}

/* Sub-paragraphs and bullets stand in the numbered paragraph as the template's lists do in its
 * text. */
static void sets_lists_into_paragraphs(void **state) {
    (void)state;
    struct package *package = export_with(&word_styles, "lists-paragraph");
    assert_holds(package, "word/numbering.xml",
                 "<w:lvlText w:val=\"(%2)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:tabs><w:tab "
                 "w:val=\"num\" w:pos=\"1813\"/></w:tabs><w:ind w:left=\"1813\" "
                 "w:hanging=\"777\"/>");
    assert_holds(package, "word/numbering.xml", "<w:ind w:left=\"1702\" w:hanging=\"888\"/>");
    package_free(package);
}

#define HUNG                                                                                       \
    "<w:tabs><w:tab w:val=\"right\" w:pos=\"851\"/></w:tabs><w:ind w:left=\"1134\" "               \
    "w:hanging=\"1134\"/>"

static const struct part geneva_styles = {
    "word/styles.xml",
    "<w:styles " WORD ">" NORMAL NAMED("g1", "_ Single Txt_G", "<w:ind w:left=\"1134\"/>")
        NAMED("g2", "_ H _Ch_G", HUNG) NAMED("w1", "heading 1", "")
            NAMED("w2", "List Paragraph", "<w:ind w:left=\"720\"/>")
                NAMED("g3", "Reg_Single Txt_G", NUMBERED("3", "1")) "</w:styles>"};

/* Word's own styles have other uses in Geneva's template, whatever the theme. */
static void knows_the_template_of_geneva(void **state) {
    (void)state;
    struct package *package = export_with(&geneva_styles, "lists-geneva");
    assert_holds(package, "word/document.xml", "<w:pStyle w:val=\"g1\"/>");
    assert_holds(package, "word/document.xml", "<w:pStyle w:val=\"g2\"/>");
    assert_lacks(package, "word/document.xml", "<w:pStyle w:val=\"w1\"/>");
    assert_lacks(package, "word/document.xml", "<w:pStyle w:val=\"w2\"/>");
    assert_lacks(package, "word/document.xml", "<w:pStyle w:val=\"g3\"/>");
    assert_holds(package, "word/numbering.xml",
                 "<w:lvlJc w:val=\"right\"/><w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"1134\"/>"
                 "</w:tabs><w:ind w:left=\"1134\" w:hanging=\"283\"/>");
    assert_holds(package, "word/numbering.xml",
                 "<w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>"
                 "<w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"1333\"/></w:tabs><w:ind "
                 "w:left=\"1333\" w:hanging=\"777\"/>");
    package_free(package);
}

static void takes_the_rules_above_notes(void **state) {
    (void)state;
    struct package *package = export_with(&word_styles, "lists-notes");
    assert_holds(package, "word/footnotes.xml",
                 "w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>House rule</w:t></w:r></w:p>");
    assert_holds(package, "word/footnotes.xml", "<w:continuationSeparator/>");
    package_free(package);
}

static void does_not_stretch_broken_lines(void **state) {
    (void)state;
    struct package *package = export_with(&word_styles, "lists-breaks");
    assert_holds(package, "word/settings.xml",
                 "<w:noLeading/><w:doNotExpandShiftReturn/><w:compatSetting");
    package_free(package);
}

/* Such files are made by programs, and valid. */
static void survives_a_template_without_styles(void **state) {
    static const struct part no_relations = {"word/_rels/document.xml.rels", RELATIONS("")};
    static const struct part *const parts[] = {&types, &package_relations, &document,
                                               &no_relations};
    (void)state;
    struct package *package = package_export_with(
        MODEL, "article", "lists-bare", make_package(parts, 4, "lists-bare-template.docx"));
    assert_holds(package, "word/styles.xml", "<w:name w:val=\"heading 1\"/>");
    assert_holds(package, "word/styles.xml", "<w:name w:val=\"Body Text\"/>");
    package_free(package);
    /* All its text is in numbered paragraphs, whose style is the text's. */
    package =
        package_export_with(ENGROSS_SOURCE_DIR "/input/national-report.txt", "un-report",
                            "lists-bare-un", make_package(parts, 4, "lists-bare-template.docx"));
    assert_holds(package, "word/styles.xml", "<w:name w:val=\"Body Text\"/>");
    package_free(package);
}

/* A section without heads of its own goes on with those of the section before. */
static void takes_heads_of_earlier_sections(void **state) {
    static const struct part sections = {
        "word/document.xml",
        "<w:document " WORD "xmlns:r=\"" OFFICE "\"><w:body><w:p><w:pPr><w:sectPr>"
        "<w:headerReference w:type=\"default\" r:id=\"rId8\"/><w:headerReference w:type=\"even\" "
        "r:id=\"rId9\"/></w:sectPr></w:pPr></w:p><w:p/><w:sectPr><w:headerReference "
        "w:type=\"default\" r:id=\"rId9\"/></w:sectPr></w:body></w:document>"};
    static const struct part heads = {
        "word/_rels/document.xml.rels",
        RELATIONS(RELATION("rId8", "header", "old.xml") RELATION("rId9", "header", "new.xml"))};
    static const struct part new_head = {
        "word/new.xml", "<w:hdr " WORD "><w:p><w:r><w:t>New</w:t></w:r></w:p></w:hdr>"};
    static const struct part *const parts[] = {&types, &package_relations, &sections, &heads,
                                               &new_head};
    (void)state;
    struct package *package = package_export_with(
        MODEL, "un-report", "lists-heads", make_package(parts, 5, "lists-heads-template.docx"));
    assert_holds(package, "word/template/1.xml", "New");
    assert_holds(package, "word/document.xml", "<w:headerReference w:type=\"default\"");
    assert_holds(package, "word/document.xml", "<w:headerReference w:type=\"even\"");
    /* Above the masthead there is no running head. */
    assert_holds(package, "word/document.xml", "<w:titlePg/>");
    package_free(package);
}

static void gives_added_styles_names_of_their_own(void **state) {
    (void)state;
    struct package *package = export_with(&word_styles, "lists-names");
    assert_holds(package, "word/styles.xml", "<w:name w:val=\"Question 2\"/>");
    package_free(package);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_places_signs_and_type),
        cmocka_unit_test(sets_lists_into_paragraphs),
        cmocka_unit_test(knows_the_template_of_geneva),
        cmocka_unit_test(takes_the_rules_above_notes),
        cmocka_unit_test(does_not_stretch_broken_lines),
        cmocka_unit_test(gives_added_styles_names_of_their_own),
        cmocka_unit_test(survives_a_template_without_styles),
        cmocka_unit_test(takes_heads_of_earlier_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
