/* The styles of United Nations reports measure what they do in the Geneva template. */
#include "package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NONE (-1)

/* Half-points for the type, twips for the rest; NONE: the template leaves it open. Notes hang by
 * the width of their mark, not by the whole margin: see docs/docx.md. */
static const struct row {
    const char *name;
    long size;
    long is_bold;
    long is_italic;
    long before;
    long after;
    long line;
    bool is_exact;
    long left;
    long right;
    long hanging;
    long tab;
    long outline;
} rows[] = {
    {"_ H __M_G", 34, 1, 0, 240, 240, 360, true, 1134, 1134, 1134, 851, NONE},
    {"_ H _Ch_G", 28, 1, 0, 360, 240, 300, true, 1134, 1134, 1134, 851, 0},
    {"_ H_1_G", 24, 1, 0, 360, 240, 270, true, 1134, 1134, 1134, 851, 1},
    {"_ H_2/3_G", 20, 1, 0, 240, 120, 240, true, 1134, 1134, 1134, 851, 2},
    {"_ H_4_G", 20, 0, 1, 240, 120, 240, true, 1134, 1134, 1134, 851, 3},
    {"_ H_5/6_G", 20, 0, 0, 240, 120, 240, true, 1134, 1134, 1134, 851, 4},
    {"_ H_6_G", 20, 0, 0, 240, 120, 240, true, 1134, 1134, 1134, 851, 5},
    {"__S_S_G", 28, 1, 0, 240, 240, 300, true, 1134, 1134, NONE, NONE, NONE},
    {"_ Single Txt_G", 20, 0, 0, 0, 120, 240, false, 1134, 1134, NONE, NONE, NONE},
    {"_Bullet 1_G", 20, 0, 0, 0, 120, 240, false, NONE, 1134, NONE, NONE, NONE},
    {"_Bullet 2_G", 20, 0, 0, 0, 120, 240, false, NONE, 1134, NONE, NONE, NONE},
    {"footnote text", 18, 0, 0, 0, NONE, 220, true, 1134, 1134, NONE, NONE, NONE},
    {"header", 18, 1, 0, NONE, NONE, NONE, false, NONE, NONE, NONE, NONE, NONE},
    {"footer", 16, 0, 0, NONE, NONE, NONE, false, NONE, NONE, NONE, NONE, NONE},
};

static xmlNodePtr find_style(xmlDocPtr styles, const char *name) {
    xmlNodePtr style = xmlFirstElementChild(xmlDocGetRootElement(styles));
    for (; style != NULL; style = xmlNextElementSibling(style)) {
        xmlNodePtr own = child_named(style, "name");
        xmlChar *value = own == NULL ? NULL : xmlGetProp(own, BAD_CAST "val");
        bool is_found = value != NULL && strcmp((const char *)value, name) == 0;
        xmlFree(value);
        if (is_found)
            return style;
    }
    fail_msg("no style %s", name);
    return NULL;
}

/* An attribute of a child that may be absent. */
static long value_of(xmlNodePtr parent, const char *child, const char *attribute, long absent) {
    xmlNodePtr node = child_named(parent, child);
    if (node == NULL || xmlHasProp(node, BAD_CAST attribute) == NULL)
        return absent;
    return number_of(node, attribute);
}

static void check(const char *name, const char *what, long wanted, long found) {
    if (wanted != NONE && wanted != found)
        fail_msg("%s: %s is %ld, not %ld", name, what, found, wanted);
}

static void check_row(xmlDocPtr styles, const struct row *row) {
    xmlNodePtr style = find_style(styles, row->name);
    xmlNodePtr paragraph = child_named(style, "pPr");
    xmlNodePtr run = child_named(style, "rPr");
    xmlNodePtr tabs = child_named(paragraph, "tabs");
    check(row->name, "size", row->size, value_of(run, "sz", "val", 20));
    check(row->name, "complex size", row->size, value_of(run, "szCs", "val", 20));
    check(row->name, "bold", row->is_bold, child_named(run, "b") != NULL);
    check(row->name, "italic", row->is_italic, child_named(run, "i") != NULL);
    check(row->name, "before", row->before, value_of(paragraph, "spacing", "before", 0));
    check(row->name, "after", row->after, value_of(paragraph, "spacing", "after", 0));
    check(row->name, "line", row->line, value_of(paragraph, "spacing", "line", 240));
    check(row->name, "left", row->left, value_of(paragraph, "ind", "left", 0));
    check(row->name, "right", row->right, value_of(paragraph, "ind", "right", 0));
    check(row->name, "hanging", row->hanging, value_of(paragraph, "ind", "hanging", 0));
    check(row->name, "tab", row->tab, value_of(tabs, "tab", "pos", 0));
    check(row->name, "outline", row->outline, value_of(paragraph, "outlineLvl", "val", NONE));
    if (row->line != NONE) {
        xmlChar *rule = xmlGetProp(child_named(paragraph, "spacing"), BAD_CAST "lineRule");
        assert_string_equal(rule, row->is_exact ? "exact" : "atLeast");
        xmlFree(rule);
    }
    if (row->outline != NONE) {
        assert_non_null(child_named(paragraph, "keepNext"));
        assert_non_null(child_named(paragraph, "keepLines"));
    }
}

static struct package *export_report(const char *name) {
    return package_export(ENGROSS_SOURCE_DIR "/input/national-report.txt", "un-report", name);
}

static void styles_measure_as_in_geneva(void **state) {
    struct package *package = export_report("geneva-styles");
    xmlDocPtr styles = package_tree(package, "word/styles.xml");
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(styles, &rows[i]);
    xmlFreeDoc(styles);
    package_free(package);
}

static void the_page_number_stands_out(void **state) {
    struct package *package = export_report("geneva-number");
    xmlDocPtr styles = package_tree(package, "word/styles.xml");
    xmlNodePtr run = child_named(find_style(styles, "page number"), "rPr");
    (void)state;
    check("page number", "size", 18, value_of(run, "sz", "val", 20));
    assert_non_null(child_named(run, "b"));
    xmlFreeDoc(styles);
    package_free(package);
}

static void the_page_is_that_of_geneva(void **state) {
    static const struct {
        const char *element;
        const char *attribute;
        long value;
    } wanted[] = {{"pgSz", "w", 11906},     {"pgSz", "h", 16838},      {"pgMar", "top", 1417},
                  {"pgMar", "right", 1134}, {"pgMar", "bottom", 1134}, {"pgMar", "left", 1134},
                  {"pgMar", "header", 850}, {"pgMar", "footer", 567}};
    struct package *package = export_report("geneva-page");
    xmlDocPtr document = package_tree(package, "word/document.xml");
    xmlNodePtr section = xmlLastElementChild(xmlFirstElementChild(xmlDocGetRootElement(document)));
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        check(wanted[i].element, wanted[i].attribute, wanted[i].value,
              value_of(section, wanted[i].element, wanted[i].attribute, NONE));
    xmlFreeDoc(document);
    package_free(package);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_measure_as_in_geneva),
        cmocka_unit_test(the_page_number_stands_out),
        cmocka_unit_test(the_page_is_that_of_geneva),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
