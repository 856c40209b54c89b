/* The canonical XML tree: libxml2's, each node knowing its kind and its place in the source.
 *
 * Only core/model includes libxml2's tree header. Every node of the tree is an element of the
 * model or characters, has _private pointing to a struct engross_node_info in the tree's arena,
 * and its names are interned in the document's dictionary, so that they compare as pointers. */
#ifndef ENGROSS_MODEL_TREE_H
#define ENGROSS_MODEL_TREE_H

#include "base/arena.h"
#include "diagnostic/diagnostic.h"
#include "model/vocabulary.h"

#include <libxml/tree.h>

struct engross_node_info {
    uint32_t kind;
    uint32_t field; /* FIELD: ENGROSS_FIELD_* */
    engross_position position;
};

struct engross_tree {
    xmlDocPtr doc;
    xmlNsPtr ns;
    xmlNsPtr xml_ns;
    xmlNodePtr metadata;
    xmlNodePtr content;
    const xmlChar *kind_names[ENGROSS_KIND_COUNT]; /* interned */
    const xmlChar *attribute_names[ENGROSS_ATTRIBUTE_COUNT];
    const xmlChar *field_names[ENGROSS_FIELD_COUNT];
    struct engross_arena arena; /* node infos */
};

/* An empty document: DOCUMENT, METADATA, CONTENT. NULL when memory runs out. */
struct engross_tree *engross_tree_new(void);
void engross_tree_free(struct engross_tree *tree);

static inline const struct engross_node_info *engross_tree_info(const xmlNode *node) {
    return node->_private;
}
static inline uint32_t engross_tree_kind(const xmlNode *node) {
    return engross_tree_info(node)->kind;
}

/* A new element, or TEXT with size bytes of data, as parent's last child (unlinked where parent
 * is NULL). NULL when memory runs out. */
xmlNodePtr engross_tree_element(struct engross_tree *tree, xmlNodePtr parent, uint32_t kind,
                                engross_position position);
xmlNodePtr engross_tree_field(struct engross_tree *tree, uint32_t field, engross_position position);
xmlNodePtr engross_tree_text(struct engross_tree *tree, xmlNodePtr parent, const char *data,
                             size_t size, engross_position position);
/* The value of an attribute, or NULL. A recommendation that says no cycle is of its line's. */
const char *engross_tree_attribute(const struct engross_tree *tree, const xmlNode *node,
                                   uint32_t attribute);
/* Sets an attribute, replacing its value. False when memory runs out. */
bool engross_tree_set(struct engross_tree *tree, xmlNodePtr node, uint32_t attribute,
                      const char *value);
bool engross_tree_set_integer(struct engross_tree *tree, xmlNodePtr node, uint32_t attribute,
                              int64_t value);
/* The first field of that number, or the next after node; NULL where there is none. */
xmlNodePtr engross_tree_find_field(const struct engross_tree *tree, uint32_t field);
xmlNodePtr engross_tree_next_field(const xmlNode *node);
/* The next node in document order below top (entered, not left), or NULL. into says whether to
 * go into node's children. */
xmlNodePtr engross_tree_next(const xmlNode *top, const xmlNode *node, bool into);
/* The first child of that kind, or NULL. */
xmlNodePtr engross_tree_child(const xmlNode *node, uint32_t kind);
/* Appends the characters below node, notes left out; line breaks and the gaps between
 * blocks are spaces. */
void engross_tree_plain_text(const xmlNode *node, struct engross_buffer *buffer);

#endif
