#include "model/document.h"

#include "model/canonical.h"
#include "model/number.h"

#include <libxml/hash.h>
#include <stdlib.h>
#include <string.h>

#define ID_SIZE 256 /* longer ones are looked up through new memory */

struct engross_document {
    engross_view view;
    struct engross_tree *tree;
    xmlHashTablePtr ids;
    struct engross_arena *scratch; /* strings made for plain_text() */
};

static const engross_document *document_of(const engross_view *view) {
    return view->data;
}

static const xmlNode *xml(const engross_node *node) {
    return (const xmlNode *)node;
}

static const engross_node *handle(const xmlNode *node) {
    return (const engross_node *)node;
}

static const engross_node *view_root(const engross_view *view) {
    return handle(document_of(view)->tree->metadata->parent);
}

static uint32_t view_kind(const engross_view *view, const engross_node *node) {
    (void)view;
    return engross_tree_kind(xml(node));
}

static const engross_node *view_parent(const engross_view *view, const engross_node *node) {
    (void)view;
    const xmlNode *parent = xml(node)->parent;
    return parent != NULL && parent->type == XML_ELEMENT_NODE ? handle(parent) : NULL;
}

static const engross_node *view_first_child(const engross_view *view, const engross_node *node) {
    (void)view;
    return handle(xml(node)->children);
}

static const engross_node *view_next(const engross_view *view, const engross_node *node) {
    (void)view;
    return handle(xml(node)->next);
}

static const engross_node *view_previous(const engross_view *view, const engross_node *node) {
    (void)view;
    return handle(xml(node)->prev);
}

static engross_text text_of(const char *string) {
    return (engross_text){string, string == NULL ? 0 : strlen(string)};
}

static engross_text view_text(const engross_view *view, const engross_node *node) {
    (void)view;
    if (engross_tree_kind(xml(node)) != ENGROSS_KIND_TEXT)
        return (engross_text){NULL, 0};
    return text_of((const char *)xml(node)->content);
}

static engross_text view_plain_text(const engross_view *view, const engross_node *node) {
    struct engross_buffer buffer = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&buffer, "", 0);
    engross_tree_plain_text(xml(node), &buffer);
    engross_text text = {NULL, 0};
    if (!engross_buffer_failed(&buffer)) {
        text.data = engross_arena_copy(document_of(view)->scratch, buffer.data, buffer.size);
        text.size = text.data == NULL ? 0 : buffer.size;
    }
    engross_buffer_finish(&buffer);
    return text;
}

static engross_text view_attribute(const engross_view *view, const engross_node *node,
                                   uint32_t attribute) {
    if (attribute == ENGROSS_ATTRIBUTE_NAME && engross_tree_kind(xml(node)) == ENGROSS_KIND_FIELD)
        return text_of((const char *)xml(node)->name);
    if (attribute == ENGROSS_ATTRIBUTE_NONE || attribute >= ENGROSS_ATTRIBUTE_COUNT)
        return (engross_text){NULL, 0};
    return text_of(engross_tree_attribute(document_of(view)->tree, xml(node), attribute));
}

static int64_t view_integer(const engross_view *view, const engross_node *node, uint32_t attribute,
                            int64_t absent) {
    engross_text value = view_attribute(view, node, attribute);
    bool zero = value.size == 1 && value.data[0] == '0';
    int64_t number = engross_number_value(value.data, value.size, ENGROSS_NUMBERING_DECIMAL);
    return number > 0 || zero ? number : absent;
}

/* The attribute of the nearest element, node or above, that carries it; DOCUMENT always does. */
static engross_text inherited(const engross_view *view, const engross_node *node,
                              uint32_t attribute) {
    const struct engross_tree *tree = document_of(view)->tree;
    const char *value = NULL;
    for (const xmlNode *at = xml(node); at->parent != NULL && value == NULL; at = at->parent)
        value = engross_tree_attribute(tree, at, attribute);
    return text_of(value);
}

static engross_text view_language(const engross_view *view, const engross_node *node) {
    return inherited(view, node, ENGROSS_ATTRIBUTE_LANGUAGE);
}

static int32_t view_direction(const engross_view *view, const engross_node *node) {
    engross_text direction = inherited(view, node, ENGROSS_ATTRIBUTE_DIRECTION);
    bool rtl = direction.size > 0 && strcmp(direction.data, "rtl") == 0;
    return rtl ? ENGROSS_DIRECTION_RTL : ENGROSS_DIRECTION_LTR;
}

static const engross_node *view_find(const engross_view *view, engross_text id) {
    if (id.data == NULL)
        return NULL;
    const xmlNode *found = NULL;
    char own[ID_SIZE]; /* the text may be a plugin's, without a NUL */
    if (id.size < sizeof own) {
        memcpy(own, id.data, id.size);
        own[id.size] = '\0';
        return xmlHashLookup(document_of(view)->ids, (const xmlChar *)own);
    }
    struct engross_buffer copy = ENGROSS_BUFFER_INIT;
    engross_buffer_append(&copy, id.data, id.size);
    if (!engross_buffer_failed(&copy))
        found = xmlHashLookup(document_of(view)->ids, (const xmlChar *)copy.data);
    engross_buffer_finish(&copy);
    return handle(found);
}

static const engross_node *view_field(const engross_view *view, uint32_t field, size_t index) {
    const xmlNode *node = engross_tree_find_field(document_of(view)->tree, field);
    while (node != NULL && index-- > 0)
        node = engross_tree_next_field(node);
    return handle(node);
}

static engross_position view_position(const engross_view *view, const engross_node *node) {
    (void)view;
    return engross_tree_info(xml(node))->position;
}

static int32_t view_step(const engross_view *view, engross_cursor *cursor) {
    (void)view;
    const xmlNode *at = xml(cursor->node);
    if (at == NULL) {
        cursor->node = cursor->top;
        cursor->event = ENGROSS_EVENT_ENTER;
        return 1;
    }
    if (cursor->event == ENGROSS_EVENT_ENTER) {
        bool into = cursor->skip == 0 && at->children != NULL;
        cursor->skip = 0;
        cursor->event = into ? ENGROSS_EVENT_ENTER : ENGROSS_EVENT_EXIT;
        cursor->node = into ? handle(at->children) : cursor->node;
        return 1;
    }
    if (cursor->node == cursor->top)
        return 0;
    bool sibling = at->next != NULL;
    cursor->event = sibling ? ENGROSS_EVENT_ENTER : ENGROSS_EVENT_EXIT;
    cursor->node = handle(sibling ? at->next : at->parent);
    return 1;
}

static int32_t view_canonical(const engross_view *view, const engross_node *node,
                              int32_t (*put)(void *user, const void *data, size_t size),
                              void *user) {
    return engross_canonical_write(document_of(view)->tree, xml(node), put, user);
}

static const engross_view view_functions = {
    .size = sizeof(engross_view),
    .root = view_root,
    .kind = view_kind,
    .parent = view_parent,
    .first_child = view_first_child,
    .next = view_next,
    .previous = view_previous,
    .text = view_text,
    .plain_text = view_plain_text,
    .attribute = view_attribute,
    .integer = view_integer,
    .language = view_language,
    .direction = view_direction,
    .find = view_find,
    .field = view_field,
    .position = view_position,
    .step = view_step,
    .canonical = view_canonical,
};

static bool index_ids(engross_document *document) {
    const struct engross_tree *tree = document->tree;
    xmlNodePtr root = tree->metadata->parent;
    for (xmlNodePtr node = root; node != NULL; node = engross_tree_next(root, node, true)) {
        const char *id = engross_tree_attribute(tree, node, ENGROSS_ATTRIBUTE_ID);
        if (id != NULL && xmlHashAddEntry(document->ids, (const xmlChar *)id, node) != 0)
            return false;
    }
    return true;
}

engross_document *engross_document_freeze(struct engross_tree *tree) {
    engross_document *document = calloc(1, sizeof *document);
    if (document == NULL) {
        engross_tree_free(tree);
        return NULL;
    }
    document->view = view_functions;
    document->view.data = document;
    document->tree = tree;
    document->scratch = calloc(1, sizeof *document->scratch);
    document->ids = xmlHashCreate(256);
    if (document->scratch == NULL || document->ids == NULL || !index_ids(document)) {
        engross_document_free(document);
        return NULL;
    }
    return document;
}

void engross_document_free(engross_document *document) {
    if (document == NULL)
        return;
    engross_tree_free(document->tree);
    if (document->ids != NULL)
        xmlHashFree(document->ids, NULL);
    if (document->scratch != NULL)
        engross_arena_finish(document->scratch);
    free(document->scratch);
    free(document);
}

const engross_view *engross_document_view(const engross_document *document) {
    return &document->view;
}
