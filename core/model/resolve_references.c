/* Cross-references: a target is an id of this document, or the words of a heading joined by
 * hyphens as Markdown links write them. What leads nowhere keeps its text and is reported. */
#include "model/resolve.h"

#include "base/utf8.h"

#include <libxml/hash.h>
#include <string.h>

/* Appends the words of text in lower case, joined by hyphens: "legal-framework". */
static void append_slug(struct engross_buffer *slug, const char *text, size_t size) {
    for (size_t at = 0; at < size;) {
        uint32_t codepoint = engross_fold_case(engross_utf8_decode(text, size, &at));
        if (engross_is_letter(codepoint) || engross_is_digit(codepoint) || codepoint == '-' ||
            codepoint == '_')
            engross_buffer_append_codepoint(slug, codepoint);
        else if (engross_is_any_space(codepoint))
            engross_buffer_append_char(slug, '-');
    }
}

/* Adds the heading's name without its number, and "iv-legal-framework" with it. */
static bool add_slug(const struct engross_tree *tree, xmlHashTablePtr targets, xmlNodePtr section) {
    xmlNodePtr heading = engross_tree_child(section, ENGROSS_KIND_HEADING);
    if (heading == NULL)
        return true;
    const char *number = engross_tree_attribute(tree, section, ENGROSS_ATTRIBUTE_NUMBER);
    struct engross_buffer text = ENGROSS_BUFFER_INIT, slug = ENGROSS_BUFFER_INIT;
    if (number != NULL)
        engross_buffer_append_format(&text, "%s ", number);
    size_t unnumbered = text.size;
    engross_tree_plain_text(heading, &text);
    append_slug(&slug, text.data, text.size);
    /* the first heading of several alike keeps the name, and an id is stronger than any */
    if (slug.size > 0)
        xmlHashAddEntry(targets, (const xmlChar *)slug.data, section);
    engross_buffer_clear(&slug);
    append_slug(&slug, text.data + unnumbered, text.size - unnumbered);
    if (number != NULL && slug.size > 0)
        xmlHashAddEntry(targets, (const xmlChar *)slug.data, section);
    bool good = !engross_buffer_failed(&slug) && !engross_buffer_failed(&text);
    engross_buffer_finish(&slug);
    engross_buffer_finish(&text);
    return good;
}

static bool collect_targets(struct engross_tree *tree, xmlHashTablePtr targets) {
    xmlNodePtr root = tree->metadata->parent;
    for (xmlNodePtr node = root; node != NULL; node = engross_tree_next(root, node, true)) {
        const char *id = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_ID);
        if (id != NULL && xmlHashAddEntry(targets, (const xmlChar *)id, node) != 0)
            return false;
    }
    for (xmlNodePtr node = root; node != NULL; node = engross_tree_next(root, node, true))
        if (engross_tree_kind(node) == ENGROSS_KIND_SECTION && !add_slug(tree, targets, node))
            return false;
    return true;
}

/* Puts the children of node in its place. */
static void unwrap(xmlNodePtr node) {
    xmlNodePtr first = node->children;
    xmlNodePtr last = node->last;
    if (first != NULL) {
        for (xmlNodePtr child = first; child != NULL; child = child->next)
            child->parent = node->parent;
        first->prev = node->prev;
        last->next = node;
        if (node->prev != NULL)
            node->prev->next = first;
        else
            node->parent->children = first;
        node->prev = last;
        node->children = node->last = NULL;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static bool resolve_reference(struct engross_tree *tree, struct engross_diagnostics *diagnostics,
                              xmlHashTablePtr targets, xmlNodePtr reference) {
    const char *name = engross_tree_attribute(tree, reference, ENGROSS_ATTRIBUTE_TARGET);
    xmlNodePtr target = xmlHashLookup(targets, (const xmlChar *)(name == NULL ? "" : name));
    if (target != NULL) {
        const char *id = engross_tree_attribute(tree, target, ENGROSS_ATTRIBUTE_ID);
        return engross_tree_set(tree, reference, ENGROSS_ATTRIBUTE_TARGET, id);
    }
    engross_report(diagnostics, ENGROSS_MESSAGE_MODEL_REFERENCE_UNRESOLVED,
                   engross_tree_info(reference)->position, name == NULL ? "" : name, NULL);
    unwrap(reference);
    return true;
}

static xmlNodePtr next_reference(const xmlNode *root, xmlNodePtr node) {
    while (node != NULL && engross_tree_kind(node) != ENGROSS_KIND_REFERENCE)
        node = engross_tree_next(root, node, true);
    return node;
}

int32_t engross_resolve_references(struct engross_tree *tree,
                                   struct engross_diagnostics *diagnostics) {
    xmlNodePtr root = tree->metadata->parent;
    xmlNodePtr node = next_reference(root, root);
    if (node == NULL)
        return ENGROSS_OK;
    xmlHashTablePtr targets = xmlHashCreate(256);
    bool good = targets != NULL && collect_targets(tree, targets);
    while (good && node != NULL) {
        /* a reference holds no other, so what follows it stays where it is */
        xmlNodePtr after = next_reference(root, engross_tree_next(root, node, false));
        good = resolve_reference(tree, diagnostics, targets, node);
        node = after;
    }
    if (targets != NULL)
        xmlHashFree(targets, NULL);
    return good ? ENGROSS_OK : ENGROSS_NO_MEMORY;
}
