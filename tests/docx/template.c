/* Documents in the look of a template: what is taken from it, what is added, what is refused. The
 * templates are made here, so that each holds one thing only. */
#include "maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INPUT ENGROSS_SOURCE_DIR "/input/model.xml"

static const struct part types = {
    "[Content_Types].xml",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Default Extension=\"gif\" ContentType=\"image/gif\"/>"
    "<Override PartName=\"/word/head.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.header+xml\"/></Types>"};
static const struct part package_relations = {
    "_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "word/document.xml"))};
static const struct part document = {
    "word/document.xml",
    "<w:document " WORD "xmlns:r=\"" OFFICE "\"><w:body><w:p/><w:sectPr>"
    "<w:headerReference w:type=\"default\" r:id=\"rId9\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/>"
    "<w:pgMar w:top=\"720\" w:right=\"900\" w:bottom=\"720\" w:left=\"1800\" w:header=\"300\" "
    "w:footer=\"300\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"};
static const struct part relations = {
    "word/_rels/document.xml.rels",
    RELATIONS(RELATION("rId1", "styles", "styles.xml") RELATION(
        "rId2", "numbering", "numbering.xml") RELATION("rId9", "header", "/word/head.xml"))};
static const struct part styles = {
    "word/styles.xml",
    "<w:styles " WORD ">"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name "
    "w:val=\"Normal\"/>"
    "<w:rPr><w:sz w:val=\"26\"/><w:lang w:val=\"de-DE\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/>"
    "<w:basedOn w:val=\"Standard\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"7\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"x2\"><w:name w:val=\"\xC3\x9C"
    "berschrift 2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Question\"><w:name w:val=\"Some other\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Notice\"><w:name w:val=\"A character style\"/>"
    "</w:style></w:styles>"};
static const struct part numbering = {
    "word/numbering.xml",
    "<w:numbering " WORD "><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/>"
    "</w:num></w:numbering>"};
static const struct part header = {"word/head.xml",
                                   "<w:hdr " WORD "><w:p><w:bookmarkStart w:id=\"0\" w:name=\"a\">"
                                   "<w:p/></w:bookmarkStart><w:r><w:t>House head</w:t></w:r>"
                                   "<w:bookmarkEnd w:id=\"0\"/></w:p>"
                                   "<w:p><w:r><w:t>A/OLD/</w:t></w:r><w:r><w:t>1/Add.2 </w:t></w:r>"
                                   "</w:p><w:p><w:r><w:t>See A/OLD/1/Add.2</w:t></w:r></w:p>"
                                   "</w:hdr>"};
static const struct part header_relations = {
    "word/_rels/head.xml.rels", RELATIONS(RELATION("rId1", "image", "media/logo.gif"))};
static const struct part logo = {"word/media/logo.gif", "GIF89a"};

#define WHOLE                                                                                      \
    &types, &package_relations, &document, &relations, &styles, &numbering, &header,               \
        &header_relations, &logo

static struct package *export_whole(const char *name) {
    static const struct part *const parts[] = {WHOLE};
    char template[64];
    snprintf(template, sizeof template, "%s-template.docx", name);
    struct package *package = package_export_with(
        INPUT, "article", name, make_package(parts, sizeof parts / sizeof *parts, template));
    assert_true(package_reported(package, "docx.template-styles"));
    assert_true(package_reported(package, "docx.template-own-styles"));
    return package;
}

static void finds_styles_by_any_of_their_names(void **state) {
    (void)state;
    struct package *package = export_whole("template-names");
    assert_holds(package, "word/document.xml", "<w:pStyle w:val=\"berschrift1\"/>");
    assert_holds(package, "word/document.xml", "<w:pStyle w:val=\"x2\"/>");
    assert_holds(package, "word/document.xml", "<w:pStyle w:val=\"Standard\"/>");
    package_free(package);
}

static void adds_what_is_missing_under_a_free_id(void **state) {
    (void)state;
    struct package *package = export_whole("template-missing");
    assert_holds(package, "word/styles.xml",
                 "w:styleId=\"Question\"><w:name w:val=\"Some other\"/>");
    assert_holds(package, "word/styles.xml",
                 "w:styleId=\"Notice_\"><w:name w:val=\"Notice\"/>"
                 "<w:basedOn w:val=\"Standard\"/>");
    assert_holds(package, "word/styles.xml", "<w:basedOn w:val=\"Notice_\"/>");
    assert_lacks(package, "word/styles.xml", "Masthead Organ");
    package_free(package);
}

static void gives_the_language_and_the_outline(void **state) {
    (void)state;
    struct package *package = export_whole("template-language");
    assert_lacks(package, "word/styles.xml", "de-DE");
    assert_holds(package, "word/styles.xml", "<w:lang w:val=\"en-GB\"/>");
    assert_holds(package, "word/styles.xml",
                 "<w:numId w:val=\"7\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr>");
    package_free(package);
}

static void numbers_lists_on_from_the_template(void **state) {
    (void)state;
    struct package *package = export_whole("template-lists");
    assert_holds(package, "word/numbering.xml", "<w:abstractNum w:abstractNumId=\"4\">");
    assert_holds(package, "word/numbering.xml", "<w:abstractNum w:abstractNumId=\"5\">");
    assert_holds(package, "word/numbering.xml",
                 "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"5\"/>");
    assert_holds(package, "word/document.xml", "<w:numId w:val=\"8\"/>");
    /* A heading without a number is not numbered by the template's style. */
    assert_holds(package, "word/document.xml",
                 "<w:pStyle w:val=\"berschrift1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                 "w:val=\"0\"/></w:numPr>");
    package_free(package);
}

static void takes_the_page_and_its_heads(void **state) {
    (void)state;
    struct package *package = export_whole("template-page");
    assert_holds(package, "word/document.xml", "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>");
    assert_holds(package, "word/document.xml", "w:left=\"1800\"");
    assert_lacks(package, "word/document.xml", "w:titlePg");
    assert_holds(package, "word/template/1.xml", "House head");
    assert_lacks(package, "word/template/1.xml", "bookmark");
    /* No page carries the symbol of another document. */
    assert_holds(package, "word/template/1.xml", "<w:t>SAMPLE/2025/1</w:t>");
    assert_lacks(package, "word/template/1.xml", "A/OLD/<");
    assert_holds(package, "word/template/1.xml", "See A/OLD/1/Add.2");
    assert_holds(package, "word/template/_rels/1.xml.rels", "Target=\"2.gif\"");
    assert_holds(package, "word/template/2.gif", "GIF89a");
    assert_holds(package, "[Content_Types].xml",
                 "<Override PartName=\"/word/template/2.gif\" ContentType=\"image/gif\"/>");
    package_free(package);
}

static void assert_refused(const struct part *const *parts, size_t count, const char *name) {
    char template[64];
    snprintf(template, sizeof template, "%s-template.docx", name);
    struct package *package =
        package_export_with(INPUT, "article", name, make_package(parts, count, template));
    assert_true(package_reported(package, "docx.template-refused"));
    assert_null(package_part(package, "word/document.xml"));
    package_free(package);
}

#define REFUSED(...)                                                                               \
    do {                                                                                           \
        const struct part *const rows[] = {__VA_ARGS__};                                           \
        assert_refused(rows, sizeof rows / sizeof *rows, __func__);                                \
    } while (0)

static void refuses_what_lacks_parts(void **state) {
    (void)state;
    REFUSED(&logo);
    REFUSED(&types, &package_relations);
    REFUSED(&types, &package_relations, &document, &relations, &numbering, &header);
    REFUSED(&types, &package_relations, &document, &relations, &styles, &numbering);
    REFUSED(&types, &package_relations, &document, &relations, &styles, &header, &header_relations);
}

static void refuses_entities(void **state) {
    static const struct part evil = {
        "word/styles.xml", "<!DOCTYPE w:styles [<!ENTITY a \"aaaaaaaaaa\">]><w:styles " WORD
                           "><w:style w:styleId=\"&a;\"/></w:styles>"};
    (void)state;
    REFUSED(&types, &package_relations, &document, &relations, &evil, &header);
}

static void refuses_relationships_that_lead_out(void **state) {
    static const struct part evil = {"word/_rels/head.xml.rels",
                                     RELATIONS(RELATION("rId1", "image", "../../../etc/passwd"))};
    (void)state;
    REFUSED(&types, &package_relations, &document, &relations, &styles, &header, &evil);
}

static void refuses_parts_of_great_size(void **state) {
    size_t size = (size_t)17 << 20;
    char *zeros = malloc(size + 1);
    assert_non_null(zeros);
    memset(zeros, ' ', size);
    zeros[size] = '\0';
    const struct part bomb = {"word/styles.xml", zeros};
    (void)state;
    REFUSED(&types, &package_relations, &document, &relations, &bomb, &header);
    free(zeros);
}

static void refuses_what_is_no_package(void **state) {
    (void)state;
    struct package *package = package_export_with(INPUT, "article", "template-none", INPUT);
    assert_true(package_reported(package, "docx.template-refused"));
    package_free(package);
    package = package_export_with(INPUT, "article", "template-absent", "/nonexistent.docx");
    assert_true(package_reported(package, "host.option-file"));
    package_free(package);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_styles_by_any_of_their_names),
        cmocka_unit_test(adds_what_is_missing_under_a_free_id),
        cmocka_unit_test(gives_the_language_and_the_outline),
        cmocka_unit_test(numbers_lists_on_from_the_template),
        cmocka_unit_test(takes_the_page_and_its_heads),
        cmocka_unit_test(refuses_what_lacks_parts),
        cmocka_unit_test(refuses_entities),
        cmocka_unit_test(refuses_relationships_that_lead_out),
        cmocka_unit_test(refuses_parts_of_great_size),
        cmocka_unit_test(refuses_what_is_no_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
