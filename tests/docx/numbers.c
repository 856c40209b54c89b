/* Counts the lists of a Word file as Word does, and compares with what the document prints. */
#include "package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LEVELS 9
#define MOST_LISTS 64
#define LABEL_SIZE 128

struct level {
    char format[24];
    char text[64];
    bool never_restarts;
};

struct list {
    struct level levels[LEVELS];
    long counts[LEVELS]; /* 0: not begun, or begun anew */
};

struct use {
    struct list *list;
    long starts[LEVELS]; /* 0: none */
    bool is_started[LEVELS];
};

struct numbering {
    struct list lists[MOST_LISTS];
    struct use uses[MOST_LISTS];
};

static void copy(char *out, size_t size, xmlNodePtr node) {
    xmlChar *value = xmlGetProp(node, BAD_CAST "val");
    snprintf(out, size, "%s", (const char *)value);
    xmlFree(value);
}

static void read_level(struct list *list, xmlNodePtr node) {
    struct level *level = &list->levels[number_of(node, "ilvl")];
    copy(level->format, sizeof level->format, child_named(node, "numFmt"));
    copy(level->text, sizeof level->text, child_named(node, "lvlText"));
    level->never_restarts = child_named(node, "lvlRestart") != NULL;
}

static void read_use(struct numbering *numbering, xmlNodePtr node) {
    struct use *use = &numbering->uses[number_of(node, "numId")];
    use->list = &numbering->lists[number_of(child_named(node, "abstractNumId"), "val")];
    xmlNodePtr override = child_named(node, "lvlOverride");
    if (override != NULL)
        use->starts[number_of(override, "ilvl")] =
            number_of(child_named(override, "startOverride"), "val");
}

static struct numbering *read_numbering(const struct package *package) {
    struct numbering *numbering = calloc(1, sizeof *numbering);
    xmlDocPtr tree = package_tree(package, "word/numbering.xml");
    xmlNodePtr top = xmlDocGetRootElement(tree);
    struct list *list = NULL;
    for (xmlNodePtr node = top; node != NULL; node = next_element(top, node)) {
        if (is_named(node, "abstractNum"))
            list = &numbering->lists[number_of(node, "abstractNumId")];
        else if (is_named(node, "lvl"))
            read_level(list, node);
        else if (is_named(node, "num"))
            read_use(numbering, node);
    }
    xmlFreeDoc(tree);
    return numbering;
}

static void print_letter(char *out, const char *first, long value) {
    size_t size = (unsigned char)first[0] < 0x80 ? 1 : 2;
    memcpy(out, first, size);
    out[size - 1] = (char)(out[size - 1] + (value - 1));
    out[size] = '\0';
}

/* Small numbers only. */
static void print_number(char *out, const char *format, long value) {
    static const char *const roman[] = {"",   "I",   "II",   "III", "IV", "V",
                                        "VI", "VII", "VIII", "IX",  "X"};
    if (strcmp(format, "decimal") == 0)
        sprintf(out, "%ld", value);
    else if (strcmp(format, "lowerLetter") == 0)
        print_letter(out, "a", value);
    else if (strcmp(format, "upperLetter") == 0)
        print_letter(out, "A", value);
    else if (strcmp(format, "russianLower") == 0)
        print_letter(out, "а", value);
    else
        strcpy(out, roman[value]);
    for (char *c = out; strcmp(format, "lowerRoman") == 0 && *c != '\0'; c++)
        *c = (char)(*c - 'A' + 'a');
}

/* ISO/IEC 29500-1, 17.9: counts one paragraph and prints its number. */
static void count(struct use *use, long level, char label[LABEL_SIZE]) {
    struct list *list = use->list;
    size_t size = 0;
    if (use->starts[level] > 0 && !use->is_started[level])
        list->counts[level] = use->starts[level];
    else if (list->counts[level] == 0)
        list->counts[level] = use->starts[level] > 0 ? use->starts[level] : 1;
    else
        list->counts[level]++;
    use->is_started[level] = true;
    for (long below = level + 1; below < LEVELS; below++)
        if (!list->levels[below].never_restarts)
            list->counts[below] = 0;
    for (const char *c = list->levels[level].text; *c != '\0'; c++) {
        if (*c == '%') {
            long shown = *++c - '1';
            print_number(label + size, list->levels[shown].format, list->counts[shown]);
            size = strlen(label);
        } else
            label[size++] = *c;
        label[size] = '\0';
    }
}

/* The number a paragraph shows: counted, or typed before a tab; "" for none. */
static void label_of(struct numbering *numbering, xmlNodePtr paragraph, char label[LABEL_SIZE]) {
    xmlNodePtr number = child_named(child_named(paragraph, "pPr"), "numPr");
    xmlNodePtr run = child_named(paragraph, "r");
    label[0] = '\0';
    if (number != NULL) {
        struct use *use = &numbering->uses[number_of(child_named(number, "numId"), "val")];
        long level = number_of(child_named(number, "ilvl"), "val");
        if (strcmp(use->list->levels[level].format, "bullet") != 0)
            count(use, level, label);
    } else if (run != NULL && xmlNextElementSibling(run) != NULL &&
               child_named(xmlNextElementSibling(run), "tab") != NULL) {
        xmlChar *text = xmlNodeGetContent(run);
        snprintf(label, LABEL_SIZE, "%s", (const char *)text);
        xmlFree(text);
    }
}

/* The next number that the document prints, or NULL. */
static const char *next_printed(const engross_view *view, engross_cursor *cursor) {
    while (view->step(view, cursor)) {
        uint32_t kind = view->kind(view, cursor->node);
        engross_text number = view->attribute(view, cursor->node, ENGROSS_ATTRIBUTE_NUMBER);
        if (cursor->event == ENGROSS_EVENT_ENTER && number.size > 0 &&
            kind != ENGROSS_KIND_RECOMMENDATION)
            return number.data;
    }
    return NULL;
}

static void compare(const char *input, const char *name) {
    engross_document *document = NULL;
    engross_read_options options = {.size = sizeof options, .path = input};
    assert_int_equal(engross_document_read(&options, NULL, &document), ENGROSS_OK);
    const engross_view *view = engross_document_view(document);
    engross_cursor cursor = {.size = sizeof cursor, .top = view->root(view)};
    struct package *package = package_export(input, NULL, name);
    struct numbering *numbering = read_numbering(package);
    xmlDocPtr tree = package_tree(package, "word/document.xml");
    xmlNodePtr top = xmlDocGetRootElement(tree);
    for (xmlNodePtr node = top; node != NULL; node = next_element(top, node)) {
        char label[LABEL_SIZE];
        if (!is_named(node, "p"))
            continue;
        label_of(numbering, node, label);
        if (label[0] != '\0')
            assert_string_equal(label, next_printed(view, &cursor));
    }
    assert_null(next_printed(view, &cursor));
    assert_true(package_reported(package, "docx.number-typed") ==
                (strstr(input, "numbers.xml") != NULL));
    xmlFreeDoc(tree);
    free(numbering);
    package_free(package);
    engross_document_free(document);
}

static void counts_what_the_document_prints(void **state) {
    (void)state;
    compare(ENGROSS_SOURCE_DIR "/tests/docx/cases/numbers.xml", "numbers");
}

static void counts_the_model_sample(void **state) {
    (void)state;
    compare(ENGROSS_SOURCE_DIR "/input/model.xml", "numbers-model");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_the_document_prints),
        cmocka_unit_test(counts_the_model_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
