/* Word and Microsoft's validator want the children of property elements in the schema's order. */
#include "package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The children that we write, in the order of ISO/IEC 29500-1, annex A.1. */
static const struct order {
    const char *parent;
    const char *children;
} orders[] = {
    {"rPr", " rStyle rFonts b bCs i iCs noProof color sz szCs u vertAlign rtl lang "},
    {"pPr", " pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs suppressAutoHyphens "
            "bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr "},
    {"tblPr", " tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook "
              "tblCaption "},
    {"tcPr", " tcW gridSpan vMerge tcBorders shd vAlign "},
    {"sectPr", " headerReference footerReference footnotePr endnotePr type pgSz pgMar cols "
               "titlePg bidi "},
    {"lvl", " start numFmt lvlRestart lvlText lvlJc pPr "},
    {"style", " name basedOn next qFormat pPr rPr tblPr "},
    {"settings", " zoom mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders "
                 "characterSpacingControl footnotePr endnotePr compat themeFontLang "
                 "decimalSymbol listSeparator "},
};

/* Where a child stands in the order of its parent; fails the test for one that is not there. */
static const char *place_of(const struct order *order, xmlNodePtr child) {
    char word[64];
    snprintf(word, sizeof word, " %s ", (const char *)child->name);
    const char *place = strstr(order->children, word);
    if (place == NULL)
        fail_msg("%s in %s", (const char *)child->name, order->parent);
    return place;
}

static void check_children(xmlNodePtr node) {
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        const char *last = orders[i].children;
        if (!is_named(node, orders[i].parent))
            continue;
        for (xmlNodePtr child = xmlFirstElementChild(node); child != NULL;
             child = xmlNextElementSibling(child)) {
            const char *place = place_of(&orders[i], child);
            if (place < last)
                fail_msg("%s comes late in %s", (const char *)child->name, orders[i].parent);
            last = place;
        }
    }
}

static void check_package(const char *input, const char *theme, const char *name) {
    struct package *package = package_export(input, theme, name);
    const char *part;
    for (size_t i = 0; (part = package_name(package, i)) != NULL; i++) {
        if (strncmp(part, "word/", 5) != 0 || strstr(part, ".xml") == NULL ||
            strstr(part, ".rels") != NULL)
            continue;
        xmlDocPtr tree = package_tree(package, part);
        xmlNodePtr top = xmlDocGetRootElement(tree);
        for (xmlNodePtr node = top; node != NULL; node = next_element(top, node))
            check_children(node);
        xmlFreeDoc(tree);
    }
    package_free(package);
}

static void keeps_the_order_of_the_schema(void **state) {
    static const char *const themes[] = {"un-report", "factsheet", "article"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        check_package(ENGROSS_SOURCE_DIR "/input/model.xml", themes[i], "order");
        check_package(ENGROSS_SOURCE_DIR "/tests/docx/cases/features.xml", themes[i], "order");
        check_package(ENGROSS_SOURCE_DIR "/tests/docx/cases/arabic.xml", themes[i], "order");
    }
}

static void begins_with_the_content_types(void **state) {
    struct package *package =
        package_export(ENGROSS_SOURCE_DIR "/input/model.xml", NULL, "order-types");
    (void)state;
    assert_string_equal(package_name(package, 0), "[Content_Types].xml");
    package_free(package);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_the_schema),
        cmocka_unit_test(begins_with_the_content_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
