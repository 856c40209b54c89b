#include "model/tree.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Interns every name once, so that the walk compares pointers. False when memory runs out. */
static bool intern_names(struct engross_tree *tree) {
    xmlDictPtr dict = tree->doc->dict;
    bool good = true;
    for (uint32_t i = 0; i < ENGROSS_KIND_COUNT; i++)
        if (engross_kind_name(i) != NULL)
            good &= (tree->kind_names[i] =
                         xmlDictLookup(dict, (const xmlChar *)engross_kind_name(i), -1)) != NULL;
    for (uint32_t i = 1; i < ENGROSS_ATTRIBUTE_COUNT; i++)
        good &= (tree->attribute_names[i] =
                     xmlDictLookup(dict, (const xmlChar *)engross_attribute_name(i), -1)) != NULL;
    for (uint32_t i = 0; i < ENGROSS_FIELD_COUNT; i++)
        good &= (tree->field_names[i] =
                     xmlDictLookup(dict, (const xmlChar *)engross_field_name(i), -1)) != NULL;
    return good;
}

static bool build_skeleton(struct engross_tree *tree) {
    tree->doc = xmlNewDoc((const xmlChar *)"1.0");
    if (tree->doc == NULL)
        return false;
    tree->doc->dict = xmlDictCreate();
    if (tree->doc->dict == NULL || !intern_names(tree))
        return false;
    xmlNodePtr root = engross_tree_element(tree, NULL, ENGROSS_KIND_DOCUMENT, ENGROSS_NOWHERE);
    if (root == NULL)
        return false;
    xmlDocSetRootElement(tree->doc, root);
    tree->ns = xmlNewNs(root, (const xmlChar *)ENGROSS_MODEL_NAMESPACE, NULL);
    tree->xml_ns = xmlSearchNs(tree->doc, root, (const xmlChar *)"xml");
    if (tree->ns == NULL || tree->xml_ns == NULL)
        return false;
    xmlSetNs(root, tree->ns);
    tree->metadata = engross_tree_element(tree, root, ENGROSS_KIND_METADATA, ENGROSS_NOWHERE);
    tree->content = engross_tree_element(tree, root, ENGROSS_KIND_CONTENT, ENGROSS_NOWHERE);
    return tree->metadata != NULL && tree->content != NULL;
}

struct engross_tree *engross_tree_new(void) {
    struct engross_tree *tree = calloc(1, sizeof *tree);
    if (tree != NULL && !build_skeleton(tree)) {
        engross_tree_free(tree);
        tree = NULL;
    }
    return tree;
}

void engross_tree_free(struct engross_tree *tree) {
    if (tree == NULL)
        return;
    if (tree->doc != NULL)
        xmlFreeDoc(tree->doc);
    engross_arena_finish(&tree->arena);
    free(tree);
}

static bool attach_info(struct engross_tree *tree, xmlNodePtr node, uint32_t kind,
                        engross_position position) {
    struct engross_node_info *info = engross_arena_allocate(&tree->arena, sizeof *info);
    if (info == NULL)
        return false;
    *info = (struct engross_node_info){.kind = kind, .position = position};
    node->_private = info;
    return true;
}

static xmlNodePtr new_element(struct engross_tree *tree, const xmlChar *name, uint32_t kind,
                              engross_position position) {
    xmlNodePtr node = xmlNewDocNodeEatName(tree->doc, tree->ns, (xmlChar *)name, NULL);
    if (node == NULL)
        return NULL;
    if (!attach_info(tree, node, kind, position)) {
        xmlFreeNode(node);
        return NULL;
    }
    return node;
}

xmlNodePtr engross_tree_element(struct engross_tree *tree, xmlNodePtr parent, uint32_t kind,
                                engross_position position) {
    xmlNodePtr node = new_element(tree, tree->kind_names[kind], kind, position);
    if (node != NULL && parent != NULL)
        xmlAddChild(parent, node);
    return node;
}

xmlNodePtr engross_tree_field(struct engross_tree *tree, uint32_t field,
                              engross_position position) {
    xmlNodePtr node = new_element(tree, tree->field_names[field], ENGROSS_KIND_FIELD, position);
    if (node == NULL)
        return NULL;
    ((struct engross_node_info *)node->_private)->field = field;
    xmlAddChild(tree->metadata, node);
    return node;
}

xmlNodePtr engross_tree_text(struct engross_tree *tree, xmlNodePtr parent, const char *data,
                             size_t size, engross_position position) {
    xmlNodePtr node = xmlNewDocTextLen(tree->doc, (const xmlChar *)data, (int)size);
    if (node == NULL)
        return NULL;
    if (!attach_info(tree, node, ENGROSS_KIND_TEXT, position)) {
        xmlFreeNode(node);
        return NULL;
    }
    /* linked by hand: xmlAddChild would merge it into a neighbour */
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
    return node;
}

static xmlAttrPtr find_attribute(const struct engross_tree *tree, const xmlNode *node,
                                 uint32_t attribute) {
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    xmlAttrPtr at = node->properties;
    while (at != NULL && at->name != tree->attribute_names[attribute])
        at = at->next;
    return at;
}

const char *engross_tree_attribute(const struct engross_tree *tree, const xmlNode *node,
                                   uint32_t attribute) {
    const xmlAttr *found = find_attribute(tree, node, attribute);
    if (found == NULL && attribute == ENGROSS_ATTRIBUTE_CYCLE && node->parent != NULL &&
        engross_tree_kind(node) == ENGROSS_KIND_RECOMMENDATION)
        found = find_attribute(tree, node->parent, attribute);
    if (found == NULL)
        return NULL;
    return found->children == NULL ? "" : (const char *)found->children->content;
}

/* The characters of an attribute. Short ones lie in the node itself, as they do in what libxml2's
 * parser makes (XML_PARSE_COMPACT): a long document has some hundred thousand of them. */
static xmlNodePtr new_value(struct engross_tree *tree, const char *value) {
    xmlNodePtr text = xmlNewDocText(tree->doc, NULL);
    size_t size = strlen(value) + 1;
    if (text == NULL)
        return NULL;
    if (size <= 2 * sizeof(void *))
        text->content = memcpy((xmlChar *)text + offsetof(xmlNode, properties), value, size);
    else
        text->content = xmlStrdup((const xmlChar *)value);
    if (text->content != NULL)
        return text;
    xmlFreeNode(text);
    return NULL;
}

bool engross_tree_set(struct engross_tree *tree, xmlNodePtr node, uint32_t attribute,
                      const char *value) {
    xmlAttrPtr old = find_attribute(tree, node, attribute);
    if (old != NULL && old->children != NULL &&
        strcmp((const char *)old->children->content, value) == 0)
        return true;
    xmlNodePtr text = new_value(tree, value);
    if (text == NULL)
        return false;
    if (old != NULL)
        xmlRemoveProp(old);
    xmlNsPtr ns = attribute == ENGROSS_ATTRIBUTE_LANGUAGE ? tree->xml_ns : NULL;
    xmlAttrPtr fresh = xmlNewNsProp(node, ns, tree->attribute_names[attribute], NULL);
    if (fresh == NULL) {
        xmlFreeNode(text);
        return false;
    }
    text->parent = (xmlNodePtr)fresh;
    fresh->children = fresh->last = text;
    return true;
}

bool engross_tree_set_integer(struct engross_tree *tree, xmlNodePtr node, uint32_t attribute,
                              int64_t value) {
    struct engross_buffer digits = ENGROSS_BUFFER_INIT;
    engross_buffer_append_integer(&digits, value);
    bool good =
        !engross_buffer_failed(&digits) && engross_tree_set(tree, node, attribute, digits.data);
    engross_buffer_finish(&digits);
    return good;
}

xmlNodePtr engross_tree_find_field(const struct engross_tree *tree, uint32_t field) {
    xmlNodePtr node = tree->metadata->children;
    while (node != NULL && engross_tree_info(node)->field != field)
        node = node->next;
    return node;
}

xmlNodePtr engross_tree_next_field(const xmlNode *node) {
    uint32_t field = engross_tree_info(node)->field;
    xmlNodePtr next = node->next;
    while (next != NULL && engross_tree_info(next)->field != field)
        next = next->next;
    return next;
}

xmlNodePtr engross_tree_next(const xmlNode *top, const xmlNode *node, bool into) {
    if (into && node->children != NULL)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

xmlNodePtr engross_tree_child(const xmlNode *node, uint32_t kind) {
    xmlNodePtr child = node->children;
    while (child != NULL && engross_tree_kind(child) != kind)
        child = child->next;
    return child;
}

void engross_tree_plain_text(const xmlNode *node, struct engross_buffer *buffer) {
    bool into = true;
    for (const xmlNode *at = node; at != NULL; at = engross_tree_next(node, at, into)) {
        uint32_t kind = engross_tree_kind(at);
        into = kind != ENGROSS_KIND_NOTE || at == node;
        bool gap = buffer->size > 0 && buffer->data[buffer->size - 1] != ' ';
        if (!engross_model_is_inline(kind) && gap)
            engross_buffer_append_char(buffer, ' ');
        if (kind == ENGROSS_KIND_TEXT)
            engross_buffer_append_string(buffer, (const char *)at->content);
        else if (kind == ENGROSS_KIND_LINE_BREAK)
            engross_buffer_append_char(buffer, ' ');
    }
}
