/* Language and direction of the document and its spans, and the labels of printed fields. */
#include "model/language.h"
#include "model/resolve.h"

#include "base/utf8.h"

#include <string.h>

struct label_row {
    const char *language; /* primary subtag; the first row of a field is for all others */
    uint32_t field;
    const char *label;
};

static const struct label_row labels[] = {
    {"", ENGROSS_FIELD_DISTRIBUTION, "Distr.:"},
    {"fr", ENGROSS_FIELD_DISTRIBUTION, "Distr."},
    {"es", ENGROSS_FIELD_DISTRIBUTION, "Distr."},
    {"", ENGROSS_FIELD_ORIGINAL_LANGUAGE, "Original:"},
    {"fr", ENGROSS_FIELD_ORIGINAL_LANGUAGE, "Original :"},
    {"", ENGROSS_FIELD_SOURCE, "Source:"},
    {"fr", ENGROSS_FIELD_SOURCE, "Source :"},
    {"es", ENGROSS_FIELD_SOURCE, "Fuente:"},
    {"ru", ENGROSS_FIELD_SOURCE, "Источник:"},
    {"kk", ENGROSS_FIELD_SOURCE, "Дереккөз:"},
    {"ar", ENGROSS_FIELD_SOURCE, "المصدر:"},
    {"zh", ENGROSS_FIELD_SOURCE, "来源："},
};

static const char *field_label(uint32_t field, const char *language) {
    const char *found = NULL;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (labels[i].field == field &&
            (labels[i].language[0] == '\0' || engross_language_is(language, labels[i].language)))
            found = labels[i].label;
    return found;
}

/* The document's language: its own, else what the language field says, else English. */
static const char *document_language(struct engross_tree *tree) {
    xmlNodePtr root = tree->metadata->parent;
    const char *language = engross_tree_attribute(tree, root, ENGROSS_ATTRIBUTE_LANGUAGE);
    if (language != NULL && language[0] != '\0')
        return language;
    xmlNodePtr field = engross_tree_find_field(tree, ENGROSS_FIELD_LANGUAGE);
    if (field != NULL)
        language = engross_tree_attribute(tree, field, ENGROSS_ATTRIBUTE_VALUE);
    return language != NULL && language[0] != '\0' ? language : "en";
}

/* Gives node the direction of its language where it sets one and says nothing of direction. */
static bool set_direction(struct engross_tree *tree, xmlNodePtr node) {
    const char *language = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_LANGUAGE);
    if (language == NULL || engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_DIRECTION) != NULL)
        return true;
    const char *direction = engross_language_is_right_to_left(language) ? "rtl" : "ltr";
    return engross_tree_set(tree, node, ENGROSS_ATTRIBUTE_DIRECTION, direction);
}

/* Whether text has letters and none of them of a script that is written from right to left. */
static bool reads_left_to_right(const struct engross_buffer *text) {
    bool letter = false;
    for (size_t at = 0; at < text->size;) {
        uint32_t codepoint = engross_utf8_decode(text->data, text->size, &at);
        if ((codepoint >= 0x590 && codepoint <= 0x8FF) ||
            (codepoint >= 0xFB1D && codepoint <= 0xFEFF) ||
            (codepoint >= 0x10800 && codepoint <= 0x10FFF))
            return false;
        letter = letter || engross_is_letter(codepoint);
    }
    return letter;
}

/* Arabic documents of the United Nations have parts of their masthead in English: "5 August 2025"
 * is not to be turned round. */
static bool direct_field(struct engross_tree *tree, xmlNodePtr field) {
    if (engross_tree_attribute(tree, field, ENGROSS_ATTRIBUTE_DIRECTION) != NULL)
        return true;
    struct engross_buffer text = ENGROSS_BUFFER_INIT;
    engross_tree_plain_text(field, &text);
    bool good = !engross_buffer_failed(&text);
    if (good && reads_left_to_right(&text))
        good = engross_tree_set(tree, field, ENGROSS_ATTRIBUTE_DIRECTION, "ltr");
    engross_buffer_finish(&text);
    return good;
}

int32_t engross_resolve_language(struct engross_tree *tree) {
    xmlNodePtr root = tree->metadata->parent;
    bool good = engross_tree_set(tree, root, ENGROSS_ATTRIBUTE_LANGUAGE, document_language(tree));
    for (xmlNodePtr node = root; good && node != NULL; node = engross_tree_next(root, node, true))
        good = set_direction(tree, node);
    if (good && engross_tree_attribute(tree, root, ENGROSS_ATTRIBUTE_KIND) == NULL)
        good = engross_tree_set(tree, root, ENGROSS_ATTRIBUTE_KIND, "page");
    bool turned = engross_language_is_right_to_left(document_language(tree));
    for (xmlNodePtr field = tree->metadata->children; good && field != NULL; field = field->next) {
        good = !turned || direct_field(tree, field);
        const char *label = field_label(engross_tree_info(field)->field, document_language(tree));
        if (label != NULL && engross_tree_attribute(tree, field, ENGROSS_ATTRIBUTE_LABEL) == NULL)
            good = engross_tree_set(tree, field, ENGROSS_ATTRIBUTE_LABEL, label);
    }
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
