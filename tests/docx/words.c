/* Every word of the content stands in the Word file, in the order of the source. */
#include "package.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Text with every run of white space as one space, for comparing words. */
static void add_words(struct engross_buffer *words, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        bool is_space = strchr(" \t\n", text[i]) != NULL;
        if (!is_space)
            engross_buffer_append_char(words, text[i]);
        else if (words->size > 0 && words->data[words->size - 1] != ' ')
            engross_buffer_append_char(words, ' ');
    }
}

/* What the document prints: text, and the labels and typed numbers that Word does not count.
 * Notes are parts of their own, figures have no text. */
static void source_words(const engross_view *view, const engross_node *top,
                         struct engross_buffer *words) {
    engross_cursor cursor = {.size = sizeof cursor, .top = top};
    while (view->step(view, &cursor)) {
        static const uint32_t labels[] = {ENGROSS_ATTRIBUTE_LABEL, ENGROSS_ATTRIBUTE_SPEAKER};
        uint32_t kind = view->kind(view, cursor.node);
        bool is_inside = (kind >= ENGROSS_KIND_TEXT && kind < ENGROSS_KIND_LINE_BREAK) ||
                         kind == ENGROSS_KIND_NOTE;
        if (!is_inside)
            add_words(words, " ", 1);
        if (cursor.event == ENGROSS_EVENT_EXIT)
            continue;
        cursor.skip = kind == ENGROSS_KIND_NOTE;
        for (size_t i = 0; i < 2; i++) {
            engross_text label = view->attribute(view, cursor.node, labels[i]);
            add_words(words, label.data, label.size);
            add_words(words, " ", label.size > 0);
        }
        engross_text text = view->text(view, cursor.node);
        add_words(words, text.data, text.size);
    }
}

static void exported_words(const struct package *package, struct engross_buffer *words) {
    xmlDocPtr tree = package_tree(package, "word/document.xml");
    xmlNodePtr top = xmlDocGetRootElement(tree);
    for (xmlNodePtr node = top; node != NULL; node = next_element(top, node)) {
        xmlNodePtr before = xmlPreviousElementSibling(node);
        if (before != NULL && is_named(before, "footnoteReference"))
            continue; /* a note's mark */
        if (is_named(node, "t")) {
            xmlChar *text = xmlNodeGetContent(node);
            add_words(words, (const char *)text, strlen((const char *)text));
            xmlFree(text);
        } else if (is_named(node, "softHyphen"))
            add_words(words, "\u00AD", strlen("\u00AD"));
        else if (is_named(node, "p") || is_named(node, "br") || is_named(node, "tab"))
            add_words(words, " ", 1);
    }
    xmlFreeDoc(tree);
}

static void keeps_words(const char *input, const char *name) {
    engross_document *document = NULL;
    engross_read_options options = {.size = sizeof options, .path = input};
    struct engross_buffer wanted = ENGROSS_BUFFER_INIT;
    struct engross_buffer found = ENGROSS_BUFFER_INIT;
    assert_int_equal(engross_document_read(&options, NULL, &document), ENGROSS_OK);
    const engross_view *view = engross_document_view(document);
    struct package *package = package_export(input, "article", name);
    const engross_node *content = view->next(view, view->first_child(view, view->root(view)));
    source_words(view, content, &wanted);
    exported_words(package, &found);
    /* What stands before the content is the title block. */
    while (wanted.size > 0 && wanted.data[wanted.size - 1] == ' ')
        wanted.data[--wanted.size] = '\0';
    while (found.size > 0 && found.data[found.size - 1] == ' ')
        found.data[--found.size] = '\0';
    const char *from = wanted.data + (wanted.data[0] == ' ');
    if (found.size < strlen(from) || strcmp(found.data + found.size - strlen(from), from) != 0)
        print_message("%s\n", found.data);
    assert_true(found.size >= strlen(from));
    assert_string_equal(found.data + found.size - strlen(from), from);
    engross_buffer_finish(&wanted);
    engross_buffer_finish(&found);
    package_free(package);
    engross_document_free(document);
}

static void keeps_the_words_of_the_model_sample(void **state) {
    (void)state;
    keeps_words(ENGROSS_SOURCE_DIR "/input/model.xml", "words-model");
}

static void keeps_the_words_of_the_features(void **state) {
    (void)state;
    keeps_words(ENGROSS_SOURCE_DIR "/tests/docx/cases/features.xml", "words-features");
}

static void keeps_the_words_of_right_to_left_text(void **state) {
    (void)state;
    keeps_words(ENGROSS_SOURCE_DIR "/tests/docx/cases/arabic.xml", "words-arabic");
}

static void keeps_the_words_beyond_the_limits(void **state) {
    (void)state;
    keeps_words(ENGROSS_SOURCE_DIR "/tests/docx/cases/limits.xml", "words-limits");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_words_of_the_model_sample),
        cmocka_unit_test(keeps_the_words_of_the_features),
        cmocka_unit_test(keeps_the_words_of_right_to_left_text),
        cmocka_unit_test(keeps_the_words_beyond_the_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
